/* Pages of whole documents: nothing lost, nothing twice, nothing parted that belongs together. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "page/page.h"
#include "read/read.h"

struct doc {
	struct diag *diag;
	struct interview *interview;
	struct style *style;
	struct fonts *fonts;
	struct pages *pages;
	struct arena *arena;
};

static void quiet(void *user, struct str text)
{
	(void)user;
	(void)text;
}

static struct doc doc_named(struct str name, struct str xml, const struct str *set, size_t sets)
{
	static const char *const layouts[] = { "layouts", NULL };
	static const char *const fonts[] = { "fonts", NULL };
	struct doc d = { .diag = diag_new(quiet, NULL), .arena = arena_new() };
	d.interview = read_xml(d.diag, name, xml);
	d.style = style_load(d.diag, layouts, STR("handout"), set, sets);
	d.fonts = fonts_new(d.diag, fonts);
	assert_non_null(d.interview);
	assert_non_null(d.style);
	d.pages = page_make(d.diag, d.interview, d.style, d.fonts);
	return d;
}

static struct doc doc_new(struct str xml, const struct str *set, size_t sets)
{
	return doc_named(STR("test.xml"), xml, set, sets);
}

static void doc_drop(struct doc *d)
{
	page_drop(d->pages);
	fonts_drop(d->fonts);
	style_drop(d->style);
	interview_drop(d->interview);
	diag_drop(d->diag);
	arena_drop(d->arena);
}

static struct doc doc_file(const char *path)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(quiet, NULL);
	struct str bytes;
	assert_true(file_read(a, d, str_of(path), 1 << 24, &bytes));
	struct doc doc = doc_new(bytes, NULL, 0);
	diag_drop(d);
	arena_drop(a);
	return doc;
}

#define HEAD                                                                               \
	"<interview xmlns='urn:entrevue:interview:1' xml:lang='en'><meta><title>T</title>" \
	"</meta><people><person id='a' role='interviewer'><name>Ann Asker</name></person>" \
	"<person id='b' role='interviewee'><name>Bob Teller</name></person></people><body>"
#define TAIL "</body></interview>"

static void words(struct buf *b, unsigned *seed, int n)
{
	static const char *const all[] = { "the", "letter", "stands", "upon", "its", "shoulder",
		"and", "a", "patient", "compositor", "remembers", "everything", "of", "typography",
		"in", "small", "rooms", "with", "windows" };
	for (int i = 0; i < n; i++) {
		*seed = *seed * 1103515245u + 12345;
		buf_cstr(b, all[(*seed >> 16) % (sizeof all / sizeof *all)]);
		buf_cstr(b, i + 1 < n ? " " : ".");
	}
}

/* n exchanges of paragraphs of many lengths; every `notes`th paragraph has a note. */
static struct str long_text(struct arena *a, int n, int notes)
{
	struct buf b = { .a = a };
	unsigned seed = 7;
	int count = 0;
	buf_cstr(&b, HEAD);
	for (int i = 0; i < n; i++) {
		buf_cstr(&b, "<exchange><question who='a'>");
		words(&b, &seed, 8 + i % 23);
		buf_cstr(&b, "</question><answer who='b'>");
		for (int k = 0; k <= i % 5; k++) {
			buf_cstr(&b, "<p>");
			words(&b, &seed, 5 + (int)(seed >> 20) % 120);
			if (notes && ++count % notes == 0) {
				buf_cstr(&b, "<note>");
				words(&b, &seed, 30);
				buf_cstr(&b, "</note>");
			}
			buf_cstr(&b, "</p>");
		}
		buf_cstr(&b, "</answer></exchange>");
	}
	buf_cstr(&b, TAIL);
	return buf_get(&b);
}

/* --- every character of the source once ------------------------------------------------------- */

struct bit {
	uint32_t order, offset;
	size_t from; /* in the source span */
	struct str text;
	const struct span *src;
};

