/* Dates in the words and the order of a language, by ICU: a formatter for the fields that are
 * there. Nothing of the machine's own locale or time zone takes part.
 *
 * Making a formatter takes half a millisecond, a tenth of what the pages of an interview take, and
 * there is one date in it: so some languages that say a date plainly have a row here. A test holds
 * each day against ICU. */
#include "interview/interview.h"

#include <stdio.h>
#include <stdlib.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uloc.h>

enum { DATE_CHARS = 128 };

/* %d, %m and %y are the day, the month's name, the year. */
static const struct plain {
	const char *langs; /* with a space before and behind each */
	const char *day, *month;
	const char *name[12];
} plain[] = {
	{ " en en-US ", "%m %d, %y", "%m %y",
		{ "January", "February", "March", "April", "May", "June", "July", "August",
			"September", "October", "November", "December" } },
	{ " en-GB en-IE ", "%d %m %y", "%m %y",
		{ "January", "February", "March", "April", "May", "June", "July", "August",
			"September", "October", "November", "December" } },
	{ " de de-DE de-CH ", "%d. %m %y", "%m %y",
		{ "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August",
			"September", "Oktober", "November", "Dezember" } },
	{ " fr fr-FR ", "%d %m %y", "%m %y",
		{ "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
			"septembre", "octobre", "novembre", "décembre" } },
	{ " es es-ES ", "%d de %m de %y", "%m de %y",
		{ "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
			"septiembre", "octubre", "noviembre", "diciembre" } },
	{ " it it-IT ", "%d %m %y", "%m %y",
		{ "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto",
			"settembre", "ottobre", "novembre", "dicembre" } },
	{ " nl nl-NL ", "%d %m %y", "%m %y",
		{ "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
			"september", "oktober", "november", "december" } },
};

static const struct plain *find_plain(struct str lang)
{
	char word[16];
	if (lang.n == 0 || lang.n + 3 > sizeof word || memchr(lang.s, ' ', lang.n))
		return NULL;
	snprintf(word, sizeof word, " %.*s ", STR_ARG(lang));
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
		if (strstr(plain[i].langs, word))
			return &plain[i];
	return NULL;
}

/* Before 1583 ICU counts in another calendar. */
static bool say_plainly(struct buf *b, struct str iso, struct str lang)
{
	const struct plain *p = find_plain(lang);
	int y = atoi(iso.s), m = iso.n > 4 ? atoi(iso.s + 5) : 0,
	    d = iso.n > 7 ? atoi(iso.s + 8) : 0;
	if (!p || y < 1583)
		return false;
	for (const char *c = d ? p->day : m ? p->month : "%y"; *c; c++) {
		if (*c != '%')
			buf_put(b, c, 1);
		else if (*++c == 'm')
			buf_cstr(b, p->name[m - 1]);
		else
			buf_int(b, *c == 'd' ? d : y);
	}
	return true;
}

static int64_t day_number(int y, int m, int d)
{
	/* days from 1970-01-01 in the proleptic Gregorian calendar, by eras of 400 years that begin
	 * in March */
	int64_t yy = m <= 2 ? y - 1 : y, era = yy / 400, in = yy - era * 400;
	int64_t day = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	return era * 146097 + in * 365 + in / 4 - in / 100 + day - 719468;
}

/* The pattern for year and month, or year alone. */
static int32_t pattern(const char *locale, const UChar *fields, UChar out[DATE_CHARS])
{
	UErrorCode e = U_ZERO_ERROR;
	UDateTimePatternGenerator *g = udatpg_open(locale, &e);
	int32_t n = udatpg_getBestPattern(g, fields, -1, out, DATE_CHARS, &e);
	udatpg_close(g);
	return U_SUCCESS(e) ? n : 0;
}

static int32_t format(const char *locale, struct str iso, UChar out[DATE_CHARS])
{
	static const UChar month[] = u"yMMMM", year[] = u"y";
	UChar p[DATE_CHARS];
	UErrorCode e = U_ZERO_ERROR;
	UDateFormat *f;
	int y = atoi(iso.s), m = iso.n > 4 ? atoi(iso.s + 5) : 1,
	    d = iso.n > 7 ? atoi(iso.s + 8) : 1;
	int32_t n = iso.n > 7 ? 0 : pattern(locale, iso.n > 4 ? month : year, p);
	if (n)
		f = udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, u"GMT", -1, p, n, &e);
	else
		f = udat_open(UDAT_NONE, UDAT_LONG, locale, u"GMT", -1, NULL, 0, &e);
	n = udat_format(f, (double)day_number(y, m, d) * 86400e3, out, DATE_CHARS, NULL, &e);
	udat_close(f);
	return U_SUCCESS(e) ? n : 0;
}

struct str interview_date(struct arena *a, struct str iso, struct str lang)
{
	char locale[ULOC_FULLNAME_CAPACITY + 32] = "";
	UChar text[DATE_CHARS];
	UErrorCode e = U_ZERO_ERROR;
	struct buf b = { .a = a };
	int32_t n = 0;
	iso = arena_str(a, iso);
	if (!interview_is_date(iso))
		return iso;
	if (say_plainly(&b, iso, lang))
		return buf_get(&b);
	uloc_forLanguageTag(arena_cstr(a, lang), locale, ULOC_FULLNAME_CAPACITY, NULL, &e);
	if (U_SUCCESS(e) && *locale && strcmp(locale, "und") != 0)
		uloc_setKeywordValue("calendar", "gregorian", locale, sizeof locale, &e);
	if (U_SUCCESS(e) && *locale && *locale != '@')
		n = format(locale, iso, text);
	for (int32_t i = 0; i < n; i++) {
		uint32_t c = text[i];
		if (c >= 0xd800 && c < 0xdc00 && i + 1 < n)
			c = 0x10000 + ((c - 0xd800) << 10) + (text[++i] - 0xdc00u);
		buf_char(&b, c);
	}
	return b.n ? buf_get(&b) : iso;
}
