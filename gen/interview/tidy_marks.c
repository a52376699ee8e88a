/* Straight marks into a language's own.
 *
 * A straight quote opens where something may begin and closes where something may end; inside of
 * words it is an apostrophe. Where both could be, or neither, it stays: inches, feet, a slip. Pairs
 * are matched with a stack, so that a quote which opens behind a bracket and one which closes
 * before it are told apart, and single quotes from apostrophes that begin or end a word. A quote
 * that opens and does not close, or closes and did not open, is half of one that runs over
 * paragraphs, and is set; single ones are apostrophes then. */
#include "interview/tidy.h"

enum { DEPTH = 8, WORD_BYTES = 8 };

struct opened {
	uint32_t mark;
	size_t at;
};

struct quotes {
	struct tidy *t;
	struct opened open[DEPTH];
	size_t n;
	size_t last_single; /* behind the last that may close */
};

/* Quotes that open in one language close in another. */
static bool opens(const struct tidy *t, size_t i, uint32_t c)
{
	const struct tongue *o = tidy_tongue(t, i);
	if (o && (c == o->quotes[1] || c == o->quotes[3]))
		return false;
	return tidy_opens(c) || (o && c && (c == o->quotes[0] || c == o->quotes[2]));
}

static bool ends_word(uint32_t c)
{
	return c && !tidy_is_letter(c) && !tidy_is_digit(c) && c != '"' && c != '\'' &&
	       !tidy_opens(c);
}

/* Whether a quote may open, or close, at i. */
static bool may_open(const struct tidy *t, size_t i)
{
	uint32_t a = i > 0 ? t->c[i - 1] : 0, b = t->c[i + 1];
	bool before = a == 0 || tidy_is_space(a) || opens(t, i, a) || tidy_is_dash(a) || a == '"' ||
		      a == '\'' || a == '/';
	return before && b && !tidy_is_space(b) &&
	       (tidy_is_letter(b) || tidy_is_digit(b) || opens(t, i, b) || b == '"' || b == '\'' ||
		       b == 0x2026 || b == '.' || b == '$' || b >= 0x20a0);
}

static bool may_close(const struct tidy *t, size_t i)
{
	uint32_t a = i > 0 ? t->c[i - 1] : 0, b = t->c[i + 1];
	return a && !tidy_is_space(a) && !opens(t, i, a) && !tidy_is_letter(b) && !tidy_is_digit(b);
}

static size_t find_last_single(const struct tidy *t)
{
	size_t last = 0;
	for (size_t i = 0; i < t->n; i++)
		if (t->c[i] == '\'' && may_close(t, i))
			last = i + 1;
	return last;
}

static bool is_open(const struct quotes *q, uint32_t mark)
{
	for (size_t i = 0; i < q->n; i++)
		if (q->open[i].mark == mark)
			return true;
	return false;
}

/* The pair: the inner for single quotes, and for double ones inside of double ones. */
static void set_pair(struct quotes *q, uint32_t mark, size_t from, size_t to, bool inside)
{
	const struct tongue *o = tidy_tongue(q->t, from);
	const struct tongue *tongue = o ? o : tidy_tongue(q->t, to);
	size_t pair = mark == '\'' || inside ? 2 : 0;
	if (from != to)
		tidy_put(q->t, from, tongue->quotes[pair]);
	tidy_put(q->t, to, tongue->quotes[pair + 1]);
}

static void lone_open(struct quotes *q, const struct opened *o)
{
	const struct tongue *tongue = tidy_tongue(q->t, o->at);
	tidy_put(q->t, o->at, o->mark == '"' ? tongue->quotes[0] : 0x2019);
}

/* Those above the one that closes were none, or run on. */
static void close_quote(struct quotes *q, uint32_t mark, size_t i)
{
	while (q->open[q->n - 1].mark != mark)
		lone_open(q, &q->open[--q->n]);
	size_t from = q->open[--q->n].at;
	set_pair(q, mark, from, i, is_open(q, '"'));
}

static void open_quote(struct quotes *q, uint32_t mark, size_t i)
{
	if (q->n < DEPTH)
		q->open[q->n++] = (struct opened){ mark, i };
}

