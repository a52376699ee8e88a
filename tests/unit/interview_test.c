/* Small notations, words, dates, suggestions, and what the checks make of hand-made interviews. */
#include "interview/interview.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

static void test_time(void **state)
{
	static const struct {
		const char *text;
		int64_t ms; /* -1: none */
	} rows[] = {
		{ "00:00", 0 },
		{ "4:10", 250000 },
		{ "04:10", 250000 },
		{ "00:04:10", 250000 },
		{ "1:00:00.5", 3600500 },
		{ "00:00:01,250", 1250 },
		{ "100:00:00", 360000000 },
		{ "99:59", 5999000 },
		{ "00:00:00.0001", 0 },
		{ "", -1 },
		{ "10", -1 },
		{ "1:60", -1 },
		{ "1:60:00", -1 },
		{ "1:2:3:4", -1 },
		{ "1:", -1 },
		{ ":1", -1 },
		{ "1:00.", -1 },
		{ "1:00x", -1 },
		{ "-1:00", -1 },
		{ "12345:00", -1 },
		{ "1:000", -1 },
		{ " 1:00", -1 },
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		int64_t ms = -1;
		bool good = interview_time(str_of(rows[i].text), &ms);
		assert_int_equal(good ? ms : -1, rows[i].ms);
	}
}

static void test_forms(void **state)
{
	static const char *const dates[] = { "2025-04-16", "2025-04", "2025", "2024-02-29",
		"2000-02-29", "0001-01-01", "9999-12-31" };
	static const char *const no_dates[] = { "", "25", "2025-4", "2025-13", "2025-00",
		"2025-04-31", "2025-02-29", "1900-02-29", "2025-04-16T00", "2025/04", "0000",
		"2025-", "x" };
	static const char *const langs[] = { "en", "en-GB", "kk-Cyrl-KZ", "zh-Hant", "x-klingon",
		"de-1996", "gsw" };
	static const char *const no_langs[] = { "", "e", "en_GB", "en-", "-en", "english or so",
		"1en", "abcdefghi", "en--GB" };
	static const char *const ids[] = { "a", "_1", "ab-c.d", "\u00e9t\u00e9", "\u4eba" };
	static const char *const no_ids[] = { "", "1a", "-a", "a b", "a:b", "a#", "\xff", ".a" };
	(void)state;
	for (size_t i = 0; i < COUNT(dates); i++)
		assert_true(interview_is_date(str_of(dates[i])));
	for (size_t i = 0; i < COUNT(no_dates); i++)
		assert_false(interview_is_date(str_of(no_dates[i])));
	for (size_t i = 0; i < COUNT(langs); i++)
		assert_true(interview_is_lang(str_of(langs[i])));
	for (size_t i = 0; i < COUNT(no_langs); i++)
		assert_false(interview_is_lang(str_of(no_langs[i])));
	for (size_t i = 0; i < COUNT(ids); i++)
		assert_true(interview_is_id(str_of(ids[i])));
	for (size_t i = 0; i < COUNT(no_ids); i++)
		assert_false(interview_is_id(str_of(no_ids[i])));
}

static void test_near(void **state)
{
	static const struct {
		const char *word, *near;
	} rows[] = {
		{ "vasilenko", "vassilenko" },
		{ "vassilekno", "vassilenko" },
		{ "soysl", "soysal" },
		{ "soysal", "soysal" },
		{ "q", NULL },
		{ "tokayev", NULL },
		{ "", NULL },
	};
	static const struct str among[] = { { "soysal", 6 }, { "vassilenko", 10 }, { "", 0 } };
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str near = interview_near(str_of(rows[i].word), among, COUNT(among));
		if (rows[i].near)
			assert_true(str_is(near, rows[i].near));
		else
			assert_null(near.s);
	}
}

/* Which space stands before the abbreviation of "year" differs between releases of ICU. */
static const char *plain_spaces(struct arena *a, struct str s)
{
	struct buf b = { .a = a };
	for (size_t i = 0; i < s.n;) {
		uint32_t c = str_next(s, &i);
		buf_char(&b, c == 0xa0 || c == 0x202f ? ' ' : c);
	}
	return b.s;
}

