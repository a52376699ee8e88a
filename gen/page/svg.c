/* Pages as SVG: glyphs are outlines, drawn by the same marks as the PDF.
 *
 * Most of a text is the same words again and again, and fewer glyphs still. So an outline is
 * defined once, a word once, of outlines, and a line is a group that scales and places words: a
 * page of a book takes some fifteen kilobytes, where each glyph by itself would take a quarter of a
 * megabyte. Pages that are drawn into one document share all of it. */
#include "page/page.h"

enum { OUTLINE_MOST = 1 << 20 /* millionths of a point a font unit is, and no more */ };

struct page_art {
	struct arena *arena; /* scratch and result */
	const struct pages *pages;
	struct page_art_how how;
	struct buf glyph, word;
	struct map known; /* ids that were defined, or are of nothing, by themselves */
	size_t pictures;  /* bytes that were drawn */
	struct buf *out;  /* of the page that is drawn */
};

static void escaped(struct buf *out, struct str s)
{
	size_t from = 0;
	for (size_t i = 0; i < s.n; i++) {
		const char *as = s.s[i] == '<'   ? "&lt;"
				 : s.s[i] == '&' ? "&amp;"
				 : s.s[i] == '>' ? "&gt;"
						 : "&quot;";
		if (!strchr("<&>\"", s.s[i]) || !s.s[i])
			continue;
		buf_put(out, s.s + from, i - from);
		buf_cstr(out, as);
		from = i + 1;
	}
	if (s.n)
		buf_put(out, s.s + from, s.n - from);
}

/* Millionths with so many of their digits as are not 0, no locale. */
static void decimal(struct buf *out, int64_t millionths)
{
	char digits[8];
	int n = 6;
	if (millionths < 0)
		buf_cstr(out, "-");
	millionths = millionths < 0 ? -millionths : millionths;
	buf_int(out, millionths / 1000000);
	int64_t rest = millionths % 1000000;
	if (rest == 0)
		return;
	for (int i = 6; i-- > 0; rest /= 10)
		digits[i] = (char)('0' + rest % 10);
	while (digits[n - 1] == '0')
		n--;
	buf_cstr(out, ".");
	buf_put(out, digits, (size_t)n);
}

/* Points with three decimals. */
static void number(struct buf *out, sp v)
{
	decimal(out, len_mpt(v) * 1000);
}

struct id { /* of a definition: "g3-41", "w12" or "w12-40"; letter 0: nothing is drawn */
	char letter;
	uint32_t face; /* of a glyph; else the run's id */
	int64_t glyph; /* of a word: so much its letters are set apart */
};

static void put_id(struct buf *out, struct id id)
{
	buf_put(out, &id.letter, 1);
	buf_int(out, id.face);
	if (id.letter == 'w' && id.glyph == 0)
		return;
	buf_cstr(out, "-");
	buf_int(out, id.glyph);
}

static void put_position(struct buf *out, const char *name, int64_t v)
{
	if (v == 0)
		return;
	buf_cstr(out, name);
	buf_int(out, v);
	buf_cstr(out, "\"");
}

static void use(struct page_art *s, struct buf *out, struct id id, int64_t x, int64_t y)
{
	buf_cstr(out, s->how.xlink ? "<use xlink:href=\"#" : "<use href=\"#");
	put_id(out, id);
	buf_cstr(out, "\"");
	put_position(out, " x=\"", x);
	put_position(out, " y=\"", y);
	buf_cstr(out, "/>");
}

/* What is known of an id, or room for it. */
static struct id *known(struct page_art *s, struct id id, bool *had)
{
	struct str key = { (const char *)&id, sizeof id };
	struct id *found = map_get(&s->known, key);
	*had = found != NULL;
	if (found)
		return found;
	found = ARENA_NEW(s->arena, struct id);
	map_put(&s->known, arena_str(s->arena, key), found);
	return found;
}

