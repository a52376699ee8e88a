/* The XML reader: what it makes of text, what it says to slips, what it takes of pictures, and that
 * its table and the schema are one. */
#include "read/inside.h"

#include "base/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

static void keep(void *user, struct str text)
{
	buf_str(user, text);
}

/* What a file made of it holds, and what was said. */
struct result {
	struct arena *a;
	const char *dump, *said; /* dump NULL: it was not read */
	int status;
};

static struct result result(const char *path, struct str bytes)
{
	struct result r = { .a = arena_new() };
	struct buf said = { .a = r.a };
	struct diag *d = diag_new(keep, &said);
	struct interview *iv = read_xml(d, str_of(path), bytes);
	if (iv)
		r.dump = arena_cstr(r.a, interview_dump(r.a, iv));
	interview_drop(iv);
	r.status = diag_status(d);
	diag_drop(d);
	r.said = said.n ? said.s : "";
	return r;
}

static const char before[] =
	"<interview xmlns='urn:entrevue:interview:1' xml:lang='en'><meta><title>T</title></meta>"
	"<people><person id='ann' role='interviewer'><name>Ann</name></person>"
	"<person id='bob' role='interviewee'><name>Bob</name></person></people><body>\n";
static const char after[] = "\n</body></interview>";

static struct result read_body_at(const char *path, const char *body)
{
	struct arena *a = arena_new();
	struct str s = arena_printf(a, "%s%s%s", before, body, after);
	struct result r = result(path, s);
	arena_drop(a);
	return r;
}

static struct result body(const char *xml)
{
	return read_body_at("f", xml);
}

/* <p> contents, and the text line of the dump. */
static const struct {
	const char *xml, *dump;
} texts[] = {
	{ "a b", "\"a b\"" },
	{ "\n a \t\n  b\r\n", "\"a b\"" },
	{ "a <em>b</em> c", "\"a \" em[]( \"b\") \" c\"" },
	{ "a <em> b </em> c", "\"a \" em[]( \"b \") \"c\"" },
	{ "a<em> b</em> ", "\"a\" em[]( \" b\")" },
	{ "a<em> </em>b", "\"a\" em[]( \" \") \"b\"" },
	{ "<em> <strong> a </strong> </em> ", "em[]( strong[]( \"a\"))" },
	{ "a <br/> b", "\"a\" br[]() \"b\"" },
	{ "a<br/><br/>b", "\"a\" br[]() br[]() \"b\"" },
	{ "a\u00a0 \u2003b\u00a0", "\"a\u00a0 \u2003b\u00a0\"" },
	{ "a <![CDATA[ <b> ]]> &amp;", "\"a <b> &\"" },
	{ "a <!-- c --> b", "\"a b\"" },
	{ "x <note> n </note> y", "\"x\" note[ number=1](\n          p slug=\"p-2\"\n"
				  "            text \"n\"\n        ) \" y\"" },
	{ "x <note>n</note>y", "\"x \" note[ number=1](\n          p slug=\"p-2\"\n"
			       "            text \"n\"\n        ) \"y\"" },
	{ "x <note>n</note> ", "\"x\" note[ number=1](\n          p slug=\"p-2\"\n"
			       "            text \"n\"\n        )" },
	{ "<abbr title='T'>t</abbr>", "abbr[ value=\"T\"]( \"t\")" },
	{ "<a href='https://e.org/?a=1&amp;b'>x</a>",
		"a[ value=\"https://e.org/?a=1&b\"]( \"x\")" },
	{ "<person ref='bob'>B</person>", "person[ person=\"bob\"]( \"B\")" },
	{ "<insert by='ed.'>x</insert>", "insert[ value=\"ed.\"]( \"x\")" },
	{ "<foreign xml:lang='kk'>\u04d9</foreign>", "foreign[ lang=\"kk\"]( \"\u04d9\")" },
	{ "<em xml:lang='en'>x</em>", "em[]( \"x\")" },
	{ "<foreign xml:lang='ru'>x <em>y</em></foreign>",
		"foreign[ lang=\"ru\"]( \"x \" em[]( \"y\"))" },
	{ "<time at='1:02.5'/>x", "time[ value=\"1:02.5\" number=62500]() \"x\"" },
	{ "x <time at='1:02'/> y", "\"x \" time[ value=\"1:02\" number=62000]() \" y\"" },
	{ "<sup>1</sup><sub>2</sub><sc>x</sc><cite>y</cite><stage>z</stage>",
		"sup[]( \"1\") sub[]( \"2\") sc[]( \"x\") cite[]( \"y\") stage[]( \"z\")" },
};

