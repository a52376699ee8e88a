#include "interview/inside.h"

#include <stdlib.h>

/* A doubt, and where what it is about stands in the document: 0 is its head. */
struct ranked {
	struct doubt *doubt;
	size_t rank, order;
};

struct place {
	const void *what; /* a block or a person */
	size_t rank;
};

static void blocks(struct map *, const struct block *);

static void put(struct map *m, const void *what)
{
	struct place *p = ARENA_NEW(m->a, struct place);
	*p = (struct place){ what, m->n + 1 };
	map_put(m, (struct str){ (const char *)&p->what, sizeof p->what }, p);
}

static void spans(struct map *m, const struct span *s)
{
	for (; s; s = s->next) {
		spans(m, s->first);
		blocks(m, s->blocks);
	}
}

static void blocks(struct map *m, const struct block *b)
{
	for (; b; b = b->next) {
		bool below = b->kind == BLOCK_QUOTE; /* the attribution */
		put(m, b);
		spans(m, b->title);
		spans(m, below ? NULL : b->text);
		blocks(m, b->first);
		spans(m, below ? b->text : NULL);
	}
}

static void all(struct map *m, const struct interview *iv)
{
	const struct meta *t = &iv->meta;
	spans(m, t->kicker);
	spans(m, t->title);
	spans(m, t->subtitle);
	blocks(m, t->summary);
	spans(m, t->place);
	spans(m, t->occasion);
	spans(m, t->publication);
	spans(m, t->publisher);
	spans(m, t->rights);
	for (const struct credit *c = t->credit; c; c = c->next)
		spans(m, c->text);
	blocks(m, t->editor_note);
	for (const struct person *p = iv->people; p; p = p->next) {
		put(m, p);
		blocks(m, p->bio);
		spans(m, p->portrait_credit);
	}
	blocks(m, iv->body);
}

static const struct place *place(const struct map *m, const void *what)
{
	return map_get(m, (struct str){ (const char *)&what, sizeof what });
}

static size_t rank(const struct map *m, struct doubt *d)
{
	const struct place *p = d->person ? place(m, d->person) : NULL;
	while (!p && d->block) {
		p = place(m, d->block);
		if (!p)
			d->block = d->block->parent;
	}
	return p ? p->rank : 0;
}

static int by_rank(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	return x->order < y->order ? -1 : 1;
}

void interview_doubts(struct check *c)
{
	struct map m = { .a = c->scratch };
	VEC(struct ranked) v = { 0 };
	struct doubt **tail = &c->iv->doubt;
	size_t order = 0;
	if (!c->iv->doubt)
		return;
	all(&m, c->iv);
	for (struct doubt *d = c->iv->doubt; d; d = d->next)
		*VEC_PUSH(c->scratch, &v) = (struct ranked){ d, rank(&m, d), order++ };
	qsort(v.v, v.n, sizeof *v.v, by_rank);
	for (size_t i = 0; i < v.n; i++) {
		*tail = v.v[i].doubt;
		tail = &v.v[i].doubt->next;
	}
	*tail = NULL;
}
