/* A text's pieces as boxes, glue and penalties.
 *
 * A run is a box, divided where it may be hyphenated: the boxes between the cuts add up to the run
 * as it is shaped whole, and each penalty carries what the line before and the line after change in
 * width when the parts are shaped by themselves (a kern lost, a ligature undone, a hyphen added).
 * So widths are right for lines with at most one cut at each end of a word; the middle of a word
 * cut twice is right up to its kerns, and the glue takes the difference when the line is set. */
#include "para/inside.h"

enum {
	PENALTY_ANYWHERE = 5000, /* between clusters of a word wider than the line */
	LONG_EMS = 15,           /* words longer than that should have been hyphenated */
	LONG_BYTES = 4096,       /* words longer than that are broken at 16 places a line */
	KERN = 16,               /* part of an em that breaking there may cost */
	CJK_STRETCH = 12,        /* parts of an em that ideographs may be set apart */
	PENALTY_EMS = 30,        /* the line for which a hyphen's penalty is stated */
};

struct maker {
	struct arena *arena;
	const struct para_query *q;
	const struct style_paragraph *p;
	sp narrow;        /* the least measure */
	sp measure;       /* of the lines but for the first ones */
	size_t wide;      /* up to this piece all is one stretch wider than it */
	sp step;          /* least width between breaks in it */
	sp since;         /* width since the last */
	sp gap, gap_size; /* what letters are set apart by at most, at a size */
	VEC(struct item) item;
};

sp para_units(const struct run *r, const struct look *k, int64_t units)
{
	if (r->scale == 1000)
		return len_scale(k->size, units, r->face->upem);
	return len_scale(k->size, units * r->scale, (int64_t)r->face->upem * 1000);
}

sp para_hang(const struct para_query *q, const struct run *r, const struct look *k, int32_t units)
{
	if (units == 0 || q->layout->paragraph.protrusion == 0)
		return 0;
	return len_scale(para_units(r, k, units), q->layout->paragraph.protrusion, 1000);
}

static const struct look *look_of(const struct maker *m, const struct piece *p)
{
	return m->q->text->span[p->span].look;
}

static struct item *push(struct maker *m, enum item_kind kind, const struct piece *p)
{
	struct item *it = VEC_PUSH(m->arena, &m->item);
	it->kind = kind;
	it->piece = (uint32_t)(p - m->q->text->piece);
	return it;
}

static void penalty(struct maker *m, const struct piece *p, int cost)
{
	push(m, ITEM_PENALTY, p)->penalty = cost;
}

/* What the letters of a run's part can be set apart by: between its clusters, and behind them where
 * the run goes on. Clusters are taken to be of equal length, as in what tracking adds. */
static sp letters(struct maker *m, const struct piece *p, size_t from, size_t to)
{
	const struct run *r = p->run;
	sp gaps = r->clusters, size = look_of(m, p)->size;
	if (m->p->letterspace == 0 || r->joined || r->text.n == 0)
		return 0;
	if (m->gap_size != size) {
		m->gap_size = size;
		m->gap = para_apart(m->p, size);
	}
	if (to - from < r->text.n)
		gaps = gaps * (sp)(to - from) / (sp)r->text.n;
	gaps -= to == r->text.n;
	gaps = gaps > 0 ? gaps * m->gap : 0;
	return r->scale == 1000 ? gaps : len_scale(gaps, r->scale, 1000);
}

/* The tracking in a run's part, likewise. */
static sp tracked(const struct maker *m, const struct piece *p, size_t from, size_t to)
{
	sp all = look_of(m, p)->tracking * p->run->clusters;
	return all && p->run->text.n ? len_scale(all, (int64_t)(to - from), (int64_t)p->run->text.n)
				     : 0;
}

/* The part [from, to) of a piece's run. */
static struct item *box(struct maker *m, const struct piece *p, size_t from, size_t to, sp width)
{
	struct item *it = push(m, ITEM_BOX, p);
	it->letters = letters(m, p, from, to);
	it->at = (uint16_t)from;
	it->width = width;
	sp glyphs = width - tracked(m, p, from, to);
	it->stretch = it->shrink = len_scale(glyphs > 0 ? glyphs : 0, m->p->expansion, 1000);
	return it;
}

/* The sides of a run that hang out where a line starts and where it ends. */
static sp start_hang(const struct maker *m, const struct piece *p)
{
	const struct run *r = p->run;
	return para_hang(m->q, r, look_of(m, p), m->q->text->rtl ? r->right : r->left);
}

static sp end_hang(const struct maker *m, const struct piece *p)
{
	const struct run *r = p->run;
	return para_hang(m->q, r, look_of(m, p), m->q->text->rtl ? r->left : r->right);
}

static bool is_compound(const struct maker *m, const struct piece *p)
{
	const struct text *t = m->q->text;
	struct str s = p->run->text;
	return p->break_after == BREAK_HYPHEN || (s.n > 0 && s.s[s.n - 1] == '-') ||
	       (p > t->piece && p[-1].kind == PIECE_WORD && p[-1].break_after == BREAK_HYPHEN);
}

