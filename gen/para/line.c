/* One line: its runs, the outer ones cut and shaped anew, the white shared out, all in visual
 * order.
 *
 * A justified line ends exactly on its margin, unless its spaces would have to be some three times
 * as wide as they are: then it is left short. First its glyphs are scaled and its letters set
 * apart, in steps, as para_share has it; the word spaces take what remains to the last scaled
 * point, each a share by its stretch or shrink, the roundings spread over the line. */
#include "para/inside.h"

#include <assert.h>

enum {
	EXPANSION_STEP = 5, /* 1/1000: glyphs are scaled in few steps, which back ends keep */
	LETTERS_STEP = 1,   /* 1/1000 em */
	SLACK = 65536 / 8, /* what spaces shrink beyond their limit without being called overfull */
	RATIO_MOST = 32000,
};

struct part { /* a run or a space, in reading order */
	const struct piece *piece;
	const struct run *run; /* of spaces: set when they are marks of their own */
	uint32_t from;
	bool glue, space, forced;
	sp width;           /* natural */
	sp flex;            /* of runs: what of it is glyphs, which can be scaled */
	int64_t gaps;       /* and the places where its letters can be set apart, */
	sp gap;             /* by thousandths of this */
	sp stretch, shrink; /* of glue */
};

struct setting {
	const struct line_query *q;
	struct part *part;
	size_t n;
	uint32_t *order; /* visual */
	sp left, right;  /* what hangs out */
	sp natural, flex, apart, stretch, shrink;
	sp space; /* of the spaces that stretch */
	int expand, letters;
	sp spread; /* for the glue to take */
	sp overfull;
	int ratio;
	bool left_short;
};

static const struct piece *piece_of(const struct line_query *q, const struct item *it)
{
	return &q->para->text->piece[it->piece];
}

static const struct look *look_of(const struct line_query *q, const struct piece *p)
{
	return q->para->text->span[p->span].look;
}

static bool is_space(const struct piece *p)
{
	return p->kind == PIECE_SPACE || p->kind == PIECE_NBSP;
}

/* --- gathering */

static void add_glue(struct setting *s, const struct item *it)
{
	const struct piece *p = piece_of(s->q, it);
	struct part *last = s->n > 0 ? &s->part[s->n - 1] : NULL;
	s->part[s->n++] = (struct part){ .piece = p,
		.glue = true,
		.width = it->width,
		.stretch = it->stretch,
		.shrink = it->shrink };
	if (!is_space(p))
		return;
	if (last && !last->glue && !last->space) {
		last->space = true;
		last->forced = p->kind == PIECE_NBSP;
	} else
		s->part[s->n - 1].run = p->run;
}

static void add_word(struct setting *s, const struct piece *p, size_t from, size_t to, bool hyphen)
{
	const struct line_query *q = s->q;
	const struct look *k = look_of(q, p);
	const struct run *r = p->run;
	if (from > 0 || to < r->text.n || hyphen)
		r = text_part(q->fonts, r, from, to, hyphen);
	s->part[s->n++] = (struct part){ .piece = p,
		.run = r,
		.from = (uint32_t)from,
		.width = text_width(r, k),
		.flex = para_units(r, k, r->advance),
		.gaps = r->joined || r->clusters == 0 ? 0 : r->clusters - 1,
		.gap = para_units(r, k, r->face->upem) };
}

/* Where the run of the box at i ends on this line; *next is the item behind it. */
static size_t run_end(const struct line_query *q, size_t i, size_t to, bool *hyphen, size_t *next)
{
	const struct item *it = q->items->v;
	const struct piece *p = piece_of(q, &it[i]);
	size_t j = i + 1;
	*hyphen = false;
	while (j < to && it[j].piece == it[i].piece &&
		(it[j].kind == ITEM_BOX || (it[j].kind == ITEM_PENALTY && it[j].at > 0)))
		j++;
	*next = j;
	if (j == to && j < q->items->n && it[j].kind == ITEM_PENALTY && it[j].at > 0 &&
		it[j].piece == it[i].piece) {
		*hyphen = it[j].cut;
		return it[j].at;
	}
	return p->run->text.n;
}

/* Whether the source has a space between this line's end and the next one's first box. */
static bool space_behind(const struct line_query *q)
{
	bool space = false;
	for (size_t i = q->to; i < q->items->n; i++) {
		const struct item *it = &q->items->v[i];
		if (it->kind == ITEM_BOX)
			return space;
		space = space || piece_of(q, it)->kind != PIECE_WORD;
	}
	return false;
}

