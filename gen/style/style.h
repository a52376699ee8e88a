/* A layout file as numbers: everything a designer may change, and nothing else.
 *
 * layouts/NAME.xml (namespace urn:entrevue:layout:1) sets properties; `based-on` inherits another
 *layout's. Every property is one row of one table in props.c: group, name, type, default, range,
 *one line of help. `entrevue properties` prints that table; layouts/layout.rng agrees with it, and
 *a test proves both.
 *
 *	<layout xmlns="urn:entrevue:layout:1" name="handout" based-on="base">
 *	 <description>One column on A4, for printing</description>
 *	 <page width="210mm" height="297mm" .../>
 *	 <paragraph tolerance="200" .../>        line breaking
 *	 <parts contents="yes" .../>            what an edition consists of
 *	 <dropcap at="opening" .../>            the first letter
 *	 <pagination widow="..." .../>           page breaking
 *	 <book .../>                             the EPUB
 *	 <style for="title" size="24pt" .../>    a kind of block or span
 *	</layout>
 *
 * In `--set` and in messages a property is called GROUP.NAME: "page.width", "title.size".
 * Lengths are written 12pt, 4mm, 1in, 2pc, 1em (in styles of that style's own size, elsewhere of
 *the body's) and 1ln (a line of the grid). */
#ifndef STYLE_STYLE_H
#define STYLE_STYLE_H

#include "base/look.h"
#include "interview/interview.h"

enum style_kind {
	STYLE_BODY, /* what every other style begins with */
	/* blocks */
	STYLE_KICKER,
	STYLE_TITLE,
	STYLE_CHAPTER, /* title of an interview in a collection */
	STYLE_SUBTITLE,
	STYLE_SUMMARY,
	STYLE_CREDIT,
	STYLE_DATELINE,
	STYLE_EDITOR_NOTE,
	STYLE_PARA,
	STYLE_SECTION1,
	STYLE_SECTION2,
	STYLE_SECTION3,
	STYLE_QUESTION,
	STYLE_ANSWER,
	STYLE_REMARK,
	STYLE_LABEL,     /* label: the speaker's, before a turn */
	STYLE_CONTINUED, /* the speaker named again where a turn runs on to a new page */
	STYLE_ITEM,
	STYLE_ITEM_TITLE,
	STYLE_QUOTE,
	STYLE_ATTRIBUTION,
	STYLE_CAPTION,
	STYLE_FIGURE_CREDIT,
	STYLE_PULLQUOTE,
	STYLE_SIDEBAR,
	STYLE_SIDEBAR_TITLE,
	STYLE_TABLE,
	STYLE_TABLE_HEAD,
	STYLE_TABLE_CAPTION,
	STYLE_BREAK,
	STYLE_DIRECTION,
	STYLE_NOTE,
	STYLE_PEOPLE,
	STYLE_COLOPHON,
	STYLE_HEAD,
	STYLE_FOLIO,
	STYLE_LINE_NUMBER,
	STYLE_CONTENTS1, /* lines of the contents, by level */
	STYLE_CONTENTS2,
	STYLE_CONTENTS3,
	STYLE_INDEX_ENTRY,
	/* spans, laid over the block's style */
	STYLE_EM,
	STYLE_FIRST_SPAN = STYLE_EM,
	STYLE_STRONG,
	STYLE_CITE,
	STYLE_FOREIGN,
	STYLE_ABBR,
	STYLE_LINK,
	STYLE_PERSON,
	STYLE_INSERT,
	STYLE_SUP,
	STYLE_SUB,
	STYLE_SMALLCAPS,
	STYLE_SPAN_DIRECTION,
	STYLE_TIME,
	STYLE_NOTE_MARK,
	STYLE_INITIAL, /* a drop capital */
	STYLE_LEAD_IN, /* the words behind it */
	STYLE_N
};

enum style_align { ALIGN_JUSTIFY, ALIGN_START, ALIGN_CENTRE, ALIGN_END };
enum style_labels { LABEL_HUNG, LABEL_RUN_IN, LABEL_ABOVE, LABEL_NONE };
/* What the label says: the speaker's name; its short label; the initials; Q and A */
enum style_label_text { LABEL_NAME, LABEL_SHORT, LABEL_INITIALS, LABEL_QA };
/* And when somebody speaks for the first time */
enum style_label_first { FIRST_SAME, FIRST_NAME, FIRST_SHORT };
/* Where the time code of a turn stands */
enum style_times { TIMES_RUN_IN, TIMES_MARGIN, TIMES_NONE };
enum style_numbering { LIST_BULLET, LIST_NUMBER };

