/* An opened font file: HarfBuzz's objects over the mapped file, and its metrics. */
#include "text/inside.h"

#include <hb-ot.h>

static hb_face_t *map_face(struct str path, unsigned index)
{
	hb_blob_t *blob = hb_blob_create_from_file_or_fail(path.s);
	if (!blob)
		return NULL;
	hb_face_t *face = NULL;
	if (hb_blob_get_length(blob) <= FONT_BYTES && hb_face_count(blob) > index)
		face = hb_face_create(blob, index);
	hb_blob_destroy(blob);
	if (face && hb_face_get_glyph_count(face) == 0) {
		hb_face_destroy(face);
		face = NULL;
	}
	return face;
}

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
	hb_blob_t *b = hb_face_reference_table(face, tag);
	bool has = hb_blob_get_length(b) > 0;
	hb_blob_destroy(b);
	return has;
}

/* Big-endian number of 1, 2 or 4 bytes in a table; 0 beyond its end. */
static uint32_t table_number(hb_blob_t *b, size_t at, size_t size)
{
	unsigned n;
	const uint8_t *p = (const uint8_t *)hb_blob_get_data(b, &n);
	if (at + size > n)
		return 0;
	uint32_t v = 0;
	for (size_t i = 0; i < size; i++)
		v = v << 8 | p[at + i];
	return v;
}

static int table_int16(hb_blob_t *b, size_t at)
{
	return (int16_t)table_number(b, at, 2);
}

/* A CFF font is CID-keyed when its top dict begins with the ROS operator (Adobe TN 5176, section
 * 18). Skips the header and the name index, then reads operands up to the first operator. */
static bool cff_is_cid(hb_face_t *face)
{
	hb_blob_t *b = hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '));
	size_t at = table_number(b, 2, 1);
	for (int skip = 0; skip < 2; skip++) {
		uint32_t count = table_number(b, at, 2), size = table_number(b, at + 2, 1);
		if (count == 0 || size == 0 || size > 4)
			break;
		size_t data = at + 3 + (count + 1) * (size_t)size - 1;
		at = skip == 0 ? data + table_number(b, at + 3 + count * (size_t)size, size)
			       : data + 1;
	}
	for (int operands = 0; operands < 48; operands++) {
		uint32_t v = table_number(b, at, 1);
		if (v <= 21) {
			bool ros = v == 12 && table_number(b, at + 1, 1) == 30;
			hb_blob_destroy(b);
			return ros;
		}
		at += v == 28 ? 3 : v == 29 ? 5 : v >= 247 && v <= 254 ? 2 : 1;
	}
	hb_blob_destroy(b);
	return false;
}

static struct str postscript_name(struct fonts *f, hb_face_t *face, struct str fallback)
{
	char name[128];
	unsigned n = sizeof name;
	hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &n, name);
	size_t k = 0;
	for (unsigned i = 0; i < n && i < sizeof name - 1; i++)
		if (name[i] > ' ' && name[i] < 127 && !strchr("[](){}<>/%", name[i]))
			name[k++] = name[i];
	return k > 0 ? arena_str(f->a, (struct str){ name, k }) : arena_str(f->a, fallback);
}

static int metric(hb_font_t *font, hb_ot_metrics_tag_t tag)
{
	hb_position_t v = 0;
	hb_ot_metrics_get_position_with_fallback(font, tag, &v);
	return v;
}

static void read_metrics(struct face *t, hb_face_t *face, hb_font_t *font)
{
	hb_blob_t *head = hb_face_reference_table(face, HB_TAG('h', 'e', 'a', 'd'));
	hb_blob_t *post = hb_face_reference_table(face, HB_TAG('p', 'o', 's', 't'));
	hb_blob_t *os2 = hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2'));
	t->upem = hb_face_get_upem(face);
	t->ascender = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER);
	t->descender = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER);
	if (t->descender > 0)
		t->descender = -t->descender;
	t->cap_height = metric(font, HB_OT_METRICS_TAG_CAP_HEIGHT);
	t->x_height = metric(font, HB_OT_METRICS_TAG_X_HEIGHT);
	t->underline_position = metric(font, HB_OT_METRICS_TAG_UNDERLINE_OFFSET);
	t->underline_thickness = metric(font, HB_OT_METRICS_TAG_UNDERLINE_SIZE);
	for (size_t i = 0; i < 4; i++)
		t->bbox[i] = table_int16(head, 36 + 2 * i);
	t->italic_angle = (int)((int64_t)(int32_t)table_number(post, 4, 4) * 1000 / 65536);
	t->fixed = table_number(post, 12, 4) != 0;
	t->weight = (int)table_number(os2, 4, 2);
	if (t->weight < 1 || t->weight > 1000)
		t->weight = 400;
	hb_blob_destroy(os2);
	hb_blob_destroy(post);
	hb_blob_destroy(head);
}

