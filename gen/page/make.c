/* Pages from an interview and a style: the list, the best pages of it, the marks on them. */
#include "page/inside.h"

static struct fill_query question(const struct builder *b)
{
	const struct style *s = b->style;
	const struct style_pagination *c = &s->pagination;
	return (struct fill_query){ .item = b->item.v,
		.n = b->item.n,
		.first = b->height,
		.recto = b->height,
		.verso = b->height,
		.verso_first = s->page.duplex && s->page.first_number % 2 == 0,
		.spreads = s->page.duplex,
		.columns = b->columns,
		.balance = s->pagination.balance,
		.grid = b->grid,
		.figure = b->figure.v,
		.figures = b->figure.n,
		.float_skip = b->grid * 7 / 10,
		.late = s->figures.late,
		.float_column = 400,
		.note_skip = b->grid,
		.note_line = page_note_leading(b),
		.ragged = c->ragged,
		.split_note = s->notes.split,
		.notes_across = s->notes.at == NOTES_PAGE,
		.short_last = c->short_last_page,
		.uneven = c->uneven_spread,
		.uneven_columns = c->uneven_columns };
}

/* What hangs from each box, told to page_fill. */
static void count_notes(struct builder *b)
{
	for (size_t i = 0; i < b->item.n; i++) {
		struct fill_item *it = &b->item.v[i];
		if (it->kind != FILL_BOX)
			continue;
		const struct slab *s = &b->slab.v[it->slab];
		for (uint32_t k = s->note; k < s->note + s->notes; k++) {
			it->notes += b->note.v[k].slabs;
			it->last_note = b->note.v[k].slabs;
		}
	}
}

static void build(struct builder *b)
{
	struct where w = {
		.right = b->measure, .lang = b->interview->lang, .para = STYLE_PARA, .box = STYLE_N
	};
	page_context(b, &(struct page_context){ 0 });
	w.node = page_node(b, ROLE_DOCUMENT, NODE_NONE, (struct loc){ 0 });
	b->node.v[0].lang = b->interview->lang;
	b->node.v[0].title = interview_plain(b->arena, b->interview->meta.title);
	page_front(b, &w);
	page_space(b, b->grid);
	page_want_initial(b, DROPCAP_OPENING);
	b->varies = true;
	page_build(b, &w, b->interview->body);
	b->varies = false;
	b->initial = INITIAL_NONE;
	page_context(b, &(struct page_context){ 0 });
	page_end(b, &w);
	if (b->hung < b->note.n || b->anchors < b->dest.n)
		page_box(b, 0, -1);
	for (; b->hung < b->note.n; b->hung++)
		b->slab.v[b->slab.n - 1].notes++;
	for (size_t i = 0; i < b->dest.n; i++)
		if (b->dest.v[i].slab == PAGE_LATER)
			b->dest.v[i].slab = NODE_NONE;
}

/* Links that lead to nothing lead to the beginning instead. */
static void mend_links(struct builder *b, struct pages *out)
{
	struct map names = { .a = b->work };
	for (size_t i = 0; i < out->dests; i++)
		map_put(&names, out->dest[i].name, &out->dest[i]);
	for (size_t i = 0; i < b->node.n; i++)
		if (b->node.v[i].target.n && !map_get(&names, b->node.v[i].target))
			b->node.v[i].target = STR("page:1");
	for (size_t i = 0; i < b->node.n; i++)
		if (b->node.v[i].role == ROLE_TABLE)
			b->node.v[i].level = 0;
}

static void hand_over(struct builder *b, struct pages *out)
{
	out->nodes = b->node.n;
	out->node = ARENA_ARRAY(b->arena, b->node.n, struct node);
	memcpy(out->node, b->node.v, b->node.n * sizeof *out->node);
	out->outlines = b->outline.n;
	out->outline = ARENA_ARRAY(b->arena, b->outline.n, struct outline);
	if (b->outline.n)
		memcpy(out->outline, b->outline.v, b->outline.n * sizeof *out->outline);
	out->first_number = b->style->page.first_number;
	out->last_order = b->order;
}

