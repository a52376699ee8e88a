/* What a line costs: how well it fits its measure, and what breaks at its two ends have to do with
 * each other.
 *
 * The white that a line has too much or too little is shared by three. Scaled glyphs are seen less
 * than uneven spaces, so they come first, within the few hundredths that Hàn Thế Thành found
 * unseen. Glue is next, to half of what it can: from there on spaces begin to show, and the
 * letters, which grey the line when they are set apart, help as a last resort, at a cost that grows
 * to its full with the part of what is allowed that is used. What then remains is the glue's again.
 * A line's badness is that of its glue. */
#include "para/inside.h"

enum { BAD = 10000, WORST = 200000, ALIKE_LEAST = 3, ALIKE_MOST = 8 };

static const int64_t OVERFULL = INT64_C(1000000000000), OVERFULL_PT = 1000000,
		     BALANCED_LINE = 1000000000;

static int64_t square(int64_t x)
{
	return x * x;
}

/* 100 r^3 as TeX has it (TeX: The Program, §108), for r = t / s; but TeX's ends at 10000, from
 * where on one line with a hole is as good as another with three, and better than two with one. */
static int badness(sp t, sp s)
{
	int64_t r;
	if (t <= 0)
		return 0;
	if (s <= 0 || t / s > 12)
		return WORST;
	r = 297 * t / s;
	r = (r * r * r + (1 << 17)) >> 18;
	return r < WORST ? (int)r : WORST;
}

/* What the tolerance is held against. */
static int strain(int bad)
{
	return bad < BAD ? bad : BAD;
}

static int64_t white(sp t, sp width)
{
	return width > 0 ? 1000 * t / width : 0;
}

/* Ragged lines have no glue to strain: a ninth of the measure left white is as bad as glue
 * stretched to its full. */
static int ragged_badness(sp t, sp width)
{
	int64_t b = square(white(t, width)) / 125;
	return b < BAD ? (int)b : BAD;
}

/* A line that is wider than its measure by t even when all is shrunk. */
static struct fit fit_overfull(sp t)
{
	int64_t points = t / SP_PT;
	return (struct fit){ .class = FIT_VERY_TIGHT,
		.strain = BAD,
		.overfull = true,
		.demerits = OVERFULL + OVERFULL_PT * (points < BAD ? points : BAD) };
}

static sp least(sp a, sp b)
{
	return a < b ? a : b;
}

struct para_share para_share(sp white, const struct para_share *most)
{
	struct para_share s = { .glyphs = least(white, most->glyphs) };
	sp rest = white - s.glyphs, first = least(rest, most->glue / 2);
	s.letters = least(rest - first, most->letters);
	s.glue = rest - s.letters;
	return s;
}

static int letters_cost(const struct rules *r, sp used, sp most)
{
	return used > 0 ? (int)(r->cost->p.letterspace_penalty * used / most) : 0;
}

/* By the part that is used of all that the line can give. */
static uint8_t fitness(sp white, const struct para_share *most, bool stretch)
{
	sp all = most->glyphs + most->letters + most->glue;
	if (white <= all / 4)
		return FIT_DECENT;
	if (white <= all / 8 * 5)
		return stretch ? FIT_LOOSE : FIT_TIGHT;
	return stretch ? FIT_VERY_LOOSE : FIT_VERY_TIGHT;
}

static struct fit fit_tight(const struct rules *r, sp t, const struct sums *a, const struct sums *b)
{
	struct para_share most = { b->narrow - a->narrow, b->letters - a->letters,
		b->shrink - a->shrink };
	struct para_share s = para_share(t, &most);
	int bad = badness(s.glue, most.glue);
	return (struct fit){ .bad = bad,
		.strain = strain(bad),
		.spread = letters_cost(r, s.letters, most.letters),
		.class = fitness(t, &most, false) };
}

