/* CHAT, the format of TalkBank and its programs (MacWhinney): headers that begin with @, what a
 * speaker said on lines that begin with *, what is known of it on lines that begin with %; what
 * begins with a tab goes on with the line above.
 *
 * What was said stays, as it was said: both tries of a retracing, fillers, fragments. The codes
 * among the words are for analysts, and are left out by name; those that are punctuation become
 * it. When something was said stands between two U+0015, which are no text: they are made tabs
 * before the bytes are decoded. */
#include "read/cues.h"
#include "read/encode.h"
#include "read/language.h"
#include "read/pen.h"

struct chat {
	struct transcript *t;
	struct arena *a;
	struct loc loc;
	struct buf said; /* of the utterance at hand */
};

static struct str cut(struct str s, size_t n)
{
	n = n < s.n ? n : s.n;
	return (struct str){ s.s + n, s.n - n };
}

static int fits(const struct read_source *s)
{
	struct str t = s->text;
	bool begun = str_starts(t, "@UTF8") || str_starts(t, "@Begin") || str_starts(t, "@Font") ||
		     str_starts(t, "@Window") || str_starts(t, "@PID") ||
		     str_starts(t, "@Color words");
	return begun && memmem(t.s, t.n, "\n*", 2) ? 97 : 0;
}

static void leave(struct chat *k, struct str s, const char *why)
{
	s = read_squeeze(k->t->arena, s);
	if (s.n)
		transcript_leave(k->t, s, why, k->loc);
}

/* --- headers */

static struct str spaced(struct chat *k, struct str s)
{
	char *p = arena_cstr(k->t->arena, s);
	for (size_t i = 0; i < s.n; i++)
		p[i] = p[i] == '_' ? ' ' : p[i];
	return (struct str){ p, s.n };
}

/* Roles that TalkBank's depositors give to those who ask, and to those who are asked. */
static struct str role_of(struct str role)
{
	static const char *const ask[] = { "Investigator", "Interviewer", "Examiner" };
	static const char *const tell[] = { "Participant", "Informant", "Interviewee", "Subject",
		"Narrator" };
	for (size_t i = 0; i < sizeof ask / sizeof *ask; i++)
		if (str_is(role, ask[i]))
			return STR("interviewer");
	for (size_t i = 0; i < sizeof tell / sizeof *tell; i++)
		if (str_is(role, tell[i]))
			return STR("interviewee");
	return (struct str){ "", 0 };
}

/* "ANN Ann_Lee Investigator, TOM Participant" */
static void participants(struct chat *k, struct str s)
{
	while (s.n) {
		const char *comma = memchr(s.s, ',', s.n);
		struct str one = { s.s, comma ? (size_t)(comma - s.s) : s.n }, w[3];
		struct voice *v;
		size_t n = 0;
		s = cut(s, one.n + 1);
		while (n < 3 && (w[n] = str_word(&one)).n)
			n++;
		if (!n)
			continue;
		v = transcript_voice(k->t, w[0], k->loc);
		v->name = n == 3 ? spaced(k, w[1]) : v->name;
		v->role = n > 1 ? role_of(w[n - 1]) : (struct str){ 0 };
		if (n > 1 && !v->role.n)
			leave(k, w[n - 1], "what a participant is to the recording");
	}
}

static void header(struct chat *k, struct str s)
{
	const char *colon = memchr(s.s, ':', s.n);
	struct str name = { s.s, colon ? (size_t)(colon - s.s) : s.n }, value = { 0 };
	if (colon)
		value = str_trim(cut(s, name.n + 1));
	if (str_is(name, "@Participants")) {
		participants(k, value);
	} else if (str_is(name, "@Languages")) {
		struct str first = value;
		first.n = strcspn(arena_cstr(k->a, value), ", ");
		k->t->lang = read_language(k->t->arena, first);
		leave(k, cut(value, first.n + 1), "header of the transcription");
	} else if (str_is(name, "@Date") && value.n) {
		transcript_fact(k->t, FACT_DATE, value, k->loc)->key = STR("recorded");
	} else if (str_is(name, "@Location") && value.n) {
		transcript_fact(k->t, FACT_PLACE, value, k->loc)->key = STR("location");
	} else {
		leave(k, s, "header of the transcription");
	}
}

