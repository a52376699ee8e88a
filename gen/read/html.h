/* What the files of the HTML reader tell each other. */
#ifndef READ_HTML_H
#define READ_HTML_H

#include "read/formats.h"
#include "read/pen.h"
#include "read/tree.h"

struct html {
	struct transcript *t;
	struct diag *diag;
	struct arena *a;
	struct read_pen pen;
	const struct xml_node *main; /* what holds the article */
	size_t weight;               /* of main */
	struct str plain; /* its letters and digits, ASCII's alone and all others' bytes */
	const struct xml_node *intro; /* what stands above it and holds the title; NULL: nothing */
	const char *role;             /* a class of an element around says it */
	struct map id;                /* id -> element */
	struct map look;              /* class -> uint32_t * of looks that style sheets give it */
	struct map taken; /* elements that were put somewhere else: the address -> the element */
	struct str speaker, label, time, lang;
	int64_t start;
	int list, quote, level; /* level: of the heading at hand */
	bool ordered, pre, refuse, in_note;
	unsigned tables, pictures, breaks; /* breaks: <br> in a row */
	unsigned pulled;                   /* pull quotes that were looked for */
};

/* --- html_main.c: what is the article, and what is not */

/* Sets main and weight, and leaves out what stands outside of it. */
void read_html_main(struct html *, const struct xml_node *root);
/* Why an element inside of it is no part of it; NULL when it is. */
const char *read_html_waste(struct html *, const struct xml_node *);
/* Whether the words of a class or id have this one among them ("share" in "post-share"). */
bool read_html_class(const struct xml_node *, const char *word);

/* --- html_head.c: what meta elements, JSON-LD and titles say */

void read_html_head(struct html *, const struct xml_node *root);
/* The encoding that bytes declare for themselves; empty. */
struct str read_html_charset(struct str bytes);

/* --- html_style.c */

/* Fills `look` from style elements; how an element looks by its classes and its style. */
void read_html_styles(struct html *, const struct xml_node *);
uint32_t read_html_look(const struct html *, const struct xml_node *);
bool read_html_hidden(const struct xml_node *);

/* --- html_block.c: tables, figures, notes, definitions */

void read_html_node(struct html *, const struct xml_node *); /* html_walk.c */
void read_html_kids(struct html *, const struct xml_node *);
void read_html_open(struct html *, enum passage_kind, const char *role);
void read_html_block(struct html *, const struct xml_node *, enum passage_kind, const char *role);
void read_html_table(struct html *, const struct xml_node *);
void read_html_figure(struct html *, const struct xml_node *);
void read_html_image(struct html *, const struct xml_node *);
void read_html_terms(struct html *, const struct xml_node *); /* dl */
bool read_html_note(
	struct html *, const struct xml_node *); /* a link to a footnote; false: it is none */
bool read_html_taken(const struct html *, const struct xml_node *);
void read_html_time(struct html *, const struct xml_node *);
void read_html_speaker(struct html *, const struct xml_node *);

#endif
