/* The body: one row of a table says how each kind of block opens, what is written before its kids
 * and behind them. */
#include "epub/book.h"

#include <inttypes.h>

struct row {
	struct tag tag;
	/* Inside the element, round the kids. NULL: nothing. */
	void (*enter)(struct walk *, const struct block *);
	void (*leave)(struct walk *, const struct block *);
	/* Instead of all that. */
	void (*write)(struct walk *, const struct block *);
};

static void heading(struct walk *w, const struct block *b, const char *class)
{
	static const char *const h[] = { "h2", "h3", "h4", "h5", "h6" };
	int level = w->level > 6 ? 6 : w->level;
	if (!interview_has_text(b->title))
		return;
	markup_open(w->m, TAG(h[level - 2], .class = class));
	epub_inline(w, b->title);
	markup_close(w->m);
	markup_newline(w->m);
	w->level++;
}

static void text(struct walk *w, const struct block *b)
{
	epub_label(w, true);
	epub_inline(w, b->text);
}

/* How deep a section is in the contents, in a collection below its interview. */
static int depth_of(const struct block *b)
{
	int depth = b->depth < 1 ? 1 : b->depth;
	const struct block *up = b->parent;
	while (up && up->kind != BLOCK_CHAPTER)
		up = up->parent;
	return depth + (up != NULL);
}

static void enter_section(struct walk *w, const struct block *b)
{
	static const char *const class[] = { "section1", "section2", "section3" };
	int depth = b->depth < 1 ? 1 : b->depth > 3 ? 3 : b->depth;
	struct book *book = w->book;
	struct str title = interview_plain(book->arena, b->title);
	if (title.n && b->slug.n)
		*VEC_PUSH(book->arena, &book->headings) = (struct heading){
			.text = title,
			.lang = b->lang,
			.level = depth_of(b),
			.href = arena_printf(
				book->arena, "%.*s#%.*s", STR_ARG(w->href), STR_ARG(b->slug)),
		};
	heading(w, b, class[depth - 1]);
}

static void enter_exchange(struct walk *w, const struct block *b)
{
	const struct block *s = b->parent;
	while (s && s->kind != BLOCK_SECTION && s->kind != BLOCK_CHAPTER)
		s = s->parent;
	epub_question_heading(w, b, s ? depth_of(s) + 1 : 2);
}

static void enter_sidebar(struct walk *w, const struct block *b)
{
	heading(w, b, "sidebar-title");
}

static void leave_lead(struct walk *w, const struct block *b)
{
	if (w->leads == b)
		epub_label(w, false);
}

static void enter_item(struct walk *w, const struct block *b)
{
	if (interview_has_text(b->title))
		w->leads = b;
}

static void list(struct walk *w, const struct block *b)
{
	markup_open(w->m, TAG(b->ordered ? "ol" : "ul"));
	epub_block_id(w, b);
	bool rtl = w->rtl;
	w->rtl = markup_lang(w->m, b->lang, rtl);
	markup_newline(w->m);
	epub_blocks(w, b->first, NULL);
	markup_close(w->m);
	markup_newline(w->m);
	w->rtl = rtl;
}

static void attributed(struct walk *w, const struct block *b)
{
	bool figure = interview_has_text(b->text), rtl = w->rtl;
	if (figure)
		markup_open(w->m, TAG("figure", .class = "quote"));
	markup_open(w->m, TAG("blockquote"));
	epub_block_id(w, b);
	w->rtl = markup_lang(w->m, b->lang, rtl);
	markup_newline(w->m);
	epub_blocks(w, b->first, NULL);
	markup_close(w->m);
	markup_newline(w->m);
	w->rtl = rtl;
	if (!figure)
		return;
	markup_open(w->m, TAG("figcaption", .class = "attribution"));
	epub_inline(w, b->text);
	markup_close(w->m);
	markup_close(w->m);
	markup_newline(w->m);
}

static void picture(struct walk *w, const struct block *b)
{
	bool caption = interview_has_text(b->title), credit = interview_has_text(b->text);
	bool rtl = w->rtl;
	markup_open(w->m, TAG("figure"));
	epub_block_id(w, b);
	w->rtl = markup_lang(w->m, b->lang, rtl);
	markup_newline(w->m);
	if (b->image)
		epub_image(w, b->image, NULL);
	if (caption || credit)
		markup_open(w->m, TAG("figcaption"));
	epub_inline(w, b->title);
	if (caption && credit)
		markup_text(w->m, STR(" "));
	if (credit) {
		markup_open(w->m, TAG("span", .class = "credit"));
		epub_inline(w, b->text);
		markup_close(w->m);
	}
	if (caption || credit)
		markup_close(w->m);
	markup_close(w->m);
	markup_newline(w->m);
	w->rtl = rtl;
}

/* The marks of pages that begin inside words which are kept from screen readers go before them. */
static void pages_inside(struct walk *w, const struct span *s)
{
	for (; s; s = s->next) {
		epub_pages_at(w, s);
		pages_inside(w, s->first);
	}
}

