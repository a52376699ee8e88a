/* Lines under each other: hyphens and words that stand in a row at the edge, and the last line
 * under all others. */
#include "report/inside.h"

/* --- hyphens */

struct finding *report_tall(struct survey *s, enum report_kind kind, enum report_severity severity,
	const struct survey_line *const *line, size_t n)
{
	const struct survey_line *first = line[0];
	bool end = kind == REPORT_LADDER;
	struct finding *f = report_find(s, kind, severity, first, end ? first->last : first->first);
	f->h = line[n - 1]->bottom - f->y;
	f->value = (int64_t)n;
	return f;
}

/* The last word of a line, or the first, in reading order: runs [from, to) with no space between.
 */
static void edge_runs(
	const struct line_mark *const *v, size_t n, bool last, size_t *from, size_t *to)
{
	*from = last ? n - 1 : 0;
	*to = last ? n : 1;
	while (last && *from > 0 && !v[*from - 1]->space)
		--*from;
	while (!last && *to < n && !v[*to - 1]->space)
		++*to;
}

static struct str word_of(struct arena *a, const struct survey_line *l, bool last)
{
	const struct line_mark **v = report_order(a, l);
	size_t from, to;
	edge_runs(v, l->line->n, last, &from, &to);
	return report_words(a, v + from, to - from);
}

static sp width_of_word(struct survey *s, const struct survey_line *l, bool last)
{
	struct arena_mark m = arena_mark(s->scratch);
	const struct line_mark **v = report_order(s->scratch, l);
	size_t from, to;
	sp w = 0;
	edge_runs(v, l->line->n, last, &from, &to);
	for (; from < to; from++)
		w += para_mark_width(v[from], &l->mark->span[v[from]->span].look);
	arena_reset(s->scratch, m);
	return w;
}

/* Whether the first words, or the last, stand on the right of their lines. */
static bool on_right(const struct survey_line *l, bool last)
{
	return (l->first->level % 2 == 0) == last;
}

/* The box is as wide as the words that it is about. */
static void narrow(
	struct survey *s, struct finding *f, const struct survey_line *const *line, bool last)
{
	bool right = on_right(line[0], last);
	sp least = line[0]->left, most = line[0]->right, wide = 0;
	for (size_t i = 0; i < (size_t)f->value; i++) {
		sp w = width_of_word(s, line[i], last);
		least = line[i]->left < least ? line[i]->left : least;
		most = line[i]->right > most ? line[i]->right : most;
		wide = w > wide ? w : wide;
	}
	f->x = right ? most - wide : least;
	f->w = wide;
}

static struct str all_ends(struct survey *s, const struct survey_line *const *line, size_t n)
{
	struct buf b = { .a = s->arena };
	for (size_t i = 0; i < n && b.n < REPORT_WORDS; i++) {
		struct arena_mark m = arena_mark(s->scratch);
		buf_cstr(&b, i ? " / " : "");
		buf_str(&b, word_of(s->scratch, line[i], true));
		arena_reset(s->scratch, m);
	}
	return buf_get(&b);
}

static void ladder(struct survey *s, const struct survey_line *const *line, size_t n)
{
	if (n > s->report->summary.ladder)
		s->report->summary.ladder = n;
	if (n < REPORT_LADDER_LINES)
		return;
	struct finding *f = report_tall(
		s, REPORT_LADDER, n >= REPORT_LADDER_MOST ? REPORT_FAULT : REPORT_BLEMISH, line, n);
	narrow(s, f, line, true);
	f->text = all_ends(s, line, n);
	f->message = arena_printf(s->arena, "%zu lines running end in a hyphen", n);
	f->advice = STR("keep one of the words whole, or change the wording");
}

static void ladders(const struct survey_column *c)
{
	for (size_t i = 0, from = 0; i <= c->n; i++) {
		if (i < c->n && report_hyphen(c->line[i]))
			continue;
		if (i > from)
			ladder(c->s, c->line + from, i - from);
		from = i + 1;
	}
}

/* --- words */

static size_t letters(struct str folded)
{
	size_t n = 0;
	for (size_t i = 0; i < folded.n;)
		n += str_next(folded, &i) != ' ';
	return n;
}

struct edge { /* the first or last word of a line; no letters: what is a part of one */
	uint64_t hash;
	size_t letters;
};

static struct edge edge(const struct survey_column *c, size_t i, bool last)
{
	struct survey *s = c->s;
	struct edge e = { 0 };
	bool part = last ? c->line[i]->line->hyphen : i > 0 && c->line[i - 1]->line->hyphen;
	if (part || c->line[i]->gaps == 0)
		return e;
	struct arena_mark m = arena_mark(s->scratch);
	struct buf b = { .a = s->scratch };
	interview_fold(&b, word_of(s->scratch, c->line[i], last));
	e.letters = letters(buf_get(&b));
	e.hash = str_hash(buf_get(&b), 0);
	arena_reset(s->scratch, m);
	return e;
}

