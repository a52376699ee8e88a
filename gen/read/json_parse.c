/* JSON into a tree that knows where in the file each value stands.
 *
 * A parser of our own, by recursive descent, because the tree is of use here only with places:
 * every turn, doubt and warning names a line of the file that was given. Text is not copied where
 * nothing is escaped: it borrows from the file, as all transcripts do.
 *
 * Refused, after measuring: jansson 2.14, Debian's. Its values have no places (only its errors do);
 * it takes 0.95 s and 369 MB for 47 MB of WhisperX, which take 0.15 s and 205 MB here, the file
 * included; it rejects a whole file for a U+0000 in a string, a NaN as Python writes them, or an
 * integer of more than 64 bits beside the transcript, and JSON Lines need a loop around it; what
 * bounds its memory is a global hook for malloc. Its depth is bounded (2048 levels), as here (64).
 * Of equal names in an object the first counts. json-c and cJSON have no places either. */
#include "read/cues.h"
#include "read/json.h"

struct parse {
	struct arena *a;
	struct diag *diag;
	struct str s;
	size_t at;
	uint32_t line;
	size_t begin; /* of the line */
	uint16_t file;
	unsigned nodes;
	bool failed;
};

static void __attribute__((format(printf, 2, 3))) fail(struct parse *p, const char *fmt, ...)
{
	struct loc loc = { .line = p->line, .file = p->file };
	struct str line = { p->s.s + p->begin, p->s.n - p->begin };
	size_t column = 1;
	struct str said;
	va_list ap;
	if (p->failed)
		return;
	p->failed = true;
	for (size_t i = 0; i < p->at - p->begin && i < line.n; i++)
		column += ((unsigned char)line.s[i] & 0xc0) != 0x80;
	loc.column = (uint16_t)(column > 65535 ? 0 : column);
	va_start(ap, fmt);
	said = arena_vprintf(p->a, fmt, ap);
	va_end(ap);
	diag_at(p->diag, DIAG_ERROR, loc, "expected %.*s; the file is not read", STR_ARG(said));
}

/* What stands at the place, for a message. */
static const char *found(struct parse *p)
{
	size_t i = p->at;
	if (p->at >= p->s.n)
		return "the end of the file";
	str_next(p->s, &i);
	return arena_printf(p->a, "\"%.*s\"", (int)(i - p->at), p->s.s + p->at).s;
}

static char peek(struct parse *p)
{
	for (; p->at < p->s.n; p->at++) {
		char c = p->s.s[p->at];
		if (c == '\n') {
			p->line++;
			p->begin = p->at + 1;
		} else if (c != ' ' && c != '\t' && c != '\r') {
			return c;
		}
	}
	return 0;
}

static struct json *node(struct parse *p, enum json_kind kind)
{
	struct json *n = ARENA_NEW(p->a, struct json);
	n->kind = kind;
	n->line = p->line;
	if (++p->nodes > JSON_NODES)
		fail(p, "at most %d values, found more", JSON_NODES);
	return n;
}

static int hex4(struct str s, size_t at)
{
	int v = 0;
	if (at + 4 > s.n)
		return -1;
	for (size_t i = at; i < at + 4; i++) {
		char c = s.s[i];
		int d = c >= '0' && c <= '9'   ? c - '0'
			: c >= 'a' && c <= 'f' ? c - 'a' + 10
			: c >= 'A' && c <= 'F' ? c - 'A' + 10
					       : -1;
		if (d < 0)
			return -1;
		v = v * 16 + d;
	}
	return v;
}

/* Behind "\u": one character, or two halves of one. Controls become U+FFFD, line ends spaces. */
static bool unit(struct parse *p, struct buf *b)
{
	int c = hex4(p->s, p->at), low;
	if (c < 0)
		return false;
	p->at += 4;
	if (c >= 0xD800 && c < 0xDC00 && p->at + 1 < p->s.n && p->s.s[p->at] == '\\' &&
		p->s.s[p->at + 1] == 'u' && (low = hex4(p->s, p->at + 2)) >= 0xDC00 &&
		low < 0xE000) {
		p->at += 6;
		c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
	}
	if (c == '\n' || c == '\r' || c == '\t' || c == 0x85)
		c = c == '\t' ? '\t' : '\n';
	else if (c < ' ' || (c >= 0x7f && c < 0xA0) || c == 0xFFFE || c == 0xFFFF)
		c = 0xFFFD;
	buf_char(b, (uint32_t)c);
	return true;
}

