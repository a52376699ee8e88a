/* Line breaking held against exhaustive search, and lines held against what was put in.
 *
 * The search is written from the words of para.h and of the essay in break.c and shares nothing
 * with it: every set of legal breaks is tried, every line is added up item by item. */
#include "para/para.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

/* --- exhaustive search */

enum { BREAKS = 14, SLOTS = BREAKS + 2, LINES = SLOTS };

struct way { /* the least demerits with so many lines; at: a bit for each legal break */
	int64_t demerits;
	uint32_t at;
	bool overfull, found;
};

struct cost { /* of the line from one legal break to another */
	bool allowed, overfull;
	int fit;
	int64_t demerits;
};

struct search {
	const struct item *item;
	int n;
	const struct para_shape *shape;
	const struct para_cost *cost;
	int at[SLOTS]; /* items of the legal breaks: -1, ..., n */
	int places;
	int pass;
	struct way best[LINES];
};

static bool is_forced(const struct search *s, int i)
{
	return i >= 0 && i < s->n && s->item[i].kind == ITEM_PENALTY &&
	       s->item[i].penalty <= PENALTY_FORCE;
}

static bool is_legal(const struct search *s, int i)
{
	const struct item *it = &s->item[i];
	bool behind = i > 0 && it[-1].kind == ITEM_BOX && !it->barred;
	if (it->kind == ITEM_BOX)
		return false;
	if (it->kind == ITEM_GLUE)
		return behind;
	return is_forced(s, i) || (behind && it->penalty < PENALTY_NEVER);
}

static int first_box(const struct search *s, int a, int b)
{
	for (int i = a + 1; i < b; i++)
		if (s->item[i].kind == ITEM_BOX)
			return i;
	return -1;
}

static int last_box(const struct search *s, int a, int b)
{
	for (int i = b - 1; i > a; i--)
		if (s->item[i].kind == ITEM_BOX)
			return i;
	return -1;
}

static bool any_box(const struct search *s, int a, int b)
{
	return first_box(s, a, b) >= 0;
}

/* Where the paragraph ends: behind its last box, or at the forced break behind which is none. */
static void find_places(struct search *s)
{
	int last = -1;
	s->places = 0;
	s->at[s->places++] = -1;
	for (int i = 0; i < s->n; i++)
		if (is_forced(s, i))
			last = i;
	for (int i = 0; i < s->n; i++)
		if (is_legal(s, i))
			s->at[s->places++] = i;
	if (any_box(s, last, s->n)) {
		s->at[s->places++] = s->n;
		return;
	}
	while (s->places > 1 && s->at[s->places - 1] != last)
		s->places--;
}

static int64_t cube_badness(sp t, sp s)
{
	__int128 r;
	if (t <= 0)
		return 0;
	if (s <= 0)
		return 200000;
	r = (__int128)297 * t / s;
	r = (r * r * r + 131072) / 262144;
	return r < 200000 ? (int64_t)r : 200000;
}

struct sums {
	sp nat, stretch, shrink, wider, narrower, letters;
	int words;
};

/* Glyphs give what they have, glue half of what it has, letters what they have, glue the rest. */
static sp left_to_glue(sp white, const struct sums *z, sp glue, sp *apart)
{
	sp glyphs = white < 0 ? z->narrower : z->wider, t = white < 0 ? -white : white;
	*apart = 0;
	if (t <= glyphs)
		return 0;
	t -= glyphs;
	if (t <= glue / 2)
		return t;
	*apart = t - glue / 2 < z->letters ? t - glue / 2 : z->letters;
	return t - *apart;
}

static struct sums add_up(const struct search *s, int a, int b)
{
	struct sums z = { .words = 1 };
	int f = first_box(s, a, b), l = last_box(s, a, b);
	if (a >= 0 && s->item[a].kind == ITEM_PENALTY)
		z.nat += s->item[a].after;
	for (int i = f; f >= 0 && i <= l; i++) {
		if (s->item[i].kind == ITEM_PENALTY)
			continue;
		z.nat += s->item[i].width;
		if (s->item[i].kind == ITEM_BOX) {
			z.wider += s->item[i].stretch;
			z.narrower += s->item[i].shrink;
			z.letters += s->item[i].letters;
			continue;
		}
		z.stretch += s->item[i].stretch;
		z.shrink += s->item[i].shrink;
		z.words++;
	}
	if (f >= 0)
		z.nat -= s->item[f].left;
	if (b < s->n && s->item[b].kind == ITEM_PENALTY)
		z.nat += s->item[b].width - s->item[b].right;
	else if (l >= 0)
		z.nat -= s->item[l].right;
	return z;
}

