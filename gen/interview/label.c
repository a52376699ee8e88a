/* Can a reader tell who speaks? What stands before the turns is held against the other people's and
 * against the names it is made from; and everybody who asks or answers should be heard.
 *
 * What is certain is a warning (two people under one label); what may be meant so is a note (two
 * names that nearly agree are a slip of the pen, or a mother and her daughter). Pairs are compared
 * among the first PEOPLE only, which bounds the work. Refused: to look for misspelt names in the
 * text, where most languages change the ends of names. */
#include "interview/inside.h"

enum { PEOPLE = 500, SHORT = 8 };

struct speaker {
	const struct person *person;
	struct str name, label, initials; /* folded: words, a space before and behind each */
	size_t turns;
};

struct labels {
	struct check *c;
	struct arena *arena;
	struct speaker *v;
	size_t n, turns;
	bool unknown; /* somebody spoke whom nobody declared: any of them may be meant */
};

static struct str folded(struct arena *a, struct str s)
{
	struct buf b = { .a = a };
	interview_fold(&b, s);
	return b.n > 1 ? buf_get(&b) : (struct str){ 0 };
}

static void gather(struct labels *l)
{
	for (const struct person *p = l->c->iv->people; p; p = p->next)
		l->n++;
	l->n = l->n < PEOPLE ? l->n : PEOPLE;
	l->v = ARENA_ARRAY(l->arena, l->n, struct speaker);
	size_t i = 0;
	for (const struct person *p = l->c->iv->people; i < l->n; p = p->next)
		l->v[i++] = (struct speaker){ .person = p,
			.name = folded(l->arena, p->name->text),
			.label = folded(l->arena, p->label),
			.initials = folded(l->arena, p->initials) };
}

static void count_turns(struct labels *l, const struct block *b)
{
	for (; b; b = b->next) {
		l->turns += interview_is_turn(b->kind);
		l->unknown = l->unknown || (interview_is_turn(b->kind) && !b->who);
		for (size_t i = 0; b->who && i < l->n; i++)
			if (l->v[i].person == b->who) {
				l->v[i].turns++;
				break;
			}
		count_turns(l, b->first);
	}
}

static bool same(struct str a, struct str b)
{
	return a.n > 0 && str_eq(a, b);
}

/* Letters changed, left out or too many; words that all are among the other's. */
static bool alike(struct str a, struct str b)
{
	struct str shorter = a.n < b.n ? a : b, longer = a.n < b.n ? b : a;
	if (a.n == 0 || b.n == 0)
		return false;
	if (memmem(longer.s, longer.n, shorter.s, shorter.n))
		return true;
	return shorter.n > SHORT + 2 && str_distance(a, b) <= 2;
}

static void pair(struct labels *l, const struct speaker *x, const struct speaker *y)
{
	const struct person *p = x->person, *q = y->person;
	struct diag *d = l->c->diag;
	bool heard = x->turns > 0 && y->turns > 0;
	unsigned line = (unsigned)p->loc.line;
	if (same(x->name, y->name))
		diag_at(diag_about(d, "label"), DIAG_WARNING, q->loc,
			"the name \"%.*s\" is that of another <person> already (line %u); both are "
			"kept",
			STR_ARG(q->name->text), line);
	else if (heard && same(x->label, y->label))
		diag_at(diag_about(d, "label"), DIAG_WARNING, q->loc,
			"the label \"%.*s\" stands before the turns of \"%.*s\" too (line %u); a "
			"reader cannot tell them apart",
			STR_ARG(q->label), STR_ARG(p->name->text), line);
	else if (alike(x->name, y->name))
		diag_at(diag_about(d, "label"), DIAG_NOTE, q->loc,
			"the names \"%.*s\" and \"%.*s\" (line %u) nearly agree; both are kept",
			STR_ARG(q->name->text), STR_ARG(p->name->text), line);
	if (heard && same(x->initials, y->initials) && !same(x->name, y->name))
		diag_at(diag_about(d, "label"), DIAG_WARNING, q->loc,
			"the initials \"%.*s\" stand for \"%.*s\" too (line %u); a reader cannot "
			"tell them apart",
			STR_ARG(q->initials), STR_ARG(p->name->text), line);
}

/* Whether a word of the label begins a word of the text, or is among its letters where words are
 * not set apart. */
static bool shares_word(struct arena *a, struct str label, struct str text)
{
	struct str in = folded(a, text);
	for (struct str w = str_word(&label); w.n; w = str_word(&label)) {
		size_t i = 0;
		struct str from = { w.s - 1, w.n + 1 }; /* with the space before it */
		if (in.n == 0)
			return false;
		if (str_next(w, &i) >= 0x2E80)
			from = w;
		if ((from.s == w.s || i < w.n) && memmem(in.s, in.n, from.s, from.n))
			return true;
	}
	return false;
}

/* "rv", "r v" of "Roman Vassilenko". */
static bool is_initials(struct arena *a, struct str label, struct str name)
{
	struct buf first = { .a = a }, given = { .a = a };
	for (struct str w = str_word(&name); w.n; w = str_word(&name)) {
		size_t i = 0;
		buf_char(&first, str_next(w, &i));
	}
	for (struct str w = str_word(&label); w.n; w = str_word(&label))
		buf_str(&given, w);
	return given.n > 0 && first.n >= given.n && memcmp(first.s, given.s, given.n) == 0;
}

static bool related(struct labels *l, const struct speaker *s)
{
	const struct person *p = s->person;
	struct arena_mark m = arena_mark(l->arena);
	bool yes = s->label.n == 0 || same(s->label, s->initials) ||
		   shares_word(l->arena, s->label, p->job) ||
		   shares_word(l->arena, s->label, p->affiliation) ||
		   shares_word(l->arena, s->label, str_of(interview_role_name(p->role)));
	for (const struct name *n = p->name; n && !yes; n = n->next)
		yes = shares_word(l->arena, s->label, n->text) ||
		      is_initials(l->arena, s->label, folded(l->arena, n->text));
	arena_reset(l->arena, m);
	return yes;
}

static void alone(struct labels *l, const struct speaker *s)
{
	const struct person *p = s->person;
	bool speaks = p->role == PERSON_INTERVIEWEE || p->role == PERSON_INTERVIEWER;
	if (speaks && s->turns == 0 && l->turns > 0 && !l->unknown)
		diag_at(diag_about(l->c->diag, "label"), DIAG_WARNING, p->loc,
			"\"%.*s\" has the role %s, but no turn; the person is kept",
			STR_ARG(p->name->text), interview_role_name(p->role));
	if (s->turns > 0 && !related(l, s))
		diag_at(diag_about(l->c->diag, "label"), DIAG_NOTE, p->loc,
			"the label \"%.*s\" has no word of the name \"%.*s\"; it is kept",
			STR_ARG(p->label), STR_ARG(p->name->text));
}

void interview_labels(struct check *c)
{
	struct labels l = { .c = c, .arena = arena_new() };
	gather(&l);
	count_turns(&l, c->iv->body);
	for (size_t i = 0; i < l.n; i++) {
		for (size_t k = 0; k < i; k++)
			pair(&l, &l.v[k], &l.v[i]);
		alone(&l, &l.v[i]);
	}
	arena_drop(l.arena);
}
