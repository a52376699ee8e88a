/* The order of a dictionary: by the collation of a language, as CLDR has it. */
#include "interview/interview.h"

#include <stdlib.h>

#include <unicode/ucol.h>
#include <unicode/ustring.h>

enum { TAG = 32 };

struct entry {
	struct str key, first; /* sort keys: of the word; of its first letter, accents aside */
	uint32_t index;
};

static UCollator *collator(struct str lang, bool letters)
{
	char tag[TAG];
	UErrorCode e = U_ZERO_ERROR;
	size_t n = lang.n < TAG - 1 ? lang.n : TAG - 1;
	if (n)
		memcpy(tag, lang.s, n);
	tag[n] = 0;
	UCollator *c = ucol_open(tag, &e);
	if (U_FAILURE(e))
		return NULL;
	if (letters)
		ucol_setStrength(c, UCOL_PRIMARY);
	return c;
}

/* Sort keys compare as bytes do. Without a collator, the words are their own keys. */
static struct str key(struct arena *a, const UCollator *c, struct str s)
{
	UErrorCode e = U_ZERO_ERROR;
	int32_t n = 0;
	UChar *u = ARENA_ARRAY(a, s.n + 1, UChar);
	u_strFromUTF8(u, (int32_t)s.n + 1, &n, s.s ? s.s : "", (int32_t)s.n, &e);
	if (!c || U_FAILURE(e))
		return s;
	int32_t size = ucol_getSortKey(c, u, n, NULL, 0);
	uint8_t *bytes = arena_alloc(a, (size_t)size + 1);
	ucol_getSortKey(c, u, n, bytes, size);
	return (struct str){ (const char *)bytes, size > 0 ? (size_t)size - 1 : 0 };
}

static struct str first_letter(struct str s)
{
	size_t i = 0;
	if (s.n)
		str_next(s, &i);
	return (struct str){ s.s, i };
}

static int by_key(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int c = str_cmp(x->key, y->key);
	return c ? c : x->index < y->index ? -1 : 1;
}

void interview_sort(struct arena *a, struct str lang, const struct interview_words *in,
	struct interview_order *out)
{
	UCollator *whole = collator(lang, false), *letters = collator(lang, true);
	struct entry *w = ARENA_ARRAY(a, in->n + 1, struct entry);
	for (size_t i = 0; i < in->n; i++)
		w[i] = (struct entry){ key(a, whole, in->word[i]),
			key(a, letters, first_letter(in->word[i])), (uint32_t)i };
	if (in->n)
		qsort(w, in->n, sizeof *w, by_key);
	out->index = ARENA_ARRAY(a, in->n + 1, uint32_t);
	out->begins = ARENA_ARRAY(a, in->n + 1, bool);
	for (size_t i = 0; i < in->n; i++) {
		out->index[i] = w[i].index;
		out->begins[i] = i == 0 || !str_eq(w[i].first, w[i - 1].first);
	}
	ucol_close(whole);
	ucol_close(letters);
}
