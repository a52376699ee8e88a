/* The files inside of a ZIP, read safely: bounded in number, in size and in how far they swell;
 * names are compared and never used as paths. */
#ifndef READ_ARCHIVE_H
#define READ_ARCHIVE_H

#include "base/diag.h"

enum {
	ARCHIVE_ENTRIES = 10000,
	ARCHIVE_TOTAL = 384 << 20, /* bytes of all that is taken out of one archive */
	ARCHIVE_SWELL = 200,       /* times its size in the archive; small files may more */
	ARCHIVE_SMALL = 4 << 20,
};

struct archive;
/* NULL after a diagnostic. The bytes must live as long as the archive does. */
struct archive *archive_open(struct arena *, struct diag *, uint16_t file, struct str bytes);
void archive_close(struct archive *); /* NULL is allowed */

/* The entry of that name, at most max bytes; false without a diagnostic when there is none, after
 * one when it is broken, locked or too large. In the arena given. */
bool archive_get(struct archive *, struct arena *, struct str name, size_t max, struct str *bytes);

/* What a target of a part means, as the name of an entry: relative to the folder of `part`, or from
 * the top when it begins with a slash. Empty when it leads out. */
struct str archive_path(struct arena *, struct str part, struct str target);

#endif
