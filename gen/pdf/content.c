/* Content streams.
 *
 * The problem: glyphs must stand where the page says, to a thousandth of a point over a whole line,
 * in few bytes, inside marked-content sequences that give each stretch its element.
 *
 * The method: a viewer's pen is simulated. Inside a TJ array all is counted in 1/10000 em, the
 * precision in which W states widths and in which adjustments are printed, so the simulation is
 * exact; where the glyph wanted stands elsewhere than the pen, the difference is one number in the
 * array. Between arrays (another font, size, rise or scaling) the pen is kept in 1/65536000 pt.
 * Each line begins with a Td relative to the last line's beginning, both rounded to millipoints
 * from the true position, so nothing adds up.
 *
 * Refused: a text matrix for each word (three times the bytes), and Tw or Tc (they do not apply to
 * two-byte codes, or count glyphs where tracking counts clusters). */
#include "pdf/content.h"
#include "pdf/put.h"
#include <assert.h>

enum {
	FINE = 1000,      /* of the pen's units in an sp */
	UNITS = 10000,    /* of a TJ array in an em */
	FINE_MPT = 65536, /* fine units in a millipoint */
};

enum sequence_kind { SEQUENCE_NONE, SEQUENCE_CONTENT, SEQUENCE_ARTIFACT };

struct sequence { /* the marked-content sequence that is open */
	enum sequence_kind kind;
	uint32_t node, order;
	struct str lang;
	uint8_t artifact;
	bool alone; /* has ActualText: nothing more may come into it */
};

struct content {
	struct font_set *fonts;
	struct tree *tree;
	const struct image_set *images;
	struct buf b;
	const struct page *page;
	struct sequence open;
	bool in_text;  /* between BT and ET */
	bool in_array; /* inside of a TJ array */
	bool in_string;
	int64_t line_x, line_y; /* millipoints: where the last Td went */
	/* state of the viewer */
	uint32_t resource, colour;
	sp size, rise;
	int expand;
	int64_t pen;   /* fine, at the array's beginning */
	int64_t units; /* of the array so far */
};

struct content *content_new(struct arena *arena, struct font_set *fonts, struct tree *tree,
	const struct image_set *images)
{
	struct content *c = ARENA_NEW(arena, struct content);

	*c = (struct content){
		.fonts = fonts, .tree = tree, .images = images, .b = { .a = arena }
	};
	return c;
}

static void put(struct content *c, const char *s)
{
	buf_cstr(&c->b, s);
}

/* --- text state */

/* The array's units as fine ones; Th scales both glyphs and adjustments. */
static int64_t to_fine(const struct content *c, int64_t units)
{
	return len_scale(units, c->size * (1000 + c->expand), UNITS);
}

static int64_t to_units(const struct content *c, int64_t fine)
{
	return len_scale(fine, UNITS, c->size * (1000 + c->expand));
}

static void end_array(struct content *c)
{
	if (!c->in_array)
		return;
	put(c, c->in_string ? ")]TJ\n" : "]TJ\n");
	c->in_array = c->in_string = false;
	c->pen += to_fine(c, c->units);
	c->units = 0;
}

static void begin_text(struct content *c)
{
	if (c->in_text)
		return;
	put(c, "BT\n");
	c->in_text = true;
	c->line_x = c->line_y = 0;
}

static void end_text(struct content *c)
{
	end_array(c);
	if (c->in_text)
		put(c, "ET\n");
	c->in_text = false;
}

static void set_font(struct content *c, uint32_t resource, sp size)
{
	if (c->resource == resource && c->size == size)
		return;
	end_array(c);
	put(c, "/F");
	buf_int(&c->b, resource);
	put(c, " ");
	put_milli(&c->b, len_mpt(size));
	put(c, " Tf\n");
	c->resource = resource;
	c->size = size;
}

static void set_rise(struct content *c, sp rise)
{
	if (c->rise == rise)
		return;
	end_array(c);
	put_milli(&c->b, len_mpt(rise));
	put(c, " Ts\n");
	c->rise = rise;
}

static void set_expand(struct content *c, int expand)
{
	if (c->expand == expand)
		return;
	end_array(c);
	put_tenth(&c->b, 1000 + expand);
	put(c, " Tz\n");
	c->expand = expand;
}

