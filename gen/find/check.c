/* The proof that no word was lost: two walks, one over the transcript and one over the interview,
 * that share no code with what made the one of the other but the laying of the tape.
 *
 * The text of the transcript without what is listed as left must be the text of the body; the text
 * of its notes that of the body's notes; what was taken to the head must be there, and the notes
 * that are called there or by the labels of speakers, in any order. White space of
 * any kind is one space. Where a paragraph ends, or where something was left, one side may have a
 * space and the other none: that is a SEAM, which equals both. */
#include "find/inside.h"

#include <stdlib.h>

enum { SHOWN = 60, SEAM = 2 };

struct words {
	struct buf main, notes;
};

static void seam(struct buf *b)
{
	char c = SEAM;
	buf_put(b, &c, 1);
}

static void put(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n;) {
		size_t from = i;
		uint32_t c = str_next(s, &i);
		if (c == FIND_GONE)
			seam(b);
		else if (find_space(c))
			buf_put(b, " ", 1);
		else
			buf_put(b, s.s + from, i - from);
	}
}

static void blocks(struct words *, struct buf *to, const struct block *);

static void spans(struct words *w, struct buf *to, const struct span *s)
{
	for (; s; s = s->next) {
		if (s->kind != SPAN_TEXT)
			seam(to);
		put(to, s->text);
		if (s->text.n && s->next && s->next->text.n)
			seam(to); /* where lines of a script without spaces were joined */
		spans(w, to, s->first);
		blocks(w, &w->notes, s->blocks);
		if (s->kind != SPAN_TEXT)
			seam(to);
	}
}

static void blocks(struct words *w, struct buf *to, const struct block *b)
{
	for (; b; b = b->next) {
		seam(to);
		spans(w, to, b->title);
		seam(to);
		spans(w, to, b->text);
		blocks(w, to, b->first);
		seam(to);
	}
}

static int by_place(const void *a, const void *b)
{
	const struct find_left *x = a, *y = b;
	if (x->from != y->from)
		return x->from > y->from ? 1 : -1;
	return (x->to < y->to) - (x->to > y->to); /* what holds another comes first */
}

/* The tape without what is left; where[i]: the place on the tape of byte i of the text. */
struct source {
	struct words words;
	struct buf where[2]; /* uint32_t, one a byte of main and of notes */
	struct buf above;    /* notes of the head and of labels, each with a zero behind it */
	bool *heads;         /* by place: whether it is one of these */
};

static void put_at(struct buf *b, struct buf *where, struct str s, uint32_t at)
{
	for (size_t i = 0; i < s.n;) {
		size_t from = i, had = b->n;
		uint32_t c = str_next(s, &i), place = at + (uint32_t)from;
		if (c == '\n' && find_dense_join(s, from))
			seam(b);
		else if (find_space(c))
			buf_put(b, " ", 1);
		else
			buf_put(b, s.s + from, i - from);
		for (; where && had < b->n; had++)
			buf_put(where, &place, sizeof place);
	}
}

/* Where something was left, and where a passage ends. */
static void seam_at(struct buf *b, struct buf *where, uint32_t at)
{
	seam(b);
	if (where)
		buf_put(where, &at, sizeof at);
}

/* Which notes are called by what was taken to the head, and by labels. */
static void called_above(
	struct source *s, const struct find_tape *t, const struct find_left *left, size_t n)
{
	const struct find_left *meta = NULL;
	for (uint32_t r = 0, k = 0; r < t->runs; r++) {
		for (; k < n && left[k].from <= t->run[r].from; k++)
			meta = (left[k].kind == LEFT_META && !left[k].why.n) ||
					       left[k].kind == LEFT_LABEL
				       ? &left[k]
				       : meta;
		if (!meta || t->run[r].from >= meta->to + (t->run[r].from == t->run[r].to ? 2 : 0))
			continue;
		for (uint32_t i = t->run[r].note; i && i < t->run[r].note_end; i++)
			s->heads[i] = true;
	}
}

