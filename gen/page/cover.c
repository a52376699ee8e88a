/* The cover of an e-book: a panel in the layout's accent with kicker, title and deck, the people
 * who speak below it. Sizes follow from the size of the cover; the title takes the largest size
 * at which it leaves the panel its air. */
#include "page/inside.h"

enum { STEPS = 12, TITLE_LINES = 6 };

struct cover {
	struct builder b;
	struct style style; /* the layout's, with the sizes of a cover */
	struct where w;
	sp width, height, panel;
	uint32_t ink; /* on the panel */
};

/* White on dark panels, near black on light ones (relative luminance, roughly). */
static uint32_t ink_on(uint32_t colour)
{
	uint32_t r = colour >> 16 & 255, g = colour >> 8 & 255, blue = colour & 255;
	return 299 * r + 587 * g + 114 * blue < 150000 ? 0xffffff : 0x1a1a1a;
}

/* A third of the way from the panel's colour to its ink. */
static uint32_t tint(uint32_t from, uint32_t to, uint32_t of100)
{
	uint32_t mixed = 0;
	for (int shift = 16; shift >= 0; shift -= 8) {
		uint32_t a = from >> shift & 255, z = to >> shift & 255;
		mixed |= ((a * (100 - of100) + z * of100) / 100) << shift;
	}
	return mixed;
}

static void dress(struct cover *c, enum style_kind kind, sp size, uint32_t colour)
{
	struct style_text *st = &c->style.text[kind];
	st->size = size;
	st->leading = size * 6 / 5;
	st->colour = colour;
	st->align = ALIGN_START;
	st->balance = kind != STYLE_BODY;
	st->hyphenate = false;
	st->features |= LOOK_NO_HYPHENS;
	st->start = st->end = st->indent = 0;
}

/* A band across the cover, from the top to h. */
static void band(struct cover *c, sp h, uint32_t colour)
{
	page_slab_mark(&c->b, &(struct mark){ .kind = MARK_RULE,
				      .artifact = ARTIFACT_LAYOUT,
				      .node = NODE_NONE,
				      .w = c->width,
				      .h = h,
				      .colour = colour });
}

struct legend { /* words on the cover: the interview's, then ours */
	enum style_kind kind;
	enum page_role role;
	const struct span *text;
	struct str ours;
};

static void set_words(struct cover *c, const struct legend *l, uint32_t node, struct set_para *out)
{
	struct builder *b = &c->b;
	struct flow f;
	struct arena_mark m = arena_mark(b->scratch);
	page_flow(b, &f, l->kind, b->interview->lang);
	f.artifact = node == NODE_NONE;
	f.no_notes = true;
	page_flow_spans(&f, l->text, node);
	page_flow_ours(&f, l->ours, node);
	page_set(&f, c->w.right - c->w.left, 0, out);
	arena_reset(b->scratch, m);
}

/* Lines from y down; where the next thing may begin. */
static sp put(struct cover *c, const struct set_para *p, sp y)
{
	for (size_t i = 0; i < p->para.n; i++) {
		page_put_line(&c->b, p, i, c->w.left, y);
		y += p->leading;
	}
	return y;
}

static sp words(struct cover *c, struct legend l, sp y)
{
	struct set_para set;
	if (!interview_has_text(l.text) && l.ours.n == 0)
		return y;
	uint32_t node = page_node(&c->b, l.role, 0, (struct loc){ 0 });
	set_words(c, &l, node, &set);
	return put(c, &set, y) + set.leading / 2;
}

static sp title(struct cover *c, sp y)
{
	struct legend l = { STYLE_TITLE, ROLE_TITLE, c->b.interview->meta.title, { 0 } };
	struct set_para set = { 0 };
	uint32_t node = page_node(&c->b, ROLE_TITLE, 0, (struct loc){ 0 });
	sp size = c->width / 10, room = c->panel - y - c->height / 8;
	c->b.node.v[node].level = 1;
	for (int i = 0; i < STEPS; i++, size = size * 9 / 10) {
		dress(c, STYLE_TITLE, size, c->ink);
		set_words(c, &l, node, &set);
		bool wide = false;
		for (size_t k = 0; k < set.para.n; k++)
			wide = wide || set.para.line[k].overfull > 0;
		if (!wide && set.para.n <= TITLE_LINES && (sp)set.para.n * set.leading <= room)
			break;
	}
	return put(c, &set, y) + set.leading / 3;
}

