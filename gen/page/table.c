/* Tables: columns as wide as what stands in them asks for.
 *
 * Rows of heads at the top are set again above what goes over to another column or page. A row is
 * divided only if it would take most of a page. A table that has more columns than go beside each
 * other, none of them narrower than its words, is set as a list: the cells of each row below each
 * other, the first before the others. */
#include "page/inside.h"

enum {
	COLUMNS = 64,
	LONG_CELL = 60, /* characters: more do not make a column wider */
	LONG_WORD = 12, /* a longer one may be divided */
	FEW_ROWS = 8    /* a table of so few is not */
};

struct grid { /* of one table */
	size_t n;
	bool list; /* cells stand below each other */
	sp x[COLUMNS], width[COLUMNS];
	uint32_t repeat; /* builder.repeat, from 1; 0: no heads are set again */
};

struct asked { /* of a column, in characters */
	size_t longest, word;
};

static void ask(struct builder *b, const struct block *cell, struct asked *a)
{
	struct arena_mark m = arena_mark(b->scratch);
	struct str s = interview_plain(b->scratch, cell->text);
	size_t chars = 0, word = 0;
	for (size_t i = 0; i < s.n; chars++) {
		word = str_next(s, &i) == ' ' ? 0 : word + 1;
		a->word = word > a->word && word <= LONG_WORD ? word : a->word;
	}
	arena_reset(b->scratch, m);
	chars = chars < 3 ? 3 : chars > LONG_CELL ? LONG_CELL : chars;
	a->longest = chars > a->longest ? chars : a->longest;
}

/* Widths in proportion to what is longest, but no column is narrower than its words, if that can
 * be; false: it cannot. */
static bool share(struct builder *b, sp measure, const struct asked *a, struct grid *g)
{
	sp em = b->style->text[STYLE_TABLE].size, least[COLUMNS], words = 0, rest = 0;
	sp room = measure - em * (sp)(g->n ? g->n - 1 : 0);
	int64_t sum = 0;
	bool narrow = false;
	for (size_t i = 0; i < g->n; i++) {
		least[i] = (sp)a[i].word * em * 11 / 20;
		words += least[i];
		sum += (int64_t)a[i].longest;
	}
	for (size_t i = 0; i < g->n; i++) {
		g->width[i] = len_scale(room, (int64_t)a[i].longest, sum);
		narrow = narrow || g->width[i] < least[i];
	}
	if (!narrow)
		return room > 0;
	rest = room - words;
	for (size_t i = 0; i < g->n; i++)
		g->width[i] = least[i] + len_scale(rest, (int64_t)a[i].longest, sum);
	return rest >= 0;
}