static void set_colour(struct content *c, uint32_t colour)
{
	const int part[3] = { colour >> 16 & 255, colour >> 8 & 255, colour & 255 };
	bool grey = part[0] == part[1] && part[1] == part[2];

	if (c->colour == colour)
		return;
	end_array(c);
	for (int i = 0; i < (grey ? 1 : 3); i++) {
		put_milli(&c->b, (part[i] * 1000 + 127) / 255);
		put(c, " ");
	}
	put(c, grey ? "g\n" : "rg\n");
	c->colour = colour;
}

/* --- marked content */

static void close_sequence(struct content *c)
{
	end_array(c);
	if (c->open.kind != SEQUENCE_NONE)
		put(c, "EMC\n");
	c->open = (struct sequence){ 0 };
}

static const char *artifact(uint8_t kind)
{
	switch ((enum mark_artifact)kind) {
	case ARTIFACT_HEADER:
		return "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n";
	case ARTIFACT_FOOTER:
		return "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n";
	case ARTIFACT_NONE:
	case ARTIFACT_LAYOUT:
		break;
	}
	return "/Artifact<</Type/Layout>>BDC\n";
}

static bool same_sequence(const struct sequence *a, const struct sequence *b)
{
	if (a->kind != b->kind || a->alone || b->alone)
		return false;
	if (a->kind == SEQUENCE_ARTIFACT)
		return a->artifact == b->artifact;
	return a->node == b->node && a->order == b->order && str_eq(a->lang, b->lang);
}

/* Goes on in the sequence asked for, which is begun unless it is the open one. */
static void sequence(struct content *c, struct sequence s, struct str actual)
{
	s.alone = actual.n > 0;
	if (same_sequence(&c->open, &s))
		return;
	close_sequence(c);
	c->open = s;
	if (s.kind == SEQUENCE_ARTIFACT) {
		put(c, artifact(s.artifact));
		return;
	}
	put(c, "/");
	put(c, s.alone ? "Span" : tree_tag(c->tree, s.node));
	put(c, "<</MCID ");
	buf_int(&c->b, tree_content(c->tree, s.node, s.order));
	if (s.lang.n && !str_eq(s.lang, tree_lang(c->tree, s.node))) {
		put(c, "/Lang");
		put_text(&c->b, s.lang);
	}
	if (s.alone) {
		put(c, "/ActualText<FEFF");
		put_utf16(&c->b, actual);
		put(c, ">");
	}
	put(c, ">>BDC\n");
}

static struct sequence text_sequence(const struct mark *m, const struct page_span *span)
{
	if (m->artifact != ARTIFACT_NONE || span->node == NODE_NONE)
		return (struct sequence){ .kind = SEQUENCE_ARTIFACT, .artifact = m->artifact };
	return (struct sequence){ .kind = SEQUENCE_CONTENT,
		.node = span->node,
		.order = span->order,
		.lang = span->look.lang };
}

/* --- showing */

/* Goes to a place by a Td that is relative to the last one. */
static void move(struct content *c, int64_t fine_x, sp y)
{
	int64_t x = len_scale(fine_x, 1, FINE_MPT), down = len_mpt(c->page->height - y);

	end_array(c);
	put_milli(&c->b, x - c->line_x);
	put(c, " ");
	put_milli(&c->b, down - c->line_y);
	put(c, " Td\n");
	c->line_x = x;
	c->line_y = down;
	c->pen = x * FINE_MPT;
}

static void put_code(struct content *c, uint16_t code)
{
	char t[4];
	size_t n = 0;

	for (int shift = 8; shift >= 0; shift -= 8) {
		char byte = (char)(code >> shift & 255);
		if (byte == '(' || byte == ')' || byte == '\\')
			t[n++] = '\\';
		t[n++] = byte == '\r' ? 'r' : byte;
		if (byte == '\r') {
			t[n - 1] = '\\';
			t[n++] = 'r';
		}
	}
	buf_put(&c->b, t, n);
}

/* A glyph where the pen is to be at `want`, units from the array's beginning. */
static void show(struct content *c, const struct font_glyph *g, int64_t want)
{
	if (!c->in_array)
		put(c, "[");
	c->in_array = true;
	if (want != c->units) {
		put(c, c->in_string ? ")" : "");
		put_tenth(&c->b, c->units - want);
		c->in_string = false;
		c->units = want;
	}
	if (!c->in_string)
		put(c, "(");
	c->in_string = true;
	put_code(c, g->code);
	c->units += g->width;
}

