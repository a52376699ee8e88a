/* What stands on pages because a layout asks for it: who goes on speaking, what heads say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "page/inside.h"
#include "read/read.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

struct doc {
	struct arena *a;
	struct diag *diag;
	struct interview *interview;
	struct style *style;
	struct fonts *fonts;
	struct pages *pages;
	struct buf said;
};

static void hear(void *user, struct str text)
{
	buf_str(user, text);
}

/* With a NULL-terminated list of settings. The document lies in the arena of what is given back. */
static struct doc *doc_at(const char *path, const char *xml, const char *const *set)
{
	static const char *const layouts[] = { "layouts", NULL };
	static const char *const fonts[] = { "fonts", NULL };
	struct arena *a = arena_new();
	struct doc *d = ARENA_NEW(a, struct doc);
	struct str sets[8];
	size_t n = 0;
	for (; set && set[n]; n++)
		sets[n] = str_of(set[n]);
	d->a = d->said.a = a;
	d->diag = diag_new(hear, &d->said);
	d->interview = read_xml(d->diag, str_of(path), str_of(xml));
	d->style = style_load(d->diag, layouts, STR("handout"), sets, n);
	d->fonts = fonts_new(d->diag, fonts);
	assert_non_null(d->interview);
	assert_non_null(d->style);
	d->pages = page_make(d->diag, d->interview, d->style, d->fonts);
	diag_flush(d->diag);
	return d;
}

static struct doc *doc_new(const char *xml, const char *const *set)
{
	return doc_at("test.xml", xml, set);
}

static void doc_drop(struct doc *d)
{
	page_drop(d->pages);
	fonts_drop(d->fonts);
	style_drop(d->style);
	interview_drop(d->interview);
	diag_drop(d->diag);
	arena_drop(d->a);
}

/* The words of a mark, hyphens of ours and spaces where the source has them. */
static struct str words_of(struct arena *a, const struct mark *m)
{
	struct buf b = { .a = a };
	for (size_t i = 0; m->kind == MARK_TEXT && i < m->line->n; i++) {
		const struct line_mark *l = &m->line->mark[i];
		buf_printf(&b, "%.*s%s", STR_ARG(l->run->text), l->space ? " " : "");
	}
	return str_trim(buf_get(&b));
}

/* How many marks of a page say so, of those that are artifacts of that kind. */
static size_t count(struct doc *d, size_t page, enum mark_artifact kind, const char *words)
{
	const struct page *p = &d->pages->page[page];
	size_t n = 0;
	for (size_t i = 0; i < p->n; i++)
		n += p->mark[i].kind == MARK_TEXT && p->mark[i].artifact == kind &&
		     str_is(words_of(d->a, &p->mark[i]), words);
	return n;
}

#define HEAD                                                                               \
	"<interview xmlns='urn:entrevue:interview:1' xml:lang='en'><meta><title>T</title>" \
	"</meta><people><person id='a' role='interviewer'><name>Ann Asker</name></person>" \
	"<person id='b' role='interviewee'><name>Bob Teller</name></person></people><body>"
#define TAIL "</body></interview>"

static void sentence(struct buf *b, int n)
{
	for (int i = 0; i < n; i++)
		buf_cstr(b, i == 0 ? "The letter" : " stands upon its shoulder");
	buf_cstr(b, ". ");
}

/* Exchanges of answers of n paragraphs. */
static const char *long_text(struct arena *a, int exchanges, int n)
{
	struct buf b = { .a = a };
	buf_cstr(&b, HEAD);
	for (int i = 0; i < exchanges; i++) {
		buf_cstr(&b, "<exchange><question who='a'>Why so?</question><answer who='b'>");
		for (int k = 0; k < n + i % 3; k++) {
			buf_cstr(&b, "<p>");
			sentence(&b, 20 + (k * 7 + i) % 20);
			buf_cstr(&b, "</p>");
		}
		buf_cstr(&b, "</answer></exchange>");
	}
	buf_cstr(&b, TAIL);
	return arena_cstr(a, buf_get(&b));
}

