/* What a misspelt word was meant to be: the candidate at the least distance, when that is at most a
 * third of the word's bytes. */
#include "interview/interview.h"

struct str interview_near(struct str word, const struct str *among, size_t n)
{
	struct str best = { 0 };
	size_t limit = word.n < 3 ? 1 : word.n / 3 + 1;
	if (!word.n || word.n > STR_NEAR)
		return best;
	for (size_t i = 0; i < n; i++) {
		size_t d = among[i].n ? str_distance(word, among[i]) : limit;
		if (d < limit) {
			limit = d;
			best = among[i];
		}
	}
	return best;
}
