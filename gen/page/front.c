/* What stands before the interview: kicker, title, subtitle, credits, dateline, summary, editor's
 * note. */
#include "page/inside.h"

static void one(struct builder *b, const struct where *w, enum style_kind style,
	enum page_role role, const struct span *text)
{
	if (interview_has_text(text))
		page_text(b, w, style, text, page_node(b, role, w->node, text->loc));
}

static void title(struct builder *b, const struct where *w, const struct span *text)
{
	if (!interview_has_text(text))
		return;
	uint32_t node = page_node(b, ROLE_TITLE, w->node, text->loc);
	b->node.v[node].level = 1;
	page_outline(b, text, 1, page_anchor(b, STR("doc:title")));
	page_text(b, w, STYLE_TITLE, text, node);
}

/* One below the other, the white of their style around all of them. */
static void credits(struct builder *b, const struct where *w)
{
	const struct credit *first = b->interview->meta.credit;
	bool wide = b->wide;
	struct where in = page_across(b, w, STYLE_CREDIT);
	for (const struct credit *c = first; c; c = c->next) {
		struct arena_mark m = arena_mark(b->scratch);
		struct flow f;
		struct set_para set;
		if (c == first)
			page_open(b, &in, STYLE_CREDIT);
		if (!interview_has_text(c->text))
			continue;
		uint32_t node = page_node(b, ROLE_CREDIT, w->node, c->text->loc);
		page_flow(b, &f, STYLE_CREDIT, w->lang);
		page_flow_spans(&f, c->text, node);
		page_set_in(&f, &in, 0, &set);
		page_lines(b, &in, STYLE_CREDIT, &set);
		arena_reset(b->scratch, m);
	}
	if (first)
		page_close(b, &in, STYLE_CREDIT);
	page_narrow(b, wide);
}

/* "Central Asia Media Forum, Astana, 16 April 2025" */
static void dateline(struct builder *b, const struct where *w)
{
	const struct meta *m = &b->interview->meta;
	const struct span *parts[] = { m->occasion, m->place };
	struct str date = m->date[DATE_CONDUCTED];
	struct arena_mark mark = arena_mark(b->scratch);
	struct flow f;
	struct set_para set;
	if (date.n == 0 && !interview_has_text(parts[0]) && !interview_has_text(parts[1]))
		return;
	uint32_t node = page_node(b, ROLE_DATELINE, w->node, (struct loc){ 0 });
	page_flow(b, &f, STYLE_DATELINE, w->lang);
	for (int i = 0; i < 2; i++) {
		if (!interview_has_text(parts[i]))
			continue;
		if (f.text.n)
			page_flow_ours(&f, STR(", "), node);
		page_flow_spans(&f, parts[i], node);
	}
	if (date.n) {
		if (f.text.n)
			page_flow_ours(&f, STR(", "), node);
		page_flow_ours(&f, interview_date(b->arena, date, w->lang), node);
	}
	bool wide = b->wide;
	struct where in = page_across(b, w, STYLE_DATELINE);
	page_set_in(&f, &in, 0, &set);
	page_open(b, &in, STYLE_DATELINE);
	page_lines(b, &in, STYLE_DATELINE, &set);
	page_close(b, &in, STYLE_DATELINE);
	page_narrow(b, wide);
	arena_reset(b->scratch, mark);
}

static void many(struct builder *b, const struct where *w, enum style_kind style,
	enum page_role role, const struct block *first)
{
	if (!first)
		return;
	bool wide = b->wide;
	struct where out = page_across(b, w, style), in = out;
	in.node = page_node(b, role, w->node, first->loc);
	in.para = style;
	page_open(b, &out, style);
	page_build(b, &in, first);
	page_close(b, &out, style);
	page_narrow(b, wide);
}

static void summary_and_note(struct builder *b, const struct where *w)
{
	const struct meta *m = &b->interview->meta;
	many(b, w, STYLE_SUMMARY, ROLE_SUMMARY, m->summary);
	many(b, w, STYLE_EDITOR_NOTE, ROLE_EDITOR_NOTE, m->editor_note);
}

/* Who is seen: "Marta Lindqvist, printer and teacher". */
static void name_sitter(
	struct builder *b, const struct where *w, const struct person *p, struct page_plate *plate)
{
	struct arena_mark m = arena_mark(b->scratch);
	struct flow f;
	uint32_t node = page_node(b, ROLE_CAPTION, plate->node, p->loc);
	page_flow(b, &f, STYLE_CAPTION, w->lang);
	page_flow_style(&f, STYLE_STRONG, p->name->text, node);
	if (p->job.n)
		page_flow_ours(&f, arena_printf(b->arena, ", %.*s", STR_ARG(p->job)), node);
	page_set_in(&f, w, 0, &plate->under[0]);
	plate->all = plate->height + plate->gap;
	for (int i = 0; i < 2; i++)
		plate->all += (sp)plate->under[i].para.n * plate->under[i].leading;
	arena_reset(b->scratch, m);
}

