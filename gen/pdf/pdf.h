/* Pages into a PDF: tagged (PDF/UA-1), archival (PDF/A-3a) with the interview's source inside,
 * through libharu.
 *
 * libharu is the document, page tree, outline, annotations, object model and serialiser; shim.c
 * alone sees its headers. The rest of the folder is ours: fonts.c (subsets, ToUnicode), content.c
 * (content streams), struct.c (tag tree), meta.c (XMP, Info, output intent), image.c. */
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
