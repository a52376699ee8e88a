/* What stands before anybody speaks: the line above the title, the title, the line below it, the
 * by-line, dates, a note of the editors, lines such as "Place: Boston"; and what the format's own
 * fields say of these. Each goes to <meta>; all else stays where it is, as the introduction.
 *
 * Titles are told by what they are not: short lines without a stop, before the first paragraph.
 * With one such line it is the title; a first line of few words above a longer one is the kicker;
 * one behind the title the subtitle. A field that gives the title decides, and the line that
 * repeats it is taken for it. */
#include "find/front.h"

enum { KICKER_WORDS = 4, TITLE_LINES = 12 };

static struct str text(const struct find *f, const struct find_para *q)
{
	return (struct str){ f->tape.text + q->from, q->to - q->from };
}

/* "1:15 p.m. EDT" */
static bool timed(const struct find *f, const struct find_para *q)
{
	struct str code;
	size_t i = 0;
	return find_time(text(f, q), &i, &code) && f->units.v[q->unit].words <= 6;
}

/* Short lines before the first paragraph, in their order. */
static size_t titles(struct front *x, struct find_para **out)
{
	size_t n = 0;
	for (size_t i = 0; i < x->end; i++) {
		const struct find_piece *p = &x->f->pieces.v[i];
		if (p->kind == PIECE_RULE && n)
			return n;
		for (uint32_t k = 0; p->kind != PIECE_RULE && k < p->n; k++) {
			struct find_para *q = &x->f->paras.v[p->first + k];
			enum find_line is = find_front_line(x, p, q);
			if (is == LINE_TITLE && n < TITLE_LINES && !timed(x->f, q))
				out[n++] = q;
			if (is == LINE_TEXT)
				return n;
		}
	}
	return n;
}

/* The title that a field gives; *weak: only one that the text may overrule. */
static struct str given(const struct find *f, bool *weak)
{
	const struct fact *found = NULL;
	for (const struct fact *x = f->t->fact; x; x = x->next) {
		if (x->kind == FACT_TITLE && (!found || (found->weak && !x->weak)))
			found = x;
	}
	*weak = found && found->weak;
	return found ? found->value : (struct str){ 0 };
}

static uint32_t weight(const struct find *f, const struct find_para *q)
{
	return f->units.v[q->unit].words;
}

static bool head(const struct find *f, const struct find_para *q)
{
	return f->units.v[q->unit].traits & UNIT_HEAD;
}

/* Whether a line is the name of somebody who speaks: of a title, not of a rubric. */
static bool speaks(const struct find *f, const struct find_para *q)
{
	struct str folded = find_fold(f->s, text(f, q));
	for (size_t i = 0; i < f->who.n; i++) {
		if (str_eq(find_fold(f->s, f->who.v[i].person->name->text), folded))
			return true;
	}
	return false;
}

/* Which of n lines are kicker, title and subtitle: x->title. */
static void choose(struct front *x, struct find_para **q, size_t n)
{
	struct find *f = x->f;
	bool weak;
	struct str title = given(f, &weak);
	size_t at = 0;
	for (size_t i = 0; i < n && title.n; i++) {
		if (str_eq(find_fold(f->s, text(f, q[i])), find_fold(f->s, title))) {
			x->title[1] = q[i];
			return;
		}
	}
	if ((title.n && !weak) || !n)
		return;
	for (size_t i = 0; i < n && !head(f, q[at]); i++)
		at = head(f, q[i]) ? i : at;
	for (size_t i = 1; i < n && at == 0 && !head(f, q[0]); i++) {
		if (find_name_whole(f, text(f, q[i]))) {
			x->title[0] = q[0];
			at = i; /* "Interview with ..." below a house's name */
		}
	}
	if (n > 1 && at == 0 && !head(f, q[0]) && !speaks(f, q[0]) &&
		weight(f, q[0]) <= KICKER_WORDS && weight(f, q[1]) > KICKER_WORDS &&
		(n > 2 || weight(f, q[1]) >= 2 * weight(f, q[0])))
		x->title[0] = q[at++];
	x->title[1] = q[at];
	if (at + 1 < n && (!head(f, q[at]) || f->paras.v + (q[at] - f->paras.v) + 1 == q[at + 1]) &&
		!(head(f, q[at + 1]) &&
			f->tape.place[f->units.v[q[at + 1]->unit].place].passage->level ==
				f->tape.place[f->units.v[q[at]->unit].place].passage->level))
		x->title[2] = q[at + 1];
}

