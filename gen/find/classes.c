/* The reading in which nobody is named: questions have a look (bold, italic, headings of one level,
 * numbers, a mark before them, quoted lines, or nothing but their question mark) and answers are
 * what stands between them. Each look is a class of units; of all classes the one is taken whose
 * units ask most, are followed by units that do not belong to it, and hold most of what asks. */
#include "find/state.h"

enum {
	CLASS_BOLD,
	CLASS_ITALIC,
	CLASS_UNDERLINE,
	CLASS_CAPS,
	CLASS_LEAD, /* begins bold, asks, and goes on otherwise: question and answer in one */
	CLASS_QUOTE,
	CLASS_NUMBER,
	CLASS_ITEM,
	CLASS_ASKS,
	CLASS_HEAD,                  /* and by level */
	CLASS_SIGN = CLASS_HEAD + 7, /* and by sign */
	CLASS_SIGNS = 12,
	CLASS_N = CLASS_SIGN + CLASS_SIGNS
};

struct class
{
	uint32_t n, asks, words, follow;
	uint32_t said;     /* sentences: they ask, or have a stop */
	uint32_t named;    /* labels of speakers stand before them */
	uint32_t answered; /* one stands before what follows, and none before them */
	uint32_t quoted;   /* what follows stands in quotation marks */
	uint32_t dashed;   /* what follows begins with a dash, as it does not itself */
	uint32_t glued;    /* what follows stands on the next line, no blank one between */
	int32_t number;
};

struct classes {
	struct find *f;
	struct class of[CLASS_N];
	uint32_t sign[CLASS_SIGNS];
	uint32_t asks; /* units that end asking, in any class or none */
};

static struct str text(const struct find *f, uint32_t from, uint32_t to)
{
	return (struct str){ f->tape.text + from, to - from };
}

static bool asks(const struct find_unit *u)
{
	return u->traits & (UNIT_ASKS | UNIT_WORDS | UNIT_MAY);
}

/* The slot of the sign a unit begins with; CLASS_N when there is none or no room. */
static unsigned sign(struct classes *c, const struct find_unit *u)
{
	size_t i = 0;
	uint32_t ch = str_next(text(c->f, u->from, u->to), &i);
	if (!(u->traits & (UNIT_DASH | UNIT_BULLET)))
		return CLASS_N;
	for (unsigned k = 0; k < CLASS_SIGNS; k++) {
		if (!c->sign[k])
			c->sign[k] = ch;
		if (c->sign[k] == ch)
			return CLASS_SIGN + k;
	}
	return CLASS_N;
}

/* What a unit begins with in a look of its own: a sentence, asking or not; 0: none. */
static uint32_t lead_end(const struct find *f, const struct find_unit *u)
{
	struct str s = find_strip(text(f, u->from, u->lead));
	uint32_t c = u->lead > u->from && u->lead < u->to && s.n ? find_before(s, s.n) : 0;
	return find_stop(c) && find_words(s) > 1 ? c : 0;
}

/* The classes of a unit, as bits. */
static uint64_t member(struct classes *c, const struct find_unit *u)
{
	const struct passage *p = c->f->tape.place[u->place].passage;
	unsigned s = sign(c, u);
	uint64_t bits = 0;
	if (!u->words || u->traits & UNIT_RULE || p->kind == PASSAGE_ROW ||
		p->kind == PASSAGE_IMAGE || p->kind == PASSAGE_NOTE)
		return 0;
	bits |= s < CLASS_N ? UINT64_C(1) << s : 0;
	bits |= lead_end(c->f, u) ? 1U << CLASS_LEAD : 0;
	bits |= u->traits & UNIT_HEAD && p->level < 7
			? 1U << (CLASS_HEAD + (p->level > 0 ? p->level : 0))
			: 0;
	if (u->traits & UNIT_HEAD)
		return bits;
	bits |= u->traits & UNIT_BOLD ? 1U << CLASS_BOLD : 0;
	bits |= u->traits & UNIT_ITALIC ? 1U << CLASS_ITALIC : 0;
	bits |= u->traits & UNIT_UNDERLINE ? 1U << CLASS_UNDERLINE : 0;
	bits |= u->traits & UNIT_CAPS && u->words > 2 ? 1U << CLASS_CAPS : 0;
	bits |= u->traits & UNIT_NUMBER || (p->kind == PASSAGE_ITEM && p->ordered)
			? 1U << CLASS_NUMBER
			: 0;
	bits |= p->kind == PASSAGE_ITEM && !p->ordered ? 1U << CLASS_ITEM : 0;
	bits |= p->kind == PASSAGE_QUOTE ? 1U << CLASS_QUOTE : 0;
	bits |= u->traits & UNIT_ENDS && u->words < 120 ? 1U << CLASS_ASKS : 0;
	return bits;
}

