/* Contents, landmarks and page list: nav.xhtml for reading systems of today, toc.ncx for those of
 * EPUB 2. */
#include "epub/book.h"

/* Headings come with the depth they have in the interview, which may begin at two or skip; lists
 * may not. Each heading becomes a child of the nearest one before it that is less deep. */
static int *depths(struct book *book)
{
	const struct heading *h = book->headings.v;
	size_t n = book->headings.n, open = 0;
	int *depth = ARENA_ARRAY(book->arena, n + 1, int);
	int *level = ARENA_ARRAY(book->arena, n + 1, int);
	for (size_t i = 0; i < n; i++) {
		while (open && level[open - 1] >= h[i].level)
			open--;
		level[open++] = h[i].level;
		depth[i] = (int)open;
	}
	return depth;
}

static void anchor(struct walk *w, struct str href, struct str text, const char *type)
{
	markup_open(w->m, TAG("a", .type = type));
	markup_attr(w->m, "href", href);
	markup_text(w->m, text);
	markup_close(w->m);
}

static void contents_list(struct walk *w, const int *depth)
{
	const struct heading *h = w->book->headings.v;
	size_t n = w->book->headings.n;
	for (size_t i = 0; i < n; i++) {
		int before = i ? depth[i - 1] : 0;
		if (depth[i] > before)
			markup_open(w->m, TAG("ol"));
		for (int d = before; d >= depth[i]; d--) {
			markup_close(w->m);
			if (d > depth[i])
				markup_close(w->m);
		}
		markup_newline(w->m);
		markup_open(w->m, TAG("li"));
		markup_open(w->m, TAG("a"));
		markup_lang(w->m, h[i].lang, w->rtl);
		markup_attr(w->m, "href", h[i].href);
		markup_text(w->m, h[i].text);
		markup_close(w->m);
	}
	for (int d = n ? depth[n - 1] : 0; d > 0; d--) {
		markup_close(w->m);
		markup_close(w->m);
	}
	markup_newline(w->m);
}

static void landmark(struct walk *w, const char *type, struct str href, struct str text)
{
	markup_open(w->m, TAG("li"));
	anchor(w, href, text, type);
	markup_close(w->m);
	markup_newline(w->m);
}

static void landmarks(struct walk *w)
{
	struct book *book = w->book;
	markup_open(w->m, TAG("nav", .class = "unlisted", .type = "landmarks"));
	markup_attr(w->m, "hidden", STR("hidden"));
	markup_newline(w->m);
	markup_open(w->m, TAG("ol"));
	markup_newline(w->m);
	if (book->query->cover.n)
		landmark(w, "cover", STR("cover.xhtml"), epub_word(book, WORD_COVER));
	landmark(w, "titlepage", STR("title.xhtml"), epub_word(book, WORD_TITLE_PAGE));
	landmark(w, "toc", STR("nav.xhtml"), epub_word(book, WORD_CONTENTS));
	if (book->chapters.n)
		landmark(
			w, "bodymatter", book->chapters.v[0].href, epub_word(book, WORD_INTERVIEW));
	markup_close(w->m);
	markup_close(w->m);
	markup_newline(w->m);
}

static void page_list(struct walk *w)
{
	struct book *book = w->book;
	if (!book->landings.n)
		return;
	markup_open(
		w->m, TAG("nav", .class = "unlisted", .type = "page-list", .role = "doc-pagelist"));
	markup_attr(w->m, "aria-label", epub_word(book, WORD_PAGES));
	markup_attr(w->m, "hidden", STR("hidden"));
	markup_newline(w->m);
	markup_open(w->m, TAG("ol"));
	markup_newline(w->m);
	for (size_t i = 0; i < book->landings.n; i++) {
		const struct landing *l = &book->landings.v[i];
		markup_open(w->m, TAG("li"));
		anchor(w, l->href, l->label, NULL);
		markup_close(w->m);
		markup_newline(w->m);
	}
	markup_close(w->m);
	markup_close(w->m);
	markup_newline(w->m);
}

static struct str nav(struct book *book, const int *depth)
{
	struct str title = epub_word(book, WORD_CONTENTS);
	struct walk w = epub_begin(book, STR("nav.xhtml"), title, "frontmatter");
	markup_open(w.m, TAG("nav", .class = "contents", .type = "toc", .role = "doc-toc"));
	markup_attr(w.m, "id", STR("toc"));
	markup_attr(w.m, "aria-label", title);
	markup_newline(w.m);
	markup_line(w.m, TAG("h2", .class = "section1"), title);
	contents_list(&w, depth);
	markup_close(w.m);
	markup_newline(w.m);
	landmarks(&w);
	page_list(&w);
	return epub_end(&w);
}

