/* Pages: page_fill against exhaustive search, and the facts of whole documents. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "page/fill.h"

/* --- the oracle: every set of page ends is tried, costs written down a second time ------------ */

#define NEVER 100000000LL
#define OVER  1000000000000LL

struct oracle {
	const struct fill_query *q;
	const uint32_t *only; /* ends that must be taken, or NULL: all are tried */
	size_t depth;
};

static int64_t cube(int64_t t, int64_t s)
{
	if (t <= 0)
		return 0;
	if (s <= 0 || t / s >= 21)
		return 1000000;
	int64_t r = t * 1000 / s, b = r * r / 100 * r / 100000;
	return b > 1000000 ? 1000000 : b;
}

struct range {
	int64_t height, stretch, shrink, notes, tail;
	size_t boxes;
	bool only;
};

static struct range measure(const struct fill_query *q, size_t from, size_t end)
{
	struct range r = { .only = true };
	int64_t g = 0, st = 0, sh = 0;
	for (size_t i = from; i < end; i++) {
		const struct fill_item *it = &q->item[i];
		if (it->kind == FILL_PENALTY && r.boxes)
			r.only = false;
		if (it->kind == FILL_GLUE && r.boxes) {
			g += it->height;
			st += it->stretch;
			sh += it->shrink;
		}
		if (it->kind != FILL_BOX)
			continue;
		r.boxes++;
		r.height += g;
		while (it->snap >= 0 && (r.height + it->snap) % q->grid)
			r.height++;
		r.height += it->height;
		r.stretch += st;
		r.shrink += sh;
		g = st = sh = 0;
		r.notes += it->notes;
		if (it->notes)
			r.tail = it->last_note;
	}
	return r;
}

static size_t last_box(const struct fill_query *q)
{
	size_t n = q->n;
	while (n && q->item[n - 1].kind != FILL_BOX)
		n--;
	return n;
}

/* Cost of one page by itself; -1: it cannot be. *carry: in and out; *foot: out. */
static int64_t page_cost(const struct fill_query *q, const struct range *r, int64_t page,
	bool free_foot, int64_t *carry_foot)
{
	int64_t want = r->notes + carry_foot[0], lines_given = r->shrink / q->grid;
	int64_t over = 0, placed = want;
	if (want) {
		int64_t room = page - q->note_skip - r->height;
		int64_t fit = room < 0 ? 0 : room / q->note_line;
		bool whole = r->height - lines_given * q->grid + q->note_skip +
				     want * q->note_line <=
			     page;
		if (!whole) {
			placed = fit < want ? fit : want;
			int64_t half = page / 2 / q->note_line;
			bool ok = r->notes ? want - placed < r->tail : placed > 0;
			if (ok && !r->notes && half > 0 && placed > half)
				placed = half;
			if (!ok && !r->only)
				return -1;
			over = ok ? 0 : OVER;
		}
	}
	int64_t white = page - r->height - (placed ? q->note_skip + placed * q->note_line : 0);
	if (!over && white < -lines_given * q->grid) {
		if (!r->only)
			return -1;
		over = OVER;
		int64_t room = page - q->note_skip - r->height;
		placed = room < 0 ? 0 : room / q->note_line;
		placed = placed < want ? placed : want;
	}
	if (over)
		white = 0;
	carry_foot[0] = want - placed;
	carry_foot[1] = 0;
	if (white < 0) {
		int64_t k = 0;
		while (white + k * q->grid < 0)
			k++;
		return over + cube(k * q->grid, r->shrink);
	}
	if (free_foot)
		return over;
	int64_t lines = white / q->grid, add = r->stretch / q->grid;
	add = add < lines ? add : lines;
	carry_foot[1] = lines - add;
	return over + cube(add * q->grid, r->stretch) + cube((lines - add) * q->grid, q->ragged);
}

static int64_t search(struct oracle *o, size_t from, size_t page, int64_t carry, int64_t foot)
{
	const struct fill_query *q = o->q;
	size_t n = last_box(q);
	bool recto = (page % 2 == 0) != q->verso_first;
	int64_t room = page == 0 ? q->first : recto ? q->recto : q->verso;
	int64_t best = INT64_MAX;
	for (size_t e = from + 1; e <= n; e++) {
		bool last = e == n;
		if (!last && q->item[e].kind != FILL_PENALTY)
			continue;
		struct range r = measure(q, from, e);
		if (!r.boxes)
			continue;
		bool must = last || q->item[e].penalty <= FILL_FORCE;
		int64_t state[2] = { carry, 0 };
		int64_t c = page_cost(q, &r, room, must, state);
		if (c >= 0 && (!o->only || o->only[o->depth] == e)) {
			if (!must) {
				int64_t p = q->item[e].penalty + (recto ? q->item[e].recto : 0);
				c += p >= FILL_NEVER ? NEVER + p - FILL_NEVER : p;
				int64_t d = llabs(state[1] - foot);
				c += foot >= 0 ? q->uneven * (d < 4 ? d : 4) : 0;
			}
			c += state[0] ? q->split_note : 0;
			if (last && page && r.height < room / 5)
				c += len_scale(room / 5 - r.height, q->short_last, room / 5);
			int64_t per = (q->recto - q->note_skip) / q->note_line;
			if (last && state[0])
				c += (state[0] - 1) / (per > 0 ? per : 1) * q->split_note;
			o->depth++;
			int64_t rest = last ? 0
					    : search(o, e, page + 1, state[0],
						      must || recto || !q->spreads ? -1 : state[1]);
			o->depth--;
			if (rest != INT64_MAX && c + rest < best)
				best = c + rest;
		}
		if (must)
			break;
	}
	return best;
}

