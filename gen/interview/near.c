/* What a misspelt word was meant to be: the candidate with the fewest insertions, deletions,
 * replacements and swaps of neighbours (the restricted Damerau-Levenshtein distance), when there
 * are at most a third as many as the word has bytes. Words over NEAR bytes are not looked at, so
 * that the cost is bounded. */
#include "interview/interview.h"

enum { NEAR = 40 };

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

static unsigned distance(struct str a, struct str b)
{
	unsigned row[3][NEAR + 1];
	for (unsigned j = 0; j <= b.n; j++)
		row[0][j] = j;
	for (unsigned i = 1; i <= a.n; i++) {
		unsigned *d = row[i % 3], *up = row[(i + 2) % 3], *far = row[(i + 1) % 3];
		d[0] = i;
		for (unsigned j = 1; j <= b.n; j++) {
			unsigned change = up[j - 1] + (a.s[i - 1] != b.s[j - 1]);
			d[j] = least(least(up[j], d[j - 1]) + 1, change);
			if (i > 1 && j > 1 && a.s[i - 1] == b.s[j - 2] && a.s[i - 2] == b.s[j - 1])
				d[j] = least(d[j], far[j - 2] + 1);
		}
	}
	return row[a.n % 3][b.n];
}

struct str interview_near(struct str word, const struct str *among, size_t n)
{
	struct str best = { 0 };
	unsigned limit = (unsigned)(word.n < 3 ? 1 : word.n / 3 + 1);
	if (!word.n || word.n > NEAR)
		return best;
	for (size_t i = 0; i < n; i++) {
		unsigned d = among[i].n && among[i].n <= NEAR ? distance(word, among[i]) : limit;
		if (d < limit) {
			limit = d;
			best = among[i];
		}
	}
	return best;
}
