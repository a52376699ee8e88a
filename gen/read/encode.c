/* Bytes into UTF-8, and what of them meant nothing.
 *
 * UTF-8 is read here; everything else goes through ICU's converters, which are linked already for
 * case and scripts, and say which bytes they could not read. Not through iconv: what it can read
 * depends on the modules that a machine has installed, and so would the result. */
#include "read/encode.h"

#include "read/guess.h"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

static const char replacement[] = "\xef\xbf\xbd";

static void fault(struct read_encoding *e, size_t at, const char *bytes, size_t n)
{
	if (e->faults < ENCODE_FAULTS) {
		struct read_fault *f = &e->fault[e->faults];
		*f = (struct read_fault){ .at = at, .n = n < 4 ? (unsigned)n : 4 };
		memcpy(f->b, bytes, f->n);
	}
	e->faults++;
}

/* --- into UTF-8 */

static bool follows(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

static struct str mend_utf8(struct arena *a, struct read_encoding *e, struct str s)
{
	struct buf b = { .a = a };
	for (;;) {
		size_t good = str_check(s), bad = good;
		buf_put(&b, s.s, good);
		if (good == s.n)
			return buf_get(&b);
		/* One mark for a sequence that is cut off, however long. */
		do
			bad++;
		while (bad < s.n && bad < good + 4 && follows(s.s[bad]) && !follows(s.s[good]));
		fault(e, b.n, s.s + good, bad - good);
		buf_cstr(&b, replacement);
		s = (struct str){ s.s + bad, s.n - bad };
	}
}

static void put_units(struct buf *b, const UChar *u, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		uint32_t c = u[i];
		if (U16_IS_LEAD(c) && i + 1 < n)
			c = (uint32_t)U16_GET_SUPPLEMENTARY(c, u[i + 1]), i++;
		buf_char(b, c);
	}
}

/* By ICU, which stops at what has no meaning. */
static bool convert(struct arena *a, struct read_encoding *e, struct str s)
{
	struct buf b = { .a = a };
	UErrorCode bad = U_ZERO_ERROR;
	UConverter *cnv = ucnv_open(e->name, &bad);
	const char *at = s.s, *end = s.s + s.n;
	if (cnv)
		ucnv_setToUCallBack(cnv, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &bad);
	while (cnv && at <= end) {
		UChar unit[1024], *to = unit;
		char odd[32];
		int8_t odds = sizeof odd;
		UErrorCode how = U_ZERO_ERROR, know = U_ZERO_ERROR;
		ucnv_toUnicode(cnv, &to, unit + sizeof unit / sizeof *unit - 1, &at, end, NULL,
			true, &how);
		put_units(&b, unit, (size_t)(to - unit));
		if (how == U_BUFFER_OVERFLOW_ERROR)
			continue;
		if (U_SUCCESS(how))
			break;
		ucnv_getInvalidChars(cnv, odd, &odds, &know);
		fault(e, b.n, odd, U_SUCCESS(know) && odds > 0 ? (size_t)odds : 0);
		buf_cstr(&b, replacement);
		if (at == end)
			break;
	}
	if (cnv)
		ucnv_close(cnv);
	e->text = buf_get(&b);
	return cnv != NULL;
}

/* --- which encoding */

static struct str cut(struct str s, size_t n)
{
	return (struct str){ s.s + n, s.n - n };
}

static const char *marked(struct str *s)
{
	static const struct {
		struct str mark;
		const char *name;
	} marks[] = {
		{ { "\xef\xbb\xbf", 3 }, "UTF-8" },
		{ { "\xff\xfe\0\0", 4 }, "UTF-32LE" },
		{ { "\0\0\xfe\xff", 4 }, "UTF-32BE" },
		{ { "\xff\xfe", 2 }, "UTF-16LE" },
		{ { "\xfe\xff", 2 }, "UTF-16BE" },
	};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (s->n >= marks[i].mark.n && !memcmp(s->s, marks[i].mark.s, marks[i].mark.n)) {
			*s = cut(*s, marks[i].mark.n);
			return marks[i].name;
		}
	}
	return NULL;
}

/* UTF-16 without a mark has zero bytes, words apart, and no controls: how good it is in one of the
 * two orders, 0 for not at all. */