/* Its words stand in the body too: whoever listens would hear them twice. */
static void pull_quote(struct walk *w, const struct block *b)
{
	bool quiet = w->quiet, rtl = w->rtl;
	pages_inside(w, b->text);
	markup_open(w->m,
		TAG("aside", .class = "pullquote", .type = "pullquote", .role = "doc-pullquote"));
	epub_block_id(w, b);
	markup_attr(w->m, "aria-hidden", STR("true"));
	w->rtl = markup_lang(w->m, b->lang, rtl);
	w->quiet = true;
	markup_open(w->m, TAG("p"));
	epub_inline(w, b->text);
	markup_close(w->m);
	markup_close(w->m);
	markup_newline(w->m);
	w->quiet = quiet;
	w->rtl = rtl;
}

static void pause(struct walk *w, const struct block *b)
{
	markup_open(w->m, TAG("hr", .class = "break"));
	epub_block_id(w, b);
	markup_leaf(w->m);
	markup_newline(w->m);
}

static const struct row rows[BLOCK_N] = {
	[BLOCK_PARA] = { .tag = { .name = "p" }, .enter = text },
	[BLOCK_SECTION] = { .tag = { .name = "section" }, .enter = enter_section },
	[BLOCK_EXCHANGE] = { .tag = { .name = "div", .class = "exchange" },
		.enter = enter_exchange },
	[BLOCK_QUESTION] = { .tag = { .name = "div", .class = "question" },
		.enter = epub_turn,
		.leave = leave_lead },
	[BLOCK_ANSWER] = { .tag = { .name = "div", .class = "answer" },
		.enter = epub_turn,
		.leave = leave_lead },
	[BLOCK_REMARK] = { .tag = { .name = "div", .class = "remark" },
		.enter = epub_turn,
		.leave = leave_lead },
	[BLOCK_LIST] = { .write = list },
	[BLOCK_ITEM] = { .tag = { .name = "li" }, .enter = enter_item, .leave = leave_lead },
	[BLOCK_QUOTE] = { .write = attributed },
	[BLOCK_FIGURE] = { .write = picture },
	[BLOCK_PULLQUOTE] = { .write = pull_quote },
	[BLOCK_SIDEBAR] = { .tag = { .name = "aside", .class = "sidebar" },
		.enter = enter_sidebar },
	[BLOCK_TABLE] = { .write = epub_table },
	[BLOCK_ROW] = { .write = NULL },
	[BLOCK_CELL] = { .write = NULL },
	[BLOCK_BREAK] = { .write = pause },
	[BLOCK_CHAPTER] = { .write = NULL },
	[BLOCK_DIRECTION] = { .tag = { .name = "p", .class = "stage" }, .enter = text },
};

/* An item of one paragraph needs no paragraph inside. */
static bool is_bare(const struct walk *w, const struct block *b)
{
	const struct block *up = b->parent;
	return b->kind == BLOCK_PARA && up && up->kind == BLOCK_ITEM && up->first == b &&
	       !b->next && !b->lang.n && !map_get(&w->book->ids, b->slug);
}

static void block(struct walk *w, const struct block *b)
{
	const struct row *row = &rows[b->kind];
	int level = w->level;
	bool rtl = w->rtl, bare = is_bare(w, b), para = b->kind == BLOCK_PARA;
	if (!para && w->leads && w->leads != b)
		epub_label(w, false);
	if (row->write) {
		epub_pages_at(w, b);
		row->write(w, b);
		return;
	}
	if (!bare) {
		markup_open(w->m, &row->tag);
		epub_block_id(w, b);
		w->rtl = markup_lang(w->m, b->lang, rtl);
		if (b->first && b->kind != BLOCK_ITEM)
			markup_newline(w->m);
	}
	epub_pages_at(w, b);
	if (row->enter)
		row->enter(w, b);
	epub_blocks(w, b->first, NULL);
	if (row->leave)
		row->leave(w, b);
	if (!bare) {
		markup_close(w->m);
		markup_newline(w->m);
	}
	w->level = level;
	w->rtl = rtl;
}

static bool in_series(const struct block *b)
{
	return b->kind == BLOCK_EXCHANGE ||
	       (interview_is_turn(b->kind) && (!b->parent || b->parent->kind != BLOCK_EXCHANGE));
}

/* The last exchange of the series that b begins: what stands between two exchanges belongs to it,
 * what follows the last does not. */
static const struct block *series_end(const struct block *b, const struct block *stop)
{
	const struct block *last = b;
	for (; b != stop && b->kind != BLOCK_SECTION; b = b->next)
		if (in_series(b))
			last = b;
	return last;
}

void epub_blocks(struct walk *w, const struct block *first, const struct block *stop)
{
	const struct block *last = NULL;
	for (const struct block *b = first; b != stop; b = b->next) {
		if (b->kind == BLOCK_ROW || b->kind == BLOCK_CELL)
			continue;
		if (!last && !w->quiet && in_series(b)) {
			last = series_end(b, stop);
			markup_open(w->m,
				TAG("section", .class = "qna", .type = "qna", .role = "doc-qna"));
			markup_newline(w->m);
		}
		block(w, b);
		if (b == last) {
			markup_close(w->m);
			markup_newline(w->m);
			last = NULL;
		}
	}
}

