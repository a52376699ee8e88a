/* base: strings, arena, map, digests, diagnostics, files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/file.h"
#include "base/len.h"
#include "base/task.h"

static void utf8_is_checked(void **state)
{
	static const struct {
		const char *s;
		size_t good;
	} row[] = {
		{ "plain", 5 },
		{ "\xC3\xA9", 2 },
		{ "a\xC0\x80", 1 },         /* overlong */
		{ "\xED\xA0\x80", 0 },      /* surrogate */
		{ "\xF4\x90\x80\x80", 0 },  /* over U+10FFFF */
		{ "ab\xE2\x82", 2 },        /* cut off */
		{ "\xF0\x9F\x99\x82.", 5 }, /* four bytes */
		{ "\xFF", 0 },
	};
	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		assert_int_equal(str_check(str_of(row[i].s)), row[i].good);
}

static void utf8_goes_round(void **state)
{
	(void)state;
	for (uint32_t c = 1; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 37) {
		char t[4];
		size_t n = str_put(t, c), i = 0;
		uint32_t want = c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c;
		assert_int_equal(str_next((struct str){ t, n }, &i), want);
		assert_int_equal(i, n);
	}
}

static void words_are_cut(void **state)
{
	struct str r = STR("  one\ttwo \n three ");
	(void)state;
	assert_true(str_is(str_word(&r), "one"));
	assert_true(str_is(str_word(&r), "two"));
	assert_true(str_is(str_word(&r), "three"));
	assert_int_equal(str_word(&r).n, 0);
	assert_true(str_cmp(STR("ab"), STR("abc")) < 0);
	assert_true(str_cmp(STR("b"), STR("abc")) > 0);
}

static void distances_are_counted(void **state)
{
	static const struct {
		const char *a, *b;
		size_t edits;
	} row[] = {
		{ "", "", 0 },
		{ "", "abc", 3 },
		{ "title", "title", 0 },
		{ "tilte", "title", 1 },
		{ "qestion", "question", 1 },
		{ "answre", "answer", 1 },
		{ "kitten", "sitting", 3 },
		{ "ca", "abc", 3 },
	};
	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct str a = str_of(row[i].a), b = str_of(row[i].b);
		assert_int_equal(str_distance(a, b), row[i].edits);
		assert_int_equal(str_distance(b, a), row[i].edits);
	}
	assert_int_equal(
		str_distance(str_of("0123456789012345678901234567890123456789!"), STR("x")),
		STR_NEAR + 1);
}

static void lengths_round(void **state)
{
	(void)state;
	assert_int_equal(len_scale(10, 1, 4), 3);
	assert_int_equal(len_scale(-10, 1, 4), -3);
	assert_int_equal(len_mpt(SP_PT * 12), 12000);
}

static void arena_keeps_and_resets(void **state)
{
	struct arena *a = arena_new();
	VEC(int) v = { 0 };
	struct arena_mark m;
	char *big;
	(void)state;
	for (int i = 0; i < 100000; i++)
		*VEC_PUSH(a, &v) = i;
	for (int i = 0; i < 100000; i++)
		assert_int_equal(v.v[i], i);
	m = arena_mark(a);
	big = arena_alloc(a, 1 << 20);
	for (size_t i = 0; i < 1 << 20; i++)
		assert_int_equal(big[i], 0);
	arena_alloc(a, 100);
	arena_reset(a, m);
	for (int i = 0; i < 100000; i++)
		assert_int_equal(v.v[i], i);
	arena_drop(a);
}

static void scratch_is_reused(void **state)
{
	struct arena *a = arena_new();
	size_t size;
	(void)state;
	arena_alloc(a, 10);
	size = arena_size(a);
	for (int i = 0; i < 10000; i++) {
		struct arena_mark m = arena_mark(a);
		arena_alloc(a, 1000);
		arena_alloc(a, 100000);
		arena_reset(a, m);
	}
	assert_int_equal(arena_size(a), size);
	arena_drop(a);
}

static void growing_zeroes(void **state)
{
	struct arena *a = arena_new();
	char *p = arena_alloc(a, 10);
	(void)state;
	memset(p, 7, 10);
	for (size_t n = 10; n < 200000; n = n * 3 / 2 + 1) {
		p = arena_grow(a, p, n, n * 3 / 2 + 1);
		for (size_t i = n; i < n * 3 / 2 + 1; i++)
			assert_int_equal(p[i], 0);
		assert_int_equal(p[9], 7);
	}
	arena_drop(a);
}