/* What a hyphen saves is part of a word's width of white, which a line shares among its spaces: of
 * twice as many it needs half as much help. So the penalty is as the measure, in ems. */
static int by_measure(const struct maker *m, const struct piece *p, int cost)
{
	sp em = look_of(m, p)->size;
	int64_t scaled = em > 0 ? len_scale(cost, m->measure, PENALTY_EMS * em) : cost;
	if (cost >= PENALTY_NEVER || scaled >= PENALTY_NEVER)
		return cost < PENALTY_NEVER ? PENALTY_NEVER - 1 : PENALTY_NEVER;
	return scaled > PENALTY_FORCE ? (int)scaled : PENALTY_FORCE + 1;
}

/* What a hyphen of ours costs in a word, the most that holds for it; where the word is wider than
 * the line, a hyphen is better than none. */
static int cut_penalty(const struct maker *m, const struct piece *p, bool wide)
{
	const struct style_paragraph *c = m->p;
	int cost = by_measure(m, p, c->hyphen_penalty);
	if (wide)
		return cost;
	if (p->run->capital && c->capital_hyphen_penalty > cost)
		cost = c->capital_hyphen_penalty;
	if (is_compound(m, p) && c->compound_hyphen_penalty > cost)
		cost = c->compound_hyphen_penalty;
	return cost;
}

static void cut_word(struct maker *m, const struct piece *p, int cost)
{
	const struct run *r = p->run;
	const struct look *k = look_of(m, p);
	const struct cut *c = r->cut, *end = c + r->cuts;
	sp left = start_hang(m, p), done = 0;
	uint64_t first = r->head;
	size_t from = 0;
	for (; c < end; c++) {
		sp prefix = para_units(r, k, c->prefix);
		sp tracking = tracked(m, p, 0, c->at);
		struct item *it = box(m, p, from, c->at, prefix + tracking - done);
		it->left = left;
		it->head = first;
		it->tail = c->tail;
		first = c->head;
		it = push(m, ITEM_PENALTY, p);
		it->at = c->at;
		it->cut = it->hyphen = true;
		it->penalty = cost;
		it->width = para_units(r, k, c->before) - prefix + k->tracking;
		it->after = para_units(r, k, c->after) - para_units(r, k, r->advance) + prefix;
		it->right = para_hang(m->q, r, k, c->right);
		left = para_hang(m->q, r, k, c->left);
		done = prefix + tracking;
		from = c->at;
	}
	struct item *last = box(m, p, from, r->text.n, p->width - done);
	last->left = left;
	last->right = end_hang(m, p);
	last->head = first;
	last->tail = r->tail;
}

static void plain_word(struct maker *m, const struct piece *p)
{
	struct item *it = box(m, p, 0, p->run->text.n, p->width);
	it->left = start_hang(m, p);
	it->right = end_hang(m, p);
	it->head = p->cjk ? 0 : p->run->head;
	it->tail = p->cjk ? 0 : p->run->tail;
}

static const struct glyph *nth(const struct run *r, uint32_t i)
{
	return &r->glyph[r->rtl ? r->n - 1 - i : i];
}

/* The advance of a run's glyphs from *next on whose clusters lie before `to`; *next goes on. */
static int32_t clusters_advance(const struct run *r, size_t to, uint32_t *next)
{
	int32_t sum = 0;
	for (; *next < r->n && nth(r, *next)->cluster < to; ++*next)
		sum += nth(r, *next)->advance;
	return sum;
}

/* A run that may be broken between any two clusters that no ligature joins. */
static void loose_word(struct maker *m, const struct piece *p)
{
	const struct run *r = p->run;
	const struct look *k = look_of(m, p);
	uint32_t next = 0;
	sp width = 0;
	size_t from = 0;
	for (size_t at = 0; at < r->text.n;) {
		at = text_next_cluster(r, at);
		width += para_units(r, k, clusters_advance(r, at, &next)) + k->tracking;
		bool ligature = next < r->n && nth(r, next)->cluster != at;
		if (at < r->text.n && (ligature || m->since + width < m->step))
			continue;
		m->since += width;
		box(m, p, from, at, width);
		if (m->since >= m->step && at < r->text.n) {
			penalty(m, p, PENALTY_ANYWHERE);
			m->item.v[m->item.n - 1].at = (uint16_t)at;
			m->item.v[m->item.n - 1].width = k->size / KERN;
			m->since = 0;
		}
		width = 0;
		from = at;
	}
}

/* Finds the end of the stretch without breaks that begins at piece i; it may be broken anywhere
 * when it is wider than a line, or long and not to be hyphenated: an address. */