static int bit_cmp(const void *a, const void *b)
{
	const struct bit *x = a, *y = b;
	if (x->order != y->order)
		return x->order < y->order ? -1 : 1;
	return x->offset < y->offset ? -1 : x->offset > y->offset;
}

static void source_text(struct buf *out, const struct span *s)
{
	for (; s; s = s->next) {
		for (size_t i = 0; i < s->text.n; i++)
			if (s->text.s[i] != ' ')
				buf_put(out, s->text.s + i, 1);
		if (s->page != LINK_INSTEAD || !s->target)
			source_text(out, s->first);
		for (const struct block *k = s->blocks; k; k = k->next)
			source_text(out, k->text);
	}
}

static void body_text(struct buf *out, const struct block *k)
{
	for (; k; k = k->next) {
		if (k->kind == BLOCK_PULLQUOTE)
			continue;
		bool below = k->kind == BLOCK_FIGURE || k->kind == BLOCK_QUOTE;
		source_text(out, k->title);
		if (!below)
			source_text(out, k->text);
		body_text(out, k->first);
		if (below)
			source_text(out, k->text);
	}
}

static struct str set_text(struct doc *d)
{
	VEC(struct bit) bits = { 0 };
	struct buf out = { .a = d->arena };
	for (size_t i = 0; i < d->pages->n; i++)
		for (size_t k = 0; k < d->pages->page[i].n; k++) {
			const struct mark *m = &d->pages->page[i].mark[k];
			for (size_t l = 0; m->kind == MARK_TEXT && l < m->line->n; l++) {
				const struct line_mark *r = &m->line->mark[l];
				const struct page_span *s = &m->span[r->span];
				if (s->src && s->node != NODE_NONE)
					*VEC_PUSH(d->arena, &bits) = (struct bit){ s->order,
						r->offset, s->src_offset + r->offset, r->run->text,
						s->src };
			}
		}
	qsort(bits.v, bits.n, sizeof *bits.v, bit_cmp);
	for (size_t i = 0; i < bits.n; i++) {
		const struct bit *b = &bits.v[i];
		assert_true(b->from + b->text.n <= b->src->text.n);
		assert_memory_equal(b->src->text.s + b->from, b->text.s, b->text.n);
		for (size_t k = 0; k < b->text.n; k++)
			if (b->text.s[k] != ' ')
				buf_put(&out, b->text.s + k, 1);
	}
	return buf_get(&out);
}

static void same_words(struct doc *d, size_t front)
{
	struct buf want = { .a = d->arena };
	body_text(&want, d->interview->body);
	struct str got = set_text(d), all = buf_get(&want);
	assert_true(got.n >= front + all.n);
	struct str part = { got.s + front, all.n };
	if (!str_eq(part, all))
		for (size_t i = 0; i < all.n; i++)
			if (part.s[i] != all.s[i]) {
				print_error("%zu: %.60s\nnot %.60s\n", i, part.s + i, all.s + i);
				break;
			}
	assert_true(str_eq(part, all));
}

static void every_character_once(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct doc d = doc_new(long_text(a, 60, 4), NULL, 0);
	same_words(&d, 1);
	doc_drop(&d);
	arena_drop(a);
}

static size_t length_before(struct doc *d)
{
	const struct meta *m = &d->interview->meta;
	struct buf b = { .a = d->arena };
	source_text(&b, m->kicker);
	source_text(&b, m->title);
	source_text(&b, m->subtitle);
	for (const struct credit *c = m->credit; c; c = c->next)
		source_text(&b, c->text);
	source_text(&b, m->occasion);
	source_text(&b, m->place);
	body_text(&b, m->editor_note);
	body_text(&b, m->summary);
	return b.n;
}

static void every_character_of_the_files(void **state)
{
	(void)state;
	static const char *const files[] = { "content/vassilenko.xml", "content/sampler.xml" };
	for (int i = 0; i < 2; i++) {
		struct doc d = doc_file(files[i]);
		same_words(&d, length_before(&d));
		doc_drop(&d);
	}
}

