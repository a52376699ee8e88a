/* A shaped run at its place on the page, shown by the pen. */
#ifndef PDF_RUN_H
#define PDF_RUN_H

#include "page/page.h"
#include "pdf/pen.h"

struct run_placed {
	const struct run *run;
	struct font_run *font;
	const struct page_span *span;
	int64_t x; /* fine: of its origin */
	sp size, rise;
	bool leftward; /* the text about it reads from the right */
};

/* Shows the glyphs in reading order, from the right where the text runs so: who reads the file and
 * not the page reads aright. */
void run_show(struct pen *, const struct run_placed *);

/* A space behind a run; to its left where the text reads from the right. */
void run_space(struct pen *, const struct run_placed *, const struct font_glyph *space);

#endif
