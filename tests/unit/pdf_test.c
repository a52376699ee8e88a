/* pdf: a product made by hand, so that the back end is tried without the stages before it. What the
 * file says is judged by qpdf and poppler where they are installed. */
#include "base/file.h"
#include "pdf/cff.h"
#include "pdf/image.h"
#include "pdf/pdf.h"
#include "pdf/predict.h"
#include "pdf/put.h"
#include <hb.h>
#include <png.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmocka.h>

/* --- a product by hand */

/* TrueType, CFF by name, CFF by CID, right to left. */
enum { VOLLKORN, PAGELLA, CJK, AMIRI, FACES };

static const char *const families[FACES] = { "vollkorn", "pagella", "noto-serif-cjk", "amiri" };

struct kit {
	struct arena *arena;
	struct diag *diag;
	struct buf said; /* by the diagnostics */
	struct fonts *fonts;
	const struct face *face[FACES]; /* NULL: not installed */
	VEC(struct node) node;
	VEC(struct page_span) span;
	VEC(struct mark) mark;
	uint32_t runs, order;
	struct interview interview;
	struct pages pages;
};

static void keep(void *user, struct str text)
{
	buf_str(user, text);
}

static struct kit *kit_new(void)
{
	struct arena *a = arena_new();
	struct kit *k = ARENA_NEW(a, struct kit);

	k->arena = a;
	k->said.a = a;
	k->diag = diag_new(keep, &k->said);
	k->fonts = fonts_new(k->diag, (const char *const[]){ "fonts", NULL });
	for (int i = 0; i < FACES; i++) {
		struct look look = { .family = str_of(families[i]), .lang = STR("ja") };
		k->face[i] = fonts_face(k->fonts, &look, (struct loc){ 0 });
	}
	k->interview = (struct interview){ .arena = a,
		.path = STR("content/made by hand.xml"),
		.source = STR("<interview/>\n"),
		.lang = STR("en") };
	k->interview.meta.title = ARENA_NEW(a, struct span);
	*k->interview.meta.title = (struct span){ .kind = SPAN_TEXT,
		.text = STR("Gespräch: Қазақстан & 카자흐스탄 𝄞") };
	k->interview.meta.date[DATE_PUBLISHED] = STR("2025-04-16");
	*VEC_PUSH(a, &k->node) = (struct node){
		.role = ROLE_DOCUMENT, .parent = NODE_NONE, .lang = STR("en")
	};
	return k;
}

static void kit_drop(struct kit *k)
{
	fonts_drop(k->fonts);
	diag_drop(k->diag);
	arena_drop(k->arena);
}

static bool have_fonts(const struct kit *k)
{
	return k->face[VOLLKORN] && k->face[PAGELLA] && k->face[CJK] && k->face[AMIRI];
}

static uint32_t node(struct kit *k, enum page_role role, uint32_t parent)
{
	*VEC_PUSH(k->arena,
		&k->node) = (struct node){ .role = role, .parent = parent, .order = ++k->order };
	return (uint32_t)k->node.n - 1;
}

static uint32_t span(struct kit *k, uint32_t node, sp size, const char *lang)
{
	*VEC_PUSH(k->arena, &k->span) = (struct page_span){
		.look = { .size = size, .lang = str_of(lang) }, .node = node, .order = ++k->order
	};
	return (uint32_t)k->span.n - 1;
}

enum shape { SHAPE_PLAIN, SHAPE_HYPHEN, SHAPE_CAPS };

/* A word shaped; with a hyphen of ours behind it, or in capitals that extraction must not see. */
static struct run *word(struct kit *k, int face, const char *text, enum shape shape)
{
	struct run *r = ARENA_NEW(k->arena, struct run);
	hb_buffer_t *b = hb_buffer_create();
	struct str set = str_of(text);
	hb_glyph_info_t *info;
	hb_glyph_position_t *at;
	struct glyph *g;
	unsigned n;

	if (shape == SHAPE_HYPHEN)
		set = arena_printf(k->arena, "%s-", text);
	if (shape == SHAPE_CAPS) {
		char *c = arena_cstr(k->arena, set);
		for (size_t i = 0; i < set.n; i++)
			if (c[i] >= 'a' && c[i] <= 'z')
				c[i] = (char)(c[i] - 32);
		set.s = c;
	}
	hb_buffer_add_utf8(b, set.s, (int)set.n, 0, (int)set.n);
	hb_buffer_guess_segment_properties(b);
	hb_shape(k->face[face]->hb, b, NULL, 0);
	info = hb_buffer_get_glyph_infos(b, &n);
	at = hb_buffer_get_glyph_positions(b, NULL);
	g = ARENA_ARRAY(k->arena, n, struct glyph);
	*r = (struct run){ .id = k->runs++,
		.face = k->face[face],
		.text = str_of(text),
		.glyph = g,
		.n = n,
		.scale = 1000,
		.rtl = HB_DIRECTION_IS_BACKWARD(hb_buffer_get_direction(b)),
		.hyphen = shape == SHAPE_HYPHEN };
	for (unsigned i = 0; i < n; i++) {
		g[i] = (struct glyph){ info[i].codepoint, info[i].cluster, at[i].x_offset,
			at[i].y_offset, at[i].x_advance };
		r->advance += at[i].x_advance;
	}
	hb_buffer_destroy(b);
	return r;
}