static void chapter_title(struct builder *b, const struct where *w, const struct block *k)
{
	const struct span *text = b->interview->meta.title;
	uint32_t h = page_node(b, ROLE_HEADING, w->node, k->loc);
	b->node.v[h].level = w->level + 1;
	page_outline(b, text, w->level + 1, page_anchor(b, k->slug));
	page_text(b, w, STYLE_CHAPTER, text, h);
}

/* chapter: whose head it is; NULL: the book's, or the only interview's. */
static void head_words(struct builder *b, const struct where *w, const struct block *chapter)
{
	const struct meta *m = &b->interview->meta;
	one(b, w, STYLE_KICKER, ROLE_KICKER, m->kicker);
	if (chapter)
		chapter_title(b, w, chapter);
	else
		title(b, w, m->title);
	one(b, w, STYLE_SUBTITLE, ROLE_SUBTITLE, m->subtitle);
	credits(b, w);
	dateline(b, w);
}

/* Beside a portrait, if the layout has one there, all of the head is one. */
static void head(struct builder *b, const struct where *w, const struct block *chapter)
{
	const struct person *sitter = page_sitter(b, b->interview);
	if (!sitter) {
		head_words(b, w, chapter);
		return;
	}
	bool wide = b->wide;
	struct where in = page_across(b, w, STYLE_TITLE), aside = in;
	struct page_plate plate;
	aside.left = in.right - (in.right - in.left) * 3 / 10;
	page_portrait(b, &aside, sitter, &plate);
	plate.x = plate.left = aside.left = in.right - plate.width;
	name_sitter(b, &aside, sitter, &plate);
	page_box(b, 0, -1);
	page_put_plate(b, &plate, 0);
	b->keep = true;
	in.right = aside.left - 2 * b->grid;
	size_t first = b->item.n;
	head_words(b, &in, chapter);
	page_beside(b, first, plate.all);
	page_narrow(b, wide);
}

void page_chapter_head(struct builder *b, const struct where *w, const struct block *k)
{
	page_sink(b, b->style->parts.chapter_drop);
	head(b, w, k);
	summary_and_note(b, w);
}

/* Down to the last line of a page that has what was built from that item on. */
static bool to_foot(struct builder *b, size_t first)
{
	sp y = 0, glue = 0;
	for (size_t i = first; i < b->item.n; i++) {
		const struct fill_item *it = &b->item.v[i];
		if (it->kind == FILL_GLUE)
			glue += it->height;
		if (it->kind != FILL_BOX)
			continue;
		y = fill_snap(y + glue, it->snap, b->grid) + it->height;
		glue = 0;
	}
	sp rest = b->height - y - b->space - page_leading(b, STYLE_CREDIT) - b->grid;
	if (rest < 2 * b->grid)
		return false;
	b->keep = true;
	page_box(b, rest, -1);
	b->keep = true;
	return true;
}

/* Who published it, at the foot of the title page; the colophon says it to those who listen. */
static void title_foot(struct builder *b, const struct where *w, size_t first)
{
	const struct meta *m = &b->interview->meta;
	const struct span *by = interview_has_text(m->publisher) ? m->publisher : m->publication;
	struct arena_mark mark = arena_mark(b->scratch);
	struct flow f;
	struct set_para set;
	if (!interview_has_text(by))
		return;
	page_flow(b, &f, STYLE_CREDIT, w->lang);
	f.artifact = true;
	page_flow_spans(&f, by, NODE_NONE);
	page_set_in(&f, w, 0, &set);
	if (set.para.n == 1 && to_foot(b, first))
		page_lines(b, w, STYLE_CREDIT, &set);
	arena_reset(b->scratch, mark);
}

static bool is_collection(const struct interview *in)
{
	for (const struct block *k = in->body; k; k = k->next)
		if (k->kind == BLOCK_CHAPTER)
			return true;
	return false;
}

/* What begins behind its title page and contents has its title above it once more, for the eye. */
static void title_again(struct builder *b, const struct where *w)
{
	page_sink(b, b->style->parts.chapter_drop);
	page_text(b, w, STYLE_CHAPTER, b->interview->meta.title, NODE_NONE);
}

void page_front(struct builder *b, const struct where *w)
{
	const struct style_parts *s = &b->style->parts;
	size_t first = b->item.n;
	if (s->title_page) {
		b->opening = b->bare = true;
		page_sink(b, s->title_drop);
	}
	head(b, w, NULL);
	if (s->title_page)
		title_foot(b, w, first);
	if (s->title_page && s->colophon == COLOPHON_IMPRINT) {
		b->force = b->opening = b->bare = true;
		page_colophon(b, w);
		b->bare = false;
	}
	bool contents = page_has_contents(b);
	if (contents)
		page_contents(b, w);
	if (s->title_page || contents) {
		b->force = b->force || s->title_page;
		page_part(b, "body");
	}
	b->body = (uint32_t)b->slab.n;
	if (s->title_page && !is_collection(b->interview))
		title_again(b, w);
	summary_and_note(b, w);
}
