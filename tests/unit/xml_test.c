/* The tree with its places, and every way for a file not to be one. */
#include "xml/xml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static void keep(void *user, struct str text)
{
	buf_str(user, text);
}

static void show(struct buf *b, const struct xml_node *n)
{
	for (; n; n = n->next) {
		buf_printf(b, "%u:%u", n->loc.line, n->loc.column);
		if (!n->name.s) {
			buf_printf(b, "'%.*s' ", STR_ARG(n->text));
			continue;
		}
		if (n->space.n)
			buf_printf(b, "{%.*s}", STR_ARG(n->space));
		buf_str(b, n->name);
		for (const struct xml_attr *x = n->attr; x; x = x->next)
			buf_printf(b, " %.*s=%.*s", STR_ARG(x->name), STR_ARG(x->value));
		for (const struct xml_instruction *x = n->instruction; x; x = x->next)
			buf_printf(b, " %u:%u?%.*s|%.*s", x->loc.line, x->loc.column,
				STR_ARG(x->target), STR_ARG(x->text));
		buf_cstr(b, "( ");
		show(b, n->first);
		buf_cstr(b, ") ");
	}
}

/* The tree as text, or the diagnostics. */
static struct str parsed(struct arena *a, struct str bytes)
{
	struct buf b = { .a = a };
	struct diag *d = diag_new(keep, &b);
	struct xml_node *n = xml_parse(a, d, diag_file(d, STR("f")), bytes);
	assert_int_equal(n == NULL, diag_count(d, DIAG_ERROR) == 1);
	if (n)
		show(&b, n);
	diag_drop(d);
	return buf_get(&b);
}

struct example {
	struct str in;
	const char *out; /* the whole, or the beginning of a diagnostic */
};

#define IN(lit) STR(lit)

static const struct example trees[] = {
	{ IN("<a/>"), "1:1a( ) " },
	{ IN("\n <a>\n  <b/></a>\n"), "2:2a( 2:5'\n  ' 3:3b( ) ) " },
	{ IN("<a>\u00e9<b/>\u4e2d\u6587<c/></a>"),
		"1:1a( 1:4'\u00e9' 1:5b( ) 1:9'\u4e2d\u6587' 1:11c( ) ) " },
	{ IN("\xef\xbb\xbf<a>x</a>"), "1:1a( 1:4'x' ) " },
	{ IN("<a>x<!-- <z> -->y<?p q?>z</a>"), "1:1a 1:18?p|q( 1:4'xyz' ) " },
	{ IN("<?xml version='1.0'?>\n<?p?><a><?p  1 ?><b/>\n<?q <?<b/>\r\n2?><c/>x<?r 3?></a><?s "
	     "4?>"),
		"2:6a 2:1?p| 4:9?r|3 4:20?s|4( 2:18b 2:9?p|1( ) 2:22'\n' 4:4c 3:1?q|<?<b/>\n2( ) "
		"4:8'x' ) " },
	{ IN("<a><!-- c -->y</a>"), "1:1a( 1:14'y' ) " },
	{ IN("<a><![CDATA[<x> & ]]>y</a>"), "1:1a( 1:13'<x> & y' ) " },
	{ IN("<a>&amp;&#x20AC;</a>"), "1:1a( 1:4'&\u20ac' ) " },
	{ IN("<a b='1 > 2 &amp;&#38;' c=\"&lt;\n3\"/>"), "1:1a b=1 > 2 && c=< 3( ) " },
	{ IN("<a\n b='1'\n>\r\n<c/></a>"), "1:1a b=1( 3:2'\n' 4:1c( ) ) " },
	{ IN("<a xml:lang='en' xmlns='u:1'><b xmlns=''/><p:c xmlns:p='u:2' p:d='1'/><e/></a>"),
		"1:1{u:1}a xml:lang=en( 1:30b( ) 1:43{u:2}c p:d=1( ) 1:71{u:1}e( ) ) " },
	{ IN("<!DOCTYPE a SYSTEM \"http://192.0.2.1/a.dtd\">\n<a>x</a>"), "2:1a( 2:4'x' ) " },
	{ IN("<!DOCTYPE a [\n<!ENTITY e \"]>\"> <!-- ]> ' --> <!ATTLIST a z CDATA 'd'>\n]>\n<a/>"),
		"4:1a( ) " },
	{ IN("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe9</a>"), "1:44a( 1:47'\u00e9' ) " },
	{ IN("<?xml version='1.0' encoding='windows-1251'?>\n<a>\xcf\xf0<b/></a>"),
		"2:1a( 2:4'\u041f\u0440' 2:6b( ) ) " },
	{ IN("\xff\xfe<\0a\0>\0\xac\x20<\0/\0a\0>\0"), "1:1a( 1:4'\u20ac' ) " },
	{ IN("\xfe\xff\0<\0a\0>\x20\xac\0<\0/\0a\0>"), "1:1a( 1:4'\u20ac' ) " },
};

