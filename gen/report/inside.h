/* Inside report/: the pages as one list of lines, and who adds findings about what.
 *
 *	survey.c	the list of lines, and what is measured of each
 *	listen.c	what was reported on the way
 *	line.c		lines by themselves: loose, tight, overfull
 *	stack.c		lines under each other: hyphens, words; last lines
 *	river.c		and white
 *	end.c		how pages end
 *	type.c		glyphs and faces
 *	said.c		what was reported on the way, as findings on the pages
 *	kind.c		what kinds there are
 *	where.c, number.c	places and thousandths in words
 *	make.c		all of them, in order, and the summary
 *	text.c, json.c, html.c	the renderers */
#ifndef REPORT_INSIDE_H
#define REPORT_INSIDE_H

#include "report/report.h"

#define SURVEY_NONE UINT32_MAX

struct gap { /* white between two words of a line, from the page's left */
	sp left, right;
};

struct survey_line {
	const struct mark *mark;
	const struct line *line; /* the mark's */
	uint32_t page;
	uint32_t para; /* index of the paragraph */
	uint32_t at;   /* which of its lines */
	bool body;     /* of the text that flows from page to page: no note, label or artifact */
	bool set;      /* its spaces were set to fill the measure */
	int space;     /* they are so wide, 1/1000 of the natural one, in whole hundredths; 1000
			  where not set */
	sp left, right, top, bottom; /* what is printed, about */
	uint32_t gap, gaps;          /* gaps [gap, gap + gaps) of the survey, from left to right */
	const struct line_mark *first, *last; /* in reading order; NULL in an empty line */
};

struct survey_para {
	const struct page_para *para;
	uint32_t index;
	uint32_t *line; /* index of the survey's line for each of its lines; SURVEY_NONE */
};

struct survey_finding {
	struct finding f;
	struct loc origin; /* of the span it is in, as diagnostics name it */
	uint32_t found;    /* when */
};

struct survey {
	const struct report_query *q;
	struct report *report;
	struct arena *arena, *work; /* of the report, of the survey */
	struct arena *scratch;      /* given back after each use */
	VEC(struct survey_line) line;
	VEC(struct survey_para *) para;
	VEC(struct gap) gap;
	VEC(struct survey_finding) finding;
	struct survey_finding beyond; /* what is more than REPORT_MOST of a kind */
	struct interview_places *places;
};

/* Reads the pages. */
void report_survey(struct survey *);

/* The line i of a paragraph; NULL when it is nowhere. */
const struct survey_line *report_line_of(const struct survey *, uint32_t para, uint32_t i);

/* A new finding, on no page yet. Good until the next is added. */
struct finding *report_add(struct survey *, enum report_kind, enum report_severity);

/* The same about a line, whose page, box and words are filled in; its place is that of the run. */
struct finding *report_find(struct survey *, enum report_kind, enum report_severity,
	const struct survey_line *, const struct line_mark *);

/* Where in the source a run of a line stands. */
struct loc report_place(struct survey *, const struct survey_line *, const struct line_mark *);

/* The lines of a paragraph on one page, right under each other. */
struct survey_column {
	struct survey *s;
	const struct survey_line **line;
	size_t n;
};

/* A finding about n lines of a column, its box as wide as the first. */
struct finding *report_tall(struct survey *, enum report_kind, enum report_severity,
	const struct survey_line *const *, size_t n);
void report_rivers(const struct survey_column *);

/* The runs of a line in reading order; line->n of them. */
const struct line_mark **report_order(struct arena *, const struct survey_line *);

/* The words of runs in reading order; after REPORT_WORDS bytes "…" stands for the rest. */
enum { REPORT_WORDS = 90 };
struct str report_words(struct arena *, const struct line_mark *const *, size_t n);

/* Whether our hyphen, or one of the source, ends the line. */
bool report_hyphen(const struct survey_line *);

/* The detectors, each over the whole survey. */
void report_lines(struct survey *);
void report_stacks(struct survey *);
void report_ends(struct survey *);
void report_type(struct survey *);
void report_told(struct survey *);

/* What was kept by report_listen, sorted, each once. */
const struct diag_message *report_said_list(const struct report_said *, size_t *n, size_t *more);

/* "content/x.xml:41:7" */
struct str report_where(struct arena *, const struct report *, const struct finding *);

/* 1620 as "1.62": thousandths with so many decimals, up to 3, rounded. */
struct str report_decimal(struct arena *, int64_t thousandths, int decimals);

#endif
