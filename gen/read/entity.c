#include "read/entity.h"

static uint32_t named(struct str name)
{
	static const struct {
		const char *name;
		uint32_t c;
	} table[] = {
		{ "amp", '&' },
		{ "lt", '<' },
		{ "gt", '>' },
		{ "quot", '"' },
		{ "apos", '\'' },
		{ "nbsp", 0xA0 },
		{ "lrm", 0x200E },
		{ "rlm", 0x200F },
		{ "ndash", 0x2013 },
		{ "mdash", 0x2014 },
		{ "lsquo", 0x2018 },
		{ "rsquo", 0x2019 },
		{ "ldquo", 0x201C },
		{ "rdquo", 0x201D },
		{ "laquo", 0xAB },
		{ "raquo", 0xBB },
		{ "hellip", 0x2026 },
		{ "shy", 0xAD },
		{ "eacute", 0xE9 },
		{ "egrave", 0xE8 },
		{ "agrave", 0xE0 },
		{ "uuml", 0xFC },
		{ "ouml", 0xF6 },
		{ "auml", 0xE4 },
		{ "szlig", 0xDF },
		{ "ccedil", 0xE7 },
		{ "ntilde", 0xF1 },
	};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		if (str_is(name, table[i].name))
			return table[i].c;
	}
	return 0;
}

static uint32_t numbered(struct str digits)
{
	bool hex = digits.n && (*digits.s == 'x' || *digits.s == 'X');
	uint32_t c = 0;
	if (digits.n == (size_t)hex || digits.n > 8)
		return 0;
	for (size_t i = hex; i < digits.n; i++) {
		char d = digits.s[i];
		uint32_t v = d >= '0' && d <= '9'   ? (uint32_t)(d - '0')
			     : d >= 'a' && d <= 'f' ? (uint32_t)(d - 'a') + 10
			     : d >= 'A' && d <= 'F' ? (uint32_t)(d - 'A') + 10
						    : 16;
		if (v >= (hex ? 16U : 10U))
			return 0;
		c = c * (hex ? 16 : 10) + v;
	}
	return c >= ' ' && c <= 0x10FFFF && (c < 0x7f || c >= 0xA0) ? c : 0;
}

struct str read_entities(struct arena *a, struct str s)
{
	struct buf b = { .a = a };
	size_t from = 0;
	for (size_t i = 0; i < s.n; i++) {
		size_t end = i + 1;
		struct str name;
		uint32_t c;
		if (s.s[i] != '&')
			continue;
		while (end < s.n && end - i < 12 && s.s[end] != ';')
			end++;
		if (end == s.n || s.s[end] != ';')
			continue;
		name = (struct str){ s.s + i + 1, end - i - 1 };
		c = str_starts(name, "#") ? numbered((struct str){ name.s + 1, name.n - 1 })
					  : named(name);
		if (!c)
			continue;
		buf_put(&b, s.s + from, i - from);
		buf_char(&b, c);
		from = end + 1;
		i = end;
	}
	if (!from)
		return s;
	buf_put(&b, s.s + from, s.n - from);
	return buf_get(&b);
}
