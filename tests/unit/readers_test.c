/* Folders of foreign files: tests/readers/CASE/input.* is read, and held against what is beside it:
 *
 *	want.transcript  what transcript_dump says; absent: nothing is made of it
 *	want.said        what is said, notes too; absent: nothing
 *
 * And no word that a plain look at it finds may be lost.
 *
 * An input whose name begins with "refuse." is read with tracked changes refused. With
 * READERS_UPDATE set the files are written anew. */
#include "read/read.h"

#include "base/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

static void keep(void *user, struct str text)
{
	buf_str(user, text);
}

static struct str input(struct arena *a, struct str folder)
{
	struct str *names;
	size_t n;
	assert_true(file_list(a, folder, &names, &n));
	for (size_t i = 0; i < n; i++) {
		if (!str_starts(names[i], "want."))
			return names[i];
	}
	fail_msg("no input in %.*s", STR_ARG(folder));
	return (struct str){ 0 };
}

static struct str wanted(struct arena *a, struct diag *d, struct str path)
{
	struct str s = { 0 };
	if (access(arena_cstr(a, path), F_OK) == 0)
		assert_true(file_read(a, d, path, 16 << 20, &s));
	return s;
}

static void update(struct arena *a, struct diag *d, struct str path, struct str got)
{
	struct out *o;
	if (!got.n) {
		unlink(arena_cstr(a, path));
		return;
	}
	o = out_open(a, d, path);
	out_write(o, got.s, got.n);
	assert_true(out_commit(o));
}

/* The first line that differs. */
static void compare(struct arena *a, const char *what, struct str want, struct str got)
{
	unsigned line = 1;
	size_t i = 0, from = 0;
	if (str_eq(want, got))
		return;
	for (; i < want.n && i < got.n && want.s[i] == got.s[i]; i++) {
		if (want.s[i] == '\n')
			line++, from = i + 1;
	}
	want = (struct str){ want.s + from, want.n - from };
	got = (struct str){ got.s + from, got.n - from };
	fail_msg("%s:%u: want %s\n  got %s", what, line, strtok(arena_cstr(a, want), "\n"),
		strtok(arena_cstr(a, got), "\n"));
}

static void test_case(void **state)
{
	struct arena *a = arena_new();
	struct str folder = file_join(a, STR("tests/readers"), str_of(*state));
	struct str name = input(a, folder), bytes, dump = { 0 };
	struct buf said = { .a = a };
	struct diag *d = diag_new(keep, &said);
	struct read_query q = { .path = name, .refuse_changes = str_starts(name, "refuse.") };
	struct read_proof proof = { 0 };
	struct transcript *t;
	diag_verbosity(d, DIAG_NOTE);
	assert_true(file_read(a, d, file_join(a, folder, name), 16 << 20, &bytes));
	q.proof = &proof;
	t = read_transcript(d, &q, bytes);
	if (proof.lost)
		fail_msg("lost: %zu, first \"%.*s\"", proof.lost, STR_ARG(proof.first));
	assert_true(t || diag_count(d, DIAG_ERROR));
	if (t)
		dump = transcript_dump(a, t);
	transcript_drop(t);
	diag_flush(d);
	if (getenv("READERS_UPDATE")) {
		update(a, d, file_join(a, folder, STR("want.transcript")), dump);
		update(a, d, file_join(a, folder, STR("want.said")), buf_get(&said));
	} else {
		compare(a, "transcript", wanted(a, d, file_join(a, folder, STR("want.transcript"))),
			dump);
		compare(a, "said", wanted(a, d, file_join(a, folder, STR("want.said"))),
			buf_get(&said));
	}
	diag_drop(d);
	arena_drop(a);
}

int main(void)
{
	struct arena *a = arena_new();
	struct CMUnitTest *tests;
	struct str *names;
	size_t n;
	int failed;
	if (!file_list(a, STR("tests/readers"), &names, &n))
		return 1;
	tests = ARENA_ARRAY(a, n, struct CMUnitTest);
	for (size_t i = 0; i < n; i++)
		tests[i] = (struct CMUnitTest){ .name = names[i].s,
			.test_func = test_case,
			.initial_state = (void *)names[i].s };
	failed = _cmocka_run_group_tests("readers", tests, n, NULL, NULL);
	arena_drop(a);
	return failed;
}
