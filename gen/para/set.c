/* A paragraph: its items made, broken, its lines set one by one. */
#include "para/inside.h"

#include <assert.h>

enum { RIVER_TRIES = 8 };

struct setter {
	struct diag *diag;
	const struct para_query *q;
	struct para_items items;
	struct item *item; /* those */
	struct line_query line;
	bool told; /* of a word broken between letters */
};

static struct para_cost cost_of(const struct para_query *q)
{
	return (struct para_cost){ .p = q->layout->paragraph,
		.ragged = q->style->align != ALIGN_JUSTIFY,
		.balance = q->style->align != ALIGN_JUSTIFY && q->style->balance,
		.full_last = q->no_stretch_last,
		.looseness = q->looseness };
}

/* From the start edge to the end edge of the widest line. */
static sp paragraph_width(const struct para_query *q)
{
	sp most = 0;
	for (size_t i = 0; i < q->shape.n; i++) {
		sp w = q->shape.width[i] + (q->offset ? q->offset[i] : 0);
		most = w > most ? w : most;
	}
	return most;
}

static void report(struct setter *s, size_t i, const struct line *l)
{
	sp measure = s->q->shape.width[i < s->q->shape.n ? i : s->q->shape.n - 1];
	if (!s->diag)
		return;
	if (l->overfull > 0)
		diag_at(diag_about(s->diag, "overfull"), DIAG_WARNING, l->loc,
			"a line does not fit: it is %lld.%03lld pt wider than its measure of %lld "
			"pt and is set so",
			(long long)(len_mpt(l->overfull) / 1000),
			(long long)(len_mpt(l->overfull) % 1000), (long long)(measure / SP_PT));
	if (l->broken && !s->told) {
		s->told = true;
		diag_at(diag_about(s->diag, "broken"), DIAG_NOTE, l->loc,
			"a word is too long for the line; it is broken between letters");
	}
}

static bool is_forced(const struct setter *s, size_t at)
{
	return at < s->items.n && s->items.v[at].kind == ITEM_PENALTY &&
	       s->items.v[at].penalty <= PENALTY_FORCE;
}

/* How the line ends, for who judges it. */
static void say_end(const struct setter *s, struct line *l)
{
	const struct item *end = s->line.to < s->items.n ? &s->items.v[s->line.to] : NULL;
	bool inside = end && end->kind == ITEM_PENALTY && end->at > 0;
	l->filled = s->line.filled;
	l->broken = inside && !end->cut;
	l->name = inside && s->q->text->piece[end->piece].run->name;
}

static void set_line(struct setter *s, const struct para_breaks *b, size_t i, struct line *l)
{
	const struct para_query *q = s->q;
	size_t k = i < q->shape.n ? i : q->shape.n - 1;
	s->line.measure = q->shape.width[k];
	s->line.offset = q->offset ? q->offset[k] : 0;
	s->line.from = i > 0 ? b->at[i - 1] : SIZE_MAX;
	s->line.to = b->at[i];
	s->line.filled = is_forced(s, b->at[i]) || (i + 1 == b->n && !q->no_stretch_last);
	para_line(&s->line, l);
	say_end(s, l);
}

static void set_lines(struct setter *s, const struct para_breaks *b, struct para *out)
{
	*out = (struct para){ .n = b->n, .demerits = b->demerits };
	out->line = ARENA_ARRAY(s->line.arena, b->n, struct line);
	for (size_t i = 0; i < b->n; i++)
		set_line(s, b, i, &out->line[i]);
}

struct parting {
	struct para_breaks breaks; /* so far */
	struct para *para;
	int64_t price, best; /* of a river; the demerits of the optimum */
	uint32_t most;       /* rivers there were */
};

/* Other breaks, without the one before a line: kept when they have fewer rivers, the same number of
 * lines, and cost no more than that is worth. */
static bool part(struct setter *s, struct parting *t, size_t line)
{
	struct arena_mark m = arena_mark(s->line.arena);
	struct para_cost cost = cost_of(s->q);
	uint32_t at = t->breaks.at[line - 1];
	struct para_breaks b;
	struct para p;
	if (at == s->items.n || s->item[at].barred)
		return false;
	s->item[at].barred = true;
	para_break(s->line.scratch, &s->items, &s->q->shape, &cost, &b);
	if (b.n == t->breaks.n && b.overfull == t->breaks.overfull &&
		b.demerits <= t->best + t->price * t->most) {
		set_lines(s, &b, &p);
		p.rivers = para_rivers(s->line.scratch, s->q, &p, NULL);
		if (p.rivers < t->para->rivers &&
			b.demerits <= t->best + t->price * (t->most - p.rivers)) {
			t->breaks = b;
			*t->para = p;
			return true;
		}
		arena_reset(s->line.arena, m);
	}
	s->item[at].barred = false;
	return false;
}

/* From the first river on; each may be parted above any of its lines but the first. */
static void part_rivers(struct setter *s, struct parting *t)
{
	size_t tries = 0, line = 0;
	t->para->rivers = t->most = para_rivers(s->line.scratch, s->q, t->para, &line);
	while (t->price > 0 && line > 0 && tries < RIVER_TRIES) {
		bool parted = false;
		for (size_t k = 0; k < RIVER_LINES - 1 && !parted && tries < RIVER_TRIES; k++) {
			parted = part(s, t, line - k);
			tries++;
		}
		line = parted ? 0 : line;
		para_rivers(s->line.scratch, s->q, t->para, &line);
	}
}

void para_set(struct fonts *f, struct diag *d, struct arena *a, const struct para_query *q,
	struct para *out)
{
	struct arena *scratch = arena_new();
	struct setter s = { .diag = d, .q = q };
	struct para_cost cost = cost_of(q);
	struct parting t = { .para = out, .price = q->layout->paragraph.river };
	assert(q->shape.n > 0);
	s.item = para_items(scratch, q, &s.items);
	para_break(scratch, &s.items, &q->shape, &cost, &t.breaks);
	t.best = t.breaks.demerits;
	s.line = (struct line_query){ .fonts = f,
		.arena = a,
		.scratch = scratch,
		.para = q,
		.items = &s.items,
		.paragraph = paragraph_width(q) };
	set_lines(&s, &t.breaks, out);
	if (!cost.ragged)
		part_rivers(&s, &t);
	for (size_t i = 0; i < out->n; i++)
		report(&s, i, &out->line[i]);
	arena_drop(scratch);
}