static void test_text(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct arena *a = arena_new();
		struct str xml = arena_printf(a, "<p>%s</p>", texts[i].xml);
		struct str want = arena_printf(
			a, "    p slug=\"p-1\"\n      text %s\n", texts[i].dump);
		struct result r = body(xml.s);
		assert_string_equal(r.said, "");
		if (!strstr(r.dump, want.s))
			fail_msg("%s\n  is not in\n%s", want.s, r.dump);
		arena_drop(r.a);
		arena_drop(a);
	}
}

/* A body, what is said of it (a part of it), and what is made of it (likewise). */
static const struct {
	const char *xml, *said, *dump;
} slips[] = {
	{ "<question who='anna'>Q</question>",
		"f:2:1: error: speaker \"anna\" is not declared in <people> (is \"ann\" meant?); "
		"the "
		"turn "
		"is kept, set as unknown\n",
		"question slug=\"question-1\"\n" },
	{ "<question>Q</question><answer>A</answer>", "", "who=\"bob\"" },
	{ "<remark>R</remark>", "f:2:1: error: expected who=\"...\" on <remark>", "\"R\"" },
	{ "<question who='bob' time='x'>Q</question>",
		"expected a time code such as 04:10 or 00:04:10.5 in time=\"...\" of <question>, "
		"found "
		"\"x\"; it is left out",
		"who=\"bob\"\n" },
	{ "<p>a <u>b</u> c</p>", "f:2:6: error: <u> is not known, expected in <p>: text, <a>, ",
		"text \"a \" \"b\" \" c\"" },
	{ "<frob>x</frob>", "<frob> is not known, expected in <body>: <answer>, ", "text \"x\"" },
	{ "<frob><p>x</p><p>y</p></frob>", "its text is kept", "text \"y\"" },
	{ "<exchange><qestion>Q</qestion></exchange>", "it is read as <question>", "who=\"ann\"" },
	{ "<exchange><p>x</p><answer>y</answer></exchange>",
		"<p> does not belong here, expected in <exchange>: <answer>, ", "\"y\"" },
	{ "<b xmlns='urn:x'>y</b>", "<b> is of the namespace \"urn:x\", expected", "text \"y\"" },
	{ "text <p>p</p>", "text does not belong directly in <body>, expected <p> around it",
		"text \"text\"" },
	{ "<answer>a<p>b</p></answer>", "text stands beside paragraphs in <answer>", "\"b\"" },
	{ "<p>x<list><item>y</item></list>z</p>", "<list> does not belong here",
		"\"x\" \" \" \"y\"" },
	{ "<p foo='1'>x</p>", "the attribute \"foo\" is not known on <p>, expected one of: id, xml",
		"\"x\"" },
	{ "<p id='1'>x</p>", "expected a name that begins with a letter", "p slug=\"p-1\"" },
	{ "<p id='x'>x</p><p id='x'>y</p>", "f:2:16: error: expected ids to differ, but \"x\" is",
		"id=\"x\"" },
	{ "<p id='ann'>x</p>", "\"ann\" is that of line 1 already", "\"x\"" },
	{ "<p><a href='#y'>x</a></p>", "nothing in this file has the id \"y\"", "a[]( \"x\")" },
	{ "<p><a href='javascript:x'>x</a></p>", "expected an address such as https://",
		"a[]( \"x\")" },
	{ "<p><a href='#ann'>x</a></p>", "nothing in this file has the id \"ann\"", "a[]( \"x\")" },
	{ "<p><person ref='nn'>x</person></p>", "person \"nn\" is not declared",
		"person[]( \"x\")" },
	{ "<pullquote of='y'>x</pullquote>", "nothing in this file has the id \"y\"", "\"x\"" },
	{ "<p>x</p><pullquote>y</pullquote>", "warning: the words of this <pullquote>", "\"y\"" },
	{ "<p>x</p><answer> </answer>", "f:2:9: error: expected text in <answer>, found nothing",
		"\"x\"" },
	{ "<p>x</p><answer><p/></answer>", "expected text in <answer>, found nothing", "\"x\"" },
	{ "<p>x<em/></p>", "warning: expected text in <em>, found none", "text \"x\"\n" },
	{ "<p>x<br>y</br></p>", "expected nothing inside <br>, found text", "br[]()\n" },
	{ "<p>x<note>y<note>z</note></note></p>", "<note> cannot stand inside <note>",
		"\"y\" \" \" \"z" },
	{ "<p><a href='#q'>x<a href='#q'>y</a></a></p><p id='q'>z</p>",
		"<a> cannot stand inside <a>", "\"x\" \"y\"" },
	{ "<figure src='x.png'/>", "f:2:1: error: expected alt=\"...\" to say what", "none 0x0" },
	{ "<figure src='x.png' alt='a'/>", "the picture \"x.png\" is not there", "alt=\"a\" none" },
	{ "<figure alt='a'/>", "expected src=\"...\" on <figure>, the path of a file", "none" },
	{ "<figure src='../x.png' alt='a'/>", "expected the path of a file in the interview's",
		"none" },
	{ "<figure src='/etc/x.png' alt='a'/>", "expected the path of a file in the interview's",
		"no" },
	{ "<figure src='http://e/x.png' alt='a'/>", "expected the path of a file in the", "none" },
	{ "<figure src='a\\x.png' alt='a'/>", "expected the path of a file in the", "none" },
	{ "<list type='star'><item>x</item></list>", "expected one of: bullet number in type",
		"list" },
	{ "<section><p>x</p></section>", "expected a <title> in <section>, found none", "\"x\"" },
	{ "<section><title>a</title><title>b</title><p>x</p></section>",
		"expected at most one <title> here, found another", "title \"a\"" },
	{ "<p>x<foreign>y</foreign></p>", "expected xml:lang=\"...\" on <foreign>", "foreign[]" },
	{ "<p xml:lang='e_n'>x</p>", "expected a language tag such as en or kk-Cyrl", "\"x\"" },
	{ "<table><row head='maybe'><cell>x</cell></row></table>", "expected one of: no yes",
		"\"x\"" },
	{ "", "error: expected something in <body>, found nothing", "body\n" },
};

