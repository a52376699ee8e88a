/* Places where a line may break: UAX #14, as ICU knows it for each language.
 *
 * ICU is asked about stretches without spaces only: between such stretches the answer depends on
 * the characters at the space alone (rules LB11 to LB18), so that a stretch can be kept with its
 * breaks and used again wherever it comes. Most stretches are one word with points and quotes
 * around it, in which nothing breaks; those are seen without ICU, whose rules cost a millisecond to
 * load. */
#include "text/inside.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

struct breaker {
	struct breaker *next;
	struct str locale;
	UBreakIterator *it;
};

static ULineBreak class_of(uint32_t c)
{
	return (ULineBreak)u_getIntPropertyValue((UChar32)c, UCHAR_LINE_BREAK);
}

/* The rules differ by language for Chinese and Japanese only; one iterator serves all others. */
static struct str breaker_locale(struct str lang)
{
	if (str_starts(lang, "ja"))
		return STR("ja@lb=normal");
	if (str_starts(lang, "zh"))
		return STR("zh@lb=normal");
	if (str_starts(lang, "ko"))
		return STR("ko@lb=normal");
	return STR("en@lb=normal");
}

static struct breaker *open_breaker(struct fonts *f, struct str lang)
{
	struct str locale = breaker_locale(lang);
	struct breaker *b = f->breakers;
	while (b && !str_eq(b->locale, locale))
		b = b->next;
	if (b)
		return b;
	UErrorCode e = U_ZERO_ERROR;
	b = ARENA_NEW(f->a, struct breaker);
	b->locale = locale;
	b->it = ubrk_open(UBRK_LINE, locale.s, NULL, 0, &e);
	if (U_FAILURE(e)) {
		diag_world(f->diag, STR("ICU"), 0, "line break rules cannot be loaded: %s",
			u_errorName(e));
		b->it = NULL;
	}
	b->next = f->breakers;
	return f->breakers = b;
}

static bool is_quiet_letter(uint32_t c)
{
	if (c < 0x80)
		return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
	return (c >= 0xc0 && c < 0x250 && c != 0xd7 && c != 0xf7) || (c >= 0x386 && c < 0x3f6) ||
	       (c >= 0x400 && c < 0x482) || (c >= 0x48a && c < 0x530);
}

static bool is_quote(uint32_t c)
{
	return c == '"' || c == '\'' || c == 0xab || c == 0xbb || (c >= 0x2018 && c <= 0x201f);
}

/* Opening marks, letters with apostrophes among them, closing marks: nothing breaks in that. */
static bool is_one_word(const uint32_t *c, size_t n)
{
	size_t i = 0;
	while (i < n && (c[i] == '(' || c[i] == '[' || is_quote(c[i])))
		i++;
	while (i < n && (is_quiet_letter(c[i]) || ((c[i] == '\'' || c[i] == 0x2019) && i + 1 < n &&
							  is_quiet_letter(c[i + 1]))))
		i++;
	while (i < n && (c[i] == ',' || c[i] == '.' || c[i] == ':' || c[i] == ';' || c[i] == '!' ||
				c[i] == '?' || c[i] == ')' || c[i] == ']' || is_quote(c[i])))
		i++;
	return i == n;
}

static size_t to_utf16(const uint32_t *c, size_t n, UChar *u, uint32_t *from)
{
	size_t k = 0;
	for (size_t i = 0; i < n; i++) {
		from[k] = (uint32_t)i;
		U16_APPEND_UNSAFE(u, k, c[i]);
	}
	return k;
}

void line_breaks(struct fonts *f, struct setting *s, const uint32_t *c, size_t n, bool *may)
{
	memset(may, 0, n * sizeof *may);
	if (is_one_word(c, n) || n > INT32_MAX / 4)
		return;
	if (!s->breaker)
		s->breaker = open_breaker(f, s->lang);
	UBreakIterator *it = s->breaker->it;
	if (!it)
		return;
	UErrorCode e = U_ZERO_ERROR;
	struct arena_mark m = arena_mark(f->scratch);
	UChar *u = ARENA_ARRAY(f->scratch, 2 * n, UChar);
	uint32_t *from = ARENA_ARRAY(f->scratch, 2 * n, uint32_t);
	size_t units = to_utf16(c, n, u, from);
	ubrk_setText(it, u, (int32_t)units, &e);
	for (int32_t b = U_SUCCESS(e) ? ubrk_next(it) : UBRK_DONE;
		b != UBRK_DONE && b < (int32_t)units; b = ubrk_next(it))
		may[from[b]] = c[from[b] - 1] != 0xad;
	ubrk_setText(it, NULL, 0, &e);
	arena_reset(f->scratch, m);
}

bool line_space_breaks(uint32_t last, bool lone, uint32_t first, uint32_t second)
{
	if (is_quiet_letter(first) && (is_quiet_letter(last) || last == ',' || last == '.'))
		return true;
	ULineBreak a = class_of(last), b = class_of(first);
	if (b == U_LB_ZWSPACE)
		return false;
	if (a == U_LB_ZWSPACE)
		return true;
	if (a == U_LB_OPEN_PUNCTUATION ||
		(a == U_LB_QUOTATION && lone && b == U_LB_OPEN_PUNCTUATION))
		return false;
	if (b == U_LB_INFIX_NUMERIC) /* " .5" is a number */
		return class_of(second) == U_LB_NUMERIC;
	if (b == U_LB_CLOSE_PUNCTUATION || b == U_LB_CLOSE_PARENTHESIS || b == U_LB_EXCLAMATION ||
		b == U_LB_BREAK_SYMBOLS || b == U_LB_WORD_JOINER)
		return false;
	if ((a == U_LB_CLOSE_PUNCTUATION || a == U_LB_CLOSE_PARENTHESIS) && b == U_LB_NONSTARTER)
		return false;
	return !(a == U_LB_BREAK_BOTH && b == U_LB_BREAK_BOTH);
}

void line_drop(struct fonts *f)
{
	for (struct breaker *b = f->breakers; b; b = b->next)
		if (b->it)
			ubrk_close(b->it);
}