/* --- the words of an utterance */

/* Codes that are punctuation. */
static const struct {
	const char *code, *sign; /* sign: empty: left out */
} ends[] = { { "+...", "…" }, { "+..?", "…?" }, { "+//.", " –" }, { "+//?", " –?" },
	{ "+/.", " –" }, { "+/?", " –?" }, { "+!?", "?!" }, { "+\"/.", ":" }, { "+\".", "." },
	{ "+.", "." }, { ".", "." }, { "?", "?" }, { "!", "!" }, { ",", "," }, { ";", ";" },
	{ ":", ":" }, { "‡", "," }, { "„", "," }, { "+,", "" }, { "++", "" }, { "+^", "" },
	{ "+<", "" }, { "+\"", "" } };

static void word(struct chat *k, struct str w)
{
	if (k->said.n)
		buf_char(&k->said, ' ');
	buf_str(&k->said, w);
}

/* Signs of the analyst's inside of words: lengthening, stress, pitch, overlap, what was swallowed.
 */
static bool sign(uint32_t c)
{
	return c == '^' || c == '<' || c == '>' || c == '(' || c == ')' ||
	       (c >= 0x2190 && c <= 0x21ff) || (c >= 0x2308 && c <= 0x230b) || c == 0x2c8 ||
	       c == 0x2cc || c == 0x2206 || c == 0x2207 || c == 0xb0 || c == 0x2581 ||
	       c == 0x2594 || c == 0x263a || c == 0x264b || c == 0x2047 || c == 0x223e;
}

/* "&-um", "Mickey_Mouse", "gumma@c", "(be)cause", "no:" */
static void spoken(struct chat *k, struct str s)
{
	struct buf b = { .a = k->a };
	const char *at = memchr(s.s, '@', s.n);
	if (s.n > 2 && s.s[0] == '&' && strchr("-+~", s.s[1]))
		s = cut(s, 2);
	else if (s.n > 1 && s.s[0] == '&')
		s = cut(s, 1);
	if (at && at > s.s) {
		leave(k, (struct str){ at, (size_t)(s.s + s.n - at) }, "code of CHAT");
		s.n = (size_t)(at - s.s);
	}
	for (size_t i = 0; i < s.n;) {
		size_t from = i;
		uint32_t c = str_next(s, &i);
		bool between = from > 0 && i < s.n;
		if (c == '_' || c == '+')
			buf_cstr(&b, c == '+' ? "-" : " ");
		else if (!sign(c) && !(c == ':' && (!between || (s.s[i] | 32) >= 'a')))
			buf_put(&b, s.s + from, i - from);
	}
	if (b.n)
		word(k, buf_get(&b));
}

static bool pause(struct str s)
{
	if (s.n < 3 || s.s[0] != '(' || s.s[s.n - 1] != ')')
		return false;
	for (size_t i = 1; i + 1 < s.n; i++)
		if (!strchr(".:0123456789", s.s[i]))
			return false;
	return true;
}

static void token(struct chat *k, struct str s)
{
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		if (!str_is(s, ends[i].code))
			continue;
		buf_cstr(&k->said, ends[i].sign);
		return;
	}
	if (pause(s))
		leave(k, s, "pause");
	else if (str_is(s, "xxx") || str_is(s, "xx") || str_is(s, "yyy") || str_is(s, "www")) {
		leave(k, s, "what could not be made out");
		word(k, STR("[…]"));
	} else if (str_starts(s, "&=") && s.n > 2)
		word(k, arena_printf(k->a, "[%.*s]", STR_ARG(spaced(k, cut(s, 2)))));
	else if (str_starts(s, "&*") || (s.s[0] == '0' && (s.n == 1 || s.s[1] > '9')))
		leave(k, s, s.s[0] == '0' ? "not said" : "said meanwhile by somebody else");
	else
		spoken(k, s);
}

