/* An interview into an EPUB 3.3, valid, accessible, with the page list of the PDF made in the same
 * run.
 *
 * XHTML is written with libxml2's writer, the container with libzip; no string is pasted into
 * markup. */
#ifndef EPUB_EPUB_H
#define EPUB_EPUB_H

#include "base/file.h"
#include "style/style.h"

struct epub_font {
	struct str family; /* as CSS names it */
	enum look_face face;
	struct str bytes; /* a subset sfnt */
	bool cff;         /* .otf, else .ttf */
};

struct epub_query {
	const struct interview *interview;
	const struct style *style;
	const struct epub_font *font;
	size_t fonts;
	const struct edition_page *page; /* in reading order */
	size_t pages;
	struct str cover; /* an SVG image; empty for none */
	const char *generator;
	int64_t date; /* seconds since 1970 of dcterms:modified; negative: from the interview's
			 dates, else 1980-01-01 */
};

/* Writes the whole file; true when every byte was accepted. The caller commits or aborts the out.
 */
bool epub_write(struct diag *, const struct epub_query *, struct out *);

#endif
