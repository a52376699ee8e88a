/* Any vertical list gives pages that hold each box, each figure and each line of a note once, in
 * order. */
#include <assert.h>

#include "page/fill.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

struct bytes {
	const uint8_t *p;
	size_t n;
};

static uint32_t take(struct bytes *b)
{
	if (b->n == 0)
		return 0;
	b->n--;
	return *b->p++;
}

struct list {
	struct arena *a;
	VEC(struct fill_item) item;
	VEC(struct fill_float) figure;
	uint32_t groups;
};

static struct fill_item *push(struct list *l, enum fill_kind kind)
{
	struct fill_item *it = VEC_PUSH(l->a, &l->item);
	it->kind = kind;
	return it;
}

static void penalty(struct bytes *b, struct list *l, uint32_t what)
{
	struct fill_item *it = push(l, FILL_PENALTY);
	it->penalty = what & 32 ? FILL_NEVER : what & 64 ? FILL_FORCE : (int)take(b);
	it->recto = (int)take(b);
}

static void box(struct bytes *b, struct list *l, uint32_t what)
{
	struct fill_item *it = push(l, FILL_BOX);
	it->height = (sp)(take(b) * (what & 128 ? 7 : 1));
	it->snap = what & 8 ? -1 : (sp)take(b);
	it->notes = what & 16 ? take(b) % 24 : 0;
	it->last_note = it->notes ? 1 + take(b) % it->notes : 0;
	it->wide = what & 32;
}

/* Lines of the grid, in two or three numbers, with the same notes. */
static void group(struct bytes *b, struct list *l, sp grid)
{
	uint32_t what = take(b), first = (uint32_t)l->item.n, alts = 2 + (what & 1);
	int lines = 2 + (int)(what >> 1 & 7);
	for (uint32_t a = 0; a < alts; a++) {
		struct fill_item *it = push(l, FILL_ALT);
		it->lines = a == 0 ? 0 : a == 1 ? 1 : -1;
		it->cost = a ? (int)take(b) : 0;
		it->group = l->groups;
		it->alt = a;
		uint32_t at = (uint32_t)l->item.n - 1;
		for (int k = 0; k < lines + l->item.v[at].lines; k++) {
			if (k > 0)
				push(l, FILL_PENALTY)->penalty = (int)take(b);
			it = push(l, FILL_BOX);
			it->height = it->snap = grid;
			it->notes = it->last_note = k == 0 ? what >> 4 & 3 : 0;
		}
		l->item.v[at].next = (uint32_t)l->item.n;
	}
	for (uint32_t a = first; a < l->item.n; a = l->item.v[a].next)
		l->item.v[a].end = (uint32_t)l->item.n;
	l->groups++;
}

static void figure(struct bytes *b, struct list *l)
{
	uint32_t what = take(b);
	push(l, FILL_FLOAT)->index = (uint32_t)l->figure.n;
	*VEC_PUSH(l->a, &l->figure) = (struct fill_float){ .height = (sp)take(b),
		.wide = what & 1,
		.foot = what & 2 ? FILL_NEVER : (int)(what >> 4),
		.here = what & 4 ? FILL_NEVER : (int)(what >> 4) };
}

static void item(struct bytes *b, struct list *l, sp grid)
{
	uint32_t what = take(b);
	struct fill_item *it;
	switch (what % 8) {
	case 0:
	case 1:
	case 2:
		box(b, l, what);
		break;
	case 3:
		it = push(l, FILL_GLUE);
		it->height = (sp)take(b);
		it->stretch = (sp)take(b);
		it->shrink = it->height / 2;
		break;
	case 4:
		group(b, l, grid);
		break;
	case 5:
		figure(b, l);
		break;
	default:
		penalty(b, l, what);
	}
}

static void check(const struct fill_query *q, const struct fill_pages *p)
{
	int64_t boxes = 0, notes = 0, figures = (int64_t)q->figures;
	for (uint32_t i = 0; i < q->n; i = fill_item_next(q->item, p->choice, i)) {
		boxes += q->item[i].kind == FILL_BOX;
		notes += q->item[i].kind == FILL_BOX ? q->item[i].notes : 0;
	}
	for (size_t i = 0; i < p->columns; i++) {
		const struct fill_column *c = &p->column[i];
		assert(i == 0 || c->first >= p->column[i - 1].end);
		for (uint32_t k = c->first; k < c->end; k = fill_item_next(q->item, p->choice, k))
			boxes -= q->item[k].kind == FILL_BOX;
		notes -= c->notes;
		figures -= c->heads + c->heres + c->feet;
	}
	for (size_t i = 0; i < p->n; i++) {
		notes -= p->page[i].notes;
		figures -= p->page[i].heads + p->page[i].feet;
	}
	assert(boxes == 0 && notes == 0 && figures == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct bytes b = { bytes, n };
	struct list l = { .a = arena_new() };
	uint32_t what = take(&b);
	struct fill_query q = { .first = 100 + take(&b),
		.recto = 1 + take(&b),
		.verso = 1 + take(&b),
		.spreads = true,
		.columns = 1 + (int)(what % 3),
		.balance = what & 4,
		.notes_across = what & 8,
		.grid = 6 + take(&b) % 20,
		.note_skip = take(&b) % 30,
		.note_line = 5 + take(&b) % 30,
		.float_skip = take(&b) % 30,
		.ragged = take(&b),
		.split_note = (int)take(&b),
		.short_last = (int)take(&b),
		.uneven = (int)take(&b),
		.uneven_columns = (int)take(&b),
		.late = (int)take(&b),
		.float_column = (int)take(&b) };
	while (b.n > 0 && l.item.n < 300)
		item(&b, &l, q.grid);
	q.item = l.item.v;
	q.n = l.item.n;
	q.figure = l.figure.v;
	q.figures = l.figure.n;
	struct fill_pages p;
	page_fill(l.a, &q, &p);
	if (p.n > 0)
		check(&q, &p);
	arena_drop(l.a);
	return 0;
}
