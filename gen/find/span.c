/* A stretch of the tape as spans: looks, links, notes, time codes, what stands in brackets. */
#include "find/state.h"

enum { LEVELS = 10, BRACKET_CHARS = 400 };

struct level { /* an element that is open */
	enum span_kind kind;
	struct str value; /* a link's, a language */
	uint32_t id;      /* of a bracket: those beside each other do not join */
	struct span *span;
};

struct spanner {
	struct find *f;
	struct level open[LEVELS];
	size_t depth;
	struct span *first, *last, **tail[LEVELS + 1];
	uint32_t strip;
	struct level bracket; /* that text stands in now; kind SPAN_N: none */
	bool note;
};

static struct span *append(struct spanner *w, enum span_kind kind, struct loc loc)
{
	struct span *s = ARENA_NEW(w->f->a, struct span);
	s->kind = kind;
	s->loc = loc;
	*w->tail[w->depth] = s;
	w->tail[w->depth] = &s->next;
	w->last = s;
	return s;
}

static bool same(const struct level *a, const struct level *b)
{
	return a->kind == b->kind && a->id == b->id && str_eq(a->value, b->value);
}

/* Only addresses that the format allows. */
static bool leads(struct str link)
{
	static const char *const schemes[] = {
		"http:", "https:", "mailto:", "tel:", "ftp:", "urn:", "doi:"
	};
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
		if (str_starts(link, schemes[i]) && link.n > strlen(schemes[i]) &&
			!memchr(link.s, ' ', link.n))
			return true;
	}
	return false;
}

/* What text of this stretch stands in, outermost first. */
static size_t wanted(struct spanner *w, const struct stretch *s, struct level *l)
{
	uint32_t look = s->look;
	size_t n = 0;
	look &= ~(w->strip & UNIT_BOLD ? (uint32_t)STRETCH_BOLD : 0);
	look &= ~(w->strip & UNIT_ITALIC ? (uint32_t)STRETCH_ITALIC : 0);
	look &= ~(w->strip & UNIT_UNDERLINE ? (uint32_t)STRETCH_UNDERLINE : 0);
	if (w->bracket.kind != SPAN_N)
		l[n++] = w->bracket;
	if (s->lang.n && !str_eq(s->lang, w->f->lang))
		l[n++] = (struct level){ .kind = SPAN_FOREIGN, .value = s->lang };
	if (leads(s->link))
		l[n++] = (struct level){ .kind = SPAN_LINK, .value = s->link };
	if (look & STRETCH_BOLD)
		l[n++] = (struct level){ .kind = SPAN_STRONG };
	if (look & STRETCH_ITALIC || (look & STRETCH_UNDERLINE && !s->link.n))
		l[n++] = (struct level){ .kind = SPAN_EM };
	if (look & STRETCH_SMALLCAPS)
		l[n++] = (struct level){ .kind = SPAN_SMALLCAPS };
	if (look & (STRETCH_SUPER | STRETCH_SUB))
		l[n++] = (struct level){ .kind = look & STRETCH_SUPER ? SPAN_SUP : SPAN_SUB };
	return n;
}

static void enter(struct spanner *w, const struct stretch *s, struct loc loc)
{
	struct level l[LEVELS];
	size_t n = wanted(w, s, l), k = 0;
	while (k < n && k < w->depth && same(&l[k], &w->open[k]))
		k++;
	w->depth = k;
	for (; k < n; k++) {
		struct span *e = append(w, l[k].kind, loc);
		if (l[k].kind == SPAN_LINK)
			e->value = arena_str(w->f->a, l[k].value);
		if (l[k].kind == SPAN_FOREIGN)
			e->lang = arena_str(w->f->a, l[k].value);
		l[k].span = e;
		w->open[w->depth++] = l[k];
		w->tail[w->depth] = &e->first;
	}
}

/* Text that goes on where the last span ends makes that longer. */
static void put_piece(struct spanner *w, struct str s, struct loc loc)
{
	struct span *last = w->last;
	if (!s.n)
		return;
	if (last && last->kind == SPAN_TEXT && w->tail[w->depth] == &last->next &&
		last->text.s + last->text.n == s.s) {
		last->text.n += s.n;
		return;
	}
	append(w, SPAN_TEXT, loc)->text = s;
}

static void put_text(struct spanner *w, const struct find_run *r, uint32_t from, uint32_t to)
{
	const char *text = w->f->tape.text;
	struct loc loc = r->stretch->loc;
	if (from >= to)
		return;
	enter(w, r->stretch, loc);
	while (from < to) {
		const char *br = memmem(text + from, to - from, "\xe2\x80\xa8", 3);
		uint32_t end = br ? (uint32_t)(br - text) : to;
		put_piece(w, (struct str){ text + from, end > from ? end - from : 0 }, loc);
		if (br)
			append(w, SPAN_BREAK, loc);
		from = br ? end + 3 : end;
	}
}