/* --- runs */

struct placed { /* a run at its place */
	const struct run *run;
	const struct font_run *font;
	const struct page_span *span;
	int64_t x; /* fine: of its origin */
	sp size, rise;
};

static uint32_t resource_of(const struct font_glyph *g)
{
	return g->face->resource + g->layer;
}

static void show_glyphs(struct content *c, const struct placed *p)
{
	const struct run *run = p->run;
	int64_t advance = 0, tracking = 0;

	for (uint32_t i = 0; i < run->n; i++) {
		const struct glyph *g = &run->glyph[i];
		sp up = len_scale(g->dy, p->size, run->face->upem);

		set_font(c, resource_of(p->font->glyph[i]), p->size);
		set_rise(c, p->rise + up);
		show(c, p->font->glyph[i],
			to_units(c, p->x - c->pen + tracking * FINE) +
				len_scale(advance + g->dx, UNITS, run->face->upem));
		advance += g->advance;
		if (i + 1 == run->n || run->glyph[i + 1].cluster != g->cluster)
			tracking += p->span->look.tracking;
	}
}

/* What ActualText says of a run whose glyphs do not spell it. */
static struct str actual_text(struct content *c, const struct placed *p)
{
	struct buf b = { .a = c->b.a };

	if (!p->font->actual)
		return (struct str){ NULL, 0 };
	buf_str(&b, p->run->text);
	if (p->run->hyphen)
		buf_cstr(&b, "\xC2\xAD");
	return buf_get(&b);
}

/* The space that follows a run in the source; the one of the source where it is no common space. */
static struct str space_text(const struct line_mark *lm, const struct page_span *span)
{
	size_t at = span->src_offset + lm->offset + lm->run->text.n, end = at;

	if (!lm->forced)
		return STR(" ");
	if (!span->src || at >= span->src->text.n || span->src->text.s[at] == ' ')
		return STR("\xC2\xA0");
	str_next(span->src->text, &end);
	return (struct str){ span->src->text.s + at, end - at };
}

static const struct font_glyph *space_of(struct content *c, const struct mark *m, size_t i)
{
	const struct line_mark *lm = &m->line->mark[i];

	if (!lm->space)
		return NULL;
	return font_space(c->fonts, lm->run->face, space_text(lm, &m->span[lm->span]));
}

/* A space at the pen or, `before` a run that reads from right to left, ending at x. */
static void show_space(
	struct content *c, const struct placed *p, const struct font_glyph *space, bool before)
{
	int64_t want;

	if (!space)
		return;
	set_font(c, resource_of(space), p->size);
	set_rise(c, p->rise);
	if (before)
		want = to_units(c, p->x - c->pen) - space->width;
	else
		want = c->units;
	show(c, space, want);
}

static void show_run(struct content *c, const struct mark *m, size_t i, bool *moved)
{
	const struct line_mark *lm = &m->line->mark[i];
	const struct page_span *span = &m->span[lm->span];
	const struct font_glyph *space = space_of(c, m, i);
	struct sequence s = text_sequence(m, span);
	struct placed p = { .run = lm->run,
		.font = font_use(c->fonts, lm->run),
		.span = span,
		.x = (m->x + lm->x) * FINE,
		.size = len_scale(span->look.size, lm->run->scale, 1000),
		.rise = span->rise + len_scale(span->look.size, lm->run->rise, 1000) };
	bool before = lm->level & 1;

	if (p.size <= 0 || (p.run->n == 0 && !space))
		return;
	sequence(c, s, before ? STR("") : actual_text(c, &p));
	set_colour(c, span->look.colour);
	set_expand(c, lm->expand);
	if (!*moved)
		move(c, p.x, m->y);
	*moved = true;
	if (before && space) {
		show_space(c, &p, space, true);
		sequence(c, s, actual_text(c, &p));
	}
	show_glyphs(c, &p);
	if (!before && space) {
		sequence(c, s, STR(""));
		show_space(c, &p, space, false);
	}
}

static void draw_text(struct content *c, const struct mark *m)
{
	bool moved = false;

	if (!c->in_text)
		close_sequence(c);
	begin_text(c);
	for (size_t i = 0; i < m->line->n; i++)
		show_run(c, m, i, &moved);
}

