/* Inside placing: pages one by one (place.c), columns on a page (column.c). */
#ifndef PAGE_PLACING_H
#define PAGE_PLACING_H

#include "page/inside.h"

struct page_placing {
	struct builder *b;
	const struct fill_query *q;
	const struct fill_pages *fill;
	struct pages *out;
	uint32_t *first;   /* of each page its first slab; NODE_NONE */
	size_t note, line; /* next line of a note to be placed */
	uint32_t counted;  /* lines of text so far, of the page or of the document */
	VEC(struct mark) mark;
	uint32_t page;      /* that is being filled */
	bool started;       /* it has told where in the interview it begins */
	sp white;           /* left at its foot */
	struct page_stand { /* of each figure */
		uint32_t page;
		sp x, y;
		bool spoken; /* its mention is past */
	} * figure;
	uint32_t figures; /* of them, those on this page and before */
};

/* Places are from the left of the paper and the head of the text area. */
sp page_column_left(const struct page_placing *, unsigned column, bool wide);
struct mark *page_put_mark(struct page_placing *, const struct mark *, sp x, sp y);
void page_put_slab(struct page_placing *, uint32_t slab, sp x, sp y);
void page_put_rule(struct page_placing *, sp x, sp y, sp w, sp h);
/* A figure is set when it is spoken of, wherever on the page it stands. */
void page_put_figure(struct page_placing *, uint32_t index);
void page_stand(struct page_placing *, uint32_t index, sp x, sp y);

/* Figures at the head and at the foot of a column have their places; what the head leaves begins at
 * the answer. */
sp page_column_figures(struct page_placing *, const struct fill_column *);
void page_column(struct page_placing *, const struct fill_column *, sp head);

#endif