/* One kind of block or span, resolved: all inheritance done, all lengths absolute. */
struct style_text {
	struct str family;
	enum look_face face;
	bool italic, bold;     /* span styles toggle: face of the result = block's xor these */
	uint32_t features;     /* LOOK_* */
	uint32_t features_off; /* LOOK_* that a span takes away */
	sp size;               /* of spans: 0 keeps the block's */
	int scale; /* of spans: size in 1/1000 of the block's (sup, sub); 1000 keeps it */
	sp rise;   /* of spans: baseline shift up */
	sp tracking;
	int tracking_em, rise_em; /* of spans: to be added to tracking and rise, in 1/1000 em of the
				     span's own size and of the text's around it */
	uint32_t colour;
	bool has_colour, has_family; /* of spans: set, not inherited */
	/* blocks */
	enum style_align align;
	bool balance; /* ragged lines of near equal length, no lone last word */
	bool hyphenate;
	sp leading;                /* line to line; 0 = the grid's */
	sp indent;                 /* first line of a paragraph that follows a paragraph */
	sp start, end;             /* margins inside the measure */
	sp before, after;          /* white space; the larger of two that meet */
	bool keep_next;            /* no page break between this and what follows */
	bool keep_lines;           /* no page break inside */
	bool span;                 /* across all columns */
	sp rule_above, rule_below; /* thickness of a rule, 0 for none */
	uint32_t ground;           /* behind a block that is boxed; white: none */
	sp padding;                /* from the edges of its ground to its words */
	enum style_labels labels;  /* question, answer, remark */
	enum style_label_text label_text;
	enum style_label_first label_first;
	enum style_times times;
	bool label_again; /* named once more in the hang where the turn runs on to a new page */
	sp label_width;   /* of turns with hung labels: the text begins so far behind the label,
			     which stands page.hang before the measure. Of ITEM: hang of the bullet,
			     0 = 1.5 em */
	struct str text;  /* BREAK: the ornament; bullets of ITEM; what stands after a LABEL;
			     CONTINUED: "{speaker}, {continued}", parts replaced; CONTENTS: what
			     leads to the page number */
};

struct style_page {
	int size; /* the sheet that was asked for by name; width and height say what it is */
	sp width, height, top, bottom, inner, outer; /* margins of the text area */
	sp measure;  /* 0, or what inner and outer were made to leave */
	bool duplex; /* inner and outer change sides on versos */
	sp hang; /* column at the start side of the text area, before the measure, for hung labels
		    and for what begins at a negative start */
	int columns;
	sp gutter;      /* between two columns; each has its hang */
	sp column_rule; /* thickness of a rule in it, 0 for none */
	sp grid;        /* baseline to baseline */
	sp head, folio; /* baseline of the running head below the paper's upper edge, of the folio
			   above the lower; 0 for none */
	struct str head_recto,
		head_verso;    /* "{title} {section} {speaker} {continued} {publication}", parts
				  replaced; of "{a|b}" the first that is not empty */
	struct str folio_text; /* "{page}", "{page} / {pages}" */
	bool head_on_first;
	int number_lines; /* every so many lines their number stands before them; 0: none */
	bool count_on;    /* they are counted through the document, not from each page's head */
	int first_number;
};

struct style_paragraph { /* demerits as Knuth and Plass count them; see para/para.h */
	bool tidy;       /* punctuation and spaces by language; see interview_tidy */
	int tolerance, pretolerance;
	int line_penalty, hyphen_penalty, explicit_hyphen_penalty;
	int capital_hyphen_penalty, compound_hyphen_penalty; /* PENALTY_NEVER: not at all */
	int consecutive_hyphens, fitness, last_line_hyphen;
	int ladder;    /* demerits of each hyphen that ends a line behind two others */
	int river;     /* demerits that the loss of a river of white may cost */
	int similar;   /* demerits of the same word at two line ends or two line starts running */
	int lone_word; /* demerits of a last line of one word */
	int runt;      /* demerits of a last line shorter than runt_width */
	sp runt_width;
	int space, stretch, shrink; /* glue in 1/1000 of the face's own word space: 1000, 500, 333
				       in TeX's fonts */
	int protrusion;  /* 1/1000 of the faces' or the table's values; 0 switches it off */
	int expansion;   /* glyph scaling allowed each way in 1/1000; 0 switches it off */
	int letterspace; /* letter-spacing allowed each way in 1/1000 em; 0 switches it off */
	int letterspace_penalty; /* what using all of that adds to a line's badness */
	sp emergency_stretch;
	int hyphen_min_before, hyphen_min_after, hyphen_min_word;
};

