/* A page's marks as a content stream. */
#ifndef PDF_CONTENT_H
#define PDF_CONTENT_H

#include "pdf/font.h"
#include "pdf/image.h"
#include "pdf/tree.h"

struct content;

struct content *content_new(
	struct arena *, struct font_set *, struct tree *, const struct image_set *);

/* Makes the fonts known to the set that a mark is drawn with: once for all marks before the fonts
 * are embedded. */
void content_use(struct content *, const struct mark *);

/* The operators of a page, valid until the next call. Pages in their order, once each. */
struct str content_page(struct content *, const struct page *);

#endif
