/* The legal breaks of a list of items with the sums of widths before them, so that the width, the
 * stretch and the shrink of any line are subtractions. */
#include "para/inside.h"

#include <assert.h>

struct walk {
	struct arena *arena;
	VEC(struct place) place;
	size_t waiting;         /* places from here on have no start yet: no box came after them */
	const struct item *box; /* the last */
	struct sums sums;       /* before the item looked at */
	struct sums behind_box; /* behind the last box: glue at a line's end belongs to no line */
};

/* The next line of every place that waits begins here: at a box, or with nothing. */
static void start(struct walk *w, const struct item *box)
{
	for (; w->waiting < w->place.n; w->waiting++) {
		struct place *p = &w->place.v[w->waiting];
		sp after = p->start.width;
		p->start = w->sums;
		p->start.width += (box ? box->left : 0) - after;
		p->head = box ? box->head : 0;
	}
	w->behind_box = w->sums;
}

static void box(struct walk *w, const struct item *it)
{
	assert(it->stretch >= 0 && it->shrink >= 0 && it->letters >= 0);
	start(w, it);
	w->sums.width += it->width;
	w->sums.widen += it->stretch;
	w->sums.narrow += it->shrink;
	w->sums.letters += it->letters;
	w->behind_box = w->sums;
	w->box = it;
}

static void glue(struct walk *w, const struct item *it)
{
	assert(it->stretch >= 0 && it->shrink >= 0);
	w->sums.width += it->width;
	w->sums.stretch += it->stretch;
	w->sums.shrink += it->shrink;
	w->sums.glues++;
}

/* A break at this item, NULL for the end. `start` keeps the penalty's `after` until the box that
 * begins the next line is met. */
static void place(struct walk *w, const struct item *it, uint32_t index)
{
	const struct item *pen = it && it->kind == ITEM_PENALTY ? it : NULL;
	struct place *p = VEC_PUSH(w->arena, &w->place);
	*p = (struct place){
		.item = index,
		.penalty = pen ? pen->penalty : 0,
		.hyphen = pen && pen->hyphen,
		.cut = pen && pen->cut && pen->penalty > PENALTY_FORCE,
		.forced = pen && pen->penalty <= PENALTY_FORCE,
		.tail = w->box ? w->box->tail : 0,
		.end = w->behind_box,
	};
	p->start.width = pen ? pen->after : 0;
	p->end.width += pen ? pen->width - it->right : w->box ? -w->box->right : 0;
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
	bool behind_box = index > 0 && it[-1].kind == ITEM_BOX && !it->barred;
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

static sp least(const struct sums *s)
{
	return s->width - para_shrink(s);
}

static void low_bounds(struct place *p, size_t n)
{
	sp end = least(&p[n - 1].end), first = p[n - 1].start.width;
	for (size_t i = n; i-- > 0;) {
		sp e = least(&p[i].end);
		p[i].low_end = end = e < end ? e : end;
		p[i].low_start = first = p[i].start.width < first ? p[i].start.width : first;
	}
}

struct place *para_places(struct arena *a, const struct para_items *items, size_t *places)
{
	struct walk w = { .arena = a };
	struct place *last;
	assert(items->n < UINT32_MAX);
	place(&w, NULL, 0);
	for (size_t i = 0; i < items->n; i++)
		item(&w, &items->v[i], (uint32_t)i);
	forget_empty(&w);
	last = &w.place.v[w.place.n - 1];
	if (w.waiting == w.place.n - 1) /* nothing behind it: the start, or a forced break */
		last->item = (uint32_t)items->n;
	else
		place(&w, NULL, (uint32_t)items->n);
	start(&w, NULL);
	low_bounds(w.place.v, w.place.n);
	*places = w.place.n;
	return w.place.v;
}
