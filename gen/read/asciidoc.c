/* AsciiDoc, as far as interviews are written in it. It is Markdown's cousin, so each line is made
 * the line of Markdown that means the same, places and all, and read as that; what has no cousin
 * (attributes, comments) is left out with the reason. Of tables the edges are: their cells stay
 * lines, with their bars. */
#include "read/md.h"

enum { WORDS_MOST = 4000, ADDRESS_MOST = 2000 }; /* bytes that a link or a note takes */

struct adoc {
	struct transcript *t;
	struct arena *a;
	struct buf out, notes;
	struct loc loc;
	unsigned note;
	bool head, quote, code, comment; /* inside of what */
};

static struct str cut(struct str s, size_t n)
{
	n = n < s.n ? n : s.n;
	return (struct str){ s.s + n, s.n - n };
}

static size_t run(struct str s, char c)
{
	size_t n = 0;
	while (n < s.n && s.s[n] == c)
		n++;
	return n;
}

static int fits(const struct read_source *s)
{
	struct read_lines l = read_lines(s);
	unsigned title = 0, heads = 0, attrs = 0, macros = 0;
	while (read_line(&l) && l.loc.line < 1000) {
		struct str line = l.line;
		size_t n = run(line, '=');
		title += l.loc.line == 1 && n == 1 && str_starts(line, "= ");
		heads += n > 1 && n < 6 && line.n > n && line.s[n] == ' ' &&
			 line.s[line.n - 1] != '=';
		attrs += line.n > 3 && line.s[0] == ':' && line.s[1] >= 'a' && line.s[1] <= 'z' &&
			 memmem(line.s + 1, line.n - 1, ": ", 2);
		macros += str_starts(line, "image::") || str_starts(line, "[quote") ||
			  str_starts(line, "include::") ||
			  memmem(line.s ? line.s : "", line.n, "footnote:[", 10) != NULL;
	}
	return (title > 0) + (heads > 0) + (attrs > 0) + (macros > 0) >= 2 ? 63
	       : title + heads + macros                                    ? 30
									   : 0;
}

static void leave(struct adoc *k, struct str s, const char *why)
{
	s = str_trim(s);
	if (s.n)
		transcript_leave(k->t, s, why, k->loc);
}

/* --- inside of lines */

static size_t closing(struct str s, size_t i)
{
	const char *end = memchr(s.s + i, ']', s.n - i < WORDS_MOST ? s.n - i : WORDS_MOST);
	return end ? (size_t)(end - s.s) : 0;
}

static void text(struct adoc *k, struct buf *b, struct str s);

/* "link:address[words]", "https://address[words]" */
static size_t link(struct adoc *k, struct buf *b, struct str s, size_t i)
{
	struct str rest = cut(s, i);
	bool macro = str_starts(rest, "link:");
	size_t n = macro ? 5 : 0, end;
	struct str url, words;
	if (!macro && !str_starts(rest, "http://") && !str_starts(rest, "https://"))
		return 0;
	while (n < rest.n && n < ADDRESS_MOST && !strchr(" \t[]<>", rest.s[n]))
		n++;
	if (n >= rest.n || rest.s[n] != '[' || !(end = closing(rest, n)))
		return 0;
	url = (struct str){ rest.s + (macro ? 5 : 0), n - (macro ? 5 : 0) };
	words = (struct str){ rest.s + n + 1, end - n - 1 };
	buf_cstr(b, "[");
	if (words.n)
		text(k, b, words);
	else
		buf_str(b, url);
	buf_printf(b, "](%.*s)", STR_ARG(url));
	return end + 1;
}

static size_t footnote(struct adoc *k, struct buf *b, struct str s, size_t i)
{
	struct str rest = cut(s, i);
	size_t end = str_starts(rest, "footnote:[") ? closing(rest, 10) : 0;
	if (!end || b != &k->out)
		return 0;
	buf_printf(b, "[^adoc%u]", ++k->note);
	buf_printf(&k->notes, "\n\n[^adoc%u]: ", k->note);
	text(k, &k->notes, (struct str){ rest.s + 10, end - 10 });
	return end + 1;
}

