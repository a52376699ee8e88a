/* What the finder is made of, piece by piece: dates, labels, names, languages, the proof that no
 * word is lost, the rules of a newsroom. Whole transcripts are in tests/find. */
#include "find/state.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static void quiet(void *user, struct str text)
{
	(void)user;
	(void)text;
}

static void dates(void **state)
{
	static const struct {
		const char *text, *iso;
		bool alone;
	} cases[] = {
		{ "16 April 2025", "2025-04-16", true },
		{ "April 16, 2025", "2025-04-16", true },
		{ "April 16th, 2025", "2025-04-16", true },
		{ "Wednesday, April 16, 2025", "2025-04-16", true },
		{ "2025-04-16", "2025-04-16", true },
		{ "2025-04-16T10:00:00Z", "2025-04-16", true },
		{ "2008-05-03 14:12:15+00:00", "2008-05-03", true },
		{ "16.04.2025", "2025-04-16", true },
		{ "16. April 2025", "2025-04-16", true },
		{ "16 апреля 2025 года", "2025-04-16", true },
		{ "2025 жылғы 16 сәуір", "2025-04-16", false },
		{ "2025年4月16日", "2025-04-16", true },
		{ "2025년 4월 16일", "2025-04-16", true },
		{ "16 avril 2025", "2025-04-16", true },
		{ "16 de abril de 2025", "2025-04-16", true },
		{ "16 Nisan 2025", "2025-04-16", true },
		{ "16/04/2025", "2025-04-16", true },
		{ "04/16/2025", "2025-04-16", true },
		{ "04/04/2025", "2025-04-04", true },
		{ "04/05/2025", "", true }, /* in April or in May */
		{ "วันพฤหัสบดีที่ 18 กุมภาพันธ์ 2564", "2021-02-18", true },
		{ "April 2025", "2025-04", true },
		{ "October 2, 2015", "2015-10-02", true },
		{ "31 February 2025", "", true },
		{ "The dam broke on 16 April 2025 at night", "2025-04-16", false },
		{ "In 1971 we had 40 cows", "", false },
		{ "", "", true },
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena *a = arena_new();
		bool alone;
		struct str iso = find_date(a, str_of(cases[i].text), &alone);
		if (!str_is(iso, cases[i].iso) || alone != cases[i].alone)
			fail_msg("%s: %.*s, %s", cases[i].text, STR_ARG(iso),
				alone ? "alone" : "not alone");
		arena_drop(a);
	}
}

