/* Which ways to a place are kept, and which are passed over until a page of the answer says that
 * they may be worth having (see fill.c). */
#include "page/fill_inside.h"

bool fill_keep_alike(const struct fill_state *a, const struct fill_state *b)
{
	return a->turn == b->turn && a->column == b->column && a->figure == b->figure &&
	       ((a->flags ^ b->flags) & ~PAGE_ENDED) == 0 && a->carry == b->carry &&
	       a->top == b->top && a->bottom == b->bottom && a->rest == b->rest &&
	       a->due == b->due && a->last == b->last;
}

/* What being b instead of a may at most be worth to what comes next. */
static int64_t worth(
	const struct fill_query *q, const struct fill_state *a, const struct fill_state *b)
{
	if (a->foot < 0 || a->foot == b->foot)
		return 0;
	return b->foot < 0 ? (int64_t)fill_cost_rate(q, a) * FILL_UNEVEN_MOST
			   : fill_cost_uneven(fill_cost_rate(q, a), a->foot, b->foot);
}

bool fill_keep_beaten(
	const struct fill_query *q, const struct fill_state *a, const struct fill_state *by)
{
	return fill_keep_alike(a, by) && by->cost + worth(q, by, a) <= a->cost;
}

int64_t fill_keep_price(const struct fill *f, const struct fill_state *s)
{
	int64_t waiting = f->figures ? (int64_t)f->figures[s->place] - s->figure : 0;
	return s->cost + (waiting > 0 ? waiting * FILL_WAIT * f->q->late : 0);
}

int64_t fill_keep_window(const struct fill *f, uint32_t place)
{
	return f->window ? f->window[place] : f->dear;
}

bool fill_keep_dear(const struct fill *f, uint32_t place, int64_t price)
{
	return price > f->cheapest[place] &&
	       price - f->cheapest[place] > fill_keep_window(f, place);
}

/* The way to a place that may be forgotten for another one, when there are too many. */
static uint32_t dearest(const struct fill *f, uint32_t place)
{
	uint32_t worst = FILL_NONE;
	for (uint32_t i = f->head[place]; i != FILL_NONE; i = f->state.v[i].next)
		if (!f->state.v[i].used &&
			(worst == FILL_NONE || fill_keep_price(f, &f->state.v[i]) >
						       fill_keep_price(f, &f->state.v[worst])))
			worst = i;
	return worst;
}

void fill_keep(struct fill *f, const struct fill_state *s)
{
	uint32_t slot = FILL_NONE, n = 0;
	bool ahead = s->place > f->now;
	int64_t price = fill_keep_price(f, s);
	if (fill_keep_dear(f, s->place, price))
		return;
	if (price < f->cheapest[s->place])
		f->cheapest[s->place] = price;
	for (uint32_t i = f->head[s->place]; i != FILL_NONE; i = f->state.v[i].next, n++) {
		const struct fill_state *old = &f->state.v[i];
		if (fill_keep_beaten(f->q, s, old))
			return;
		if (slot == FILL_NONE && ahead && !old->used && fill_keep_beaten(f->q, old, s))
			slot = i;
	}
	if (slot == FILL_NONE && ahead && n >= f->most) {
		slot = dearest(f, s->place);
		if (slot == FILL_NONE || price >= fill_keep_price(f, &f->state.v[slot]))
			return;
	}
	uint32_t next = slot == FILL_NONE ? f->head[s->place] : f->state.v[slot].next;
	if (slot == FILL_NONE) {
		VEC_PUSH(f->work, &f->state);
		slot = f->head[s->place] = (uint32_t)f->state.n - 1;
	}
	f->state.v[slot] = *s;
	f->state.v[slot].next = next;
	f->state.v[slot].gone = f->state.v[slot].used = false;
}

/* Ways to some places may be so dear; whether they might not before. They are looked for again. */
static bool wider(struct fill *f, uint32_t first, uint32_t last, int64_t window)
{
	bool any = false;
	if (!f->window) {
		f->window = ARENA_ARRAY(f->work, f->q->n + 1, int64_t);
		for (size_t i = 0; i <= f->q->n; i++)
			f->window[i] = f->dear;
	}
	for (uint32_t i = first; i <= last; i++) {
		if (f->window[i] >= window)
			continue;
		any = true;
		f->window[i] = window;
		for (uint32_t k = f->head[i]; k != FILL_NONE; k = f->state.v[k].next)
			f->state.v[k].gone = false;
	}
	return any;
}

uint32_t fill_keep_widen(struct fill *f, uint32_t last)
{
	const struct fill_state *s = f->state.v;
	struct arena_mark m = arena_mark(f->scratch);
	VEC(uint32_t) end = { 0 }; /* states at which pages end, the last first */
	uint32_t first = FILL_NONE;
	for (uint32_t i = last; i != FILL_NONE; i = s[i].prev)
		if (s[i].flags & PAGE_ENDED || s[i].prev == FILL_NONE)
			*VEC_PUSH(f->scratch, &end) = i;
	for (size_t i = 0; i + 1 < end.n; i++) {
		int64_t cost = s[end.v[i]].cost - s[end.v[i + 1]].cost;
		size_t from = i + 1 + FILL_BEFORE, to = i < FILL_BEHIND ? 0 : i - FILL_BEHIND;
		uint32_t place = s[end.v[from < end.n ? from : end.n - 1]].place;
		if (cost > FILL_DEAR / FILL_DOUBT &&
			wider(f, place, s[end.v[to]].place, cost * 2 * FILL_DOUBT) && place < first)
			first = place;
	}
	arena_reset(f->scratch, m);
	return first;
}
