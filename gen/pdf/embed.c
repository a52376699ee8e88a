#include "pdf/embed.h"
#include "base/digest.h"
#include "pdf/cff.h"
#include "pdf/put.h"
#include <hb-subset.h>
#include <stdlib.h>

/* What one face needs while it is written. */
struct embed {
	struct font_set *set;
	struct font_face *f;
	struct shim *shim;
	struct str name;          /* TAGXXX+PostScriptName */
	struct font_glyph **code; /* glyphs by code, each glyph once */
	size_t codes;
	struct str program; /* borrowed from the blob */
	uint32_t resource;  /* the next free number */
};

static bool is_cff(const struct face *face)
{
	return face->format != FACE_TRUETYPE;
}

/* The tables that drawing by glyph number needs. Of a face that has no others the plan is made in a
 * tenth of the time: it would read all of a large cmap for the characters of the glyphs. */
static hb_blob_t *needed_table(hb_face_t *face, hb_tag_t tag, void *whole)
{
	static const hb_tag_t needed[] = { HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'),
		HB_TAG('h', 'm', 't', 'x'), HB_TAG('m', 'a', 'x', 'p'), HB_TAG('g', 'l', 'y', 'f'),
		HB_TAG('l', 'o', 'c', 'a'), HB_TAG('C', 'F', 'F', ' ') };

	(void)face;
	for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
		if (needed[i] == tag)
			return hb_face_reference_table(whole, tag);
	return hb_blob_get_empty();
}

/* The CIDs of a subset's glyphs where they are not the glyph numbers. */
static bool to_cids(struct embed *e, hb_face_t *subset)
{
	uint32_t n = hb_face_get_glyph_count(subset);
	uint16_t *cid = ARENA_ARRAY(e->set->arena, n, uint16_t);

	if (!cff_cids(e->program, cid, n))
		return false;
	for (size_t i = 0; i < e->f->used.n; i++) {
		struct font_glyph *g = e->f->used.v[i];
		if (g->code >= n)
			return false;
		g->code = cid[g->code];
	}
	return true;
}

static bool take_codes(struct embed *e, hb_subset_plan_t *plan)
{
	const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);

	for (size_t i = 0; i < e->f->used.n; i++) {
		hb_codepoint_t code = hb_map_get(map, e->f->used.v[i]->glyph);
		if (code > UINT16_MAX)
			return false;
		e->f->used.v[i]->code = (uint16_t)code;
	}
	return true;
}

static int by_code(const void *a, const void *b)
{
	const struct font_glyph *x = *(struct font_glyph *const *)a;
	const struct font_glyph *y = *(struct font_glyph *const *)b;

	return (x->code > y->code) - (x->code < y->code);
}

static void sort_codes(struct embed *e)
{
	e->code = arena_array(e->set->arena, e->f->used.n, sizeof *e->code);
	for (size_t i = 0; i < e->f->used.n; i++)
		if (e->f->used.v[i]->layer == 0)
			e->code[e->codes++] = e->f->used.v[i];
	qsort(e->code, e->codes, sizeof *e->code, by_code);
}

/* A PostScript name that needs no escapes, under a tag that says which subset it is (ISO 32000-1
 * §9.6.4). Six letters of a digest of face and glyphs: equal only where the subsets are. */
static struct str subset_name(const struct embed *e)
{
	struct arena *a = e->set->arena;
	struct buf id = { .a = a }, name = { .a = a };
	struct str ps = e->f->face->postscript;
	uint8_t sum[16];