/* Letters in common, eight for the same word, from three on; in eighths of the cost. */
static int64_t alike(const struct search *s, uint64_t x, uint64_t y)
{
	int n = 0;
	if (!x || !y)
		return 0;
	while (n < 8 && (uint8_t)(x >> 8 * n) == (uint8_t)(y >> 8 * n))
		n++;
	return n < 3 ? 0 : (int64_t)s->cost->p.similar * n / 8;
}

static bool hyphen_at(const struct search *s, int i)
{
	return i >= 0 && i < s->n && s->item[i].kind == ITEM_PENALTY && s->item[i].hyphen;
}

static int64_t neighbour_cost(const struct search *s, int p, int q, const struct sums *z)
{
	const struct para_cost *c = s->cost;
	int a = s->at[p], b = s->at[q];
	bool end = q == s->places - 1;
	int64_t d = 0, pen = b < s->n && s->item[b].kind == ITEM_PENALTY ? s->item[b].penalty : 0;
	int before = p > 0 ? last_box(s, -1, a) : -1, next = first_box(s, b, s->n);
	if (is_forced(s, a) && !any_box(s, s->at[p - 1], a))
		before = -1;
	if (pen > -10000)
		d += pen < 0 ? -(pen * pen) : pen * pen;
	if (hyphen_at(s, a) && hyphen_at(s, b))
		d += c->p.consecutive_hyphens;
	if (hyphen_at(s, a) && end)
		d += c->p.last_line_hyphen;
	for (int i = b + 1; i < s->n && next >= 0; i++) /* an empty line starts with no word */
		if (is_forced(s, i) && i < next)
			next = -1;
	if (any_box(s, a, b) && !end && next >= 0)
		d += alike(s, s->item[first_box(s, a, b)].head, s->item[next].head);
	if (any_box(s, a, b) && !end && !is_forced(s, a) && !is_forced(s, b) && before >= 0)
		d += alike(s, s->item[before].tail, s->item[last_box(s, a, b)].tail);
	if (end && p > 0 && !is_forced(s, a)) {
		bool rest = z->words == 1 && s->item[a].kind == ITEM_PENALTY && s->item[a].cut;
		d += z->nat < c->p.runt_width || rest ? c->p.runt : 0;
		d += z->words == 1 ? c->p.lone_word : 0;
	}
	return d + (c->balance ? 1000000000 : 0);
}

/* No legal break inside that leaves a box on both sides. */
static bool one_piece(const struct search *s, int p, int q)
{
	for (int i = p + 1; i < q; i++)
		if (any_box(s, s->at[p], s->at[i]) && any_box(s, s->at[i], s->at[q]))
			return false;
	return true;
}

/* A quarter of what can be given is decent, five eighths are near the outermost class. */
static int class_of(sp white, sp most, int outermost)
{
	if (white <= most / 4)
		return 2;
	return white <= most / 8 * 5 ? (2 + outermost) / 2 : outermost;
}

