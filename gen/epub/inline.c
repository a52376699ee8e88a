#include "epub/book.h"

#include <inttypes.h>

/* How each kind of span opens; the kinds without an element are written by their own function. */
static const struct tag tags[SPAN_N] = {
	[SPAN_EM] = { .name = "em" },
	[SPAN_STRONG] = { .name = "strong" },
	[SPAN_CITE] = { .name = "cite" },
	[SPAN_FOREIGN] = { .name = "i", .class = "foreign" },
	[SPAN_ABBR] = { .name = "abbr" },
	[SPAN_LINK] = { .name = "a" },
	[SPAN_PERSON] = { .name = "span", .class = "person" },
	[SPAN_INSERT] = { .name = "span", .class = "insert" },
	[SPAN_SUP] = { .name = "sup" },
	[SPAN_SUB] = { .name = "sub" },
	[SPAN_SMALLCAPS] = { .name = "span", .class = "sc" },
	[SPAN_DIRECTION] = { .name = "span", .class = "stage" },
	[SPAN_TIME] = { .name = "time", .class = "time" },
};

static void simple(struct walk *w, const struct span *s, const struct tag *t)
{
	bool rtl = w->rtl;
	markup_open(w->m, t);
	w->rtl = markup_lang(w->m, s->lang, rtl);
	if (s->kind == SPAN_ABBR && s->value.n)
		markup_attr(w->m, "title", s->value);
	epub_inline(w, s->first);
	markup_close(w->m);
	w->rtl = rtl;
}

static void bracketed(struct walk *w, const struct span *s)
{
	bool rtl = w->rtl;
	markup_open(w->m, &tags[s->kind]);
	w->rtl = markup_lang(w->m, s->lang, rtl);
	markup_text(w->m, STR("["));
	epub_inline(w, s->first);
	if (s->value.n) {
		markup_text(w->m, STR(" – "));
		markup_text(w->m, s->value);
	}
	markup_text(w->m, STR("]"));
	markup_close(w->m);
	w->rtl = rtl;
}

/* A time code is a milestone between words, often written close to the second. */
static void milestone(struct walk *w, const struct span *s)
{
	const struct span *next = s->next;
	epub_time(w, s->first, s->value, s->number);
	if (!interview_has_text(s->first) && next && next->text.n && next->text.s[0] != ' ')
		markup_text(w->m, STR(" "));
}

/* Where a link leads from this file; empty for nowhere. */
static struct str href(struct walk *w, const struct span *s)
{
	struct book *book = w->book;
	if (!s->target)
		return epub_uri(book->arena, s->value);
	const struct str *file = map_get(&book->ids, s->target->slug);
	if (!file)
		return (struct str){ 0 };
	struct str in = *file;
	if (str_eq(in, w->href))
		in.n = 0;
	return arena_printf(book->arena, "%.*s#%.*s", STR_ARG(in), STR_ARG(s->target->slug));
}

static void link(struct walk *w, const struct span *s)
{
	struct str to = { 0 };
	if (!w->quiet)
		to = href(w, s);
	if (!to.n || !interview_has_text(s->first)) {
		if (!w->quiet && !to.n && s->value.n)
			diag_at(w->book->diag, DIAG_WARNING, s->loc,
				"\"%.*s\" is no address that a reading system can follow; set as "
				"plain text in the EPUB",
				STR_ARG(s->value));
		epub_inline(w, s->first);
		return;
	}
	bool rtl = w->rtl;
	markup_open(w->m, &tags[SPAN_LINK]);
	w->rtl = markup_lang(w->m, s->lang, rtl);
	markup_attr(w->m, "href", to);
	epub_inline(w, s->first);
	markup_close(w->m);
	w->rtl = rtl;
}

static void note(struct walk *w, const struct span *s)
{
	if (w->quiet)
		return;
	struct arena *a = w->book->arena;
	*VEC_PUSH(a, &w->notes) = s;
	markup_open(w->m, TAG("a", .class = "noteref", .type = "noteref", .role = "doc-noteref"));
	markup_attr(w->m, "id", arena_printf(a, "noteref-%" PRId64, s->number));
	markup_attr(w->m, "href", arena_printf(a, "#note-%" PRId64, s->number));
	markup_text(w->m, arena_printf(a, "%" PRId64, s->number));
	markup_close(w->m);
}

void epub_inline(struct walk *w, const struct span *s)
{
	for (; s; s = s->next) {
		switch (s->kind) {
		case SPAN_TEXT:
			epub_paged_text(w, s);
			break;
		case SPAN_LINK:
			link(w, s);
			break;
		case SPAN_NOTE:
			note(w, s);
			break;
		case SPAN_INSERT:
		case SPAN_DIRECTION:
			bracketed(w, s);
			break;
		case SPAN_INDEX: /* the search of a reading system is its index */
			epub_inline(w, s->first);
			break;
		case SPAN_BREAK:
			markup_open(w->m, TAG("br"));
			markup_leaf(w->m);
			break;
		case SPAN_TIME:
			milestone(w, s);
			break;
		case SPAN_EM:
		case SPAN_STRONG:
		case SPAN_CITE:
		case SPAN_FOREIGN:
		case SPAN_ABBR:
		case SPAN_PERSON:
		case SPAN_SUP:
		case SPAN_SUB:
		case SPAN_SMALLCAPS:
			simple(w, s, &tags[s->kind]);
			break;
		case SPAN_N:
			break;
		}
	}
}