	buf_str(&id, ps);
	buf_int(&id, e->f->face->index);
	for (size_t i = 0; i < e->codes; i++) {
		buf_cstr(&id, " ");
		buf_int(&id, e->code[i]->glyph);
	}
	digest_md5(buf_get(&id), sum);
	for (size_t i = 0; i < 6; i++)
		buf_char(&name, 'A' + (uint32_t)(sum[2 * i] << 8 | sum[2 * i + 1]) % 26);
	buf_cstr(&name, "+");
	for (size_t i = 0; i < ps.n && i < 63; i++) {
		char c = ps.s[i];
		if ((c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '-' ||
			c == '_')
			buf_put(&name, &c, 1);
	}
	if (name.n == 7)
		buf_cstr(&name, "Font");
	return buf_get(&name);
}

/* A face's value in font units, in thousandths of an em. */
static int64_t em(const struct embed *e, int64_t units)
{
	return len_scale(units, 1000, e->f->face->upem);
}

static uint32_t descriptor(const struct embed *e)
{
	const struct face *f = e->f->face;
	struct buf b = { .a = e->set->arena };
	struct str subtype = is_cff(f) ? STR("/Subtype /CIDFontType0C")
				       : arena_printf(b.a, "/Length1 %zu", e->program.n);
	uint32_t program = shim_stream(e->shim, SHIM_FLATE, subtype, e->program);
	uint32_t number = shim_object(e->shim);
	int stem = 50 + f->weight * f->weight / 4225; /* what Adobe's substitution derives it by */

	buf_printf(&b, "/Type /FontDescriptor\n/FontName /%.*s\n/Flags %d\n", STR_ARG(e->name),
		4 | f->fixed | f->serif << 1 | (f->italic_angle != 0) << 6);
	buf_printf(&b, "/FontBBox [%lld %lld %lld %lld]\n/ItalicAngle ",
		(long long)em(e, f->bbox[0]), (long long)em(e, f->bbox[1]),
		(long long)em(e, f->bbox[2]), (long long)em(e, f->bbox[3]));
	put_milli(&b, f->italic_angle);
	buf_printf(&b, "\n/Ascent %lld\n/Descent %lld\n/CapHeight %lld\n/StemV %d\n",
		(long long)em(e, f->ascender), (long long)em(e, f->descender),
		(long long)em(e, f->cap_height), stem);
	buf_cstr(&b, is_cff(f) ? "/FontFile3 " : "/FontFile2 ");
	put_ref(&b, program);
	shim_entries(e->shim, number, buf_get(&b));
	return number;
}

static void put_widths(const struct embed *e, struct buf *b)
{
	buf_cstr(b, "/W [");
	for (size_t i = 0; i < e->codes; i++) {
		if (i == 0 || e->code[i]->code != e->code[i - 1]->code + 1) {
			buf_cstr(b, i ? "]\n" : "");
			buf_int(b, e->code[i]->code);
			buf_cstr(b, " [");
		} else {
			buf_cstr(b, " ");
		}
		put_tenth(b, e->code[i]->width);
	}
	buf_cstr(b, e->codes ? "]]\n" : "]\n");
}

static uint32_t cid_font(const struct embed *e)
{
	bool cff = is_cff(e->f->face);
	struct buf b = { .a = e->set->arena };
	uint32_t number, file = descriptor(e);

	buf_printf(&b,
		"/Type /Font\n/Subtype /%s\n/BaseFont /%.*s\n"
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>\n"
		"%s/FontDescriptor ",
		cff ? "CIDFontType0" : "CIDFontType2", STR_ARG(e->name),
		cff ? "" : "/CIDToGIDMap /Identity\n");
	put_ref(&b, file);
	buf_cstr(&b, "\n");
	put_widths(e, &b);
	number = shim_object(e->shim);
	shim_entries(e->shim, number, buf_get(&b));
	return number;
}

static void put_char(struct buf *b, const struct font_glyph *g)
{
	buf_cstr(b, "<");
	put_hex(b, (uint8_t[]){ (uint8_t)(g->code >> 8), (uint8_t)g->code }, 2);
	buf_cstr(b, "> <");
	put_utf16(b, g->text);
	buf_cstr(b, ">\n");
}

/* A layer's meanings as a CMap (Adobe Technical Note 5411), 100 a section at most. */
static uint32_t to_unicode(const struct embed *e, struct font_glyph *const *glyph, size_t n)
{
	struct buf b = { .a = e->set->arena };

	buf_cstr(&b, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
		     "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
		     "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
		     "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
	for (size_t i = 0; i < n; i++) {
		if (i % 100 == 0)
			buf_printf(&b, "%zu beginbfchar\n", n - i < 100 ? n - i : 100);
		put_char(&b, glyph[i]);
		if (i % 100 == 99 || i + 1 == n)
			buf_cstr(&b, "endbfchar\n");
	}
	buf_cstr(&b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
	return shim_stream(e->shim, SHIM_FLATE, STR(""), buf_get(&b));
}

static uint32_t layer_font(const struct embed *e, uint32_t layer, uint32_t descendant)
{
	struct buf b = { .a = e->set->arena };
	struct font_glyph **glyph = arena_array(b.a, e->f->used.n, sizeof *glyph);
	uint32_t number, map;
	size_t n = 0;

	for (size_t i = 0; i < e->f->used.n; i++)
		if (e->f->used.v[i]->layer == layer)
			glyph[n++] = e->f->used.v[i];
	qsort(glyph, n, sizeof *glyph, by_code);
	map = to_unicode(e, glyph, n);
	buf_printf(&b,
		"/Type /Font\n/Subtype /Type0\n/BaseFont /%.*s%s\n/Encoding /Identity-H\n"
		"/DescendantFonts [",
		STR_ARG(e->name), is_cff(e->f->face) ? "-Identity-H" : "");
	put_ref(&b, descendant);
	buf_cstr(&b, "]\n/ToUnicode ");
	put_ref(&b, map);
	number = shim_object(e->shim);
	shim_entries(e->shim, number, buf_get(&b));
	return number;
}

static void write_face(struct embed *e, struct buf *resources)
{
	uint32_t descendant;

	sort_codes(e);
	e->name = subset_name(e);
	descendant = cid_font(e);
	e->f->resource = e->resource;
	for (uint32_t i = 0; i < e->f->layers; i++) {
		buf_cstr(resources, "/F");
		buf_int(resources, e->resource + i);
		buf_cstr(resources, " ");
		put_ref(resources, layer_font(e, i, descendant));
		buf_cstr(resources, "\n");
	}
}

static bool subset_face(struct embed *e, hb_subset_input_t *input, struct buf *resources)
{
	hb_set_t *glyphs = hb_subset_input_glyph_set(input);
	hb_face_t *bare = hb_face_create_for_tables(
		needed_table, hb_font_get_face(e->f->face->hb), NULL);
	hb_subset_plan_t *plan;
	hb_face_t *subset = NULL;
	hb_blob_t *blob = NULL;
	bool good = false;
	unsigned n;

	/* TrueType's instructions are a quarter of the file, and heeded by no reader of today;
	 * those of CFF are small, and are. */
	hb_subset_input_set_flags(input,
		is_cff(e->f->face) ? HB_SUBSET_FLAGS_NOTDEF_OUTLINE
				   : HB_SUBSET_FLAGS_NOTDEF_OUTLINE | HB_SUBSET_FLAGS_NO_HINTING);
	for (size_t i = 0; i < e->f->used.n; i++)
		hb_set_add(glyphs, e->f->used.v[i]->glyph);
	plan = hb_subset_plan_create_or_fail(bare, input);
	if (plan)
		subset = hb_subset_plan_execute_or_fail(plan);
	if (subset) {
		blob = is_cff(e->f->face)
			       ? hb_face_reference_table(subset, HB_TAG('C', 'F', 'F', ' '))
			       : hb_face_reference_blob(subset);
		e->program.s = hb_blob_get_data(blob, &n);
		e->program.n = n;
		good = n > 0 && take_codes(e, plan) &&
		       (e->f->face->format != FACE_CFF_CID || to_cids(e, subset));
	}
	if (good)
		write_face(e, resources);
	hb_blob_destroy(blob);
	hb_face_destroy(subset);
	hb_subset_plan_destroy(plan);
	hb_face_destroy(bare);
	return good;
}

bool embed_fonts(struct font_set *set, struct diag *diag, struct shim *shim, struct buf *resources)
{
	uint32_t resource = 1;
	bool good = true;

	for (size_t i = 0; i < set->face.n; i++) {
		struct embed e = {
			.set = set, .f = set->face.v[i], .shim = shim, .resource = resource
		};
		hb_subset_input_t *input;
		if (!e.f)
			continue;
		input = hb_subset_input_create_or_fail();
		if (!input || !subset_face(&e, input, resources)) {
			diag_world(diag, e.f->face->path, 0,
				"the face cannot be reduced to the glyphs used; no PDF is made");
			good = false;
		}
		hb_subset_input_destroy(input);
		resource += e.f->layers;
	}
	return good;
}
