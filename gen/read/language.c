#include "read/language.h"

#include <unicode/uloc.h>

/* "eng", as ISO 639-2 has it: two letters where there are two. */
static struct str shortened(struct arena *a, struct str tag)
{
	char two[ULOC_LANG_CAPACITY];
	UErrorCode e = U_ZERO_ERROR;
	uloc_getLanguage(tag.s, two, sizeof two, &e);
	return U_SUCCESS(e) && strlen(two) == 2 ? arena_str(a, str_of(two)) : tag;
}

struct str read_language(struct arena *a, struct str s)
{
	static const char *const names[][2] = { { "english", "en" }, { "german", "de" },
		{ "french", "fr" }, { "spanish", "es" }, { "italian", "it" },
		{ "portuguese", "pt" }, { "russian", "ru" }, { "japanese", "ja" },
		{ "korean", "ko" }, { "chinese", "zh" }, { "arabic", "ar" }, { "dutch", "nl" },
		{ "polish", "pl" }, { "turkish", "tr" }, { "ukrainian", "uk" }, { "hebrew", "he" },
		{ "thai", "th" }, { "hindi", "hi" }, { "kazakh", "kk" }, { "swedish", "sv" } };
	char *tag = arena_cstr(a, s);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (strcasecmp(tag, names[i][0]) == 0)
			return str_of(names[i][1]);
	}
	for (size_t i = 0; i < s.n; i++) {
		if (tag[i] == '_')
			tag[i] = '-';
	}
	for (int i = 3; i < 5 && s.n == 5 && tag[2] == '-'; i++)
		tag[i] = tag[i] >= 'a' && tag[i] <= 'z' ? (char)(tag[i] - 'a' + 'A') : tag[i];
	return s.n == 3 ? shortened(a, (struct str){ tag, 3 }) : (struct str){ tag, s.n };
}
