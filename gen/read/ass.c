/* SubStation Alpha (.ssa, .ass), which Aegisub and fans of subtitles write: sections in brackets;
 * in that of the events a line that names the fields, then a line an event, whose last field is the
 * text, commas and all. Braces hold how it is shown. */
#include "read/cues.h"
#include "read/pen.h"

enum { FIELDS = 32 };

struct ass {
	struct transcript *t;
	struct read_pen pen;
	struct loc loc;
	int start, end, name, text; /* which fields */
	bool events;                /* the section at hand is theirs */
};

static struct str cut(struct str s, size_t n)
{
	n = n < s.n ? n : s.n;
	return (struct str){ s.s + n, s.n - n };
}

static int fits(const struct read_source *s)
{
	return str_starts(str_trim(s->text), "[Script Info]") ? 97 : 0;
}

/* The next field; the last takes what there is. */
static struct str field(struct str *rest, bool last)
{
	const char *comma = last || !rest->n ? NULL : memchr(rest->s, ',', rest->n);
	struct str s = { rest->s, comma ? (size_t)(comma - rest->s) : rest->n };
	*rest = cut(*rest, s.n + 1);
	return str_trim(s);
}

static void format(struct ass *k, struct str s)
{
	static const char *const names[] = { "Start", "End", "Name", "Actor", "Text" };
	int *const slots[] = { &k->start, &k->end, &k->name, &k->name, &k->text };
	for (int i = 0; s.n && i < FIELDS; i++) {
		struct str name = field(&s, false);
		for (size_t n = 0; n < sizeof names / sizeof *names; n++)
			if (str_is(name, names[n]))
				*slots[n] = i;
	}
}

/* "\i1", "\b0": the look from there on */
static void shown(struct ass *k, struct str s)
{
	for (size_t i = 0; i + 2 < s.n; i++) {
		uint32_t look = s.s[i + 1] == 'i'   ? STRETCH_ITALIC
				: s.s[i + 1] == 'b' ? STRETCH_BOLD
				: s.s[i + 1] == 'u' ? STRETCH_UNDERLINE
						    : 0U;
		if (s.s[i] != '\\' || (s.s[i + 2] != '0' && s.s[i + 2] != '1'))
			continue;
		k->pen.style.look = s.s[i + 2] == '1' ? k->pen.style.look | look
						      : k->pen.style.look & ~look;
	}
}

static void text(struct ass *k, struct str s)
{
	size_t from = 0, shuts = 0; /* shuts: behind the last brace */
	for (size_t i = 0; i < s.n; i++)
		shuts = s.s[i] == '}' ? i + 1 : shuts;
	for (size_t i = 0; i < s.n;) {
		const char *shut = s.s[i] == '{' && i < shuts ? memchr(s.s + i, '}', shuts - i)
							      : NULL;
		bool line = s.s[i] == '\\' && i + 1 < s.n && strchr("Nnh", s.s[i + 1]);
		if (!shut && !line) {
			i++;
			continue;
		}
		read_pen_text(&k->pen, (struct str){ s.s + from, i - from }, k->loc);
		if (shut) {
			struct str inner = { s.s + i + 1, (size_t)(shut - s.s) - i - 1 };
			shown(k, inner);
			transcript_leave(k->t, inner, "how a caption is shown", k->loc);
			i = (size_t)(shut - s.s) + 1;
		} else {
			(s.s[i + 1] == 'N' ? read_pen_line : read_pen_space)(&k->pen);
			i += 2;
		}
		from = i;
	}
	read_pen_text(&k->pen, cut(s, from), k->loc);
}

static void event(struct ass *k, struct str s)
{
	struct arena *a = k->t->arena;
	struct passage p = { .kind = PASSAGE_TEXT, .start = -1, .end = -1 };
	struct str said = { 0 };
	for (int i = 0; i <= k->text; i++) {
		struct str one = field(&s, i == k->text), time = one;
		if (i == k->text) {
			said = one;
		} else if (i == k->start) {
			p.start = read_cues_time(&time);
			p.time = arena_str(a, one);
		} else if (i == k->end) {
			p.end = read_cues_time(&time);
		} else if (i == k->name) {
			p.speaker = arena_str(a, one);
		} else if (one.n && strspn(arena_cstr(a, one), "0123456789") < one.n) {
			transcript_leave(k->t, one, "how a caption is shown", k->loc);
		}
	}
	read_pen_open(&k->pen, p);
	k->pen.style = (struct read_style){ 0 };
	text(k, said);
	read_pen_end(&k->pen);
}

static void line(struct ass *k, struct str s)
{
	if (*s.s == '[') {
		k->events = str_starts(s, "[Events]");
		transcript_leave(k->t, s, "section of the captions' file", k->loc);
	} else if (k->events && str_starts(s, "Format:")) {
		format(k, cut(s, 7));
		transcript_leave(k->t, s, "names of the fields", k->loc);
	} else if (k->events && str_starts(s, "Dialogue:")) {
		event(k, cut(s, 9));
	} else if (str_starts(s, "Title:") && str_trim(cut(s, 6)).n) {
		transcript_fact(k->t, FACT_TITLE, str_trim(cut(s, 6)), k->loc)->key = STR("Title");
		k->t->last_fact->weak = true;
	} else {
		transcript_leave(k->t, s,
			*s.s == ';' || str_starts(s, "Comment:") ? "comment"
								 : "head of the captions",
			k->loc);
	}
}

static bool read(struct transcript *t, struct diag *d, const struct read_source *s)
{
	/* The order of version 4+, where no line names the fields. */
	struct ass k = { .t = t, .pen = read_pen(t), .start = 1, .end = 2, .name = 4, .text = 9 };
	struct read_lines l = read_lines(s);
	(void)d;
	t->cues = t->lines = true;
	while (read_line(&l)) {
		k.loc = l.loc;
		if (str_trim(l.line).n)
			line(&k, str_trim(l.line));
	}
	return true;
}

const struct read_format read_ass = { "SubStation Alpha", "ass ssa", false, fits, read,
	PROOF_NONE };
