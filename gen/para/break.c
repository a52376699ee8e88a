/* Breaking a paragraph into lines.
 *
 * The problem. Boxes, glue and penalties are given, and what lines may measure. Every way to break
 * them has its demerits, summed over lines and over pairs of neighbouring lines: how far the glue
 * of each line is from its natural width, hyphens, hyphens in a row, a tight line beside a loose
 * one, the same word stacked twice at a margin, a last line that is a scrap. Find the breaks of
 * least demerits.
 *
 * The method is that of D. E. Knuth and M. F. Plass, "Breaking paragraphs into lines", Software:
 * Practice and Experience 11 (1981), 1119-1184: dynamic programming over the legal breaks. A node
 * says: the best way to end a line at this break, the line being of this fitness (and, where it
 * matters, of this number), behind so many hyphens running. The demerits of what follows depend on
 * nothing else, so keeping one node for each is exact. Margins that hang (Hàn Thế Thành,
 * "Micro-typographic extensions to the TeX typesetting system", 2000) are inside the widths, and
 * glyphs that may be scaled are boxes with stretch and shrink, so the optimum knows of both. The
 * words at the ends and the starts of two lines running are functions of two breaks, so demerits
 *for their likeness (D. Verna, "Similarity problems in paragraph justification", DocEng 2024) keep
 *the optimum exact as well.
 *
 * What is optimal. Each pass finds the least demerits among all breakings it allows:
 *	1  no hyphenation, no line worse than the pretolerance (none when that is negative);
 *	2  hyphenation, no line worse than the tolerance;
 *	3  the same where lines are allowed that the emergency stretch, added to their own, would
 *	   bring within the tolerance (none when that is 0);
 *	4  any line that can be shrunk to its measure, and overfull lines, at a price above all
 *	   others, where no break lies inside them.
 * The first that finds any is taken. Looseness looks again in that pass (the second, if it was the
 * first) at all numbers of lines, and takes the number nearest to what was asked for. Unlike TeX's,
 * it counts from the lines that the paragraph has without it, and the emergency stretch of pass 3
 * decides only what is allowed: where TeX takes all lines of such a paragraph for better than they
 * are, and sets them all loose, here the one bad line stays alone.
 *
 * What is approximated. Passes are tried in order: a later one might find less. The fewest lines of
 * balanced text count as demerits of 10^9 a line, above the rest for a thousand lines or so, and
 * their variance is taken around the measure instead of around their mean: the same up to the
 * spaces lost at line ends. A paragraph of more than 200 lines is not made looser or tighter.
 *
 * Time. Nodes lie in order of their breaks. A window of them is looked at for each break: it begins
 * with the first from which a line could still be shrunk to its measure, and ends before the first
 * from which it could not be stretched to it. Both ends are found by bounds that hold for all later
 * breaks and starts, whatever the signs of widths, so the window is exact, and its length depends
 * on the measure alone: the whole is linear in the number of breaks.
 *
 * The alternative refused is first fit or best fit, line by line: as fast to the eye, and the
 * reason why word processors look as they do. The other is a total fit over real numbers: two
 * machines would break one text in two ways. All is integers here. */
#include "para/inside.h"

#include <assert.h>

enum { BAD = 10000, NONE = UINT32_MAX / 2, LOOSE_LINES = 200, LADDER = 2 };

struct node {
	int64_t demerits; /* of the best way here */
	uint32_t place, prev;
	uint32_t line; /* lines so far */
	uint8_t fit;
	uint8_t hyphens; /* that end the last lines running, LADDER at most */
	bool overfull;
};

struct row { /* the best ways to the break looked at, by fitness, for one line number and as many
		hyphens running */
	uint32_t key;
	uint8_t hyphens;
	struct node best[FIT_N];
};

struct breaker {
	struct arena *arena;
	const struct para_cost *cost;
	const struct para_shape *shape;
	const struct place *place;
	size_t n;
	struct rules rules;
	size_t easy; /* from this line on the measure stays the same */
	sp narrow;   /* the least measure */
	VEC(struct node) node;
	VEC(struct row) row;
};

static sp measure(const struct breaker *k, uint32_t line)
{
	const struct para_shape *s = k->shape;
	return s->width[line < s->n ? line : s->n - 1];
}

/* Nodes of one break and one key differ in nothing that comes after but fitness. */
static uint32_t key(const struct breaker *k, uint32_t line)
{
	return k->rules.count || line < k->easy ? line : (uint32_t)k->easy;
}

