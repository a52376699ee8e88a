/* What sites and converters add to Markdown: attributes of
 * Kramdown's and Pandoc's, the marks of boxes of
 * Docusaurus's, MkDocs's and GitHub's (what stands in a box is text), the imports of MDX; and a
 * link around a picture whose parts a converter set apart:
 *
 *	[
 *
 *	![](picture.png)
 *
 *	](https://example.org) */
#include "read/md.h"

enum { ATTRIBUTES = 2000 }; /* bytes, at most */

static size_t name(struct str s, size_t i)
{
	size_t from = i;
	while (i < s.n && (((s.s[i] | 32) >= 'a' && (s.s[i] | 32) <= 'z') || s.s[i] == '-'))
		i++;
	return i - from;
}

size_t read_md_attributes(struct str s)
{
	const char *end = memchr(s.s, '}', s.n < ATTRIBUTES ? s.n : ATTRIBUTES);
	size_t n = end ? (size_t)(end - s.s) + 1 : 0, key;
	if (n < 4 || s.s[0] != '{')
		return 0;
	key = name(s, 1);
	return memchr(":#.", s.s[1], 3) || (key && s.s[1 + key] == '=') ? n : 0;
}

static bool attributes(struct str s)
{
	return s.n && read_md_attributes(s) == s.n;
}

struct str read_md_unnamed(struct md *m, struct str s, struct loc loc)
{
	const char *at = s.n ? memrchr(s.s, '{', s.n) : NULL;
	size_t from = at ? (size_t)(at - s.s) : 0;
	struct str rest = { s.s + from, s.n - from };
	if (!from || s.s[from - 1] != ' ' || !attributes(rest))
		return s;
	transcript_leave(m->t, rest, "attributes", read_at(loc, s, from));
	return str_trim((struct str){ s.s, from });
}

/* ":::note", ":::tip[Title]", "::: {.note}", ":::"; "!!! note "Title"". How long the mark is. */
static size_t box(struct str s)
{
	size_t n = 0, word;
	struct str rest;
	while (n < s.n && s.s[n] == s.s[0])
		n++;
	if (n < 3 || (s.s[0] != ':' && s.s[0] != '!'))
		return 0;
	n += n < s.n && s.s[n] == ' ';
	word = name(s, n);
	rest = (struct str){ s.s + n + word, s.n - n - word };
	if (s.s[0] == '!')
		return word && (!rest.n || str_starts(rest, " \"")) ? n + word : 0;
	if (!rest.n || attributes(str_trim(rest)))
		return s.n;
	return word && (rest.s[0] == ' ' || rest.s[0] == '[') ? n + word : 0;
}

size_t read_md_alert(struct str s)
{
	size_t n = str_starts(s, "[!") ? name(s, 2) : 0;
	n = n && n + 2 < s.n && s.s[n + 2] == ']' ? n + 3 : 0;
	if (n && n < s.n && memchr("+-", s.s[n], 2) && (n + 1 == s.n || s.s[n + 1] == ' '))
		n++;                                       /* folded, or not */
	return n < s.n && memchr("([", s.s[n], 2) ? 0 : n; /* a link */
}

/* "import Video from '../Video';" */
static bool module(struct str s)
{
	size_t n = s.n && s.s[s.n - 1] == ';' ? s.n - 1 : s.n;
	return n > 10 && str_starts(s, "import ") && memchr("'\"", s.s[n - 1], 2) &&
	       (memmem(s.s, n, " from ", 6) || s.s[7] == s.s[n - 1]);
}

/* Whether a picture stands below. */
static bool picture(struct read_lines l)
{
	while (read_line(&l)) {
		struct str s = str_trim(l.line);
		if (s.n)
			return str_starts(s, "![");
	}
	return false;
}

/* How much of a line it is, and what; 0: nothing. */
static size_t addition(struct md *m, const struct read_lines *l, struct str s, const char **why)
{
	const char *end = memchr(s.s, ')', s.n);
	*why = "a link around a picture";
	if (m->linked && str_starts(s, "](") && end) {
		m->linked = false;
		return (size_t)(end - s.s) + 1;
	}
	if (str_is(s, "[") && picture(*l)) {
		m->linked = true;
		return s.n;
	}
	*why = "the mark of a box";
	if (read_md_alert(s) == s.n)
		return s.n;
	if (box(s))
		return box(s);
	*why = attributes(s) ? "attributes" : "a command of the site's";
	return attributes(s) || (module(s) && !m->para.lines.n) ? s.n : 0;
}

bool read_md_site(struct md *m, const struct read_lines *l, struct str *s, struct loc *loc)
{
	const char *why;
	struct str words = str_trim(*s);
	size_t n = words.n ? addition(m, l, words, &why) : 0;
	if (!n)
		return false;
	*loc = read_at(*loc, *s, (size_t)(words.s - s->s));
	transcript_leave(m->t, (struct str){ words.s, n }, why, *loc);
	*loc = read_at(*loc, words, n);
	n += (size_t)(words.s - s->s);
	*s = (struct str){ s->s + n, s->n - n };
	return true;
}
