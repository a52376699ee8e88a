/* All text of a transcript in one piece, in the order of the file, and what each part of it is.
 *
 * Everything after this points into the tape and copies nothing: a unit, a label, a title are two
 * offsets. The interview's spans are slices of the tape too, so a word can be taken to a place or
 * left out by name, but it cannot get lost on the way or be typed differently; check.c holds one
 * against the other. Line ends and tabs are made spaces on the tape once the lines are known. */
#include "find/inside.h"

struct writer {
	struct find_tape *tape;
	struct arena *a;
	VEC(struct find_run) run;
	VEC(struct find_place) place;
	size_t room;
};

static size_t measure(const struct passage *p)
{
	size_t n = 0;
	for (; p; p = p->next) {
		for (const struct stretch *s = p->first; s; s = s->next)
			n += s->text.n + (s->note ? measure(s->note) : 0);
		n += measure(p->cell) + 1;
	}
	return n;
}

static void stretches(struct writer *w, const struct passage *p)
{
	struct find_tape *t = w->tape;
	for (const struct stretch *s = p->first; s; s = s->next) {
		if (s->text.n)
			memcpy(t->text + t->n, s->text.s, s->text.n);
		*VEC_PUSH(w->a, &w->run) = (struct find_run){
			.from = t->n, .to = t->n + (uint32_t)s->text.n, .stretch = s
		};
		t->n += (uint32_t)s->text.n;
	}
}

static void passage(struct writer *, const struct passage *, uint32_t parent, bool note);

static void loose(struct writer *w, const struct passage *p, uint32_t parent, bool note)
{
	for (; p; p = p->next)
		passage(w, p, parent, note);
}

static void passage(struct writer *w, const struct passage *p, uint32_t parent, bool note)
{
	uint32_t at = (uint32_t)w->place.n, run = (uint32_t)w->run.n, end;
	*VEC_PUSH(w->a, &w->place) = (struct find_place){ .passage = p,
		.from = w->tape->n,
		.run = run,
		.parent = parent,
		.loose = parent != 0,
		.note = note };
	stretches(w, p);
	w->place.v[at].to = w->tape->n;
	w->place.v[at].end = end = (uint32_t)w->run.n;
	w->tape->text[w->tape->n++] = '\n';
	for (uint32_t i = run; i < end; i++) {
		uint32_t first = (uint32_t)w->place.n;
		if (!w->run.v[i].stretch->note)
			continue;
		/* A note in a note is more of the same. */
		loose(w, w->run.v[i].stretch->note, note ? parent : at, true);
		w->run.v[i].note = note ? 0 : first;
		w->run.v[i].note_end = (uint32_t)w->place.n;
	}
	if (!parent)
		loose(w, p->cell, at, false);
}

void find_tape(struct find_tape *tape, struct arena *a, const struct transcript *t)
{
	struct writer w = { .tape = tape, .a = a };
	*tape = (struct find_tape){ .text = arena_alloc(a, measure(t->first) + 2) };
	tape->text[tape->n++] = '\n'; /* so that 0 is before everything */
	(void)VEC_PUSH(a, &w.place);
	for (const struct passage *p = t->first; p; p = p->next)
		passage(&w, p, 0, false);
	tape->run = w.run.v;
	tape->runs = (uint32_t)w.run.n;
	tape->place = w.place.v;
	tape->places = (uint32_t)w.place.n;
}

uint32_t find_run(const struct find_tape *t, uint32_t at, uint32_t from)
{
	while (from < t->runs && t->run[from].to <= at)
		from++;
	return from;
}

uint32_t find_run_at(const struct find_tape *t, uint32_t at)
{
	uint32_t lo = 0, hi = t->runs;
	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;
		if (t->run[mid].to < at)
			lo = mid + 1;
		else
			hi = mid;
	}
	while (lo < t->runs && t->run[lo].to == at && t->run[lo].from < at)
		lo++;
	return lo;
}

bool find_dense_join(struct str s, size_t at)
{
	size_t i = at + 1;
	uint32_t a = find_before(s, at), b = i < s.n ? str_next(s, &i) : 0;
	return (a > 0x2e80 && b > 0x2e80) && !(a >= 0xac00 && a <= 0xd7af) &&
	       !(b >= 0xac00 && b <= 0xd7af);
}
