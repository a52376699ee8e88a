/* The best pages of a whole document.
 *
 * Problem: a document is a vertical list with places where a page may end; choose the ends so that
 * the sum of what is wrong is least: white left over, and what each end costs in itself. Taking
 * each page as full as it goes (TeX's own page builder, and everybody's browser) is cheap, but it
 * pays for a good page now with a bad one later: the one line saved here is the widow there.
 *
 * Method: dynamic programming over the places where a page may end, as Plass showed (Optimal
 * Pagination Techniques for Automatic Typesetting Systems, Stanford 1981) and Mittelbach made
 * practical (A general LuaTeX framework for globally optimized pagination, Computational
 * Intelligence 35, 2019). Going down the list, each place holds the best ways to have ended a page
 * there; each is continued to all ends that fit on one page more. As no end lies further than a
 * page, the work grows with the length of the document, not with its square.
 *
 * What has to be known of the past, besides its cost, is part of the state:
 *   - which page comes next (the first, a verso, a recto: their heights, and what a page turn
 *     costs),
 *   - how many lines of a footnote are still to be set (carry),
 *   - of a verso, how much white it has at its foot (foot), for the recto that faces it must match.
 * Two ways to the same place with the same next page and carry differ only in what unevenness may
 * cost them on the next page, which is bounded: a way that is dearer by that much can be forgotten,
 * and no optimum is lost (see `beaten`). So a place keeps a handful of states.
 *
 * Everything is an integer. Three magnitudes never mix: ordinary costs (badness up to BAD_MOST,
 * penalties below FILL_NEVER), breaks that must not be (COST_NEVER each), pages that overflow
 * (COST_OVERFULL each). So "never" means: unless nothing else is possible.
 *
 * Refused: to count the state of every earlier page (Plass shows that with references from text to
 * floats this becomes NP-complete); to keep page numbers apart in the state (only their parity
 * matters here). Approximated: a carried footnote takes at most half of a page on which no other
 * note begins; of several notes only the last is divided. */
#include "page/fill.h"

#include <assert.h>

#define COST_NEVER    INT64_C(100000000)
#define COST_OVERFULL INT64_C(1000000000000)
#define NONE          UINT32_MAX
enum { BAD_MOST = 1000000, UNEVEN_MOST = 4 };

enum turn { TURN_FIRST, TURN_VERSO, TURN_RECTO }; /* which page comes next */

struct state {
	int64_t cost;
	uint32_t prev;  /* state the page began with */
	uint32_t next;  /* other state of the same place */
	uint32_t place; /* index of the penalty; n: the end */
	uint32_t carry;
	struct fill_page page; /* that ended here */
	int32_t foot;          /* of a verso in a spread; -1: nothing to match */
	uint8_t turn;
};

struct fill {
	struct arena *arena;
	const struct fill_query *q;
	VEC(struct state) state;
	uint32_t *head; /* by place: first state */
};

struct stretch_of_list { /* what stands between two places */
	uint32_t first, end;
	sp height, stretch, shrink;
	uint32_t notes, last_note;
	bool only; /* there is no earlier place to end */
	bool last; /* nothing follows */
};

/* 100 (t/s)^3, as TeX has it, with a bound. */
static int64_t badness(sp t, sp s)
{
	if (t <= 0)
		return 0;
	if (s <= 0 || t / s >= 21)
		return BAD_MOST;
	int64_t r = t * 1000 / s;
	int64_t b = r * r / 100 * r / 100000;
	return b < BAD_MOST ? b : BAD_MOST;
}

static bool forced(const struct fill_query *q, const struct stretch_of_list *l)
{
	return l->last || q->item[l->end].penalty <= FILL_FORCE;
}

static int64_t penalty(const struct fill_query *q, const struct stretch_of_list *l, bool recto)
{
	if (forced(q, l))
		return 0;
	const struct fill_item *it = &q->item[l->end];
	int64_t p = (int64_t)it->penalty + (recto ? it->recto : 0);
	return p >= FILL_NEVER ? COST_NEVER + p - FILL_NEVER : p;
}

static bool recto(const struct fill_query *q, enum turn t)
{
	return t == TURN_RECTO || (t == TURN_FIRST && !q->verso_first);
}

static sp height_of(const struct fill_query *q, enum turn t)
{
	return t == TURN_FIRST ? q->first : t == TURN_RECTO ? q->recto : q->verso;
}

/* How many of `want` lines of notes go below text of this height; -1: the page does not work. */
static int64_t note_lines(
	const struct fill_query *q, const struct stretch_of_list *l, sp page, uint32_t carry)
{
	int64_t want = (int64_t)l->notes + carry;
	if (want == 0)
		return 0;
	sp least = l->height - l->shrink / q->grid * q->grid;
	if (least + q->note_skip + want * q->note_line <= page)
		return want;
	sp room = page - q->note_skip - l->height;
	int64_t fit = room > 0 ? room / q->note_line : 0;
	if (fit > want)
		fit = want;
	if (l->notes == 0) {
		int64_t half = page / 2 / q->note_line;
		return fit > half && half > 0 ? half : fit > 0 ? fit : -1;
	}
	return want - fit < (int64_t)l->last_note ? fit : -1;
}

