/* Names, whose words are not divided.
 *
 * Languages put endings behind names, and change their last letters for it: Roman, Романа, Anna,
 * Anny. So a word counts as a name when it begins with a capital and with the name but for its last
 * two letters, of which three at least, and is at most three letters longer. Words that look so by
 * chance are not divided either, which costs nothing: there are many others. Each beginning of a
 * word is looked up, so the time does not depend on how many names there are. */
#include "text/inside.h"

#include <unicode/uchar.h>

enum { STEM_LETTERS = 3, ENDING_LETTERS = 2, LONGER_LETTERS = 3 };

/* The letters from *i on, in lower case; *i goes behind them. Apostrophes end a word here. */
static size_t next_word(struct str text, size_t *i, uint32_t word[WORD_LETTERS], bool *capital)
{
	size_t n = 0;
	while (*i < text.n) {
		uint32_t c = str_next(text, i);
		if (!u_isalpha((UChar32)c)) {
			if (n > 0)
				break;
			continue;
		}
		if (n == 0)
			*capital = !u_islower((UChar32)c);
		if (n < WORD_LETTERS)
			word[n++] = (uint32_t)u_tolower((UChar32)c);
	}
	return n;
}

static size_t stem_letters(size_t letters)
{
	size_t n = letters > ENDING_LETTERS ? letters - ENDING_LETTERS : 0;
	return n > STEM_LETTERS ? n : STEM_LETTERS;
}

static void keep(struct fonts *f, const uint32_t *word, size_t letters)
{
	struct str stem = { (const char *)word, stem_letters(letters) * sizeof *word };
	const size_t *longest = map_get(&f->names_kept, stem);
	if (longest && *longest >= letters)
		return;
	size_t *length = ARENA_NEW(f->a, size_t);
	*length = letters;
	f->names_kept.a = f->a;
	map_put(&f->names_kept, longest ? stem : arena_str(f->a, stem), length);
}

void text_keep_name(struct fonts *f, struct str name)
{
	uint32_t word[WORD_LETTERS];
	bool capital;
	size_t n, i = 0;
	while ((n = next_word(name, &i, word, &capital)) > 0)
		if (capital && n >= STEM_LETTERS)
			keep(f, word, n);
}

bool name_keeps(const struct fonts *f, struct str text)
{
	uint32_t word[WORD_LETTERS];
	bool capital;
	size_t n, i = 0;
	if (f->names_kept.n == 0)
		return false;
	while ((n = next_word(text, &i, word, &capital)) > 0)
		for (size_t k = STEM_LETTERS; capital && k <= n; k++) {
			struct str stem = { (const char *)word, k * sizeof *word };
			const size_t *longest = map_get(&f->names_kept, stem);
			if (longest && n <= *longest + LONGER_LETTERS)
				return true;
		}
	return false;
}
