/* Notes that a text has without markup: "my boss*" above and a line "* He died in 2009." below, at
 * the foot of a page or at the end of all.
 *
 * A mark is [1], a run of asterisks or daggers, or raised figures. Where it stands directly behind
 * a word or its punctuation it may call; where it begins a line that says something it may be
 * called. Either has many other uses (lists, words in asterisks, oaths, sources that are given
 * nowhere), and nothing in the text parts them for sure. What does is that calls and lines of a
 * mark alternate through the whole text: each call has its line before the mark is used again,
 * which holds for notes at feet of pages, where marks begin anew, as for those at the end. A mark
 * that breaks the rule once is left as it was written, everywhere.
 *
 * Captions are not looked at, nor lines that have a speaker or a time. */
#include "read/note.h"

#include "interview/interview.h"

#include <unicode/uchar.h>

enum { FIGURES = 3, RUN = 3, MEASURE = 120 };

struct call {
	struct passage *passage, *note; /* note: set when it is taken */
	struct stretch *stretch;
	size_t from, n; /* in its text */
};

struct line { /* that may be a note; link, head: what leads to it, to the heading above it */
	struct passage **link, **head;
	size_t call, below; /* below: lines that go on with it */
	size_t mark;        /* bytes */
	const struct use *use;
};

struct use { /* of a mark */
	size_t call;
	bool open, broken;
};

struct notes {
	struct transcript *t;
	struct arena *a;
	struct map uses; /* struct use, by the mark */
	VEC(struct call) call;
	VEC(struct line) line;
	size_t measure; /* bytes of the longest line; 0: lines are not broken */
};

static bool figure(uint32_t c)
{
	return c == 0xb9 || c == 0xb2 || c == 0xb3 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079);
}

/* The mark that stands at i, in full. */
static struct str mark(struct str s, size_t i)
{
	size_t end = i, next = i, n = 0;
	uint32_t first = str_next(s, &next);
	if (first == '[') {
		while (next < s.n && s.s[next] >= '0' && s.s[next] <= '9' && n < FIGURES)
			n++, next++;
		return n && next < s.n && s.s[next] == ']' ? (struct str){ s.s + i, next + 1 - i }
							   : (struct str){ 0 };
	}
	if (first != '*' && first != 0x2020 && first != 0x2021 && !figure(first))
		return (struct str){ 0 };
	for (next = i; next < s.n; end = next, n++) {
		uint32_t c = str_next(s, &next);
		if (figure(first) ? !figure(c) : c != first)
			break;
	}
	return n <= RUN ? (struct str){ s.s + i, end - i } : (struct str){ 0 };
}

static uint32_t character(struct str s, size_t i)
{
	return i < s.n ? str_next(s, &i) : ' ';
}

static uint32_t before(const struct stretch *above, const struct stretch *s, size_t at)
{
	struct str t = at || !above ? s->text : above->text;
	size_t i = at || !above ? at : t.n;
	while (i && ((unsigned char)t.s[--i] & 0xc0) == 0x80)
		;
	return at || above ? character(t, i) : ' ';
}

/* Whether a mark stands so that it can call: behind a word, and before none. */
static bool calls(uint32_t above, struct str s, size_t at, struct str m)
{
	int8_t type = u_charType((UChar32)above);
	uint32_t next = character(s, at + m.n);
	return !u_isspace((UChar32)above) && !strchr("*/=_", (int)(above < 128 ? above : 'a')) &&
	       type != U_START_PUNCTUATION && type != U_INITIAL_PUNCTUATION &&
	       (*m.s == '[' ? next != '(' : !u_isalnum((UChar32)next));
}

/* The mark of a line that may be a note: it says something, and has the mark nowhere else. */
static struct str lead(const struct passage *p)
{
	struct str s = p->first ? p->first->text : (struct str){ 0 }, m, rest;
	size_t i;
	bool says = p->first && p->first->next;
	if (p->kind != PASSAGE_TEXT || !s.n || p->first->note || p->first->time >= 0)
		return (struct str){ 0 };
	m = mark(s, 0);
	rest = (struct str){ s.s + m.n, s.n - m.n };
	if (!m.n || (rest.n && memmem(rest.s, rest.n, m.s, m.n)))
		return (struct str){ 0 };
	for (i = 0; i < rest.n && !says;)
		says = u_isalpha((UChar32)str_next(rest, &i));
	return says && !u_isdigit((UChar32)character(rest, 0)) ? m : (struct str){ 0 };
}

static struct use *use(struct notes *n, struct str m)
{
	struct use *u = map_get(&n->uses, m);
	if (!u) {
		u = ARENA_NEW(n->a, struct use);
		map_put(&n->uses, m, u);
	}
	return u;
}

static void look_for_calls(struct notes *n, struct passage *p)
{
	const struct stretch *above = NULL;
	for (struct stretch *s = p->first; s; above = s, s = s->next) {
		for (size_t i = 0; i < s->text.n && !s->note && s->time < 0;) {
			struct str m = mark(s->text, i);
			if (m.n && calls(before(above, s, i), s->text, i, m)) {
				struct use *u = use(n, m);
				u->broken = u->broken || u->open;
				u->open = true;
				u->call = n->call.n;
				*VEC_PUSH(n->a, &n->call) = (struct call){
					.passage = p, .stretch = s, .from = i, .n = m.n
				};
			}
			if (m.n)
				i += m.n;
			else
				str_next(s->text, &i);
		}
	}
}

