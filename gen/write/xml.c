/* Our own format, canonical: one interview is written in one way.
 *
 * What the reader made of a file, not the file, is written: comments are gone, white space is ours,
 * what was left to be concluded (the only interviewer's questions) is said, what can be concluded
 * (a sort name) is not. Reading it again gives the same interview, and writing that the same bytes.
 * It validates whatever the interview lacks: a gap that the schema does not allow is filled with
 * what the reader takes for the same gap, and reports again. */
#include "write/xml.h"

/* Every id, by whom it is had. */
struct taken {
	struct write_xml *x;
	struct map ids;
	struct map made; /* of a base, how many */
};

static void blocks(struct taken *, const struct block *);

static void take(struct taken *t, struct str id)
{
	if (id.n)
		map_put(&t->ids, id, t);
}

static void point(struct taken *t, const struct block *to)
{
	if (to && !to->id.n) {
		write_put(&t->x->pointed, to, t);
		take(t, to->slug);
	}
}

static void spans(struct taken *t, const struct span *s)
{
	for (; s; s = s->next) {
		take(t, s->id);
		if (s->target && !(s->value.n && s->value.s[0] == '#'))
			point(t, s->target);
		spans(t, s->first);
		blocks(t, s->blocks);
	}
}

static void blocks(struct taken *t, const struct block *b)
{
	for (; b; b = b->next) {
		take(t, b->id);
		if (b->kind == BLOCK_PULLQUOTE)
			point(t, b->quoted);
		spans(t, b->title);
		spans(t, b->text);
		blocks(t, b->first);
	}
}

static void all(struct taken *t, const struct interview *iv)
{
	const struct meta *m = &iv->meta;
	const struct span *texts[] = { m->kicker, m->title, m->subtitle, m->place, m->occasion,
		m->publication, m->publisher, m->rights };
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		spans(t, texts[i]);
	for (const struct credit *c = m->credit; c; c = c->next)
		spans(t, c->text);
	blocks(t, m->summary);
	blocks(t, m->editor_note);
	for (const struct person *p = iv->people; p; p = p->next) {
		blocks(t, p->bio);
		spans(t, p->portrait_credit);
	}
	blocks(t, iv->body);
}

/* base, or base-2, base-3 ... */
static struct str fresh(struct taken *t, struct str base)
{
	struct str id = base;
	unsigned *n = map_get(&t->made, base);
	if (!n) {
		n = ARENA_NEW(t->x->a, unsigned);
		*n = 1;
		map_put(&t->made, base, n);
	}
	while (map_get(&t->ids, id))
		id = arena_printf(t->x->a, "%.*s-%u", STR_ARG(base), ++*n);
	take(t, id);
	return id;
}

/* Ids of persons: their own, unless somebody has it already. */
static void persons(struct taken *t, const struct interview *iv)
{
	for (const struct person *p = iv->people; p; p = p->next) {
		struct str *id = ARENA_NEW(t->x->a, struct str);
		*id = fresh(t, p->id.n ? p->id : STR("person"));
		write_put(&t->x->persons, p, id);
	}
	t->x->nobody = fresh(t, STR("unknown"));
}

static void prepare(struct write_xml *x)
{
	struct taken t = { .x = x, .ids = { .a = x->a }, .made = { .a = x->a } };
	all(&t, x->iv);
	persons(&t, x->iv);
	write_doubts(&x->doubts, x->iv);
}

static void body(struct write_xml *x)
{
	struct write_element e = { .name = "body" }, nothing = { .name = "p" };
	write_fold_begin(&x->f, &e, 1);
	if (x->iv->body)
		write_xml_blocks(x, NULL, x->iv->body, 2);
	else
		write_xml_line(x, &nothing, NULL, 2);
	write_fold_end(&x->f, 1);
}

static void chapters(struct write_xml *x)
{
	for (const struct block *b = x->iv->body; b; b = b->next) {
		struct write_element e = { .name = "include" };
		write_attr(&e, "href", b->chapter->href);
		write_fold_leaf(&x->f, &e);
		write_fold_set(&x->f, 1);
	}
}

static void root(struct write_xml *x)
{
	struct write_element e = { .name = x->iv->collection ? "collection" : "interview" };
	write_xml_doubts(x, NULL, 0);
	write_attr(&e, "xmlns", STR("urn:entrevue:interview:1"));
	write_attr(&e, "xml:lang", x->iv->lang);
	write_fold_begin(&x->f, &e, 0);
	markup_newline(x->f.m);
	write_xml_meta(x);
	if (x->iv->people)
		markup_newline(x->f.m);
	write_xml_people(x);
	markup_newline(x->f.m);
	if (x->iv->collection)
		chapters(x);
	else
		body(x);
	write_fold_end(&x->f, 0);
}

bool write_xml(struct arena *a, struct diag *d, const struct write_query *q, struct write_result *r)
{
	struct arena *scratch = arena_new();
	struct write_xml x = { .a = scratch, .diag = d, .iv = q->interview };
	x.f = (struct write_fold){ .arena = scratch, .m = markup_new(scratch) };
	x.persons.a = x.pointed.a = x.doubts.a = scratch;
	x.pictures.arena = a;
	x.pictures.folder = q->pictures;
	x.pictures.named.a = x.pictures.stems.a = a;
	x.lang = q->interview->lang;
	prepare(&x);
	root(&x);
	r->bytes = arena_str(a, markup_end(x.f.m));
	r->picture = x.pictures.list.v;
	r->pictures = x.pictures.list.n;
	arena_drop(scratch);
	return r->bytes.n > 0;
}