static uint64_t roll(uint64_t *s)
{
	*s ^= *s << 13;
	*s ^= *s >> 7;
	*s ^= *s << 17;
	return *s;
}

static void random_list(uint64_t *s, struct fill_item *it, struct fill_query *q)
{
	bool notes = roll(s) % 3 == 0;
	size_t n = 0, boxes = 2 + roll(s) % 11;
	for (size_t b = 0; b < boxes; b++) {
		it[n++] = (struct fill_item){ .kind = FILL_BOX,
			.height = roll(s) % 6 ? 10 : 5 + (sp)(roll(s) % 25),
			.snap = roll(s) % 4   ? 10
				: roll(s) % 2 ? -1
					      : (sp)(roll(s) % 30) };
		if (notes && roll(s) % 3 == 0) {
			it[n - 1].notes = 1 + (uint32_t)(roll(s) % 5);
			it[n - 1].last_note = 1 + (uint32_t)(roll(s) % it[n - 1].notes);
		}
		if (roll(s) % 8) {
			static const int of[] = { 0, 0, 0, 30, 200, 10000, 10500, -50, -10000 };
			it[n++] = (struct fill_item){ .kind = FILL_PENALTY,
				.penalty = of[roll(s) % 9],
				.recto = roll(s) % 3 ? 0 : (int)(roll(s) % 300) };
		}
		if (roll(s) % 3 == 0)
			it[n++] = (struct fill_item){ .kind = FILL_GLUE,
				.height = (sp)(roll(s) % 3) * 10,
				.stretch = (sp)(roll(s) % 4) * 7,
				.shrink = 0 };
		if (n && it[n - 1].kind == FILL_GLUE && roll(s) % 2)
			it[n - 1].shrink = it[n - 1].height;
	}
	sp h = 25 + (sp)(roll(s) % 60);
	*q = (struct fill_query){ .item = it,
		.n = n,
		.first = h - (sp)(roll(s) % 20),
		.recto = h,
		.verso = roll(s) % 4 ? h : h - 10,
		.verso_first = roll(s) % 4 == 0,
		.spreads = roll(s) % 2,
		.grid = 10,
		.note_skip = 4,
		.note_line = 6,
		.ragged = roll(s) % 2 ? 10 : 25,
		.split_note = 700,
		.short_last = 150,
		.uneven = (int)(roll(s) % 3) * 40 };
}

static void fill_is_optimal(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	uint64_t seed = 0x9e3779b97f4a7c15;
	for (int k = 0; k < 20000; k++) {
		struct arena_mark m = arena_mark(a);
		struct fill_item it[64];
		struct fill_query q;
		random_list(&seed, it, &q);
		struct fill_pages p;
		page_fill(a, &q, &p);
		struct oracle all = { .q = &q };
		int64_t best = search(&all, 0, 0, 0, -1);
		if (p.cost != best)
			print_error("list %d: %lld, search says %lld\n", k, (long long)p.cost,
				(long long)best);
		assert_true(p.cost == best);
		uint32_t ends[64];
		for (size_t i = 0; i < p.n; i++)
			ends[i] = p.page[i].end;
		struct oracle these = { .q = &q, .only = ends };
		assert_true(search(&these, 0, 0, 0, -1) == best);
		arena_reset(a, m);
	}
	arena_drop(a);
}

static void fill_loses_nothing(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	uint64_t seed = 42;
	for (int k = 0; k < 5000; k++) {
		struct arena_mark m = arena_mark(a);
		struct fill_item it[64];
		struct fill_query q;
		random_list(&seed, it, &q);
		struct fill_pages p;
		page_fill(a, &q, &p);
		int64_t boxes = 0, notes = 0;
		for (size_t i = 0; i < q.n; i++) {
			boxes += it[i].kind == FILL_BOX;
			notes += it[i].notes;
		}
		for (size_t i = 0; i < p.n; i++) {
			assert_true(i == 0 || p.page[i].first >= p.page[i - 1].end);
			for (uint32_t j = p.page[i].first; j < p.page[i].end; j++)
				boxes -= it[j].kind == FILL_BOX;
			notes -= p.page[i].notes;
		}
		assert_true(boxes == 0 && notes == 0 && p.page[p.n - 1].carry == 0);
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