static sp width(const struct run *r, sp size)
{
	return len_scale(r->advance, size, r->face->upem);
}

/* A line of words at x, y; a word that ends in "~" is hyphenated, one in "^" is set in capitals. */
static void line(struct kit *k, int face, uint32_t s, sp x, sp y, const char *text)
{
	struct line *l = ARENA_NEW(k->arena, struct line);
	VEC(struct line_mark) marks = { 0 };
	struct str rest = str_of(text);
	sp size = k->span.v[s].look.size, at = 0;

	for (struct str w = str_word(&rest); w.n; w = str_word(&rest)) {
		enum shape shape = w.s[w.n - 1] == '~'   ? SHAPE_HYPHEN
				   : w.s[w.n - 1] == '^' ? SHAPE_CAPS
							 : SHAPE_PLAIN;
		if (shape != SHAPE_PLAIN)
			w.n--;
		struct run *r = word(k, face, arena_cstr(k->arena, w), shape);
		*VEC_PUSH(k->arena, &marks) = (struct line_mark){ .run = r,
			.x = at,
			.span = s,
			.offset = (uint32_t)(w.s - text),
			.level = r->rtl,
			.space = shape != SHAPE_HYPHEN };
		at += width(r, size) + size / 4;
	}
	for (size_t i = 0; i < marks.n && marks.v[0].run->rtl; i++)
		marks.v[i].x = at - marks.v[i].x - width(marks.v[i].run, size);
	l->mark = marks.v;
	l->n = marks.n;
	*VEC_PUSH(k->arena, &k->mark) = (struct mark){
		.kind = MARK_TEXT, .node = NODE_NONE, .x = x, .y = y, .line = l
	};
}

/* Marks point at spans when all spans are there. */
static void finish(struct kit *k, size_t pages)
{
	struct page *p = ARENA_ARRAY(k->arena, pages, struct page);

	for (size_t i = 0; i < k->mark.n; i++)
		if (k->mark.v[i].kind == MARK_TEXT)
			k->mark.v[i].span = k->span.v;
	for (size_t i = 0; i < pages; i++)
		p[i] = (struct page){ .mark = k->mark.v,
			.n = k->mark.n,
			.label = arena_printf(k->arena, "%zu", i + 1),
			.width = 420 * SP_PT,
			.height = 595 * SP_PT };
	k->pages.page = p;
	k->pages.n = pages;
	k->pages.node = k->node.v;
	k->pages.nodes = k->node.n;
}

static struct image *image(struct kit *k, const char *name, struct str bytes, enum image_type type)
{
	struct image *i = ARENA_NEW(k->arena, struct image);

	*i = (struct image){ .src = str_of(name), .bytes = bytes, .type = type };
	return i;
}

static struct str png(struct kit *k, uint32_t side, uint32_t format)
{
	png_image p = {
		.version = PNG_IMAGE_VERSION, .width = side, .height = side, .format = format
	};
	size_t n = PNG_IMAGE_SIZE(p), size = 2 * n + 1000;
	uint8_t *pixels = arena_alloc(k->arena, n), *file = arena_alloc(k->arena, size);

	for (size_t i = 0; i < n; i++)
		pixels[i] = (uint8_t)(i * 7 % 256);
	assert_true(png_image_write_to_memory(&p, file, &size, 0, pixels, 0, NULL));
	return (struct str){ (const char *)file, size };
}

