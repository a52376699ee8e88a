/* The chosen reading as a list of what stands one below the other: narration, headings, rules and
 * turns, each of some paragraphs. Here it is decided where a turn ends that no other follows at
 * once: at a heading whose section has no speaker, and where the tail of the document begins (the
 * credits, a biography, what to read next). */
#include "find/state.h"

static bool spaced(const struct find *f, const struct find_unit *u)
{
	const struct passage *p = f->tape.place[u->place].passage;
	return u->words || p->kind == PASSAGE_ROW || p->kind == PASSAGE_IMAGE;
}

static struct find_piece *piece(struct find *f, enum find_piece_kind kind)
{
	struct find_piece *p = VEC_PUSH(f->s, &f->pieces);
	*p = (struct find_piece){
		.kind = kind, .first = (uint32_t)f->paras.n, .voice = -1, .who = -1
	};
	return p;
}

static void para(struct find *f, uint32_t unit, uint32_t from, uint32_t to)
{
	*VEC_PUSH(f->s, &f->paras) = (struct find_para){
		.from = from, .to = to, .unit = unit, .last = unit, .start = unit
	};
	f->pieces.v[f->pieces.n - 1].n++;
}

static struct find_piece *last(struct find *f)
{
	return f->pieces.n ? &f->pieces.v[f->pieces.n - 1] : NULL;
}

/* Narration, joined with narration above. */
static void told(struct find *f, size_t i)
{
	if (!last(f) || last(f)->kind != PIECE_TOLD)
		piece(f, PIECE_TOLD);
	para(f, (uint32_t)i, f->units.v[i].from, f->units.v[i].to);
}

/* A turn begins; of somebody who is speaking already, the turn at hand goes on: a label repeated at
 * each paragraph begins none. */
static struct find_piece *turn(struct find *f, int32_t voice)
{
	struct find_piece *p = last(f);
	if (p && p->kind == PIECE_TURN && p->who == f->who_of[voice])
		return p;
	p = piece(f, PIECE_TURN);
	p->voice = voice;
	p->who = f->who_of[voice];
	return p;
}

/* A line that a rule leaves out. */
static bool unwanted(const struct find *f, const struct find_unit *u)
{
	struct str s = { f->tape.text + u->from, u->to - u->from };
	for (size_t i = 0; i < f->rules->drops; i++) {
		struct str d = f->rules->drop[i];
		if (s.n >= d.n && memcmp(s.s, d.s, d.n) == 0)
			return true;
	}
	return false;
}

/* How far captions of one voice are one paragraph: to the end of a sentence, a pause, a length. */
static bool same_caption(const struct find *f, const struct find_para *p, size_t i)
{
	enum { PAUSE = 2500, PAUSE_LONG = 5000, LETTERS = 500, LETTERS_MOST = 1500 };
	const struct passage *a = f->tape.place[f->units.v[p->unit].place].passage;
	const struct passage *b = f->tape.place[f->units.v[i].place].passage;
	int64_t pause = a->end >= 0 && b->start >= 0 ? b->start - a->end : 0;
	bool stops = find_stop(find_before((struct str){ f->tape.text, p->to }, p->to));
	uint32_t length = p->to - p->from;
	if (a->kind != PASSAGE_TEXT || b->kind != PASSAGE_TEXT ||
		f->tape.place[f->units.v[p->unit].place + 1].loose) /* its note */
		return false;
	if (pause > PAUSE_LONG || (pause > PAUSE && stops))
		return false;
	return !(length > LETTERS_MOST && stops) &&
	       !(length > LETTERS && stops && pause > PAUSE / 4) && length < 4 * LETTERS_MOST;
}

/* The unit goes on in the paragraph above it. */
static bool joins(const struct find *f, size_t i)
{
	const struct find_para *above = &f->paras.v[f->paras.n - 1];
	return above->last + 1 == i &&
	       (f->units.v[i].traits & UNIT_WRAPS || (f->t->cues && same_caption(f, above, i)));
}

