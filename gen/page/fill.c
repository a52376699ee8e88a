/* The best pages of a whole document.
 *
 * Problem: a document is a vertical list with places where a column or a page may end, paragraphs
 * that could be set in a line more or fewer, figures that may stand in several places. Choose so
 * that the sum of what is wrong is least: white left over, columns and facing pages of unequal
 * depth, notes that run on, figures far from where they are spoken of, and what each end costs in
 * itself. Taking each page as full as it goes (TeX's own page builder, and everybody's browser) is
 * cheap, but it pays for a good page now with a bad one later: the one line saved here is the widow
 * there.
 *
 * Method: dynamic programming over the places where a column may end, as Plass showed (Optimal
 * Pagination Techniques for Automatic Typesetting Systems, Stanford 1981) and Mittelbach made
 * practical (A general LuaTeX framework for globally optimized pagination, Computational
 * Intelligence 35, 2019; Effective floating strategies, DocEng 2017), with columns balanced inside
 * the optimum instead of after it (Mittelbach, DocEng 2019). Going down the list, each place holds
 * the best ways to have set everything before it; each is continued to all ends that go into one
 * column more. As no end lies further than a column, the work grows with the length of the
 * document, not with its square.
 *
 * What has to be known of the past, besides its cost, is the key of a state:
 *   - which page it is (the first, a verso, a recto: their heights, and what a page turn costs) and
 *     which column of it comes next,
 *   - how many lines of the page are taken at its head, by bands that are finished and by wide
 *     figures, and at its foot,
 *   - how many lines of notes are still to be set (carry) and, where notes stand across the
 *     columns, for how many there is room (rest) and how many were cited (due, last),
 *   - how many figures have been set: they keep their order, so a number says which.
 * Two ways of one key to one place differ only in how much white stands at the foot of the column
 * beside the next. What that may cost there is bounded, so a way that is dearer by that much can be
 * forgotten, and no optimum is lost (see fill_keep_beaten). A place keeps a handful of states.
 *
 * Where figures wait, or bands end at all heights, it would keep many more, of which most are far
 * too dear to be in the answer: what they have paid more than others will not be saved later, for
 * later pages cost little anyway. So a way is passed over that costs FILL_DEAR more than the
 * cheapest to its place, a figure that waits being counted for FILL_WAIT of its delays. The answer
 * says whether that was right: a way that was passed over could at most have saved what the pages
 * there cost. Where a page costs more than a part of FILL_DEAR, the ways to it, to some pages
 * before it, where it may have been caused, and behind it may be dearer in proportion; from the
 * first of them on the search is taken up again, and it goes no further than what is new is better.
 * A document without such pages is searched once.
 *
 * A paragraph that a column holds whole matters to it by its number of lines alone. So alternatives
 * are added up, as the list is walked, into the least cost of each sum of lines more or fewer, and
 * only those are looked at (fill_scan.c); a column that ends inside of an alternative goes on in
 * it, for the places in it are its own.
 *
 * Where something wide, or the end of the text, ends a band within the page, its columns are
 * balanced by a search of their own, for each way to have begun the band and for each height that
 * matters (fill_band.c).
 *
 * Everything is an integer. Three magnitudes never mix: ordinary costs (badness up to
 * FILL_BAD_MOST, penalties below FILL_NEVER), breaks that must not be (FILL_COST_NEVER each),
 * columns that overflow (FILL_COST_OVERFULL each). So "never" means: unless nothing else is
 * possible.
 *
 * What is optimal: the whole sum, over all ways that the model has; an exhaustive search says so of
 * random lists with everything in them. The model is where it is approximated:
 *   - a note that runs on takes half of a column in which no other begins; of several notes
 *     only the last is divided, leaving two lines at least on either side; where they go below the
 *     text of a column, as many lines as go there are set;
 *   - a balanced band is as low as it can be at ordinary cost, or two lines higher, and higher by
 * the figures that wait; the notes of a band that something wide ends are set in the band behind
 * it, if the page goes on, or at the foot of its columns, if it ends there;
 *   - columns do not end early to make room for something wide: a band is balanced or full;
 *   - figures are set in the order they are spoken of, on the same page at the earliest, at most
 * two at the head of a column, two between its boxes and one at its foot, three in all; wide ones
 * at the head of a page, or one at its foot, behind which no more figures are set on that page;
 * none above what begins the text or stands behind a forced end, or at the head of a column that is
 * below something else than figures;
 *   - alternatives change a column by at most FILL_VARY lines;
 *   - a way that was passed over may have been worth having all the same, where what it would have
 *     saved is spread over many pages, each a little, or lies more than FILL_BEFORE pages behind
 * it;
 *   - no more than FILL_MOST ways to a place are kept. So many are met only where notes of many
 *     pages wait to be set, beside pages that cannot be good.
 *
 * Refused: to keep page numbers apart in the state (Plass shows that costs which depend on the page
 * of an earlier reference make the problem NP-complete; here they depend on pages in between, which
 * add up). To settle floats first and pages after, as TeX does: a figure moved later moves
 * everything. To forget the dear ways for good: one page that must be bad makes good ways look dear
 * at its head. */
