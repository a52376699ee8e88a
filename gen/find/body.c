/* Pieces into the body: sections by headings, turns of one person joined, exchanges from one
 * question to the next. */
#include "find/state.h"

enum { SECTIONS = 8 };

struct builder {
	struct find *f;
	struct block **tail; /* of the innermost section, or of the body */
	struct {
		struct block *block;
		int level;
		struct block **tail; /* of what is around it */
	} section[SECTIONS];
	size_t depth;
	struct block *exchange, **in_exchange;
	bool answered;
	struct block *turn, **in_turn; /* the last, while turns of the same person may join it */
	const struct find_piece *last;
	bool rule;       /* a rule stands above what comes */
	uint32_t *strip; /* by person */
};

static void close_exchange(struct builder *b)
{
	b->exchange = NULL;
	b->turn = NULL;
	b->answered = false;
}

/* A rule shows as a break only between two things. */
static void draw_rule(
	struct builder *b, struct loc loc, struct block ***tail, const struct block *first)
{
	if (b->rule && first) {
		struct block *k = find_block(b->f, BLOCK_BREAK, loc);
		**tail = k;
		*tail = &k->next;
	}
	b->rule = false;
}

static const struct block *first_of(const struct builder *b)
{
	return b->depth ? b->section[b->depth - 1].block->first : b->f->iv->body;
}

static void append(struct builder *b, struct block *k)
{
	if (!k)
		return;
	draw_rule(b, k->loc, &b->tail, first_of(b));
	*b->tail = k;
	while (*b->tail)
		b->tail = &(*b->tail)->next;
}

static void heading(struct builder *b, const struct find_piece *p)
{
	const struct find_para *q = &b->f->paras.v[p->first];
	const struct find_unit *u = &b->f->units.v[q->unit];
	const struct passage *h = b->f->tape.place[u->place].passage;
	int level = h->kind == PASSAGE_HEADING ? (h->level > 0 ? h->level : 1) : 9;
	struct block *k;
	if (q->gone)
		return;
	close_exchange(b);
	b->rule = false;
	while (b->depth && (b->section[b->depth - 1].level >= level || b->depth == SECTIONS))
		b->tail = b->section[--b->depth].tail;
	k = find_block(b->f, BLOCK_SECTION, u->loc);
	k->title = find_spans(b->f, q->from, q->to, u->traits & UNIT_LOOKS);
	*b->tail = k;
	b->section[b->depth].block = k;
	b->section[b->depth].level = level;
	b->section[b->depth++].tail = &k->next;
	b->tail = &k->first;
}

/* When the turn began, where the label or the format says it. */
static void set_time(struct builder *b, struct block *turn, const struct find_piece *p)
{
	struct find *f = b->f;
	const struct find_unit *u = p->n ? &f->units.v[f->paras.v[p->first].start] : NULL;
	const struct find_unit *label = u && find_taken(f, u) < 0 && u > f->units.v && u[-1].label
						? u - 1
						: u;
	const struct passage *q = u ? f->tape.place[u->place].passage : NULL;
	struct str time = q && q->time.n ? q->time : (struct str){ 0 };
	if (label && label->label && f->labels.v[label->label].time.n && find_taken(f, label) >= 0)
		time = f->labels.v[label->label].time;
	if (interview_time(time, &turn->time_ms))
		turn->time = arena_str(f->a, time);
	else
		turn->time_ms = -1;
}

static void between(struct builder *b, struct block *k)
{
	if (!k)
		return;
	b->turn = NULL;
	if (!b->exchange) {
		append(b, k);
		return;
	}
	*b->in_exchange = k;
	while (*b->in_exchange)
		b->in_exchange = &(*b->in_exchange)->next;
}

static bool joins(const struct builder *b, const struct find_piece *p)
{
	if (!b->turn || !b->last || b->last->who != p->who)
		return false;
	return p->goes_on;
}

