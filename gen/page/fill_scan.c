/* The list walked from a place to all places where what began there may end, past alternatives:
 * those that are left behind whole are kept as a table of what so many lines more or fewer cost,
 * for only the sum of their lines matters to the page; where a column ends inside of one, it is
 * that one. */
#include "page/fill_inside.h"

#include <assert.h>
#include <limits.h>

static bool is_forced(const struct fill_item *it)
{
	return it->penalty <= FILL_FORCE;
}

struct fill_scan fill_scan(const struct fill *f, uint32_t at, const struct fill_plan *plan, sp most)
{
	const struct fill_query *q = f->q;
	struct fill_scan s = { .f = f, .most = most, .i = at, .end = FILL_NONE };
	s.past = -SP_MAX;
	s.plan = *plan;
	for (int i = 0; i < 2 * FILL_VARY + 1; i++)
		s.spread[i] = i == FILL_VARY ? 0 : INT_MAX;
	if (at < q->n && q->item[at].kind == FILL_PENALTY)
		s.at.height = q->item[at].height;
	for (uint32_t i = 0; i < (uint32_t)plan->heads + plan->feet; i++) {
		uint32_t k = plan->figure + i + (i >= plan->heads ? plan->heres : 0);
		s.at.height += fill_figure_lines(q, &q->figure[k], 1) * q->grid;
	}
	if (f->wide)
		s.at.wide = f->wide[at];
	return s;
}

static void add_box(struct fill_scan *s, const struct fill_item *it)
{
	struct fill_content *l = &s->at;
	l->any = true;
	l->height = fill_snap(l->height + s->glue.height, it->snap, s->f->q->grid) + it->height;
	l->stretch += s->glue.stretch;
	l->shrink += s->glue.shrink;
	s->glue = (struct fill_glue){ 0 };
	l->notes += it->notes;
	l->last_note = it->notes ? it->last_note : l->last_note;
}

static void add_glue(struct fill_scan *s, const struct fill_item *it)
{
	if (!s->at.any)
		return;
	s->glue.height += it->height;
	s->glue.stretch += it->stretch;
	s->glue.shrink += it->shrink;
}

/* A figure where it is spoken of, if the plan has it so. */
static void add_figure(struct fill_scan *s, const struct fill_item *it)
{
	const struct fill_query *q = s->f->q;
	struct fill_content *l = &s->at;
	if (l->heres >= s->plan.heres || it->index != s->plan.figure + s->plan.heads + l->heres ||
		!l->any)
		return;
	l->height = (l->height + q->grid - 1) / q->grid * q->grid;
	l->height += fill_figure_lines(q, &q->figure[it->index], 2) * q->grid;
	l->heres++;
}

/* What the alternative that has ended here offers to all that stands behind the group. */
static void close_alternative(struct fill_scan *s)
{
	const struct fill_item *it = &s->f->q->item[s->alt];
	if (it->alt == 0)
		s->after = s->at;
	for (int d = s->before.lo; d <= s->before.hi; d++) {
		int before = s->spread[FILL_VARY + d], to = d + it->lines;
		if (before == INT_MAX || to < -FILL_VARY || to > FILL_VARY)
			continue;
		int *after = &s->spread_after[FILL_VARY + to];
		*after = before + it->cost < *after ? before + it->cost : *after;
	}
}

static void open_group(struct fill_scan *s, uint32_t i, const struct fill_item *it)
{
	s->end = it->end;
	s->before = s->at;
	s->glue_before = s->glue;
	s->placed_before = s->placed;
	s->places = false;
	for (int k = 0; k < 2 * FILL_VARY + 1; k++)
		s->spread_after[k] = INT_MAX;
	s->alt = i;
}

static void leave_group(struct fill_scan *s)
{
	close_alternative(s);
	s->at = s->after;
	s->at.cost = 0;
	s->placed = s->placed_before || s->places;
	s->glue = (struct fill_glue){ 0 };
	s->end = FILL_NONE;
	for (int d = -FILL_VARY; d <= FILL_VARY; d++) {
		int cost = s->spread[FILL_VARY + d] = s->spread_after[FILL_VARY + d];
		if (cost == INT_MAX)
			continue;
		s->at.lo = (int16_t)(d < s->at.lo ? d : s->at.lo);
		s->at.hi = (int16_t)(d > s->at.hi ? d : s->at.hi);
	}
}

/* An alternative begins: the first of a group, another one, or one of a group that this content
 * began inside of, which is passed over. */
static uint32_t alternative(struct fill_scan *s, uint32_t i)
{
	const struct fill_item *it = &s->f->q->item[i];
	if (it->alt == 0) {
		open_group(s, i, it);
	} else if (s->end == FILL_NONE) {
		return it->end;
	} else {
		close_alternative(s);
		s->at = s->before;
		s->glue = s->glue_before;
		s->at.cost = it->cost;
		s->placed = s->placed_before;
		s->alt = i;
	}
	return i + 1;
}

/* Whether what has come together may end at the place i; nothing that follows may, when it stops.
 */
static bool ends_here(struct fill_scan *s, uint32_t i)
{
	const struct fill_query *q = s->f->q;
	struct fill_content *l = &s->at;
	bool inside = s->end != FILL_NONE;
	if (!l->any)
		return false;
	l->only = !s->placed;
	l->end = i;
	l->forced = i == q->n || is_forced(&q->item[i]);
	l->stop = l->forced || (s->f->wide && s->f->wide[i] != l->wide);
	s->placed = true;
	s->places = s->places || inside;
	sp least = l->only ? -SP_MAX : l->height - l->shrink + l->lo * q->grid;
	l->need = least > s->past ? least : s->past;
	s->past = inside ? s->past : l->need;
	if (least > s->most) {
		l->stop = l->stop || !inside;
		return false;
	}
	return l->heres == s->plan.heres;
}

