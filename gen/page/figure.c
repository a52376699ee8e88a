/* Figures: scaled to the measure, never enlarged beyond 300 pixels to the inch.
 *
 * In the text itself a figure is given to page_fill to be set where it is spoken of, or at the head
 * or the foot of that page or of one behind it. Inside of other things (a quote, a list, a
 * sidebar), and where notes hang from its caption, it is a box like others and stays where it is.
 * What stands below a figure should leave half of the page to it; what is longer goes on as text
 * behind it. */
#include "page/inside.h"

enum {
	DOTS = 300,
	SMALLER = 3, /* so many times, and it is said */
	/* costs */
	FIGURE_HEAD = 30,
	FIGURE_FOOT = 60
};

/* The greatest size within w by h that keeps the picture's shape. */
static void fit(const struct image *im, sp w, sp h, sp *width, sp *height)
{
	const sp most = 10000 * SP_PT, least = SP_PT / 10;
	w = w < most ? w : most;
	h = h < most ? h : most;
	*width = len_scale(im->width, 72 * SP_PT, DOTS);
	if (*width > w)
		*width = w;
	*height = len_scale(*width, im->height, im->width);
	if (*height > h) {
		*height = h;
		*width = len_scale(h, im->width, im->height);
	}
	*width = *width > least ? *width : least;
	*height = *height > least ? *height : least;
}

static sp most_height(const struct builder *b)
{
	sp h = len_scale(b->height, b->style->pagination.figure, 1000);
	return h > b->grid ? h : b->grid;
}

static void frame(struct builder *b, sp x, sp w, sp h)
{
	const sp thin = SP_PT / 2;
	const sp at[4][4] = {
		{ x, 0, w, thin },
		{ x, h - thin, w, thin },
		{ x, 0, thin, h },
		{ x + w - thin, 0, thin, h },
	};
	for (int i = 0; i < 4; i++)
		page_slab_mark(b, &(struct mark){ .kind = MARK_RULE,
					  .artifact = ARTIFACT_LAYOUT,
					  .node = NODE_NONE,
					  .x = at[i][0],
					  .y = at[i][1],
					  .w = at[i][2],
					  .h = at[i][3],
					  .colour = b->style->text[STYLE_CAPTION].colour });
}

static bool there(const struct image *im)
{
	return im && im->type != IMAGE_NONE && im->bytes.n > 0 && im->width > 0 && im->height > 0;
}

static void set_under(struct builder *b, const struct where *w, enum style_kind style,
	const struct span *text, struct set_para *out)
{
	struct flow f;
	if (!interview_has_text(text))
		return;
	page_flow(b, &f, style, w->lang);
	page_flow_spans(&f, text, page_node(b, ROLE_CAPTION, w->node, text->loc));
	page_set_in(&f, w, 0, out);
}

/* In place of a picture: its description in a frame. */
static void set_alt(struct builder *b, const struct where *w, struct str alt, struct page_plate *p)
{
	struct flow f;
	sp pad = b->grid / 2;
	page_flow(b, &f, STYLE_CAPTION, w->lang);
	page_flow_ours(&f, alt.n ? alt : STR("…"), w->node);
	p->x = w->left;
	p->width = w->right - w->left;
	page_set(&f, p->width - 2 * pad, 0, &p->alt);
	p->height = (sp)p->alt.para.n * p->alt.leading + 2 * pad;
}

static sp height_under(const struct page_plate *p)
{
	sp h = 0;
	for (int i = 0; i < 2; i++)
		h += (sp)p->under[i].para.n * p->under[i].leading;
	return h > 0 ? p->gap + h : 0;
}

void page_put_plate(struct builder *b, const struct page_plate *p, sp top)
{
	sp y = top + p->height + p->gap, pad = b->grid / 2;
	if (p->alt.para.n > 0) {
		frame(b, p->x, p->width, p->height);
		for (size_t k = 0; k < p->alt.para.n; k++)
			page_put_line(
				b, &p->alt, k, p->x + pad, top + pad + (sp)k * p->alt.leading);
	} else {
		page_slab_mark(b, &(struct mark){ .kind = MARK_IMAGE,
					  .node = p->node,
					  .x = p->x,
					  .y = top,
					  .w = p->width,
					  .h = p->height,
					  .image = p->image });
	}
	for (int i = 0; i < 2; i++)
		for (size_t k = 0; k < p->under[i].para.n; k++, y += p->under[i].leading)
			page_put_line(b, &p->under[i], k, p->left, y);
}

static bool has_note(const struct span *s)
{
	for (; s; s = s->next)
		if (s->kind == SPAN_NOTE || has_note(s->first))
			return true;
	return false;
}

static bool may_float(const struct builder *b, const struct where *w, const struct block *k)
{
	bool body = w->box == STYLE_N && w->para != STYLE_SIDEBAR && w->para != STYLE_ITEM;
	return b->varies && body && !b->wide && b->style->figures.place != FIGURES_HERE &&
	       !has_note(k->title) && !has_note(k->text);
}

/* Pictures much wider than high stand across the columns. */
static bool goes_across(const struct builder *b, const struct block *k)
{
	int64_t least = b->style->figures.across;
	return b->columns > 1 && least > 0 && there(k->image) &&
	       (int64_t)k->image->width * 1000 >= least * k->image->height;
}

