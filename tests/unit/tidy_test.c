/* The tidy pass: a row for each rule and language, then what is promised of any text. In rows "~"
 * is a space that does not break, "_" a thin one, "|" the end of a span. */
#include "interview/interview.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* A paragraph of spans, tidied in a language; spans apart again. */
static struct str tidied(struct arena *a, const char *lang, struct str text, char apart)
{
	struct interview *iv = interview_new(STR("-"));
	struct block p = { .kind = BLOCK_PARA };
	struct span **to = &p.text;
	struct buf b = { .a = a };
	for (size_t i = 0; i <= text.n;) {
		size_t from = i;
		while (i < text.n && text.s[i] != apart)
			i++;
		*to = ARENA_NEW(a, struct span);
		(*to)->text = (struct str){ text.s + from, i++ - from };
		to = &(*to)->next;
	}
	iv->lang = str_of(lang);
	iv->body = &p;
	interview_tidy(iv);
	for (struct span *s = p.text; s; s = s->next) {
		buf_str(&b, s->text);
		if (s->next)
			buf_put(&b, &apart, 1);
	}
	interview_drop(iv);
	return buf_get(&b);
}

static struct str shown(struct arena *a, struct str s)
{
	struct buf b = { .a = a };
	for (size_t i = 0; i < s.n;) {
		uint32_t c = str_next(s, &i);
		buf_char(&b, c == 0xa0 ? '~' : c == 0x202f ? '_' : c);
	}
	return buf_get(&b);
}

