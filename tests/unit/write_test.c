/* The writers' parts that are functions: emphasis in Markdown, addresses, lines of markup, names of
 * pictures, the cuts of captions. Whole files are in tests/write. */
#include "read/read.h"
#include "write/inside.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

static void quiet(void *user, struct str text)
{
	(void)user;
	(void)text;
}

static const char before[] =
	"<interview xmlns='urn:entrevue:interview:1' xml:lang='en'><meta><title>T</title></meta>"
	"<people><person id='ann' role='interviewer'><name>Ann</name></person>"
	"<person id='bob' role='interviewee'><name>Bob</name></person></people><body>";
static const char after[] = "</body></interview>";

/* What a format makes of a body; in the arena, ended by NUL. */
static const char *written(struct arena *a, enum write_kind kind, const char *body)
{
	struct diag *d = diag_new(quiet, NULL);
	struct str xml = arena_printf(a, "%s%s%s", before, body, after);
	struct interview *iv = read_xml(d, STR("/nonexistent/f"), xml);
	struct write_query q = { .interview = iv, .generator = "entrevue 1", .date = -1 };
	struct write_result r = { 0 };
	bool made;
	assert_non_null(iv);
	made = write_formats[kind].make(a, d, &q, &r);
	interview_drop(iv);
	diag_drop(d);
	return made ? arena_cstr(a, r.bytes) : NULL;
}

/* The part behind a line, without the line end. */
static const char *behind(const char *text, const char *line)
{
	const char *p = text ? strstr(text, line) : NULL;
	assert_non_null(p);
	return p + strlen(line);
}

static const struct {
	const char *xml, *md;
} marks[] = {
	{ "a <em>b</em> c", "a *b* c" },
	{ "<strong>b</strong>", "**b**" },
	{ "a<em> b </em>c", "a *b* c" },
	{ "a<em> </em>b", "a b" },
	{ "a<em>b</em>c", "a*b*c" },
	{ "<em>\u201cb\u201d</em>c", "<em>\u201cb\u201d</em>c" },
	{ "(<em>b</em>)", "(*b*)" },
	{ "<em>b\u20ac</em> c", "*b\u20ac* c" },
	{ "<em>b\u20ac</em>c", "<em>b\u20ac</em>c" },
	{ "<strong><em>b</em></strong>", "**_b_**" },
	{ "<em>a <strong>b</strong></em>", "*a __b__*" },
	{ "<em>a</em><em>b</em>", "*a*_b_" },
	{ "<em>a</em> <em>b</em>", "*a* *b*" },
	{ "<cite>a</cite>", "*a*" },
	{ "* a _b_ `c` [d](e) [f] <![CDATA[<g>]]> &amp;h; &amp; i",
		"\\* a \\_b\\_ \\`c\\` [d\\](e) [f] \\<g> \\&h; & i" },
	{ "# a", "\\# a" },
	{ "1. a", "1\\. a" },
	{ "2025 a", "2025 a" },
	{ "- a", "\\- a" },
	{ "a - b # c 1. d", "a - b # c 1. d" },
	{ "> a", "\\> a" },
	{ "a<br/># b", "a\\\n\\# b" },
	{ "[^1] ![x] a", "\\[^1] !\\[x] a" },
	{ "a|b ~~c~~ ~d", "a\\|b \\~\\~c\\~\\~ ~d" },
	{ "<a href='https://e.org/'>x</a>", "[x](https://e.org/)" },
	{ "<a href='https://e.org/(1)'>x]</a>", "[x\\]](<https://e.org/(1)>)" },
	{ "<a href='https://e.org/'>https://e.org/</a>", "<https://e.org/>" },
	{ "<stage>laughs</stage> x", "*[laughs]* x" },
	{ "a <insert by='ed.'>b</insert>", "a [b \u2013 ed.]" },
	{ "a<time at='1:02'/>b", "a[1:02] b" },
	{ "m<sup>2</sup>", "m<sup>2</sup>" },
	{ "a<note>n</note>", "a[^1]" },
};

static void test_markdown(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(marks); i++) {
		struct arena *a = arena_new();
		struct str body = arena_printf(a, "<p>%s</p>", marks[i].xml);
		const char *md = behind(written(a, WRITE_MD, body.s), "interviewee\"\n---\n\n");
		size_t n = strlen(marks[i].md);
		if (strncmp(md, marks[i].md, n) != 0 || md[n] != '\n')
			fail_msg("%s\n  not: %s\n  but: %s", marks[i].xml, marks[i].md, md);
		arena_drop(a);
	}
}

