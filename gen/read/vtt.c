/* WebVTT (W3C, 2019), and what Zoom, Teams, Otter and YouTube write under that name. */
#include "read/cues.h"

static int fits(const struct read_source *s)
{
	return str_starts(s->text, "WEBVTT") && (s->text.n == 6 || strchr(" \t\n", s->text.s[6]))
		       ? 100
		       : 0;
}

static const char *other(struct str first)
{
	static const char *const words[][2] = {
		{ "NOTE", "comment" },
		{ "STYLE", "style sheet" },
		{ "REGION", "region" },
	};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t n = strlen(words[i][0]);
		if (str_starts(first, words[i][0]) && (first.n == n || strchr(" \t:", first.s[n])))
			return words[i][1];
	}
	return NULL;
}

/* "Kind: captions", "Language: en" below the first line, up to a blank one. */
static void header(struct transcript *t, struct read_lines *l)
{
	struct str title = l->line.n > 6 ? (struct str){ l->line.s + 6, l->line.n - 6 }
					 : (struct str){ 0 };
	if (str_trim(title).n)
		transcript_leave(t, str_trim(title), "header", read_at(l->loc, l->line, 6));
	for (struct read_lines next = *l; read_line(&next) && str_trim(next.line).n; *l = next) {
		struct cue cue;
		struct str value = next.line;
		if (read_cues_timing(next.line, &cue))
			return;
		if (str_starts(next.line, "Language:")) {
			value = str_trim((struct str){ value.s + 9, value.n - 9 });
			t->lang = arena_str(t->arena, value);
		} else {
			transcript_leave(t, str_trim(value), "header", next.loc);
		}
	}
}

static bool read(struct transcript *t, struct diag *d, const struct read_source *s)
{
	struct arena *a = arena_new();
	struct cues c = { .a = a, .t = t, .diag = d };
	struct read_lines l = read_lines(s);
	if (str_starts(s->text, "WEBVTT") && read_line(&l))
		header(t, &l);
	read_cues_read(&c, &l, other);
	read_cues_write(&c);
	arena_drop(a);
	return true;
}

const struct read_format read_vtt = { "WebVTT", "vtt", false, fits, read, PROOF_CUES };
