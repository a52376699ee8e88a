#include "read/formats.h"

enum { COLUMN_MAX = 65535 };

struct read_lines read_lines(const struct read_source *s)
{
	return (struct read_lines){ .rest = s->text, .loc = { .file = s->file, .column = 1 } };
}

bool read_line(struct read_lines *l)
{
	const char *end;
	if (!l->rest.n)
		return false;
	end = memchr(l->rest.s, '\n', l->rest.n);
	l->line = (struct str){ l->rest.s, end ? (size_t)(end - l->rest.s) : l->rest.n };
	l->rest.s += l->line.n + (end != NULL);
	l->rest.n -= l->line.n + (end != NULL);
	l->loc.line++;
	return true;
}

struct loc read_at(struct loc loc, struct str line, size_t at)
{
	size_t column = loc.column;
	for (size_t i = 0; i < at && i < line.n; i++)
		column += ((unsigned char)line.s[i] & 0xc0) != 0x80;
	loc.column = (uint16_t)(column > COLUMN_MAX ? 0 : column);
	return loc;
}
