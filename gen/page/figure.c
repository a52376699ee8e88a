/* Figures: scaled to the measure, never enlarged beyond 300 pixels to the inch. */
#include "page/inside.h"

enum { DOTS = 300 };

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

void page_figure(struct builder *b, const struct where *w, const struct block *k)
{
	struct arena_mark m = arena_mark(b->scratch);
	struct where in = *w;
	struct page_plate p = { .image = k->image, .gap = b->grid / 3, .x = w->left };
	in.node = p.node = page_block_node(b, ROLE_FIGURE, w, k);
	in.lang = k->lang.n ? k->lang : w->lang;
	page_flush_labels(b);
	page_anchor(b, k->slug);
	struct str alt = k->image ? k->image->alt : (struct str){ 0 };
	alt = alt.n ? alt : interview_plain(b->arena, k->title);
	b->node.v[in.node].alt = alt;
	if (there(k->image))
		fit(k->image, w->right - w->left, most_height(b), &p.width, &p.height);
	else
		set_alt(b, &in, alt, &p);
	set_under(b, &in, STYLE_CAPTION, k->title, &p.under[0]);
	set_under(b, &in, STYLE_FIGURE_CREDIT, k->text, &p.under[1]);
	p.left = page_inside(b, &in, STYLE_CAPTION).left;
	p.all = p.height + height_under(&p);
	page_space(b, b->grid);
	page_box(b, p.all, p.all);
	page_put_plate(b, &p, 0);
	page_space(b, b->grid);
	b->after_para = false;
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
