/* Pages out of a vertical list: the pure half of pagination, twin of para_break.
 *
 * The list is made of
 *
 *	boxes		a line with all of its leading, a picture, a row of a table
 *	glue		white space, which vanishes at the head of a column
 *	penalties	places where a column or a page may end, and what that costs
 *	alternatives	the same paragraph in another number of lines, at a price
 *	floats		where a figure is spoken of that may stand elsewhere
 *
 * A column ends at penalties only. Pages are filled from the top in *bands*: a band is either all
 * columns side by side, or what stands across them. What stands between two places is `wide` as its
 * first box is; where narrow meets wide a band ends, and the columns of a band that something wide
 * ends, or the end of the text, are balanced. With one column nothing is wide, and a page is a
 * column.
 *
 * A box knows how it meets the grid (snap, see fill_snap) and what hangs from it (lines of
 * footnotes, which stand at the foot of its column, or of its page). White is dealt with in whole
 * lines of the grid, so that lines that were on the grid stay on it. Nothing in here knows what a
 * question is: whoever builds the list turns what it knows (a widow, a question parted from its
 * answer) into penalties. */
#ifndef PAGE_FILL_H
#define PAGE_FILL_H

#include "base/arena.h"
#include "base/len.h"

enum fill_kind { FILL_BOX, FILL_GLUE, FILL_PENALTY, FILL_ALT, FILL_FLOAT };
enum { FILL_NEVER = 10000, FILL_FORCE = -10000 };
enum { FILL_COLUMNS = 8 };
#define FILL_NONE UINT32_MAX

struct fill_item {
	enum fill_kind kind;
	bool wide; /* box: it stands across all columns */
	sp height; /* box, glue: natural height. Penalty: of what is set again at the head of a
		      column that begins here (the head of a table), whole lines of the grid */
	union {
		struct {                /* box */
			sp snap;        /* negative: it lies where it falls; else see fill_snap */
			uint32_t notes; /* lines of footnotes that hang from it */
			uint32_t last_note; /* of them those of the last note, which alone may be
					       divided */
			uint32_t slab;      /* whose it is; not read by page_fill */
		};
		struct { /* glue: what it may give and take, used in whole lines of the grid */
			sp stretch, shrink;
		};
		struct {             /* penalty */
			int penalty; /* cost of ending a column here. FILL_NEVER or more: only when
					there is no other way; FILL_FORCE or less: the page ends
					here */
			int recto;   /* added when a recto ends: a leaf is turned here */
			uint32_t repeat; /* what is set again, and */
			uint32_t faults; /* what it is charged for; not read by page_fill */
		};
		struct {           /* an alternative of a group of them, which follow each other. It
				      holds boxes of one line of the grid each and penalties, and
				      begins and ends with a box */
			int cost;  /* >= 0; of the first 0 */
			int lines; /* boxes more (+) or fewer (-) than the first has */
			uint32_t group; /* its number; groups are counted from 0 */
			uint32_t alt;   /* 0 for the first */
			uint32_t next;  /* item of the next alternative, or behind the group */
			uint32_t end;   /* item behind the group */
		};
		uint32_t index; /* float: of the figure; they stand in the list in order */
	};
};

struct fill_float {     /* a figure */
	sp height;      /* alone; query.float_skip goes between it and text */
	bool wide;      /* across the page: at its head or at its foot */
	int head, foot; /* cost of setting it at the head of a column (or page), at its foot,  */
	int here;       /* between the boxes where it is spoken of; FILL_NEVER: not to be done */
	uint32_t slab;  /* not read by page_fill */
};

struct fill_query {
	const struct fill_item *item;
	size_t n;
	const struct fill_float *figure;
	size_t figures;
	sp first, recto, verso; /* heights of the text area: of the first page, of the others */
	bool verso_first;       /* the first page is a verso */
	bool spreads;           /* a verso and the recto behind it are seen together */
	int columns;            /* of the text area, 1 to FILL_COLUMNS; 0 is 1 */
	bool balance;           /* where the text ends, or a page is forced to */
	bool notes_across;      /* notes stand at the foot of the page, not of their column */
	sp grid;                /* > 0 */
	sp note_skip;           /* above the first footnote of a column */
	sp note_line;           /* height of a line of footnotes, > 0 */
	sp float_skip;          /* between a figure and text, or another figure */
	sp ragged;              /* white at the foot of a column that costs 100 */
	int split_note;         /* a footnote runs on */
	int short_last;         /* the last page holds next to nothing */
	int uneven;             /* for each line by which the feet of a spread differ, up to 4 */
	int uneven_columns;     /* the same of neighbouring columns */
	int late; /* for each page end that comes between a figure and where it is spoken of, its
		     share for each end of a column; ends
		     that are forced should not */
	int float_column; /* a column or page of nothing but figures; with what is white there,
			     unless the text ends */
};

struct fill_column {
	uint32_t first, end; /* items [first, end), but for alternatives that were not chosen: see
				fill_item_next. first is the place it begins at */
	uint32_t repeat;     /* place whose head is set again above it, or FILL_NONE */
	uint32_t figure;     /* of the figures that stand in it the first: */
	uint8_t heads, heres, feet; /* so many at its head, where they are spoken of, at its foot */
	uint8_t column;             /* from 0; of what stands across 0 */
	bool wide;
	int32_t top;    /* lines of the grid from the head of the page to that of its band */
	int32_t lines;  /* of its band */
	int32_t extra;  /* lines of the grid to be added to its glue, or taken from it when < 0 */
	int32_t foot;   /* lines of the grid that stay white at its foot */
	uint32_t notes; /* lines of footnotes on it, those carried over first */
	uint32_t carry; /* lines of footnotes that run on */
};

struct fill_page {
	uint32_t column, columns; /* columns [column, column + columns), band by band */
	uint32_t figure;          /* wide figures: the first, */
	uint8_t heads, feet;      /* so many at its head, then so many at its foot */
	uint32_t notes;           /* lines of footnotes at its foot, across the columns or below
				     what stands across them */
	int64_t cost;             /* its part of the whole */
};

struct fill_pages {
	struct fill_page *page;
	size_t n;
	struct fill_column *column;
	size_t columns;
	uint8_t *choice; /* by group: the alternative */
	int64_t cost;
};

/* The pages of least cost, in the arena; none for a list without a box or a figure. A column is
 * higher than its height only when it holds nothing but what comes before the first place to end
 * it. */
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

/* The item behind i, alternatives that were not chosen left out. */
static inline uint32_t fill_item_next(
	const struct fill_item *item, const uint8_t *choice, uint32_t i)
{
	const struct fill_item *it = &item[i];
	return it->kind != FILL_ALT || choice[it->group] == it->alt ? i + 1 : it->next;
}

/* Lines of the grid that a figure takes between text and one edge of a column, or inside text. */
static inline sp fill_figure_lines(
	const struct fill_query *q, const struct fill_float *f, int skips)
{
	return (f->height + skips * q->float_skip + q->grid - 1) / q->grid;
}

#endif
