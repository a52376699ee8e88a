/* The reading by labels before turns (key.c says which labels are speakers), in three forms: all
 * turns bear labels; the questions do and the answers stand below them; the answers do and the
 * questions are told by their look. */
#include "find/state.h"

static bool asks(const struct find_unit *u)
{
	return u->traits & (UNIT_ASKS | UNIT_WORDS);
}

/* The voices of the labels, by what the label says: "Q", or behind "A: Smith:" the name. */
struct voices {
	struct find *f;
	struct find_reading *r;
	struct map map;
};

static int32_t voice(struct voices *v, const struct find_label *l, bool inner)
{
	struct find *f = v->f;
	const struct find_key *k = &f->keys.v[l->key];
	struct str name = inner ? l->inner : k->name, folded = find_fold(f->s, name);
	int32_t at = (int32_t)(intptr_t)map_get(&v->map, folded);
	if (at)
		return at - 1;
	*VEC_PUSH(f->s, &v->r->voice) = (struct find_voice_of){ .name = name,
		.outer = inner ? k->name : (struct str){ 0 },
		.extra = k->extra,
		.part = k->extra_sense,
		.sense = k->sense,
		.key = (int32_t)l->key };
	map_put(&v->map, folded, (void *)(intptr_t)v->r->voice.n);
	return (int32_t)v->r->voice.n - 1;
}

static bool asks_by_letter(const struct find *f, size_t i)
{
	int32_t key = i < f->units.n ? find_taken(f, &f->units.v[i]) : -1;
	return key >= 0 && f->keys.v[key].sense == SENSE_QUESTION;
}

/* Whose questions follow, in transcripts of courts: "BY MR. SMITH:" on a line above "Q."; and in
 * brackets behind it, then *to is where the words begin. */
static struct str examiner(const struct find *f, size_t i, uint32_t *to)
{
	const struct find_unit *u = &f->units.v[i];
	const struct find_label *l = u->label ? &f->labels.v[u->label] : NULL;
	struct str none = { 0 }, s, w;
	size_t end;
	if (!l)
		return none;
	if (l->joint == JOINT_LINE && asks_by_letter(f, i + 1)) {
		*to = u->to;
		s = l->name;
		for (w = str_word(&s); w.n; w = str_word(&s)) {
			if (w.n == 2 && (w.s[0] | 32) == 'b' && (w.s[1] | 32) == 'y')
				return str_trim(s);
		}
		return none;
	}
	s = (struct str){ f->tape.text + l->to, u->to - l->to };
	if (!asks_by_letter(f, i) || s.n < 6 || (s.s[0] != '(' && s.s[0] != '[') ||
		(s.s[1] | 32) != 'b' || (s.s[2] | 32) != 'y' || s.s[3] != ' ')
		return none;
	end = find_over_bracket(s, 1, (uint32_t)s.s[0]);
	if (end < 6)
		return none;
	*to = l->to + (uint32_t)end;
	while (*to < u->to && strchr(": ", f->tape.text[*to]))
		++*to;
	s = str_trim((struct str){ s.s + 4, end - 5 });
	return str_ends(s, ":") ? (struct str){ s.s, s.n - 1 } : s;
}

/* The voice of an examiner, who may have spoken before under his name. */
static int32_t examines(struct voices *v, struct str name, uint32_t key)
{
	struct find *f = v->f;
	struct str folded = find_fold(f->s, name);
	int32_t at = (int32_t)(intptr_t)map_get(&v->map, folded);
	if (!at) {
		*VEC_PUSH(f->s, &v->r->voice) = (struct find_voice_of){ .name = name,
			.key = (int32_t)key };
		at = (int32_t)v->r->voice.n;
		map_put(&v->map, folded, (void *)(intptr_t)at);
	}
	v->r->voice.v[at - 1].outer = f->keys.v[key].name;
	v->r->voice.v[at - 1].sense = SENSE_ASKER;
	return at - 1;
}

/* A line between turns that titles what follows: short, without a stop, below a whole sentence and
 * above a label. */