static void map_finds(void **state)
{
	struct arena *a = arena_new();
	struct map m = { .a = a };
	(void)state;
	assert_null(map_get(&m, STR("x")));
	for (int i = 0; i < 5000; i++)
		map_put(&m, arena_printf(a, "key %d", i), arena_cstr(a, arena_printf(a, "%d", i)));
	map_put(&m, STR("key 7"), "seven");
	assert_int_equal(m.n, 5000);
	assert_string_equal(map_get(&m, STR("key 7")), "seven");
	assert_string_equal(map_get(&m, STR("key 4999")), "4999");
	assert_null(map_get(&m, STR("key 5000")));
	assert_true(str_is(m.key[3], "key 3"));
	arena_drop(a);
}

static void digests_are_known(void **state)
{
	struct arena *a = arena_new();
	uint8_t h[16];
	/* RFC 9562, appendix A.4: the DNS name space and "www.example.com" */
	static const char dns[] =
		"\x6b\xa7\xb8\x10\x9d\xad\x11\xd1\x80\xb4\x00\xc0\x4f\xd4\x30\xc8";
	(void)state;
	assert_true(str_is(digest_uuid(a, (struct str){ dns, 16 }, STR("www.example.com")),
		"2ed6657d-e927-568b-95e1-2665a8aea6a2"));
	digest_md5(STR(""), h);
	assert_int_equal(h[0], 0xd4);
	assert_int_equal(h[15], 0x7e);
	arena_drop(a);
}

static void gather(void *user, struct str text)
{
	buf_str(user, text);
}

static void diagnostics_are_sorted_once_and_counted(void **state)
{
	struct buf b = { .a = arena_new() };
	struct diag *d = diag_new(gather, &b);
	uint16_t f = diag_file(d, STR("a.xml"));
	(void)state;
	diag_at(d, DIAG_ERROR, (struct loc){ 9, 2, f }, "late %d", 1);
	diag_at(d, DIAG_WARNING, (struct loc){ 3, 0, f }, "early\x1b[2J");
	diag_at(d, DIAG_ERROR, (struct loc){ 9, 2, f }, "late %d", 1);
	diag_at(d, DIAG_NOTE, (struct loc){ 1, 1, f }, "not shown");
	assert_int_equal(diag_count(d, DIAG_ERROR), 1);
	assert_int_equal(diag_status(d), 1);
	diag_world(d, STR("b"), ENOENT, "cannot be read");
	diag_flush(d);
	assert_string_equal(b.s, "a.xml:3: warning: early\\u001B[2J\n"
				 "a.xml:9:2: error: late 1\n"
				 "b: error: cannot be read: No such file or directory\n");
	assert_int_equal(diag_status(d), 2);
	diag_drop(d);
	arena_drop(b.a);
}

static void watch(void *user, const struct diag_message *m)
{
	buf_printf(user, "%u %d %s %.*s\n", (unsigned)m->loc.line, (int)m->level,
		m->about ? m->about : "-", STR_ARG(m->text));
}

static void who_watches_is_told_of_every_diagnostic(void **state)
{
	struct arena *a = arena_new();
	struct buf said = { .a = a }, seen = { .a = a };
	struct diag *d = diag_new(gather, &said);
	diag_at(d, DIAG_ERROR, (struct loc){ 1, 1, 0 }, "before");
	diag_watch(d, watch, &seen);
	diag_at(diag_about(d, "alt"), DIAG_NOTE, (struct loc){ 2, 1, 0 }, "about %d", 7);
	diag_at(d, DIAG_ERROR, (struct loc){ 3, 1, 0 }, "not about it");
	diag_world(d, STR("b"), 0, "late");
	diag_watch(d, NULL, NULL);
	diag_at(d, DIAG_ERROR, (struct loc){ 4, 1, 0 }, "after");
	assert_string_equal(seen.s, "2 0 alt about 7\n3 2 - not about it\n0 3 - late\n");
	diag_drop(d);
	assert_null(strstr(said.s, "about 7"));
	assert_non_null(strstr(said.s, "after"));
	arena_drop(a);
	(void)state;
}

static void too_many_diagnostics_are_counted(void **state)
{
	struct buf b = { .a = arena_new() };
	struct diag *d = diag_new(gather, &b);
	(void)state;
	for (unsigned i = 0; i < DIAG_KEEP + 50; i++)
		diag_at(d, DIAG_ERROR, (struct loc){ i + 1, 1, 0 }, "one");
	diag_flush(d);
	assert_non_null(strstr(b.s, "50 more are not shown"));
	assert_int_equal(diag_count(d, DIAG_ERROR), DIAG_KEEP + 50);
	diag_drop(d);
	arena_drop(b.a);
}

