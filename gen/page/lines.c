/* Paragraphs into the list: set, a slab a line, and what it costs to end a page between them. */
#include "page/inside.h"

enum style_kind page_para_in(const struct where *w, enum style_kind kind)
{
	return w->para == STYLE_SIDEBAR ? STYLE_SIDEBAR : kind;
}

struct where page_inside(const struct builder *b, const struct where *w, enum style_kind kind)
{
	const struct style_text *st = &b->style->text[kind];
	struct where in = *w;
	if (w->box == kind)
		return in;
	in.left += st->start;
	in.right -= st->end;
	in.box = kind;
	return in;
}

struct where page_across(struct builder *b, const struct where *w, enum style_kind kind)
{
	struct where in = *w;
	if (b->wide || b->columns == 1 || w->box != STYLE_N || !b->style->text[kind].span)
		return in;
	b->wide = true;
	b->measure = b->full;
	in.left = 0;
	in.right = b->full;
	return in;
}

void page_narrow(struct builder *b, bool wide)
{
	b->wide = wide;
	b->measure = wide ? b->full : b->pitch - b->style->page.gutter - b->style->page.hang;
}

sp page_leading(const struct builder *b, enum style_kind kind)
{
	sp own = b->style->text[kind].leading;
	return own > 0 ? own : b->grid;
}

sp page_base(const struct builder *b, sp leading)
{
	(void)b;
	return leading - len_scale(leading, 28, 100);
}

static void set_lines(
	struct builder *b, struct diag *d, const struct page_setting *s, int more, struct para *out)
{
	struct text text;
	struct text_query query = { s->text, s->n, s->lang };
	text_shape(b->fonts, b->scratch, &query, &text);
	sp widths[PAGE_NOTCH + 1], offsets[PAGE_NOTCH + 1];
	for (size_t i = 0; i < s->notch; i++) {
		widths[i] = s->width - s->indent;
		offsets[i] = s->indent;
	}
	widths[s->notch] = s->width;
	offsets[s->notch] = 0;
	struct para_query q = { .text = &text,
		.style = &b->style->text[s->block],
		.layout = b->style,
		.shape = { widths, s->notch + 1 },
		.offset = s->notch ? offsets : NULL,
		.looseness = more };
	para_set(b->fonts, d, b->arena, &q, out);
}

static void know_lines(struct builder *b, enum style_kind block, struct set_para *p)
{
	struct page_para *of = ARENA_NEW(b->arena, struct page_para);
	*of = (struct page_para){ p->para.line, p->para.n, block, p->width, p->leading };
	p->of = of;
}

/* Lines on the grid can be set in another number; what is needed for that is kept. */
static void keep_setting(struct builder *b, const struct page_setting *s, struct set_para *p)
{
	struct page_setting *kept;
	struct text_span *text;
	if (!b->varies || p->para.n < 2 || p->leading != b->grid)
		return;
	kept = ARENA_NEW(b->work, struct page_setting);
	text = ARENA_ARRAY(b->work, s->n, struct text_span);
	memcpy(text, s->text, s->n * sizeof *text);
	*kept = *s;
	kept->text = text;
	p->again = kept;
}

void page_set_again(struct builder *b, struct diag *d, int more, struct set_para *p)
{
	set_lines(b, d, p->again, more, &p->para);
	know_lines(b, p->again->block, p);
}

void page_set(struct flow *f, sp width, sp indent, struct set_para *out)
{
	struct builder *b = f->b;
	struct page_span *span = ARENA_ARRAY(b->arena, f->span.n, struct page_span);
	if (f->span.n)
		memcpy(span, f->span.v, f->span.n * sizeof *span);
	for (size_t i = 0; i < f->span.n; i++)
		f->text.v[i].look = &span[i].look;
	sp least = b->style->text[f->block].size;
	width = width > least ? width : least;
	if (indent > width / 2)
		indent = 0;
	struct page_setting s = { .text = f->text.v,
		.n = f->text.n,
		.lang = f->lang,
		.block = f->block,
		.width = width,
		.indent = indent ? indent : f->notched,
		.notch = indent ? 1 : f->notch };
	*out = (struct set_para){ .span = span,
		.notes_end = (uint32_t)b->note.n,
		.leading = page_leading(b, f->block),
		.width = width,
		.artifact = f->artifact };
	out->base = page_base(b, out->leading);
	set_lines(b, b->diag, &s, 0, &out->para);
	know_lines(b, f->block, out);
	keep_setting(b, &s, out);
	if (f->spot.n) {
		struct page_spot *spot = ARENA_ARRAY(b->work, f->spot.n, struct page_spot);
		memcpy(spot, f->spot.v, f->spot.n * sizeof *spot);
		out->spot = spot;
		out->spots = f->spot.n;
	}
	if (!f->links)
		return;
	uint32_t *link = ARENA_ARRAY(b->work, f->span.n, uint32_t);
	memcpy(link, f->links_of.v, f->span.n * sizeof *link);
	out->link = link;
}