static const struct example faults[] = {
	{ IN(""), "f: error: expected XML, found an empty file" },
	{ IN("hello"),
		"f:1:1: error: expected the \"<\" of the root element, found \"h\"; the file" },
	{ IN("<a>\n <b>x</c></a>"),
		"f:2:6: error: expected </b> for the <b> of line 2, found </c>" },
	{ IN("<a>\n <b>x"), "f:2:6: error: expected </b> for the <b> of line 2, found the end" },
	{ IN("<a/><b/>"), "f:1:5: error: expected nothing behind the root element" },
	{ IN("<a>x & y</a>"), "f:1:7: error: expected a name after \"<\" or \"&\"" },
	{ IN("<a>x < y</a>"), "f:1:7: error: expected a name after \"<\" or \"&\"" },
	{ IN("<a>&amp </a>"), "f:1:4: error: expected a \";\" to end the name after \"&\"" },
	{ IN("<a b=1/>"), "f:1:6: error: expected the value between quotation marks" },
	{ IN("<a b/>"), "f:1:5: error: expected =\"...\" after the attribute, found \"/\"" },
	{ IN("<a b='1>\n<c/></a>"), "f:2:1: error: expected a quotation mark to end the value" },
	{ IN("<a b='1' b='2'/>"), "f:1:1: error: expected each attribute once, found \"b\" again" },
	{ IN("<a><!-- x -- y --></a>"), "f:1:11: error: expected no -- inside a comment" },
	{ IN("<a>\x01</a>"), "f:1:4: error: the character U+0001 is not allowed in XML" },
	{ IN("<a>&#1;</a>"), "f:1:8: error: the character U+0001 is not allowed in XML" },
	{ IN(" <?xml version='1.0'?><a/>"), "f:1:2: error: the XML declaration must be the very" },
	{ IN("<a>caf\xe9</a>"), "f:1:7: error: expected text in UTF-8, found the byte E9" },
	{ IN("<a>\n\0</a>"), "f:2:1: error: expected text in UTF-8, found the byte 00" },
	{ IN("<?xml version='1.0' encoding='klingon'?><a/>"),
		"f:1:1: error: the encoding \"klingon\" is not known" },
	{ IN("\xff\xfe<\0a\0>\0\x00\xd8<\0/\0a\0>\0"), "f:1:4: error: expected text in UTF-16LE" },
	{ IN("<p:a/>"), "f:1:1: error: the prefix \"p\" of <p:a> is bound to no namespace" },
	{ IN("<a><b p:c='1'/></a>"),
		"f:1:4: error: the prefix \"p\" of an attribute is bound to no" },
	{ IN("<a>&nbsp;</a>"), "f:1:4: error: the entity \"&nbsp;\" is not taken" },
	{ IN("<a b='&x;'/>"), "f:1:7: error: the entity \"&x;\" is not taken" },
	{ IN("<!DOCTYPE a [<!ENTITY l 'lol'><!ENTITY m '&l;&l;&l;'>]>\n<a>x&m;</a>"),
		"f:2:5: error: the entity \"&m;\" is not taken" },
	{ IN("<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>\n<a>&e;</a>"),
		"f:2:4: error: the entity \"&e;\" is not taken" },
	{ IN("<!DOCTYPE a [<!ENTITY % p SYSTEM 'file:///etc/passwd'>%p;]>\n<a>&e;</a>"),
		"f:2:4: error: the entity \"&e;\" is not taken" },
};

static void test_trees(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof trees / sizeof *trees; i++) {
		struct arena *a = arena_new();
		assert_string_equal(arena_cstr(a, parsed(a, trees[i].in)), trees[i].out);
		arena_drop(a);
	}
}

static void test_faults(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
		struct arena *a = arena_new();
		struct str got = parsed(a, faults[i].in);
		if (!str_starts(got, faults[i].out))
			fail_msg(
				"%s\n  is not the beginning of\n%.*s", faults[i].out, STR_ARG(got));
		arena_drop(a);
	}
}

/* A file of `before`, n times `unit`, `after`. */
static struct str repeated(struct arena *a, const char *before, const char *unit, size_t n)
{
	struct buf b = { .a = a };
	buf_cstr(&b, before);
	for (size_t i = 0; i < n; i++)
		buf_cstr(&b, unit);
	return buf_get(&b);
}

static struct str closed(struct arena *a, struct str s, const char *after, size_t n)
{
	struct buf b = { .a = a };
	buf_str(&b, s);
	for (size_t i = 0; i < n; i++)
		buf_cstr(&b, after);
	return buf_get(&b);
}

static void test_limits(void **state)
{
	struct arena *a = arena_new();
	struct str deep = closed(a, repeated(a, "", "<a>", XML_DEPTH), "</a>", XML_DEPTH);
	struct str deeper = closed(a, repeated(a, "", "<a>", 10000), "</a>", 10000);
	struct str wide = closed(a, repeated(a, "<a", " b=''", XML_ATTRS + 1), "/>", 1);
	struct str word = closed(a, repeated(a, "<a>", "w", 1000000), "</a>", 1);
	struct str huge = closed(a, repeated(a, "<a>", "word ", 3000000), "</a>", 1);
	struct str many = closed(a, repeated(a, "<a>", "<b/>", XML_NODES), "</a>", 1);
	(void)state;
	assert_true(str_starts(parsed(a, deep), "1:1a( "));
	assert_true(str_starts(parsed(a, deeper), "f:1:601: error: expected elements at most 200"));
	assert_true(str_starts(parsed(a, wide), "f:1:1: error: expected at most 64 attributes"));
	assert_int_equal(parsed(a, word).n, 1000000 + strlen("1:1a( 1:4'' ) "));
	assert_int_equal(parsed(a, huge).n, 15000000 + strlen("1:1a( 1:4'' ) "));
	assert_true(str_starts(parsed(a, many), "f:1: error: expected at most 2097152 elements"));
	word.n = XML_BYTES + (size_t)1;
	assert_true(str_starts(parsed(a, word), "f: error: expected at most 64 MB"));
	arena_drop(a);
}

static void test_attr(void **state)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(keep, &(struct buf){ .a = a });
	struct xml_node *n = xml_parse(a, d, 0, STR("<a b='' c='x'/>"));
	(void)state;
	assert_non_null(n);
	assert_true(xml_attr(n, "b").s && !xml_attr(n, "b").n);
	assert_true(str_is(xml_attr(n, "c"), "x"));
	assert_null(xml_attr(n, "d").s);
	diag_drop(d);
	arena_drop(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_trees),
		cmocka_unit_test(test_faults),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_attr),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