/* The turn that the first words of a page, heads and folios aside, stand in; NODE_NONE. */
static uint32_t first_turn(const struct doc *d, size_t page)
{
	const struct page *p = &d->pages->page[page];
	for (size_t i = 0; i < p->n; i++) {
		const struct mark *m = &p->mark[i];
		if (m->kind != MARK_TEXT || m->artifact || m->line->n == 0)
			continue;
		uint32_t n = m->span[m->line->mark[0].span].node;
		for (; n != NODE_NONE && n > 0; n = d->pages->node[n].parent) {
			enum page_role r = d->pages->node[n].role;
			if (r == ROLE_QUESTION || r == ROLE_ANSWER || r == ROLE_REMARK)
				return n;
		}
		return NODE_NONE;
	}
	return NODE_NONE;
}

static bool stands_on(const struct doc *d, size_t page, uint32_t turn)
{
	const struct page *p = &d->pages->page[page];
	for (size_t i = 0; i < p->n; i++)
		for (size_t k = 0; p->mark[i].kind == MARK_TEXT && k < p->mark[i].line->n; k++) {
			uint32_t n = p->mark[i].span[p->mark[i].line->mark[k].span].node;
			for (; n != NODE_NONE && n > 0; n = d->pages->node[n].parent)
				if (n == turn)
					return true;
		}
	return false;
}

/* On each page that goes on with a turn of the page before, and on no other. */
static void speakers_are_named_again(void **state)
{
	static const char *const set[] = { "page.head-recto={continued|title}",
		"page.head-verso={continued|title}", "continued.text={speaker}, {continued}",
		"page.hang=50mm", NULL };
	struct arena *a = arena_new();
	struct doc *d = doc_new(long_text(a, 9, 3), set);
	size_t again = 0;
	(void)state;
	assert_true(d->pages->n > 4);
	for (size_t i = 1; i < d->pages->n; i++) {
		uint32_t turn = first_turn(d, i);
		bool goes_on = turn != NODE_NONE && stands_on(d, i - 1, turn);
		const char *who = "Bob Teller, continued";
		assert_int_equal(count(d, i, ARTIFACT_LAYOUT, who), goes_on);
		assert_int_equal(count(d, i, ARTIFACT_HEADER, who), goes_on);
		assert_int_equal(count(d, i, ARTIFACT_HEADER, "T"), !goes_on);
		again += goes_on;
	}
	assert_true(again > 1 && again < d->pages->n - 1);
	doc_drop(d);
	arena_drop(a);
}

static void labels_after_the_first(void **state)
{
	static const char *const set[] = { "body.label-text=initials", "body.label-first=name",
		"label.text=:", NULL };
	struct arena *a = arena_new();
	struct doc *d = doc_new(long_text(a, 3, 1), set);
	const char *want[] = { "Ann Asker:", "Bob Teller:", "AA:", "BT:", "AA:", "BT:" };
	size_t n = 0;
	(void)state;
	for (size_t i = 0; i < d->pages->page[0].n; i++) {
		const struct mark *m = &d->pages->page[0].mark[i];
		if (m->kind != MARK_TEXT || m->artifact)
			continue;
		uint32_t node = m->span[m->line->mark[0].span].node;
		if (d->pages->node[node].role != ROLE_SPEAKER)
			continue;
		assert_true(n < COUNT(want));
		assert_true(str_is(words_of(a, m), want[n++]));
	}
	assert_int_equal(n, COUNT(want));
	doc_drop(d);
	arena_drop(a);
}

/* A number before each fifth line of text of a page, or of the document. */
static void lines_are_numbered(void **state)
{
	static const char *const by_page[] = { "page.number-lines=5", NULL };
	static const char *const on[] = { "page.number-lines=5", "page.count-on=yes", NULL };
	struct arena *a = arena_new();
	(void)state;
	for (int k = 0; k < 2; k++) {
		struct doc *d = doc_new(long_text(a, 6, 3), k ? on : by_page);
		size_t lines = 0, numbers = 0;
		for (size_t i = 0; i < d->pages->n; i++) {
			const struct page *p = &d->pages->page[i];
			sp last = -1;
			lines = k ? lines : 0;
			for (size_t m = 0; m < p->n; m++) {
				const struct mark *mark = &p->mark[m];
				struct str s = words_of(a, mark);
				bool number = mark->artifact == ARTIFACT_LAYOUT && s.n &&
					      s.s[0] >= '0' && s.s[0] <= '9';
				if (!mark->artifact && mark->y != last) {
					last = mark->y;
					lines++;
				}
				if (!number)
					continue;
				numbers++;
				assert_int_equal(atoi(s.s), lines);
				assert_int_equal(lines % 5, 0);
				assert_int_equal(mark->y, last);
				assert_true(mark->x > 0);
			}
		}
		assert_true(numbers > 20);
		doc_drop(d);
	}
	arena_drop(a);
}

