/* Any bytes as rules, and between the tags of sound ones; a transcript found by what was read. */
#include <assert.h>

#include "find/find.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void quiet(void *user, struct str text)
{
	(void)user;
	(void)text;
}

static void line(struct transcript *t, const char *text)
{
	struct passage *p = transcript_passage(t, PASSAGE_TEXT, (struct loc){ .line = 1 });
	p->blank = 1;
	transcript_stretch(t, p, str_of(text), 0, p->loc);
}

static void use(struct str bytes)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(quiet, NULL);
	struct find_rules *r = find_rules_of(a, d, STR("rules"), bytes);
	struct transcript *t = transcript_new(STR("f"), "fuzz");
	struct find_report report;
	struct find_lost lost;
	struct interview *iv;
	line(t, "A talk");
	line(t, "Ann: Why?");
	line(t, "Bob: So. [laughs]");
	line(t, "Ports: wide.");
	line(t, "Ann: Why?");
	line(t, "Bob: No.");
	iv = find_interview(d, t, r, &report);
	assert(find_check(t, iv, &report, &lost));
	interview_drop(iv);
	transcript_drop(t);
	diag_drop(d);
	arena_drop(a);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct arena *a = arena_new();
	struct buf b = { .a = a };
	use((struct str){ (const char *)bytes, n });
	buf_cstr(&b, "<rules xmlns=\"urn:entrevue:rules:1\">");
	buf_put(&b, bytes, n);
	buf_cstr(&b, "</rules>");
	use(buf_get(&b));
	arena_drop(a);
	return 0;
}
