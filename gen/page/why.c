/* Why a page ends as it does.
 *
 * What an end was charged for is known from the list. What it was charged for the sake of is not:
 * the dynamic programme keeps the best way to each place and forgets the others. So the question is
 * asked as an editor would: what if it must not end there? The place is taken out of the list, and
 * the best pages are asked for again. The answer is exact; it takes one more page_fill for each end
 * that is asked about, so that they are asked in order until WHY_WORK items have been gone through.
 *
 * Refused: to reckon backwards from the end of the document what each way onwards costs, which
 * answers all such questions at once, but doubles the states and says only how much, not what. */
#include "page/inside.h"

enum { WHY_WORK = 3000000 };

struct why {
	struct builder *b;
	const struct fill_query *q;
	const struct fill_pages *f;
	struct fill_item *item; /* a copy of the query's */
	struct arena *arena;
};

/* The last column of a page, or of one before it, where it has none. */
static const struct fill_column *last_of(const struct fill_pages *f, size_t page)
{
	uint32_t behind = f->page[page].column + f->page[page].columns;
	return behind ? &f->column[behind - 1] : NULL;
}

static uint32_t end_of(const struct fill_pages *f, size_t page)
{
	const struct fill_column *c = last_of(f, page);
	return c ? c->end : 0;
}

static int foot_of(const struct fill_pages *f, size_t page)
{
	const struct fill_column *c = last_of(f, page);
	return c && f->page[page].columns ? c->foot : 0;
}

/* Whether a page ends there already: ends ascend. */
static bool had(const struct fill_pages *f, uint32_t end)
{
	size_t low = 0, high = f->n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (end_of(f, mid) < end)
			low = mid + 1;
		else
			high = mid;
	}
	return low < f->n && end_of(f, low) == end;
}

/* What white at a foot costs, about: see fill.c. */
static int64_t badness(const struct fill_query *q, int foot)
{
	int64_t r = q->ragged > 0 ? foot * q->grid * 100 / q->ragged : 0;
	return r > 10000 ? 100000000 : r * r / 100 * r / 100;
}

/* What costs most about other pages, at ends that these do not have. */
static void compare(const struct why *w, const struct fill_pages *other, struct page_instead *to)
{
	int64_t most = 0;
	to->more = other->cost - w->f->cost;
	for (size_t i = 0; i + 1 < other->n; i++) {
		uint32_t end = end_of(other, i);
		if (had(w->f, end) || end >= w->q->n)
			continue;
		int64_t charge = w->q->item[end].penalty, white = badness(w->q, foot_of(other, i));
		if (charge <= most && white <= most)
			continue;
		most = charge > white ? charge : white;
		to->page = (uint32_t)i;
		to->faults = charge >= white ? w->q->item[end].faults : 0;
		to->foot = charge < white ? foot_of(other, i) : 0;
	}
}

static void ask(struct why *w, uint32_t end, struct page_end *to)
{
	struct arena_mark m = arena_mark(w->arena);
	struct fill_item kept = w->item[end];
	struct fill_query q = *w->q;
	struct fill_pages other;
	w->item[end] = (struct fill_item){ .kind = FILL_GLUE };
	q.item = w->item;
	page_fill(w->arena, &q, &other);
	w->item[end] = kept;
	to->asked = true;
	compare(w, &other, &to->instead);
	arena_reset(w->arena, m);
}

/* Whether its foot is seen to be short: beside the page it faces, or by itself. */
static bool short_foot(const struct why *w, const struct pages *out, size_t i)
{
	int foot = foot_of(w->f, i);
	if (!w->q->spreads || foot > 1)
		return foot > 0;
	size_t facing = out->page[i].verso ? i + 1 : i - 1;
	return foot > 0 && (facing >= w->f->n || foot > foot_of(w->f, facing));
}

void page_why(struct builder *b, const struct fill_query *q, const struct fill_pages *f,
	struct pages *out)
{
	struct why w = { .b = b, .q = q, .f = f, .arena = arena_new() };
	size_t work = 0;
	w.item = ARENA_ARRAY(w.arena, q->n + 1, struct fill_item);
	if (q->n)
		memcpy(w.item, q->item, q->n * sizeof *w.item);
	for (size_t i = 0; i + 1 < f->n && work + q->n <= WHY_WORK; i++) {
		struct page_end *e = &out->page[i].end;
		if (e->forced || (e->faults == 0 && !short_foot(&w, out, i)))
			continue;
		work += q->n;
		ask(&w, end_of(f, i), e);
	}
	arena_drop(w.arena);
}
