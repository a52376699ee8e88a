/* One element of the structure tree as a dictionary. */
#ifndef PDF_ELEMENT_H
#define PDF_ELEMENT_H

#include "pdf/tree.h"

/* The element of a live node of a tree that is being written. */
void element_put(struct tree *, uint32_t node, struct buf *);

/* The identifier of a node: its own, or one for a note without; else empty. */
struct str element_id(struct tree *, uint32_t node);

#endif
