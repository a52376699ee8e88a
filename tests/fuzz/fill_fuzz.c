/* Any vertical list gives pages that hold each box and each line of a note once, in order. */
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

static void check(const struct fill_query *q, const struct fill_pages *p)
{
	uint64_t boxes = 0, notes = 0;
	for (size_t i = 0; i < q->n; i++) {
		boxes += q->item[i].kind == FILL_BOX;
		notes += q->item[i].notes;
	}
	for (size_t i = 0; i < p->n; i++) {
		const struct fill_page *g = &p->page[i];
		assert(i == 0 || g->first >= p->page[i - 1].end);
		for (uint32_t k = g->first; k < g->end; k++)
			boxes -= q->item[k].kind == FILL_BOX;
		notes -= g->notes;
	}
	assert(boxes == 0 && notes == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct bytes b = { bytes, n };
	struct arena *a = arena_new();
	struct fill_query q = { .first = 100 + take(&b),
		.recto = 1 + take(&b),
		.verso = 1 + take(&b),
		.spreads = true,
		.grid = 1 + take(&b) % 20,
		.note_skip = take(&b) % 30,
		.note_line = 1 + take(&b) % 30,
		.ragged = take(&b),
		.split_note = (int)take(&b),
		.short_last = (int)take(&b),
		.uneven = (int)take(&b) };
	VEC(struct fill_item) list = { 0 };
	while (b.n > 0 && list.n < 2000) {
		uint32_t what = take(&b);
		struct fill_item *it = VEC_PUSH(a, &list);
		it->kind = (enum fill_kind)(what % 3);
		it->height = (sp)(take(&b) * (what & 128 ? 7 : 1));
		if (it->kind == FILL_BOX) {
			it->snap = what & 8 ? -1 : (sp)take(&b);
			it->notes = what & 16 ? take(&b) : 0;
			it->last_note = it->notes ? 1 + take(&b) % it->notes : 0;
		} else if (it->kind == FILL_GLUE) {
			it->stretch = (sp)take(&b);
			it->shrink = it->height / 2;
		} else {
			it->penalty = what & 32   ? FILL_NEVER
				      : what & 64 ? FILL_FORCE
						  : (int)take(&b);
			it->recto = (int)take(&b);
		}
	}
	q.item = list.v;
	q.n = list.n;
	struct fill_pages p;
	page_fill(a, &q, &p);
	check(&q, &p);
	arena_drop(a);
	return 0;
}
