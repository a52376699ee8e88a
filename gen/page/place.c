/* Every slab to its page: positions become final here. */
#include "page/placing.h"

#include <assert.h>

/* A book that is read from the right is bound on the right, and what hangs is there too. */
sp page_left(const struct builder *b, bool verso)
{
	const struct style_page *p = &b->style->page;
	bool turned = (p->duplex && verso) != b->rtl;
	return (b->rtl ? 0 : p->hang) + (turned ? p->outer : p->inner);
}

sp page_column_left(const struct page_placing *p, unsigned column, bool wide)
{
	const struct builder *b = p->b;
	sp left = page_left(b, p->out->page[p->page].verso);
	unsigned k = b->rtl ? (unsigned)b->columns - 1 - column : column;
	return wide ? left : left + (sp)k * b->pitch;
}

/* The page begins with the first words of the interview on it. */
static void find_start(struct page_placing *p, const struct mark *m)
{
	struct page *page = &p->out->page[p->page];
	const struct line_mark *first = NULL;
	if (p->started || m->kind != MARK_TEXT)
		return;
	for (size_t i = 0; i < m->line->n; i++) {
		const struct line_mark *l = &m->line->mark[i];
		if (m->span[l->span].src && m->span[l->span].node != NODE_NONE &&
			(!first || l->span < first->span ||
				(l->span == first->span && l->offset < first->offset)))
			first = l;
	}
	if (!first)
		return;
	page->start.span = m->span[first->span].src;
	page->start.offset = m->span[first->span].src_offset + first->offset;
	p->started = true;
}

static void grow_box(struct node *n, const struct mark *m)
{
	if (n->bbox[2] == 0 && n->bbox[3] == 0) {
		memcpy(n->bbox, (sp[4]){ m->x, m->y, m->w, m->h }, sizeof n->bbox);
		return;
	}
	sp right = n->bbox[0] + n->bbox[2], low = n->bbox[1] + n->bbox[3];
	right = m->x + m->w > right ? m->x + m->w : right;
	low = m->y + m->h > low ? m->y + m->h : low;
	n->bbox[0] = m->x < n->bbox[0] ? m->x : n->bbox[0];
	n->bbox[1] = m->y < n->bbox[1] ? m->y : n->bbox[1];
	n->bbox[2] = right - n->bbox[0];
	n->bbox[3] = low - n->bbox[1];
}

/* Tables have the box of their rows on the page they begin on. */
static void table_box(struct page_placing *p, const struct slab *s)
{
	struct node *n = &p->b->node.v[s->table];
	struct mark area = { .x = s->x, .y = s->y, .w = s->width, .h = s->height };
	if (n->level == 0 || (uint32_t)n->level == p->page + 1)
		grow_box(n, &area);
	n->level = n->level ? n->level : (int)p->page + 1;
}

struct mark *page_put_mark(struct page_placing *p, const struct mark *from, sp x, sp y)
{
	struct mark *m = VEC_PUSH(p->b->work, &p->mark);
	*m = *from;
	m->x += x;
	m->y += y;
	return m;
}

/* x and y from the left and the head of the text area. */
void page_put_slab(struct page_placing *p, uint32_t slab, sp x, sp y)
{
	struct builder *b = p->b;
	struct slab *s = &b->slab.v[slab];
	s->page = p->page;
	s->x = x;
	s->y = b->style->page.top + y;
	for (uint32_t i = 0; i < s->marks; i++) {
		const struct mark *m = page_put_mark(p, &b->mark.v[s->mark + i], s->x, s->y);
		if (m->kind == MARK_IMAGE && m->node != NODE_NONE)
			grow_box(&b->node.v[m->node], m);
		find_start(p, m);
	}
	struct mark number;
	if (s->line && page_line_number(b, slab, ++p->counted, &number))
		page_put_mark(p, &number, s->x, s->y);
	if (s->table != NODE_NONE)
		table_box(p, s);
}

