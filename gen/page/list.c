/* The vertical list as it grows: what stands between two boxes is settled when the second comes. */
#include "page/inside.h"

struct slab *page_slab(struct builder *b, sp height)
{
	struct slab *s = VEC_PUSH(b->work, &b->slab);
	*s = (struct slab){ .mark = (uint32_t)b->mark.n,
		.note = (uint32_t)b->hung,
		.context = (uint32_t)b->context.n - 1,
		.table = NODE_NONE,
		.width = b->measure,
		.height = height };
	struct page_context *c = &b->context.v[s->context];
	if (!b->in_note && c->first == NODE_NONE)
		c->first = (uint32_t)b->slab.n - 1;
	if (!b->in_note) {
		s->opening = b->opening;
		s->bare = b->bare;
		b->opening = b->bare = false;
	}
	if (!b->in_note)
		for (; b->anchors < b->dest.n; b->anchors++)
			if (b->dest.v[b->anchors].slab == NODE_NONE)
				b->dest.v[b->anchors].slab = (uint32_t)b->slab.n - 1;
	return s;
}

void page_slab_mark(struct builder *b, const struct mark *m)
{
	struct mark *to = VEC_PUSH(b->work, &b->mark);
	*to = *m;
	if (b->rtl && (m->kind == MARK_RULE || m->kind == MARK_IMAGE))
		to->x = b->measure - m->x - m->w;
	b->slab.v[b->slab.n - 1].marks++;
}

void page_space(struct builder *b, sp space)
{
	b->space = space > b->space ? space : b->space;
}

void page_penalty(struct builder *b, int64_t any, int64_t recto)
{
	b->penalty += any;
	b->recto += recto;
}

void page_fault(struct builder *b, uint32_t faults)
{
	b->faults |= faults;
}

int page_clamp(int64_t p)
{
	return p > 1000000 ? 1000000 : p <= FILL_FORCE ? FILL_FORCE + 1 : (int)p;
}

/* The white space and the place to end a column before a box. Where the columns give way to what
 * stands across them, or come back, there is a place in any case. */
static void between(struct builder *b)
{
	bool turns = b->item.n > 0 && b->was_wide != b->wide;
	if (b->item.n > 0 && (!b->keep || turns))
		*VEC_PUSH(b->work, &b->item) = (struct fill_item){ .kind = FILL_PENALTY,
			.penalty = b->force  ? FILL_FORCE
				   : b->keep ? FILL_NEVER
					     : page_clamp(b->penalty),
			.recto = page_clamp(b->recto),
			.height = b->repeats ? b->repeat.v[b->repeats - 1].height : 0,
			.repeat = b->repeats ? b->repeats - 1 : 0,
			.faults = b->faults };
	if (b->item.n > 0 && (b->space || b->stretch || b->shrink))
		*VEC_PUSH(b->work, &b->item) = (struct fill_item){ .kind = FILL_GLUE,
			.height = b->space,
			.stretch = b->stretch,
			.shrink = b->shrink };
	b->space = b->stretch = b->shrink = 0;
	b->penalty = b->recto = 0;
	b->faults = b->repeats = 0;
	b->keep = b->force = b->heading = b->off_grid = false;
	b->was_wide = b->wide;
}

static void box(struct builder *b, sp height, sp snap)
{
	between(b);
	*VEC_PUSH(b->work, &b->item) = (struct fill_item){ .kind = FILL_BOX,
		.wide = b->wide,
		.height = height,
		.snap = snap,
		.slab = (uint32_t)b->slab.n };
	page_slab(b, height);
}

void page_box(struct builder *b, sp height, sp snap)
{
	if (b->rule.w > 0) {
		box(b, b->grid / 2, snap < 0 ? -1 : snap + b->grid / 2);
		page_slab_mark(b, &b->rule);
		b->rule.w = 0;
		b->keep = true;
	}
	box(b, height, snap);
}
