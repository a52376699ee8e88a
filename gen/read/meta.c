#include "read/inside.h"

void read_meta(struct reader *r, const struct read_element *e, const struct xml_node *n, void *into)
{
	struct interview *iv = into;
	read_parts(r, e, n, &iv->meta);
	iv->meta.subject = ARENA_ARRAY(r->a, r->subjects.n + 1, struct str);
	iv->meta.subjects = r->subjects.n;
	if (r->subjects.n)
		memcpy(iv->meta.subject, r->subjects.v, r->subjects.n * sizeof *r->subjects.v);
}

void read_meta_text(
	struct reader *r, const struct read_element *e, const struct xml_node *n, void *into)
{
	struct span **text = (void *)((char *)into + e->at);
	*text = read_text(r, e, n);
	if (!*text && strcmp(e->name, "title") != 0)
		diag_at(r->diag, DIAG_WARNING, n->loc,
			"expected text in <%s>, found none; it is left out", e->name);
}

void read_meta_paras(
	struct reader *r, const struct read_element *e, const struct xml_node *n, void *into)
{
	struct block **paras = (void *)((char *)into + e->at);
	*paras = read_paras(r, e, n);
}

void read_meta_date(
	struct reader *r, const struct read_element *e, const struct xml_node *n, void *into)
{
	struct meta *m = into;
	int kind = read_choice(e, n, "kind", -1);
	struct str when = read_value(e, n, "when");
	read_nothing(r, e, n);
	if (kind < 0 || !when.n)
		return;
	if (m->date[kind].n)
		diag_at(r->diag, DIAG_ERROR, n->loc,
			"expected at most one <date> of each kind, found another; it is left out");
	else
		m->date[kind] = read_keep(r, when);
}

void read_meta_identifier(
	struct reader *r, const struct read_element *e, const struct xml_node *n, void *into)
{
	static const char *const form[ID_N] = { "an address such as https://example.org/",
		"a DOI such as 10.1000/182", "an ISSN such as 2049-3630",
		"an ISBN with its check digit right",
		"a UUID such as 2f1acc6c-24f0-4e9b-b6b1-2b1c3f3f5a10" };
	struct meta *m = into;
	int kind = read_choice(e, n, "kind", -1);
	struct str id = read_bare(r, e, n);
	if (kind < 0 || !id.n)
		return;
	if (!read_is_identifier((enum identifier_kind)kind, id))
		diag_at(r->diag, DIAG_ERROR, n->loc, "expected %s, found \"%.*s\"; it is left out",
			form[kind], (int)(id.n < 60 ? id.n : 60), id.s);
	else if (m->identifier[kind].n)
		diag_at(r->diag, DIAG_ERROR, n->loc,
			"expected at most one <identifier> of each kind, found another; it is left "
			"out");
	else
		m->identifier[kind] = id;
}

void read_meta_rights(
	struct reader *r, const struct read_element *e, const struct xml_node *n, void *into)
{
	struct meta *m = into;
	m->rights = read_text(r, e, n);
	m->licence = read_keep(r, read_value(e, n, "licence"));
}

void read_meta_subject(
	struct reader *r, const struct read_element *e, const struct xml_node *n, void *into)
{
	struct str s = read_bare(r, e, n);
	(void)into;
	if (s.n)
		*VEC_PUSH(r->scratch, &r->subjects) = s;
}

void read_meta_credit(
	struct reader *r, const struct read_element *e, const struct xml_node *n, void *into)
{
	struct credit *c = ARENA_NEW(r->a, struct credit);
	(void)into;
	c->role = read_keep(r, read_value(e, n, "role"));
	c->name = read_keep(r, read_value(e, n, "name"));
	c->text = read_text(r, e, n);
	if (!interview_has_text(c->text)) {
		diag_at(r->diag, DIAG_ERROR, n->loc,
			"expected the line to show in <credit>, found none; it is left out");
		return;
	}
	if (!c->name.n)
		c->name = interview_plain(r->a, c->text);
	*r->credit_tail = c;
	r->credit_tail = &c->next;
}
