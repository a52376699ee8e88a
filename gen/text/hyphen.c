/* Hyphenation by patterns: Liang's algorithm over the dictionary files of libhyphen.
 *
 * The problem. A dictionary is up to 100,000 short lines like "hy3ph"; a document needs a few
 * hundred words divided, so that reading the dictionary costs more than using it. libhyphen builds
 * an automaton out of strings and takes 15 ms for English and seconds for German.
 *
 * The method is F. M. Liang's (Word Hy-phen-a-tion by Com-put-er, Stanford 1983): every pattern
 * that occurs in the word between its boundary dots lays its digits between the letters, the
 * greatest digit wins, odd ones allow a division. Two-level dictionaries (L. Németh, Automatic
 * non-standard hyphenation in OpenOffice.org, TUGboat 27:1) first divide compounds into their
 * parts, then the parts. Patterns that change the spelling (as Hungarian asszony, asz-szony) forbid
 * the division where they would win: we do not change what the author wrote.
 *
 * The structure. Nothing is built out of the patterns: a line is filed by the first four bytes of
 * its letters, in a table of chains, and stays where it is in the file. Filing looks at eight bytes
 * of a line without a branch that depends on them: no dictionary has two digits side by side, and a
 * line that has is of no effect. Words are turned into the file's character set, not the file into
 * ours; at each of their letters the chains of the next one, two, three and four bytes hold all
 * patterns that can match, a byte of the hash tells the strangers among them, and those that do
 * match lay their digits straight from the file.
 *
 * Refused: Liang's packed trie, which divides a word a little faster and takes ten times as long to
 * build, and the hash of whole patterns, which takes three times as long; building is what a short
 * document pays for. */
#include "text/inside.h"

#include <unicode/ucnv.h>

enum { KEY = 4, WINDOW = 8, CHAIN = 4096, LEVELS = 2, NO_HYPHEN_CHARS = 16 };
enum { BYTES = 4 * (WORD_LETTERS + 2), NONSTANDARD = 1, NO_BYTE = 1, REVERSE = 0x600 };
enum { LINE_BITS = 24, LINE_MASK = (1 << LINE_BITS) - 1, LINE_LEAST = 3 }; /* "a1\n" */

struct entry {
	uint32_t line; /* offset of the line, and above it a byte of the key's hash */
	uint32_t next; /* of the chain, index + 1 */
};

struct level {
	uint32_t *head; /* by the hash of a key: index + 1 */
	uint32_t mask;
	struct entry *entry;
	size_t n;
};

struct hyphen {
	struct str bytes;
	uint8_t *
		reverse; /* characters below REVERSE to the file's bytes; NULL: the file is UTF-8 */
	struct level level[LEVELS];
	unsigned levels;
	bool compounds; /* the file divides compounds itself, by its first level */
	size_t left, right, compound_left, compound_right;
	uint32_t none[NO_HYPHEN_CHARS]; /* characters beside which nothing is divided */
	size_t nones;
};

struct coded { /* a word between dots in the file's bytes */
	unsigned char b[BYTES + 1];
	uint16_t start[WORD_LETTERS + 3]; /* of each character, dots included, and the end */
	size_t n;                         /* characters with the dots */
	uint8_t value[BYTES + 1];         /* before each byte: twice the digit, plus NONSTANDARD */
};

static uint32_t extend(uint32_t h, uint32_t c)
{
	return (h + c) * UINT32_C(0x9e3779b1);
}

static uint32_t *head_of(const struct level *l, uint32_t hash)
{
	return &l->head[(hash ^ hash >> 15) & l->mask];
}

static bool is_apostrophe(uint32_t c)
{
	return c == '\'' || c == 0x2019;
}

static bool is_digit(unsigned char c)
{
	return (unsigned char)(c - '0') < 10;
}

/* A pattern ends at white space, or where its change of spelling begins. */
static bool is_end(unsigned char c)
{
	return c <= ' ' || c == '/';
}