/* --- what belongs together -------------------------------------------------------------------- */

static bool inside(const struct pages *p, uint32_t node, enum page_role role)
{
	while (node != NODE_NONE && node != 0) {
		if (p->node[node].role == role)
			return true;
		node = p->node[node].parent;
	}
	return false;
}

static const struct mark *body_mark(const struct pages *p, size_t page, bool last)
{
	const struct page *g = &p->page[page];
	const struct mark *found = NULL;
	for (size_t i = 0; i < g->n; i++) {
		const struct mark *m = &g->mark[i];
		if (m->kind != MARK_TEXT || m->artifact || m->line->n == 0)
			continue;
		uint32_t node = m->span[m->line->mark[0].span].node;
		if (inside(p, node, ROLE_NOTE) || inside(p, node, ROLE_SPEAKER))
			continue;
		if (!found || last)
			found = m;
	}
	return found;
}

static void nothing_is_parted(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct doc d = doc_new(long_text(a, 150, 9), NULL, 0);
	const struct pages *p = d.pages;
	assert_true(p->n > 10);
	for (size_t i = 0; i + 1 < p->n; i++) {
		const struct mark *m = body_mark(p, i, true);
		uint32_t node = m->span[m->line->mark[0].span].node;
		assert_false(inside(p, node, ROLE_QUESTION));
		assert_true(p->page[i].slack < 4 * d.style->page.grid + 60 * SP_PT);
	}
	doc_drop(&d);
	arena_drop(a);
}

/* Lines that are white at the feet of all pages but the last. */
static int64_t white(const struct doc *d)
{
	int64_t sum = 0;
	for (size_t i = 0; i + 1 < d->pages->n; i++)
		sum += d->pages->page[i].slack / d->style->page.grid;
	return sum;
}

/* Paragraphs in a line more or fewer fill pages that would be short, and not a word is lost. */
static void variants_fill_pages(void **state)
{
	static const struct str never[] = { STR("page.height=150mm"),
		STR("pagination.variant=10000") };
	struct arena *a = arena_new();
	struct str text = long_text(a, 150, 3);
	struct doc with = doc_new(text, never, 1), without = doc_new(text, never, 2);
	(void)state;
	assert_true(with.pages->n > 20);
	assert_true(white(&with) * 3 < white(&without) * 2);
	same_words(&with, 1);
	same_words(&without, 1);
	doc_drop(&with);
	doc_drop(&without);
	arena_drop(a);
}

/* What a page says its end was charged for, against the lines on both sides of it; penalties that
 * are nothing make every kind happen. */
static void ends_say_what_is_wrong(void **state)
{
	static const struct str set[] = { STR("pagination.widow=0"), STR("pagination.orphan=0"),
		STR("pagination.hyphen-foot=0"), STR("pagination.split-question=0"),
		STR("pagination.question-answer=0"), STR("page.height=120mm") };
	struct arena *a = arena_new();
	struct doc d = doc_new(long_text(a, 150, 9), set, sizeof set / sizeof *set);
	const struct pages *p = d.pages;
	uint32_t seen = 0;
	(void)state;
	for (size_t i = 0; i + 1 < p->n; i++) {
		const struct mark *end = body_mark(p, i, true), *next = body_mark(p, i + 1, false);
		const struct page_para *para = end->para;
		size_t k = (size_t)(end->line - para->line);
		uint32_t faults = 0, node = end->span[end->line->mark[0].span].node;
		if (next->para == para)
			faults = (k == 0 ? PAGE_ORPHAN : 0u) |
				 (k + 2 == para->n ? PAGE_WIDOW : 0u) |
				 (end->line->hyphen ? PAGE_HYPHEN : 0u) |
				 (inside(p, node, ROLE_QUESTION) ? PAGE_SPLIT_QUESTION : 0u);
		else if (inside(p, node, ROLE_QUESTION))
			faults = PAGE_PARTED;
		assert_int_equal(p->page[i].end.faults & ~(uint32_t)PAGE_RECTO_QUESTION, faults);
		assert_false(p->page[i].end.forced);
		seen |= faults;
	}
	assert_int_equal(seen & (PAGE_WIDOW | PAGE_ORPHAN | PAGE_PARTED),
		PAGE_WIDOW | PAGE_ORPHAN | PAGE_PARTED);
	assert_true(p->page[p->n - 1].end.forced);
	doc_drop(&d);
	arena_drop(a);
}

