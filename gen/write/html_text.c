#include "write/html.h"

#include <inttypes.h>

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
	[SPAN_DIRECTION] = { .name = "i", .class = "stage" },
};

struct str write_html_id(struct html *h, const char *name)
{
	struct str id = str_of(name);
	for (unsigned n = 2; map_get(&h->ids, id); n++)
		id = arena_printf(h->a, "%s-%u", name, n);
	map_put(&h->ids, id, h);
	return id;
}

bool write_html_lang(struct html *h, struct str lang)
{
	bool outer = h->rtl;
	if (lang.n) {
		h->rtl = markup_is_rtl(lang);
		markup_attr(h->m, "lang", lang);
		if (h->rtl != outer)
			markup_attr(h->m, "dir", h->rtl ? STR("rtl") : STR("ltr"));
	}
	return outer;
}

void write_html_time(struct html *h, struct str written, int64_t ms, bool close)
{
	struct str part = { 0 };
	if (ms % 1000)
		part = arena_printf(h->a, ".%03d", (int)(ms % 1000));
	markup_open(h->m, TAG("time"));
	markup_attr(h->m, "datetime",
		arena_printf(h->a, "PT%" PRId64 "H%" PRId64 "M%" PRId64 "%.*sS", ms / 3600000,
			ms / 60000 % 60, ms / 1000 % 60, STR_ARG(part)));
	if (close)
		markup_attr(h->m, "data-close", STR("yes"));
	markup_text(h->m, arena_printf(h->a, "[%.*s]", STR_ARG(written)));
	markup_close(h->m);
}

static void inside(struct html *h, const struct span *s)
{
	bool brackets = s->kind == SPAN_DIRECTION || s->kind == SPAN_INSERT;
	if (brackets)
		markup_text(h->m, STR("["));
	write_html_spans(h, s->first);
	if (brackets && s->value.n) {
		markup_text(h->m, STR(" \u2013 "));
		markup_text(h->m, s->value);
	}
	if (brackets)
		markup_text(h->m, STR("]"));
}

static void element(struct html *h, const struct span *s, struct str href)
{
	bool outer;
	markup_open(h->m, &tags[s->kind]);
	outer = write_html_lang(h, s->lang);
	if (s->kind == SPAN_ABBR && s->value.n)
		markup_attr(h->m, "title", s->value);
	if (s->kind == SPAN_PERSON && s->person)
		markup_attr(h->m, "data-ref", s->person->id);
	if (s->kind == SPAN_INSERT && s->value.n)
		markup_attr(h->m, "data-by", s->value);
	if (s->kind == SPAN_LINK && s->target && s->value.n && !str_eq(s->value, href))
		markup_attr(h->m, "data-to", s->value); /* a note, of which the page makes two */
	if (s->kind == SPAN_LINK && s->page != LINK_WORDS)
		markup_attr(h->m, "data-page", s->page == LINK_ADD ? STR("add") : STR("instead"));
	if (href.n)
		markup_attr(h->m, "href", href);
	inside(h, s);
	markup_close(h->m);
	h->rtl = outer;
}

static void link(struct html *h, const struct span *s)
{
	struct str to = { 0 };
	if (s->target && !h->quiet)
		to = arena_printf(h->a, "#%.*s", STR_ARG(s->target->slug));
	else if (!h->quiet)
		to = write_address(h->a, s->value);
	if (to.n)
		element(h, s, to);
	else
		write_html_spans(h, s->first);
}

static void note(struct html *h, const struct span *s)
{
	struct arena *a = h->a;
	size_t n;
	if (h->quiet)
		return;
	*VEC_PUSH(a, &h->notes) = s;
	n = h->notes.n;
	*VEC_PUSH(a, &h->note_ids) = write_html_id(h, arena_printf(a, "noteref-%zu", n).s);
	*VEC_PUSH(a, &h->note_ids) = write_html_id(h, arena_printf(a, "note-%zu", n).s);
	markup_open(h->m, TAG("sup"));
	markup_open(h->m, TAG("a", .role = "doc-noteref"));
	markup_attr(h->m, "id", h->note_ids.v[2 * n - 2]);
	markup_attr(h->m, "href", arena_printf(a, "#%.*s", STR_ARG(h->note_ids.v[2 * n - 1])));
	markup_text(h->m, arena_printf(a, "%zu", n));
	markup_close(h->m);
	markup_close(h->m);
}

/* A time code is a milestone between words, often written close to the second. */
static void milestone(struct html *h, const struct span *s)
{
	const struct span *next = s->next;
	bool close = next && next->text.n && next->text.s[0] != ' ';
	write_html_time(h, s->value, s->number, close);
	if (close)
		markup_text(h->m, STR(" "));
}

/* Pages have no index; what would be in it is not seen. */
static void entry(struct html *h, const struct span *s)
{
	markup_open(h->m, TAG("span", .class = "index"));
	markup_attr(h->m, "data-term", s->value);
	if (s->sort.n)
		markup_attr(h->m, "data-sort", s->sort);
	write_html_spans(h, s->first);
	markup_close(h->m);
}

static void text(struct html *h, const struct span *s)
{
	bool outer;
	if (!s->lang.n) {
		markup_text(h->m, s->text);
		return;
	}
	markup_open(h->m, TAG("span"));
	outer = write_html_lang(h, s->lang);
	markup_text(h->m, s->text);
	markup_close(h->m);
	h->rtl = outer;
}

static void span(struct html *h, const struct span *s)
{
	switch (s->kind) {
	case SPAN_TEXT:
		text(h, s);
		break;
	case SPAN_LINK:
		link(h, s);
		break;
	case SPAN_NOTE:
		note(h, s);
		break;
	case SPAN_BREAK:
		markup_open(h->m, TAG("br"));
		markup_leaf(h->m);
		break;
	case SPAN_TIME:
		milestone(h, s);
		break;
	case SPAN_INDEX:
		entry(h, s);
		break;
	case SPAN_EM:
	case SPAN_STRONG:
	case SPAN_CITE:
	case SPAN_FOREIGN:
	case SPAN_ABBR:
	case SPAN_PERSON:
	case SPAN_INSERT:
	case SPAN_SUP:
	case SPAN_SUB:
	case SPAN_SMALLCAPS:
	case SPAN_DIRECTION:
		element(h, s, (struct str){ 0 });
		break;
	case SPAN_N:
		break;
	}
}

void write_html_spans(struct html *h, const struct span *s)
{
	for (; s; s = s->next)
		span(h, s);
}

/* What all words have in common is the line's. */
void write_html_words(struct html *h, const char *before, const struct span *s)
{
	struct str lang = write_common_lang(s);
	bool outer = write_html_lang(h, lang);
	markup_text(h->m, str_of(before));
	for (; s; s = s->next)
		if (s->kind == SPAN_TEXT && str_eq(s->lang, lang))
			markup_text(h->m, s->text);
		else
			span(h, s);
	h->rtl = outer;
}

void write_html_line(struct html *h, const char *name, const char *class, const struct span *s)
{
	if (!s)
		return;
	markup_open(h->m, TAG(name, .class = class));
	if (strcmp(name, "p") == 0 && class && strcmp(class, "subtitle") == 0)
		markup_attr(h->m, "role", STR("doc-subtitle"));
	write_html_words(h, "", s);
	markup_close(h->m);
	markup_newline(h->m);
}