static void test_blocks_of_markdown(void **state)
{
	static const struct {
		const char *xml, *md;
	} rows[] = {
		{ "<question who='ann' time='0:01'>Q</question><answer who='bob'><p>A</p><p>B</p>"
		  "</answer>",
			"**Ann:** [0:01] Q\n\n**Bob:** A\n\nB\n" },
		{ "<answer who='bob'><list><item>a</item></list></answer>", "**Bob:**\n\n- a\n" },
		{ "<list><item>a</item></list><list><item>b</item></list><list><item>c</item></"
		  "list>",
			"- a\n\n* b\n\n- c\n" },
		{ "<list type='number'><item><p>a</p><p>b</p></item><item>c</item></list>",
			"1. a\n\n   b\n\n2. c\n" },
		{ "<list><item>a<note>x</note></item><item><head>b:</head><list><item>c</item>"
		  "</list></item></list>",
			"- a[^1]\n- **b:**\n  - c\n\n[^1]: x\n" },
		{ "<quote><p>a</p><list><item>b</item></list><by>c</by></quote>",
			"> a\n>\n> - b\n>\n> \u2014 c\n" },
		{ "<section><title># a #</title><p>b</p></section>", "## \\# a \\#\n\nb\n" },
		{ "<p>a</p><break/><stage>b</stage>", "a\n\n* * *\n\n*[b]*\n" },
		{ "<table><row head='yes'><cell>a</cell><cell>b</cell></row><row><cell>c|<br/>d"
		  "</cell></row></table>",
			"| a | b |\n| --- | --- |\n| c\\|<br>d |  |\n" },
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct arena *a = arena_new();
		const char *md = behind(
			written(a, WRITE_MD, rows[i].xml), "interviewee\"\n---\n\n");
		assert_string_equal(md, rows[i].md);
		arena_drop(a);
	}
}

static void test_text(void **state)
{
	static const struct {
		const char *xml, *txt;
	} rows[] = {
		{ "<question who='ann' time='0:01'>Q</question><answer who='bob'><p>A</p><p>B</p>"
		  "</answer>",
			"[0:01] ANN: Q\n\nBOB: A\n\nB\n" },
		{ "<answer who='bob'>a<br/>b <stage>c</stage> <a "
		  "href='https://e.org/'>d</a></answer>",
			"BOB: a\nb [c] d (https://e.org/)\n" },
		{ "<list type='number'><item>a<note>n</note></item><item><head>b:</head> c</item>"
		  "</list><p>d</p>",
			"1. a[1]\n2. b: c\n\nd\n\n--------------------\n\nNotes\n\n[1] n\n" },
		{ "<quote><p>a</p><by>b</by></quote>", "    a\n\n    \u2014 b\n" },
		{ "<answer who='JM'>a</answer>", "UNKNOWN SPEAKER: a\n" },
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct arena *a = arena_new();
		assert_string_equal(
			behind(written(a, WRITE_TXT, rows[i].xml), "T\n\n"), rows[i].txt);
		arena_drop(a);
	}
}

static const char *cues(struct arena *a, const char *body)
{
	const char *p = strstr(written(a, WRITE_VTT, body), "\n00:");
	return p ? p + 1 : "";
}

static void test_captions(void **state)
{
	struct arena *a = arena_new();
	(void)state;
	assert_null(written(a, WRITE_VTT, "<answer who='bob'>a</answer>"));
	assert_string_equal(cues(a, "<question who='ann' time='0:01'>A &amp; B?</question>"
				    "<answer who='bob' time='0:03.5'>C.</answer>"),
		"00:00:01.000 --> 00:00:03.500\n<v Ann>A &amp; B?\n\n"
		"00:00:03.500 --> 00:00:04.500\n<v Bob>C.\n");
	/* Between known times, by length; what is before the first is left out. */
	assert_string_equal(cues(a, "<answer who='bob'>Early.</answer>"
				    "<question who='ann' time='1:00'>abcde</question>"
				    "<answer who='bob'>fghijklmno<time at='1:30'/>pqrst</answer>"),
		"00:01:00.000 --> 00:01:10.000\n<v Ann>abcde\n\n"
		"00:01:10.000 --> 00:01:30.000\n<v Bob>fghijklmno\n\n"
		"00:01:30.000 --> 00:01:31.000\n<v Bob>pqrst\n");
	/* A time that goes back is none. */
	assert_string_equal(cues(a, "<question who='ann' time='0:10'>ab</question>"
				    "<answer who='bob' time='0:05'>cd</answer>"
				    "<question who='ann' time='0:20'>ef</question>"),
		"00:00:10.000 --> 00:00:15.000\n<v Ann>ab\n\n"
		"00:00:15.000 --> 00:00:20.000\n<v Bob>cd\n\n"
		"00:00:20.000 --> 00:00:21.000\n<v Ann>ef\n");
	arena_drop(a);
}