static void add(struct find *f, size_t i, uint32_t from)
{
	struct find_unit *u = &f->units.v[i];
	struct find_piece *p = last(f);
	if (from >= u->to && u->words)
		return; /* a label alone */
	if (p->n && from == u->from && joins(f, i)) {
		struct find_para *above = &f->paras.v[f->paras.n - 1];
		above->to = u->to;
		above->last = (uint32_t)i;
		above->unit = f->t->cues ? (uint32_t)i : above->unit;
	} else
		para(f, (uint32_t)i, from, u->to);
}

/* A label of a break for advertisements, or a whole line that says so. */
static bool breaks(struct find *f, const struct find_unit *u)
{
	const struct find_label *l = u->label ? &f->labels.v[u->label] : NULL;
	struct str s = { f->tape.text + u->from, u->to - u->from };
	if (l && l->sense == SENSE_BREAK && u->words < 8)
		return true;
	if (u->words > 4)
		return false;
	while (s.n && strchr("[]()*", s.s[0]))
		s = (struct str){ s.s + 1, s.n - 1 };
	while (s.n && strchr("[]()*:", s.s[s.n - 1]))
		s.n--;
	return find_sense(&f->vocabulary, find_fold(f->s, find_strip(s))) == SENSE_BREAK;
}

/* Whether a voice begins to speak before the next heading behind unit i, and whether at once. */
static bool speaks_below(const struct find *f, size_t i, bool *at_once)
{
	*at_once = true;
	for (size_t k = i + 1; k < f->units.n; k++) {
		int32_t v = f->reading->mark[k].voice;
		if (v >= 0)
			return true;
		if (v == MARK_HEAD && k > i + 1)
			return false;
		if (v != MARK_HEAD && spaced(f, &f->units.v[k]))
			*at_once = false;
	}
	return false;
}

/* Whether a heading says who speaks next: what stands between tells of them. */
static bool introduces(struct find *f, size_t i)
{
	enum { TURNS = 2 };
	struct find_reading *r = f->reading;
	struct str head = { f->tape.text + f->units.v[i].from,
		f->units.v[i].to - f->units.v[i].from },
		   name;
	head = find_fold(f->s, head);
	for (size_t k = i + 1, n = 0; k < f->units.n && n < TURNS; k++) {
		int32_t v = r->mark[k].voice;
		if (v == MARK_HEAD)
			return false;
		if (v < 0)
			continue;
		n++;
		name = find_fold(f->s, r->voice.v[v].name);
		if (name.n && head.n >= name.n && memcmp(head.s, name.s, name.n) == 0 &&
			(head.n == name.n || head.s[name.n] == ' '))
			return true;
	}
	return false;
}

struct walk {
	int32_t voice; /* that speaks; -1 */
	size_t later;  /* the last unit at which somebody begins to speak, + 1 */
};

static void heading(struct find *f, struct walk *w, size_t i)
{
	bool at_once;
	piece(f, PIECE_HEAD);
	para(f, (uint32_t)i, f->units.v[i].from, f->units.v[i].to);
	if (w->voice < 0)
		return;
	if (!speaks_below(f, i, &at_once) ? i + 1 > w->later : !at_once && introduces(f, i))
		w->voice = -1; /* the last section, where nobody speaks, or a portrait */
}

/* What a note to a label says is about who speaks. */
static void label(struct find *f, int32_t voice, uint32_t from, uint32_t to)
{
	struct str s = { f->tape.text + from, to - from };
	struct find_who *w = &f->who.v[f->who_of[voice]];
	if (to <= from)
		return;
	find_leave(f, from, to, find_words(s) ? LEFT_LABEL : LEFT_MARK, "");
	w->bio = w->bio ? w->bio : &w->person->bio;
	for (*w->bio = find_notes(f, from, to); *w->bio;)
		w->bio = &(*w->bio)->next;
}

