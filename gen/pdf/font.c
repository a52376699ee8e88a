#include "pdf/font.h"
#include <assert.h>
#include <hb-ot.h>
#include <hb.h>

enum {
	LAYERS = 8,     /* meanings of a glyph; runs with more take ActualText */
	TEXT_MAX = 128, /* bytes of a meaning; a longer cluster takes ActualText */
};

struct font_set *font_set_new(struct arena *arena)
{
	struct font_set *set = ARENA_NEW(arena, struct font_set);
	set->arena = arena;
	return set;
}

static struct font_face *face_of(struct font_set *set, const struct face *face)
{
	struct font_face **f;

	while (set->face.n <= face->id)
		*VEC_PUSH(set->arena, &set->face) = NULL;
	f = &set->face.v[face->id];
	if (!*f) {
		*f = ARENA_NEW(set->arena, struct font_face);
		(*f)->face = face;
	}
	return *f;
}

static int32_t width_of(const struct face *face, uint32_t glyph)
{
	int64_t advance = hb_font_get_glyph_h_advance(face->hb, glyph);
	return (int32_t)len_scale(advance, 10000, face->upem);
}

/* The glyph with that meaning; NULL when it has too many already. */
static struct font_glyph *meaning(
	struct font_set *set, struct font_face *f, uint32_t glyph, struct str text)
{
	struct font_glyph **bucket = &f->bucket[glyph % (sizeof f->bucket / sizeof *f->bucket)], *g;
	uint32_t layer = 0;

	for (g = *bucket; g; g = g->chain) {
		if (g->glyph != glyph)
			continue;
		if (str_eq(g->text, text))
			return g;
		layer++;
	}
	if (layer == LAYERS)
		return NULL;
	g = ARENA_NEW(set->arena, struct font_glyph);
	*g = (struct font_glyph){ .face = f,
		.glyph = glyph,
		.text = text,
		.layer = layer,
		.width = width_of(f->face, glyph),
		.chain = *bucket };
	*bucket = g;
	*VEC_PUSH(set->arena, &f->used) = g;
	if (layer >= f->layers)
		f->layers = layer + 1;
	return g;
}

/* Some meaning for a glyph under ActualText: one it has, else none to speak of. */
static struct font_glyph *any_meaning(struct font_set *set, struct font_face *f, uint32_t glyph)
{
	for (struct font_glyph *g = f->bucket[glyph % (sizeof f->bucket / sizeof *f->bucket)]; g;
		g = g->chain)
		if (g->glyph == glyph)
			return g;
	return meaning(set, f, glyph, STR("\xE2\x81\xA0")); /* word joiner */
}

const struct font_glyph *font_space(struct font_set *set, const struct face *face, struct str text)
{
	hb_codepoint_t glyph;
	struct font_face *f = face_of(set, face);
	bool common = str_is(text, " ");
	const struct font_glyph *g;

	if (common && f->space)
		return f->space;
	if (!hb_font_get_nominal_glyph(face->hb, ' ', &glyph) || glyph == 0)
		return NULL;
	g = meaning(set, f, glyph, text);
	if (!g)
		g = meaning(set, f, glyph, STR(" "));
	if (common)
		f->space = g;
	return g;
}

/* What may stand in a ToUnicode map: no byte order mark, which a word joiner replaces; private
 * characters need ActualText beside it (ISO 19005-3 §6.2.11.7.3). */
