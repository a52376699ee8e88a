/* A paragraph: its spans as one text, cut at spaces into stretches, directions where there are any.
 */
#include "text/inside.h"

#include <unicode/ubidi.h>
#include <unicode/utf16.h>

struct paragraph {
	struct fonts *f;
	struct arena *a;
	const struct text_span *span;
	size_t spans;
	struct setting **setting; /* of each span */
	uint8_t **level;          /* of each span, per byte; NULL when all is left to right */
	VEC(struct piece) piece;
	VEC(struct segment) segment; /* of the stretch being gathered */
	VEC(uint32_t) from;          /* where in its span each segment begins */
	VEC(uint32_t) of;            /* and which span that is */
	uint32_t last;               /* the character before the spaces; 0 at a start of line */
	bool lone;                   /* and it is all of its stretch */
	bool spaced;                 /* the last piece is a space, not yet known to break */
};

bool text_leftward(struct str lang)
{
	hb_script_t s = fonts_language_script(lang);
	return hb_script_get_horizontal_direction(s) == HB_DIRECTION_RTL;
}

/* Whether a text may hold characters written from right to left, or marks of direction: judged by
 * lead bytes, with some false alarms (Armenian), which cost time only. */
static bool may_be_rtl(struct str t)
{
	const unsigned char *s = (const unsigned char *)t.s;
	for (size_t i = 0; i < t.n; i++) {
		if (s[i] < 0xd6)
			continue;
		unsigned char b = i + 1 < t.n ? s[i + 1] : 0;
		if (s[i] <= 0xdf || (s[i] == 0xe0 && b < 0xa4) || s[i] == 0xf0 ||
			(s[i] == 0xef && b >= 0xac && b < 0xbe) ||
			(s[i] == 0xe2 && (b == 0x80 || b == 0x81) && i + 2 < t.n &&
				(s[i + 2] == 0x8e || s[i + 2] == 0x8f || s[i + 2] >= 0xa6)))
			return true;
	}
	return false;
}

static size_t to_utf16(const struct paragraph *p, UChar *u)
{
	size_t k = 0;
	for (size_t n = 0; n < p->spans; n++)
		for (size_t i = 0; i < p->span[n].text.n;) {
			uint32_t c = str_next(p->span[n].text, &i);
			if (c == '\n' || c == 0x2029 ||
				c == 0x85) /* a line's end, not the paragraph's */
				c = 0x2028;
			U16_APPEND_UNSAFE(u, k, c);
		}
	return k;
}

static void spread_levels(struct paragraph *p, const UBiDiLevel *level)
{
	size_t k = 0;
	p->level = ARENA_ARRAY(p->f->scratch, p->spans, uint8_t *);
	for (size_t n = 0; n < p->spans; n++) {
		p->level[n] = ARENA_ARRAY(p->f->scratch, p->span[n].text.n + 1, uint8_t);
		for (size_t i = 0; i < p->span[n].text.n;) {
			size_t from = i;
			uint32_t c = str_next(p->span[n].text, &i);
			memset(p->level[n] + from, level[k], i - from);
			k += U16_LENGTH(c);
		}
	}
}

/* Levels by UAX #9. True when the paragraph's direction is right to left. */
static bool find_levels(struct paragraph *p, bool by_language)
{
	size_t bytes = 0;
	UErrorCode e = U_ZERO_ERROR;
	for (size_t i = 0; i < p->spans; i++)
		bytes += p->span[i].text.n;
	UChar *u = ARENA_ARRAY(p->f->scratch, bytes + 1, UChar);
	size_t n = to_utf16(p, u);
	if (n == 0 || n > INT32_MAX)
		return by_language;
	UBiDi *bidi = ubidi_open();
	ubidi_setPara(
		bidi, u, (int32_t)n, by_language ? UBIDI_DEFAULT_RTL : UBIDI_DEFAULT_LTR, NULL, &e);
	const UBiDiLevel *level = ubidi_getLevels(bidi, &e);
	bool rtl = by_language;
	if (U_SUCCESS(e)) {
		rtl = ubidi_getParaLevel(bidi) & 1;
		if (rtl || ubidi_getDirection(bidi) != UBIDI_LTR)
			spread_levels(p, level);
	}
	ubidi_close(bidi);
	return rtl;
}

static struct piece *push(struct paragraph *p, uint32_t span, size_t offset)
{
	struct piece *x = VEC_PUSH(p->a, &p->piece);
	x->span = span;
	x->offset = (uint32_t)offset;
	return x;
}

static void add_chunk(struct paragraph *p, const struct chunk *k)
{
	if (p->spaced && !line_space_breaks(p->last, p->lone, k->first, k->second))
		p->piece.v[p->piece.n - 1].kind = PIECE_NBSP;
	for (size_t i = 0; i < k->n; i++) {
		const struct chunk_piece *c = &k->piece[i];
		uint32_t span = p->of.v[c->segment];
		struct piece *x = push(p, span, p->from.v[c->segment] + c->offset);
		x->kind = (enum piece_kind)c->kind;
		x->break_after = c->break_after;
		x->level = c->level;
		x->cjk = c->cjk;
		x->run = c->run;
		x->width = text_width(c->run, p->span[span].look);
	}
	p->last = k->last;
	p->lone = k->second == 0;
	p->spaced = false;
}

