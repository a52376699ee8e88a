/* Lines into units: whether a line end means anything.
 *
 * Plain text is written in two ways: each paragraph on one line however long, or broken at a width
 * by an editor. The second shows in the whole: nearly every line that another follows is full, that
 * is, the first word of the next would not have fitted below the width that (nearly) no line
 * exceeds; or half of those of some length end without a stop, and the next begin small. The width
 * is the 98th percentile of such lines. In a text that is broken so, a line goes on with the one
 * above unless that one was not full; in others each line is a paragraph. Where the format itself
 * makes spaces of line ends (Markdown), or sets captions in lines, lines go on. In all of these a
 * line that begins with what may be a label stays a unit, marked UNIT_WRAPS: if the label turns out
 * to be none, body.c takes it as the rest of the paragraph above. */
#include "find/inside.h"
#include "find/state.h"

enum { WIDTH_MIN = 30, WIDTH_MAX = 160, FULL_PERCENT = 66, SMALL_PERCENT = 50 };

struct lines {
	VEC(struct find_unit) v;
};

static uint32_t width(struct str s)
{
	uint32_t n = 0;
	for (size_t i = 0; i < s.n;) {
		uint32_t c = str_next(s, &i);
		n += c >= 0xe80 && find_dense(c) ? 2 : 1;
	}
	return n;
}

static struct str text(const struct find *f, const struct find_unit *u)
{
	return (struct str){ f->tape.text + u->from, u->to - u->from };
}

static bool split(const struct passage *p)
{
	return p->kind == PASSAGE_TEXT || p->kind == PASSAGE_ITEM || p->kind == PASSAGE_QUOTE ||
	       p->kind == PASSAGE_HEADING;
}

/* One line of a place; blank lines make none. */
static void line(struct find *f, struct lines *l, struct find_unit u, bool keep)
{
	struct str s = { f->tape.text + u.from, u.to - u.from }, inner = find_strip(s);
	if (!inner.n && !keep)
		return;
	u.indent = (uint16_t)(u.indent + (inner.n ? (uint32_t)(inner.s - s.s) : 0));
	u.from = inner.n ? (uint32_t)(inner.s - f->tape.text) : u.from;
	u.to = u.from + (uint32_t)inner.n;
	u.run = find_run(&f->tape, u.from, u.run);
	*VEC_PUSH(f->s, &l->v) = u;
}

static struct loc loc_of(const struct find *f, const struct find_place *p)
{
	return p->run < p->end ? f->tape.run[p->run].stretch->loc : p->passage->loc;
}

/* Whether a run is bold and a colon ends it or stands behind it. */
static bool bold_label(const struct find *f, const struct find_run *r)
{
	enum { BYTES = 60 };
	struct str s = find_strip((struct str){ f->tape.text + r->from, r->to - r->from });
	return r->stretch->look & STRETCH_BOLD && s.n > 0 && s.n < BYTES &&
	       (s.s[s.n - 1] == ':' || (r->to < f->tape.n && f->tape.text[r->to] == ':' &&
					       s.s + s.n == f->tape.text + r->to));
}

/* The space before a label in bold in the midst of a paragraph that begins with one: "**Anna:**
 * Yes.
 * **Ben:** No." */
static const char *bold_turn(
	const struct find *f, const struct find_place *p, uint32_t from, uint32_t to)
{
	const struct find_run *run = f->tape.run;
	if (p->run >= p->end || !bold_label(f, &run[p->run]))
		return NULL;
	for (uint32_t r = find_run(&f->tape, from, p->run); r < p->end && run[r].from < to; r++) {
		if (run[r].from > from && f->tape.text[run[r].from - 1] == ' ' &&
			bold_label(f, &run[r]))
			return f->tape.text + run[r].from - 1;
	}
	return NULL;
}

/* U+000A, or U+2028, at which a label may begin too; in captions the space before ">>", with which
 * somebody else begins to speak. */
