/* Pages: page_fill against exhaustive search, and what may not happen to any list. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "page/fill.h"

/* --- the oracle: whatever can follow is tried, costs are written down a second time ------------
 *
 * A way is followed item by item, alternatives included; nothing is forgotten but that a state was
 * met before, with all that it is made of. With `answer` only the ways are open that page_fill says
 * it took. */

#define NEVER 100000000LL
#define OVER  1000000000000LL
#define NOWAY INT64_MAX

enum { WAY = 96, VISITS = 1 << 19 };

struct at { /* what a search goes on from */
	int64_t place, page, column, figure, carry, due, last, rest, top, bottom, foot;
	int64_t fresh, closed, open; /* nothing but figures yet; no more of them; room for notes */
	int64_t cursor;              /* columns of the answer behind it */
};

struct oracle {
	const struct fill_query *q;
	const struct fill_pages *answer;
	struct visit {
		struct at at;
		int64_t cost;
		unsigned known; /* of which search */
	} * visit;
	bool probe; /* heights of bands are looked for, whatever the answer took */
	unsigned search;
	size_t visits;
};

struct way { /* a content: items from a place to another */
	uint32_t item[WAY];
	size_t n;
	uint32_t from, end;
	int64_t cost; /* of its alternatives */
	bool only;
	int here[8];
};

struct plan {
	int64_t heads, heres, feet;
};

static int64_t search(struct oracle *, const struct at *);

