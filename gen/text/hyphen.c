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
 * The structure is one open-addressed table from the hash of a pattern's letters to its line, which
 * stays where it is in the file's bytes and is read again when it matches. A hash is extended
 * letter by letter, so that a word of n letters costs at most n × (longest pattern) look-ups, half
 * a microsecond for an English word; that is spent once per distinct word.
 *
 * Refused: Liang's packed trie, which halves that half microsecond and takes three times as long to
 * build; building is what a short document pays for. */
#include "text/inside.h"

#include <unicode/ucnv.h>

enum { LETTERS = 62, PROBES = 256, NONSTANDARD = 1, LEVELS = 2, NO_HYPHEN_CHARS = 16 };

struct slot {
	uint32_t hash, line; /* offset of the line + 1; 0: free */
};

struct level {
	struct slot *slot;
	uint32_t mask;
	uint64_t lengths; /* bit n: there are patterns of n letters */
};

struct hyphen {
	struct str bytes;
	const uint16_t *charset; /* of the file's bytes; NULL: UTF-8 */
	struct level level[LEVELS];
	unsigned levels;
	bool compounds; /* the file divides compounds itself, by its first level */
	size_t left, right, compound_left, compound_right;
	uint32_t none[NO_HYPHEN_CHARS]; /* characters beside which nothing is divided */
	size_t nones;
};

static uint32_t extend(uint32_t h, uint32_t c)
{
	h = (h + c) * UINT32_C(0x9e3779b1);
	return h ^ h >> 15;
}

static bool is_apostrophe(uint32_t c)
{
	return c == '\'' || c == 0x2019;
}

static uint32_t next_char(const struct hyphen *h, size_t *i)
{
	unsigned char b = (unsigned char)h->bytes.s[*i];
	if (b < 0x80 || h->charset) {
		(*i)++;
		return h->charset && b >= 0x80 ? h->charset[b - 0x80] : b;
	}
	uint32_t c = str_next(h->bytes, i);
	return c == 0x2019 ? '\'' : c;
}

static bool is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

/* A pattern ends at white space, or where its change of spelling begins. */
static bool is_end(uint32_t c)
{
	return c <= ' ' || c == '/';
}

static void insert(struct hyphen *h, struct level *l, size_t line)
{
	uint32_t hash = 0;
	unsigned letters = 0;
	for (size_t i = line; i < h->bytes.n;) {
		uint32_t c = next_char(h, &i);
		if (is_end(c))
			break;
		if (is_digit(c))
			continue;
		hash = extend(hash, c);
		if (++letters > LETTERS)
			return;
	}
	if (letters == 0)
		return;
	for (uint32_t i = 0; i < PROBES; i++) {
		struct slot *s = &l->slot[(hash + i) & l->mask];
		if (s->line == 0) {
			*s = (struct slot){ hash, (uint32_t)line + 1 };
			l->lengths |= UINT64_C(1) << letters;
			return;
		}
	}
}

/* Lays the values of the pattern at `line` on v, when its letters are the n at w. v[0] is before
 * w[0]; of a value's two parts the lower bit says that it changes the spelling. */
static void lay(const struct hyphen *h, size_t line, const uint32_t *w, size_t n, uint8_t *v)
{
	uint8_t value[LETTERS + 2] = { 0 };
	size_t k = 0, i = line;
	uint32_t c = 0;
	while (i < h->bytes.n && !is_end(c = next_char(h, &i)))
		if (is_digit(c))
			value[k] = (uint8_t)((c - '0') << 1);
		else if (k == n || w[k++] != c)
			return;
	if (k != n)
		return;
	uint8_t flag = c == '/' ? NONSTANDARD : 0;
	for (size_t j = 0; j <= n; j++) {
		uint8_t x = value[j] & 2 ? value[j] | flag : value[j];
		if (x > v[j])
			v[j] = x;
	}
}

/* Values of the word between its dots w[0 .. n), n >= 2. */
static void apply(
	const struct hyphen *h, const struct level *l, const uint32_t *w, size_t n, uint8_t *v)
{
	for (size_t from = 0; from < n; from++) {
		uint32_t hash = 0;
		for (size_t k = 1; from + k <= n && k <= LETTERS && l->lengths >> k; k++) {
			hash = extend(hash, w[from + k - 1]);
			if (!(l->lengths >> k & 1))
				continue;
			for (uint32_t i = 0; i < PROBES; i++) {
				const struct slot *s = &l->slot[(hash + i) & l->mask];
				if (s->line == 0)
					break;
				if (s->hash == hash)
					lay(h, s->line - 1, w + from, k, v + from);
			}
		}
	}
}

static bool divides(uint8_t v)
{
	return (v & 2) && !(v & NONSTANDARD);
}

/* Divides one part, a word to the patterns, keeping to the limits at its ends. */
static void divide(
	const struct hyphen *h, const struct level *l, const uint32_t *c, size_t n, bool *at)
{
	uint32_t w[WORD_LETTERS + 2];
	uint8_t v[WORD_LETTERS + 3] = { 0 };
	w[0] = w[n + 1] = '.';
	memcpy(w + 1, c, n * sizeof *c);
	apply(h, l, w, n + 2, v);
	for (size_t i = h->compound_left; i + h->compound_right <= n; i++)
		at[i] = at[i] || divides(v[i + 1]);
}

