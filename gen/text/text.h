/* Text: fonts, itemisation, shaping, places to break and to hyphenate.
 *
 * `struct fonts` is the product that owns everything here: the catalogue read from
 * fonts/NAME/family.xml, opened faces (only those that are used), shaped words (each distinct word
 * once), hyphenation tries (only languages that are used). It fills while text is shaped, and its
 * runs and faces stay valid until fonts_drop. One per thread.
 *
 * There is no silent substitution. Itemisation picks, per cluster, the face asked for, else the
 * family's fallback for the script, else any catalogued family that has the character; a character
 * that no face has is reported with its place, its name and the package to install, and drawn as
 * the face's .notdef would be: U+FFFD if there is one, else nothing. */
#ifndef TEXT_TEXT_H
#define TEXT_TEXT_H

#include "base/look.h"

struct fonts;
typedef struct hb_font_t hb_font_t;

/* dirs: NULL-terminated folders of families ("fonts"), first match wins. A family's files are
 * searched in its own folder, then in the system's font folders: $ENTREVUE_FONT_PATH, else
 * /usr/share/fonts, /usr/local/share/fonts. */
struct fonts *fonts_new(struct diag *, const char *const *dirs);
void fonts_drop(struct fonts *);

/* A face. All values in font units of `upem`. */
struct face {
	struct str family, path, postscript; /* PostScript name */
	enum look_face role;
	unsigned index; /* in a collection */
	unsigned upem;
	enum face_format { FACE_TRUETYPE, FACE_CFF, FACE_CFF_CID } format;
	int ascender, descender, cap_height, x_height; /* descender is negative */
	int underline_position, underline_thickness;
	int bbox[4];      /* xMin yMin xMax yMax */
	int italic_angle; /* 1/1000 degree */
	int weight;       /* 400, 700 */
	bool serif, fixed;
	uint32_t id;   /* from 0, in order of opening: index into fonts_faces */
	hb_font_t *hb; /* scale = upem; owned by fonts */
};
const struct face *const *fonts_faces(const struct fonts *, size_t *n);

/* The face that a look asks for. When family or file is missing, after a diagnostic at loc, that of
 * another family, which text_shape uses likewise; NULL only when no family at all is installed. */
const struct face *fonts_face(struct fonts *, const struct look *, struct loc);

/* What `entrevue fonts` prints: per family its roles, files found or missing, package, licence,
 * scripts. */
struct str fonts_describe(struct arena *, struct fonts *);

struct glyph {
	uint32_t id;
	uint32_t cluster;        /* byte offset in the run's text; not decreasing in ltr runs, not
				    increasing in rtl */
	int32_t dx, dy, advance; /* font units; dy up */
};

/* A shaped word or part of one: values and a borrowed face, independent of size; equal text shaped
 * equally is the same pointer, so widths and look-ups may be kept by run->id. Glyphs are in visual
 * order, left to right. */
struct run {
	uint32_t id; /* from 0 in order of shaping */
	const struct face *face;
	struct str text; /* what extraction must give back: the source's characters, before any case
			    change */
	const struct glyph *glyph;
	uint32_t n;
	int32_t advance; /* sum of the glyphs' */
	int16_t scale;   /* 1/1000: size of the glyphs against the look's (synthetic small caps,
			    superiors); 1000 */
	int16_t rise;    /* 1/1000 em: baseline shift of synthetic superiors and inferiors */
	uint8_t rtl;
	uint8_t name;    /* a name that was to be kept whole is in it */
	uint8_t capital; /* it has a capital, in a language that keeps them for names and the like:
			    to divide it costs more */
	uint8_t joined;  /* its letters join, or hang from one line: they are not set apart */
	uint8_t hyphen;  /* the last glyph (of rtl runs the first) is a hyphen of ours, not in text:
			    soft */
	uint16_t clusters;     /* number of clusters: where tracking is added */
	const struct cut *cut; /* where hyphenation may divide it, ascending */
	uint16_t cuts;
	uint32_t missing; /* the first character that has no glyph, U+FFFD or nothing stands for it;
			     0: all have one */
	uint64_t head, tail; /* its first and its last letters, eight at most, a byte each and the
				outermost lowest: where two words are alike, so are these bytes */
	int32_t left, right; /* protrusion of the outer glyphs into the margin, font units:
				lfbd/rtbd or table */
};
/* A place where a word may be divided. The widths are known at once, the two parts are shaped only
 * when asked for: text_part(fonts, run, 0, at, true) and text_part(fonts, run, at, run->text.n,
 * false); of a word divided twice the middle is text_part(fonts, run, at_i, at_j, true). */
