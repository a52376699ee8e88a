/* The reading in which every turn begins with the same sign and names nobody: a dash, as in Russian
 * and French print, or stands in corner brackets, as in Japanese. Who speaks follows from
 * alternation and from who asks, weighed over the whole: of all ways to give the turns to two
 * voices the likeliest is taken (Viterbi over two states: asking speaks for the one, length and
 * not asking for the other, two turns running of one voice against both). */
#include "find/state.h"

enum {
	STAY = 30, /* cost of two turns running of one voice */
	ASK = 20,  /* of a turn that asks, for the one who answers */
	TELL = 6,  /* of one that does not, for the one who asks */
	LONG = 8,  /* of a long one, for the one who asks */
};

/* An item of a list that the sentence above leads up to: it begins small, below a colon or another
 * item. */
static bool item(const struct find *f, size_t i)
{
	const struct find_unit *u = &f->units.v[i];
	struct str s = { f->tape.text + u->text, u->to - u->text };
	size_t at = 0;
	uint32_t end;
	if (i == 0 || !(u->traits & UNIT_DASH) || !s.n || !find_lower(str_next(s, &at)))
		return false;
	end = find_before((struct str){ f->tape.text, u[-1].to }, u[-1].to);
	return find_colon(end) || end == ';' || end == ',';
}

static bool begins(const struct find *f, size_t i, uint32_t trait)
{
	const struct find_unit *u = &f->units.v[i];
	return u->traits & trait && u->words && !item(f, i);
}

/* Whom a label behind the sign names: 0 who asks, 1 who answers; -1: there is none. */
static int named(const struct find *f, const struct find_unit *u)
{
	const struct find_label *l = u->label ? &f->labels.v[u->label] : NULL;
	if (!l || l->joint != JOINT_COLON)
		return -1;
	return l->sense == SENSE_ASKER || l->sense == SENSE_HOST || l->sense == SENSE_QUESTION ? 0
	       : l->sense == SENSE_ANSWERER || l->sense == SENSE_ANSWER                        ? 1
											       : -1;
}

static int cost(const struct find *f, const struct find_unit *u, int voice)
{
	int says = named(f, u);
	bool asks = u->traits & (UNIT_ASKS | UNIT_WORDS);
	if (says >= 0)
		return says == voice ? 0 : 3 * STAY;
	if (voice == 1)
		return u->traits & UNIT_ENDS ? ASK : asks ? ASK / 2 : 0;
	return (asks ? 0 : TELL) + (u->words > 60 ? LONG : 0);
}

/* voice[i] for the n turns. */
static void assign(struct find *f, const uint32_t *turn, size_t n, uint8_t *voice)
{
	uint8_t *from[2] = { ARENA_ARRAY(f->s, n + 1, uint8_t), ARENA_ARRAY(f->s, n + 1, uint8_t) };
	int64_t sum[2] = { 0, 5 };
	int at;
	for (size_t i = 0; i < n; i++) {
		int64_t next[2];
		for (int v = 0; v < 2; v++) {
			int64_t change = i ? sum[!v] : INT64_MAX, stay = i ? sum[v] + STAY : sum[v];
			bool other = i && change <= stay;
			from[v][i] = (uint8_t)(other ? !v : v);
			next[v] = (other ? change : stay) + cost(f, &f->units.v[turn[i]], v);
		}
		sum[0] = next[0];
		sum[1] = next[1];
	}
	at = sum[1] < sum[0];
	for (size_t i = n; i-- > 0;) {
		voice[i] = (uint8_t)at;
		at = from[at][i];
	}
}

/* A short bold line above a turn. */
static bool titles(const struct find_unit *u, bool above)
{
	enum { WORDS = 8 };
	return above && u->traits & UNIT_BOLD && u->words && u->words <= WORDS &&
	       !(u->traits & UNIT_STOPS);
}

