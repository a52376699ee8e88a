/* Books: what stands where, and that contents and index say so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

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

static struct doc *doc_new(struct arena *a, const char *xml, const char *const *set)
{
	static const char *const layouts[] = { "layouts", NULL };
	static const char *const fonts[] = { "fonts", NULL };
	struct doc *d = ARENA_NEW(a, struct doc);
	struct str sets[8];
	size_t n = 0;
	for (; set && set[n]; n++)
		sets[n] = str_of(set[n]);
	d->a = d->said.a = a;
	d->diag = diag_new(hear, &d->said);
	d->interview = read_xml(d->diag, STR("test.xml"), str_of(xml));
	d->style = style_load(d->diag, layouts, STR("book"), sets, n);
	d->fonts = fonts_new(d->diag, fonts);
	assert_non_null(d->interview);
	d->pages = page_make(d->diag, d->interview, d->style, d->fonts);
	diag_flush(d->diag);
	assert_string_equal(d->said.n ? d->said.s : "", "");
	return d;
}

static void doc_drop(struct doc *d)
{
	page_drop(d->pages);
	fonts_drop(d->fonts);
	style_drop(d->style);
	interview_drop(d->interview);
	diag_drop(d->diag);
}

static bool within(const struct doc *d, uint32_t node, enum page_role role)
{
	for (; node != NODE_NONE; node = node ? d->pages->node[node].parent : NODE_NONE)
		if (d->pages->node[node].role == role)
			return true;
	return false;
}

/* All words on a page that stand in elements of a role, line ends as spaces. */
static struct str words_in(struct doc *d, size_t page, enum page_role role)
{
	const struct page *p = &d->pages->page[page];
	struct buf b = { .a = d->a };
	for (size_t i = 0; i < p->n; i++) {
		const struct mark *m = &p->mark[i];
		for (size_t k = 0; m->kind == MARK_TEXT && !m->artifact && k < m->line->n; k++) {
			const struct line_mark *l = &m->line->mark[k];
			if (!within(d, m->span[l->span].node, role))
				continue;
			buf_printf(&b, "%.*s%s", STR_ARG(l->run->text),
				l->space || k + 1 == m->line->n ? " " : "");
		}
	}
	return str_trim(buf_get(&b));
}

/* The first page that has words in a role; pages.n for none. */
static size_t page_with(struct doc *d, enum page_role role)
{
	size_t i = 0;
	while (i < d->pages->n && words_in(d, i, role).n == 0)
		i++;
	return i;
}

static const struct page *page_of(const struct doc *d, const char *dest)
{
	for (size_t i = 0; i < d->pages->dests; i++)
		if (str_is(d->pages->dest[i].name, dest))
			return &d->pages->page[d->pages->dest[i].page];
	fail_msg("no dest %s", dest);
	return NULL;
}

#define HEAD                                                                                \
	"<interview xmlns='urn:entrevue:interview:1' xml:lang='en'><meta><title>A title"    \
	"</title><rights>Ours</rights></meta><people><person id='a' role='interviewer'>"    \
	"<name>Ann Asker</name></person><person id='b' role='interviewee'>"                 \
	"<name>Bob Teller</name><bio>Tells.</bio></person><person id='c' role='mentioned'>" \
	"<name>Zoë Ábel</name></person></people><body>"
#define TAIL "</body></interview>"

static void paras(struct buf *b, int n)
{
	for (int i = 0; i < n; i++) {
		buf_cstr(b, "<p>");
		for (int k = 0; k < 40; k++)
			buf_cstr(b, "the letter stands upon its shoulder and ");
		buf_cstr(b, "waits.</p>");
	}
}

