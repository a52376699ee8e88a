#include "epub/book.h"

#include <assert.h>

struct str epub_word(const struct book *book, enum word w)
{
	return interview_word(book->lang, w);
}

struct item *epub_item(struct book *book, struct str href, struct str id, const char *type)
{
	struct item *it = VEC_PUSH(book->arena, &book->items);
	*it = (struct item){ .href = href, .id = id, .type = type };
	return it;
}

struct walk epub_begin(struct book *book, struct str href, struct str title, const char *body_type)
{
	struct walk w = { .book = book, .href = href, .level = 2, .rtl = book->rtl };
	struct markup *m = w.m = markup_new(book->arena);
	markup_doctype_html(m);
	markup_open(m, TAG("html"));
	markup_attr(m, "xmlns", STR("http://www.w3.org/1999/xhtml"));
	markup_attr(m, "xmlns:epub", STR("http://www.idpf.org/2007/ops"));
	markup_lang(m, book->lang, false);
	markup_newline(m);
	markup_open(m, TAG("head"));
	markup_newline(m);
	markup_line(m, TAG("title"), title);
	markup_open(m, TAG("link"));
	markup_attr(m, "rel", STR("stylesheet"));
	markup_attr(m, "type", STR("text/css"));
	markup_attr(m, "href", STR("style.css"));
	markup_leaf(m);
	markup_newline(m);
	markup_close(m);
	markup_newline(m);
	markup_open(m, TAG("body", .type = body_type));
	markup_newline(m);
	return w;
}

struct str epub_end(struct walk *w)
{
	assert(!w->leads);
	epub_notes(w);
	markup_close(w->m);
	markup_newline(w->m);
	markup_close(w->m);
	return markup_end(w->m);
}

/* "page-" and the label as far as an id may hold it. */
static struct str page_id(struct walk *w, struct str label)
{
	struct buf b = { .a = w->book->arena };
	buf_cstr(&b, "page-");
	for (size_t i = 0; i < label.n; i++) {
		char c = label.s[i];
		bool fit = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
			   (c >= 'a' && c <= 'z') || c == '-';
		buf_put(&b, fit ? &c : "-", 1);
	}
	return epub_id(w->book, buf_get(&b), w->href);
}

static void page_mark(struct walk *w, const struct edition_page *p)
{
	struct book *book = w->book;
	struct str id = page_id(w, p->label);
	struct str word = epub_word(book, WORD_PAGE);
	markup_open(w->m, TAG("span", .type = "pagebreak", .role = "doc-pagebreak"));
	markup_attr(w->m, "id", id);
	markup_attr(w->m, "aria-label",
		arena_printf(book->arena, "%.*s %.*s", STR_ARG(word), STR_ARG(p->label)));
	markup_close(w->m);
	*VEC_PUSH(book->arena, &book->landings) = (struct landing){
		.label = p->label,
		.href = arena_printf(book->arena, "%.*s#%.*s", STR_ARG(w->href), STR_ARG(id)),
	};
}

static const struct edition_page *pages_at(const struct walk *w, const void *at)
{
	if (!w->book->query->pages || w->quiet)
		return NULL;
	return map_get(&w->book->page_at, (struct str){ (const char *)&at, sizeof at });
}

void epub_pages_at(struct walk *w, const void *at)
{
	const struct epub_query *q = w->book->query;
	const struct edition_page *p = pages_at(w, at), *end = q->page + q->pages;
	for (; p && p < end && (p->span ? (const void *)p->span : p->block) == at; p++)
		page_mark(w, p);
}

/* The next character boundary at or behind i. */
static size_t boundary(struct str s, size_t i)
{
	while (i < s.n && ((unsigned char)s.s[i] & 0xC0) == 0x80)
		i++;
	return i < s.n ? i : s.n;
}

void epub_paged_text(struct walk *w, const struct span *leaf)
{
	const struct epub_query *q = w->book->query;
	const struct edition_page *p = pages_at(w, leaf);
	struct str rest = leaf->text;
	size_t done = 0;
	for (; p && p < q->page + q->pages && p->span == leaf; p++) {
		size_t to = boundary(leaf->text, p->offset);
		if (to > done) {
			markup_text(w->m, (struct str){ rest.s, to - done });
			rest = (struct str){ leaf->text.s + to, leaf->text.n - to };
			done = to;
		}
		page_mark(w, p);
	}
	if (rest.n)
		markup_text(w->m, rest);
}

void epub_block_id(struct walk *w, const struct block *b)
{
	if (!w->quiet && b->slug.n && map_get(&w->book->ids, b->slug))
		markup_attr(w->m, "id", b->slug);
}

static struct str image_href(struct book *book, const struct image *image)
{
	for (size_t i = 0; i < book->shots.n; i++)
		if (book->shots.v[i].image == image ||
			str_eq(book->shots.v[i].image->bytes, image->bytes))
			return book->shots.v[i].href;
	const char *end = image->type == IMAGE_PNG ? "png" : "jpg";
	struct str href = arena_printf(book->arena, "images/image-%zu.%s", book->shots.n + 1, end);
	*VEC_PUSH(book->arena, &book->shots) = (struct shot){ image, href };
	return href;
}

void epub_image(struct walk *w, const struct image *image, const char *class)
{
	if (image->type == IMAGE_NONE || !image->bytes.n) {
		if (image->alt.n)
			markup_line(w->m, TAG("p", .class = "missing"), image->alt);
		return;
	}
	w->book->described &= image->alt.n > 0;
	markup_open(w->m, TAG("img", .class = class));
	markup_attr(w->m, "src", image_href(w->book, image));
	markup_attr(w->m, "alt", image->alt);
	markup_leaf(w->m);
	markup_newline(w->m);
}