void page_set_in(struct flow *f, const struct where *w, sp indent, struct set_para *out)
{
	struct where in = page_inside(f->b, w, f->block);
	page_set(f, in.right - in.left, indent, out);
}

static sp right_edge(const struct set_para *p, const struct line_mark *m)
{
	return m->x + para_mark_width(m, &p->span[m->span].look);
}

/* The area of each link on the line: from its first to its last glyph, as high as the line. */
static void put_links(struct builder *b, const struct set_para *p, const struct line *l, sp x, sp y)
{
	for (size_t i = 0; i < l->n;) {
		uint32_t link = p->link[l->mark[i].span];
		sp from = l->mark[i].x, to = right_edge(p, &l->mark[i]);
		size_t j = i + 1;
		for (; j < l->n && p->link[l->mark[j].span] == link; j++) {
			sp r = right_edge(p, &l->mark[j]);
			from = l->mark[j].x < from ? l->mark[j].x : from;
			to = r > to ? r : to;
		}
		if (link != NODE_NONE)
			page_slab_mark(b, &(struct mark){ .kind = MARK_LINK,
						  .node = link,
						  .x = x + from,
						  .y = y,
						  .w = to - from,
						  .h = p->leading });
		i = j;
	}
}

uint32_t page_last_span(const struct line *l)
{
	uint32_t most = 0;
	for (size_t k = 0; k < l->n; k++)
		most = l->mark[k].span > most ? l->mark[k].span : most;
	return most;
}

/* Places of the paragraph that are on the line are in its slab. */
static void find_spots(struct builder *b, const struct set_para *p, size_t i)
{
	bool last = i + 1 == p->para.n;
	uint32_t most = page_last_span(&p->para.line[i]);
	size_t low = 0, high = p->spots;
	while (i > 0 && low < high) {
		size_t mid = low + (high - low) / 2;
		if (p->spot[mid].span <= page_last_span(&p->para.line[i - 1]))
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < p->spots && (last || p->spot[low].span <= most); low++)
		b->dest.v[p->spot[low].dest].slab = (uint32_t)b->slab.n - 1;
}

/* Notes whose references stand on the line hang from its slab. */
static void hang_notes(struct builder *b, const struct set_para *p, size_t i)
{
	uint32_t most = page_last_span(&p->para.line[i]);
	bool last = i + 1 == p->para.n;
	struct slab *s = &b->slab.v[b->slab.n - 1];
	for (; b->hung < p->notes_end && (last || b->note.v[b->hung].span <= most); b->hung++) {
		s->note = s->notes ? s->note : b->hung;
		s->notes++;
		b->dest.v[b->note.v[b->hung].dest].slab = (uint32_t)b->slab.n - 1;
	}
}

void page_put_line(struct builder *b, const struct set_para *p, size_t i, sp x, sp y)
{
	const struct line *l = &p->para.line[i];
	x = b->rtl ? b->measure - x - p->width : x;
	page_slab_mark(b, &(struct mark){ .kind = MARK_TEXT,
				  .artifact = p->artifact ? ARTIFACT_LAYOUT : ARTIFACT_NONE,
				  .node = NODE_NONE,
				  .x = x,
				  .y = y + p->base,
				  .line = l,
				  .span = p->span,
				  .para = p->of });
	if (p->link)
		put_links(b, p, l, x, y);
	if (p->spots)
		find_spots(b, p, i);
	if (!b->in_note)
		hang_notes(b, p, i);
}

void page_label(struct builder *b, const struct set_para *p, sp x)
{
	if (b->labels == PAGE_LABELS)
		page_flush_labels(b);
	b->label[b->labels].set = *p;
	b->label[b->labels++].x = x;
}

/* Labels beside the line that is about to be put, on its baseline; their second lines below. */
static void put_labels(struct builder *b, sp base)
{
	for (size_t i = 0; i < b->labels; i++) {
		const struct set_para *p = &b->label[i].set;
		for (size_t k = 0; k < p->para.n; k++)
			page_put_line(b, p, k, b->label[i].x, base - p->base + (sp)k * p->leading);
	}
	b->labels = 0;
}

void page_flush_labels(struct builder *b)
{
	if (b->labels == 0)
		return;
	sp leading = b->label[0].set.leading, base = b->label[0].set.base;
	page_box(b, leading, leading == b->grid ? leading : -1);
	put_labels(b, base);
	page_penalty(b, FILL_NEVER, 0);
	page_fault(b, PAGE_KEPT);
}

