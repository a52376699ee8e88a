/* Paragraphs: shaped text into lines, the best set of lines.
 *
 * Two layers. para_break (break.c) is pure: items in, cuts out, no fonts, no styles; it is held
 * against exhaustive search. para_set (set.c) makes the items from a text and a style, asks
 * para_break, and places the runs of every line. */
#ifndef PARA_PARA_H
#define PARA_PARA_H

#include "style/style.h"
#include "text/text.h"

/* --- breaking ------------------------------------------------------------------------------- */

enum item_kind { ITEM_BOX, ITEM_GLUE, ITEM_PENALTY };
enum { PENALTY_NEVER = 10000, PENALTY_FORCE = -10000 };

/* A line may end behind a box only: at the glue or at the penalty that follows it; a forced penalty
 * ends one anywhere. Glue and penalties behind a break belong to no line, nor does the glue before
 * a forced one. Stretch and shrink are not negative. */
struct item {
	enum item_kind kind;
	bool hyphen; /* penalty: breaking here ends the line in a hyphen */
	int penalty; /* penalty */
	sp width; /* box, glue: natural width; penalty: width added to the line when broken here */
	sp stretch, shrink; /* glue; of boxes: what scaling their glyphs gives each way */
	sp letters; /* box: what setting its letters apart, or closer, gives at most; how the
		       three share a line's white is said in fit.c */
	sp after;   /* penalty: width added to the next line's start when broken here (kerning lost,
		       reshaped) */
	sp left, right; /* box: what protrudes when it begins or ends a line; penalty: right, of
			   what then ends the line */
	/* Of boxes, for what is alike at two line starts or ends running: the first letters from
	 * the box to its word's end, the last from the word's start to the box's end, a byte each,
	 * the outermost lowest; 0 for none. */
	uint64_t head, tail;
	bool cut;    /* penalty: a hyphenation; the first pass leaves those alone */
	bool barred; /* no line ends here, unless it must */
	/* Where it came from; not read by para_break. */
	uint16_t at;    /* of a box or penalty inside a run: the byte of its text where the box
			   begins, where the penalty divides it */
	uint32_t piece; /* index of the piece */
};

struct para_shape { /* what lines may be: the first `n` have widths of their own, the rest the last
		       one's */
	const sp *width;
	size_t n;
};

struct para_cost { /* style_paragraph, and what the kind of paragraph adds */
	struct style_paragraph p;
	bool ragged;    /* lines are not stretched: the cost is the square of the white left, not
			   of the glue */
	bool balance;   /* ragged, and all lines as equal as can be, the fewest there can be */
	bool full_last; /* the last line is not filled with white: for parts of a paragraph */
	int looseness;  /* lines more (+) or fewer (-) than the optimum's number */
};

struct para_breaks {
	uint32_t *at;     /* item at which each line ends; the last is n, behind all items */
	size_t n;         /* lines; 0 when there is no box and no forced break */
	int64_t demerits; /* of the whole */
	bool overfull;    /* some line does not fit, whatever is done */
	bool reached;     /* the looseness asked for was reached */
};

struct para_items {
	const struct item *v;
	size_t n;
};

/* Items end with the last box; the fill of the last line is para_break's business. The arena also
 * takes the working memory, some hundred bytes a break: give it one for scratch. */
void para_break(struct arena *, const struct para_items *, const struct para_shape *,
	const struct para_cost *, struct para_breaks *);

/* --- lines ----------------------------------------------------------------------------------- */

struct line_mark { /* one run of a line, placed; in visual order */
	const struct run *run;
	sp x;            /* of its origin from the paragraph's left edge */
	uint32_t span;   /* index of the text_span */
	uint32_t offset; /* byte in that span's text where the run's text begins */
	uint8_t level;
	bool space;  /* a space of the source follows in reading order: extraction must give one */
	bool forced; /* the space is U+00A0 or the like: give that back */
	int16_t expand;  /* 1/1000: all of the run is scaled by 1 + expand/1000 in x */
	int16_t letters; /* 1/1000 em of the run's own size, before that: between its clusters */
};

struct line {
	struct line_mark *mark;
	size_t n;
	sp width;           /* of what is set, without protruding parts */
	sp ascent, descent; /* of the largest run in it */
	int ratio; /* glue set ratio in 1/1000: 0 natural, 1000 stretched to its full, -1000 shrunk
		      to its full */
	int expand, letters; /* of its runs */
	bool hyphen;         /* ends in a hyphen that is not the source's */
	bool left_short;     /* its spaces would have been too wide: set short of its measure */
	bool filled;         /* with white: the last, or before a forced break */
	bool broken;         /* ends inside of a word, without a hyphen: no other place would do */
	bool name;           /* ends inside of a name */
	sp overfull;         /* how far it sticks out; 0 */
	struct loc loc;      /* of its first run */
};

struct para {
	struct line *line;
	size_t n;
	int64_t demerits;
	uint32_t rivers; /* of four lines; 0 where lines are not justified */
};

struct para_query {
	const struct text *text;
	const struct style_text *style; /* alignment, balance, hyphenate */
	const struct style *layout;     /* paragraph costs */
	struct para_shape shape;        /* line widths */
	const sp *offset; /* of each line's start from the paragraph's start edge, as many as
			     shape.n; NULL for 0 */
	int looseness;
	bool no_stretch_last; /* last line justified too: for parts of a paragraph; usually false */
};

/* So wide is a run where it is set. */
sp para_mark_width(const struct line_mark *, const struct look *);

/* Sets a paragraph. Lines live in the arena. A line that cannot fit is set overfull and reported
 * with its place (words longer than the measure are broken between clusters as a last resort, and
 * reported as a note). A try says nothing: diag NULL. */
void para_set(
	struct fonts *, struct diag *, struct arena *, const struct para_query *, struct para *);

#endif