static void take(
	struct source *s, const struct find_tape *t, const struct find_left *left, size_t n)
{
	uint32_t gone = 0;
	size_t k = 0;
	for (uint32_t i = 1; i < t->places; i++) {
		const struct find_place *p = &t->place[i];
		struct buf *b = s->heads[i] ? &s->above
				: p->note   ? &s->words.notes
					    : &s->words.main,
			   *where = s->heads[i] ? NULL : &s->where[p->note];
		uint32_t at = p->from > gone ? p->from : gone;
		for (; k < n && left[k].from < p->to; k++) {
			if (left[k].from > at)
				put_at(b, where, (struct str){ t->text + at, left[k].from - at },
					at);
			seam_at(b, where, left[k].from);
			gone = left[k].to > gone ? left[k].to : gone;
			at = gone > at ? gone : at;
		}
		if (at < p->to)
			put_at(b, where, (struct str){ t->text + at, p->to - at }, at);
		put_at(b, where, STR("\n"), p->to);
		if (s->heads[i])
			buf_put(b, "", 1);
	}
}

static struct str shown(struct arena *a, struct str s, size_t from)
{
	struct buf b = { .a = a };
	size_t n = s.n - from < SHOWN ? s.n - from : SHOWN;
	while (from && from < s.n && ((unsigned char)s.s[from] & 0xc0) == 0x80)
		from--;
	while (n && from + n < s.n && ((unsigned char)s.s[from + n] & 0xc0) == 0x80)
		n--;
	for (size_t i = from; i < from + n; i++)
		if (s.s[i] != SEAM)
			buf_put(&b, s.s + i, 1);
		else if (b.n && b.s[b.n - 1] != ' ')
			buf_put(&b, " ", 1);
	return buf_get(&b);
}

struct pair { /* what was and what is; where: the places of what was */
	struct str was, is;
	const struct buf *where;
};

enum gap { GAP_NONE, GAP_SEAM, GAP_SPACE };

/* What of spaces and seams stands at s[*i]; *i behind it. */
static enum gap gap(struct str s, size_t *i)
{
	enum gap g = GAP_NONE;
	for (; *i < s.n && (s.s[*i] == ' ' || s.s[*i] == SEAM); ++*i) {
		if (s.s[*i] == SEAM)
			g = GAP_SEAM;
		else if (g == GAP_NONE)
			g = GAP_SPACE;
	}
	return g;
}

static bool equal(
	struct arena *a, const struct find_tape *t, const struct pair *p, struct find_lost *lost)
{
	struct str was = p->was, is = p->is;
	size_t i = 0, k = 0;
	uint32_t at = t->n;
	while (i < was.n || k < is.n) {
		size_t from_i = i, from_k = k;
		enum gap g = gap(was, &i), h = gap(is, &k);
		bool ends = i == was.n || k == is.n || from_i == 0 || from_k == 0;
		if (!ends && g != h && g != GAP_SEAM && h != GAP_SEAM) {
			i = from_i;
			k = from_k;
			break;
		}
		if (i == was.n || k == is.n || was.s[i] != is.s[k])
			break;
		i++;
		k++;
	}
	if (i == was.n && k == is.n)
		return true;
	if (i < was.n)
		memcpy(&at, p->where->s + i * sizeof at, sizeof at);
	lost->expected = shown(a, was, i);
	lost->found = shown(a, is, k);
	i = find_run_at(t, at);
	if (i < t->runs)
		lost->loc = t->run[i].stretch->loc;
	return false;
}

/* The head of the interview as text, where what is LEFT_META must be found; what is said of people
 * stood in notes. */
static void head(struct words *w, const struct interview *iv)
{
	spans(w, &w->main, iv->meta.kicker);
	spans(w, &w->main, iv->meta.title);
	spans(w, &w->main, iv->meta.subtitle);
	blocks(w, &w->main, iv->meta.summary);
	spans(w, &w->main, iv->meta.place);
	spans(w, &w->main, iv->meta.publication);
	spans(w, &w->main, iv->meta.rights);
	for (const struct credit *c = iv->meta.credit; c; c = c->next)
		spans(w, &w->main, c->text);
	blocks(w, &w->main, iv->meta.editor_note);
	for (const struct person *p = iv->people; p; p = p->next)
		blocks(w, &w->notes, p->bio);
}