static void gather(struct setting *s)
{
	const struct line_query *q = s->q;
	const struct item *it = q->items->v;
	size_t first = q->from == SIZE_MAX ? 0 : q->from, last = q->to;
	bool hyphen;
	while (first < last && it[first].kind != ITEM_BOX)
		first++;
	while (last > first && it[last - 1].kind != ITEM_BOX)
		last--;
	s->part = ARENA_ARRAY(q->scratch, last - first + 1, struct part);
	for (size_t i = first, next; i < last; i = next) {
		next = i + 1;
		if (it[i].kind == ITEM_GLUE)
			add_glue(s, &it[i]);
		if (it[i].kind != ITEM_BOX)
			continue;
		size_t to = run_end(q, i, q->to, &hyphen, &next);
		add_word(s, piece_of(q, &it[i]), it[i].at, to, hyphen);
	}
	if (s->n > 0 && space_behind(q))
		s->part[s->n - 1].space = true;
}

/* --- measuring */

static void put_in_order(struct setting *s)
{
	uint8_t *level = ARENA_ARRAY(s->q->scratch, s->n + 1, uint8_t);
	s->order = ARENA_ARRAY(s->q->scratch, s->n + 1, uint32_t);
	for (size_t i = 0; i < s->n; i++)
		level[i] = s->part[i].piece->level;
	text_reorder(level, s->n, s->order);
}

static void measure(struct setting *s)
{
	for (size_t i = 0; i < s->n; i++) {
		const struct part *p = &s->part[i];
		s->natural += p->width;
		s->flex += p->flex;
		s->apart += p->gaps * p->gap;
		s->stretch += p->stretch;
		s->shrink += p->shrink;
		s->space += p->stretch > 0 ? p->width : 0;
	}
	if (s->n == 0)
		return;
	const struct part *l = &s->part[s->order[0]], *r = &s->part[s->order[s->n - 1]];
	if (!l->glue)
		s->left = para_hang(s->q->para, l->run, look_of(s->q, l->piece), l->run->left);
	if (!r->glue)
		s->right = para_hang(s->q->para, r->run, look_of(s->q, r->piece), r->run->right);
}

/* Letters are set apart first; what that gives is scaled with the glyphs. */
static sp widened(const struct setting *s, const struct part *p)
{
	sp apart = s->letters ? p->gaps * len_scale(p->gap, s->letters, 1000) : 0;
	return p->width + apart + (s->expand ? len_scale(p->flex + apart, s->expand, 1000) : 0);
}

/* How far the line is from its measure against what it can give, in thousandths. */
static int ratio(sp white, sp give)
{
	int64_t r;
	if (white == 0)
		return 0;
	if (give <= 0)
		return white > 0 ? RATIO_MOST : -RATIO_MOST;
	if (white / give > RATIO_MOST / 1000 || white / give < -RATIO_MOST / 1000)
		return white > 0 ? RATIO_MOST : -RATIO_MOST;
	r = len_scale(white, 1000, give);
	return (int)(r > RATIO_MOST ? RATIO_MOST : r < -RATIO_MOST ? -RATIO_MOST : r);
}

/* The scaling or spacing that takes so much of what is flexible, to the nearest step. */
static int stepped(int step, int most, sp take, sp flexible)
{
	int half = take < 0 ? -step / 2 : step / 2;
	int e = flexible > 0 ? (int)(most * take / flexible) : 0;
	e = (e + half) / step * step;
	return e > most || e < -most ? e - (e < 0 ? -step : step) : e;
}

/* What of the white the glue is left with. */
static sp remains(const struct setting *s, sp white)
{
	for (size_t i = 0; i < s->n; i++)
		white -= widened(s, &s->part[i]) - s->part[i].width;
	return white;
}

/* Spaces would be some three times as wide as they are: worse than a short line. */
static bool too_loose(const struct setting *s, sp glue)
{
	return glue > 4 * s->stretch && glue > 2 * s->space;
}

/* Where the glue cannot take what was rounded, letters and then glyphs take a step more. */
static sp take_rounding(struct setting *s, sp white)
{
	const struct style_paragraph *c = &s->q->para->layout->paragraph;
	sp left = remains(s, white);
	if (left < -s->shrink && s->letters - LETTERS_STEP >= -c->letterspace) {
		s->letters -= LETTERS_STEP;
		left = remains(s, white);
	}
	if (left < -s->shrink && s->expand - EXPANSION_STEP >= -c->expansion) {
		s->expand -= EXPANSION_STEP;
		left = remains(s, white);
	}
	return left;
}

