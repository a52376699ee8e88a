#include "epub/epub.h"

#include "epub/book.h"

#include <errno.h>

enum { OPF, NAV, NCX, CSS }; /* the first items, in the container's order */

static void front_items(struct book *book)
{
	epub_item(book, STR("package.opf"), (struct str){ 0 }, NULL);
	epub_item(book, STR("nav.xhtml"), STR("nav"), "application/xhtml+xml")->properties = "nav";
	epub_item(book, STR("toc.ncx"), STR("ncx"), "application/x-dtbncx+xml");
	epub_item(book, STR("style.css"), STR("style"), "text/css");
}

static void pictures(struct book *book)
{
	for (size_t i = 0; i < book->shots.n; i++) {
		const struct shot *s = &book->shots.v[i];
		struct item *it = epub_item(book, s->href,
			arena_printf(book->arena, "image-%zu", i + 1),
			s->image->type == IMAGE_PNG ? "image/png" : "image/jpeg");
		it->bytes = s->image->bytes;
		it->stored = true;
	}
}

static void fonts(struct book *book)
{
	const struct epub_query *q = book->query;
	for (size_t i = 0; i < q->fonts; i++) {
		struct item *it = epub_item(book, epub_font_href(book->arena, &q->font[i]),
			arena_printf(book->arena, "font-%zu", i + 1),
			q->font[i].cff ? "font/otf" : "font/ttf");
		it->bytes = q->font[i].bytes;
	}
}

static struct book begin(struct arena *a, struct diag *d, const struct epub_query *q)
{
	struct book book = { .arena = a, .diag = d, .query = q, .interview = q->interview };
	book.style = q->style;
	book.ids.a = book.wanted.a = book.page_at.a = book.spoken.a = a;
	book.described = true;
	book.lang = q->interview->lang.n ? q->interview->lang : STR("und");
	book.rtl = markup_is_rtl(book.lang);
	book.title = interview_plain(a, q->interview->meta.title);
	if (!book.title.n)
		book.title = interview_word(book.lang, WORD_INTERVIEW);
	book.identifier = epub_identifier(&book);
	return book;
}

static void write_items(struct book *book)
{
	front_items(book);
	epub_plan(book);
	epub_cover(book);
	epub_title_page(book);
	for (size_t i = 0; i < book->chapters.n; i++)
		epub_chapter(book, &book->chapters.v[i]);
	epub_people(book);
	epub_colophon(book);
	pictures(book);
	fonts(book);
	epub_contents(book, &book->items.v[NAV], &book->items.v[NCX]);
	book->items.v[CSS].bytes = epub_css(book);
	epub_package(book, &book->items.v[OPF]);
}

static bool whole(const struct book *book)
{
	for (size_t i = 0; i < book->items.n; i++)
		if (!book->items.v[i].bytes.s)
			return false;
	return true;
}

bool epub_write(struct diag *d, const struct epub_query *q, struct out *out)
{
	struct arena *a = arena_new();
	struct book book = begin(a, d, q);
	write_items(&book);
	bool good = whole(&book);
	if (!good)
		diag_world(d, STR("EPUB"), ENOMEM, "the book could not be written");
	good = good && epub_pack(&book, out);
	arena_drop(a);
	return good;
}