static const char *line_end(const struct find *f, const struct find_place *p, uint32_t from)
{
	const char *s = f->tape.text + from;
	size_t n = p->to - from;
	const char *end = memchr(s, '\n', n);
	const char *br = memmem(s, end ? (size_t)(end - s) : n, "\xe2\x80\xa8", 3);
	const char *turn;
	end = br ? br : end;
	n = end ? (size_t)(end - s) : n;
	turn = f->t->cues ? memmem(s, n, " >>", 3) : bold_turn(f, p, from, from + (uint32_t)n);
	return turn ? turn : end;
}

static void place(struct find *f, struct lines *l, uint32_t at)
{
	const struct find_place *p = &f->tape.place[at];
	struct find_unit u = { .place = at,
		.run = p->run,
		.from = p->from,
		.to = p->to,
		.loc = loc_of(f, p),
		.blank = (uint16_t)(p->passage->blank < 100 ? p->passage->blank : 100) };
	enum passage_kind kind = p->passage->kind;
	u.indent = kind == PASSAGE_TEXT ? (uint16_t)p->passage->level : 0;
	if (!split(p->passage)) {
		line(f, l, u, true);
		return;
	}
	for (uint32_t from = p->from; from <= p->to;) {
		const char *end = line_end(f, p, from);
		size_t before = l->v.n;
		u.from = from;
		u.to = end ? (uint32_t)(end - f->tape.text) : p->to;
		u.run = find_run(&f->tape, u.from, u.run);
		line(f, l, u, false);
		from = u.to + (end && *end == '\xe2' ? 3 : 1);
		u.loc.line += !end || *end != ' ';
		u.loc.column = 1;
		u.blank = l->v.n > before ? 0 : (uint16_t)(u.blank + (before > 0));
		u.indent = 0;
	}
}

/* Whether b stands on the very next line below a and both are running text. */
static bool follows(const struct find *f, const struct find_unit *a, const struct find_unit *b)
{
	const struct passage *p = f->tape.place[a->place].passage,
			     *q = f->tape.place[b->place].passage;
	if (b->blank ||
		(p->kind != q->kind && !(p->kind == PASSAGE_ITEM && q->kind == PASSAGE_TEXT)))
		return false;
	return p == q || (f->t->lines && q->kind == PASSAGE_TEXT && !q->speaker.n);
}

static uint32_t first_word(struct str s)
{
	size_t i = 0, n = 0;
	while (i < s.n) {
		uint32_t c = str_next(s, &i);
		if (find_space(c))
			break;
		n++;
		if (c >= 0xe80 && find_dense(c))
			return 2;
	}
	return (uint32_t)n;
}

static bool full(const struct find *f, const struct find_unit *a, const struct find_unit *b)
{
	return a->indent + width(text(f, a)) + 1 + first_word(text(f, b)) > f->width;
}

/* A first line is further in than the line above it and the line below. */
static bool steps_in(const struct lines *l, size_t i)
{
	const struct find_unit *u = &l->v.v[i];
	return u->indent >= u[-1].indent + 2 && (i + 1 == l->v.n || u[1].indent + 2 <= u->indent);
}

/* Whether a line begins with a label that could not well be the middle of a sentence. */
static bool labelled(struct find *f, struct find_unit u)
{
	struct find_label label;
	find_measure(f, &u);
	return find_label(f, &u, &label) && label.worth >= 2 && label.joint != JOINT_DASH &&
	       label.joint != JOINT_GAP && label.joint != JOINT_LINE;
}

static bool ends_open(struct str s)
{
	uint32_t c = find_before(s, s.n);
	return !find_stop(c) && !find_colon(c) && !find_quote(c);
}

static bool begins_small(struct str s)
{
	size_t i = 0;
	return s.n && find_lower(str_next(s, &i));
}

/* The width that lines were broken at; 0: they were not. Pairs of lines of which the second begins
 * a paragraph by its label or its indent say nothing of it. */