/* Eight by eight grey pixels. */
static const uint8_t tiny_jpeg[] = {
	0xFF,
	0xD8,
	0xFF,
	0xE0,
	0x00,
	0x10,
	0x4A,
	0x46,
	0x49,
	0x46,
	0x00,
	0x01,
	0x01,
	0x00,
	0x00,
	0x01,
	0x00,
	0x01,
	0x00,
	0x00,
	0xFF,
	0xDB,
	0x00,
	0x43,
	0x00,
	0x10,
	0x0B,
	0x0C,
	0x0E,
	0x0C,
	0x0A,
	0x10,
	0x0E,
	0x0D,
	0x0E,
	0x12,
	0x11,
	0x10,
	0x13,
	0x18,
	0x28,
	0x1A,
	0x18,
	0x16,
	0x16,
	0x18,
	0x31,
	0x23,
	0x25,
	0x1D,
	0x28,
	0x3A,
	0x33,
	0x3D,
	0x3C,
	0x39,
	0x33,
	0x38,
	0x37,
	0x40,
	0x48,
	0x5C,
	0x4E,
	0x40,
	0x44,
	0x57,
	0x45,
	0x37,
	0x38,
	0x50,
	0x6D,
	0x51,
	0x57,
	0x5F,
	0x62,
	0x67,
	0x68,
	0x67,
	0x3E,
	0x4D,
	0x71,
	0x79,
	0x70,
	0x64,
	0x78,
	0x5C,
	0x65,
	0x67,
	0x63,
	0xFF,
	0xC0,
	0x00,
	0x0B,
	0x08,
	0x00,
	0x08,
	0x00,
	0x08,
	0x01,
	0x01,
	0x11,
	0x00,
	0xFF,
	0xC4,
	0x00,
	0x14,
	0x00,
	0x01,
	0x00,
	0x00,
	0x00,
	0x00,
	0x00,
	0x00,
	0x00,
	0x00,
	0x00,
	0x00,
	0x00,
	0x00,
	0x00,
	0x00,
	0x00,
	0x05,
	0xFF,
	0xC4,
	0x00,
	0x18,
	0x10,
	0x00,
	0x02,
	0x03,
	0x00,
	0x00,
	0x00,
	0x00,
	0x00,
	0x00,
	0x00,
	0x00,
	0x00,
	0x00,
	0x00,
	0x00,
	0x00,
	0x00,
	0x04,
	0x05,
	0x21,
	0x32,
	0xFF,
	0xDA,
	0x00,
	0x08,
	0x01,
	0x01,
	0x00,
	0x00,
	0x3F,
	0x00,
	0x26,
	0x11,
	0x3C,
	0xD1,
	0xFF,
	0xD9,
};

static void figure(struct kit *k, const struct image *i, sp x, sp y)
{
	uint32_t f = node(k, ROLE_FIGURE, 0);

	k->node.v[f].alt = STR("A pattern");
	memcpy(k->node.v[f].bbox, (const sp[4]){ x, y, 60 * SP_PT, 60 * SP_PT }, sizeof(sp[4]));
	*VEC_PUSH(k->arena, &k->mark) = (struct mark){ .kind = MARK_IMAGE,
		.node = f,
		.x = x,
		.y = y,
		.w = 60 * SP_PT,
		.h = 60 * SP_PT,
		.image = i };
}

