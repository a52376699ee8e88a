/* What front.c and its helpers tell each other. */
#ifndef FIND_FRONT_H
#define FIND_FRONT_H

#include "find/state.h"

enum find_line {    /* what a line of the front is */
	LINE_TITLE, /* may be one */
	LINE_BY,    /* by-line */
	LINE_DATE,   /* a place may stand before it */
	LINE_RIGHTS,
	LINE_EDITOR, /* a note of the editors */
	LINE_FIELD,  /* "Key: value" */
	LINE_TEXT,
};

struct front { /* while it is read */
	struct find *f;
	size_t end;                 /* pieces before the first turn */
	struct find_para *title[3]; /* kicker, title, subtitle */
	struct credit **credit;
	struct block **note;
	VEC(struct str) subjects;
};

/* front_line.c: what a line is, and what stands in it. */
enum find_line find_front_line(struct front *, const struct find_piece *, const struct find_para *);
bool find_front_begins(struct str folded, const char *words); /* one of them, a bar between */
const char *find_front_relator(struct str folded); /* MARC code of a by-line; NULL: it is none */
struct str find_front_name(struct find *, struct str line); /* the name in a by-line */
/* How long the place is in "Rotterdam, 14 March 2024"; 0: the line is none such. */
size_t find_front_place(struct find *, struct str line);
bool find_front_is_rights(struct str line); /* "(c) Harbour Quarterly 2024" */

/* front_field.c: lines of fields and dates, and the facts of the format, to where they belong. */
void find_front_field(struct front *, struct find_para *);
void find_front_date(struct front *, struct find_para *);
void find_front_rights(struct front *, struct find_para *);
void find_front_facts(struct front *);
void find_front_credit(struct front *, const char *role, struct span *line, struct str name);
struct span *find_front_take(struct find *, const struct find_para *);
struct span *find_front_words(struct find *, struct str, struct loc);
struct block *find_front_para(struct find *, struct span *, struct loc);

#endif