#include "page/fill_inside.h"

#include <assert.h>

bool fill_across(const struct fill_query *q)
{
	return q->notes_across && q->columns > 1;
}

sp fill_height(const struct fill_query *q, const struct fill_state *s)
{
	return s->turn == TURN_FIRST ? q->first : s->turn == TURN_RECTO ? q->recto : q->verso;
}

bool fill_recto(const struct fill_query *q, const struct fill_state *s)
{
	return s->turn == TURN_RECTO || (s->turn == TURN_FIRST && !q->verso_first);
}

sp fill_left(const struct fill_query *q, const struct fill_state *s)
{
	return fill_height(q, s) - (s->top + s->bottom) * q->grid;
}

int fill_room(const struct fill_query *q, const struct fill_state *s)
{
	sp lines = fill_left(q, s) / q->grid;
	return lines > 0 ? (int)lines : 0;
}

/* --- columns --------------------------------------------------------------------------------- */

/* Whether the column leaves so much white that it is too dear, or that a way known already is
 * better whatever follows: told from a bound, before anything is reckoned out. Most pairs of a
 * begin and an end go this way. */
static bool hopeless(const struct fill *f, const struct fill_state *from, const struct fill_scan *s)
{
	const struct fill_query *q = f->q;
	const struct fill_content *l = &s->at;
	const struct fill_plan *p = &s->plan;
	if (l->stop)
		return false;
	sp white = fill_left(q, from) - l->height - l->hi * q->grid - l->stretch - q->grid;
	int64_t notes = fill_across(q) ? 0 : (int64_t)from->carry + l->notes;
	white -= notes ? q->note_skip + notes * q->note_line : 0;
	int64_t k = white > 8 * q->ragged ? 8 : white > 4 * q->ragged ? 4 : 2;
	if (white <= k * q->ragged)
		return false;
	struct fill_state to = *from;
	bool turns = l->wide || to.column + 1 >= q->columns;
	to.cost += 99 * k * k * k + fill_cost_place(q, l->end, turns && fill_recto(q, &to));
	to.figure += (uint32_t)p->heads + p->heres + p->feet;
	to.place = l->end;
	if (fill_keep_dear(f, l->end, fill_keep_price(f, &to)))
		return true;
	if (from->carry || from->due || l->notes)
		return false;
	int rate = q->columns > 1 && q->uneven_columns > q->uneven ? q->uneven_columns : q->uneven;
	int64_t least = to.cost - (int64_t)rate * FILL_UNEVEN_MOST;
	to.flags &= (uint8_t)~PAGE_NEW;
	to.column++;
	if (turns)
		fill_end_turn(q, &to);
	for (uint32_t i = f->head[l->end]; i != FILL_NONE; i = f->state.v[i].next)
		if (f->state.v[i].cost <= least && fill_keep_alike(&f->state.v[i], &to))
			return true;
	return false;
}

void fill_next_band(struct fill *f, struct fill_state *to, sp y)
{
	sp top = (y + fill_end_gap(f->q, to->place) + f->q->grid - 1) / f->q->grid;
	to->top = (uint16_t)(top < UINT16_MAX ? top : UINT16_MAX);
	fill_keep(f, to);
}

/* What the text becomes that ends at the end of a content: the head of a column, of a page, or of
 * another band. */
