#include "xml/inside.h"

enum { COLUMN_MAX = 65535 };

struct loc xml_place(struct xml_source *src, size_t at)
{
	struct xml_cursor c = src->cursor;
	const char *s = src->bytes.s;
	if (at > src->bytes.n)
		at = src->bytes.n;
	if (!c.line || at < c.at)
		c = (struct xml_cursor){ .line = 1, .column = 1 };
	for (; c.at < at; c.at++) {
		if (s[c.at] == '\n') {
			c.line++;
			c.column = 1;
		} else if (((unsigned char)s[c.at] & 0xc0) != 0x80) {
			c.column++;
		}
	}
	src->cursor = c;
	return (struct loc){ .line = c.line,
		.column = (uint16_t)(c.column > COLUMN_MAX ? 0 : c.column),
		.file = src->file };
}

size_t xml_back(struct str s, size_t at, char c)
{
	size_t i = at < s.n ? at : s.n;
	while (i > 0) {
		if (s.s[--i] == c)
			return i;
	}
	return at;
}
