/* Faces for others: reduced to some characters for an e-book, and single outlines for a drawing. */
#include "text/inside.h"

#include <hb-subset.h>

struct str text_subset(struct arena *a, const struct face *face, const uint32_t *chars, size_t n)
{
	struct str out = { 0 };
	hb_subset_input_t *in = hb_subset_input_create_or_fail();
	if (!in)
		return out;
	hb_set_t *set = hb_subset_input_unicode_set(in);
	for (size_t i = 0; i < n; i++)
		hb_set_add(set, chars[i]);
	hb_set_t *features = hb_subset_input_set(in, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
	hb_set_add(features, HB_TAG('s', 'm', 'c', 'p'));
	hb_set_add(features, HB_TAG('c', '2', 's', 'c'));
	hb_set_add(features, HB_TAG('s', 'u', 'p', 's'));
	hb_set_add(features, HB_TAG('s', 'u', 'b', 's'));
	hb_set_add(features, HB_TAG('o', 'n', 'u', 'm'));
	hb_set_add(features, HB_TAG('l', 'n', 'u', 'm'));
	hb_set_add(features, HB_TAG('t', 'n', 'u', 'm'));
	hb_set_add(features, HB_TAG('p', 'n', 'u', 'm'));
	hb_set_add(features, HB_TAG('c', 'a', 's', 'e'));
	hb_subset_input_set_flags(in, HB_SUBSET_FLAGS_NO_HINTING);
	hb_face_t *small = hb_subset_or_fail(hb_font_get_face(face->hb), in);
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

static void number(struct buf *b, double v)
{
	int64_t tenths = (int64_t)(v < 0 ? v * 10 - 0.5 : v * 10 + 0.5);
	int64_t whole = tenths < 0 ? -tenths : tenths;
	if (tenths < 0)
		buf_char(b, '-');
	buf_int(b, whole / 10);
	if (whole % 10) {
		buf_char(b, '.');
		buf_int(b, whole % 10);
	}
}

/* y points up in a font and down on a page. */
static void point(struct buf *b, float x, float y)
{
	if (b->s[b->n - 1] != 'M' && b->s[b->n - 1] != 'L' && b->s[b->n - 1] != 'Q' &&
		b->s[b->n - 1] != 'C')
		buf_char(b, ' ');
	number(b, (double)x);
	buf_char(b, ' ');
	number(b, -(double)y);
}

static void move_to(hb_draw_funcs_t *d, void *out, hb_draw_state_t *s, float x, float y, void *u)
{
	(void)d, (void)s, (void)u;
	buf_char(out, 'M');
	point(out, x, y);
}

static void line_to(hb_draw_funcs_t *d, void *out, hb_draw_state_t *s, float x, float y, void *u)
{
	(void)d, (void)s, (void)u;
	buf_char(out, 'L');
	point(out, x, y);
}

static void close_path(hb_draw_funcs_t *d, void *out, hb_draw_state_t *s, void *u)
{
	(void)d, (void)s, (void)u;
	buf_char(out, 'Z');
}

/* The signatures of the next two are HarfBuzz's. */
static void quadratic_to(hb_draw_funcs_t *d, void *out, hb_draw_state_t *s, float cx, float cy,
	float x, float y, void *u)
{
	(void)d, (void)s, (void)u;
	buf_char(out, 'Q');
	point(out, cx, cy);
	point(out, x, y);
}

static void cubic_to(hb_draw_funcs_t *d, void *out, hb_draw_state_t *s, float ax, float ay,
	float bx, float by, float x, float y, void *u)
{
	(void)d, (void)s, (void)u;
	buf_char(out, 'C');
	point(out, ax, ay);
	point(out, bx, by);
	point(out, x, y);
}

struct str text_outline(struct arena *a, const struct face *face, uint32_t glyph)
{
	struct buf b = { .a = a };
	hb_draw_funcs_t *d = hb_draw_funcs_create();
	hb_draw_funcs_set_move_to_func(d, move_to, NULL, NULL);
	hb_draw_funcs_set_line_to_func(d, line_to, NULL, NULL);
	hb_draw_funcs_set_quadratic_to_func(d, quadratic_to, NULL, NULL);
	hb_draw_funcs_set_cubic_to_func(d, cubic_to, NULL, NULL);
	hb_draw_funcs_set_close_path_func(d, close_path, NULL, NULL);
	hb_font_get_glyph_shape(face->hb, glyph, d, &b);
	hb_draw_funcs_destroy(d);
	return buf_get(&b);
}
