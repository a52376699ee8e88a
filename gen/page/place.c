/* Every slab to its page: positions become final here. */
#include "page/inside.h"

#include <assert.h>

struct placing {
	struct builder *b;
	const struct fill_query *q;
	struct pages *out;
	uint32_t *first;   /* of each page its first slab; NODE_NONE */
	size_t note, line; /* next line of a note to be placed */
	uint32_t counted;  /* lines of text so far, of the page or of the document */
	VEC(struct mark) mark;
	bool started; /* the page has told where in the interview it begins */
};

/* A book that is read from the right is bound on the right, and what hangs is there too. */
sp page_left(const struct builder *b, bool verso)
{
	const struct style_page *p = &b->style->page;
	bool turned = (p->duplex && verso) != b->rtl;
	return (b->rtl ? 0 : p->hang) + (turned ? p->outer : p->inner);
}

/* The page begins with the first words of the interview on it. */
static void find_start(struct placing *p, struct page *page, const struct mark *m)
{
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
static void table_box(struct placing *p, const struct slab *s, sp x, uint32_t index)
{
	struct node *n = &p->b->node.v[s->table];
	struct mark area = { .x = x, .y = s->y, .w = p->b->measure, .h = s->height };
	if (n->level == 0 || (uint32_t)n->level == index + 1)
		grow_box(n, &area);
	n->level = n->level ? n->level : (int)index + 1;
}

static void put_slab(struct placing *p, uint32_t slab, uint32_t index, sp y)
{
	struct builder *b = p->b;
	struct page *page = &p->out->page[index];
	struct slab *s = &b->slab.v[slab];
	sp left = page_left(b, page->verso);
	s->page = index;
	s->y = b->style->page.top + y;
	for (uint32_t i = 0; i < s->marks; i++) {
		struct mark *m = VEC_PUSH(b->work, &p->mark);
		*m = b->mark.v[s->mark + i];
		m->x += left;
		m->y += s->y;
		if (m->kind == MARK_IMAGE && m->node != NODE_NONE)
			grow_box(&b->node.v[m->node], m);
		find_start(p, page, m);
	}
	struct mark number;
	if (s->line && page_line_number(b, slab, ++p->counted, &number)) {
		number.x += left;
		number.y += s->y;
		*VEC_PUSH(b->work, &p->mark) = number;
	}
	if (s->table != NODE_NONE)
		table_box(p, s, left, index);
}

static void name_again(struct placing *p, uint32_t slab, uint32_t index, sp y)
{
	struct builder *b = p->b;
	struct mark mark[PAGE_AGAIN];
	size_t n = page_again_marks(b, slab, mark);
	for (size_t i = 0; i < n; i++) {
		mark[i].x += page_left(b, p->out->page[index].verso);
		mark[i].y += b->style->page.top + y;
		*VEC_PUSH(b->work, &p->mark) = mark[i];
	}
}

static int64_t can_give(const struct fill_item *it, sp grid, bool stretch)
{
	return it->kind != FILL_GLUE ? 0 : (stretch ? it->stretch : it->shrink) / grid;
}

/* Lines of the grid that go into glue i, `given` having gone into those above: an even share of
 * what is asked for. */
static int64_t share(
	struct placing *p, const struct fill_page *f, size_t last, int64_t *seen, size_t i)
{
	bool more = f->extra > 0;
	int64_t want = more ? f->extra : -f->extra, all = 0;
	if (want == 0)
		return 0;
	for (size_t k = f->first; k < last; k++)
		all += can_give(&p->q->item[k], p->q->grid, more);
	int64_t own = can_give(&p->q->item[i], p->q->grid, more);
	if (all == 0 || own == 0)
		return 0;
	int64_t before = want * *seen / all;
	*seen += own;
	int64_t now = want * *seen / all - before;
	return more ? now : -now;
}

static void rule_above_notes(struct placing *p, const struct page *page, sp y)
{
	struct builder *b = p->b;
	*VEC_PUSH(b->work, &p->mark) = (struct mark){ .kind = MARK_RULE,
		.artifact = ARTIFACT_LAYOUT,
		.node = NODE_NONE,
		.x = page_left(b, page->verso) + (b->rtl ? b->measure - b->measure / 4 : 0),
		.y = y,
		.w = b->measure / 4,
		.h = SP_PT * 2 / 5,
		.colour = b->style->text[STYLE_NOTE].colour };
}

static void put_notes(struct placing *p, const struct fill_page *f, uint32_t index)
{
	struct builder *b = p->b;
	sp y = b->height - (sp)f->notes * p->q->note_line;
	if (f->notes > 0)
		rule_above_notes(
			p, &p->out->page[index], b->style->page.top + y - p->q->note_skip / 2);
	for (uint32_t left = f->notes; left > 0; p->line++) {
		while (p->note < b->note.n && p->line >= b->note.v[p->note].slabs) {
			p->note++;
			p->line = 0;
		}
		assert(p->note < b->note.n);
		put_slab(p, b->note.v[p->note].slab + (uint32_t)p->line, index, y);
		y += p->q->note_line;
		left--;
	}
}

uint32_t page_reasons(const struct builder *b, uint32_t item)
{
	size_t low = 0, high = b->reason.n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (b->reason.v[mid].item < item)
			low = mid + 1;
		else
			high = mid;
	}
	return low < b->reason.n && b->reason.v[low].item == item ? b->reason.v[low].faults : 0;
}

