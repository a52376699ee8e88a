/* What repeats on pages: running heads and folios. */
#include "page/inside.h"

struct furniture {
	struct builder *b;
	struct pages *out;
	struct map set; /* text and side → set_para: most heads repeat */
};

struct words { /* what a template can name */
	struct str title, section, speaker, publication, page, pages;
};

static struct str word_of(const struct words *w, struct str name)
{
	const struct {
		const char *name;
		struct str value;
	} all[] = {
		{ "title", w->title },
		{ "section", w->section },
		{ "speaker", w->speaker },
		{ "publication", w->publication },
		{ "page", w->page },
		{ "pages", w->pages },
	};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (str_is(name, all[i].name))
			return all[i].value;
	return (struct str){ 0 };
}

/* "{title} · {section}" with the names replaced; unknown ones vanish. */
static struct str fill_in(struct arena *a, struct str pattern, const struct words *w)
{
	struct buf out = { .a = a };
	for (size_t i = 0; i < pattern.n; i++) {
		const char *end = pattern.s[i] == '{' ? memchr(pattern.s + i, '}', pattern.n - i)
						      : NULL;
		if (!end) {
			buf_put(&out, pattern.s + i, 1);
			continue;
		}
		struct str name = { pattern.s + i + 1, (size_t)(end - pattern.s) - i - 1 };
		buf_str(&out, word_of(w, name));
		i = (size_t)(end - pattern.s);
	}
	return str_trim(buf_get(&out));
}

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

void page_furniture(struct builder *b, struct pages *out, const uint32_t *context)
{
	const struct interview *i = b->interview;
	const struct style_page *s = &b->style->page;
	struct furniture u = { .b = b, .out = out, .set = { .a = b->work } };
	struct words w = { .title = interview_plain(b->work, i->meta.title),
		.publication = interview_plain(b->work, i->meta.publication),
		.pages = arena_printf(b->work, "%zu", out->n) };
	for (size_t k = 0; k < out->n; k++) {
		struct page *page = &out->page[k];
		const struct page_context *c = &b->context.v[context[k]];
		w.section = c->section;
		w.speaker = c->speaker;
		w.page = page->label;
		if (s->head > 0 && (k > 0 || s->head_on_first))
			put(&u, page, STYLE_HEAD,
				fill_in(b->work, page->verso ? s->head_verso : s->head_recto, &w),
				s->head);
		if (s->folio > 0)
			put(&u, page, STYLE_FOLIO, fill_in(b->work, s->folio_text, &w),
				page->height - s->folio);
	}
}