/* By-lines, dates, notes, fields: each to its place. */
static void lines(struct front *x)
{
	struct find *f = x->f;
	for (size_t i = 0; i < x->end; i++) {
		const struct find_piece *p = &f->pieces.v[i];
		for (uint32_t k = 0; p->kind != PIECE_RULE && k < p->n; k++) {
			struct find_para *q = &f->paras.v[p->first + k];
			struct loc loc = f->units.v[q->unit].loc;
			struct str s = text(f, q);
			switch (find_front_line(x, p, q)) {
			case LINE_BY:
				find_front_credit(x, find_front_relator(find_fold(f->s, s)),
					find_front_take(f, q), find_front_name(f, s));
				q->gone = true;
				break;
			case LINE_DATE:
				find_front_date(x, q);
				break;
			case LINE_EDITOR:
				*x->note = find_front_para(f, find_front_take(f, q), loc);
				x->note = &(*x->note)->next;
				q->gone = true;
				break;
			case LINE_FIELD:
				find_front_field(x, q);
				break;
			case LINE_RIGHTS:
				find_front_rights(x, q);
				break;
			case LINE_TITLE:
			case LINE_TEXT:
				break;
			}
		}
	}
}

/* Whose it is often stands below all. */
static void last_lines(struct front *x)
{
	struct find *f = x->f;
	for (size_t i = f->pieces.n; i > x->end && f->pieces.v[i - 1].kind != PIECE_TURN; i--) {
		const struct find_piece *p = &f->pieces.v[i - 1];
		for (uint32_t k = 0; p->kind != PIECE_RULE && k < p->n; k++) {
			struct find_para *q = &f->paras.v[p->first + k];
			if (find_front_line(x, p, q) == LINE_RIGHTS)
				find_front_rights(x, q);
		}
	}
}

/* Where there is no title, the interview is called after those who answer. */
static void untitled(struct find *f)
{
	struct str word = interview_word(f->lang, WORD_INTERVIEW), name = { 0 };
	bool named = false;
	unsigned n = 0;
	for (size_t i = 0; i < f->who.n; i++) {
		const struct find_who *w = &f->who.v[i];
		if (w->person->role != PERSON_INTERVIEWEE || n++)
			continue;
		name = w->person->name->text;
		named = !w->nameless && !memchr(name.s, '_', name.n) &&
			!find_digit(find_before(name, name.n)); /* SPEAKER_01, Speaker 2 */
	}
	if (f->rules->title.n) {
		f->iv->meta.title = find_front_words(f, f->rules->title, (struct loc){ 0 });
		return;
	}
	f->untitled = true;
	name = n == 1 && named ? arena_printf(f->a, "%.*s: %.*s", STR_ARG(word), STR_ARG(name))
			       : word;
	f->iv->meta.title = find_front_words(
		f, name, (struct loc){ .file = diag_file(f->diag, f->t->path) });
	find_remark(f, FIND_DOUBT, f->iv->meta.title->loc, NULL,
		arena_printf(f->a, "the file has no title; \"%.*s\" stands for it", STR_ARG(name)));
}

void find_front(struct find *f)
{
	struct front x = {
		.f = f, .credit = &f->iv->meta.credit, .note = &f->iv->meta.editor_note
	};
	struct find_para *q[TITLE_LINES];
	struct meta *m = &f->iv->meta;
	struct span **into[3] = { &m->kicker, &m->title, &m->subtitle };
	while (x.end < f->pieces.n && f->pieces.v[x.end].kind != PIECE_TURN)
		x.end++;
	choose(&x, q, titles(&x, q));
	for (size_t i = 0; i < 3; i++) {
		if (!x.title[i])
			continue;
		*into[i] = find_front_take(f, x.title[i]);
		x.title[i]->gone = true;
	}
	lines(&x);
	last_lines(&x);
	find_front_facts(&x);
	if (!m->title)
		untitled(f);
	if (str_is(f->rules->publication, "") || m->publication)
		return;
	if (f->rules->publication.n)
		m->publication = find_front_words(f, f->rules->publication, (struct loc){ 0 });
}