static const char *sections(struct arena *a)
{
	struct buf b = { .a = a };
	buf_cstr(&b, HEAD);
	for (int i = 1; i <= 4; i++) {
		buf_printf(&b, "<section id='s%d'><title>Part <em>%d</em></title>", i, i);
		paras(&b, 2 + i);
		buf_printf(&b, "<section id='t%d'><title>Inside %d</title>", i, i);
		paras(&b, 3);
		buf_cstr(&b, "</section></section>");
	}
	buf_cstr(&b, TAIL);
	return arena_cstr(a, buf_get(&b));
}

/* Each line of the contents ends in the label of the page its heading stands on. */
static void contents_are_right(void **state)
{
	struct arena *a = arena_new();
	struct doc *d = doc_new(a, sections(a), NULL);
	struct buf want = { .a = a };
	(void)state;
	for (int i = 1; i <= 4; i++)
		for (int k = 0; k < 2; k++) {
			struct str dest = arena_printf(a, "%c%d", k ? 't' : 's', i);
			buf_printf(&want, "%s %d %.*s ", k ? "Inside" : "Part", i,
				STR_ARG(page_of(d, arena_cstr(a, dest))->label));
		}
	buf_printf(&want, "People %.*s", STR_ARG(page_of(d, "doc:people")->label));
	size_t page = page_with(d, ROLE_CONTENTS);
	struct str is = words_in(d, page, ROLE_CONTENTS);
	if (!str_eq(is, buf_get(&want)))
		fail_msg("%.*s, not %s", STR_ARG(is), want.s);
	assert_true(str_is(d->pages->page[page].label, "iii"));
	doc_drop(d);
	arena_drop(a);
}

/* Title page, imprint, contents, interview: each on its leaf; blank pages where that takes one. */
static void parts_begin_on_rectos(void **state)
{
	static const char *const names[] = { "doc:title", "doc:contents", "s1", "doc:people" };
	struct arena *a = arena_new();
	struct doc *d = doc_new(a, sections(a), NULL);
	(void)state;
	for (size_t i = 0; i < COUNT(names); i++) {
		const struct page *p = page_of(d, names[i]);
		assert_false(p->verso);
		assert_int_equal((p - d->pages->page) % 2, 0);
	}
	assert_true(str_is(page_of(d, "doc:title")->label, "i"));
	assert_true(str_is(page_of(d, "s1")->label, "1"));
	assert_int_equal(page_with(d, ROLE_COLOPHON), 1);
	assert_int_equal(
		d->pages->page[3].n, 0); /* behind the contents: nothing, not even a folio */
	doc_drop(d);
	arena_drop(a);
}

/* People and terms in the order of the dictionary, pages that follow each other as ranges. */
static void the_index_is_right(void **state)
{
	struct arena *a = arena_new();
	struct buf b = { .a = a };
	(void)state;
	buf_cstr(&b, HEAD "<p>One <index term='water'>waters</index>, <index>steel</index>.</p>");
	for (int i = 0; i < 6; i++) {
		paras(&b, 2);
		buf_cstr(&b, "<p><index term='water'/>Here.</p>");
	}
	paras(&b, 9);
	buf_cstr(&b, "<p>And <index term='water'>again</index> <person ref='c'>Zoë</person> "
		     "<index term='The Élan' sort='Élan'>it</index>.<note>In a note, "
		     "<index>steel</index>.</note></p>" TAIL);
	struct doc *d = doc_new(a, arena_cstr(a, buf_get(&b)), NULL);
	size_t page = page_with(d, ROLE_INDEX), last = 0;
	for (size_t i = 0; i < d->pages->n; i++)
		if (words_in(d, i, ROLE_NOTE).n)
			last = (size_t)atoi(d->pages->page[i].label.s);
	assert_true(last > 6 && page < d->pages->n);
	struct str is = words_in(d, page, ROLE_INDEX);
	/* The words of "water" in the order of the text: all but the second of the first nine. */
	struct buf water = { .a = a };
	int from = 1, to = 1;
	for (int i = 3; i <= 10; i++) {
		struct str dest = arena_printf(a, "index:%d", i);
		int label = i < 10 ? atoi(page_of(d, arena_cstr(a, dest))->label.s) : 9999;
		if (label > to + 1) {
			buf_printf(&water, water.n ? ", %d" : "%d", from);
			if (to > from)
				buf_printf(&water, "–%d", to);
			from = label;
		}
		to = label;
	}
	struct str want = arena_printf(a,
		"Index Ábel, Zoë\u2002%zu The Élan\u2002%zu steel\u20021, %zu water\u2002%s", last,
		last, last, water.s);
	assert_non_null(strstr(water.s, "–"));
	if (!str_eq(is, want))
		fail_msg("%.*s, not %.*s", STR_ARG(is), STR_ARG(want));
	assert_false(d->pages->page[page].verso);
	doc_drop(d);
	arena_drop(a);
}