/* Time codes of turns in the margin where they fit, else before the words; or nowhere. */
static void times_stand_where_they_fit(void **state)
{
	static const struct {
		const char *set[4];
		bool aside, shown;
	} cases[] = {
		{ { "question.times=margin", "page.outer=26mm", NULL }, true, true },
		{ { "question.times=margin", "page.outer=5mm", "page.inner=40mm", NULL }, false,
			true },
		{ { "question.times=run-in", NULL }, false, true },
		{ { "question.times=none", NULL }, false, false },
	};
	(void)state;
	for (size_t k = 0; k < COUNT(cases); k++) {
		struct doc *d = doc_new(HEAD
			"<exchange><question who='a' time='00:04:10'>Why so?"
			"</question><answer who='b'>Yes.</answer></exchange>" TAIL,
			cases[k].set);
		const struct page *p = &d->pages->page[0];
		int aside = 0, shown = 0;
		for (size_t i = 0; i < p->n; i++) {
			struct str s = words_of(d->a, &p->mark[i]);
			aside += str_is(s, "00:04:10");
			shown += str_starts(s, "00:04:10");
		}
		assert_int_equal(aside, cases[k].aside);
		assert_int_equal(shown, cases[k].shown);
		doc_drop(d);
	}
}

/* The mark of a page whose words are these; NULL. */
static const struct mark *find(struct doc *d, size_t page, const char *words)
{
	const struct page *p = &d->pages->page[page];
	for (size_t i = 0; i < p->n; i++)
		if (str_is(words_of(d->a, &p->mark[i]), words))
			return &p->mark[i];
	return NULL;
}

static sp above_baseline(const struct mark *m)
{
	int32_t ink[4];
	const struct run *r = m->line->mark[0].run;
	assert_true(text_ink(r, ink));
	return len_scale(m->span[m->line->mark[0].span].look.size, ink[3], r->face->upem);
}

#define LONG                                                                                   \
	"hen the letter stands upon its shoulder the letter stands upon its shoulder the "     \
	"letter stands upon its shoulder the letter stands upon its shoulder the letter "      \
	"stands upon its shoulder the letter stands upon its shoulder the letter stands upon " \
	"its shoulder the letter stands upon its shoulder."

/* The letter stands on the third baseline, reaches up to the first line's ascenders, begins at the
 * edge; the lines beside it make room; letter and rest carry their word. */
