/* Steps of the search that set no text: figures, and room set aside for notes; and where figures
 * may stand. */
#include "page/fill_inside.h"

/* Behind the last item that can come onto the page, as far as can be told: what stands between two
 * places takes its height, but not more than a column. Nothing behind `most` is looked at. */
static uint32_t reach(const struct fill *f, const struct fill_state *s, uint32_t most)
{
	const struct fill_query *q = f->q;
	sp column = q->recto > q->verso ? q->recto : q->verso, used = 0, own = 0;
	column = q->first > column ? q->first : column;
	for (uint32_t i = s->place; i < most; i++) {
		const struct fill_item *it = &q->item[i];
		if (it->kind == FILL_PENALTY) {
			used += own < column ? own : column;
			own = 0;
			if (used > column * (q->columns - s->column))
				return i;
		} else if (it->kind == FILL_BOX) {
			own += it->height;
		} else if (it->kind == FILL_ALT) {
			own += it->alt == 0 ? f->least[it->end] - f->least[i] : 0;
			i = it->end - 1;
		}
	}
	return most;
}

static bool in_reach(const struct fill *f, const struct fill_state *s, uint32_t figure)
{
	uint32_t at = f->anchor[figure];
	return at < s->place || reach(f, s, at + 1) > at;
}

/* A title is below nothing. */
static bool opens(const struct fill_query *q, uint32_t place)
{
	return place == 0 || fill_end_forced(q, place);
}

static bool may(const struct fill_query *q, const struct fill_plan *p)
{
	for (int i = 0; i < p->heads + p->heres + p->feet; i++) {
		const struct fill_float *f = &q->figure[p->figure + (uint32_t)i];
		int cost = i < p->heads ? f->head : i < p->heads + p->heres ? f->here : f->foot;
		if (cost >= FILL_NEVER || (f->wide && q->columns > 1))
			return false;
	}
	return true;
}

bool fill_figure_above(const struct fill_state *s)
{
	return s->top == 0 || s->flags & PAGE_NEW;
}

void fill_figure_plans(const struct fill *f, const struct fill_state *s, struct fill_plans *out)
{
	const struct fill_query *q = f->q;
	uint32_t most = 0;
	*out = (struct fill_plans){ .n = 1 };
	out->v[0].figure = s->figure;
	if (!f->figures || s->flags & PAGE_CLOSED || (f->wide && f->wide[s->place]))
		return;
	while (most < FILL_FIGURES && s->figure + most < q->figures &&
		in_reach(f, s, s->figure + most))
		most++;
	for (int heads = 0; heads <= FILL_HEADS; heads++)
		for (int heres = 0; heres <= FILL_HERES; heres++)
			for (int feet = 0; feet <= FILL_FEET; feet++) {
				struct fill_plan p = { s->figure, (uint8_t)heads, (uint8_t)heres,
					(uint8_t)feet };
				uint32_t all = (uint32_t)(heads + heres + feet);
				if (all == 0 || all > most || !may(q, &p) ||
					(heads && (opens(q, s->place) || !fill_figure_above(s))) ||
					(heres && f->anchor[s->figure + p.heads] < s->place))
					continue;
				out->v[out->n++] = p;
			}
}

/* A wide figure at the head or at the foot of a page that has nothing but figures yet. */
void fill_figure_wide(struct fill *f, uint32_t state)
{
	const struct fill_query *q = f->q;
	struct fill_state from = f->state.v[state];
	if (!(from.flags & PAGE_NEW) || from.flags & PAGE_CLOSED || from.figure == q->figures)
		return;
	const struct fill_float *g = &q->figure[from.figure];
	sp lines = fill_figure_lines(q, g, 1), left = fill_room(q, &from);
	if (!g->wide || !in_reach(f, &from, from.figure))
		return;
	for (int foot = 0; foot < 2; foot++) {
		struct fill_state to = from;
		int cost = foot ? g->foot : g->head;
		if (cost >= FILL_NEVER || (!foot && opens(q, from.place)) ||
			(lines > left && (foot || from.top + from.bottom > 0)))
			continue;
		to.prev = state;
		to.how = foot ? HOW_FOOT : HOW_HEAD;
		to.flags = (uint8_t)((from.flags & ~PAGE_ENDED) | (foot ? PAGE_CLOSED : 0));
		to.cost += cost + (lines > left ? FILL_COST_OVERFULL : 0);
		to.figure++;
		sp taken = lines < left ? lines : left;
		to.top = (uint16_t)(to.top + (foot ? 0 : taken));
		to.bottom = (uint16_t)(to.bottom + (foot ? taken : 0));
		fill_keep(f, &to);
	}
}