/* None where nothing is marked, whatever the layout says; columns of any number of pages. */
static void indexes_of_all_lengths(void **state)
{
	static const int many[] = { 0, 1, 2, 3, 60, 61, 500 };
	(void)state;
	for (size_t k = 0; k < COUNT(many); k++) {
		struct arena *a = arena_new();
		struct buf b = { .a = a };
		buf_cstr(&b, HEAD "<p>Words: ");
		for (int i = 0; i < many[k]; i++)
			buf_printf(&b, "<index term='term %d'/>word ", i);
		buf_cstr(&b, "end.</p>" TAIL);
		struct doc *d = doc_new(a, arena_cstr(a, buf_get(&b)), NULL);
		int n = 0;
		for (size_t i = 0; i < d->pages->nodes; i++)
			n += d->pages->node[i].role == ROLE_ITEM_BODY;
		assert_int_equal(n, many[k]);
		assert_int_equal(page_with(d, ROLE_INDEX) == d->pages->n, many[k] == 0);
		size_t words = 0;
		for (size_t i = 0; i < d->pages->n; i++) {
			struct str s = words_in(d, i, ROLE_INDEX), w;
			while ((w = str_word(&s)).n)
				words += str_is(w, "term");
		}
		assert_int_equal(words, many[k]);
		doc_drop(d);
		arena_drop(a);
	}
}

static void orders(void **state)
{
	static const struct {
		const char *lang, *words[6], *want;
	} cases[] = {
		{ "en", { "zebra", "Ångström", "apple", "Zoo", NULL }, "Ångström|apple zebra|Zoo" },
		{ "sv", { "zebra", "Ångström", "apple", "Öl", NULL }, "apple zebra Ångström Öl" },
		{ "de", { "Öl", "Ofen", "Zeit", NULL }, "Ofen|Öl Zeit" },
		{ "ru", { "яблоко", "Ёж", "ель", NULL }, "Ёж|ель яблоко" },
		{ "ko", { "나무", "가을", NULL }, "가을 나무" },
		{ "", { "b", "a", "", NULL }, " a b" },
	};
	struct arena *a = arena_new();
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct str words[6];
		struct interview_words in = { words, 0 };
		struct interview_order o;
		struct buf b = { .a = a };
		for (; cases[i].words[in.n]; in.n++)
			words[in.n] = str_of(cases[i].words[in.n]);
		interview_sort(a, str_of(cases[i].lang), &in, &o);
		for (size_t k = 0; k < in.n; k++)
			buf_printf(&b, "%s%.*s",
				k == 0        ? ""
				: o.begins[k] ? " "
					      : "|",
				STR_ARG(words[o.index[k]]));
		if (!str_is(buf_get(&b), cases[i].want))
			fail_msg("%s: %s", cases[i].lang, b.s);
	}
	arena_drop(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(orders),
		cmocka_unit_test(contents_are_right),
		cmocka_unit_test(parts_begin_on_rectos),
		cmocka_unit_test(the_index_is_right),
		cmocka_unit_test(indexes_of_all_lengths),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
