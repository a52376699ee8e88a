/* Labels of one letter, which mean something in company only. */
#include "find/state.h"

enum { PAIRS_MOST = 40 };

/* Letters that mean something as a pair only: "P." and "R.", both met again. */
static void pairs(struct find *f)
{
	struct find_key *k = f->keys.v;
	size_t single[PAIRS_MOST], n = 0;
	bool word;
	for (size_t i = 0; i < f->keys.n && n < PAIRS_MOST; i++) {
		size_t at = 0;
		if (k[i].folded.n && k[i].n > 1 &&
			(str_next(k[i].folded, &at), at == k[i].folded.n))
			single[n++] = i;
	}
	for (size_t i = 0; i < n; i++) {
		for (size_t j = 0; j < n; j++) {
			if (i == j || !find_pair(k[single[i]].folded, k[single[j]].folded))
				continue;
			word = str_is(k[single[i]].folded, "i"); /* "Interviewer" */
			k[single[i]].sense = word ? SENSE_ASKER : SENSE_QUESTION;
			k[single[j]].sense = word ? SENSE_ANSWERER : SENSE_ANSWER;
			k[single[i]].worth = k[single[j]].worth = 3;
			k[single[i]].lower = k[single[j]].lower = 0;
		}
	}
}

/* "Q Why?": no word of English is so, and often, at the beginning of what begins large. */
static void asked_by_letter(struct find *f)
{
	for (size_t i = 0; i < f->keys.n; i++) {
		struct find_key *k = &f->keys.v[i];
		if (str_is(k->folded, "q") && k->joint[JOINT_SPACE] > 2 && k->small * 4 <= k->n)
			k->worth = 3;
	}
}

void find_letters(struct find *f)
{
	pairs(f);
	asked_by_letter(f);
}