static void divide_compound(const struct hyphen *h, const uint32_t *c, size_t n, bool *at)
{
	uint32_t w[WORD_LETTERS + 2];
	uint8_t v[WORD_LETTERS + 3] = { 0 };
	w[0] = w[n + 1] = '.';
	memcpy(w + 1, c, n * sizeof *c);
	apply(h, &h->level[0], w, n + 2, v);
	size_t from = 0;
	for (size_t i = 1; i <= n; i++)
		if (i == n || divides(v[i + 1])) {
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
	uint32_t c[WORD_LETTERS];
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
		at[i] = i > 0 && cut[i] && !is_none(h, c[i - 1]) && !is_none(h, c[i]);
}

/* The upper half of an 8-bit character set. False when ICU does not know it. */
static bool read_charset(struct arena *a, struct str name, const uint16_t **out)
{
	char cname[32], byte[128];
	*out = NULL;
	if (str_is(name, "UTF-8"))
		return true;
	if (name.n >= sizeof cname)
		return false;
	const char *plain = name.s;
	size_t n = name.n;
	if (str_starts(name, "microsoft-cp")) { /* as hunspell's files call them */
		plain += strlen("microsoft-");
		n -= strlen("microsoft-");
	}
	memcpy(cname, plain, n);
	cname[n] = '\0';
	UChar *set = ARENA_ARRAY(a, 129, UChar);
	for (size_t i = 0; i < 128; i++) {
		byte[i] = (char)(i + 128);
		set[i] = (UChar)(i + 128);
	}
	*out = set;
	if (str_is(name, "ISO8859-1"))
		return true;
	UErrorCode e = U_ZERO_ERROR;
	UConverter *cv = ucnv_open(cname, &e);
	if (U_FAILURE(e))
		return false;
	bool single = ucnv_getMaxCharSize(cv) == 1;
	ucnv_toUChars(cv, set, 129, byte, 128, &e);
	ucnv_close(cv);
	return single && U_SUCCESS(e);
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

/* NOHYPHEN is a list of characters with commas between. */
static bool read_none(struct hyphen *h, struct str line, size_t line_at)
{
	if (!str_starts(line, "NOHYPHEN"))
		return false;
	for (size_t i = line_at + strlen("NOHYPHEN"); i < line_at + line.n;) {
		uint32_t c = next_char(h, &i);
		if (c > ' ' && c != ',' && h->nones < NO_HYPHEN_CHARS)
			h->none[h->nones++] = c;
	}
	return true;
}

static bool read_setting(struct hyphen *h, struct str line, size_t at)
{
	return read_number(line, "LEFTHYPHENMIN", &h->left) ||
	       read_number(line, "RIGHTHYPHENMIN", &h->right) ||
	       read_number(line, "COMPOUNDLEFTHYPHENMIN", &h->compound_left) ||
	       read_number(line, "COMPOUNDRIGHTHYPHENMIN", &h->compound_right) ||
	       read_none(h, line, at);
}

static void open_level(struct arena *a, struct hyphen *h, size_t lines)
{
	struct level *l = &h->level[h->levels++];
	size_t n = 16;
	while (n < lines + lines / 2)
		n *= 2;
	l->slot = ARENA_ARRAY(a, n, struct slot);
	l->mask = (uint32_t)n - 1;
}

static size_t count_lines(struct str s)
{
	size_t n = 1;
	for (size_t i = 0; i < s.n; i++)
		n += s.s[i] == '\n';
	return n;
}

static bool read_lines(struct arena *a, struct hyphen *h, size_t at)
{
	struct str all = h->bytes;
	size_t patterns = 0, lines = count_lines(all);
	open_level(a, h, lines);
	for (size_t end; at < all.n; at = end + 1) {
		const char *nl = memchr(all.s + at, '\n', all.n - at);
		end = nl ? (size_t)(nl - all.s) : all.n;
		struct str line = { all.s + at, end - at };
		char c = line.n > 0 ? *line.s : '%';
		if (c == '%' || c == '#' || c == '\r')
			continue;
		if (c >= 'A' && c <= 'Z' && read_setting(h, line, at))
			continue;
		if (c == 'N' && str_starts(line, "NEXTLEVEL")) {
			if (h->levels == LEVELS)
				break;
			h->compounds = true;
			open_level(a, h, lines);
			continue;
		}
		insert(h, &h->level[h->levels - 1], at);
		patterns++;
	}
	return patterns > 0;
}

struct hyphen *hyphen_load(struct arena *a, struct str bytes)
{
	struct hyphen *h = ARENA_NEW(a, struct hyphen);
	const char *nl = bytes.n > 0 ? memchr(bytes.s, '\n', bytes.n) : NULL;
	if (!nl || bytes.n >= UINT32_MAX)
		return NULL;
	h->bytes = bytes;
	struct str first = str_trim((struct str){ bytes.s, (size_t)(nl - bytes.s) });
	if (!read_charset(a, first, &h->charset))
		return NULL;
	if (!read_lines(a, h, (size_t)(nl - bytes.s) + 1))
		return NULL;
	if (h->left == 0)
		h->left = 2;
	if (h->right == 0)
		h->right = 2;
	if (h->compound_left == 0)
		h->compound_left = h->compounds ? 2 : h->left;
	if (h->compound_right == 0)
		h->compound_right = h->compounds ? 2 : h->right;
	return h;
}
