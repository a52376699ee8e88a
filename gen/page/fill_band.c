/* A balanced band: what stands between two places, in columns of one height side by side.
 *
 * The heights that matter are tried from the least on (fill.c); for one height the best columns are
 * found by dynamic programming over the places where they may end. Each costs what a column costs
 * anywhere, its foot being measured from the foot of the band; the one in which the text ends may
 * be shorter, but it should not be by much, nor should those behind it be empty. What is dearer
 * than another way to set the band by more than the search goes on from is not followed (fill.c);
 * what may end where is the same for all heights, and is walked once. */
#include "page/fill_inside.h"

/* Dearer than others to the end by more than is gone on from there. */
static bool too_dear(const struct fill_band *b, int64_t cost)
{
	return cost > b->cheapest && cost - b->cheapest > b->window;
}

static void keep(struct fill_band *b, struct fill_list *to, const struct fill_state *s)
{
	if (too_dear(b, s->cost))
		return;
	if (to == &b->done) {
		int64_t price = fill_keep_price(b->f, s);
		b->cheapest = price < b->cheapest ? price : b->cheapest;
	}
	for (size_t i = 0; i < to->n; i++) {
		struct fill_state *old = &to->v[i];
		if (old->place != s->place)
			continue;
		if (fill_keep_beaten(b->f->q, s, old))
			return;
		if (fill_keep_beaten(b->f->q, old, s)) {
			*old = *s;
			return;
		}
	}
	*VEC_PUSH(b->f->scratch, to) = *s;
}

/* Whether what stands between the place and the end of the band goes into so many columns, as far
 * as can be told from its boxes. Most places at which a column may end are ruled out so. */
static bool goes_into(const struct fill_band *b, uint32_t place, int columns)
{
	const struct fill *f = b->f;
	sp rest = f->least[b->stop] - f->least[place];
	return b->lines == b->room || rest <= columns * b->lines * f->q->grid;
}

/* The text of column k ends at the place that t->content ends at. */
static void end_column(struct fill_band *b, struct fill_try *t, uint8_t k, uint32_t node)
{
	const struct fill_query *q = b->f->q;
	const struct fill_content *l = t->content;
	t->frame.foot = l->stop ? FOOT_LAST : FOOT_FULL;
	for (int d = l->lo; d <= l->hi; d++) {
		struct fill_state to;
		if (!fill_cost(q, t, d, &to))
			continue;
		to.prev = node;
		if (!l->stop)
			to.cost += fill_cost_place(q, l->end, false) + fill_cost_late(b->f, &to);
		else if (k + 1 < q->columns)
			to.cost += fill_cost_uneven(q->uneven_columns, b->lines, to.foot) +
				   (q->columns - 1 - k) *
					   fill_cost_bad(b->lines * q->grid, fill_cost_last(q));
		to.column = l->stop ? k : (uint8_t)(k + 1);
		keep(b, l->stop ? &b->done : &b->column[k + 1], &to);
	}
}

static void column(struct fill_band *b, uint8_t k, uint32_t node)
{
	const struct fill_query *q = b->f->q;
	struct fill_state from = b->column[k].v[node];
	struct fill_plans plans;
	if (too_dear(b, from.cost) || !goes_into(b, from.place, q->columns - k))
		return;
	fill_figure_plans(b->f, &from, &plans);
	for (size_t i = 0; i < plans.n; i++) {
		struct fill_plan *p = &plans.v[i];
		struct fill_try t = { .from = &from,
			.plan = *p,
			.frame = { .limit = b->lines * q->grid,
				.room = b->room * q->grid,
				.uneven = q->uneven_columns,
				.beside = k > 0,
				.defer = b->defer,
				.overflow = b->lines == b->room &&
					    p->heads + p->heres + p->feet == 0 } };
		const struct fill_ends *ends = fill_scan_kept(b->f, from.place, p);
		/* nothing but its end will do in the last column: there the walk has stopped */
		size_t n = ends->v.n, e = k + 1 < q->columns || n == 0 ? 0 : n - 1;
		for (; e < n; e++) {
			const struct fill_content *l = &ends->v.v[e].at;
			t.content = l;
			t.spread = ends->v.v[e].spread;
			if (l->need <= t.frame.limit &&
				(l->stop || (k + 1 < q->columns &&
						    goes_into(b, l->end, q->columns - 1 - k))))
				end_column(b, &t, k, node);
		}
	}
}

void fill_band(struct fill_band *b)
{
	fill_scan_forget(b->f);
	*VEC_PUSH(b->f->scratch, &b->column[0]) = b->from;
	b->room = fill_room(b->f->q, &b->from);
	b->stop = b->f->stop[b->from.place];
	b->cheapest = INT64_MAX;
	b->window = fill_keep_window(b->f, b->from.place);
	for (int k = 0; k < b->f->q->columns; k++)
		for (uint32_t i = 0; i < b->column[k].n; i++)
			column(b, (uint8_t)k, i);
}