static int64_t best(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static int64_t plus(int64_t a, int64_t rest)
{
	return rest == NOWAY ? NOWAY : a + rest;
}

static int64_t cube(int64_t t, int64_t s)
{
	if (t <= 0)
		return 0;
	if (s <= 0 || t / s >= 21)
		return 1000000;
	int64_t r = t * 1000 / s, b = r * r / 100 * r / 100000;
	return b > 1000000 ? 1000000 : b;
}

static size_t list_end(const struct fill_query *q)
{
	size_t n = q->n;
	while (n && q->item[n - 1].kind != FILL_BOX)
		n--;
	return n;
}

static bool is_forced(const struct fill_query *q, int64_t place)
{
	return place == (int64_t)list_end(q) || q->item[place].penalty <= FILL_FORCE;
}

static int64_t price(const struct fill_query *q, int64_t place, bool recto)
{
	if (is_forced(q, place))
		return 0;
	int64_t p = q->item[place].penalty + (recto ? q->item[place].recto : 0);
	return p >= FILL_NEVER ? NEVER + p - FILL_NEVER : p;
}

static bool across(const struct fill_query *q)
{
	return q->notes_across && q->columns > 1;
}

static int64_t apart(int64_t rate, int64_t a, int64_t b)
{
	return rate * best(llabs(a - b), 4);
}

static bool recto(const struct oracle *o, const struct at *s)
{
	return (s->page % 2 == 0) != o->q->verso_first;
}

static int64_t height(const struct oracle *o, const struct at *s)
{
	return s->page == 0 ? o->q->first : recto(o, s) ? o->q->recto : o->q->verso;
}

static int64_t room_lines(const struct oracle *o, const struct at *s)
{
	int64_t h = height(o, s) - (s->top + s->bottom) * o->q->grid;
	return h > 0 ? h / o->q->grid : 0;
}

static int64_t lines_up(const struct fill_query *q, int64_t y)
{
	return (y + q->grid - 1) / q->grid;
}

static int64_t figure_lines(const struct fill_query *q, int64_t k, int skips)
{
	return lines_up(q, q->figure[k].height + skips * q->float_skip);
}

/* Where a figure is spoken of. */
static int64_t anchor(const struct fill_query *q, int64_t figure)
{
	for (size_t i = 0; i < list_end(q); i++)
		if (q->item[i].kind == FILL_FLOAT && q->item[i].index == figure)
			return (int64_t)i;
	return (int64_t)list_end(q) - 1;
}

static int64_t spoken_before(const struct fill_query *q, int64_t place)
{
	int64_t n = 0;
	for (size_t i = 0; i < q->figures; i++)
		n += anchor(q, (int64_t)i) < place || place == (int64_t)list_end(q);
	return n;
}

/* Figures wait at the end of a column that is not the page's last. */
static int64_t late(const struct fill_query *q, const struct at *s)
{
	int64_t n = spoken_before(q, s->place) - s->figure;
	return n > 0 ? n * (q->late / q->columns) : 0;
}

/* The first box behind a place, past all but the first of alternatives. */
static int64_t box_behind(const struct fill_query *q, int64_t place)
{
	for (size_t i = (size_t)place; i < list_end(q); i++) {
		if (q->item[i].kind == FILL_BOX)
			return (int64_t)i;
		if (q->item[i].kind == FILL_ALT && q->item[i].alt > 0)
			i = q->item[i].end - 1;
	}
	return -1;
}

static bool wide_behind(const struct fill_query *q, int64_t place)
{
	int64_t b = box_behind(q, place);
	return q->columns > 1 && b >= 0 && q->item[b].wide;
}

static int64_t gap(const struct fill_query *q, int64_t place)
{
	int64_t y = 0, b = box_behind(q, place);
	for (int64_t i = place; i < b; i++)
		y += q->item[i].kind == FILL_GLUE ? q->item[i].height : 0;
	return y;
}

/* --- a column ----------------------------------------------------------------------------------
 */

struct measured {
	int64_t height, stretch, shrink, notes, last;
	bool here_void; /* not all figures are set where they are spoken of */
};

static struct measured measure(
	const struct oracle *o, const struct way *w, const struct at *s, const struct plan *p)
{
	const struct fill_query *q = o->q;
	struct measured m = { 0 };
	int64_t g = 0, st = 0, sh = 0, heres = 0;
	bool any = false;
	if (w->from < list_end(q) && q->item[w->from].kind == FILL_PENALTY)
		m.height = q->item[w->from].height;
	for (int64_t i = 0; i < p->heads; i++)
		m.height += figure_lines(q, s->figure + i, 1) * q->grid;
	for (int64_t i = 0; i < p->feet; i++)
		m.height += figure_lines(q, s->figure + p->heads + p->heres + i, 1) * q->grid;
	for (size_t i = 0; i < w->n; i++) {
		const struct fill_item *it = &q->item[w->item[i]];
		if (it->kind == FILL_FLOAT && any && heres < p->heres &&
			it->index == s->figure + p->heads + heres) {
			m.height = lines_up(q, m.height) * q->grid +
				   figure_lines(q, it->index, 2) * q->grid;
			heres++;
		}
		if (it->kind == FILL_GLUE && any) {
			g += it->height;
			st += it->stretch;
			sh += it->shrink;
		}
		if (it->kind != FILL_BOX)
			continue;
		any = true;
		m.height += g;
		while (it->snap >= 0 && (m.height + it->snap) % q->grid)
			m.height++;
		m.height += it->height;
		m.stretch += st;
		m.shrink += sh;
		g = st = sh = 0;
		m.notes += it->notes;
		if (it->notes)
			m.last = it->last_note;
	}
	m.here_void = heres < p->heres;
	return m;
}

enum foot { FULL, LAST, FREE };

struct frame {
	int64_t limit, room, rate;
	enum foot foot;
	bool beside, defer, overflow;
};

/* A note is not divided so that one line of it stands alone. -1: no. */
static int64_t part(int64_t fit, int64_t want, int64_t last)
{
	if (fit >= want)
		return want;
	for (; fit >= want - last + 2; fit--)
		if (want - fit >= 2)
			return fit;
	return -1;
}

static int64_t notes_fit(const struct fill_query *q, const struct measured *m,
	const struct frame *f, int64_t want, bool only)
{
	int64_t give = m->shrink / q->grid * q->grid;
	if (!want || m->height - give + q->note_skip + want * q->note_line <= f->room)
		return want;
	int64_t left = f->room - q->note_skip - m->height, fit = left < 0 ? 0 : left / q->note_line;
	int64_t half = f->room / 2 / q->note_line;
	if (m->notes)
		return part(fit, want, m->last);
	if (half > 0 && !only && part(best(fit, half), want, want) < part(half, want, want))
		return -1;
	return part(half > 0 ? best(fit, half) : fit, want, want);
}

/* Cost of a content as a column; *to: what then is. NOWAY: it does not go. */
static int64_t set_column(const struct oracle *o, const struct at *s, const struct way *w,
	const struct frame *f, const struct plan *p, struct at *to, int64_t *y)
{
	const struct fill_query *q = o->q;
	struct measured m = measure(o, w, s, p);
	int64_t cost = w->cost, want = across(q) ? 0 : m.notes + s->carry;
	if (m.here_void)
		return NOWAY;
	int64_t notes = f->defer ? 0 : notes_fit(q, &m, f, want, w->only);
	int64_t room = f->room - (notes > 0 ? q->note_skip + notes * q->note_line : 0);
	int64_t white = best(room, f->limit) - m.height, shrunk = 0;
	if (notes < 0 || white < -(m.shrink / q->grid * q->grid)) {
		if (!w->only || !f->overflow)
			return NOWAY;
		int64_t left = f->room - q->note_skip - m.height;
		notes = f->defer || left < 0 ? 0 : best(left / q->note_line, want);
		white = 0;
		cost += OVER;
	}
	*to = *s;
	to->foot = 0;
	if (white < 0) {
		while (white + shrunk * q->grid < 0)
			shrunk++;
		cost += cube(shrunk * q->grid, m.shrink);
	} else if (f->foot != FREE) {
		int64_t lines = white / q->grid;
		int64_t add = f->foot == FULL ? best(lines, m.stretch / q->grid) : 0;
		to->foot = lines - add;
		cost += cube(add * q->grid, m.stretch);
		cost += cube(to->foot * q->grid, q->ragged * (f->foot == FULL ? 1 : 4));
	}
	if (f->foot != FREE && f->beside && s->foot >= 0)
		cost += apart(f->rate, to->foot, s->foot);
	to->due += across(q) ? m.notes : 0;
	to->last = across(q) && m.notes ? m.last : to->last;
	to->carry = across(q) ? s->carry : want - notes;
	cost += !across(q) && to->carry && !f->defer ? q->split_note : 0;
	for (int64_t i = 0; i < p->heads + p->heres + p->feet; i++) {
		const struct fill_float *g = &q->figure[s->figure + i];
		cost += i < p->heads ? g->head : i < p->heads + p->heres ? g->here : g->foot;
	}
	to->figure += p->heads + p->heres + p->feet;
	to->place = w->end;
	to->fresh = 0;
	*y = m.height - shrunk * q->grid;
	return cost;
}

/* Whether the answer, if there is one, has this column next. */
static bool taken(const struct oracle *o, const struct at *s, const struct way *w,
	const struct plan *p, int64_t lines)
{
	if (!o->answer || o->probe)
		return true;
	if (s->cursor >= (int64_t)o->answer->columns)
		return false;
	const struct fill_column *c = &o->answer->column[s->cursor];
	bool wide = wide_behind(o->q, s->place);
	if (c->first != s->place || c->top != s->top || c->wide != wide || c->column != s->column ||
		c->heads != p->heads || c->heres != p->heres || c->feet != p->feet ||
		(c->heads + c->heres + c->feet && c->figure != s->figure) ||
		(lines >= 0 && c->lines != lines))
		return false;
	if (!w)
		return c->end == c->first;
	if (c->end != w->end)
		return false;
	size_t k = 0;
	for (uint32_t i = c->first; i < c->end;
		i = fill_item_next(o->q->item, o->answer->choice, i))
		if (o->q->item[i].kind != FILL_ALT && (k == w->n || w->item[k++] != i))
			return false;
	return k == w->n;
}

/* --- ways on -----------------------------------------------------------------------------------
 */

static int64_t turn(struct oracle *o, const struct at *s, int64_t cost, bool free, bool figures)
{
	const struct fill_query *q = o->q;
	struct at to = *s;
	if (across(q)) {
		int64_t want = s->due + s->carry, left = want - s->rest;
		if (left < 0)
			return NOWAY;
		to.carry = left;
		cost += left ? q->split_note : 0;
		cost += left && (left < 2 || left > s->last - 2) ? NEVER : 0;
	}
	if (s->figure > 0 && anchor(q, s->figure - 1) >= s->place)
		return NOWAY;
	bool here = s->place < (int64_t)list_end(q) && is_forced(q, s->place);
	cost += (here ? NEVER : q->late) * (spoken_before(q, s->place) - s->figure);
	cost += figures ? 0 : price(q, s->place, recto(o, s));
	if (!figures && s->place == (int64_t)list_end(q) && to.carry) {
		int64_t per = (q->recto - q->note_skip) / q->note_line;
		cost += (to.carry - 1) / (per > 0 ? per : 1) * q->split_note;
	}
	to.foot = free || recto(o, s) || !q->spreads ? -1 : s->foot;
	to.page++;
	to.column = to.top = to.bottom = to.rest = to.due = to.last = to.closed = 0;
	to.fresh = q->columns > 1;
	to.open = across(q);
	if (to.place == (int64_t)list_end(q) && to.figure == (int64_t)q->figures)
		return cost;
	return plus(cost, search(o, &to));
}

static int64_t short_last(const struct oracle *o, const struct at *s, int64_t used)
{
	int64_t fifth = height(o, s) / 5;
	bool last = s->place == (int64_t)list_end(o->q);
	return last && s->page > 0 && s->column == 0 && used < fifth
		       ? len_scale(fifth - used, o->q->short_last, fifth)
		       : 0;
}

static int64_t next_band(struct oracle *o, const struct at *s, int64_t y, int64_t cost)
{
	struct at to = *s;
	to.top = lines_up(o->q, y + gap(o->q, s->place));
	return plus(cost, search(o, &to));
}

/* What follows a content that is set as a column (not of a balanced band). */
static int64_t column(
	struct oracle *o, const struct at *s, const struct way *w, const struct plan *p)
{
	const struct fill_query *q = o->q;
	bool many = q->columns > 1, wide = wide_behind(q, w->from), forced = is_forced(q, w->end);
	bool band = many && !forced && wide_behind(q, w->end) != wide;
	int64_t room = height(o, s) - (s->top + s->bottom) * q->grid, y;
	struct at to;
	struct frame f = { .limit = room,
		.room = room,
		.rate = s->column > 0 ? q->uneven_columns : q->uneven,
		.foot = band || forced ? FREE : FULL,
		.beside = true,
		.defer = band && wide,
		.overflow = p->heads + p->heres + p->feet == 0 };
	if (!taken(o, s, w, p, -1))
		return NOWAY;
	int64_t cost = set_column(o, s, w, &f, p, &to, &y);
	if (cost == NOWAY)
		return NOWAY;
	to.cursor++;
	y += s->top * q->grid;
	if (band && wide) {
		to.foot = s->foot;
		return next_band(o, &to, y, cost);
	}
	if (!wide && !band && !forced && s->column + 1 < q->columns) {
		to.column++;
		return plus(cost + price(q, w->end, false) + late(q, &to), search(o, &to));
	}
	if (many && !wide && (band || (forced && q->balance)))
		cost += NEVER;
	cost += short_last(o, &to, y);
	return turn(o, &to, cost, forced, false);
}

typedef int64_t visitor(
	struct oracle *, const struct at *, const struct way *, const struct plan *, void *);

/* All contents that begin at a place. */
static int64_t walk(struct oracle *o, const struct at *s, const struct plan *p, struct way w,
	uint32_t i, visitor *visit, void *user)
{
	const struct fill_query *q = o->q;
	size_t n = list_end(q);
	int64_t least = NOWAY;
	for (;; i++) {
		bool any = false;
		for (size_t k = 0; k < w.n; k++)
			any = any || q->item[w.item[k]].kind == FILL_BOX;
		if (any && (i == n || q->item[i].kind == FILL_PENALTY)) {
			w.end = i;
			least = best(least, visit(o, s, &w, p, user));
			if (is_forced(q, i) ||
				(q->columns > 1 && wide_behind(q, i) != wide_behind(q, w.from)))
				return least;
			w.only = false;
		}
		if (i == n)
			return least;
		if (q->item[i].kind == FILL_ALT && q->item[i].alt > 0) {
			i = q->item[i].end - 1;
			continue;
		}
		if (q->item[i].kind == FILL_ALT)
			break;
		w.item[w.n++] = i;
	}
	/* A group: inside of each alternative, and past it. */
	bool only = w.only;
	for (uint32_t a = i; a < q->item[i].end; a = q->item[a].next)
		for (uint32_t k = a + 1; k < q->item[a].next; k++)
			only = only && q->item[k].kind != FILL_PENALTY;
	for (uint32_t a = i; a < q->item[i].end; a = q->item[a].next) {
		struct way in = w;
		in.cost += q->item[a].cost;
		for (uint32_t k = a + 1; k < q->item[a].next; k++) {
			if (q->item[k].kind == FILL_PENALTY) {
				in.end = k;
				least = best(least, visit(o, s, &in, p, user));
				in.only = false;
			}
			in.item[in.n++] = k;
		}
		in.only = only;
		least = best(least, walk(o, s, p, in, q->item[i].end, visit, user));
	}
	return least;
}

/* Nothing stands above what begins a text, or a page that was asked for. */
static bool opens(const struct fill_query *q, int64_t place)
{
	return place == 0 || (place < (int64_t)list_end(q) && q->item[place].kind == FILL_PENALTY &&
				     is_forced(q, place));
}

static int64_t walk_plans(struct oracle *o, const struct at *s, visitor *visit, void *user)
{
	const struct fill_query *q = o->q;
	int64_t least = NOWAY;
	bool none = s->closed || wide_behind(q, s->place);
	for (int heads = 0; heads <= 2; heads++)
		for (int heres = 0; heres <= 2; heres++)
			for (int feet = 0; feet <= 1; feet++) {
				struct plan p = { heads, heres, feet };
				int64_t all = heads + heres + feet;
				bool may = all == 0 ||
					   (!none && all <= 3 &&
						   s->figure + all <= (int64_t)q->figures);
				for (int64_t i = 0; may && i < all; i++) {
					const struct fill_float *g = &q->figure[s->figure + i];
					int c = i < heads           ? g->head
						: i < heads + heres ? g->here
								    : g->foot;
					may = c < FILL_NEVER && !(g->wide && q->columns > 1);
				}
				struct way w = { .from = (uint32_t)s->place, .only = true };
				if (may &&
					!(heads && (opens(q, s->place) || (s->top && !s->fresh))))
					least = best(least, walk(o, s, &p, w, w.from, visit, user));
			}
	return least;
}

static int64_t visit_column(
	struct oracle *o, const struct at *s, const struct way *w, const struct plan *p, void *user)
{
	(void)user;
	return column(o, s, w, p);
}

/* A balanced band of so many lines. */
struct band {
	struct at from;
	int64_t lines, cost, stop;
	bool defer, ordinary;
};

static int64_t band_ends(struct oracle *o, const struct band *b, struct at *to, int64_t cost)
{
	const struct fill_query *q = o->q;
	int64_t y = (b->from.top + b->lines) * q->grid, white = room_lines(o, &b->from) - b->lines;
	bool forced = is_forced(q, to->place);
	to->foot = b->from.foot;
	to->column = 0;
	if (b->defer)
		return next_band(o, to, y, cost);
	if (!forced) {
		cost += cube(white * q->grid, q->ragged);
		cost += to->foot >= 0 ? apart(q->uneven, white, to->foot) : 0;
	}
	to->foot = white;
	cost += short_last(o, to, y);
	return turn(o, to, cost, forced, false);
}

static int64_t visit_band(
	struct oracle *o, const struct at *s, const struct way *w, const struct plan *p, void *user)
{
	const struct fill_query *q = o->q;
	struct band *b = user, before = *b;
	int64_t room = room_lines(o, &b->from), y;
	bool stop = w->end == b->stop;
	struct at to;
	struct frame f = { .limit = b->lines * q->grid,
		.room = room * q->grid,
		.rate = q->uneven_columns,
		.foot = stop ? LAST : FULL,
		.beside = s->column > 0,
		.defer = b->defer,
		.overflow = b->lines == room && p->heads + p->heres + p->feet == 0 };
	if ((!stop && s->column + 1 == q->columns) || !taken(o, s, w, p, b->lines))
		return NOWAY;
	int64_t cost = set_column(o, s, w, &f, p, &to, &y);
	if (cost == NOWAY)
		return NOWAY;
	to.cursor++;
	if (!stop) {
		to.column++;
		cost += price(q, w->end, false) + late(q, &to);
		b->cost += cost;
		int64_t rest = walk_plans(o, &to, visit_band, b);
		b->cost = before.cost;
		return plus(cost, rest);
	}
	if (s->column + 1 < q->columns)
		cost += apart(q->uneven_columns, b->lines, to.foot) +
			(q->columns - s->column - 1) * cube(b->lines * q->grid, 4 * q->ragged);
	b->ordinary = b->ordinary || b->cost + cost < NEVER / 2;
	if (o->probe)
		return NOWAY;
	return band_ends(o, b, &to, cost);
}

static int64_t stop_of(const struct fill_query *q, int64_t place)
{
	bool any = false;
	for (size_t i = (size_t)place; i < list_end(q); i++) {
		any = any || q->item[i].kind == FILL_BOX;
		if (q->item[i].kind == FILL_PENALTY && any &&
			(is_forced(q, (int64_t)i) ||
				wide_behind(q, (int64_t)i) != wide_behind(q, place)))
			return (int64_t)i;
	}
	return (int64_t)list_end(q);
}

static int64_t boxes(const struct fill_query *q, uint32_t from, uint32_t to)
{
	int64_t sum = 0;
	for (uint32_t i = from; i < to; i++)
		sum += q->item[i].kind == FILL_BOX ? q->item[i].height : 0;
	return sum;
}

/* The least that what stands before a place can measure. */
static int64_t least_height(const struct fill_query *q, uint32_t place)
{
	int64_t sum = 0;
	for (uint32_t i = 0; i < place; i++) {
		const struct fill_item *it = &q->item[i];
		sum += it->kind == FILL_BOX ? it->height : 0;
		if (it->kind != FILL_ALT)
			continue;
		int64_t least = INT64_MAX;
		for (uint32_t a = i; a < it->end; a = q->item[a].next) {
			if (place <= q->item[a].next && place < it->end)
				return sum + boxes(q, a + 1, place);
			least = best(least, boxes(q, a + 1, q->item[a].next));
		}
		sum += least;
		i = it->end - 1;
	}
	return sum;
}

static int64_t balanced(struct oracle *o, const struct at *s)
{
	const struct fill_query *q = o->q;
	int64_t stop = stop_of(q, s->place), room = room_lines(o, s), least = NOWAY, notes = 0;
	bool forced = is_forced(q, stop);
	if (q->columns == 1 || s->column > 0 || s->open || wide_behind(q, s->place) ||
		(forced && !q->balance))
		return NOWAY;
	int64_t wait = 0;
	for (int64_t k = s->figure; k < spoken_before(q, stop); k++)
		wait += figure_lines(q, k, 2);
	if (least_height(q, (uint32_t)stop) - least_height(q, (uint32_t)s->place) >
		room * q->columns * q->grid)
		return NOWAY;
	for (int64_t i = s->place; i < stop; i++) {
		notes += q->item[i].kind == FILL_BOX ? q->item[i].notes : 0;
		if (q->item[i].kind == FILL_ALT && q->item[i].alt > 0)
			i = q->item[i].end - 1;
	}
	for (int64_t h = 1, last = room; h <= last; h++) {
		struct band b = { .from = *s, .lines = h, .stop = stop, .defer = !forced };
		o->probe = true;
		walk_plans(o, s, visit_band, &b);
		o->probe = false;
		bool ordinary = b.ordinary;
		least = best(least, walk_plans(o, s, visit_band, &b));
		b.defer = false;
		if (!forced && !q->notes_across && (s->carry || notes))
			least = best(least, walk_plans(o, s, visit_band, &b));
		if (ordinary && last == room)
			last = best(room, h + 2 + wait);
	}
	return least;
}

/* Nothing but figures: what is white costs as the foot of a balanced column does, unless the text
 * ends. */
static int64_t only_figures(const struct fill_query *q, int64_t place, int64_t white)
{
	return q->float_column + (is_forced(q, place) ? 0 : cube(white, 4 * q->ragged));
}

static int64_t end_between(struct oracle *o, const struct at *s)
{
	const struct fill_query *q = o->q;
	struct at to = *s;
	int64_t cost = 0, late_notes = 0;
	if (s->column > 0 || s->top + s->bottom == 0 || (s->fresh && across(q) && !s->open))
		return NOWAY;
	bool free = s->fresh || s->place == (int64_t)list_end(q);
	int64_t white = height(o, s) - (s->top + s->bottom) * q->grid + gap(q, s->place);
	if (to.carry && !across(q) && !s->fresh) {
		int64_t need = q->note_skip + to.carry * q->note_line;
		late_notes = need > white ? NEVER : 0;
		white -= need > white ? 0 : need;
		to.carry = late_notes ? to.carry : 0;
	}
	to.foot = free || white < 0 ? 0 : white / q->grid;
	cost = s->fresh ? only_figures(q, s->place, height(o, s) - (s->top + s->bottom) * q->grid)
			: cube(to.foot * q->grid, q->ragged);
	cost += late_notes;
	cost += !free && s->foot >= 0 ? apart(q->uneven, to.foot, s->foot) : 0;
	cost += s->fresh ? 0 : short_last(o, s, s->top * q->grid);
	return turn(o, &to, cost, free, s->fresh);
}

static int64_t wide_figure(struct oracle *o, const struct at *s)
{
	const struct fill_query *q = o->q;
	int64_t least = NOWAY, left = room_lines(o, s);
	if (!s->fresh || s->closed || (across(q) && !s->open) || s->figure == (int64_t)q->figures ||
		!q->figure[s->figure].wide)
		return NOWAY;
	const struct fill_float *g = &q->figure[s->figure];
	int64_t lines = figure_lines(q, s->figure, 1);
	for (int foot = 0; foot < 2; foot++) {
		struct at to = *s;
		int64_t cost = foot ? g->foot : g->head;
		if ((!foot && opens(q, s->place)) || cost >= FILL_NEVER ||
			(lines > left && (foot || s->top + s->bottom)))
			continue;
		to.closed = foot;
		to.figure++;
		*(foot ? &to.bottom : &to.top) += best(lines, left);
		cost += lines > left ? OVER : 0;
		least = best(least, plus(cost, search(o, &to)));
	}
	return least;
}

/* Whether so many lines of notes can be those of the page, other than as no other way is left. */
static bool is_sum(const struct fill_query *q, int64_t place, int64_t n)
{
	int64_t all = 0;
	for (size_t i = (size_t)place; i < list_end(q) && n > 0; i++) {
		const struct fill_item *it = &q->item[i];
		if (it->kind == FILL_ALT && it->alt > 0)
			i = it->end - 1;
		if (it->kind != FILL_BOX || !it->notes)
			continue;
		all += it->notes;
		if (n == all || (n <= all - 2 && n >= all - it->last_note + 2))
			return true;
	}
	return n == 0;
}

static int64_t set_aside(struct oracle *o, const struct at *s)
{
	const struct fill_query *q = o->q;
	int64_t least = NOWAY, left = room_lines(o, s), half = left * q->grid / 2 / q->note_line;
	bool any = false;
	for (int64_t n = 0; n <= 100; n++) {
		struct at to = *s;
		int64_t rest = s->carry <= half      ? s->carry + n
			       : s->carry - half < 2 ? s->carry - 2
						     : half;
		int64_t lines = rest > 0 ? lines_up(q, q->note_skip + rest * q->note_line) : 0;
		bool fits = rest >= 0 && (!lines || lines < left);
		fits = fits && (s->carry > half ? n == 0 : is_sum(q, s->place, n));
		if (!fits && (any || n < 100))
			continue;
		to.open = 0;
		to.rest = fits ? rest : 0;
		to.bottom += fits ? lines : 0;
		to.due = to.last = s->carry;
		to.carry = 0;
		least = best(least, search(o, &to));
		any = true;
	}
	return least;
}

static int64_t figures_only(struct oracle *o, const struct at *s)
{
	const struct fill_query *q = o->q;
	int64_t least = NOWAY, lines = 0, left = room_lines(o, s), cost = 0;
	bool end = s->place == (int64_t)list_end(q);
	if (s->open || s->closed || (!end && wide_behind(q, s->place)))
		return NOWAY;
	for (int64_t n = 1; n <= 3 && s->figure + n <= spoken_before(q, s->place); n++) {
		const struct fill_float *g = &q->figure[s->figure + n - 1];
		lines += figure_lines(q, s->figure + n - 1, 1);
		if ((g->wide && q->columns > 1) || (n > 1 && lines > left))
			break;
		cost += g->head + (lines > left ? OVER : 0);
		struct at to = *s;
		struct plan p = { n, 0, 0 };
		to.figure += n;
		to.fresh = 0;
		to.foot = -1;
		to.cursor++;
		if (!taken(o, s, NULL, &p, -1))
			continue;
		bool more = to.figure < (int64_t)q->figures &&
			    !(q->figure[to.figure].wide && q->columns > 1);
		to.column++;
		bool turns = to.column == q->columns || (end && !more);
		to.column -= turns;
		int64_t all = cost + only_figures(q, s->place, (left - lines) * q->grid);
		least = best(least, turns ? turn(o, &to, all, true, true)
					  : plus(all + late(q, &to), search(o, &to)));
	}
	return least;
}

static int64_t search(struct oracle *o, const struct at *s)
{
	const struct fill_query *q = o->q;
	uint64_t h = 14695981039346656037u;
	for (size_t i = 0; i < sizeof *s / sizeof(int64_t); i++)
		h = (h ^ (uint64_t)((const int64_t *)s)[i]) * 1099511628211u;
	size_t k = (h ^ h >> 29) % VISITS;
	while (o->visit[k].known == o->search && memcmp(&o->visit[k].at, s, sizeof *s))
		k = (k + 1) % VISITS;
	if (o->visit[k].known == o->search)
		return o->visit[k].cost;
	o->visit[k] = (struct visit){ *s, NOWAY, o->search };
	assert_true(++o->visits < VISITS / 2);
	int64_t least = NOWAY;
	if (q->columns > 1) {
		least = best(least, end_between(o, s));
		least = best(least, wide_figure(o, s));
		if (s->open)
			least = best(least, set_aside(o, s));
	}
	least = best(least, figures_only(o, s));
	if (s->place < (int64_t)list_end(q) && !s->open) {
		least = best(least, balanced(o, s));
		least = best(least, walk_plans(o, s, visit_column, NULL));
	}
	o->visit[k].cost = least;
	return least;
}

static int64_t all_ways(const struct fill_query *q, const struct fill_pages *answer)
{
	static struct visit visit[VISITS];
	static unsigned searches;
	struct oracle o = { .q = q, .answer = answer, .visit = visit, .search = ++searches };
	struct at start = { .foot = -1, .fresh = q->columns > 1, .open = across(q) };
	return search(&o, &start);
}

/* --- random lists ------------------------------------------------------------------------------
 */

static uint64_t roll(uint64_t *s)
{
	*s ^= *s << 13;
	*s ^= *s >> 7;
	*s ^= *s << 17;
	return *s;
}

struct list {
	struct fill_item item[WAY];
	struct fill_float figure[4];
	size_t n, figures, groups;
	bool notes, few, wide, alternatives;
};

static struct fill_item *push(struct list *l, enum fill_kind kind)
{
	struct fill_item *it = &l->item[l->n++];
	*it = (struct fill_item){ .kind = kind };
	return it;
}

static void put_notes(uint64_t *s, struct list *l)
{
	struct fill_item *it = &l->item[l->n - 1];
	it->notes = 1 + (uint32_t)(roll(s) % (l->few ? 3 : 6));
	it->last_note = 1 + (uint32_t)(roll(s) % it->notes);
}

/* A paragraph in two or three numbers of lines. */
static void put_group(uint64_t *s, struct list *l)
{
	int lines = 1 + (int)(roll(s) % 3);
	uint32_t first = (uint32_t)l->n, before = 0, alts = 2 + (uint32_t)(roll(s) % 2);
	uint32_t notes = l->notes && roll(s) % 3 == 0 ? 1 + (uint32_t)(roll(s) % 4) : 0;
	for (uint32_t a = 0; a < alts; a++) {
		int more = a == 0 ? 0 : a == 1 ? 1 : lines > 1 ? -1 : 2;
		uint32_t at = (uint32_t)l->n;
		int of = (int)(roll(s) % (unsigned)(lines + more));
		l->item[before].next = a ? at : l->item[before].next;
		struct fill_item *it = push(l, FILL_ALT);
		it->cost = a ? (int)(roll(s) % 60) : 0;
		it->lines = more;
		it->group = (uint32_t)l->groups;
		it->alt = a;
		before = at;
		for (int k = 0; k < lines + more; k++) {
			if (k > 0)
				push(l, FILL_PENALTY)->penalty = roll(s) % 3 ? (int)(roll(s) % 40)
									     : FILL_NEVER;
			it = push(l, FILL_BOX);
			it->height = it->snap = 10;
			it->notes = k == of ? notes : 0;
			it->last_note = it->notes ? it->notes : 0;
		}
	}
	l->item[before].next = (uint32_t)l->n;
	for (uint32_t a = first; a < l->n; a = l->item[a].next)
		l->item[a].end = (uint32_t)l->n;
	l->groups++;
}

static void put_box(uint64_t *s, struct list *l, bool wide)
{
	struct fill_item *it = push(l, FILL_BOX);
	it->wide = wide;
	it->height = roll(s) % 6 ? 10 : 5 + (sp)(roll(s) % 25);
	it->snap = roll(s) % 4 ? 10 : roll(s) % 2 ? -1 : (sp)(roll(s) % 30);
	if (l->notes && roll(s) % 3 == 0)
		put_notes(s, l);
}

static void put_between(uint64_t *s, struct list *l, bool must)
{
	static const int of[] = { 0, 0, 0, 30, 200, 10000, 10500, -50, -10000 };
	struct fill_item *it;
	if (must || roll(s) % 8) {
		it = push(l, FILL_PENALTY);
		it->penalty = of[roll(s) % 9];
		it->recto = roll(s) % 3 ? 0 : (int)(roll(s) % 300);
		it->height = roll(s) % 9 ? 0 : 10;
	}
	if (roll(s) % 3 == 0) {
		it = push(l, FILL_GLUE);
		it->height = (sp)(roll(s) % 3) * 10;
		it->stretch = (sp)(roll(s) % 4) * 7;
		it->shrink = roll(s) % 2 ? it->height : 0;
	}
}

static void put_figure(uint64_t *s, struct list *l)
{
	struct fill_float *f = &l->figure[l->figures];
	*f = (struct fill_float){ .height = 1 + (sp)(roll(s) % 35),
		.wide = l->wide && roll(s) % 3 == 0,
		.head = (int)(roll(s) % 30),
		.foot = roll(s) % 3 ? (int)(roll(s) % 60) : FILL_NEVER,
		.here = roll(s) % 2 ? (int)(roll(s) % 60) : FILL_NEVER };
	push(l, FILL_FLOAT)->index = (uint32_t)l->figures++;
}

enum { WITH_NOTES = 1, WITH_COLUMNS = 2, WITH_ALTERNATIVES = 4, WITH_FIGURES = 8 };

static void random_list(uint64_t *s, unsigned with, struct list *l, struct fill_query *q)
{
	*l = (struct list){ .notes = with & WITH_NOTES,
		.few = with & WITH_COLUMNS && roll(s) % 4,
		.wide = with & WITH_COLUMNS && roll(s) % 2,
		.alternatives = with & WITH_ALTERNATIVES };
	size_t boxes = 2 + roll(s) % (with & WITH_COLUMNS ? 9 : 11);
	bool wide = l->wide && roll(s) % 2;
	for (size_t b = 0; b < boxes; b++) {
		bool was = wide;
		wide = l->wide && roll(s) % 4 == 0 ? !wide : wide;
		if (b)
			put_between(s, l, was != wide);
		if (l->alternatives && l->groups < 3 && !wide && roll(s) % 3 == 0 && l->n < WAY / 2)
			put_group(s, l);
		else
			put_box(s, l, wide);
		if (with & WITH_FIGURES && l->figures < 3 && roll(s) % 4 == 0)
			put_figure(s, l);
	}
	sp h = 25 + (sp)(roll(s) % 60);
	*q = (struct fill_query){ .item = l->item,
		.n = l->n,
		.figure = l->figure,
		.figures = l->figures,
		.first = h - (sp)(roll(s) % 20),
		.recto = h,
		.verso = roll(s) % 4 ? h : h - 10,
		.verso_first = roll(s) % 4 == 0,
		.spreads = roll(s) % 2,
		.columns = with & WITH_COLUMNS ? 2 + (int)(roll(s) % 2) : 1,
		.balance = roll(s) % 4,
		.notes_across = roll(s) % 2,
		.grid = 10,
		.note_skip = 4,
		.note_line = 6,
		.float_skip = 7,
		.ragged = roll(s) % 2 ? 10 : 25,
		.split_note = 700,
		.short_last = 150,
		.uneven = (int)(roll(s) % 3) * 40,
		.uneven_columns = (int)(roll(s) % 3) * 30,
		.late = 90,
		.float_column = 400 };
}

static void optimal(unsigned with, uint64_t seed, int lists)
{
	struct arena *a = arena_new();
	for (int k = 0; k < lists; k++) {
		struct arena_mark m = arena_mark(a);
		struct list l;
		struct fill_query q;
		struct fill_pages p;
		random_list(&seed, with, &l, &q);
		page_fill(a, &q, &p);
		int64_t least = all_ways(&q, NULL);
		int64_t again = all_ways(&q, &p);
		if (p.cost != least || again != least)
			print_error(
				"with %u, list %d: %lld, search says %lld, of these pages %lld\n",
				with, k, (long long)p.cost, (long long)least, (long long)again);
		assert_true(p.cost == least && again == least);
		arena_reset(a, m);
	}
	arena_drop(a);
}

static void fill_is_optimal(void **state)
{
	(void)state;
	for (unsigned with = 0; with < 16; with++) {
		optimal(with, 0x9e3779b97f4a7c15 + with, with & WITH_COLUMNS ? 80 : 500);
		/* pages that must be bad, behind others that only seem dear */
		optimal(with, 0x9e3779b97f4a7ffd + with, with & WITH_COLUMNS ? 80 : 500);
	}
}

static void fill_loses_nothing(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	uint64_t seed = 42;
	for (int k = 0; k < 5000; k++) {
		struct arena_mark m = arena_mark(a);
		struct list l;
		struct fill_query q;
		struct fill_pages p;
		random_list(&seed, (unsigned)k % 16, &l, &q);
		page_fill(a, &q, &p);
		int64_t boxes = 0, notes = 0, figures = (int64_t)q.figures;
		uint32_t at = 0;
		for (uint32_t i = 0; i < q.n; i = fill_item_next(q.item, p.choice, i)) {
			boxes += q.item[i].kind == FILL_BOX;
			notes += q.item[i].kind == FILL_BOX ? q.item[i].notes : 0;
		}
		for (size_t i = 0; i < p.columns; i++) {
			const struct fill_column *c = &p.column[i];
			assert_true(c->first >= at);
			at = c->end;
			for (uint32_t j = c->first; j < c->end;
				j = fill_item_next(q.item, p.choice, j))
				boxes -= q.item[j].kind == FILL_BOX;
			notes -= c->notes;
			figures -= c->heads + c->heres + c->feet;
		}
		size_t columns = 0;
		for (size_t i = 0; i < p.n; i++) {
			notes -= p.page[i].notes;
			figures -= p.page[i].heads + p.page[i].feet;
			assert_true(p.page[i].column == columns);
			columns += p.page[i].columns;
		}
		assert_true(boxes == 0 && notes == 0 && figures == 0 && columns == p.columns);
		arena_reset(a, m);
	}
	arena_drop(a);
}

static void fill_is_linear(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	enum { LINES = 45 * 1000 };
	struct fill_item *it = ARENA_ARRAY(a, 3 * LINES, struct fill_item);
	size_t n = 0;
	for (int i = 0; i < LINES; i++) {
		it[n++] = (struct fill_item){ .kind = FILL_BOX, .height = 14, .snap = 14 };
		it[n++] = (struct fill_item){ .kind = FILL_PENALTY, .penalty = i % 7 ? 0 : 10000 };
		if (i % 7 == 6)
			it[n++] = (struct fill_item){
				.kind = FILL_GLUE, .height = 14, .stretch = i % 14 ? 14 : 0
			};
	}
	struct fill_query q = { .item = it,
		.n = n,
		.first = 500,
		.recto = 45 * 14,
		.verso = 45 * 14,
		.spreads = true,
		.grid = 14,
		.note_skip = 7,
		.note_line = 11,
		.ragged = 28,
		.uneven = 40 };
	struct fill_pages p;
	page_fill(a, &q, &p);
	assert_true(p.n > 1000 && p.n < 1300);
	arena_drop(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fill_is_optimal),
		cmocka_unit_test(fill_loses_nothing),
		cmocka_unit_test(fill_is_linear),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
