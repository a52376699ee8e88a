/* Rivers: word spaces that stand under each other over several lines, so that the eye runs down.
 *
 * What is a river depends on where all spaces of four lines stand, which no dynamic programming
 * over breaks can carry along. So a paragraph is broken first, and then its rivers are found; where
 * there are some, a break inside of one is barred and the paragraph broken again, a few times at
 * most. A breaking that has fewer rivers, the same number of lines and is no dearer than the layout
 * says is taken. That is a tie-break, not an optimum: the best breaking without rivers may need two
 * breaks to be moved at once. Refused: a demerit for two spaces under each other, which the breaker
 * could carry: a third of all spaces have one above them, and it takes four to be seen.
 *
 * Chains of spaces are followed line by line, as a merge of the spaces of two lines: the work is
 * linear in the paragraph. */
#include "para/inside.h"

enum {
	SHARE = 400, /* 1/1000 of the narrower of two spaces */
	SPACE = 8,   /* parts of an em */
};

struct white {
	sp left, right;
	uint32_t lines; /* of the longest chain that ends here */
};

struct whites {
	struct white *v;
	size_t n;
};

static sp right_edge(const struct para_query *q, const struct line_mark *m)
{
	const struct look *k = q->text->span[m->span].look;
	const struct run *r = m->run;
	sp gap = len_scale(para_units(r, k, r->face->upem), m->letters, 1000);
	sp w = text_width(r, k) + (r->clusters > 0 ? gap * (r->clusters - 1) : 0);
	return m->x + w + len_scale(w, m->expand, 1000);
}

/* The spaces of a line, from left to right. */
static struct whites whites_of(struct arena *a, const struct para_query *q, const struct line *l)
{
	struct whites w = { ARENA_ARRAY(a, l->n, struct white), 0 };
	for (size_t i = 0; i + 1 < l->n; i++) {
		sp em = q->text->span[l->mark[i].span].look->size;
		sp left = right_edge(q, &l->mark[i]), right = l->mark[i + 1].x;
		if (right - left > em / SPACE)
			w.v[w.n++] = (struct white){ left, right, 1 };
	}
	return w;
}

static bool overlap(const struct white *a, const struct white *b)
{
	sp left = a->left > b->left ? a->left : b->left;
	sp right = a->right < b->right ? a->right : b->right;
	sp wa = a->right - a->left, wb = b->right - b->left;
	return (right - left) * 1000 >= (wa < wb ? wa : wb) * SHARE;
}

/* Chains go on from a line to the next; how many reach their length there. */
static size_t join(const struct whites *above, struct whites *below)
{
	size_t first = 0, rivers = 0;
	for (size_t b = 0; b < below->n; b++) {
		struct white *w = &below->v[b];
		while (first < above->n && above->v[first].right <= w->left)
			first++;
		for (size_t k = first; k < above->n && above->v[k].left < w->right; k++)
			if (overlap(&above->v[k], w) && above->v[k].lines >= w->lines)
				w->lines = above->v[k].lines + 1;
		rivers += w->lines == RIVER_LINES;
	}
	return rivers;
}

uint32_t para_rivers(
	struct arena *a, const struct para_query *q, const struct para *p, size_t *line)
{
	struct arena_mark m = arena_mark(a);
	struct whites above = { 0 };
	size_t rivers = 0, from = line ? *line : 0, first = 0;
	for (size_t i = 0; i < p->n; i++) {
		struct whites below = whites_of(a, q, &p->line[i]);
		size_t here = join(&above, &below);
		if (first == 0 && here > 0 && i > from)
			first = i;
		rivers += here;
		above = below;
	}
	if (line)
		*line = first;
	arena_reset(a, m);
	return (uint32_t)rivers;
}