static struct block *note_blocks(struct find *f, uint32_t place, uint32_t end)
{
	struct block *first = NULL, **tail = &first;
	for (; place < end; place++) {
		const struct find_place *p = &f->tape.place[place];
		struct block *b = ARENA_NEW(f->a, struct block);
		b->kind = BLOCK_PARA;
		b->time_ms = -1;
		b->loc = p->passage->loc;
		b->text = find_spans(f, p->from, p->to, UNIT_NOTE);
		if (!b->text)
			continue;
		*tail = b;
		tail = &b->next;
	}
	return first;
}

struct block *find_notes(struct find *f, uint32_t from, uint32_t to)
{
	const struct find_tape *t = &f->tape;
	struct block *first = NULL, **tail = &first;
	for (uint32_t r = find_run_at(t, from); r < t->runs && t->run[r].from < to; r++) {
		if (t->run[r].note)
			*tail = note_blocks(f, t->run[r].note, t->run[r].note_end);
		while (*tail)
			tail = &(*tail)->next;
	}
	return first;
}

static void put_note(struct spanner *w, const struct find_run *r)
{
	struct block *blocks = r->note && !w->note ? note_blocks(w->f, r->note, r->note_end) : NULL;
	struct span *s;
	if (!blocks)
		return;
	w->depth = 0;
	s = append(w, SPAN_NOTE, r->stretch->loc);
	s->blocks = blocks;
}

static void put_time(struct spanner *w, struct str code, struct loc loc)
{
	struct span *s;
	w->depth = 0;
	s = append(w, SPAN_TIME, loc);
	s->value = arena_str(w->f->a, code);
	interview_time(code, &s->number);
}

/* One run's part of the text. Marks of notes are numbered anew: the text of a stretch that calls a
 * note is left out. */
static void put_run(struct spanner *w, const struct find_run *r, uint32_t a, uint32_t b)
{
	struct str code = { w->f->tape.text + r->from, r->to - r->from };
	size_t i = 0;
	if (r->note && !w->note) {
		find_leave(w->f, a, b, LEFT_MARK, "");
		put_note(w, r);
	} else if (r->stretch->time >= 0 && a == r->from && b == r->to &&
		   find_time(code, &i, &code)) {
		find_leave(w->f, a, b, LEFT_TIME, "");
		put_time(w, code, r->stretch->loc);
	} else
		put_text(w, r, a, b);
}

/* From `from` up to `to`, run by run; between the runs of two lines stands what was a line end. */
static void runs(struct spanner *w, uint32_t *run, uint32_t from, uint32_t to)
{
	const struct find_tape *t = &w->f->tape;
	uint32_t at = from;
	for (; *run < t->runs && t->run[*run].from < to; ++*run) {
		const struct find_run *r = &t->run[*run];
		uint32_t a = r->from > from ? r->from : from, b = r->to < to ? r->to : to;
		if (r->to < from || (r->to == from && r->to > r->from))
			continue;
		if (a > at && w->first)
			put_piece(w, (struct str){ t->text + at, a - at }, r->stretch->loc);
		put_run(w, r, a, b);
		at = b > at ? b : at;
		if (r->to > to)
			return;
	}
	if (to > at && w->first)
		put_piece(w, (struct str){ t->text + at, to - at },
			t->run[*run ? *run - 1 : 0].stretch->loc);
}

/* Notes called by a stretch without text at the very end, or behind the space there. */
static void last_notes(struct spanner *w, uint32_t run, uint32_t to)
{
	const struct find_tape *t = &w->f->tape;
	for (; run < t->runs && t->run[run].from <= to + 1; run++) {
		if (t->run[run].from == t->run[run].to && t->run[run].from >= to)
			put_note(w, &t->run[run]);
		else if (t->run[run].from >= to && t->run[run].to > to)
			return;
	}
}

/* What stands between brackets: a time, a direction, words of the editors; SPAN_N: nothing of
 * these. */
