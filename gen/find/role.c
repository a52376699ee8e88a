/* Who asks and who answers, by evidence of the whole: how many of somebody's turns ask, how many
 * stand directly behind somebody else's question, how long they are beside the others'. What a
 * label, the format or a rule says stands above evidence.
 *
 * Each person gets a number in thousandths: the share of turns that ask, minus the share that
 * answer, minus a little for every doubling of their length. Persons are sorted by it and parted at
 * the widest gap; the upper side asks. Parted so, two hosts are told from a guest, and a moderator
 * from a panel. Where the gap is small nobody is made an interviewer: all turns are remarks, and a
 * doubt says so. */
#include "find/state.h"

#include <stdlib.h>

enum {
	ENDS = 700,    /* thousandths, for the share of turns that end with a question */
	ASKS = 300,    /* that hold one */
	ANSWERS = 500, /* that stand behind one */
	LENGTH = 100,  /* for each doubling of their length */
	GAP = 220,
	GAP_SURE = 500,
	TURNS_SURE = 4,
};

/* A turn asks when a question mark stands in it; how it ends says more: those who answer ask
 * themselves ("Why did we go? Because ..."). */
static void count(struct find *f)
{
	const struct find_piece *before = NULL;
	for (size_t i = 0; i < f->pieces.n; i++) {
		struct find_piece *p = &f->pieces.v[i];
		struct find_who *w;
		uint32_t traits = 0, words = 0;
		if (p->kind != PIECE_TURN)
			continue;
		w = &f->who.v[p->who];
		for (uint32_t k = 0; k < p->n; k++) {
			const struct find_para *q = &f->paras.v[p->first + k];
			traits |= f->units.v[q->unit].traits;
			words += find_words(
				(struct str){ f->tape.text + q->from, q->to - q->from });
			p->ends = f->units.v[q->unit].traits & (UNIT_ENDS | UNIT_WORDS);
		}
		p->asks = traits & (UNIT_ASKS | UNIT_WORDS);
		w->words += words;
		w->longest = words > w->longest ? words : w->longest;
		if (p->goes_on)
			continue;
		w->turns++;
		w->asks += p->asks;
		w->ends += p->ends;
		w->answers += before && before->who != p->who && before->ends;
		before = p;
	}
}

/* log2(a/b) in hundredths, by halving and by thirds of what is left. */
static int doublings(uint32_t a, uint32_t b)
{
	int n = 0;
	if (!a || !b)
		return 0;
	for (; a >= 2 * (uint64_t)b; b *= 2)
		n += 100;
	for (; b >= 2 * (uint64_t)a; a *= 2)
		n -= 100;
	return a >= b ? n + (int)(100 * (uint64_t)(a - b) / b)
		      : n - (int)(100 * (uint64_t)(b - a) / a);
}

static int number(const struct find_who *w, uint32_t mean)
{
	int64_t turns = w->turns;
	if (!turns)
		return 0;
	return (int)((ENDS * (int64_t)w->ends + ASKS * (int64_t)w->asks -
			     ANSWERS * (int64_t)w->answers) /
		       turns) -
	       LENGTH * doublings(w->words / w->turns, mean) / 100;
}

struct rank {
	int number;
	uint32_t who;
};

static int by_number(const void *a, const void *b)
{
	const struct rank *x = a, *y = b;
	return x->number != y->number ? (x->number < y->number ? 1 : -1)
				      : (x->who > y->who) - (x->who < y->who);
}

/* Persons who take part: several turns, or all have few. */
static size_t rank(struct find *f, struct rank *r)
{
	uint32_t turns = 0, words = 0, few;
	size_t n = 0;
	for (size_t i = 0; i < f->who.n; i++) {
		turns += f->who.v[i].turns;
		words += f->who.v[i].words;
	}
	few = turns / (uint32_t)(f->who.n ? 20 * f->who.n : 1);
	for (size_t i = 0; i < f->who.n; i++) {
		if (f->who.v[i].turns > few &&
			!(f->who.v[i].said && f->who.v[i].person->role > PERSON_MODERATOR))
			r[n++] = (struct rank){ number(&f->who.v[i], turns ? words / turns : 0),
				(uint32_t)i };
	}
	if (n)
		qsort(r, n, sizeof *r, by_number);
	return n;
}

struct sides { /* that labels, the format or a rule name */
	bool asks, answers;
};

static struct sides given(const struct find *f)
{
	struct sides s = { 0 };
	for (size_t i = 0; i < f->who.n; i++) {
		const struct find_who *w = &f->who.v[i];
		s.asks = s.asks || (w->said && (w->person->role == PERSON_INTERVIEWER ||
						       w->person->role == PERSON_MODERATOR));
		s.answers = s.answers || (w->said && w->person->role == PERSON_INTERVIEWEE);
	}
	return s;
}

/* One side is said: the others are the other side. When both are, as in a court, those who neither
 * ask nor are asked take no side. */
