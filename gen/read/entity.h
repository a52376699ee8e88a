/* Character references as captions and exports carry them along. */
#ifndef READ_ENTITY_H
#define READ_ENTITY_H

#include "base/arena.h"

/* Text with the references of XML, the commonest of HTML ("&nbsp;", "&rsquo;") and those by number
 * resolved; what is none stays as it is. Borrowed when nothing changes. */
struct str read_entities(struct arena *, struct str);

#endif
