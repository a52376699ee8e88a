/* A page as an SVG image that needs nothing else: glyphs are outlines, each defined once, pictures
 * are inside. Drawn by the same marks as the PDF. */
#include "page/page.h"

struct svg {
	struct arena *arena; /* scratch and result */
	struct buf defs, body;
	struct map glyphs;
};

static void escaped(struct buf *out, struct str s)
{
	size_t from = 0;
	for (size_t i = 0; i < s.n; i++) {
		const char *as = s.s[i] == '<' ? "&lt;" : s.s[i] == '&' ? "&amp;" : "&quot;";
		if (s.s[i] != '<' && s.s[i] != '&' && s.s[i] != '"')
			continue;
		buf_put(out, s.s + from, i - from);
		buf_cstr(out, as);
		from = i + 1;
	}
	if (s.n)
		buf_put(out, s.s + from, s.n - from);
}

static void thousandths(struct buf *out, int64_t m)
{
	if (m < 0)
		buf_cstr(out, "-");
	m = m < 0 ? -m : m;
	buf_int(out, m / 1000);
	if (m % 1000)
		buf_printf(out, ".%03d", (int)(m % 1000));
}

/* Points, no locale. */
static void number(struct buf *out, sp v)
{
	thousandths(out, len_mpt(v));
}

/* 1/1000000 for scales. */
static void ratio(struct buf *out, int64_t millionths)
{
	if (millionths < 0)
		buf_cstr(out, "-");
	millionths = millionths < 0 ? -millionths : millionths;
	buf_printf(
		out, "%lld.%06d", (long long)(millionths / 1000000), (int)(millionths % 1000000));
}

static void glyph_name(struct buf *out, const struct face *face, uint32_t glyph)
{
	buf_cstr(out, "g");
	buf_int(out, face->id);
	buf_cstr(out, "-");
	buf_int(out, glyph);
}

/* Defines the glyph's outline once; false: nothing is drawn. */
static bool define(struct svg *s, const struct face *face, uint32_t glyph)
{
	uint32_t id[2] = { face->id, glyph };
	struct str key = { (const char *)id, sizeof id };
	struct str *known = map_get(&s->glyphs, key);
	if (!known) {
		known = ARENA_NEW(s->arena, struct str);
		*known = text_outline(s->arena, face, glyph);
		map_put(&s->glyphs, arena_str(s->arena, key), known);
		if (known->n) {
			buf_cstr(&s->defs, "<path id=\"");
			glyph_name(&s->defs, face, glyph);
			buf_cstr(&s->defs, "\" d=\"");
			buf_str(&s->defs, *known); /* digits and letters alone */
			buf_cstr(&s->defs, "\"/>\n");
		}
	}
	return known->n > 0;
}

/* A run in a system of its own, whose unit is the font's: glyphs stand at whole numbers in it, or
 * thousandths where the run is tracked. */
static void run(struct svg *s, const struct mark *m, const struct line_mark *l)
{
	const struct page_span *sp_ = &m->span[l->span];
	const struct run *r = l->run;
	sp size = len_scale(sp_->look.size, r->scale, 1000);
	int64_t upem = r->face->upem ? r->face->upem : 1000, x = 0;
	int64_t scale = len_scale(size, 1000000, SP_PT * upem);
	int64_t wide = len_scale(scale, 1000 + l->expand, 1000);
	int64_t tracking = wide ? len_scale(sp_->look.tracking, INT64_C(1000000000) / wide, SP_PT)
				: 0;
	buf_cstr(&s->body, " transform=\"translate(");
	number(&s->body, m->x + l->x);
	buf_cstr(&s->body, " ");
	number(&s->body, m->y - sp_->rise - len_scale(sp_->look.size, r->rise, 1000));
	buf_cstr(&s->body, ") scale(");
	ratio(&s->body, wide);
	buf_cstr(&s->body, " ");
	ratio(&s->body, scale);
	buf_cstr(&s->body, ")\">");
	for (uint32_t i = 0; i < r->n; i++) {
		const struct glyph *g = &r->glyph[i];
		if (define(s, r->face, g->id)) {
			buf_cstr(&s->body, "<use xlink:href=\"#");
			glyph_name(&s->body, r->face, g->id);
			buf_cstr(&s->body, "\" x=\"");
			thousandths(&s->body, x + g->dx * 1000);
			if (g->dy)
				buf_printf(&s->body, "\" y=\"%d", -g->dy);
			buf_cstr(&s->body, "\"/>");
		}
		x += g->advance * INT64_C(1000);
		if (i + 1 == r->n || r->glyph[i + 1].cluster != g->cluster)
			x += tracking;
	}
}

