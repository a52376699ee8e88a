/* The chat of a Zoom meeting, as Zoom saves it: the time, who writes to whom, and what, on the line
 * or indented below it. The words between are in the language that Zoom was set to.
 *
 *	10:02:11 From Ann Lee to Everyone:
 *		Hello all
 *	10:02:11	 From  Ann Lee : Hello all
 *
 * What somebody wrote to one alone was not said to all, and is left out; so are thumbs. */
#include "read/cues.h"
#include "read/pen.h"

static const struct {
	const char *from, *to; /* to: between spaces */
} langs[] = { { "From", "to" }, { "Von", "an" }, { "De", "\xc3\xa0" }, { "De", "a" },
	{ "De", "para" }, { "Da", "a" }, { "Van", "aan" }, { "Van", "naar" }, { "Od", "do" },
	{ "\xd0\x9e\xd1\x82", "\xd0\xba" } };

struct message {
	struct str time, who, to, words;
	const char *from, *joint; /* the words before who and to */
	int64_t start;
};

static struct str cut(struct str s, size_t n)
{
	return (struct str){ s.s + n, s.n - n };
}

static struct str up_to(struct str s, const char *end)
{
	return (struct str){ s.s, (size_t)(end - s.s) };
}

/* " to " of the language, the last before the colon: names may hold it, recipients hardly. */
static const char *joint(struct str head, const char *to)
{
	size_t n = strlen(to);
	for (size_t i = head.n; i-- > 1;) {
		if (head.s[i - 1] == ' ' && i + n < head.n && !memcmp(head.s + i, to, n) &&
			head.s[i + n] == ' ')
			return head.s + i;
	}
	return NULL;
}

static bool head(struct str line, struct message *m)
{
	struct str s = str_trim(line), from = s, rest;
	const char *colon, *to = NULL;
	*m = (struct message){ .start = read_cues_time(&s) };
	m->time = up_to(from, s.s);
	if (m->start < 0 || !s.n || !strchr(" \t", *s.s))
		return false;
	s = str_trim(s);
	colon = memchr(s.s, ':', s.n);
	for (size_t i = 0; colon && i < sizeof langs / sizeof *langs; i++) {
		size_t n = strlen(langs[i].from);
		if (!str_starts(s, langs[i].from) || s.n <= n || s.s[n] != ' ')
			continue;
		rest = cut(s, n);
		m->from = langs[i].from;
		m->joint = langs[i].to;
		to = joint(up_to(rest, colon), langs[i].to);
		m->who = str_trim(up_to(rest, to ? to : colon));
		if (to) {
			to += strlen(langs[i].to);
			m->to = str_trim((struct str){ to, (size_t)(colon - to) });
			break;
		}
	}
	m->words = colon ? str_trim(cut(s, (size_t)(colon + 1 - s.s))) : s;
	return m->who.n > 0;
}

static int fits(const struct read_source *s)
{
	struct read_lines l = read_lines(s);
	struct message m;
	unsigned messages = 0, lines = 0;
	while (lines < 200 && read_line(&l)) {
		struct str line = str_trim(l.line);
		bool is = head(line, &m);
		if (line.n && !lines && !is)
			return 0;
		messages += is;
		lines += line.n > 0;
	}
	return messages ? 75 : 0;
}

static bool one_alone(struct str to)
{
	static const char *const words[] = { "(Direct Message)", "(Privately)", "(Direktnachricht)",
		"(privat)", "(Message direct)", "(Mensaje directo)", "(Mensagem direta)" };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (str_ends(to, words[i]))
			return true;
	}
	return false;
}

/* Zoom's own words around what somebody wrote, in English whatever the language. */
static const char *machine(struct str s)
{
	static const struct {
		const char *begins, *holds, *why;
	} rows[] = { { "Reacted to \"", "\"", "a reaction in the chat" },
		{ "Removed a ", " reaction from \"", "a reaction in the chat" },
		{ "Replying to \"", "\"", "what a message of the chat replies to" } };
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (str_starts(s, rows[i].begins) &&
			memmem(s.s, s.n, rows[i].holds, strlen(rows[i].holds)))
			return rows[i].why;
	}
	return NULL;
}

struct chat {
	struct transcript *t;
	struct read_pen pen;
	struct message at;
};

static void words(struct chat *c, struct str s, struct loc loc)
{
	const char *why = one_alone(c->at.to) ? "a message of the chat to one alone" : machine(s);
	if (!s.n)
		return;
	if (why) { /* with who and when, unless they are said in the text too */
		s = c->pen.any ? s
			       : arena_printf(c->t->arena, "%.*s %.*s: %.*s", STR_ARG(c->at.time),
					 STR_ARG(c->at.who), STR_ARG(s));
		transcript_leave(c->t, s, why, loc);
		return;
	}
	read_pen_line(&c->pen);
	read_pen_text(&c->pen, s, loc);
}

static void message(struct chat *c, struct loc loc)
{
	struct arena *a = c->t->arena;
	struct passage p = { .kind = PASSAGE_TEXT, .start = c->at.start, .end = -1, .blank = 1 };
	p.speaker = read_squeeze(a, c->at.who);
	p.time = arena_str(a, c->at.time);
	read_pen_open(&c->pen, p);
	transcript_leave(c->t,
		c->at.to.n ? arena_printf(a, "%s \xe2\x80\xa6 %s %.*s", c->at.from, c->at.joint,
				     STR_ARG(c->at.to))
			   : str_of(c->at.from),
		"whom a message of the chat goes to", loc);
	words(c, c->at.words, loc);
}

static bool read(struct transcript *t, struct diag *d, const struct read_source *s)
{
	struct chat c = { .t = t, .pen = read_pen(t) };
	struct read_lines l = read_lines(s);
	struct message m;
	(void)d;
	t->lines = true;
	while (read_line(&l)) {
		if (head(l.line, &m)) {
			c.at = m;
			message(&c, l.loc);
		} else {
			words(&c, str_trim(l.line), l.loc);
		}
	}
	read_pen_end(&c.pen);
	return true;
}

const struct read_format read_zoom = { "Zoom chat", "", false, fits, read, PROOF_TEXT };
