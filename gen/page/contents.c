/* The contents: headings with the numbers of their pages, each a link that leads there.
 *
 * A line is the heading, as long as leaves room for the number, dots up to it as the style has
 * them, the number at the edge. Dots stand at places counted from the edge, so that those of all
 * lines are in columns; they are nobody's text. */
#include "page/inside.h"

struct contents {
	struct builder *b;
	struct where w;
	uint32_t list; /* node; NODE_NONE until it has a line */
	int level;
};

static enum style_kind style_of(int level)
{
	return level <= 1 ? STYLE_CONTENTS1 : level == 2 ? STYLE_CONTENTS2 : STYLE_CONTENTS3;
}

/* From `from` to `to`, inside the measure. */
static void dots(struct builder *b, enum style_kind style, sp from, sp to)
{
	struct str all = b->style->text[style].text, text = str_trim(all);
	sp apart = (sp)(all.n - text.n) * b->style->text[style].size / 4;
	struct flow f;
	struct set_para set;
	if (text.n == 0)
		return;
	page_flow(b, &f, style, b->interview->lang);
	f.artifact = true;
	page_flow_ours(&f, text, NODE_NONE);
	page_set(&f, b->measure, 0, &set);
	if (set.para.n == 0 || set.para.line[0].n == 0)
		return;
	const struct line *one = &set.para.line[0];
	sp step = one->width + apart;
	size_t n = step > SP_PT / 2 && to > from ? (size_t)((to - from) / step) : 0;
	struct line *l = ARENA_NEW(b->arena, struct line);
	if (n == 0)
		return;
	l->mark = ARENA_ARRAY(b->arena, n * one->n, struct line_mark);
	l->width = (sp)n * step;
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < one->n; k++) {
			struct line_mark *m = &l->mark[l->n++];
			*m = one->mark[k];
			m->x += (sp)i * step + apart - one->mark[0].x;
		}
	sp x = to - l->width;
	page_slab_mark(b, &(struct mark){ .kind = MARK_TEXT,
				  .artifact = ARTIFACT_LAYOUT,
				  .node = NODE_NONE,
				  .x = b->rtl ? b->measure - x - l->width : x,
				  .y = set.base,
				  .line = l,
				  .span = set.span });
}

/* The number, and what leads to it, on the line that was put last. */
static void number(struct contents *c, struct str name, uint32_t link, const struct line *last)
{
	struct builder *b = c->b;
	enum style_kind style = style_of(c->level);
	struct where in = page_inside(b, &c->w, style);
	sp em = b->style->text[style].size;
	struct flow f;
	struct set_para set;
	page_flow(b, &f, style, c->w.lang);
	f.link = link;
	f.links = true;
	page_flow_ours(&f, page_known(b, name, (struct loc){ 0 }).label, link);
	page_set(&f, in.right - in.left, 0, &set);
	if (set.para.n == 0)
		return;
	const struct line *l = &set.para.line[0];
	sp x = l->n ? l->mark[0].x : 0;
	x = b->rtl ? set.width - x - l->width : x;
	dots(b, style, in.left + last->width + em / 2, in.right - 5 * em / 3);
	page_put_line(b, &set, 0, in.right - l->width - x, 0);
}

static uint32_t entry(
	struct contents *c, struct str title, const struct span *words, struct str name)
{
	struct builder *b = c->b;
	if (c->list == NODE_NONE)
		c->list = page_node(b, ROLE_CONTENTS, c->w.node, (struct loc){ 0 });
	struct arena_mark m = arena_mark(b->scratch);
	enum style_kind style = style_of(c->level);
	struct where in = page_inside(b, &c->w, style);
	uint32_t item = page_node(b, ROLE_CONTENTS_ITEM, c->list, (struct loc){ 0 });
	uint32_t link = page_node(b, ROLE_LINK,
		page_node(b, ROLE_REFERENCE, item, (struct loc){ 0 }), (struct loc){ 0 });
	struct flow f;
	struct set_para set;
	b->node.v[link].target = name;
	b->node.v[link].title = title;
	page_flow(b, &f, style, c->w.lang);
	f.no_notes = true;
	f.link = link;
	f.links = true;
	if (words)
		page_flow_spans(&f, words, link);
	else
		page_flow_ours(&f, title, link);
	for (size_t i = 0; i < f.span.n; i++)
		f.span.v[i].src = NULL; /* said once more: nothing begins here */
	page_set(&f, in.right - in.left - 3 * b->style->text[style].size, 0, &set);
	if (set.para.n > 0 && set.para.line[set.para.n - 1].n > 0) {
		const struct line *l = &set.para.line[set.para.n - 1];
		l->mark[l->n - 1].space = true; /* before the number */
	}
	page_open(b, &c->w, style);
	page_lines(b, &c->w, style, &set);
	if (set.para.n > 0)
		number(c, name, link, &set.para.line[set.para.n - 1]);
	page_close(b, &c->w, style);
	arena_reset(b->scratch, m);
	return item;
}

static const struct span *question(const struct block *exchange)
{
	for (const struct block *t = exchange->first; t; t = t->next)
		for (const struct block *p = t->first; p && t->kind == BLOCK_QUESTION; p = p->next)
			if (p->kind == BLOCK_PARA && interview_has_text(p->text))
				return p->text;
	return NULL;
}

static void walk(struct contents *c, const struct block *first)
{
	const struct style_parts *s = &c->b->style->parts;
	for (const struct block *k = first; k; k = k->next) {
		bool part = k->kind == BLOCK_SECTION || k->kind == BLOCK_CHAPTER;
		const struct span *title = part ? k->title : NULL;
		struct contents in = *c;
		in.level++;
		in.list = NODE_NONE;
		if (k->kind == BLOCK_EXCHANGE && s->contents_questions)
			title = question(k);
		if (title && c->level <= s->contents_levels) {
			struct str plain = interview_plain(c->b->arena, title);
			in.w.node = entry(c, plain, title, k->slug);
		}
		if (part && in.level <= s->contents_levels)
			walk(&in, k->first);
	}
}

static void ours(struct contents *c, enum word word, const char *name)
{
	entry(c, interview_word(c->w.lang, word), NULL, str_of(name));
}

static size_t headings(const struct block *first)
{
	size_t n = 0;
	for (const struct block *k = first; k; k = k->next)
		n += k->kind == BLOCK_SECTION || k->kind == BLOCK_CHAPTER;
	return n;
}

/* Contents of one line are none. */
bool page_has_contents(const struct builder *b)
{
	const struct style_parts *s = &b->style->parts;
	if (!s->contents)
		return false;
	return s->contents_questions ||
	       headings(b->interview->body) + page_has_people(b) + page_has_index(b) > 1;
}

void page_contents(struct builder *b, const struct where *w)
{
	struct contents c = { b, *w, NODE_NONE, 1 };
	page_part(b, "contents");
	page_heading(b, w, WORD_CONTENTS, "doc:contents");
	walk(&c, b->interview->body);
	if (page_has_people(b))
		ours(&c, WORD_PEOPLE, "doc:people");
	if (page_has_endnotes(b))
		ours(&c, WORD_NOTES, "doc:notes");
	if (page_has_index(b))
		ours(&c, WORD_INDEX, "doc:index");
}
