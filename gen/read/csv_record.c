#include "read/csv.h"

static struct str cut(struct str s, size_t n)
{
	return (struct str){ s.s + n, s.n - n };
}

static void pass(struct csv *c, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (c->text.s[i] == '\n') {
			c->loc.line++;
			c->loc.column = 1;
		} else if (((unsigned char)c->text.s[i] & 0xc0) != 0x80 && c->loc.column) {
			c->loc.column++;
		}
	}
	c->text = cut(c->text, n);
}

/* A quoted field at the front, its marks taken off; its length with them, or 0 when it is none. */
static size_t quoted(struct csv *c, struct str *field)
{
	struct str s = c->text;
	struct buf b = { .a = c->a };
	size_t from = 1, i = 1;
	if (c->literal || !s.n || *s.s != '"')
		return 0;
	for (;; i++) {
		const char *q = memchr(s.s + i, '"', s.n - i);
		if (!q) {
			if (!c->unclosed)
				c->open = c->loc;
			c->unclosed = c->literal = true;
			return 0;
		}
		i = (size_t)(q - s.s);
		if (i + 1 == s.n || s.s[i + 1] != '"')
			break;
		buf_put(&b, s.s + from, ++i - from);
		from = i + 1;
	}
	if (i + 1 < s.n && s.s[i + 1] != c->separator && s.s[i + 1] != '\n')
		return 0;
	if (!b.n)
		*field = (struct str){ s.s + from, i - from };
	else
		buf_put(&b, s.s + from, i - from), *field = buf_get(&b);
	return i + 1;
}

static bool is_last(const struct csv *c)
{
	return c->fields + 1 == (c->most ? c->most : CSV_FIELDS);
}

static size_t bare(struct csv *c, struct str *field)
{
	struct str s = c->text;
	bool last = is_last(c);
	size_t i = 0;
	while (i < s.n && s.s[i] != '\n' && (s.s[i] != c->separator || last))
		i++;
	*field = (struct str){ s.s, i };
	return i;
}

bool read_csv_record(struct csv *c)
{
	size_t blank = 0;
	while (blank < c->text.n && (c->text.s[blank] == '\n' || c->text.s[blank] == ' '))
		blank++;
	pass(c, blank);
	c->fields = 0;
	if (!c->text.n)
		return false;
	for (;;) {
		struct str *field = &c->field[c->fields];
		size_t n;
		c->place[c->fields] = c->loc;
		n = quoted(c, field);
		if (is_last(c) && n < c->text.n && c->text.s[n] == c->separator)
			n = 0;
		pass(c, n ? n : bare(c, field));
		c->fields++;
		if (!c->text.n)
			return true;
		n = *c->text.s == '\n';
		pass(c, 1);
		if (n)
			return true;
	}
}
