/* Which labels are speakers.
 *
 * Equal labels are one key, and keys are weighed with what the whole document says of them. A
 * speaker comes again; stands between other speakers; is written in the shape that the other
 * speakers are written in; has a name that is known from elsewhere, or a word for a role. A topic
 * ("Transport: we will ...") comes once, stands in a list, in another shape, and its word is met
 * in lower case in the text. Each of these is worth some points, all of them below; none decides.
 *
 * First the keys that carry themselves (they come again, or are words for roles) vote on the shape
 * of labels in this document, then each key is weighed against that shape. Refused: one pattern
 * after another, the first that matches: it cannot tell "Ben: ..." from "Pros: ...". */
#include "find/state.h"

enum {
	NEED = 35,   /* points to be a speaker */
	ROLE = 45,   /* "Q", "Interviewer" */
	VOICE = 35,  /* "Speaker 1" */
	NAME = 15,   /* capitals, or few letters of a script without */
	WEAK = -10,  /* words that may be anything */
	THING = -60, /* "Photo", "Note" */
	AGAIN = 10,  /* for each doubling of its number, */
	AGAIN_MOST = 40,
	ONCE = -20,      /* it stands there once */
	ONCE_FULL = 10,  /* but is of two words or more */
	ONCE_BARE = -30, /* alone on a line, with neither colon nor time */
	AGREES = 20,     /* has the shape that most have */
	DIFFERS = -20,
	KNOWN = 25,       /* the file names such a person */
	LISTED = -40,     /* it stands in lists */
	HEADED = -40,     /* in headings */
	BETWEEN = 15,     /* other speakers before and behind */
	MANY = 10,        /* more than two speak here, so there may be one more */
	LOWER = -30,      /* its word is an ordinary one of this text */
	EMPTY = -30,      /* nothing is said behind it, */
	EMPTY_LINE = -60, /* ever, and it is a line */
	SMALL = -15,      /* the words behind it begin small */
	UNTIMED = -40,    /* has no time, as the others have */
	MIDST = -50,      /* in the midst of paragraphs, or of broken lines */
	FRONT = -30,      /* it stands before the first that carries itself, and not behind */
	NEAR = 40,        /* a letter or two away from one that carries itself */
	INTRODUCES = 50,  /* in brackets behind it stands one that does: "Xing Yang (XY)" */
	TWIN = 30,        /* another label is its initials, or it is another's */
	EVERY = 25,       /* (nearly) every paragraph bears a label */
	NEAR_MOST = 50,
	FRONT_MOST = 60,
};

static struct str text_after(const struct find *f, const struct find_label *l)
{
	const struct find_unit *u = &f->units.v[l->unit];
	return (struct str){ f->tape.text + l->to, u->to - l->to };
}

static bool listed(const struct find *f, const struct find_unit *u)
{
	return (u->traits & UNIT_BULLET && !(u->traits & UNIT_SIGN)) || u->traits & UNIT_NUMBER ||
	       f->tape.place[u->place].passage->kind == PASSAGE_ITEM;
}

/* Nothing, or brackets alone. */
static bool hollow(struct str s)
{
	const char *open = "[(", *close = "])";
	for (int i = 0; i < 2; i++) {
		if (s.n > 1 && s.s[0] == open[i] && s.s[s.n - 1] == close[i])
			return true;
	}
	return find_words(s) == 0;
}

