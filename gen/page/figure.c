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

/* In place of a picture that is not there: its description in a frame. */
static void stand_in(struct builder *b, const struct where *w, struct str alt, uint32_t node)
{
	struct arena_mark m = arena_mark(b->scratch);
	struct flow f;
	struct set_para set;
	sp width = w->right - w->left, pad = b->grid / 2;
	page_flow(b, &f, STYLE_CAPTION, w->lang);
	page_flow_ours(&f, alt, node);
	page_set(&f, width - 2 * pad, 0, &set);
	sp h = (sp)set.para.n * set.leading + 2 * pad;
	page_box(b, h, h);
	frame(b, w->left, width, h);
	for (size_t i = 0; i < set.para.n; i++)
		page_put_line(b, &set, i, w->left + pad, pad + (sp)i * set.leading);
	arena_reset(b->scratch, m);
}

static void picture(struct builder *b, const struct where *w, const struct image *im, uint32_t node)
{
	sp width, height, measure = w->right - w->left, gap = b->grid / 2;
	fit(im, measure > SP_PT ? measure : SP_PT, most_height(b), &width, &height);
	page_box(b, height + gap, height + gap);
	page_slab_mark(b, &(struct mark){ .kind = MARK_IMAGE,
				  .node = node,
				  .x = w->left + (measure - width) / 2,
				  .y = 0,
				  .w = width,
				  .h = height,
				  .image = im });
}

static bool there(const struct image *im)
{
	return im && im->type != IMAGE_NONE && im->bytes.n > 0 && im->width > 0 && im->height > 0;
}

void page_figure(struct builder *b, const struct where *w, const struct block *k)
{
	struct where in = *w;
	uint32_t node = page_block_node(b, ROLE_FIGURE, w, k);
	bool caption = interview_has_text(k->title), credit = interview_has_text(k->text);
	in.node = node;
	in.lang = k->lang.n ? k->lang : w->lang;
	page_flush_labels(b);
	page_anchor(b, k->slug);
	page_space(b, b->grid);
	struct str alt = k->image ? k->image->alt : (struct str){ 0 };
	b->node.v[node].alt = alt.n ? alt : interview_plain(b->arena, k->title);
	if (there(k->image))
		picture(b, &in, k->image, node);
	else
		stand_in(b, &in, b->node.v[node].alt.n ? b->node.v[node].alt : STR("?"), node);
	if (caption) {
		page_penalty(b, FILL_NEVER, 0);
		page_text(
			b, &in, STYLE_CAPTION, k->title, page_node(b, ROLE_CAPTION, node, k->loc));
	}
	if (credit) {
		page_penalty(b, FILL_NEVER, 0);
		page_text(b, &in, STYLE_FIGURE_CREDIT, k->text,
			page_node(b, ROLE_CAPTION, node, k->loc));
	}
	page_space(b, b->grid);
	b->after_para = false;
}

void page_portrait(struct builder *b, const struct where *w, const struct person *p)
{
	if (!there(p->portrait))
		return;
	struct where in = *w;
	uint32_t node = page_node(b, ROLE_FIGURE, w->node, p->loc);
	b->node.v[node].alt = p->portrait->alt.n ? p->portrait->alt : p->name->text;
	in.right = in.left + (in.right - in.left) / 4;
	picture(b, &in, p->portrait, node);
	page_penalty(b, FILL_NEVER, 0);
	if (interview_has_text(p->portrait_credit)) {
		page_text(b, w, STYLE_FIGURE_CREDIT, p->portrait_credit,
			page_node(b, ROLE_CAPTION, node, p->loc));
		page_penalty(b, FILL_NEVER, 0);
	}
}
