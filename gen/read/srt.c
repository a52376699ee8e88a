/* SubRip, which nobody has ever defined, and SBV, the same without numbers. */
#include "read/cues.h"

/* The first cue comes within the first lines. */
static int fits(const struct read_source *s)
{
	struct read_lines l = read_lines(s);
	struct str before = { 0 };
	for (int i = 0; i < 50 && read_line(&l); i++) {
		struct cue cue;
		if (read_cues_timing(l.line, &cue))
			return i <= 3 && before.n && strspn(before.s, "0123456789") >= before.n
				       ? 90
				       : 70;
		if (l.line.n)
			before = str_trim(l.line);
	}
	return 0;
}

static bool read(struct transcript *t, struct diag *d, const struct read_source *s)
{
	struct arena *a = arena_new();
	struct cues c = { .a = a, .t = t, .diag = d };
	struct read_lines l = read_lines(s);
	read_cues_read(&c, &l, NULL);
	read_cues_write(&c);
	arena_drop(a);
	return true;
}

const struct read_format read_srt = { "SRT", "srt sbv", false, fits, read, PROOF_CUES };