/* No line from a or from any later start to b can be stretched to a measure within the tolerance.
 */
static bool too_loose(const struct breaker *k, const struct place *a, const struct place *b)
{
	sp t = k->narrow - (b->end.width - a->low_start);
	if (k->rules.tolerance >= BAD || para_filled(&k->rules, b))
		return false;
	if (k->cost->ragged)
		return k->narrow > 0 && 1000 * t >= k->rules.limit * k->narrow;
	t -= b->end.widen - a->start.widen + b->end.letters - a->start.letters;
	return t > 0 &&
	       297 * t >= k->rules.limit * (b->end.stretch - a->start.stretch + k->rules.extra);
}

/* No line from this node to b or to any later break can be shrunk to its measure. */
static bool dead(const struct breaker *k, const struct node *n, const struct place *b)
{
	const struct place *a = &k->place[n->place];
	if (k->rules.last && b == a + 1)
		return false;
	return b->low_end - (a->start.width - para_shrink(&a->start)) > measure(k, n->line);
}

static struct row *row_for(struct breaker *k, uint32_t line, uint8_t hyphens)
{
	struct row *r;
	uint32_t want = key(k, line);
	for (size_t i = k->row.n; i-- > 0;)
		if (k->row.v[i].key == want && k->row.v[i].hyphens == hyphens)
			return &k->row.v[i];
	r = VEC_PUSH(k->arena, &k->row);
	r->key = want;
	r->hyphens = hyphens;
	for (int i = 0; i < FIT_N; i++)
		r->best[i] = (struct node){ .prev = NONE, .demerits = INT64_MAX };
	return r;
}

static bool far(int a, int b)
{
	return a - b > 1 || b - a > 1;
}

/* A line from nodes [i, j), which are of one break and one key, to b. */
static void line(struct breaker *k, size_t i, size_t j, const struct place *b)
{
	const struct place *a = &k->place[k->node.v[i].place];
	struct fit f;
	struct row *r = NULL;
	if (!para_fit(&k->rules, a, b, measure(k, k->node.v[i].line), &f))
		return;
	for (; i < j; i++) {
		const struct node *n = &k->node.v[i];
		uint8_t hyphens = b->hyphen ? (uint8_t)(n->hyphens + (n->hyphens < LADDER)) : 0;
		int64_t sum = n->demerits + f.demerits +
			      (far(n->fit, f.class) && !k->cost->ragged ? k->cost->p.fitness : 0) +
			      (b->hyphen && n->hyphens == LADDER ? k->cost->p.ladder : 0);
		if (!r || r->hyphens != hyphens)
			r = row_for(k, n->line + 1, hyphens);
		if (sum < r->best[f.class].demerits)
			r->best[f.class] = (struct node){ .demerits = sum,
				.place = (uint32_t)(b - k->place),
				.prev = (uint32_t)i,
				.line = n->line + 1,
				.fit = f.class,
				.hyphens = hyphens,
				.overfull = n->overfull || f.overfull };
	}
}

/* What was found becomes nodes, but for those that a better neighbour beats whatever follows. */
static void keep(struct breaker *k)
{
	int64_t most = k->cost->p.fitness > 0 ? k->cost->p.fitness : 0;
	for (size_t i = 0; i < k->row.n; i++) {
		const struct node *best = k->row.v[i].best;
		int64_t least = INT64_MAX;
		for (int c = 0; c < FIT_N; c++)
			least = best[c].demerits < least ? best[c].demerits : least;
		for (int c = 0; c < FIT_N; c++)
			if (best[c].prev != NONE && best[c].demerits - most <= least)
				*VEC_PUSH(k->arena, &k->node) = best[c];
	}
	k->row.n = 0;
}

/* All lines that end at b, from nodes [head, n). */
static void lines_to(struct breaker *k, const struct place *b, size_t head)
{
	size_t n = k->node.n;
	for (size_t i = head, j; i < n; i = j) {
		const struct node *m = &k->node.v[i];
		uint32_t of = key(k, m->line);
		if (too_loose(k, &k->place[m->place], b))
			break;
		for (j = i + 1;
			j < n && k->node.v[j].place == m->place && key(k, k->node.v[j].line) == of;)
			j++;
		line(k, i, j, b);
	}
	keep(k);
}

