/* The editor's report: what a careful typographer would circle on the pages, each with its place in
 * the source.
 *
 * Findings come from products: lines say how their glue was set, pages what ending them cost, the
 * run what it had to report. What is a finding and what is not is decided by the limits below; they
 * are those a good house would set, not the layout's: a layout that asks for loose lines gets them,
 * and the report says so.
 *
 * report_listen, before the interview is read, keeps what is reported on the way; report_make turns
 * all of it into a list of findings, in the order of the pages and from top to bottom; and three
 * renderers write the list:
 *
 *	report_text	a summary of one screen, then the findings, page by page, as diagnostics
 *	report_json	the same for programs; keys are given with report_json
 *	report_html	one file with each page drawn and the spots marked
 *
 * All is deterministic, linear in the length of the document but for the sorting of findings, of
 * which there are at most REPORT_MOST; how many more there were is told. */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "page/page.h"

enum report_kind {
	REPORT_OVERFULL, /* of lines */
	REPORT_LOOSE,
	REPORT_TIGHT,
	REPORT_SHORT,
	REPORT_SPACED,
	REPORT_BROKEN,
	REPORT_NAME,
	REPORT_LADDER, /* of lines under each other */
	REPORT_STACK,
	REPORT_RIVER,
	REPORT_RUNT,
	REPORT_WIDOW, /* of pages */
	REPORT_ORPHAN,
	REPORT_HYPHEN,
	REPORT_QUESTION,
	REPORT_PARTED,
	REPORT_HEADING,
	REPORT_KEPT,
	REPORT_FOOT,
	REPORT_LAST,
	REPORT_GLYPH, /* of type */
	REPORT_FALLBACK,
	REPORT_SCALED,
	REPORT_FONT,
	REPORT_ALT, /* of the interview */
	REPORT_LABEL,
	REPORT_LANGUAGE,
	REPORT_SOURCE,
	REPORT_KINDS
};

enum report_severity { REPORT_NOTE, REPORT_BLEMISH, REPORT_FAULT, REPORT_SEVERITIES };

/* The limits. Word spaces are in 1/1000 of the layout's natural one; lines of one paragraph. */
enum {
	REPORT_LOOSE_SPACE = 1500,   /* wider: loose, a blemish */
	REPORT_LOOSEST_SPACE = 2000, /* wider: a fault */
	REPORT_TIGHT_SPACE = 800,    /* narrower: tight, a blemish */
	REPORT_LETTERS = 15, /* 1/1000 em that letters are set apart, or closer: a note beyond */
	REPORT_LETTERS_MOST = 30, /* beyond: a blemish */
	REPORT_LADDER_LINES = 3,  /* lines running that end in a hyphen: a blemish */
	REPORT_LADDER_MOST = 4,   /* so many: a fault */
	REPORT_STACK_LINES = 2,   /* lines running that begin, or end, with the same word: a note */
	REPORT_STACK_MOST = 3,    /* so many: a blemish */
	REPORT_STACK_LETTERS = 3, /* of a word that is seen when two lines have it */
	REPORT_RIVER_LINES = 4,   /* word spaces under each other: a note */
	REPORT_RIVER_MOST = 6,    /* so many: a blemish */
	REPORT_RIVER_OVERLAP = 400, /* 1/1000 of the narrower space that two of them share */
	REPORT_FOOT_LINES = 1,      /* by which facing pages differ, or one is short: a note */
	REPORT_FOOT_MOST = 2,       /* by so many: a blemish */
	REPORT_LAST_LINES = 4,      /* of text on the last page, fewer: a note */
	REPORT_WHOLE_LETTERS = 5,   /* of a word that may be a last line by itself */
};
enum { REPORT_MOST = 10000, REPORT_NOWHERE = UINT32_MAX };