static void ncx_meta(struct markup *m, const char *name, struct str content)
{
	markup_open(m, TAG("meta"));
	markup_attr(m, "name", str_of(name));
	markup_attr(m, "content", content);
	markup_leaf(m);
	markup_newline(m);
}

static void label(struct markup *m, const char *element, struct str text)
{
	markup_open(m, TAG(element));
	markup_open(m, TAG("text"));
	markup_text(m, text);
	markup_close(m);
	markup_close(m);
}

static void content(struct markup *m, struct str src)
{
	markup_open(m, TAG("content"));
	markup_attr(m, "src", src);
	markup_leaf(m);
}

static void nav_map(struct book *book, struct markup *m, const int *depth)
{
	size_t n = book->headings.n;
	markup_open(m, TAG("navMap"));
	for (size_t i = 0; i < n; i++) {
		for (int d = i ? depth[i - 1] : 0; d >= depth[i]; d--)
			markup_close(m);
		markup_newline(m);
		markup_open(m, TAG("navPoint"));
		markup_attr(m, "id", arena_printf(book->arena, "point-%zu", i + 1));
		markup_attr(m, "playOrder", arena_printf(book->arena, "%zu", i + 1));
		label(m, "navLabel", book->headings.v[i].text);
		content(m, book->headings.v[i].href);
	}
	for (int d = n ? depth[n - 1] : 0; d > 0; d--)
		markup_close(m);
	markup_close(m);
	markup_newline(m);
}

/* The number a page label is, 0 when it is none. */
static int page_value(struct str label_text)
{
	int v = 0;
	for (size_t i = 0; i < label_text.n; i++) {
		if (label_text.s[i] < '0' || label_text.s[i] > '9' || v > 99999)
			return 0;
		v = v * 10 + (label_text.s[i] - '0');
	}
	return v;
}

static void page_targets(struct book *book, struct markup *m)
{
	if (!book->landings.n)
		return;
	markup_open(m, TAG("pageList"));
	markup_newline(m);
	for (size_t i = 0; i < book->landings.n; i++) {
		const struct landing *l = &book->landings.v[i];
		int value = page_value(l->label);
		markup_open(m, TAG("pageTarget"));
		markup_attr(m, "id", arena_printf(book->arena, "target-%zu", i + 1));
		markup_attr(m, "type", value ? STR("normal") : STR("special"));
		if (value)
			markup_attr(m, "value", arena_printf(book->arena, "%d", value));
		markup_attr(
			m, "playOrder", arena_printf(book->arena, "%zu", book->headings.n + i + 1));
		label(m, "navLabel", l->label);
		content(m, l->href);
		markup_close(m);
		markup_newline(m);
	}
	markup_close(m);
	markup_newline(m);
}

static struct str ncx(struct book *book, const int *depth)
{
	struct markup *m = markup_new(book->arena);
	int deepest = 1, last = 0;
	for (size_t i = 0; i < book->headings.n; i++)
		deepest = depth[i] > deepest ? depth[i] : deepest;
	for (size_t i = 0; i < book->landings.n; i++) {
		int v = page_value(book->landings.v[i].label);
		last = v > last ? v : last;
	}
	markup_open(m, TAG("ncx"));
	markup_attr(m, "xmlns", STR("http://www.daisy.org/z3986/2005/ncx/"));
	markup_attr(m, "version", STR("2005-1"));
	markup_attr(m, "xml:lang", book->lang);
	markup_newline(m);
	markup_open(m, TAG("head"));
	markup_newline(m);
	ncx_meta(m, "dtb:uid", book->identifier);
	ncx_meta(m, "dtb:depth", arena_printf(book->arena, "%d", deepest));
	ncx_meta(m, "dtb:totalPageCount", arena_printf(book->arena, "%zu", book->landings.n));
	ncx_meta(m, "dtb:maxPageNumber", arena_printf(book->arena, "%d", last));
	markup_close(m);
	markup_newline(m);
	label(m, "docTitle", book->title);
	markup_newline(m);
	nav_map(book, m, depth);
	page_targets(book, m);
	markup_close(m);
	return markup_end(m);
}

void epub_contents(struct book *book, struct item *nav_item, struct item *ncx_item)
{
	const int *depth = depths(book);
	nav_item->bytes = nav(book, depth);
	ncx_item->bytes = ncx(book, depth);
}