static void what_a_task_reports_is_merged_in_its_order(void **state)
{
	struct buf b = { .a = arena_new() };
	struct diag *into = diag_new(gather, &b);
	struct loc a = { 4, 1, diag_file(into, STR("a.xml")) };
	struct diag *from = diag_aside(into);
	(void)state;
	diag_at(into, DIAG_ERROR, a, "said");
	diag_at(from, DIAG_ERROR, a, "heard");
	diag_at(from, DIAG_ERROR, (struct loc){ 9, 1, a.file }, "said"); /* elsewhere, no matter */
	diag_world(from, STR("b.ttf"), 0, "gone");
	assert_null(b.s);
	diag_merge(into, from);
	diag_merge(into, from);
	diag_drop(from);
	assert_null(b.s);
	assert_int_equal(diag_count(into, DIAG_ERROR), 3);
	assert_int_equal(diag_status(into), 2);
	diag_drop(into);
	assert_string_equal(
		b.s, "a.xml:4:1: error: said\na.xml:4:1: error: heard\nb.ttf: error: gone\n");
	arena_drop(b.a);
}

struct sum {
	int from, to, sum;
};

static void add_up(void *user)
{
	struct sum *s = user;
	for (int i = s->from; i < s->to; i++)
		s->sum += i;
}

static void tasks_are_done_when_waited_for(void **state)
{
	struct arena *a = arena_new();
	struct sum s[8] = { 0 };
	struct task *t[8];
	int all = 0;
	(void)state;
	for (int i = 0; i < 8; i++) {
		s[i] = (struct sum){ i * 1000, (i + 1) * 1000, 0 };
		t[i] = task_start(a, add_up, &s[i]);
	}
	for (int i = 0; i < 8; i++) {
		task_wait(t[i]);
		all += s[i].sum;
	}
	task_wait(NULL);
	assert_int_equal(all, 8000 * 7999 / 2);
	arena_drop(a);
}

static void paths_are_taken_apart(void **state)
{
	struct arena *a = arena_new();
	(void)state;
	assert_true(str_eq(file_dir(STR("a/b/c.xml")), STR("a/b")));
	assert_true(str_eq(file_dir(STR("c.xml")), STR(".")));
	assert_true(str_eq(file_dir(STR("/c.xml")), STR("/")));
	assert_true(str_eq(file_stem(STR("a/b.c/d.tar.gz")), STR("d.tar")));
	assert_true(str_eq(file_stem(STR(".hidden")), STR(".hidden")));
	assert_true(str_is(file_join(a, STR("a/"), STR("./b")), "a/b"));
	assert_true(str_is(file_join(a, STR("."), STR("b")), "b"));
	assert_true(str_is(file_join(a, STR("a"), STR("/b")), "/b"));
	arena_drop(a);
}

struct place {
	struct arena *a;
	struct buf said;
	struct diag *d;
	struct str dir;
};

static void place_open(struct place *p)
{
	char t[] = "/tmp/entrevue-test-XXXXXX";
	p->a = arena_new();
	p->said = (struct buf){ .a = arena_new() };
	p->d = diag_new(gather, &p->said);
	assert_non_null(mkdtemp(t));
	p->dir = arena_str(p->a, str_of(t));
}

static size_t entries(struct place *p)
{
	struct str *names;
	size_t n;
	assert_true(file_list(p->a, p->dir, &names, &n));
	return n;
}

static void place_close(struct place *p)
{
	struct str *names;
	size_t n;
	assert_true(file_list(p->a, p->dir, &names, &n));
	for (size_t i = 0; i < n; i++)
		unlink(arena_cstr(p->a, file_join(p->a, p->dir, names[i])));
	rmdir(p->dir.s);
	diag_drop(p->d);
	arena_drop(p->said.a);
	arena_drop(p->a);
}