static void write_note(struct walk *w, const struct span *s)
{
	struct arena *a = w->book->arena;
	struct str number = arena_printf(a, "%" PRId64, s->number);
	struct str back = epub_word(w->book, WORD_BACK_TO_TEXT);
	markup_open(
		w->m, TAG("aside", .class = "note", .type = "footnote", .role = "doc-footnote"));
	markup_attr(w->m, "id", arena_printf(a, "note-%.*s", STR_ARG(number)));
	bool rtl = w->rtl;
	w->rtl = markup_lang(w->m, s->lang, rtl);
	markup_newline(w->m);
	for (const struct block *b = s->blocks; b; b = b->next) {
		if (b->kind != BLOCK_PARA) {
			block(w, b);
			continue;
		}
		markup_open(w->m, TAG("p"));
		if (b == s->blocks) {
			markup_open(w->m, TAG("a", .class = "backlink", .role = "doc-backlink"));
			markup_attr(
				w->m, "href", arena_printf(a, "#noteref-%.*s", STR_ARG(number)));
			markup_attr(w->m, "aria-label",
				arena_printf(a, "%.*s. %.*s", STR_ARG(number), STR_ARG(back)));
			markup_text(w->m, number);
			markup_close(w->m);
			markup_text(w->m, STR(" "));
		}
		epub_pages_at(w, b);
		epub_inline(w, b->text);
		markup_close(w->m);
		markup_newline(w->m);
	}
	markup_close(w->m);
	markup_newline(w->m);
	w->rtl = rtl;
}

/* Notes may hold notes: the list grows while it is written. */
void epub_notes(struct walk *w)
{
	if (!w->notes.n)
		return;
	markup_open(w->m, TAG("section", .class = "notes", .type = "footnotes"));
	markup_newline(w->m);
	for (size_t i = 0; i < w->notes.n; i++)
		write_note(w, w->notes.v[i]);
	markup_close(w->m);
	markup_newline(w->m);
}

static bool has_sections(const struct interview *in)
{
	for (const struct block *b = in->body; b; b = b->next)
		if (b->kind == BLOCK_SECTION)
			return true;
	return false;
}

/* The first exchange of a chapter, or its end. */
static const struct block *first_exchange(const struct chapter *c)
{
	const struct block *b = c->first;
	while (b != c->stop && !in_series(b))
		b = b->next;
	return b;
}

static void interview_proper(struct walk *w, const struct chapter *c)
{
	struct book *book = w->book;
	const struct block *talk = first_exchange(c), *b = c->first;
	if (c->opens && !c->interview && (talk != c->stop || !has_sections(book->interview)))
		*VEC_PUSH(book->arena, &book->headings) = (struct heading){
			.text = epub_word(book, WORD_INTERVIEW),
			.href = c->href,
			.level = 1,
		};
	if (c->opens && b != talk && talk != c->stop) {
		markup_open(w->m, TAG("section", .class = "introduction", .type = "introduction",
					  .role = "doc-introduction"));
		markup_newline(w->m);
		epub_blocks(w, b, talk);
		markup_close(w->m);
		markup_newline(w->m);
		b = talk;
	}
	epub_blocks(w, b, c->stop);
}

void epub_chapter(struct book *book, const struct chapter *c)
{
	const struct span *named = c->section     ? c->section->title
				   : c->interview ? c->interview->title
						  : NULL;
	struct str name = named ? interview_plain(book->arena, named)
				: epub_word(book, WORD_INTERVIEW);
	if (!c->opens && !c->begins)
		name = arena_printf(book->arena, "%.*s (%.*s)", STR_ARG(name),
			STR_ARG(epub_word(book, WORD_CONTINUED)));
	struct str title = named ? name : book->title;
	struct walk w = epub_begin(book, c->href, title.n ? title : book->title, "bodymatter");
	markup_open(
		w.m, TAG("section", .class = "chapter", .type = "chapter", .role = "doc-chapter"));
	if (c->section && c->opens)
		epub_block_id(&w, c->section);
	if (name.n)
		markup_attr(w.m, "aria-label", name);
	if (c->begins)
		epub_block_id(&w, c->interview);
	struct str lang = c->section ? c->section->lang : (struct str){ 0 };
	if (!lang.n && c->interview)
		lang = c->interview->lang;
	w.rtl = markup_lang(w.m, lang, w.rtl);
	markup_newline(w.m);
	if (c->begins)
		epub_chapter_head(&w, c->interview);
	if (c->section && c->opens) {
		epub_pages_at(&w, c->section);
		enter_section(&w, c->section);
	} else if (c->section) {
		w.level++;
	}
	if (c->section)
		epub_blocks(&w, c->first, c->stop);
	else
		interview_proper(&w, c);
	markup_close(w.m);
	markup_newline(w.m);
	struct item *it = epub_item(book, c->href,
		(struct str){ c->href.s, c->href.n - (sizeof ".xhtml" - 1) },
		"application/xhtml+xml");
	it->spine = true;
	it->bytes = epub_end(&w);
}