static void drop_capitals(void **state)
{
	static const char *const set[] = { "dropcap.at=opening", "page.hang=0mm",
		"paragraph.protrusion=0", NULL };
	struct doc *d = doc_new(HEAD "<p>W" LONG "</p>" TAIL, set);
	const struct mark *m = find(d, 0, "W"), *line[4];
	(void)state;
	assert_non_null(m);
	const struct page *p = &d->pages->page[0];
	size_t at = (size_t)(m - p->mark);
	for (size_t i = 0; i < 4; i++)
		line[i] = &p->mark[at + 1 + i];
	sp edge = line[3]->x + line[3]->line->mark[0].x;
	assert_int_equal(m->y, line[2]->y);
	assert_true(line[0]->y < line[1]->y && line[1]->y < line[2]->y);
	struct look look = { .family = STR("vollkorn"), .size = d->style->text[STYLE_PARA].size };
	int32_t ink[4];
	const struct run *run = m->line->mark[0].run;
	struct text_span span = { .text = STR("d"), .look = &look };
	struct text t;
	text_shape(d->fonts, d->a, &(struct text_query){ &span, 1, STR("en") }, &t);
	text_ink(t.piece[0].run, ink);
	sp ascender = line[0]->y - len_scale(look.size, ink[3], t.piece[0].run->face->upem);
	sp top = m->y - above_baseline(m);
	assert_true(top > ascender - SP_PT / 2 && top < ascender + SP_PT / 2);
	assert_true(text_ink(run, ink));
	sp size = m->span[0].look.size;
	sp left = m->x + m->line->mark[0].x + len_scale(size, ink[0], run->face->upem);
	sp right = m->x + m->line->mark[0].x + len_scale(size, ink[2], run->face->upem);
	assert_true(left > edge - SP_PT / 8 && left < edge + SP_PT / 8);
	for (size_t i = 0; i < 3; i++) {
		sp x = line[i]->x + line[i]->line->mark[0].x;
		assert_true(x > right && x < right + 4 * SP_PT);
	}
	assert_true(str_is(m->span[0].joined, "When"));
	assert_true(str_is(line[0]->span[0].joined, "When"));
	assert_int_equal(m->span[0].order, line[0]->span[0].order);
	assert_int_equal(line[0]->span[1].joined.n, 0);
	assert_int_equal(line[0]->span[1].look.features & LOOK_SMALL_CAPS, LOOK_SMALL_CAPS);
	doc_drop(d);
}

/* Which paragraphs have one: "W" at the head of the words of a mark alone. */
static void who_has_a_drop_capital(void **state)
{
	static const struct {
		const char *at, *body;
		bool intro, answer, second;
	} cases[] = {
#define TALK(x)                                                                                 \
	"<exchange><question who='a'>W" LONG "</question><answer who='b'><p>" x "</p><p>X" LONG \
	"</p></answer></exchange>"
		{ "opening", HEAD "<p>V" LONG "</p>" TALK("W" LONG) TAIL, true, false, false },
		{ "opening", HEAD "<p>V.</p>" TALK("W" LONG) TAIL, false, true, false },
		{ "opening", HEAD TALK("W" LONG) TAIL, false, true, false },
		{ "opening", HEAD TALK("Yes.") TAIL, false, false, false },
		{ "opening", HEAD TALK("w" LONG) TAIL, false, false, false },
		{ "opening", HEAD TALK("<a href='http://x.org/'>W</a>" LONG) TAIL, false, false,
			false },
		{ "sections",
			HEAD "<p>V" LONG
			     "</p><section><title>T</title>" TALK("W" LONG) "</section>" TAIL,
			true, true, false },
		{ "answers", HEAD "<p>V" LONG "</p>" TALK("W" LONG) TAIL, false, true, false },
		{ "none", HEAD "<p>V" LONG "</p>" TALK("W" LONG) TAIL, false, false, false },
	};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		char at[40];
		snprintf(at, sizeof at, "dropcap.at=%s", cases[i].at);
		const char *const set[] = { at, "question.italic=no", NULL };
		struct doc *d = doc_new(cases[i].body, set);
		assert_string_equal(d->said.n ? d->said.s : "", "");
		bool is[] = { find(d, 0, "V") != NULL, find(d, 0, "W") != NULL,
			find(d, 0, "X") != NULL };
		if (is[0] != cases[i].intro || is[1] != cases[i].answer || is[2] != cases[i].second)
			fail_msg("case %zu: %d %d %d", i, is[0], is[1], is[2]);
		doc_drop(d);
	}
}

