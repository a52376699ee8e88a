#include "epub/book.h"

static void cell(struct walk *w, const struct block *b, const char *scope)
{
	bool rtl = w->rtl;
	markup_open(w->m, TAG(scope ? "th" : "td"));
	if (scope)
		markup_attr(w->m, "scope", str_of(scope));
	epub_block_id(w, b);
	w->rtl = markup_lang(w->m, b->lang, rtl);
	if (b == b->parent->first)
		epub_pages_at(w, b->parent);
	epub_pages_at(w, b);
	epub_inline(w, b->text);
	epub_blocks(w, b->first, NULL);
	markup_close(w->m);
	w->rtl = rtl;
}

static void row(struct walk *w, const struct block *b)
{
	markup_open(w->m, TAG("tr"));
	epub_block_id(w, b);
	for (const struct block *c = b->first; c; c = c->next)
		if (c->kind == BLOCK_CELL)
			cell(w, c, b->head ? "col" : c->head ? "row" : NULL);
	markup_close(w->m);
	markup_newline(w->m);
}

/* Rows of heads at the top are the table's head; all others its body. */
void epub_table(struct walk *w, const struct block *b)
{
	bool rtl = w->rtl;
	const struct block *r = b->first;
	markup_open(w->m, TAG("table"));
	epub_block_id(w, b);
	w->rtl = markup_lang(w->m, b->lang, rtl);
	markup_newline(w->m);
	if (interview_has_text(b->title)) {
		markup_open(w->m, TAG("caption"));
		epub_inline(w, b->title);
		markup_close(w->m);
		markup_newline(w->m);
	}
	if (r && r->head) {
		markup_open(w->m, TAG("thead"));
		for (; r && r->head; r = r->next)
			row(w, r);
		markup_close(w->m);
	}
	if (r) {
		markup_open(w->m, TAG("tbody"));
		for (; r; r = r->next)
			row(w, r);
		markup_close(w->m);
	}
	markup_close(w->m);
	markup_newline(w->m);
	w->rtl = rtl;
}