/* Fills in the page and what it costs by itself; false: the text does not go on it. */
static bool set_page(const struct fill_query *q, const struct stretch_of_list *l,
	const struct state *from, struct state *to)
{
	sp page = height_of(q, from->turn);
	int64_t notes = note_lines(q, l, page, from->carry), want = (int64_t)l->notes + from->carry;
	sp room = page - (notes > 0 ? q->note_skip + notes * q->note_line : 0);
	sp white = room - l->height;
	if (notes < 0 || white < -(l->shrink / q->grid * q->grid)) {
		if (!l->only)
			return false;
		sp left = page - q->note_skip - l->height;
		notes = left > 0 ? left / q->note_line : 0;
		notes = notes < want ? notes : want;
		white = 0;
		to->cost += COST_OVERFULL;
	}
	bool free_foot = forced(q, l);
	int64_t lines = white >= 0 ? white / q->grid : -((-white + q->grid - 1) / q->grid);
	int64_t give = l->stretch / q->grid;
	int64_t extra = lines < 0 ? lines : free_foot ? 0 : lines < give ? lines : give;
	int64_t foot = free_foot || lines < 0 ? 0 : lines - extra;
	to->cost += extra > 0 ? badness(extra * q->grid, l->stretch)
			      : badness(-extra * q->grid, l->shrink);
	to->cost += badness(foot * q->grid, q->ragged);
	to->page = (struct fill_page){ l->first, l->end, (int32_t)extra, (int32_t)foot,
		(uint32_t)notes, (uint32_t)(want - notes) };
	return true;
}

/* What the page costs beside its neighbours and as the last one. */
static int64_t in_company(const struct fill_query *q, const struct stretch_of_list *l,
	const struct state *from, const struct fill_page *p)
{
	int64_t cost = p->carry ? q->split_note : 0;
	if (!forced(q, l) && from->foot >= 0) {
		int32_t d = p->foot > from->foot ? p->foot - from->foot : from->foot - p->foot;
		cost += (int64_t)q->uneven * (d < UNEVEN_MOST ? d : UNEVEN_MOST);
	}
	sp fifth = height_of(q, from->turn) / 5;
	if (l->last && from->turn != TURN_FIRST && l->height < fifth)
		cost += len_scale(fifth - l->height, q->short_last, fifth);
	if (l->last && p->carry) {
		int64_t per = (q->recto - q->note_skip) / q->note_line;
		cost += (p->carry - 1) / (per > 0 ? per : 1) * q->split_note;
	}
	return cost;
}

/* What being b instead of a may at most be worth on the next page. */
static int64_t worth(const struct fill_query *q, const struct state *a, const struct state *b)
{
	if (a->foot < 0 || a->foot == b->foot)
		return 0;
	int32_t d = b->foot < 0         ? UNEVEN_MOST
		    : a->foot > b->foot ? a->foot - b->foot
					: b->foot - a->foot;
	return (int64_t)q->uneven * (d < UNEVEN_MOST ? d : UNEVEN_MOST);
}

static bool beaten(const struct fill_query *q, const struct state *a, const struct state *by)
{
	return by->turn == a->turn && by->carry == a->carry &&
	       by->cost + worth(q, by, a) <= a->cost;
}

static void keep(struct fill *f, const struct state *s)
{
	uint32_t slot = NONE;
	for (uint32_t i = f->head[s->place]; i != NONE; i = f->state.v[i].next) {
		if (beaten(f->q, s, &f->state.v[i]))
			return;
		if (slot == NONE && beaten(f->q, &f->state.v[i], s))
			slot = i;
	}
	if (slot != NONE) {
		uint32_t next = f->state.v[slot].next;
		f->state.v[slot] = *s;
		f->state.v[slot].next = next;
		return;
	}
	*VEC_PUSH(f->arena, &f->state) = *s;
	f->state.v[f->state.n - 1].next = f->head[s->place];
	f->head[s->place] = (uint32_t)f->state.n - 1;
}

/* Whether the page leaves so much white that a way known already is better whatever follows: told
 * from a bound, before anything is reckoned out. Most pairs of a begin and an end go this way. */
static bool hopeless(const struct fill *f, const struct stretch_of_list *l,
	const struct state *from, const struct state *to)
{
	const struct fill_query *q = f->q;
	if (forced(q, l) || from->carry || l->notes)
		return false;
	sp white = height_of(q, from->turn) - l->height - l->stretch - q->grid;
	int64_t k = white > 8 * q->ragged ? 8 : white > 4 * q->ragged ? 4 : 2;
	if (white <= k * q->ragged)
		return false;
	int64_t least = to->cost + 99 * k * k * k - (int64_t)q->uneven * UNEVEN_MOST;
	for (uint32_t i = f->head[l->end]; i != NONE; i = f->state.v[i].next) {
		const struct state *s = &f->state.v[i];
		if (s->turn == to->turn && s->carry == 0 && s->cost <= least)
			return true;
	}
	return false;
}

