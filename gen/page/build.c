/* Blocks of the interview into the vertical list. */
#include "page/inside.h"

void page_paragraph(struct builder *b, const struct where *w, const struct block *block,
	const struct span *head, uint32_t head_node)
{
	struct arena_mark m = arena_mark(b->scratch);
	const struct style_text *st = &b->style->text[w->para], *plain;
	struct flow f;
	struct set_para set;
	page_flow(b, &f, w->para, block && block->lang.n ? block->lang : w->lang);
	uint32_t node = block ? page_block_node(b, ROLE_PARA, w, block) : head_node;
	f.artifact = node == NODE_NONE;
	if (head) {
		f.over[f.depth++] = STYLE_ITEM_TITLE;
		page_flow_spans(&f, head, node);
		f.depth--;
		if (block)
			page_flow_ours(&f, STR(" "), node);
	}
	if (block)
		page_flow_spans(&f, block->text, node);
	plain = &b->style->text[STYLE_PARA];
	if (b->after_para && st->indent == 0)
		page_space(b, plain->before > plain->after ? plain->before : plain->after);
	if (head || !page_set_initial(&f, w, &set))
		page_set_in(&f, w, b->after_para ? st->indent : 0, &set);
	page_lines(b, w, w->para, &set);
	arena_reset(b->scratch, m);
	b->after_para = true;
}

static void plain(struct builder *b, const struct where *w, const struct block *k)
{
	bool own = w->para == STYLE_PARA;
	bool after = b->after_para;
	if (own) {
		page_open(b, w, STYLE_PARA);
		b->after_para = after;
	}
	if (k->slug.n)
		page_anchor(b, k->slug);
	page_paragraph(b, w, k, NULL, 0);
	if (own)
		page_close(b, w, STYLE_PARA);
	b->after_para = true;
}

void page_context(struct builder *b, const struct page_context *c)
{
	struct page_context *to = VEC_PUSH(b->work, &b->context);
	*to = *c;
	to->first = NODE_NONE;
}

static void section(struct builder *b, const struct where *w, const struct block *k)
{
	static const enum style_kind styles[] = { STYLE_SECTION1, STYLE_SECTION2, STYLE_SECTION3 };
	int depth = k->depth < 1 ? 1 : k->depth;
	enum style_kind style = styles[depth > 3 ? 2 : depth - 1];
	struct where in = *w;
	struct page_context before = b->context.v[b->context.n - 1];
	in.node = page_block_node(b, ROLE_SECTION, w, k);
	in.lang = k->lang.n ? k->lang : w->lang;
	in.level = w->level + 1;
	struct str title = interview_plain(b->arena, k->title);
	b->node.v[in.node].title = title;
	page_flush_labels(b);
	page_context(b, &(struct page_context){ .chapter = before.chapter, .section = title });
	b->stretch = 2 * b->grid;
	uint32_t dest = page_anchor(b, k->slug);
	if (title.n) {
		uint32_t h = page_node(b, ROLE_HEADING, in.node, k->loc);
		b->node.v[h].level = in.level + 1 > 6 ? 6 : in.level + 1;
		page_outline(b, k->title, in.level + 1, dest);
		page_text(b, &in, style, k->title, h);
	}
	page_want_initial(b, DROPCAP_SECTIONS);
	page_build(b, &in, k->first);
	page_context(b, &before);
}

/* An interview in a collection: it begins on a page of its own, in every layout. */
static void chapter(struct builder *b, const struct where *w, const struct block *k)
{
	struct where in = *w;
	const struct interview *outer = b->interview;
	struct page_context before = b->context.v[b->context.n - 1];
	if (!page_part(b, "chapter")) {
		page_flush_labels(b);
		b->force = b->item.n > 0;
		b->opening = true;
	}
	in.node = page_block_node(b, ROLE_CHAPTER, w, k);
	in.lang = k->lang.n ? k->lang : w->lang;
	in.level = w->level + 1;
	b->interview = k->chapter;
	b->spoken = (struct map){ .a = b->work };
	struct str title = interview_plain(b->arena, k->title);
	b->node.v[in.node].title = title;
	page_context(b, &(struct page_context){ .chapter = title });
	page_chapter_head(b, &in, k);
	page_space(b, b->grid);
	page_want_initial(b, DROPCAP_OPENING);
	page_build(b, &in, k->first);
	b->initial = INITIAL_NONE;
	b->interview = outer;
	page_context(b, &before);
}

static const struct span *first_question(const struct block *exchange)
{
	for (const struct block *t = exchange->first; t; t = t->next)
		if (t->kind == BLOCK_QUESTION)
			for (const struct block *p = t->first; p; p = p->next)
				if (p->kind == BLOCK_PARA && interview_has_text(p->text))
					return p->text;
	return NULL;
}

static void exchange(struct builder *b, const struct where *w, const struct block *k)
{
	struct where in = *w;
	in.node = page_block_node(b, ROLE_EXCHANGE, w, k);
	in.lang = k->lang.n ? k->lang : w->lang;
	if (!b->heading)
		b->stretch = 2 * b->grid;
	uint32_t dest = page_anchor(b, k->slug);
	page_outline(b, first_question(k), w->level + 2, dest);
	page_build(b, &in, k->first);
}