static void test_dates(void **state)
{
	static const struct {
		const char *iso, *lang, *out;
	} rows[] = {
		{ "2025-04-16", "en-GB", "16 April 2025" },
		{ "2025-04-16", "en", "April 16, 2025" },
		{ "2025-04-16", "de", "16. April 2025" },
		{ "2025-04-16", "fr", "16 avril 2025" },
		{ "2025-04-16", "ru", "16 апреля 2025 г." },
		{ "2025-04-16", "kk", "2025 ж. 16 сәуір" },
		{ "2025-04-16", "ko", "2025년 4월 16일" },
		{ "2025-04-16", "ja", "2025年4月16日" },
		{ "2025-04-16", "th", "16 เมษายน ค.ศ. 2025" },
		{ "2025-04", "en", "April 2025" },
		{ "2025-04", "ru", "апрель 2025 г." },
		{ "2025-04", "zh-Hant", "2025年4月" },
		{ "2025", "en", "2025" },
		{ "1969-12-31", "en-GB", "31 December 1969" },
		{ "1582-10-16", "en-GB", "16 October 1582" },
		{ "2025-04-16", "und", "2025-04-16" },
		{ "2025-04-16", "", "2025-04-16" },
		{ "spring", "en", "spring" },
	};
	struct arena *a = arena_new();
	(void)state;
	setenv("TZ", "Pacific/Kiritimati", 1);
	setenv("LC_ALL", "ar_SA.UTF-8", 1);
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str s = interview_date(a, str_of(rows[i].iso), str_of(rows[i].lang));
		assert_string_equal(plain_spaces(a, s), rows[i].out);
	}
	arena_drop(a);
}

/* Languages with a row of their own say each day as ICU does, which is asked by a tag that has
 * none. */
static void test_plain_dates(void **state)
{
	static const char *const langs[] = { "en", "en-US", "en-GB", "en-IE", "de", "de-DE",
		"de-CH", "fr", "fr-FR", "es", "es-ES", "it", "it-IT", "nl", "nl-NL" };
	struct arena *a = arena_new();
	(void)state;
	for (size_t i = 0; i < COUNT(langs); i++)
		for (int day = 0; day < 12 * 32; day++) {
			int m = day / 32 + 1, d = day % 32;
			struct str iso = d ? arena_printf(a, "2024-%02d-%02d", m, d)
					   : arena_printf(a, "2024-%02d", m);
			struct str icu = arena_printf(a, "%s-u-nu-latn", langs[i]);
			if (!interview_is_date(iso))
				continue;
			struct str says = interview_date(a, iso, str_of(langs[i]));
			assert_string_equal(says.s, interview_date(a, iso, icu).s);
			assert_string_not_equal(says.s, iso.s);
		}
	arena_drop(a);
}

static void test_words(void **state)
{
	static const struct {
		const char *lang, *question;
	} rows[] = {
		{ "en", "Question" },
		{ "en-GB", "Question" },
		{ "RU", "Вопрос" },
		{ "kk-Cyrl", "Сұрақ" },
		{ "zh", "问题" },
		{ "zh-Hans-TW", "问题" },
		{ "zh-Hant", "問題" },
		{ "zh-TW", "問題" },
		{ "und", "Question" },
		{ "", "Question" },
		{ "ruq", "Question" },
	};
	static const char *const langs[] = { "en", "ru", "kk", "ko", "fr", "de", "es", "zh",
		"zh-Hant", "ja", "uk", "uz", "ky", "tr", "ar" };
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_true(str_is(
			interview_word(str_of(rows[i].lang), WORD_QUESTION), rows[i].question));
	for (size_t i = 0; i < COUNT(langs); i++) {
		for (int w = 0; w < WORD_N; w++) {
			struct str s = interview_word(str_of(langs[i]), (enum word)w);
			assert_true(s.n > 0 && str_check(s) == s.n);
		}
	}
}

/* A hand-made interview: a question, an answer, a figure, a pull quote. */
struct made {
	struct interview *iv;
	struct block block[5];
	struct span text[5], title;
	struct image image;
	struct person person[2];
	struct name name[2];
};

static void make(struct made *m)
{
	static const enum block_kind kind[] = { BLOCK_QUESTION, BLOCK_PARA, BLOCK_ANSWER,
		BLOCK_PARA, BLOCK_PULLQUOTE };
	static const char *const text[] = { "", "Who are you?", "", "Nobody, said Odysseus.",
		"said ODYSSEUS" };
	*m = (struct made){ .iv = interview_new(STR("made")) };
	for (int i = 0; i < 5; i++) {
		m->block[i].kind = kind[i];
		m->text[i].text = str_of(text[i]);
		m->block[i].text = *text[i] ? &m->text[i] : NULL;
		m->block[i].time_ms = -1;
	}
	m->block[0].first = &m->block[1];
	m->block[0].next = &m->block[2];
	m->block[2].first = &m->block[3];
	m->block[2].next = &m->block[4];
	m->iv->body = &m->block[0];
	for (int i = 0; i < 2; i++) {
		m->person[i].name = &m->name[i];
		m->person[i].id = i ? STR("ody") : STR("pol");
		m->name[i].text = i ? STR("Odysseus of Ithaca") : STR("Polyphemus");
	}
	m->person[0].role = PERSON_INTERVIEWER;
	m->person[0].next = &m->person[1];
	m->person[1].role = PERSON_INTERVIEWEE;
	m->iv->people = &m->person[0];
	m->title.text = STR("In a cave");
	m->iv->meta.title = &m->title;
}