/* Ends a page at the end of l in all the ways it may have begun. */
static void end_page(struct fill *f, uint32_t begun, const struct stretch_of_list *l)
{
	const struct fill_query *q = f->q;
	for (uint32_t i = begun; i != NONE; i = f->state.v[i].next) {
		struct state from = f->state.v[i];
		bool is_recto = recto(q, from.turn);
		struct state to = { .cost = from.cost + penalty(q, l, is_recto),
			.prev = i,
			.place = l->end,
			.turn = is_recto ? TURN_VERSO : TURN_RECTO };
		if (hopeless(f, l, &from, &to) || !set_page(q, l, &from, &to))
			continue;
		to.cost += in_company(q, l, &from, &to.page);
		to.carry = to.page.carry;
		to.foot = is_recto || !q->spreads || forced(q, l) ? -1 : to.page.foot;
		keep(f, &to);
	}
}

/* All pages that begin behind the place `at`. */
static void go_on(struct fill *f, uint32_t at, uint32_t begun)
{
	const struct fill_query *q = f->q;
	struct stretch_of_list l = { .first = NONE, .only = true };
	sp glue = 0, stretch = 0, shrink = 0;
	sp most = q->recto > q->verso ? q->recto : q->verso;
	most = q->first > most ? q->first : most;
	for (uint32_t i = at; i <= q->n; i++) {
		const struct fill_item *it = i < q->n ? &q->item[i] : NULL;
		if (it && it->kind == FILL_GLUE && l.first != NONE) {
			glue += it->height;
			stretch += it->stretch;
			shrink += it->shrink;
		} else if (it && it->kind == FILL_BOX) {
			l.first = l.first == NONE ? i : l.first;
			l.height = fill_snap(l.height + glue, it->snap, q->grid) + it->height;
			l.stretch += stretch;
			l.shrink += shrink;
			glue = stretch = shrink = 0;
			l.notes += it->notes;
			l.last_note = it->notes ? it->last_note : l.last_note;
		} else if ((!it || it->kind == FILL_PENALTY) && l.first != NONE) {
			l.end = i;
			l.last = !it;
			end_page(f, begun, &l);
			l.only = false;
			if (forced(q, &l))
				return;
		}
		if (!l.only && l.height - l.shrink > most)
			return;
	}
}

/* Lines of notes that are left when the text has ended. */
static void notes_only(struct fill *f, const struct fill_page *last, struct fill_pages *out)
{
	const struct fill_query *q = f->q;
	sp per = (q->recto - q->note_skip) / q->note_line;
	uint32_t fit = per < 1 ? 1 : per > UINT32_MAX ? UINT32_MAX : (uint32_t)per;
	for (uint32_t left = last->carry; left > 0;) {
		uint32_t now = left < fit ? left : fit;
		left -= now;
		assert(out->n < q->n + last->carry + 1);
		out->page[out->n++] = (struct fill_page){
			.first = (uint32_t)q->n, .end = (uint32_t)q->n, .notes = now, .carry = left
		};
	}
}

static void trace_back(struct fill *f, uint32_t best, struct fill_pages *out)
{
	size_t n = 0;
	for (uint32_t i = best; f->state.v[i].prev != NONE; i = f->state.v[i].prev)
		n++;
	out->cost = f->state.v[best].cost;
	out->page = ARENA_ARRAY(f->arena, n + f->state.v[best].carry, struct fill_page);
	out->n = n;
	for (uint32_t i = best; f->state.v[i].prev != NONE; i = f->state.v[i].prev)
		out->page[--n] = f->state.v[i].page;
	if (out->n > 0)
		notes_only(f, &out->page[out->n - 1], out);
}

void page_fill(struct arena *a, const struct fill_query *query, struct fill_pages *out)
{
	assert(query->grid > 0 && query->note_line > 0 && query->n < NONE);
	struct fill_query trimmed = *query, *q = &trimmed;
	while (q->n > 0 && q->item[q->n - 1].kind != FILL_BOX)
		q->n--;
	struct fill f = { .arena = a, .q = q };
	f.head = ARENA_ARRAY(a, q->n + 1, uint32_t);
	for (size_t i = 0; i <= q->n; i++)
		f.head[i] = NONE;
	*out = (struct fill_pages){ 0 };
	*VEC_PUSH(a, &f.state) = (struct state){ .prev = NONE, .next = NONE, .foot = -1 };
	go_on(&f, 0, 0);
	for (uint32_t i = 0; i < q->n; i++)
		if (f.head[i] != NONE)
			go_on(&f, i, f.head[i]);
	uint32_t best = NONE;
	for (uint32_t i = f.head[q->n]; i != NONE; i = f.state.v[i].next)
		if (best == NONE || f.state.v[i].cost < f.state.v[best].cost)
			best = i;
	if (best != NONE)
		trace_back(&f, best, out);
}