bool fill_scan_next(struct fill_scan *s)
{
	const struct fill_query *q = s->f->q;
	while (!s->at.stop) {
		if (s->i == s->end)
			leave_group(s);
		uint32_t i = s->i++;
		if (i == q->n)
			return s->at.stop = true, ends_here(s, i);
		const struct fill_item *it = &q->item[i];
		switch (it->kind) {
		case FILL_BOX:
			add_box(s, it);
			break;
		case FILL_GLUE:
			add_glue(s, it);
			break;
		case FILL_FLOAT:
			add_figure(s, it);
			break;
		case FILL_ALT:
			s->i = alternative(s, i);
			break;
		case FILL_PENALTY:
			if (ends_here(s, i))
				return true;
			break;
		}
	}
	return false;
}

enum { SCANS_MOST = 8 << 20 }; /* bytes of what is kept */

void fill_scan_forget(struct fill *f)
{
	if (arena_size(f->scans) <= SCANS_MOST)
		return;
	arena_drop(f->scans);
	f->scans = arena_new();
	memset(f->ends, 0, (f->q->n + 1) * sizeof(struct fill_ends *));
}

const struct fill_ends *fill_scan_kept(struct fill *f, uint32_t at, const struct fill_plan *p)
{
	const struct fill_query *q = f->q;
	sp most = q->recto > q->verso ? q->recto : q->verso;
	for (struct fill_ends *e = f->ends[at]; e; e = e->next)
		if (e->plan.figure == p->figure && e->plan.heads == p->heads &&
			e->plan.heres == p->heres && e->plan.feet == p->feet)
			return e;
	struct fill_ends *e = ARENA_NEW(f->scans, struct fill_ends);
	struct fill_scan s = fill_scan(f, at, p, q->first > most ? q->first : most);
	*e = (struct fill_ends){ .next = f->ends[at], .plan = *p };
	f->ends[at] = e;
	while (fill_scan_next(&s)) {
		struct fill_end *to = VEC_PUSH(f->scans, &e->v);
		to->at = s.at;
		memcpy(to->spread, s.spread, sizeof s.spread);
	}
	return e;
}

/* Least height and lines of notes before each item, figures spoken of. Of alternatives the one of
 * least height counts for what stands behind them. */
static void prepare_sums(struct fill *f)
{
	const struct fill_query *q = f->q;
	sp height = 0, base = 0, least = 0;
	int64_t notes = 0, notes_base = 0;
	uint32_t figures = 0, end = FILL_NONE;
	f->least = ARENA_ARRAY(f->work, q->n + 1, sp);
	f->notes = ARENA_ARRAY(f->work, q->n + 1, int64_t);
	f->figures = ARENA_ARRAY(f->work, q->n + 1, uint32_t);
	for (uint32_t i = 0; i <= q->n; i++) {
		const struct fill_item *it = i < q->n ? &q->item[i] : NULL;
		bool alt = it && it->kind == FILL_ALT;
		if (i == end || (alt && it->alt > 0)) {
			least = height < least ? height : least;
			height = i == end ? least : base;
			notes = i == end ? notes : notes_base;
			end = i == end ? FILL_NONE : end;
		}
		if (alt && it->alt == 0) {
			base = height;
			notes_base = notes;
			least = SP_MAX;
			end = it->end;
		}
		f->least[i] = height;
		f->notes[i] = notes;
		f->figures[i] = figures;
		if (it && it->kind == FILL_BOX) {
			height += it->height;
			notes += it->notes;
		}
		if (it && it->kind == FILL_FLOAT && it->index < q->figures) {
			f->anchor[it->index] = i;
			figures++;
		}
	}
}

/* Where the band ends that goes on at each place: at the first place behind a box that is forced,
 * or that what stands behind it is of the other width. */
static void prepare_stops(struct fill *f)
{
	const struct fill_query *q = f->q;
	uint32_t n = (uint32_t)q->n;
	uint32_t *place = ARENA_ARRAY(f->scratch, n + 1, uint32_t);  /* the first from here on */
	uint32_t *behind = ARENA_ARRAY(f->scratch, n + 1, uint32_t); /* the same, behind a box */
	f->stop = ARENA_ARRAY(f->work, n + 1, uint32_t);
	f->wide = ARENA_ARRAY(f->work, n + 1, bool);
	f->stop[n] = place[n] = behind[n] = n;
	for (uint32_t i = n; i-- > 0;) {
		const struct fill_item *it = &q->item[i];
		uint32_t next = i + 1;
		if (next < n && q->item[next].kind == FILL_ALT && q->item[next].alt > 0)
			next = q->item[next].end;
		f->wide[i] = it->kind == FILL_BOX ? it->wide : f->wide[next];
		place[i] = it->kind == FILL_PENALTY ? i : place[next];
		behind[i] = it->kind == FILL_BOX ? place[next] : behind[next];
		uint32_t p = behind[i];
		bool ends = p == n || is_forced(&q->item[p]) || f->wide[p] != f->wide[i];
		f->stop[i] = ends ? p : f->stop[p];
	}
}

void fill_scan_prepare(struct fill *f)
{
	const struct fill_query *q = f->q;
	if (q->columns > 1) {
		prepare_stops(f);
		f->ends = ARENA_ARRAY(f->work, q->n + 1, struct fill_ends *);
	}
	if (q->columns == 1 && q->figures == 0)
		return;
	f->anchor = ARENA_ARRAY(f->work, q->figures, uint32_t);
	for (size_t i = 0; i < q->figures; i++)
		f->anchor[i] = q->n ? (uint32_t)q->n - 1 : 0;
	prepare_sums(f);
	f->figures[q->n] = (uint32_t)q->figures;
}
