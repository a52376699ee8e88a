/* What the files of this folder share and no other sees. */
#ifndef PARA_INSIDE_H
#define PARA_INSIDE_H

#include "para/para.h"

/* --- places.c */

struct sums {                      /* of all items before a place */
	sp width, stretch, shrink; /* stretch and shrink: of glue */
	sp widen, narrow;          /* what boxes can be scaled by */
	sp letters;                /* what letters can be set apart by */
	uint32_t glues;
};

/* All that shrinks. */
static inline sp para_shrink(const struct sums *s)
{
	return s->shrink + s->narrow + s->letters;
}

/* A legal break: all that the choice of breaks reads. The natural width of the line from a to b is
 * b.end.width - a.start.width, protrusion and corrections of both ends counted; its stretch and
 * shrink are differences likewise. */
struct place {
	uint32_t item;
	int penalty;
	bool hyphen, cut, forced;
	uint64_t tail, head; /* what ends the line before, what begins the one behind */
	struct sums end, start;
	sp low_end;   /* no line that ends here or later can be shorter than low_end - start */
	sp low_start; /* no line that starts here or later can be longer than end - low_start */
};

/* The start of the paragraph, every legal break, the end; n is 1 when there is nothing to set. */
struct place *para_places(struct arena *, const struct para_items *, size_t *places);

/* --- fit.c */

struct rules { /* of a pass */
	const struct para_cost *cost;
	const struct place *start, *end; /* of the paragraph */
	int tolerance;
	bool cuts;     /* hyphenation */
	bool last;     /* anything goes */
	bool count;    /* ways of different numbers of lines are kept apart */
	sp extra;      /* emergency stretch */
	int64_t limit; /* lines of a looser ratio are worse than the tolerance; see para_limit */
};

enum fitness { FIT_VERY_TIGHT, FIT_TIGHT, FIT_DECENT, FIT_LOOSE, FIT_VERY_LOOSE, FIT_N };

struct fit {
	int64_t demerits;
	int bad;    /* what it costs */
	int spread; /* and what its letters cost */
	int strain; /* what the tolerance allows or not */
	uint8_t class;
	bool overfull;
};

/* White given to a line, or taken from it: the parts of its glyphs, its letters and its glue. */
struct para_share {
	sp glyphs, letters, glue;
};

/* How so much white is shared, by the most that each can take; glue takes all that remains. */
struct para_share para_share(sp white, const struct para_share *most);

/* The least ratio that is worse than the tolerance: in 297ths of the stretch or, ragged, in 1000ths
 * of the measure. */
int64_t para_limit(const struct para_cost *, int tolerance);

/* Whether white fills up a line that ends here. */
bool para_filled(const struct rules *, const struct place *end);

/* The demerits of a line from a to b; false when the pass does not allow it. */
bool para_fit(
	const struct rules *, const struct place *a, const struct place *b, sp width, struct fit *);

/* What letters of a size can be set apart by, at one place: what is left of it when glyphs are as
 * narrow as they may be. */
static inline sp para_apart(const struct style_paragraph *p, sp size)
{
	return len_scale(size, (int64_t)p->letterspace * (1000 - p->expansion), 1000000);
}

/* --- items.c */

/* A paragraph's items. Stretches without a break that are wider than the least measure may be
 * broken between clusters. Gives the same items to be changed. */
struct item *para_items(struct arena *, const struct para_query *, struct para_items *);

/* Font units of a run at a look's size. */
sp para_units(const struct run *, const struct look *, int64_t units);

/* What of a run hangs over its left or right edge at the style's protrusion. */
sp para_hang(const struct para_query *, const struct run *, const struct look *, int32_t units);

/* --- river.c */

enum { RIVER_LINES = 4 };

/* How many rivers run through the lines of a paragraph. *line becomes the first line behind it in
 * which one has got its length, 0 when there is none; it may be NULL. */
uint32_t para_rivers(struct arena *, const struct para_query *, const struct para *, size_t *line);

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
