/* Archives that mean no good, as word processors' files: each is told of, nothing is taken, and in
 * bounded memory. */
#include "read/archive.h"
#include "read/read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <zlib.h>

#include <cmocka.h>

struct entry {
	const char *name;
	struct str bytes;
	bool deflated;
	uint32_t says; /* a size that is not its own; 0: the truth */
	bool locked;
};

static void keep(void *user, struct str text)
{
	buf_str(user, text);
}

static void number(struct buf *b, uint32_t v, int bytes)
{
	for (int i = 0; i < bytes; i++, v >>= 8) {
		char c = (char)(v & 0xff);
		buf_put(b, &c, 1);
	}
}

static struct str squeezed(struct arena *a, struct str s)
{
	z_stream z = { 0 };
	size_t room = compressBound(s.n) + 64;
	char *to = arena_alloc(a, room);
	deflateInit2(&z, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY);
	z.next_in = (Bytef *)s.s;
	z.avail_in = (uInt)s.n;
	z.next_out = (Bytef *)to;
	z.avail_out = (uInt)room;
	assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
	deflateEnd(&z);
	return (struct str){ to, z.total_out };
}

static void header(struct buf *b, const struct entry *e, struct str data)
{
	number(b, 20, 2);
	number(b, e->locked, 2);
	number(b, e->deflated ? 8 : 0, 2);
	number(b, 0x00210000, 4);
	number(b, (uint32_t)crc32(0, (const Bytef *)e->bytes.s, (uInt)e->bytes.n), 4);
	number(b, (uint32_t)data.n, 4);
	number(b, e->says ? e->says : (uint32_t)e->bytes.n, 4);
	number(b, (uint32_t)strlen(e->name), 2);
	number(b, 0, 2);
}

static struct str archive(struct arena *a, const struct entry *e, unsigned n)
{
	struct buf b = { .a = a }, centre = { .a = a };
	uint32_t start;
	for (unsigned i = 0; i < n; i++) {
		struct str data = e[i].deflated ? squeezed(a, e[i].bytes) : e[i].bytes;
		number(&centre, 0x02014b50, 4);
		number(&centre, 20, 2);
		header(&centre, &e[i], data);
		number(&centre, 0, 10);
		number(&centre, (uint32_t)b.n, 4);
		buf_cstr(&centre, e[i].name);
		number(&b, 0x04034b50, 4);
		header(&b, &e[i], data);
		buf_cstr(&b, e[i].name);
		buf_str(&b, data);
	}
	start = (uint32_t)b.n;
	buf_str(&b, buf_get(&centre));
	number(&b, 0x06054b50, 4);
	number(&b, 0, 4);
	number(&b, n, 2);
	number(&b, n, 2);
	number(&b, (uint32_t)centre.n, 4);
	number(&b, start, 4);
	number(&b, 0, 2);
	return buf_get(&b);
}

/* What is said when a file is read as a DOCX; what is made of it in *dump, NULL for nothing. */
static const char *said(struct arena *a, struct str bytes, const char **dump)
{
	struct buf b = { .a = a };
	struct diag *d = diag_new(keep, &b);
	struct read_query q = { .path = STR("f.docx") };
	struct transcript *t = read_transcript(d, &q, bytes);
	*dump = t ? arena_cstr(a, transcript_dump(a, t)) : NULL;
	transcript_drop(t);
	diag_drop(d);
	return b.n ? b.s : "";
}

static void expect(struct arena *a, struct str bytes, const char *words)
{
	const char *dump, *what = said(a, bytes, &dump);
	if (!strstr(what, words))
		fail_msg("nothing like \"%s\" in: %s", words, what);
	assert_null(dump);
}

#define W "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
#define BODY \
	"<w:document " W "><w:body><w:p><w:r><w:t>Hello.</w:t></w:r></w:p></w:body></w:document>"

static const char links[] =
	"<Relationships><Relationship Id='i' Type='x/image' Target='../../../../etc/passwd'/>"
	"<Relationship Id='s' Type='x/styles' Target='/../s.xml'/></Relationships>";

static void test_sound(void **state)
{
	struct arena *a = arena_new();
	const struct entry e[] = {
		{ .name = "word/document.xml", .bytes = STR(BODY), .deflated = true },
		{ .name = "../../evil", .bytes = STR("x") },
		{ .name = "word/_rels/document.xml.rels", .bytes = { links, sizeof links - 1 } }
	};
	const char *dump, *what = said(a, archive(a, e, 3), &dump);
	(void)state;
	assert_string_equal(what, "");
	assert_non_null(strstr(dump, "\"Hello.\""));
	arena_drop(a);
}

