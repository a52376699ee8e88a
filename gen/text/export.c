/* Faces for others: reduced to some characters for an e-book, and single outlines for a drawing. */
#include "text/inside.h"

#include <hb-subset.h>
#include <unicode/uchar.h>

/* Capitals too: an engine without the face's small capitals makes them of these. */
static void add_characters(hb_set_t *set, const struct text_subset *q)
{
	for (size_t i = 0; i < q->n; i++) {
		hb_set_add(set, q->chars[i]);
		hb_set_add(set, (hb_codepoint_t)u_toupper((UChar32)q->chars[i]));
	}
}

/* Besides what HarfBuzz keeps anyway, those that a style sheet can ask for. Each of them may double
 * the glyphs and the work. */
static void choose_features(hb_set_t *set, const struct text_subset *q)
{
	if (q->asked & (LOOK_SMALL_CAPS | LOOK_ALL_SMALL_CAPS))
		hb_set_add(set, HB_TAG('s', 'm', 'c', 'p'));
	if (q->asked & LOOK_ALL_SMALL_CAPS)
		hb_set_add(set, HB_TAG('c', '2', 's', 'c'));
	if (q->asked & LOOK_OLDSTYLE)
		hb_set_add(set, HB_TAG('o', 'n', 'u', 'm'));
	if (q->spared & LOOK_OLDSTYLE)
		hb_set_add(set, HB_TAG('l', 'n', 'u', 'm'));
	if (q->asked & LOOK_TABULAR)
		hb_set_add(set, HB_TAG('t', 'n', 'u', 'm'));
	if (q->spared & LOOK_TABULAR)
		hb_set_add(set, HB_TAG('p', 'n', 'u', 'm'));
	for (size_t i = 0; i < q->n; i++)
		if (q->chars[i] == 0x2044) /* fraction slash */
			return;
	hb_set_del(set, HB_TAG('f', 'r', 'a', 'c'));
	hb_set_del(set, HB_TAG('n', 'u', 'm', 'r'));
	hb_set_del(set, HB_TAG('d', 'n', 'o', 'm'));
}

struct str text_subset(struct arena *a, const struct text_subset *q)
{
	struct str out = { 0 };
	hb_subset_input_t *in = hb_subset_input_create_or_fail();
	if (!in)
		return out;
	add_characters(hb_subset_input_unicode_set(in), q);
	choose_features(hb_subset_input_set(in, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG), q);
	hb_subset_input_set_flags(in, HB_SUBSET_FLAGS_NO_HINTING);
	hb_face_t *small = hb_subset_or_fail(hb_font_get_face(q->face->hb), in);
	hb_subset_input_destroy(in);
	if (!small)
		return out;
	hb_blob_t *b = hb_face_reference_blob(small);
	unsigned size;
	const char *bytes = hb_blob_get_data(b, &size);
	out = arena_str(a, (struct str){ bytes, size });
	hb_blob_destroy(b);
	hb_face_destroy(small);
	return out;
}

/* A path under way. Points behind a move are told from the one before them: that is a third
 * shorter. In tenths of a unit, so that no error adds up. */
struct outline {
	struct buf b;
	int64_t x, y;
};

static int64_t tenths(float v)
{
	return (int64_t)((double)v * 10 + (v < 0 ? -0.5 : 0.5));
}

/* Digits and points stand for themselves behind a letter or a sign. */
static void number(struct buf *b, int64_t v, bool apart)
{
	char t[24], *end = t + sizeof t, *p = end;
	uint64_t u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
	if (u % 10) {
		*--p = (char)('0' + u % 10);
		*--p = '.';
	}
	u /= 10;
	do
		*--p = (char)('0' + u % 10);
	while (u /= 10);
	if (v < 0)
		*--p = '-';
	else if (apart)
		*--p = ' ';
	buf_put(b, p, (size_t)(end - p));
}

/* y points up in a font and down on a page. */
static void point(struct outline *o, float x, float y, bool apart)
{
	number(&o->b, tenths(x) - o->x, apart);
	number(&o->b, -tenths(y) - o->y, true);
}

static void stand(struct outline *o, float x, float y)
{
	o->x = tenths(x);
	o->y = -tenths(y);
}

/* The first parameters and the points that HarfBuzz gives to each of the following. */
#define DRAW     hb_draw_funcs_t *funcs, void *out, hb_draw_state_t *state
#define POINT(p) float p##x, float p##y
#define UNUSED   (void)funcs, (void)state, (void)user

static void move_to(DRAW, POINT(to), void *user)
{
	struct outline *o = out;
	UNUSED;
	buf_char(&o->b, 'M');
	o->x = o->y = 0;
	point(o, tox, toy, false);
	stand(o, tox, toy);
}

static void line_to(DRAW, POINT(to), void *user)
{
	struct outline *o = out;
	UNUSED;
	buf_char(&o->b, 'l');
	point(o, tox, toy, false);
	stand(o, tox, toy);
}

static void quadratic_to(DRAW, POINT(c), POINT(to), void *user)
{
	struct outline *o = out;
	UNUSED;
	buf_char(&o->b, 'q');
	point(o, cx, cy, false);
	point(o, tox, toy, true);
	stand(o, tox, toy);
}

static void cubic_to(DRAW, POINT(a), POINT(b), POINT(to), void *user)
{
	struct outline *o = out;
	UNUSED;
	buf_char(&o->b, 'c');
	point(o, ax, ay, false);
	point(o, bx, by, true);
	point(o, tox, toy, true);
	stand(o, tox, toy);
}

static void close_path(DRAW, void *user)
{
	struct outline *o = out;
	UNUSED;
	buf_char(&o->b, 'Z');
}

struct str text_outline(struct arena *a, const struct face *face, uint32_t glyph)
{
	struct outline o = { .b = { .a = a } };
	hb_draw_funcs_t *d = hb_draw_funcs_create();
	hb_draw_funcs_set_move_to_func(d, move_to, NULL, NULL);
	hb_draw_funcs_set_line_to_func(d, line_to, NULL, NULL);
	hb_draw_funcs_set_quadratic_to_func(d, quadratic_to, NULL, NULL);
	hb_draw_funcs_set_cubic_to_func(d, cubic_to, NULL, NULL);
	hb_draw_funcs_set_close_path_func(d, close_path, NULL, NULL);
#if HB_VERSION_ATLEAST(7, 0, 0)
	hb_font_draw_glyph(face->hb, glyph, d, &o);
#else
	hb_font_get_glyph_shape(face->hb, glyph, d, &o);
#endif
	hb_draw_funcs_destroy(d);
	return buf_get(&o.b);
}

bool text_ink(const struct run *r, int32_t box[4])
{
	int32_t x = 0;
	bool any = false;
	for (uint32_t i = 0; i < r->n; i++) {
		hb_glyph_extents_t e;
		const struct glyph *g = &r->glyph[i];
		if (hb_font_get_glyph_extents(r->face->hb, g->id, &e) && e.width && e.height) {
			int32_t left = x + g->dx + e.x_bearing, top = g->dy + e.y_bearing;
			int32_t now[4] = { left, top + e.height, left + e.width, top };
			for (int k = 0; k < 4; k++)
				if (!any || (k < 2 ? now[k] < box[k] : now[k] > box[k]))
					box[k] = now[k];
			any = true;
		}
		x += g->advance;
	}
	return any;
}
