#include "write/xml.h"

enum { META = 1, FIELD, PARA };

static void field(struct write_xml *x, const char *name, const struct span *s)
{
	struct write_element e = { .name = name };
	if (s)
		write_xml_line(x, &e, s, FIELD);
}

static void words(struct write_xml *x, struct write_element *e, struct str s, int level)
{
	if (!s.n)
		return;
	write_fold_open(&x->f, e);
	write_fold_text(&x->f, s);
	write_fold_close(&x->f);
	write_fold_set(&x->f, level);
}

static void paras(struct write_xml *x, const char *name, const struct block *b, int level)
{
	struct write_element e = { .name = name };
	if (!b)
		return;
	write_fold_begin(&x->f, &e, level);
	write_xml_paras(x, b, level + 1);
	write_fold_end(&x->f, level);
}

static void dates(struct write_xml *x, const struct meta *m)
{
	static const char *const kinds[DATE_N] = { "conducted", "published", "revised" };
	for (int i = 0; i < DATE_N; i++) {
		struct write_element e = { .name = "date" };
		if (!m->date[i].n)
			continue;
		write_attr(&e, "kind", str_of(kinds[i]));
		write_attr(&e, "when", m->date[i]);
		write_fold_leaf(&x->f, &e);
		write_fold_set(&x->f, FIELD);
	}
}

static void identifiers(struct write_xml *x, const struct meta *m)
{
	static const char *const kinds[ID_N] = { "url", "doi", "issn", "isbn", "uuid" };
	for (int i = 0; i < ID_N; i++) {
		struct write_element e = { .name = "identifier" };
		write_attr(&e, "kind", str_of(kinds[i]));
		words(x, &e, m->identifier[i], FIELD);
	}
}

static void rights(struct write_xml *x, const struct meta *m)
{
	struct write_element e = { .name = "rights" };
	if (m->licence.n)
		write_attr(&e, "licence", write_address(x->a, m->licence));
	if (m->rights || e.attrs)
		write_xml_line(x, &e, m->rights, FIELD);
}

static void credits(struct write_xml *x, const struct credit *c)
{
	for (; c; c = c->next) {
		struct write_element e = { .name = "credit" };
		write_attr(&e, "role", c->role.n ? c->role : STR("oth"));
		if (c->name.n && !str_eq(c->name, interview_plain(x->a, c->text)))
			write_attr(&e, "name", c->name);
		write_xml_line(x, &e, c->text, FIELD);
	}
}

void write_xml_meta(struct write_xml *x)
{
	const struct meta *m = &x->iv->meta;
	struct write_element e = { .name = "meta" }, subject = { .name = "subject" };
	write_fold_begin(&x->f, &e, META);
	field(x, "kicker", m->kicker);
	field(x, "title", m->title);
	field(x, "subtitle", m->subtitle);
	paras(x, "summary", m->summary, FIELD);
	dates(x, m);
	field(x, "place", m->place);
	field(x, "occasion", m->occasion);
	field(x, "publication", m->publication);
	field(x, "publisher", m->publisher);
	identifiers(x, m);
	rights(x, m);
	for (size_t i = 0; i < m->subjects; i++)
		words(x, &subject, m->subject[i], FIELD);
	credits(x, m->credit);
	paras(x, "editor-note", m->editor_note, FIELD);
	write_fold_end(&x->f, META);
}

static void line(struct write_xml *x, const char *name, struct str s)
{
	struct write_element e = { .name = name };
	words(x, &e, s, PARA);
}

static void names(struct write_xml *x, const struct name *n)
{
	for (; n; n = n->next) {
		struct write_element e = { .name = "name" };
		struct str outer = write_xml_lang(x, &e, n->lang);
		words(x, &e, n->text, PARA);
		x->lang = outer;
	}
}

static void portrait(struct write_xml *x, const struct person *p)
{
	struct write_element e = { .name = "portrait" };
	if (!p->portrait)
		return;
	write_xml_picture(x, &e, p->portrait);
	write_xml_line(x, &e, p->portrait_credit, PARA);
}

static void person(struct write_xml *x, const struct person *p)
{
	struct write_element e = { .name = "person" };
	struct str sort = interview_sort_name(x->a, p->name->text);
	write_xml_doubts(x, p, FIELD);
	write_attr(&e, "id", write_xml_person(x, p));
	write_attr(&e, "role", str_of(interview_role_name(p->role)));
	write_fold_begin(&x->f, &e, FIELD);
	names(x, p->name);
	if (!str_eq(p->sort, sort))
		line(x, "sort", p->sort);
	if (!str_eq(p->label, p->name->text))
		line(x, "label", p->label);
	line(x, "initials", p->initials);
	line(x, "job", p->job);
	line(x, "affiliation", p->affiliation);
	paras(x, "bio", p->bio, PARA);
	portrait(x, p);
	write_fold_end(&x->f, FIELD);
}

void write_xml_people(struct write_xml *x)
{
	struct write_element e = { .name = "people" };
	if (!x->iv->people)
		return;
	write_fold_begin(&x->f, &e, META);
	for (const struct person *p = x->iv->people; p; p = p->next)
		person(x, p);
	write_fold_end(&x->f, META);
}
