/* Values as a layout writes them. */
#include "style/inside.h"

/* Decimals of a number count to five places; with so many digits before the point, its product with
 * any unit stays in 64 bits. */
enum { DECIMALS = 5, DIGITS = 5, ONE = 100000 };

struct unit {
	const char *name;
	int64_t num, den; /* in points */
};

static const struct unit units[] = {
	{ "pt", 1, 1 },
	{ "mm", 360, 127 },
	{ "cm", 3600, 127 },
	{ "in", 72, 1 },
	{ "pc", 12, 1 },
};

/* A decimal number at the front of *s, cut off it, as a multiple of 1/ONE. */
static bool decimal(struct str *s, int64_t *out)
{
	bool minus = s->n && s->s[0] == '-';
	size_t i = minus, whole, digits;
	int64_t n = 0;
	for (whole = i; i < s->n && s->s[i] >= '0' && s->s[i] <= '9'; i++) {
		if (i - whole >= DIGITS)
			return false;
		n = n * 10 + (s->s[i] - '0');
	}
	digits = i - whole;
	n *= ONE;
	if (i < s->n && s->s[i] == '.') {
		int64_t place = ONE / 10;
		for (whole = ++i; i < s->n && s->s[i] >= '0' && s->s[i] <= '9'; i++, place /= 10)
			n += place * (s->s[i] - '0');
		digits += i - whole;
	}
	*out = minus ? -n : n;
	s->s += i;
	s->n -= i;
	return digits > 0;
}

static bool length(
	struct str s, bool measured, const struct style_measure *m, struct style_value *out)
{
	int64_t n;
	if (!decimal(&s, &n))
		return false;
	if (s.n == 0) { /* zero is zero in any unit */
		out->n = 0;
		return n == 0;
	}
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		if (str_is(s, units[i].name)) {
			out->n = len_scale(n, SP_PT * units[i].num, units[i].den * ONE);
			return true;
		}
	}
	if (!str_is(s, "em") && (measured || !str_is(s, "ln")))
		return false;
	out->in_em = str_is(s, "em");
	out->em = len_scale(n, 1000, ONE);
	out->n = len_scale(n, out->in_em ? m->em : m->grid, ONE);
	return true;
}

static bool integer(struct str s, int64_t *out)
{
	bool minus = s.n && s.s[0] == '-';
	int64_t n = 0;
	if (s.n == minus || s.n > 9)
		return false;
	for (size_t i = minus; i < s.n; i++) {
		if (s.s[i] < '0' || s.s[i] > '9')
			return false;
		n = n * 10 + (s.s[i] - '0');
	}
	*out = minus ? -n : n;
	return true;
}

static bool colour(struct str s, const struct style_measure *m, int64_t *out)
{
	int64_t n = 0;
	if (str_is(s, "accent")) {
		*out = m->accent;
		return true;
	}
	if (s.n != 7 || s.s[0] != '#')
		return false;
	for (size_t i = 1; i < s.n; i++) {
		char c = s.s[i];
		int digit = c >= '0' && c <= '9'   ? c - '0'
			    : c >= 'a' && c <= 'f' ? c - 'a' + 10
			    : c >= 'A' && c <= 'F' ? c - 'A' + 10
						   : -1;
		if (digit < 0)
			return false;
		n = n * 16 + digit;
	}
	*out = n;
	return true;
}

static bool choice(const struct style_word *w, struct str s, int64_t *out)
{
	for (; w->word; w++) {
		if (style_is(s, w->word)) {
			*out = w->value;
			return true;
		}
	}
	return false;
}

static bool read(const struct style_row *row, struct str s, const struct style_measure *m,
	struct style_value *out)
{
	static const struct style_word yes_no[] = { { "no", 0 }, { "yes", 1 }, { NULL, 0 } };
	switch (row->type) {
	case TYPE_LENGTH:
	case TYPE_MEASURED:
		return length(s, row->type == TYPE_MEASURED, m, out);
	case TYPE_NUMBER:
		return integer(s, &out->n);
	case TYPE_SWITCH:
		return choice(yes_no, s, &out->n);
	case TYPE_CHOICE:
	case TYPE_FEATURE:
		return choice(row->words, s, &out->n);
	case TYPE_COLOUR:
		return colour(s, m, &out->n);
	case TYPE_STRING:
	case TYPE_NAME:
		out->s = s;
		return row->type == TYPE_STRING || s.n > 0;
	}
	return false;
}

enum style_fault style_value(const struct style_row *row, struct str text,
	const struct style_measure *m, struct style_value *out)
{
	struct style_value low = { 0 }, high = { 0 };
	*out = (struct style_value){ 0 };
	if (!read(row, row->type == TYPE_STRING ? text : str_trim(text), m, out))
		return VALUE_BAD;
	if (!row->min)
		return VALUE_GOOD;
	read(row, str_of(row->min), m, &low);
	read(row, str_of(row->max), m, &high);
	return out->n < low.n || out->n > high.n ? VALUE_OUT_OF_RANGE : VALUE_GOOD;
}

static void expected_word(struct buf *b, const struct style_word *w)
{
	for (const struct style_word *x = w; x->word; x++) {
		buf_cstr(b, x == w ? "" : x[1].word ? ", " : " or ");
		buf_cstr(b, x->word);
	}
}

void style_expected(struct buf *b, const struct style_row *row)
{
	switch (row->type) {
	case TYPE_LENGTH:
		buf_cstr(b, "a length in pt, mm, cm, in, pc, em or ln, such as 4mm");
		break;
	case TYPE_MEASURED:
		buf_cstr(b, "a length in pt, mm, cm, in, pc or em, such as 14pt");
		break;
	case TYPE_NUMBER:
		buf_cstr(b, "a whole number");
		break;
	case TYPE_SWITCH:
		buf_cstr(b, "yes or no");
		break;
	case TYPE_CHOICE:
	case TYPE_FEATURE:
		expected_word(b, row->words);
		break;
	case TYPE_COLOUR:
		buf_cstr(b, "a colour such as #7a1f1f, or accent");
		break;
	case TYPE_STRING:
	case TYPE_NAME:
		buf_cstr(b, "a name");
		break;
	}
	if (row->min)
		buf_printf(b, ", from %s to %s", row->min, row->max);
}