/* A caption whose label only says again who speaks: the paragraph at hand goes on behind it. */
static bool repeats(struct find *f, size_t i)
{
	const struct find_unit *u = &f->units.v[i];
	const struct find_mark *m = &f->reading->mark[i];
	const struct find_piece *p = last(f);
	if (!f->t->cues || m->cut || m->text == u->from || m->text >= u->to || !p ||
		p->kind != PIECE_TURN || p->who != f->who_of[m->voice] || p->n == 0)
		return false;
	struct find_para *above = &f->paras.v[f->paras.n - 1];
	if (above->last + 1 != i || !same_caption(f, above, i))
		return false;
	label(f, m->voice, u->from, m->text);
	struct find_left *l = &f->left.v[f->left.n - 1];
	l->text = arena_str(f->a, l->text);
	memset(f->tape.text + u->from, FIND_GONE, m->text - u->from);
	above->to = u->to;
	above->last = above->unit = (uint32_t)i;
	return true;
}

/* A time on a line of its own above somebody's label is when that turn began. */
static bool times_next(struct find *f, size_t i)
{
	const struct find_unit *u = &f->units.v[i];
	struct find_label *l = i + 1 < f->units.n ? &f->labels.v[u[1].label] : NULL;
	size_t at = 0;
	if (!(u->traits & UNIT_TIME) || f->reading->mark[i].voice >= 0 || !l || !u[1].label ||
		f->reading->mark[i + 1].voice < 0 || find_taken(f, u + 1) < 0 || l->time.n)
		return false;
	return find_time((struct str){ f->tape.text + u->from, u->to - u->from }, &at, &l->time);
}

static void one(struct find *f, struct walk *w, size_t i)
{
	const struct find_unit *u = &f->units.v[i];
	const struct find_mark *m = &f->reading->mark[i];
	if (unwanted(f, u)) {
		find_leave(f, u->from, u->to, LEFT_DROPPED, "a rule says so");
	} else if (m->voice >= 0 && repeats(f, i)) {
		w->voice = m->voice;
	} else if (m->voice >= 0) {
		w->voice = m->voice;
		turn(f, m->voice);
		label(f, m->voice, u->from, m->text);
		if (m->cut) {
			para(f, (uint32_t)i, m->text, m->cut);
			w->voice = m->then;
			turn(f, m->then);
			para(f, (uint32_t)i, m->cut, u->to);
		} else
			add(f, i, m->text);
	} else if (times_next(f, i))
		find_leave(f, u->from, u->to, LEFT_TIME, "");
	else if (m->voice == MARK_HEAD)
		heading(f, w, i);
	else if (breaks(f, u)) {
		piece(f, PIECE_RULE);
		find_leave(f, u->from, u->to, LEFT_DROPPED, "advertising break");
	} else if (u->traits & UNIT_RULE &&
		   f->tape.place[u->place].passage->kind != PASSAGE_IMAGE &&
		   f->tape.place[u->place].passage->kind != PASSAGE_ROW) {
		piece(f, PIECE_RULE);
		find_leave(f, u->from, u->to, LEFT_MARK, "");
		find_leave_notes(f, u->from, u->to);
	} else if (find_reel(f, u)) {
		told(f, i);
	} else if (m->voice == MARK_TOLD || w->voice < 0) {
		w->voice = -1;
		told(f, i);
	} else {
		if (last(f)->kind != PIECE_TURN)
			turn(f, w->voice)->goes_on = true;
		add(f, i, u->from);
	}
}

void find_pieces(struct find *f)
{
	struct walk w = { .voice = -1 };
	for (size_t i = f->units.n; i-- > 0 && !w.later;)
		w.later = f->reading->mark[i].voice >= 0 ? i + 1 : 0;
	for (size_t i = 0; i < f->units.n; i++)
		one(f, &w, i);
	find_tail(f);
}
