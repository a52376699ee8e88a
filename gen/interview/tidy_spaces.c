/* Spaces: where a line must not break, where they are thin, where they were forgotten or one too
 * many. All rules look at the space, the word before and the word behind. */
#include "interview/tidy.h"

enum { WORD_BYTES = 40 };

/* Behind a number, in all languages. */
static const char units[] = " km m dm cm mm µm nm kg g mg µg t l ml cl dl hl ha h min s ms W kW MW "
			    "GW kWh MWh GWh TWh V kV A mA Hz kHz MHz GHz Pa hPa kPa bar J kJ MJ "
			    "kcal mol K px pt dpi B kB KB MB GB TB kbit Mbit Gbit "
			    "USD EUR GBP CHF KZT RUB JPY CNY KRW UAH TRY PLN CZK SEK NOK DKK "
			    "км м дм см мм кг г мг т л мл га ч мин с кВт МВт ГВт Вт В Гц кГц МГц "
			    "ГГц Кб Мб Гб Кбайт Мбайт Гбайт ";

static bool is_single(const struct tidy *t, size_t i)
{
	return tidy_is_letter(t->c[i]) &&
	       (i == 0 || (!tidy_is_letter(t->c[i - 1]) && !tidy_is_digit(t->c[i - 1]) &&
				  t->c[i - 1] != 0x2019 && t->c[i - 1] != '-'));
}

static bool is_capital(uint32_t c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 0xc0 && c < 0xdf) || (c >= 0x391 && c < 0x3ab) ||
	       (c >= 0x400 && c < 0x430) || (c >= 0x100 && c < 0x180 && !(c & 1)) || c == 0x4d8 ||
	       c == 0x4e8 || c == 0x492 || c == 0x49a || c == 0x4a2 || c == 0x4ae || c == 0x4b0;
}

/* What joins the letters of "n.º", "Dipl.-Ing.", "г-н". */
static bool is_word(uint32_t c)
{
	return tidy_is_letter(c) || c == '.' || c == '-' || c == 0x2011 || c == 0xb0;
}

/* Whether a list has the word [from, to), or one that the word begins with. */
static bool in_list(const char *list, const struct tidy *t, size_t from, size_t to, bool endings)
{
	char s[WORD_BYTES * 4 + 3] = " ";
	size_t n = 1;
	if (!list || to <= from || to - from > WORD_BYTES)
		return false;
	for (size_t i = from; i < to; i++)
		n += str_put(s + n, t->c[i]);
	s[n] = ' ';
	s[n + 1] = 0;
	if (strstr(list, s))
		return true;
	for (const char *w = list; endings && w[1]; w += 1 + strcspn(w + 1, " ")) {
		size_t k = strcspn(w + 1, " ");
		if (k + 1 < n && memcmp(w + 1, s + 1, k) == 0)
			return true;
	}
	return false;
}

static size_t word_end(const struct tidy *t, size_t i)
{
	while (i < t->n && is_word(t->c[i]))
		i++;
	return i;
}

static size_t word_start(const struct tidy *t, size_t i)
{
	while (i > 0 && is_word(t->c[i - 1]))
		i--;
	return i;
}

/* What closes, or nothing. */
static bool is_end(uint32_t c)
{
	return c == 0 || tidy_is_space(c) || c == 0xbb || c == 0x201d || c == 0x201c || c == 0x2019;
}

static bool is_currency(uint32_t c)
{
	return c == '$' || c == 0xa3 || c == 0xa5 || (c >= 0x20a0 && c < 0x20d0);
}

static bool is_mark(uint32_t c)
{
	return c == ';' || c == '!' || c == '?' || c == ':';
}

static size_t digits(const struct tidy *t, size_t i)
{
	size_t n = 0;
	while (i + n < t->n && tidy_is_digit(t->c[i + n]))
		n++;
	return n;
}

/* 10 000: three figures behind one to three. */
static bool is_group(const struct tidy *t, size_t i)
{
	size_t before = 0;
	while (before < i && before < 4 && tidy_is_digit(t->c[i - 1 - before]))
		before++;
	return before > 0 && before < 4 && digits(t, i + 1) == 3;
}

/* The space that a number and what follows it share; 0 for a common one. */
static uint32_t behind_number(const struct tidy *t, const struct tongue *o, size_t i)
{
	uint32_t next = t->c[i + 1];
	size_t end = word_end(t, i + 1);
	int points = end > i + 2 && t->c[end - 1] == '.';
	if (next == '%' || next == 0x2030)
		return o->thin || o->apart ? TIDY_THIN : TIDY_FIXED;
	if (tidy_is_digit(next))
		return (o->apart || o->em_dash || o->lone) && is_group(t, i) ? TIDY_THIN : 0;
	if (is_currency(next) || next == 0xb0)
		return TIDY_FIXED;
	for (int stripped = 0; stripped <= points; stripped++, end--)
		if (in_list(units, t, i + 1, end, false) ||
			in_list(o->behind, t, i + 1, end, false) ||
			in_list(o->months, t, i + 1, end, o->endings))
			return TIDY_FIXED;
	return 0;
}

/* The day of "16. April". */
static bool is_ordinal_day(const struct tidy *t, const struct tongue *o, size_t i)
{
	return i > 1 && t->c[i - 1] == '.' && tidy_is_digit(t->c[i - 2]) &&
	       in_list(o->months, t, i + 1, word_end(t, i + 1), o->endings);
}

static bool before_number(const struct tidy *t, const struct tongue *o, size_t i)
{
	uint32_t a = t->c[i - 1];
	size_t from = word_start(t, i);
	return a == 0x2116 || a == 0xa7 || is_currency(a) ||
	       in_list(o->before, t, from, i, false) ||
	       (o->month_first && in_list(o->months, t, from, i, false));
}