static void count(struct find *f, struct find_key *k, const struct find_label *l)
{
	const struct find_unit *u = &f->units.v[l->unit];
	struct str s = text_after(f, l);
	size_t i = 0;
	k->n++;
	k->joint[l->joint]++;
	k->bold += (l->look & STRETCH_BOLD) != 0;
	k->caps += l->caps;
	k->item += listed(f, u);
	k->head += (u->traits & UNIT_HEAD) != 0;
	k->inner += l->inner.n > 0;
	k->bare += l->bare;
	k->timed += l->time.n > 0;
	k->wraps += u->traits & UNIT_WRAPS &&
		    ((f->t->lines && !f->t->soft) || f->tape.text[u->from - 1] == ' ');
	k->worth = l->worth > k->worth ? l->worth : k->worth;
	if (l->joint == JOINT_LINE)
		k->empty += l->unit + 1 == f->units.n || f->units.v[l->unit + 1].label ||
			    f->units.v[l->unit + 1].traits & (UNIT_HEAD | UNIT_RULE);
	else {
		k->empty += hollow(s);
		k->small += s.n && find_lower(str_next(s, &i));
	}
	if (!k->extra.n)
		k->extra = l->extra;
	if (k->extra_sense == SENSE_NONE)
		k->extra_sense = l->extra_sense;
}

static void group(struct find *f)
{
	struct map map = { .a = f->s };
	for (size_t i = 1; i < f->labels.n; i++) {
		struct find_label *l = &f->labels.v[i];
		struct str folded = l->header ? STR(":") : find_fold(f->s, l->name);
		uint32_t at = (uint32_t)(uintptr_t)map_get(&map, folded);
		if (!at) {
			*VEC_PUSH(f->s, &f->keys) = (struct find_key){ .folded = folded,
				.name = l->name,
				.sense = l->sense,
				.first = (uint32_t)i };
			at = (uint32_t)f->keys.n;
			map_put(&map, folded, (void *)(uintptr_t)at);
		}
		l->key = at - 1;
		count(f, &f->keys.v[at - 1], l);
	}
}

/* A question directly above somebody's turn: the first of all. */
static bool first_asks(const struct find *f, const struct find_label *l)
{
	const struct find_unit *u = &f->units.v[l->unit];
	return u->traits & UNIT_ENDS && l->unit + 1 < f->units.n && u[1].label &&
	       find_carries(&f->keys.v[f->labels.v[u[1].label].key]);
}

/* How often labels stand between others, and which stand before all that carry themselves. */
static void neighbours(struct find *f)
{
	uint32_t before = UINT32_MAX;
	for (size_t i = 1; i < f->labels.n; i++) {
		uint32_t key = f->labels.v[i].key;
		bool sure = find_carries(&f->keys.v[key]);
		bool asks = before == UINT32_MAX && first_asks(f, &f->labels.v[i]);
		f->keys.v[key].front += before == UINT32_MAX && !sure && !asks;
		f->keys.v[key].other += asks || (before != UINT32_MAX && before != key);
		if (sure)
			before = key;
	}
}

static bool without_capitals(struct str s)
{
	for (size_t i = 0; i < s.n;) {
		if (find_upper(str_next(s, &i)))
			return false;
	}
	return true;
}

/* Keys of one plain word of a script with capitals: is it met in lower case? */
static void lower_case(struct find *f)
{
	struct map map = { .a = f->s };
	struct str s = { f->tape.text, f->tape.n };
	for (size_t i = 0; i < f->keys.n; i++) {
		struct find_key *k = &f->keys.v[i];
		size_t at = 0;
		if (!find_role(k->sense) && k->folded.n && find_lower(str_next(k->folded, &at)) &&
			!memchr(k->folded.s, ' ', k->folded.n))
			map_put(&map, k->folded, k);
	}
	for (size_t i = 0, from = 0; map.n && i <= s.n;) {
		size_t at = i;
		uint32_t c = i < s.n ? str_next(s, &i) : (i++, U' ');
		struct find_key *k;
		if (find_letter(c) || find_digit(c))
			continue;
		k = at > from ? map_get(&map, (struct str){ s.s + from, at - from }) : NULL;
		if (k)
			k->lower++;
		from = i;
	}
	for (size_t i = 0; i < f->keys.n; i++) { /* not the labels themselves */
		struct find_key *k = &f->keys.v[i];
		if (k->joint[JOINT_FENCE] * 2 > k->n && without_capitals(k->name))
			k->lower = 0; /* "<ada>" is called so by others too */
		else if (str_eq(k->name, k->folded))
			k->lower -= k->lower < k->n ? k->lower : k->n;
	}
}

