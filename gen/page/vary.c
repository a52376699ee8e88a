/* Paragraphs in a line more or fewer.
 *
 * Problem: page_fill chooses the best among alternatives, but to set each paragraph of a book three
 * times costs more than to set it once, and most pages are well without.
 *
 * Method: the pages are filled as the paragraphs are. Where a page costs more than it should, the
 * paragraphs on it and on the pages around it are set again, looser and tighter, and those that
 * come out a line longer or shorter at a price in reason are given to page_fill as alternatives;
 * then all pages are filled again, once.
 *
 * What is optimal: the choice of alternatives, of all that were given. What is approximated: that
 * none far from trouble would help, and that a page changes by FILL_VARY lines at most. The price
 * of an alternative is what its lines cost more than the best ones (para.h), for each of its lines,
 * and pagination.variant for not being the best.
 *
 * Refused: to go on, with more pages around, until no page is in trouble: what three rounds found
 * on a hundred pages of varied text, in four layouts, one round finds too.
 *
 * Refused: to set all paragraphs in three ways in advance. */
#include "page/inside.h"

#include <assert.h>

enum {
	VARY_TROUBLE = 45, /* what a page may cost without being in trouble */
	VARY_AROUND = 3,   /* pages before one that is; half as many behind it */
	VARY_LEAST = 3,    /* lines of a paragraph */
	VARY_MOST = 60,
	VARY_DEAR = 200,      /* not worth it */
	VARY_RUNT = 40,       /* a last line that is next to nothing, where the best has more */
	VARY_DEMERITS = 1500, /* a line that cost 1 more */
	VARY_RATIO = 1100     /* glue set ratio of a line that is too loose */
};

void page_vary_note(
	struct builder *b, const struct set_para *p, sp left, uint32_t first, uint32_t hung)
{
	bool fits = p->para.n >= VARY_LEAST && p->para.n <= VARY_MOST && p->leading == b->grid;
	if (!b->varies || !p->again || !fits || p->initial)
		return;
	struct page_varied *v = VEC_PUSH(b->work, &b->varied);
	*v = (struct page_varied){ .first = first,
		.last = (uint32_t)b->item.n - 1,
		.hung = hung,
		.left = left,
		.set = ARENA_NEW(b->work, struct set_para) };
	*v->set = *p;
}

/* --- setting again --------------------------------------------------------------------------- */

static bool ends_short(const struct set_para *p)
{
	const struct line *l = &p->para.line[p->para.n - 1];
	sp width = 0;
	for (size_t i = 0; i < l->n; i++)
		width += para_mark_width(&l->mark[i], &p->span[l->mark[i].span].look);
	return width < p->width / 6;
}

/* -1: not worth it. */
static int price(const struct builder *b, const struct set_para *best, const struct set_para *p)
{
	int64_t more = p->para.demerits - best->para.demerits;
	int64_t cost = more > 0 ? more / (int64_t)p->para.n / VARY_DEMERITS : 0;
	for (size_t i = 0; i < p->para.n; i++)
		if (p->para.line[i].overfull > 0 || p->para.line[i].ratio > VARY_RATIO)
			return -1;
	cost += ends_short(p) && !ends_short(best) ? VARY_RUNT : 0;
	return cost > VARY_DEAR ? -1 : (int)cost + b->style->pagination.variant;
}

static void try(struct builder *b, struct page_varied *v, struct diag *quiet)
{
	v->tried = true;
	for (int i = 0; i < 2; i++) {
		int more = i == 0 ? 1 : -1;
		struct set_para *p = ARENA_NEW(b->work, struct set_para);
		struct arena_mark m = arena_mark(b->scratch);
		*p = *v->set;
		page_set_again(b, quiet, more, p);
		arena_reset(b->scratch, m);
		v->price[i] = p->para.n == v->set->para.n + (size_t)more ? price(b, v->set, p) : -1;
		v->other[i] = v->price[i] < 0 ? NULL : p;
	}
}

/* --- the list with alternatives in it --------------------------------------------------------- */

