/* Protrusion: how far the outer characters of a line hang into the margin, so that it looks
 * straight.
 *
 * A face that knows its optical bounds says so in GPOS (features lfbd and rtbd). For the others,
 * and for those that say it of a few characters and not of the full stop, there is a table in
 * thousandths of the character's width, after H. T. Thành, Micro-typographic Extensions to the TeX
 * Typesetting System (2000), chapter 3: points and hyphens hang most, quotes by half, dashes less
 * since they are long, and round or slanting letters a little. */
#include "text/inside.h"

struct protrusion {
	int16_t left[256], right[256];
	bool known[256];
};

struct hang {
	uint32_t c;
	int16_t left, right;
};

static const struct hang hangs[] = {
	{ '!', 0, 150 },
	{ '"', 400, 400 },
	{ '\'', 500, 600 },
	{ '(', 100, 0 },
	{ ')', 0, 200 },
	{ '*', 200, 300 },
	{ ',', 0, 700 },
	{ '-', 400, 600 },
	{ '.', 0, 700 },
	{ '/', 100, 200 },
	{ ':', 0, 500 },
	{ ';', 0, 400 },
	{ '?', 0, 150 },
	{ 'A', 50, 50 },
	{ 'C', 30, 0 },
	{ 'D', 0, 30 },
	{ 'F', 0, 40 },
	{ 'G', 30, 0 },
	{ 'J', 40, 0 },
	{ 'K', 0, 40 },
	{ 'L', 0, 40 },
	{ 'O', 30, 30 },
	{ 'Q', 30, 30 },
	{ 'T', 50, 50 },
	{ 'V', 50, 50 },
	{ 'W', 40, 40 },
	{ 'X', 40, 40 },
	{ 'Y', 50, 50 },
	{ '[', 80, 0 },
	{ ']', 0, 80 },
	{ 'f', 0, 40 },
	{ 'k', 0, 40 },
	{ 'r', 0, 40 },
	{ 't', 0, 40 },
	{ 'v', 40, 40 },
	{ 'w', 40, 40 },
	{ 'x', 40, 40 },
	{ 'y', 40, 40 },
	{ 0xab, 250, 100 },
	{ 0xb7, 0, 500 },
	{ 0xbb, 100, 250 },
	{ 0x410, 50, 50 },
	{ 0x413, 0, 50 },
	{ 0x41e, 30, 30 },
	{ 0x421, 30, 0 },
	{ 0x422, 50, 50 },
	{ 0x423, 50, 50 },
	{ 0x425, 40, 40 },
	{ 0x433, 0, 40 },
	{ 0x442, 40, 40 },
	{ 0x443, 40, 40 },
	{ 0x445, 40, 40 },
	{ 0x5be, 0, 400 },
	{ 0x60c, 600, 0 },
	{ 0x61b, 400, 0 },
	{ 0x61f, 150, 0 },
	{ 0x6d4, 700, 0 },
	{ 0x2010, 400, 600 },
	{ 0x2011, 400, 600 },
	{ 0x2013, 200, 300 },
	{ 0x2014, 150, 200 },
	{ 0x2018, 500, 500 },
	{ 0x2019, 500, 600 },
	{ 0x201a, 300, 500 },
	{ 0x201c, 400, 400 },
	{ 0x201d, 400, 400 },
	{ 0x201e, 300, 400 },
	{ 0x2026, 0, 200 },
	{ 0x2039, 300, 200 },
	{ 0x203a, 200, 300 },
	{ 0x3001, 0, 500 },
	{ 0x3002, 0, 500 },
	{ 0x300c, 450, 0 },
	{ 0x300d, 0, 450 },
	{ 0x300e, 450, 0 },
	{ 0x300f, 0, 450 },
	{ 0xff08, 450, 0 },
	{ 0xff09, 0, 450 },
	{ 0xff0c, 0, 500 },
	{ 0xff0e, 0, 500 },
};

static const struct hang *find_hang(uint32_t c)
{
	size_t lo = 0, hi = sizeof hangs / sizeof *hangs;
	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		if (hangs[mid].c == c)
			return &hangs[mid];
		if (hangs[mid].c < c)
			lo = mid + 1;
		else
			hi = mid;
	}
	return NULL;
}

/* What the feature takes from the glyph on its side: its origin moves left, or its advance shrinks.
 */
static int32_t optical(struct fonts *f, const struct font_face *t, uint32_t c, hb_tag_t tag)
{
	int32_t x[2] = { 0 }, advance[2] = { 0 };
	for (uint32_t on = 0; on < 2; on++) {
		hb_feature_t feature = { tag, on, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END };
		unsigned n;
		hb_buffer_clear_contents(f->buffer);
		hb_buffer_add(f->buffer, c, 0);
		hb_buffer_set_content_type(f->buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
		hb_buffer_guess_segment_properties(f->buffer);
		hb_buffer_set_direction(f->buffer, HB_DIRECTION_LTR);
		hb_shape(t->hb_font, f->buffer, &feature, 1);
		const hb_glyph_position_t *p = hb_buffer_get_glyph_positions(f->buffer, &n);
		for (unsigned i = 0; i < n; i++)
			advance[on] += p[i].x_advance;
		x[on] = n > 0 ? p[0].x_offset : 0;
	}
	return tag == HB_TAG('l', 'f', 'b', 'd') ? x[0] - x[1] : advance[0] - advance[1];
}

void protrude_open(struct fonts *f, struct font_face *t)
{
	if (t->rtbd && optical(f, t, '.', HB_TAG('r', 't', 'b', 'd')) == 0)
		t->lfbd = t->rtbd = false;
}

static int16_t side(
	struct fonts *f, const struct font_face *t, uint32_t c, bool left, const struct hang *h)
{
	int64_t v = 0;
	hb_codepoint_t g;
	if (left ? t->lfbd : t->rtbd)
		v = optical(
			f, t, c, left ? HB_TAG('l', 'f', 'b', 'd') : HB_TAG('r', 't', 'b', 'd'));
	else if (h && hb_font_get_nominal_glyph(t->hb_font, c, &g))
		v = (int64_t)hb_font_get_glyph_h_advance(t->hb_font, g) *
		    (left ? h->left : h->right) / 1000;
	int64_t most = t->face.upem;
	return (int16_t)(v > most ? most : v < -most ? -most : v);
}

void protrude_char(struct fonts *f, struct font_face *t, uint32_t c, int32_t *left, int32_t *right)
{
	*left = *right = 0;
	if (c <= ' ' || c >> 8 >= PROTRUSION_PAGES) {
		const struct hang *h = find_hang(c);
		if (h) {
			*left = side(f, t, c, true, h);
			*right = side(f, t, c, false, h);
		}
		return;
	}
	struct protrusion **page = &t->protrusion[c >> 8];
	if (!*page)
		*page = ARENA_NEW(f->a, struct protrusion);
	size_t i = c & 255;
	if (!(*page)->known[i]) {
		const struct hang *h = find_hang(c);
		(*page)->known[i] = true;
		(*page)->left[i] = side(f, t, c, true, h);
		(*page)->right[i] = side(f, t, c, false, h);
	}
	*left = (*page)->left[i];
	*right = (*page)->right[i];
}