static struct cost line_cost(const struct search *s, int p, int q, sp width)
{
	const struct para_cost *c = s->cost;
	const bool last_resort = s->pass == 4;
	struct cost f = { .fit = 2 };
	int a = s->at[p], b = s->at[q], tolerance = c->p.tolerance;
	struct sums z = add_up(s, a, b);
	sp t = width - z.nat, shrink = c->ragged ? 0 : z.shrink;
	sp low = c->ragged ? 0 : shrink + z.narrower + z.letters, apart = 0;
	bool end = q == s->places - 1;
	bool fill = !c->balance && (is_forced(s, b) || (end && !c->full_last));
	int64_t bad = 0, strain = -1, cost = c->p.line_penalty,
		white = width > 0 ? t * 1000 / width : 0;
	if (end && q > 0 && is_forced(s, b))
		fill = !c->balance;
	if (!any_box(s, a, b) && !(is_forced(s, b) && (p == 0 || is_forced(s, a))))
		return f;
	for (int i = p + 1; i < q; i++)
		if (is_forced(s, s->at[i]))
			return f;
	if (s->pass == 1) {
		tolerance = c->balance ? 10000 : c->p.pretolerance;
		if (b < s->n && s->item[b].cut && !is_forced(s, b))
			return f;
	}
	if (t < -low) {
		int64_t points = (-t - low) / SP_PT;
		if (!last_resort || !one_piece(s, p, q))
			return f;
		f.overfull = true;
		f.fit = 0;
		f.demerits = 1000000000000 + 1000000 * (points < 10000 ? points : 10000);
	} else if (t < 0) {
		bad = cube_badness(left_to_glue(t, &z, shrink, &apart), shrink);
		f.fit = class_of(-t, shrink + z.narrower + z.letters, 0);
	} else if (!fill && c->ragged) {
		bad = white * white / 125 < 10000 ? white * white / 125 : 10000;
		f.demerits = white * white;
	} else if (!fill) {
		sp glue = left_to_glue(t, &z, z.stretch, &apart);
		bad = cube_badness(glue, z.stretch);
		strain = cube_badness(
			glue, z.stretch + (s->pass >= 3 ? c->p.emergency_stretch : 0));
		f.fit = class_of(t, z.stretch + z.wider + z.letters, 4);
		f.demerits = bad == 200000 ? white * white : 0;
	}
	f.allowed = last_resort || tolerance == 10000 || (strain >= 0 ? strain : bad) <= tolerance;
	if (!c->ragged)
		cost += bad + (apart > 0 ? c->p.letterspace_penalty * apart / z.letters : 0);
	f.demerits += cost * cost;
	f.demerits += neighbour_cost(s, p, q, &z);
	return f;
}

struct behind { /* what of the lines so far the next one's cost depends on */
	int fit, hyphens;
};

static int64_t behind_cost(const struct search *s, const struct behind *last, int fit, int at)
{
	int64_t d = 0;
	if (!s->cost->ragged && (fit - last->fit > 1 || last->fit - fit > 1))
		d += s->cost->p.fitness;
	if (hyphen_at(s, at) && last->hyphens >= 2)
		d += s->cost->p.ladder;
	return d;
}

static struct behind next_behind(const struct search *s, const struct behind *last, int fit, int at)
{
	return (struct behind){ fit, hyphen_at(s, at) ? last->hyphens + 1 : 0 };
}

static void walk(struct search *s, int p, int line, struct way sofar, struct behind last)
{
	sp width = s->shape->width[(size_t)line < s->shape->n ? (size_t)line : s->shape->n - 1];
	if (p == s->places - 1) {
		struct way *b = &s->best[line];
		if (!b->found || sofar.demerits < b->demerits) {
			*b = sofar;
			b->found = true;
		}
		return;
	}
	for (int q = p + 1; q < s->places; q++) {
		struct cost f = line_cost(s, p, q, width);
		struct way w = sofar;
		if (!f.allowed)
			continue;
		w.demerits += f.demerits;
		w.demerits += behind_cost(s, &last, f.fit, s->at[q]);
		w.at |= 1u << q;
		w.overfull |= f.overfull;
		walk(s, q, line + 1, w, next_behind(s, &last, f.fit, s->at[q]));
	}
}

/* The number of lines of the best; 0 when there is none. */
static int best_of_all(const struct search *s)
{
	int best = 0;
	for (int i = 1; i < LINES; i++)
		if (s->best[i].found && (!best || s->best[i].demerits < s->best[best].demerits))
			best = i;
	return best;
}

static int run_search_pass(struct search *s, int pass)
{
	s->pass = pass;
	memset(s->best, 0, sizeof s->best);
	walk(s, 0, 0, (struct way){ 0 }, (struct behind){ 2, 0 });
	return best_of_all(s);
}