static void mark(struct find *f, struct find_reading *r, const uint32_t *turn, const uint8_t *voice)
{
	size_t k = 0;
	bool open = false;
	for (size_t i = 0; i < f->units.n; i++) {
		const struct find_unit *u = &f->units.v[i];
		struct find_mark *m = &r->mark[i];
		m->text = u->from;
		if (turn[k] == i) {
			m->voice = voice[k++];
			m->text = u->traits & UNIT_DASH ? u->text : u->from;
			if (named(f, u) == m->voice) {
				m->text = f->labels.v[u->label].to;
				r->voice.v[m->voice].name = f->labels.v[u->label].name;
			}
			open = true;
		} else
			m->voice = u->traits & UNIT_HEAD || (open && titles(u, turn[k] == i + 1))
					   ? MARK_HEAD
				   : open ? MARK_ON
					  : MARK_TOLD;
	}
}

/* Whether the signs stand before questions alone: these ask, and something else stands below. */
static bool questions_alone(const struct find *f, const uint32_t *turn, size_t n)
{
	size_t ask = 0, bare = 0;
	for (size_t i = 0; i < n; i++) {
		ask += (f->units.v[turn[i]].traits & (UNIT_ASKS | UNIT_WORDS)) != 0;
		bare += turn[i] + 1 < f->units.n && turn[i + 1] != turn[i] + 1;
	}
	return bare * 10 >= n * (ask * 10 >= n * 7 ? 7 : 9);
}

static int score(struct find *f, const uint32_t *turn, const uint8_t *voice, size_t n)
{
	size_t changes = 0, ask[2] = { 0 }, all[2] = { 0 }, units = 0;
	for (size_t i = turn[0]; i <= turn[n - 1]; i++)
		units += f->units.v[i].words > 0;
	for (size_t i = 0; i < n; i++) {
		changes += i > 0 && voice[i] != voice[i - 1];
		all[voice[i]]++;
		ask[voice[i]] += (f->units.v[turn[i]].traits & (UNIT_ASKS | UNIT_WORDS)) != 0;
	}
	if (!all[0] || !all[1] || n * 3 < units || ask[0] * 3 < all[0] ||
		questions_alone(f, turn, n))
		return 0;
	return (int)(30 + 20 * changes / n + 20 * ask[0] / all[0] +
		       (n > 8          ? 10
			       : n > 4 ? 5
				       : 0) +
		       10 * n / units) -
	       (int)(25 * ask[1] / all[1]);
}

void find_dashes(struct find *f, struct find_reading *r)
{
	uint32_t *turn = ARENA_ARRAY(f->s, f->units.n + 1, uint32_t);
	size_t n[2] = { 0 };
	uint32_t trait;
	uint8_t *voice;
	for (size_t i = 0; i < f->units.n; i++) {
		n[0] += begins(f, i, UNIT_DASH);
		n[1] += begins(f, i, UNIT_QUOTED);
	}
	trait = n[1] > n[0] ? UNIT_QUOTED : UNIT_DASH;
	if (n[n[1] > n[0]] < 4)
		return;
	n[0] = 0;
	for (size_t i = 0; i < f->units.n; i++) {
		if (begins(f, i, trait))
			turn[n[0]++] = (uint32_t)i;
	}
	turn[n[0]] = UINT32_MAX;
	voice = ARENA_ARRAY(f->s, n[0] + 1, uint8_t);
	assign(f, turn, n[0], voice);
	r->name = trait == UNIT_DASH ? "turns that begin with a dash" : "turns in quotation marks";
	r->score = score(f, turn, voice, n[0]);
	r->asks = false;
	*VEC_PUSH(f->s, &r->voice) = (struct find_voice_of){ .sense = SENSE_ASKER, .key = -1 };
	*VEC_PUSH(f->s, &r->voice) = (struct find_voice_of){ .sense = SENSE_ANSWERER, .key = -1 };
	mark(f, r, turn, voice);
}
