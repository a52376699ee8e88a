#include "interview/inside.h"

struct str interview_sort_name(struct arena *a, struct str name)
{
	const char *last = memrchr(name.s, ' ', name.n);
	size_t i = 0;
	uint32_t c = name.n ? str_next(name, &i) : 0;
	if (!last || (c >= 0x1100 && c < 0x1200) || (c >= 0x2e80 && c < 0xd7b0))
		return name;
	return arena_printf(a, "%.*s, %.*s", (int)(name.n - (size_t)(last + 1 - name.s)), last + 1,
		(int)(last - name.s), name.s);
}

static void people(struct check *c)
{
	struct arena *a = c->iv->arena;
	for (struct person *p = c->iv->people; p; p = p->next) {
		if (!p->name) {
			diag_at(c->diag, DIAG_ERROR, p->loc,
				"expected a <name> in <person>, found none; the id stands for it");
			p->name = ARENA_NEW(a, struct name);
			p->name->text = p->id.n ? p->id : STR("?");
		}
		if (!p->sort.n)
			p->sort = interview_sort_name(a, p->name->text);
		if (!p->label.n)
			p->label = p->name->text;
	}
}

static void meta(struct check *c)
{
	struct meta *m = &c->iv->meta;
	struct loc whole = { .file = diag_file(c->diag, c->iv->path) };
	if (!interview_has_text(m->title)) {
		diag_at(c->diag, DIAG_ERROR, m->title ? m->title->loc : whole,
			"expected a <title> with words in <meta>, found none; \"%.*s\" stands for "
			"it",
			STR_ARG(interview_word(c->iv->lang, WORD_INTERVIEW)));
		m->title = ARENA_NEW(c->iv->arena, struct span);
		m->title->text = interview_word(c->iv->lang, WORD_INTERVIEW);
		m->title->loc = whole;
	}
	for (const struct credit *k = m->credit; k; k = k->next) {
		if (k->role.n && !interview_is_relator(k->role))
			diag_at(c->diag, DIAG_WARNING, k->text ? k->text->loc : whole,
				"the role \"%.*s\" is not a MARC relator code, expected one such "
				"as aut, "
				"edt, trl, pht; it is kept",
				STR_ARG(k->role));
	}
}

void interview_check(struct interview *iv, struct diag *d, struct pending *pending)
{
	struct check c = { .iv = iv, .diag = d, .scratch = arena_new() };
	c.ids.a = c.scratch;
	people(&c);
	meta(&c);
	interview_prune(&c);
	interview_doubts(&c);
	interview_number(&c);
	interview_refer(&c, pending);
	interview_labels(&c);
	interview_compare(&c);
	interview_languages(&c);
	if (!iv->body)
		diag_at(d, DIAG_ERROR, (struct loc){ .file = diag_file(d, iv->path) },
			"expected something in <%s>, found nothing; the %s is set without",
			iv->collection ? "collection" : "body",
			iv->collection ? "book" : "interview");
	arena_drop(c.scratch);
}