static void make_plate(
	struct builder *b, const struct where *w, const struct block *k, struct page_plate *p)
{
	*p = (struct page_plate){ .image = k->image, .gap = b->grid / 3, .x = w->left };
	struct str alt = k->image ? k->image->alt : (struct str){ 0 };
	alt = alt.n ? alt : interview_plain(b->arena, k->title);
	b->node.v[w->node].alt = alt;
	p->node = w->node;
	set_under(b, w, STYLE_CAPTION, k->title, &p->under[0]);
	set_under(b, w, STYLE_FIGURE_CREDIT, k->text, &p->under[1]);
	sp under = height_under(p), most = most_height(b);
	if (under <= b->height / 2 && under > b->height - most)
		most = b->height - under;
	if (there(k->image)) {
		sp free;
		fit(k->image, w->right - w->left, most, &p->width, &p->height);
		free = len_scale(k->image->width, 72 * SP_PT, DOTS);
		free = free < w->right - w->left ? free : w->right - w->left;
		if (p->width < free / SMALLER)
			diag_at(b->diag, DIAG_NOTE, k->loc,
				"this picture is much higher than the page at the width it would "
				"have; it is made smaller");
	} else {
		set_alt(b, w, alt, p);
	}
	p->left = page_inside(b, w, STYLE_CAPTION).left;
	p->all = p->height + under;
}

static void float_it(struct builder *b, struct page_plate *p, const struct block *k)
{
	bool edges = b->style->figures.place == FIGURES_EDGES;
	*VEC_PUSH(b->work, &b->item) = (struct fill_item){ .kind = FILL_FLOAT,
		.index = (uint32_t)b->figure.n };
	*VEC_PUSH(b->work, &b->figure) = (struct fill_float){ .height = p->all,
		.wide = b->wide,
		.head = FIGURE_HEAD,
		.foot = FIGURE_FOOT,
		.here = edges ? FILL_NEVER : 0,
		.slab = (uint32_t)b->slab.n };
	b->in_note = true;
	page_slab(b, p->all);
	b->in_note = false;
	if (k->slug.n)
		page_dest_at(b, k->slug, (uint32_t)b->slab.n - 1);
	page_put_plate(b, p, 0);
}

/* What is written below it, behind it in the text. */
static void put_under(struct builder *b, const struct where *w, const struct page_plate *p)
{
	static const enum style_kind styles[] = { STYLE_CAPTION, STYLE_FIGURE_CREDIT };
	for (int i = 0; i < 2; i++)
		if (p->under[i].para.n > 0)
			page_lines(b, w, styles[i], &p->under[i]);
}

static void stay(
	struct builder *b, const struct where *w, struct page_plate *p, const struct block *k)
{
	bool apart = p->all > b->height;
	struct page_plate alone = *p;
	page_flush_labels(b);
	page_anchor(b, k->slug);
	page_space(b, b->grid);
	if (apart) {
		diag_at(b->diag, DIAG_NOTE, k->loc,
			"what stands below this figure would leave it less than half of a page; it "
			"goes on behind it");
		alone.under[0].para.n = alone.under[1].para.n = 0;
		alone.all = alone.height;
	}
	page_box(b, alone.all, alone.all);
	page_put_plate(b, &alone, 0);
	if (apart) {
		page_space(b, p->gap);
		put_under(b, w, p);
	}
	page_space(b, b->grid);
	b->after_para = false;
}

void page_figure(struct builder *b, const struct where *w, const struct block *k)
{
	struct arena_mark m = arena_mark(b->scratch);
	struct where in = *w;
	struct page_plate p;
	bool floats = may_float(b, w, k), wide = b->wide;
	if (floats && goes_across(b, k)) {
		b->wide = true;
		b->measure = in.right = b->full;
		in.left = 0;
	}
	in.node = page_block_node(b, ROLE_FIGURE, w, k);
	in.lang = k->lang.n ? k->lang : w->lang;
	make_plate(b, &in, k, &p);
	if (floats && p.all <= b->height)
		float_it(b, &p, k);
	page_narrow(b, wide);
	if (!floats || p.all > b->height)
		stay(b, &in, &p, k);
	arena_reset(b->scratch, m);
}

void page_portrait(
	struct builder *b, const struct where *w, const struct person *person, struct page_plate *p)
{
	*p = (struct page_plate){ .image = person->portrait, .gap = b->grid / 4, .x = w->left };
	if (!there(person->portrait))
		return;
	struct arena_mark m = arena_mark(b->scratch);
	struct where in = *w;
	struct str alt = person->portrait->alt;
	in.node = p->node = page_node(b, ROLE_FIGURE, w->node, person->loc);
	b->node.v[in.node].alt = alt.n ? alt : person->name->text;
	fit(person->portrait, w->right - w->left, most_height(b), &p->width, &p->height);
	p->left = w->left;
	set_under(b, &in, STYLE_FIGURE_CREDIT, person->portrait_credit, &p->under[1]);
	p->all = p->height + height_under(p);
	arena_reset(b->scratch, m);
}
