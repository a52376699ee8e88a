/* What repeats on pages: running heads and folios. */
#include "page/inside.h"

enum {
	WORD_OF_TITLE,
	WORD_OF_CHAPTER,
	WORD_OF_PUBLICATION,
	WORD_OF_PAGES,
	WORD_OF_PAGE,
	WORD_OF_SECTION,
	WORD_OF_SPEAKER,
	WORD_OF_CONTINUED,
	WORDS
};

struct furniture {
	struct builder *b;
	struct pages *out;
	struct map set; /* text and side → set_para: most heads repeat */
};

static sp width_of(struct builder *b, enum style_kind style, struct str text)
{
	struct arena_mark m = arena_mark(b->scratch);
	struct look look = style_look(b->style, style, NULL, 0, NULL);
	struct text shaped;
	look.lang = b->interview->lang;
	struct text_span span = { .text = text, .look = &look };
	text_shape(b->fonts, b->scratch, &(struct text_query){ &span, 1, look.lang }, &shaped);
	sp w = 0;
	for (size_t i = 0; i < shaped.n; i++)
		w += shaped.piece[i].width;
	arena_reset(b->scratch, m);
	return w;
}

/* As much of the text as goes on the measure. */
static struct str fitting(struct builder *b, enum style_kind style, struct str text)
{
	sp room = b->measure - b->style->text[style].start - b->style->text[style].end;
	struct str s = text;
	for (int i = 0; i < 30; i++) {
		sp w = width_of(b, style, s);
		if (w <= room || s.n < 8)
			break;
		size_t fit = (size_t)len_scale((int64_t)s.n, room, w);
		s = page_shorten(b->arena, text, fit < s.n - 3 ? fit : s.n - 4);
	}
	return s;
}

static const struct set_para *set(struct furniture *u, enum style_kind style, struct str text)
{
	struct builder *b = u->b;
	struct arena_mark m = arena_mark(b->scratch);
	struct str key = arena_printf(b->work, "%d %.*s", (int)style, STR_ARG(text));
	struct set_para *p = map_get(&u->set, key);
	if (p)
		return p;
	const struct style_text *st = &b->style->text[style];
	struct flow f;
	p = ARENA_NEW(b->work, struct set_para);
	page_flow(b, &f, style, b->interview->lang);
	f.artifact = true;
	page_flow_ours(&f, fitting(b, style, text), NODE_NONE);
	page_set(&f, b->measure - st->start - st->end, 0, p);
	map_put(&u->set, key, p);
	arena_reset(b->scratch, m);
	return p;
}

/* On the outer side of its page where the style says end, on the inner one where it says start. */
static sp mirrored(const struct furniture *u, enum style_kind style, const struct line *l)
{
	const struct style_text *st = &u->b->style->text[style];
	sp rest = u->b->measure - st->start - st->end - l->width;
	sp now = l->n ? l->mark[0].x : 0;
	if (st->align == ALIGN_CENTRE)
		return st->start;
	return st->start + ((st->align == ALIGN_END) != u->b->rtl ? 0 : rest) - now;
}

static void put(
	struct furniture *u, struct page *page, enum style_kind style, struct str text, sp y)
{
	struct builder *b = u->b;
	if (text.n == 0)
		return;
	const struct set_para *p = set(u, style, text);
	if (p->para.n == 0)
		return;
	const struct line *l = &p->para.line[0];
	sp x = page->verso ? mirrored(u, style, l) : b->style->text[style].start;
	page->mark[page->n++] = (struct mark){ .kind = MARK_TEXT,
		.artifact = style == STYLE_HEAD ? ARTIFACT_HEADER : ARTIFACT_FOOTER,
		.node = NODE_NONE,
		.x = page_left(b, page->verso) + x,
		.y = y,
		.line = l,
		.span = p->span,
		.para = p->of };
}

static void head_and_folio(
	struct furniture *u, struct page *page, const struct page_word *w, bool head)
{
	struct builder *b = u->b;
	const struct style_page *s = &b->style->page;
	struct str pattern = page->verso ? s->head_verso : s->head_recto;
	if (s->head > 0 && head)
		put(u, page, STYLE_HEAD, page_words(b->work, pattern, w, WORDS), s->head);
	if (s->folio > 0)
		put(u, page, STYLE_FOLIO, page_words(b->work, s->folio_text, w, WORDS),
			page->height - s->folio);
}

void page_furniture(struct builder *b, struct pages *out, const uint32_t *first)
{
	const struct meta *m = &b->interview->meta;
	struct furniture u = { .b = b, .out = out, .set = { .a = b->work } };
	struct page_word w[WORDS] = {
		[WORD_OF_TITLE] = { "title", interview_plain(b->work, m->title) },
		[WORD_OF_PUBLICATION] = { "publication", interview_plain(b->work, m->publication) },
		[WORD_OF_PAGES] = { "pages", arena_printf(b->work, "%zu", out->n) },
		[WORD_OF_PAGE] = { .name = "page" },
		[WORD_OF_CHAPTER] = { .name = "chapter" },
		[WORD_OF_SECTION] = { .name = "section" },
		[WORD_OF_SPEAKER] = { .name = "speaker" },
		[WORD_OF_CONTINUED] = { .name = "continued" },
	};
	for (size_t k = 0; k < out->n; k++) {
		struct page *page = &out->page[k];
		uint32_t slab = first[k];
		const struct page_context
			*c = &b->context.v[slab == NODE_NONE ? 0 : b->slab.v[slab].context];
		w[WORD_OF_CHAPTER].value = c->chapter;
		w[WORD_OF_SECTION].value = c->section;
		w[WORD_OF_SPEAKER].value = c->speaker;
		w[WORD_OF_CONTINUED].value = page_again(b, slab);
		w[WORD_OF_PAGE].value = page->label;
		bool part = slab != NODE_NONE && b->slab.v[slab].opening;
		if (slab == NODE_NONE || !b->slab.v[slab].bare)
			head_and_folio(
				&u, page, w, (k > 0 && !part) || b->style->page.head_on_first);
	}
}
