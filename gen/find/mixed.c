/* Turns without a label among labelled ones. Questions may be told by their look while the answers
 * bear names; or all questions bear one, and the answers only where it is not the same person as
 * before ("what follows was said by both"). Whoever asks is told by the labels first; what else has
 * the look of those questions is taken for that voice, or for a new one; and where no labelled
 * answer stands between two questions, what stands there is one. */
#include "find/state.h"

static bool asks(const struct find_unit *u)
{
	return u->traits & (UNIT_ASKS | UNIT_WORDS);
}

/* How many turns of each voice ask, and how many end so; all: of how many. A label on a line of its
 * own has its words below. */
struct shares {
	uint32_t *ask, *all, *end;
};

static struct shares shares(const struct find *f, const struct find_reading *r)
{
	uint32_t *n = ARENA_ARRAY(f->s, (r->voice.n + 1) * 3, uint32_t);
	struct shares s = { n, n + r->voice.n + 1, n + (r->voice.n + 1) * 2 };
	for (size_t i = 0; i < f->units.n; i++) {
		int32_t v = r->mark[i].voice;
		bool line = r->mark[i].text >= f->units.v[i].to && i + 1 < f->units.n;
		const struct find_unit *u = &f->units.v[line ? i + 1 : i];
		if (v < 0)
			continue;
		s.all[v]++;
		s.ask[v] += asks(u);
		s.end[v] += (u->traits & (UNIT_ENDS | UNIT_WORDS)) != 0;
	}
	return s;
}

/* Whether somebody here asks: a third of the turns, or by the label's own word. */
static bool divided(const struct find_reading *r, const struct shares *n)
{
	for (size_t v = 0; v < r->voice.n; v++) {
		enum find_sense s = r->voice.v[v].sense;
		if ((n->ask[v] * 3 >= n->all[v] && n->ask[v] > 0) || s == SENSE_QUESTION ||
			s == SENSE_ASKER || s == SENSE_HOST)
			return true;
	}
	return false;
}

/* Whether a unit is the first below a label on a line of its own. */
static bool below_label(const struct find *f, const struct find_reading *r, size_t i)
{
	return i > 0 && r->mark[i - 1].voice >= 0 && r->mark[i - 1].text >= f->units.v[i - 1].to;
}

struct look {             /* questions that are told by their look */
	size_t all, free; /* free: without a label */
	size_t answered;  /* of the free, that a voice follows that seldom asks; */
	size_t replied;   /* or, where somebody bears one in this look, another voice than that */
	int32_t bearer;   /* the voice of those that bear one; -1: none do, -2: several */
};

/* Who bears questions of that look: nobody of whom most turns look otherwise. */
static int32_t bearer(const struct find *f, const struct find_reading *r,
	const struct find_reading *classes, const struct shares *n)
{
	int32_t one = -1;
	uint32_t borne = 0;
	for (size_t i = 0; i < f->units.n && one > -2; i++) {
		int32_t v = r->mark[i].voice;
		if (classes->mark[i].voice != 0 || v < 0)
			continue;
		one = one == -1 || one == v ? v : -2;
		borne++;
	}
	return one >= 0 && borne * 2 < n->all[one] ? -1 : one;
}

static struct look look(const struct find *f, const struct find_reading *r,
	const struct find_reading *classes, const struct shares *n)
{
	struct look k = { .bearer = bearer(f, r, classes, n) };
	for (size_t i = 0; i < f->units.n; i++) {
		int32_t v = r->mark[i].voice;
		int32_t next = i + 1 < f->units.n ? r->mark[i + 1].voice : -1;
		if (classes->mark[i].voice != 0)
			continue;
		k.all++;
		if (v >= 0 || below_label(f, r, i))
			continue;
		k.free++;
		k.answered += next >= 0 && n->end[next] * 3 <= n->all[next];
		k.replied += next >= 0 && k.bearer >= 0 && next != k.bearer;
	}
	k.answered = k.bearer >= 0 && k.replied > k.answered ? k.replied : k.answered;
	return k;
}

/* Whether a unit goes on with what stands before; above the first label nothing is known of that.
 */
static bool runs(const struct find_reading *r, size_t i)
{
	return r->mark[i].voice == MARK_ON || r->mark[i].voice == MARK_TOLD;
}

/* An answer without a label, where no other begins before the next question: the first unit behind
 * a question that has none. strict: only behind questions that ask. */