static bool glued(const struct find *f, size_t i)
{
	return i < f->units.n && !f->units.v[i].blank && !(f->units.v[i].traits & UNIT_HEAD);
}

static void count(struct classes *c, uint64_t *bits)
{
	const struct find *f = c->f;
	for (size_t i = 0; i < f->units.n; i++) {
		const struct find_unit *u = &f->units.v[i];
		bits[i] = member(c, u);
		c->asks += u->traits & UNIT_ENDS && u->words < 120;
	}
	for (size_t i = 0; i < f->units.n; i++) {
		const struct find_unit *u = &f->units.v[i];
		uint64_t next = i + 1 < f->units.n ? bits[i + 1] : ~UINT64_C(0);
		for (unsigned k = 0; k < CLASS_N; k++) {
			if (!(bits[i] >> k & 1))
				continue;
			c->of[k].n++;
			c->of[k].asks += k == CLASS_LEAD ? find_mark(lead_end(f, u)) : asks(u);
			c->of[k].said += asks(u) || u->traits & UNIT_STOPS;
			c->of[k].words += u->words;
			c->of[k].named += find_taken(f, u) >= 0;
			c->of[k].answered += find_taken(f, u) < 0 && i + 1 < f->units.n &&
					     find_taken(f, u + 1) >= 0;
			c->of[k].follow += !(next >> k & 1) || k == CLASS_LEAD;
			c->of[k].quoted += i + 1 < f->units.n && u[1].traits & UNIT_QUOTED;
			c->of[k].glued += glued(f, i + 1);
			c->of[k].dashed += i + 1 < f->units.n && u[1].traits & UNIT_DASH &&
					   !(next >> k & 1);
			c->of[k].number += k == CLASS_NUMBER && u->number == c->of[k].number + 1;
		}
	}
}

/* What a class is worth before any evidence: how much its look says. */
static int prior(unsigned k)
{
	switch (k) {
	case CLASS_BOLD:
	case CLASS_LEAD:
		return 10;
	case CLASS_ITALIC:
	case CLASS_UNDERLINE:
	case CLASS_CAPS:
	case CLASS_NUMBER:
		return 6;
	case CLASS_QUOTE:
		return 2;
	case CLASS_ITEM:
		return -8;
	case CLASS_ASKS:
		return -15;
	default:
		return k < CLASS_SIGN ? 10 : 4;
	}
}

/* Units with a sign before them and quoted ones, or such as a name stands before, turn about: these
 * need not be seen to ask. */
static bool alternates(const struct classes *c, unsigned k)
{
	const struct class *x = &c->of[k];
	bool dashes = k >= CLASS_SIGN && find_dash(c->sign[k - CLASS_SIGN]);
	return k >= CLASS_SIGN && x->n >= 4 &&
	       ((dashes && x->follow == x->n && x->asks * 3 >= x->n) ||
		       x->quoted * 10 >= x->n * 9 || x->answered * 10 >= x->n * 9);
}

/* A talk to and fro: sentences set apart by type, one at a time, of which a third asks. */
static bool converses(const struct classes *c, unsigned k)
{
	const struct class *x = &c->of[k];
	return k <= CLASS_UNDERLINE && x->n >= 6 && x->follow * 10 >= x->n * 9 &&
	       x->said * 10 >= x->n * 9 && x->asks * 3 >= x->n;
}

