/* What readers build, and the dump that their tests compare. */
#include "read/read.h"
#include "transcript/transcript.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static void joins(void **state)
{
	struct transcript *t = transcript_new(STR("x"), "test");
	struct passage *p = transcript_passage(t, PASSAGE_TEXT, (struct loc){ .line = 1 });
	struct stretch *s;
	(void)state;
	assert_null(transcript_stretch(t, p, STR(""), 0, p->loc));
	transcript_stretch(t, p, STR("one"), 0, p->loc);
	for (int i = 0; i < 100; i++)
		transcript_stretch(t, p, STR(" more"), 0, p->loc);
	assert_ptr_equal(p->first, p->last);
	assert_int_equal(p->first->text.n, 503);
	transcript_stretch(t, p, STR("bold"), STRETCH_BOLD, p->loc);
	s = transcript_apart(t, p, STR("link"), STRETCH_BOLD, p->loc);
	s->link = STR("http://x");
	transcript_stretch(t, p, STR("bold"), STRETCH_BOLD, p->loc);
	assert_string_equal(transcript_plain(t->arena, p).s + 500, "oreboldlinkbold");
	transcript_drop(t);
}

static void dumps(void **state)
{
	struct transcript *t = transcript_new(STR("x"), "test");
	struct passage *p = transcript_passage(t, PASSAGE_TEXT, (struct loc){ .line = 1 });
	struct stretch *s = transcript_stretch(t, p, STR("a\n\"b\""), STRETCH_BOLD, p->loc);
	(void)state;
	s = transcript_apart(t, p, STR("1"), STRETCH_SUPER, p->loc);
	s->note = transcript_loose(t, PASSAGE_TEXT, p->loc);
	transcript_stretch(t, s->note, STR("note"), 0, p->loc);
	p = transcript_passage(t, PASSAGE_HEADING, p->loc);
	p->level = 2;
	p->start = 0;
	transcript_fact(t, FACT_TITLE, STR("T"), p->loc)->key = STR("title");
	transcript_voice(t, STR("S1"), p->loc);
	transcript_leave(t, STR("1"), "cue number", p->loc);
	assert_string_equal(transcript_dump(t->arena, t).s,
		"transcript format=\"test\"\n"
		"  fact title key=\"title\" \"T\"\n"
		"  voice key=\"S1\" name=\"S1\"\n"
		"  text bold \"a\\n\\\"b\\\"\" super \"1\" note(\n"
		"      text \"note\"\n"
		"    )\n"
		"  heading level=2 start=0\n"
		"  dropped \"1\" why=\"cue number\"\n");
	transcript_drop(t);
}

/* Behind marks of quotations and of boxes, whatever the white space between. */
static void places(void **state)
{
	struct diag *d = diag_new(NULL, NULL);
	struct read_query q = { .path = STR("x.md") };
	struct transcript *t = read_transcript(
		d, &q, STR("# Planks\n\n> “Rails” are **dry**.\n\n>\t[!NOTE] \n> Wet.\n"));
	(void)state;
	assert_non_null(t);
	assert_int_equal(t->first->next->first->loc.line, 3);
	assert_int_equal(t->first->next->first->loc.column, 3);
	assert_string_equal(t->dropped->text.s, "[!NOTE]");
	assert_int_equal(t->dropped->loc.line, 5);
	assert_int_equal(t->dropped->loc.column, 3);
	transcript_drop(t);
	diag_drop(d);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(joins), cmocka_unit_test(dumps),
		cmocka_unit_test(places) };
	return cmocka_run_group_tests_name("transcript", tests, NULL, NULL);
}
