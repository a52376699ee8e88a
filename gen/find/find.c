/* An interview out of a transcript.
 *
 * The problem: files in which people talk say who talks in a hundred ways, most of which look, line
 * by line, like something else. "Transport: we will widen the ports" is a speaker or a topic, a
 * bold line a question or a heading, a dash a turn or an item. Formats do not tell, and rules that
 * look at one line are right until the next newsroom. What tells is the whole document: a speaker
 * comes again, between others, in one shape; who asks, asks often and briefly; a look is a
 * question's when what has it asks and what follows has it not.
 *
 * The method, in the order of the calls below:
 *
 *	tape.c	the text of all passages in one piece, never copied again
 *	lines.c	units of it: paragraphs, or lines where nobody says what line ends mean;
 *		unit.c measures them
 *	lang.c	the language, unless it is given
 *	key.c	labels (label.c) that are alike, weighed against each other by evidence
 *	ask.c	which units ask without a question mark
 *	choose.c	the readings: given.c, labels.c, classes.c, dashes.c; the best is taken
 *	people.c	voices into persons, by names (names.c, cue.c, same.c, join.c, shown.c) and
 *		by the order of their turns (dialogue.c)
 *	pieces.c	the reading as narration, headings and turns; tail.c says where the last
 *		turn ends
 *	role.c	who asks and who answers; which turns are questions
 *	front.c	titles, by-lines, dates
 *	body.c	blocks (blocks.c, list.c) and spans (span.c)
 *	foreign.c	what is in another language, by its script
 *	check.c	that every character is in the interview, or listed as left
 *
 * Scores are whole numbers and sums of named evidence, each with its weight beside its name; they
 * are judged on files, not learned from them: there is too little that is free to learn from, and a
 * newsroom must be able to read why. What is approximated: the shape of labels is voted on by those
 * that carry themselves, once, and not iterated; readings are whole, so that a document that
 * changes its manner halfway is read by the better half's. Refused: a list of patterns, the first
 * that fits; a language model, which would be neither small nor the same tomorrow, nor able to
 * prove that no word was lost.
 *
 * All is linear in the text, but for comparisons of labels with labels, of which a fixed number is
 * looked at. */
#include "find/state.h"

/* Line ends and tabs have been read for what they may mean; they are spaces now, or nothing between
 * characters that have none. */
static void smooth(struct find *f)
{
	struct str s = { f->tape.text, f->tape.n };
	for (uint32_t p = 1; p < f->tape.places; p++) {
		const struct find_place *place = &f->tape.place[p];
		for (uint32_t i = place->from; i <= place->to; i++) {
			if (f->tape.text[i] == '\n')
				f->tape.text[i] = find_dense_join(s, i) ? FIND_GONE : ' ';
			else if (f->tape.text[i] == '\t')
				f->tape.text[i] = ' ';
		}
	}
}

static void language(struct find *f)
{
	bool close = false;
	struct str lang = f->rules->lang.n ? f->rules->lang : f->t->lang;
	if (!lang.n || !interview_is_lang(lang))
		lang = find_lang(f->tongues, (struct str){ f->tape.text, f->tape.n }, &close);
	f->lang = f->iv->lang = arena_str(f->a, lang);
	if (close)
		find_remark(f, FIND_DOUBT,
			(struct loc){ .file = diag_file(f->diag, f->t->path), .line = 1 }, NULL,
			STR("what language this is cannot be told; --lang or xml:lang says it"));
}

static void asks(struct find *f)
{
	bool greek = str_is(f->lang, "el");
	for (size_t i = 0; i < f->units.n; i++) {
		struct find_unit *u = &f->units.v[i];
		uint32_t from = find_taken(f, u) >= 0 ? f->labels.v[u->label].to : u->text;
		struct str s = { f->tape.text + from, u->to - from };
		if (greek && memchr(s.s, ';', s.n))
			u->traits |= UNIT_ASKS | (s.s[s.n - 1] == ';' ? UNIT_ENDS | UNIT_STOPS : 0);
		if (!(u->traits & UNIT_ASKS))
			u->traits |= find_asks(f, s);
	}
}

static void prove(struct find *f, const struct find_report *r)
{
	struct find_lost lost;
	if (!find_check(f->t, f->iv, r, &lost))
		diag_at(f->diag, DIAG_ERROR, lost.loc,
			"words were lost on the way: expected \"%.*s\", found \"%.*s\"; please "
			"report this file",
			STR_ARG(lost.expected), STR_ARG(lost.found));
}

struct interview *find_interview(struct diag *d, const struct transcript *t,
	const struct find_rules *rules, struct find_report *report)
{
	static const struct find_rules none;
	struct interview *iv = interview_new(t->path);
	struct find f = { .t = t,
		.rules = rules ? rules : &none,
		.diag = d,
		.iv = iv,
		.a = iv->arena,
		.s = arena_new() };
	struct find_report own;
	f.doubt_tail = &iv->doubt;
	f.vocabulary = find_vocabulary(f.s);
	f.tongues = find_tongues(f.s);
	iv->source = arena_str(f.a, t->source);
	find_index_rules(&f);
	find_tape(&f.tape, f.a, t);
	find_units(&f);
	language(&f);
	find_keys(&f);
	asks(&f);
	find_choose(&f);
	smooth(&f);
	find_people(&f);
	find_pieces(&f);
	find_roles(&f);
	find_front(&f);
	find_body(&f);
	find_foreign(&f);
	find_reports(&f, report ? report : &own);
	prove(&f, report ? report : &own);
	interview_check(iv, d, NULL);
	arena_drop(f.s);
	return iv;
}