static int score(const struct classes *c, unsigned k, uint32_t words)
{
	const struct class *x = &c->of[k];
	bool goes = alternates(c, k) || converses(c, k);
	int points = prior(k) + (goes ? 30 : 0);
	if (x->n < 2 || (x->asks * 2 < x->n && !goes) || x->follow * 5 < x->n * 3 ||
		(x->words * 2 > words && k != CLASS_LEAD))
		return 0;
	if ((k == CLASS_ASKS && x->n < 3) || x->named * 2 > x->n)
		return 0;
	points += 30 * (int)x->asks / (int)x->n + 10 * (int)x->follow / (int)x->n;
	points += c->asks ? 20 * (int)(x->asks < c->asks ? x->asks : c->asks) / (int)c->asks : 0;
	points += x->n >= 12  ? 15
		  : x->n >= 6 ? 12
		  : x->n >= 4 ? 8
		  : x->n >= 3 ? 4
			      : -10; /* two may stand in any text */
	points -= x->words * 3 > words && k != CLASS_LEAD ? 5 : 0;
	return points;
}

/* A member that does not ask and has no stop is a heading among the questions. */
static bool titles(const struct find_unit *u, unsigned k)
{
	return k != CLASS_ASKS && k != CLASS_LEAD && !asks(u) && !(u->traits & UNIT_STOPS) &&
	       u->words <= 8;
}

/* A member that does not look like a question and is one all the same: the others ask, and an
 * answer stands below, not the first question of a section. */
static bool prompts(const struct classes *c, unsigned k, const uint64_t *bits, size_t i)
{
	const struct find *f = c->f;
	size_t last = f->units.n;
	while (last > i + 2 && !(bits[last - 1] >> k & 1))
		last--;
	bool level = k >= CLASS_HEAD && k < CLASS_SIGN; /* sections are of another */
	return c->of[k].asks * 3 >= c->of[k].n * 2 && i + 2 < last &&
	       (level || f->units.v[i + 1].words > 8) && !(bits[i + 1] >> k & 1) &&
	       !(f->units.v[i + 1].traits & (UNIT_HEAD | UNIT_ENDS));
}

/* Where the first and the last member stand that ask. */
struct asking {
	size_t first, last;
};

static struct asking asking(const struct classes *c, unsigned k, const uint64_t *bits)
{
	struct asking a = { SIZE_MAX, 0 };
	for (size_t i = 0; i < c->f->units.n; i++) {
		if (!(bits[i] >> k & 1) || !(asks(&c->f->units.v[i]) || k == CLASS_LEAD))
			continue;
		a.first = a.first == SIZE_MAX ? i : a.first;
		a.last = i;
	}
	return a;
}

static struct str unit_text(const struct find *f, size_t i)
{
	return text(f, f->units.v[i].from, f->units.v[i].to);
}

/* A member that does not ask, above all that do (a standfirst) or below, with nothing to answer it
 * (who it was, where to read more). */
static bool outside(
	const struct classes *c, const struct asking *a, unsigned k, size_t i, const uint64_t *bits)
{
	const struct find *f = c->f;
	if (a->first == SIZE_MAX || (i > a->first && i < a->last) || asks(&f->units.v[i]))
		return false;
	if (i < a->first) /* unless it speaks to somebody, and is answered */
		return !f->units.v[i + 1].letters || bits[i + 1] >> k & 1 ||
		       !find_addresses(f, unit_text(f, i));
	return i + 1 == f->units.n;
}

/* A heading broken over two lines, in Markdown, is a heading and a paragraph; where blank lines
 * stand below all others, the question goes on there. */
static bool broken(const struct classes *c, unsigned k, size_t i)
{
	const struct find_unit *u = &c->f->units.v[i];
	return k >= CLASS_HEAD && k < CLASS_SIGN && c->of[k].glued * 2 < c->of[k].n &&
	       glued(c->f, i) && u->words < 40 &&
	       (u->traits & UNIT_ENDS || !(u[-1].traits & UNIT_STOPS));
}

static void mark(const struct classes *c, struct find_reading *r, unsigned k, const uint64_t *bits)
{
	const struct find *f = c->f;
	bool asked = false, open = false, dashed = c->of[k].dashed * 10 >= c->of[k].n * 8;
	struct asking span = asking(c, k, bits);
	for (size_t i = 0; i < f->units.n; i++) {
		const struct find_unit *u = &f->units.v[i];
		struct find_mark *m = &r->mark[i];
		bool in = bits[i] >> k & 1;
		m->text = u->from;
		if (in && titles(u, k) && !(open && prompts(c, k, bits, i))) {
			m->voice = MARK_HEAD;
			asked = open && asked;
		} else if (in && k < CLASS_HEAD && k != CLASS_LEAD && k != CLASS_NUMBER &&
			   outside(c, &span, k, i, bits)) {
			m->voice = MARK_TOLD;
		} else if (in) {
			m->voice = 0;
			m->text = k == CLASS_NUMBER || k >= CLASS_SIGN ? u->text : u->from;
			m->cut = k == CLASS_LEAD ? u->lead : 0;
			m->then = 1;
			asked = k != CLASS_LEAD;
			open = true;
		} else if (u->traits & UNIT_HEAD)
			m->voice = MARK_HEAD;
		else if (asked && i > 0 && r->mark[i - 1].voice == 0 && broken(c, k, i))
			m->voice = MARK_ON;
		else if (asked && u->words) {
			m->voice = 1;
			m->text = dashed && u->traits & UNIT_DASH ? u->text : u->from;
			asked = false;
		} else
			m->voice = open ? MARK_ON : MARK_TOLD;
	}
}

