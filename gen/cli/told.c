/* What an import did, for the person who asked for it: how the speakers were told, who they are,
 * what there is of each kind, what was guessed and doubted, and what was left out. */
#include "cli/cli.h"

struct summary {
	struct arena *arena;
	struct buf out;
	const struct diag *diag;
	bool all; /* each thing left out with its place, not only how many */
};

static void place(struct summary *s, struct loc loc)
{
	buf_str(&s->out, diag_name(s->diag, loc.file));
	if (loc.line)
		buf_printf(&s->out, ":%u", loc.line);
	buf_cstr(&s->out, ": ");
}

/* Columns of text, as a terminal has them: wide characters are two. */
static size_t columns(struct str t)
{
	size_t n = 0;
	for (size_t i = 0; i < t.n;) {
		uint32_t c = str_next(t, &i);
		bool wide = (c >= 0x1100 && c < 0x1160) || (c >= 0x2E80 && c < 0xD7B0) ||
			    (c >= 0xF900 && c < 0xFB00) || (c >= 0xFF00 && c < 0xFF61);
		n += wide ? 2 : 1;
	}
	return n;
}

static void cell(struct summary *s, struct str text, size_t width)
{
	size_t n = columns(text);
	buf_str(&s->out, text);
	buf_printf(&s->out, "%*s", (int)(n < width ? width - n + 2 : 2), "");
}

static void people(struct summary *s, const struct find_report *r)
{
	size_t role = 0, name = 0;
	for (size_t i = 0; i < r->persons; i++) {
		size_t n = columns(r->person[i].person->name->text);
		size_t k = strlen(interview_role_name(r->person[i].person->role));
		role = k > role ? k : role;
		name = n > name ? n : name;
	}
	name = name < 40 ? name : 40;
	for (size_t i = 0; i < r->persons; i++) {
		const struct find_person *p = &r->person[i];
		buf_cstr(&s->out, "  ");
		cell(s, str_of(interview_role_name(p->person->role)), role);
		cell(s, p->person->name->text, name);
		buf_printf(&s->out, "%5u %s%6u %s", p->turns, p->turns == 1 ? "turn,  " : "turns, ",
			p->words, p->words == 1 ? "word" : "words");
		if (p->labels.n && !str_eq(p->labels, p->person->name->text))
			buf_printf(&s->out, ", as %.*s", STR_ARG(p->labels));
		if (p->role != FIND_SURE)
			buf_cstr(&s->out, p->role == FIND_LIKELY ? " (the role is likely)"
								 : " (the role is a guess)");
		buf_char(&s->out, '\n');
	}
}

static void count(struct summary *s, unsigned n, const char *one, const char *many, bool *any)
{
	if (!n)
		return;
	buf_printf(&s->out, "%s%u %s", *any ? ", " : "  ", n, n == 1 ? one : many);
	*any = true;
}

static void counts(struct summary *s, const struct find_report *r)
{
	bool any = false;
	count(s, r->questions, "question", "questions", &any);
	count(s, r->answers, "answer", "answers", &any);
	count(s, r->remarks, "remark", "remarks", &any);
	count(s, r->sections, "section", "sections", &any);
	count(s, r->notes, "note", "notes", &any);
	if (any)
		buf_char(&s->out, '\n');
}

static void remarks(struct summary *s, const struct find_report *r)
{
	for (size_t i = 0; i < r->n; i++) {
		if (r->remark[i].certainty == FIND_SURE)
			continue;
		place(s, r->remark[i].loc);
		buf_printf(&s->out, "%s: %.*s\n",
			r->remark[i].certainty == FIND_DOUBT ? "in doubt" : "guessed",
			STR_ARG(r->remark[i].text));
	}
}

/* Reasons, each with how many things were left out for it. */
struct reason {
	struct str why;
	size_t n;
};

static void left(struct summary *s, struct map *m, struct str text, struct str why, struct loc loc)
{
	struct reason *r = map_get(m, why);
	if (s->all) {
		place(s, loc);
		buf_printf(
			&s->out, "left out: %.*s (%.*s)\n", STR_ARG(str_trim(text)), STR_ARG(why));
	}
	if (!r) {
		r = ARENA_NEW(s->arena, struct reason);
		r->why = why;
		map_put(m, why, r);
	}
	r->n++;
}

static void all_left(struct summary *s, const struct find_report *r, const struct dropped *d)
{
	struct map m = { .a = s->arena };
	for (; d; d = d->next)
		left(s, &m, d->text, d->why, d->loc);
	for (size_t i = 0; i < r->lefts; i++)
		if (r->left[i].kind == LEFT_DROPPED)
			left(s, &m, r->left[i].text, r->left[i].why, r->left[i].loc);
	if (m.n)
		buf_cstr(&s->out, "  left out:");
	for (size_t i = 0; i < m.n; i++) {
		const struct reason *x = m.val[i];
		buf_cstr(&s->out, i ? "; " : " ");
		if (x->n > 1)
			buf_printf(&s->out, "%zu × ", x->n);
		buf_str(&s->out, x->why);
	}
	if (m.n)
		buf_char(&s->out, '\n');
}

struct str cli_told(
	struct arena *a, const struct diag *d, const struct cli_imported *what, bool all)
{
	struct summary s = { .arena = a, .out = { .a = a }, .diag = d, .all = all };
	const struct find_report *r = &what->report;
	buf_printf(&s.out, "%.*s: %.*s%s\n", STR_ARG(what->path), STR_ARG(r->reading),
		r->certainty == FIND_SURE     ? ""
		: r->certainty == FIND_LIKELY ? ", which is likely"
					      : ", which is a guess");
	people(&s, r);
	counts(&s, r);
	all_left(&s, r, what->dropped);
	remarks(&s, r);
	return buf_get(&s.out);
}