static bool has_gpos(hb_face_t *face, hb_tag_t feature)
{
	hb_tag_t tag[64];
	unsigned at = 0, n;
	do {
		n = sizeof tag / sizeof *tag;
		hb_ot_layout_table_get_feature_tags(face, HB_OT_TAG_GPOS, at, &n, tag);
		for (unsigned i = 0; i < n; i++)
			if (tag[i] == feature)
				return true;
		at += n;
	} while (n == sizeof tag / sizeof *tag);
	return false;
}

static const char *unusable(hb_face_t *face)
{
	if (!face)
		return "it cannot be read as a font";
	if (has_table(face, HB_TAG('f', 'v', 'a', 'r')))
		return "it is a variable font, a static one is needed";
	if (has_table(face, HB_TAG('C', 'F', 'F', '2')))
		return "it has CFF2 outlines, TrueType or CFF is needed";
	if (!has_table(face, HB_TAG('g', 'l', 'y', 'f')) &&
		!has_table(face, HB_TAG('C', 'F', 'F', ' ')))
		return "it has no outlines of the kind TrueType or CFF";
	unsigned upem = hb_face_get_upem(face);
	return upem < 16 || upem > 16384 ? "its units per em are out of range" : NULL;
}

bool face_has(const struct font_face *t, uint32_t c)
{
	hb_codepoint_t g;
	if (c < FACE_BITS && t->has[c / 64] >> c % 64 & 1)
		return true;
	bool has = hb_font_get_nominal_glyph(t->hb_font, c, &g);
	if (has && c < FACE_BITS)
		t->has[c / 64] |= UINT64_C(1) << c % 64;
	return has;
}

struct font_face *face_open(struct fonts *f, const struct family *y, const struct family_file *file,
	struct str path, struct loc loc)
{
	hb_face_t *face = map_face(path, file->index);
	const char *why = unusable(face);
	if (why) {
		hb_face_destroy(face);
		diag_at(f->diag, DIAG_ERROR, loc,
			"font file %.*s of family \"%.*s\" is not used: %s", STR_ARG(path),
			STR_ARG(y->name), why);
		return NULL;
	}
	hb_font_t *font = hb_font_create(face);
	struct font_face *t = ARENA_NEW(f->a, struct font_face);
	t->hb_face = face;
	t->hb_font = font;
	t->family = y;
	t->has = ARENA_ARRAY(f->a, FACE_BITS / 64, uint64_t);
	read_metrics(&t->face, face, font);
	hb_font_set_scale(font, (int)t->face.upem, (int)t->face.upem);
	hb_font_make_immutable(font);
	t->face.family = y->name;
	t->face.path = path;
	t->face.postscript = postscript_name(f, face, y->name);
	t->face.role = file->role;
	t->face.index = file->index;
	t->face.serif = y->serif;
	t->face.hb = font;
	t->face.format = has_table(face, HB_TAG('g', 'l', 'y', 'f')) ? FACE_TRUETYPE
			 : cff_is_cid(face)                          ? FACE_CFF_CID
								     : FACE_CFF;
	t->hyphen = face_has(t, '-') ? '-' : face_has(t, 0x2010) ? 0x2010 : 0;
	t->lfbd = has_gpos(face, HB_TAG('l', 'f', 'b', 'd'));
	t->rtbd = has_gpos(face, HB_TAG('r', 't', 'b', 'd'));
	protrude_open(f, t);
	t->face.id = (uint32_t)f->face.n;
	*VEC_PUSH(f->a, &f->face) = t;
	return t;
}

void face_close(struct font_face *t)
{
	hb_font_destroy(t->hb_font);
	hb_face_destroy(t->hb_face);
}
