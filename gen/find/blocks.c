/* The paragraphs of a piece as blocks. */
#include "find/state.h"

#include "base/file.h"

struct block *find_block(struct find *f, enum block_kind kind, struct loc loc)
{
	struct block *b = ARENA_NEW(f->a, struct block);
	b->kind = kind;
	b->loc = loc;
	b->time_ms = -1;
	return b;
}

static struct str text(const struct find *f, const struct find_para *q)
{
	return (struct str){ f->tape.text + q->from, q->to - q->from };
}

/* A picture's file as the format wants it: below the interview's folder. */
static struct str source(struct find *f, struct str src)
{
	bool far = src.n && (memchr(src.s, ':', src.n) || memchr(src.s, '\\', src.n));
	while (!far && src.n && src.s[0] == '/')
		src = (struct str){ src.s + 1, src.n - 1 };
	if (far) {
		struct str base = file_base(src);
		const char *query = base.n ? memchr(base.s, '?', base.n) : NULL;
		src = query ? (struct str){ base.s, (size_t)(query - base.s) } : base;
	}
	return src.n && !memchr(src.s, ':', src.n) && !memchr(src.s, '\\', src.n)
		       ? arena_str(f->a, src)
		       : STR("picture");
}

static struct block *figure(struct find *f, const struct find_para *q)
{
	const struct find_unit *u = &f->units.v[q->unit];
	const struct passage *p = f->tape.place[u->place].passage;
	struct block *b = find_block(f, BLOCK_FIGURE, u->loc);
	struct image *m = ARENA_NEW(f->a, struct image);
	b->title = find_spans(f, q->from, q->to, 0);
	m->src = source(f, p->src);
	m->alt = arena_str(f->a, find_strip(p->alt));
	if (!m->alt.n) {
		m->alt = b->title ? interview_plain(f->a, b->title) : m->src;
		find_remark(f, FIND_DOUBT, u->loc, b,
			arena_printf(f->a,
				"nothing says what the picture %.*s shows; %s stands for it",
				STR_ARG(m->src), b->title ? "its caption" : "its name"));
	}
	if (!str_eq(m->src, p->src))
		find_remark(f, FIND_DOUBT, u->loc, b,
			arena_printf(f->a,
				"the picture is at %.*s; put it beside the interview as %.*s",
				STR_ARG(p->src), STR_ARG(m->src)));
	b->image = m;
	return b;
}

static struct block *row(struct find *f, uint32_t place)
{
	const struct passage *p = f->tape.place[place].passage;
	struct block *b = find_block(f, BLOCK_ROW, p->loc), **tail = &b->first;
	b->head = p->level == 1;
	for (uint32_t i = place + 1; i < f->tape.places && f->tape.place[i].loose; i++) {
		const struct find_place *c = &f->tape.place[i];
		struct block *cell;
		if (c->note || c->parent != place)
			continue;
		cell = find_block(f, BLOCK_CELL, c->passage->loc);
		cell->text = find_spans(f, c->from, c->to, b->head ? UNIT_BOLD : 0);
		*tail = cell;
		tail = &cell->next;
	}
	return b;
}

static bool is_row(const struct find *f, const struct find_piece *p, uint32_t k, unsigned number)
{
	const struct passage *q = f->tape.place[f->units.v[f->paras.v[p->first + k].unit].place]
					  .passage;
	return q->kind == PASSAGE_ROW && q->number == number;
}

static struct block *table(struct find *f, const struct find_piece *p, uint32_t *k)
{
	const struct find_unit *u = &f->units.v[f->paras.v[p->first + *k].unit];
	unsigned number = f->tape.place[u->place].passage->number;
	struct block *b = find_block(f, BLOCK_TABLE, u->loc), **tail = &b->first;
	for (; *k < p->n && is_row(f, p, *k, number); ++*k) {
		*tail = row(f, f->units.v[f->paras.v[p->first + *k].unit].place);
		tail = &(*tail)->next;
	}
	return b;
}

static struct block *quote(struct find *f, const struct find_piece *p, uint32_t *k, uint32_t strip)
{
	struct block *b = NULL, **tail = NULL;
	for (; *k < p->n; ++*k) {
		const struct find_para *q = &f->paras.v[p->first + *k];
		const struct find_unit *u = &f->units.v[q->unit];
		struct block *para;
		if (f->tape.place[u->place].passage->kind != PASSAGE_QUOTE)
			break;
		if (!b) {
			b = find_block(f, BLOCK_QUOTE, u->loc);
			tail = &b->first;
		}
		if (q->gone)
			continue;
		para = find_block(f, BLOCK_PARA, u->loc);
		para->text = find_spans(f, q->from, q->to, strip);
		*tail = para;
		tail = &para->next;
	}
	return b;
}

