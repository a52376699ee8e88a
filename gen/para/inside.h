/* What the files of this folder share and no other sees. */
#ifndef PARA_INSIDE_H
#define PARA_INSIDE_H

#include "para/para.h"

/* --- places.c */

struct sums {                      /* of all items before a place */
	sp width, stretch, shrink; /* stretch and shrink: of glue */
	sp widen, narrow;          /* what boxes can be scaled by */
	uint32_t glues;
};

/* A legal break: all that the choice of breaks reads. The natural width of the line from a to b is
 * b.end.width - a.start.width, protrusion and corrections of both ends counted; its stretch and
 * shrink are differences likewise. */
struct place {
	uint32_t item;
	int penalty;
	bool hyphen, cut, forced;
	uint64_t end_word, start_word;
	struct sums end, start;
	sp low_end;   /* no line that ends here or later can be shorter than low_end - start */
	sp low_start; /* no line that starts here or later can be longer than end - low_start */
};

/* Of so much white to be given to (or taken from) a line, what is left to its glue, which can take
 * `most`: scaled glyphs are seen less than uneven spaces, so they take three quarters until they
 * can no more, and beyond that only what the glue cannot. */
static inline sp para_glue_share(sp white, sp flex, sp most)
{
	sp want = white - white / 4, must = white - most;
	want = must > want ? must : want;
	return white - (want < flex ? want : flex);
}

/* The start of the paragraph, every legal break, the end; n is 1 when there is nothing to set. */
struct place *para_places(struct arena *, const struct item *, size_t n, size_t *places);

/* --- items.c */

struct para_items {
	struct item *v;
	size_t n;
};

/* A paragraph's items. Stretches without a break that are wider than the least measure may be
 * broken between clusters. */
void para_items(struct arena *, const struct para_query *, struct para_items *);

/* Font units of a run at a look's size. */
sp para_units(const struct run *, const struct look *, int64_t units);

/* What of a run hangs over its left or right edge at the style's protrusion. */
sp para_hang(const struct para_query *, const struct run *, const struct look *, int32_t units);

/* --- line.c */

struct line_query {
	struct fonts *fonts;
	struct arena *arena; /* of the lines */
	struct arena *scratch;
	const struct para_query *para;
	const struct para_items *items;
	sp measure, offset, paragraph; /* the line's width, its start, the paragraph's width */
	size_t from,
		to;  /* it lies behind the break at from (SIZE_MAX: the start), up to that at to */
	bool filled; /* not stretched: the last, or before a forced break */
};

/* Sets one line. */
void para_line(const struct line_query *, struct line *);

#endif
