#include "pdf/content.h"
#include "pdf/put.h"
#include "pdf/run.h"
#include <stdlib.h>

enum sequence_kind { SEQUENCE_NONE, SEQUENCE_CONTENT, SEQUENCE_ARTIFACT };

struct sequence { /* the marked-content sequence that is open */
	enum sequence_kind kind;
	uint32_t node, order;
	struct str lang;
	uint8_t artifact;
	bool alone;  /* has ActualText: nothing more may come into it */
	bool joined; /* has ActualText, of all that comes into it */
};

struct content {
	struct font_set *fonts;
	struct tree *tree;
	const struct image_set *images;
	const struct page *page;
	struct sequence open;
	struct pen pen;
	bool moved;                          /* the pen is on the line of the mark */
	VEC(const struct line_mark *) order; /* the line's runs in reading order */
};

struct content *content_new(struct arena *arena, struct font_set *fonts, struct tree *tree,
	const struct image_set *images)
{
	struct content *c = ARENA_NEW(arena, struct content);

	*c = (struct content){
		.fonts = fonts, .tree = tree, .images = images, .pen = { .b = { .a = arena } }
	};
	return c;
}

static void put(struct content *c, const char *s)
{
	buf_cstr(&c->pen.b, s);
}

/* --- marked content */

static void close_sequence(struct content *c)
{
	pen_end_array(&c->pen);
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
	s.alone = actual.n > 0 && !s.joined;
	if (same_sequence(&c->open, &s))
		return;
	close_sequence(c);
	c->open = s;
	if (s.kind == SEQUENCE_ARTIFACT) {
		put(c, artifact(s.artifact));
		return;
	}
	put(c, "/");
	put(c, actual.n ? "Span" : tree_tag(c->tree, s.node));
	put(c, "<</MCID ");
	buf_int(&c->pen.b, tree_content(c->tree, s.node, s.order));
	if (s.lang.n && !str_eq(s.lang, tree_lang(c->tree, s.node))) {
		put(c, "/Lang");
		put_text(&c->pen.b, s.lang);
	}
	if (actual.n) {
		put(c, "/ActualText<FEFF");
		put_utf16(&c->pen.b, actual);
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
		.joined = span->joined.n > 0,
		.lang = span->look.lang };
}

/* --- runs */

/* What ActualText says of a run whose glyphs do not spell it. */
static struct str actual_text(struct content *c, const struct run_placed *p)
{
	struct buf b = { .a = c->pen.b.a };

	if (p->span->joined.n)
		return p->span->joined;
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

static const struct font_glyph *space_of(
	struct content *c, const struct mark *m, const struct line_mark *lm)
{
	if (!lm->space)
		return NULL;
	return font_space(c->fonts, lm->run->face, space_text(lm, &m->span[lm->span]));
}

/* The space after a run that ends its part of the source belongs to what comes next: a link does
 * not reach over it. */
static struct sequence space_sequence(
	const struct mark *m, const struct line_mark *lm, const struct line_mark *next)
{
	const struct page_span *span = &m->span[lm->span];
	size_t end = span->src_offset + lm->offset + lm->run->text.n;
	struct sequence s;

	if (span->joined.n) {
		s = text_sequence(m, span);
		s.joined = false;
		s.order++;
		return s;
	}
	if (next && span->src && end >= span->src->text.n)
		span = &m->span[next->span];
	return text_sequence(m, span);
}

static struct run_placed place(struct content *c, const struct mark *m, const struct line_mark *lm)
{
	const struct page_span *span = &m->span[lm->span];

	return (struct run_placed){ .run = lm->run,
		.font = font_use(c->fonts, lm->run),
		.span = span,
		.x = (m->x + lm->x) * PEN_FINE,
		.leftward = lm->level & 1,
		.size = len_scale(span->look.size, lm->run->scale, 1000),
		.rise = span->rise + len_scale(span->look.size, lm->run->rise, 1000) };
}

/* A run, and the space between it and the next one in reading order, if there is one. */
static void show_run(struct content *c, const struct mark *m, const struct line_mark *lm,
	const struct line_mark *next)
{
	const struct font_glyph *space = space_of(c, m, lm);
	struct run_placed p = place(c, m, lm);

	if (p.size <= 0 || (p.run->n == 0 && !space))
		return;
	sequence(c, text_sequence(m, p.span), actual_text(c, &p));
	pen_colour(&c->pen, p.span->look.colour);
	pen_expand(&c->pen, lm->expand);
	pen_letters(&c->pen, lm->letters);
	if (!c->moved)
		pen_move(&c->pen, p.x, m->y);
	c->moved = true;
	run_show(&c->pen, &p);
	if (space) {
		sequence(c, space_sequence(m, lm, next), STR(""));
		run_space(&c->pen, &p, space);
	}
}

static int by_reading(const void *a, const void *b)
{
	const struct line_mark *x = *(const struct line_mark *const *)a;
	const struct line_mark *y = *(const struct line_mark *const *)b;

	if (x->span != y->span)
		return x->span < y->span ? -1 : 1;
	return (x->offset > y->offset) - (x->offset < y->offset);
}

/* A line's runs in reading order: as they stand, unless some read from the right. */
static void in_order(struct content *c, const struct line *line)
{
	bool mixed = false;

	c->order.n = 0;
	for (size_t i = 0; i < line->n; i++) {
		*VEC_PUSH(c->pen.b.a, &c->order) = &line->mark[i];
		mixed = mixed || line->mark[i].level > 0;
	}
	if (mixed)
		qsort(c->order.v, c->order.n, sizeof *c->order.v, by_reading);
}

static void draw_text(struct content *c, const struct mark *m)
{
	if (!c->pen.in_text)
		close_sequence(c);
	pen_begin_text(&c->pen);
	c->moved = false;
	in_order(c, m->line);
	for (size_t i = 0; i < c->order.n; i++)
		show_run(c, m, c->order.v[i], i + 1 < c->order.n ? c->order.v[i + 1] : NULL);
}

/* --- rules and images */

static void leave_text(struct content *c)
{
	if (!c->pen.in_text)
		return;
	close_sequence(c);
	pen_end_text(&c->pen);
}

static void put_lengths(struct content *c, const sp *v, int n, const char *operator)
{
	for (int i = 0; i < n; i++) {
		put_milli(&c->pen.b, len_mpt(v[i]));
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
	pen_colour(&c->pen, m->colour);
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
	bool aside = m->artifact != ARTIFACT_NONE || m->node == NODE_NONE ||
		     !tree_described(c->tree, m->node);
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
	buf_int(&c->pen.b, r->resource);
	put(c, " Do Q\n");
}

/* --- the page */

void content_use(struct content *c, const struct mark *m)
{
	if (m->kind != MARK_TEXT)
		return;
	for (size_t i = 0; i < m->line->n; i++) {
		font_use(c->fonts, m->line->mark[i].run);
		space_of(c, m, &m->line->mark[i]);
	}
}

struct str content_page(struct content *c, const struct page *page)
{
	struct buf b = c->pen.b;

	b.n = 0;
	c->pen = (struct pen){ .b = b, .height = page->height };
	c->page = page;
	c->open = (struct sequence){ 0 };
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
	pen_end_text(&c->pen);
	return buf_get(&c->pen.b);
}
