/* Places where a line may break: UAX #14, as ICU knows it for each language.
 *
 * ICU is asked about stretches without spaces only: between such stretches the answer depends on
 * the characters at the space alone (rules LB11 to LB18), so that a stretch can be kept with its
 * breaks and used again wherever it comes. Loading its rules costs four milliseconds, a third of
 * what a short document takes, so that stretches of plain characters are decided here, by the same
 * rules; tests hold the two against each other on random text.
 *
 * In two places we do otherwise than ICU 72. A quotation mark that ends a word and a bracket after
 * a space may part, as Unicode 15.1 has it (LB15a): it was a closing one. And "( -a", an opening
 * bracket, a space and a hyphen, keeps its hyphen and letter together. Besides, signs that belong
 * to the word before them do not begin a line, though a space is written between; nor does a dash
 * that stands at a word without a space, as printers have always had it, but for Chinese and
 * Japanese. Korean is divided between any two syllables in Korean alone; in other languages its
 * words are as theirs. Japanese lines do not begin with small kana. */
#include "text/inside.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

enum { EM_DASH = 0x2014, CJK = 0x2e80 };

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
		return STR("ja@lb=strict");
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

/* Classes of UAX #14 among which our own rules decide; ASK: ICU does. */
enum kind { ASK, AL, NU, OP, CP, QU, EX, IS, HY, BA, B2, IN, PR, PO, SY, GL };

static enum kind kind_of(uint32_t c)
{
	static const struct {
		uint16_t c;
		uint8_t kind;
	} other[] = { { '!', EX }, { '"', QU }, { '%', PO }, { '&', AL }, { '\'', QU }, { '(', OP },
		{ ')', CP }, { ',', IS }, { '-', HY }, { '.', IS }, { '/', SY }, { ':', IS },
		{ ';', IS }, { '?', EX }, { '@', AL }, { '[', OP }, { ']', CP }, { 0xa0, GL },
		{ 0xa3, PR }, { 0xab, QU }, { 0xad, BA }, { 0xb0, PO }, { 0xbb, QU },
		{ 0x2010, BA }, { 0x2013, BA }, { 0x2014, B2 }, { 0x2018, QU }, { 0x2019, QU },
		{ 0x201c, QU }, { 0x201d, QU }, { 0x2026, IN }, { 0x202f, GL }, { 0x20ac, PR } };
	if (is_quiet_letter(c))
		return AL;
	if (c >= '0' && c <= '9')
		return NU;
	for (size_t i = 0; i < sizeof other / sizeof *other; i++)
		if (other[i].c == c)
			return (enum kind)other[i].kind;
	return ASK;
}

/* What came before a place between two characters. */
struct before {
	enum kind kind;
	bool hyphen; /* it is one: U+002D, U+2010 */
	bool number; /* it is of a number: digits with points and slashes among them */
	bool closed; /* it closes a bracket behind a number */
	bool fresh;  /* a line may break before it, or it is the first */
};

/* Rules LB12 to LB31 for a place between two characters; number_next: behind y. The numbers of LB25
 * are taken whole, and a hyphen that begins a word stays with it, as ICU has both. */
static bool parts(const struct before *x, enum kind y, bool number_next)
{
	enum kind k = x->kind;
	if (k == GL || k == OP || k == QU || y == QU || (k == B2 && y == B2))
		return false;
	if (y == GL)
		return k == BA || k == HY;
	if (y == CP || y == EX || y == IS || y == SY || y == BA || y == HY || y == IN)
		return false;
	bool sign = k == PR || k == PO;
	if (y == AL)
		return !(k == AL || k == NU || sign || k == IS || k == CP ||
			 (x->hyphen && x->fresh));
	if (y == NU)
		return !(k == AL || k == NU || sign || k == HY || k == CP || k == IS || x->number);
	if (y == PR || y == PO)
		return !(k == AL || x->number || x->closed);
	if (y == OP)
		return !(k == AL || k == NU || (sign && number_next));
	return true;
}

static bool is_hyphen(uint32_t c)
{
	return c == '-' || c == 0x2010;
}

/* 5, .5 */
static bool is_number(const uint32_t *c, size_t n)
{
	size_t at = n > 0 && kind_of(c[0]) == IS;
	return at < n && kind_of(c[at]) == NU;
}

/* The breaks of a stretch of plain characters, as ICU would give them; false when it has others. */
static bool breaks_plainly(const uint32_t *c, size_t n, bool *may)
{
	enum kind y = kind_of(c[0]);
	struct before x = { y, is_hyphen(c[0]), y == NU, false, true };
	if (y == ASK)
		return false;
	for (size_t i = 1; i < n; i++) {
		y = kind_of(c[i]);
		if (y == ASK)
			return false;
		may[i] = parts(&x, y, is_number(c + i + 1, n - i - 1));
		bool number = y == NU || (x.number && (y == SY || y == IS));
		x = (struct before){ y, is_hyphen(c[i]), number, x.number && y == CP, may[i] };
		may[i] = may[i] && c[i - 1] != 0xad;
	}
	return true;
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

static void ask_icu(struct fonts *f, struct setting *s, const uint32_t *c, size_t n, bool *may)
{
	memset(may, 0, n * sizeof *may);
	if (n > INT32_MAX / 4)
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

static bool is_hangul(uint32_t c)
{
	return (c >= 0xac00 && c < 0xd7a4) || (c >= 0x1100 && c < 0x1200) ||
	       (c >= 0x3130 && c < 0x3190);
}

/* Korean words in a text of another language. */
static void keep_korean(const uint32_t *c, size_t n, bool *may)
{
	for (size_t i = 1; i < n; i++) {
		bool a = is_hangul(c[i - 1]), b = is_hangul(c[i]);
		if ((a && u_isalnum((UChar32)c[i])) || (b && u_isalnum((UChar32)c[i - 1])))
			may[i] = false;
	}
}

void line_breaks(struct fonts *f, struct setting *s, const uint32_t *c, size_t n, bool *may)
{
	if (!breaks_plainly(c, n, may)) {
		ask_icu(f, s, c, n, may);
		if (!str_starts(s->lang, "ko"))
			keep_korean(c, n, may);
	}
	for (size_t i = 1; i < n; i++)
		may[i] = may[i] && (c[i] != EM_DASH || c[i - 1] >= CJK);
}

/* The signs of repetition and abbreviation of Thai, Lao and Khmer, and the dandas of India. */
static bool is_tied_back(uint32_t c)
{
	return c == 0xe2f || c == 0xe46 || c == 0xeaf || c == 0xec6 || c == 0x17d7 || c == 0x964 ||
	       c == 0x965;
}

bool line_space_breaks(uint32_t last, bool lone, uint32_t first, uint32_t second)
{
	if (is_quiet_letter(first) && (is_quiet_letter(last) || last == ',' || last == '.'))
		return true;
	ULineBreak a = class_of(last), b = class_of(first);
	if (b == U_LB_ZWSPACE || is_tied_back(first))
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
