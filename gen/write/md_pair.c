/* Emphasis in Markdown.
 *
 * A run of * or _ is a delimiter only where the characters on both sides let it be (CommonMark
 * 0.31, section 6.2): it opens when what follows is not white space and, should that be
 * punctuation, when what precedes is white space or punctuation; it closes likewise the other way
 * round; _ must also not stand inside of a word. And two delimiters that touch are one run, which
 * pairs by rules of its own. So each pair tries * and then _, and takes the first that is a
 * delimiter at both ends and touches none of its own character; where neither is, the elements
 * <em> and <strong> say it, which Markdown takes too. Versions of CommonMark differ in whether
 * symbols are punctuation; what would depend on that is not relied upon.
 *
 * Spaces at the ends of what is emphasised are moved outside. Everything that could mean something
 * is escaped, but only where it could: a full stop behind a number at the beginning of a line, not
 * every full stop. Refused: escaping all punctuation, which is right and unreadable. */
#include "write/md.h"

#include <unicode/uchar.h>

enum look {
	LOOK_SPACE,
	LOOK_MARK,
	LOOK_MAYBE,
	LOOK_WORD
}; /* MAYBE: punctuation to some versions */

struct pairs {
	struct md_piece *piece;
	size_t n;
	const char **sign; /* of each piece: "*", "__", "<em>"; NULL while not decided */
	struct arena *a;
	VEC(size_t) open; /* those around the piece that is looked at */
};

static enum look look(uint32_t c)
{
	int8_t type = u_charType((UChar32)c);
	uint32_t bit = U_MASK(type);
	if (c == ' ' || c == '\n' || c == '\t' || (bit & U_GC_ZS_MASK))
		return LOOK_SPACE;
	if ((c < 0x80 && (bit & (U_GC_P_MASK | U_GC_S_MASK))) || (bit & U_GC_P_MASK))
		return LOOK_MARK;
	return bit & U_GC_S_MASK ? LOOK_MAYBE : LOOK_WORD;
}

static uint32_t last_char(struct str s)
{
	size_t i = s.n;
	while (i > 0 && ((unsigned char)s.s[--i] & 0xc0) == 0x80)
		;
	return str_next(s, &i);
}

static uint32_t first_char(struct str s)
{
	size_t i = 0;
	return str_next(s, &i);
}

/* The character before piece i, or behind it; a space at the ends of the text. What is not decided
 * will be punctuation, and of another character. */
static uint32_t beside(const struct pairs *p, size_t i, int step)
{
	const struct md_piece *own = &p->piece[i];
	if (own->text.n && (own->kind == MD_OPEN ? step < 0 : step > 0))
		return ' ';
	for (size_t k = i; step > 0 ? k + 1 < p->n : k > 0;) {
		const struct md_piece *q = &p->piece[step > 0 ? ++k : --k];
		if (q->text.n && (q->kind == MD_TEXT || q->kind == MD_RAW))
			return step > 0 ? first_char(q->text) : last_char(q->text);
		if (q->text.n && (q->kind == MD_OPEN) == (step > 0))
			return ' ';
		if ((q->kind == MD_OPEN || q->kind == MD_CLOSE) && !(p->sign[k] && !*p->sign[k]))
			return p->sign[k] ? (uint32_t)p->sign[k][0] : '!';
	}
	return ' ';
}

/* Whether a delimiter can stand between a character without and one within. */
static bool flanks(uint32_t without, uint32_t within, char sign)
{
	enum look out = look(without), in = look(within);
	if (in == LOOK_SPACE)
		return false;
	if (in != LOOK_WORD && !(out == LOOK_SPACE || out == LOOK_MARK))
		return false;
	if (sign == '_' && out != LOOK_SPACE && out != LOOK_MARK)
		return false;
	return without != (uint32_t)sign && within != (uint32_t)sign;
}

/* Whether an opening delimiter could be taken for a closing one, too. */
static bool closes(uint32_t without, uint32_t within)
{
	enum look out = look(without);
	return !(out == LOOK_SPACE || (out == LOOK_MARK && look(within) == LOOK_WORD));
}

static bool within_sign(const struct pairs *p, char sign)
{
	for (size_t i = 0; i < p->open.n; i++)
		if (p->sign[p->open.v[i]][0] == sign)
			return true;
	return false;
}

static void decide(struct pairs *p, size_t open)
{
	static const char *const signs[2][2] = { { "*", "_" }, { "**", "__" } };
	static const char *const tags[2][2] = { { "<em>", "</em>" }, { "<strong>", "</strong>" } };
	size_t close = p->piece[open].partner;
	int kind = p->piece[open].strong;
	uint32_t before = beside(p, open, -1), first = beside(p, open, 1);
	uint32_t last = beside(p, close, -1), behind = beside(p, close, 1);
	for (int i = 0; i < 2; i++) {
		char c = signs[kind][i][0];
		if (!flanks(before, first, c) || !flanks(behind, last, c) ||
			(closes(before, first) && within_sign(p, c)))
			continue;
		p->sign[open] = p->sign[close] = signs[kind][i];
		return;
	}
	p->sign[open] = tags[kind][0];
	p->sign[close] = tags[kind][1];
}

