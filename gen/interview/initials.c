#include "interview/interview.h"

#include <unicode/uchar.h>

/* Of so many people, initials tell nobody apart. */
enum { CIRCLE = 100 };

/* "Marta de la Cruz" as "MC": the capitals that words begin with. None for one word, nor for
 * scripts without capitals. */
static struct str made(struct arena *a, struct str name)
{
	struct buf b = { .a = a };
	struct str word;
	size_t words = 0;
	while ((word = str_word(&name)).n) {
		size_t i = 0;
		UChar32 letter = (UChar32)str_next(word, &i);
		if (!u_isupper(letter) && !u_istitle(letter))
			continue;
		buf_put(&b, word.s, i);
		words++;
	}
	return words > 1 ? buf_get(&b) : (struct str){ 0 };
}

static struct str own(struct arena *a, const struct person *p)
{
	return p->initials.n ? p->initials : made(a, p->name->text);
}

struct str interview_initials(
	struct arena *a, const struct interview *iv, const struct person *person)
{
	struct str s = own(a, person);
	int n = 0;
	if (person->initials.n)
		return s;
	for (const struct person *p = iv->people; p && s.n; p = p->next)
		if (++n > CIRCLE || (p != person && str_eq(own(a, p), s)))
			s = (struct str){ 0 };
	return s;
}
