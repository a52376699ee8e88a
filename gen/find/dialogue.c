/* Letters and names for the same two people.
 *
 * "Q: ... A: ..." becomes "Reporter: ... Li Ming: ..." in the middle of a file, or one answer bears
 * the name and all others the letter. No name says that these are the same; the order of the turns
 * does: where all that speak can be parted into two sides so that never two of one side follow each
 * other, and each side has a letter and one other at most, it is a dialogue, and the other is who
 * the letter stands for. Somebody who speaks to both sides (a moderator, a court) belongs to none,
 * and then nothing is joined. */
#include "find/state.h"

enum { PEOPLE_MOST = 4, ASKS = 0, ANSWERS = 1, UNKNOWN = 2 };

struct dialogue {
	struct find *f;
	int side[PEOPLE_MOST];
	bool follows[PEOPLE_MOST][PEOPLE_MOST];
	bool within[PEOPLE_MOST]; /* a turn of theirs stands between two of the other side */
};

static void look(struct dialogue *d)
{
	const struct find *f = d->f;
	int32_t last = -1, before = -1;
	for (size_t i = 0; i < f->units.n; i++) {
		int32_t v = f->reading->mark[i].voice, who = v >= 0 ? f->who_of[v] : -1;
		if (who < 0 || who == last)
			continue;
		if (last >= 0)
			d->follows[last][who] = d->follows[who][last] = true;
		if (before >= 0)
			d->within[last] = true;
		before = last;
		last = who;
	}
}

/* Gives everybody the side that their neighbours are not of; false when that cannot be. */
static bool part(struct dialogue *d)
{
	size_t n = d->f->who.n;
	for (size_t round = 0; round < n; round++) {
		for (size_t i = 0; i < n; i++) {
			for (size_t k = 0; k < n; k++) {
				if (!d->follows[i][k] || d->side[i] == UNKNOWN)
					continue;
				if (d->side[k] == d->side[i])
					return false;
				d->side[k] = !d->side[i];
			}
		}
	}
	return true;
}

/* The person of the letter on a side; -1: none has one. */
static int32_t lettered(const struct find *f, enum find_sense sense)
{
	for (size_t v = 0; v < f->reading->voice.n; v++) {
		const struct find_voice_of *o = &f->reading->voice.v[v];
		if (o->sense == sense && !o->outer.n && o->n)
			return f->who_of[v];
	}
	return -1;
}

/* Whether somebody may be who a letter of that side stands for, by what the labels say. */
static bool may_be(const struct find *f, int32_t who, int side)
{
	for (size_t v = 0; v < f->reading->voice.n; v++) {
		enum find_sense s = f->reading->voice.v[v].sense;
		if (f->who_of[v] == who && s != SENSE_NONE && s != SENSE_TITLE &&
			s != (side == ASKS ? SENSE_ASKER : SENSE_ANSWERER))
			return false;
	}
	return true;
}

static void become(struct find *f, int32_t who, int32_t other)
{
	for (size_t v = 0; v < f->reading->voice.n; v++) {
		if (f->who_of[v] == who)
			f->who_of[v] = other;
		if (f->who_of[v] > who)
			f->who_of[v]--;
	}
	memmove(&f->who.v[who], &f->who.v[who + 1],
		(f->who.n - (size_t)who - 1) * sizeof *f->who.v);
	f->who.n--;
}

void find_dialogue(struct find *f)
{
	struct dialogue d = { .f = f, .side = { UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN } };
	int32_t letter[2] = { lettered(f, SENSE_QUESTION), lettered(f, SENSE_ANSWER) };
	int32_t other[2] = { -1, -1 };
	if (f->who.n <= 2 || f->who.n > PEOPLE_MOST || letter[0] < 0 || letter[1] < 0 ||
		letter[0] == letter[1])
		return;
	d.side[letter[0]] = ASKS;
	d.side[letter[1]] = ANSWERS;
	look(&d);
	if (!part(&d))
		return;
	for (int32_t i = 0; i < (int32_t)f->who.n; i++) {
		if (i == letter[0] || i == letter[1])
			continue;
		if (d.side[i] == UNKNOWN || other[d.side[i]] >= 0 || !d.within[i] ||
			!may_be(f, i, d.side[i]))
			return;
		other[d.side[i]] = i;
	}
	for (int side = 0; side < 2; side++) {
		int32_t gone = other[side], to = letter[side];
		if (gone < 0)
			continue;
		if (gone < to) { /* the first place is theirs who spoke first */
			int32_t swap = gone;
			gone = to;
			to = swap;
		}
		become(f, gone, to);
		for (int s = 0; s < 2; s++) {
			letter[s] -= letter[s] > gone;
			other[s] -= other[s] > gone;
		}
	}
}