static bool titles(const struct find *f, size_t i)
{
	enum { WORDS = 8 };
	const struct find_unit *u = &f->units.v[i];
	struct str s = { f->tape.text + u->from, u->to - u->from };
	size_t at = 0, clock = 0;
	struct str code;
	uint32_t to;
	if (find_time(s, &clock, &code))
		return false;
	if (i == 0 || i + 1 >= f->units.n || !u->letters || u->words > WORDS ||
		(!u->blank && u[1].blank) ||
		u->traits & (UNIT_STOPS | UNIT_RULE | UNIT_BRACKET | UNIT_BULLET | UNIT_DASH) ||
		f->t->cues || find_lower(str_next(s, &at)) ||
		find_sense(&f->vocabulary, find_fold(f->s, s)) == SENSE_BREAK ||
		f->tape.place[u->place].passage->kind != PASSAGE_TEXT)
		return false;
	if (find_taken(f, u - 1) >= 0 && u[-1].traits & UNIT_ENDS)
		return false; /* what was asked there is answered here */
	return u[-1].traits & UNIT_STOPS && u[1].label &&
	       (examiner(f, i + 1, &to).n ||
		       (find_taken(f, u + 1) >= 0 && f->labels.v[u[1].label].joint != JOINT_LINE));
}

/* What an editor says between a heading and the turn below: in italics, as the turns are not. */
static bool remarks(const struct find *f, size_t i, size_t turn)
{
	const struct find_unit *u = &f->units.v[i];
	return u->traits & UNIT_ITALIC && !(f->units.v[turn].traits & UNIT_ITALIC) &&
	       u[-1].traits & UNIT_HEAD && !asks(u - 1) && find_taken(f, u - 1) < 0 &&
	       i + 1 < f->units.n && find_taken(f, u + 1) >= 0;
}

static void mark(struct find *f, struct find_reading *r)
{
	size_t turn = 0;
	struct voices v = { .f = f, .r = r, .map = { .a = f->s } };
	bool open = false;
	int32_t by = -1; /* who examines */
	for (size_t i = 0; i < f->units.n; i++) {
		const struct find_unit *u = &f->units.v[i];
		int32_t key = find_taken(f, u);
		struct find_mark *m = &r->mark[i];
		struct str named = examiner(f, i, &m->text);
		if (named.n) {
			bool line = key < 0 || m->text == u->to;
			by = examines(&v, named, f->labels.v[u[line].label].key);
			m->voice = by;
			open = true;
			continue;
		}
		m->text = u->from;
		if (key >= 0) {
			const struct find_label *l = &f->labels.v[u->label];
			bool inner = l->inner.n && f->keys.v[key].inner * 2 > f->keys.v[key].n;
			bool letter = by >= 0 && f->keys.v[key].sense == SENSE_QUESTION;
			m->voice = letter ? by : voice(&v, l, inner);
			m->text = inner ? l->inner_to : l->to;
			turn = i;
			open = true;
		} else if (open && remarks(f, i, turn))
			m->voice = MARK_TOLD;
		else
			m->voice = u->traits & UNIT_HEAD || (open && titles(f, i)) ? MARK_HEAD
				   : open                                          ? MARK_ON
										   : MARK_TOLD;
	}
}

struct tally {
	uint32_t turns, again, changes, words, roles, ask[2], say[2], bare;
};

/* What the labelled turns are like. ask[0]: turns of voices that ask most; bare: units without a
 * label directly behind a labelled unit that asks. */
static struct tally tally(const struct find *f, const struct find_reading *r)
{
	struct tally t = { 0 };
	int32_t last = -1;
	for (size_t i = 0; i < f->units.n; i++) {
		int32_t v = r->mark[i].voice;
		if (last >= 0)
			t.words += f->units.v[i].words;
		if (v < 0) {
			t.bare += v == MARK_ON && i > 0 && r->mark[i - 1].voice >= 0 &&
				  asks(&f->units.v[i - 1]);
			continue;
		}
		t.turns++;
		t.again += f->keys.v[r->voice.v[v].key].n > 1;
		t.changes += v != last;
		t.roles += f->keys.v[r->voice.v[v].key].worth == 3;
		last = v;
	}
	return t;
}

