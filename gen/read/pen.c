#include "read/pen.h"

struct read_pen read_pen(struct transcript *t)
{
	return (struct read_pen){
		.t = t, .like = { .start = -1, .end = -1 }, .run = { .a = t->arena }
	};
}

static bool same(const struct read_style *a, const struct read_style *b)
{
	return a->look == b->look && str_eq(a->link, b->link) && str_eq(a->lang, b->lang);
}

/* A space is seen least in plain text and most in a link, which draws a line below it. */
static int dress(const struct read_style *s)
{
	return s->link.n ? 2 : s->look ? 1 : 0;
}

static void flush(struct read_pen *pen)
{
	struct arena *a = pen->t->arena;
	struct str text = buf_get(&pen->run);
	struct stretch *s;
	if (!text.n)
		return;
	if (!pen->of.link.n && !pen->of.lang.n) {
		transcript_stretch(pen->t, pen->passage, text, pen->of.look, pen->loc);
	} else {
		s = transcript_apart(pen->t, pen->passage, text, pen->of.look, pen->loc);
		s->link = pen->of.link.n ? arena_str(a, pen->of.link) : s->link;
		s->lang = pen->of.lang.n ? arena_str(a, pen->of.lang) : s->lang;
	}
	pen->run.n = 0;
}

struct read_pen read_pen_aside(const struct read_pen *pen, struct passage **list)
{
	struct read_pen aside = read_pen(pen->t);
	*list = NULL;
	aside.into = list;
	return aside;
}

void read_pen_begin(struct read_pen *pen, struct passage *p)
{
	read_pen_end(pen);
	pen->passage = p;
	pen->any = p->first != NULL;
}

void read_pen_open(struct read_pen *pen, struct passage like)
{
	if (pen->cell && pen->passage) {
		read_pen_break(pen);
		return;
	}
	read_pen_end(pen);
	pen->like = like;
}

static struct passage *end_of(struct passage *p)
{
	while (p->next)
		p = p->next;
	return p;
}

static void hang(struct read_pen *pen, struct passage *list)
{
	struct transcript *t = pen->t;
	if (pen->into) {
		*pen->into = list;
		pen->into = &end_of(list)->next;
		return;
	}
	*(t->last ? &t->last->next : &t->first) = list;
	t->last = end_of(list);
}

void read_pen_end(struct read_pen *pen)
{
	struct passage *later = pen->later;
	if (pen->passage)
		flush(pen);
	pen->passage = NULL;
	pen->space = 0;
	pen->any = pen->owed = false;
	pen->later = NULL;
	if (later)
		hang(pen, later);
}

void read_pen_later(struct read_pen *pen, struct passage *list)
{
	if (list && pen->later)
		end_of(pen->later)->next = list;
	else if (list)
		pen->later = list;
	if (!pen->any)
		read_pen_end(pen);
}

static void create(struct read_pen *pen, struct loc loc)
{
	struct passage *p = pen->into ? transcript_loose(pen->t, pen->like.kind, loc)
				      : transcript_passage(pen->t, pen->like.kind, loc);
	*p = pen->like;
	p->loc = loc;
	if (pen->into) {
		*pen->into = p;
		pen->into = &p->next;
	}
	pen->passage = p;
}

/* White space that is due, and a new run where the style is another; before what is seen. */
static void prepare(struct read_pen *pen, struct loc loc)
{
	bool space = pen->any && pen->space;
	if (!pen->passage)
		create(pen, loc);
	if (!same(&pen->style, &pen->of) || !pen->run.n) {
		if (space && pen->run.n &&
			(!dress(&pen->of) || dress(&pen->of) < dress(&pen->style))) {
			buf_char(&pen->run, pen->space);
			space = false;
		}
		flush(pen);
		pen->of = pen->style;
		pen->loc = loc;
	}
	if (space)
		buf_char(&pen->run, pen->space);
	pen->space = 0;
	pen->any = true;
}