/* Pages are the same whether they are asked why or not; no other pages are better, and what they
 * would have instead is on one of them. */
static void ends_are_asked_why(void **state)
{
	static const struct str set[] = { STR("pagination.widow=300"), STR("pagination.orphan=300"),
		STR("pagination.split-question=200"), STR("page.height=110mm") };
	struct arena *a = arena_new();
	struct doc d = doc_new(long_text(a, 60, 9), set, sizeof set / sizeof *set);
	struct pages *why = page_make_why(d.diag, d.interview, d.style, d.fonts);
	size_t asked = 0, faults = 0, feet = 0;
	(void)state;
	assert_true(str_eq(page_trace(d.arena, d.pages), page_trace(d.arena, why)));
	for (size_t i = 0; i < why->n; i++) {
		const struct page_end *e = &why->page[i].end;
		assert_false(d.pages->page[i].end.asked);
		assert_true(!e->asked || (!e->forced && e->instead.more >= 0));
		assert_true(e->asked || e->faults == 0 || e->forced);
		assert_true(e->instead.page < why->n + 2);
		asked += e->asked;
		faults += e->instead.faults != 0;
		feet += e->instead.foot != 0;
	}
	assert_true(asked > 3 && faults > 0 && feet > 0);
	page_drop(why);
	doc_drop(&d);
	arena_drop(a);
}

static const struct dest *dest_of(const struct pages *p, const char *name)
{
	for (size_t i = 0; i < p->dests; i++)
		if (str_is(p->dest[i].name, name))
			return &p->dest[i];
	return NULL;
}

static void notes_are_where_they_are_cited(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct doc d = doc_new(long_text(a, 40, 2), NULL, 0);
	size_t n = d.interview->notes;
	assert_true(n > 10);
	for (size_t i = 1; i <= n; i++) {
		char note[40], ref[40];
		snprintf(note, sizeof note, "note:%zu", i);
		snprintf(ref, sizeof ref, "noteref:%zu", i);
		assert_non_null(dest_of(d.pages, note));
		assert_int_equal(dest_of(d.pages, note)->page, dest_of(d.pages, ref)->page);
	}
	doc_drop(&d);
	arena_drop(a);
}

/* The number that a note has where it stands: what its label says. */
static int label_of(const struct doc *d, const char *note)
{
	const struct pages *p = d->pages;
	for (size_t i = 0; i < p->n; i++)
		for (size_t k = 0; k < p->page[i].n; k++) {
			const struct mark *m = &p->page[i].mark[k];
			if (m->kind != MARK_TEXT || m->line->n == 0)
				continue;
			const struct line_mark *l = &m->line->mark[0];
			uint32_t link = m->span[l->span].node;
			if (link == NODE_NONE || p->node[link].role != ROLE_LINK)
				continue;
			const struct node *label = &p->node[p->node[link].parent];
			if (label->role == ROLE_NOTE_LABEL &&
				str_is(p->node[label->parent].id, note))
				return atoi(l->run->text.s);
		}
	return 0;
}