static struct id id_of(char letter, uint32_t face, int64_t glyph)
{
	struct id id;
	memset(&id, 0, sizeof id); /* it is a key, padding and all */
	id.letter = letter;
	id.face = face;
	id.glyph = glyph;
	return id;
}

/* The outline is defined at its first use. */
static struct id glyph(struct page_art *s, const struct face *face, uint32_t number)
{
	struct id id = id_of('g', face->id, number), *to;
	bool had;
	to = known(s, id, &had);
	if (had)
		return *to;
	struct str path = text_outline(s->arena, face, number);
	if (path.n) {
		*to = id;
		buf_cstr(&s->glyph, "<path id=\"");
		put_id(&s->glyph, id);
		buf_cstr(&s->glyph, "\" d=\"");
		buf_str(&s->glyph, path); /* digits and letters alone */
		buf_cstr(&s->glyph, "\"/>\n");
	}
	return *to;
}

/* The glyphs of a run from 0 on, in font units, so many thousandths of one further apart between
 * clusters. */
static void glyphs(struct page_art *s, struct buf *out, const struct run *r, int64_t apart)
{
	int64_t x = 0, clusters = 0;
	for (uint32_t i = 0; i < r->n; i++) {
		const struct glyph *g = &r->glyph[i];
		struct id id = glyph(s, r->face, g->id);
		if (id.letter)
			use(s, out, id, x + g->dx + len_scale(clusters * apart, 1, 1000), -g->dy);
		x += g->advance;
		clusters += i + 1 == r->n || r->glyph[i + 1].cluster != g->cluster;
	}
}

/* A word likewise: its only glyph when that is all. */
static struct id word(struct page_art *s, const struct run *r, int64_t apart)
{
	struct id id = id_of('w', r->id, apart), *to;
	struct buf body = { .a = s->arena };
	bool had;
	if (r->n == 1 && r->glyph->dx == 0 && r->glyph->dy == 0)
		return glyph(s, r->face, r->glyph->id);
	to = known(s, id, &had);
	if (had)
		return *to;
	glyphs(s, &body, r, apart);
	if (body.n) {
		*to = id;
		buf_cstr(&s->word, "<g id=\"");
		put_id(&s->word, id);
		buf_cstr(&s->word, "\">");
		buf_str(&s->word, buf_get(&body));
		buf_cstr(&s->word, "</g>\n");
	}
	return *to;
}

struct setting {            /* what runs have in common that are scaled and placed together */
	int64_t wide, high; /* of a font unit, millionths of a point */
	sp y;
	uint32_t colour;
};

static struct setting setting_of(const struct mark *m, const struct line_mark *l)
{
	const struct page_span *p = &m->span[l->span];
	const struct run *r = l->run;
	int64_t upem = r->face->upem ? r->face->upem : 1000;
	int64_t high = len_scale(len_scale(p->look.size, r->scale, 1000), 1000000, SP_PT * upem);
	high = high < 1 ? 1 : high > OUTLINE_MOST ? OUTLINE_MOST : high;
	int64_t wide = len_scale(high, 1000 + l->expand, 1000);
	return (struct setting){ .wide = wide < 1 ? 1 : wide,
		.high = high,
		.y = m->y - p->rise - len_scale(p->look.size, r->rise, 1000),
		.colour = p->look.colour & 0xffffffu };
}

static bool same_setting(struct setting a, struct setting b)
{
	return a.wide == b.wide && a.high == b.high && a.y == b.y && a.colour == b.colour;
}

static void open_group(struct page_art *s, struct setting t, sp x)
{
	buf_cstr(s->out, "<g transform=\"matrix(");
	decimal(s->out, t.wide);
	buf_cstr(s->out, " 0 0 ");
	decimal(s->out, t.high);
	buf_cstr(s->out, " ");
	number(s->out, x);
	buf_cstr(s->out, " ");
	number(s->out, t.y);
	buf_cstr(s->out, ")\"");
	if (t.colour)
		buf_printf(s->out, " fill=\"#%06x\"", (unsigned)t.colour);
	buf_cstr(s->out, ">");
}