/* Whether it is probably a misspelling of one that carries itself; these are few, or only the first
 * NEAR_MOST are looked at. */
static bool near(const struct find *f, const struct find_key *k)
{
	size_t seen = 0;
	for (size_t i = 0; i < f->keys.n && seen < NEAR_MOST; i++) {
		const struct find_key *o = &f->keys.v[i];
		if (o == k || o->n <= k->n || !find_carries(o))
			continue;
		seen++;
		if (find_misspelt(o->folded, k->folded))
			return true;
	}
	return false;
}

/* "Maren Olsen", seldom and first, where "Olsen" speaks afterwards. */
static bool whole_of(const struct find_key *k, const struct find_key *o)
{
	struct str a = k->folded, b = o->folded;
	if ((k->head > 0) != (o->head > 0))
		return false;
	if (k->n <= 2 && k->first < o->first && o->sense == SENSE_NONE && find_surname(b, a))
		return true;
	return k->n <= 2 && k->first < o->first && o->sense == SENSE_NONE &&
	       (k->caps > 0) == (o->caps > 0) && b.n > 2 && a.n > b.n + 1 &&
	       find_count_words(a) <= 4 && a.s[a.n - b.n - 1] == ' ' &&
	       memcmp(a.s + a.n - b.n, b.s, b.n) == 0;
}

/* "Mia & Tom", where both speak alone too. */
static bool composed(const struct find *f, struct str s)
{
	static const char *const joiners[] = { " & ", " and ", " und ", " et ", " y ", " e ", " и ",
		" / ", ", " };
	bool any = false;
	if (!memchr(s.s, ' ', s.n) || s.n > 120)
		return false;
	while (s.n) {
		struct str one = s;
		bool found;
		for (size_t i = 0; i < sizeof joiners / sizeof *joiners; i++) {
			const char *at = memmem(s.s, one.n, joiners[i], strlen(joiners[i]));
			if (at)
				one.n = (size_t)(at - s.s);
		}
		found = find_name_initials(f, one);
		for (size_t i = 0; i < f->keys.n && i < NEAR_MOST && !found; i++)
			found = str_eq(f->keys.v[i].folded, one) &&
				(find_carries(&f->keys.v[i]) || f->keys.v[i].known);
		if (!found || one.n == s.n)
			return found && any;
		any = true;
		s = (struct str){ s.s + one.n, s.n - one.n };
		str_word(&s);
		s = str_trim(s);
	}
	return false;
}

static bool introduces(struct find *f, const struct find_key *k)
{
	struct str extra = k->extra.n && k->extra.n <= 12 ? find_fold(f->s, k->extra)
							  : (struct str){ 0 };
	bool found = composed(f, k->folded);
	for (size_t i = 0; i < f->keys.n && i < NEAR_MOST && !found; i++) {
		const struct find_key *o = &f->keys.v[i];
		found = o != k && find_carries(o) &&
			((extra.n && str_eq(o->folded, extra)) || whole_of(k, o));
	}
	return found;
}

/* Whether another label is its initials, or it is another's. */
static bool twin(const struct find *f, const struct find_key *k)
{
	bool caps = k->caps * 2 > k->n;
	if (k->sense != SENSE_NONE || k->worth < 2)
		return false;
	for (size_t i = 0; i < f->keys.n && i < NEAR_MOST; i++) {
		const struct find_key *o = &f->keys.v[i];
		if (o == k || o->sense != SENSE_NONE || o->worth < 2 ||
			find_shape(o) / 4 != find_shape(k) / 4)
			continue;
		if ((caps && find_initials(k->folded, o->folded)) ||
			(o->caps * 2 > o->n && find_initials(o->folded, k->folded)))
			return true;
	}
	return false;
}

