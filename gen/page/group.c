/* Several boxes made one, with what colours the ground behind them: a sidebar.
 *
 * What was built stands in the list already; its boxes are laid out as a page would lay them out
 * that has neither too much nor too little, but not on the grid: nothing stands beside them. Their
 * marks go into one slab, whose height is of whole lines; head and foot share what that adds. A
 * group that is higher than a page stays as it was built, without a ground: better divided than
 * lost. */
#include "page/inside.h"

static size_t first_box(const struct builder *b, size_t from)
{
	while (from < b->item.n && b->item.v[from].kind != FILL_BOX)
		from++;
	return from;
}

/* Where each box from there on begins, in slab.y; the height of all. */
static sp lay_out(struct builder *b, size_t from)
{
	sp y = 0, glue = 0;
	for (size_t i = from; i < b->item.n; i++) {
		const struct fill_item *it = &b->item.v[i];
		if (it->kind == FILL_GLUE)
			glue += it->height;
		if (it->kind != FILL_BOX)
			continue;
		y += glue;
		b->slab.v[it->slab].y = y;
		y += it->height;
		glue = 0;
	}
	return y;
}

static void move_marks(struct builder *b, uint32_t from, sp down)
{
	for (uint32_t i = 0; i < b->slab.v[from].marks; i++) {
		struct mark m = b->mark.v[b->slab.v[from].mark + i];
		m.y += b->slab.v[from].y + down;
		*VEC_PUSH(b->work, &b->mark) = m;
		b->slab.v[b->slab.n - 1].marks++;
	}
}

/* Notes, places and what heads say go over from a slab to the one made last. */
static void move_rest(struct builder *b, const struct page_group *g, uint32_t from)
{
	uint32_t to = (uint32_t)b->slab.n - 1;
	struct slab *s = &b->slab.v[to], *old = &b->slab.v[from];
	if (old->notes) {
		s->note = s->notes ? s->note : old->note;
		s->notes += old->notes;
		old->notes = 0;
	}
	s->table = s->table == NODE_NONE ? old->table : s->table;
	s->opening = s->opening || old->opening;
	for (size_t i = g->dest; i < b->dest.n; i++)
		if (b->dest.v[i].slab == from)
			b->dest.v[i].slab = to;
	for (size_t i = g->context; i < b->context.n; i++)
		if (b->context.v[i].first == from)
			b->context.v[i].first = to;
}

static void ground(struct builder *b, const struct page_ground *g, sp height)
{
	if (g->colour == 0xffffff)
		return;
	page_slab_mark(b, &(struct mark){ .kind = MARK_RULE,
				  .artifact = ARTIFACT_LAYOUT,
				  .node = NODE_NONE,
				  .x = g->left,
				  .w = g->right - g->left,
				  .h = height,
				  .colour = g->colour });
}

struct page_group page_group(const struct builder *b)
{
	return (struct page_group){ b->item.n, b->anchors, b->context.n - 1 };
}

bool page_group_end(struct builder *b, const struct page_group *g, const struct page_ground *on)
{
	size_t first = first_box(b, g->item), last = b->item.n;
	sp height = lay_out(b, first) + 2 * on->padding, rest = height % b->grid;
	rest = rest > 0 ? b->grid - rest : 0;
	height += rest;
	if (first == last || height > b->height)
		return false;
	uint32_t context = b->slab.v[b->item.v[first].slab].context;
	page_slab(b, height)->context = context;
	ground(b, on, height);
	for (size_t i = first; i < last; i++)
		if (b->item.v[i].kind == FILL_BOX) {
			move_marks(b, b->item.v[i].slab, on->padding + rest / 2);
			move_rest(b, g, b->item.v[i].slab);
		}
	b->item.v[first].height = height;
	b->item.v[first].snap = height;
	b->item.v[first].slab = (uint32_t)b->slab.n - 1;
	b->item.n = first + 1;
	return true;
}
