/* Pages into a PDF: tagged (PDF/UA-1), archival (PDF/A-3a) with the interview's source inside,
 * through libharu.
 *
 * libharu is the document, page tree, outline, annotations, object model and serialiser; shim.c
 * alone sees its headers. The rest of the folder is ours:
 *
 * - pdf: the order of things
 * - font: what is used of the faces, what each glyph stands for; embed, cff: into the file
 * - content: a page's marks; run: shaped runs; pen: the viewer's pen and text state
 * - tree: the tags; element, role: one of them, what it is called
 * - image: pictures; png, jpeg, predict, icc
 * - link: annotations, outline, page labels
 * - meta: XMP, Info, output intent; attach: the source
 * - shim: libharu; save: object streams, cross-reference; flate; put: PDF's notation */
#ifndef PDF_PDF_H
#define PDF_PDF_H

#include "base/file.h"
#include "page/page.h"

struct pdf_query {
	const struct pages *pages;
	const struct interview *interview;
	struct fonts *fonts;
	const char *producer; /* "entrevue 0.1" */
	int64_t date; /* seconds since 1970 for CreationDate; negative: take the interview's own
			 dates, then none */
};

/* Writes the whole file; true when every byte was accepted. The caller commits or aborts the out.
 * Problems are reported. */
bool pdf_write(struct diag *, const struct pdf_query *, struct out *);

#endif