/* Whether labels of speakers stand before nearly all paragraphs, from the first on; in captions
 * whatever has a colon is one, where nearly all have. */
static bool every(const struct find *f)
{
	size_t with = 0, all = 0;
	for (size_t i = 0; i < f->units.n; i++) {
		const struct find_unit *u = &f->units.v[i];
		bool colon = u->label && f->labels.v[u->label].joint == JOINT_COLON;
		with += find_taken(f, u) >= 0 || (with && f->t->cues && colon);
		all += with > 0;
	}
	return all >= 8 && with * 10 >= all * 8;
}

static int word_points(struct find *f, const struct find_key *k)
{
	int p = 0;
	if (k->joint[JOINT_SPACE] * 2 > k->n && k->worth < 3)
		return 10 * THING; /* a word */
	if (find_role(k->sense))
		p += k->sense == SENSE_VOICE ? VOICE : ROLE;
	else if (k->sense == SENSE_THING || k->sense == SENSE_BREAK || k->sense == SENSE_STAGE)
		p += THING;
	else
		p += (k->worth >= 2 ? NAME : WEAK) + (find_role(k->extra_sense) ? ROLE : 0);
	if (k->lower && !k->known)
		p += k->lower < k->n ? LOWER / 2 : LOWER;
	p += k->known ? KNOWN : 0;
	p += k->n == 1 && near(f, k) ? NEAR : 0;
	p += introduces(f, k) ? INTRODUCES : twin(f, k) ? TWIN : 0;
	return p;
}

static int place_points(const struct find_key *k, const struct find_votes *v, bool many)
{
	int agrees = find_agrees(v, k), p = (int)find_doublings(k->n) * AGAIN;
	p = p > AGAIN_MOST ? AGAIN_MOST : p;
	if (k->n == 1 && !find_role(k->sense))
		p += ONCE + (memchr(k->folded.s, ' ', k->folded.n) ? ONCE_FULL : 0);
	p += k->n == 1 && k->bare && !k->timed ? ONCE_BARE : 0;
	p += agrees > 0 ? AGREES : agrees < 0 ? DIFFERS : 0;
	p += v->n >= 6 && v->timed * 10 >= v->n * 9 && !k->timed ? UNTIMED : 0;
	p += k->item * 2 > k->n ? LISTED : 0;
	p += k->wraps * 2 > k->n ? MIDST : 0;
	p += k->head * 2 > k->n && k->joint[JOINT_LINE] * 2 < k->n ? HEADED : 0;
	p += k->other * 2 >= k->n ? BETWEEN : 0;
	p += many ? MANY : 0;
	p += k->empty * 2 <= k->n || k->timed      ? 0
	     : k->empty == k->n && k->bare == k->n ? EMPTY_LINE
						   : EMPTY;
	p += k->small * 2 > k->n && k->joint[JOINT_FENCE] * 2 <= k->n ? SMALL : 0;
	p += k->front * 2 > k->n && !k->known ? FRONT : 0;
	return p;
}

/* Twice: how many speak and whether every paragraph bears a label is known after the first time. */
static void weigh(struct find *f)
{
	struct find_votes votes;
	size_t taken = 0;
	find_vote(f, &votes);
	for (int again = 0; again < 2; again++) {
		bool all = every(f), many = taken > 2;
		taken = 0;
		for (size_t i = 0; i < f->keys.n; i++) {
			struct find_key *k = &f->keys.v[i];
			k->points = word_points(f, k) + place_points(k, &votes, many) +
				    (all && (k->worth > 1 || f->t->cues) ? EVERY : 0);
			k->taken = find_rule(f, k->name) ||
				   (k->points >= NEED && !find_is_plain(f, k->name));
			taken += k->taken;
		}
	}
}

