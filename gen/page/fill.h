/* Pages out of a vertical list: the pure half of pagination, twin of para_break.
 *
 * The list is made of boxes (a line with all of its leading, a picture, a row of a table), glue
 * (white space, which vanishes at the head of a page) and penalties (places where a page may end,
 * and what that costs). A page may end at penalties only. A box knows
 *
 *	how it meets the grid		snap, see fill_snap
 *	what hangs from it		lines of footnotes, which stand at the foot of its page
 *
 * White is dealt with in whole lines of the grid, so that lines that were on the grid stay on it.
 * Nothing in here knows what a question is: whoever builds the list turns what it knows (a widow,
 * a question parted from its answer) into penalties. */
#ifndef PAGE_FILL_H
#define PAGE_FILL_H

#include "base/arena.h"
#include "base/len.h"

enum fill_kind { FILL_BOX, FILL_GLUE, FILL_PENALTY };
enum { FILL_NEVER = 10000, FILL_FORCE = -10000 };

struct fill_item {
	enum fill_kind kind;
	int penalty; /* penalty: cost of ending a page here. FILL_NEVER or more: only when there is
			no other way; FILL_FORCE or less: the page ends here */
	int recto;   /* penalty: added when the page is a recto, so that a leaf is turned here */
	sp height;   /* box, glue: natural height */
	sp stretch, shrink; /* glue: what it may give and take, used in whole lines of the grid */
	sp snap;            /* box: negative, it lies where it falls; else see fill_snap */
	uint32_t notes;     /* box: lines of footnotes that hang from it */
	uint32_t last_note; /* box: lines of the last of these notes, which alone may be divided */
	uint32_t slab;      /* box: whose it is; not read by page_fill */
};

struct fill_query {
	const struct fill_item *item;
	size_t n;
	sp first, recto, verso; /* heights of the text area: of the first page, of the others */
	bool verso_first;       /* the first page is a verso */
	bool spreads;           /* a verso and the recto behind it are seen together */
	sp grid;                /* > 0 */
	sp note_skip;           /* above the first footnote of a page */
	sp note_line;           /* height of a line of footnotes, > 0 */
	sp ragged;              /* white at a page foot that costs 100 */
	int split_note;         /* a footnote runs on to the next page */
	int short_last;         /* the last page holds next to nothing */
	int uneven;             /* for each line by which the feet of a spread differ, up to 4 */
};

struct fill_page {
	uint32_t first, end; /* items [first, end); first is a box, unless the page has but notes */
	int32_t extra;  /* lines of the grid to be added to its glue, or taken from it when < 0 */
	int32_t foot;   /* lines of the grid that stay white at its foot */
	uint32_t notes; /* lines of footnotes on it, those carried over from the page before first
			 */
	uint32_t carry; /* lines of footnotes that run on to the next page */
};

struct fill_pages {
	struct fill_page *page;
	size_t n;
	int64_t cost;
};

/* The pages of least cost, in the arena; none for a list without a box. A page is higher than its
 * height only when it holds nothing but what comes before the first place to end it. */
void page_fill(struct arena *, const struct fill_query *, struct fill_pages *);

/* Where a box begins that would begin at y: moved down, by less than a line, until y + snap is on
 * the grid. snap is the height from the box's upper edge to the lower edge of what has to end on
 * the grid: of a heading, all of its lines and the space below it. */
static inline sp fill_snap(sp y, sp snap, sp grid)
{
	if (snap < 0)
		return y;
	sp over = (y + snap) % grid;
	return over > 0 ? y + grid - over : y;
}

#endif