static struct str mappable(struct str text, bool *actual)
{
	if (str_eq(text, STR("\xEF\xBB\xBF")))
		return STR("\xE2\x81\xA0");
	for (size_t i = 0; i < text.n;) {
		uint32_t c = str_next(text, &i);
		if ((c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000 || c == 0xFEFF || c == 0)
			*actual = true;
	}
	return text;
}

struct cluster {
	uint32_t from, to; /* glyphs */
	struct str text;
};

/* A combining mark, and a glyph that a face says is one: perhaps raised or moved aside, as Thai
 * tones are. */
static bool is_mark(const struct run *run, uint32_t c, uint32_t glyph)
{
	hb_unicode_general_category_t k = hb_unicode_general_category(
		hb_unicode_funcs_get_default(), c);

	return k == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK &&
	       hb_ot_layout_get_glyph_class(hb_font_get_face(run->face->hb), glyph) ==
		       HB_OT_LAYOUT_GLYPH_CLASS_MARK;
}

/* A cluster of several glyphs that stand for a character each, in turn: a letter in whatever form,
 * and combining marks. */
static bool spelt(const struct run *run, const struct cluster *c, struct str *text)
{
	uint32_t n = c->to - c->from, k = 0;

	for (size_t i = 0; i < c->text.n; k++) {
		size_t at = i;
		hb_codepoint_t nominal = 0;
		uint32_t ch = str_next(c->text, &i), g = run->rtl ? c->to - 1 - k : c->from + k;
		if (k == n)
			return false;
		hb_font_get_nominal_glyph(run->face->hb, ch, &nominal);
		if (k > 0 && nominal != run->glyph[g].id && !is_mark(run, ch, run->glyph[g].id))
			return false;
		text[g] = (struct str){ c->text.s + at, i - at };
	}
	return k == n;
}

/* What each glyph of the cluster means. */
static void read_cluster(
	const struct run *run, const struct cluster *c, struct str *text, bool *actual)
{
	uint32_t first = run->rtl ? c->to - 1 : c->from;

	if (c->to - c->from > 1 && spelt(run, c, text))
		return;
	for (uint32_t g = c->from; g < c->to; g++)
		text[g] = STR("\xE2\x81\xA0");
	if (c->to - c->from > 1 || c->text.n == 0 || c->text.n > TEXT_MAX)
		*actual = true;
	if (c->text.n > 0 && c->text.n <= TEXT_MAX)
		text[first] = c->text;
}

static void read_clusters(const struct run *run, struct str *text, bool *actual)
{
	uint32_t from = run->hyphen && run->rtl, to = run->n - (run->hyphen && !run->rtl);
	uint32_t above = (uint32_t)run->text.n; /* rtl: where the cluster to the left ends */

	for (uint32_t a = from, b; a < to; a = b) {
		uint32_t start = run->glyph[a].cluster, end = above;
		for (b = a + 1; b < to && run->glyph[b].cluster == start; b++)
			;
		if (run->rtl)
			above = start;
		else
			end = b < to ? run->glyph[b].cluster : (uint32_t)run->text.n;
		assert(start <= end && end <= run->text.n);
		struct cluster c = { a, b, { run->text.s + start, end - start } };
		read_cluster(run, &c, text, actual);
	}
	if (run->hyphen)
		text[run->rtl ? 0 : run->n - 1] = STR("\xC2\xAD");
}

static struct font_run *read_run(struct font_set *set, const struct run *run)
{
	struct font_run *r = ARENA_NEW(set->arena, struct font_run);
	struct font_face *f = face_of(set, run->face);
	int64_t advance = 0;

	r->glyph = arena_array(set->arena, run->n, sizeof *r->glyph);
	r->at = ARENA_ARRAY(set->arena, run->n, int32_t);
	r->flat = r->plain = true;
	while (set->text.n < run->n)
		VEC_PUSH(set->arena, &set->text);
	read_clusters(run, set->text.v, &r->actual);
	for (uint32_t i = 0; i < run->n; i++) {
		struct str t = mappable(set->text.v[i], &r->actual);
		uint32_t id = run->glyph[i].id; /* PDF/A has no .notdef: a space says the text */
		const struct font_glyph *g = id ? meaning(set, f, id, t)
						: font_space(set, run->face, t);
		if (!g)
			r->actual = true;
		r->glyph[i] = g ? g : any_meaning(set, f, id);
		r->at[i] = (int32_t)len_scale(advance + run->glyph[i].dx, 10000, run->face->upem);
		r->flat = r->flat && run->glyph[i].dy == 0;
		r->plain = r->plain && r->flat && r->glyph[i]->layer == r->glyph[0]->layer;
		advance += run->glyph[i].advance;
	}
	return r;
}

struct font_run *font_use(struct font_set *set, const struct run *run)
{
	while (set->run.n <= run->id)
		*VEC_PUSH(set->arena, &set->run) = NULL;
	if (!set->run.v[run->id])
		set->run.v[run->id] = read_run(set, run);
	return set->run.v[run->id];
}
