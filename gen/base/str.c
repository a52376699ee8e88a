#include "base/str.h"

static bool white(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

int str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.s, b.s, n) : 0;
	return c ? c : (a.n > b.n) - (a.n < b.n);
}

bool str_starts(struct str a, const char *prefix)
{
	size_t n = strlen(prefix);
	return a.n >= n && memcmp(a.s, prefix, n) == 0;
}

bool str_ends(struct str a, const char *suffix)
{
	size_t n = strlen(suffix);
	return a.n >= n && memcmp(a.s + a.n - n, suffix, n) == 0;
}

struct str str_head(struct str a, size_t n)
{
	if (a.n <= n)
		return a;
	while (n > 0 && ((unsigned char)a.s[n] & 0xc0) == 0x80)
		n--;
	return (struct str){ a.s, n };
}

struct str str_trim(struct str a)
{
	while (a.n && white(a.s[a.n - 1]))
		a.n--;
	while (a.n && white(a.s[0]))
		a.s++, a.n--;
	return a;
}

struct str str_word(struct str *rest)
{
	struct str r = str_trim(*rest), w = { r.s, 0 };
	while (w.n < r.n && !white(r.s[w.n]))
		w.n++;
	*rest = (struct str){ w.n ? r.s + w.n : r.s, r.n - w.n };
	return w;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

size_t str_distance(struct str a, struct str b)
{
	size_t row[3][STR_NEAR + 1];
	if (a.n > STR_NEAR || b.n > STR_NEAR)
		return STR_NEAR + 1;
	for (size_t j = 0; j <= b.n; j++)
		row[0][j] = j;
	for (size_t i = 1; i <= a.n; i++) {
		size_t *now = row[i % 3], *up = row[(i + 2) % 3], *upper = row[(i + 1) % 3];
		now[0] = i;
		for (size_t j = 1; j <= b.n; j++) {
			bool same = a.s[i - 1] == b.s[j - 1];
			now[j] = least(least(now[j - 1], up[j]) + 1, up[j - 1] + !same);
			if (i > 1 && j > 1 && a.s[i - 1] == b.s[j - 2] && a.s[i - 2] == b.s[j - 1])
				now[j] = least(now[j], upper[j - 2] + 1);
		}
	}
	return row[a.n % 3][b.n];
}

uint64_t str_hash(struct str a, uint64_t seed)
{
	uint64_t h = UINT64_C(14695981039346656037) ^ (seed * UINT64_C(0x9E3779B97F4A7C15));
	for (size_t i = 0; i < a.n; i++)
		h = (h ^ (unsigned char)a.s[i]) * UINT64_C(1099511628211);
	return h;
}

/* Length of the well-formed sequence at p (n > 0 bytes), 0 for none; the table is Unicode's 3-7. */
static size_t sequence(const unsigned char *p, size_t n)
{
	unsigned char lo = 0x80, hi = 0xBF;
	size_t len;
	if (p[0] < 0x80)
		return 1;
	if (p[0] < 0xC2 || p[0] > 0xF4)
		return 0;
	len = p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
	if (len > n)
		return 0;
	if (p[0] == 0xE0)
		lo = 0xA0;
	else if (p[0] == 0xED)
		hi = 0x9F;
	else if (p[0] == 0xF0)
		lo = 0x90;
	else if (p[0] == 0xF4)
		hi = 0x8F;
	if (p[1] < lo || p[1] > hi)
		return 0;
	for (size_t i = 2; i < len; i++)
		if ((p[i] & 0xC0) != 0x80)
			return 0;
	return len;
}

uint32_t str_next(struct str a, size_t *i)
{
	const unsigned char *p = (const unsigned char *)a.s + *i;
	size_t len = sequence(p, a.n - *i);
	uint32_t c;
	if (len <= 1) {
		*i += 1;
		return len ? p[0] : 0xFFFD;
	}
	c = p[0] & (0xFFU >> (len + 1));
	for (size_t k = 1; k < len; k++)
		c = c << 6 | (p[k] & 0x3FU);
	*i += len;
	return c;
}

size_t str_put(char out[4], uint32_t c)
{
	if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
		c = 0xFFFD;
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xC0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xE0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3F));
		out[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3F));
	out[2] = (char)(0x80 | (c >> 6 & 0x3F));
	out[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

size_t str_check(struct str a)
{
	size_t i = 0;
	while (i < a.n) {
		size_t len = sequence((const unsigned char *)a.s + i, a.n - i);
		if (!len)
			return i;
		i += len;
	}
	return a.n;
}
