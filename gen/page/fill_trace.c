/* The way back from the best end: pages and their columns, and which alternatives they hold. States
 * say little, for there are many of them; what led from one to the next is found out once more. */
#include "page/fill_inside.h"

#include <assert.h>
#include <limits.h>

struct trace {
	struct fill *f;
	struct fill_pages *out;
	VEC(struct fill_page) page;
	VEC(struct fill_column) column;
	struct fill_page now;
	int64_t cost; /* before this page */
};

typedef int spread[2 * FILL_VARY + 1];

/* --- alternatives ---------------------------------------------------------------------------- */

/* The groups between two places that lie whole between them; the one that the second lies in is
 * settled. */
static size_t groups_between(
	const struct fill *f, uint32_t at, uint32_t end, uint8_t *choice, uint32_t *group)
{
	const struct fill_item *item = f->q->item;
	size_t n = 0;
	for (uint32_t i = at; i < end; i++) {
		if (item[i].kind != FILL_ALT)
			continue;
		uint32_t a = i;
		if (item[i].alt == 0 && end < item[i].end) {
			while (item[a].next < end)
				a = item[a].next;
			choice[item[a].group] = (uint8_t)item[a].alt;
			break;
		}
		if (item[i].alt == 0)
			group[n++] = i;
		i = item[i].end - 1;
	}
	return n;
}

static void offer(const struct fill_item *item, uint32_t group, const int *before, int *after)
{
	for (int d = 0; d < 2 * FILL_VARY + 1; d++)
		after[d] = INT_MAX;
	for (uint32_t a = group; a < item[group].end; a = item[a].next)
		for (int d = 0; d < 2 * FILL_VARY + 1; d++) {
			int to = d + item[a].lines;
			if (before[d] == INT_MAX || to < 0 || to > 2 * FILL_VARY)
				continue;
			int cost = before[d] + item[a].cost;
			after[to] = cost < after[to] ? cost : after[to];
		}
}

/* The alternative that leads to `after` lines d; d becomes what it was before. */
static uint32_t back(
	const struct fill_item *item, uint32_t group, const int *before, const int *after, int *d)
{
	for (uint32_t a = group; a < item[group].end; a = item[a].next) {
		int from = *d - item[a].lines;
		if (from < 0 || from > 2 * FILL_VARY || before[from] == INT_MAX ||
			before[from] + item[a].cost != after[*d])
			continue;
		*d = from;
		return item[a].alt;
	}
	assert(0 && "a way that was found is there");
	return 0;
}

static void choose(struct trace *t, uint32_t at, uint32_t end, int vary)
{
	struct fill *f = t->f;
	const struct fill_item *item = f->q->item;
	struct arena_mark m = arena_mark(f->scratch);
	uint32_t *group = ARENA_ARRAY(f->scratch, end - at + 1, uint32_t);
	size_t n = groups_between(f, at, end, t->out->choice, group);
	spread *after = ARENA_ARRAY(f->scratch, n + 1, spread);
	for (int d = 0; d < 2 * FILL_VARY + 1; d++)
		after[0][d] = d == FILL_VARY ? 0 : INT_MAX;
	for (size_t i = 0; i < n; i++)
		offer(item, group[i], after[i], after[i + 1]);
	int d = FILL_VARY + vary;
	for (size_t i = n; i-- > 0;)
		t->out->choice[item[group[i]].group] = (uint8_t)back(
			item, group[i], after[i], after[i + 1], &d);
	arena_reset(f->scratch, m);
}

/* --- columns --------------------------------------------------------------------------------- */

static struct fill_column *add_column(
	struct trace *t, const struct fill_state *from, const struct fill_state *to)
{
	const struct fill_query *q = t->f->q;
	struct fill_column *c = VEC_PUSH(t->f->arena, &t->column);
	bool again = from->place < to->place && q->item[from->place].kind == FILL_PENALTY &&
		     q->item[from->place].height > 0;
	*c = (struct fill_column){ .first = from->place,
		.end = to->place,
		.repeat = again ? from->place : FILL_NONE,
		.figure = from->figure,
		.heads = to->heads,
		.heres = to->heres,
		.feet = to->feet,
		.column = from->column,
		.top = from->top,
		.lines = fill_room(q, from),
		.extra = to->extra,
		.foot = to->white,
		.notes = to->notes,
		.carry = to->carry };
	t->now.columns++;
	return c;
}

static void column(struct trace *t, const struct fill_state *from, const struct fill_state *to)
{
	struct fill_column *c = add_column(t, from, to);
	choose(t, from->place, to->place, to->vary);
	if (to->how != HOW_ACROSS)
		return;
	c->wide = t->f->q->columns > 1;
	if (!(to->flags & PAGE_ENDED))
		c->lines = to->top - from->top;
}

