/* Which face shows a character: the one asked for, else a fallback by script and language. */
#include "text/inside.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

enum { MISSING = 1000 }; /* characters reported at most */

struct cover_slot {
	uint64_t key; /* setting and character, + 1; 0: free */
	struct font_face *face;
};
struct cover_table {
	struct cover_slot *slot;
	size_t n, cap;
};

static int cluster_class(uint32_t c)
{
	return u_getIntPropertyValue((UChar32)c, UCHAR_GRAPHEME_CLUSTER_BREAK);
}

bool cover_joins(uint32_t before, uint32_t c)
{
	if (c < 0x300 && before < 0x300)
		return false;
	int a = cluster_class(before), b = cluster_class(c);
	if (a == U_GCB_CONTROL || a == U_GCB_CR || a == U_GCB_LF)
		return false;
	if (b == U_GCB_EXTEND || b == U_GCB_ZWJ || b == U_GCB_SPACING_MARK || a == U_GCB_PREPEND)
		return true;
	if (a == U_GCB_L)
		return b == U_GCB_L || b == U_GCB_V || b == U_GCB_LV || b == U_GCB_LVT;
	if (a == U_GCB_LV || a == U_GCB_V)
		return b == U_GCB_V || b == U_GCB_T;
	if (a == U_GCB_LVT || a == U_GCB_T)
		return b == U_GCB_T;
	return a == U_GCB_ZWJ && u_hasBinaryProperty((UChar32)c, UCHAR_EXTENDED_PICTOGRAPHIC);
}

/* HarfBuzz takes a character apart when the face has only its parts. */
static bool has_parts(const struct font_face *t, uint32_t c)
{
	UErrorCode e = U_ZERO_ERROR;
	UChar part[8];
	int32_t n = unorm2_getRawDecomposition(unorm2_getNFCInstance(&e), (UChar32)c, part, 8, &e);
	if (U_FAILURE(e) || n <= 1)
		return false;
	for (int32_t i = 0; i < n; i++)
		if (!U16_IS_SINGLE(part[i]) || !cover_has(t, part[i]))
			return false;
	return true;
}

bool cover_has(const struct font_face *t, uint32_t c)
{
	if (face_has(t, c))
		return true;
	if ((c >= 0x2000 && c <= 0x200a) || c == 0xa0 || c == 0x202f || c == 0x205f)
		return face_has(t, ' ');
	if (c == 0x2010 || c == 0x2011)
		return face_has(t, 0x2010) || face_has(t, '-');
	if (c < 0x80)
		return false;
	return u_hasBinaryProperty((UChar32)c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ||
	       has_parts(t, c);
}

/* A mark may be missing when the face has the letter with the mark. */
static bool has_cluster(const struct font_face *t, const uint32_t *c, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		UErrorCode e = U_ZERO_ERROR;
		if (cover_has(t, c[i]))
			continue;
		UChar32 one = i == 0 ? -1
				     : unorm2_composePair(unorm2_getNFCInstance(&e),
					       (UChar32)c[i - 1], (UChar32)c[i]);
		if (one < 0 || !face_has(t, (uint32_t)one))
			return false;
	}
	return true;
}

/* The first of the families that has the cluster. */
static struct font_face *first_of(struct fonts *f, const struct cover_query *q, struct str families)
{
	for (struct str rest = families, w; (w = str_word(&rest)).n > 0;) {
		struct family *y = catalogue_family(f, w);
		struct font_face *t = y ? fonts_open(f, y, q->setting, NULL) : NULL;
		if (t && has_cluster(t, q->c, q->n))
			return t;
	}
	return NULL;
}

static bool for_language(struct str want, struct str lang)
{
	return want.n == 0 || (want.n <= lang.n && memcmp(want.s, lang.s, want.n) == 0 &&
				      (want.n == lang.n || lang.s[want.n] == '-'));
}

static struct font_face *by_script(
	struct fonts *f, const struct cover_query *q, const struct fallback *b, size_t n)
{
	char tag[5] = { 0 };
	hb_tag_to_string(q->script, tag);
	for (size_t i = 0; i < n; i++) {
		if (!str_is(b[i].script, tag) || !for_language(b[i].language, q->setting->lang))
			continue;
		struct font_face *t = first_of(f, q, b[i].families);
		if (t)
			return t;
	}
	return NULL;
}

