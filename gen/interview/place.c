/* Where in its file a character of the text stands.
 *
 * A span knows where it begins; its characters came from there, white space collapsed, references
 * resolved, comments left out. So source and text are walked side by side as long as they say the
 * same. Where they part (the file is of a format that writes text otherwise) the place where they
 * did is the answer: it is in the same paragraph and before the character. The walk goes on from
 * the place asked for last, or from one of those that are kept on the way, every STRIDE bytes;
 * refused: to keep a place for each character while reading, which every reader would pay for. */
#include "interview/interview.h"

struct stop { /* so much of the span was walked, up to there */
	size_t offset, at;
	bool cdata;
};

struct file { /* that spans come from: the interview's, or a chapter's */
	uint16_t number;
	struct str source;
	VEC(size_t) line; /* where each begins; none: the source is no text */
};

struct interview_places {
	struct arena *arena;
	const struct interview *interview;
	const struct diag *names; /* of files */
	VEC(struct file *) file;
	const struct file *now_in;
	const struct span *span;
	struct stop now;
	VEC(struct stop) stop; /* of the span, ascending */
};

enum { COLUMN_MOST = 65535, LOOK = 1024, STRIDE = 4096 };

static bool white(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct interview_places *interview_places(
	struct arena *a, const struct interview *iv, const struct diag *names)
{
	struct interview_places *p = ARENA_NEW(a, struct interview_places);
	p->arena = a;
	p->interview = iv;
	p->names = names;
	return p;
}

static struct str source_of(const struct interview_places *p, uint16_t file)
{
	struct str name = diag_name(p->names, file);
	if (str_eq(name, p->interview->path))
		return p->interview->source;
	for (const struct block *b = p->interview->body; b; b = b->next)
		if (b->chapter && str_eq(name, b->chapter->path))
			return b->chapter->source;
	return (struct str){ 0 };
}

static void split(struct arena *a, struct file *f)
{
	struct str s = f->source;
	if (s.n == 0 || memchr(s.s, 0, s.n < LOOK ? s.n : LOOK))
		return;
	*VEC_PUSH(a, &f->line) = str_starts(s, "\xEF\xBB\xBF") ? 3 : 0;
	for (const char *c = s.s; (c = memchr(c, '\n', s.n - (size_t)(c - s.s)));)
		*VEC_PUSH(a, &f->line) = (size_t)(++c - s.s);
}

static void go_to_file(struct interview_places *p, uint16_t number)
{
	struct file *f;
	for (size_t i = 0; i < p->file.n; i++)
		if (p->file.v[i]->number == number) {
			p->now_in = p->file.v[i];
			return;
		}
	f = ARENA_NEW(p->arena, struct file);
	f->number = number;
	f->source = source_of(p, number);
	split(p->arena, f);
	*VEC_PUSH(p->arena, &p->file) = f;
	p->now_in = f;
}

/* The byte of a place; SIZE_MAX when the source has none such. */
static size_t byte_of(const struct interview_places *p, struct loc loc)
{
	size_t at;
	if (loc.line == 0 || loc.column == 0 || loc.line > p->now_in->line.n)
		return SIZE_MAX;
	at = p->now_in->line.v[loc.line - 1];
	for (unsigned column = 1; column < loc.column; column++) {
		if (at >= p->now_in->source.n || p->now_in->source.s[at] == '\n')
			return SIZE_MAX;
		str_next(p->now_in->source, &at);
	}
	return at;
}

static struct loc loc_of(const struct interview_places *p, size_t at, uint16_t file)
{
	size_t low = 0, high = p->now_in->line.n;
	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;
		if (p->now_in->line.v[mid] <= at)
			low = mid;
		else
			high = mid;
	}
	size_t column = at - p->now_in->line.v[low] > 4 * COLUMN_MOST ? COLUMN_MOST + 1 : 1;
	for (size_t i = p->now_in->line.v[low]; i < at && column <= COLUMN_MOST; column++)
		str_next(p->now_in->source, &i);
	return (struct loc){ .line = (uint32_t)low + 1,
		.column = (uint16_t)(column > COLUMN_MOST ? 0 : column),
		.file = file };
}

static struct str rest(const struct interview_places *p, size_t at)
{
	return (struct str){ p->now_in->source.s + at, p->now_in->source.n - at };
}

static size_t behind(const struct interview_places *p, size_t at, const char *what)
{
	struct str r = rest(p, at);
	const char *found = memmem(r.s, r.n, what, strlen(what));
	return found ? (size_t)(found - p->now_in->source.s) + strlen(what) : p->now_in->source.n;
}

/* What stands between characters and is none. */
static size_t skip(struct interview_places *p, size_t at)
{
	for (;;) {
		struct str r = rest(p, at);
		if (!p->now.cdata && str_starts(r, "<!--")) {
			at = behind(p, at, "-->");
		} else if (!p->now.cdata && str_starts(r, "<?")) {
			at = behind(p, at, "?>");
		} else if (!p->now.cdata && str_starts(r, "<![CDATA[")) {
			at += 9;
			p->now.cdata = true;
		} else if (p->now.cdata && str_starts(r, "]]>")) {
			at += 3;
			p->now.cdata = false;
		} else {
			return at;
		}
	}
}

