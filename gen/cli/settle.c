/* Doubts that a person can settle, asked at a terminal.
 *
 * Answers become rules, and the transcript is read again with them: first which labels are
 * speakers' and which two are one, then, since that changes who there is, the names and roles. The
 * same rules give the same interview without a person, so they can be kept in a file. Enter says
 * nothing, and leaves a guess the guess and a doubt the doubt that it was. Refused: to the
 * interview in place, which could not be repeated. */
#include "cli/cli.h"

enum { ROUNDS = 20 };

struct settling {
	struct cli_asker ask;
	struct arena *arena;
	const struct read_query *query;
	struct find_rules *rules;
	struct find_voice **tail;
	struct map asked; /* what was asked already */
	VEC(struct str) plain;
	bool changed;
};

static void quiet(void *user, struct str text)
{
	(void)user;
	(void)text;
}

/* Whether this is asked for the first time. */
static bool fresh(struct settling *s, struct str what)
{
	struct str key = arena_str(s->arena, what);
	if (s->ask.ended || map_get(&s->asked, key))
		return false;
	map_put(&s->asked, key, s);
	return true;
}

/* Before the rules that there are, since the first for a label counts. */
static void voice(struct settling *s, struct str label, struct str name, enum person_role role)
{
	struct find_voice *v = ARENA_NEW(s->arena, struct find_voice);
	*v = (struct find_voice){ .label = arena_str(s->arena, label),
		.name = arena_str(s->arena, name),
		.role = role,
		.next = s->rules->voice };
	s->rules->voice = v;
	s->changed = true;
}

static struct str place(struct settling *s, struct loc loc)
{
	return loc.line ? arena_printf(s->arena, "line %u", loc.line) : STR("no line");
}

/* As much of a text as tells which it is. */
static struct str beginning(struct settling *s, struct str text)
{
	enum { SHOWN = 60 };
	size_t i = 0;
	for (size_t n = 0; i < text.n && n < SHOWN; n++)
		str_next(text, &i);
	return arena_printf(
		s->arena, "%.*s%s", (int)i, text.n ? text.s : "", i < text.n ? "…" : "");
}

static void label(struct settling *s, const struct find_guess *g)
{
	struct str times = g->n == 1 ? STR("") : arena_printf(s->arena, ", %u times", g->n);
	bool yes = cli_ask_whether(&s->ask,
		arena_printf(s->arena, "%.*s%.*s: %.*s\n  Is \"%.*s\" somebody who speaks here?",
			STR_ARG(place(s, g->loc)), STR_ARG(times), STR_ARG(beginning(s, g->text)),
			STR_ARG(g->label)),
		g->taken);
	if (!s->ask.said)
		return;
	if (yes) {
		voice(s, g->label, (struct str){ 0 }, PERSON_N);
	} else {
		*VEC_PUSH(s->arena, &s->plain) = arena_str(s->arena, g->label);
		s->rules->plain = s->plain.v;
		s->rules->plains = s->plain.n;
		s->changed = true;
	}
}

static void same(struct settling *s, const struct find_guess *g)
{
	bool longer = g->other.n > g->label.n || g->taken;
	bool yes = cli_ask_whether(&s->ask,
		arena_printf(s->arena, "%.*s: Are \"%.*s\" and \"%.*s\" one person?",
			STR_ARG(place(s, g->loc)), STR_ARG(g->label), STR_ARG(g->other)),
		g->taken);
	if (!s->ask.said)
		return;
	if (yes && longer)
		voice(s, g->label, g->other, PERSON_N);
	else if (yes)
		voice(s, g->other, g->label, PERSON_N);
	if (yes)
		return;
	voice(s, g->label, g->label, PERSON_N);
	voice(s, g->other, g->other, PERSON_N);
}

static void language(struct settling *s, const struct interview *iv)
{
	struct str lang;
	if (!str_is(iv->lang, "und") || !fresh(s, STR("language")))
		return;
	while (cli_ask(&s->ask, STR("Which language is this (en, kk-Cyrl ...)? [not known] "),
		       &lang) &&
		lang.n) {
		if (interview_is_lang(lang)) {
			s->rules->lang = lang;
			s->changed = true;
			return;
		}
		diag_say(s->ask.diag, DIAG_WORLD, "  \"%.*s\" is no language tag\n", STR_ARG(lang));
	}
}

static void labels(struct settling *s, const struct find_report *r)
{
	for (size_t i = 0; i < r->guesses; i++) {
		const struct find_guess *g = &r->guess[i];
		struct str key = arena_printf(s->arena, "%d %.*s\n%.*s", (int)g->kind,
			STR_ARG(g->label), STR_ARG(g->other));
		if (!fresh(s, key))
			continue;
		if (g->kind == GUESS_LABEL)
			label(s, g);
		else
			same(s, g);
	}
}

/* The words that a person begins with. */
static const struct block *first_turn(const struct block *b, const struct person *p)
{
	for (; b; b = b->next) {
		const struct block *inside;
		if (interview_is_turn(b->kind) && b->who == p)
			return b;
		inside = first_turn(b->first, p);
		if (inside)
			return inside;
	}
	return NULL;
}