/* Behind a letter and a point: of an abbreviation, or an initial. */
static uint32_t behind_initial(const struct tidy *t, const struct tongue *o, size_t i)
{
	uint32_t next = t->c[i + 1];
	bool more = t->c[i + 2] == '.', first = i < 3 || t->c[i - 3] != '.';
	if (!tidy_is_letter(next))
		return 0;
	if (more)
		return o->thin ? TIDY_THIN : TIDY_FIXED;
	if (!is_capital(t->c[i - 2]) || !is_capital(next) || (t->c[i - 2] == 'I' && first))
		return 0;
	return TIDY_FIXED;
}

/* Marks that have a space before them in French, and in other languages none. */
static uint32_t before_mark(const struct tidy *t, const struct tongue *o, size_t i)
{
	uint32_t a = t->c[i - 1], c = t->c[i + 1], b = t->c[i + 2];
	bool high = c == ';' || c == '!' || c == '?';
	if (a == 0xab && o->apart)
		return TIDY_FIXED;
	if (c == 0xbb && o->apart)
		return TIDY_FIXED;
	if (o->apart && (c == ':' || (high && !o->colon_only)))
		return c == ':' ? TIDY_FIXED : TIDY_THIN;
	if ((a == 0xbf || a == 0xa1) && tidy_is_letter(c))
		return TIDY_GONE;
	if ((high || c == ':' || c == ',') && tidy_is_letter(a) && is_end(b))
		return TIDY_GONE;
	return 0;
}

static bool before_dash(const struct tidy *t, size_t i)
{
	return tidy_is_dash(t->c[i + 1]) && tidy_is_space(t->c[i + 2]);
}

/* What a plain space becomes; 0: it stays. */
static uint32_t space_for(const struct tidy *t, const struct tongue *o, size_t i)
{
	uint32_t a = t->c[i - 1], b = t->c[i + 1], to = before_mark(t, o, i);
	if (to)
		return to;
	if (tidy_is_digit(a) && (to = behind_number(t, o, i)) != 0)
		return to;
	if (tidy_is_digit(b))
		return before_number(t, o, i) ? TIDY_FIXED : 0;
	if (before_dash(t, i) || is_ordinal_day(t, o, i))
		return TIDY_FIXED;
	if (a == '.' && i > 1 && is_single(t, i - 2))
		to = behind_initial(t, o, i);
	if (!to && is_capital(b) && in_list(o->titles, t, word_start(t, i), i, false))
		to = TIDY_FIXED;
	if (!to && o->lone && is_single(t, i - 1) && in_list(o->lone, t, i - 1, i, false))
		to = TIDY_FIXED;
	return to;
}

static void put_before(struct tidy *t, size_t i, uint32_t c)
{
	if (i >= t->n || t->leaf[i] == TIDY_NO_LEAF)
		return;
	t->before[i] = c;
	t->changed[t->leaf[i]] = t->touched = true;
}

static bool is_rule(uint32_t c)
{
	return c == '-' || tidy_is_dash(c);
}

/* The space that French has at a mark and the author forgot. */
static void part_mark(struct tidy *t, const struct tongue *o, size_t i)
{
	uint32_t a = i > 0 ? t->c[i - 1] : 0, c = t->c[i], b = t->c[i + 1];
	bool word = tidy_is_letter(a) || tidy_is_digit(a) || a == ')' || a == ']' || a == 0xbb ||
		    a == 0x2026 || a == 0x201d || a == 0x2019 || a == '%';
	if (c == 0xab && b && !is_rule(b) && !tidy_is_space(b))
		put_before(t, i + 1, TIDY_FIXED);
	else if (c == 0xbb && a && !is_rule(a) && !tidy_is_space(a))
		put_before(t, i, TIDY_FIXED);
	else if (is_mark(c) && word && (is_end(b) || is_mark(b) || b == ')') &&
		 (c == ':' || !o->colon_only))
		put_before(t, i, c == ':' ? TIDY_FIXED : TIDY_THIN);
}

/* z.B. becomes z. B. where nothing but letters with points is in the word. */
static void part_abbreviation(struct tidy *t, size_t i)
{
	size_t k = i;
	while (tidy_is_letter(t->c[k]) && t->c[k + 1] == '.')
		k += 2;
	if (k < i + 4 || tidy_is_letter(t->c[k]) || tidy_is_digit(t->c[k]) || t->c[k] == '/' ||
		t->c[k] == '@' || t->c[k] == '.')
		return;
	for (size_t j = i + 2; j < k; j += 2)
		put_before(t, j, TIDY_THIN);
}

static bool begins_word(const struct tidy *t, size_t i)
{
	uint32_t a = i > 0 ? t->c[i - 1] : 0;
	return a == 0 || tidy_is_space(a) || tidy_opens(a);
}

void tidy_spaces(struct tidy *t)
{
	for (size_t i = 0; i < t->n; i++) {
		uint32_t c = t->c[i], to;
		const struct tongue *o = c == ' ' || c >= 0x80 || is_mark(c) || t->c[i + 1] == '.'
						 ? tidy_tongue(t, i)
						 : NULL;
		if (!o)
			continue;
		if (c == ' ') {
			if (i > 0 && t->c[i + 1] && (to = space_for(t, o, i)) != 0)
				tidy_put(t, i, to);
		} else if (o->apart && (is_mark(c) || c == 0xab || c == 0xbb))
			part_mark(t, o, i);
		else if (o->thin && tidy_is_letter(c) && t->c[i + 1] == '.' && begins_word(t, i))
			part_abbreviation(t, i);
	}
}
