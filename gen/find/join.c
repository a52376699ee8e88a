/* Which voices are one person: one under several labels is one; a misspelt label is joined and
 * said.
 *
 * Two labels are joined when their names say so (same.c) and the document does not speak against
 * it: a part of a name ("Pelle") is joined with the whole ("Pelle Krabbenhoeft") only when the
 * whole introduces it, that is, comes first and seldom; otherwise both may be there at once. A
 * misspelling is rare beside what it is a misspelling of. "Mrs Ferreira" is Maria Ferreira or Tom
 * Ferreira's wife, and no list of first names tells; but who changes from one label to another does
 * so once, while two people speak in turns. What is not joined but might be is told.
 */
#include "find/state.h"

static void count(struct find *f)
{
	struct find_reading *r = f->reading;
	for (size_t i = 0; i < f->units.n; i++) {
		int32_t v = r->mark[i].voice, then = r->mark[i].cut ? r->mark[i].then : -1;
		for (; v >= 0; v = then, then = -1) {
			struct find_voice_of *o = &r->voice.v[v];
			if (!o->n++) {
				o->loc = f->units.v[i].loc;
				o->first = (uint32_t)i;
			}
			o->last = (uint32_t)i;
		}
	}
}

static void guess_same(
	struct find *f, const struct find_voice_of *a, const struct find_voice_of *b, bool taken)
{
	*VEC_PUSH(f->s, &f->guesses) = (struct find_guess){ .kind = GUESS_SAME,
		.taken = taken,
		.label = a->name,
		.other = b->name,
		.loc = a->loc };
}

/* Whether the name that a rule gives to one label may be what the other says. */
static bool allows(struct find *f, struct str name, const struct find_voice_of *other)
{
	enum find_same same = find_same(f, &(struct find_voice_of){ .name = name }, other);
	return same == SAME_SURE || same == SAME_INITIALS || same == SAME_MISSPELT;
}

/* What rules say of two voices; SAME_N: nothing. A rule that names somebody speaks of its label and
 * of that label's spellings, not of whom it would be taken for. */
static enum find_same ruled_same(
	struct find *f, const struct find_voice_of *a, const struct find_voice_of *b)
{
	const struct find_voice *x = find_rule(f, a->name), *y = find_rule(f, b->name);
	struct str one = x && x->name.n ? x->name : a->name;
	struct str two = y && y->name.n ? y->name : b->name;
	bool both = x && y && x->name.n && y->name.n, any = (x && x->name.n) || (y && y->name.n);
	if (any && str_eq(find_fold(f->s, one), find_fold(f->s, two)))
		return SAME_SURE;
	if (both || (x && y && x->role != PERSON_N && y->role != PERSON_N && x->role != y->role))
		return SAME_NOT;
	if (any) {
		enum find_same same = find_same(f, a, b);
		bool spelt = same == SAME_SURE || same == SAME_MISSPELT;
		return spelt || (x && x->name.n ? allows(f, one, b) : allows(f, two, a)) ? SAME_N
											 : SAME_NOT;
	}
	return SAME_N;
}

static struct str bare(struct find *f, const struct find_voice_of *v)
{
	return find_untitled(f, find_fold(f->s, v->name));
}

/* Which of two labels says more of the name. */
static size_t whole_of(struct find *f, size_t x, size_t y)
{
	const struct find_voice_of *a = &f->reading->voice.v[x], *b = &f->reading->voice.v[y];
	struct str one = bare(f, a), two = bare(f, b);
	if (str_eq(one, two))
		return find_courtesy(f, find_fold(f->s, a->name)) ? y : x;
	return one.n > two.n ? x : y;
}

/* Whether "Tully" is "Ray Tully" already, when "Dot Tully" comes. */
static bool introduced(const struct find *f, size_t x, size_t y)
{
	const struct find_reading *r = f->reading;
	for (size_t i = 0; i < x; i++) {
		if (i != y && f->who_of[i] == f->who_of[y] &&
			r->voice.v[i].name.n > r->voice.v[y].name.n)
			return true;
	}
	return false;
}