/* --- rules and images */

static void leave_text(struct content *c)
{
	if (!c->in_text)
		return;
	close_sequence(c);
	end_text(c);
}

static void put_lengths(struct content *c, const sp *v, int n, const char *operator)
{
	for (int i = 0; i < n; i++) {
		put_milli(&c->b, len_mpt(v[i]));
		put(c, " ");
	}
	put(c, operator);
}

static void draw_rule(struct content *c, const struct mark *m)
{
	const sp box[4] = { m->x, c->page->height - m->y - m->h, m->w, m->h };

	leave_text(c);
	sequence(c, (struct sequence){ .kind = SEQUENCE_ARTIFACT, .artifact = m->artifact },
		STR(""));
	set_colour(c, m->colour);
	put_lengths(c, box, 4, "re f\n");
}

/* Where the unit square of a picture of that Exif orientation goes in the box x y w h: the
 * rotations and reflections that make it upright. */
static void orient(int orientation, const sp box[4], sp matrix[6])
{
	static const int8_t turn[9][6] = { { 0 }, { 1, 0, 0, 1, 0, 0 }, { -1, 0, 0, 1, 1, 0 },
		{ -1, 0, 0, -1, 1, 1 }, { 1, 0, 0, -1, 0, 1 }, { 0, -1, -1, 0, 1, 1 },
		{ 0, -1, 1, 0, 0, 1 }, { 0, 1, 1, 0, 0, 0 }, { 0, 1, -1, 0, 1, 0 } };
	const int8_t *t = turn[orientation];

	for (int i = 0; i < 6; i++)
		matrix[i] = t[i] * (i % 2 ? box[3] : box[2]);
	matrix[4] += box[0];
	matrix[5] += box[1];
}

/* The largest box of the picture's proportions in the middle of the mark's. */
static void fit(const struct content *c, const struct mark *m, const struct image_ref *r, sp box[4])
{
	sp w = m->w, h = len_scale(m->w, r->height, r->width);

	if (h > m->h + SP_PT / 100) {
		h = m->h;
		w = len_scale(m->h, r->width, r->height);
	}
	box[0] = m->x + (m->w - w) / 2;
	box[1] = c->page->height - m->y - m->h + (m->h - h) / 2;
	box[2] = w;
	box[3] = h;
}

static void draw_image(struct content *c, const struct mark *m)
{
	const struct image_ref *r = m->image ? image_find(c->images, m->image) : NULL;
	bool aside = m->artifact != ARTIFACT_NONE || m->node == NODE_NONE;
	struct sequence s = { .kind = SEQUENCE_CONTENT, .node = m->node, .order = 0 };
	sp box[4], matrix[6];

	if (!r || r->resource == 0)
		return;
	if (aside)
		s = (struct sequence){ .kind = SEQUENCE_ARTIFACT, .artifact = m->artifact };
	else
		s.lang = tree_lang(c->tree, m->node);
	fit(c, m, r, box);
	orient(r->orientation, box, matrix);
	leave_text(c);
	sequence(c, s, STR(""));
	put(c, "q ");
	put_lengths(c, matrix, 6, "cm /I");
	buf_int(&c->b, r->resource);
	put(c, " Do Q\n");
}

/* --- the page */

void content_use(struct content *c, const struct mark *m)
{
	if (m->kind != MARK_TEXT)
		return;
	for (size_t i = 0; i < m->line->n; i++) {
		font_use(c->fonts, m->line->mark[i].run);
		space_of(c, m, i);
	}
}

struct str content_page(struct content *c, const struct page *page)
{
	struct content fresh = {
		.fonts = c->fonts, .tree = c->tree, .images = c->images, .b = c->b, .page = page
	};

	*c = fresh;
	c->b.n = 0;
	tree_page(c->tree);
	for (size_t i = 0; i < page->n; i++) {
		const struct mark *m = &page->mark[i];
		switch (m->kind) {
		case MARK_TEXT:
			draw_text(c, m);
			break;
		case MARK_RULE:
			draw_rule(c, m);
			break;
		case MARK_IMAGE:
			draw_image(c, m);
			break;
		case MARK_LINK:
			break;
		}
	}
	close_sequence(c);
	end_text(c);
	return buf_get(&c->b);
}