/* Hash of the first KEY letters among WINDOW bytes; 0 when there is none. */
static uint32_t key_of(const unsigned char *p)
{
	uint32_t hash = 0, on = 1;
	for (size_t i = 0; i < KEY; i++) {
		p += is_digit(*p);
		on &= !is_end(*p);
		uint32_t more = extend(hash, *p);
		hash = on ? more : hash;
		p += on;
	}
	return hash;
}

static void file_line(struct level *l, struct str all, size_t line)
{
	unsigned char window[WINDOW] = { 0 };
	const unsigned char *p = (const unsigned char *)all.s + line;
	if (all.n - line < WINDOW) {
		memcpy(window, p, all.n - line);
		p = window;
	}
	uint32_t hash = key_of(p);
	if (hash == 0)
		return;
	uint32_t *head = head_of(l, hash);
	l->entry[l->n++] = (struct entry){ (uint32_t)line | (hash & ~(uint32_t)LINE_MASK), *head };
	*head = (uint32_t)l->n;
}

/* Whether the letters of the pattern at `line` stand from `from` on; *end is where it ends. Behind
 * the word stands a digit, which no letter equals. */
static bool stands(
	const struct hyphen *h, size_t line, const struct coded *w, size_t from, size_t *end)
{
	const unsigned char *p = (const unsigned char *)h->bytes.s;
	size_t i = line;
	for (; i < h->bytes.n; i++) {
		if (is_digit(p[i]))
			continue;
		if (p[i] != w->b[from])
			break;
		from++;
	}
	*end = i;
	return i == h->bytes.n || is_end(p[i]);
}

/* Lays the values of a pattern that stands there before the bytes at `from`. */
static void lay(const struct hyphen *h, size_t line, size_t end, struct coded *w, size_t from)
{
	const unsigned char *p = (const unsigned char *)h->bytes.s;
	uint8_t flag = end < h->bytes.n && p[end] == '/' ? NONSTANDARD : 0;
	for (size_t i = line; i < end; i++) {
		if (!is_digit(p[i])) {
			from++;
			continue;
		}
		uint8_t x = (uint8_t)((p[i] - '0') << 1);
		x = x & 2 ? x | flag : x;
		if (x > w->value[from])
			w->value[from] = x;
	}
}

static void apply(const struct hyphen *h, const struct level *l, struct coded *w)
{
	for (size_t c = 0; c < w->n; c++) {
		uint32_t hash = 0;
		for (size_t k = 0, at = w->start[c]; k < KEY && at + k < w->start[w->n]; k++) {
			hash = extend(hash, w->b[at + k]);
			uint32_t e = *head_of(l, hash);
			for (unsigned steps = 0; e && steps < CHAIN; steps++) {
				const struct entry *x = &l->entry[e - 1];
				size_t line = x->line & LINE_MASK, end;
				if ((x->line ^ hash) >> LINE_BITS == 0 &&
					stands(h, line, w, at, &end))
					lay(h, line, end, w, at);
				e = x->next;
			}
		}
	}
}

static void code_char(const struct hyphen *h, struct coded *w, uint32_t c)
{
	char utf8[4] = { (char)c };
	size_t at = w->start[w->n++], n = 1;
	if (c >= 0x80 && h->reverse)
		utf8[0] = c < REVERSE ? (char)h->reverse[c] : NO_BYTE;
	else if (c >= 0x80)
		n = str_put(utf8, c);
	memcpy(w->b + at, utf8, sizeof utf8);
	w->start[w->n] = (uint16_t)(at + n);
}

/* Values of the n characters at c as a word; that before character i at value[start[i + 1]]. */
static void values(
	const struct hyphen *h, const struct level *l, const uint32_t *c, size_t n, struct coded *w)
{
	w->n = w->start[0] = 0;
	code_char(h, w, '.');
	for (size_t i = 0; i < n; i++)
		code_char(h, w, c[i]);
	code_char(h, w, '.');
	w->b[w->start[w->n]] = '0';
	memset(w->value, 0, w->start[w->n] + (size_t)1);
	apply(h, l, w);
}