/* References say the page they lead to, after however many attempts; on paper alone. */
static void references_are_right(void **state)
{
	static const char *const once[] = { "pagination.passes=1", NULL };
	struct arena *a = arena_new();
	struct buf b = { .a = a };
	(void)state;
	buf_cstr(&b, HEAD "<p>See <a href='#end' page='instead'>the end</a> and <a href='#end' "
			  "page='add'>that too</a>, <a href='#end'>that</a>.</p>");
	for (int i = 0; i < 12; i++) {
		buf_cstr(&b, "<p>");
		sentence(&b, 100);
		buf_cstr(&b, "</p>");
	}
	buf_cstr(&b, "<p id='end'>The end.</p>" TAIL);
	struct doc *d = doc_new(arena_cstr(a, buf_get(&b)), NULL);
	size_t last = d->pages->n;
	assert_true(last > 2 && last < 10);
	assert_non_null(find(d, last - 1, "The end."));
	struct str want = arena_printf(
		a, "See page %zu and that too (page %zu), that.", last, last);
	assert_non_null(find(d, 0, arena_cstr(a, want)));
	assert_string_equal(d->said.n ? d->said.s : "", "");
	doc_drop(d);
	d = doc_new(arena_cstr(a, buf_get(&b)), once);
	assert_non_null(strstr(d->said.s, "test.xml:1:"));
	assert_non_null(strstr(d->said.s, "page numbers do not settle in 1 passes; page 00 is"));
	doc_drop(d);
	arena_drop(a);
}

static bool within(const struct doc *d, uint32_t node, enum page_role role)
{
	for (; node != NODE_NONE; node = node ? d->pages->node[node].parent : NODE_NONE)
		if (d->pages->node[node].role == role)
			return true;
	return false;
}

static const struct mark *ground(const struct doc *d, size_t page, uint32_t colour)
{
	const struct page *p = &d->pages->page[page];
	for (size_t i = 0; i < p->n; i++)
		if (p->mark[i].kind == MARK_RULE && p->mark[i].colour == colour)
			return &p->mark[i];
	return NULL;
}

/* All words of a sidebar stand on its ground, off its edges; its notes and places are its page's.
 * One that is longer than a page has none, and loses nothing. */
static void sidebars_have_a_ground(void **state)
{
	static const char *const set[] = { "sidebar.ground=#eeeedd", "sidebar.padding=9pt", NULL };
	struct arena *a = arena_new();
	(void)state;
	for (int paras = 3; paras < 200; paras *= 8) {
		struct buf b = { .a = a };
		buf_cstr(&b,
			HEAD "<p>Before, <a href='#in'>see</a>.</p><sidebar><title>Beside</title>");
		for (int i = 0; i < paras; i++) {
			buf_cstr(&b, i == 1 ? "<p id='in'>" : "<p>");
			sentence(&b, 30);
			buf_cstr(&b, i == 1 ? "<note>A note.</note></p>" : "</p>");
		}
		buf_cstr(&b, "</sidebar><p>Behind.</p>" TAIL);
		struct doc *d = doc_new(arena_cstr(a, buf_get(&b)), set);
		size_t words = 0, notes = 0;
		for (size_t i = 0; i < d->pages->n; i++) {
			const struct page *p = &d->pages->page[i];
			const struct mark *g = ground(d, i, 0xeeeedd);
			assert_int_equal(g != NULL, paras == 3);
			for (size_t k = 0; k < p->n; k++) {
				const struct mark *m = &p->mark[k];
				if (m->kind != MARK_TEXT || m->artifact)
					continue;
				uint32_t node = m->span[m->line->mark[0].span].node;
				notes += within(d, node, ROLE_NOTE);
				if (!within(d, node, ROLE_SIDEBAR) || within(d, node, ROLE_NOTE))
					continue;
				words += m->line->n;
				if (!g)
					continue;
				sp x = m->x + m->line->mark[0].x;
				assert_true(x >= g->x + 8 * SP_PT && m->y > g->y + 9 * SP_PT);
				assert_true(x + m->line->width <= g->x + g->w - 8 * SP_PT);
				assert_true(m->y < g->y + g->h - 9 * SP_PT);
			}
		}
		assert_true(words > (size_t)paras * 100);
		assert_true(notes > 0);
		assert_string_equal(d->said.n ? d->said.s : "", "");
		doc_drop(d);
	}
	arena_drop(a);
}