/* A page of everything. */
static void fill_kit(struct kit *k)
{
	const sp x = 40 * SP_PT, size = 11 * SP_PT;
	uint32_t title = node(k, ROLE_TITLE, 0);
	line(k, VOLLKORN, span(k, title, 20 * SP_PT, "en"), x, 60 * SP_PT, "The office of fjords");
	uint32_t question = node(k, ROLE_QUESTION, 0), para = node(k, ROLE_PARA, question);
	uint32_t speaker = node(k, ROLE_SPEAKER, para);
	uint32_t label = span(k, speaker, size, "en"), words = span(k, para, size, "en");
	line(k, VOLLKORN, label, x, 90 * SP_PT, "Interviewer^");
	line(k, VOLLKORN, words, x + 80 * SP_PT, 90 * SP_PT, "Could it be an inter~");
	line(k, VOLLKORN, words, x + 80 * SP_PT, 104 * SP_PT,
		"nal affair of Qa\xCC\x88 g\xCC\x83 \xEF\xAC\x81 or");
	uint32_t answer = node(k, ROLE_ANSWER, 0), p2 = node(k, ROLE_PARA, answer);
	line(k, PAGELLA, span(k, p2, size, "en"), x, 130 * SP_PT, "It was effi~");
	line(k, PAGELLA, (uint32_t)k->span.n - 1, x, 144 * SP_PT, "cient, in truth.");
	uint32_t p3 = node(k, ROLE_PARA, answer), ja = node(k, ROLE_SPAN, p3);
	k->node.v[ja].lang = STR("ja");
	line(k, CJK, span(k, ja, size, "ja"), x, 170 * SP_PT, "日本語の文章です。");
	uint32_t p4 = node(k, ROLE_PARA, answer);
	k->node.v[p4].lang = STR("ar");
	line(k, AMIRI, span(k, p4, size, "ar"), x, 190 * SP_PT, "السلام عليكم محمّد");
	uint32_t list = node(k, ROLE_LIST, answer), item = node(k, ROLE_ITEM, list);
	uint32_t bullet = node(k, ROLE_ITEM_LABEL, item), body = node(k, ROLE_ITEM_BODY, item);
	line(k, VOLLKORN, span(k, bullet, size, "en"), x, 220 * SP_PT, "•");
	uint32_t p5 = node(k, ROLE_PARA, body), link = node(k, ROLE_LINK, p5);
	k->node.v[link].uri = STR("https://example.org/ä?(b)");
	k->node.v[link].title = STR("An example");
	line(k, VOLLKORN, span(k, link, size, "en"), x + 20 * SP_PT, 220 * SP_PT, "example");
	*VEC_PUSH(k->arena, &k->mark) = (struct mark){ .kind = MARK_LINK,
		.node = link,
		.x = x + 20 * SP_PT,
		.y = 210 * SP_PT,
		.w = 40 * SP_PT,
		.h = 12 * SP_PT };
	uint32_t note = node(k, ROLE_NOTE, 0), p6 = node(k, ROLE_PARA, note);
	line(k, VOLLKORN, span(k, p6, 8 * SP_PT, "en"), x, 500 * SP_PT, "1 A note.");
	uint32_t table = node(k, ROLE_TABLE, 0), row = node(k, ROLE_ROW, table);
	uint32_t head = node(k, ROLE_HEAD_CELL, row), cell = node(k, ROLE_CELL, row);
	k->node.v[head].level = 2;
	line(k, VOLLKORN, span(k, head, size, "en"), x, 400 * SP_PT, "Year");
	line(k, VOLLKORN, span(k, cell, size, "en"), x + 60 * SP_PT, 400 * SP_PT, "1991");
	node(k, ROLE_CELL, row);
	figure(k, image(k, "a.png", png(k, 16, PNG_FORMAT_RGBA), IMAGE_PNG), x, 260 * SP_PT);
	figure(k,
		image(k, "b.jpg", (struct str){ (const char *)tiny_jpeg, sizeof tiny_jpeg },
			IMAGE_JPEG),
		x + 80 * SP_PT, 260 * SP_PT);
	*VEC_PUSH(k->arena, &k->mark) = (struct mark){ .kind = MARK_RULE,
		.artifact = ARTIFACT_LAYOUT,
		.node = NODE_NONE,
		.x = x,
		.y = 480 * SP_PT,
		.w = 100 * SP_PT,
		.h = SP_PT / 2,
		.colour = 0x804020 };
	line(k, VOLLKORN, span(k, NODE_NONE, size, "en"), x, 570 * SP_PT, "A folio");
	k->mark.v[k->mark.n - 1].artifact = ARTIFACT_FOOTER;
}

static struct kit *kit_full(size_t pages)
{
	struct kit *k = kit_new();

	if (!have_fonts(k)) {
		kit_drop(k);
		skip();
	}
	fill_kit(k);
	finish(k, pages);
	return k;
}

/* --- the world around */

static const char *path_of(struct kit *k, const char *name)
{
	const char *dir = getenv("TMPDIR");
	return arena_printf(
		k->arena, "%s/entrevue-%ld-%s", dir ? dir : "/tmp", (long)getpid(), name)
		.s;
}

static bool write_file(struct kit *k, const char *path)
{
	struct pdf_query q = { &k->pages, &k->interview, k->fonts, "entrevue test", -1 };
	struct out *out = out_open(k->arena, k->diag, str_of(path));

	if (!out)
		return false;
	if (!pdf_write(k->diag, &q, out)) {
		out_abort(out);
		return false;
	}
	return out_commit(out);
}

static struct str slurp(struct kit *k, const char *path)
{
	struct str bytes = { NULL, 0 };

	assert_true(file_read(k->arena, k->diag, str_of(path), 64 << 20, &bytes));
	return bytes;
}

/* What a command prints; s == NULL when it is not installed. */
static struct str run_command(struct kit *k, const char *command, const char *arguments)
{
	struct buf b = { .a = k->arena };
	char t[4096];
	size_t n;
	FILE *p = popen(arena_printf(k->arena, "command -v %s >/dev/null || exit 99; %s %s 2>&1",
				command, command, arguments)
				.s,
		"r");

	assert_non_null(p);
	buf_cstr(&b, "");
	while ((n = fread(t, 1, sizeof t, p)) > 0)
		buf_put(&b, t, n);
	if (pclose(p) == 99 << 8)
		return (struct str){ NULL, 0 };
	return buf_get(&b);
}

static bool has(struct str text, const char *part)
{
	return memmem(text.s, text.n, part, strlen(part)) != NULL;
}

/* --- tests */