/* A transcript of one line, and the label it begins with. */
static void labels(void **state)
{
	static const struct {
		const char *line, *name, *rest;
		int worth;
	} cases[] = {
		{ "Anna: Yes.", "Anna", "Yes.", 2 },
		{ "Q: Why?", "Q", "Why?", 3 },
		{ "Q12. Why?", "Q", "Why?", 3 },
		{ "Q. Why: is it so?", "Q", "Why: is it so?", 3 },
		{ "A. Smith: I know.", "A. Smith", "I know.", 2 },
		{ "Mr. SMITH. I rise.", "Mr. SMITH", "I rise.", 2 },
		{ "THE WITNESS: No.", "THE WITNESS", "No.", 3 },
		{ "Xing Yang (XY): I am.", "Xing Yang", "I am.", 2 },
		{ "John Smith, CEO: We are.", "John Smith", "We are.", 2 },
		{ "[00:12:03] Anna: Yes.", "Anna", "Yes.", 2 },
		{ "Anna (00:12): Yes.", "Anna", "Yes.", 2 },
		{ "Anna 00:12 Yes.", "Anna", "Yes.", 2 },
		{ "SPEAKER_00: Yes.", "SPEAKER_00", "Yes.", 3 },
		{ "Q : Pourquoi ?", "Q", "Pourquoi ?", 3 },
		{ "問　なぜ。", "問", "なぜ。", 3 },
		{ "问：为什么？", "问", "为什么？", 3 },
		{ "Вопрос: Почему?", "Вопрос", "Почему?", 3 },
		{ "Корреспондент. – Почему?", "Корреспондент", "Почему?", 3 },
		{ "<anna> yes", "anna", "yes", 2 },
		{ "【山田】はい。", "山田", "はい。", 2 },
		{ "Anna – Yes.", "Anna", "Yes.", 2 },
		{ "Note: see below.", "Note", "see below.", 1 },
		{ "It was 10:30 when we came.", "", "", 0 },
		{ "https://example.org/a", "", "", 0 },
		{ "As I said before: never.", "", "", 0 },
		{ "\"Anna: yes\", he wrote.", "", "", 0 },
		{ "[laughs] Yes.", "", "", 0 },
		{ "I think that this is a long sentence and not a label: yes.", "", "", 0 },
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct transcript *t = transcript_new(STR("x"), "test");
		struct passage *p = transcript_passage(t, PASSAGE_TEXT, (struct loc){ .line = 1 });
		struct find f = { .t = t, .a = arena_new(), .s = arena_new() };
		struct find_label l = { 0 };
		bool any;
		transcript_stretch(t, p, str_of(cases[i].line), 0, p->loc);
		f.vocabulary = find_vocabulary(f.s);
		find_tape(&f.tape, f.a, t);
		find_units(&f);
		assert_int_equal(f.units.n, 1);
		any = find_label(&f, &f.units.v[0], &l);
		if (any != (*cases[i].name != '\0') ||
			(any && (!str_is(l.name, cases[i].name) || l.worth != cases[i].worth ||
					!str_is((struct str){ f.tape.text + l.to,
							f.units.v[0].to - l.to },
						cases[i].rest))))
			fail_msg("%s: \"%.*s\", worth %d", cases[i].line, STR_ARG(l.name),
				any ? l.worth : 0);
		arena_drop(f.a);
		arena_drop(f.s);
		transcript_drop(t);
	}
}

