/* ICC profiles, made here so that equal documents are equal files whatever colour library a
 * machine has. */
#ifndef PDF_ICC_H
#define PDF_ICC_H

#include "base/arena.h"

/* sRGB (IEC 61966-2-1) as an ICC version 4 display profile. */
struct str icc_srgb(struct arena *);

/* Process colours mixed as ideal filters would mix, for pictures of four channels that bring no
 * profile of their own: an input profile, to XYZ. */
struct str icc_cmyk(struct arena *);

/* What ICCBased may use: a profile whose header is sound and whose colour space has that many
 * components. */
bool icc_usable(struct str profile, int components);

#endif