static size_t bare_answers(
	const struct find *f, struct find_reading *r, int32_t ask, int32_t answer, bool strict)
{
	size_t n = 0, k;
	for (size_t i = 0; i < f->units.n; i++) {
		if (r->mark[i].voice != ask ||
			(strict && !(f->units.v[i].traits & (UNIT_ENDS | UNIT_WORDS))))
			continue;
		for (k = i + 1; k < f->units.n && r->mark[k].voice < 0; k++)
			;
		if (k < f->units.n && r->mark[k].voice != ask)
			continue;
		for (k = i + 1; k < f->units.n && runs(r, k) && !f->units.v[k].words; k++)
			;
		if (k >= f->units.n || !runs(r, k) || below_label(f, r, k))
			continue;
		n++;
		if (answer < 0)
			continue;
		for (r->mark[k++].voice = answer; k < f->units.n && runs(r, k); k++)
			r->mark[k].voice = MARK_ON;
	}
	return n;
}

/* Answers without a label among labelled ones: "all that follows was said by both". */
static void give_bare(struct find *f, struct find_reading *r, int32_t ask, size_t least)
{
	bool strict = least > 0;
	size_t n = bare_answers(f, r, ask, -1, strict);
	int32_t answer = (int32_t)r->voice.n;
	if (!n || n < least)
		return;
	if (r->voice.n == 2)
		answer = !ask;
	else
		*VEC_PUSH(f->s, &r->voice) = (struct find_voice_of){ .sense = SENSE_ANSWERER,
			.key = -1 };
	bare_answers(f, r, ask, answer, strict);
	r->apart = true;
}

/* Where what stands directly above the labels is a question nearly always, the rest of it is one
 * too, though it does not ask: "You do not trust your memory." */
static void unasked(const struct find *f, struct find_reading *r, int32_t ask)
{
	size_t asked = 0, answers = 0;
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 1; i < f->units.n && (!pass || asked * 10 >= answers * 8); i++) {
			struct find_mark *above = &r->mark[i - 1];
			if (r->mark[i].voice < 0 || r->mark[i].voice == ask ||
				above->voice == MARK_HEAD)
				continue;
			answers += !pass;
			asked += !pass && above->voice == ask;
			if (pass && above->voice == MARK_ON &&
				f->units.v[i - 1].traits & UNIT_STOPS)
				above->voice = ask;
		}
	}
}

/* Questions that have a look and no label, beside turns with one: when nobody of these asks, or
 * when it is they that answer. */
static bool give_questions(
	struct find *f, struct find_reading *r, const struct shares *n, bool sides)
{
	struct find_reading classes = { .mark = ARENA_ARRAY(
						f->s, f->units.n + 1, struct find_mark) };
	struct look k;
	int32_t ask = (int32_t)r->voice.n;
	size_t last = f->units.n;
	while (last > 0 && r->mark[last - 1].voice < 0)
		last--;
	find_classes(f, &classes);
	for (size_t i = last; i < f->units.n; i++) { /* set off in the text below the talk */
		if (classes.mark[i].voice == 0 && !asks(&f->units.v[i]))
			classes.mark[i].voice = MARK_ON;
	}
	if (classes.score < 45)
		return false;
	k = look(f, r, &classes, n);
	if (k.free < 2 || k.free * (sides ? 3 : 2) < k.all ||
		(sides && k.answered * 5 < k.free * 4))
		return false;
	if (k.bearer >= 0) {
		struct find_voice_of *v = &r->voice.v[ask = k.bearer];
		v->called = v->called || v->sense == SENSE_NONE;
		v->sense = v->sense == SENSE_NONE ? SENSE_ASKER : v->sense;
	} else
		*VEC_PUSH(f->s, &r->voice) = (struct find_voice_of){ .sense = SENSE_QUESTION,
			.key = -1 };
	for (size_t i = 0; i < f->units.n; i++) {
		if (classes.mark[i].voice == 0 && r->mark[i].voice < 0 && !below_label(f, r, i)) {
			r->mark[i].voice = ask;
			r->mark[i].text = classes.mark[i].text;
		}
	}
	unasked(f, r, ask);
	if (k.bearer < 0)
		find_bearer(f, r, ask);
	give_bare(f, r, ask, 0);
	r->strip |= classes.strip;
	r->asker = ask;
	r->apart = true;
	r->name = "labels before the answers, questions by their look";
	r->score = classes.score + 5; /* more of the document is explained than by the look alone */
	return true;
}

/* Where all questions bear labels and some answers do not: the voices that ask, one after another.
 */
static void give_seldom(struct find *f, struct find_reading *r, const struct shares *n)
{
	size_t voices = r->voice.n;
	for (size_t v = 0; v < voices; v++) {
		size_t few = n->all[v] / 4 > 2 ? n->all[v] / 4 : 2;
		if (n->ask[v] * 2 > n->all[v])
			give_bare(f, r, (int32_t)v, few);
	}
}

bool find_mixed(struct find *f, struct find_reading *r, bool bare)
{
	struct shares n = shares(f, r);
	bool sides = divided(r, &n);
	if (bare || f->t->cues)
		return sides;
	if (give_questions(f, r, &n, sides))
		return true;
	if (sides)
		give_seldom(f, r, &n);
	return sides;
}
