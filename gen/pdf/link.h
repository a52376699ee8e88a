/* Where a reader may go: links, outline, page labels. */
#ifndef PDF_LINK_H
#define PDF_LINK_H

#include "pdf/tree.h"

struct link_job {
	struct arena *arena;
	const struct pages *pages;
	struct tree *tree;
	struct shim *shim;
	const uint32_t *page; /* objects of the pages */
};

void link_annotations(const struct link_job *);
void link_outline(const struct link_job *);
void link_labels(const struct link_job *);

#endif