/* Whether nobody else here is called so: of a label and the name that ends with it. */
static bool only(struct find *f, size_t x, size_t y)
{
	const struct find_reading *r = f->reading;
	size_t whole = whole_of(f, x, y), part = x + y - whole;
	for (size_t i = 0; i < r->voice.n && i < FIND_JOINED_MOST; i++) {
		const struct find_voice_of *o = &r->voice.v[i];
		enum find_same same = find_same(f, &r->voice.v[part], o);
		if (i == x || i == y)
			continue;
		if (same == SAME_SURNAME && find_same(f, &r->voice.v[whole], o) == SAME_NOT)
			return false;
		if (same == SAME_NOT && str_eq(bare(f, o), bare(f, &r->voice.v[part])))
			return false; /* "Mr Lee", beside "Ms Lee" and "Ann Lee" */
	}
	return true;
}

/* Whether a label is seldom and comes no more once the other does. */
static bool replaced(const struct find_voice_of *early, const struct find_voice_of *late)
{
	return early->last < late->first && (early->n <= 2 || early->n <= late->n);
}

/* Whether the surname with Mr or Ms before it and a name without are one person's by their places;
 * where all bear a title, a surname that seldom does is a slip. */
static bool one_by_place(struct find *f, size_t x, size_t y)
{
	size_t at = whole_of(f, x, y);
	const struct find_voice_of *whole = &f->reading->voice.v[at],
				   *part = &f->reading->voice.v[x + y - at];
	if (replaced(whole, part))
		return true;
	return str_eq(bare(f, whole), bare(f, part)) &&
	       (replaced(part, whole) || whole->n * 4 <= part->n);
}

/* Whether a voice and one before it are one: of a name and a part of it. */
static bool joins_part(struct find *f, size_t x, size_t y, enum find_same same)
{
	const struct find_voice_of *a = &f->reading->voice.v[x], *b = &f->reading->voice.v[y];
	bool known = same == SAME_SURNAME && only(f, x, y);
	if (same == SAME_SURNAME && find_courtesy(f, find_fold(f->s, a->name)) !=
					    find_courtesy(f, find_fold(f->s, b->name)))
		return known && one_by_place(f, x, y);
	if (known)
		return true;
	return whole_of(f, x, y) == y ? b->n <= 2 && b->loc.line <= a->loc.line
				      : a->n <= 2 && !introduced(f, x, y);
}

/* Whether x, a voice of n turns, may be the person of y; what is said about it when it is. */
static bool joins(struct find *f, size_t x, size_t y, enum find_same same)
{
	const struct find_voice_of *a = &f->reading->voice.v[x], *b = &f->reading->voice.v[y];
	const struct find_voice_of *rare = a->n < b->n ? a : b, *often = rare == a ? b : a;
	switch (same) {
	case SAME_SURE:
	case SAME_INITIALS:
		return true;
	case SAME_SURNAME:
	case SAME_PART:
		if (joins_part(f, x, y, same))
			return true;
		find_remark(f, FIND_DOUBT, a->loc, NULL,
			arena_printf(f->a,
				"\"%.*s\" and \"%.*s\" may be one person; they are kept apart",
				STR_ARG(b->name), STR_ARG(a->name)));
		guess_same(f, a, b, false);
		return false;
	case SAME_MISSPELT:
		if (rare->n * 4 > often->n && rare->n > 1)
			return false;
		find_remark(f, FIND_LIKELY, rare->loc, NULL,
			arena_printf(f->a, "\"%.*s\" is taken for \"%.*s\", misspelt",
				STR_ARG(rare->name), STR_ARG(often->name)));
		guess_same(f, rare, often, true);
		return true;
	case SAME_NOT:
	case SAME_N:
		break;
	}
	return false;
}

void find_join(struct find *f)
{
	struct find_reading *r = f->reading;
	f->who_of = ARENA_ARRAY(f->s, r->voice.n + 1, int32_t);
	count(f);
	for (size_t i = 0; i < r->voice.n; i++) {
		int32_t at = -1;
		for (size_t k = 0; k < i && i < FIND_JOINED_MOST && at < 0; k++) {
			enum find_same same = ruled_same(f, &r->voice.v[k], &r->voice.v[i]);
			if (same == SAME_N)
				same = find_same(f, &r->voice.v[k], &r->voice.v[i]);
			if (same != SAME_NOT && joins(f, i, k, same))
				at = f->who_of[k];
		}
		if (at < 0) {
			at = (int32_t)f->who.n;
			*VEC_PUSH(f->s, &f->who) = (struct find_who){ .loc = r->voice.v[i].loc };
		}
		f->who_of[i] = at;
	}
}
