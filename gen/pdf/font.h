/* Faces in the file: what is used of them, subsets, widths, and what each code means.
 *
 * Extraction must give back the source's characters. A code of a font has one meaning, but a glyph
 * may have several: a small capital stands for "a" and for "A", a space for U+0020 and U+00A0, a
 * hyphen for itself and, where we broke a word, for U+00AD. So a face becomes one CIDFont and as
 * many Type 0 fonts over it (layers) as its most ambiguous glyph has meanings; they differ in their
 * ToUnicode maps alone. That works for every kind of font program, and in every reader, where
 * ActualText is heeded by some only; it is left for clusters that no sequence of single glyphs
 * spells. */
#ifndef PDF_FONT_H
#define PDF_FONT_H

#include "text/text.h"

struct font_glyph { /* a glyph with one of its meanings */
	struct font_face *face;
	uint32_t glyph;
	struct str text;
	uint32_t layer;
	int32_t width; /* 1/10000 em, as the file says it */
	uint16_t code; /* after embed_fonts */
	struct font_glyph *chain;
};

struct font_face {
	const struct face *face;
	struct font_glyph *bucket[64]; /* by glyph, chained */
	VEC(struct font_glyph *) used; /* in order of first use */
	uint32_t layers;
	const struct font_glyph *space; /* U+0020, once it was asked for */
	uint32_t resource;              /* number of the first layer's; from embed_fonts */
};

struct font_run {                        /* a shaped run in terms of the above */
	const struct font_glyph **glyph; /* as many as the run's */
	int32_t *at;                     /* where each stands, 1/10000 em from the run's origin */
	bool flat;                       /* all stand on the baseline */
	bool plain;                      /* and are of one layer: `codes` will do */
	bool actual;      /* its glyphs do not spell its text: that goes into ActualText */
	struct str codes; /* of a plain run, once drawn: as they stand inside of a string */
	int64_t units;    /* by which they move the pen */
};

struct font_set {
	struct arena *arena;
	VEC(struct font_face *) face; /* by id; NULL: not used */
	VEC(struct font_run *) run;   /* by id; NULL: not seen */
	VEC(struct str) text;         /* scratch */
};

struct font_set *font_set_new(struct arena *);

/* What a run is drawn with; the same answer each time. */
struct font_run *font_use(struct font_set *, const struct run *);

/* The face's space meaning `text`; NULL when the face has none. */
const struct font_glyph *font_space(struct font_set *, const struct face *, struct str text);

#endif