/* From 1 on each page; and every word is there once, wherever notes stand. */
static void notes_are_numbered_by_page(void **state)
{
	static const struct str sets[][3] = {
		{ STR("notes.numbers=page"), STR("notes.at=column"), STR("page.columns=2") },
		{ STR("notes.numbers=page"), STR("notes.at=page"), STR("page.columns=2") },
		{ STR("notes.numbers=page"), STR("notes.at=column"), STR("page.columns=1") },
		{ STR("notes.numbers=page"), STR("notes.at=end"), STR("page.columns=1") },
	};
	struct arena *a = arena_new();
	(void)state;
	for (int i = 0; i < 4; i++) {
		struct doc d = doc_new(long_text(a, 40, 2), sets[i], 3);
		uint32_t page = UINT32_MAX;
		int count = 0;
		for (size_t n = 1; n <= d.interview->notes; n++) {
			char note[40], ref[40];
			snprintf(note, sizeof note, "note:%zu", n);
			snprintf(ref, sizeof ref, "noteref:%zu", n);
			uint32_t on = dest_of(d.pages, ref)->page;
			count = i < 3 && on != page ? 1 : count + 1;
			page = on;
			assert_int_equal(label_of(&d, note), count);
			if (i == 3)
				assert_true(dest_of(d.pages, note)->page + 6 > d.pages->n);
		}
		if (i < 3)
			same_words(&d, 1);
		doc_drop(&d);
	}
	arena_drop(a);
}

static size_t page_of(const struct pages *p, uint32_t node)
{
	for (size_t i = 0; i < p->n; i++)
		for (size_t k = 0; k < p->page[i].n; k++)
			if (p->page[i].mark[k].kind == MARK_IMAGE &&
				p->page[i].mark[k].node == node)
				return i;
	return p->n;
}

/* Figures keep their order, none comes before the page that speaks of it, and no word is lost. */
static void figures_stand_near(void **state)
{
	static const struct str sets[][2] = { { STR("page.columns=1"), STR("figures.place=near") },
		{ STR("page.columns=1"), STR("figures.place=edges") },
		{ STR("page.columns=2"), STR("figures.place=near") },
		{ STR("page.columns=3"), STR("figures.across=2000") } };
	struct arena *a = arena_new();
	struct diag *q = diag_new(quiet, NULL);
	struct str bytes;
	(void)state;
	assert_true(file_read(a, q, STR("tests/golden/figures/input.xml"), 1 << 24, &bytes));
	for (int i = 0; i < 4; i++) {
		struct doc d = doc_named(STR("tests/golden/figures/input.xml"), bytes, sets[i], 2);
		const struct pages *p = d.pages;
		size_t figures = 0, last = 0;
		for (uint32_t n = 0; n < p->nodes; n++) {
			if (p->node[n].role != ROLE_FIGURE)
				continue;
			size_t on = page_of(p, n), spoken = 0;
			for (size_t k = 0; k < p->n; k++)
				for (size_t m = 0; m < p->page[k].n; m++) {
					const struct mark *at = &p->page[k].mark[m];
					if (at->kind == MARK_TEXT && !at->artifact && at->line->n &&
						at->span[at->line->mark[0].span].order <
							p->node[n].order)
						spoken = k > spoken ? k : spoken;
				}
			assert_true(on < p->n && on >= last && on >= spoken && on <= spoken + 2);
			last = on;
			figures++;
		}
		assert_int_equal(figures, 8);
		same_words(&d, length_before(&d));
		doc_drop(&d);
	}
	diag_drop(q);
	arena_drop(a);
}

static void order_ascends(void **state)
{
	(void)state;
	struct doc d = doc_file("content/sampler.xml");
	const struct pages *p = d.pages;
	uint32_t last = 0;
	for (size_t i = 0; i < p->n; i++)
		for (size_t k = 0; k < p->page[i].n; k++) {
			const struct mark *m = &p->page[i].mark[k];
			if (m->kind != MARK_TEXT || m->artifact || m->line->n == 0)
				continue;
			const struct page_span *s = &m->span[m->line->mark[0].span];
			if (inside(p, s->node, ROLE_NOTE) || inside(p, s->node, ROLE_TABLE) ||
				inside(p, s->node, ROLE_FIGURE))
				continue;
			assert_true(s->order >= last);
			last = s->order;
		}
	for (size_t i = 1; i < p->nodes; i++) {
		assert_true(p->node[i].parent < i);
		assert_true(p->node[i].order > p->node[p->node[i].parent].order);
	}
	doc_drop(&d);
}