static void notation(void **state)
{
	struct arena *a = arena_new();
	struct buf b = { .a = a };

	(void)state;
	put_milli(&b, 0), buf_cstr(&b, " ");
	put_milli(&b, -1), buf_cstr(&b, " ");
	put_milli(&b, 1500), buf_cstr(&b, " ");
	put_milli(&b, -12034), buf_cstr(&b, " ");
	put_milli(&b, 12000), buf_cstr(&b, " ");
	put_tenth(&b, -205), buf_cstr(&b, " ");
	put_ref(&b, 42);
	assert_string_equal(b.s, "0 -.001 1.5 -12.034 12 -20.5 42 0 R");
	b.n = 0;
	put_name(&b, STR("A b#/\xC3"));
	put_text(&b, STR("a(b)\\"));
	put_text(&b, STR("\xC3\xA9\xF0\x9D\x84\x9E"));
	put_xml(&b, STR("<&>\x01"));
	assert_string_equal(b.s, "/A#20b#23#2F#C3(a\\(b\\)\\\\)<FEFF00E9D834DD1E>&lt;&amp;&gt;");
	b.n = 0;
	put_text(&b, (struct str){ memset(arena_alloc(a, 70000), 'x', 70000), 70000 });
	assert_true(b.n < 2 * 32767 + 10);
	arena_drop(a);
}

static void same_bytes(void **state)
{
	struct str first = { NULL, 0 };
	struct kit *k[2];

	(void)state;
	for (int i = 0; i < 2; i++) {
		k[i] = kit_full(3);
		const char *path = path_of(k[i], "same.pdf");
		assert_true(write_file(k[i], path));
		struct str bytes = slurp(k[i], path);
		if (i == 0)
			first = bytes;
		else
			assert_true(str_eq(first, bytes));
		unlink(path);
	}
	kit_drop(k[0]);
	kit_drop(k[1]);
}

static void valid(void **state)
{
	struct kit *k = kit_full(2);
	const char *path = path_of(k, "valid.pdf");
	struct str said;

	(void)state;
	assert_true(write_file(k, path));
	said = run_command(k, "qpdf", arena_printf(k->arena, "--check %s", path).s);
	if (said.s)
		assert_true(has(said, "No syntax or stream encoding errors found"));
	said = run_command(k, "pdffonts", path);
	if (said.s)
		assert_false(has(said, " no "));
	said = run_command(k, "pdfinfo", path);
	if (said.s) {
		assert_true(has(said, "Tagged:          yes"));
		assert_true(has(said, "Title:           Gespräch: Қазақстан & 카자흐스탄 𝄞"));
	}
	diag_flush(k->diag);
	assert_int_equal(k->said.n, 0);
	unlink(path);
	kit_drop(k);
}

/* Extraction gives the source's characters: what ligatures, capitals, hyphens of ours, combining
 * marks and clusters of several glyphs stand for. */
static void extraction(void **state)
{
	static const char *const lines[] = { "The office of fjords\n",
		"Interviewer Could it be an inter\xC2\xAD\n",
		"nal affair of Qa\xCC\x88 g\xCC\x83 \xEF\xAC\x81 or\n", "It was effi\xC2\xAD\n",
		"cient, in truth.\n", "日本語の文章です。\n", "السلام عليكم" };
	struct kit *k = kit_full(1);
	const char *path = path_of(k, "text.pdf");
	struct str said;

	(void)state;
	assert_true(write_file(k, path));
	said = run_command(k, "pdftotext", arena_printf(k->arena, "%s -", path).s);
	for (size_t i = 0; said.s && i < sizeof lines / sizeof *lines; i++)
		if (!has(said, lines[i]))
			fail_msg("not in \"%s\": \"%s\"", said.s, lines[i]);
	said = run_command(k, "pdfinfo", arena_printf(k->arena, "-struct-text %s", path).s);
	if (said.s) {
		assert_true(has(said, "\"The office of fjords \""));
		assert_true(has(said, "\"Interviewer \""));
		assert_true(has(said, "Note <note-element-"));
		assert_true(has(said, "\"السلام عليكم محمّد \""));
		assert_false(has(said, "folio"));
	}
	unlink(path);
	kit_drop(k);
}

/* An attribute of the box that pdftotext puts around a word. */
static float corner(struct str said, struct str word, const char *name)
{
	const char *at = memmem(said.s, said.n, word.s, word.n), *found = NULL;
	assert_non_null(at);
	for (const char *p = said.s; (p = strstr(p, name)) && p < at; p++)
		found = p;
	assert_non_null(found);
	return strtof(found + strlen(name) + 2, NULL);
}

/* Glyphs that no characters in turn spell: two that draw three letters, one that stands for nothing
 * anyone else knows, one that is missing. */