/* Questions alone are labelled when the units behind them, which bear none, answer. */
static bool answers_bare(struct find *f, struct find_reading *r, const struct tally *t)
{
	size_t ask = 0;
	if (r->voice.n == 0 || r->voice.n > 2 || t->turns < 2)
		return false;
	for (size_t i = 0; i < f->units.n; i++)
		ask += r->mark[i].voice >= 0 && asks(&f->units.v[i]);
	if (r->voice.n == 2 && t->bare * 10 < t->turns * 9)
		return false;
	return (ask * 3 >= t->turns * 2 || r->voice.v[0].sense == SENSE_QUESTION ||
		       r->voice.v[0].sense == SENSE_ASKER) &&
	       t->bare * 3 >= t->turns * 2 && r->voice.v[0].sense != SENSE_ANSWER;
}

static void give_answers(struct find *f, struct find_reading *r)
{
	int32_t answer = (int32_t)r->voice.n;
	const struct find_key *k = &f->keys.v[r->voice.v[0].key];
	bool asked = false, asked_once = false, heads = k->head * 2 > k->n;
	*VEC_PUSH(f->s, &r->voice) = (struct find_voice_of){ .sense = SENSE_ANSWERER, .key = -1 };
	for (size_t i = 0; i < f->units.n; i++) {
		struct find_mark *m = &r->mark[i];
		const struct find_unit *u = &f->units.v[i];
		if (heads && m->voice == MARK_HEAD && asked_once && u->traits & UNIT_ENDS)
			m->voice = 0; /* a heading of another level that asks on */
		if (m->voice >= 0) {
			asked = asked_once = true;
			continue;
		}
		if (m->voice != MARK_ON || !asked || f->units.v[i].traits & UNIT_RULE)
			continue;
		m->voice = answer;
		asked = false;
	}
	r->name = "labels before the questions";
}

/* Captions begin what another says with ">>", and name him where they know him. */
static void give_unnamed(struct find *f, struct find_reading *r)
{
	int32_t voice = (int32_t)r->voice.n;
	for (size_t i = 0; f->t->cues && i < f->units.n; i++) {
		const struct find_unit *u = &f->units.v[i];
		if (r->mark[i].voice != MARK_ON || !(u->traits & UNIT_DASH) ||
			!str_starts((struct str){ f->tape.text + u->from, u->to - u->from }, ">>"))
			continue;
		if ((int32_t)r->voice.n == voice)
			*VEC_PUSH(f->s, &r->voice) = (struct find_voice_of){
				.name = STR("Unidentified"), .sense = SENSE_VOICE, .key = -1
			};
		r->mark[i].voice = voice;
		r->mark[i].text = u->text;
	}
}

void find_labels(struct find *f, struct find_reading *r)
{
	struct tally t;
	int score = 30;
	bool bare, sides;
	r->name = "labels before turns";
	mark(f, r);
	t = tally(f, r);
	bare = answers_bare(f, r, &t);
	if (t.turns < 2 || (r->voice.n < 2 && !bare && t.turns < 3)) {
		r->score = 0;
		return;
	}
	sides = find_mixed(f, r, bare);
	if (bare)
		give_answers(f, r);
	give_unnamed(f, r);
	score += (int)(find_doublings(t.turns) > 5 ? 5 : find_doublings(t.turns)) * 4;
	score += (int)(t.again * 15 / t.turns);
	score += r->voice.n > 1 ? (int)(t.changes * 15 / t.turns) : 0;
	score += t.roles * 2 > t.turns ? 15 : 0;
	score += sides ? 5 : 0;
	score -= t.words / t.turns > 500 ? 20 : 0;
	score -= r->voice.n < 2 ? 25 : 0;
	score = score > r->score ? score : r->score;
	r->score = score > 100 ? 100 : score;
}
