/* Marks that programs for notes have added to Markdown, and that people copy along (Obsidian,
 * Logseq, Bear): [[Page|words]], ![[picture.png]], ==marked==, %%a remark%%, "^name" behind a
 * paragraph.
 *
 * Double brackets are these only where a page's name begins with a capital or digit, or words
 * follow it behind a bar: "[[laughs]]" is a transcriber's. */
#include "read/md_token.h"

enum { REACH = 400 };

static size_t ends(struct str s, size_t i, const char *close)
{
	size_t n = s.n - i < REACH ? s.n - i : REACH;
	const char *end = memmem(s.s + i, n, close, strlen(close));
	return end && !memchr(s.s + i, '\n', (size_t)(end - s.s) - i) ? (size_t)(end - s.s) : 0;
}

static bool at(struct str s, size_t i, const char *what)
{
	size_t n = strlen(what);
	return s.n - i >= n && !memcmp(s.s + i, what, n);
}

static void leave(struct md_inline *x, size_t from, size_t to, const char *why)
{
	transcript_leave(x->m->t, str_trim((struct str){ x->s.s + from, to - from }), why,
		read_md_text_loc(x->block, from));
}

static size_t picture(struct md_inline *x, size_t i)
{
	size_t end = ends(x->s, i + 3, "]]"), bar = ends(x->s, i + 3, "|");
	if (!end)
		return 0;
	bar = bar && bar < end ? bar : end;
	if (bar < end)
		leave(x, bar + 1, end, "how a picture is shown");
	read_md_picture(x, (struct passage){ .src = { x->s.s + i + 3, bar - i - 3 } }, i);
	return end + 2 - i;
}

static size_t page(struct md_inline *x, size_t i)
{
	size_t from = i + 2, end = ends(x->s, from, "]]"), bar = ends(x->s, from, "|");
	unsigned char c = end ? (unsigned char)x->s.s[from] : 0;
	bool named = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c >= 0x80;
	bar = bar && bar < end ? bar : 0;
	if (!end || end == from || (!named && !bar) || memchr(x->s.s + from, '[', end - from) ||
		at(x->s, end + 2, "(") || at(x->s, end + 2, "["))
		return 0;
	if (bar)
		leave(x, from, bar, "page that a link of the notes leads to");
	read_md_push(x, MD_TEXT, bar ? bar + 1 : from, end);
	return end + 2 - i;
}

/* "==" that another follows, or that follows one; a line of them is none. */
static size_t highlight(struct md_inline *x, size_t i)
{
	bool opens = !x->marked && i + 2 < x->s.n && !strchr(" =\n", x->s.s[i + 2]) &&
		     ends(x->s, i + 2, "==");
	if (!opens && !x->marked)
		return 0;
	x->marked = opens;
	return 2;
}

/* " ^name" at the end of the block. */
static size_t name(struct md_inline *x, size_t i)
{
	size_t n = 1;
	if (!i || x->s.s[i - 1] != ' ')
		return 0;
	while (i + n < x->s.n && ((x->s.s[i + n] | 32) >= 'a' || x->s.s[i + n] == '-' ||
					 (x->s.s[i + n] >= '0' && x->s.s[i + n] <= '9')))
		n++;
	if (n < 2 || i + n < x->s.n)
		return 0;
	leave(x, i, i + n, "name of a paragraph");
	return n;
}

size_t read_md_vault(struct md_inline *x, size_t i)
{
	size_t end;
	if (at(x->s, i, "![["))
		return picture(x, i);
	if (at(x->s, i, "[["))
		return page(x, i);
	if (at(x->s, i, "=="))
		return highlight(x, i);
	if (at(x->s, i, "%%") && (end = ends(x->s, i + 2, "%%"))) {
		leave(x, i + 2, end, "a remark of the notes");
		return end + 2 - i;
	}
	return x->s.s[i] == '^' ? name(x, i) : 0;
}
