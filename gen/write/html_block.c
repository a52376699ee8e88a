#include "write/html.h"

void write_html_doubts(struct html *h, const void *about)
{
	const struct doubt *d = write_at(&h->doubts, about);
	for (; d; d = write_doubt_next(d)) {
		markup_comment(h->m, arena_printf(h->a, " doubt: %.*s ", STR_ARG(d->text)));
		markup_newline(h->m);
	}
}

/* Whether a block has an id: what links lead to, and what somebody may want to link to. */
static bool addressed(const struct html *h, const struct block *b)
{
	static const bool always[BLOCK_N] = { [BLOCK_SECTION] = true,
		[BLOCK_CHAPTER] = true,
		[BLOCK_EXCHANGE] = true,
		[BLOCK_QUESTION] = true,
		[BLOCK_ANSWER] = true,
		[BLOCK_REMARK] = true,
		[BLOCK_FIGURE] = true,
		[BLOCK_SIDEBAR] = true,
		[BLOCK_TABLE] = true };
	return !h->quiet && (b->id.n || always[b->kind] || write_at(&h->targets, b));
}

/* Opens an element for a block, with its id and language; returns the direction to be put back. */
static bool opened(struct html *h, const struct block *b, const struct tag *t)
{
	markup_open(h->m, t);
	if (addressed(h, b))
		markup_attr(h->m, "id", b->slug);
	if (addressed(h, b) && b->id.n)
		markup_attr(h->m, "data-id", b->id); /* the author's: others are made up */
	return write_html_lang(h, b->lang);
}

static void closed(struct html *h, bool outer)
{
	markup_close(h->m);
	markup_newline(h->m);
	h->rtl = outer;
}

/* Who speaks and when, or the head of an item. */
static void lead_in(struct html *h, const struct block *lead)
{
	markup_open(h->m, TAG("b", .class = lead->kind == BLOCK_ITEM ? NULL : "speaker"));
	if (lead->kind == BLOCK_ITEM) {
		write_html_words(h, "", lead->title);
	} else {
		markup_text(h->m, write_label(h->iv, lead));
		markup_text(h->m, STR(":"));
	}
	markup_close(h->m);
	if (lead->time.n) {
		markup_text(h->m, STR(" "));
		write_html_time(h, lead->time, lead->time_ms, false);
	}
}

static void para(struct html *h, const struct block *b, const struct block *lead)
{
	bool outer = opened(h, b, TAG("p"));
	if (lead) {
		lead_in(h, lead);
		markup_text(h->m, STR(" "));
	}
	write_html_spans(h, b->text);
	closed(h, outer);
}

static void stage(struct html *h, const struct block *b)
{
	bool outer = opened(h, b, TAG("p", .class = "stage"));
	markup_text(h->m, STR("["));
	write_html_spans(h, b->text);
	markup_text(h->m, STR("]"));
	closed(h, outer);
}

static const char *heading(int level)
{
	static const char *const names[] = { "h1", "h2", "h3", "h4", "h5", "h6" };
	return names[level < 6 ? level - 1 : 5];
}

static void section(struct html *h, const struct block *b)
{
	bool outer = opened(h, b, TAG("section"));
	markup_newline(h->m);
	if (interview_has_text(b->title))
		write_html_line(h, heading(h->level), NULL, b->title);
	h->level++;
	write_html_blocks(h, b->first, NULL);
	h->level--;
	closed(h, outer);
}

static void container(struct html *h, const struct block *b, const struct tag *t)
{
	bool outer = opened(h, b, t);
	if (interview_is_turn(b->kind) && b->who)
		markup_attr(h->m, "data-who", b->who->id);
	if (interview_is_turn(b->kind) && b->time.n)
		markup_attr(h->m, "data-time", b->time);
	markup_newline(h->m);
	write_html_blocks(h, b->first, interview_is_turn(b->kind) ? b : NULL);
	closed(h, outer);
}

static void turn(struct html *h, const struct block *b)
{
	container(h, b,
		TAG("div", .class = b->kind == BLOCK_QUESTION ? "turn question"
				    : b->kind == BLOCK_ANSWER ? "turn answer"
							      : "turn remark"));
}