static void test_addresses(void **state)
{
	static const char *const rows[][2] = {
		{ "https://example.org/a?b=c&d#e", "https://example.org/a?b=c&d#e" },
		{ "HTTPS://Example.org/%C3%A9", "https://Example.org/%C3%A9" },
		{ "https://example.org/100%", "https://example.org/100%25" },
		{ "https://example.org/[a]#b#c", "https://example.org/%5Ba%5D#b%23c" },
		{ "https://example.org/\u00e9", "https://example.org/\u00e9" },
		{ "https://example.org:port/", NULL },
		{ "mailto:a@example.org", "mailto:a@example.org" },
		{ "a picture.png", "a%20picture.png" },
		{ "", NULL },
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct arena *a = arena_new();
		struct str got = write_address(a, str_of(rows[i][0]));
		if (rows[i][1])
			assert_string_equal(arena_cstr(a, got), rows[i][1]);
		else
			assert_null(got.s);
		arena_drop(a);
	}
}

static void test_pictures(void **state)
{
	struct arena *a = arena_new();
	struct write_pictures p = { .arena = a, .folder = STR("x-pictures") };
	const struct image one = { .src = STR("a/B c.PNG"), .bytes = STR("1"), .type = IMAGE_PNG };
	const struct image same = { .src = STR("other.png"), .bytes = STR("1"), .type = IMAGE_PNG };
	const struct image two = { .src = STR("b/B c.jpg"), .bytes = STR("2"), .type = IMAGE_JPEG };
	const struct image bad = { .src = STR("../../x"), .bytes = STR("3"), .type = IMAGE_PNG };
	const struct image dots = { .src = STR(".."), .bytes = STR("4"), .type = IMAGE_PNG };
	const struct image none = { .src = STR("gone.png") };
	(void)state;
	p.named.a = p.stems.a = a;
	assert_string_equal(write_picture_src(&p, &one).s, "x-pictures/B-c.png");
	assert_string_equal(write_picture_src(&p, &same).s, "x-pictures/B-c.png");
	assert_string_equal(write_picture_src(&p, &two).s, "x-pictures/B-c-2.jpg");
	assert_string_equal(write_picture_src(&p, &bad).s, "x-pictures/x.png");
	assert_string_equal(write_picture_src(&p, &dots).s, "x-pictures/picture.png");
	assert_true(str_is(write_picture_src(&p, &none), "gone.png"));
	assert_int_equal(p.list.n, 4);
	p.folder = (struct str){ 0 };
	assert_true(str_is(write_picture_src(&p, &one), "a/B c.PNG"));
	arena_drop(a);
}

/* Lines end where white space says nothing, at 100 columns if they can. */
static void test_lines(void **state)
{
	struct arena *a = arena_new();
	struct write_fold f = { .arena = a, .m = markup_new(a) };
	struct write_element p = { .name = "p" }, em = { .name = "em" }, br = { .name = "br" };
	(void)state;
	write_attr(&p, "id", STR("a\"b"));
	write_attr(&p, "none", (struct str){ 0 });
	write_fold_begin(&f, &(struct write_element){ .name = "body" }, 0);
	write_fold_open(&f, &p);
	for (int i = 0; i < 12; i++)
		write_fold_text(&f, STR("twelve & some "));
	write_fold_open(&f, &em);
	write_fold_text(&f, STR("end"));
	write_fold_close(&f);
	write_fold_leaf(&f, &br);
	write_fold_line(&f);
	write_fold_text(&f, STR("\"x\""));
	write_fold_close(&f);
	write_fold_set(&f, 1);
	write_fold_open(&f, &em);
	write_fold_close(&f);
	write_fold_set(&f, 1);
	write_fold_said(&f, "doubt", STR("what?> is"));
	write_fold_set(&f, 1);
	write_fold_end(&f, 0);
	assert_string_equal(arena_cstr(a, markup_end(f.m)),
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		"<body>\n"
		"  <p id=\"a&quot;b\">twelve &amp; some twelve &amp; some twelve &amp; some twelve "
		"&amp; some twelve\n"
		"  &amp; some twelve &amp; some twelve &amp; some twelve &amp; some twelve &amp; "
		"some twelve &amp;\n"
		"  some twelve &amp; some twelve &amp; some <em>end</em><br/>\n"
		"  \"x\"</p>\n"
		"  <em/>\n"
		"  <?doubt what? > is?>\n"
		"</body>\n");
	arena_drop(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_markdown),
		cmocka_unit_test(test_blocks_of_markdown),
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_captions),
		cmocka_unit_test(test_addresses),
		cmocka_unit_test(test_pictures),
		cmocka_unit_test(test_lines),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
