/* What services that transcribe write around a transcript, whatever the file's format: who made it,
 * when it was exported, keywords, the times of each piece on lines of their own. These lines are
 * nobody's words, and are known by their own; nothing is guessed from their place. */
#include "read/service.h"

#include "read/cues.h"

enum how {
	HOW_BEGINS,
	HOW_TIME, /* it begins so, with a time behind that */
	HOW_ENDS,
	HOW_BLOCK, /* it is all there is, and the next passage belongs to it */
	HOW_ALONE, /* it is all there is */
};

/* Lines that a `sign` elsewhere in the file makes what they are; NULL: they need none. */
static const struct row {
	enum how how;
	const char *words, *sign;
} rows[] = {
	{ HOW_BEGINS, "Transcribed by https://otter.ai", NULL },
	{ HOW_BEGINS, "This transcript was exported on ", NULL },
	{ HOW_BEGINS, "This editable transcript was computer generated", NULL },
	{ HOW_TIME, "Meeting ended after ", NULL },
	{ HOW_ENDS, " started transcription", NULL },
	{ HOW_ENDS, " stopped transcription", NULL },
	{ HOW_BLOCK, "SUMMARY KEYWORDS", NULL },
	{ HOW_BLOCK, "SPEAKERS", "SUMMARY KEYWORDS" },
	{ HOW_BLOCK, "Attendees", "This editable transcript was computer generated" },
	{ HOW_ALONE, "Transcript", "This editable transcript was computer generated" },
};
enum { ROWS = sizeof rows / sizeof *rows, SHORT = 80, LONG = 250, TIMES = 2 };

static bool is(struct str s, enum how how, const char *words)
{
	switch (how) {
	case HOW_BEGINS:
		return str_starts(s, words) && s.n < LONG;
	case HOW_TIME:
		return str_starts(s, words) && s.n < SHORT && s.n > strlen(words) &&
		       strchr("0123456789", s.s[strlen(words)]);
	case HOW_ENDS:
		return str_ends(s, words) && s.n < SHORT;
	case HOW_BLOCK:
	case HOW_ALONE:
		return str_is(s, words);
	}
	return false;
}

static struct str plain(struct arena *a, const struct passage *p)
{
	bool text = p->kind == PASSAGE_TEXT || p->kind == PASSAGE_HEADING;
	for (const struct stretch *s = p->first; s; s = s->next)
		text = text && !s->note;
	return text && p->first ? str_trim(transcript_plain(a, p)) : (struct str){ 0 };
}

static bool timing(struct str s, struct cue *c)
{
	return s.n && s.s[0] >= '0' && s.s[0] <= '9' && read_cues_timing(s, c) && !c->settings.n;
}

struct census {
	bool there[ROWS]; /* a line is, or a sign */
	size_t times;
};

static void take(struct transcript *t, struct passage **at, struct str s, const char *why)
{
	transcript_leave(t, s, why, (*at)->loc);
	*at = (*at)->next;
}

/* Whether the passage at *at was taken out, with what belongs to it. */
static bool service(struct transcript *t, struct arena *a, struct census *c, struct passage **at)
{
	struct str s = plain(a, *at);
	struct cue cue;
	if (c->times >= TIMES && timing(s, &cue)) {
		struct passage *next = (*at)->next;
		if (next && next->start < 0) {
			next->start = cue.start;
			next->end = cue.end;
			next->time = arena_str(t->arena, cue.time);
		}
		take(t, at, s, "when it was said");
		return true;
	}
	for (size_t i = 0; s.n && i < ROWS; i++) {
		bool block = rows[i].how == HOW_BLOCK;
		if (!c->there[i] || !is(s, rows[i].how, rows[i].words))
			continue;
		take(t, at, s, "line of the service that transcribed");
		if (block) { /* once, above it all */
			c->there[i] = false;
			if (*at && (s = plain(a, *at)).n)
				take(t, at, s, "line of the service that transcribed");
		}
		return true;
	}
	return false;
}

static struct census count(const struct transcript *t, struct arena *a)
{
	struct census c = { .times = 0 };
	bool sign[ROWS] = { false };
	for (const struct passage *p = t->first; p; p = p->next) {
		struct str s = plain(a, p);
		struct cue cue;
		c.times += timing(s, &cue);
		for (size_t i = 0; s.n && i < ROWS; i++) {
			c.there[i] = c.there[i] || is(s, rows[i].how, rows[i].words);
			sign[i] = sign[i] || !rows[i].sign || str_starts(s, rows[i].sign);
		}
	}
	for (size_t i = 0; i < ROWS; i++)
		c.there[i] = c.there[i] && sign[i];
	return c;
}

void read_services(struct transcript *t)
{
	struct arena *a = arena_new();
	struct census c = count(t, a);
	struct passage *last = NULL;
	for (struct passage **at = &t->first; *at;)
		if (!service(t, a, &c, at))
			at = &(*at)->next;
	for (struct passage *p = t->first; p; p = p->next)
		last = p;
	t->last = last;
	arena_drop(a);
}
