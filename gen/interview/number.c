#include "interview/inside.h"

struct number {
	struct check *c;
	struct map taken;           /* slugs and ids, each to a count of those made from it */
	unsigned of_kind[BLOCK_N];  /* blocks so far */
	const struct block *holder; /* the block whose text is walked */
	VEC(struct str) others;     /* ids that are not people's */
};

static bool declare(struct check *c, struct str id, struct interview_holder h)
{
	const struct interview_holder *had = map_get(&c->ids, id);
	struct interview_holder *new;
	if (had) {
		diag_at(c->diag, DIAG_ERROR, h.loc,
			"expected ids to differ, but \"%.*s\" is that of line %u already; this "
			"one is left out",
			STR_ARG(id), had->loc.line);
		return false;
	}
	new = ARENA_NEW(c->scratch, struct interview_holder);
	*new = h;
	map_put(&c->ids, id, new);
	return true;
}

/* "Water and Steel" as "water-and-steel", at most this long. */
static struct str words(struct arena *a, struct str title)
{
	enum { LONGEST = 40 };
	struct buf b = { .a = a };
	for (size_t i = 0; i < title.n && b.n < LONGEST; i++) {
		char ch = title.s[i];
		if (ch >= 'A' && ch <= 'Z')
			ch = (char)(ch | 32);
		if ((ch >= 'a' && ch <= 'z') || (b.n && ch >= '0' && ch <= '9'))
			buf_char(&b, (unsigned char)ch);
		else if (b.n && b.s[b.n - 1] != '-')
			buf_char(&b, '-');
	}
	while (b.n && b.s[b.n - 1] == '-')
		b.n--;
	return buf_get(&b);
}

static struct str unique(struct number *n, struct str base)
{
	struct arena *a = n->c->iv->arena;
	struct str s = arena_str(a, base);
	unsigned *count = map_get(&n->taken, s);
	while (count) {
		s = arena_printf(a, "%.*s-%u", STR_ARG(base), ++*count);
		if (!map_get(&n->taken, s) && !map_get(&n->c->ids, s))
			break;
	}
	if (!count && map_get(&n->c->ids, s))
		s = arena_printf(a, "%.*s-x", STR_ARG(base));
	count = ARENA_NEW(n->c->scratch, unsigned);
	*count = 1;
	map_put(&n->taken, s, count);
	return s;
}

/* Ids first, everywhere, so that no slug takes one away. */
static void declare_spans(struct number *, struct span *);

static void declare_blocks(struct number *n, struct block *b)
{
	for (; b; b = b->next) {
		if (b->id.n) {
			struct interview_holder h = { .block = b, .loc = b->loc };
			if (!declare(n->c, b->id, h))
				b->id = (struct str){ 0 };
			else
				*VEC_PUSH(n->c->scratch, &n->others) = b->id;
		}
		n->holder = b;
		declare_spans(n, b->title);
		declare_spans(n, b->text);
		declare_blocks(n, b->first);
	}
}

static void declare_spans(struct number *n, struct span *s)
{
	for (; s; s = s->next) {
		const struct block *holder = n->holder;
		if (s->id.n) {
			struct interview_holder h = { .block = holder, .loc = s->loc };
			if (!declare(n->c, s->id, h))
				s->id = (struct str){ 0 };
			else
				*VEC_PUSH(n->c->scratch, &n->others) = s->id;
		}
		if (s->kind == SPAN_NOTE)
			s->number = (int64_t)++n->c->iv->notes;
		declare_spans(n, s->first);
		declare_blocks(n, s->blocks);
		n->holder = holder;
	}
}

static void number_spans(struct number *, struct span *);

static void number(struct number *n, struct block *first, struct block *parent, int depth)
{
	unsigned items = 0;
	for (struct block *b = first; b; b = b->next) {
		unsigned *of_kind = &n->of_kind[b->kind];
		struct str base = { 0 };
		++*of_kind;
		b->parent = parent;
		if (b->kind == BLOCK_SECTION)
			b->depth = depth + 1;
		if (b->kind == BLOCK_EXCHANGE || b->kind == BLOCK_ITEM)
			b->number = ++items;
		else if (b->kind == BLOCK_CELL)
			b->number = items++;
		if (b->chapter)
			base = words(n->c->scratch,
				interview_plain(n->c->scratch, b->chapter->meta.title));
		else if (b->kind == BLOCK_SECTION || b->kind == BLOCK_SIDEBAR)
			base = words(n->c->scratch, interview_plain(n->c->scratch, b->title));
		if (b->id.n)
			b->slug = b->id;
		else if (base.n)
			b->slug = unique(n, base);
		else
			b->slug = unique(n, arena_printf(n->c->scratch, "%s-%u",
						    interview_block_name(b->kind), *of_kind));
		number_spans(n, b->title);
		number_spans(n, b->text);
		number(n, b->first, b, depth + (b->kind == BLOCK_SECTION));
	}
}

/* The paragraphs of notes have slugs too. */
static void number_spans(struct number *n, struct span *s)
{
	for (; s; s = s->next) {
		number_spans(n, s->first);
		number(n, s->blocks, NULL, 0);
	}
}

static void each(struct number *n, bool declaring)
{
	struct interview *iv = n->c->iv;
	struct span *texts[] = { iv->meta.kicker, iv->meta.title, iv->meta.subtitle };
	struct block *trees[] = { iv->meta.summary, iv->meta.editor_note, iv->body };
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		declaring ? declare_spans(n, texts[i]) : number_spans(n, texts[i]);
	for (size_t i = 0; i < sizeof trees / sizeof *trees; i++)
		declaring ? declare_blocks(n, trees[i]) : number(n, trees[i], NULL, 0);
	for (struct person *p = iv->people; p; p = p->next)
		declaring ? declare_blocks(n, p->bio) : number(n, p->bio, NULL, 0);
}

void interview_number(struct check *c)
{
	struct number n = { .c = c, .taken = { .a = c->scratch } };
	for (struct person *p = c->iv->people; p; p = p->next) {
		struct interview_holder h = { .person = p, .loc = p->loc };
		if (p->id.n && declare(c, p->id, h))
			c->people++;
	}
	c->iv->notes = 0;
	each(&n, true);
	each(&n, false);
	c->others = n.others.n;
	c->known = ARENA_ARRAY(c->scratch, c->people + c->others + 1, struct str);
	for (size_t i = 0, k = 0; i < c->ids.n && k < c->people; i++) {
		const struct interview_holder *h = c->ids.val[i];
		if (h->person)
			c->known[k++] = h->person->id;
	}
	for (size_t i = 0; i < c->others; i++)
		c->known[c->people + i] = n.others.v[i];
}
