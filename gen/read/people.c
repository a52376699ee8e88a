#include "read/inside.h"

void read_people(
	struct reader *r, const struct read_element *e, const struct xml_node *n, void *into)
{
	read_parts(r, e, n, into);
}

void read_person(
	struct reader *r, const struct read_element *e, const struct xml_node *n, void *into)
{
	struct person *p = ARENA_NEW(r->a, struct person);
	(void)into;
	p->id = read_keep(r, read_value(e, n, "id"));
	p->role = (enum person_role)read_choice(e, n, "role", PERSON_OTHER);
	p->loc = n->loc;
	read_doubts(r, n, NULL, p);
	r->name_tail = &p->name;
	read_parts(r, e, n, p);
	*r->person_tail = p;
	r->person_tail = &p->next;
}

void read_person_name(
	struct reader *r, const struct read_element *e, const struct xml_node *n, void *into)
{
	struct str text = read_bare(r, e, n);
	struct name *name;
	(void)into;
	if (!text.n)
		return;
	name = ARENA_NEW(r->a, struct name);
	name->text = text;
	if (!str_eq(r->lang, r->outer_lang))
		name->lang = r->lang;
	*r->name_tail = name;
	r->name_tail = &name->next;
}

void read_person_text(
	struct reader *r, const struct read_element *e, const struct xml_node *n, void *into)
{
	struct str *text = (void *)((char *)into + e->at);
	*text = read_bare(r, e, n);
}

void read_person_bio(
	struct reader *r, const struct read_element *e, const struct xml_node *n, void *into)
{
	struct person *p = into;
	p->bio = read_paras(r, e, n);
}

void read_person_portrait(
	struct reader *r, const struct read_element *e, const struct xml_node *n, void *into)
{
	struct person *p = into;
	p->portrait = read_image(r, e, n);
	p->portrait_credit = read_text(r, e, n);
}