static void keep(void *user, struct str text)
{
	buf_str(user, text);
}

/* Checks it; the diagnostics. */
static const char *checked(struct made *m, struct pending *p)
{
	struct buf b = { .a = m->iv->arena };
	struct diag *d = diag_new(keep, &b);
	interview_check(m->iv, d, p);
	diag_drop(d);
	return b.n ? b.s : "";
}

static void test_check_good(void **state)
{
	struct made m;
	(void)state;
	make(&m);
	assert_string_equal(checked(&m, NULL), "");
	assert_ptr_equal(m.block[0].who, &m.person[0]);
	assert_ptr_equal(m.block[2].who, &m.person[1]);
	assert_true(str_is(m.person[1].sort, "Ithaca, Odysseus of"));
	assert_true(str_is(m.person[0].sort, "Polyphemus"));
	assert_true(str_is(m.person[0].label, "Polyphemus"));
	assert_true(str_is(m.block[3].slug, "p-2"));
	assert_ptr_equal(m.block[3].parent, &m.block[2]);
	interview_drop(m.iv);
}

static void test_check_references(void **state)
{
	struct made m;
	struct pending who = { .kind = PENDING_WHO, .ref = STR("pole") };
	struct pending of = { .kind = PENDING_PULLQUOTE, .ref = STR("nix") };
	(void)state;
	make(&m);
	who.block = &m.block[2];
	of.block = &m.block[4];
	who.next = &of;
	m.block[3].id = STR("ody");
	assert_string_equal(checked(&m, &who), "entrevue: error: expected ids to differ, but "
					       "\"ody\" is that of line 0 already; this one is "
					       "left out\n"
					       "entrevue: error: speaker \"pole\" is not declared "
					       "in <people> (is \"pol\" meant?); the turn "
					       "is "
					       "kept, set as unknown\n"
					       "entrevue: error: nothing in this file has the id "
					       "\"nix\"; the pull quote is kept where it "
					       "stands\n");
	assert_null(m.block[2].who);
	interview_drop(m.iv);
}

static void test_check_nothing(void **state)
{
	struct made m;
	const char *said;
	(void)state;
	make(&m);
	m.title.text = STR("");
	m.block[1].text = m.block[3].text = NULL;
	m.block[4].kind = BLOCK_FIGURE;
	m.block[4].image = &m.image;
	said = checked(&m, NULL);
	assert_non_null(strstr(said, "expected a <title> with words in <meta>, found none"));
	assert_non_null(strstr(said, "expected text in <question>, found nothing"));
	assert_non_null(strstr(said, "expected text in <answer>, found nothing"));
	assert_non_null(strstr(said, "expected alt=\"...\""));
	assert_ptr_equal(m.iv->body, &m.block[4]);
	assert_true(interview_has_text(m.iv->meta.title));
	interview_drop(m.iv);
}

static void test_check_pullquote(void **state)
{
	static const struct {
		const char *quote;
		bool found;
	} rows[] = {
		{ "Nobody said Odysseus", true },
		{ "“Nobody” … Odysseus!", true },
		{ "Who are you? Nobody.", true },
		{ "Odysseus ... nobody", false },
		{ "body said", false },
		{ "…", true },
		{ "I am Odysseus", false },
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct made m;
		make(&m);
		m.text[4].text = str_of(rows[i].quote);
		assert_int_equal(strstr(checked(&m, NULL), "are not found in the body") == NULL,
			rows[i].found);
		interview_drop(m.iv);
	}
}

static void test_plain(void **state)
{
	struct arena *a = arena_new();
	struct span b = { .kind = SPAN_TEXT, .text = STR("b") };
	struct span br = { .kind = SPAN_BREAK, .next = &b };
	struct span in = { .kind = SPAN_TEXT, .text = STR("a") };
	struct span note = { .kind = SPAN_NOTE, .first = &in, .next = &br };
	struct span em = { .kind = SPAN_EM, .first = &in, .next = &note };
	(void)state;
	assert_string_equal(arena_cstr(a, interview_plain(a, &em)), "a b");
	assert_true(interview_has_text(&em));
	assert_false(interview_has_text(NULL));
	arena_drop(a);
}

