/* Units: what the readings look at. A paragraph of the format, or each of its lines where the
 * format does not say what its line ends mean; with the traits that evidence is made of. */
#include "find/state.h"

static uint32_t peek(struct str s, size_t i)
{
	return i < s.n ? str_next(s, &i) : 0;
}

/* "1." "1)" "(1)" "１．" "1、" with words behind it; the offset of these, 0 when it is none. */
static uint32_t numbered(struct str s, int32_t *number)
{
	size_t i = peek(s, 0) == '(' || peek(s, 0) == 0xff08, digits = 0;
	uint32_t c = 0;
	if (i)
		i = peek(s, 0) == '(' ? 1 : 3;
	for (*number = 0; i < s.n && digits < 4; digits++) {
		size_t next = i;
		c = str_next(s, &next);
		if (c >= 0xff10 && c <= 0xff19)
			c -= 0xff10 - '0';
		if (c < '0' || c > '9')
			break;
		*number = *number * 10 + (int32_t)(c - '0');
		i = next;
	}
	if (!digits || i >= s.n)
		return 0;
	c = str_next(s, &i);
	if (c != '.' && c != ')' && c != 0xff0e && c != 0x3001 && c != 0xff09)
		return 0;
	if (c < 0x80 && !find_space(peek(s, i)))
		return 0;
	while (i < s.n && find_space(peek(s, i)))
		str_next(s, &i);
	return i < s.n ? (uint32_t)i : 0;
}

/* Squares, circles, triangles, stars: they mark speakers as often as items. */
static bool sign(uint32_t c)
{
	return (c >= 0x25a0 && c <= 0x25ff && c != 0x25aa && c != 0x25ab && c != 0x25e6) ||
	       c == 0x2605 || c == 0x2606 || c == 0x203b || (c >= 0x2b1b && c <= 0x2b1c) ||
	       c == 0x3007;
}

static bool bullet(uint32_t c)
{
	return c == 0x2022 || c == 0x25e6 || c == 0x25aa || c == 0x25ab || c == 0x2023 ||
	       c == 0xb7 || c == 0x2043 || c == '*' || c == 0x30fb || c == 0xf0b7 || sign(c);
}

/* How the unit begins: a bullet, a number, a dash; and where its words do. */
static void begins(struct find_unit *u, struct str s)
{
	size_t i = 0;
	uint32_t c = s.n ? str_next(s, &i) : 0, next = peek(s, i), number;
	u->text = u->from;
	if ((c == '>' && next == '>') ||
		(find_dash(c) && (find_space(next) || c >= 0x2013 || find_dash(next) ||
					 find_letter(next) || next == 0xbf))) {
		while (i < s.n &&
			(find_dash(peek(s, i)) || find_space(peek(s, i)) || peek(s, i) == c))
			str_next(s, &i);
		u->traits |= i < s.n ? UNIT_DASH : 0;
	} else if (bullet(c) && (c != '*' || find_space(next))) {
		while (i < s.n && find_space(peek(s, i)))
			str_next(s, &i);
		u->traits |= i < s.n ? UNIT_BULLET | (sign(c) ? UNIT_SIGN : 0U) : 0;
	} else {
		number = numbered(s, &u->number);
		i = number;
		u->traits |= number ? UNIT_NUMBER : 0;
	}
	if (u->traits & (UNIT_DASH | UNIT_BULLET | UNIT_NUMBER))
		u->text = u->from + (uint32_t)i;
}

static uint32_t closes(uint32_t c)
{
	static const uint32_t pairs[][2] = { { '(', ')' }, { '[', ']' }, { '{', '}' },
		{ 0xff08, 0xff09 }, { 0xff3b, 0xff3d }, { 0x3010, 0x3011 }, { 0x3014, 0x3015 },
		{ 0x300c, 0x300d }, { 0x300e, 0x300f }, { 0x201c, 0x201d }, { 0x201e, 0x201c },
		{ 0xab, 0xbb }, { '<', '>' }, { '"', '"' } };
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		if (pairs[i][0] == c)
			return pairs[i][1];
	}
	return 0;
}

/* Brackets or quotation marks from end to end, the same pair. */
static void encloses(struct find_unit *u, struct str s)
{
	size_t i = 0;
	uint32_t open = s.n ? str_next(s, &i) : 0, close = closes(open), c;
	int depth = close ? 1 : 0;
	while (depth > 0 && i < s.n) {
		c = str_next(s, &i);
		depth += c == close ? -1 : c == open ? 1 : 0;
	}
	if (!close || depth || s.n - i > 3 || (i < s.n && !find_stop(peek(s, i))))
		return;
	u->traits |= find_quote(open) ? UNIT_QUOTED : UNIT_BRACKET;
}

