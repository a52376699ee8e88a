/* What was done, for the person who asked for it. */
#include "find/state.h"

#include <stdlib.h>

static int by_place(const void *a, const void *b)
{
	const struct find_remark *x = a, *y = b;
	return x->loc.line != y->loc.line
		       ? (x->loc.line > y->loc.line) - (x->loc.line < y->loc.line)
		       : (x->loc.column > y->loc.column) - (x->loc.column < y->loc.column);
}

static int by_tape(const void *a, const void *b)
{
	const struct find_left *x = a, *y = b;
	return (x->from > y->from) - (x->from < y->from);
}

static void tally(struct find_report *r, const struct block *b)
{
	for (; b; b = b->next) {
		r->questions += b->kind == BLOCK_QUESTION;
		r->answers += b->kind == BLOCK_ANSWER;
		r->remarks += b->kind == BLOCK_REMARK;
		r->sections += b->kind == BLOCK_SECTION;
		tally(r, b->first);
	}
}

static void people(struct find *f, struct find_report *r)
{
	r->person = ARENA_ARRAY(f->a, f->who.n + 1, struct find_person);
	r->persons = f->who.n;
	for (size_t i = 0; i < f->who.n; i++) {
		const struct find_who *w = &f->who.v[i];
		struct buf b = { .a = f->a };
		for (size_t k = 0; k < w->labels.n; k++) {
			buf_cstr(&b, k ? ", " : "");
			buf_str(&b, w->labels.v[k]);
		}
		r->person[i] = (struct find_person){ .person = w->person,
			.labels = buf_get(&b),
			.turns = w->turns,
			.words = w->words,
			.nameless = w->nameless,
			.role = w->certainty };
	}
}

/* As it is read: line ends are spaces, or nothing where FIND_GONE says so. */
static struct str shown(struct find *f, struct str text)
{
	struct buf b = { .a = f->a };
	for (size_t i = 0; i < text.n;) {
		uint32_t c = str_next(text, &i);
		if (c != FIND_GONE)
			buf_char(&b, c == '\n' || c == '\t' ? ' ' : c);
	}
	return buf_get(&b);
}

/* Of labels only where labels told who speaks. */
static void guesses(struct find *f, struct find_report *r)
{
	bool labels = str_starts(str_of(f->reading->name), "labels");
	r->guess = ARENA_ARRAY(f->a, f->guesses.n + 1, struct find_guess);
	for (size_t i = 0; i < f->guesses.n; i++) {
		struct find_guess g = f->guesses.v[i];
		if (g.kind == GUESS_LABEL && !labels)
			continue;
		g.label = arena_str(f->a, g.label);
		g.other = arena_str(f->a, g.other);
		g.text = shown(f, g.text);
		r->guess[r->guesses++] = g;
	}
}

void find_reports(struct find *f, struct find_report *r)
{
	const char *name = f->reading->name;
	*r = (struct find_report){ .reading = arena_str(f->a, str_of(name)),
		.certainty = f->certainty };
	tally(r, f->iv->body);
	r->notes = (unsigned)f->iv->notes;
	people(f, r);
	if (f->remarks.n)
		qsort(f->remarks.v, f->remarks.n, sizeof *f->remarks.v, by_place);
	if (f->left.n)
		qsort(f->left.v, f->left.n, sizeof *f->left.v, by_tape);
	for (size_t i = 0; i < f->left.n; i++) {
		struct find_left *l = &f->left.v[i];
		uint32_t run = find_run_at(&f->tape, l->from);
		if (run < f->tape.runs)
			l->loc = f->tape.run[run].stretch->loc;
	}
	guesses(f, r);
	r->untitled = f->untitled;
	r->remark = f->remarks.v;
	r->n = f->remarks.n;
	r->left = f->left.v;
	r->lefts = f->left.n;
}