static void languages(void **state)
{
	static const char *const cases[][2] = {
		{ "en", "I think that it was the best of the years, and we have not seen it for "
			"long." },
		{ "de", "Ich glaube, dass es nicht das beste der Jahre war, und wir haben es auch "
			"nicht gesehen." },
		{ "fr", "Je pense que c'est la meilleure des années, et nous ne l'avons pas vue "
			"pour une fois." },
		{ "es", "Yo creo que es el mejor de los años, y no lo hemos visto por una vez, "
			"pero está muy bien." },
		{ "ru", "Я думаю, что это был не самый лучший год, но мы так и не видели его." },
		{ "kk", "Мен бұл туралы ойладым, біз сіз үшін бар болдық және осы үшін емес." },
		{ "tr", "Ben bu işi çok sevdim, ama bir gün daha var ve bu da bizim için değil." },
		{ "ko", "저는 그렇게 생각합니다." },
		{ "ja", "私はそう思います。" },
		{ "zh", "我是这样想的。" },
		{ "th", "ผมคิดอย่างนั้น" },
		{ "ar", "أنا من هذا البلد الذي كان في الماضي ما لا يعرفه على هذا" },
		{ "he", "אני חושב כך." },
		{ "el", "Έτσι νομίζω." },
		{ "und", "Foo bar baz." },
		{ "und", "1234" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena *a = arena_new();
		bool close;
		struct str lang = find_lang(find_tongues(a), str_of(cases[i][1]), &close);
		if (!str_is(lang, cases[i][0]) || close != str_is(lang, "und"))
			fail_msg("%s: %.*s", cases[i][1], STR_ARG(lang));
		arena_drop(a);
	}
}

static void names(void **state)
{
	static const struct {
		const char *a, *b;
		enum find_same same;
	} cases[] = {
		{ "Q", "Question", SAME_NOT },
		{ "Xing Yang", "XY", SAME_INITIALS },
		{ "Vassilenko", "Roman Vassilenko", SAME_SURNAME },
		{ "Roman", "Roman Vassilenko", SAME_PART },
		{ "Director Ledesma", "Director Ramiro Ledesma", SAME_SURNAME },
		{ "Margaret “Peggy” O’Donnell", "PO", SAME_INITIALS },
		{ "Mr. Lee", "Mrs. Lee", SAME_NOT },
		{ "Mr. Lee", "Senator Lee", SAME_SURE },
		{ "Vassilenko", "Vasilenko", SAME_MISSPELT },
		{ "Dr. Smith", "Smith", SAME_SURE },
		{ "Mrs. Smith", "Smith", SAME_SURNAME },
		{ "Mrs. Smith", "Tom Smith", SAME_SURNAME },
		{ "Mrs. Smith", "Mr. Tom Smith", SAME_NOT },
		{ "Mr. Tom Smith", "Tom Smith", SAME_SURE },
		{ "T. Smith", "Tom Smith", SAME_INITIALS },
		{ "ANNA", "Anna", SAME_SURE },
		{ "Anna", "Anne", SAME_NOT },
		{ "Tom and Ida", "Tom", SAME_NOT },
		{ "Speaker 1", "Speaker 2", SAME_NOT },
		{ "Interviewer 1", "Interviewer 2", SAME_NOT },
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct find f = { .s = arena_new() };
		struct find_voice_of a = { .name = str_of(cases[i].a) },
				     b = { .name = str_of(cases[i].b) };
		f.vocabulary = find_vocabulary(f.s);
		if (find_same(&f, &a, &b) != cases[i].same ||
			find_same(&f, &b, &a) != cases[i].same)
			fail_msg("%s and %s: %d", cases[i].a, cases[i].b,
				(int)find_same(&f, &a, &b));
		arena_drop(f.s);
	}
}

static struct transcript *talk_of(const char *const *lines, unsigned n)
{
	struct transcript *t = transcript_new(STR("x"), "test");
	t->lines = true;
	for (unsigned i = 0; i < n; i++) {
		struct passage *p = transcript_passage(
			t, PASSAGE_TEXT, (struct loc){ .line = i + 1 });
		p->blank = i > 0;
		transcript_stretch(t, p, str_of(lines[i]), 0, p->loc);
	}
	return t;
}

static struct transcript *talk(void)
{
	static const char *const lines[] = { "A talk", "Ann: Why do you do it?",
		"Bob: I like it. [laughs]", "Ann: Do you?", "Bob: Yes, I do, as I told you." };
	return talk_of(lines, 5);
}

/* The proof must be able to fail. */
static void proof(void **state)
{
	struct transcript *t = talk();
	struct diag *d = diag_new(quiet, NULL);
	struct find_report r;
	struct find_lost lost;
	struct interview *iv = find_interview(d, t, NULL, &r);
	struct span *s = iv->body->first->first->text;
	(void)state;
	assert_int_equal(diag_count(d, DIAG_WARNING), 0);
	assert_int_equal(r.persons, 2);
	assert_int_equal(r.questions, 2);
	assert_int_equal(r.answers, 2);
	assert_true(find_check(t, iv, &r, &lost));
	s->text.n--;
	assert_false(find_check(t, iv, &r, &lost));
	assert_int_equal(lost.loc.line, 2);
	s->text.n++;
	assert_true(find_check(t, iv, &r, &lost));
	r.lefts--;
	assert_false(find_check(t, iv, &r, &lost));
	interview_drop(iv);
	transcript_drop(t);
	diag_drop(d);
}

static void add_note(struct transcript *t, struct passage *p, const char *note)
{
	struct stretch *s = transcript_apart(t, p, STR("1"), STRETCH_SUPER, p->loc);
	s->note = transcript_loose(t, PASSAGE_TEXT, p->loc);
	transcript_stretch(t, s->note, str_of(note), 0, p->loc);
}

static struct str spans_of(struct arena *a, const struct span *s)
{
	struct buf b = { .a = a };
	for (; s; s = s->next) {
		if (s->lang.n)
			buf_printf(&b, "<%.*s:", STR_ARG(s->lang));
		buf_str(&b, s->text);
		if (s->first)
			buf_str(&b, spans_of(a, s->first));
		if (s->lang.n)
			buf_cstr(&b, ">");
	}
	return b.n ? buf_get(&b) : (struct str){ 0 };
}

/* What is in another script gets its language; names, terms and addresses stay as they are. */
static void foreign(void **state)
{
	static const struct {
		const char *text, *lang, *want;
	} cases[] = {
		{ "Это было не так, как вы говорите, но мы и не знали.", "ru",
			"Это было не так, как вы говорите, но мы и не знали." },
		{ "Опять ты за своё", "ru", "Опять ты за своё" },
		{ "Она пела: «나를 버리고 가시는 님은», и мы не знали что это.", "ru",
			"Она пела: «<ko:나를 버리고 가시는 님은>», и мы не знали что это." },
		{ "He said \"и так\" and \"это \"не\" то было\", and it was his way.", "",
			"He said \"и так\" and \"<ru:это \"не\" то было>\", and it was his way." },
		{ "We met Ким Ен Су and Ян Вон Сик for tea.", "",
			"We met Ким Ен Су and Ян Вон Сик for tea." },
		{ "He read 私はそれを知りませんでした to me.", "",
			"He read <ja:私はそれを知りませんでした> to me." },
		{ "The paper 人民日報 was not for us.", "", "The paper 人民日報 was not for us." },
	};
	struct transcript *t = talk();
	struct diag *d = diag_new(quiet, NULL);
	struct find_rules given = { .lang = STR("en") };
	struct find_report r;
	struct arena *a = arena_new();
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct passage *p = transcript_passage(t, PASSAGE_TEXT, (struct loc){ .line = 9 });
		transcript_stretch(t, p, str_of(cases[i].text), 0, p->loc);
	}
	struct interview *iv = find_interview(d, t, &given, &r);
	const struct block *b = iv->body;
	while (b->next || b->first)
		b = b->next ? b->next : b->first;
	b = b->parent->first;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; b = b->next) {
		struct str have;
		assert_non_null(b);
		have = spans_of(a, b->text);
		if (i == 0 && !str_is(have, cases[i].want))
			continue;
		if (!str_is(have, cases[i].want) || !str_is(b->lang, cases[i].lang))
			fail_msg("%s: \"%.*s\" in \"%.*s\"", cases[i].text, STR_ARG(have),
				STR_ARG(b->lang));
		i++;
	}
	assert_int_equal(iv->strange, 0);
	interview_drop(iv);
	arena_drop(a);
	transcript_drop(t);
	diag_drop(d);
}