enum style_dropcap_at { DROPCAP_NONE, DROPCAP_OPENING, DROPCAP_SECTIONS, DROPCAP_ANSWERS };

struct style_dropcap {
	enum style_dropcap_at at;
	int lines, words; /* so many lines high; at most so many words behind it in its style */
	bool low;         /* as high as the capitals of its first line, not as its ascenders */
	sp gap;           /* to the lines beside it */
};

/* Where a part of a book begins */
enum style_start { START_ANYWHERE, START_PAGE, START_RECTO };
enum style_portrait { PORTRAIT_PEOPLE, PORTRAIT_HEAD };
enum style_colophon { COLOPHON_END, COLOPHON_IMPRINT, COLOPHON_NONE };

struct style_parts { /* what an edition consists of, besides the interview */
	bool title_page, contents, contents_questions, people, index;
	int contents_levels;
	enum style_portrait
		portrait; /* of the first interviewee who has one: HEAD, beside the title */
	enum style_colophon colophon; /* IMPRINT: behind the title page */
	enum style_start start;
	bool roman; /* pages before the interview have Roman numbers, which begins with 1 */
	sp title_drop, chapter_drop; /* white above the words of the title page, of chapters */
};

enum style_notes_at { NOTES_COLUMN, NOTES_PAGE, NOTES_END };
enum style_notes_numbers { NUMBERS_DOCUMENT, NUMBERS_PAGE };

struct style_notes {
	enum style_notes_at at; /* the foot of the column, of the page, or the end of the text */
	enum style_notes_numbers numbers; /* footnotes are counted through; endnotes always */
	int split; /* penalty of a footnote that runs on to the next column or page */
};

enum style_figures_place { FIGURES_NEAR, FIGURES_EDGES, FIGURES_HERE };

struct style_figures {
	enum style_figures_place place;
	int across; /* least width of a picture across columns in 1/1000 of its height; 0: none */
	int late;   /* penalty of each page end between a figure and where it is spoken of */
};

struct style_pagination { /* penalties, added to the page's badness */
	int passes;       /* attempts at page numbers that are said inside of pages */
	int widow, orphan, split_question, question_answer, recto_foot_question, heading,
		hyphen_foot, short_last_page, uneven_spread, uneven_columns, variant;
	bool balance; /* columns where the text ends */
	sp ragged;    /* white allowed at a page foot */
	int figure;   /* greatest height of a figure in 1/1000 of the text area's */
};

struct style_book { /* the EPUB */
	bool embed_fonts, cover, justify;
	sp measure; /* greatest line length, in the reading system's em × size */
	uint32_t accent;
};

struct style {
	struct arena *arena;
	struct str name, description, path;
	struct style_page page;
	struct style_paragraph paragraph;
	struct style_dropcap dropcap;
	struct style_parts parts;
	struct style_notes notes;
	struct style_figures figures;
	struct style_pagination pagination;
	struct style_book book;
	struct style_text text[STYLE_N];
	uint32_t accent;
};

/* The layout called `name` (a name in one of dirs, or a path to a file: it has a slash), with --set
 * overrides "page.width=148mm" laid over it. dirs: NULL-terminated, first match wins. NULL after a
 * diagnostic when there is no such layout; otherwise a style, bad properties reported and left at
 * what they were. The caller drops it. */
struct style *style_load(struct diag *, const char *const *dirs, struct str name,
	const struct str *set, size_t sets);
void style_drop(struct style *);

/* Names and descriptions of the layouts in dirs, sorted. */
struct style_entry {
	struct str name, description, path;
};
bool style_list(
	struct arena *, struct diag *, const char *const *dirs, struct style_entry **, size_t *n);

/* The property table, a paragraph or a line each, for `entrevue properties` and for tests. */
struct str style_properties(struct arena *);
/* One "group name type" line per property, sorted: what the schema is held against. */
struct str style_property_list(struct arena *);

/* The look of text: block's style, then span styles laid over it, outermost first. lang is set by
 * the caller. rise: where to put the sum of baseline shifts; may be NULL. */
struct look style_look(const struct style *, enum style_kind block, const enum style_kind *spans,
	size_t n, sp *rise);

/* One more span style laid over a look; what shifts the baseline is left out. */
void style_lay_over(const struct style *, enum style_kind span, struct look *);

/* Which style a span kind takes; STYLE_BODY for those that have none (text, break, link's target
 * ...). */
enum style_kind style_of_span(enum span_kind);
enum style_kind style_of_block(const struct block *);
const char *style_kind_name(enum style_kind); /* as in for="..." */

/* The families the style uses, sorted, each once. */
size_t style_families(struct arena *, const struct style *, struct str **);

#endif