static void test_slips(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(slips); i++) {
		struct result r = body(slips[i].xml);
		assert_non_null(r.dump);
		if (!strstr(r.said, slips[i].said) || (!*slips[i].said && *r.said))
			fail_msg("%s:\n%s\n  is not in\n%s", slips[i].xml, slips[i].said, r.said);
		if (!strstr(r.dump, slips[i].dump))
			fail_msg("%s:\n%s\n  is not in\n%s", slips[i].xml, slips[i].dump, r.dump);
		assert_int_equal(r.status, strstr(r.said, "error:") != NULL);
		arena_drop(r.a);
	}
}

#define ROOT(attrs, in) "<interview " attrs ">" in "</interview>"
#define NS              "xmlns='urn:entrevue:interview:1' xml:lang='en'"

/* Whole files: what is said, and whether something is read all the same. */
static const struct {
	const char *xml, *said;
	bool read;
} files[] = {
	{ "<html/>", "f:1:1: error: expected <interview xmlns=\"urn:entrevue:interview:1\">, found",
		0 },
	{ "<interview", "f:1:11: error: expected \">\" to end the tag", 0 },
	{ ROOT("xml:lang='en'", "<meta><title>T</title></meta><body><p>x</p></body>"),
		"f:1:1: error: expected xmlns=\"urn:entrevue:interview:1\" on <interview>", 1 },
	{ ROOT("xmlns='urn:entrevue:interview:1'", "<body/>"), "expected xml:lang=\"...\" on", 1 },
	{ ROOT(NS, ""), "expected a <title> with words in <meta>", 1 },
	{ ROOT(NS, "<meta><title> </title></meta>"), "\"Interview\" stands for it", 1 },
	{ ROOT(NS, "<meta><date kind='x' when='2025'/></meta>"), "conducted published revised", 1 },
	{ ROOT(NS, "<meta><date kind='revised' when='2025-02-30'/></meta>"),
		"expected a date such as 2025-04-16, 2025-04 or 2025 in when", 1 },
	{ ROOT(NS, "<meta><date kind='revised' when='2025'/><date kind='revised' "
		   "when='2024'/></meta>"),
		"expected at most one <date> of each kind", 1 },
	{ ROOT(NS, "<meta><identifier kind='issn'>2049-3631</identifier></meta>"), "an ISSN such",
		1 },
	{ ROOT(NS, "<meta><identifier kind='isbn'>978-0-306-40615-8</identifier></meta>"), "ISBN",
		1 },
	{ ROOT(NS, "<meta><identifier kind='doi'>11.1000/182</identifier></meta>"), "a DOI such",
		1 },
	{ ROOT(NS, "<meta><identifier kind='uuid'>x</identifier></meta>"), "a UUID such as", 1 },
	{ ROOT(NS, "<meta><credit role='zzz'>x</credit></meta>"),
		"warning: the role \"zzz\" is not a MARC relator code", 1 },
	{ ROOT(NS, "<meta><credit role='aut'/></meta>"), "expected the line to show in <credit>",
		1 },
	{ ROOT(NS, "<people><person id='a' role='king'/></people>"), "expected one of: interviewee",
		1 },
	{ ROOT(NS, "<people><person id='a' role='other'/></people>"), "expected a <name> in", 1 },
	{ ROOT(NS, "<people><person role='other'><name>x</name></person></people>"),
		"expected id=\"...\" on <person>", 1 },
	{ "<!DOCTYPE interview [<!ENTITY x 'y'>]>" ROOT(NS, "<body><p>&x;</p></body>"),
		"the entity \"&x;\" is not taken", 0 },
	{ ROOT(NS, "<body><p>caf\xe9</p></body>"), "expected text in UTF-8, found the byte E9", 0 },
};