/* Whether the line below goes on with this one: it begins with a small letter, or with a word that
 * had no room here. */
static bool goes_on(const struct notes *n, const struct passage *p)
{
	const struct passage *next = p->next;
	struct str rest = next && next->first ? next->first->text : (struct str){ 0 };
	if (!n->t->lines || !rest.n || next->kind != PASSAGE_TEXT || next->blank ||
		next->speaker.n || next->start >= 0 || lead(next).n)
		return false;
	return u_islower((UChar32)character(rest, 0)) ||
	       (n->measure && p->last->text.n + 1 + str_word(&rest).n > n->measure);
}

/* A line that begins with mark m, and those that go on with it; the last of them. */
static struct passage *look_at_line(struct notes *n, struct passage **link, struct str m)
{
	struct use *u = use(n, m);
	struct line *l = VEC_PUSH(n->a, &n->line);
	struct passage *last = *link;
	u->broken = u->broken || !u->open;
	u->open = false;
	*l = (struct line){ .link = link, .call = u->call, .mark = m.n, .use = u };
	for (; goes_on(n, last); last = last->next)
		l->below++;
	return last;
}

static bool heads(struct notes *n, const struct passage *p)
{
	struct str s = str_trim(transcript_plain(n->a, p));
	s.n -= str_ends(s, ":");
	return interview_is_word(s, WORD_NOTES) || str_is(s, "Footnotes") || str_is(s, "Endnotes");
}

static void measure(struct notes *n)
{
	for (struct passage *p = n->t->first; p && n->t->lines; p = p->next)
		if (p->last && p->last->text.n > n->measure)
			n->measure = p->last->text.n;
	if (n->measure > MEASURE)
		n->measure = 0;
}

static void survey(struct notes *n)
{
	struct passage **head = NULL, *p;
	for (struct passage **at = &n->t->first; (p = *at); at = &p->next) {
		struct str m = p->speaker.n || p->start >= 0 ? (struct str){ 0 } : lead(p);
		if (m.n) {
			p = look_at_line(n, at, m);
			n->line.v[n->line.n - 1].head = head;
		} else {
			look_for_calls(n, p);
		}
		head = !m.n && heads(n, p) ? at : NULL;
	}
	for (size_t i = 0; i < n->uses.n; i++) {
		struct use *u = n->uses.val[i];
		u->broken = u->broken || u->open;
	}
}

static void leave(struct notes *n, const struct line *l)
{
	const struct passage *p = *l->link, *head = l->head ? *l->head : NULL;
	if (head)
		transcript_leave(
			n->t, transcript_plain(n->a, head), "heading of the notes", head->loc);
	transcript_leave(n->t, (struct str){ p->first->text.s, l->mark }, "mark of a note", p->loc);
}

/* The lines of a note as one loose passage. */
static struct passage *take(struct notes *n, const struct line *l)
{
	struct passage *p = *l->link, *next = p->next;
	struct stretch *s = p->first;
	size_t from = l->mark;
	while (from < s->text.n && (s->text.s[from] == ' ' || s->text.s[from] == '\t'))
		from++;
	s->text = (struct str){ s->text.s + from, s->text.n - from };
	s->room = s->text.n;
	for (size_t i = 0; i < l->below; i++, next = next->next) {
		transcript_stretch(n->t, p, STR(" "), p->last->look, next->loc);
		p->last->next = next->first;
		p->last = next->last;
	}
	if (!s->text.n)
		p->first = s->next;
	*l->link = next;
	if (l->head)
		*l->head = (*l->head)->next;
	p->next = NULL;
	p->level = 0;
	return p;
}

/* What stands from i on in a stretch becomes one of its own. */
static struct stretch *part(struct notes *n, const struct call *c, struct stretch *s, size_t i)
{
	struct stretch *rest;
	if (!i)
		return s;
	rest = ARENA_NEW(n->t->arena, struct stretch);
	*rest = *s;
	rest->text = (struct str){ s->text.s + i, s->text.n - i };
	rest->room = rest->text.n;
	s->text.n = s->room = i;
	s->next = rest;
	if (c->passage->last == s)
		c->passage->last = rest;
	return rest;
}

static void call(struct notes *n, const struct call *c)
{
	struct stretch *own = part(n, c, c->stretch, c->from);
	if (own->text.n > c->n)
		part(n, c, own, c->n);
	own->note = c->note;
}

void read_notes(struct transcript *t)
{
	struct arena *a = arena_new();
	struct notes n = { .t = t, .a = a, .uses = { .a = a } };
	if (!t->cues) {
		measure(&n);
		survey(&n);
	}
	for (size_t i = 0; i < n.line.n; i++)
		if (!n.line.v[i].use->broken)
			leave(&n, &n.line.v[i]);
	for (size_t i = n.line.n; i-- > 0;) {
		const struct line *l = &n.line.v[i];
		if (!l->use->broken)
			n.call.v[l->call].note = take(&n, l);
	}
	for (size_t i = n.call.n; i-- > 0;)
		if (n.call.v[i].note)
			call(&n, &n.call.v[i]);
	t->last = t->first;
	while (t->last && t->last->next)
		t->last = t->last->next;
	arena_drop(a);
}
