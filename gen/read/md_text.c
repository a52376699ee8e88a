#include "read/md.h"

void read_md_text_clear(struct md_text *t)
{
	t->text.n = 0;
	t->lines.n = 0;
}

void read_md_text_add(struct md_text *t, struct arena *a, struct str line, struct loc loc)
{
	t->text.a = a;
	if (t->lines.n)
		buf_char(&t->text, '\n');
	*VEC_PUSH(a, &t->lines) = (struct md_line){ .at = t->text.n, .loc = loc };
	buf_str(&t->text, line);
}

struct loc read_md_text_loc(const struct md_text *t, size_t at)
{
	size_t lo = 0, hi = t->lines.n;
	while (hi - lo > 1) {
		size_t mid = lo + (hi - lo) / 2;
		*(t->lines.v[mid].at <= at ? &lo : &hi) = mid;
	}
	if (lo >= t->lines.n)
		return (struct loc){ 0 };
	return read_at(t->lines.v[lo].loc,
		(struct str){ t->text.s + t->lines.v[lo].at, t->text.n - t->lines.v[lo].at },
		at - t->lines.v[lo].at);
}

struct str read_md_label(struct md *m, struct str s)
{
	struct buf b = { .a = m->s };
	struct str rest = s;
	for (struct str w = str_word(&rest); w.n; w = str_word(&rest)) {
		if (b.n)
			buf_char(&b, ' ');
		for (size_t i = 0; i < w.n; i++) {
			char c = w.s[i] >= 'A' && w.s[i] <= 'Z' ? (char)(w.s[i] | 32) : w.s[i];
			buf_put(&b, &c, 1);
		}
	}
	return buf_get(&b);
}

static bool letter(char c)
{
	return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static bool name_char(char c)
{
	return letter(c) || (c >= '0' && c <= '9') || c == '-' || c == ':';
}

static struct str lower(struct arena *a, struct str s)
{
	char *p = arena_cstr(a, s);
	for (size_t i = 0; i < s.n; i++)
		p[i] = p[i] >= 'A' && p[i] <= 'Z' ? (char)(p[i] | 32) : p[i];
	return (struct str){ p, s.n };
}

static size_t comment(struct str s, size_t i, struct md_tag *tag)
{
	const char *end = s.n - i > 4 ? memmem(s.s + i + 4, s.n - i - 4, "-->", 3) : NULL;
	if (!end)
		return 0;
	*tag = (struct md_tag){ .inner = { s.s + i + 4, (size_t)(end - s.s) - i - 4 } };
	return (size_t)(end - s.s) + 3;
}

/* Up to the '>' that is not in a quoted value; 0: there is none. */
static size_t tag_end(struct str s, size_t i)
{
	char quote = 0;
	for (; i < s.n; i++) {
		if (quote)
			quote = s.s[i] == quote ? 0 : quote;
		else if (s.s[i] == '"' || s.s[i] == '\'')
			quote = s.s[i];
		else if (s.s[i] == '>')
			return i;
		else if (s.s[i] == '<')
			return 0;
	}
	return 0;
}

size_t read_md_tag(struct str s, size_t i, struct arena *a, struct md_tag *tag)
{
	size_t from = i + 1, end;
	if (s.n - i > 3 && memcmp(s.s + i, "<!--", 4) == 0)
		return comment(s, i, tag);
	*tag = (struct md_tag){ .closes = from < s.n && s.s[from] == '/' };
	from += tag->closes;
	for (end = from; end < s.n && name_char(s.s[end]); end++)
		;
	if (end == from || !letter(s.s[from]) || memchr(s.s + from, ':', end - from))
		return 0;
	if (end < s.n && s.s[end] != '>' && s.s[end] != '/' && s.s[end] != ' ' &&
		s.s[end] != '\n' && s.s[end] != '\t')
		return 0;
	tag->name = lower(a, (struct str){ s.s + from, end - from });
	from = end;
	end = tag_end(s, from);
	if (!end)
		return 0;
	tag->inner = (struct str){ s.s + from, end - from };
	return end + 1;
}

struct str read_md_attribute(struct arena *a, const struct md_tag *tag, const char *name)
{
	struct str low = lower(a, tag->inner), s = tag->inner;
	size_t n = strlen(name), i = 0, from;
	char quote;
	while (i + n < s.n && !(memcmp(low.s + i, name, n) == 0 && low.s[i + n] == '=' &&
				      (i == 0 || !name_char(low.s[i - 1]))))
		i++;
	if (i + n >= s.n)
		return (struct str){ 0 };
	from = i + n + 1;
	quote = from < s.n && (s.s[from] == '"' || s.s[from] == '\'') ? s.s[from++] : 0;
	for (i = from; i < s.n &&
		       (quote ? s.s[i] != quote : s.s[i] != ' ' && s.s[i] != '\n' && s.s[i] != '/');
		i++)
		;
	return (struct str){ s.s + from, i - from };
}
