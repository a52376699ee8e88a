/* Any text as plain text, as Markdown, as Aozora's, or as passages with looks, speakers and notes
 * at random: an interview in which every character is accounted for. */
#include <assert.h>

#include "read/formats.h"

#include "find/find.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void quiet(void *user, struct str text)
{
	(void)user;
	(void)text;
}

/* What encode.c would make of it: well-formed, without control characters but line ends and tabs.
 */
static struct str text_of(struct arena *a, const uint8_t *bytes, size_t n)
{
	struct buf b = { .a = a };
	struct str s = { (const char *)bytes, n };
	for (size_t i = 0; i < n;) {
		uint32_t c = str_next(s, &i);
		buf_char(&b, c >= ' ' || c == '\n' || c == '\t' ? (c == 0x7f ? '?' : c) : '\n');
	}
	return b.n ? buf_get(&b) : STR("");
}

/* A passage a line, its first characters saying what it is. */
static void passages(struct transcript *t, struct str s, bool cues)
{
	unsigned line = 1;
	t->cues = cues;
	while (s.n) {
		const char *end = memchr(s.s, '\n', s.n);
		struct str l = { s.s, end ? (size_t)(end - s.s) : s.n };
		struct loc loc = { .line = line++ };
		unsigned char how = l.n ? (unsigned char)l.s[0] : 0;
		struct passage *p = transcript_passage(
			t, (enum passage_kind)(how % PASSAGE_N), loc);
		struct stretch *x;
		p->level = how / 16 % 4;
		p->blank = how / 4 % 3;
		if (p->kind == PASSAGE_ROW) {
			p->cell = transcript_loose(t, PASSAGE_TEXT, loc);
			transcript_stretch(t, p->cell, l, 0, loc);
			p->number = 1;
		} else {
			transcript_stretch(t, p, l, how % 5 ? 0 : STRETCH_BOLD, loc);
		}
		if (how % 7 == 3 && p->kind != PASSAGE_RULE) {
			x = transcript_apart(
				t, p->cell ? p->cell : p, STR("1"), STRETCH_SUPER, loc);
			x->note = transcript_loose(t, PASSAGE_TEXT, loc);
			transcript_stretch(t, x->note, l, 0, loc);
		}
		if (how % 11 == 4) {
			p->speaker = how % 2 ? STR("Ann") : STR("Bob");
			p->start = line * 1000;
		}
		s.n -= l.n + (end != NULL);
		s.s += l.n + (end != NULL);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(quiet, NULL);
	struct transcript *t = transcript_new(STR("f"), "fuzz");
	struct read_source source = { .path = STR("f"), .file = diag_file(d, STR("f")) };
	struct find_report r;
	struct find_lost lost;
	struct interview *iv;
	source.text = source.bytes = text_of(a, bytes + (n > 0), n ? n - 1 : 0);
	switch (n ? bytes[0] % 5 : 0) {
	case 0:
		read_plain.read(t, d, &source);
		break;
	case 1:
		read_markdown.read(t, d, &source);
		break;
	case 2:
		read_aozora.read(t, d, &source);
		break;
	default:
		passages(t, source.text, bytes[0] % 5 == 4);
	}
	iv = find_interview(d, t, NULL, &r);
	assert(find_check(t, iv, &r, &lost));
	for (size_t i = 0; i < r.persons; i++)
		assert(r.person[i].person && r.person[i].person->id.n);
	interview_drop(iv);
	transcript_drop(t);
	diag_drop(d);
	arena_drop(a);
	return 0;
}