/* "[//]", "[=! laughs]", "[: whatever]": behind it */
static size_t bracket(struct chat *k, struct str s)
{
	const char *shut = memchr(s.s, ']', s.n);
	struct str inner = { s.s + 1, shut ? (size_t)(shut - s.s) - 1 : s.n - 1 };
	if (str_starts(inner, "=! "))
		word(k, arena_printf(k->a, "[%.*s]", STR_ARG(cut(inner, 3))));
	else
		leave(k, (struct str){ s.s, inner.n + 1 + (shut != NULL) }, "code of CHAT");
	return inner.n + 1 + (shut != NULL);
}

/* "\t1200_3400\t": when; behind it, 0: it is none */
static size_t moment(struct str s, struct passage *p)
{
	int64_t n[2] = { 0 };
	size_t i = 1;
	for (int k = 0; k < 2; k++) {
		size_t from = i;
		for (; i < s.n && s.s[i] >= '0' && s.s[i] <= '9' && i - from < 12; i++)
			n[k] = n[k] * 10 + (s.s[i] - '0');
		if (i == from || i >= s.n || s.s[i++] != (k ? '\t' : '_'))
			return 0;
	}
	p->start = p->start < 0 ? n[0] : p->start;
	p->end = n[1];
	return i;
}

static void utterance(struct chat *k, struct str s)
{
	const char *colon = memchr(s.s, ':', s.n);
	struct passage p = { .kind = PASSAGE_TEXT, .start = -1, .end = -1, .blank = 1 };
	struct read_pen pen = read_pen(k->t);
	if (!colon) {
		leave(k, s, "line without a speaker");
		return;
	}
	p.speaker = arena_str(k->t->arena, (struct str){ s.s + 1, (size_t)(colon - s.s) - 1 });
	s = cut(s, (size_t)(colon - s.s) + 1);
	k->said.n = 0;
	while (s.n) {
		size_t n = 0;
		if (*s.s == '\t' && (n = moment(s, &p))) {
			s = cut(s, n);
			continue;
		}
		while (n < s.n && !strchr(" \t\n[", s.s[n]))
			n++;
		if (n)
			token(k, (struct str){ s.s, n });
		else
			n = *s.s == '[' ? bracket(k, s) : 1;
		s = cut(s, n);
	}
	read_pen_open(&pen, p);
	read_pen_text(&pen, buf_get(&k->said), k->loc);
	read_pen_end(&pen);
}

/* --- lines */

static void block(struct chat *k, struct str s)
{
	if (*s.s == '@')
		header(k, s);
	else if (*s.s == '*')
		utterance(k, s);
	else if (*s.s == '%')
		leave(k, s, "dependent tier");
	else
		leave(k, s, "outside of the transcription");
}

static struct str tabbed(struct arena *a, struct str s)
{
	char *p = arena_cstr(a, s);
	for (size_t i = 0; i < s.n; i++)
		p[i] = p[i] == 0x15 ? '\t' : p[i];
	return (struct str){ p, s.n };
}

static bool read(struct transcript *t, struct diag *d, const struct read_source *s)
{
	struct chat k = { .t = t, .a = arena_new() };
	struct read_source plain = *s;
	struct read_encoding e;
	struct read_lines l;
	k.said.a = arena_new();
	read_encode(k.a, tabbed(k.a, s->bytes), (struct str){ 0 }, &e);
	read_encode_tell(d, s->file, &e);
	plain.text = e.text;
	l = read_lines(&plain);
	t->cues = true;
	for (bool more = read_line(&l); more;) {
		struct str all = l.line;
		k.loc = l.loc;
		while ((more = read_line(&l)) &&
			(!l.line.n || *l.line.s == '\t' || *l.line.s == ' '))
			all.n = (size_t)(l.line.s + l.line.n - all.s);
		if (str_trim(all).n)
			block(&k, all);
	}
	arena_drop(k.said.a);
	arena_drop(k.a);
	return true;
}

const struct read_format read_chat = { "CHAT", "cha", true, fits, read, PROOF_NONE };