static bool divides(const struct coded *w, size_t i)
{
	uint8_t v = w->value[w->start[i + 1]];
	return (v & 2) && !(v & NONSTANDARD);
}

/* Divides one part, a word to the patterns, keeping to the limits at its ends. */
static void divide(
	const struct hyphen *h, const struct level *l, const uint32_t *c, size_t n, bool *at)
{
	struct coded w;
	if (n < h->compound_left + h->compound_right)
		return;
	values(h, l, c, n, &w);
	for (size_t i = h->compound_left; i + h->compound_right <= n; i++)
		at[i] = at[i] || divides(&w, i);
}

static void divide_compound(const struct hyphen *h, const uint32_t *c, size_t n, bool *at)
{
	struct coded w;
	size_t from = 0;
	values(h, &h->level[0], c, n, &w);
	for (size_t i = 1; i <= n; i++)
		if (i == n || divides(&w, i)) {
			divide(h, &h->level[1], c + from, i - from, at + from);
			at[i] = i < n;
			from = i;
		}
}

/* Where the file says nothing of compounds, the parts beside apostrophes are words. */
static void divide_parts(const struct hyphen *h, const uint32_t *c, size_t n, bool *at)
{
	size_t from = 0;
	for (size_t i = 0; i <= n; i++)
		if (i == n || is_apostrophe(c[i])) {
			divide(h, &h->level[0], c + from, i - from, at + from);
			from = i + 1;
		}
}

static bool is_none(const struct hyphen *h, uint32_t c)
{
	for (size_t i = 0; i < h->nones; i++)
		if (h->none[i] == c)
			return true;
	return is_apostrophe(c);
}

void hyphen_word(const struct hyphen *h, const uint32_t *word, size_t n, bool *at)
{
	uint32_t c[WORD_LETTERS] = { 0 };
	bool cut[WORD_LETTERS + 1] = { 0 };
	memset(at, 0, n * sizeof *at);
	if (n > WORD_LETTERS)
		return;
	for (size_t i = 0; i < n; i++)
		c[i] = is_apostrophe(word[i]) ? '\'' : word[i];
	if (h->compounds)
		divide_compound(h, c, n, cut);
	else
		divide_parts(h, c, n, cut);
	for (size_t i = h->left; i < n && i + h->right <= n; i++)
		at[i] = cut[i] && !is_none(h, c[i - 1]) && !is_none(h, c[i]);
}

/* The upper half of an 8-bit character set. */
static bool read_charset(struct arena *a, struct hyphen *h, struct str name)
{
	static const char prefix[] = "microsoft-"; /* as hunspell's files have it */
	char cname[32], byte[128];
	UChar set[129];
	UErrorCode e = U_ZERO_ERROR;
	if (str_starts(name, prefix))
		name = (struct str){ name.s + sizeof prefix - 1, name.n - (sizeof prefix - 1) };
	if (name.n == 0 || name.n >= sizeof cname)
		return false;
	memcpy(cname, name.s, name.n);
	cname[name.n] = '\0';
	for (size_t i = 0; i < 128; i++)
		byte[i] = (char)(i + 128);
	UConverter *cv = ucnv_open(cname, &e);
	if (U_FAILURE(e))
		return false;
	int32_t n = ucnv_getMaxCharSize(cv) == 1 ? ucnv_toUChars(cv, set, 129, byte, 128, &e) : 0;
	ucnv_close(cv);
	h->reverse = ARENA_ARRAY(a, REVERSE, uint8_t);
	memset(h->reverse, NO_BYTE, REVERSE);
	for (size_t i = 0; n == 128 && i < 128; i++)
		if (set[i] < REVERSE)
			h->reverse[set[i]] = (uint8_t)(i + 128);
	return n == 128 && U_SUCCESS(e);
}

