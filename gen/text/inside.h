/* What the files of this folder share and nobody else sees.
 *
 *	catalogue.c  family.xml and fallback.xml, font files found on the disk
 *	face.c       an opened font file: its metrics, what it can do
 *	fonts.c      the product: looks resolved to settings, faces opened once
 *	hyphen.c     Liang's patterns: a dictionary loaded, a word divided (pure)
 *	name.c       words that are names, and not divided
 *	cuts.c       which words are divided at all, and which dictionary a language has
 *	source.c     the characters of a run: capitals, hyphens
 *	shape.c      runs: shaped by HarfBuzz once, kept in a table
 *	edge.c       what a word begins and ends with
 *	protrude.c   what hangs into the margin
 *	line.c       UAX #14: places where a line may break
 *	cover.c      which face has a character: fallback
 *	chunk.c      a stretch between spaces into runs: scripts, fallback, places to break; kept
 *	text.c       a paragraph: spaces, chunks, directions
 *	export.c     faces for e-books, outlines for drawings
 */
#ifndef TEXT_INSIDE_H
#define TEXT_INSIDE_H

#include "text/text.h"

#include <hb.h>

enum {
	RUN_BYTES = 1024,   /* a run has no more text than that: a longer word is several runs */
	WORD_LETTERS = 100, /* longer words are not hyphenated */
	FONT_BYTES = 256 << 20,
	FACE_BITS = 0x600,       /* alphabets of letters that come again and again */
	PROTRUSION_PAGES = 0x30, /* of 256 characters */
};

/* --- catalogue.c --- */

struct family_file {         /* one face of a family as catalogued */
	struct str path;     /* relative to a font folder */
	struct str language; /* the face is for this language; empty: for any */
	enum look_face role;
	unsigned index;         /* in a collection */
	struct font_face *face; /* once opened */
	bool tried;             /* opening was tried, and failures reported */
};

struct fallback {            /* which families serve a script */
	struct str script;   /* ISO 15924 */
	struct str language; /* only for this language; empty: for any */
	struct str families; /* white-space separated names */
};

struct family {
	struct str name, dir; /* name in fonts/, and the folder it was found in */
	struct str title, description, package, licence, scripts, languages;
	bool serif;
	struct family_file *file;
	size_t files;
	struct fallback *fallback;
	size_t fallbacks;
};

/* The family of that name; NULL when there is no family.xml for it or when it is of no use (which
 * is reported). Read once. */
struct family *catalogue_family(struct fonts *, struct str name);

/* The fallbacks of fonts/fallback.xml. */
const struct fallback *catalogue_fallbacks(struct fonts *, size_t *n);

/* Names of all families, sorted. */
const struct str *catalogue_names(struct fonts *, size_t *n);

/* Where a family's file is; empty when it is not installed. In the arena of fonts. */
struct str catalogue_find(struct fonts *, const struct family *, const struct family_file *);

/* --- face.c --- */

struct font_face {
	struct face face; /* first: a const struct face * of ours is one of these */
	hb_face_t *hb_face;
	hb_font_t *hb_font;
	const struct family *family;
	uint32_t hyphen; /* the character that hyphenates: '-' or U+2010; 0 when it has neither */
	bool lfbd, rtbd; /* optical bounds in GPOS */
	uint64_t *has;   /* a bit for each character below FACE_BITS that it was found to have */
	struct protrusion *protrusion[PROTRUSION_PAGES]; /* of characters already seen */
};

/* NULL after a diagnostic at loc. */
struct font_face *face_open(struct fonts *, const struct family *, const struct family_file *,
	struct str path, struct loc);
void face_close(struct font_face *);
bool face_has(const struct font_face *, uint32_t c);

/* --- fonts.c --- */

/* Letters before and after a hyphen, at least, by the language's custom; whether it writes all
 * nouns with capitals. */
struct cuts_custom {
	uint8_t before, after;
	bool nouns;
};

struct setting { /* a look without size and colour: what shaping depends on */
	struct str family, lang;
	enum look_face role;
	uint32_t features;
	bool tracked;
	uint32_t id;
	struct font_face *face; /* NULL when missing */
	hb_language_t hb_lang;
	hb_script_t script;      /* the language's usual */
	struct breaker *breaker; /* of lines; NULL until one is needed */
	const struct hyphen *hyphen;
	struct cuts_custom custom;
	bool hyphen_tried;
};

struct fonts {
	struct arena *a;
	struct diag *diag;
	struct str *dir; /* of families */
	size_t dirs;
	struct str *root; /* of font files */
	size_t roots;
	struct map family;
	struct str *names;
	size_t name_n;
	struct fallback *fallback;
	size_t fallbacks;
	bool fallback_read, names_read;
	struct map walked; /* base name → path, made when a file is not where it should be */
	bool walk_done;
	VEC(struct font_face *) face;
	VEC(struct setting *) setting;
	struct setting *recent;
	struct run_table *runs;
	struct chunk_table *chunks;
	struct hyphens *hyphens;
	VEC(hb_blob_t *) dictionary; /* files that the hyphens lie in */
	struct breaker *breakers;
	struct cover_table *cover;
	struct alphabet *alphabets;
	struct arena *scratch; /* emptied by each paragraph */
	hb_buffer_t *buffer;
	int limit_before, limit_after, limit_word;
	struct map names_kept; /* beginnings of names to the letters of the longest */
	VEC(uint32_t) missing; /* characters reported, sorted */
};