static struct page_end end_of(const struct placing *p, uint32_t end, uint32_t index)
{
	const struct fill_item *it = &p->q->item[end];
	if (index + 1 == p->out->n || it->penalty <= FILL_FORCE)
		return (struct page_end){ .forced = true };
	uint32_t faults = page_reasons(p->b, end);
	if (p->out->page[index].verso)
		faults &= ~(uint32_t)PAGE_RECTO_QUESTION;
	if (it->penalty >= FILL_NEVER && faults == 0)
		faults = PAGE_KEPT;
	return (struct page_end){ .faults = faults };
}

static void put_page(struct placing *p, const struct fill_page *f, uint32_t index)
{
	struct builder *b = p->b;
	size_t last = f->end;
	sp y = 0, glue = 0;
	int64_t seen = 0;
	while (last > f->first && p->q->item[last - 1].kind != FILL_BOX)
		last--;
	p->started = false;
	p->counted = b->style->page.count_on ? p->counted : 0;
	p->mark.n = 0;
	for (size_t i = f->first; i < last; i++) {
		const struct fill_item *it = &p->q->item[i];
		if (it->kind == FILL_GLUE)
			glue += it->height + share(p, f, last, &seen, i) * p->q->grid;
		if (it->kind != FILL_BOX)
			continue;
		y = fill_snap(y + glue, it->snap, p->q->grid);
		glue = 0;
		if (i == f->first) {
			p->first[index] = it->slab;
			name_again(p, it->slab, index, y);
		}
		put_slab(p, it->slab, index, y);
		y += it->height;
	}
	put_notes(p, f, index);
	struct page *page = &p->out->page[index];
	sp taken = f->notes ? (sp)f->notes * p->q->note_line + p->q->note_skip : 0;
	page->slack = b->height - y - taken;
	page->end = end_of(p, f->end, index);
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
		to->x = out->n ? page_left(b, out->page[s->page].verso) : 0;
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
	struct placing p = { .b = b, .q = q, .out = out };
	const struct style_page *s = &b->style->page;
	out->n = fill->n ? fill->n : 1;
	out->page = ARENA_ARRAY(b->arena, out->n, struct page);
	p.first = ARENA_ARRAY(b->work, out->n, uint32_t);
	for (size_t i = 0; i < out->n; i++) {
		struct page *page = &out->page[i];
		int number = s->first_number + (int)i;
		page->width = s->width;
		page->height = s->height;
		page->verso = s->duplex && number % 2 == 0;
		page->label = arena_printf(b->arena, "%d", number);
		p.first[i] = NODE_NONE;
		page->mark = ARENA_ARRAY(b->arena, fill->n ? 0 : PAGE_FURNITURE, struct mark);
		if (fill->n)
			put_page(&p, &fill->page[i], (uint32_t)i);
		page->start.label = page->label;
		if (i == 0)
			page->start.span = NULL;
	}
	find_dests(b, out);
	page_number_pages(b, out, p.first);
	page_furniture(b, out, p.first);
}