static size_t sixteen(struct str s, bool big)
{
	size_t spaces = 0, bad = 0, n = s.n < 8192 ? s.n / 2 : 4096;
	for (size_t i = 0; i < n; i++) {
		unsigned x = (unsigned char)s.s[2 * i], y = (unsigned char)s.s[2 * i + 1];
		uint32_t c = big ? x << 8 | y : y << 8 | x;
		spaces += c == ' ' || c == '\n' || c == 0x3000 || c == 0x3002;
		bad += (c < ' ' && c != '\t' && c != '\n' && c != '\r') ||
		       (!U16_IS_SURROGATE(c) && !u_isdefined((UChar32)c)) ||
		       u_charType((UChar32)c) == U_PRIVATE_USE_CHAR;
	}
	return bad * 50 > n ? 0 : spaces;
}

static const char *unmarked_sixteen(struct str s)
{
	size_t little, big;
	if (s.n < 4 || !memchr(s.s, 0, s.n < 8192 ? s.n : 8192))
		return NULL;
	little = sixteen(s, false);
	big = sixteen(s, true);
	if (!little && !big)
		return NULL;
	return little >= big ? "UTF-16LE" : "UTF-16BE";
}

/* Seven bits and the escapes of ISO 2022. */
static const char *escaped(struct str s)
{
	static const char *const japanese[] = { "\033$B", "\033$@", "\033(J", "\033(I" };
	const char *esc = memchr(s.s, '\033', s.n);
	for (size_t i = 0; i < s.n; i++) {
		if (s.s[i] & 0x80)
			return NULL;
	}
	for (; esc; esc = memchr(esc + 1, '\033', s.n - (size_t)(esc + 1 - s.s))) {
		struct str rest = cut(s, (size_t)(esc - s.s));
		for (size_t i = 0; i < sizeof japanese / sizeof *japanese; i++) {
			if (str_starts(rest, japanese[i]))
				return "ISO-2022-JP";
		}
		if (str_starts(rest, "\033$)C"))
			return "ISO-2022-KR";
	}
	return NULL;
}

/* Whether what is not well-formed UTF-8 was meant to be: more good sequences than faults. Chance
 * does not bring that about in any of the old encodings. */
static bool nearly_utf8(struct str s)
{
	size_t good = 0, bad = 0;
	for (size_t i = 0; i < s.n;) {
		size_t from = i;
		uint32_t c = str_next(s, &i);
		good += c > 0x7f && i - from > 1;
		bad += c == 0xFFFD && i - from == 1;
	}
	return good > 1 && good > bad;
}

static bool known(struct str name, char out[40])
{
	UErrorCode e = U_ZERO_ERROR;
	UConverter *cnv;
	if (!name.n || name.n >= 40)
		return false;
	memcpy(out, name.s, name.n);
	out[name.n] = 0;
	cnv = ucnv_open(out, &e);
	if (cnv)
		ucnv_close(cnv);
	return cnv != NULL;
}

/* What browsers, and those who write pages, mean by a name. */
static const char *meant(struct arena *a, struct str declared)
{
	static const char *const pairs[][2] = {
		{ "iso-8859-1", "windows-1252" },
		{ "latin1", "windows-1252" },
		{ "us-ascii", "windows-1252" },
		{ "ascii", "windows-1252" },
		{ "iso-8859-9", "windows-1254" },
		{ "tis-620", "windows-874" },
		{ "iso-8859-11", "windows-874" },
		{ "euc-kr", "windows-949" },
		{ "ks_c_5601-1987", "windows-949" },
		{ "gb2312", "GB18030" },
		{ "gbk", "GB18030" },
		{ "x-sjis", "Shift_JIS" },
		{ "shift-jis", "Shift_JIS" },
		{ "big5", "Big5-HKSCS" },
	};
	char name[40];
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		if (declared.n == strlen(pairs[i][0]) &&
			!strncasecmp(declared.s, pairs[i][0], declared.n))
			return pairs[i][1];
	}
	return known(declared, name) ? arena_cstr(a, str_of(name)) : NULL;
}

static bool high(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.s[i] & 0x80)
			return true;
	}
	return false;
}

/* Controls that text does not have, among the first bytes. */
static bool binary(struct str s)
{
	size_t n = s.n < 8192 ? s.n : 8192, controls = 0;
	for (size_t i = 0; i < n; i++)
		controls += !s.s[i] ||
			    ((unsigned char)s.s[i] < ' ' && !strchr("\t\n\r\f\v\033\032", s.s[i]));
	return controls * 50 > n;
}

/* The name of the encoding; NULL: it is no text. Guesses are noted. */
static const char *choose(
	struct arena *a, struct read_encoding *e, struct str *s, struct str declared)
{
	const char *name = marked(s);
	bool good;
	if (!name && (name = unmarked_sixteen(*s)))
		e->guessed = e->sure = true;
	if (!name)
		name = escaped(*s);
	if (name)
		return name;
	good = str_check(*s) == s->n;
	if (good && (high(*s) || !declared.n))
		return "UTF-8";
	name = meant(a, declared);
	if (name && strcasecmp(name, "UTF-8") != 0 && strncasecmp(name, "UTF-16", 6) != 0)
		return name;
	if (good || nearly_utf8(*s))
		return "UTF-8";
	if (binary(*s))
		return NULL;
	e->guessed = true;
	return read_guess(a, *s, &e->sure);
}