static bool read_number(struct str line, const char *key, size_t *out)
{
	if (!str_starts(line, key))
		return false;
	size_t v = 0;
	for (size_t i = strlen(key); i < line.n && v < WORD_LETTERS; i++)
		if (is_digit((unsigned char)line.s[i]))
			v = v * 10 + (size_t)(line.s[i] - '0');
	*out = v;
	return true;
}

/* NOHYPHEN is a list of characters with commas between; those beyond ASCII in UTF-8 files only. */
static bool read_none(struct hyphen *h, struct str line)
{
	if (!str_starts(line, "NOHYPHEN"))
		return false;
	for (size_t i = strlen("NOHYPHEN"); i < line.n;) {
		uint32_t c = str_next(line, &i);
		if (c > ' ' && c != ',' && h->nones < NO_HYPHEN_CHARS)
			h->none[h->nones++] = c;
	}
	return true;
}

static void open_level(struct arena *a, struct hyphen *h, size_t bytes)
{
	struct level *l = &h->level[h->levels++];
	size_t n = 16;
	while (n * 16 <= bytes)
		n *= 2;
	l->head = ARENA_ARRAY(a, n, uint32_t);
	l->mask = (uint32_t)n - 1;
	l->entry = ARENA_ARRAY(a, bytes / LINE_LEAST + 1, struct entry);
}

/* A line in capitals: a setting, or where the second level begins. */
static void read_word(struct arena *a, struct hyphen *h, struct str line, size_t rest)
{
	if (read_number(line, "LEFTHYPHENMIN", &h->left) ||
		read_number(line, "RIGHTHYPHENMIN", &h->right) ||
		read_number(line, "COMPOUNDLEFTHYPHENMIN", &h->compound_left) ||
		read_number(line, "COMPOUNDRIGHTHYPHENMIN", &h->compound_right) ||
		read_none(h, line) || !str_starts(line, "NEXTLEVEL") || h->levels == LEVELS)
		return;
	h->compounds = true;
	open_level(a, h, rest);
}

static void read_lines(struct arena *a, struct hyphen *h, size_t at)
{
	struct str all = h->bytes;
	open_level(a, h, all.n - at);
	for (size_t end; at < all.n; at = end + 1) {
		const char *nl = memchr(all.s + at, '\n', all.n - at);
		end = nl ? (size_t)(nl - all.s) : all.n;
		char c = all.s[at];
		if (c >= 'A' && c <= 'Z')
			read_word(a, h, (struct str){ all.s + at, end - at }, all.n - end);
		else if (c != '%' && c != '#' && end - at >= LINE_LEAST - 1)
			file_line(&h->level[h->levels - 1], all, at);
	}
}

static void set_default(size_t *limit, size_t v)
{
	if (*limit == 0)
		*limit = v;
}

struct hyphen *hyphen_load(struct arena *a, struct str bytes)
{
	struct hyphen *h = ARENA_NEW(a, struct hyphen);
	const char *nl = bytes.n > 0 ? memchr(bytes.s, '\n', bytes.n) : NULL;
	if (!nl || bytes.n > LINE_MASK)
		return NULL;
	size_t at = (size_t)(nl - bytes.s);
	struct str charset = str_trim((struct str){ bytes.s, at });
	h->bytes = bytes;
	if (!str_is(charset, "UTF-8") && !read_charset(a, h, charset))
		return NULL;
	read_lines(a, h, at + 1);
	if (h->level[0].n == 0 && h->level[1].n == 0)
		return NULL;
	set_default(&h->left, 2);
	set_default(&h->right, 2);
	set_default(&h->compound_left, h->compounds ? 2 : h->left);
	set_default(&h->compound_right, h->compounds ? 2 : h->right);
	return h;
}