static uint32_t measure(struct find *f, const struct lines *l)
{
	uint32_t count[WIDTH_MAX + 2] = { 0 }, n = 0, seen = 0, filled = 0, small = 0, wide = 0,
				   w = 0, some = 0;
	bool *pair = ARENA_ARRAY(f->s, l->v.n + 1, bool);
	for (size_t i = 1; i < l->v.n; i++) {
		const struct find_unit *a = &l->v.v[i - 1], *b = &l->v.v[i];
		uint32_t columns = a->indent + width(text(f, a));
		pair[i] = follows(f, a, b) && !steps_in(l, i) && !labelled(f, *b);
		n += pair[i];
		if (pair[i])
			count[columns > WIDTH_MAX ? WIDTH_MAX + 1 : columns]++;
	}
	while (w <= WIDTH_MAX && seen * 100 < n * 98)
		seen += count[w++];
	if (n == 0 || w < WIDTH_MIN || seen * 100 < n * 98)
		return 0;
	f->width = w - 1;
	for (size_t i = 1; i < l->v.n; i++) {
		const struct find_unit *a = &l->v.v[i - 1], *b = &l->v.v[i];
		filled += pair[i] && full(f, a, b);
		wide += pair[i] && (a->indent + width(text(f, a))) * 2 > f->width;
		small += pair[i] && ends_open(text(f, a)) && begins_small(text(f, b));
		some += pair[i] && a->indent + width(text(f, a)) >= WIDTH_MIN;
	}
	if (some < 4) /* so few say something only when all say it */
		return small > 0 && small == some ? w - 1 : 0;
	return filled * 100 >= n * FULL_PERCENT || (wide > 4 && small * 100 >= wide * SMALL_PERCENT)
		       ? w - 1
		       : 0;
}

/* Whether the format itself says that the line ends and the paragraph does not. */
static bool broken(const struct find *f, const struct find_unit *a, const struct find_unit *b)
{
	return memmem(f->tape.text + a->to, b->from - a->to, "\xe2\x80\xa8", 3);
}

static bool goes_on(const struct find *f, const struct lines *l, size_t i)
{
	const struct find_unit *a = &l->v.v[i - 1], *b = &l->v.v[i];
	size_t at = 0;
	bool same = f->tape.place[a->place].passage == f->tape.place[b->place].passage;
	uint32_t c;
	if (!follows(f, a, b))
		return false;
	c = str_next(text(f, b), &at);
	if (f->t->cues)
		return same && !find_dash(c) && c != '>';
	if (same && (f->t->soft || broken(f, a, b) || f->tape.text[b->from - 1] == ' '))
		return true;
	if (!f->width || steps_in(l, i))
		return false;
	return full(f, a, b) || (ends_open(text(f, a)) && find_lower(c));
}

static void add(struct find *f, struct find_unit *u, bool wraps)
{
	if (wraps && !labelled(f, *u)) {
		f->units.v[f->units.n - 1].to = u->to;
		return;
	}
	u->traits = wraps ? UNIT_WRAPS : 0;
	*VEC_PUSH(f->s, &f->units) = *u;
}

void find_units(struct find *f)
{
	struct lines l = { 0 };
	for (uint32_t i = 1; i < f->tape.places; i++) {
		if (!f->tape.place[i].loose)
			place(f, &l, i);
	}
	f->width = f->t->lines ? measure(f, &l) : 0;
	for (size_t i = 0; i < l.v.n; i++)
		add(f, &l.v.v[i], i > 0 && goes_on(f, &l, i));
	for (size_t i = 0; i < f->units.n; i++) {
		struct find_unit *u = &f->units.v[i];
		uint32_t wraps = u->traits & UNIT_WRAPS;
		u->traits = 0;
		find_measure(f, u);
		u->traits |= wraps;
		if (f->tape.place[u->place].passage->kind == PASSAGE_HEADING)
			u->traits |= UNIT_HEAD;
		if (f->tape.place[u->place].passage->kind == PASSAGE_RULE && !u->words)
			u->traits |= UNIT_RULE;
	}
}
