/* What a column costs: how full it is, its notes, the place it ends at. */
#include "page/fill_inside.h"

#include <limits.h>

int64_t fill_cost_bad(sp t, sp s)
{
	if (t <= 0)
		return 0;
	if (s <= 0 || t / s >= 21)
		return FILL_BAD_MOST;
	int64_t r = t * 1000 / s;
	int64_t b = r * r / 100 * r / 100000;
	return b < FILL_BAD_MOST ? b : FILL_BAD_MOST;
}

int64_t fill_cost_place(const struct fill_query *q, uint32_t place, bool recto)
{
	if (place >= q->n || q->item[place].penalty <= FILL_FORCE)
		return 0;
	const struct fill_item *it = &q->item[place];
	int64_t p = (int64_t)it->penalty + (recto ? it->recto : 0);
	return p >= FILL_NEVER ? FILL_COST_NEVER + p - FILL_NEVER : p;
}

int64_t fill_cost_late(const struct fill *f, const struct fill_state *s)
{
	int64_t waiting = f->figures ? (int64_t)f->figures[s->place] - s->figure : 0;
	return waiting > 0 ? waiting * (f->q->late / f->q->columns) : 0;
}

int64_t fill_cost_uneven(int rate, int64_t a, int64_t b)
{
	int64_t d = a > b ? a - b : b - a;
	return (int64_t)rate * (d < FILL_UNEVEN_MOST ? d : FILL_UNEVEN_MOST);
}

int fill_cost_rate(const struct fill_query *q, const struct fill_state *s)
{
	return s->column > 0 ? q->uneven_columns : q->uneven;
}

/* White in the last column of a balanced band that costs 100. */
sp fill_cost_last(const struct fill_query *q)
{
	return 4 * q->ragged;
}

int64_t fill_cost_figures(const struct fill_query *q, uint32_t place, sp white)
{
	bool free = place == q->n || fill_end_forced(q, place);
	return q->float_column + (free ? 0 : fill_cost_bad(white, fill_cost_last(q)));
}

static int64_t plan_cost(const struct fill_query *q, const struct fill_plan *p)
{
	int64_t cost = 0;
	for (int i = 0; i < p->heads + p->heres + p->feet; i++) {
		const struct fill_float *f = &q->figure[p->figure + (uint32_t)i];
		int64_t c = i < p->heads ? f->head : i < p->heads + p->heres ? f->here : f->foot;
		cost += c >= FILL_NEVER ? FILL_COST_NEVER : c;
	}
	return cost;
}

/* So many lines of `want` that neither part of a note that is divided, the last `last` of them, is
 * a scrap; -1: it cannot be. */
static int64_t divided(int64_t fit, int64_t want, int64_t last)
{
	if (fit >= want)
		return want;
	if (want - fit < FILL_NOTE_LEAST)
		fit = want - FILL_NOTE_LEAST;
	return fit - (want - last) >= FILL_NOTE_LEAST ? fit : -1;
}

/* How many of `want` lines of notes go below text of this height; -1: the column does not work. A
 * note that runs on takes half of a column in which no other begins, less where there is nothing
 * that could make room for it: were it free to take less, a note of many pages would have run on by
 * any number of lines at each place, and all of these ways were to be kept. */
static int64_t note_lines(
	const struct fill_query *q, const struct fill_content *l, sp height, sp room, int64_t want)
{
	if (want == 0)
		return 0;
	sp least = height - l->shrink / q->grid * q->grid;
	if (least + q->note_skip + want * q->note_line <= room)
		return want;
	sp left = room - q->note_skip - height;
	int64_t fit = left > 0 ? left / q->note_line : 0;
	if (l->notes > 0)
		return divided(fit, want, l->last_note);
	int64_t half = room / 2 / q->note_line;
	if (half == 0)
		return divided(fit, want, want);
	int64_t due = divided(half, want, want), set = divided(fit < half ? fit : half, want, want);
	return set < due && !l->only ? -1 : set;
}

/* What is white below the text: given to its glue, or left. */
static void set_foot(
	const struct fill_query *q, const struct fill_try *t, sp white, struct fill_state *to)
{
	const struct fill_frame *r = &t->frame;
	const struct fill_content *l = t->content;
	int64_t lines = white >= 0 ? white / q->grid : -((-white + q->grid - 1) / q->grid);
	int64_t give = r->foot == FOOT_FULL ? l->stretch / q->grid : 0;
	int64_t extra = lines < give ? lines : give;
	int64_t foot = lines < 0 || r->foot == FOOT_FREE ? 0 : lines - extra;
	to->extra = (int16_t)extra;
	to->foot = to->white = (int32_t)foot;
	to->cost += extra > 0 ? fill_cost_bad(extra * q->grid, l->stretch)
			      : fill_cost_bad(-extra * q->grid, l->shrink);
	if (r->foot != FOOT_FREE)
		to->cost += fill_cost_bad(
			foot * q->grid, r->foot == FOOT_FULL ? q->ragged : fill_cost_last(q));
	if (r->foot != FOOT_FREE && r->beside && t->from->foot >= 0)
		to->cost += fill_cost_uneven(r->uneven, foot, t->from->foot);
}

static bool set_text(
	const struct fill_query *q, const struct fill_try *t, int vary, struct fill_state *to)
{
	const struct fill_frame *r = &t->frame;
	const struct fill_content *l = t->content;
	bool across = q->notes_across && q->columns > 1;
	sp height = l->height + vary * q->grid;
	int64_t want = across ? 0 : (int64_t)l->notes + t->from->carry;
	int64_t notes = r->defer ? 0 : note_lines(q, l, height, r->room, want);
	sp room = r->room - (notes > 0 ? q->note_skip + notes * q->note_line : 0);
	sp white = (room < r->limit ? room : r->limit) - height;
	if (notes < 0 || white < -(l->shrink / q->grid * q->grid)) {
		if (!l->only || !r->overflow)
			return false;
		sp left = r->room - q->note_skip - height;
		notes = left > 0 && !r->defer ? left / q->note_line : 0;
		notes = notes < want ? notes : want;
		white = 0;
		to->cost += FILL_COST_OVERFULL;
	}
	set_foot(q, t, white, to);
	to->notes = (uint32_t)notes;
	if (across) {
		to->due += l->notes;
		to->last = l->notes ? l->last_note : to->last;
		return true;
	}
	to->carry = (uint32_t)(want - notes);
	if (to->carry && !r->defer)
		to->cost += q->split_note;
	return true;
}

bool fill_cost(
	const struct fill_query *q, const struct fill_try *t, int vary, struct fill_state *to)
{
	const struct fill_plan *p = &t->plan;
	int spread = t->spread[FILL_VARY + vary];
	if (spread == INT_MAX)
		return false;
	*to = *t->from;
	to->cost += spread + t->content->cost;
	if (!set_text(q, t, vary, to))
		return false;
	to->place = t->content->end;
	to->vary = (int8_t)vary;
	to->heads = p->heads;
	to->heres = p->heres;
	to->feet = p->feet;
	to->flags &= (uint8_t) ~(PAGE_NEW | PAGE_ENDED);
	if (p->heads + p->heres + p->feet > 0) {
		to->figure = p->figure + p->heads + p->heres + p->feet;
		to->cost += plan_cost(q, p);
	}
	return true;
}
