/* Where a page ends: what it costs, and what the next begins with. */
#include "page/fill_inside.h"

/* Notes across the columns: what does not go into the room that was set aside runs on. It should be
 * part of the last note alone, and no scrap; false: the room is more than is needed. */
static bool end_notes(const struct fill_query *q, struct fill_state *to)
{
	uint32_t want = to->due + to->carry, left = want - to->rest;
	if (want < to->rest)
		return false;
	to->carry = left;
	if (left == 0)
		return true;
	to->cost += q->split_note;
	if (left < FILL_NOTE_LEAST || left + FILL_NOTE_LEAST > to->last)
		to->cost += FILL_COST_NEVER;
	return true;
}

/* Of the last page: next to nothing on it, pages of notes behind it. */
static int64_t last_page(
	const struct fill_query *q, const struct fill_state *from, sp used, uint32_t carry)
{
	sp fifth = fill_height(q, from) / 5;
	int64_t cost = 0;
	if (from->turn != TURN_FIRST && from->column == 0 && used < fifth)
		cost += len_scale(fifth - used, q->short_last, fifth);
	if (carry) {
		int64_t per = (q->recto - q->note_skip) / q->note_line;
		cost += (carry - 1) / (per > 0 ? per : 1) * q->split_note;
	}
	return cost;
}

void fill_end_turn(const struct fill_query *q, struct fill_state *to)
{
	to->turn = fill_recto(q, to) ? TURN_VERSO : TURN_RECTO;
	to->top = to->bottom = to->rest = 0;
	to->due = to->last = 0;
	to->column = 0;
	to->flags = PAGE_ENDED;
	if (q->columns > 1)
		to->flags |= PAGE_NEW | (fill_across(q) ? PAGE_OPEN : 0);
}

bool fill_end_forced(const struct fill_query *q, uint32_t place)
{
	return place < q->n && q->item[place].kind == FILL_PENALTY &&
	       q->item[place].penalty <= FILL_FORCE;
}

void fill_end_page(struct fill *f, struct fill_state *to, sp used, bool free)
{
	const struct fill_query *q = f->q;
	bool recto = fill_recto(q, to);
	if (fill_across(q) && !end_notes(q, to))
		return;
	if (f->figures) {
		if (to->figure > 0 && f->anchor[to->figure - 1] >= to->place)
			return;
		/* what was spoken of before it belongs before it */
		to->cost += (fill_end_forced(q, to->place) ? FILL_COST_NEVER : q->late) *
			    (f->figures[to->place] - to->figure);
	}
	if (used >= 0) {
		to->cost += fill_cost_place(q, to->place, recto);
		if (to->place == q->n)
			to->cost += last_page(q, to, used, to->carry);
	}
	to->foot = free || recto || !q->spreads ? -1 : to->white;
	fill_end_turn(q, to);
	fill_keep(f, to);
}

/* White between a place and the box behind it. */
sp fill_end_gap(const struct fill_query *q, uint32_t place)
{
	sp y = 0;
	for (uint32_t i = place; i < q->n && q->item[i].kind != FILL_BOX; i++)
		y += q->item[i].kind == FILL_GLUE ? q->item[i].height : 0;
	return y;
}

/* Notes that bands above have left, where there is room for all of them below the last; what that
 * takes. */
static sp notes_below(const struct fill_query *q, sp white, struct fill_state *to)
{
	sp need = q->note_skip + to->carry * q->note_line;
	to->notes = 0;
	if (to->carry == 0 || fill_across(q) || to->flags & PAGE_NEW)
		return 0;
	if (need > white) {
		to->cost += FILL_COST_NEVER;
		return 0;
	}
	to->notes = to->carry;
	to->carry = 0;
	return need;
}

/* A page ends between two bands, or behind figures. */
void fill_end_between(struct fill *f, uint32_t state)
{
	const struct fill_query *q = f->q;
	struct fill_state to = f->state.v[state];
	bool figures = to.flags & PAGE_NEW, free = figures || to.place == q->n;
	if (to.column > 0 || to.top + to.bottom == 0 ||
		(figures && fill_across(q) && !(to.flags & PAGE_OPEN)))
		return;
	sp used = to.top * q->grid, white = fill_left(q, &to) + fill_end_gap(q, to.place);
	to.prev = state;
	to.how = HOW_END;
	white -= notes_below(q, white, &to);
	to.white = free || white < 0 ? 0 : (int32_t)(white / q->grid);
	to.cost += figures ? fill_cost_figures(q, to.place, fill_left(q, &to))
			   : fill_cost_bad(to.white * q->grid, q->ragged);
	if (!free && to.foot >= 0)
		to.cost += fill_cost_uneven(q->uneven, to.white, to.foot);
	fill_end_page(f, &to, figures ? -1 : used, free);
}
