/* The index of people and terms.
 *
 * People are in it wherever <person> names one, by the form they are sorted by; terms where <index>
 * marks them. Entries stand in the order of the language's dictionary, a blank line between
 * letters, in two columns which this file fills itself: an index is lines of one height and nothing
 * else, so that each page of it is one box. Pages that follow one another are a range. Each number
 * is a link to the first of the places it stands for. */
#include "page/inside.h"

enum { COLUMNS = 2 };

struct row { /* a line of a column; set NULL: blank */
	const struct set_para *set;
	size_t line;
};

struct maker {
	struct builder *b;
	struct where w;
	sp width; /* of a column */
	VEC(struct row) row;
};

void page_index_spot(struct flow *f, const struct span *s)
{
	struct builder *b = f->b;
	struct page_index_mark mark = { .sort = s->sort, .term = s->value, .loc = s->loc };
	if (s->kind == SPAN_PERSON && s->person)
		mark.sort = mark.term = s->person->sort;
	if (!b->style->parts.index || f->artifact || f->no_notes || mark.term.n == 0)
		return;
	mark.sort = mark.sort.n ? mark.sort : mark.term;
	mark.name = arena_printf(b->arena, "index:%zu", b->index.n + 1);
	*VEC_PUSH(b->work, &b->index) = mark;
	page_flow_spot(f, mark.name);
}

static bool marks(const struct span *s);

static bool blocks_have_marks(const struct block *k)
{
	for (; k; k = k->next)
		if (marks(k->title) || marks(k->text) || blocks_have_marks(k->first))
			return true;
	return false;
}

static bool marks(const struct span *s)
{
	for (; s; s = s->next)
		if (s->kind == SPAN_INDEX || (s->kind == SPAN_PERSON && s->person) ||
			marks(s->first) || blocks_have_marks(s->blocks))
			return true;
	return false;
}

bool page_has_index(const struct builder *b)
{
	return b->style->parts.index && blocks_have_marks(b->interview->body);
}

static void locator(
	struct flow *f, uint32_t node, const struct page_index_mark *m, struct str words)
{
	struct builder *b = f->b;
	uint32_t link = page_node(b, ROLE_LINK, page_node(b, ROLE_REFERENCE, node, m->loc), m->loc);
	b->node.v[link].target = m->name;
	b->node.v[link].title = words;
	f->link = link;
	f->links = true;
	page_flow_ours(f, words, link);
	f->link = NODE_NONE;
}

/* The pages of marks [from, to) of one term: "3, 5–7". */
static void locators(
	struct flow *f, uint32_t node, const struct page_index_mark *const *m, size_t n)
{
	struct builder *b = f->b;
	for (size_t i = 0, next; i < n; i = next) {
		struct page_place_known first = page_known(b, m[i]->name, m[i]->loc), last = first;
		next = i + 1;
		for (; next < n; next++) {
			struct page_place_known k = page_known(b, m[next]->name, m[next]->loc);
			if (k.page > last.page + 1)
				break;
			last = k;
		}
		page_flow_ours(f, i == 0 ? STR("\u2002") : STR(", "), node);
		struct str words = first.label;
		if (last.page > first.page)
			words = arena_printf(
				b->arena, "%.*s–%.*s", STR_ARG(first.label), STR_ARG(last.label));
		locator(f, node, m[i], words);
	}
}

static void entry(struct maker *k, const struct page_index_mark *const *m, size_t n, bool begins)
{
	struct builder *b = k->b;
	struct arena_mark mark = arena_mark(b->scratch);
	struct set_para *set = ARENA_NEW(b->work, struct set_para);
	sp em = b->style->text[STYLE_INDEX_ENTRY].size;
	struct flow f;
	uint32_t item = page_node(b, ROLE_ITEM, k->w.node, m[0]->loc);
	uint32_t node = page_node(b, ROLE_ITEM_BODY, item, m[0]->loc);
	page_flow(b, &f, STYLE_INDEX_ENTRY, k->w.lang);
	page_flow_ours(&f, m[0]->term, node);
	locators(&f, node, m, n);
	f.notch = 1;
	f.notched = -em;
	page_set(&f, k->width - em, 0, set);
	if (begins && k->row.n)
		*VEC_PUSH(b->work, &k->row) = (struct row){ 0 };
	for (size_t i = 0; i < set->para.n; i++)
		*VEC_PUSH(b->work, &k->row) = (struct row){ set, i };
	arena_reset(b->scratch, mark);
}

/* All marks by term, in order; each term one entry. */
static void entries(struct maker *k)
{
	struct builder *b = k->b;
	size_t n = b->index.n;
	struct str *words = ARENA_ARRAY(b->work, n, struct str);
	const struct page_index_mark **m = ARENA_ARRAY(b->work, n, const struct page_index_mark *);
	struct interview_order order;
	for (size_t i = 0; i < n; i++)
		words[i] = arena_printf(b->work, "%.*s %.*s", STR_ARG(b->index.v[i].sort),
			STR_ARG(b->index.v[i].term));
	interview_sort(b->work, b->interview->lang, &(struct interview_words){ words, n }, &order);
	for (size_t i = 0; i < n; i++)
		m[i] = &b->index.v[order.index[i]];
	for (size_t i = 0, next; i < n; i = next) {
		for (next = i + 1; next < n && str_eq(m[next]->term, m[i]->term);)
			next++;
		entry(k, m + i, next - i, order.begins[i]);
	}
}

static size_t put_column(struct maker *k, size_t at, size_t rows, sp x)
{
	struct builder *b = k->b;
	sp leading = page_leading(b, STYLE_INDEX_ENTRY),
	   em = b->style->text[STYLE_INDEX_ENTRY].size;
	while (at < k->row.n && !k->row.v[at].set)
		at++;
	for (size_t i = 0; i < rows && at < k->row.n; i++, at++)
		if (k->row.v[at].set)
			page_put_line(
				b, k->row.v[at].set, k->row.v[at].line, x + em, (sp)i * leading);
	return at;
}

/* Pages of rows: full ones, and a last one with columns of one length. */
static void columns(struct maker *k, sp room)
{
	struct builder *b = k->b;
	sp leading = page_leading(b, STYLE_INDEX_ENTRY);
	for (size_t at = 0; at < k->row.n;) {
		size_t most = room > leading ? (size_t)(room / leading) : 1;
		size_t left = k->row.n - at, even = (left + COLUMNS - 1) / COLUMNS;
		size_t rows = even < most ? even : most;
		page_box(b, (sp)rows * leading, -1);
		for (int c = 0; c < COLUMNS && at < k->row.n; c++)
			at = put_column(k, at, rows, k->w.left + (sp)c * (k->width + b->grid));
		b->force = at < k->row.n;
		room = b->height;
	}
}

void page_index(struct builder *b, const struct where *w)
{
	struct maker k = { .b = b, .w = *w };
	if (b->index.n == 0)
		return;
	bool fresh = page_part(b, "index");
	k.w.node = page_node(b, ROLE_INDEX, w->node, (struct loc){ 0 });
	k.width = (w->right - w->left - (COLUMNS - 1) * b->grid) / COLUMNS;
	page_heading(b, &k.w, WORD_INDEX, "doc:index");
	k.w.node = page_node(b, ROLE_LIST, k.w.node, (struct loc){ 0 });
	entries(&k);
	columns(&k, b->height / (fresh ? 1 : 2) - 4 * b->grid);
}