static void output_is_whole_or_not_at_all(void **state)
{
	struct place p;
	struct str path, got;
	struct out *o;
	(void)state;
	place_open(&p);
	path = file_join(p.a, p.dir, STR("x.pdf"));
	o = out_open(p.a, p.d, path);
	assert_true(out_write(o, "one", 3));
	assert_int_equal(entries(&p), 0);
	out_abort(o);
	assert_int_equal(entries(&p), 0);
	o = out_open(p.a, p.d, path);
	for (int i = 0; i < 100000; i++)
		assert_true(out_write(o, "line\n", 5));
	assert_int_equal(out_size(o), 500000);
	assert_true(out_sync(o));
	assert_int_equal(entries(&p), 0);
	assert_true(out_commit(o));
	assert_int_equal(entries(&p), 1);
	o = out_open(p.a, p.d, path);
	out_write(o, "two", 3);
	out_abort(o);
	assert_true(file_read(p.a, p.d, path, 1 << 20, &got));
	assert_int_equal(got.n, 500000);
	assert_int_equal(diag_status(p.d), 0);
	place_close(&p);
}

static void a_link_stays_a_link(void **state)
{
	struct place p;
	struct str path, link, got;
	struct stat st;
	struct out *o;
	(void)state;
	place_open(&p);
	path = file_join(p.a, p.dir, STR("real"));
	link = file_join(p.a, p.dir, STR("link"));
	o = out_open(p.a, p.d, path);
	assert_true(out_commit(o));
	assert_int_equal(symlink("real", link.s), 0);
	o = out_open(p.a, p.d, link);
	out_write(o, "new", 3);
	assert_true(out_commit(o));
	assert_int_equal(lstat(link.s, &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	assert_true(file_read(p.a, p.d, path, 100, &got));
	assert_true(str_is(got, "new"));
	place_close(&p);
}

static void a_full_disk_is_told(void **state)
{
	struct place p;
	struct out *o;
	(void)state;
	place_open(&p);
	o = out_open(p.a, p.d, STR("/dev/full"));
	out_write(o, "x", 1);
	assert_false(out_commit(o));
	o = out_open(p.a, p.d, file_join(p.a, p.dir, STR("no/such/folder/x")));
	assert_false(out_write(o, "x", 1));
	out_abort(o);
	assert_int_equal(diag_status(p.d), 2);
	diag_flush(p.d);
	assert_non_null(strstr(p.said.s, "/dev/full: error: cannot be written; nothing was left "
					 "behind: No space left on device\n"));
	assert_non_null(strstr(p.said.s, "No such file or directory\n"));
	place_close(&p);
}

static void reading_is_bounded(void **state)
{
	struct place p;
	struct str path, got;
	struct out *o;
	(void)state;
	place_open(&p);
	path = file_join(p.a, p.dir, STR("x"));
	o = out_open(p.a, p.d, path);
	for (int i = 0; i < 3; i++)
		out_write(o, "0123456789", 10);
	assert_true(out_commit(o));
	assert_true(file_read(p.a, p.d, path, 30, &got));
	assert_int_equal(got.s[30], 0);
	assert_false(file_read(p.a, p.d, path, 29, &got));
	assert_false(file_read(p.a, p.d, STR("/dev/zero"), 1 << 20, &got));
	assert_false(file_read(p.a, p.d, p.dir, 29, &got));
	assert_false(file_read(p.a, p.d, file_join(p.a, p.dir, STR("none")), 29, &got));
	assert_int_equal(diag_count(p.d, DIAG_WORLD), 4);
	place_close(&p);
}

int main(void)
{
	static const struct CMUnitTest test[] = {
		cmocka_unit_test(utf8_is_checked),
		cmocka_unit_test(utf8_goes_round),
		cmocka_unit_test(words_are_cut),
		cmocka_unit_test(distances_are_counted),
		cmocka_unit_test(lengths_round),
		cmocka_unit_test(arena_keeps_and_resets),
		cmocka_unit_test(scratch_is_reused),
		cmocka_unit_test(growing_zeroes),
		cmocka_unit_test(map_finds),
		cmocka_unit_test(digests_are_known),
		cmocka_unit_test(diagnostics_are_sorted_once_and_counted),
		cmocka_unit_test(who_watches_is_told_of_every_diagnostic),
		cmocka_unit_test(too_many_diagnostics_are_counted),
		cmocka_unit_test(what_a_task_reports_is_merged_in_its_order),
		cmocka_unit_test(tasks_are_done_when_waited_for),
		cmocka_unit_test(paths_are_taken_apart),
		cmocka_unit_test(output_is_whole_or_not_at_all),
		cmocka_unit_test(a_link_stays_a_link),
		cmocka_unit_test(a_full_disk_is_told),
		cmocka_unit_test(reading_is_bounded),
	};
	return cmocka_run_group_tests(test, NULL, NULL);
}
