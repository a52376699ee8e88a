/* What the files of this folder tell each other.
 *
 * A layout file is read into settings: property, value as written, place. A property of a kind of
 * text keeps all of its settings, oldest first: the based-on layouts', the file's, --set. When all
 * are known, each is read as a value, in that order; one that cannot be read or is out of range is
 * reported together with the one that stays. Only then are em and ln lengths: `body.size="12pt"`
 * in a file of ten lines must reach every em that the layout below it wrote. */
#ifndef STYLE_INSIDE_H
#define STYLE_INSIDE_H

#include "style/style.h"

enum style_type {
	TYPE_LENGTH,   /* sp */
	TYPE_MEASURED, /* sp, without ln: what a line of the grid is made of */
	TYPE_NUMBER,   /* int */
	TYPE_SWITCH,   /* bool; yes or no */
	TYPE_CHOICE,   /* an enum */
	TYPE_FEATURE,  /* bits of a uint32_t; a choice too */
	TYPE_COLOUR,   /* uint32_t */
	TYPE_STRING,   /* struct str */
	TYPE_NAME,     /* struct str that is not empty: a family */
};

struct style_word { /* of a choice; ends with a NULL */
	const char *word;
	uint32_t value;
};

struct style_row {
	const char *group; /* "style": a property of kinds of text */
	const char *name;
	enum style_type type;
	enum style_on { ON_BLOCKS = 1, ON_SPANS = 2, ON_TEXT = 3, ON_TURNS = ON_BLOCKS | 4 } on;
	size_t at; /* offset in struct style, or in struct style_text for the group "style" */
	const char *def, *min, *max; /* as a layout would write them; numbers and lengths have a
					range */
	const char *help;
	const struct style_word *words;
	uint32_t mask; /* of features: the bits this property decides */
	size_t em;     /* offset of an int in struct style_text that takes a span's em lengths, in
			  1/1000; or 0 */
	bool inherits; /* blocks that do not set it have the body's */
};

enum { STYLE_DEPTH = 16, STYLE_FILE_BYTES = 1 << 20 };

/* str_is, for long tables: most names are told apart by their first letter. */
static inline bool style_is(struct str a, const char *name)
{
	return a.n > 0 && a.s[0] == name[0] && strncmp(a.s, name, a.n) == 0 && name[a.n] == 0;
}

/* choice.c: the words of choices. */
extern const struct style_word style_align_words[], style_labels_words[], style_label_text_words[],
	style_label_first_words[], style_times_words[], style_dropcap_words[], style_start_words[],
	style_colophon_words[], style_portrait_words[], style_notes_at_words[],
	style_notes_numbers_words[], style_figures_place_words[], style_caps_words[],
	style_figures_words[], style_spacing_words[], style_position_words[],
	style_punctuation_words[], style_ligatures_words[], style_hyphenate_words[],
	style_italic_else_words[];

/* paper.c: sheets that have a name, as words of a choice, and how wide and high they are, written
 * as a layout would; NULL for what is none. */
extern const struct style_word style_papers[];
struct style_paper {
	const char *name, *width, *height;
};
const struct style_paper *style_paper(struct str name);

/* props.c */
const struct style_row *style_rows(size_t *n);

/* kind.c: the kind that is called so; STYLE_N when none is. */
enum style_kind style_kind_of(struct str name);

/* value.c */
struct style_measure { /* what lengths and colours may refer to */
	sp em, grid;
	uint32_t accent;
};
struct style_value {
	int64_t n;    /* sp, number, bool, enum, bits, colour */
	int64_t em;   /* of a length written in em: 1/1000 */
	bool in_em;   /* it was written so */
	struct str s; /* string */
};
enum style_fault { VALUE_GOOD, VALUE_BAD, VALUE_OUT_OF_RANGE };
enum style_fault style_value(const struct style_row *, struct str text,
	const struct style_measure *, struct style_value *out);
/* What a value of this row has to be, in words: "a length such as 12pt, 4mm, 1.5em or 2ln". */
void style_expected(struct buf *, const struct style_row *);

/* nearest.c */
struct style_nearest {
	struct str word;
	const char *best;
	size_t distance;
};
void style_near(struct style_nearest *, const char *candidate);
/* The candidate that was likely meant; NULL when none is like it. */
const char *style_meant(const struct style_nearest *);

/* read.c: settings */
struct style_setting {
	struct str text;
	struct loc loc;
	uint32_t order;             /* higher: newer */
	struct style_setting *next; /* newer */
};
struct style_settings { /* of one property of one kind */
	struct style_setting *first, *last;
};
struct style_reader {
	struct arena *arena; /* of the files and settings */
	struct diag *diag;
	const char *const *dirs;
	struct str path[STYLE_DEPTH]; /* of the layouts that are being read, the innermost last */
	size_t depth;
	struct str name, description;    /* of the outermost */
	struct str outermost;            /* its path */
	struct style_settings *settings; /* [kind or STYLE_N][row] */
	uint32_t order;                  /* of the newest setting */
};
struct style_settings *style_of(const struct style_reader *, enum style_kind, size_t row);
/* Records a property; false after a diagnostic when there is none of that name there. */
void style_set(struct style_reader *, struct str group, struct str name, struct style_setting);
/* Where the newest of some properties ("page.width title.size") was set; the layout's file when
 * none was. */
struct loc style_where(const struct style_reader *, struct str properties);
bool style_read(struct style_reader *, struct str path);
/* The path of the layout called so; empty after a diagnostic. */
struct str style_find(struct style_reader *, struct str name, struct loc);

/* What the layout at a path says of itself. */
struct str style_description(struct arena *, struct diag *, struct str path);

/* list.c: names and paths alone, sorted; false when no folder can be read. */
bool style_names(struct arena *, const char *const *dirs, struct style_entry **, size_t *n);

/* resolve.c */
void style_resolve(const struct style_reader *, struct style *);

#endif