static void justify(struct setting *s)
{
	const struct style_paragraph *c = &s->q->para->layout->paragraph;
	sp white = s->q->measure + s->left + s->right - s->natural, left;
	struct para_share most = { len_scale(s->flex, c->expansion, 1000), para_apart(c, s->apart),
		white > 0 ? s->stretch : s->shrink };
	int sign = white < 0 ? -1 : 1;
	struct para_share share = para_share(white * sign, &most);
	if (white > 0 && s->q->filled)
		return;
	s->ratio = ratio(share.glue * sign, most.glue);
	s->left_short = white > 0 && too_loose(s, share.glue);
	if (s->left_short)
		return;
	s->expand = stepped(EXPANSION_STEP, c->expansion, share.glyphs * sign, most.glyphs);
	s->letters = stepped(LETTERS_STEP, c->letterspace, share.letters * sign, most.letters);
	left = take_rounding(s, white);
	s->ratio = ratio(left, left > 0 ? s->stretch : s->shrink);
	s->spread = left > 0 && s->stretch == 0 ? 0 : left;
	if (left < 0 && (s->shrink == 0 || left < -s->shrink - SLACK)) {
		s->spread = -s->shrink;
		s->overfull = -s->shrink - left;
	}
}

/* --- placing */

/* sum times part / whole, for parts that grow to the whole: the shares add up to the sum. */
static sp share(sp sum, sp part, sp whole)
{
	while (whole >> 26) {
		whole >>= 1;
		part >>= 1;
	}
	return whole > 0 ? len_scale(sum, part, whole) : 0;
}

static void measure_height(struct line *l, const struct run *r, const struct look *k)
{
	sp rise = len_scale(k->size, r->rise, 1000);
	sp up = para_units(r, k, r->face->ascender) + rise;
	sp down = -para_units(r, k, r->face->descender) - rise;
	l->ascent = up > l->ascent ? up : l->ascent;
	l->descent = down > l->descent ? down : l->descent;
}

static void place(const struct setting *s, struct line *l, sp x)
{
	sp whole = s->spread > 0 ? s->stretch : s->shrink, done = 0, given = 0;
	for (size_t i = 0; i < s->n; i++) {
		const struct part *p = &s->part[s->order[i]];
		if (p->run) {
			l->mark[l->n++] = (struct line_mark){ .run = p->run,
				.x = x,
				.span = p->piece->span,
				.offset = p->piece->offset + p->from,
				.level = p->piece->level,
				.space = p->space,
				.forced = p->forced,
				.expand = (int16_t)(p->glue ? 0 : s->expand),
				.letters = (int16_t)(p->gaps > 0 ? s->letters : 0) };
			measure_height(l, p->run, look_of(s->q, p->piece));
		}
		x += widened(s, p);
		if (p->glue && s->spread) {
			sp to;
			done += s->spread > 0 ? p->stretch : p->shrink;
			to = share(s->spread, done, whole);
			x += to - given;
			given = to;
		}
	}
}

static sp align(const struct setting *s, sp free)
{
	bool rtl = s->q->para->text->rtl;
	sp start = rtl ? free : 0;
	if (free <= 0)
		return start;
	switch (s->q->para->style->align) {
	case ALIGN_JUSTIFY:
	case ALIGN_START:
		break;
	case ALIGN_END:
		return free - start;
	case ALIGN_CENTRE:
		return free / 2;
	}
	return start;
}

sp para_mark_width(const struct line_mark *m, const struct look *k)
{
	sp w = text_width(m->run, k) + len_scale(k->size, m->letters * m->run->clusters, 1000);
	return w + len_scale(w, m->expand, 1000);
}

void para_line(const struct line_query *q, struct line *l)
{
	struct arena_mark m = arena_mark(q->scratch);
	struct setting s = { .q = q };
	sp left = q->para->text->rtl ? q->paragraph - q->offset - q->measure : q->offset;
	const struct item *end = q->to < q->items->n ? &q->items->v[q->to] : NULL;
	gather(&s);
	put_in_order(&s);
	measure(&s);
	*l = (struct line){ .hyphen = end && end->cut };
	l->width = s.natural - s.left - s.right;
	if (q->para->style->align == ALIGN_JUSTIFY)
		justify(&s);
	else if (l->width > q->measure)
		s.overfull = l->width - q->measure;
	for (size_t i = 0; i < s.n; i++)
		l->width += widened(&s, &s.part[i]) - s.part[i].width;
	l->width += s.spread;
	l->ratio = s.ratio;
	l->expand = s.expand;
	l->letters = s.letters;
	l->left_short = s.left_short;
	l->overfull = s.overfull;
	if (s.n > 0)
		l->loc = q->para->text->span[s.part[0].piece->span].loc;
	else if (end)
		l->loc = q->para->text->span[piece_of(q, end)->span].loc;
	l->mark = ARENA_ARRAY(q->arena, s.n, struct line_mark);
	place(&s, l, left + align(&s, q->measure - l->width) - s.left);
	arena_reset(q->scratch, m);
}
