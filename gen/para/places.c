/* The legal breaks of a list of items with the sums of widths before them, so that the width, the
 * stretch and the shrink of any line are subtractions. */
#include "para/inside.h"

#include <assert.h>

struct walk {
	struct arena *arena;
	VEC(struct place) place;
	size_t waiting;         /* places from here on have no start yet: no box came after them */
	const struct item *box; /* the last */
	uint32_t glues;
	sp nat, stretch, shrink; /* before the item looked at */
	/* the same behind the last box: glue at a line's end belongs to no line */
	sp box_nat, box_stretch, box_shrink;
	uint32_t box_glues;
};

/* The next line of every place that waits begins here: at a box, or with nothing. */
static void start(struct walk *w, const struct item *box)
{
	for (; w->waiting < w->place.n; w->waiting++) {
		struct place *p = &w->place.v[w->waiting];
		p->start = w->nat - p->start + (box ? box->left : 0);
		p->start_stretch = w->stretch;
		p->start_shrink = w->shrink;
		p->start_glue = w->glues;
		p->start_word = box ? box->word : 0;
	}
	w->box_nat = w->nat;
	w->box_stretch = w->stretch;
	w->box_shrink = w->shrink;
	w->box_glues = w->glues;
}

static void box(struct walk *w, const struct item *it)
{
	assert(it->stretch >= 0 && it->shrink >= 0);
	start(w, it);
	w->nat = w->box_nat += it->width;
	w->stretch = w->box_stretch += it->stretch;
	w->shrink = w->box_shrink += it->shrink;
	w->box = it;
}

static void glue(struct walk *w, const struct item *it)
{
	assert(it->stretch >= 0 && it->shrink >= 0);
	w->nat += it->width;
	w->stretch += it->stretch;
	w->shrink += it->shrink;
	w->glues++;
}

/* A break at this item, NULL for the end. `start` keeps the penalty's `after` until the box that
 * begins the next line is met. */
static void place(struct walk *w, const struct item *it, uint32_t index)
{
	bool pen = it && it->kind == ITEM_PENALTY;
	struct place *p = VEC_PUSH(w->arena, &w->place);
	*p = (struct place){
		.item = index,
		.penalty = pen ? it->penalty : 0,
		.hyphen = pen && it->hyphen,
		.cut = pen && it->cut && it->penalty > PENALTY_FORCE,
		.forced = pen && it->penalty <= PENALTY_FORCE,
		.end_glue = w->box_glues,
		.end_word = w->box ? w->box->word : 0,
		.end = w->box_nat + (pen ? it->width : 0),
		.end_stretch = w->box_stretch,
		.end_shrink = w->box_shrink,
		.start = pen ? it->after : 0,
	};
	if (pen)
		p->end -= it->right;
	else if (w->box)
		p->end -= w->box->right;
}

/* A break that leaves no box before the forced end of its line is none. */
static void forget_empty(struct walk *w)
{
	if (w->waiting == w->place.n - 1 && w->waiting > 0 && !w->place.v[w->waiting].forced)
		w->place.n--;
}

static void forced(struct walk *w, const struct item *it, uint32_t index)
{
	forget_empty(w);
	if (w->waiting < w->place.n) { /* a line with nothing in it */
		w->box = NULL;
		start(w, NULL);
	}
	place(w, it, index);
}

static void item(struct walk *w, const struct item *it, uint32_t index)
{
	bool behind_box = index > 0 && it[-1].kind == ITEM_BOX;
	switch (it->kind) {
	case ITEM_BOX:
		box(w, it);
		break;
	case ITEM_GLUE:
		if (behind_box)
			place(w, it, index);
		glue(w, it);
		break;
	case ITEM_PENALTY:
		if (it->penalty <= PENALTY_FORCE)
			forced(w, it, index);
		else if (behind_box && it->penalty < PENALTY_NEVER)
			place(w, it, index);
		break;
	}
}

static void low_bounds(struct place *p, size_t n)
{
	sp end = p[n - 1].end - p[n - 1].end_shrink, first = p[n - 1].start;
	for (size_t i = n; i-- > 0;) {
		sp e = p[i].end - p[i].end_shrink;
		p[i].low_end = end = e < end ? e : end;
		p[i].low_start = first = p[i].start < first ? p[i].start : first;
	}
}

struct place *para_places(struct arena *a, const struct item *items, size_t n, size_t *places)
{
	struct walk w = { .arena = a };
	struct place *last;
	assert(n < UINT32_MAX);
	place(&w, NULL, 0);
	for (size_t i = 0; i < n; i++)
		item(&w, &items[i], (uint32_t)i);
	forget_empty(&w);
	last = &w.place.v[w.place.n - 1];
	if (w.waiting == w.place.n - 1) /* nothing behind it: the start, or a forced break */
		last->item = (uint32_t)n;
	else
		place(&w, NULL, (uint32_t)n);
	start(&w, NULL);
	low_bounds(w.place.v, w.place.n);
	*places = w.place.n;
	return w.place.v;
}
