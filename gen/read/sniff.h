/* What bytes are at a glance, without reading them. */
#ifndef READ_SNIFF_H
#define READ_SNIFF_H

#include "base/str.h"

/* The name, without a prefix, of the first element of XML or HTML text, past declarations and
 * comments, and its whole tag; s == NULL when there is none. */
struct str read_root_name(struct str text, struct str *tag);

/* What a file that is no transcript is, and what to do: "a PDF; ..."; NULL when it bears no mark of
 * those known here. Static. */
const char *read_kind(struct str bytes);

#endif
