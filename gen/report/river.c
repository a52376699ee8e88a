/* Rivers of white.
 *
 * A river is a chain of word spaces, one in each line, where each shares a good part of its width
 * with the one above. All chains are followed at once, line by line: a space goes on with the
 * longest chain that ends right above it, so that the work is that of merging the spaces of two
 * lines. Of chains that branch, the longest is told, and the others only where they have no space
 * in common with it. Refused: to weigh how wide the spaces are. A loose line is told by itself, and
 * a river of narrow spaces is as much of a path. */
#include "report/inside.h"

#include <stdlib.h>

struct chain {                /* of a space: how long the longest chain is that ends in it */
	uint32_t lines, from; /* from: the space above, of all spaces of the column */
	bool gone_on, told;
	uint32_t line; /* of the column */
};

struct rivers {
	const struct survey_column *c;
	struct chain *v;
	uint32_t *first; /* by line: its first space among all */
};

static const struct gap *gap_of(const struct rivers *r, uint32_t i)
{
	const struct survey_line *l = r->c->line[r->v[i].line];
	return &r->c->s->gap.v[l->gap + (i - r->first[r->v[i].line])];
}

static bool overlap(const struct gap *a, const struct gap *b)
{
	sp left = a->left > b->left ? a->left : b->left;
	sp right = a->right < b->right ? a->right : b->right;
	sp wa = a->right - a->left, wb = b->right - b->left;
	return (right - left) * 1000 >= (wa < wb ? wa : wb) * REPORT_RIVER_OVERLAP;
}

/* Both lines' spaces stand from left to right: one walk over both. */
static void join(struct rivers *r, size_t line)
{
	uint32_t a = r->first[line - 1], end = r->first[line], stop = r->first[line + 1];
	for (uint32_t b = end; b < stop; b++) {
		const struct gap *g = gap_of(r, b);
		while (a < end && gap_of(r, a)->right <= g->left)
			a++;
		for (uint32_t k = a; k < end && gap_of(r, k)->left < g->right; k++)
			if (overlap(gap_of(r, k), g) && r->v[k].lines + 1 > r->v[b].lines) {
				r->v[b].lines = r->v[k].lines + 1;
				r->v[b].from = k;
			}
		if (r->v[b].from != SURVEY_NONE)
			r->v[r->v[b].from].gone_on = true;
	}
}

static void river(struct rivers *r, uint32_t end)
{
	struct survey *s = r->c->s;
	uint32_t n = r->v[end].lines, at = end;
	sp left = gap_of(r, end)->left, right = gap_of(r, end)->right;
	for (uint32_t i = end; i != SURVEY_NONE; i = r->v[i].from) {
		if (r->v[i].told)
			return;
		r->v[i].told = true;
		at = i;
		left = gap_of(r, i)->left < left ? gap_of(r, i)->left : left;
		right = gap_of(r, i)->right > right ? gap_of(r, i)->right : right;
	}
	struct finding *f = report_tall(s, REPORT_RIVER,
		n >= REPORT_RIVER_MOST ? REPORT_BLEMISH : REPORT_NOTE, r->c->line + r->v[at].line,
		n);
	f->x = left;
	f->w = right - left;
	f->message = arena_printf(
		s->arena, "word spaces stand under each other in %u lines", (unsigned)n);
}

struct mouth {
	uint32_t lines, at;
};

static int by_lines(const void *a, const void *b)
{
	const struct mouth *x = a, *y = b;
	if (x->lines != y->lines)
		return x->lines > y->lines ? -1 : 1;
	return x->at < y->at ? -1 : x->at > y->at;
}

/* The longest first, so that of those that branch it is told. */
static void tell(struct rivers *r, uint32_t all)
{
	struct mouth *v = ARENA_ARRAY(r->c->s->scratch, all, struct mouth);
	size_t n = 0;
	for (uint32_t i = 0; i < all; i++)
		if (!r->v[i].gone_on && r->v[i].lines >= REPORT_RIVER_LINES)
			v[n++] = (struct mouth){ r->v[i].lines, i };
	if (n > 1)
		qsort(v, n, sizeof *v, by_lines);
	for (size_t i = 0; i < n; i++)
		river(r, v[i].at);
}

void report_rivers(const struct survey_column *c)
{
	struct arena_mark m = arena_mark(c->s->scratch);
	struct rivers r = { .c = c };
	uint32_t all = 0;
	r.first = ARENA_ARRAY(c->s->scratch, c->n + 1, uint32_t);
	for (size_t i = 0; i < c->n; i++)
		all += c->line[i]->gaps;
	r.v = ARENA_ARRAY(c->s->scratch, all, struct chain);
	all = 0;
	for (size_t i = 0; i < c->n; i++) {
		r.first[i] = all;
		for (uint32_t k = 0; k < c->line[i]->gaps; k++)
			r.v[all++] = (struct chain){ 1, SURVEY_NONE, false, false, (uint32_t)i };
	}
	r.first[c->n] = all;
	for (size_t i = 1; i < c->n; i++)
		join(&r, i);
	tell(&r, all);
	arena_reset(c->s->scratch, m);
}