static void words(struct svg *s, const struct mark *m)
{
	for (size_t i = 0; i < m->line->n; i++) {
		const struct line_mark *l = &m->line->mark[i];
		buf_printf(&s->body, "<g fill=\"#%06x\"",
			(unsigned)m->span[l->span].look.colour & 0xffffffu);
		run(s, m, l);
		buf_cstr(&s->body, "</g>\n");
	}
}

static void base64(struct buf *out, struct str bytes)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const unsigned char *p = (const unsigned char *)bytes.s;
	for (size_t i = 0; i < bytes.n; i += 3) {
		size_t left = bytes.n - i;
		uint32_t v = (uint32_t)p[i] << 16;
		v |= left > 1 ? (uint32_t)p[i + 1] << 8 : 0;
		v |= left > 2 ? p[i + 2] : 0;
		char four[4] = { digits[v >> 18], digits[v >> 12 & 63],
			left > 1 ? digits[v >> 6 & 63] : '=', left > 2 ? digits[v & 63] : '=' };
		buf_put(out, four, 4);
	}
}

static void box(struct buf *out, const struct mark *m)
{
	buf_cstr(out, " x=\"");
	number(out, m->x);
	buf_cstr(out, "\" y=\"");
	number(out, m->y);
	buf_cstr(out, "\" width=\"");
	number(out, m->w);
	buf_cstr(out, "\" height=\"");
	number(out, m->h);
	buf_cstr(out, "\"");
}

static void mark(struct svg *s, const struct mark *m)
{
	switch (m->kind) {
	case MARK_TEXT:
		words(s, m);
		break;
	case MARK_RULE:
		buf_cstr(&s->body, "<rect");
		box(&s->body, m);
		buf_printf(&s->body, " fill=\"#%06x\"/>\n", (unsigned)m->colour & 0xffffffu);
		break;
	case MARK_IMAGE:
		buf_cstr(&s->body, "<image");
		box(&s->body, m);
		buf_printf(&s->body, " xlink:href=\"data:image/%s;base64,",
			m->image->type == IMAGE_PNG ? "png" : "jpeg");
		base64(&s->body, m->image->bytes);
		buf_cstr(&s->body, "\"/>\n");
		break;
	case MARK_LINK:
		break;
	}
}

static void head(struct buf *out, const struct page *g, struct str title)
{
	buf_cstr(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" "
		      "xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"");
	number(out, g->width);
	buf_cstr(out, "\" height=\"");
	number(out, g->height);
	buf_cstr(out, "\" viewBox=\"0 0 ");
	number(out, g->width);
	buf_cstr(out, " ");
	number(out, g->height);
	buf_cstr(out, "\" role=\"img\" aria-labelledby=\"title desc\">\n<title id=\"title\">");
	escaped(out, title);
	buf_cstr(out, "</title>\n");
}

/* The words of the page, for those who do not see it. */
static void description(struct buf *out, const struct page *g)
{
	buf_cstr(out, "<desc id=\"desc\">");
	for (size_t i = 0; i < g->n; i++) {
		const struct mark *m = &g->mark[i];
		for (size_t k = 0; m->kind == MARK_TEXT && k < m->line->n; k++) {
			escaped(out, m->line->mark[k].run->text);
			buf_cstr(out, m->line->mark[k].space || k + 1 == m->line->n ? " " : "");
		}
	}
	buf_cstr(out, "</desc>\n");
}

struct str page_svg(struct arena *a, const struct pages *p, size_t index, struct str title)
{
	struct arena *work = arena_new();
	struct svg s = {
		.arena = work, .defs = { .a = work }, .body = { .a = work }, .glyphs = { .a = work }
	};
	struct buf out = { .a = a };
	const struct page *g = &p->page[index];
	for (size_t i = 0; i < g->n; i++)
		mark(&s, &g->mark[i]);
	head(&out, g, title);
	description(&out, g);
	buf_cstr(&out, "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n<defs>\n");
	buf_str(&out, buf_get(&s.defs));
	buf_cstr(&out, "</defs>\n");
	buf_str(&out, buf_get(&s.body));
	buf_cstr(&out, "</svg>\n");
	arena_drop(work);
	return buf_get(&out);
}