static void complete(struct find *f, struct sides s)
{
	for (size_t i = 0; i < f->who.n; i++) {
		struct find_who *w = &f->who.v[i];
		if (w->said)
			continue;
		/* Beside somebody who leads, those ask who do little else. */
		if (w->asks * (s.asks ? 2 : 3) >= w->turns &&
			w->answers * (w->asks * 3 >= w->turns * 2 ? 2 : 4) <= w->turns)
			w->person->role = PERSON_INTERVIEWER;
		else if (!s.asks || !s.answers || f->reading->apart || w->answers * 2 >= w->turns)
			w->person->role = PERSON_INTERVIEWEE;
		w->certainty = FIND_LIKELY;
	}
}

/* How long turns are, but for the longest of each, which may introduce or be an advertisement. */
static uint32_t length(const struct find *f, const struct rank *r, size_t n)
{
	uint32_t words = 0, turns = 0;
	for (size_t i = 0; i < n; i++) {
		const struct find_who *w = &f->who.v[r[i].who];
		bool many = w->turns > 2;
		words += w->words - (many ? w->longest : 0);
		turns += w->turns - many;
	}
	return turns ? words / turns : 0;
}

/* One of several who ask, seldom with a question's end: asks, and is not asked. */
static bool leads(const struct find_who *w)
{
	return w->turns > 2 && w->asks * 3 >= w->turns && w->answers * 4 <= w->turns;
}

static void divide(struct find *f, const struct rank *r, size_t n)
{
	size_t at = 0;
	int gap = 0;
	for (size_t i = 1; i < n; i++) {
		int g = r[i - 1].number - r[i].number;
		if (g > gap) {
			gap = g;
			at = i;
		}
	}
	/* Who speaks longer than those who are asked does not ask them. */
	if (length(f, r, at) > length(f, r + at, n - at))
		gap = gap > GAP_SURE ? GAP + 1 : 0;
	for (size_t i = 0; i < f->who.n; i++) {
		f->who.v[i].certainty = gap > GAP_SURE ? FIND_SURE
					: gap > GAP    ? FIND_LIKELY
						       : FIND_DOUBT;
		if (!f->who.v[i].said && gap > GAP)
			f->who.v[i].person->role = f->who.v[i].asks * 2 > f->who.v[i].turns
							   ? PERSON_INTERVIEWER
							   : PERSON_INTERVIEWEE;
	}
	for (size_t i = 0; i < n && gap > GAP; i++) {
		struct find_who *w = &f->who.v[r[i].who];
		bool asks = i < at || leads(w);
		if (!w->said)
			w->person->role = asks ? PERSON_INTERVIEWER : PERSON_INTERVIEWEE;
		if (w->turns < TURNS_SURE && w->certainty == FIND_SURE)
			w->certainty = FIND_LIKELY;
	}
	if (gap <= GAP && n > 1)
		find_remark(f, FIND_DOUBT, f->who.v[0].loc, NULL,
			STR("nobody asks clearly more than the others; all turns are remarks"));
}

/* What the format itself calls a turn of somebody it names; BLOCK_N: nothing. */
static enum block_kind called(const struct find *f, const struct find_piece *p)
{
	const struct find_para *first = p->n ? &f->paras.v[p->first] : NULL;
	const struct passage *g = first ? f->tape.place[f->units.v[first->unit].place].passage
					: NULL;
	if (!g || !g->speaker.n)
		return BLOCK_N;
	return str_is(g->role, "question") ? BLOCK_QUESTION
	       : str_is(g->role, "answer") ? BLOCK_ANSWER
	       : str_is(g->role, "remark") ? BLOCK_REMARK
					   : BLOCK_N;
}

/* Answers need somebody who answers; a remark is everything else. */
static enum block_kind kind(const struct find *f, const struct find_piece *p)
{
	const struct find_who *w = &f->who.v[p->who];
	/* What stands under "Q" is a question, unless somebody by name asks less than he talks. */
	bool always = f->reading->voice.v[p->voice].sense == SENSE_QUESTION &&
		      !(w->named && w->asks * 4 < w->turns * 3);
	if (called(f, p) != BLOCK_N)
		return called(f, p);
	if (f->t->cues && !w->said)
		return BLOCK_REMARK;
	switch (w->person->role) {
	case PERSON_INTERVIEWEE:
	case PERSON_PANELLIST:
		return BLOCK_ANSWER;
	case PERSON_INTERVIEWER:
	case PERSON_MODERATOR:
	case PERSON_AUDIENCE:
		return p->asks || (always && !p->goes_on) ? BLOCK_QUESTION : BLOCK_REMARK;
	case PERSON_TRANSLATOR:
	case PERSON_INTERPRETER:
	case PERSON_OTHER:
	case PERSON_MENTIONED:
	case PERSON_N:
		break;
	}
	return BLOCK_REMARK;
}

void find_roles(struct find *f)
{
	struct rank *r = ARENA_ARRAY(f->s, f->who.n + 1, struct rank);
	struct sides s = given(f);
	size_t n;
	count(f);
	n = rank(f, r);
	if (s.asks || s.answers)
		complete(f, s);
	else if (n > 1)
		divide(f, r, n);
	for (size_t i = 0; i < f->pieces.n; i++) {
		if (f->pieces.v[i].kind == PIECE_TURN)
			f->pieces.v[i].turn = kind(f, &f->pieces.v[i]);
	}
}
