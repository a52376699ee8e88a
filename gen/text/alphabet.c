/* The letters that a language is written with, and a face that has all of them.
 *
 * A word whose letters come from two faces looks like a mistake, and so does a text in which such
 * words come again and again. So a face that lacks letters of a language's alphabet, as Unicode's
 * CLDR has it, sets nothing in that language: its stand-in for the script does, spaces and figures
 * included. Asked of the scripts that share their faces: Latin, Greek, Cyrillic. */
#include "text/inside.h"

#include <unicode/ulocdata.h>
#include <unicode/uset.h>

struct alphabet { /* of a language that was asked for; list */
	struct alphabet *next;
	struct str lang;
	hb_script_t script;
	uint32_t *c;
	size_t n;
	const struct family *told; /* whose lack was the last to be told of */
};

static bool shares_faces(hb_script_t s)
{
	return s == HB_SCRIPT_LATIN || s == HB_SCRIPT_GREEK || s == HB_SCRIPT_CYRILLIC;
}

static void add_range(struct fonts *f, struct alphabet *a, UChar32 from, UChar32 to)
{
	hb_unicode_funcs_t *u = hb_unicode_funcs_get_default();
	uint32_t *old = a->c;
	a->c = ARENA_ARRAY(f->a, a->n + (size_t)(to - from) + 1, uint32_t);
	if (old)
		memcpy(a->c, old, a->n * sizeof *old);
	for (UChar32 c = from; c <= to; c++)
		if (hb_unicode_script(u, (uint32_t)c) == a->script)
			a->c[a->n++] = (uint32_t)c;
}

/* Languages that CLDR does not know have no letters: ICU would give those of the machine's. */
static void read(struct fonts *f, struct alphabet *a)
{
	char locale[ULOC_FULLNAME_CAPACITY];
	UErrorCode e = U_ZERO_ERROR;
	uloc_forLanguageTag(a->lang.s, locale, sizeof locale, NULL, &e);
	ULocaleData *data = U_SUCCESS(e) ? ulocdata_open(locale, &e) : NULL;
	if (!data)
		return;
	if (U_SUCCESS(e) && e != U_USING_DEFAULT_WARNING) {
		USet *set = ulocdata_getExemplarSet(data, NULL, 0, ULOCDATA_ES_STANDARD, &e);
		int32_t n = U_SUCCESS(e) ? uset_getItemCount(set) : 0;
		for (int32_t i = 0; i < n; i++) {
			UChar32 from, to;
			if (uset_getItem(set, i, &from, &to, NULL, 0, &e) == 0 && U_SUCCESS(e))
				add_range(f, a, from, to);
		}
		uset_close(set);
	}
	ulocdata_close(data);
}

static struct alphabet *find(struct fonts *f, const struct setting *s)
{
	struct alphabet *a = f->alphabets;
	while (a && !str_eq(a->lang, s->lang))
		a = a->next;
	if (a)
		return a;
	a = ARENA_NEW(f->a, struct alphabet);
	a->lang = s->lang;
	a->script = s->script;
	if (shares_faces(s->script))
		read(f, a);
	a->next = f->alphabets;
	return f->alphabets = a;
}

struct font_face *alphabet_face(struct fonts *f, struct setting *s, struct loc loc)
{
	struct alphabet *a = find(f, s);
	size_t i = 0;
	while (i < a->n && cover_has(s->face, a->c[i]))
		i++;
	if (i == a->n)
		return s->face;
	struct cover_query q = { s, a->c, a->n, a->script, loc };
	struct font_face *t = cover_stand_in(f, &q);
	if (!t)
		return s->face;
	if (a->told != s->face->family)
		diag_at(diag_about(f->diag, "font"), DIAG_NOTE, loc,
			"family \"%.*s\" has no U+%04X, a letter of language \"%.*s\"; what is "
			"in that language is set in %.*s",
			STR_ARG(s->face->family->name), a->c[i], STR_ARG(s->lang),
			STR_ARG(t->family->name));
	a->told = s->face->family;
	return t;
}