static struct way search_best(struct search *s, bool *reached)
{
	const struct para_cost *c = s->cost;
	int lines = 0, pass = 0, want = c->looseness;
	struct way best;
	*reached = want == 0;
	find_places(s);
	if (s->places < 2)
		return (struct way){ 0 };
	while (!lines) {
		pass++;
		if ((pass == 1 && !c->balance && c->p.pretolerance < 0) ||
			(c->balance && (pass == 2 || pass == 3)) ||
			(pass == 3 && (c->ragged || c->p.emergency_stretch <= 0)))
			continue;
		lines = run_search_pass(s, pass);
	}
	best = s->best[lines];
	if (pass == 4 || !want)
		return best;
	if (pass == 1 && !c->balance)
		run_search_pass(s, 2);
	for (int w = want; w; w += w > 0 ? -1 : 1)
		if (lines + w > 0 && lines + w < LINES && s->best[lines + w].found) {
			*reached = w == want;
			return s->best[lines + w];
		}
	s->pass = pass;
	return best;
}

/* --- random paragraphs */

static uint64_t rnd(uint64_t *s)
{
	*s ^= *s << 13;
	*s ^= *s >> 7;
	*s ^= *s << 17;
	return *s * UINT64_C(0x2545F4914F6CDD1D) >> 16;
}

static int upto(uint64_t *s, int n) /* 0 ... n */
{
	return (int)(rnd(s) % (uint64_t)(n + 1));
}

static bool odds(uint64_t *s, int in)
{
	return rnd(s) % (uint64_t)in == 0;
}

/* Words of few letters, so that many are alike in some. */
static uint64_t random_word(uint64_t *s)
{
	uint64_t w = 0;
	int n = upto(s, 8);
	for (int i = 0; i < n; i++)
		w |= (uint64_t)(odds(s, 6) ? 2 : 1) << 8 * i;
	return w;
}

static struct item random_box(uint64_t *s, bool expands)
{
	return (struct item){ .kind = ITEM_BOX,
		.width = (upto(s, 60) + 5) * SP_PT / 2 + upto(s, 999),
		.letters = expands && odds(s, 2) ? upto(s, 40000) : 0,
		.stretch = expands ? upto(s, 60000) : 0,
		.shrink = expands ? upto(s, 60000) : 0,
		.left = odds(s, 4) ? upto(s, 80000) : 0,
		.right = odds(s, 3) ? upto(s, 160000) - 20000 : 0,
		.head = random_word(s),
		.tail = random_word(s) };
}

static struct item random_glue(uint64_t *s)
{
	return (struct item){ .kind = ITEM_GLUE,
		.width = 3 * SP_PT + upto(s, 9999),
		.stretch = odds(s, 9) ? 0 : SP_PT * 2 + upto(s, 99999),
		.shrink = odds(s, 9) ? 0 : SP_PT + upto(s, 9999),
		.barred = odds(s, 12) };
}

static struct item random_penalty(uint64_t *s)
{
	static const int often[] = { 50, 50, 0, -40, 10000, 120, 3000 };
	struct item p = { .kind = ITEM_PENALTY, .penalty = often[upto(s, 6)] };
	if (odds(s, 14))
		p.penalty = PENALTY_FORCE;
	p.hyphen = !odds(s, 3);
	p.cut = odds(s, 2);
	p.width = odds(s, 3) ? 0 : 3 * SP_PT + upto(s, 9999);
	p.after = odds(s, 4) ? upto(s, 60000) - 30000 : 0;
	p.right = odds(s, 3) ? upto(s, 99999) : 0;
	p.barred = odds(s, 12);
	return p;
}

static int random_items(uint64_t *s, struct item *it, int max_breaks)
{
	int n = 0, breaks = 0;
	bool expands = odds(s, 3);
	if (odds(s, 20))
		it[n++] = random_glue(s);
	while (breaks < max_breaks) {
		it[n++] = random_box(s, expands);
		if (odds(s, 2))
			it[n++] = random_penalty(s);
		if (!odds(s, 4))
			it[n++] = random_glue(s);
		if (odds(s, 25))
			it[n++] = random_penalty(s);
		if (odds(s, 25))
			it[n++] = random_glue(s);
		breaks += 2;
	}
	if (!odds(s, 8))
		it[n++] = random_box(s, expands);
	return n;
}