static void place_turn(struct builder *b, struct block *t)
{
	bool question = t->kind == BLOCK_QUESTION;
	if (question && (!b->exchange || b->answered)) {
		struct block *x = find_block(b->f, BLOCK_EXCHANGE, t->loc);
		close_exchange(b);
		append(b, x);
		b->exchange = x;
		b->in_exchange = &x->first;
	}
	if (!b->exchange) {
		append(b, t);
		return;
	}
	draw_rule(b, t->loc, &b->in_exchange, b->exchange->first);
	*b->in_exchange = t;
	b->in_exchange = &t->next;
	b->answered = b->answered || !question;
}

static void turn(struct builder *b, const struct find_piece *p)
{
	struct find *f = b->f;
	struct block *words = find_blocks(f, p, b->strip[p->who]), *t;
	if (!words)
		return;
	if (joins(b, p)) {
		*b->in_turn = words;
		while (*b->in_turn)
			b->in_turn = &(*b->in_turn)->next;
		b->rule = false;
		return;
	}
	t = find_block(f, p->turn, words->loc);
	t->who = f->who.v[p->who].person;
	t->first = words;
	set_time(b, t, p);
	place_turn(b, t);
	b->turn = t;
	b->last = p;
	for (b->in_turn = &t->first; *b->in_turn;)
		b->in_turn = &(*b->in_turn)->next;
}

/* Narration ends an exchange, unless it only says what happens. */
static void told(struct builder *b, const struct find_piece *p)
{
	struct block *k = find_blocks(b->f, p, 0), *next;
	for (; k; k = next) {
		next = k->next;
		k->next = NULL;
		if (k->kind == BLOCK_DIRECTION) {
			between(b, k);
			continue;
		}
		close_exchange(b);
		append(b, k);
	}
}

/* Looks that all turns of somebody have mark the speaker, and are the layout's to set. */
static uint32_t *strips(struct find *f)
{
	static const uint32_t looks[] = { UNIT_BOLD, UNIT_ITALIC, UNIT_UNDERLINE };
	uint32_t *strip = ARENA_ARRAY(f->s, f->who.n + 1, uint32_t);
	uint32_t(*n)[4] = arena_array(f->s, f->who.n + 1, sizeof *n);
	for (size_t i = 0; i < f->pieces.n; i++) {
		const struct find_piece *p = &f->pieces.v[i];
		for (uint32_t k = 0; p->kind == PIECE_TURN && k < p->n; k++) {
			uint32_t traits = f->units.v[f->paras.v[p->first + k].unit].traits;
			n[p->who][3]++;
			for (int j = 0; j < 3; j++)
				n[p->who][j] += (traits & looks[j]) != 0;
		}
	}
	for (size_t i = 0; i < f->who.n; i++) {
		for (int j = 0; j < 3; j++)
			strip[i] |= n[i][3] > 1 && n[i][j] * 4 >= n[i][3] * 3 ? looks[j] : 0;
	}
	if (f->reading->strip)
		strip[f->who_of[f->reading->asker]] |= f->reading->strip;
	return strip;
}

/* A heading that nothing stands under is a paragraph. */
static void empty_sections(struct block *b)
{
	for (; b; b = b->next) {
		if (b->kind != BLOCK_SECTION)
			continue;
		empty_sections(b->first);
		if (b->first)
			continue;
		b->kind = BLOCK_PARA;
		b->text = b->title;
		b->title = NULL;
	}
}

void find_body(struct find *f)
{
	struct builder b = { .f = f, .tail = &f->iv->body };
	b.strip = strips(f);
	for (size_t i = 0; i < f->pieces.n; i++) {
		const struct find_piece *p = &f->pieces.v[i];
		switch (p->kind) {
		case PIECE_TOLD:
			told(&b, p);
			break;
		case PIECE_HEAD:
			heading(&b, p);
			break;
		case PIECE_RULE:
			b.rule = true;
			break;
		case PIECE_TURN:
			turn(&b, p);
			break;
		}
	}
	empty_sections(f->iv->body);
}
