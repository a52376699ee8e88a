/* Tables: columns as wide as what stands in them asks for, rows never divided. */
#include "page/inside.h"

/* A table of so few rows is not divided. */
enum { FEW_ROWS = 8 };
enum { COLUMNS = 64, LONG_CELL = 60 };

struct grid { /* of one table */
	size_t n;
	sp x[COLUMNS], width[COLUMNS];
};

static size_t cell_length(struct builder *b, const struct block *cell)
{
	struct arena_mark m = arena_mark(b->scratch);
	struct str s = interview_plain(b->scratch, cell->text);
	size_t chars = 0;
	for (size_t i = 0; i < s.n; chars++)
		str_next(s, &i);
	arena_reset(b->scratch, m);
	return chars < 3 ? 3 : chars > LONG_CELL ? LONG_CELL : chars;
}

static void columns(
	struct builder *b, const struct where *w, const struct block *table, struct grid *g)
{
	size_t longest[COLUMNS] = { 0 }, sum = 0;
	sp gap = b->style->text[STYLE_TABLE].size;
	for (const struct block *row = table->first; row; row = row->next) {
		size_t i = 0;
		for (const struct block *c = row->first; c && i < COLUMNS; c = c->next, i++) {
			size_t n = cell_length(b, c);
			longest[i] = n > longest[i] ? n : longest[i];
		}
		g->n = i > g->n ? i : g->n;
	}
	for (size_t i = 0; i < g->n; i++)
		sum += longest[i];
	sp room = w->right - w->left - gap * (sp)(g->n ? g->n - 1 : 0), x = w->left;
	room = room > (sp)g->n * SP_PT ? room : (sp)g->n * SP_PT;
	for (size_t i = 0; i < g->n; i++) {
		g->width[i] = len_scale(room, (int64_t)longest[i], (int64_t)sum);
		g->x[i] = x;
		x += g->width[i] + gap;
	}
}

static void line_across(struct builder *b, const struct where *w, sp y)
{
	page_slab_mark(b, &(struct mark){ .kind = MARK_RULE,
				  .artifact = ARTIFACT_LAYOUT,
				  .node = NODE_NONE,
				  .x = w->left,
				  .y = y - SP_PT / 2,
				  .w = w->right - w->left,
				  .h = SP_PT / 2,
				  .colour = b->style->text[STYLE_TABLE].colour });
}

static struct set_para set_cell(
	struct builder *b, const struct where *row, const struct block *c, bool head, sp width)
{
	struct flow f;
	struct set_para set;
	uint32_t node = page_block_node(b, head || c->head ? ROLE_HEAD_CELL : ROLE_CELL, row, c);
	b->node.v[node].level = head ? 1 : c->head ? 2 : 0;
	page_flow(b, &f, head || c->head ? STYLE_TABLE_HEAD : STYLE_TABLE,
		c->lang.n ? c->lang : row->lang);
	page_flow_spans(&f, c->text, node);
	page_set(&f, width, 0, &set);
	return set;
}

/* Where a cell begins in a row of height h: its lines stand on the grid if they are one, and as far
 * from the rule above as from the one below. */
static sp top(const struct builder *b, const struct set_para *p, sp h)
{
	sp down = page_base(b, b->grid) - p->base, room = h - (sp)p->para.n * p->leading;
	return down < room ? down : room;
}

static void put_row(struct builder *b, const struct where *table, const struct block *k,
	const struct grid *g, bool last)
{
	struct arena_mark m = arena_mark(b->scratch);
	struct where in = *table;
	struct set_para *set = ARENA_ARRAY(b->scratch, g->n + 1, struct set_para);
	size_t n = 0;
	sp h = 0;
	in.node = page_block_node(b, ROLE_ROW, table, k);
	in.lang = k->lang.n ? k->lang : table->lang;
	for (const struct block *c = k->first; c && n < g->n; c = c->next, n++) {
		set[n] = set_cell(b, &in, c, k->head, g->width[n]);
		sp own = (sp)set[n].para.n * set[n].leading;
		h = own > h ? own : h;
	}
	sp rest = h % b->grid;
	h += rest > 0 ? b->grid - rest : h == 0 ? b->grid : 0;
	page_box(b, h, h);
	b->slab.v[b->slab.n - 1].table = table->node;
	for (size_t i = 0; i < n; i++)
		for (size_t l = 0; l < set[i].para.n; l++)
			page_put_line(b, &set[i], l, g->x[i],
				top(b, &set[i], h) + (sp)l * set[i].leading);
	if (k->head || last)
		line_across(b, table, h);
	if (k->head) {
		page_penalty(b, FILL_NEVER, 0);
		page_fault(b, PAGE_KEPT);
	}
	arena_reset(b->scratch, m);
}

void page_table(struct builder *b, const struct where *outer, const struct block *k)
{
	struct grid g = { 0 };
	bool wide = b->wide;
	page_flush_labels(b);
	struct where across = page_across(b, outer, STYLE_TABLE), *w = &across;
	struct where in = page_inside(b, w, STYLE_TABLE);
	in.node = page_block_node(b, ROLE_TABLE, w, k);
	in.lang = k->lang.n ? k->lang : w->lang;
	page_anchor(b, k->slug);
	page_open(b, w, STYLE_TABLE);
	if (interview_has_text(k->title)) {
		page_text(b, &in, STYLE_TABLE_CAPTION, k->title,
			page_node(b, ROLE_CAPTION, in.node, k->loc));
		page_penalty(b, FILL_NEVER, 0);
		page_fault(b, PAGE_KEPT);
	}
	columns(b, &in, k, &g);
	int rows = 0, all = 0;
	for (const struct block *row = k->first; row; row = row->next)
		all++;
	for (const struct block *row = k->first; row; row = row->next, rows++) {
		const struct style_pagination *c = &b->style->pagination;
		if (rows == 1) {
			page_penalty(b, c->orphan, 0);
			page_fault(b, PAGE_ORPHAN);
		} else if (rows > 1 && !row->next) {
			page_penalty(b, c->widow, 0);
			page_fault(b, PAGE_WIDOW);
		}
		if (rows > 0 && all <= FEW_ROWS) {
			page_penalty(b, FILL_NEVER, 0);
			page_fault(b, PAGE_KEPT);
		}
		put_row(b, &in, row, &g, !row->next);
	}
	page_close(b, w, STYLE_TABLE);
	page_narrow(b, wide);
}