/* --- from UTF-8 to text */

/* The characters that Windows-1252 has where Unicode has controls, 0x80 to 0x9f. */
static uint32_t windows(uint32_t c)
{
	static const uint16_t table[32] = { 0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020,
		0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019,
		0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,
		0x017E, 0x0178 };
	return table[c - 0x80];
}

enum { LINE_SEPARATOR = 0x2028 };

/* Text being made of UTF-8; faults that decoding found, in text order, are moved along. */
struct tidy {
	struct read_encoding *e;
	struct read_fault old[ENCODE_FAULTS];
	size_t olds, moved, named;
	struct buf b;
};

static void name_fault(struct tidy *t, struct read_fault f)
{
	f.at = t->b.n;
	if (t->named < ENCODE_FAULTS)
		t->e->fault[t->named++] = f;
}

static void control(struct tidy *t, uint32_t c)
{
	if (c == '\v' || c == 0x85) {
		buf_char(&t->b, LINE_SEPARATOR);
	} else if (c == '\f') {
		buf_char(&t->b, ' ');
	} else if (c >= 0x80 && c < 0xA0 && windows(c)) {
		buf_char(&t->b, windows(c));
		t->e->mended++;
	} else {
		name_fault(t, (struct read_fault){ .control = c });
		t->e->faults++;
		buf_cstr(&t->b, replacement);
	}
}

/* The length of what needs no change at the beginning of s. */
static size_t clean(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.s[i];
		if ((c < ' ' && c != '\t' && c != '\n') || c == 0x7f || c == 0xef ||
			(c == 0xc2 && i + 1 < s.n && (unsigned char)s.s[i + 1] < 0xa0))
			return i;
	}
	return s.n;
}

/* A line end is CR LF, LF, CR, or the CR CR LF that careless conversions make. */
static size_t line_end(struct buf *b, struct str s, size_t i)
{
	if (i + 1 < s.n && s.s[i] == '\r' && s.s[i + 1] == '\n')
		i++;
	if (i == s.n || s.s[i] != '\n')
		buf_char(b, '\n');
	return i;
}

static void put_tidy(struct tidy *t, uint32_t c, size_t from)
{
	if (c == 0xFFFD && t->moved < t->olds && t->old[t->moved].at == from)
		name_fault(t, t->old[t->moved++]);
	if (c == 0xFFFE || c == 0xFFFF || c < ' ' || (c >= 0x7f && c < 0xa0))
		control(t, c);
	else if (c != 0xFEFF)
		buf_char(&t->b, c);
}

static void tidy(struct arena *a, struct read_encoding *e)
{
	struct tidy t = { .e = e, .b = { .a = a } };
	struct str s = e->text;
	if (clean(s) == s.n)
		return;
	t.olds = e->faults < ENCODE_FAULTS ? e->faults : ENCODE_FAULTS;
	memcpy(t.old, e->fault, sizeof t.old);
	for (size_t i = 0; i < s.n;) {
		size_t good = clean(cut(s, i)), from = i + good;
		uint32_t c;
		buf_put(&t.b, s.s + i, good);
		i = from;
		if (i == s.n)
			break;
		c = str_next(s, &i);
		if (c == '\r')
			i = line_end(&t.b, s, i);
		else
			put_tidy(&t, c, from);
	}
	e->text = buf_get(&t.b);
}

/* Whether hardly a character of it is none. */
static bool is_text(const struct read_encoding *e)
{
	size_t n = 0;
	for (size_t i = 0; i < e->text.n; i++)
		n += !follows(e->text.s[i]);
	return e->faults <= 2 || e->faults <= n / (e->guessed ? 100 : 20);
}

void read_encode(struct arena *a, struct str bytes, struct str declared, struct read_encoding *e)
{
	*e = (struct read_encoding){ .text = bytes };
	e->name = choose(a, e, &bytes, declared);
	if (!e->name) {
		*e = (struct read_encoding){ 0 };
		return;
	}
	if (strcmp(e->name, "UTF-8") != 0)
		convert(a, e, bytes);
	else if (str_check(bytes) != bytes.n)
		e->text = mend_utf8(a, e, bytes);
	else
		e->text = bytes;
	tidy(a, e);
	if (!is_text(e))
		*e = (struct read_encoding){ 0 };
}