static void actual_text(void **state)
{
	struct kit *k = kit_full(1);
	const char *path = path_of(k, "actual.pdf");
	uint32_t para = node(k, ROLE_PARA, 0);
	struct line *l;
	struct glyph *g;
	struct str said;

	(void)state;
	line(k, VOLLKORN, span(k, para, 11 * SP_PT, "en"), 40 * SP_PT, 300 * SP_PT,
		"ab \xEE\x80\x80 c");
	l = (struct line *)k->mark.v[k->mark.n - 1].line;
	((struct run *)l->mark[0].run)->text = STR("xyz");
	g = (struct glyph *)l->mark[0].run->glyph;
	g[1].cluster = g[0].cluster = 0;
	g = (struct glyph *)l->mark[2].run->glyph;
	g[0].id = 0;
	finish(k, 1);
	assert_true(write_file(k, path));
	said = run_command(k, "pdftotext", arena_printf(k->arena, "%s -", path).s);
	if (said.s)
		assert_true(has(said, "xyz \xEE\x80\x80 c\n"));
	said = run_command(k, "pdfinfo", arena_printf(k->arena, "-struct-text %s", path).s);
	if (said.s)
		assert_true(has(said, "\"xyz")); /* though poppler's tags know no ActualText */
	unlink(path);
	kit_drop(k);
}

/* Letters set apart: words stand where the page says, also those of combining marks, which are set
 * apart from what they stand on by nothing, and the letters between are where they should be. */
static void letters_apart(void **state)
{
	struct kit *k = kit_full(1);
	const char *path = path_of(k, "letters.pdf");
	uint32_t s = span(k, node(k, ROLE_PARA, 0), 10 * SP_PT, "en");
	struct line *l;
	struct line_mark *m;
	struct str said, word = STR("qa\xCC\x88g\xCC\x83"), last = STR("wanderings");

	(void)state;
	line(k, VOLLKORN, s, 40 * SP_PT, 300 * SP_PT,
		"interconnectedness qa\xCC\x88g\xCC\x83 wanderings");
	l = (struct line *)k->mark.v[k->mark.n - 1].line;
	for (size_t i = 0; i < l->n; i++) {
		m = (struct line_mark *)&l->mark[i];
		m->letters = 50;
		m->expand = 20;
		m->x = (sp)i * 130 * SP_PT;
		((struct run *)m->run)->clusters = i == 0 ? 18 : i == 1 ? 3 : 10;
	}
	finish(k, 1);
	assert_true(write_file(k, path));
	said = run_command(k, "pdftotext", arena_printf(k->arena, "-bbox %s -", path).s);
	if (said.s) {
		float width = (float)l->mark[2].run->advance * 0.0102F + 9 * 0.51F;
		assert_float_equal(corner(said, word, "xMin"), 170, 0.02F);
		assert_float_equal(corner(said, last, "xMin"), 300, 0.02F);
		assert_float_equal(corner(said, last, "xMax"), 300 + width, 0.02F);
	}
	unlink(path);
	kit_drop(k);
}

/* More pages than a node of any tree holds. */
static void many_pages(void **state)
{
	struct kit *k = kit_full(4200);
	const char *path = path_of(k, "many.pdf");
	struct str said;

	(void)state;
	assert_true(write_file(k, path));
	said = run_command(k, "qpdf", arena_printf(k->arena, "--show-npages %s", path).s);
	if (said.s)
		assert_string_equal(said.s, "4200\n");
	unlink(path);
	kit_drop(k);
}

/* The disk is full after any number of bytes: false, said, and no file. */
static void failing_writes(void **state)
{
	struct kit *k = kit_full(2);
	const char *path = path_of(k, "full.pdf");
	struct rlimit was, now;

	(void)state;
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &was), 0);
	signal(SIGXFSZ, SIG_IGN);
	now = was;
	for (rlim_t limit = 0; limit < 20000; limit += 1111) {
		now.rlim_cur = limit;
		setrlimit(RLIMIT_FSIZE, &now);
		bool good = write_file(k, path);
		setrlimit(RLIMIT_FSIZE, &was);
		assert_false(good);
		assert_false(file_exists(str_of(path)));
	}
	assert_true(diag_status(k->diag) == 2);
	kit_drop(k);
}

static void links_and_outline(void **state)
{
	struct kit *k = kit_full(3);
	const char *path = path_of(k, "links.pdf");
	uint32_t far = node(k, ROLE_LINK, 0), lost = node(k, ROLE_LINK, 0);
	struct dest dest[2] = { { STR("here"), 2, 0, 100 * SP_PT }, { STR("there"), 0, 0, 0 } };
	struct outline outline[3] = { { STR("Ä title 𝄞"), 1, 0 }, { STR("Deep"), 7, 1 },
		{ STR("Flat"), -3, 1 } };
	struct mark area = { .kind = MARK_LINK, .w = SP_PT, .h = SP_PT };
	struct str said;

	(void)state;
	k->node.v[far].target = STR("here");
	k->node.v[far].title = STR("Over there");
	k->node.v[lost].target = STR("nowhere");
	area.node = far;
	*VEC_PUSH(k->arena, &k->mark) = area;
	area.node = lost;
	*VEC_PUSH(k->arena, &k->mark) = area;
	finish(k, 3);
	k->pages.page[0].label = STR("A-iv");
	k->pages.label_prefix = STR("A-");
	k->pages.dest = dest;
	k->pages.dests = 2;
	k->pages.outline = outline;
	k->pages.outlines = 3;
	assert_true(write_file(k, path));
	said = run_command(k, "qpdf",
		arena_printf(k->arena,
			"--json --json-key=outlines "
			"--json-key=pagelabels %s",
			path)
			.s);
	if (said.s) {
		assert_true(has(said, "Ä title 𝄞"));
		assert_true(has(said, "A-\""));
		assert_true(has(said, "\"/St\": 4"));
	}
	unlink(path);
	kit_drop(k);
}

