/* The little that must be read of a CFF font program: which CID each glyph has. */
#ifndef PDF_CFF_H
#define PDF_CFF_H

#include "base/str.h"

/* cid[0 .. glyphs) of a CID-keyed CFF table (Adobe Technical Note 5176 §13); false when the table
 * is not one or is damaged. */
bool cff_cids(struct str table, uint16_t *cid, uint32_t glyphs);

#endif