static void links_lead_somewhere(void **state)
{
	(void)state;
	struct doc d = doc_file("content/sampler.xml");
	const struct pages *p = d.pages;
	for (size_t i = 0; i < p->nodes; i++) {
		if (p->node[i].role != ROLE_LINK)
			continue;
		assert_true(p->node[i].title.n > 0);
		assert_true((p->node[i].uri.n > 0) != (p->node[i].target.n > 0));
		if (p->node[i].target.n)
			assert_non_null(dest_of(p, p->node[i].target.s));
	}
	for (size_t i = 0; i < p->outlines; i++)
		assert_true(p->outline[i].dest < p->dests);
	doc_drop(&d);
}

static void lines_know_their_paragraph(void **state)
{
	struct doc d = doc_file("content/sampler.xml");
	(void)state;
	for (size_t i = 0; i < d.pages->n; i++)
		for (size_t k = 0; k < d.pages->page[i].n; k++) {
			const struct mark *m = &d.pages->page[i].mark[k];
			if (m->kind != MARK_TEXT)
				continue;
			assert_non_null(m->para);
			assert_true(
				m->line >= m->para->line && m->line < m->para->line + m->para->n);
			assert_true(m->para->width > 0 && m->para->style < STYLE_N);
		}
	doc_drop(&d);
}

static void same_trace_twice(void **state)
{
	(void)state;
	struct doc d = doc_file("content/sampler.xml");
	struct pages *again = page_make(d.diag, d.interview, d.style, d.fonts);
	struct str one = page_trace(d.arena, d.pages), two = page_trace(d.arena, again);
	assert_true(one.n > 1000 && str_eq(one, two));
	struct str svg = page_svg(d.arena, again, 0, STR("a < b"));
	assert_true(str_starts(svg, "<svg ") && str_ends(svg, "</svg>\n"));
	page_drop(again);
	struct pages *cover = page_cover(d.diag, d.interview, d.style, d.fonts,
		(struct page_size){ 600 * SP_PT, 900 * SP_PT });
	assert_int_equal(cover->n, 1);
	page_drop(cover);
	doc_drop(&d);
}

/* Whatever a sidebar holds is of the sidebar's size. */
static void sidebars_are_of_one_size(void **state)
{
	struct doc d = doc_new(STR(HEAD "<sidebar><p>a</p><list><item>b<list><item>c</item></list>"
					"</item></list><quote>d</quote></sidebar>" TAIL),
		NULL, 0);
	sp size = d.style->text[STYLE_SIDEBAR].size;
	int lines = 0;
	(void)state;
	for (size_t i = 0; i < d.pages->page[0].n; i++) {
		const struct mark *m = &d.pages->page[0].mark[i];
		if (m->kind == MARK_TEXT && m->artifact == ARTIFACT_NONE)
			lines += m->span[m->line->mark[0].span].look.size == size;
	}
	assert_true(size < d.style->text[STYLE_BODY].size);
	assert_int_equal(lines, 6);
	doc_drop(&d);
}

/* --- columns ---------------------------------------------------------------------------------- */

#define COLUMNS(n)                                                                                 \
	{                                                                                          \
		STR("page.columns=" n), STR("page.hang=0mm"), STR("question.labels=run-in"),       \
			STR("answer.labels=run-in"), STR("page.gutter=6mm"), STR("body.size=9pt"), \
			STR("title.start=0mm"), STR("answer.align=justify")                        \
	}
enum { COLUMN_SETS = 8 };

static sp base_of(const struct doc *d)
{
	sp grid = d->style->page.grid;
	return d->style->page.top + grid - len_scale(grid, 28, 100);
}

/* Lines of answers stand on the grid, in columns of one width, each column below the one before it
 * only where a band ends. */