static bool has_other(const struct page_varied *v)
{
	return v->other[0] || v->other[1];
}

/* Lines of the notes that hang from each line of a paragraph. */
static void count_notes(const struct builder *b, const struct set_para *p, size_t i, uint32_t *hung,
	struct fill_item *it)
{
	uint32_t most = page_last_span(&p->para.line[i]);
	bool last = i + 1 == p->para.n;
	for (; *hung < p->notes_end && (last || b->note.v[*hung].span <= most); ++*hung) {
		it->notes += b->note.v[*hung].slabs;
		it->last_note = b->note.v[*hung].slabs;
	}
}

static struct fill_item *push(struct builder *b, enum fill_kind kind, uint32_t origin)
{
	*VEC_PUSH(b->work, &b->origin) = origin;
	struct fill_item *it = VEC_PUSH(b->work, &b->list);
	*it = (struct fill_item){ .kind = kind };
	return it;
}

static void put_other(struct builder *b, const struct page_varied *v, const struct set_para *p)
{
	bool wide = b->item.v[v->first].wide;
	uint32_t hung = v->hung;
	for (size_t i = 0; i < p->para.n; i++) {
		struct fill_item *it = push(b, FILL_BOX, v->first);
		it->wide = wide;
		it->height = it->snap = p->leading;
		count_notes(b, p, i, &hung, it);
		if (i + 1 == p->para.n)
			break;
		struct page_line_end end = page_line_end(b, p, i);
		it = push(b, FILL_PENALTY, v->first);
		it->penalty = end.penalty;
		it->recto = end.recto;
		it->faults = end.faults;
	}
}

static void copy(struct builder *b, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++) {
		*VEC_PUSH(b->work, &b->origin) = i;
		*VEC_PUSH(b->work, &b->list) = b->item.v[i];
	}
}

static void group(struct builder *b, uint32_t index)
{
	const struct page_varied *v = &b->varied.v[index];
	const struct set_para *all[3] = { v->set, v->other[0], v->other[1] };
	uint32_t first = (uint32_t)b->list.n, before = first, alt = 0;
	assert(v->set);
	for (int i = 0; i < 3; i++) {
		if (!all[i])
			continue;
		uint32_t at = (uint32_t)b->list.n;
		struct fill_item *it = push(b, FILL_ALT, v->first);
		it->cost = i ? v->price[i - 1] : 0;
		it->lines = (int)all[i]->para.n - (int)v->set->para.n;
		it->group = (uint32_t)b->group.n;
		it->alt = alt++;
		if (i > 0)
			b->list.v[before].next = at;
		before = at;
		if (i == 0)
			copy(b, v->first, v->last + 1);
		else
			put_other(b, v, all[i]);
	}
	b->list.v[before].next = (uint32_t)b->list.n;
	for (uint32_t i = first; i < b->list.n; i = b->list.v[i].next)
		b->list.v[i].end = (uint32_t)b->list.n;
	*VEC_PUSH(b->work, &b->group) = index;
}

static void make_list(struct builder *b)
{
	uint32_t at = 0;
	b->list.n = b->origin.n = b->group.n = 0;
	for (uint32_t i = 0; i < b->varied.n; i++) {
		const struct page_varied *v = &b->varied.v[i];
		if (!has_other(v))
			continue;
		copy(b, at, v->first);
		group(b, i);
		at = v->last + 1;
	}
	copy(b, at, (uint32_t)b->item.n);
}

/* --- where ------------------------------------------------------------------------------------ */

/* The item of b->item that a page begins with, or would. */
static uint32_t begins(const struct builder *b, const struct fill_pages *f, size_t page)
{
	size_t c = page < f->n ? f->page[page].column : f->columns;
	uint32_t at = c < f->columns ? f->column[c].first : UINT32_MAX;
	if (b->origin.n == 0 || at == UINT32_MAX)
		return at;
	return at < b->origin.n ? b->origin.v[at] : UINT32_MAX;
}