static void people(struct cover *c, sp y)
{
	const struct interview *i = c->b.interview;
	for (int pass = 0; pass < 2; pass++) {
		struct map seen = { .a = c->b.work };
		struct interview_people at = { .seen = &seen };
		while (interview_next_person(i, &at)) {
			const struct person *p = at.person;
			bool asked = p->role == PERSON_INTERVIEWEE || p->role == PERSON_PANELLIST;
			bool asks = p->role == PERSON_INTERVIEWER || p->role == PERSON_MODERATOR;
			if (y > c->height * 86 / 100 || (pass == 0 ? !asked : !asks))
				continue;
			struct legend l = { pass == 0 ? STYLE_SUBTITLE : STYLE_CREDIT, ROLE_CREDIT,
				NULL, p->name->text };
			y = words(c, l, y);
		}
	}
}

static void imprint(struct cover *c)
{
	const struct meta *m = &c->b.interview->meta;
	struct str iso = m->date[DATE_PUBLISHED].n ? m->date[DATE_PUBLISHED]
						   : m->date[DATE_CONDUCTED];
	struct str date = iso.n ? interview_date(c->b.arena, iso, c->b.interview->lang) : iso;
	if (date.n && interview_has_text(m->publication))
		date = arena_printf(c->b.arena, " · %.*s", STR_ARG(date));
	sp y = c->height - c->width / 12 - c->style.text[STYLE_DATELINE].leading;
	words(c, (struct legend){ STYLE_DATELINE, ROLE_DATELINE, m->publication, date }, y);
}

/* The mark of speech hangs below the panel, where no words are however long the title. */
static void draw(struct cover *c)
{
	struct builder *b = &c->b;
	const struct meta *m = &b->interview->meta;
	uint32_t accent = c->style.accent;
	struct set_para quote;
	c->ink = ink_on(accent);
	c->panel = c->height * 64 / 100;
	dress(c, STYLE_KICKER, c->width / 34, tint(accent, c->ink, 85));
	dress(c, STYLE_SUBTITLE, c->width / 24, c->ink);
	dress(c, STYLE_CREDIT, c->width / 32, 0x444444);
	dress(c, STYLE_DATELINE, c->width / 38, 0x444444);
	dress(c, STYLE_PULLQUOTE, c->width * 7 / 10, tint(0xffffff, accent, 18));
	page_slab(b, c->height);
	band(c, c->height, 0xffffff);
	band(c, c->panel, accent);
	set_words(c, &(struct legend){ .kind = STYLE_PULLQUOTE, .ours = STR("“") }, NODE_NONE,
		&quote);
	if (quote.para.n == 1)
		page_put_line(b, &quote, 0, c->width * 60 / 100, c->panel + c->width / 100);
	sp y = words(
		c, (struct legend){ STYLE_KICKER, ROLE_KICKER, m->kicker, { 0 } }, c->width / 10);
	y = title(c, y + c->width / 40);
	words(c, (struct legend){ STYLE_SUBTITLE, ROLE_SUBTITLE, m->subtitle, { 0 } }, y);
	dress(c, STYLE_SUBTITLE, c->width / 20, 0x1a1a1a);
	people(c, c->panel + c->width / 14);
	imprint(c);
}

struct pages *page_cover(struct diag *d, const struct interview *i, const struct style *s,
	struct fonts *fonts, struct page_size size)
{
	struct arena *a = arena_new(), *work = arena_new();
	struct pages *out = ARENA_NEW(a, struct pages);
	struct cover *c = ARENA_NEW(work, struct cover);
	struct builder *b = &c->b;
	out->arena = a;
	c->style = *s;
	c->width = size.width;
	c->height = size.height;
	c->w = (struct where){
		.left = size.width / 11, .right = size.width - size.width / 11, .box = STYLE_N
	};
	*b = (struct builder){ .diag = d,
		.interview = i,
		.style = &c->style,
		.fonts = fonts,
		.arena = a,
		.work = work,
		.scratch = arena_new(),
		.grid = SP_PT * 12 };
	page_context(b, &(struct page_context){ 0 });
	page_node(b, ROLE_DOCUMENT, NODE_NONE, (struct loc){ 0 });
	draw(c);
	struct page *page = ARENA_NEW(a, struct page);
	*page = (struct page){ .width = size.width, .height = size.height, .n = b->mark.n };
	page->mark = ARENA_ARRAY(a, page->n, struct mark);
	memcpy(page->mark, b->mark.v, page->n * sizeof *page->mark);
	out->page = page;
	out->n = 1;
	out->nodes = b->node.n;
	out->node = ARENA_ARRAY(a, b->node.n, struct node);
	memcpy(out->node, b->node.v, b->node.n * sizeof *out->node);
	out->first_number = 1;
	out->last_order = b->order;
	arena_drop(b->scratch);
	arena_drop(work);
	return out;
}
