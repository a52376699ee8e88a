/* reStructuredText, as far as interviews are written in it: like AsciiDoc (asciidoc.c), each line
 * is made the line of Markdown that means the same, and read as that. */
#include "read/md.h"

enum { LEVELS = 6, ROLE_MOST = 30, WORDS_MOST = 4000 /* bytes between two marks */ };

struct rst {
	struct transcript *t;
	struct arena *a;
	struct buf out;
	struct read_lines l;
	char level[LEVELS]; /* the signs that titles were underlined with, in their order */
	bool over;          /* the line above was drawn over a title */
	bool body;          /* text has begun: what stood above it is past */
	const char *left;   /* why what is indented below is left out; NULL: it is not */
	bool picture;       /* or, of a picture, says how it is shown */
	uint32_t alt;       /* the line that says what is on it */
};

static struct str cut(struct str s, size_t n)
{
	n = n < s.n ? n : s.n;
	return (struct str){ s.s + n, s.n - n };
}

/* A line of one sign that may stand below a title. */
static bool adornment(struct str s)
{
	size_t n = 0;
	s = str_trim(s);
	while (n < s.n && s.s[n] == s.s[0])
		n++;
	return n >= 3 && n == s.n && strchr("=-~^\"'#*+.:_`", s.s[0]);
}

static int fits(const struct read_source *s)
{
	struct read_lines l = read_lines(s);
	unsigned directives = 0, titles = 0, links = 0, fields = 0;
	struct str above = { 0 };
	while (read_line(&l) && l.loc.line < 1000) {
		struct str line = l.line, t = str_trim(line);
		bool directive = str_starts(line, ".. ");
		directives += directive &&
			      (memmem(line.s, line.n, "::", 2) || str_starts(line, ".. [") ||
				      str_starts(line, ".. _"));
		titles += adornment(line) && above.n && !adornment(above);
		links += memmem(t.s ? t.s : "", t.n, "`_", 2) ||
			 memmem(t.s ? t.s : "", t.n, "]_", 2);
		fields += line.n > 3 && line.s[0] == ':' && line.s[1] >= 'A' && line.s[1] <= 'Z';
		above = t;
	}
	return directives && (titles || links || fields) ? 63
	       : links && (titles || fields)             ? 63
	       : directives || links || fields           ? 30
							 : 0;
}

static void leave(struct rst *k, struct str s, const char *why)
{
	s = str_trim(s);
	if (s.n)
		transcript_leave(k->t, s, why, k->l.loc);
}

/* --- inside of lines */

/* Where the mark stands next from s[i] on; NULL: too far off, or nowhere. */
static const char *next(struct str s, size_t i, const char *mark, size_t most)
{
	size_t n = i < s.n ? s.n - i : 0;
	return n ? memmem(s.s + i, n < most ? n : most, mark, strlen(mark)) : NULL;
}

/* "`words <address>`_", "`words`_", ":role:`words`" */
static size_t quoted(struct buf *b, struct str s, size_t i)
{
	const char *end = next(s, i + 1, "`", WORDS_MOST);
	struct str inner = { s.s + i + 1, end ? (size_t)(end - s.s) - i - 1 : 0 };
	const char *open = inner.n ? memrchr(inner.s, '<', inner.n) : NULL;
	size_t behind = i + inner.n + 2;
	if (!inner.n)
		return 0;
	while (behind < s.n && s.s[behind] == '_')
		behind++;
	if (open && inner.s[inner.n - 1] == '>') {
		struct str words = str_trim((struct str){ inner.s, (size_t)(open - inner.s) });
		buf_printf(b, "[%.*s](%.*s)", STR_ARG(words),
			(int)(inner.n - words.n) - (int)((size_t)(open - inner.s) - words.n) - 2,
			open + 1);
	} else {
		buf_str(b, inner);
	}
	return behind - i;
}

/* "[1]_", "[#name]_" */
static size_t called(struct buf *b, struct str s, size_t i)
{
	const char *end = next(s, i, "]", WORDS_MOST);
	size_t n = end ? (size_t)(end - s.s) - i : 0;
	if (n < 2 || i + n + 1 >= s.n || s.s[i + n + 1] != '_')
		return 0;
	buf_printf(b, "[^%.*s]", (int)n - 1, s.s + i + 1);
	return n + 2;
}

static void text(struct rst *k, struct str s)
{
	struct buf *b = &k->out;
	for (size_t i = 0; i < s.n;) {
		size_t n = 0, code = 0;
		if (s.n - i > 4 && !memcmp(s.s + i, "``", 2)) {
			const char *end = next(s, i + 2, "``", WORDS_MOST);
			code = end ? (size_t)(end - s.s) + 2 - i : 0;
		}
		if (s.s[i] == ':') { /* ":role:`words`" */
			const char *end = next(s, i + 1, ":`", ROLE_MOST);
			struct str role = { s.s + i, end ? (size_t)(end - s.s) + 1 - i : 0 };
			if (role.n > 2 && role.n < ROLE_MOST && !memchr(role.s, ' ', role.n)) {
				leave(k, role, "role of words");
				n = role.n;
			}
		} else if (code)
			buf_put(b, s.s + i, n = code);
		else if (s.s[i] == '`')
			n = quoted(b, s, i);
		else if (s.s[i] == '[')
			n = called(b, s, i);
		if (!n)
			buf_put(b, s.s + i, n = 1);
		i += n;
	}
}