/* The head has its own order, and its notes have it too. */
static void notes_of_the_head(void **state)
{
	struct transcript *t = talk();
	struct diag *d = diag_new(quiet, NULL);
	struct passage *editors = transcript_passage(t, PASSAGE_TEXT, (struct loc){ .line = 9 });
	struct find_report r;
	struct find_lost lost;
	struct interview *iv;
	struct passage *last = t->first;
	(void)state;
	while (last->next != editors)
		last = last->next;
	last->next = NULL;
	t->last = last;
	editors->next = t->first;
	t->first = editors;
	transcript_stretch(t, editors, STR("Editor's note: this was cut."), 0, editors->loc);
	add_note(t, editors, "By a third.");
	add_note(t, editors->next, "Of two.");
	add_note(t, editors->next->next, "Nobody knows.");
	iv = find_interview(d, t, NULL, &r);
	assert_non_null(iv->meta.editor_note);
	assert_non_null(iv->meta.title);
	assert_int_equal(diag_count(d, DIAG_WARNING), 0);
	assert_true(find_check(t, iv, &r, &lost));
	interview_drop(iv);
	iv = find_interview(d, t, NULL, &r);
	iv->meta.editor_note = NULL;
	assert_false(find_check(t, iv, &r, &lost));
	interview_drop(iv);
	transcript_drop(t);
	diag_drop(d);
}