/* The portrait of who is asked beside the title, named; and not a second time with the people. */
static void a_portrait_beside_the_title(void **state)
{
	static const char *const set[] = { "parts.portrait=head", NULL };
	struct arena *a = arena_new();
	struct diag *quiet = diag_new(hear, &(struct buf){ .a = a });
	struct str xml;
	(void)state;
	for (int k = 0; k < 2; k++) {
		assert_true(file_read(a, quiet, STR("content/sampler.xml"), 1 << 20, &xml));
		struct doc *d = doc_at("content/sampler.xml", xml.s, k ? set : NULL);
		size_t on_first = 0, elsewhere = 0;
		for (size_t i = 0; i < d->pages->n; i++)
			for (size_t m = 0; m < d->pages->page[i].n; m++) {
				const struct mark *mark = &d->pages->page[i].mark[m];
				bool is = mark->kind == MARK_IMAGE && mark->image &&
					  str_ends(mark->image->src, "portrait.jpg");
				on_first += is && i == 0 && mark->y < 300 * SP_PT;
				elsewhere += is && i > 0;
			}
		assert_int_equal(on_first, k);
		assert_int_equal(elsewhere, !k);
		size_t named = 0;
		for (size_t m = 0; m < d->pages->page[0].n; m++) {
			const struct mark *mark = &d->pages->page[0].mark[m];
			named += str_starts(words_of(a, mark), "Marta Lindqvist") &&
				 within(d, mark->span[mark->line->mark[0].span].node, ROLE_CAPTION);
		}
		assert_int_equal(named, k);
		doc_drop(d);
	}
	diag_drop(quiet);
	arena_drop(a);
}

/* Where the words stand on the first page; -1: nowhere. */
static sp height_of(struct doc *d, const char *words)
{
	const struct page *p = &d->pages->page[0];
	for (size_t i = 0; i < p->n; i++)
		if (p->mark[i].kind == MARK_TEXT && str_is(words_of(d->a, &p->mark[i]), words))
			return p->mark[i].y;
	return -1;
}

/* What is told behind an exchange does not look like the answer's next paragraph. */
static void what_is_told_stands_apart(void **state)
{
	static const char *const layouts[][2] = { { "para.before=0pt", NULL },
		{ "para.before=1ln", NULL } };
	(void)state;
	for (size_t i = 0; i < COUNT(layouts); i++) {
		struct doc *d = doc_new(HEAD
			"<exchange><question who='a'>Why?</question><answer who='b'><p>Rivers.</p>"
			"<p>Ferries.</p></answer></exchange><p>He denies it.</p><p>She did not "
			"reply.</p>" TAIL,
			layouts[i]);
		sp inside = height_of(d, "Ferries.") - height_of(d, "Rivers.");
		sp told = height_of(d, "She did not reply.") - height_of(d, "He denies it.");
		sp apart = height_of(d, "He denies it.") - height_of(d, "Ferries.");
		assert_true(inside > 0 && apart > inside && apart > told);
		doc_drop(d);
	}
}

static void patterns(void **state)
{
	static const struct page_word w[] = { { "a", { "one", 3 } }, { "b", { NULL, 0 } },
		{ "c", { "three", 5 } } };
	static const char *const cases[][2] = { { "{a}", "one" }, { "{a} · {c}", "one · three" },
		{ "{b|c}", "three" }, { "{b|a|c}", "one" }, { "{b}", "" }, { "{x}", "" },
		{ "{x|c}", "three" }, { "{", "{" }, { "a}", "a}" }, { "{}", "" }, { "{|}", "" },
		{ "{a", "{a" }, { " {b} x", "x" }, { "{a{c}", "" }, { "", "" } };
	struct arena *a = arena_new();
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct str s = page_words(a, str_of(cases[i][0]), w, COUNT(w));
		if (!str_is(s, cases[i][1]))
			fail_msg("%s: %.*s", cases[i][0], STR_ARG(s));
	}
	arena_drop(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(patterns),
		cmocka_unit_test(what_is_told_stands_apart),
		cmocka_unit_test(speakers_are_named_again),
		cmocka_unit_test(labels_after_the_first),
		cmocka_unit_test(references_are_right),
		cmocka_unit_test(sidebars_have_a_ground),
		cmocka_unit_test(a_portrait_beside_the_title),
		cmocka_unit_test(drop_capitals),
		cmocka_unit_test(who_has_a_drop_capital),
		cmocka_unit_test(lines_are_numbered),
		cmocka_unit_test(times_stand_where_they_fit),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