struct cut {
	uint16_t at;         /* byte offset in run->text, between grapheme clusters */
	int32_t prefix;      /* advance of text[0..at) as it stands in the undivided run */
	int32_t before;      /* advance of text[0..at) reshaped with a hyphen */
	int32_t after;       /* advance of text[at..) reshaped */
	int32_t right;       /* protrusion of the hyphen that ends the first part */
	int32_t left;        /* protrusion of the glyph that begins the second */
	uint64_t head, tail; /* what the second begins and the first ends with, as of a run */
};

/* text[from..to) of a run, reshaped, with our hyphen behind it or not; the same arguments give the
 * same pointer. For parts at cuts, and between any two grapheme clusters as a last resort. Its text
 * is a slice of the run's; it has no cuts of its own. */
const struct run *text_part(
	struct fonts *, const struct run *, size_t from, size_t to, bool hyphen);

/* The next place after `from` between two grapheme clusters of a run; run->text.n at its end. */
size_t text_next_cluster(const struct run *, size_t from);

/* Width of a run, tracking included. */
sp text_width(const struct run *, const struct look *);

/* What goes in: consecutive stretches of one paragraph, each of one look. */
struct text_span {
	struct str text;
	const struct look *look;
	struct loc loc;
};

enum piece_kind {
	PIECE_WORD,  /* a run */
	PIECE_SPACE, /* white space at which a line may break; run is the shaped space */
	PIECE_NBSP,  /* space that stretches and does not break (U+00A0, U+202F fixed) */
	PIECE_BREAK, /* forced line break: U+2028 or U+000A in a span's text */
};
enum piece_break { /* after the piece */
	BREAK_NO,
	BREAK_MAY, /* UAX #14 allows it, nothing is added: after an explicit hyphen or dash, between
		      ideographs */
	BREAK_HYPHEN, /* like MAY, behind an explicit hyphen: costs explicit_hyphen_penalty */
};
struct piece {
	enum piece_kind kind;
	uint8_t break_after; /* enum piece_break */
	uint8_t level;       /* UAX #9 embedding level; odd is right to left */
	uint32_t span;       /* index of the text_span */
	uint32_t offset;     /* of its first byte in that span's text */
	const struct run *run;
	sp width; /* natural, at the look's size */
	bool cjk; /* ideographic: a break_after may stretch a little where no space is */
};

/* One paragraph into pieces in logical order. base_rtl: the paragraph's direction by UAX #9, from
 * its language when it has no strong character. Pieces live in the arena, runs in fonts. Missing
 * glyphs are reported. */
struct text {
	const struct text_span *span;
	size_t spans;
	struct piece *piece;
	size_t n;
	bool rtl;
};
struct text_query {
	const struct text_span *span;
	size_t n;
	struct str lang; /* of the paragraph */
};
void text_shape(struct fonts *, struct arena *, const struct text_query *, struct text *out);

/* Whether a language is written from right to left. */
bool text_leftward(struct str lang);

/* How a paragraph opens, for a drop capital: offsets in its text, ascending. False when it does not
 * open with a capital, be it that the script has none. */
struct text_opening {
	size_t quotes; /* behind the quotes or brackets before the letter; 0 without */
	size_t letter; /* behind the letter, with the marks that join it */
	size_t word;   /* behind the word it begins */
};
bool text_opening(struct str text, struct str lang, struct text_opening *);

/* Behind at most n words from there on, up to the first mark of punctuation. */
size_t text_words(struct str text, size_t from, size_t n);

/* The ink of a run in font units: left, bottom, right, top, from its origin. False for none. */
bool text_ink(const struct run *, int32_t box[4]);

/* Hyphenation limits used when cuts are looked for: set once, before shaping. 0 letters before or
 * after are what is usual in the language. */
void text_hyphen_limits(struct fonts *, int before, int after, int word);

/* The words of a name are not divided where they stand with a capital, whatever their endings: told
 * before shaping. */
void text_keep_name(struct fonts *, struct str name);

/* Whether patterns for a language are there; the package that has them when not (NULL: none known).
 */
bool text_hyphenates(struct fonts *, struct str lang, const char **package);

/* The levels of one line reordered (UAX #9 rule L2): order[i] = index of the piece shown i-th from
 * the left. */
void text_reorder(const uint8_t *level, size_t n, uint32_t *order);

/* A face reduced to the characters given and to the features that they are shown with, as an sfnt
 * for an e-book (.otf/.ttf); empty when the face cannot be subset. */
struct text_subset {
	const struct face *face;
	const uint32_t *chars; /* n, sorted */
	size_t n;
	uint32_t asked, spared; /* LOOK_* that some of the texts ask for, and that some do not */
};
struct str text_subset(struct arena *, const struct text_subset *);

/* A glyph's outline as SVG path data in font units, y down; empty for a blank glyph. In the arena.
 */
struct str text_outline(struct arena *, const struct face *, uint32_t glyph);

#endif
