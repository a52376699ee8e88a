#include "pdf/predict.h"
#include <stdlib.h>

enum { TRIED = 32 }; /* rows that a filter is chosen by */

enum filter { FILTER_NONE, FILTER_SUB, FILTER_UP, FILTER_AVERAGE, FILTER_PAETH, FILTERS };

struct rows {
	const uint8_t *first;
	size_t n, row, pixel;
};

static uint8_t paeth(int left, int above, int corner)
{
	int p = left + above - corner;
	int a = abs(p - left), b = abs(p - above), c = abs(p - corner);

	if (a <= b && a <= c)
		return (uint8_t)left;
	return (uint8_t)(b <= c ? above : corner);
}

/* What the filter expects of byte k of row i. */
static uint8_t guess(const struct rows *r, enum filter f, size_t i, size_t k)
{
	const uint8_t *in = r->first + i * r->row + k;
	uint8_t left = k >= r->pixel ? *(in - r->pixel) : 0, above = i > 0 ? *(in - r->row) : 0;
	uint8_t corner = i > 0 && k >= r->pixel ? *(in - r->row - r->pixel) : 0;

	switch (f) {
	case FILTER_NONE:
	case FILTERS:
		break;
	case FILTER_SUB:
		return left;
	case FILTER_UP:
		return above;
	case FILTER_AVERAGE:
		return (uint8_t)((left + above) / 2);
	case FILTER_PAETH:
		return paeth(left, above, corner);
	}
	return 0;
}

/* The sum of a row's differences, taken as signed: the least is the usual sign of what deflates
 * best. */
static uint64_t cost(const struct rows *r, enum filter f, size_t i)
{
	uint64_t sum = 0;

	for (size_t k = 0; k < r->row; k++)
		sum += (uint64_t)abs((int8_t)(r->first[i * r->row + k] - guess(r, f, i, k)));
	return sum;
}

/* The i-th of the rows that a filter is chosen by. */
static size_t sample(const struct rows *r, size_t i)
{
	return i * r->n / (r->n < TRIED ? r->n : TRIED);
}

/* Whether most bytes are as the pixel to the left has them: then they repeat as they are, and
 * differences only hide that. */
static bool drawn(const struct rows *r)
{
	size_t same = 0, all = 0;

	for (size_t i = 0; i < TRIED && i < r->n; i++) {
		const uint8_t *in = r->first + sample(r, i) * r->row;
		for (size_t k = r->pixel; k < r->row; k++, all++)
			same += in[k] == in[k - r->pixel];
	}
	return same >= all / 3 * 2;
}

/* One filter for all rows, by some of them: pictures are of one kind, drawn or photographed. */
static enum filter choose(const struct rows *r)
{
	enum filter best = FILTER_NONE;
	uint64_t least = UINT64_MAX;

	if (drawn(r))
		return FILTER_NONE;
	for (int f = FILTER_NONE; f < FILTERS; f++) {
		uint64_t sum = 0;
		for (size_t i = 0; i < TRIED && i < r->n; i++)
			sum += cost(r, (enum filter)f, sample(r, i));
		if (sum < least)
			best = (enum filter)f;
		least = sum < least ? sum : least;
	}
	return best;
}

struct str predict_rows(struct arena *arena, struct str samples, size_t row, size_t pixel)
{
	struct rows r = { (const uint8_t *)samples.s, samples.n / row, row, pixel };
	enum filter f = choose(&r);
	uint8_t *out, *w;

	if (f == FILTER_NONE)
		return (struct str){ NULL, 0 };
	w = out = arena_array(arena, r.n, row + 1);
	for (size_t i = 0; i < r.n; i++) {
		*w++ = (uint8_t)f;
		for (size_t k = 0; k < row; k++)
			*w++ = (uint8_t)(r.first[i * row + k] - guess(&r, f, i, k));
	}
	return (struct str){ (const char *)out, (size_t)(w - out) };
}