static const struct row {
	const char *lang, *text, *want;
} rows[] = {
	/* quotes */
	{ "en", "\"No,\" he said.", "“No,” he said." },
	{ "en-GB", "She said \"he said 'no' to me\".", "She said “he said ‘no’ to me”." },
	{ "en", "\"Why \"this\" word?\"", "“Why ‘this’ word?”" },
	{ "en", "(\"a\") — \"b\"; \"$5\"", "(“a”)~— “b”; “$5”" },
	{ "en", "\"He said: |'yes'|.\"", "“He said: |‘yes’|.”" },
	{ "en", "\"|Water|\", she said", "“|Water|”, she said" },
	{ "en", "It's the students' and James's; rock 'n' roll of the '90s, 'tis said.",
		"It’s the students’ and James’s; rock ’n’ roll of the ’90s, ’tis said." },
	{ "en", "A 12\" disk, 5'10\" tall", "A 12\" disk, 5'10\" tall" },
	{ "en", "\"This runs on", "“This runs on" },
	{ "en", "and ends here.\"", "and ends here.”" },
	{ "en", "“Set with care” and ‘so’", "“Set with care” and ‘so’" },
	{ "de", "\"Ja\", sagte sie, \"er sagte 'nein'.\"", "„Ja“, sagte sie, „er sagte ‚nein‘.“" },
	{ "de-CH", "\"Ja\", sagte sie.", "«Ja», sagte sie." },
	{ "de", "Wie geht's?", "Wie geht’s?" },
	{ "ru", "Он сказал: \"Читайте \"Новости\"\".", "Он сказал: «Читайте „Новости“»." },
	{ "kk", "\"Егемен\" газеті", "«Егемен» газеті" },
	{ "uk", "\"Так\", п'ять", "«Так», п’ять" },
	{ "es", "\"Sí\", dijo.", "«Sí», dijo." },
	{ "es-MX", "\"Sí\", dijo.", "“Sí”, dijo." },
	{ "pl", "\"Tak\"", "„Tak”" },
	{ "sv", "\"Ja\"", "”Ja”" },
	{ "ko", "\"네\" 하고", "“네” 하고" },
	{ "fr", "\"Oui\", dit-il, \"l'eau\".", "«~Oui~», dit-il, «~l’eau~»." },
	{ "he", "צה\"ל '", "צה\"ל '" },
	{ "ja", "\"a\"", "\"a\"" },
	{ "und", "\"a\" - 5 km", "\"a\" - 5 km" },
	/* dots and dashes */
	{ "en", "Well... no. Wait....", "Well… no. Wait...." },
	{ "en", "one - two -- three", "one~– two~– three" },
	{ "ru", "Москва - столица", "Москва~— столица" },
	{ "en", "7 - 5 is 2, a well-known -x", "7 - 5 is 2, a well-known -x" },
	{ "en", "- not in a list", "- not in a list" },
	{ "ru", "— Да, — сказал он.", "— Да,~— сказал он." },
	/* French spaces */
	{ "fr", "Quoi ? Non ! Oui ; voici : l’eau", "Quoi_? Non_! Oui_; voici~: l’eau" },
	{ "fr", "Quoi? Non! Oui; voici: l’eau", "Quoi_? Non_! Oui_; voici~: l’eau" },
	{ "fr", "Quoi ?! «mot» « mot »", "Quoi_?! «~mot~» «~mot~»" },
	{ "fr", "|Quoi| ? |Non|!", "|Quoi|_? |Non|_!" },
	{ "fr", "https://a.fr à 10:30 (!)", "https://a.fr à 10:30 (!)" },
	{ "fr-CA", "Quoi ? Voici : «mot»", "Quoi? Voici~: «~mot~»" },
	{ "en", "Really ? Yes ; well : so , no", "Really? Yes; well: so, no" },
	{ "en", "a ratio of 3 : 4 and :-)", "a ratio of 3 : 4 and :-)" },
	/* Spanish marks */
	{ "es", "¿ Cómo ? ¡ Sí !", "¿Cómo? ¡Sí!" },
	/* abbreviations */
	{ "de", "z. B. hier, d.h. dort, i. d. R. und u.a.",
		"z._B. hier, d._h. dort, i._d._R. und u._a." },
	{ "de", "siehe a.b.com und a.b/c", "siehe a.b.com und a.b/c" },
	{ "ru", "и т. д., т.е. так", "и т._д., т._е. так" },
	{ "en", "e.g. this, i.e. that", "e.g. this, i.e. that" },
	/* numbers */
	{ "en", "12 billion euros, 5 km, 20 %, 3 °C", "12~billion euros, 5~km, 20~%, 3~°C" },
	{ "en", "30 years, 5 kmx, No. 5, p. 7, § 3", "30 years, 5 kmx, No.~5, p.~7, §~3" },
	{ "de", "20 %, 3 Mio. Euro, Nr. 5, S. 7", "20_%, 3~Mio. Euro, Nr.~5, S.~7" },
	{ "fr", "10 000 habitants, 20 %, 5 €, n° 5", "10_000 habitants, 20_%, 5~€, n°~5" },
	{ "ru", "10 000 чел., 2025 год, № 5, 5 км/ч", "10_000~чел., 2025~год, №~5, 5~км/ч" },
	{ "en", "In 1990 300 people, 12 345", "In 1990 300 people, 12 345" },
	{ "kk", "2025 жылы 5 млн теңге", "2025~жылы 5~млн теңге" },
	/* names */
	{ "en", "J. R. Smith and Dr. Lee, Mr Lee; you and I. The",
		"J.~R.~Smith and Dr.~Lee, Mr~Lee; you and I. The" },
	{ "ru", "А. С. Пушкин, г. Алматы, г-н Ли", "А._С.~Пушкин, г.~Алматы, г-н~Ли" },
	{ "fr", "M. Hugo et Mme Curie", "M.~Hugo et Mme~Curie" },
	{ "es", "el Sr. Ruiz", "el Sr.~Ruiz" },
	/* dates */
	{ "en", "on April 16, 2025 and 16 April", "on April~16, 2025 and 16~April" },
	{ "de", "am 16. April 2025", "am 16.~April 2025" },
	{ "ru", "16 апреля 2025 г.", "16~апреля 2025~г." },
	{ "kk", "16 сәуірде", "16~сәуірде" },
	{ "es", "el 16 de abril", "el 16~de abril" },
	{ "fr", "le 16 avril", "le 16~avril" },
	/* words of one letter */
	{ "cs", "k domu a v lese", "k~domu a~v~lese" },
	{ "pl", "w domu i z nim", "w~domu i~z~nim" },
};

static void test_rules(void **state)
{
	struct arena *a = arena_new();
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str once = tidied(a, rows[i].lang, str_of(rows[i].text), '|');
		struct str twice = tidied(a, rows[i].lang, once, '|');
		struct str show = shown(a, once);
		if (!str_is(show, rows[i].want))
			print_error("%s: %s\n  want %s\n  have %.*s\n", rows[i].lang, rows[i].text,
				rows[i].want, STR_ARG(show));
		assert_true(str_is(show, rows[i].want));
		assert_true(str_eq(once, twice));
	}
	arena_drop(a);
}

