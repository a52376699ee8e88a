/* A column onto its page: the text, what is set again above it, the rule beside it. */
#include "page/placing.h"

struct column {
	const struct fill_column *c;
	sp x, y;
	int64_t want, all, seen; /* lines asked for; that glue could give; asked of so far */
};

static int64_t can_give(const struct fill_item *it, sp grid, bool stretch)
{
	return it->kind != FILL_GLUE ? 0 : (stretch ? it->stretch : it->shrink) / grid;
}

static uint32_t next(const struct page_placing *p, uint32_t i)
{
	return fill_item_next(p->q->item, p->fill->choice, i);
}

/* Where the text begins and ends: glue at either end is gone. */
static void text_of(
	const struct page_placing *p, const struct fill_column *c, uint32_t *first, uint32_t *last)
{
	*first = *last = c->end;
	for (uint32_t i = c->first; i < c->end; i = next(p, i))
		if (p->q->item[i].kind == FILL_BOX) {
			*first = *first == c->end ? i : *first;
			*last = i;
		}
}

/* Lines of the grid that go into glue, what it could give having been asked of those above too: an
 * even share of what is wanted. */
static int64_t share(const struct page_placing *p, struct column *k, uint32_t i)
{
	bool more = k->c->extra > 0;
	int64_t own = can_give(&p->q->item[i], p->q->grid, more);
	if (k->want == 0 || own == 0 || k->all == 0)
		return 0;
	int64_t before = k->want * k->seen / k->all;
	k->seen += own;
	int64_t now = k->want * k->seen / k->all - before;
	return more ? now : -now;
}

static void figure_here(struct page_placing *p, struct column *k, uint32_t index)
{
	const struct fill_column *c = k->c;
	uint32_t first = c->figure + c->heads;
	if (index < first || index >= first + c->heres)
		return;
	const struct fill_float *f = &p->q->figure[index];
	k->y = (k->y + p->q->grid - 1) / p->q->grid * p->q->grid;
	sp lines = fill_figure_lines(p->q, f, 2) * p->q->grid;
	page_stand(p, index, k->x, k->y + (lines - f->height) / 2);
	k->y += lines;
}

/* The first words of a column: the page knows them, and who goes on speaking is named again. */
static void begin(struct page_placing *p, const struct column *k, uint32_t slab)
{
	struct mark mark[PAGE_AGAIN];
	size_t n = page_again_marks(p->b, slab, mark);
	if (p->first[p->page] == NODE_NONE)
		p->first[p->page] = slab;
	for (size_t i = 0; i < n; i++)
		page_put_mark(p, &mark[i], k->x, p->b->style->page.top + k->y);
}

static void put_text(struct page_placing *p, struct column *k)
{
	const struct fill_column *c = k->c;
	uint32_t first, last;
	sp glue = 0;
	bool begun = false;
	text_of(p, c, &first, &last);
	k->want = c->extra > 0 ? c->extra : -c->extra;
	for (uint32_t i = first; i < last; i = next(p, i))
		k->all += can_give(&p->q->item[i], p->q->grid, c->extra > 0);
	for (uint32_t i = c->first; i < c->end; i = next(p, i)) {
		const struct fill_item *it = &p->q->item[i];
		if (it->kind == FILL_GLUE && begun && i < last)
			glue += it->height + share(p, k, i) * p->q->grid;
		if (it->kind == FILL_FLOAT) {
			figure_here(p, k, it->index);
			page_put_figure(p, it->index);
		}
		if (it->kind != FILL_BOX)
			continue;
		k->y = fill_snap(k->y + glue, it->snap, p->q->grid);
		glue = 0;
		if (!begun)
			begin(p, k, it->slab);
		begun = true;
		page_put_slab(p, it->slab, k->x, k->y);
		k->y += it->height;
	}
}

/* What is set again at the head of a column is nobody's words. */
static void put_repeat(struct page_placing *p, const struct fill_column *c, sp x, sp y)
{
	struct builder *b = p->b;
	const struct page_repeat *a = &b->repeat.v[p->q->item[c->repeat].repeat];
	for (uint32_t i = a->slab; i < a->slab + a->slabs; i++) {
		const struct slab *s = &b->slab.v[i];
		for (uint32_t k = 0; k < s->marks; k++) {
			const struct mark *from = &b->mark.v[s->mark + k];
			if (from->kind == MARK_LINK)
				continue;
			struct mark *m = page_put_mark(p, from, x, b->style->page.top + y);
			m->artifact = ARTIFACT_LAYOUT;
			m->node = NODE_NONE;
		}
		y += s->height;
	}
}

sp page_column_figures(struct page_placing *p, const struct fill_column *c)
{
	const struct fill_query *q = p->q;
	sp x = page_column_left(p, c->column, c->wide), y = c->top * q->grid;
	sp low = y + c->lines * q->grid;
	uint32_t k = c->figure;
	if (c->notes && low + c->notes * q->note_line + q->note_skip > p->b->height)
		low = p->b->height - c->notes * q->note_line - q->note_skip;
	for (int i = 0; i < c->heads; i++, k++) {
		page_stand(p, k, x, y);
		y += fill_figure_lines(q, &q->figure[k], 1) * q->grid;
	}
	k += c->heres + (uint32_t)(c->feet > 0 ? c->feet - 1 : 0);
	for (int i = 0; i < c->feet; i++, k--) {
		page_stand(p, k, x, low - q->figure[k].height);
		low -= fill_figure_lines(q, &q->figure[k], 1) * q->grid;
	}
	return y;
}

/* In the gutter before a column, as high as its band. */
static void column_rule(struct page_placing *p, const struct fill_column *c)
{
	const struct style_page *s = &p->b->style->page;
	if (c->wide || c->column == 0 || s->column_rule == 0)
		return;
	sp x = page_column_left(p, c->column, false);
	x += p->b->rtl ? p->b->measure + s->gutter / 2 : -s->hang - s->gutter / 2;
	page_put_rule(p, x - s->column_rule / 2, c->top * p->q->grid, s->column_rule,
		c->lines * p->q->grid);
}

void page_column(struct page_placing *p, const struct fill_column *c, sp head)
{
	struct builder *b = p->b;
	struct column k = { .c = c, .x = page_column_left(p, c->column, c->wide), .y = head };
	column_rule(p, c);
	if (c->repeat != FILL_NONE) {
		put_repeat(p, c, k.x, k.y);
		k.y += p->q->item[c->repeat].height;
	}
	put_text(p, &k);
	sp low = c->feet ? (c->top + c->lines) * b->grid : k.y;
	low += c->notes ? c->notes * p->q->note_line + p->q->note_skip : 0;
	p->white = b->height - low < p->white ? b->height - low : p->white;
}