static enum span_kind bracket_kind(
	struct find *f, struct str inner, uint32_t open, struct str *code)
{
	struct str folded = find_fold(f->s, inner), rest = folded, w = str_word(&rest), last = w;
	unsigned words = w.n > 0;
	size_t i = 0;
	if (find_time(inner, &i, code) && i == inner.n)
		return open == '[' || memchr(code->s, ':', code->n) ? SPAN_TIME : SPAN_N;
	while (str_trim(rest).n) {
		last = str_word(&rest);
		words++;
	}
	if (find_sense(&f->vocabulary, folded) == SENSE_STAGE)
		return SPAN_DIRECTION;
	for (size_t k = 0; k < f->rules->stages; k++) {
		if (str_eq(find_fold(f->s, f->rules->stage[k]), folded))
			return SPAN_DIRECTION;
	}
	if (words <= (open == '(' ? 3U : 6U) &&
		(find_sense(&f->vocabulary, w) == SENSE_STAGE ||
			find_sense(&f->vocabulary, last) == SENSE_STAGE))
		return SPAN_DIRECTION;
	if (open != '[' || !words || memmem(inner.s, inner.n, "://", 3))
		return SPAN_N;
	for (i = 0; i < inner.n;) {
		if (find_letter(str_next(inner, &i)))
			return SPAN_INSERT;
	}
	return SPAN_N;
}

/* The close of the bracket at `at`; 0: there is none near, or others open before it. */
static uint32_t closed(const struct find *f, uint32_t at, uint32_t to)
{
	char open = f->tape.text[at], close = open == '[' ? ']' : ')';
	for (uint32_t i = at + 1; i < to && i < at + BRACKET_CHARS; i++) {
		if (f->tape.text[i] == open)
			return 0;
		if (f->tape.text[i] == close)
			return i;
	}
	return 0;
}

static void time_code(struct spanner *w, uint32_t *run, uint32_t at, uint32_t end, struct str code)
{
	*run = find_run(&w->f->tape, at, *run);
	find_leave(w->f, at, end, LEFT_TIME, "");
	put_time(w, code, w->f->tape.run[*run].stretch->loc);
}

/* "#00:01:12-3#" of f4, "[00:01.000 --> 00:03.000]": where it ends; 0: it is none. */
static uint32_t stamped(const struct find *f, uint32_t at, uint32_t to, struct str *code)
{
	struct str s = { f->tape.text + at, to - at };
	size_t i = 0;
	return (s.s[0] == '#' || s.s[0] == '[') && find_time(s, &i, code) ? at + (uint32_t)i : 0;
}

static void bracket(struct spanner *w, uint32_t *run, uint32_t at, uint32_t end)
{
	struct find *f = w->f;
	struct str whole = { f->tape.text + at + 1, end - at - 1 }, inner = find_strip(whole), code;
	uint32_t strip = w->strip;
	uint32_t from = (uint32_t)(inner.s - f->tape.text), to = from + (uint32_t)inner.n;
	enum span_kind kind = bracket_kind(f, inner, (unsigned char)f->tape.text[at], &code);
	if (kind == SPAN_N) {
		runs(w, run, at, end + 1);
		return;
	}
	if (kind == SPAN_TIME) {
		time_code(w, run, at, end + 1, code);
		return;
	}
	find_leave(f, at, from, LEFT_MARK, "");
	find_leave(f, to, end + 1, LEFT_MARK, "");
	w->bracket = (struct level){ .kind = kind, .id = at };
	if (kind == SPAN_DIRECTION) /* which is set in italics anyway */
		w->strip |= UNIT_ITALIC;
	runs(w, run, from, to);
	w->strip = strip;
	w->bracket.kind = SPAN_N;
}

struct span *find_spans(struct find *f, uint32_t from, uint32_t to, uint32_t strip)
{
	struct spanner w = {
		.f = f, .strip = strip, .bracket.kind = SPAN_N, .note = strip & UNIT_NOTE
	};
	uint32_t run, at;
	while (from < to && f->tape.text[from] == ' ')
		from++;
	while (to > from && f->tape.text[to - 1] == ' ')
		to--;
	run = find_run_at(&f->tape, from);
	at = from;
	w.tail[0] = &w.first;
	for (uint32_t i = from; i < to; i++) {
		char c = f->tape.text[i];
		struct str code;
		uint32_t stamp = strip & UNIT_BRACKET ? 0 : stamped(f, i, to, &code);
		uint32_t end = !(strip & UNIT_BRACKET) && (c == '[' || c == '(') ? closed(f, i, to)
										 : 0;
		if (c == FIND_GONE) {
			runs(&w, &run, at, i);
			at = i + 1;
			continue;
		}
		if (stamp) {
			runs(&w, &run, at, i);
			time_code(&w, &run, i, stamp, code);
			i = stamp - 1;
			at = stamp;
			continue;
		}
		if (!end)
			continue;
		runs(&w, &run, at, i);
		bracket(&w, &run, i, end);
		i = end;
		at = end + 1;
	}
	runs(&w, &run, at, to);
	last_notes(&w, run, to);
	return w.first;
}