static void test_files(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(files); i++) {
		struct result r = result("f", str_of(files[i].xml));
		if (!strstr(r.said, files[i].said))
			fail_msg("%s:\n%s\n  is not in\n%s", files[i].xml, files[i].said, r.said);
		assert_int_equal(r.dump != NULL, files[i].read);
		assert_int_equal(r.status, 1);
		arena_drop(r.a);
	}
}

static void test_is_xml(void **state)
{
	(void)state;
	assert_true(read_is_xml(STR("<a/>")));
	assert_true(read_is_xml(STR("\xef\xbb\xbf \n<a/>")));
	assert_true(read_is_xml(STR("\xff\xfe<\0a\0")));
	assert_true(read_is_xml(STR("\0<\0?")));
	assert_false(read_is_xml(STR("")));
	assert_false(read_is_xml(STR("Question: why?")));
	assert_false(read_is_xml(STR("\xff\xd8\xff\xe0")));
}

/* --- pictures */

#define PNG_HEAD(w, h, depth, type)                             \
	"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" w h depth type "\0\0\0" \
	"crc_"
#define PNG_REST       "\0\0\0\1IDATxcrc_\0\0\0\0IENDcrc_"
#define ONE            "\0\0\0\1"
#define JPEG_SOF(w, h) "\xff\xc0\0\x0b\x08" h w "\1\1\x11\0"
#define JPEG_SOS       "\xff\xda\0\x08\1\1\0\0\x3f\0"