/* The label that a turn of a voice told by its look bears; NULL. */
static const struct find_label *borne(
	const struct find *f, const struct find_reading *r, size_t i, int32_t voice)
{
	const struct find_label *l = &f->labels.v[f->units.v[i].label];
	return r->mark[i].voice == voice && f->units.v[i].label && l->joint == JOINT_COLON &&
			       l->worth >= 2 && l->sense != SENSE_THING
		       ? l
		       : NULL;
}

void find_bearer(struct find *f, struct find_reading *r, int32_t voice)
{
	const struct find_key *key = NULL;
	uint32_t n = 0;
	for (size_t i = 0; i < f->units.n; i++) {
		const struct find_label *l = borne(f, r, i, voice);
		if (!l)
			continue;
		if (key && key != &f->keys.v[l->key])
			return;
		key = &f->keys.v[l->key];
		n++;
	}
	if (!key || n < key->n || (r->voice.v[voice].sense != SENSE_QUESTION && !key->taken))
		return; /* an answer begins with "Short answer:" too */
	for (size_t i = 0; i < f->units.n; i++) {
		const struct find_label *l = borne(f, r, i, voice);
		r->mark[i].text = l ? l->to : r->mark[i].text;
	}
	r->voice.v[voice].name = key->name;
	r->voice.v[voice].called = key->sense == SENSE_NONE;
}

void find_classes(struct find *f, struct find_reading *r)
{
	static const char *const names[] = { [CLASS_BOLD] = "questions in bold",
		[CLASS_ITALIC] = "questions in italics",
		[CLASS_UNDERLINE] = "underlined questions",
		[CLASS_CAPS] = "questions in capitals",
		[CLASS_LEAD] = "questions at the beginning of paragraphs, set apart by their look",
		[CLASS_QUOTE] = "quoted questions",
		[CLASS_NUMBER] = "numbered questions",
		[CLASS_ITEM] = "questions in lists",
		[CLASS_ASKS] = "paragraphs that end with a question mark",
		[CLASS_HEAD] = "questions as headings" };
	struct classes c = { .f = f };
	uint64_t *bits = ARENA_ARRAY(f->s, f->units.n + 1, uint64_t);
	uint32_t words = 0;
	unsigned best = CLASS_N;
	count(&c, bits);
	for (size_t i = 0; i < f->units.n; i++)
		words += f->units.v[i].words;
	for (unsigned k = 0; k < CLASS_N; k++) {
		int s = score(&c, k, words);
		if (s > r->score) {
			r->score = s;
			best = k;
		}
	}
	if (best == CLASS_N)
		return;
	r->name = best < CLASS_HEAD   ? names[best]
		  : best < CLASS_SIGN ? names[CLASS_HEAD]
				      : "questions with a sign before them";
	*VEC_PUSH(f->s, &r->voice) = (struct find_voice_of){ .sense = SENSE_QUESTION, .key = -1 };
	*VEC_PUSH(f->s, &r->voice) = (struct find_voice_of){ .sense = SENSE_ANSWERER, .key = -1 };
	r->asks = true;
	r->strip = best == CLASS_BOLD || best == CLASS_LEAD ? UNIT_BOLD
		   : best == CLASS_ITALIC                   ? UNIT_ITALIC
		   : best == CLASS_UNDERLINE                ? UNIT_UNDERLINE
							    : 0;
	mark(&c, r, best, bits);
	find_bearer(f, r, 0);
	if (best != CLASS_LEAD)
		find_bearer(f, r, 1);
}