/* The names that are mentioned before the first label that carries itself, or in the fields. */
static void known(struct find *f)
{
	size_t front = f->units.n;
	for (size_t i = 1; i < f->labels.n && front == f->units.n; i++) {
		if (!f->labels.v[i].header && find_carries(&f->keys.v[f->labels.v[i].key]))
			front = f->labels.v[i].unit;
	}
	find_names(f, front < FRONT_MOST ? front : FRONT_MOST);
	for (size_t i = 0; i < f->keys.n; i++) {
		struct find_key *k = &f->keys.v[i];
		const struct find_name *n = find_name_of(f, k->folded);
		bool line = k->bare == k->n && !k->timed; /* that is a name mentions none */
		bool itself = n && line && n->n <= k->n && str_eq(n->folded, k->folded);
		k->known = n ? !itself : k->caps && find_name_initials(f, k->folded);
	}
}

/* Labels that some points more or less would have decided otherwise. */
static void guess(struct find *f, const struct find_key *k)
{
	enum { NEAR_NEED = 20 };
	const struct find_unit *u = &f->units.v[f->labels.v[k->first].unit];
	if (k->points < NEED - NEAR_NEED || k->points >= NEED + NEAR_NEED ||
		find_rule(f, k->name) || find_is_plain(f, k->name))
		return;
	*VEC_PUSH(f->s, &f->guesses) = (struct find_guess){ .kind = GUESS_LABEL,
		.taken = k->taken,
		.n = k->n,
		.label = k->name,
		.text = { f->tape.text + u->from, u->to - u->from },
		.loc = u->loc };
}

/* What was guessed; with -v, which labels were taken for speakers, and what they were worth. */
static void explain(struct find *f)
{
	for (size_t i = 0; i < f->keys.n; i++) {
		const struct find_key *k = &f->keys.v[i];
		guess(f, k);
		if (k->n > 1 || k->points >= NEED - AGAIN_MOST)
			diag_at(f->diag, DIAG_NOTE, f->units.v[f->labels.v[k->first].unit].loc,
				"the label \"%.*s\" stands %u times and is %s (%d of %d points)",
				STR_ARG(k->name), k->n, k->taken ? "a speaker" : "none", k->points,
				NEED);
	}
}

/* "De heer Jansen:" alone on a line, and below "Voorzitter. Wat ...": he speaks to the chair. */
static bool spoken(const struct find *f, size_t i, const struct find_label *l)
{
	const struct find_label *above =
		i > 0 && f->units.v[i - 1].label ? &f->labels.v[f->units.v[i - 1].label] : NULL;
	return above && above->joint == JOINT_LINE && !above->bare && l->joint == JOINT_STOP &&
	       l->sense != SENSE_QUESTION && l->sense != SENSE_ANSWER && above->worth >= 2 &&
	       find_count_words(l->name) == 1 && l->name.n > 2;
}

void find_keys(struct find *f)
{
	*VEC_PUSH(f->s, &f->labels) = (struct find_label){ 0 };
	for (size_t i = 0; i < f->units.n; i++) {
		struct find_label l;
		if (!find_label(f, &f->units.v[i], &l))
			continue;
		if (spoken(f, i, &l))
			continue;
		l.unit = (uint32_t)i;
		f->units.v[i].label = (uint32_t)f->labels.n;
		*VEC_PUSH(f->s, &f->labels) = l;
	}
	find_fields(f);
	group(f);
	find_letters(f);
	known(f);
	neighbours(f);
	lower_case(f);
	weigh(f);
	explain(f);
}

int32_t find_taken(const struct find *f, const struct find_unit *u)
{
	const struct find_label *l = u->label ? &f->labels.v[u->label] : NULL;
	const struct find_key *k = l ? &f->keys.v[l->key] : NULL;
	if (!l || l->header || !k->taken ||
		(l->bare && k->bare * 2 <= k->n && !(l->time.n && k->timed * 2 > k->n)) ||
		(l->joint == JOINT_SPACE && k->joint[JOINT_SPACE] * 2 <= k->n))
		return -1;
	return (int32_t)l->key;
}
