/* "Did you mean": the candidate at the least distance, if that is small for the length of the word.
 */
#include "style/inside.h"

void style_near(struct style_nearest *x, const char *candidate)
{
	struct str c = str_of(candidate);
	size_t d;
	d = str_distance(x->word, c);
	if (d > STR_NEAR || (x->best && d >= x->distance))
		return;
	x->best = candidate;
	x->distance = d;
}

const char *style_meant(const struct style_nearest *x)
{
	return x->best && x->distance <= 1 + x->word.n / 4 ? x->best : NULL;
}
