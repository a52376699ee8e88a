/* What the file says of itself: XMP, Info, language, output intent, page labels. */
#ifndef PDF_META_H
#define PDF_META_H

#include "pdf/pdf.h"
#include "pdf/shim.h"

void meta_write(struct arena *, const struct pdf_query *, struct shim *);

/* The file's last date as PDF writes it, "D:20250416"; empty when none is known. */
struct str meta_date(struct arena *, const struct pdf_query *);

#endif