/* Whether the head has a text, spaces and seams aside. */
static bool has(struct arena *s, struct str head, struct str text)
{
	struct buf b = { .a = s };
	for (size_t i = 0; i < text.n; i++)
		if (text.s[i] != ' ' && text.s[i] != SEAM)
			buf_put(&b, text.s + i, 1);
	return !b.n || (head.n >= b.n && memmem(head.s, head.n, b.s, b.n));
}

static struct str dense(struct arena *s, struct str text)
{
	struct buf b = { .a = s };
	put(&b, text);
	text = buf_get(&b);
	b = (struct buf){ .a = s };
	for (size_t i = 0; i < text.n; i++)
		if (text.s[i] != ' ' && text.s[i] != SEAM)
			buf_put(&b, text.s + i, 1);
	return buf_get(&b);
}

/* The text of what was taken to the head, without what was left of that (marks of its notes). */
static struct str taken(struct arena *a, const struct find_tape *t, const struct find_left *left,
	const struct find_left *end)
{
	struct buf b = { .a = a };
	uint32_t at = left->from;
	for (const struct find_left *k = left + 1; k < end && k->from < left->to; k++) {
		if (k->kind == LEFT_META || k->from < at || k->to > left->to)
			continue;
		buf_put(&b, t->text + at, k->from - at);
		at = k->to;
	}
	buf_put(&b, t->text + at, left->to - at);
	return buf_get(&b);
}

/* Whether the head's notes are all of those that what was taken there calls. */
static bool notes_above(struct arena *a, const struct source *s, struct str notes,
	struct find_lost *lost, struct arena *keep)
{
	for (size_t at = 0; at < s->above.n;) {
		struct str one = str_of(s->above.s + at);
		if (!has(a, notes, dense(a, one))) {
			lost->expected = shown(keep, one, 0);
			return false;
		}
		at += one.n + 1;
	}
	return true;
}

bool find_check(const struct transcript *t, const struct interview *iv, const struct find_report *r,
	struct find_lost *lost)
{
	/* An arena each: what grows at once must not be in one another's way. */
	struct arena *a[8];
	struct find_tape tape;
	struct source s = { 0 };
	struct words is = { 0 }, above = { 0 };
	struct find_left *left;
	struct str top;
	bool sound;
	for (size_t i = 0; i < 8; i++)
		a[i] = arena_new();
	s.words.main.a = s.where[0].a = a[0];
	s.words.notes.a = s.where[1].a = a[1];
	is.main.a = a[2];
	find_tape(&tape, a[4], t);
	left = ARENA_ARRAY(a[4], r->lefts + 1, struct find_left);
	if (r->lefts)
		memcpy(left, r->left, r->lefts * sizeof *left);
	if (r->lefts)
		qsort(left, r->lefts, sizeof *left, by_place);
	s.heads = ARENA_ARRAY(a[4], tape.places + 1, bool);
	s.above.a = a[7];
	called_above(&s, &tape, left, r->lefts);
	take(&s, &tape, left, r->lefts);
	above.main.a = a[5];
	above.notes.a = a[6];
	is.notes.a = a[3];
	head(&above, iv);
	blocks(&is, &is.main, iv->body);
	top = dense(a[5], buf_get(&above.main));
	*lost = (struct find_lost){ 0 };
	sound = equal(iv->arena, &tape,
			&(struct pair){ buf_get(&s.words.main), buf_get(&is.main), &s.where[0] },
			lost) &&
		equal(iv->arena, &tape,
			&(struct pair){ buf_get(&s.words.notes), buf_get(&is.notes), &s.where[1] },
			lost) &&
		notes_above(a[5], &s, dense(a[5], buf_get(&above.notes)), lost, iv->arena);
	for (size_t i = 0; i < r->lefts && sound; i++) {
		struct str at;
		if (left[i].kind != LEFT_META || left[i].why.n)
			continue;
		at = taken(a[4], &tape, &left[i], left + r->lefts);
		if (has(a[4], top, dense(a[4], at)))
			continue;
		sound = false;
		lost->expected = arena_str(iv->arena, at);
	}
	for (size_t i = 0; i < 8; i++)
		arena_drop(a[i]);
	return sound;
}
