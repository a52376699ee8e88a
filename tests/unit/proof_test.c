/* The proof that no word was lost on the way from bytes to transcript: that it fails when one was.
 */
#include "read/proof.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static struct read_proof prove(
	struct arena *a, const char *plain, const char *text, enum proof_kind kind)
{
	struct transcript *t = transcript_new(STR("f"), "test");
	struct passage *p = transcript_passage(t, PASSAGE_TEXT, (struct loc){ 0 });
	struct read_proof r;
	transcript_stretch(t, p, str_of(text), 0, (struct loc){ 0 });
	transcript_leave(t, STR("left out"), "why", (struct loc){ 0 });
	proof_make(a, str_of(plain), kind, t, &r);
	transcript_drop(t);
	return r;
}

static void test_lost(void **state)
{
	static const struct {
		const char *plain, *text;
		size_t words, lost;
		enum proof_kind kind;
	} rows[] = {
		{ "one two, one", "one two one", 3, 0, PROOF_TEXT },
		{ "one two, one", "one two", 3, 1, PROOF_TEXT },
		{ "one two", "two one", 2, 0, PROOF_TEXT },       /* order is another proof */
		{ "out of it, left", "of it", 4, 0, PROOF_TEXT }, /* what is listed counts */
		{ "T\1om saw T", "Tom saw T", 4, 0, PROOF_TAGS },
		{ "T\1om saw T", "om saw T", 4, 1, PROOF_TAGS },
		{ "a\1b", "a b", 2, 0, PROOF_TAGS },
		{ "a b", "ab", 2, 2, PROOF_TAGS },
		{ "co\xc2\xadop", "coop", 1, 0, PROOF_TEXT },
		{ "in 1974", "in", 2, 1, PROOF_TEXT },
		{ "in 1974", "in", 2, 0, PROOF_CELLS },
		{ "say it say it", "say it", 4, 0, PROOF_JSON },
		{ "say it now", "say it", 3, 1, PROOF_JSON },
		{ "Ноты и ноты", "ноты и", 3, 1, PROOF_TEXT },
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena *a = arena_new();
		struct read_proof r = prove(a, rows[i].plain, rows[i].text, rows[i].kind);
		assert_true(r.made);
		if (r.words != rows[i].words || r.lost != rows[i].lost)
			fail_msg("%s: %zu of %zu lost", rows[i].plain, r.lost, r.words);
		assert_int_equal(r.first.n > 0, r.lost > 0);
		arena_drop(a);
	}
}

static void quiet(void *user, struct str text)
{
	(void)user;
	(void)text;
}

/* What a plain look finds; joints shown as bars. */
static void test_plain(void **state)
{
	static const struct {
		const char *bytes, *plain;
		enum proof_kind kind;
	} rows[] = {
		{ "<p>a<b>b</b> &amp; c</p><p>d<!-- e --></p><script>f</script>", "|a|b| & c |d   ",
			PROOF_TAGS },
		{ "3 < 4 and <br/>5", "3 < 4 and  5", PROOF_TAGS },
		{ "<t><![CDATA[x < y]]></t>", "|x < y|", PROOF_TAGS },
		{ "WEBVTT\n\n1\n00:01 --> 00:02\n<v Ann>Yes\n", "\n\n1\n|Yes\n", PROOF_CUES },
		{ "{\"text\": \"a \\\"b\\u00e9\", \"id\": \"x\"}", "a \"b\xc3\xa9\n", PROOF_JSON },
	};
	struct diag *d = diag_new(quiet, NULL);
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena *a = arena_new();
		struct read_source s = { .bytes = str_of(rows[i].bytes),
			.text = str_of(rows[i].bytes) };
		struct str got = proof_text(a, d, &s, rows[i].kind);
		char *c = arena_cstr(a, got);
		for (size_t k = 0; k < got.n; k++)
			c[k] = c[k] == PROOF_JOINT ? '|' : c[k];
		assert_string_equal(c, rows[i].plain);
		arena_drop(a);
	}
	diag_drop(d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lost),
		cmocka_unit_test(test_plain),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
