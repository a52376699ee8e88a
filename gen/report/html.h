/* The HTML report: how its files write markup. */
#ifndef REPORT_HTML_H
#define REPORT_HTML_H

#include "report/inside.h"

/* A writer of markup. Elements are closed in the order they were opened, text and values of
 * attributes are escaped, what XML cannot hold is written as \uXXXX: what comes out is well-formed
 * whatever goes in. */
enum { HTML_DEPTH = 24 };
struct html {
	struct buf b;
	const char *open[HTML_DEPTH];
	int depth;
	bool in_tag; /* attributes may follow */
	const struct report *r;
};
void report_open(struct html *, const char *element);
void report_attr(struct html *, const char *name, struct str value);
void report_attrf(struct html *, const char *name, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
void report_put(struct html *, struct str text);
void report_putf(struct html *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void report_close(struct html *);
/* <element class="...">text</element>; class NULL: none. */
void report_leaf(struct html *, const char *element, const char *class, struct str text);
/* Points, for attributes of SVG. */
void report_attr_sp(struct html *, const char *name, sp);
/* Where markup of others is put: behind the start tag. */
struct buf *report_inside(struct html *);

/* chart.c: the head of the document: counts, word spaces, an index of pages, kinds. */
void report_head(struct html *);

/* item.c: findings [from, to) as a list. */
void report_items(struct html *, size_t from, size_t to);

/* sheet.c: the pages, each with its findings, and what they share. */
void report_sheets(struct html *);

extern const char report_style_sheet[];

#endif