struct page_line_end page_line_end(const struct builder *b, const struct set_para *p, size_t i)
{
	const struct style_pagination *c = &b->style->pagination;
	bool last = i + 2 == p->para.n, hyphen = p->para.line[i].hyphen;
	bool kept = b->style->text[p->of->style].keep_lines || i + 1 < p->together;
	int64_t any = (i == 0 ? c->orphan : 0) + (last ? c->widow : 0);
	any += hyphen ? c->hyphen_foot : 0;
	any += p->question ? c->split_question : 0;
	any += kept ? FILL_NEVER : 0;
	return (struct page_line_end){ .penalty = page_clamp(any),
		.recto = p->question ? c->recto_foot_question : 0,
		.faults = (i == 0 ? PAGE_ORPHAN : 0u) | (last ? PAGE_WIDOW : 0u) |
			  (hyphen ? PAGE_HYPHEN : 0u) |
			  (p->question ? PAGE_SPLIT_QUESTION | PAGE_RECTO_QUESTION : 0u) |
			  (kept ? PAGE_KEPT : 0u) };
}

static bool is_heading(enum style_kind k)
{
	return k == STYLE_SECTION1 || k == STYLE_SECTION2 || k == STYLE_SECTION3 ||
	       k == STYLE_SIDEBAR_TITLE || k == STYLE_BREAK;
}

/* A rule above a block takes half a line of its own, right above what follows. */
void page_open(struct builder *b, const struct where *w, enum style_kind kind)
{
	const struct style_text *st = &b->style->text[kind];
	struct where in = page_inside(b, w, kind);
	if (!b->heading || is_heading(kind))
		page_space(b, st->before);
	if (st->rule_above > 0)
		b->rule = (struct mark){ .kind = MARK_RULE,
			.artifact = ARTIFACT_LAYOUT,
			.node = NODE_NONE,
			.x = in.left,
			.w = in.right - in.left,
			.h = st->rule_above,
			.colour = st->colour };
}

void page_close(struct builder *b, const struct where *w, enum style_kind kind)
{
	const struct style_text *st = &b->style->text[kind];
	struct where in = page_inside(b, w, kind);
	if (st->rule_below > 0) {
		b->keep = true;
		page_box(b, b->grid / 2, -1);
		page_slab_mark(b, &(struct mark){ .kind = MARK_RULE,
					  .artifact = ARTIFACT_LAYOUT,
					  .node = NODE_NONE,
					  .x = in.left,
					  .y = b->grid / 2 - st->rule_below,
					  .w = in.right - in.left,
					  .h = st->rule_below,
					  .colour = st->colour });
	}
	page_space(b, st->after);
	page_penalty(b, is_heading(kind) ? b->style->pagination.heading : 0, 0);
	page_penalty(b, st->keep_next ? FILL_NEVER : 0, 0);
	page_fault(b, is_heading(kind) ? PAGE_HEADING : st->keep_next ? PAGE_KEPT : 0u);
	b->after_para = false;
	b->heading = is_heading(kind);
}

static void between_lines(struct builder *b, const struct set_para *p, size_t i)
{
	struct page_line_end end = page_line_end(b, p, i);
	page_penalty(b, end.penalty, end.recto);
	page_fault(b, end.faults);
}

void page_lines(
	struct builder *b, const struct where *w, enum style_kind kind, const struct set_para *set)
{
	const struct style_text *st = &b->style->text[kind];
	struct where in = page_inside(b, w, kind);
	struct set_para own = *set, *p = &own;
	sp n = (sp)p->para.n, tail = n * p->leading + (st->keep_next ? st->after : 0);
	bool grid = p->leading == b->grid && !(st->keep_next && st->after > 0);
	uint32_t first = 0, hung = b->hung;
	own.question = w->question;
	for (size_t i = 0; i < p->para.n; i++) {
		bool back = i == 0 && !(b->off_grid && b->was_wide == b->wide);
		page_box(b, p->leading, grid ? p->leading : back ? tail : -1);
		b->slab.v[b->slab.n - 1].line = true;
		first = i == 0 ? (uint32_t)b->item.n - 1 : first;
		if (i == 0)
			put_labels(b, p->base);
		if (i == 0 && p->initial)
			page_put_initial(b, p->initial, in.left);
		page_put_line(b, p, i, in.left, 0);
		if (i + 1 < p->para.n)
			between_lines(b, p, i);
	}
	if (grid)
		page_vary_note(b, p, in.left, first, hung);
	b->off_grid = p->leading % b->grid != 0 && !st->keep_next;
}

void page_text(struct builder *b, const struct where *w, enum style_kind kind,
	const struct span *text, uint32_t node)
{
	struct arena_mark m = arena_mark(b->scratch);
	struct flow f;
	struct set_para set;
	bool wide = b->wide;
	struct where in = page_across(b, w, kind);
	page_flow(b, &f, kind, w->lang);
	f.artifact = node == NODE_NONE;
	page_flow_spans(&f, text, node);
	page_set_in(&f, &in, 0, &set);
	page_open(b, &in, kind);
	page_lines(b, &in, kind, &set);
	page_close(b, &in, kind);
	page_narrow(b, wide);
	arena_reset(b->scratch, m);
}