/* Tries what stands from one item to another; whether something came of it. */
static bool try_between(struct builder *b, uint32_t from, uint32_t to, struct diag *quiet)
{
	size_t low = 0, high = b->varied.n;
	bool any = false;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (b->varied.v[mid].last < from)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < b->varied.n && b->varied.v[low].first < to; low++) {
		struct page_varied *v = &b->varied.v[low];
		if (v->tried)
			continue;
		try(b, v, quiet);
		any = any || has_other(v);
	}
	return any;
}

static void hush(void *user, struct str text)
{
	(void)user;
	(void)text;
}

static bool try_around(struct builder *b, const struct fill_pages *f)
{
	struct diag *quiet = diag_new(hush, NULL);
	bool any = false;
	for (size_t i = 0; i + 1 < f->n; i++) {
		if (f->page[i].cost <= VARY_TROUBLE)
			continue;
		size_t from = i > VARY_AROUND ? i - VARY_AROUND : 0;
		size_t to = i + 1 + VARY_AROUND / 2;
		bool own = try_between(b, begins(b, f, from), begins(b, f, to), quiet);
		any = any || own;
	}
	diag_drop(quiet);
	return any;
}

void page_vary(struct builder *b, struct fill_query *q, struct fill_pages *f)
{
	if (b->style->pagination.variant >= FILL_NEVER || !try_around(b, f))
		return;
	make_list(b);
	q->item = b->list.v;
	q->n = b->list.n;
	page_fill(b->work, q, f);
}

/* --- what was chosen ------------------------------------------------------------------------- */

/* A slab like an old one, without the marks that are the paragraph's own. */
static uint32_t like(struct builder *b, uint32_t old, const struct page_para *of)
{
	struct slab *s = VEC_PUSH(b->work, &b->slab);
	const struct slab *from = &b->slab.v[old];
	*s = *from;
	s->mark = (uint32_t)b->mark.n;
	s->marks = s->notes = 0;
	s->note = b->hung;
	for (uint32_t i = from->mark; i < from->mark + from->marks; i++) {
		struct mark m = b->mark.v[i];
		if (m.kind == MARK_TEXT && m.para == of)
			break;
		*VEC_PUSH(b->work, &b->mark) = m;
		s->marks++;
	}
	return (uint32_t)b->slab.n - 1;
}

/* The slabs of a paragraph in its other number of lines; the first takes the place of the first. */
static void set_slabs(struct builder *b, const struct page_varied *v, const struct set_para *p,
	uint32_t item, uint32_t *moved)
{
	uint32_t old = b->item.v[v->first].slab, last = b->item.v[v->last].slab, hung = b->hung;
	sp measure = b->measure;
	b->hung = v->hung;
	b->measure = b->slab.v[old].width;
	for (size_t i = 0; i < p->para.n; i++, item += 2) {
		uint32_t now = like(b, i == 0 ? old : last, v->set->of);
		b->list.v[item].slab = now;
		if (i == 0)
			moved[old] = now;
		page_put_line(b, p, i, v->left, 0);
	}
	b->hung = hung;
	b->measure = measure;
}

void page_vary_choose(struct builder *b, const struct fill_pages *f)
{
	size_t slabs = b->slab.n;
	uint32_t *moved = ARENA_ARRAY(b->work, slabs, uint32_t);
	if (b->group.n == 0 || f->n == 0)
		return;
	for (uint32_t i = 0; i < b->list.n; i++) {
		const struct fill_item *it = &b->list.v[i];
		if (it->kind != FILL_ALT || it->alt == 0 || f->choice[it->group] != it->alt)
			continue;
		const struct page_varied *v = &b->varied.v[b->group.v[it->group]];
		set_slabs(b, v, v->other[it->lines > 0 ? 0 : 1], i + 1, moved);
	}
	for (size_t i = 0; i < b->dest.n; i++)
		if (b->dest.v[i].slab < slabs && moved[b->dest.v[i].slab])
			b->dest.v[i].slab = moved[b->dest.v[i].slab];
	for (size_t i = 0; i < b->context.n; i++)
		if (b->context.v[i].first < slabs && moved[b->context.v[i].first])
			b->context.v[i].first = moved[b->context.v[i].first];
}
