/* Fonts into the file: subset, program, widths, descriptor, ToUnicode. */
#ifndef PDF_EMBED_H
#define PDF_EMBED_H

#include "pdf/font.h"
#include "pdf/shim.h"

/* Embeds all that was used, gives glyphs their codes and faces their resources, and writes the
 * entries of the Font resources, "/F1 5 0 R ...". False after a diagnostic when a face cannot be
 * subset. */
bool embed_fonts(struct font_set *, struct diag *, struct shim *, struct buf *resources);

#endif