/* --- pictures */

static void png_kinds(void **state)
{
	static const struct {
		uint32_t format;
		int channels;
		bool alpha;
	} kinds[] = { { PNG_FORMAT_GRAY, 1, false }, { PNG_FORMAT_GA, 1, true },
		{ PNG_FORMAT_RGB, 3, false }, { PNG_FORMAT_RGBA, 3, true },
		{ PNG_FORMAT_LINEAR_Y, 1, false }, { PNG_FORMAT_LINEAR_RGB_ALPHA, 3, true } };
	struct kit *k = kit_new();

	(void)state;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		struct image_pixels p;
		assert_null(pdf_png(k->arena, png(k, 9, kinds[i].format), &p));
		assert_int_equal(p.width, 9);
		assert_int_equal(p.channels, kinds[i].channels);
		assert_int_equal(p.colour.n, 81 * (size_t)kinds[i].channels);
		assert_int_equal(p.alpha.n, kinds[i].alpha ? 81 : 0);
	}
	kit_drop(k);
}

/* Cut anywhere, and with any byte changed: a reason or a picture, nothing worse. */
static void png_hostile(void **state)
{
	struct kit *k = kit_new();
	struct str good = png(k, 9, PNG_FORMAT_RGBA);
	char *bytes = arena_cstr(k->arena, good);
	struct image_pixels p;

	(void)state;
	for (size_t n = 0; n + 12 < good.n; n++)
		assert_non_null(pdf_png(k->arena, (struct str){ good.s, n }, &p));
	for (size_t i = 0; i < good.n; i++) {
		bytes[i] ^= (char)0x5A;
		pdf_png(k->arena, (struct str){ bytes, good.n }, &p);
		bytes[i] ^= (char)0x5A;
	}
	kit_drop(k);
}

/* A file of 100 bytes that says it is a hundred thousand pixels wide. */
static void png_bomb(void **state)
{
	static const uint8_t bomb[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13,
		'I', 'H', 'D', 'R', 0, 1, 0x86, 0xA0, 0, 1, 0x86, 0xA0, 8, 2, 0, 0, 0, 0x92, 0xCA,
		0xD4, 0x37, 0, 0, 0, 1, 'I', 'D', 'A', 'T', 0, 0, 0, 0, 0 };
	struct kit *k = kit_new();
	struct image_pixels p;

	(void)state;
	assert_non_null(pdf_png(k->arena, (struct str){ (const char *)bomb, sizeof bomb }, &p));
	assert_true(arena_size(k->arena) < 16 << 20);
	kit_drop(k);
}

/* A filter taken back gives the samples; what is drawn in flat colours is left alone. */
static void predictor(void **state)
{
	enum { SIDE = 40, ROW = 3 * SIDE };
	struct arena *a = arena_new();
	uint8_t photo[SIDE * ROW], flat[SIDE * ROW] = { 0 };
	struct str rows;

	(void)state;
	for (int i = 0; i < SIDE * ROW; i++)
		photo[i] = (uint8_t)(i / ROW * 3 + i % ROW * 2 + (i % 3) * 70);
	rows = predict_rows(a, (struct str){ (char *)photo, sizeof photo }, ROW, 3);
	assert_int_equal(rows.n, SIDE * (ROW + 1));
	for (int y = 0; y < SIDE; y++) {
		const uint8_t *r = (const uint8_t *)rows.s + y * (ROW + 1);
		assert_in_range(r[0], 1, 4);
		for (int x = 0; x < ROW; x++) {
			int left = x >= 3 ? photo[y * ROW + x - 3] : 0;
			int up = y ? photo[y * ROW + x - ROW] : 0;
			int corner = y && x >= 3 ? photo[y * ROW + x - ROW - 3] : 0;
			int p = left + up - corner, guess[5] = { 0, left, up, (left + up) / 2, up };
			if (abs(p - left) <= abs(p - up) && abs(p - left) <= abs(p - corner))
				guess[4] = left;
			else if (abs(p - up) > abs(p - corner))
				guess[4] = corner;
			assert_int_equal((uint8_t)(r[x + 1] + guess[r[0]]), photo[y * ROW + x]);
		}
	}
	assert_int_equal(predict_rows(a, (struct str){ (char *)flat, sizeof flat }, ROW, 3).n, 0);
	arena_drop(a);
}

