/* What characters are. ASCII is answered without asking ICU. */
#include "find/inside.h"

#include <unicode/uchar.h>

bool find_letter(uint32_t c)
{
	if (c < 0x80)
		return (c | 32) >= 'a' && (c | 32) <= 'z';
	return (U_GET_GC_MASK((UChar32)c) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

bool find_upper(uint32_t c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z';
	return u_isUUppercase((UChar32)c) || u_istitle((UChar32)c);
}

bool find_lower(uint32_t c)
{
	return c < 0x80 ? c >= 'a' && c <= 'z' : (bool)u_isULowercase((UChar32)c);
}

bool find_cased(uint32_t c)
{
	return find_upper(c) || find_lower(c);
}

bool find_digit(uint32_t c)
{
	return c < 0x80 ? c >= '0' && c <= '9' : (bool)u_isdigit((UChar32)c);
}

bool find_space(uint32_t c)
{
	return c < 0x80 ? c == ' ' || c == '\t' || c == '\n' : c == 0x2028 || u_isblank((UChar32)c);
}

bool find_dash(uint32_t c)
{
	return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2500 ||
	       c == 0x2e3a || c == 0x2e3b || c == 0xfe58 || c == 0xfe63 || c == 0xff0d;
}

bool find_colon(uint32_t c)
{
	return c == ':' || c == 0xff1a || c == 0xfe55 || c == 0xfe13 || c == 0xa789 || c == 0x2236;
}

bool find_mark(uint32_t c)
{
	return c == '?' || c == 0x61f || c == 0xff1f || c == 0x37e || c == 0x55e || c == 0x1367 ||
	       (c >= 0x2047 && c <= 0x2049) || c == 0x203d || c == 0x2e2e;
}

bool find_stop(uint32_t c)
{
	if (c < 0x80)
		return c == '.' || c == '!' || c == '?';
	return find_mark(c) || c == 0x2026 || c == 0x3002 || c == 0xff0e || c == 0xff01 ||
	       c == 0xff61 || c == 0x964 || c == 0x965 || c == 0x6d4 || c == 0x589 || c == 0x1362;
}

bool find_quote(uint32_t c)
{
	return c == '"' || c == '\'' || c == 0xab || c == 0xbb || (c >= 0x2018 && c <= 0x201f) ||
	       c == 0x2039 || c == 0x203a || (c >= 0x300c && c <= 0x300f) || c == 0x301d ||
	       c == 0x301e || c == 0xff02 || c == 0xff07;
}

bool find_dense(uint32_t c)
{
	return (c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) ||
	       (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff) ||
	       (c >= 0xe00 && c <= 0xeff) || (c >= 0x1780 && c <= 0x17ff) ||
	       (c >= 0x1000 && c <= 0x109f) || (c >= 0x3005 && c <= 0x3007) ||
	       (c >= 0xff66 && c <= 0xff9d);
}

uint32_t find_before(struct str s, size_t at)
{
	size_t i = at;
	while (i > 0 && at - i < 4 && ((unsigned char)s.s[i - 1] & 0xc0) == 0x80)
		i--;
	return i > 0 ? (i--, str_next(s, &i)) : 0;
}

struct str find_strip(struct str s)
{
	size_t i = 0, next = 0;
	if (!s.n)
		return s;
	while (next < s.n && find_space(str_next(s, &next)))
		i = next;
	s = (struct str){ s.s + i, s.n - i };
	while (s.n && find_space(find_before(s, s.n))) {
		do
			s.n--;
		while (s.n && ((unsigned char)s.s[s.n] & 0xc0) == 0x80);
	}
	return s;
}

struct str find_fold(struct arena *a, struct str s)
{
	struct buf b = { .a = a };
	bool space = false;
	for (size_t i = 0; i < s.n;) {
		uint32_t c = str_next(s, &i);
		if (c > 0xff00 && c < 0xff5f) /* of full width */
			c -= 0xfee0;
		if (c == '.' || c == '\'' || c == 0x2019 || c == '*')
			continue;
		if (find_space(c) || c == '_' || find_dash(c)) {
			space = b.n > 0;
			continue;
		}
		if (space)
			buf_char(&b, ' ');
		space = false;
		buf_char(&b, (uint32_t)u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT));
	}
	return buf_get(&b);
}

/* Letters of Thai and its like are a fifth of a word each, of Han and kana a half. */
unsigned find_words(struct str s)
{
	unsigned words = 0, tenths = 0;
	bool in = false;
	for (size_t i = 0; i < s.n;) {
		uint32_t c = str_next(s, &i);
		if (c >= 0x80 && find_dense(c)) {
			tenths += c < 0x2e80 ? 2 : 5;
			in = false;
		} else if (find_space(c)) {
			in = false;
		} else if (!in && (find_letter(c) || find_digit(c))) {
			words++;
			in = true;
		}
	}
	return words + (tenths + 9) / 10;
}