static void words(struct page_art *s, const struct mark *m)
{
	struct setting now = { 0 };
	sp from = 0;
	bool open = false;
	for (size_t i = 0; i < m->line->n; i++) {
		const struct line_mark *l = &m->line->mark[i];
		struct setting t = setting_of(m, l);
		sp tracking = m->span[l->span].look.tracking;
		int64_t apart = len_scale(len_mpt(tracking), 1000000, t.wide) +
				(int64_t)l->letters * l->run->face->upem;
		struct id id = word(s, l->run, apart);
		if (!id.letter)
			continue;
		if (!open || !same_setting(now, t)) {
			buf_cstr(s->out, open ? "</g>\n" : "");
			now = t;
			from = m->x + l->x;
			open_group(s, t, from);
			open = true;
		}
		use(s, s->out, id, len_scale(len_mpt(m->x + l->x - from), 1000, t.wide), 0);
	}
	buf_cstr(s->out, open ? "</g>\n" : "");
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

static void picture(struct page_art *s, const struct mark *m)
{
	size_t left = s->how.pictures - s->pictures;
	if (m->image->bytes.n > left) {
		buf_cstr(s->out, "<rect");
		box(s->out, m);
		buf_cstr(s->out, " fill=\"#d9d9d9\"/>\n");
		return;
	}
	s->pictures += m->image->bytes.n;
	buf_cstr(s->out, "<image");
	box(s->out, m);
	buf_printf(s->out, " preserveAspectRatio=\"none\" %s=\"data:image/%s;base64,",
		s->how.xlink ? "xlink:href" : "href", m->image->type == IMAGE_PNG ? "png" : "jpeg");
	base64(s->out, m->image->bytes);
	buf_cstr(s->out, "\"/>\n");
}

static void mark(struct page_art *s, const struct mark *m)
{
	switch (m->kind) {
	case MARK_TEXT:
		words(s, m);
		break;
	case MARK_RULE:
		buf_cstr(s->out, "<rect");
		box(s->out, m);
		buf_printf(s->out, " fill=\"#%06x\"/>\n", (unsigned)m->colour & 0xffffffu);
		break;
	case MARK_IMAGE:
		picture(s, m);
		break;
	case MARK_LINK:
		break;
	}
}

struct page_art *page_art(struct arena *a, const struct pages *p, struct page_art_how how)
{
	struct page_art *s = ARENA_NEW(a, struct page_art);
	*s = (struct page_art){ .arena = a,
		.pages = p,
		.how = how,
		.glyph = { .a = a },
		.word = { .a = a },
		.known = { .a = a } };
	return s;
}

void page_art_draw(struct page_art *s, size_t index, struct buf *out)
{
	const struct page *g = &s->pages->page[index];
	s->out = out;
	for (size_t i = 0; i < g->n; i++)
		mark(s, &g->mark[i]);
}

void page_art_defs(const struct page_art *s, struct buf *out)
{
	buf_cstr(out, "<defs>\n");
	buf_str(out, buf_get(&s->glyph));
	buf_str(out, buf_get(&s->word));
	buf_cstr(out, "</defs>\n");
}

/* --- a page by itself */

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
	struct page_art *s = page_art(
		work, p, (struct page_art_how){ .xlink = true, .pictures = SIZE_MAX });
	struct buf out = { .a = a }, body = { .a = work };
	const struct page *g = &p->page[index];
	page_art_draw(s, index, &body);
	head(&out, g, title);
	description(&out, g);
	buf_cstr(&out, "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
	page_art_defs(s, &out);
	buf_str(&out, buf_get(&body));
	buf_cstr(&out, "</svg>\n");
	arena_drop(work);
	return buf_get(&out);
}