/* The emergency stretch of a pass makes a line allowed, not better. */
static struct fit fit_loose(const struct rules *r, sp t, const struct sums *a, const struct sums *b)
{
	struct para_share most = { b->widen - a->widen, b->letters - a->letters,
		b->stretch - a->stretch };
	struct para_share s = para_share(t, &most);
	int bad = badness(s.glue, most.glue);
	return (struct fit){ .bad = bad,
		.strain = strain(r->extra ? badness(s.glue, most.glue + r->extra) : bad),
		.spread = letters_cost(r, s.letters, most.letters),
		.class = fitness(t, &most, true) };
}

static struct fit fit_ragged(sp t, sp width)
{
	return (struct fit){ .strain = ragged_badness(t, width),
		.class = FIT_DECENT,
		.demerits = square(white(t, width)) };
}

/* How well a line fits its measure; false when the pass does not allow it. */
static bool fit_measure(const struct rules *r, const struct place *a, const struct place *b,
	sp width, struct fit *f)
{
	const struct para_cost *c = r->cost;
	sp t = width - (b->end.width - a->start.width);
	sp low = c->ragged ? 0 : para_shrink(&b->end) - para_shrink(&a->start);
	*f = (struct fit){ .class = FIT_DECENT };
	if (-t > low) {
		if (!r->last || b != a + 1)
			return false;
		*f = fit_overfull(-t - low);
	} else if (t < 0)
		*f = fit_tight(r, -t, &a->start, &b->end);
	else if (!para_filled(r, b))
		*f = c->ragged ? fit_ragged(t, width) : fit_loose(r, t, &a->start, &b->end);
	if (f->strain > r->tolerance)
		return false;
	if (f->bad == WORST) /* beyond counting: at least fill the line */
		f->demerits += square(white(t, width));
	f->demerits += square(c->p.line_penalty + f->bad + f->spread);
	return true;
}

/* The same word at two starts or ends running costs all of it, words that share letters there a
 * part that grows with them. */
static int64_t alike(const struct para_cost *c, uint64_t x, uint64_t y)
{
	int same;
	if (x == 0 || y == 0)
		return 0;
	same = x == y ? ALIKE_MOST : __builtin_ctzll(x ^ y) / 8;
	return same < ALIKE_LEAST ? 0 : (int64_t)c->p.similar * same / ALIKE_MOST;
}

/* What breaking at b costs after a break at a, whatever the glue. */
static int64_t pair_demerits(const struct rules *r, const struct place *a, const struct place *b)
{
	const struct para_cost *c = r->cost;
	bool last = b == r->end;
	int64_t d = 0;
	if (b->penalty > PENALTY_FORCE)
		d += b->penalty >= 0 ? square(b->penalty) : -square(b->penalty);
	if (a->hyphen && b->hyphen)
		d += c->p.consecutive_hyphens;
	if (last && a->hyphen)
		d += c->p.last_line_hyphen;
	d += alike(c, a->head, b->head);
	if (!last && !a->forced && !b->forced)
		d += alike(c, a->tail, b->tail);
	if (last && a != r->start && !a->forced) {
		bool lone = b->end.glues == a->start.glues;
		bool narrow = b->end.width - a->start.width < c->p.runt_width;
		d += narrow || (lone && a->cut) ? c->p.runt : 0;
		d += lone ? c->p.lone_word : 0;
	}
	return d + (c->balance ? BALANCED_LINE : 0);
}

int64_t para_limit(const struct para_cost *c, int tolerance)
{
	int64_t low = 0, high = c->ragged ? 1119 : 1400;
	while (low < high) {
		int64_t r = (low + high) / 2;
		int64_t bad = c->ragged ? square(r) / 125 : (r * r * r + (1 << 17)) >> 18;
		if (bad <= tolerance)
			low = r + 1;
		else
			high = r;
	}
	return low;
}

bool para_filled(const struct rules *r, const struct place *b)
{
	return !r->cost->balance && (b->forced || (b == r->end && !r->cost->full_last));
}

bool para_fit(const struct rules *r, const struct place *a, const struct place *b, sp width,
	struct fit *f)
{
	if (!fit_measure(r, a, b, width, f))
		return false;
	f->demerits += pair_demerits(r, a, b);
	return true;
}