static void test_broken(void **state)
{
	struct arena *a = arena_new();
	const struct entry e[] = { { .name = "word/document.xml", .bytes = STR(BODY) } };
	struct str s = archive(a, e, 1);
	char *flipped = arena_cstr(a, s);
	(void)state;
	for (size_t cut = 30; cut < s.n; cut += 7)
		expect(a, (struct str){ s.s, cut }, "error: ");
	flipped[60] ^= 1;
	expect(a, (struct str){ flipped, s.n }, "is broken; it is left out");
	arena_drop(a);
}

static void test_locked(void **state)
{
	struct arena *a = arena_new();
	const struct entry e[] = {
		{ .name = "word/document.xml", .bytes = STR(BODY), .locked = true }
	};
	(void)state;
	expect(a, archive(a, e, 1), "is locked with a password");
	arena_drop(a);
}

static void test_lies(void **state)
{
	struct arena *a = arena_new();
	struct entry e[] = {
		{ .name = "word/document.xml", .bytes = STR(BODY), .deflated = true }
	};
	(void)state;
	for (e[0].says = 1; e[0].says < 100000; e[0].says += 999)
		expect(a, archive(a, e, 1), "is broken; it is left out");
	arena_drop(a);
}

/* 60 MB of nothing in 60 KB. */
static void test_bomb(void **state)
{
	struct arena *a = arena_new();
	size_t n = 60 << 20;
	struct entry e[] = { { .name = "word/document.xml", .deflated = true } };
	(void)state;
	e[0].bytes = (struct str){ arena_alloc(a, n), n };
	memset((char *)e[0].bytes.s, ' ', n);
	expect(a, archive(a, e, 1), "swells more than two hundred times");
	e[0].says = 65 << 20;
	expect(a, archive(a, e, 1), "is too large");
	arena_drop(a);
}

static void test_crowd(void **state)
{
	struct arena *a = arena_new();
	unsigned n = ARCHIVE_ENTRIES + 1;
	struct entry *e = ARENA_ARRAY(a, n, struct entry);
	(void)state;
	for (unsigned i = 0; i < n; i++)
		e[i] = (struct entry){ .name = arena_printf(a, "word/%u", i).s, .bytes = STR("x") };
	expect(a, archive(a, e, n), "at most 10000 files");
	arena_drop(a);
}

/* Entities that grow, and elements without end, inside. */
static void test_xml(void **state)
{
	static const char laughs[] = "<!DOCTYPE d [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;&a;'>]>"
				     "<w:document " W
				     "><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p>"
				     "</w:body></w:document>";
	struct arena *a = arena_new();
	struct buf deep = { .a = a };
	struct entry e[] = { { .name = "word/document.xml",
		.bytes = { laughs, sizeof laughs - 1 } } };
	(void)state;
	expect(a, archive(a, e, 1), "f.docx(word/document.xml):1:");
	buf_cstr(&deep, "<w:document " W "><w:body>");
	for (int i = 0; i < 100000; i++)
		buf_cstr(&deep, "<w:sdt><w:sdtContent>");
	e[0].bytes = buf_get(&deep);
	e[0].deflated = true;
	expect(a, archive(a, e, 1), "at most 200 levels deep");
	arena_drop(a);
}

static const struct {
	const char *part, *target, *path;
} paths[] = {
	{ "word/document.xml", "styles.xml", "word/styles.xml" },
	{ "word/document.xml", "../media/a.png", "media/a.png" },
	{ "word/document.xml", "/word/./x//y", "word/x/y" },
	{ "", "word/document.xml", "word/document.xml" },
	{ "word/document.xml", "../../etc/passwd", "" },
	{ "word/document.xml", "", "word/" },
};

static void test_paths(void **state)
{
	struct arena *a = arena_new();
	(void)state;
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
		assert_string_equal(arena_cstr(a, archive_path(a, str_of(paths[i].part),
							  str_of(paths[i].target))),
			paths[i].path);
	arena_drop(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sound),
		cmocka_unit_test(test_broken),
		cmocka_unit_test(test_locked),
		cmocka_unit_test(test_lies),
		cmocka_unit_test(test_bomb),
		cmocka_unit_test(test_crowd),
		cmocka_unit_test(test_xml),
		cmocka_unit_test(test_paths),
	};
	return cmocka_run_group_tests_name("archive", tests, NULL, NULL);
}