static void aside(struct fill *f, uint32_t state, int64_t n, sp lines)
{
	struct fill_state to = f->state.v[state];
	to.prev = state;
	to.how = HOW_NOTES;
	to.flags &= (uint8_t) ~(PAGE_OPEN | PAGE_ENDED);
	to.rest = (uint16_t)n;
	to.bottom = (uint16_t)(to.bottom + lines);
	to.due = to.last = to.carry;
	to.carry = 0;
	fill_keep(f, &to);
}

/* How many lines of notes that begin on the page it can have room for: those of all that are cited
 * up to some place, or all but what is left of the last. */
static void sums(const struct fill *f, const struct fill_state *from, bool sum[FILL_NOTES + 1])
{
	const struct fill_query *q = f->q;
	uint32_t end = reach(f, from, (uint32_t)q->n);
	int64_t all = 0;
	sum[0] = true;
	for (uint32_t i = from->place; i < end && all <= FILL_NOTES; i++) {
		const struct fill_item *it = &q->item[i];
		if (it->kind == FILL_ALT && it->alt > 0)
			i = it->end - 1;
		if (it->kind != FILL_BOX || it->notes == 0)
			continue;
		all += it->notes;
		int64_t low = all - it->last_note + FILL_NOTE_LEAST, high = all - FILL_NOTE_LEAST;
		for (int64_t n = low; n <= high && n <= FILL_NOTES; n++)
			sum[n] = true;
		sum[all <= FILL_NOTES ? all : 0] = true;
	}
}

/* Room for so many lines of notes across the columns, or none. One that runs on takes half of the
 * page and lets no other begin, or is finished there. */
void fill_figure_aside(struct fill *f, uint32_t state)
{
	const struct fill_query *q = f->q;
	struct fill_state from = f->state.v[state];
	bool sum[FILL_NOTES + 1] = { false }, any = false;
	int64_t left = fill_room(q, &from), half = left * q->grid / 2 / q->note_line;
	int64_t n = from.carry;
	if (!(from.flags & PAGE_OPEN))
		return;
	if (n <= half)
		sums(f, &from, sum);
	else
		n = n - half < FILL_NOTE_LEAST ? n - FILL_NOTE_LEAST : half;
	sum[0] = n >= 0;
	for (int i = 0; i <= FILL_NOTES; i++, n++) {
		sp lines = n > 0 ? (q->note_skip + n * q->note_line + q->grid - 1) / q->grid : 0;
		if (lines > 0 && lines >= left)
			break;
		if (!sum[i])
			continue;
		aside(f, state, n, lines);
		any = true;
	}
	if (!any)
		aside(f, state, 0, 0);
}

/* A column of nothing but figures that were spoken of before. */
void fill_figure_column(struct fill *f, uint32_t state)
{
	const struct fill_query *q = f->q;
	struct fill_state from = f->state.v[state], to = from;
	sp lines = 0, left = fill_room(q, &from);
	if (from.flags & (PAGE_OPEN | PAGE_CLOSED) || (f->wide && f->wide[from.place]))
		return;
	to.prev = state;
	to.how = HOW_FIGURES;
	to.flags &= (uint8_t) ~(PAGE_NEW | PAGE_ENDED);
	to.heads = to.heres = to.feet = 0;
	to.white = 0;
	while (to.figure < f->figures[from.place] && to.heads < FILL_FIGURES) {
		const struct fill_float *g = &q->figure[to.figure];
		lines += fill_figure_lines(q, g, 1);
		if ((g->wide && q->columns > 1) || (lines > left && to.heads > 0))
			return;
		to.cost += g->head + (lines > left ? FILL_COST_OVERFULL : 0);
		to.figure++;
		to.heads++;
		bool more = to.figure < q->figures &&
			    !(q->figure[to.figure].wide && q->columns > 1);
		struct fill_state end = to;
		end.foot = -1;
		end.cost += fill_cost_figures(q, to.place, (left - lines) * q->grid);
		if (from.column + 1 == q->columns || (from.place == q->n && !more)) {
			fill_end_page(f, &end, -1, true);
		} else {
			end.column++;
			end.cost += fill_cost_late(f, &end);
			fill_keep(f, &end);
		}
	}
}
