/* The characters of a run on their way to the shaper: capitals made by the language's rules,
 * hyphens in the form that the face has, ours added, each with its place in the source. */
#include "text/inside.h"

#include <unicode/ucasemap.h>

static void add_char(struct source *s, uint32_t c, size_t at)
{
	if (s->n < sizeof s->c / sizeof *s->c) {
		s->c[s->n] = c;
		s->at[s->n++] = (uint32_t)at;
	}
}

/* Capitals by the rules of the language. Where they come one for one, or each from its own
 * character, clusters stay those of the source; otherwise (Greek accents) the word is one. */
static bool add_upper(struct source *s, const struct setting *t, struct str text)
{
	char locale[16] = "", out[3 * RUN_BYTES];
	UErrorCode e = U_ZERO_ERROR;
	memcpy(locale, t->lang.s, t->lang.n < 15 ? t->lang.n : 15);
	UCaseMap *map = ucasemap_open(locale, 0, &e);
	if (U_FAILURE(e))
		return false;
	int32_t whole = ucasemap_utf8ToUpper(map, out, sizeof out, text.s, (int32_t)text.n, &e);
	bool good = U_SUCCESS(e) && whole <= (int32_t)sizeof out;
	size_t k = 0;
	for (size_t i = 0; good && i < text.n;) {
		char one[32];
		size_t from = i;
		str_next(text, &i);
		int32_t n = ucasemap_utf8ToUpper(
			map, one, sizeof one, text.s + from, (int32_t)(i - from), &e);
		good = U_SUCCESS(e) && k + (size_t)n <= (size_t)whole &&
		       memcmp(out + k, one, (size_t)n) == 0;
		struct str upper = { one, (size_t)n };
		for (size_t j = 0; good && j < upper.n;)
			add_char(s, str_next(upper, &j), from);
		k += (size_t)n;
	}
	ucasemap_close(map);
	if (good && k == (size_t)whole)
		return true;
	s->n = 0;
	struct str upper = { out, U_SUCCESS(e) ? (size_t)whole : 0 };
	for (size_t j = 0; j < upper.n;)
		add_char(s, str_next(upper, &j), 0);
	return upper.n > 0;
}

void source_read(struct source *s, const struct shape_query *q, bool hyphen)
{
	const struct font_face *t = q->face;
	s->n = 0;
	if (!(q->features & LOOK_UPPERCASE) || !add_upper(s, q->setting, q->text))
		for (size_t i = 0; i < q->text.n;) {
			size_t from = i;
			add_char(s, str_next(q->text, &i), from);
		}
	for (size_t i = 0; i < s->n; i++)
		if ((s->c[i] == 0x2010 || s->c[i] == 0x2011) && !face_has(t, 0x2010))
			s->c[i] = '-';
	if (hyphen && t->hyphen)
		add_char(s, t->hyphen, q->text.n);
}

void source_mend(struct source *s, const struct font_face *t)
{
	size_t n = 0;
	bool replace = face_has(t, 0xfffd);
	for (size_t i = 0; i < s->n; i++)
		if (cover_has(t, s->c[i]) || replace) {
			s->c[n] = cover_has(t, s->c[i]) ? s->c[i] : 0xfffd;
			s->at[n++] = s->at[i];
		}
	s->n = n;
}