static void columns(
	struct builder *b, const struct where *w, const struct block *table, struct grid *g)
{
	struct asked asked[COLUMNS] = { 0 };
	for (const struct block *row = table->first; row; row = row->next) {
		size_t i = 0;
		for (const struct block *c = row->first; c; c = c->next, i++)
			if (i < COLUMNS)
				ask(b, c, &asked[i]);
		g->n = i > g->n ? i : g->n;
	}
	sp gap = b->style->text[STYLE_TABLE].size, x = w->left;
	g->list = g->n > COLUMNS || !share(b, w->right - w->left, asked, g);
	if (g->list)
		diag_at(b->diag, DIAG_WARNING, table->loc,
			"the %zu columns of this table do not go beside each other; the cells of "
			"each row are set below each other",
			g->n);
	for (size_t i = 0; !g->list && i < g->n; i++) {
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

struct row {
	struct set_para *set;
	size_t n;     /* cells */
	size_t lines; /* of the longest */
	sp height, leading;
};

static void row_box(
	struct builder *b, const struct where *table, const struct grid *g, sp h, sp snap)
{
	b->repeats = g->repeat;
	page_box(b, h, snap);
	b->slab.v[b->slab.n - 1].table = table->node;
}

/* Line by line, each cell's beside the others'. */
static void divide(
	struct builder *b, const struct where *table, const struct grid *g, struct row *r)
{
	const struct style_pagination *c = &b->style->pagination;
	sp all = (sp)r->lines * r->leading, rest = all % b->grid;
	for (size_t l = 0; l < r->lines; l++) {
		bool last = l + 1 == r->lines;
		if (l == 1 || (l > 0 && last)) {
			page_penalty(b, l == 1 ? c->orphan : c->widow, 0);
			page_fault(b, l == 1 ? PAGE_ORPHAN : PAGE_WIDOW);
		}
		r->height = r->leading + (last && rest > 0 ? b->grid - rest : 0);
		row_box(b, table, g, r->height, -1);
		for (size_t i = 0; i < r->n; i++)
			if (l < r->set[i].para.n)
				page_put_line(b, &r->set[i], l, g->x[i],
					page_base(b, b->grid) - r->set[i].base);
	}
}

static void whole(struct builder *b, const struct where *table, const struct grid *g, struct row *r)
{
	row_box(b, table, g, r->height, r->height);
	for (size_t i = 0; i < r->n; i++)
		for (size_t l = 0; l < r->set[i].para.n; l++)
			page_put_line(b, &r->set[i], l, g->x[i],
				top(b, &r->set[i], r->height) + (sp)l * r->set[i].leading);
}

/* The cells of a row below each other. */
static void put_list(
	struct builder *b, const struct where *table, const struct block *k, const struct grid *g)
{
	struct arena_mark m = arena_mark(b->scratch);
	struct where in = *table, at = *table;
	sp indent = b->style->text[STYLE_TABLE].size;
	in.node = page_block_node(b, ROLE_ROW, table, k);
	in.lang = k->lang.n ? k->lang : table->lang;
	b->repeats = g->repeat;
	for (const struct block *c = k->first; c; c = c->next) {
		struct set_para set = set_cell(b, &in, c, k->head, at.right - at.left);
		size_t first = b->slab.n;
		page_lines(b, &at, STYLE_TABLE, &set);
		for (; first < b->slab.n; first++)
			b->slab.v[first].table = table->node;
		at.left = in.left + indent;
	}
	arena_reset(b->scratch, m);
}

static void put_row(struct builder *b, const struct where *table, const struct block *k,
	const struct grid *g, bool last)
{
	struct arena_mark m = arena_mark(b->scratch);
	struct where in = *table;
	struct row r = { .set = ARENA_ARRAY(b->scratch, g->n + 1, struct set_para), .leading = 1 };
	in.node = page_block_node(b, ROLE_ROW, table, k);
	in.lang = k->lang.n ? k->lang : table->lang;
	for (const struct block *c = k->first; c && r.n < g->n; c = c->next, r.n++) {
		struct set_para *p = &r.set[r.n];
		*p = set_cell(b, &in, c, k->head, g->width[r.n]);
		sp own = (sp)p->para.n * p->leading;
		r.height = own > r.height ? own : r.height;
		r.leading = p->leading > r.leading ? p->leading : r.leading;
		r.lines = p->para.n > r.lines ? p->para.n : r.lines;
	}
	sp rest = r.height % b->grid;
	r.height += rest > 0 ? b->grid - rest : r.height == 0 ? b->grid : 0;
	if (r.height <= b->height * 2 / 3) {
		whole(b, table, g, &r);
	} else {
		diag_at(b->diag, DIAG_NOTE, k->loc,
			"this row takes most of a page; it may be divided");
		divide(b, table, g, &r);
	}
	if (k->head || last)
		line_across(b, table, r.height);
	if (k->head) {
		page_penalty(b, FILL_NEVER, 0);
		page_fault(b, PAGE_KEPT);
	}
	arena_reset(b->scratch, m);
}

/* Heads at the top of a table, from slab `first` on, are set again, if they leave most of a page.
 */
static void note_heads(struct builder *b, struct grid *g, size_t first, size_t rows)
{
	struct page_repeat r = { .slab = (uint32_t)first, .slabs = (uint32_t)rows };
	if (g->list || rows == 0 || first + rows != b->slab.n)
		return;
	for (size_t i = first; i < b->slab.n; i++)
		r.height += b->slab.v[i].height;
	if (r.height > b->height / 3)
		return;
	*VEC_PUSH(b->work, &b->repeat) = r;
	g->repeat = (uint32_t)b->repeat.n;
}

static void put_rows(
	struct builder *b, const struct where *in, const struct block *table, struct grid *g)
{
	const struct style_pagination *c = &b->style->pagination;
	size_t heads = 0, rows = 0, slab = 0, all = 0;
	for (const struct block *row = table->first; row; row = row->next)
		all++;
	for (const struct block *row = table->first; row; row = row->next, rows++) {
		if (!row->head && heads == rows)
			note_heads(b, g, slab, heads);
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
		if (g->list)
			put_list(b, in, row, g);
		else
			put_row(b, in, row, g, !row->next);
		slab = rows == 0 ? b->slab.n - 1 : slab;
		heads += row->head && heads == rows;
	}
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
	put_rows(b, &in, k, &g);
	page_close(b, w, STYLE_TABLE);
	page_narrow(b, wide);
}
