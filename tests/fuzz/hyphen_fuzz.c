/* Any bytes as a dictionary: words are divided within their limits, or there is no dictionary. */
#include <assert.h>

#include "text/inside.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct arena *a = arena_new();
	struct str s = arena_str(a, (struct str){ (const char *)bytes, n });
	struct hyphen *h = hyphen_load(a, s);
	uint32_t c[WORD_LETTERS];
	bool at[WORD_LETTERS];
	for (size_t from = 0; h && from < n && from < 2000; from += WORD_LETTERS / 2) {
		size_t k = 0;
		for (size_t i = from; i < n && k < WORD_LETTERS;)
			c[k++] = str_next(s, &i);
		hyphen_word(h, c, k, at);
		for (size_t i = 0; i < k; i++)
			assert(!at[i] || i > 0);
	}
	arena_drop(a);
	return 0;
}
