/* Lines by themselves. */
#include "report/inside.h"

static void overfull(struct survey *s, const struct survey_line *l)
{
	struct finding *f = report_find(s, REPORT_OVERFULL, REPORT_FAULT, l, l->first);
	f->value = len_mpt(l->line->overfull);
	f->message = arena_printf(s->arena, "it is %s pt wider than its measure",
		report_decimal(s->arena, f->value, 1).s);
	f->advice = STR(
		"allow a division with U+00AD where the word may be parted, or a break with "
		"U+200B");
}

static void loose(struct survey *s, const struct survey_line *l)
{
	bool very = l->space > REPORT_LOOSEST_SPACE;
	struct finding *f = report_find(
		s, REPORT_LOOSE, very ? REPORT_FAULT : REPORT_BLEMISH, l, l->first);
	f->value = l->space;
	f->message = arena_printf(s->arena, "its word spaces are %s times the natural one",
		report_decimal(s->arena, l->space, 2).s);
}

static void tight(struct survey *s, const struct survey_line *l)
{
	struct finding *f = report_find(s, REPORT_TIGHT, REPORT_BLEMISH, l, l->first);
	f->value = l->space;
	f->message = arena_printf(s->arena, "its word spaces are %s times the natural one",
		report_decimal(s->arena, l->space, 2).s);
}

/* A line that could not be stretched to its measure was left short of it. */
static void left_short(struct survey *s, const struct survey_line *l)
{
	struct finding *f = report_find(s, REPORT_SHORT, REPORT_FAULT, l, l->first);
	f->value = len_mpt(l->mark->para->width - l->line->width);
	f->message = arena_printf(s->arena,
		"it ends %s pt short of its measure, for its spaces would have been too wide",
		report_decimal(s->arena, f->value, 1).s);
	f->advice = STR(
		"change the wording, or allow a division of the word that follows with U+00AD");
}

/* Letters further apart, or closer, than is not seen. */
static void letters(struct survey *s, const struct survey_line *l)
{
	int by = l->line->letters < 0 ? -l->line->letters : l->line->letters;
	struct finding *f;
	if (by <= REPORT_LETTERS)
		return;
	f = report_find(s, REPORT_SPACED, by > REPORT_LETTERS_MOST ? REPORT_BLEMISH : REPORT_NOTE,
		l, l->first);
	f->value = l->line->letters;
	f->message = arena_printf(s->arena, "its letters are set %s em %s",
		report_decimal(s->arena, by, 3).s, l->line->letters < 0 ? "closer" : "apart");
}

static void parted(struct survey *s, const struct survey_line *l)
{
	bool name = l->line->name;
	struct finding *f = report_find(
		s, name ? REPORT_NAME : REPORT_BROKEN, REPORT_BLEMISH, l, l->last);
	f->message = name ? STR("it ends inside of a name")
			  : STR("its last word is broken between letters, for nothing tells where "
				"to divide it");
}

/* A line of nothing but a word that was broken before it. */
static bool goes_on(const struct survey *s, const struct survey_line *l)
{
	const struct survey_line *above = l->at > 0 ? report_line_of(s, l->para, l->at - 1) : NULL;
	return above && above->line->broken && l->gaps == 0;
}

void report_lines(struct survey *s)
{
	for (size_t i = 0; i < s->line.n; i++) {
		const struct survey_line *l = &s->line.v[i];
		if (l->line->overfull > 0)
			overfull(s, l);
		else if ((l->line->broken || l->line->name) && !goes_on(s, l))
			parted(s, l);
		else if (l->line->left_short && !l->line->broken)
			left_short(s, l);
		else if (l->set && l->space > REPORT_LOOSE_SPACE)
			loose(s, l);
		else if (l->set && l->space < REPORT_TIGHT_SPACE)
			tight(s, l);
		letters(s, l);
	}
}