static void text_ends(struct fill *f, const struct fill_try *t, struct fill_state *to)
{
	const struct fill_query *q = f->q;
	const struct fill_content *l = t->content;
	sp y = to->top * q->grid + l->height + to->vary * q->grid;
	bool band = q->columns > 1 && l->stop && !l->forced;
	to->how = l->wide ? HOW_ACROSS : HOW_COLUMN;
	if (band && l->wide) {
		to->foot = t->from->foot;
		fill_next_band(f, to, y + to->extra * q->grid);
	} else if (!l->wide && !l->stop && to->column + 1 < q->columns) {
		to->column++;
		to->cost += fill_cost_place(q, l->end, false) + fill_cost_late(f, to);
		fill_keep(f, to);
	} else {
		bool unbalanced = q->columns > 1 && !l->wide && (band || q->balance);
		to->cost += l->stop && unbalanced ? FILL_COST_NEVER : 0;
		fill_end_page(f, to, y, l->forced);
	}
}

static void content(struct fill *f, uint32_t state, const struct fill_scan *s)
{
	const struct fill_query *q = f->q;
	const struct fill_content *l = &s->at;
	struct fill_state from = f->state.v[state], to;
	bool band = q->columns > 1 && l->stop;
	struct fill_try t = { .from = &from,
		.content = l,
		.spread = s->spread,
		.plan = s->plan,
		.frame = { .limit = fill_left(q, &from),
			.room = fill_left(q, &from),
			.uneven = fill_cost_rate(q, &from),
			.beside = true,
			.foot = band || l->forced ? FOOT_FREE : FOOT_FULL,
			.defer = band && l->wide && !l->forced,
			.overflow = s->plan.heads + s->plan.heres + s->plan.feet == 0 } };
	for (int d = l->lo; d <= l->hi; d++) {
		if (!fill_cost(q, &t, d, &to))
			continue;
		to.prev = state;
		text_ends(f, &t, &to);
	}
}

/* --- what may come next ---------------------------------------------------------------------- */

/* Whether the search goes on from a way to the place that it is at. */
static bool goes_on(const struct fill *f, const struct fill_state *s, uint32_t figure)
{
	return s->figure == figure && !s->gone &&
	       !fill_keep_dear(f, s->place, fill_keep_price(f, s));
}

static bool comes(const struct fill *f, const struct fill_state *s, uint32_t figure, bool closed)
{
	return goes_on(f, s, figure) && !(s->flags & PAGE_OPEN) &&
	       !(closed && s->flags & PAGE_CLOSED);
}

/* States of a place that text can go on from, some of them with figures in the plan. */
struct onward {
	uint32_t *state;
	size_t n;
	sp most; /* room of the highest */
};

static struct onward onward(struct fill *f, uint32_t place, const struct fill_plan *p)
{
	struct onward o = { 0 };
	bool figures = p->heads + p->heres + p->feet > 0;
	size_t all = 0;
	for (uint32_t i = f->head[place]; i != FILL_NONE; i = f->state.v[i].next)
		all++;
	o.state = ARENA_ARRAY(f->scratch, all, uint32_t);
	for (uint32_t i = f->head[place]; i != FILL_NONE; i = f->state.v[i].next) {
		const struct fill_state *s = &f->state.v[i];
		if (!comes(f, s, p->figure, figures) || (p->heads > 0 && !fill_figure_above(s)))
			continue;
		sp own = fill_left(f->q, s);
		o.most = own > o.most ? own : o.most;
		o.state[o.n++] = i;
	}
	return o;
}

/* Text goes on from all states of a place that have so many figures behind them. */
static void text(struct fill *f, uint32_t place, uint32_t figure)
{
	struct fill_state wide = { .place = place, .figure = figure };
	struct fill_plans plans;
	fill_figure_plans(f, &wide, &plans);
	for (size_t k = 0; k < plans.n; k++) {
		struct arena_mark m = arena_mark(f->scratch);
		struct onward o = onward(f, place, &plans.v[k]);
		struct fill_scan s = fill_scan(f, place, &plans.v[k], o.most);
		while (o.n > 0 && fill_scan_next(&s))
			for (size_t i = 0; i < o.n; i++)
				if (!hopeless(f, &f->state.v[o.state[i]], &s))
					content(f, o.state[i], &s);
		arena_reset(f->scratch, m);
	}
}

static void each(struct fill *f, uint32_t place, uint32_t figure,
	void (*step)(struct fill *, uint32_t state))
{
	for (uint32_t i = f->head[place]; i != FILL_NONE; i = f->state.v[i].next)
		if (goes_on(f, &f->state.v[i], figure))
			step(f, i);
}

static void gone(struct fill *f, uint32_t state)
{
	f->state.v[state].gone = f->state.v[state].used = true;
}