void page_put_figure(struct page_placing *p, uint32_t index)
{
	const struct page_stand *at = &p->figure[index];
	bool started = p->started;
	p->figure[index].spoken = true;
	if (at->page != p->page)
		return;
	p->started = true;
	page_put_slab(p, p->q->figure[index].slab, at->x, at->y);
	p->started = started;
	p->figure[index].page = NODE_NONE;
}

void page_stand(struct page_placing *p, uint32_t index, sp x, sp y)
{
	p->figure[index].page = p->page;
	p->figure[index].x = x;
	p->figure[index].y = y;
}

void page_put_rule(struct page_placing *p, sp x, sp y, sp w, sp h)
{
	*VEC_PUSH(p->b->work, &p->mark) = (struct mark){ .kind = MARK_RULE,
		.artifact = ARTIFACT_LAYOUT,
		.node = NODE_NONE,
		.x = x,
		.y = p->b->style->page.top + y,
		.w = w,
		.h = h,
		.colour = p->b->style->text[STYLE_NOTE].colour };
}

/* --- notes ----------------------------------------------------------------------------------- */

static void put_notes(struct page_placing *p, uint32_t lines, sp x, sp low)
{
	struct builder *b = p->b;
	sp measure = page_note_measure(b), y = low - (sp)lines * p->q->note_line;
	if (lines == 0)
		return;
	page_put_rule(p, x + (b->rtl ? measure - measure / 4 : 0), y - p->q->note_skip / 2,
		measure / 4, SP_PT * 2 / 5);
	for (uint32_t left = lines; left > 0; p->line++) {
		while (p->note < b->note.n && p->line >= b->note.v[p->note].slabs) {
			p->note++;
			p->line = 0;
		}
		assert(p->note < b->note.n);
		page_put_slab(p, b->note.v[p->note].slab + (uint32_t)p->line, x, y);
		y += p->q->note_line;
		left--;
	}
}

/* --- pages ----------------------------------------------------------------------------------- */

static void wide_figures(struct page_placing *p, const struct fill_page *f)
{
	const struct fill_query *q = p->q;
	sp y = 0, low = p->b->height, x = page_column_left(p, 0, true);
	if (f->notes)
		low -= (q->note_skip + f->notes * q->note_line + q->grid - 1) / q->grid * q->grid;
	for (uint32_t k = f->figure; k < f->figure + f->heads + f->feet; k++) {
		bool head = k < f->figure + f->heads;
		low -= head ? 0 : q->figure[k].height;
		page_stand(p, k, x, head ? y : low);
		y += head ? fill_figure_lines(q, &q->figure[k], 1) * q->grid : 0;
	}
}

/* Figures of this page that were spoken of before it; at its end, all that are left. */
static void put_figures(struct page_placing *p, uint32_t from, bool all)
{
	for (uint32_t k = from; k < p->figures; k++)
		if (p->figure[k].page == p->page && (all || p->figure[k].spoken))
			page_put_figure(p, k);
}

static void put_columns(struct page_placing *p, const struct fill_page *f)
{
	const struct fill_column *c = p->fill->column + f->column;
	struct arena_mark m = arena_mark(p->b->scratch);
	sp *head = ARENA_ARRAY(p->b->scratch, f->columns, sp);
	uint32_t before = p->figures;
	wide_figures(p, f);
	p->figures += (uint32_t)f->heads + f->feet;
	for (uint32_t i = 0; i < f->columns; i++) {
		head[i] = page_column_figures(p, &c[i]);
		p->figures += (uint32_t)c[i].heads + c[i].heres + c[i].feet;
	}
	put_figures(p, before, false);
	for (uint32_t i = 0; i < f->columns; i++)
		page_column(p, &c[i], head[i]);
	put_figures(p, before, true);
	for (uint32_t i = 0; i < f->columns; i++)
		put_notes(p, c[i].notes, page_column_left(p, c[i].column, c[i].wide), p->b->height);
	put_notes(p, f->notes, page_column_left(p, 0, true), p->b->height);
	arena_reset(p->b->scratch, m);
}

