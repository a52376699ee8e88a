#include "read/language.h"

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
	return (struct str){ tag, s.n };
}