/* The least number of figures behind a state of the place that is more than `than`. */
static uint32_t next_figure(const struct fill *f, uint32_t place, int64_t than)
{
	uint32_t least = FILL_NONE;
	for (uint32_t i = f->head[place]; i != FILL_NONE; i = f->state.v[i].next) {
		uint32_t k = f->state.v[i].figure;
		if (k > than && k < least && goes_on(f, &f->state.v[i], k))
			least = k;
	}
	return least;
}

/* Goes on from a place. Steps that set no text come first, and none of them leads back: pages end,
 * then figures are set, then room is set aside for notes. */
static void go_on(struct fill *f, uint32_t place)
{
	bool bands = f->q->columns > 1;
	f->now = place;
	for (int64_t k = -1; (k = next_figure(f, place, k)) != FILL_NONE;) {
		uint32_t figure = (uint32_t)k;
		if (bands) {
			each(f, place, figure, fill_end_between);
			each(f, place, figure, fill_figure_wide);
			each(f, place, figure, fill_figure_aside);
		}
		if (f->figures)
			each(f, place, figure, fill_figure_column);
		if (bands && place < f->q->n)
			each(f, place, figure, fill_band_heights);
		if (place < f->q->n)
			text(f, place, figure);
		each(f, place, figure, gone);
	}
}

static bool is_end(const struct fill *f, const struct fill_state *s)
{
	return s->figure == f->q->figures && s->column == 0 && s->top + s->bottom == 0 &&
	       s->flags & PAGE_ENDED;
}

static size_t trimmed(const struct fill_query *q)
{
	size_t n = q->n;
	while (n > 0 && q->item[n - 1].kind != FILL_BOX)
		n--;
	return n;
}

static uint32_t best_end(const struct fill *f)
{
	uint32_t best = FILL_NONE;
	for (uint32_t i = f->head[f->q->n]; i != FILL_NONE; i = f->state.v[i].next)
		if (is_end(f, &f->state.v[i]) &&
			(best == FILL_NONE || f->state.v[i].cost < f->state.v[best].cost))
			best = i;
	return best;
}

/* The best end; FILL_NONE: none was found. */
static uint32_t search(struct fill *f, uint32_t most, int64_t dear)
{
	const struct fill_query *q = f->q;
	struct fill_state start = { .turn = TURN_FIRST, .prev = FILL_NONE, .foot = -1 };
	uint32_t from = 0, best = FILL_NONE;
	for (size_t i = 0; i <= q->n; i++) {
		f->head[i] = FILL_NONE;
		f->cheapest[i] = INT64_MAX;
	}
	f->state.n = f->now = 0;
	f->most = most;
	f->dear = dear;
	start.flags = q->columns > 1 ? PAGE_NEW | (fill_across(q) ? PAGE_OPEN : 0) : 0;
	fill_keep(f, &start);
	for (int i = 0; i < FILL_ROUNDS && from != FILL_NONE; i++) {
		for (; from <= q->n; from++)
			go_on(f, from);
		best = best_end(f);
		from = best == FILL_NONE ? FILL_NONE : fill_keep_widen(f, best);
		f->kept.n = 0;
	}
	return best;
}

void page_fill(struct arena *a, const struct fill_query *query, struct fill_pages *out)
{
	struct fill_query q = *query;
	assert(q.grid > 0 && q.note_line > 0 && q.n < FILL_NONE && q.columns <= FILL_COLUMNS);
	q.n = trimmed(query);
	q.columns = q.columns > 1 ? q.columns : 1;
	struct fill f = { .arena = a, .work = arena_new(), .scratch = arena_new(), .q = &q };
	f.bands = arena_new();
	f.scans = arena_new();
	f.head = ARENA_ARRAY(f.work, q.n + 1, uint32_t);
	f.cheapest = ARENA_ARRAY(f.work, q.n + 1, int64_t);
	fill_scan_prepare(&f);
	uint32_t best = search(&f, FILL_MOST, FILL_DEAR);
	/* What was passed over may have been all that leads on. */
	if (best == FILL_NONE && (q.n > 0 || q.figures > 0)) {
		f.window = NULL;
		best = search(&f, 16 * FILL_MOST, INT64_MAX);
	}
	*out = (struct fill_pages){ 0 };
	if (best != FILL_NONE)
		fill_trace(&f, best, out);
	arena_drop(f.scans);
	arena_drop(f.bands);
	arena_drop(f.scratch);
	arena_drop(f.work);
}
