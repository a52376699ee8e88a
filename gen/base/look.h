/* What a designer may ask of type: the words that layouts and shaping have in common. */
#ifndef BASE_LOOK_H
#define BASE_LOOK_H

#include "base/diag.h"
#include "base/len.h"

enum look_face { /* a role in a family */
	FACE_REGULAR,
	FACE_ITALIC,
	FACE_BOLD,
	FACE_BOLD_ITALIC,
	FACE_N
};

enum look_feature {              /* bits: OpenType features asked of the face */
	LOOK_SMALL_CAPS = 1,     /* smcp */
	LOOK_ALL_SMALL_CAPS = 2, /* smcp + c2sc */
	LOOK_OLDSTYLE = 4,       /* onum; without it lnum */
	LOOK_TABULAR = 8,        /* tnum; without it pnum */
	LOOK_NO_LIGATURES = 16,
	LOOK_SUPERIOR =
		32, /* sups where the face has it for all of the run, else scaled and raised */
	LOOK_INFERIOR = 64,    /* subs, likewise */
	LOOK_CASE = 128,       /* capital forms of punctuation */
	LOOK_UPPERCASE = 256,  /* text set in capitals by the language's rules; extraction still
				  gives the source's case */
	LOOK_NO_HYPHENS = 512, /* do not look for hyphenation points in this run */
	LOOK_ELSE_BOLD = 1024, /* where a family has no italic, its bold stands for it */
};

struct look {
	struct str family; /* a name in fonts/ */
	enum look_face face;
	uint32_t features; /* LOOK_* */
	sp size;           /* em */
	sp tracking;       /* added after each cluster */
	uint32_t colour;   /* 0xRRGGBB */
	struct str lang;   /* BCP 47 */
};

#endif