static void item(struct html *h, const struct block *b)
{
	const struct block *p = b->first;
	bool plain = !p || (!p->next && p->kind == BLOCK_PARA && !p->lang.n && !addressed(h, p) &&
				   !write_at(&h->doubts, p));
	bool outer = opened(h, b, TAG("li"));
	if (plain && b->title) {
		lead_in(h, b);
		markup_text(h->m, p ? STR(" ") : STR(""));
	}
	if (plain)
		write_html_spans(h, p ? p->text : NULL);
	else
		write_html_blocks(h, p, b->title ? b : NULL);
	closed(h, outer);
}

static void quote(struct html *h, const struct block *b)
{
	bool outer = opened(h, b, TAG("blockquote"));
	markup_newline(h->m);
	write_html_blocks(h, b->first, NULL);
	if (b->text) {
		markup_open(h->m, TAG("p", .class = "attribution"));
		write_html_words(h, "\u2014 ", b->text);
		closed(h, h->rtl);
	}
	closed(h, outer);
}

static struct str data_uri(struct arena *a, const struct image *m)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const unsigned char *p = (const unsigned char *)m->bytes.s;
	struct str head = m->type == IMAGE_PNG ? STR("data:image/png;base64,")
					       : STR("data:image/jpeg;base64,");
	char *out = arena_alloc(a, head.n + (m->bytes.n + 2) / 3 * 4), *q = out + head.n;
	memcpy(out, head.s, head.n);
	for (size_t i = 0; i < m->bytes.n; i += 3) {
		size_t left = m->bytes.n - i;
		uint32_t v = (uint32_t)p[i] << 16 | (left > 1 ? (uint32_t)p[i + 1] << 8 : 0) |
			     (left > 2 ? p[i + 2] : 0);
		*q++ = digits[v >> 18];
		*q++ = digits[v >> 12 & 63];
		*q++ = left > 1 ? digits[v >> 6 & 63] : '=';
		*q++ = left > 2 ? digits[v & 63] : '=';
	}
	return (struct str){ out, (size_t)(q - out) };
}

void write_html_image(struct html *h, const struct image *m, const char *class)
{
	struct arena *own;
	if (m->type == IMAGE_NONE || !m->bytes.n) {
		if (m->alt.n)
			markup_line(h->m, TAG("p", .class = "missing"), m->alt);
		return;
	}
	own = arena_new();
	markup_open(h->m, TAG("img", .class = class));
	markup_attr(h->m, "src", data_uri(own, m));
	markup_attr(h->m, "alt", m->alt);
	markup_attr(h->m, "width", arena_printf(h->a, "%u", m->width));
	markup_attr(h->m, "height", arena_printf(h->a, "%u", m->height));
	markup_leaf(h->m);
	markup_newline(h->m);
	arena_drop(own);
}

static void figure(struct html *h, const struct block *b)
{
	bool outer = opened(h, b, TAG("figure"));
	markup_newline(h->m);
	write_html_image(h, b->image, NULL);
	if (b->title || b->text) {
		markup_open(h->m, TAG("figcaption"));
		markup_newline(h->m);
		write_html_line(h, "p", NULL, b->title);
		write_html_line(h, "p", "credit", b->text);
		closed(h, h->rtl);
	}
	closed(h, outer);
}

/* For the eye alone: its words are in the text already. */
static void pullquote(struct html *h, const struct block *b)
{
	bool outer = h->rtl, quiet = h->quiet;
	h->quiet = true;
	markup_open(h->m, TAG("div", .class = "pullquote"));
	if (b->id.n)
		markup_attr(h->m, "data-id", b->id);
	if (b->quoted)
		markup_attr(h->m, "data-of", b->quoted->id.n ? b->quoted->id : b->quoted->slug);
	write_html_lang(h, b->lang);
	markup_attr(h->m, "aria-hidden", STR("true"));
	write_html_spans(h, b->text);
	closed(h, outer);
	h->quiet = quiet;
}

static void sidebar(struct html *h, const struct block *b)
{
	bool outer = opened(h, b, TAG("aside", .class = "sidebar", .role = "note"));
	struct str label = str_trim(interview_plain(h->a, b->title));
	if (label.n)
		markup_attr(h->m, "aria-label", label);
	markup_newline(h->m);
	if (label.n)
		write_html_line(h, heading(h->level), NULL, b->title);
	h->level++;
	write_html_blocks(h, b->first, NULL);
	h->level--;
	closed(h, outer);
}

