/* "Did you mean": the least edit distance, two neighbouring letters exchanged counting as one edit
 * (optimal string alignment), which is what hands get wrong. */
#include "style/inside.h"

enum { LONGEST = 40 };

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t distance(struct str a, struct str b)
{
	size_t row[3][LONGEST + 1];
	for (size_t j = 0; j <= b.n; j++)
		row[0][j] = j;
	for (size_t i = 1; i <= a.n; i++) {
		size_t *now = row[i % 3], *up = row[(i + 2) % 3], *upper = row[(i + 1) % 3];
		now[0] = i;
		for (size_t j = 1; j <= b.n; j++) {
			bool same = a.s[i - 1] == b.s[j - 1];
			now[j] = least(least(now[j - 1], up[j]) + 1, up[j - 1] + !same);
			if (i > 1 && j > 1 && a.s[i - 1] == b.s[j - 2] && a.s[i - 2] == b.s[j - 1])
				now[j] = least(now[j], upper[j - 2] + 1);
		}
	}
	return row[a.n % 3][b.n];
}

void style_near(struct style_nearest *x, const char *candidate)
{
	struct str c = str_of(candidate);
	size_t d;
	if (x->word.n > LONGEST || c.n > LONGEST)
		return;
	d = distance(x->word, c);
	if (x->best && d >= x->distance)
		return;
	x->best = candidate;
	x->distance = d;
}

const char *style_meant(const struct style_nearest *x)
{
	return x->best && x->distance <= 1 + x->word.n / 4 ? x->best : NULL;
}