static void test_image_headers(void **state)
{
	static const struct {
		struct str bytes;
		enum image_type type; /* IMAGE_NONE: refused */
	} rows[] = {
		{ STR(PNG_HEAD(ONE, ONE, "\10", "\2") PNG_REST), IMAGE_PNG },
		{ STR(PNG_HEAD(ONE, ONE, "\1", "\0") PNG_REST), IMAGE_PNG },
		{ STR(PNG_HEAD(ONE, ONE, "\20", "\6") PNG_REST), IMAGE_PNG },
		{ STR(PNG_HEAD(ONE, ONE, "\10", "\2")), IMAGE_NONE },
		{ STR(PNG_HEAD(ONE, ONE, "\10", "\2") "\0\0\0\0IENDcrc_"), IMAGE_NONE },
		{ STR(PNG_HEAD(ONE, ONE, "\10", "\2") "\xff\xff\xff\xffIDATcrc_"), IMAGE_NONE },
		{ STR(PNG_HEAD(ONE, ONE, "\4", "\2") PNG_REST), IMAGE_NONE },
		{ STR(PNG_HEAD(ONE, ONE, "\10", "\1") PNG_REST), IMAGE_NONE },
		{ STR(PNG_HEAD(ONE, ONE, "\10", "\7") PNG_REST), IMAGE_NONE },
		{ STR(PNG_HEAD("\0\0\0\0", ONE, "\10", "\2") PNG_REST), IMAGE_NONE },
		{ STR(PNG_HEAD("\xff\xff\xff\xff", ONE, "\10", "\2") PNG_REST), IMAGE_NONE },
		{ STR(PNG_HEAD("\0\0\x40\0", "\0\0\x40\0", "\10", "\2") PNG_REST), IMAGE_NONE },
		{ STR("\xff\xd8" JPEG_SOF("\0\1", "\0\1") JPEG_SOS), IMAGE_JPEG },
		{ STR("\xff\xd8\xff\xe0\0\4ab" JPEG_SOF("\0\1", "\0\1") JPEG_SOS), IMAGE_JPEG },
		{ STR("\xff\xd8" JPEG_SOS), IMAGE_NONE },
		{ STR("\xff\xd8" JPEG_SOF("\0\1", "\0\1")), IMAGE_NONE },
		{ STR("\xff\xd8" JPEG_SOF("\0\0", "\0\1") JPEG_SOS), IMAGE_NONE },
		{ STR("\xff\xd8\xff\xe0\0\0ab"), IMAGE_NONE },
		{ STR("\xff\xd8\xff\xe0\xff\xff"), IMAGE_NONE },
		{ STR("GIF89a"), IMAGE_NONE },
		{ STR(""), IMAGE_NONE },
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct image m = { .bytes = rows[i].bytes };
		assert_int_equal(read_image_header(&m), rows[i].type != IMAGE_NONE);
		if (rows[i].type)
			assert_true(m.type == rows[i].type && m.width == 1 && m.height == 1);
		for (size_t n = 0; n < rows[i].bytes.n; n++) {
			struct image cut = { .bytes = { rows[i].bytes.s, n } };
			assert_false(read_image_header(&cut) && rows[i].type == IMAGE_NONE);
		}
	}
}

static void put(const char *dir, const char *name, struct str bytes)
{
	struct arena *a = arena_new();
	FILE *f = fopen(file_join(a, str_of(dir), str_of(name)).s, "wb");
	assert_non_null(f);
	assert_int_equal(fwrite(bytes.s, 1, bytes.n, f), bytes.n);
	fclose(f);
	arena_drop(a);
}

static void test_images(void **state)
{
	static const struct {
		const char *src, *said;
	} rows[] = {
		{ "good.png", "" },
		{ "./good.png", "" },
		{ "sub/good.png", "" },
		{ "in.png", "" },
		{ "bad.png", "neither a sound PNG nor a sound JPEG" },
		{ "out.png", "is outside the interview's folder" },
		{ "sub", "is not a file" },
		{ "nothing.png", "is not there" },
		{ "good.png/x", "is not there" },
	};
	char dir[] = "/tmp/entrevue.XXXXXX";
	struct arena *a = arena_new();
	struct str good = STR(PNG_HEAD(ONE, ONE, "\10", "\2") PNG_REST), path;
	(void)state;
	assert_non_null(mkdtemp(dir));
	assert_int_equal(chdir(dir), 0);
	assert_int_equal(system("mkdir home home/sub && ln -s ../secret.png home/out.png && "
				"ln -s sub/good.png home/in.png"),
		0);
	put("home", "good.png", good);
	put("home/sub", "good.png", good);
	put(".", "secret.png", good);
	put("home", "bad.png", STR("not a picture"));
	path = file_join(a, str_of(dir), STR("home/f.xml"));
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str xml = arena_printf(a, "<figure src='%s' alt='x'/>", rows[i].src);
		struct result r = read_body_at(path.s, xml.s);
		assert_non_null(strstr(r.said, rows[i].said));
		assert_int_equal(*r.said != 0, *rows[i].said != 0);
		assert_int_equal(strstr(r.dump, "png 1x1") != NULL, *rows[i].said == 0);
		arena_drop(r.a);
	}
	assert_int_equal(chdir("/"), 0);
	system(arena_printf(a, "rm -r %s", dir).s);
	arena_drop(a);
}