/* Whether the pass reaches the end; the nodes of the end are then the last. */
static bool pass_run(struct breaker *k)
{
	size_t head = 0;
	k->node.n = 0;
	*VEC_PUSH(k->arena, &k->node) = (struct node){ .prev = NONE, .fit = FIT_DECENT };
	k->rules.limit = para_limit(k->cost, k->rules.tolerance);
	for (const struct place *b = k->place + 1; b < k->place + k->n; b++) {
		size_t n = k->node.n;
		if (b->cut && !k->rules.cuts)
			continue;
		while (head < n && dead(k, &k->node.v[head], b))
			head++;
		if (head == n)
			return false;
		lines_to(k, b, head);
		if (b->forced)
			head = n;
	}
	return k->node.v[k->node.n - 1].place == k->n - 1;
}

static void new_pass(struct breaker *k, int tolerance, bool cuts)
{
	k->rules = (struct rules){ .cost = k->cost,
		.start = k->place,
		.end = k->place + k->n - 1,
		.tolerance = tolerance,
		.cuts = cuts };
}

/* The number of the pass that reaches the end. Pass 4 always does. */
static int passes(struct breaker *k)
{
	const struct style_paragraph *p = &k->cost->p;
	int plain = k->cost->balance ? BAD : p->pretolerance;
	new_pass(k, plain, false);
	if (plain >= 0 && pass_run(k))
		return 1;
	new_pass(k, p->tolerance, true);
	if (!k->cost->balance && pass_run(k))
		return 2;
	k->rules.extra = k->cost->ragged ? 0 : p->emergency_stretch;
	if (!k->cost->balance && k->rules.extra > 0 && pass_run(k))
		return 3;
	k->rules.tolerance = BAD;
	k->rules.last = true;
	k->rules.cuts = true;
	pass_run(k);
	return 4;
}

/* The best node of the end with so many lines; 0 lines: with any. NONE when there is none. */
static uint32_t best_end(const struct breaker *k, uint32_t lines)
{
	uint32_t best = NONE;
	for (size_t i = k->node.n; i-- > 0 && k->node.v[i].place == k->n - 1;)
		if ((!lines || k->node.v[i].line == lines) &&
			(best == NONE || k->node.v[i].demerits <= k->node.v[best].demerits))
			best = (uint32_t)i;
	return best;
}

static void answer(const struct breaker *k, uint32_t end, struct para_breaks *out)
{
	const struct node *n = &k->node.v[end];
	out->n = n->line;
	out->demerits = n->demerits;
	out->overfull = n->overfull;
	out->at = ARENA_ARRAY(k->arena, n->line, uint32_t);
	for (size_t i = n->line; i-- > 0; n = &k->node.v[n->prev])
		out->at[i] = k->place[n->place].item;
}

/* The same with more or fewer lines, as near to what was asked for as the tolerance allows. */
static void loosen(struct breaker *k, int pass, struct para_breaks *out)
{
	int want = k->cost->looseness, step = want > 0 ? -1 : 1;
	if (pass == 1 && !k->cost->balance)
		new_pass(k, k->cost->p.tolerance, true);
	k->rules.count = true;
	if (pass == 4 || out->n > LOOSE_LINES || !pass_run(k))
		return;
	for (; want; want += step) {
		int64_t lines = (int64_t)out->n + want;
		uint32_t end = lines > 0 ? best_end(k, (uint32_t)lines) : NONE;
		if (end != NONE) {
			answer(k, end, out);
			out->reached = want == k->cost->looseness;
			return;
		}
	}
}

static void shape_bounds(struct breaker *k)
{
	const struct para_shape *s = k->shape;
	k->easy = s->n - 1;
	while (k->easy > 0 && s->width[k->easy - 1] == s->width[s->n - 1])
		k->easy--;
	k->narrow = s->width[0];
	for (size_t i = 1; i < s->n; i++)
		k->narrow = s->width[i] < k->narrow ? s->width[i] : k->narrow;
}

void para_break(struct arena *a, const struct para_items *items, const struct para_shape *shape,
	const struct para_cost *cost, struct para_breaks *out)
{
	struct breaker k = { .arena = a, .cost = cost, .shape = shape };
	int pass;
	assert(shape->n > 0 && (!cost->balance || cost->ragged));
	*out = (struct para_breaks){ .reached = cost->looseness == 0 };
	k.place = para_places(a, items, &k.n);
	if (k.n < 2)
		return;
	shape_bounds(&k);
	pass = passes(&k);
	answer(&k, best_end(&k, 0), out);
	if (cost->looseness)
		loosen(&k, pass, out);
}