/* Each column has a hang of its own. A column that would be narrower than a point is not to be. */
static void text_area(struct builder *b)
{
	const struct style_page *p = &b->style->page;
	b->grid = p->grid > SP_PT ? p->grid : SP_PT;
	b->full = p->width - p->inner - p->outer - p->hang;
	b->full = b->full > SP_PT ? b->full : SP_PT;
	b->columns = p->columns;
	sp between = p->gutter + p->hang, room = b->full - (b->columns - 1) * between;
	if (room < b->columns * SP_PT) {
		b->columns = 1;
		room = b->full;
	}
	b->measure = room / b->columns;
	b->pitch = b->measure + between;
	sp h = p->height - p->top - p->bottom;
	b->height = h > b->grid ? h / b->grid * b->grid : b->grid;
}

/* What the layout asks of others before the first word is shaped. */
static void prepare(struct builder *b)
{
	const struct style_paragraph *p = &b->style->paragraph;
	text_hyphen_limits(b->fonts, p->hyphen_min_before, p->hyphen_min_after, p->hyphen_min_word);
	for (struct interview_people i = { 0 }; interview_next_person(b->interview, &i);)
		for (const struct name *n = i.person->name; n; n = n->next)
			text_keep_name(b->fonts, n->text);
	text_area(b);
	if (b->columns < b->style->page.columns)
		diag_at(b->diag, DIAG_WARNING,
			(struct loc){ .file = diag_file(b->diag, b->style->path) },
			"%d columns and what is between them do not go beside each other on this "
			"page; one is set",
			b->style->page.columns);
}

/* One attempt; NULL when what it says of its pages is not so, and another may do better. */
static struct pages *attempt(const struct builder *common)
{
	struct builder b = *common;
	struct pages *out;
	b.arena = arena_new();
	b.work = arena_new();
	b.scratch = arena_new();
	b.dests.a = b.spoken.a = b.work;
	out = ARENA_NEW(b.arena, struct pages);
	out->arena = b.arena;
	build(&b);
	count_notes(&b);
	struct fill_query q = question(&b);
	struct fill_pages pages;
	page_fill(b.work, &q, &pages);
	page_vary(&b, &q, &pages);
	page_vary_choose(&b, &pages);
	page_place(&b, &q, &pages, out);
	if (page_settled(&b, out)) {
		if (b.why)
			page_why(&b, &q, &pages, out);
		mend_links(&b, out);
		hand_over(&b, out);
	} else {
		page_drop(out);
		out = NULL;
	}
	arena_drop(b.scratch);
	arena_drop(b.work);
	return out;
}

/* What an attempt has to say is said when it was the last. */
struct heard {
	struct arena *arena;
	VEC(struct diag_message) message;
};

static void hear(void *user, const struct diag_message *m)
{
	struct heard *h = user;
	struct diag_message *to = VEC_PUSH(h->arena, &h->message);
	*to = *m;
	to->text = arena_str(h->arena, m->text);
}

static void hush(void *user, struct str text)
{
	(void)user;
	(void)text;
}

static struct pages *settle(struct builder *b, struct diag *told, struct arena *kept)
{
	struct page_settling settling = {
		.arena = kept, .at = { .a = kept }, .blanks = { .a = kept }
	};
	struct heard heard = { .arena = kept };
	struct pages *out;
	b->settling = &settling;
	do {
		heard.message.n = 0;
		b->diag = diag_new(hush, NULL);
		diag_watch(b->diag, hear, &heard);
		out = attempt(b);
		diag_drop(b->diag);
	} while (!out);
	b->settling = NULL;
	for (size_t i = 0; i < heard.message.n; i++) {
		const struct diag_message *m = &heard.message.v[i];
		diag_at(m->about ? diag_about(told, m->about) : told, m->level, m->loc, "%.*s",
			STR_ARG(m->text));
	}
	return out;
}

static struct pages *make(struct builder *b)
{
	struct arena *kept = arena_new();
	b->rtl = text_leftward(b->interview->lang);
	prepare(b);
	struct pages *out = settle(b, b->diag, kept);
	arena_drop(kept);
	return out;
}

struct pages *page_make(
	struct diag *d, const struct interview *i, const struct style *s, struct fonts *fonts)
{
	struct builder b = { .diag = d, .interview = i, .style = s, .fonts = fonts };
	return make(&b);
}

struct pages *page_make_why(
	struct diag *d, const struct interview *i, const struct style *s, struct fonts *fonts)
{
	struct builder b = { .diag = d, .interview = i, .style = s, .fonts = fonts, .why = true };
	return make(&b);
}

void page_drop(struct pages *p)
{
	if (p)
		arena_drop(p->arena);
}