static void ends(struct find_unit *u, struct str s)
{
	uint32_t c = find_before(s, s.n);
	while (s.n && (find_quote(c) || c == ')' || c == ']' || c == '*' || c == 0xff09 ||
			      find_space(c))) {
		do
			s.n--;
		while (s.n && ((unsigned char)s.s[s.n] & 0xc0) == 0x80);
		c = find_before(s, s.n);
	}
	u->traits |= find_mark(c) ? UNIT_ENDS : 0;
	u->traits |= find_stop(c) ? UNIT_STOPS : 0;
}

struct counts {
	uint32_t letters, lower, upper, digits;
};

/* "(?)" and "???" of who transcribes: what was said is doubtful, and asks nothing. */
static bool doubtful(struct str s, size_t at, size_t end)
{
	uint32_t before = find_before(s, at);
	if ((before == '(' || before == '[') && (peek(s, end) == ')' || peek(s, end) == ']'))
		return true;
	while (at > 0 && s.s[at - 1] == '?')
		at--;
	while (end < s.n && s.s[end] == '?')
		end++;
	before = find_before(s, at);
	return end - at > 2 && (!at || find_space(before));
}

static struct counts count(struct find_unit *u, struct str s)
{
	struct counts n = { 0 };
	for (size_t i = 0; i < s.n;) {
		size_t at = i;
		uint32_t c = str_next(s, &i);
		n.lower += find_lower(c);
		n.upper += find_upper(c);
		n.letters += find_letter(c);
		n.digits += find_digit(c);
		if (find_mark(c) && !doubtful(s, at, i))
			u->traits |= UNIT_ASKS;
	}
	return n;
}

/* Which looks all letters have, and how far the look goes that the unit begins with. */
static void looks(struct find *f, struct find_unit *u, uint32_t begin)
{
	static const uint32_t taken = STRETCH_BOLD | STRETCH_ITALIC | STRETCH_UNDERLINE |
				      STRETCH_SMALLCAPS;
	const struct find_tape *t = &f->tape;
	uint32_t all = taken, lead = taken;
	bool leads = true;
	u->lead = u->from;
	for (uint32_t r = u->run; r < t->runs && t->run[r].from < u->to; r++) {
		const struct find_run *run = &t->run[r];
		uint32_t from = run->from > begin ? run->from : begin;
		uint32_t to = run->to < u->to ? run->to : u->to;
		struct str s = { t->text + from, to > from ? to - from : 0 };
		if (!find_strip(s).n)
			continue;
		all &= find_words(s) ? run->stretch->look : taken;
		leads = leads && (lead & run->stretch->look);
		lead &= leads ? run->stretch->look : lead;
		u->lead = leads ? to : u->lead;
	}
	u->lead_look = u->lead > u->from ? lead : 0;
	if (!u->letters)
		return;
	u->traits |= (all & STRETCH_BOLD ? UNIT_BOLD : 0) |
		     (all & STRETCH_ITALIC ? UNIT_ITALIC : 0) |
		     (all & STRETCH_UNDERLINE ? UNIT_UNDERLINE : 0) |
		     (all & STRETCH_SMALLCAPS ? UNIT_SMALL : 0);
}

/* The text without the marks of notes at its end: "so it is.[12]", and those a format calls so. */
static struct str without_marks(const struct find *f, const struct find_unit *u, struct str s)
{
	const struct find_tape *t = &f->tape;
	uint32_t run = s.n ? find_run_at(t, u->to - 1) : 0, to = u->to;
	size_t end;
	while (s.n && run < t->runs && t->run[run].note && t->run[run].from > u->from) {
		to = t->run[run].from;
		run--;
	}
	s.n = to - u->from;
	end = s.n;
	if (!s.n || s.s[s.n - 1] != ']')
		return s;
	for (end--; end && s.s[end - 1] >= '0' && s.s[end - 1] <= '9'; end--)
		;
	return end > 1 && end < s.n - 1 && s.s[end - 1] == '[' ? (struct str){ s.s, end - 1 } : s;
}

void find_measure(struct find *f, struct find_unit *u)
{
	struct str s = { f->tape.text + u->from, u->to - u->from }, code;
	struct counts n = count(u, s);
	size_t i = 0;
	u->letters = n.letters;
	u->words = find_words(s);
	u->traits |= n.upper > 1 && !n.lower ? UNIT_CAPS : 0;
	u->traits |= !n.letters && !n.digits ? UNIT_RULE : 0;
	u->traits |= find_time(s, &i, &code) && i == s.n ? UNIT_TIME : 0;
	begins(u, s);
	encloses(u, s);
	ends(u, without_marks(f, u, s));
	looks(f, u, u->from + (uint32_t)(i < s.n ? i : 0)); /* a time code has no look */
}