static void row(struct html *h, const struct block *r)
{
	bool outer = opened(h, r, TAG("tr"));
	for (const struct block *c = r->first; c; c = c->next) {
		bool side = opened(h, c, TAG(c->head ? "th" : "td"));
		if (c->head)
			markup_attr(h->m, "scope", r->head ? STR("col") : STR("row"));
		write_html_spans(h, c->text);
		markup_close(h->m);
		h->rtl = side;
	}
	closed(h, outer);
}

/* Rows as long as they head the table, then all the others. */
static void rows(struct html *h, const struct block *r)
{
	for (bool head = r && r->head; r; head = false) {
		markup_open(h->m, TAG(head ? "thead" : "tbody"));
		markup_newline(h->m);
		for (; r && (r->head || !head); r = r->next)
			row(h, r);
		closed(h, h->rtl);
	}
}

/* One that may be wider than a telephone scrolls by itself, and for that can be reached by key. */
static void table(struct html *h, const struct block *b)
{
	enum { WIDE = 4 };
	struct str label = str_trim(interview_plain(h->a, b->title));
	size_t columns = 0;
	bool outer;
	for (const struct block *c = b->first ? b->first->first : NULL; c; c = c->next)
		columns++;
	if (columns >= WIDE) {
		markup_open(h->m, TAG("div", .class = "wide", .role = "region"));
		markup_attr(h->m, "aria-label", label.n ? label : h->title);
		markup_attr(h->m, "tabindex", STR("0"));
		markup_newline(h->m);
	}
	outer = opened(h, b, TAG("table"));
	markup_newline(h->m);
	write_html_line(h, "caption", NULL, b->title);
	rows(h, b->first);
	closed(h, outer);
	if (columns >= WIDE)
		closed(h, h->rtl);
}

static void chapter(struct html *h, const struct block *b)
{
	const struct meta *m = &b->chapter->meta;
	bool outer = opened(h, b, TAG("section", .class = "chapter"));
	markup_newline(h->m);
	write_html_line(h, heading(h->level), NULL, b->title);
	write_html_line(h, "p", "subtitle", m->subtitle);
	write_html_blocks(h, m->summary, NULL);
	for (const struct credit *c = m->credit; c; c = c->next)
		write_html_line(h, "p", "credit", c->text);
	h->level++;
	write_html_blocks(h, b->first, NULL);
	h->level--;
	write_html_blocks(h, m->editor_note, NULL);
	closed(h, outer);
}

static void block(struct html *h, const struct block *b, const struct block *lead)
{
	switch (b->kind) {
	case BLOCK_PARA:
		para(h, b, lead);
		break;
	case BLOCK_SECTION:
		section(h, b);
		break;
	case BLOCK_EXCHANGE:
		container(h, b, TAG("div", .class = "exchange"));
		break;
	case BLOCK_CHAPTER:
		chapter(h, b);
		break;
	case BLOCK_QUESTION:
	case BLOCK_ANSWER:
	case BLOCK_REMARK:
		turn(h, b);
		break;
	case BLOCK_LIST:
		container(h, b, TAG(b->ordered ? "ol" : "ul"));
		break;
	case BLOCK_ITEM:
		item(h, b);
		break;
	case BLOCK_QUOTE:
		quote(h, b);
		break;
	case BLOCK_FIGURE:
		figure(h, b);
		break;
	case BLOCK_PULLQUOTE:
		pullquote(h, b);
		break;
	case BLOCK_SIDEBAR:
		sidebar(h, b);
		break;
	case BLOCK_TABLE:
		table(h, b);
		break;
	case BLOCK_BREAK:
		markup_open(h->m, TAG("hr"));
		markup_leaf(h->m);
		markup_newline(h->m);
		break;
	case BLOCK_DIRECTION:
		stage(h, b);
		break;
	case BLOCK_ROW:
	case BLOCK_CELL:
	case BLOCK_N:
		break;
	}
}

void write_html_blocks(struct html *h, const struct block *b, const struct block *lead)
{
	if (lead && (!b || b->kind != BLOCK_PARA)) {
		markup_open(h->m, TAG("p"));
		lead_in(h, lead);
		closed(h, h->rtl);
		lead = NULL;
	}
	for (; b; b = b->next) {
		write_html_doubts(h, b);
		block(h, b, lead);
		lead = NULL;
	}
}
