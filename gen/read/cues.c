#include "read/cues.h"

static struct str cut(struct str s, size_t n)
{
	return (struct str){ s.s + n, s.n - n };
}

static bool digit(struct str s)
{
	return s.n && *s.s >= '0' && *s.s <= '9';
}

/* At most nine digits. */
static int64_t number(struct str *s, int *digits)
{
	int64_t n = 0;
	*digits = 0;
	for (; digit(*s) && *digits < 9; *s = cut(*s, 1), ++*digits)
		n = n * 10 + (*s->s - '0');
	return n;
}

static int64_t thousandths(struct str *s)
{
	int digits;
	struct str rest = s->n && (*s->s == '.' || *s->s == ',') ? cut(*s, 1) : *s;
	int64_t n;
	if (rest.s == s->s || !digit(rest))
		return 0;
	n = number(&rest, &digits);
	*s = rest;
	for (; digits < 3; digits++)
		n *= 10;
	for (; digits > 3; digits--)
		n /= 10;
	return n;
}

int64_t read_cues_time(struct str *s)
{
	struct str rest = *s;
	int64_t part[4], ms;
	int digits, n = 0;
	do {
		if (n)
			rest = cut(rest, 1);
		if (!digit(rest))
			return -1;
		part[n++] = number(&rest, &digits);
	} while (n < 4 && rest.n > 1 && strchr(":;", *rest.s) && digit(cut(rest, 1)));
	if (n < 2)
		return -1;
	ms = n == 4 ? part[3] * 40 : thousandths(&rest); /* frames of a twenty-fifth */
	*s = rest;
	if (n == 2)
		return (part[0] * 60 + part[1]) * 1000 + ms;
	return ((part[0] * 60 + part[1]) * 60 + part[2]) * 1000 + ms;
}

int64_t read_cues_seconds(struct str s)
{
	int digits;
	int64_t ms = digit(s) ? number(&s, &digits) * 1000 : -1;
	if (ms >= 0)
		ms += thousandths(&s);
	return s.n ? -1 : ms;
}

bool read_cues_timing(struct str line, struct cue *c)
{
	struct str s = str_trim(line), from = s;
	*c = (struct cue){ .start = read_cues_time(&s) };
	c->time = (struct str){ from.s, from.n - s.n };
	if (c->start >= 0 && s.n > 1 && *s.s == ',' && digit(cut(s, 1)) &&
		memchr(c->time.s, '.', c->time.n)) { /* as YouTube's SBV has it */
		s = cut(s, 1);
		c->end = read_cues_time(&s);
		return c->end >= 0 && !str_trim(s).n;
	}
	s = str_trim(s);
	if (c->start < 0 || !str_starts(s, "-->"))
		return false;
	s = str_trim(cut(s, 3));
	c->end = read_cues_time(&s);
	c->settings = str_trim(s);
	return c->end >= 0;
}

static bool blank(struct str line)
{
	return !str_trim(line).n;
}

struct block {
	struct cues *c;
	struct cue_line last; /* the line before the one at hand, while it may be an id */
	bool inside;          /* behind the times of a cue */
	bool gap;             /* a blank line has come since */
	const char *why;      /* of what is left out; NULL while lines are kept */
};

static void keep(struct block *b, struct str text, struct loc loc)
{
	struct cues *c = b->c;
	struct cue *cue = &c->cue.v[c->cue.n - 1];
	*VEC_PUSH(c->a, &c->line) = (struct cue_line){ text, loc, false };
	cue->lines = c->line.n - cue->line;
}

/* A line that was held back because it might have been the id of a cue: it is text. */
static void settle(struct block *b)
{
	struct cue_line l = b->last;
	b->last = (struct cue_line){ 0 };
	if (!l.text.s)
		return;
	if (b->why || !b->c->cue.n) {
		transcript_leave(
			b->c->t, str_trim(l.text), b->why ? b->why : "before the first cue", l.loc);
		return;
	}
	keep(b, l.text, l.loc);
}

static void begin(struct block *b, struct cue *cue, struct loc loc)
{
	struct cues *c = b->c;
	if (b->last.text.s && !b->why)
		cue->id = str_trim(b->last.text);
	else
		settle(b);
	if (cue->id.n)
		transcript_leave(c->t, cue->id, "cue number", b->last.loc);
	if (cue->settings.n)
		transcript_leave(c->t, cue->settings, "position of a cue", loc);
	b->last = (struct cue_line){ 0 };
	cue->loc = loc;
	cue->line = c->line.n;
	*VEC_PUSH(c->a, &c->cue) = *cue;
	b->inside = true;
	b->gap = false;
	b->why = NULL;
}

/* A digit alone, or the first line of a block, may be the id of the cue whose times follow. */
static bool may_be_id(const struct block *b, struct str line)
{
	struct str s = str_trim(line);
	if (!b->inside || b->gap)
		return true;
	while (digit(s))
		s = cut(s, 1);
	return !s.n;
}

static void text_line(struct block *b, struct read_lines *l, const char *(*other)(struct str))
{
	bool first = b->gap || (!b->inside && !b->why);
	settle(b);
	if (first && !b->why && other) {
		b->why = other(l->line);
		b->inside = b->inside && !b->why;
	}
	if (!b->why && may_be_id(b, l->line))
		b->last = (struct cue_line){ l->line, l->loc, false };
	else if (b->why || !b->c->cue.n)
		transcript_leave(b->c->t, str_trim(l->line),
			b->why ? b->why : "before the first cue", l->loc);
	else
		keep(b, l->line, l->loc);
	b->gap = false;
}

void read_cues_read(struct cues *c, struct read_lines *l, const char *(*other)(struct str first))
{
	struct block b = { .c = c };
	struct cue cue;
	while (read_line(l)) {
		if (read_cues_timing(l->line, &cue)) {
			begin(&b, &cue, l->loc);
		} else if (blank(l->line)) {
			settle(&b);
			b.gap = true;
			b.why = NULL;
		} else {
			text_line(&b, l, other);
		}
	}
	settle(&b);
}