static void quote(struct builder *b, const struct where *w, const struct block *k)
{
	struct where in = page_inside(b, w, STYLE_QUOTE);
	in.node = page_block_node(b, ROLE_BLOCKQUOTE, w, k);
	in.lang = k->lang.n ? k->lang : w->lang;
	in.para = page_para_in(w, STYLE_QUOTE);
	page_anchor(b, k->slug);
	page_open(b, w, STYLE_QUOTE);
	b->after_para = false;
	page_build(b, &in, k->first);
	if (interview_has_text(k->text)) {
		page_penalty(b, FILL_NEVER, 0);
		page_fault(b, PAGE_KEPT);
		struct where out = *w;
		out.lang = in.lang;
		page_text(b, &out, STYLE_ATTRIBUTION, k->text,
			page_node(b, ROLE_ATTRIBUTION, in.node, k->loc));
	}
	page_close(b, w, STYLE_QUOTE);
}

/* A sidebar that has a ground is one box, and its words keep off the edges. */
static void sidebar(struct builder *b, const struct where *outer, const struct block *k)
{
	const struct style_text *st = &b->style->text[STYLE_SIDEBAR];
	bool wide = b->wide, boxed = st->ground != 0xffffff;
	page_flush_labels(b);
	struct where w = page_across(b, outer, STYLE_SIDEBAR);
	struct page_ground on = { st->ground, w.left, w.right, st->padding };
	if (boxed) {
		w.left += st->padding;
		w.right -= st->padding;
	}
	struct where in = page_inside(b, &w, STYLE_SIDEBAR);
	in.node = page_block_node(b, ROLE_SIDEBAR, &w, k);
	in.lang = k->lang.n ? k->lang : w.lang;
	in.para = STYLE_SIDEBAR;
	b->node.v[in.node].title = interview_plain(b->arena, k->title);
	struct page_group group = page_group(b);
	page_anchor(b, k->slug);
	page_open(b, &w, STYLE_SIDEBAR);
	if (interview_has_text(k->title)) {
		uint32_t h = page_node(b, ROLE_HEADING, in.node, k->loc);
		b->node.v[h].level = w.level + 2 > 6 ? 6 : w.level + 2;
		struct where out = in;
		out.left = w.left;
		out.right = w.right;
		page_text(b, &out, STYLE_SIDEBAR_TITLE, k->title, h);
	}
	b->after_para = false;
	page_build(b, &in, k->first);
	if (boxed)
		page_group_end(b, &group, &on);
	page_close(b, &w, STYLE_SIDEBAR);
	page_narrow(b, wide);
}

/* A change of topic: an ornament that is nobody's text, or a blank line. */
static void ornament(struct builder *b, const struct where *w)
{
	struct span s = { .kind = SPAN_TEXT, .text = b->style->text[STYLE_BREAK].text };
	page_flush_labels(b);
	page_penalty(b, b->style->pagination.heading, 0);
	page_fault(b, PAGE_HEADING);
	b->stretch = b->grid;
	if (s.text.n) {
		page_text(b, w, STYLE_BREAK, &s, NODE_NONE);
		return;
	}
	page_open(b, w, STYLE_BREAK);
	page_space(b, 2 * b->grid);
	page_close(b, w, STYLE_BREAK);
}

static void line(struct builder *b, const struct where *w, const struct block *k)
{
	page_flush_labels(b);
	if (k->kind == BLOCK_PULLQUOTE)
		page_text(b, w, STYLE_PULLQUOTE, k->text, NODE_NONE);
	else
		page_text(b, w, STYLE_DIRECTION, k->text, page_block_node(b, ROLE_DIRECTION, w, k));
}

/* What is told behind an exchange is nobody's answer, and looks it. */
static void apart(struct builder *b)
{
	sp before = b->style->text[STYLE_QUESTION].before;
	sp least = b->style->text[STYLE_PARA].before + b->grid;
	page_flush_labels(b);
	page_space(b, before > least ? before : least);
	b->after_para = false;
}

void page_build(struct builder *b, const struct where *w, const struct block *first)
{
	const struct block *above = NULL;
	for (const struct block *k = first; k; above = k, k = k->next) {
		switch (k->kind) {
		case BLOCK_PARA:
			if (above && above->kind == BLOCK_EXCHANGE)
				apart(b);
			plain(b, w, k);
			break;
		case BLOCK_SECTION:
			section(b, w, k);
			break;
		case BLOCK_EXCHANGE:
			exchange(b, w, k);
			break;
		case BLOCK_QUESTION:
		case BLOCK_ANSWER:
		case BLOCK_REMARK:
			page_turn(b, w, k);
			break;
		case BLOCK_LIST:
			page_list(b, w, k);
			break;
		case BLOCK_QUOTE:
			quote(b, w, k);
			break;
		case BLOCK_FIGURE:
			page_figure(b, w, k);
			break;
		case BLOCK_PULLQUOTE:
		case BLOCK_DIRECTION:
			line(b, w, k);
			break;
		case BLOCK_SIDEBAR:
			sidebar(b, w, k);
			break;
		case BLOCK_TABLE:
			page_table(b, w, k);
			break;
		case BLOCK_BREAK:
			ornament(b, w);
			break;
		case BLOCK_CHAPTER:
			chapter(b, w, k);
			break;
		case BLOCK_ITEM:
		case BLOCK_ROW:
		case BLOCK_CELL:
		case BLOCK_N: /* never outside of a list or a table */
			page_build(b, w, k->first);
			break;
		}
	}
}