/* --- sizes */

static struct result long_body(const char *open, size_t n, const char *unit, const char *close)
{
	struct arena *a = arena_new();
	struct buf b = { .a = a };
	struct result r;
	buf_cstr(&b, open);
	for (size_t i = 0; i < n; i++)
		buf_cstr(&b, unit);
	buf_cstr(&b, close);
	r = body(b.s);
	arena_drop(a);
	return r;
}

static void test_sizes(void **state)
{
	static const struct {
		size_t n;
		const char *open, *unit, *close, *said;
	} rows[] = {
		{ 1000000, "<p>", "w", "</p>", "" },
		{ 10000, "", "<section><title>x</title>", "", "at most 200 levels deep" },
		{ 10000, "<p>", "<em>", "", "at most 200 levels deep" },
		{ 5000, "", "<p><b/></p>", "", "<b> is not known" },
		{ 5000, "<p id='a'>x</p>", "<p>x<a href='#a'>y</a></p>", "", "" },
		{ 20000, "<section><title>x</title>", "<p>x</p>", "</section>", "" },
		{ 3000, "", "<section><title>same</title><p>x</p></section>", "", "" },
		{ 3000, "<p>a", "<note>n</note>", "</p>", "" },
		{ 2000, "<p id='a'>x</p>", "<pullquote of='a'>x</pullquote>", "", "" },
		{ 5000, "", "<figure src='no.png' alt='x'/>", "", "is not there" },
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct result r = long_body(rows[i].open, rows[i].n, rows[i].unit, rows[i].close);
		assert_non_null(strstr(r.said, rows[i].said));
		if (!*rows[i].said)
			assert_string_equal(r.said, "");
		arena_drop(r.a);
	}
}

/* --- the schema */

enum { NAMES = 64, DEFINES = 128 };

struct schema {
	struct arena *a;
	const struct xml_node *root;
	struct map defines; /* name -> its node */
	struct map seen;    /* what was followed for the element at hand */
	struct buf attrs;
	struct str child[NAMES];
	size_t children;
	bool text;
};

static void attribute(struct schema *s, const struct xml_node *n, bool optional)
{
	bool first = true;
	buf_printf(&s->attrs, " %.*s", STR_ARG(xml_attr(n, "name")));
	for (const struct xml_node *k = n->first; k; k = k->next) {
		if (!k->name.s || !str_is(k->name, "choice"))
			continue;
		for (const struct xml_node *v = k->first; v; v = v->next) {
			if (v->name.s && str_is(v->name, "value")) {
				buf_printf(&s->attrs, "%c%.*s", first ? '=' : '|',
					STR_ARG(v->first->text));
				first = false;
			}
		}
	}
	buf_cstr(&s->attrs, optional ? "?" : "!");
}

/* What a pattern gives the element it is in: attributes, children, text. */
static void pattern(struct schema *s, const struct xml_node *n, bool optional)
{
	for (; n; n = n->next) {
		struct str name = n->name.s ? xml_attr(n, "name") : (struct str){ 0 };
		const struct xml_node *define;
		if (!n->name.s || str_is(n->name, "documentation"))
			continue;
		if (str_is(n->name, "attribute")) {
			attribute(s, n, optional);
		} else if (str_is(n->name, "element")) {
			assert_true(s->children < NAMES);
			s->child[s->children++] = name;
		} else if (str_is(n->name, "ref")) {
			define = map_get(&s->defines, name);
			assert_non_null(define);
			if (!map_get(&s->seen, name)) {
				map_put(&s->seen, name, (void *)define);
				pattern(s, define->first, optional);
			}
		} else if (str_is(n->name, "text")) {
			s->text = true;
		} else {
			pattern(s, n->first, optional || str_is(n->name, "optional"));
		}
	}
}