static void decide_all(struct pairs *p)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->piece[i].kind == MD_OPEN && p->piece[i].partner == i + 1)
			p->sign[i] = p->sign[i + 1] = "";
	for (size_t i = 0; i < p->n; i++) {
		if (p->piece[i].kind == MD_CLOSE)
			p->open.n--;
		if (p->piece[i].kind != MD_OPEN)
			continue;
		if (!p->sign[i])
			decide(p, i);
		*VEC_PUSH(p->a, &p->open) = i;
	}
}

/* Spaces go out through the ends of emphasis: past `end`, which stands at piece i. */
static void push_out(struct pairs *p, size_t i)
{
	struct md_piece *end = &p->piece[i];
	bool open = end->kind == MD_OPEN;
	struct md_piece *in = open ? (i + 1 < p->n ? end + 1 : NULL) : i ? end - 1 : NULL;
	struct md_piece was = *end;
	if (!in || in->kind != MD_TEXT || in->text.n < 1)
		return;
	if (in->text.s[open ? 0 : in->text.n - 1] != ' ')
		return;
	if (in->text.n == 1) { /* they change places */
		*end = *in;
		*in = was;
		p->piece[was.partner].partner = (size_t)(in - p->piece);
		return;
	}
	in->text.n--;
	in->text.s += open;
	end->text = STR(" "); /* written outside of the sign */
}

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

/* What at the beginning of a line would begin a block: its first byte to be escaped, or the length
 * of s. */
static size_t begins(struct str s)
{
	size_t digits = 0;
	if (!s.n)
		return 0;
	while (digits < s.n && digits < 10 && digit(s.s[digits]))
		digits++;
	if (digits && digits < s.n && (s.s[digits] == '.' || s.s[digits] == ')'))
		return digits;
	return strchr("#>+-=~:", s.s[0]) ? 0 : s.n;
}

/* Brackets are words unless what stands around them makes a link, a note, a definition or a box to
 * tick of them. */
static bool bracket(const struct md_piece *p, size_t i, char next, bool begin)
{
	char c = p->text.s[i];
	if (p->linked)
		return true;
	if (c == ']')
		return strchr("([:", next) != NULL;
	return next == '^' || (i && p->text.s[i - 1] == '!') || (begin && strchr(" xX", next));
}

static bool special(const struct md_piece *p, size_t i, char next, enum md_place place)
{
	char c = p->text.s[i];
	if (strchr("\\`*_<|", c))
		return true;
	if (c == '&')
		return next == '#' || (next >= 'A' && next <= 'Z') || (next >= 'a' && next <= 'z');
	if (c == '~')
		return next == '~' || (i && p->text.s[i - 1] == '~');
	return c == '#' && place == MD_HEADING;
}

/* `after` is the character behind the piece. */
static void escaped(struct buf *b, const struct md_piece *p, char after, enum md_place place)
{
	bool begin = !b->n || b->s[b->n - 1] == '\n';
	size_t at = begin && place == MD_PARA ? begins(p->text) : p->text.n;
	for (size_t i = 0; i < p->text.n; i++) {
		char c = p->text.s[i], next = i + 1 < p->text.n ? p->text.s[i + 1] : after;
		bool mark = c == '[' || c == ']';
		if (c && (i == at || (mark ? bracket(p, i, next, begin && !i)
					   : special(p, i, next, place))))
			buf_char(b, '\\');
		buf_put(b, &c, 1);
	}
}

static void sign(struct buf *b, const struct md_piece *p, const char *s)
{
	bool open = p->kind == MD_OPEN;
	buf_printf(b, "%s%s%s", open && p->text.n ? " " : "", s, !open && p->text.n ? " " : "");
}

struct str write_md_pieces(struct arena *a, struct md_piece *piece, size_t n, enum md_place place)
{
	struct pairs p = { .piece = piece, .n = n, .a = a };
	struct buf b = { .a = a };
	p.sign = ARENA_ARRAY(a, n + 1, const char *);
	for (size_t i = 0; i < n; i++)
		if (piece[i].kind == MD_CLOSE)
			push_out(&p, i);
	for (size_t i = n; i-- > 0;)
		if (piece[i].kind == MD_OPEN)
			push_out(&p, i);
	decide_all(&p);
	for (size_t i = 0; i < n; i++) {
		uint32_t after = beside(&p, i, 1);
		if (piece[i].kind == MD_TEXT)
			escaped(&b, &piece[i], after < 0x80 ? (char)after : 'x', place);
		else if (piece[i].kind == MD_RAW)
			buf_str(&b, piece[i].text);
		else
			sign(&b, &piece[i], p.sign[i]);
	}
	return buf_get(&b);
}
