/* The viewer's pen and text state, and the operators that change them. */
#ifndef PDF_PEN_H
#define PDF_PEN_H

#include "pdf/font.h"

enum {
	PEN_FINE = 1000, /* fine units in an sp: the pen is kept in them */
	PEN_LETTER = 10, /* units of an array in 1/1000 em */
};

struct pen {
	struct buf b;  /* the operators */
	sp height;     /* of the page: its lengths begin at the top, the file's at the foot */
	bool in_text;  /* between BT and ET */
	bool in_array; /* inside of a TJ array */
	bool in_string;
	int64_t line_x, line_y; /* millipoints: where the last Td went */
	uint32_t resource, colour;
	sp size, rise;
	int expand;    /* 1/1000 that glyphs are wider */
	int letters;   /* 1/1000 em behind each glyph */
	int64_t x;     /* fine: where the array begins */
	int64_t units; /* 1/10000 em: of the array so far */
	int64_t gap;   /* the last move between runs */
};

void pen_begin_text(struct pen *);
void pen_end_text(struct pen *);
void pen_end_array(struct pen *);

/* State; nothing is written when it is so already. */
void pen_font(struct pen *, uint32_t resource, sp size);
void pen_rise(struct pen *, sp);
void pen_expand(struct pen *, int expand);
void pen_letters(struct pen *, int letters);
void pen_colour(struct pen *, uint32_t colour);

/* Goes to a place by a Td that is relative to the last one. */
void pen_move(struct pen *, int64_t fine_x, sp y);

/* Fine units in units of the array, at the size and scaling that are set. */
int64_t pen_units(const struct pen *, int64_t fine);

/* By how much to move to the left so that the pen goes to `want`, units from the array's beginning.
 * A unit to either side is not seen, and saves bytes: the spaces of a justified line are one number
 * then, not two that take turns. */
int64_t pen_gap(struct pen *, int64_t want);

/* A glyph, or a run's codes, behind a move: units to the left. */
void pen_show(struct pen *, const struct font_glyph *, int64_t left);
void pen_word(struct pen *, const struct font_run *, size_t glyphs, int64_t left);

/* The glyph's code as it stands inside of a string, with a move before it that leaves the string.
 */
void pen_code(struct buf *, const struct font_glyph *, int64_t left);

#endif