/* --- the heights that are tried -------------------------------------------------------------- */

/* The page goes on below the band, or ends with it. */
static void band_ends(struct fill *f, const struct fill_band *b, uint32_t state, uint32_t index)
{
	const struct fill_query *q = f->q;
	struct fill_state to = b->done.v[index];
	bool forced = to.place == q->n || q->item[to.place].penalty <= FILL_FORCE;
	int white = b->room - b->lines;
	sp y = (b->from.top + b->lines) * q->grid;
	to.prev = state;
	to.how = HOW_BAND;
	to.extra = (int16_t)b->lines;
	to.notes = 0;
	to.column = 0;
	to.foot = b->from.foot;
	if (b->defer) {
		fill_next_band(f, &to, y);
		return;
	}
	if (!forced) {
		to.cost += fill_cost_bad(white * q->grid, q->ragged);
		if (to.foot >= 0)
			to.cost += fill_cost_uneven(q->uneven, white, to.foot);
	}
	to.white = white;
	fill_end_page(f, &to, y, forced);
}

/* What comes of two bands differs only in what was paid before and in where on which page it is. */
static bool alike(const struct fill_kept *k, const struct fill_band *b)
{
	const struct fill_state *a = &k->from, *o = &b->from;
	return k->lines == b->lines && k->room == fill_room(b->f->q, o) && k->defer == b->defer &&
	       a->place == o->place && a->figure == o->figure && a->carry == o->carry &&
	       a->due == o->due && a->last == o->last && a->rest == o->rest &&
	       a->flags == o->flags && fill_figure_above(a) == fill_figure_above(o);
}

static void take(struct fill_band *b, const struct fill_kept *k)
{
	for (size_t i = 0; i < k->done.n; i++) {
		struct fill_state s = k->done.v[i];
		s.cost += b->from.cost - k->from.cost;
		s.turn = b->from.turn;
		s.top = b->from.top;
		s.bottom = b->from.bottom;
		*VEC_PUSH(b->f->scratch, &b->done) = s;
	}
	b->room = k->room;
}

/* A state of one place is met with all heights, then the next: what was set is kept until another
 * place comes. */
static void set(struct fill *f, struct fill_band *b)
{
	struct fill_kept *k = f->kept.v;
	if (f->kept.n && (k->from.place != b->from.place || k->from.figure != b->from.figure)) {
		arena_drop(f->bands);
		f->bands = arena_new();
		f->kept.v = NULL;
		f->kept.n = f->kept.cap = 0;
	}
	for (size_t i = 0; i < f->kept.n; i++)
		if (alike(&f->kept.v[i], b)) {
			take(b, &f->kept.v[i]);
			return;
		}
	fill_band(b);
	k = VEC_PUSH(f->bands, &f->kept);
	*k = (struct fill_kept){ b->from, b->lines, b->room, b->defer, { 0 } };
	for (size_t i = 0; i < b->done.n; i++)
		*VEC_PUSH(f->bands, &k->done) = b->done.v[i];
}

/* Whether the band can be had at ordinary cost. */
static bool try_height(struct fill *f, uint32_t state, int lines, bool defer)
{
	struct arena_mark m = arena_mark(f->scratch);
	struct fill_band b = { .f = f, .from = f->state.v[state], .lines = lines, .defer = defer };
	bool ordinary = false;
	set(f, &b);
	for (uint32_t i = 0; i < b.done.n; i++) {
		ordinary = ordinary || b.done.v[i].cost - b.from.cost < FILL_COST_NEVER / 2;
		band_ends(f, &b, state, i);
	}
	arena_reset(f->scratch, m);
	return ordinary;
}

void fill_band_heights(struct fill *f, uint32_t state)
{
	const struct fill_query *q = f->q;
	struct fill_state from = f->state.v[state];
	uint32_t stop = f->stop[from.place];
	bool forced = stop == q->n || q->item[stop].penalty <= FILL_FORCE;
	if (from.column > 0 || from.flags & PAGE_OPEN || f->wide[from.place] ||
		(forced && !q->balance))
		return;
	sp all = f->least[stop] - f->least[from.place], each = q->columns * q->grid;
	int room = fill_room(q, &from), least = (int)((all + each - 1) / each), last = room;
	int wait = 0; /* lines by which figures may lengthen it */
	for (uint32_t i = from.figure; f->figures && i < f->figures[stop] && wait < room; i++)
		wait += (int)fill_figure_lines(q, &q->figure[i], 2);
	bool notes = from.carry > 0 || f->notes[stop] > f->notes[from.place];
	for (int h = least > 1 ? least : 1; h <= last; h++) {
		bool ordinary = try_height(f, state, h, !forced);
		if (!forced && notes && !(q->notes_across))
			try_height(f, state, h, false);
		if (ordinary && last == room && h + FILL_LEEWAY + wait < room)
			last = h + FILL_LEEWAY + wait;
	}
}