static bool white(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static struct loc moved(struct loc loc, struct str s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (s.s[i] == '\n') {
			loc.line++;
			loc.column = 1;
		} else if (((unsigned char)s.s[i] & 0xc0) != 0x80 && loc.column) {
			loc.column++;
		}
	}
	return loc;
}

/* Bytes of white space at i; *line: it ends a line for certain. */
static size_t white_at(struct str s, size_t i, bool *line)
{
	*line = s.n - i >= 3 && memcmp(s.s + i, "\xe2\x80\xa8", 3) == 0; /* U+2028 */
	return *line ? 3 : white(s.s[i]);
}

/* Bytes of U+00A0 or U+200B at i. */
static size_t unseen_at(struct str s, size_t i)
{
	struct str rest = { s.s + i, s.n - i };
	return str_starts(rest, "\xc2\xa0") ? 2 : str_starts(rest, "\xe2\x80\x8b") ? 3 : 0;
}

void read_pen_text(struct read_pen *pen, struct str s, struct loc loc)
{
	bool line, first = true;
	if (pen->owed && s.n && !strchr(".,;:!?)]", s.s[0]))
		read_pen_space(pen);
	pen->owed = pen->owed && !s.n;
	for (size_t i = 0; i < s.n;) {
		size_t from = i, n = white_at(s, i, &line);
		if (!n && !pen->any && (n = unseen_at(s, i))) {
			i += n; /* it would only push the line in, or be a line of nothing */
			continue;
		}
		if (n) {
			(line ? read_pen_break : read_pen_space)(pen);
			i += n;
			continue;
		}
		while (i < s.n && !white_at(s, i, &line))
			i++;
		if (first)
			loc = moved(loc, s, from);
		first = false;
		prepare(pen, loc);
		buf_put(&pen->run, s.s + from, i - from);
	}
}

void read_pen_lines(struct read_pen *pen, struct str s, struct loc loc)
{
	while (s.n) {
		const char *end = memchr(s.s, '\n', s.n);
		size_t n = end ? (size_t)(end - s.s) : s.n;
		read_pen_text(pen, (struct str){ s.s, n }, loc);
		n += end != NULL;
		s = (struct str){ s.s + n, s.n - n };
		if (!end)
			break;
		read_pen_line(pen);
		pen->t->lines |= pen->any && str_trim(s).n;
		loc.line += loc.line > 0;
		loc.column = loc.column ? 1 : 0;
	}
}

/* Of several, the one that parts most stays. */
static void due(struct read_pen *pen, uint32_t space)
{
	static const char order[] = " \t\n";
	const char *had = pen->space && pen->space < 128 ? strchr(order, (int)pen->space) : NULL;
	const char *now = space < 128 ? strchr(order, (int)space) : NULL;
	if (!pen->space || !now || (had && had < now))
		pen->space = space;
}

void read_pen_space(struct read_pen *pen)
{
	due(pen, ' ');
}

void read_pen_tab(struct read_pen *pen)
{
	due(pen, '\t');
}

void read_pen_line(struct read_pen *pen)
{
	due(pen, '\n');
}

void read_pen_break(struct read_pen *pen)
{
	due(pen, 0x2028);
}

struct stretch *read_pen_apart(struct read_pen *pen, struct str text, struct loc loc)
{
	prepare(pen, loc);
	flush(pen);
	return transcript_apart(pen->t, pen->passage, text, pen->style.look, loc);
}

struct stretch *read_pen_note(struct read_pen *pen, struct str text, struct loc loc)
{
	bool due = pen->space != 0;
	struct stretch *s;
	pen->space = 0;
	s = read_pen_apart(pen, text, loc);
	pen->owed = due;
	return s;
}

struct str read_squeeze(struct arena *a, struct str s)
{
	struct buf b = { .a = a };
	struct str word;
	while ((word = str_word(&s)).n) {
		if (b.n)
			buf_char(&b, ' ');
		buf_str(&b, word);
	}
	return b.n ? buf_get(&b) : (struct str){ "", 0 };
}