static int by_name(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static int by_line(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The line of read_xml_table() for an element of the schema. */
static const char *line(struct schema *s, const struct xml_node *element)
{
	struct buf b = { .a = s->a };
	s->seen = (struct map){ .a = s->a };
	s->attrs = (struct buf){ .a = s->a };
	s->children = 0;
	s->text = false;
	buf_cstr(&s->attrs, "");
	pattern(s, element->first, false);
	qsort(s->child, s->children, sizeof *s->child, by_name);
	buf_printf(&b, "%.*s:%s |%s", STR_ARG(xml_attr(element, "name")), s->attrs.s,
		s->text ? " #text" : "");
	for (size_t i = 0; i < s->children; i++) {
		if (i == 0 || !str_eq(s->child[i], s->child[i - 1]))
			buf_printf(&b, " %.*s", STR_ARG(s->child[i]));
	}
	return b.s;
}

/* The words before the bar in an order of their own: attributes come as they are written. */
static const char *attributes_sorted(struct arena *a, struct str l)
{
	struct str words[NAMES], rest = l, w;
	struct buf b = { .a = a };
	size_t n = 0;
	while ((w = str_word(&rest)).n && !str_is(w, "|"))
		words[n++] = w;
	qsort(words + 1, n - 1, sizeof *words, by_name);
	for (size_t i = 0; i < n; i++)
		buf_printf(&b, "%.*s ", STR_ARG(words[i]));
	buf_printf(&b, "|%.*s", STR_ARG(rest));
	while (b.n && b.s[b.n - 1] == ' ')
		b.s[--b.n] = 0;
	return b.s;
}

static size_t schema_lines(struct arena *a, struct str rng, const char *lines[DEFINES])
{
	struct diag *d = diag_new(keep, &(struct buf){ .a = a });
	struct schema s = { .a = a, .defines = { .a = a } };
	size_t n = 0;
	s.root = xml_parse(a, d, 0, rng);
	assert_non_null(s.root);
	for (const struct xml_node *k = s.root->first; k; k = k->next) {
		if (k->name.s && str_is(k->name, "define"))
			map_put(&s.defines, xml_attr(k, "name"), (void *)k);
	}
	for (size_t i = 0; i < s.defines.n; i++) {
		const struct xml_node *define = s.defines.val[i];
		for (const struct xml_node *k = define->first; k; k = k->next) {
			if (k->name.s && str_is(k->name, "element"))
				lines[n++] = attributes_sorted(a, str_of(line(&s, k)));
		}
	}
	diag_drop(d);
	return n;
}

static void test_schema(void **state)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(keep, &(struct buf){ .a = a });
	const char *schema[DEFINES], *table[DEFINES];
	struct str rng, rest = read_xml_table(a);
	size_t n, m = 0;
	(void)state;
	assert_true(file_read(a, d, STR("content/interview.rng"), XML_BYTES, &rng));
	n = schema_lines(a, rng, schema);
	while (rest.n) {
		size_t end = (size_t)((char *)memchr(rest.s, '\n', rest.n) - rest.s);
		table[m++] = attributes_sorted(a, (struct str){ rest.s, end });
		rest = (struct str){ rest.s + end + 1, rest.n - end - 1 };
	}
	qsort(schema, n, sizeof *schema, by_line);
	qsort(table, m, sizeof *table, by_line);
	for (size_t i = 0; i < n && i < m; i++)
		assert_string_equal(schema[i], table[i]);
	assert_int_equal(n, m);
	diag_drop(d);
	arena_drop(a);
}

static void test_table_is_sorted(void **state)
{
	(void)state;
	for (size_t i = 1; i < read_elements_n; i++)
		assert_true(strcmp(read_elements[i - 1].name, read_elements[i].name) <= 0);
}

static void test_content(void **state)
{
	static const char *const paths[] = { "content/vassilenko.xml", "content/sampler.xml" };
	(void)state;
	for (size_t i = 0; i < COUNT(paths); i++) {
		struct arena *a = arena_new();
		struct buf said = { .a = a };
		struct diag *d = diag_new(keep, &said);
		struct interview *iv = read_file(
			d, &(struct read_query){ .path = str_of(paths[i]) });
		assert_non_null(iv);
		interview_drop(iv);
		diag_drop(d);
		assert_string_equal(said.n ? said.s : "", "");
		arena_drop(a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_schema),
		cmocka_unit_test(test_table_is_sorted),
		cmocka_unit_test(test_content),
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_slips),
		cmocka_unit_test(test_files),
		cmocka_unit_test(test_is_xml),
		cmocka_unit_test(test_image_headers),
		cmocka_unit_test(test_sizes),
		cmocka_unit_test(test_images),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