static struct str first_words(
	struct settling *s, const struct interview *iv, const struct person *p)
{
	const struct block *turn = first_turn(iv->body, p);
	struct str text = { 0 };
	for (const struct block *k = turn ? turn->first : NULL; k && !text.n; k = k->next)
		text = interview_plain(s->arena, k->text);
	return beginning(s, text);
}

/* Whether the name is what the file calls somebody, and nobody's. */
static bool stands_in(const struct find_person *p)
{
	struct str name = p->person->name->text;
	return p->nameless || memchr(name.s, '_', name.n) ||
	       (name.n && name.s[name.n - 1] >= '0' && name.s[name.n - 1] <= '9');
}

static void person(struct settling *s, const struct find_person *p, const struct interview *iv)
{
	struct str called = p->person->name->text, labels = p->labels, one, name;
	enum person_role role;
	diag_say(s->ask.diag, DIAG_WORLD, "%.*s, %u %s: %.*s\n",
		STR_ARG(labels.n ? labels : called), p->turns, p->turns == 1 ? "turn" : "turns",
		STR_ARG(first_words(s, iv, p->person)));
	if (!cli_ask(&s->ask, arena_printf(s->arena, "  Name? [%.*s] ", STR_ARG(called)), &name))
		return;
	role = cli_ask_role(&s->ask, STR("  Role?"), p->person->role);
	if (s->ask.ended || (!name.n && !s->ask.said))
		return;
	if (!labels.n)
		voice(s, called, name, role);
	while (labels.n) {
		const char *end = memmem(labels.s, labels.n, ", ", 2);
		one = (struct str){ labels.s, end ? (size_t)(end - labels.s) : labels.n };
		voice(s, one, name, role);
		one.n += end ? 2 : 0;
		labels = (struct str){ labels.s + one.n, labels.n - one.n };
	}
}

static void people(struct settling *s, const struct find_report *r, const struct interview *iv)
{
	for (size_t i = 0; i < r->persons; i++) {
		const struct find_person *p = &r->person[i];
		bool asks = p->role != FIND_SURE || stands_in(p);
		struct str name = p->person->name->text;
		if (asks && fresh(s, arena_printf(s->arena, "person %.*s",
					     STR_ARG(p->labels.n ? p->labels : name))))
			person(s, p, iv);
	}
}

static void title(struct settling *s, const struct find_report *r, const struct interview *iv)
{
	struct str said;
	if (!r->untitled || s->ask.ended)
		return;
	if (cli_ask(&s->ask,
		    arena_printf(s->arena, "Title? [%.*s] ",
			    STR_ARG(interview_plain(s->arena, iv->meta.title))),
		    &said) &&
		said.n)
		s->rules->title = said;
}

/* One reading, and what is asked about it; false: nothing was that rules can say. */
enum about { ABOUT_LABELS, ABOUT_PEOPLE, ABOUT_TITLE };
static bool round_of(struct settling *s, enum about about)
{
	struct diag *d = diag_new(quiet, NULL);
	struct find_report report = { 0 };
	struct read_query q = *s->query;
	struct interview *iv;
	q.rules = s->rules;
	q.report = &report;
	s->changed = false;
	iv = read_file(d, &q);
	if (iv && report.reading.n)
		switch (about) {
		case ABOUT_LABELS:
			language(s, iv);
			labels(s, &report);
			break;
		case ABOUT_PEOPLE:
			people(s, &report, iv);
			break;
		case ABOUT_TITLE:
			title(s, &report, iv);
			break;
		}
	interview_drop(iv);
	diag_drop(d);
	return s->changed;
}

static bool may_write(struct settling *s, struct str path)
{
	return !file_exists(path) ||
	       cli_ask_whether(&s->ask,
		       arena_printf(s->arena,
			       "%.*s is there already; comments in it would go. Write over it?",
			       STR_ARG(path)),
		       false);
}

static void keep(struct settling *s)
{
	struct str path;
	while (cli_ask(&s->ask,
		STR("To keep these answers for --rules, give a file name; else press Enter: "),
		&path)) {
		if (!path.n)
			return;
		if (may_write(s, path) && cli_write_rules(s->arena, s->ask.diag, s->rules, path))
			return;
		diag_flush(s->ask.diag);
	}
}

const struct find_rules *cli_settle(
	struct arena *a, struct diag *d, const struct read_query *q, bool *ended)
{
	struct settling s = { .arena = a, .query = q, .asked = { .a = a } };
	bool any = false;
	s.ask = (struct cli_asker){ .arena = a, .diag = d, .ended = *ended };
	s.rules = ARENA_NEW(a, struct find_rules);
	*s.rules = *q->rules;
	for (size_t i = 0; i < s.rules->plains; i++)
		*VEC_PUSH(a, &s.plain) = s.rules->plain[i];
	for (int i = 0; i < ROUNDS && round_of(&s, ABOUT_LABELS); i++)
		any = true;
	any |= round_of(&s, ABOUT_PEOPLE);
	round_of(&s, ABOUT_TITLE);
	if (any)
		keep(&s);
	*ended = s.ask.ended;
	return s.rules;
}
