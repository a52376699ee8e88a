/* The reading in which the format itself says who speaks: voice tags, attributes, fields. A label
 * that repeats the speaker in the text is passed over. */
#include "find/state.h"

static const struct voice *declared(const struct find *f, struct str key)
{
	for (const struct voice *v = f->t->voice; v; v = v->next) {
		if (str_eq(v->key, key))
			return v;
	}
	return NULL;
}

/* Services call speakers A, B, C: a letter is a part only where Q and A are all there are. */
static bool lettered(const struct find *f)
{
	bool q = false, a = false;
	for (const struct passage *p = f->t->first; p; p = p->next) {
		if (p->speaker.n != 1)
			continue;
		if (p->speaker.s[0] != 'Q' && p->speaker.s[0] != 'A')
			return false;
		q = q || p->speaker.s[0] == 'Q';
		a = a || p->speaker.s[0] == 'A';
	}
	return q && a;
}

static int32_t voice(struct find *f, struct find_reading *r, struct map *m, struct str speaker)
{
	struct str folded = find_fold(f->s, speaker);
	int32_t at = (int32_t)(intptr_t)map_get(m, folded);
	const struct voice *given;
	if (at)
		return at - 1;
	given = declared(f, speaker);
	*VEC_PUSH(f->s, &r->voice) = (struct find_voice_of){ .name = given ? given->name : speaker,
		.sense = find_sense(&f->vocabulary,
			given && given->role.n ? find_fold(f->s, given->role) : folded),
		.key = -1,
		.given = given };
	if (given && given->role.n)
		r->voice.v[r->voice.n - 1].called = find_sense(&f->vocabulary,
							    find_fold(f->s, given->name)) ==
						    SENSE_NONE;
	else if (speaker.n == 1 && !lettered(f))
		r->voice.v[r->voice.n - 1].sense = SENSE_NONE;
	map_put(m, folded, (void *)(intptr_t)r->voice.n);
	return (int32_t)r->voice.n - 1;
}

/* Behind a label in the text that says the same. */
static uint32_t past_label(struct find *f, const struct find_unit *u, struct str speaker)
{
	const struct find_label *l = u->label ? &f->labels.v[u->label] : NULL;
	if (!l || l->joint == JOINT_LINE)
		return u->text;
	return str_eq(find_fold(f->s, l->name), find_fold(f->s, speaker)) ? l->to : u->text;
}

/* Who writes in the margin does not speak, and interrupts nobody. */
static bool margin(const struct find *f, const struct find_unit *u)
{
	return f->tape.place[u->place].passage->kind == PASSAGE_NOTE;
}

/* Who speaks in a passage: the format's speaker, or the part that a class or a paragraph style
 * gives it ("question", "Interviewer"): then a label at its beginning says the name, and holds for
 * what follows in the same part. */
static struct str speaker(const struct find *f, const struct find_unit *u, struct str *named)
{
	const struct passage *p = f->tape.place[u->place].passage;
	const struct find_label *l = u->label ? &f->labels.v[u->label] : NULL;
	enum find_sense s;
	if (margin(f, u))
		return (struct str){ 0 };
	if (p->speaker.n || !p->role.n)
		return p->speaker;
	s = find_sense(&f->vocabulary, find_fold(f->s, p->role));
	if (s != SENSE_QUESTION && s != SENSE_ANSWER && s != SENSE_ASKER && s != SENSE_ANSWERER &&
		s != SENSE_HOST)
		return (struct str){ 0 };
	if (!str_eq(p->role, named[0]))
		named[1] = p->role;
	named[0] = p->role;
	if (l && l->joint == JOINT_COLON && !l->header && l->name.n && f->keys.v[l->key].taken)
		named[1] = l->name;
	return named[1];
}

void find_given(struct find *f, struct find_reading *r)
{
	struct map m = { .a = f->s };
	size_t spoken = 0, all = 0;
	int32_t now = -1;
	struct str named[2] = { { 0 } }; /* a part, and who has it */
	r->name = "the speakers that the format names";
	for (size_t i = 0; i < f->units.n; i++) {
		const struct find_unit *u = &f->units.v[i];
		struct find_mark *mark = &r->mark[i];
		struct str who = speaker(f, u, named);
		int32_t at = who.n ? voice(f, r, &m, who) : -1;
		all += margin(f, u) ? 0 : u->words;
		mark->text = who.n ? past_label(f, u, who) : u->from;
		if (who.n)
			mark->voice = at == now && mark->text == u->from ? MARK_ON : at;
		else if (u->traits & UNIT_HEAD)
			mark->voice = MARK_HEAD;
		else
			mark->voice = f->t->cues || (margin(f, u) && now >= 0) ? MARK_ON
									       : MARK_TOLD;
		spoken += who.n ? u->words : 0;
		now = who.n ? at : mark->voice == MARK_ON ? now : -1;
	}
	r->score = r->voice.n && spoken * 2 > all ? 100 : r->voice.n && spoken * 5 > all ? 60 : 0;
}