static bool escape(struct parse *p, struct buf *b)
{
	static const char from[] = "\"\\/bfnrt", to[] = "\"\\/  \n\n\t";
	char c = p->at < p->s.n ? p->s.s[p->at++] : 0;
	const char *k = c ? strchr(from, c) : NULL;
	if (c == 'u')
		return unit(p, b);
	if (k)
		buf_put(b, to + (k - from), 1);
	return k != NULL;
}

static struct str string(struct parse *p)
{
	struct buf b = { .a = p->a };
	size_t from = ++p->at;
	while (p->at < p->s.n) {
		char c = p->s.s[p->at];
		if (c == '"' || c == '\\') {
			size_t n = p->at++ - from;
			if (c == '"' && !b.n)
				return (struct str){ p->s.s + from, n };
			buf_put(&b, p->s.s + from, n);
			if (c == '"')
				return buf_get(&b);
			if (!escape(p, &b)) {
				p->at--;
				fail(p, "an escape such as \\n or \\u00e9 in a string");
				return (struct str){ 0 };
			}
			from = p->at;
			continue;
		}
		if (c == '\n')
			break;
		p->at++;
	}
	fail(p, "a quotation mark to end the string, found %s",
		p->at < p->s.n ? "the end of the line" : "the end of the file");
	return (struct str){ 0 };
}

static bool word(struct parse *p, const char *w)
{
	struct str rest = { p->s.s + p->at, p->s.n - p->at };
	if (!str_starts(rest, w))
		return false;
	p->at += strlen(w);
	return true;
}

static struct json *scalar(struct parse *p)
{
	static const struct {
		const char *word;
		enum json_kind kind;
	} words[] = { { "null", JSON_NULL }, { "true", JSON_TRUE }, { "false", JSON_FALSE },
		{ "NaN", JSON_NULL }, { "Infinity", JSON_NULL }, { "-Infinity", JSON_NULL } };
	struct json *n;
	size_t from = p->at;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (word(p, words[i].word))
			return node(p, words[i].kind);
	}
	while (p->at < p->s.n && p->s.s[p->at] && strchr("+-0123456789.eE", p->s.s[p->at]))
		p->at++;
	if (p->at == from) {
		fail(p, "a value, found %s", found(p));
		return node(p, JSON_NULL);
	}
	n = node(p, JSON_NUMBER);
	n->text = (struct str){ p->s.s + from, p->at - from };
	return n;
}

static struct json *value(struct parse *, int depth);

static struct json *group(struct parse *p, int depth)
{
	bool object = p->s.s[p->at] == '{';
	char end = object ? '}' : ']', c;
	struct json *n = node(p, object ? JSON_OBJECT : JSON_LIST), **tail = &n->first;
	if (depth >= JSON_DEPTH)
		fail(p, "values at most %d levels deep", JSON_DEPTH);
	p->at++;
	for (c = peek(p); c != end && !p->failed; c = peek(p)) {
		struct str key = { 0 };
		if (object) {
			if (c != '"')
				fail(p, "a name in quotation marks or \"}\", found %s", found(p));
			else
				key = string(p);
			if (!p->failed && peek(p) != ':')
				fail(p, "\":\" behind a name, found %s", found(p));
			p->at++;
		}
		if (p->failed)
			break;
		*tail = value(p, depth + 1);
		(*tail)->key = key;
		tail = &(*tail)->next;
		c = peek(p);
		if (c == ',')
			p->at++;
		else if (c != end)
			fail(p, "\",\" or \"%c\" for the \"%c\" of line %u, found %s", end,
				object ? '{' : '[', n->line, found(p));
	}
	p->at++;
	return n;
}

static struct json *value(struct parse *p, int depth)
{
	struct json *n;
	switch (peek(p)) {
	case '{':
	case '[':
		return group(p, depth);
	case '"':
		n = node(p, JSON_STRING);
		n->text = string(p);
		return n;
	default: /* a character of the file */
		return scalar(p);
	}
}