static void look_ahead(struct maker *m, size_t i)
{
	const struct text *t = m->q->text;
	size_t bytes = 0, from = i;
	sp width = 0, many = LONG_EMS * look_of(m, &t->piece[i])->size;
	bool cuts = false;
	for (; i < t->n && t->piece[i].kind == PIECE_WORD; i++) {
		width += t->piece[i].width;
		bytes += t->piece[i].run->text.n;
		cuts = cuts || t->piece[i].run->cuts > 0;
		if (t->piece[i].break_after != BREAK_NO) {
			i++;
			break;
		}
	}
	m->wide = width > m->narrow || (width > many && !cuts) ? i : from;
	m->step = bytes > LONG_BYTES ? m->narrow / 16 : 0;
	m->since = 0;
}

static bool starts_stretch(const struct maker *m, size_t i)
{
	const struct piece *p = &m->q->text->piece[i];
	return i == 0 || p[-1].kind != PIECE_WORD || p[-1].break_after != BREAK_NO;
}

/* What breaking behind a hyphen of the text's own costs: Kassym-Jomart is one name. */
static int explicit_penalty(const struct maker *m, const struct piece *p)
{
	const struct style_paragraph *c = m->p;
	const struct run *r = p->run, *next = p[1].run;
	if (p->cjk)
		return 0;
	if (p->break_after != BREAK_HYPHEN || !r->capital || !next->capital)
		return c->explicit_hyphen_penalty;
	if (r->name && next->name)
		return PENALTY_NEVER;
	return c->capital_hyphen_penalty > c->explicit_hyphen_penalty ? c->capital_hyphen_penalty
								      : c->explicit_hyphen_penalty;
}

static void break_after(struct maker *m, const struct piece *p)
{
	const struct piece *end = m->q->text->piece + m->q->text->n;
	size_t i = (size_t)(p - m->q->text->piece);
	bool may = p->break_after != BREAK_NO;
	struct item *it;
	if (p + 1 == end || p[1].kind != PIECE_WORD)
		return;
	if (may) {
		sp right = end_hang(m, p);
		it = push(m, ITEM_PENALTY, p);
		it->penalty = explicit_penalty(m, p);
		it->hyphen = p->break_after == BREAK_HYPHEN;
		it->right = right;
	} else if (i + 1 < m->wide)
		penalty(m, p, PENALTY_ANYWHERE);
	if (p->cjk && p[1].cjk) {
		if (!may)
			penalty(m, p, PENALTY_NEVER);
		push(m, ITEM_GLUE, p)->stretch = look_of(m, p)->size / CJK_STRETCH;
	}
}

static void word(struct maker *m, size_t i)
{
	const struct piece *p = &m->q->text->piece[i];
	int cost = PENALTY_NEVER;
	if (starts_stretch(m, i))
		look_ahead(m, i);
	if (p->run->cuts > 0 && m->q->style->hyphenate)
		cost = cut_penalty(m, p, i < m->wide);
	if (cost < PENALTY_NEVER)
		cut_word(m, p, cost);
	else if (i < m->wide)
		loose_word(m, p);
	else
		plain_word(m, p);
	break_after(m, p);
}

/* U+00A0 is a word space that does not break; the other spaces that do not break keep their width.
 */
static bool is_fixed(const struct piece *p)
{
	return p->kind == PIECE_NBSP && !str_is(p->run->text, " ") &&
	       !str_is(p->run->text, "\xC2\xA0");
}

/* A dash between spaces stands behind what comes before it and begins no line. */
static bool before_dash(const struct maker *m, const struct piece *p)
{
	const struct piece *end = m->q->text->piece + m->q->text->n;
	if (p + 2 >= end || p[1].kind != PIECE_WORD || p[2].kind != PIECE_SPACE)
		return false;
	return str_is(p[1].run->text, "\xE2\x80\x93") || str_is(p[1].run->text, "\xE2\x80\x94");
}

static void space(struct maker *m, const struct piece *p)
{
	const struct style_paragraph *c = m->p;
	struct item *it;
	if (p->kind == PIECE_NBSP || before_dash(m, p))
		penalty(m, p, PENALTY_NEVER);
	it = push(m, ITEM_GLUE, p);
	it->width = p->width;
	if (is_fixed(p))
		return;
	it->width = len_scale(p->width, c->space, 1000);
	it->stretch = len_scale(p->width, c->stretch, 1000);
	it->shrink = len_scale(p->width, c->shrink, 1000);
}

struct item *para_items(struct arena *a, const struct para_query *q, struct para_items *out)
{
	struct maker m = { .arena = a, .q = q, .p = &q->layout->paragraph };
	m.narrow = q->shape.width[0];
	m.measure = q->shape.width[q->shape.n - 1];
	for (size_t i = 1; i < q->shape.n; i++)
		m.narrow = q->shape.width[i] < m.narrow ? q->shape.width[i] : m.narrow;
	for (size_t i = 0; i < q->text->n; i++) {
		const struct piece *p = &q->text->piece[i];
		switch (p->kind) {
		case PIECE_WORD:
			word(&m, i);
			break;
		case PIECE_SPACE:
		case PIECE_NBSP:
			space(&m, p);
			break;
		case PIECE_BREAK:
			penalty(&m, p, PENALTY_FORCE);
			break;
		}
	}
	*out = (struct para_items){ m.item.v, m.item.n };
	return m.item.v;
}
