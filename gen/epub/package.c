#include "epub/book.h"

static void manifest(struct book *book, struct markup *m)
{
	markup_open(m, TAG("manifest"));
	markup_newline(m);
	for (size_t i = 0; i < book->items.n; i++) {
		const struct item *it = &book->items.v[i];
		if (!it->id.n)
			continue;
		markup_open(m, TAG("item"));
		markup_attr(m, "id", it->id);
		markup_attr(m, "href", it->href);
		markup_attr(m, "media-type", str_of(it->type));
		if (it->properties)
			markup_attr(m, "properties", str_of(it->properties));
		markup_leaf(m);
		markup_newline(m);
	}
	markup_close(m);
	markup_newline(m);
}

static void itemref(struct markup *m, struct str id)
{
	markup_open(m, TAG("itemref"));
	markup_attr(m, "idref", id);
	markup_leaf(m);
	markup_newline(m);
}

/* The contents stand behind the title page, as in a book. */
static void spine(struct book *book, struct markup *m)
{
	markup_open(m, TAG("spine"));
	markup_attr(m, "toc", STR("ncx"));
	if (book->rtl)
		markup_attr(m, "page-progression-direction", STR("rtl"));
	markup_newline(m);
	for (size_t i = 0; i < book->items.n; i++) {
		if (!book->items.v[i].spine)
			continue;
		itemref(m, book->items.v[i].id);
		if (str_is(book->items.v[i].id, "title"))
			itemref(m, STR("nav"));
	}
	markup_close(m);
	markup_newline(m);
}

void epub_package(struct book *book, struct item *opf)
{
	struct markup *m = markup_new(book->arena);
	markup_open(m, TAG("package"));
	markup_attr(m, "xmlns", STR("http://www.idpf.org/2007/opf"));
	markup_attr(m, "version", STR("3.0"));
	markup_attr(m, "unique-identifier", STR("identifier"));
	markup_attr(m, "xml:lang", book->lang);
	if (book->rtl)
		markup_attr(m, "dir", STR("rtl"));
	markup_newline(m);
	epub_metadata(book, m);
	manifest(book, m);
	spine(book, m);
	markup_close(m);
	opf->bytes = markup_end(m);
}