/* The script a language is usually written in. */
hb_script_t fonts_language_script(struct str lang);

struct setting *fonts_setting(struct fonts *, const struct look *, struct loc);

/* The face of a family in a setting's role (the nearest there is) for its language; NULL when not
 * installed. A missing file is reported at loc when `report`. */
struct font_face *fonts_open(
	struct fonts *, struct family *, const struct setting *, const struct loc *report);

/* --- hyphen.c --- */

struct hyphen;

/* A dictionary from the bytes of a file of the format of libhyphen. NULL when there is nothing in
 * it that could be used, or when it has more than 16 MiB. Bytes must outlive it. */
struct hyphen *hyphen_load(struct arena *, struct str bytes);

/* Liang's values of a lower-cased word of n <= WORD_LETTERS characters: at[i] says whether it may
 * be divided before character i. The dictionary's own limits are kept. */
void hyphen_word(const struct hyphen *, const uint32_t *word, size_t n, bool *at);

/* --- name.c --- */

/* Whether a word of the text is one of the names to be kept whole. */
bool name_keeps(const struct fonts *, struct str text);

/* --- cuts.c --- */

/* What a language has by custom. */
struct cuts_custom cuts_custom(struct str lang);

/* The dictionary for a language; NULL: none, which is reported at `report` when that is given. */
const struct hyphen *cuts_dictionary(
	struct fonts *, struct str lang, const struct loc *report, const char **package);

/* Offsets in a run's text at which it may be divided, ascending, at most max. */
size_t cuts_find(struct fonts *, const struct setting *, struct str text, uint16_t *at, size_t max);

/* --- shape.c --- */

struct shape_query { /* all of it is the key of a run */
	struct font_face *face;
	struct setting *setting;
	struct str text;
	hb_script_t script;
	uint32_t features; /* LOOK_* that are left to the face */
	bool rtl, hyphens; /* hyphens: look for cuts */
	int16_t scale, rise;
};
const struct run *shape_run(struct fonts *, const struct shape_query *);

/* Whether the face's feature changes every character of the text. */
bool shape_covers(struct fonts *, const struct shape_query *, uint32_t feature);

void shape_init(struct fonts *);

/* --- source.c --- */

struct source { /* the characters to shape, and where each is in the text */
	uint32_t c[RUN_BYTES + 8];
	uint32_t at[RUN_BYTES + 8];
	size_t n;
};
void source_read(struct source *, const struct shape_query *, bool hyphen);

/* Characters that no face has become U+FFFD, or nothing: .notdef must not reach the page. */
void source_mend(struct source *, const struct font_face *);

/* --- edge.c --- */

/* The first and the last letters of a text, as struct run has them. */
uint64_t edge_head(struct str);
uint64_t edge_tail(struct str);

/* --- protrude.c --- */

/* Once the face is open: whether its own optical bounds are to be used. */
void protrude_open(struct fonts *, struct font_face *);

/* What of the character's glyph hangs out at the left and right, in font units. */
void protrude_char(struct fonts *, struct font_face *, uint32_t c, int32_t *left, int32_t *right);

/* --- line.c --- */

/* Where a line may break in text without spaces: may[i] set when before character i. */
void line_breaks(struct fonts *, struct setting *, const uint32_t *c, size_t n, bool *may);

/* Whether a line may break between two stretches with spaces between them, the one ending in
 * `last`, which may be all of it (lone), the other beginning with `first` and `second`. */
bool line_space_breaks(uint32_t last, bool lone, uint32_t first, uint32_t second);

void line_drop(struct fonts *);

/* --- cover.c --- */

/* Whether the character belongs to the grapheme cluster of the one before it. */
bool cover_joins(uint32_t before, uint32_t c);

/* The face for a grapheme cluster: the setting's, else a fallback; a character that no face has is
 * reported, once. */
struct cover_query {
	struct setting *setting;
	const uint32_t *c;
	size_t n;
	hb_script_t script;
	struct loc loc;
};
struct font_face *cover_face(struct fonts *, const struct cover_query *);

/* The family's own fallback for the script, or the catalogue's, that has all of the characters;
 * NULL when none has. */
struct font_face *cover_stand_in(struct fonts *, const struct cover_query *);

/* Whether HarfBuzz can show the character with this face, by itself or by parts. */
bool cover_has(const struct font_face *, uint32_t c);

/* --- alphabet.c --- */

/* The setting's face, or its stand-in when it lacks letters of the setting's language, which is
 * noted at loc. */
struct font_face *alphabet_face(struct fonts *, struct setting *, struct loc);

/* --- chunk.c --- */

struct chunk_piece {
	const struct run *run;
	uint32_t offset; /* in its segment */
	uint32_t segment;
	uint8_t kind, break_after, level;
	bool cjk;
};
struct chunk { /* a stretch without spaces, in pieces */
	struct chunk_piece *piece;
	size_t n;
	uint32_t first, second, last; /* characters; 0 when there is no second */
};
struct segment { /* what of a stretch is in one span */
	struct setting *setting;
	struct str text;
	const uint8_t *level; /* per byte; NULL: all 0 */
	struct loc loc;
};

/* Pieces are in f->scratch, or kept with fonts when the stretch is one short segment at level 0. */
const struct chunk *chunk_shape(struct fonts *, const struct segment *, size_t n);

#endif