static void check_columns(const struct doc *d, int columns)
{
	const struct style_page *s = &d->style->page;
	sp full = s->width - s->inner - s->outer, seen[3] = { 0 };
	sp width = (full - (columns - 1) * s->gutter) / columns;
	size_t lines = 0;
	for (size_t i = 0; i < d->pages->n; i++) {
		const struct page *p = &d->pages->page[i];
		sp left = p->verso && s->duplex ? s->outer : s->inner;
		for (size_t k = 0; k < p->n; k++) {
			const struct mark *m = &p->mark[k];
			if (m->kind != MARK_TEXT || m->artifact || m->para->style != STYLE_ANSWER)
				continue;
			sp at = m->x - left;
			assert_true(at % (width + s->gutter) == 0);
			assert_true(at / (width + s->gutter) < columns);
			assert_int_equal(m->para->width, width);
			assert_true((m->y - base_of(d)) % s->grid == 0);
			assert_true(m->y < s->height - s->bottom + SP_PT);
			seen[at / (width + s->gutter)]++;
			lines++;
		}
	}
	for (int k = 0; k < columns; k++)
		assert_true(seen[k] * columns * 5 > (sp)lines * 4);
}

static void columns_are_even(void **state)
{
	static const struct str set[][COLUMN_SETS] = { COLUMNS("2"), COLUMNS("3") };
	(void)state;
	for (int i = 0; i < 2; i++) {
		struct arena *a = arena_new();
		struct doc d = doc_new(long_text(a, 100, 5), set[i], COLUMN_SETS);
		same_words(&d, 1);
		check_columns(&d, i + 2);
		for (size_t k = 0; k < d.pages->n; k++)
			assert_false(d.pages->page[k].end.faults &
				     (PAGE_WIDOW | PAGE_ORPHAN | PAGE_PARTED));
		doc_drop(&d);
		arena_drop(a);
	}
}

/* Where columns are balanced they end on one line, give or take what cannot be parted. */
static void last_columns_are_balanced(void **state)
{
	static const struct str set[] = COLUMNS("2");
	struct arena *a = arena_new();
	struct doc d = doc_new(long_text(a, 5, 0), set, COLUMN_SETS);
	const struct pages *p = d.pages;
	const struct page *last = &p->page[p->n - 1];
	sp low[2] = { 0 };
	(void)state;
	for (size_t k = 0; k < last->n; k++) {
		const struct mark *m = &last->mark[k];
		if (m->kind != MARK_TEXT || m->artifact)
			continue;
		int column = m->x > last->width / 2;
		low[column] = m->y > low[column] ? m->y : low[column];
	}
	assert_true(low[0] > 0 && low[1] > 0);
	assert_true(llabs(low[0] - low[1]) <= 2 * d.style->page.grid);
	doc_drop(&d);
	arena_drop(a);
}

/* --- odd documents ---------------------------------------------------------------------------- */

/* A name hangs on the right of what is said where one reads from there, and the text ends where it
 * would otherwise begin. */
static void turned_over_for_hebrew(void **state)
{
	static const char *const lang[] = { "en", "he" };
	sp name[2], said[2], width = 0;
	(void)state;
	for (int i = 0; i < 2; i++) {
		struct arena *a = arena_new();
		struct doc d = doc_new(arena_printf(a,
					       "<interview xmlns='urn:entrevue:interview:1' "
					       "xml:lang='%s'><meta><title>א</title></meta>"
					       "<people><person id='a' role='interviewer'>"
					       "<name>א</name></person></people><body><exchange>"
					       "<question who='a'>ב</question></exchange></body>"
					       "</interview>",
					       lang[i]),
			NULL, 0);
		const struct page *p = &d.pages->page[0];
		name[i] = said[i] = 0;
		for (size_t k = 0; k < p->n; k++) {
			const struct mark *m = &p->mark[k];
			if (m->kind != MARK_TEXT || m->artifact != ARTIFACT_NONE)
				continue;
			uint32_t node = m->span[m->line->mark[0].span].node;
			sp x = m->x + m->line->mark[0].x;
			enum page_role role = d.pages->node[node].role;
			*(role == ROLE_SPEAKER ? &name[i] : &said[i]) = x;
		}
		width = p->width;
		doc_drop(&d);
		arena_drop(a);
	}
	assert_true(name[0] > 0 && name[0] < said[0]);
	assert_true(name[1] > said[1] && said[1] > width / 2);
}