static void random_cost(uint64_t *s, struct para_cost *c)
{
	static const int tolerances[] = { 50, 200, 800, 4000, 9999, 10000 };
	*c = (struct para_cost){
		.p = { .tolerance = tolerances[upto(s, 5)],
			.pretolerance = odds(s, 3) ? -1 : upto(s, 300),
			.line_penalty = upto(s, 20),
			.letterspace_penalty = upto(s, 100),
			.ladder = upto(s, odds(s, 2) ? 90000 : 10000000),
			.similar = upto(s, 20000),
			.lone_word = upto(s, 20000),
			.consecutive_hyphens = upto(s, 20000),
			.fitness = upto(s, 20000),
			.last_line_hyphen = upto(s, 20000),
			.runt = upto(s, 90000),
			.runt_width = upto(s, 40) * SP_PT,
			.emergency_stretch = odds(s, 2) ? 0 : upto(s, 20) * SP_PT },
		.full_last = odds(s, 4),
		.looseness = odds(s, 2) ? 0 : upto(s, 4) - 2,
	};
	c->ragged = odds(s, 4);
	c->balance = c->ragged && odds(s, 2);
}

static void random_shape(uint64_t *s, sp *width, struct para_shape *shape)
{
	sp all = (upto(s, 120) + 20) * SP_PT;
	*shape = (struct para_shape){ width, odds(s, 2) ? 1 : (size_t)upto(s, 3) + 1 };
	for (size_t i = 0; i < shape->n; i++)
		width[i] = odds(s, 2) ? all : all + (upto(s, 40) - 20) * SP_PT;
}

static uint32_t bits_of(const struct search *s, const struct para_breaks *b)
{
	uint32_t bits = 0;
	for (size_t i = 0; i < b->n; i++)
		for (int p = 1; p < s->places; p++)
			if (s->at[p] == (int)b->at[i] ||
				(p == s->places - 1 && b->at[i] == (uint32_t)s->n))
				bits |= 1u << p;
	return bits;
}

/* What the chosen breaks cost by the search's reckoning must be what para_break says. */
static int64_t reckon(struct search *s, uint32_t bits)
{
	int64_t d = 0;
	struct behind last = { 2, 0 };
	int p = 0, line = 0;
	for (int q = 1; q < s->places; q++) {
		struct cost f;
		if (!(bits & 1u << q))
			continue;
		f = line_cost(s, p, q,
			s->shape->width[(size_t)line < s->shape->n ? (size_t)line
								   : s->shape->n - 1]);
		assert_true(f.allowed);
		d += f.demerits + behind_cost(s, &last, f.fit, s->at[q]);
		last = next_behind(s, &last, f.fit, s->at[q]);
		line++;
		p = q;
	}
	return d;
}

static void against_search(uint64_t seed, int max_breaks, size_t counts[6])
{
	uint64_t s = seed * UINT64_C(0x9E3779B97F4A7C15) + 1;
	struct item it[6 * BREAKS + 4];
	sp width[4];
	struct para_shape shape;
	struct para_cost cost;
	struct search q = { .item = it, .shape = &shape, .cost = &cost };
	struct para_breaks out;
	struct arena *a = arena_new();
	bool reached;
	struct way best;
	random_cost(&s, &cost);
	random_shape(&s, width, &shape);
	q.n = random_items(&s, it, max_breaks);
	find_places(&q);
	if (q.places <= BREAKS + 1) {
		best = search_best(&q, &reached);
		para_break(a, &(struct para_items){ it, (size_t)q.n }, &shape, &cost, &out);
		if (out.demerits != best.demerits || out.reached != reached)
			print_error("paragraph %llu, pass %d: %lld, not %lld\n",
				(unsigned long long)seed, q.pass, (long long)out.demerits,
				(long long)best.demerits);
		assert_int_equal(out.demerits, best.demerits);
		assert_int_equal(out.reached, reached);
		assert_int_equal(reckon(&q, bits_of(&q, &out)), best.demerits);
		assert_true(out.n == 0 || out.at[out.n - 1] == (uint32_t)q.n);
		counts[q.pass]++;
		counts[5] += cost.looseness && reached;
	}
	arena_drop(a);
}

static void breaks_as_exhaustive_search(void **state)
{
	size_t counts[6] = { 0 };
	(void)state;
	for (uint64_t i = 0; i < 60000; i++)
		against_search(i, i % 40 ? 4 + (int)(i % 6) : BREAKS - 2, counts);
	for (int i = 1; i < 6; i++)
		assert_true(counts[i] > 50); /* every pass and looseness have been met */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(breaks_as_exhaustive_search),
	};
	return cmocka_run_group_tests_name("para", tests, NULL, NULL);
}