static void double_quote(struct quotes *q, size_t i)
{
	bool digit = i > 0 && tidy_is_digit(q->t->c[i - 1]);
	if (is_open(q, '"') && may_close(q->t, i))
		close_quote(q, '"', i);
	else if (may_open(q->t, i))
		open_quote(q, '"', i);
	else if (may_close(q->t, i) && !digit)
		set_pair(q, '"', i, i, false);
}

/* Words that begin with an apostrophe, in English. */
static bool is_clipped(const struct tidy *t, size_t i)
{
	static const char *const clipped[] = { "tis", "twas", "em", "n", "til", "cause", "round",
		"bout", "cos", "nuff", "twere" };
	char word[WORD_BYTES];
	size_t n = 0;
	for (size_t k = i + 1; k < t->n && tidy_is_letter(t->c[k]); k++) {
		if (n == WORD_BYTES - 1 || t->c[k] >= 0x80)
			return false;
		word[n++] = (char)(t->c[k] | 32);
	}
	word[n] = 0;
	for (size_t k = 0; k < sizeof clipped / sizeof *clipped; k++)
		if (strcmp(word, clipped[k]) == 0)
			return true;
	return false;
}

/* One that neither opens nor closes a quote, but belongs to a word or a number. */
static bool is_apostrophe(const struct tidy *t, size_t i)
{
	uint32_t a = i > 0 ? t->c[i - 1] : 0, b = t->c[i + 1];
	bool first = may_open(t, i);
	return tidy_is_letter(a) || (first && (tidy_is_digit(b) || tidy_is_letter(b))) ||
	       (tidy_is_digit(a) && tidy_is_letter(b));
}

static void single_quote(struct quotes *q, size_t i)
{
	const uint32_t *c = q->t->c;
	uint32_t a = i > 0 ? c[i - 1] : 0, b = c[i + 1];
	bool inside = tidy_is_letter(a) && (tidy_is_letter(b) || opens(q->t, i, b) || b == '"');
	if (!inside && is_open(q, '\'') && may_close(q->t, i))
		close_quote(q, '\'', i);
	else if (!inside && may_open(q->t, i) && !tidy_is_digit(b) && !is_clipped(q->t, i) &&
		 q->last_single > i + 1)
		open_quote(q, '\'', i);
	else if (is_apostrophe(q->t, i))
		tidy_put(q->t, i, 0x2019);
}

/* Three dots are one sign, unless a fourth follows. */
static void dots(struct tidy *t, size_t i)
{
	if (t->c[i + 1] != '.' || t->c[i + 2] != '.' || t->c[i + 3] == '.' ||
		(i > 0 && (t->c[i - 1] == '.' || t->c[i - 1] == TIDY_GONE)) ||
		t->leaf[i + 1] != t->leaf[i] || t->leaf[i + 2] != t->leaf[i])
		return;
	tidy_put(t, i, 0x2026);
	tidy_put(t, i + 1, TIDY_GONE);
	tidy_put(t, i + 2, TIDY_GONE);
}

/* One hyphen or two between spaces are a dash, unless figures are subtracted. */
static void dash(struct tidy *t, size_t i)
{
	size_t next = i + (t->c[i + 1] == '-' ? 2 : 1);
	uint32_t before = i > 1 ? t->c[i - 2] : 0, behind = t->c[next] ? t->c[next + 1] : 0;
	if (i == 0 || !tidy_is_space(t->c[i - 1]) || !tidy_is_space(t->c[next]) ||
		!ends_word(t->c[next]) || before == 0 || behind == 0 || behind == '-' ||
		(tidy_is_digit(before) && tidy_is_digit(behind)) || t->leaf[next - 1] != t->leaf[i])
		return;
	tidy_put(t, i, tidy_tongue(t, i)->em_dash ? 0x2014 : 0x2013);
	if (next == i + 2)
		tidy_put(t, i + 1, TIDY_GONE);
}

void tidy_marks(struct tidy *t)
{
	struct quotes q = { .t = t };
	q.last_single = find_last_single(t);
	for (size_t i = 0; i < t->n; i++) {
		uint32_t c = t->c[i];
		if ((c != '"' && c != '\'' && c != '.' && c != '-') || !tidy_tongue(t, i))
			continue;
		if (c == '"')
			double_quote(&q, i);
		else if (c == '\'')
			single_quote(&q, i);
		else if (c == '.')
			dots(t, i);
		else
			dash(t, i);
	}
	while (q.n > 0)
		lone_open(&q, &q.open[--q.n]);
}