static void survives(const char *body, const struct str *set, size_t sets)
{
	struct arena *a = arena_new();
	struct str xml = arena_printf(a, HEAD "%s" TAIL, body);
	struct doc d = doc_new(xml, set, sets);
	assert_true(d.pages->n >= 1);
	same_words(&d, 1);
	page_trace(d.arena, d.pages);
	doc_drop(&d);
	arena_drop(a);
}

static struct str repeated(struct arena *a, const char *s, int n)
{
	struct buf b = { .a = a };
	for (int i = 0; i < n; i++)
		buf_cstr(&b, s);
	return buf_get(&b);
}

static void odd_documents(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	const struct str tiny[] = { STR("page.width=30mm"), STR("page.height=30mm"),
		STR("page.top=1mm"), STR("page.bottom=1mm"), STR("page.inner=1mm"),
		STR("page.outer=1mm") };
	const struct str even[] = { STR("page.first-number=2") };
	const struct str columns[] = COLUMNS("3");
	const char *text = "<exchange><question who='a'>Why?</question><answer who='b'><p>Because "
			   "of the <em>many</em> things<note>Yes.</note>.</p><list type='bullet'>"
			   "<item><head>One:</head> two</item></list></answer></exchange>";
	survives("", NULL, 0);
	survives("<p>A</p>", NULL, 0);
	survives(text, NULL, 0);
	survives(text, tiny, 6);
	survives(text, even, 1);
	survives("", columns, COLUMN_SETS);
	survives(text, columns, COLUMN_SETS);
	struct str notes = repeated(a, "A<note>B <em>c</em><note>D</note></note> ", 300);
	survives(arena_printf(a, "<p>%.*s</p>", STR_ARG(notes)).s, NULL, 0);
	struct str note = repeated(a, "word after word ", 12000);
	survives(arena_printf(a, "<p>A<note>%.*s</note> b</p><p>C</p>", STR_ARG(note)).s, NULL, 0);
	survives(arena_printf(a, "<p>A<note>%.*s</note> b</p><p>C</p>", STR_ARG(note)).s, columns,
		COLUMN_SETS);
	struct str row = repeated(a, "tall ", 1500);
	survives(arena_printf(a, "<table><row><cell>%.*s</cell><cell>b</cell></row></table>",
			 STR_ARG(row))
			 .s,
		NULL, 0);
	survives("<figure src='none.png' alt='Nothing there'><caption>C</caption></figure>", NULL,
		0);
	arena_drop(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_character_once),
		cmocka_unit_test(every_character_of_the_files),
		cmocka_unit_test(nothing_is_parted),
		cmocka_unit_test(variants_fill_pages),
		cmocka_unit_test(ends_say_what_is_wrong),
		cmocka_unit_test(ends_are_asked_why),
		cmocka_unit_test(notes_are_where_they_are_cited),
		cmocka_unit_test(notes_are_numbered_by_page),
		cmocka_unit_test(figures_stand_near),
		cmocka_unit_test(order_ascends),
		cmocka_unit_test(links_lead_somewhere),
		cmocka_unit_test(lines_know_their_paragraph),
		cmocka_unit_test(same_trace_twice),
		cmocka_unit_test(sidebars_are_of_one_size),
		cmocka_unit_test(turned_over_for_hebrew),
		cmocka_unit_test(columns_are_even),
		cmocka_unit_test(last_columns_are_balanced),
		cmocka_unit_test(odd_documents),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