static void test_initials(void **state)
{
	static const struct {
		const char *name, *given, *other, *want;
	} rows[] = {
		{ "Derya Soysal", "", "Roman Vassilenko", "DS" },
		{ "Marta de la Cruz", "", "", "MC" },
		{ "Әйгерім Садықова", "", "", "ӘС" },
		{ "Lee Kap-soo", "", "", "LK" },
		{ "Derya Soysal", "S", "Doris Sand", "S" },
		{ "Derya Soysal", "", "Doris Sand", "" },
		{ "Plato", "", "", "" },
		{ "A visitor", "", "", "" },
		{ "이서연", "", "", "" },
		{ "", "", "", "" },
	};
	struct arena *a = arena_new();
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct name other = { .text = str_of(rows[i].other) };
		struct name own = { .text = str_of(rows[i].name) };
		struct person q = { .name = &other };
		struct person p = { .name = &own, .initials = str_of(rows[i].given), .next = &q };
		struct interview iv = { .people = &p };
		struct str s = interview_initials(a, &iv, &p);
		if (!str_is(s, rows[i].want))
			fail_msg("%s: %.*s", rows[i].name, STR_ARG(s));
	}
	arena_drop(a);
}

/* A span of this text that begins at line 1, column 4 of the source: where its character at the
 * offset stands. */
static void test_places(void **state)
{
	static const struct {
		const char *source, *text;
		size_t offset;
		unsigned line, column;
	} rows[] = {
		{ "<p>one two</p>", "one two", 0, 1, 4 },
		{ "<p>one two</p>", "one two", 4, 1, 8 },
		{ "<p>one\n  two</p>", "one two", 4, 2, 3 },
		{ "<p>\n\t\r\n one</p>", "one", 1, 3, 3 },
		{ "<p>\u00e9\u00e9 \u00e9</p>", "\u00e9\u00e9 \u00e9", 5, 1, 7 },
		{ "<p>a&amp;b&#x263A;c&#33;d", "a&b\u263ac!d", 6, 1, 19 },
		{ "<p>a&amp;b&#x263A;c&#33;d", "a&b\u263ac!d", 8, 1, 25 },
		{ "<p>a<!-- b\n -->c<?d e?>f", "acf", 1, 2, 5 },
		{ "<p>a<!-- b\n -->c<?d e?>f", "acf", 2, 2, 13 },
		{ "<p><![CDATA[a&<b]]>c", "a&<bc", 3, 1, 16 },
		{ "<p><![CDATA[a&<b]]>c", "a&<bc", 4, 1, 20 },
		{ "<p>it ** is</p>", "it \u2022 is", 7, 1, 7 },  /* where they part */
		{ "<p>it -- is</p>", "it \u2014 is", 7, 1, 10 }, /* and where it was tidied */
		{ "<p>\"a\"&#39;b...c", "\u201ca\u201d\u2019b\u2026c", 14, 1, 16 },
		{ "<p>a\n?b;c d", "a\u202f?b\u202f;c\u00a0d", 10, 2, 4 },
		{ "<p>a\n?b;c d", "a\u202f?b\u202f;c\u00a0d", 13, 2, 6 },
		{ "<p>a ; b", "a; b", 3, 1, 8 },
		{ "<p>one</p>", "two", 2, 1, 4 },
		{ "<p>one</p>two", "onetwo", 4, 1, 7 },
		{ "", "one", 2, 1, 4 },
		{ "P\0K", "one", 2, 1, 4 },
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct interview *iv = interview_new(STR("made"));
		struct diag *d = diag_new(keep, NULL);
		uint16_t other = diag_file(d, STR("other")), file = diag_file(d, iv->path);
		struct span s = { .text = str_of(rows[i].text), .loc = { 1, 4, file } };
		struct span t = { .text = s.text, .loc = { 1, 4, other } };
		iv->source = str_of(rows[i].source);
		struct interview_places *p = interview_places(iv->arena, iv, d);
		for (size_t k = 0; k < s.text.n; k++)
			interview_place(p, &s, k);
		for (int again = 0; again < 2; again++) {
			struct loc l = interview_place(p, &s, rows[i].offset);
			assert_int_equal(
				l.line * 100 + l.column, rows[i].line * 100 + rows[i].column);
			assert_int_equal(l.file, file);
			l = interview_place(
				p, &t, rows[i].offset); /* of a file that is not there */
			assert_int_equal(l.line * 100 + l.column, 104);
		}
		diag_drop(d);
		interview_drop(iv);
	}
}

static void test_names(void **state)
{
	(void)state;
	for (int k = 0; k < BLOCK_N; k++)
		assert_non_null(interview_block_name((enum block_kind)k));
	for (int k = 0; k < SPAN_N; k++)
		assert_non_null(interview_span_name((enum span_kind)k));
	for (int k = 0; k < PERSON_N; k++)
		assert_non_null(interview_role_name((enum person_role)k));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_time),
		cmocka_unit_test(test_forms),
		cmocka_unit_test(test_near),
		cmocka_unit_test(test_dates),
		cmocka_unit_test(test_plain_dates),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_check_good),
		cmocka_unit_test(test_check_references),
		cmocka_unit_test(test_check_nothing),
		cmocka_unit_test(test_check_pullquote),
		cmocka_unit_test(test_plain),
		cmocka_unit_test(test_initials),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
