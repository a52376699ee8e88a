#include "read/formats.h"

#include <string.h>

enum { COLUMN_MAX = 65535, BYTES_MOST = 4 /* of a character */ };

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

/* Eight bytes at once: a place is asked for at each sign of a line, and lines may be long. */
static size_t characters(const char *s, size_t n)
{
	static const uint64_t ones = 0x0101010101010101;
	size_t i = 0, following = 0;
	for (; i + 8 <= n; i += 8) {
		uint64_t w;
		memcpy(&w, s + i, 8);
		following += (((w >> 7) & (~w >> 6) & ones) * ones) >> 56;
	}
	for (; i < n; i++)
		following += ((unsigned char)s[i] & 0xc0) == 0x80;
	return n - following;
}

struct loc read_at(struct loc loc, struct str line, size_t at)
{
	size_t column = loc.column;
	at = at < line.n ? at : line.n;
	if (!column || at / BYTES_MOST >= COLUMN_MAX)
		column = COLUMN_MAX + 1;
	else if (at)
		column += characters(line.s, at);
	loc.column = (uint16_t)(column > COLUMN_MAX ? 0 : column);
	return loc;
}