/* "<<place,words>>"; of a place alone its name is what there is to read. */
static size_t reference(struct adoc *k, struct buf *b, struct str s, size_t i)
{
	struct str rest = cut(s, i), inner;
	const char *end = str_starts(rest, "<<") ? memmem(rest.s, rest.n, ">>", 2) : NULL;
	const char *comma;
	if (!end || end - rest.s > 200)
		return 0;
	inner = (struct str){ rest.s + 2, (size_t)(end - rest.s) - 2 };
	comma = memchr(inner.s, ',', inner.n);
	if (comma) {
		size_t n = (size_t)(comma - inner.s);
		leave(k, (struct str){ inner.s, n }, "place that a reference leads to");
		inner = str_trim(cut(inner, n + 1));
	}
	text(k, b, inner);
	return (size_t)(end - rest.s) + 2;
}

static bool letter(char c)
{
	return (c | 32) >= 'a' || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* One star is bold. A pair that hugs words; two already are. */
static size_t star(struct buf *b, struct str s, size_t i, bool *open)
{
	char before = i ? s.s[i - 1] : ' ', after = i + 1 < s.n ? s.s[i + 1] : ' ';
	bool opens = !*open && after != ' ' && !letter(before) &&
		     memchr(s.s + i + 1, '*', s.n - i - 1);
	size_t n = run(cut(s, i), '*');
	if (n == 1 && !opens && !(*open && before != ' '))
		return 0;
	if (n > 2)
		return 0;
	*open = n == 1 ? opens : *open;
	buf_cstr(b, "**");
	return n;
}

static void text(struct adoc *k, struct buf *b, struct str s)
{
	bool open = false;
	for (size_t i = 0; i < s.n;) {
		size_t n = s.s[i] == '*'                    ? star(b, s, i, &open)
			   : s.s[i] == 'h' || s.s[i] == 'l' ? link(k, b, s, i)
			   : s.s[i] == '<'                  ? reference(k, b, s, i)
			   : s.s[i] == 'f'                  ? footnote(k, b, s, i)
							    : 0;
		if (!n)
			buf_put(b, s.s + i, n = 1);
		i += n;
	}
}

/* --- lines */

/* Below the title, up to an empty line: who wrote it, which version, attributes. */
static void header(struct adoc *k, struct str s, unsigned at)
{
	const char *mail = memchr(s.s, '<', s.n);
	const char *end = *s.s == ':' ? memmem(s.s + 1, s.n - 1, ":", 1) : NULL;
	struct str key = { s.s + 1, end ? (size_t)(end - s.s) - 1 : 0 };
	struct str value = end ? str_trim(cut(s, key.n + 2)) : (struct str){ 0 };
	if (end && str_is(key, "lang") && value.n)
		k->t->lang = arena_str(k->t->arena, value);
	else if (end && str_is(key, "author") && value.n)
		transcript_fact(k->t, FACT_AUTHOR, value, k->loc)->key = STR("author");
	else if (end && str_is(key, "revdate") && value.n)
		transcript_fact(k->t, FACT_DATE, value, k->loc)->key = STR("date");
	else if (end)
		leave(k, s, "attribute of the document");
	else if (at == 1) {
		struct str name = str_trim((struct str){ s.s, mail ? (size_t)(mail - s.s) : s.n });
		transcript_fact(k->t, FACT_AUTHOR, name, k->loc)->key = STR("author");
		if (mail)
			leave(k, cut(s, (size_t)(mail - s.s)), "address of who wrote it");
	} else {
		leave(k, s, "version of the document");
	}
}

/* Lines that open and shut blocks; false: it is none. */
static bool fence(struct adoc *k, struct str s)
{
	size_t n = s.n ? run(s, *s.s) : 0;
	if ((k->code && !strchr("-.+", s.n ? *s.s : 0)) || (k->comment && !str_starts(s, "////")))
		return false;
	if (n < s.n || n < 4 || !strchr("/_-.=*+", *s.s))
		return str_is(s, "--") || str_is(s, "<<<");
	if (*s.s == '/')
		k->comment = !k->comment;
	else if (*s.s == '_')
		k->quote = !k->quote;
	else if (*s.s == '-' || *s.s == '.' || *s.s == '+') {
		k->code = !k->code;
		buf_cstr(&k->out, "```");
	}
	return true;
}

static bool macro(struct adoc *k, struct str s)
{
	size_t open = s.n ? strcspn(arena_cstr(k->a, s), "[") : 0, end;
	if (str_starts(s, "image::") && open < s.n && (end = closing(s, open))) {
		struct str alt = { s.s + open + 1, end - open - 1 };
		const char *comma = memchr(alt.s, ',', alt.n);
		if (comma) {
			leave(k, cut(alt, (size_t)(comma - alt.s) + 1), "how a picture is shown");
			alt.n = (size_t)(comma - alt.s);
		}
		buf_printf(&k->out, "![%.*s](<%.*s>)", STR_ARG(alt), (int)open - 7, s.s + 7);
		text(k, &k->out, cut(s, end + 1));
		return true;
	}
	if (*s.s == '[' && s.s[s.n - 1] == ']' && !memchr(s.s + 1, ' ', s.n - 1))
		return leave(k, s, "attributes of a block"), true;
	if (str_starts(s, "[quote") || str_starts(s, "[verse") || str_starts(s, "[["))
		return leave(k, s, "attributes of a block"), true;
	if (str_is(s, "|==="))
		return leave(k, s, "edge of a table"), true;
	if (str_starts(s, "include::") || str_starts(s, "toc::"))
		return leave(k, s, "command of AsciiDoc"), true;
	return false;
}

/* "*", "**" and ".", ".." before a space: items, by their depth. */
static bool item(struct adoc *k, struct str s)
{
	size_t n = run(s, *s.s);
	if ((*s.s != '*' && *s.s != '.' && *s.s != '-') || n > 5 || n >= s.n || s.s[n] != ' ')
		return false;
	buf_printf(&k->out, "%*s%s ", (int)(n - 1) * 3, "", *s.s == '.' ? "1." : "-");
	text(k, &k->out, str_trim(cut(s, n)));
	return true;
}

static void line(struct adoc *k, struct str s)
{
	size_t n = run(s, '=');
	bool hard = str_ends(s, " +");
	s.n -= hard ? 2 : 0;
	if (str_starts(s, "//") && !str_starts(s, "////"))
		leave(k, cut(s, 2), "a comment");
	else if (n && n < 7 && n < s.n && s.s[n] == ' ') {
		buf_printf(&k->out, "%.*s ", (int)n, "######");
		text(k, &k->out, str_trim(cut(s, n)));
	} else if (str_is(s, "'''"))
		buf_cstr(&k->out, "---");
	else if (!s.n || macro(k, s) || item(k, s))
		;
	else if (*s.s == '.' && s.n > 1 && s.s[1] != ' ' && s.s[1] != '.')
		text(k, &k->out, cut(s, 1)); /* a block's title */
	else
		text(k, &k->out, s);
	if (hard)
		buf_cstr(&k->out, "\\");
}

static bool read(struct transcript *t, struct diag *d, const struct read_source *source)
{
	struct adoc k = { .t = t, .a = arena_new() };
	struct read_source made = *source;
	struct read_lines l = read_lines(source);
	unsigned below = 0; /* the title */
	bool good;
	k.out.a = k.a;
	k.notes.a = arena_new();
	while (read_line(&l)) {
		struct str s = str_trim(l.line);
		k.loc = l.loc;
		k.head = k.head && s.n;
		if (k.head)
			header(&k, s, ++below);
		else if (fence(&k, s))
			;
		else if (k.comment)
			leave(&k, s, "a comment");
		else if (k.code)
			buf_str(&k.out, l.line);
		else {
			if (k.quote)
				buf_cstr(&k.out, "> ");
			line(&k, s);
		}
		k.head = k.head || (l.loc.line == 1 && str_starts(s, "= "));
		buf_char(&k.out, '\n');
	}
	if (k.notes.n)
		buf_str(&k.out, buf_get(&k.notes));
	made.text = made.bytes = k.out.n ? buf_get(&k.out) : (struct str){ 0 };
	good = read_markdown.read(t, d, &made);
	arena_drop(k.notes.a);
	arena_drop(k.a);
	return good;
}

const struct read_format read_asciidoc = { "AsciiDoc", "adoc asciidoc asc", false, fits, read,
	PROOF_NONE };