static void stack(const struct survey_column *c, size_t from, size_t to, bool last)
{
	struct survey *s = c->s;
	size_t n = to - from;
	struct finding *f = report_tall(s, REPORT_STACK,
		n >= REPORT_STACK_MOST ? REPORT_BLEMISH : REPORT_NOTE, c->line + from, n);
	narrow(s, f, c->line + from, last);
	if (last)
		f->loc = report_place(s, c->line[from], c->line[from]->last);
	f->text = word_of(s->arena, c->line[from], last);
	f->message = arena_printf(s->arena, "%zu lines running %s with “%.*s”", n,
		last ? "end" : "begin", STR_ARG(f->text));
}

/* An indent, or a ragged edge, sets them apart. */
static bool under(const struct survey_column *c, size_t i, bool last)
{
	const struct survey_line *a = c->line[i - 1], *b = c->line[i];
	bool right = on_right(b, last);
	sp d = right ? a->right - b->right : a->left - b->left;
	return (d < 0 ? -d : d) < b->mark->para->leading / 2;
}

static void stacks(const struct survey_column *c, bool last)
{
	struct edge had = { 0 };
	for (size_t i = 0, from = 0; i <= c->n; i++) {
		struct edge now = i < c->n ? edge(c, i, last) : (struct edge){ 0 };
		if (i > 0 && now.letters > 0 && now.hash == had.hash && under(c, i, last))
			continue;
		size_t n = i - from;
		if (had.letters > 0 && n >= REPORT_STACK_LINES &&
			(n >= REPORT_STACK_MOST || had.letters >= REPORT_STACK_LETTERS))
			stack(c, from, i, last);
		had = now;
		from = i;
	}
}

/* --- the last line */

/* Written without spaces: a line of one "word" may be a full one. */
static bool is_spaced(struct str t)
{
	for (size_t i = 0; i < t.n;) {
		uint32_t c = str_next(t, &i);
		if ((c >= 0x0E00 && c < 0x0F00) || (c >= 0x1000 && c < 0x10A0) ||
			(c >= 0x1780 && c < 0x1800) || (c >= 0x2E80 && c < 0xAC00) ||
			(c >= 0xF900 && c < 0xFB00) || c >= 0x20000)
			return false;
	}
	return true;
}

static sp indent_of(const struct survey *s, const struct survey_line *l)
{
	const struct style_text *st = &s->q->style->text[l->mark->para->style];
	const struct look *k = &l->mark->span[l->first->span].look;
	return st->indent > k->size ? st->indent : k->size;
}

static void runt(struct survey *s, const struct survey_line *above, const struct survey_line *l)
{
	struct buf folded = { .a = s->scratch };
	struct str word = report_words(s->scratch, report_order(s->scratch, l), l->line->n);
	bool lone = l->gaps == 0 && is_spaced(word), part = above->line->hyphen && lone;
	sp width = l->right - l->left;
	bool thin = width < indent_of(s, l);
	interview_fold(&folded, word);
	if (!thin && (!lone || width > l->mark->para->width / 4))
		return;
	bool small = thin || part || letters(buf_get(&folded)) < REPORT_WHOLE_LETTERS;
	struct finding *f = report_find(
		s, REPORT_RUNT, small ? REPORT_BLEMISH : REPORT_NOTE, l, l->first);
	f->value = len_mpt(width);
	f->message = arena_printf(s->arena, "the last line, %s pt wide, is %s",
		report_decimal(s->arena, f->value, 1).s,
		part   ? "a part of a word"
		: lone ? "one word"
		       : "narrower than an indent");
	f->advice = STR("add or take out a word in the paragraph");
}

static void last_line(struct survey *s, const struct survey_para *p)
{
	const struct survey_line *above, *l;
	if (p->para->n < 2 || p->para->style == STYLE_LABEL)
		return;
	above = report_line_of(s, p->index, (uint32_t)p->para->n - 2);
	l = report_line_of(s, p->index, (uint32_t)p->para->n - 1);
	struct arena_mark m = arena_mark(s->scratch);
	if (above && l)
		runt(s, above, l);
	arena_reset(s->scratch, m);
}

/* --- */

static void in_column(const struct survey_column *c)
{
	if (c->n < 2)
		return;
	ladders(c);
	stacks(c, false);
	stacks(c, true);
	report_rivers(c);
}

/* Lines of a paragraph that stand right under each other: same page, going down. */
static void in_paragraph(struct survey *s, const struct survey_para *p)
{
	struct survey_column c = { .s = s };
	c.line = ARENA_ARRAY(s->work, p->para->n, const struct survey_line *);
	for (uint32_t i = 0; i < p->para->n; i++) {
		const struct survey_line *l = report_line_of(s, p->index, i);
		const struct survey_line *had = c.n ? c.line[c.n - 1] : NULL;
		if (had && (!l || l->page != had->page || l->mark->y <= had->mark->y)) {
			in_column(&c);
			c.line += c.n;
			c.n = 0;
		}
		if (l)
			c.line[c.n++] = l;
	}
	in_column(&c);
	last_line(s, p);
}

void report_stacks(struct survey *s)
{
	for (size_t i = 0; i < s->para.n; i++)
		in_paragraph(s, s->para.v[i]);
}
