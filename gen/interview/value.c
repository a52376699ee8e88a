/* The small notations inside values: time codes, dates, language tags, ids. */
#include "interview/interview.h"

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool alnum(char c)
{
	return digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The digits at *i, at most max of them. */
static bool number(struct str s, size_t *i, size_t max, int64_t *out)
{
	size_t from = *i;
	for (*out = 0; *i < s.n && digit(s.s[*i]) && *i - from < max; ++*i)
		*out = *out * 10 + (s.s[*i] - '0');
	return *i > from;
}

/* ".5" as milliseconds. */
static bool fraction(struct str s, size_t *i, int64_t *ms)
{
	int64_t unit = 100;
	*ms = 0;
	if (*i == s.n)
		return true;
	if (s.s[*i] != '.' && s.s[*i] != ',')
		return false;
	for (++*i; *i < s.n && digit(s.s[*i]); ++*i, unit /= 10)
		*ms += (s.s[*i] - '0') * unit;
	return unit < 100;
}

bool interview_time(struct str s, int64_t *ms)
{
	int64_t part[3] = { 0 }, rest = 0;
	size_t i = 0, n = 0;
	do {
		if (n == 3 || !number(s, &i, n ? 2 : 4, &part[n]) || (n && part[n] > 59))
			return false;
		n++;
	} while (i < s.n && s.s[i] == ':' && ++i);
	if (n < 2 || !fraction(s, &i, &rest) || i != s.n)
		return false;
	if (n == 2)
		*ms = (part[0] * 60 + part[1]) * 1000 + rest;
	else
		*ms = ((part[0] * 60 + part[1]) * 60 + part[2]) * 1000 + rest;
	return true;
}

static int64_t days(int64_t y, int64_t m)
{
	bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
	return m == 2 ? (leap ? 29 : 28) : 30 + ((m + (m > 7)) % 2 != 0);
}

bool interview_is_date(struct str s)
{
	int64_t y, m = 1, d = 1;
	size_t i = 0;
	if (!number(s, &i, 4, &y) || i != 4 || y < 1)
		return false;
	if (i < s.n && (s.s[i++] != '-' || !number(s, &i, 2, &m) || i != 7))
		return false;
	if (i < s.n && (s.s[i++] != '-' || !number(s, &i, 2, &d) || i != 10))
		return false;
	return i == s.n && m >= 1 && m <= 12 && d >= 1 && d <= days(y, m);
}

bool interview_is_lang(struct str s)
{
	size_t part = 0, n = 0;
	for (size_t i = 0; i <= s.n; i++) {
		if (i < s.n && s.s[i] != '-') {
			if (!alnum(s.s[i]) || (part == 0 && digit(s.s[i])))
				return false;
			n++;
			continue;
		}
		if (n == 0 || n > 8 || (part == 0 && n < 2 && (s.n < 3 || (s.s[0] | 32) != 'x')))
			return false;
		part++;
		n = 0;
	}
	return true;
}

static bool letter(uint32_t c)
{
	return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= 0xc0 && c != 0xd7 && c != 0xf7 && c < 0x2000) ||
	       (c >= 0x2c00 && c <= 0xd7ff && !(c >= 0x2ff0 && c <= 0x3000)) ||
	       (c >= 0xf900 && c < 0xfffd && c != 0xfeff) || (c >= 0x10000 && c <= 0xeffff);
}

bool interview_is_id(struct str s)
{
	for (size_t i = 0; i < s.n;) {
		bool first = i == 0;
		uint32_t c = str_next(s, &i);
		if (c == 0xfffd || c == 0x37e)
			return false;
		if (!letter(c) &&
			(first || !(c == '-' || c == '.' || (c >= '0' && c <= '9') || c == 0xb7)))
			return false;
	}
	return s.n > 0;
}