static uint32_t number(struct str s)
{
	uint32_t c = 0, base = 10;
	if (s.n && s.s[0] == 'x') {
		base = 16;
		s = (struct str){ s.s + 1, s.n - 1 };
	}
	for (size_t i = 0; i < s.n && c < 0x110000; i++) {
		unsigned char d = (unsigned char)s.s[i];
		c = c * base + (d <= '9' ? d - '0' + 0u : (d | 32u) - 'a' + 10u);
	}
	return c;
}

/* The character at *at, which moves behind it. */
static uint32_t character(const struct interview_places *p, size_t *at)
{
	static const struct {
		const char *name;
		uint32_t c;
	} named[] = { { "amp", '&' }, { "lt", '<' }, { "gt", '>' }, { "quot", '"' },
		{ "apos", '\'' } };
	struct str r = rest(p, *at);
	const char *end = !p->now.cdata && str_starts(r, "&")
				  ? memchr(r.s, ';', r.n < 12 ? r.n : 12)
				  : NULL;
	if (!end)
		return str_next(p->now_in->source, at);
	struct str name = { r.s + 1, (size_t)(end - r.s) - 1 };
	*at += name.n + 2;
	if (str_starts(name, "#"))
		return number((struct str){ name.s + 1, name.n - 1 });
	for (size_t i = 0; i < sizeof named / sizeof *named; i++)
		if (str_is(name, named[i].name))
			return named[i].c;
	return 0;
}

/* What was one character, d, in the source and was tidied into c. */
static bool is_tidied(uint32_t c, uint32_t d)
{
	bool single = c == 0x2018 || c == 0x2019 || c == 0x201a || c == 0x2039 || c == 0x203a;
	bool quote = single || c == 0xab || c == 0xbb || (c >= 0x201c && c <= 0x201e);
	return ((d == '\'' || d == '"') && quote) || (d == '.' && c == 0x2026) ||
	       (d == '-' && (c == 0x2013 || c == 0x2014));
}

/* How many more of it there were: three dots, two hyphens. */
static size_t behind_tidied(const struct interview_places *p, size_t at, uint32_t c)
{
	if (c == 0x2026)
		return str_starts(rest(p, at), "..") ? at + 2 : at;
	return c > 0x2012 && c < 0x2015 && str_starts(rest(p, at), "-") ? at + 1 : at;
}

/* One character of the text, at *i, against the source; false: they do not say the same. */
static bool step(struct interview_places *p, struct str text, size_t *i)
{
	size_t at = skip(p, p->now.at), next = *i;
	uint32_t c = str_next(text, &next), d;
	bool fixed = c == 0xa0 || c == 0x202f;
	if (fixed && at < p->now_in->source.n && white(p->now_in->source.s[at]))
		c = ' ';
	while (at < p->now_in->source.n && white(p->now_in->source.s[at]) && c != ' ')
		at = skip(p, at + 1);
	if (at >= p->now_in->source.n || (!p->now.cdata && p->now_in->source.s[at] == '<'))
		return false;
	p->now.at = at;
	d = character(p, &at);
	if (d == '\t' || d == '\n' || d == '\r')
		d = ' ';
	if (d != c && fixed && c != ' ') { /* it was put in */
		*i = next;
		return true;
	}
	if (d != c && !is_tidied(c, d))
		return false;
	if (d != c)
		at = behind_tidied(p, at, c);
	while (c == ' ' && at < p->now_in->source.n && white(p->now_in->source.s[at]))
		at = skip(p, at + 1);
	p->now.at = skip(p, at);
	*i = next;
	return true;
}

/* Where the walk to an offset goes on from. */
static bool begin(struct interview_places *p, const struct span *s, size_t offset)
{
	if (p->span != s) {
		p->span = NULL;
		if (!p->now_in || p->now_in->number != s->loc.file)
			go_to_file(p, s->loc.file);
		size_t at = byte_of(p, s->loc);
		if (at == SIZE_MAX)
			return false;
		p->span = s;
		p->now = (struct stop){ .at = at };
		p->now.cdata = at >= 9 && memcmp(p->now_in->source.s + at - 9, "<![CDATA[", 9) == 0;
		p->stop.n = 0;
		*VEC_PUSH(p->arena, &p->stop) = p->now;
	}
	if (offset >= p->now.offset)
		return true;
	size_t low = 0, high = p->stop.n;
	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;
		if (p->stop.v[mid].offset <= offset)
			low = mid;
		else
			high = mid;
	}
	p->now = p->stop.v[low];
	return true;
}

struct loc interview_place(struct interview_places *p, const struct span *s, size_t offset)
{
	if (!begin(p, s, offset))
		return s->loc;
	while (p->now.offset < offset && p->now.offset < s->text.n &&
		step(p, s->text, &p->now.offset))
		if (p->now.offset >= p->stop.v[p->stop.n - 1].offset + STRIDE)
			*VEC_PUSH(p->arena, &p->stop) = p->now;
	return p->now.offset == 0 ? s->loc : loc_of(p, p->now.at, s->loc.file);
}