/* What a newsroom says stands above what was found. */
static void rules(void **state)
{
	struct transcript *t = talk();
	struct diag *d = diag_new(quiet, NULL);
	struct find_voice bob = { STR("bob"), STR("Robert Kane"), PERSON_MODERATOR, NULL, false };
	struct str drop = STR("A talk");
	struct find_rules given = { .voice = &bob,
		.lang = STR("en-GB"),
		.publication = STR("The Post"),
		.drop = &drop,
		.drops = 1 };
	struct find_report r;
	struct interview *iv = find_interview(d, t, &given, &r);
	(void)state;
	assert_true(str_is(iv->people->next->name->text, "Robert Kane"));
	assert_int_equal(iv->people->next->role, PERSON_MODERATOR);
	assert_true(str_is(iv->lang, "en-GB"));
	assert_true(str_is(interview_plain(iv->arena, iv->meta.publication), "The Post"));
	assert_false(str_is(interview_plain(iv->arena, iv->meta.title), "A talk"));
	interview_drop(iv);
	transcript_drop(t);
	diag_drop(d);
}

/* A label that rules call plain is none, one that they name is one however seldom it stands, and
 * two of one name are one; what they settle is no guess any more. */
static void ruled(void **state)
{
	static const char *const lines[] = { "A talk", "Ann: Why do you do it?",
		"Bob: I like it. [laughs]", "Ann: Do you?", "Ports: they are to be widened.",
		"Bob: Yes, I do.", "Robert Bob: As I told you." };
	static const struct {
		struct find_voice voice[2];
		struct str plain;
		const char *people; /* labels of those that there are */
	} cases[] = {
		{ { { STR("Ports"), STR(""), PERSON_N, NULL, false } }, STR(""),
			"Ann; Bob, Robert Bob; Ports;" },
		{ { { STR("Robert Bob"), STR("Robert Bob"), PERSON_N, NULL, false },
			  { STR("bob"), STR("Bob"), PERSON_N, NULL, false } },
			STR("Ports"), "Ann; Bob; Robert Bob;" },
		{ { { STR("Robert Bob"), STR("ANN"), PERSON_N, NULL, false } }, STR("ports"),
			"Ann, Robert Bob; Bob;" },
		{ { { STR("Ann"), STR(""), PERSON_N, NULL, false } }, STR("BOB"),
			"Ann; Robert Bob;" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct transcript *t = talk_of(lines, sizeof lines / sizeof *lines);
		struct diag *d = diag_new(quiet, NULL);
		struct find_voice voice[2] = { cases[i].voice[0], cases[i].voice[1] };
		struct str plain = cases[i].plain;
		struct find_rules given = {
			.voice = voice, .plain = &plain, .plains = plain.n > 0
		};
		struct find_report r;
		struct interview *iv;
		struct buf b = { 0 };
		voice[0].next = voice[1].label.n ? &voice[1] : NULL;
		iv = find_interview(d, t, &given, &r);
		b.a = iv->arena;
		for (size_t k = 0; k < r.persons; k++)
			buf_printf(&b, "%s%.*s;", k ? " " : "", STR_ARG(r.person[k].labels));
		if (!str_is(buf_get(&b), cases[i].people))
			fail_msg("%zu: %.*s", i, STR_ARG(buf_get(&b)));
		for (size_t k = 0; k < r.guesses; k++)
			assert_false(str_eq(r.guess[k].label, voice[0].label));
		interview_drop(iv);
		transcript_drop(t);
		diag_drop(d);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates),
		cmocka_unit_test(labels),
		cmocka_unit_test(languages),
		cmocka_unit_test(foreign),
		cmocka_unit_test(names),
		cmocka_unit_test(proof),
		cmocka_unit_test(notes_of_the_head),
		cmocka_unit_test(rules),
		cmocka_unit_test(ruled),
	};
	return cmocka_run_group_tests_name("find", tests, NULL, NULL);
}