struct json *read_json_parse(struct arena *a, struct diag *d, uint16_t file, struct str text)
{
	struct parse p = { .a = a, .diag = d, .s = text, .line = 1, .file = file };
	struct json *all = node(&p, JSON_LIST), **tail = &all->first;
	do {
		*tail = value(&p, 0);
		tail = &(*tail)->next;
	} while (!p.failed && peek(&p));
	if (p.failed)
		return NULL;
	return all->first->next ? all : all->first;
}

/* --- asking */

/* Whether the path begins with this key. */
static bool leads(const char *path, struct str key)
{
	return key.n && *path == *key.s && strncmp(path, key.s, key.n) == 0 &&
	       (!path[key.n] || path[key.n] == '.');
}

static struct json *position(struct json *n, const char *path)
{
	size_t want = 0;
	if (*path < '0' || *path > '9')
		return NULL;
	for (; *path >= '0' && *path <= '9'; path++)
		want = want * 10 + (size_t)(*path - '0');
	for (n = n->first; n && want; want--)
		n = n->next;
	return n;
}

struct json *read_json_at(struct json *n, const char *path)
{
	while (n && *path) {
		if (n->kind == JSON_LIST) {
			n = position(n, path);
		} else if (n->kind == JSON_OBJECT) {
			for (n = n->first; n && !leads(path, n->key);)
				n = n->next;
		} else {
			return NULL;
		}
		while (*path && *path++ != '.')
			;
	}
	return n;
}

bool read_json_is(const struct json *n, enum json_kind kind)
{
	return n && n->kind == kind;
}

struct str read_json_text(struct json *n, const char *path)
{
	n = read_json_at(n, path);
	if (!read_json_is(n, JSON_STRING) && !read_json_is(n, JSON_NUMBER))
		return (struct str){ 0 };
	n->used = true;
	return n->text;
}

size_t read_json_count(const struct json *n)
{
	size_t k = 0;
	if (n && (n->kind == JSON_LIST || n->kind == JSON_OBJECT)) {
		for (n = n->first; n; n = n->next)
			k++;
	}
	return k;
}

/* Digits with a stop and an exponent, times 1000; false when it is no such number or too large. */
static bool thousandths(struct str s, int64_t *out)
{
	static const int64_t most = INT64_C(1000000000000000);
	int64_t v = 0;
	int shift = 3, exponent = 0, digits = 0;
	size_t i = 0;
	bool point = false, minus;
	for (; i < s.n && ((s.s[i] >= '0' && s.s[i] <= '9') || s.s[i] == '.'); i++) {
		if (s.s[i] == '.') {
			point = true;
			continue;
		}
		digits++;
		if (point && !shift)
			continue;
		shift -= point;
		v = v * 10 + (s.s[i] - '0');
		if (v > most)
			return false;
	}
	if (i < s.n && (s.s[i] == 'e' || s.s[i] == 'E')) {
		minus = ++i < s.n && s.s[i] == '-';
		for (i += i < s.n && (minus || s.s[i] == '+');
			i < s.n && s.s[i] >= '0' && s.s[i] <= '9' && exponent < 100; i++)
			exponent = exponent * 10 + (s.s[i] - '0');
		shift += minus ? -exponent : exponent;
	}
	for (; shift > 0 && v && v <= most; shift--)
		v *= 10;
	for (; shift < 0 && v; shift++)
		v /= 10;
	*out = v;
	return digits && v <= most && (i == s.n || (i + 1 == s.n && s.s[i] == 's'));
}

int64_t read_json_ms(const struct json *n, int64_t unit, int64_t per)
{
	bool text = read_json_is(n, JSON_STRING);
	struct str s = text || read_json_is(n, JSON_NUMBER) ? str_trim(n->text) : (struct str){ 0 };
	int64_t v;
	if (text && s.n && memchr(s.s, ':', s.n)) {
		v = read_cues_time(&s);
		return s.n ? -1 : v;
	}
	if (!s.n || !thousandths(s, &v))
		return -1;
	return (v * unit + 500 * per) / (1000 * per);
}
