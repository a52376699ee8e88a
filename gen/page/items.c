/* Lists: a bullet or a number in the hang, the item's head run into its first paragraph. */
#include "page/inside.h"

/* A list should not be parted from the words before it, nor one item from the others. */
enum { LIST_EDGE = 200 };

/* How far the text of an item stands behind what the list stands in. */
static sp hang(const struct builder *b)
{
	const struct style_text *st = &b->style->text[STYLE_ITEM];
	if (st->start > 0)
		return st->start;
	return st->label_width > 0 ? st->label_width : st->size * 3 / 2;
}

/* Where the ink of a label ends, whatever of it hangs in the margin; where it is written from right
 * to left, how far it reaches. */
static sp label_end(const struct builder *b, const struct set_para *set)
{
	const struct line *l = &set->para.line[0];
	const struct line_mark *last = l->n ? &l->mark[l->n - 1] : NULL;
	if (!last)
		return 0;
	if (b->rtl)
		return set->width - l->mark[0].x;
	return last->x + para_mark_width(last, &set->span[last->span].look);
}

/* Bullets and numbers end a little before the text. */
static void bullet(struct builder *b, const struct where *w, const struct block *item, bool ordered)
{
	struct arena_mark m = arena_mark(b->scratch);
	const struct style_text *st = &b->style->text[STYLE_ITEM];
	struct flow f;
	struct set_para set;
	uint32_t node = page_node(b, ROLE_ITEM_LABEL, w->node, item->loc);
	struct str text = ordered      ? arena_printf(b->arena, "%u.", item->number)
			  : st->text.n ? st->text
				       : STR("•");
	page_flow(b, &f, w->para, w->lang);
	page_flow_ours(&f, text, node);
	page_set(&f, b->measure, 0, &set);
	if (set.para.n > 0)
		page_label(b, &set, w->left + hang(b) - st->size * 3 / 10 - label_end(b, &set));
	arena_reset(b->scratch, m);
}

static void item(struct builder *b, const struct where *w, const struct block *k, bool ordered)
{
	struct where in = *w;
	in.node = page_block_node(b, ROLE_ITEM, w, k);
	in.lang = k->lang.n ? k->lang : w->lang;
	in.para = page_para_in(w, STYLE_ITEM);
	page_anchor(b, k->slug);
	bullet(b, &in, k, ordered);
	in.node = page_node(b, ROLE_ITEM_BODY, in.node, k->loc);
	in.left += hang(b);
	in.box = STYLE_ITEM;
	b->after_para = false;
	const struct block *first = k->first;
	if (interview_has_text(k->title)) {
		bool run_in = first && first->kind == BLOCK_PARA;
		uint32_t node = run_in ? 0 : page_node(b, ROLE_PARA, in.node, k->loc);
		page_paragraph(b, &in, run_in ? first : NULL, k->title, node);
		first = run_in ? first->next : first;
	}
	page_build(b, &in, first);
	page_flush_labels(b);
}

void page_list(struct builder *b, const struct where *w, const struct block *list)
{
	struct where in = *w;
	in.node = page_block_node(b, ROLE_LIST, w, list);
	in.lang = list->lang.n ? list->lang : w->lang;
	b->node.v[in.node].ordered = list->ordered;
	page_anchor(b, list->slug);
	if (w->box != STYLE_ITEM)
		page_open(b, w, STYLE_ITEM);
	for (const struct block *k = list->first; k; k = k->next) {
		if (k->kind != BLOCK_ITEM)
			continue;
		bool edge = k == list->first || k == list->first->next || !k->next;
		page_penalty(b, edge ? LIST_EDGE : 0, 0);
		item(b, &in, k, list->ordered);
	}
	if (w->box != STYLE_ITEM)
		page_close(b, w, STYLE_ITEM);
	b->after_para = true;
}