struct finding {
	enum report_kind kind;
	enum report_severity severity;
	uint32_t page;      /* index; REPORT_NOWHERE: it is on none */
	sp x, y, w, h;      /* on the page, from its upper left; w 0: the page as a whole */
	struct loc loc;     /* the line and column of the words in question; line 0: of no line */
	struct str message; /* one sentence, with the number that it is about */
	struct str why;     /* what it could not be avoided for; empty: not known */
	struct str advice;  /* what may be done, empty where nothing honest can be said */
	struct str text;    /* the words; empty for what is not in the text */
	int64_t value;      /* the number, in the unit of its kind; 0 for kinds without */
};

struct report_kind_row {
	const char *key;   /* in JSON and for style sheets: "loose-line" */
	const char *title; /* "loose line" */
	const char *what;  /* why one circles it: a sentence */
	const char *unit;  /* of finding.value: "word space/1000", "lines", "pt/1000"; NULL */
};
extern const struct report_kind_row report_kind_row[REPORT_KINDS];
const char *report_severity_name(enum report_severity); /* "note", "blemish", "fault" */

/* How word spaces are spread: lines by their space, from REPORT_BIN_FIRST on in steps; the first
 * and the last take what is beyond. */
enum { REPORT_BINS = 30, REPORT_BIN_FIRST = 600, REPORT_BIN_STEP = 50 };

struct report_summary {
	size_t pages, paragraphs; /* of more than one line */
	size_t lines;             /* of text; running heads and folios are not counted */
	size_t set;               /* of these, those whose spaces were set to fill the measure */
	size_t characters;        /* mean of the lines that are no paragraph's last; 0: none */
	int mean, deviation, least, most; /* their word spaces, 1/1000 of the natural one */
	size_t bin[REPORT_BINS];
	size_t hyphens;     /* lines that end in a hyphen of ours */
	size_t ladder;      /* longest row of them */
	size_t feet, level; /* pages whose foot was to be chosen; those that end on the last line */
	size_t of[REPORT_KINDS], severity[REPORT_SEVERITIES];
};

struct report {
	struct arena *arena;
	const struct interview *interview; /* borrowed, as are */
	const struct style *style;
	const struct pages *pages;
	const struct diag *names; /* of files */
	struct str program;       /* "entrevue 0.1.0" */
	struct str title;         /* of the interview, as plain text */
	struct finding *finding;
	size_t n, more; /* more: left out, beyond REPORT_MOST */
	struct report_summary summary;
};

/* Keeps what is reported until report_unlisten, which also drops what was kept. */
struct report_said;
struct report_said *report_listen(struct diag *);
void report_unlisten(struct diag *, struct report_said *);

struct report_query { /* all of it outlives the report */
	const struct interview *interview;
	const struct style *style;
	const struct pages *pages;
	const struct diag *diag;
	const struct report_said *said; /* may be NULL */
	struct str program;
};

/* Never NULL. The caller drops it. */
struct report *report_make(const struct report_query *);
void report_drop(struct report *);

/* "content/x.xml: 14 pages, ..." and the findings: "content/x.xml:41:7: blemish: loose line: ..."
 */
struct str report_text(struct arena *, const struct report *);

/* One object. What is not known, or nothing, is left out.
 *
 *	program, file, title, lang, layout, pages
 *	summary	     lines, set_lines, characters, paragraphs, hyphens, longest_ladder,
 *		     feet, level_feet; word_space {mean, deviation, least, most}, in
 *		     parts of the natural one; kinds {key: number}; severities
 *		     {fault, blemish, note}
 *	findings     a list of {kind, severity, page, box, file, line, column, message,
 *		     why, text, advice, value, unit}; page is the label, box [x, y,
 *		     width, height] in points from the page's upper left
 *	left_out     how many findings there are beyond REPORT_MOST */
struct str report_json(struct arena *, const struct report *);

/* One file of HTML (well-formed as XML too) that needs no other and no script. */
struct str report_html(struct arena *, const struct report *);

#endif
