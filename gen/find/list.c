/* Lists: what the format calls one, and in plain text lines that begin with bullets, with dashes
 * (two at least), or with numbers that count from one. */
#include "find/state.h"

#include <assert.h>
#include <limits.h>

enum { DEPTH = 8, HEAD_WORDS = 10 };

enum mark { MARK_NONE, MARK_ITEM, MARK_BULLET, MARK_DASHED, MARK_NUMBERED };

static const struct find_unit *unit(const struct find *f, const struct find_piece *p, uint32_t k)
{
	return &f->units.v[f->paras.v[p->first + k].unit];
}

static const struct passage *passage(const struct find *f, const struct find_unit *u)
{
	return f->tape.place[u->place].passage;
}

static enum mark mark_of(const struct find *f, const struct find_piece *p, uint32_t k)
{
	const struct find_para *q = &f->paras.v[p->first + k];
	const struct find_unit *u = unit(f, p, k);
	if (passage(f, u)->kind == PASSAGE_ITEM)
		return MARK_ITEM;
	if (q->from != u->from || passage(f, u)->kind != PASSAGE_TEXT)
		return MARK_NONE;
	return u->traits & UNIT_BULLET   ? MARK_BULLET
	       : u->traits & UNIT_DASH   ? MARK_DASHED
	       : u->traits & UNIT_NUMBER ? MARK_NUMBERED
					 : MARK_NONE;
}

/* How many paragraphs from k on are items of one list. */
static uint32_t length(const struct find *f, const struct find_piece *p, uint32_t k, enum mark mark)
{
	uint32_t n = 0;
	int32_t number = 0;
	for (; k + n < p->n; n++) {
		const struct find_unit *u = unit(f, p, k + n);
		bool more = n && mark == MARK_ITEM && passage(f, u)->kind == PASSAGE_TEXT &&
			    u->indent >= 2 && !f->paras.v[p->first + k + n].gone;
		if (mark_of(f, p, k + n) != mark && !more)
			break;
		if (mark == MARK_NUMBERED && u->number != ++number)
			break;
	}
	return n;
}

/* Where the run-in head of an item ends: "Topic: ...", or words in bold; 0: it has none. */
static uint32_t head_end(
	const struct find *f, const struct find_unit *u, uint32_t from, uint32_t to)
{
	struct str s = { f->tape.text + from, to - from };
	unsigned words = 0;
	if (u->lead_look & STRETCH_BOLD && u->lead > from && u->lead < to) {
		uint32_t end = u->lead;
		while (end < to && (f->tape.text[end] == ':' || f->tape.text[end] == '.'))
			end++;
		return find_words((struct str){ s.s, end - from }) <= HEAD_WORDS ? end : 0;
	}
	for (size_t i = 0; i < s.n && words <= HEAD_WORDS;) {
		uint32_t c = str_next(s, &i);
		if (find_colon(c) && i < s.n && (c != ':' || find_space((unsigned char)s.s[i])))
			return from + (uint32_t)i;
		if (find_stop(c) || find_quote(c) || c == ',' || c == '(')
			return 0;
		words += find_space(c);
	}
	return 0;
}

static struct block *item(
	struct find *f, const struct find_para *q, uint32_t from, bool heads, uint32_t strip)
{
	const struct find_unit *u = &f->units.v[q->unit];
	struct block *b = find_block(f, BLOCK_ITEM, u->loc), *para;
	uint32_t end = heads ? head_end(f, u, from, q->to) : 0;
	if (heads && !end && u->words <= HEAD_WORDS) {
		b->title = find_spans(f, from, q->to, strip | UNIT_BOLD);
		return b;
	}
	if (end) {
		b->title = find_spans(f, from, end, strip | UNIT_BOLD);
		while (end < q->to && find_space((unsigned char)f->tape.text[end]))
			end++;
	}
	if (end == q->to)
		return b;
	para = find_block(f, BLOCK_PARA, u->loc);
	para->text = find_spans(f, end ? end : from, q->to, strip);
	b->first = para;
	return b;
}

struct level {
	struct block *list, *item, **tail;
	struct block **inner; /* the end of what is in the item */
};

static void append(struct level *l, struct block *b)
{
	assert(l->item); /* no list begins, and no item goes on, above the first item */
	while (*l->inner)
		l->inner = &(*l->inner)->next;
	*l->inner = b;
}

/* The list at a depth below the item above it. */
static void open_list(struct find *f, struct level *l, int depth, bool ordered, struct loc loc)
{
	struct block *list = find_block(f, BLOCK_LIST, loc);
	list->ordered = ordered;
	l[depth].list = list;
	l[depth].item = NULL;
	l[depth].tail = &list->first;
	if (depth > 0)
		append(&l[depth - 1], list);
}

static bool heads(const struct find *f, const struct find_piece *p, uint32_t k, uint32_t n)
{
	uint32_t with = 0;
	for (uint32_t i = k; i < k + n; i++) {
		const struct find_para *q = &f->paras.v[p->first + i];
		with += head_end(f, &f->units.v[q->unit], f->units.v[q->unit].text, q->to) > 0;
	}
	return with >= 2;
}

static void more(struct find *f, struct level *l, const struct find_para *q, uint32_t strip)
{
	struct block *para = find_block(f, BLOCK_PARA, f->units.v[q->unit].loc);
	para->text = find_spans(f, q->from, q->to, strip);
	append(l, para);
}

static int level_of(const struct find *f, const struct find_para *q)
{
	const struct passage *g = passage(f, &f->units.v[q->unit]);
	return g->level > 0 ? g->level : 0;
}

/* The nesting that the list begins from: formats count from 0 or from 1. */
static int least_level(const struct find *f, const struct find_piece *p, uint32_t k, uint32_t n)
{
	int least = INT_MAX;
	for (uint32_t i = k; i < k + n; i++) {
		int level = level_of(f, &f->paras.v[p->first + i]);
		if (mark_of(f, p, i) == MARK_ITEM && level < least)
			least = level;
	}
	return least;
}

struct block *find_list(struct find *f, const struct find_piece *p, uint32_t *k, uint32_t strip)
{
	struct level l[DEPTH + 1] = { 0 };
	enum mark mark = mark_of(f, p, *k);
	uint32_t n = mark == MARK_NONE ? 0 : length(f, p, *k, mark), end = *k + n;
	bool run_in = heads(f, p, *k, n);
	int depth = -1, least = mark == MARK_ITEM ? least_level(f, p, *k, n) : 0;
	if (n == 0 || (n == 1 && (mark == MARK_DASHED || mark == MARK_NUMBERED)))
		return NULL;
	for (; *k < end; ++*k) {
		const struct find_para *q = &f->paras.v[p->first + *k];
		const struct find_unit *u = &f->units.v[q->unit];
		uint32_t from = mark == MARK_ITEM ? q->from : u->text;
		int level = mark == MARK_ITEM ? level_of(f, q) - least : 0;
		if (mark_of(f, p, *k) != mark) {
			more(f, &l[depth], q, strip);
			continue;
		}
		level = level > depth + 1 ? depth + 1 : level > DEPTH ? DEPTH : level;
		if (level > depth)
			open_list(f, l, level, mark == MARK_NUMBERED || passage(f, u)->ordered,
				u->loc);
		depth = level;
		assert(l[depth].tail);
		find_leave(f, q->from, from, LEFT_MARK, "");
		l[depth].item = item(f, q, from, run_in, strip);
		l[depth].inner = &l[depth].item->first;
		*l[depth].tail = l[depth].item;
		l[depth].tail = &l[depth].item->next;
	}
	return l[0].list;
}
