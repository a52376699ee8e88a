/* Plain text: a passage a line, with how many blank lines stand above it and how far it is
 * indented. The finder decides which lines are one paragraph.
 *
 * Numbers of lines at the left edge, as courts have them, are left out when they count through the
 * whole file; so are the numbers, heads and feet of pages (pages.h). */
#include "read/formats.h"
#include "read/pages.h"

enum { TAB = 8, GAP = 3, NUMBERED_MIN = 20 };

struct plain {
	struct transcript *t;
	const struct read_source *source;
	bool lines_numbered;
};

/* The length of a space, of a kind that may stand alone in a blank line; 0: none is at i. */
static size_t space(struct str s, size_t i)
{
	size_t next = i;
	uint32_t c = str_next(s, &next);
	return c == ' ' || c == '\t' || c == 0xa0 || c == 0x3000 || c == 0xfeff ||
			       (c >= 0x2000 && c <= 0x200b)
		       ? next - i
		       : 0;
}

static bool blank(struct str s)
{
	size_t i = 0, n;
	while (i < s.n && (n = space(s, i)))
		i += n;
	return i == s.n;
}

/* Columns of white space at the beginning; *i behind it. */
static int indent(struct str s, size_t *i)
{
	int column = 0;
	size_t n;
	for (*i = 0; *i < s.n && (n = space(s, *i)); *i += n)
		column += s.s[*i] == '\t'               ? TAB - column % TAB
			  : n == 3 && s.s[*i] == '\xe3' ? 2
							: 1;
	return column;
}

/* The number a line begins with, spaces before it or not; *end behind it and the spaces that
 * follow. 0: there is none. */
static unsigned leading(struct str s, size_t *end)
{
	unsigned n = 0;
	size_t i = 0, digits;
	while (i < s.n && s.s[i] == ' ')
		i++;
	for (digits = i; i < s.n && s.s[i] >= '0' && s.s[i] <= '9' && i - digits < 5; i++)
		n = n * 10 + (unsigned)(s.s[i] - '0');
	if (i == digits || (i < s.n && s.s[i] != ' ' && s.s[i] != '\t'))
		return 0;
	while (i < s.n && (s.s[i] == ' ' || s.s[i] == '\t'))
		i++;
	*end = i;
	return n;
}

/* Whether numbers of lines count through the file. */
static void survey(struct plain *p)
{
	struct read_lines l = read_lines(p->source);
	unsigned lines = 0, counted = 0, last = 0;
	while (read_line(&l)) {
		size_t end;
		unsigned n = leading(l.line, &end);
		if (blank(l.line))
			continue;
		lines++;
		counted += n && (n == last + 1 || n == 1);
		last = n ? n : last;
	}
	p->lines_numbered = lines >= NUMBERED_MIN && counted * 4 >= lines * 3;
}

/* White space inside a line: one space, or a tab where it is a gap. */
static void words(struct plain *p, struct passage *q, struct str s, struct loc loc)
{
	struct buf b = { .a = p->t->arena };
	for (size_t i = 0; i < s.n;) {
		size_t from = i;
		bool tab = false;
		while (i < s.n && (s.s[i] == ' ' || s.s[i] == '\t'))
			tab = s.s[i++] == '\t' || tab;
		if (i > from)
			buf_char(&b, i == s.n ? ' ' : tab || i - from >= GAP ? '\t' : ' ');
		from = i;
		while (i < s.n && s.s[i] != ' ' && s.s[i] != '\t')
			i++;
		buf_put(&b, s.s + from, i - from);
	}
	while (b.n && b.s[b.n - 1] == ' ')
		b.n--;
	transcript_stretch(p->t, q, buf_get(&b), 0, loc);
}

static void line(struct plain *p, struct str s, struct loc loc, unsigned above)
{
	size_t i = 0, number;
	int column;
	struct passage *q;
	if (p->lines_numbered && leading(s, &number)) {
		transcript_leave(p->t, str_trim((struct str){ s.s, number }), "line number", loc);
		loc = read_at(loc, s, number);
		s = (struct str){ s.s + number, s.n - number };
		if (blank(s))
			return;
	}
	column = indent(s, &i);
	loc = read_at(loc, s, i);
	q = transcript_passage(p->t, PASSAGE_TEXT, loc);
	q->level = column;
	q->blank = above;
	words(p, q, (struct str){ s.s + i, s.n - i }, loc);
}

static bool read(struct transcript *t, struct diag *d, const struct read_source *source)
{
	struct plain p = { .t = t, .source = source };
	struct read_lines l = read_lines(source);
	struct arena *a = arena_new();
	struct read_pages *pages = read_pages(a, source);
	unsigned above = 0;
	bool open = false; /* a page ends within a sentence */
	(void)d;
	t->lines = true;
	survey(&p);
	for (uint32_t n = 0; read_line(&l); n++) {
		const char *why = read_pages_at(pages, n, &open);
		if (blank(l.line))
			above++;
		else if (why)
			transcript_leave(t, str_trim(l.line), why, l.loc);
		else {
			line(&p, l.line, l.loc, open ? 0 : above);
			above = 0;
			open = false;
		}
	}
	arena_drop(a);
	return true;
}

static int fits(const struct read_source *source)
{
	return source->text.n ? 10 : 0;
}

const struct read_format read_plain = { .name = "plain text",
	.extensions = "txt text",
	.fits = fits,
	.read = read,
	.proof = PROOF_TEXT };
