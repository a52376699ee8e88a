/* The interview's own file inside of the PDF, as its source (PDF/A-3, ISO 19005-3 §6.8). */
#ifndef PDF_ATTACH_H
#define PDF_ATTACH_H

#include "pdf/pdf.h"
#include "pdf/shim.h"

void attach_source(struct arena *, const struct pdf_query *, struct shim *);

#endif