static void jpeg_good(void **state)
{
	struct kit *k = kit_new();
	struct str bytes = { (const char *)tiny_jpeg, sizeof tiny_jpeg };
	struct image_jpeg j;
	struct buf b = { .a = k->arena };

	(void)state;
	assert_null(pdf_jpeg(k->arena, bytes, &j));
	assert_int_equal(j.width, 8);
	assert_int_equal(j.height, 8);
	assert_int_equal(j.channels, 1);
	assert_int_equal(j.orientation, 1);
	assert_int_equal(j.size, sizeof tiny_jpeg);
	/* lying on its side, says Exif; with rubbish behind it */
	buf_put(&b, tiny_jpeg, 2);
	buf_put(&b,
		"\xFF\xE1\0\x22"
		"Exif\0\0MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\6\0\0\0\0\0\0",
		36);
	buf_put(&b, tiny_jpeg + 2, sizeof tiny_jpeg - 2);
	buf_cstr(&b, "rubbish");
	assert_null(pdf_jpeg(k->arena, buf_get(&b), &j));
	assert_int_equal(j.orientation, 6);
	assert_int_equal(j.size, b.n - 7);
	kit_drop(k);
}

static void jpeg_hostile(void **state)
{
	struct kit *k = kit_new();
	struct str good = { (const char *)tiny_jpeg, sizeof tiny_jpeg };
	char *bytes = arena_cstr(k->arena, good);
	struct image_jpeg j;

	(void)state;
	for (size_t n = 0; n < good.n; n++) {
		char *cut = malloc(n ? n : 1); /* its own block, so that reading past it is seen */
		memcpy(cut, good.s, n);
		assert_non_null(pdf_jpeg(k->arena, (struct str){ cut, n }, &j));
		free(cut);
	}
	for (size_t i = 0; i < good.n; i++) {
		for (int bit = 0; bit < 8; bit++) {
			bytes[i] ^= (char)(1 << bit);
			pdf_jpeg(k->arena, (struct str){ bytes, good.n }, &j);
			bytes[i] ^= (char)(1 << bit);
		}
	}
	kit_drop(k);
}

/* A picture that cannot be shown is said, and left out. */
static void bad_picture(void **state)
{
	struct kit *k = kit_full(1);
	const char *path = path_of(k, "bad.pdf");

	(void)state;
	figure(k, image(k, "bad.png", STR("\x89PNG\r\n\x1A\nnothing"), IMAGE_PNG), 0, 0);
	finish(k, 1);
	assert_true(write_file(k, path));
	diag_flush(k->diag);
	assert_true(has(buf_get(&k->said), "the picture \"bad.png\" cannot be shown: "));
	unlink(path);
	kit_drop(k);
}

static void charsets(void **state)
{
	/* header, Name INDEX "A", Top DICT INDEX: ROS, charset at 30; charset in format 2 */
	static const uint8_t cff[] = { 1, 0, 4, 1, 0, 1, 1, 1, 2, 'A', 0, 1, 1, 1, 8, 139, 139, 139,
		12, 30, 139 + 24, 15, 0, 0, 2, 0, 7, 0, 2 };
	uint16_t cid[5];

	(void)state;
	assert_true(cff_cids((struct str){ (const char *)cff, sizeof cff }, cid, 4));
	assert_int_equal(cid[0], 0);
	assert_int_equal(cid[1], 7);
	assert_int_equal(cid[3], 9);
	assert_false(cff_cids((struct str){ (const char *)cff, sizeof cff }, cid, 5));
	for (size_t n = 0; n < sizeof cff; n++)
		assert_false(cff_cids((struct str){ (const char *)cff, n }, cid, 4));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(notation),
		cmocka_unit_test(same_bytes),
		cmocka_unit_test(valid),
		cmocka_unit_test(extraction),
		cmocka_unit_test(actual_text),
		cmocka_unit_test(letters_apart),
		cmocka_unit_test(many_pages),
		cmocka_unit_test(failing_writes),
		cmocka_unit_test(links_and_outline),
		cmocka_unit_test(png_kinds),
		cmocka_unit_test(png_hostile),
		cmocka_unit_test(png_bomb),
		cmocka_unit_test(predictor),
		cmocka_unit_test(jpeg_good),
		cmocka_unit_test(jpeg_hostile),
		cmocka_unit_test(bad_picture),
		cmocka_unit_test(charsets),
	};
	return cmocka_run_group_tests_name("pdf", tests, NULL, NULL);
}
