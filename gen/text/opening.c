/* How a text opens: what a drop capital takes of it, and what is set in small capitals behind. */
#include "text/inside.h"

#include <unicode/uchar.h>

static bool is_word(uint32_t c)
{
	return u_isalnum((UChar32)c) || c == 0x2019 || c == '\'' || c == '-' || c == 0x2010 ||
	       c == 0x2011 || (U_GET_GC_MASK((UChar32)c) & U_GC_M_MASK);
}

/* Quotes and brackets that open, and the marks that open questions in Spanish. */
static bool opens(uint32_t c)
{
	return (U_GET_GC_MASK((UChar32)c) & (U_GC_PS_MASK | U_GC_PI_MASK)) || c == '"' ||
	       c == '\'' || c == 0xa1 || c == 0xbf || c == 0x201a || c == 0x201e;
}

/* Behind the letter at `from` and the marks that join it; "IJ" is one letter in Dutch. */
static size_t letter_end(struct str text, size_t from, struct str lang)
{
	size_t i = from, next;
	uint32_t before = str_next(text, &i);
	bool dutch = str_starts(lang, "nl") && (lang.n == 2 || lang.s[2] == '-');
	for (next = i; next < text.n; i = next) {
		uint32_t c = str_next(text, &next);
		if (!cover_joins(before, c) && !(dutch && before == 'I' && c == 'J'))
			break;
		before = c;
	}
	return i;
}

bool text_opening(struct str text, struct str lang, struct text_opening *out)
{
	size_t i = 0, at = 0;
	uint32_t c = 0;
	while (i < text.n) {
		at = i;
		c = str_next(text, &i);
		if (!opens(c) && !(at > 0 && u_isUWhiteSpace((UChar32)c)))
			break;
		at = i;
	}
	*out = (struct text_opening){ .quotes = at };
	if (at == text.n || !(u_isupper((UChar32)c) || u_istitle((UChar32)c)))
		return false;
	out->letter = letter_end(text, at, lang);
	out->word = text_words(text, out->letter, 1);
	return true;
}

size_t text_words(struct str text, size_t from, size_t n)
{
	size_t end = from;
	for (size_t i = from; i < text.n;) {
		uint32_t c = str_next(text, &i);
		if (is_word(c)) {
			end = i;
			continue;
		}
		if (c != ' ' || --n == 0)
			break;
	}
	return end;
}
