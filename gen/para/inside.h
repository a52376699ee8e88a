/* What the files of this folder share and no other sees. */
#ifndef PARA_INSIDE_H
#define PARA_INSIDE_H

#include "para/para.h"

/* A legal break: all that the choice of breaks reads. The natural width of the line from a to b is
 * b.end - a.start, protrusion and corrections of both ends counted; its stretch and shrink are
 * differences likewise. */
struct place {
	uint32_t item;
	int penalty;
	bool hyphen, cut, forced;
	uint32_t end_glue, start_glue; /* glue items before: equal when the line is one word */
	uint64_t end_word, start_word;
	sp end, end_stretch, end_shrink;
	sp start, start_stretch, start_shrink;
	sp low_end;   /* no line that ends here or later can be shorter than low_end - start */
	sp low_start; /* no line that starts here or later can be longer than end - low_start */
};

/* The start of the paragraph, every legal break, the end; n is 1 when there is nothing to set. */
struct place *para_places(struct arena *, const struct item *, size_t n, size_t *places);

#endif
