/* Which labels are one person's: by their places, and by what rules say. */
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

/* Who speaks, as the labels of each: of turns in a row, a label each. */
static struct str people_of(
	struct arena *a, struct str said, struct find_voice *voice, size_t *doubts)
{
	struct transcript *t = transcript_new(STR("x"), "test");
	struct diag *d = diag_new(quiet, NULL);
	struct find_rules given = { .voice = voice, .lang = STR("en") };
	struct find_report r;
	struct interview *iv;
	struct buf b = { .a = a };
	t->lines = true;
	for (unsigned i = 1; said.n; i++) {
		const char *bar = memchr(said.s, '|', said.n);
		struct str one = { said.s, bar ? (size_t)(bar - said.s) : said.n };
		struct passage *p = transcript_passage(t, PASSAGE_TEXT, (struct loc){ .line = i });
		p->blank = i > 1;
		transcript_stretch(t, p,
			arena_printf(a, "%.*s: %s", STR_ARG(one),
				i % 2 ? "And what do you do then?" : "We bake bread."),
			0, p->loc);
		said = (struct str){ one.s + one.n + (bar != NULL),
			said.n - one.n - (bar != NULL) };
	}
	iv = find_interview(d, t, &given, &r);
	for (size_t k = 0; k < r.persons; k++)
		buf_printf(&b, "%s%.*s;", k ? " " : "", STR_ARG(r.person[k].labels));
	*doubts = 0;
	for (size_t k = 0; k < r.guesses; k++)
		*doubts += r.guess[k].kind == GUESS_SAME && !r.guess[k].taken;
	interview_drop(iv);
	transcript_drop(t);
	diag_drop(d);
	return buf_get(&b);
}

/* A surname behind Mr or Ms is the person's whose full name it takes the place of, and may be
 * somebody else's where both go on. */
static void courtesy(void **state)
{
	static const struct {
		const char *said, *people;
		size_t doubts;
	} cases[] = {
		{ "Ann|Tom Lee|Ann|Mrs Lee|Ann|Tom Lee", "Ann; Tom Lee; Mrs Lee;", 1 },
		{ "Ann|Mrs Lee|Ann|Tom Lee|Ann|Mrs Lee|Ann|Mrs Lee", "Ann; Mrs Lee; Tom Lee;", 1 },
		{ "Ann|Tom Lee|Ann|Tom Lee|Ann|Tom Lee|Ann|Mrs Lee", "Ann; Tom Lee; Mrs Lee;", 1 },
		{ "Ann|Tom Lee|Ann|Mr Lee|Ann|Mr Lee|Ann|Mr Lee", "Ann; Tom Lee, Mr Lee;", 0 },
		{ "Ann|Lee|Ann|Mrs Lee|Ann|Lee|Ann|Lee", "Ann; Lee; Mrs Lee;", 1 },
		{ "Ann|Mr Lee|Ann|Lee|Ann|Mr Lee|Ann|Mr Lee|Ann|Mr Lee", "Ann; Mr Lee, Lee;", 0 },
		{ "Ann|Tom Lee|Ann|Mr Lee|Ann|Mrs Lee|Ann|Mr Lee", "Ann; Tom Lee; Mr Lee; Mrs Lee;",
			2 },
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena *a = arena_new();
		size_t doubts;
		struct str people = people_of(a, str_of(cases[i].said), NULL, &doubts);
		if (!str_is(people, cases[i].people) || doubts != cases[i].doubts)
			fail_msg("%s: %.*s %zu", cases[i].said, STR_ARG(people), doubts);
		arena_drop(a);
	}
}

/* A rule that names somebody takes its label from whom it would be taken for, but not what only
 * spells the label otherwise. */
static void parted(void **state)
{
	static const struct {
		const char *said, *label, *name, *people;
	} cases[] = {
		{ "Ann|Tom Lee|Ann|Lee|Ann|Lee", "Lee", "Mary Lee", "Ann; Tom Lee; Lee;" },
		{ "Ann|Tom Lee|Ann|Lee|Ann|Lee", "Lee", "T. Lee", "Ann; Tom Lee, Lee;" },
		{ "Ann|Dr Lee|Ann|Lee|Ann|Lee", "Lee", "Mary Orr", "Ann; Dr Lee, Lee;" },
		{ "Ann|Tom Lee|Ann|T. Lee|Ann|T. Lee", "T. Lee", "Tina Lee",
			"Ann; Tom Lee; T. Lee;" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena *a = arena_new();
		struct find_voice rule = { .label = str_of(cases[i].label),
			.name = str_of(cases[i].name),
			.role = PERSON_N };
		size_t doubts;
		struct str people = people_of(a, str_of(cases[i].said), &rule, &doubts);
		if (!str_is(people, cases[i].people) || doubts)
			fail_msg("%s: %.*s", cases[i].said, STR_ARG(people));
		arena_drop(a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(courtesy),
		cmocka_unit_test(parted),
	};
	return cmocka_run_group_tests_name("join", tests, NULL, NULL);
}