/* Letters and figures, in their order. */
static struct str words(struct arena *a, struct str s)
{
	struct buf b = { .a = a };
	for (size_t i = 0; i < s.n;) {
		uint32_t c = str_next(s, &i);
		if ((c | 32) - 'a' < 26 || c - '0' < 10 || (c >= 0xc0 && c < 0x2000))
			buf_char(&b, c);
	}
	return buf_get(&b);
}

static struct str random_text(struct arena *a, uint64_t *seed)
{
	static const char *const part[] = { "\"", "'", " ", " ", " ", " ", ".", ".", "-", "-", ",",
		";", "!", "?", ":", "«", "»", "“", "”", "„", "‘", "’", "¿", "¡", "…", "–", "—", "(",
		")", "%", "€", "№", "\u00a0", "\u202f", "a", "z", "B", "I", "ж", "г", "Б", "é",
		"km", "Mr", "Dr.", "April", "mars", "мая", "5", "10", "000", "Nr.", "млн", "|", "|",
		"word", "слово", "n", "k", "/", "@" };
	struct buf b = { .a = a };
	size_t n = 1 + *seed % 24;
	for (size_t i = 0; i < n; i++) {
		*seed = *seed * 6364136223846793005u + 1442695040888963407u;
		buf_cstr(&b, part[(*seed >> 33) % COUNT(part)]);
	}
	return buf_get(&b);
}

static void test_promises(void **state)
{
	static const char *const lang[] = { "en", "de", "fr", "fr-CA", "ru", "es", "pl", "cs", "kk",
		"sv", "tr" };
	struct arena *a = arena_new();
	uint64_t seed = 1;
	(void)state;
	for (int i = 0; i < 60000; i++) {
		struct arena_mark m = arena_mark(a);
		const char *l = lang[(size_t)i % COUNT(lang)];
		struct str text = random_text(a, &seed);
		struct str once = tidied(a, l, text, '|');
		struct str twice = tidied(a, l, once, '|');
		if (!str_eq(once, twice) || !str_eq(words(a, text), words(a, once))) {
			struct str s1 = shown(a, once), s2 = shown(a, twice);
			print_error("%s: %.*s\n  once  %.*s\n  twice %.*s\n", l, STR_ARG(text),
				STR_ARG(s1), STR_ARG(s2));
		}
		assert_true(str_eq(once, twice));
		assert_true(str_eq(words(a, text), words(a, once)));
		arena_reset(a, m);
	}
	arena_drop(a);
}

/* What is shown and is no paragraph: names in their own languages, labels, terms of the index. */
static void test_names(void **state)
{
	struct interview *iv = interview_new(STR("-"));
	struct name other = { .text = STR("Anne \"Nan\" O'Asker"), .lang = STR("de") };
	struct name name = { .text = STR("Ann O'Asker"), .next = &other };
	struct person p = { .name = &name,
		.sort = STR("O'Asker, Ann"),
		.label = STR("O'ASKER"),
		.job = STR("the Queen's cook") };
	struct credit c = { .name = STR("Ann O'Asker") };
	struct span term = { .kind = SPAN_INDEX, .value = STR("O'Neill") };
	struct block b = { .kind = BLOCK_PARA, .text = &term };
	(void)state;
	iv->lang = STR("en");
	iv->people = &p;
	iv->meta.credit = &c;
	iv->body = &b;
	interview_tidy(iv);
	assert_true(str_is(name.text, "Ann O’Asker"));
	assert_true(str_is(other.text, "Anne „Nan“ O’Asker"));
	assert_true(str_is(p.sort, "O’Asker, Ann"));
	assert_true(str_is(p.label, "O’ASKER"));
	assert_true(str_is(p.job, "the Queen’s cook"));
	assert_true(str_is(c.name, "Ann O’Asker"));
	assert_true(str_is(term.value, "O’Neill"));
	interview_drop(iv);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rules),
		cmocka_unit_test(test_promises),
		cmocka_unit_test(test_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