/* --- lines */

static int level(struct rst *k, char sign)
{
	int i = 0;
	while (i < LEVELS - 1 && k->level[i] && k->level[i] != sign)
		i++;
	k->level[i] = sign;
	return i + 1;
}

/* A title, when the line below is drawn under it; that line is passed over. */
static bool title(struct rst *k, struct str s)
{
	struct read_lines next = k->l;
	if (!s.n || adornment(s) || !read_line(&next) || !adornment(next.line) ||
		(*k->l.line.s == ' ' && !k->over))
		return false;
	buf_printf(&k->out, "%.*s ", level(k, *str_trim(next.line).s), "######");
	text(k, s);
	buf_char(&k->out, '\n');
	k->l = next;
	return true;
}

/* ":Author: Ann Lee" above the text */
static bool field(struct rst *k, struct str s)
{
	const char *end = *s.s == ':' && s.n > 2 ? memmem(s.s + 1, s.n - 1, ": ", 2) : NULL;
	struct str key = { s.s + 1, end ? (size_t)(end - s.s) - 1 : 0 };
	struct str value = end ? str_trim(cut(s, key.n + 2)) : key;
	if (!end || k->body)
		return false;
	if (str_is(key, "Author") || str_is(key, "Date"))
		transcript_fact(
			k->t, str_is(key, "Date") ? FACT_DATE : FACT_AUTHOR, value, k->l.loc)
			->key = str_is(key, "Date") ? STR("date") : STR("author");
	else
		leave(k, s, "field of the document");
	return true;
}

/* What the options below a picture say for who does not see it. */
static struct str alternative(struct rst *k)
{
	struct read_lines n = k->l;
	struct str alt = { 0 };
	while (!alt.n && read_line(&n) && n.line.n && (*n.line.s == ' ' || *n.line.s == '\t')) {
		struct str s = str_trim(n.line);
		if (!s.n || str_starts(s, ".. "))
			break;
		if (!str_starts(s, ":alt: "))
			continue;
		alt = str_trim(cut(s, 6));
		k->alt = n.loc.line;
	}
	return alt;
}

/* ".. image:: x.png", ".. [1] A note.", ".. a comment": what follows it, indented, is its own. */
static void directive(struct rst *k, struct str s)
{
	const char *twice = memmem(s.s, s.n, "::", 2), *shut = memchr(s.s, ']', s.n);
	struct str rest = twice ? str_trim(cut(s, (size_t)(twice - s.s) + 2)) : s;
	struct str alt = { 0 };
	k->left = NULL;
	k->picture = false;
	if (*s.s == '[' && shut) {
		buf_printf(&k->out, "[^%.*s]: ", (int)(shut - s.s) - 1, s.s + 1);
		text(k, str_trim(cut(s, (size_t)(shut - s.s) + 1)));
	} else if (twice && (str_starts(s, "image") || str_starts(s, "figure"))) {
		alt = alternative(k);
		buf_printf(&k->out, "![%.*s](<%.*s>)", STR_ARG(alt), STR_ARG(rest));
		k->picture = true;
	} else if (twice) {
		leave(k, (struct str){ s.s, (size_t)(twice - s.s) + 2 }, "kind of a block");
		text(k, rest);
	} else {
		leave(k, s, "a comment");
		k->left = "a comment";
	}
}

static void line(struct rst *k)
{
	struct str s = str_trim(k->l.line);
	bool indented = k->l.line.n && (*k->l.line.s == ' ' || *k->l.line.s == '\t');
	bool over = k->over;
	if (!s.n)
		return;
	k->over = over && !adornment(s);
	if (title(k, s)) {
		k->over = false;
		return;
	}
	if (!indented) {
		k->left = NULL;
		k->picture = false;
	}
	if (adornment(s)) {
		struct read_lines next = k->l;
		k->over = !over && read_line(&next) && str_trim(next.line).n;
		if (!k->over && !over)
			buf_cstr(&k->out, "---"); /* a line of its own */
	} else if (indented && k->left)
		leave(k, s, k->left);
	else if (indented && k->picture && *s.s == ':') {
		if (k->l.loc.line != k->alt)
			leave(k, s, "how a picture is shown");
	} else if (str_starts(s, ".. "))
		directive(k, str_trim(cut(s, 3)));
	else if (!field(k, s)) {
		k->body = true;
		if (indented && !strchr("-*+", *s.s))
			buf_cstr(&k->out, k->picture ? "" : "> ");
		text(k, s);
	}
}

static bool read(struct transcript *t, struct diag *d, const struct read_source *source)
{
	struct rst k = { .t = t, .a = arena_new(), .l = read_lines(source) };
	struct read_source made = *source;
	bool good;
	k.out.a = k.a;
	while (read_line(&k.l)) {
		line(&k);
		buf_char(&k.out, '\n');
	}
	made.text = made.bytes = k.out.n ? buf_get(&k.out) : (struct str){ 0 };
	good = read_markdown.read(t, d, &made);
	arena_drop(k.a);
	return good;
}

const struct read_format read_rst = { "reStructuredText", "rst rest", false, fits, read,
	PROOF_NONE };