/* Whether a line in brackets says where a tape begins or ends: "(Begin Tape 1, Side A)". */
bool find_reel(struct find *f, const struct find_unit *u)
{
	static const char *const words[] = { "tape", "tapes", "side", "reel", "cassette", "disc",
		"recording", "interview", "transcript", "band", "kassette", "bande", "cinta",
		"кассета", "кассеты", "плёнка", "пленка", "сторона", "запись", "записи" };
	struct str rest;
	if (!(u->traits & UNIT_BRACKET) || u->words > 8)
		return false;
	rest = find_fold(f->s, (struct str){ f->tape.text + u->from, u->to - u->from });
	for (struct str w = str_word(&rest); w.n; w = str_word(&rest)) {
		while (w.n && strchr("([", w.s[0]))
			w = (struct str){ w.s + 1, w.n - 1 };
		while (w.n && strchr(")],:;", w.s[w.n - 1]))
			w.n--;
		for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
			if (str_is(w, words[i]))
				return true;
		}
	}
	return false;
}

/* Whether a line in brackets says what happens; the brackets are the layout's then. */
static bool happens(struct find *f, const struct find_unit *u, struct str s)
{
	struct str inner, folded, rest, w;
	if (!(u->traits & UNIT_BRACKET) || s.n < 3 || (s.s[0] != '[' && s.s[0] != '(') ||
		s.s[s.n - 1] != (s.s[0] == '[' ? ']' : ')'))
		return false;
	inner = (struct str){ s.s + 1, s.n - 2 };
	rest = folded = find_fold(f->s, inner);
	w = str_word(&rest);
	return find_words(inner) && (s.s[0] == '[' || find_reel(f, u) ||
					    find_sense(&f->vocabulary, folded) == SENSE_STAGE ||
					    find_sense(&f->vocabulary, w) == SENSE_STAGE);
}

static struct block *paragraph(
	struct find *f, const struct find_para *q, bool alone, uint32_t strip)
{
	const struct find_unit *u = &f->units.v[q->unit];
	struct str s = text(f, q), folded = u->words <= 6 ? find_fold(f->s, s) : (struct str){ 0 };
	bool whole = find_sense(&f->vocabulary, folded) == SENSE_STAGE, in = happens(f, u, s);
	/* A turn that is nothing else says so in its line. */
	struct block *b = find_block(
		f, (whole || in) && !alone ? BLOCK_DIRECTION : BLOCK_PARA, u->loc);
	size_t i = 0;
	struct str code;
	if (in && find_time(s, &i, &code))
		b->kind = BLOCK_PARA;
	if (in && b->kind == BLOCK_DIRECTION) {
		find_leave(f, q->from, q->from + 1, LEFT_MARK, "");
		find_leave(f, q->to - 1, q->to, LEFT_MARK, "");
		b->text = find_spans(f, q->from + 1, q->to - 1, strip | UNIT_ITALIC);
		struct span **tail = &b->text;
		while (*tail)
			tail = &(*tail)->next;
		*tail = find_spans(f, q->to, q->to, strip); /* notes */
	} else
		b->text = find_spans(f, q->from, q->to, whole ? strip | UNIT_ITALIC : strip);
	return b;
}

static void comment(struct find *f, const struct find_para *q)
{
	const struct find_unit *u = &f->units.v[q->unit];
	const struct passage *p = f->tape.place[u->place].passage;
	struct str who = p->speaker.n ? p->speaker : STR("somebody"), words = text(f, q);
	find_remark(f, FIND_DOUBT, u->loc, NULL,
		str_is(p->role, "doubt")
			? arena_str(f->a, words)
			: arena_printf(f->a, "%.*s remarked: %.*s", STR_ARG(who), STR_ARG(words)));
	find_leave(f, q->from, q->to, LEFT_DROPPED, "a remark in the margin, kept as a doubt");
}

struct block *find_blocks(struct find *f, const struct find_piece *p, uint32_t strip)
{
	struct block *first = NULL, **tail = &first;
	for (uint32_t k = 0; k < p->n;) {
		const struct find_para *q = &f->paras.v[p->first + k];
		const struct find_unit *u = &f->units.v[q->unit];
		enum passage_kind kind = f->tape.place[u->place].passage->kind;
		if (q->gone) {
			k++;
			continue;
		}
		if (kind == PASSAGE_ROW)
			*tail = table(f, p, &k);
		else if (kind == PASSAGE_QUOTE && p->kind != PIECE_HEAD)
			*tail = quote(f, p, &k, strip);
		else if (kind == PASSAGE_NOTE) {
			comment(f, q);
			k++;
		} else if (kind == PASSAGE_IMAGE) {
			*tail = figure(f, q);
			k++;
		} else if (!(*tail = find_list(f, p, &k, strip))) {
			*tail = q->to > q->from
					? paragraph(f, q, p->kind == PIECE_TURN && p->n == 1, strip)
					: NULL;
			k++;
		}
		if (*tail)
			tail = &(*tail)->next;
	}
	return first;
}