/* The cheapest way to set a band that leads to a state: all of them go on alike. */
static const struct fill_state *band_way(const struct fill_band *b, const struct fill_state *to)
{
	const struct fill_state *best = NULL;
	bool across = fill_across(b->f->q);
	for (size_t i = 0; i < b->done.n; i++) {
		const struct fill_state *s = &b->done.v[i];
		if (s->figure == to->figure && (across || s->carry == to->carry) &&
			(!best || s->cost < best->cost))
			best = s;
	}
	assert(best);
	return best;
}

/* The columns of a balanced band, found once more. */
static void band(struct trace *t, const struct fill_state *from, const struct fill_state *to)
{
	struct arena_mark m = arena_mark(t->f->scratch);
	struct fill_band b = {
		.f = t->f, .from = *from, .lines = to->extra, .defer = !(to->flags & PAGE_ENDED)
	};
	const struct fill_state *chain[FILL_COLUMNS + 1];
	fill_band(&b);
	const struct fill_state *end = band_way(&b, to);
	int k = end->column;
	chain[k + 1] = end;
	for (int i = k; i >= 0; i--)
		chain[i] = &b.column[i].v[chain[i + 1]->prev];
	for (int i = 0; i <= k; i++) {
		struct fill_column *c = add_column(t, chain[i], chain[i + 1]);
		c->lines = b.lines;
		choose(t, chain[i]->place, chain[i + 1]->place, chain[i + 1]->vary);
	}
	arena_reset(t->f->scratch, m);
}

static void close_page(struct trace *t, int64_t cost)
{
	t->now.cost = cost - t->cost;
	t->cost = cost;
	*VEC_PUSH(t->f->arena, &t->page) = t->now;
	t->now = (struct fill_page){ .column = (uint32_t)t->column.n };
}

static void step(struct trace *t, const struct fill_state *from, const struct fill_state *to)
{
	switch ((enum fill_how)to->how) {
	case HOW_START:
		break;
	case HOW_END:
		t->now.notes += to->notes;
		break;
	case HOW_COLUMN:
	case HOW_ACROSS:
		column(t, from, to);
		break;
	case HOW_BAND:
		band(t, from, to);
		break;
	case HOW_FIGURES:
		add_column(t, from, to)->notes = 0;
		break;
	case HOW_HEAD:
	case HOW_FOOT:
		if (t->now.heads + t->now.feet == 0)
			t->now.figure = from->figure;
		(*(to->how == HOW_HEAD ? &t->now.heads : &t->now.feet))++;
		break;
	case HOW_NOTES:
		t->now.notes = to->rest;
		break;
	}
	if (to->flags & PAGE_ENDED)
		close_page(t, to->cost);
}

/* Lines of notes that are left when the text has ended. */
static void notes_only(struct trace *t, uint32_t left)
{
	const struct fill_query *q = t->f->q;
	sp per = (q->recto - q->note_skip) / q->note_line;
	uint32_t fit = per < 1 ? 1 : per > UINT32_MAX ? UINT32_MAX : (uint32_t)per;
	bool across = q->notes_across && q->columns > 1;
	while (left > 0) {
		for (int k = 0; k < q->columns && left > 0; k++) {
			uint32_t now = left < fit ? left : fit;
			left -= now;
			if (across) {
				t->now.notes = now;
				break;
			}
			*VEC_PUSH(t->f->arena,
				&t->column) = (struct fill_column){ .first = (uint32_t)q->n,
				.end = (uint32_t)q->n,
				.repeat = FILL_NONE,
				.column = (uint8_t)k,
				.lines = (int32_t)(q->recto / q->grid),
				.notes = now,
				.carry = left };
			t->now.columns++;
		}
		close_page(t, t->cost);
	}
}

static void count_groups(const struct fill_query *q, struct arena *a, struct fill_pages *out)
{
	size_t groups = 0;
	for (size_t i = 0; i < q->n; i++)
		groups += q->item[i].kind == FILL_ALT && q->item[i].alt == 0;
	out->choice = ARENA_ARRAY(a, groups, uint8_t);
}

void fill_trace(struct fill *f, uint32_t last, struct fill_pages *out)
{
	struct trace t = { .f = f, .out = out };
	size_t n = 0;
	for (uint32_t i = last; i != FILL_NONE; i = f->state.v[i].prev)
		n++;
	uint32_t *chain = ARENA_ARRAY(f->work, n, uint32_t);
	for (uint32_t i = last, k = (uint32_t)n; i != FILL_NONE; i = f->state.v[i].prev)
		chain[--k] = i;
	count_groups(f->q, f->arena, out);
	for (size_t i = 1; i < n; i++)
		step(&t, &f->state.v[chain[i - 1]], &f->state.v[chain[i]]);
	notes_only(&t, f->state.v[last].carry);
	*out = (struct fill_pages){ .page = t.page.v,
		.n = t.page.n,
		.column = t.column.v,
		.columns = t.column.n,
		.choice = out->choice,
		.cost = f->state.v[last].cost };
}