/* The stretch gathered so far is whole. */
static void end_stretch(struct paragraph *p)
{
	if (p->segment.n == 0)
		return;
	add_chunk(p, chunk_shape(p->f, p->segment.v, p->segment.n));
	p->segment.n = p->from.n = p->of.n = 0;
}

static void add_segment(struct paragraph *p, size_t span, size_t from, size_t to)
{
	const struct text_span *s = &p->span[span];
	if (from == to || !p->setting[span]->face)
		return;
	*VEC_PUSH(p->f->scratch, &p->segment) = (struct segment){
		.setting = p->setting[span],
		.text = { s->text.s + from, to - from },
		.level = p->level ? p->level[span] + from : NULL,
		.loc = s->loc,
	};
	*VEC_PUSH(p->f->scratch, &p->from) = (uint32_t)from;
	*VEC_PUSH(p->f->scratch, &p->of) = (uint32_t)span;
}

/* Any number of spaces is one. */
static void add_space(struct paragraph *p, size_t span, size_t at)
{
	struct setting *s = p->setting[span];
	if (p->spaced || !s->face)
		return;
	struct piece *x = push(p, (uint32_t)span, at);
	struct shape_query q = {
		.face = s->face, .setting = s, .text = STR(" "), .script = s->script, .scale = 1000
	};
	x->kind = PIECE_SPACE;
	x->level = p->level ? p->level[span][at] : 0;
	q.rtl = x->level & 1;
	x->run = shape_run(p->f, &q);
	x->width = text_width(x->run, p->span[span].look);
	p->spaced = true;
}

static void add_break(struct paragraph *p, size_t span, size_t at)
{
	push(p, (uint32_t)span, at)->kind = PIECE_BREAK;
	p->spaced = false;
}

static bool is_space(unsigned char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* The length of what ends a line at s[i]: LF, VT, FF, U+0085, U+2028, U+2029; else 0. */
static size_t line_end(struct str t, size_t i)
{
	unsigned char c = (unsigned char)t.s[i];
	if (c == '\n' || c == '\v' || c == '\f')
		return 1;
	if (c == 0xc2 && i + 1 < t.n && (unsigned char)t.s[i + 1] == 0x85)
		return 2;
	return c == 0xe2 && i + 2 < t.n && (unsigned char)t.s[i + 1] == 0x80 &&
			       ((unsigned char)t.s[i + 2] & 0xfe) == 0xa8
		       ? 3
		       : 0;
}

static void add_span(struct paragraph *p, size_t span)
{
	struct str t = p->span[span].text;
	size_t from = 0, end;
	for (size_t i = 0; i < t.n;) {
		unsigned char c = (unsigned char)t.s[i];
		if (c > ' ' && c != 0xc2 && c != 0xe2) {
			i++;
			continue;
		}
		end = line_end(t, i);
		if (!is_space(c) && end == 0) {
			i++;
			continue;
		}
		add_segment(p, span, from, i);
		end_stretch(p);
		if (end > 0)
			add_break(p, span, i);
		else
			add_space(p, span, i);
		i += end > 0 ? end : 1;
		from = i;
	}
	add_segment(p, span, from, t.n);
}

void text_shape(struct fonts *f, struct arena *a, const struct text_query *q, struct text *out)
{
	struct arena_mark m = arena_mark(f->scratch);
	struct paragraph p = { .f = f, .a = a, .span = q->span, .spans = q->n };
	bool rtl = text_leftward(q->lang), any = rtl;
	p.setting = ARENA_ARRAY(f->scratch, q->n + 1, struct setting *);
	for (size_t i = 0; i < q->n; i++) {
		p.setting[i] = fonts_setting(f, q->span[i].look, q->span[i].loc);
		any = any || may_be_rtl(q->span[i].text);
	}
	if (any)
		rtl = find_levels(&p, rtl);
	for (size_t i = 0; i < q->n; i++)
		add_span(&p, i);
	end_stretch(&p);
	arena_reset(f->scratch, m);
	*out = (struct text){ q->span, q->n, p.piece.v, p.piece.n, rtl };
}

void text_reorder(const uint8_t *level, size_t n, uint32_t *order)
{
	uint8_t highest = 0, lowest_odd = UINT8_MAX;
	for (size_t i = 0; i < n; i++) {
		order[i] = (uint32_t)i;
		highest = level[i] > highest ? level[i] : highest;
		if (level[i] & 1 && level[i] < lowest_odd)
			lowest_odd = level[i];
	}
	for (uint8_t k = highest; k >= lowest_odd && k > 0; k--)
		for (size_t i = 0, end; i < n; i = end) {
			end = i + 1;
			if (level[order[i]] < k)
				continue;
			while (end < n && level[order[end]] >= k)
				end++;
			for (size_t x = i, y = end - 1; x < y; x++, y--) {
				uint32_t t = order[x];
				order[x] = order[y];
				order[y] = t;
			}
		}
}