/* What the ends of the page's columns are charged for. */
static struct page_end end_of(const struct page_placing *p, const struct fill_page *f)
{
	struct page_end end = { .forced = p->page + 1 == p->out->n || f->columns == 0 };
	for (uint32_t i = f->column; i < f->column + f->columns; i++) {
		uint32_t at = p->fill->column[i].end;
		const struct fill_item *it = &p->q->item[at];
		bool last = i + 1 == f->column + f->columns;
		if (at >= p->q->n || it->kind != FILL_PENALTY || it->penalty <= FILL_FORCE) {
			end.forced = true;
			continue;
		}
		uint32_t faults = it->faults;
		if (!last || p->out->page[p->page].verso)
			faults &= ~(uint32_t)PAGE_RECTO_QUESTION;
		if (it->penalty >= FILL_NEVER && faults == 0)
			faults = PAGE_KEPT;
		end.faults |= last && end.forced ? 0 : faults;
	}
	return end;
}

static void put_page(struct page_placing *p, const struct fill_page *f)
{
	struct builder *b = p->b;
	struct page *page = &p->out->page[p->page];
	p->started = false;
	p->counted = b->style->page.count_on ? p->counted : 0;
	p->mark.n = 0;
	p->white = b->height;
	put_columns(p, f);
	page->slack = p->white;
	page->end = end_of(p, f);
	page->n = p->mark.n;
	page->mark = ARENA_ARRAY(b->arena, page->n + PAGE_FURNITURE, struct mark);
	if (page->n)
		memcpy(page->mark, p->mark.v, page->n * sizeof *page->mark);
}

static void find_dests(struct builder *b, struct pages *out)
{
	out->dest = ARENA_ARRAY(b->arena, b->dest.n + out->n, struct dest);
	for (size_t i = 0; i < b->dest.n; i++) {
		const struct page_dest *d = &b->dest.v[i];
		struct dest *to = &out->dest[out->dests++];
		to->name = d->name;
		if (d->slab == NODE_NONE)
			continue;
		const struct slab *s = &b->slab.v[d->slab];
		to->page = s->page;
		to->x = s->x;
		to->y = s->y;
	}
	for (size_t i = 0; i < out->n; i++)
		out->dest[out->dests++] = (struct dest){
			.name = arena_printf(b->arena, "page:%zu", i + 1), .page = (uint32_t)i
		};
}

void page_place(struct builder *b, const struct fill_query *q, const struct fill_pages *fill,
	struct pages *out)
{
	struct page_placing p = { .b = b, .q = q, .fill = fill, .out = out };
	const struct style_page *s = &b->style->page;
	out->n = fill->n ? fill->n : 1;
	out->page = ARENA_ARRAY(b->arena, out->n, struct page);
	p.first = ARENA_ARRAY(b->work, out->n, uint32_t);
	p.figure = ARENA_ARRAY(b->work, q->figures, struct page_stand);
	for (size_t i = 0; i < q->figures; i++)
		p.figure[i].page = NODE_NONE;
	for (size_t i = 0; i < out->n; i++) {
		struct page *page = &out->page[i];
		int number = s->first_number + (int)i;
		page->width = s->width;
		page->height = s->height;
		page->verso = s->duplex && number % 2 == 0;
		page->label = arena_printf(b->arena, "%d", number);
		p.first[i] = NODE_NONE;
		page->mark = ARENA_ARRAY(b->arena, fill->n ? 0 : PAGE_FURNITURE, struct mark);
		p.page = (uint32_t)i;
		if (fill->n)
			put_page(&p, &fill->page[i]);
		page->start.label = page->label;
		if (i == 0)
			page->start.span = NULL;
	}
	find_dests(b, out);
	b->measure = b->full;
	page_number_pages(b, out, p.first);
	page_furniture(b, out, p.first);
}