struct font_face *cover_stand_in(struct fonts *f, const struct cover_query *q)
{
	const struct family *y = q->setting->face->family;
	struct font_face *t = by_script(f, q, y->fallback, y->fallbacks);
	size_t n;
	const struct fallback *all = catalogue_fallbacks(f, &n);
	return t ? t : by_script(f, q, all, n);
}

static struct font_face *fallback(struct fonts *f, const struct cover_query *q)
{
	struct font_face *t = cover_stand_in(f, q);
	size_t n;
	struct cover_query common = *q;
	common.script = HB_SCRIPT_COMMON;
	const struct fallback *all = catalogue_fallbacks(f, &n);
	if (!t)
		t = by_script(f, &common, all, n);
	const struct str *name = catalogue_names(f, &n);
	for (size_t i = 0; !t && i < n; i++)
		t = first_of(f, q, name[i]);
	return t;
}

/* The package to install: of the first catalogued family that serves the script and is not there.
 */
static struct str package_for(struct fonts *f, hb_script_t script)
{
	size_t n;
	char tag[5] = { 0 };
	hb_tag_to_string(script, tag);
	const struct str *name = catalogue_names(f, &n);
	for (size_t i = 0; i < n; i++) {
		struct family *y = catalogue_family(f, name[i]);
		if (y && memmem(y->scripts.s, y->scripts.n, tag, 4) &&
			catalogue_find(f, y, &y->file[0]).n == 0)
			return y->package;
	}
	return (struct str){ 0 };
}

/* A letter that is not shown is a fault of the page. For a pictograph newer than every font nobody
 * could do anything, and that is what a warning is for. */
static void report(struct fonts *f, uint32_t c, const struct cover_query *q)
{
	UErrorCode e = U_ZERO_ERROR;
	char name[128] = "";
	if (f->missing.n >= MISSING)
		return;
	for (size_t i = 0; i < f->missing.n; i++)
		if (f->missing.v[i] == c)
			return;
	*VEC_PUSH(f->a, &f->missing) = c;
	u_charName((UChar32)c, U_EXTENDED_CHAR_NAME, name, sizeof name, &e);
	hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), c);
	struct str package = package_for(f, script);
	bool pictograph = u_hasBinaryProperty((UChar32)c, UCHAR_EXTENDED_PICTOGRAPHIC);
	diag_at(diag_about(f->diag, "glyph"),
		pictograph && package.n == 0 ? DIAG_WARNING : DIAG_ERROR, q->loc,
		"no font has U+%04X %s; a replacement character is shown%s%.*s%s", c, name,
		package.n > 0 ? " (install " : "", STR_ARG(package), package.n > 0 ? ")" : "");
}

static struct cover_slot *find_slot(struct fonts *f, uint64_t key)
{
	struct cover_table *t = f->cover;
	if (!t)
		t = f->cover = ARENA_NEW(f->a, struct cover_table);
	if (2 * t->n >= t->cap) {
		struct cover_table old = *t;
		t->cap = old.cap ? 2 * old.cap : 256;
		t->slot = ARENA_ARRAY(f->a, t->cap, struct cover_slot);
		t->n = 0;
		for (size_t i = 0; i < old.cap; i++)
			if (old.slot[i].key)
				*find_slot(f, old.slot[i].key) = old.slot[i];
	}
	size_t i = (size_t)(key * UINT64_C(0x9e3779b97f4a7c15) >> 32) & (t->cap - 1);
	while (t->slot[i].key && t->slot[i].key != key)
		i = (i + 1) & (t->cap - 1);
	t->n += t->slot[i].key == 0;
	return &t->slot[i];
}

struct font_face *cover_face(struct fonts *f, const struct cover_query *q)
{
	struct font_face *own = q->setting->face;
	if (has_cluster(own, q->c, q->n))
		return own;
	uint64_t key = ((uint64_t)q->setting->id << 32 | *q->c) + 1;
	struct cover_slot *s = q->n == 1 ? find_slot(f, key) : NULL;
	if (s && s->key)
		return s->face;
	struct font_face *t = fallback(f, q);
	struct cover_query base = *q;
	base.n = 1;
	if (!t && q->n > 1) /* a mark that no face has with this letter */
		t = cover_face(f, &base);
	for (size_t i = 0; i < q->n && !(t && has_cluster(t, q->c, q->n)); i++)
		if (!cover_has(t ? t : own, q->c[i]))
			report(f, q->c[i], q);
	if (s)
		*s = (struct cover_slot){ key, t ? t : own };
	return t ? t : own;
}
