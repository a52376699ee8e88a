/* Where the body is cut into files.
 *
 * A reading system loads a file at a time, and the older ones grow slow or give up beyond some
 * 300 KB; a file also begins on a new screen. So the cuts follow the interview: each section of the
 * first level is a file, what stands before, between and after sections is one, and a file that
 * would hold more than PART_BYTES is cut again before an exchange or a subsection, never
 * inside one, where the reader expects to turn a page anyhow. */
#include "epub/book.h"

enum { PART_BYTES = 128 << 10, MARKUP_BYTES = 64 /* what a block's tags take, about */ };

static size_t span_weight(const struct span *s)
{
	size_t n = 0;
	for (; s; s = s->next)
		n += s->text.n + span_weight(s->first);
	return n;
}

static size_t weight(const struct block *b)
{
	size_t n = MARKUP_BYTES + span_weight(b->title) + span_weight(b->text);
	for (const struct block *k = b->first; k; k = k->next)
		n += weight(k);
	return n;
}

/* Whether the block gets an id without having asked for one. */
static bool is_place(enum block_kind k)
{
	return k == BLOCK_SECTION || k == BLOCK_EXCHANGE || interview_is_turn(k);
}

static void take(struct book *book, struct str id, struct str href)
{
	struct str *at = ARENA_NEW(book->arena, struct str);
	*at = href;
	map_put(&book->ids, id, at);
}

static void take_ids(struct book *book, const struct block *b, struct str href)
{
	if (b->slug.n && (b->id.n || is_place(b->kind) || map_get(&book->wanted, b->slug) != NULL))
		take(book, b->slug, href);
	for (const struct block *k = b->first; k; k = k->next)
		take_ids(book, k, href);
}

static void want_blocks(struct book *, const struct block *);

/* What links lead to needs an id even if it has none of its own: the paragraph round a note. */
static void want(struct book *book, const struct span *s)
{
	for (; s; s = s->next) {
		if (s->kind == SPAN_LINK && s->target)
			map_put(&book->wanted, s->target->slug, book);
		want(book, s->first);
		want_blocks(book, s->blocks);
	}
}

static void want_blocks(struct book *book, const struct block *b)
{
	for (; b; b = b->next) {
		want(book, b->title);
		want(book, b->text);
		want_blocks(book, b->first);
	}
}

/* The title page and the people's page hold blocks too. */
static void plan_outside(struct book *book)
{
	const struct interview *in = book->interview;
	const struct block *const front[] = { in->meta.editor_note, in->meta.summary };
	for (size_t i = 0; i < sizeof front / sizeof *front; i++)
		for (const struct block *b = front[i]; b; b = b->next)
			take_ids(book, b, STR("title.xhtml"));
	struct interview_people p = { 0 };
	while (interview_next_person(in, &p))
		for (const struct block *b = p.person->bio; b; b = b->next)
			take_ids(book, b, STR("people.xhtml"));
}

static void want_meta(struct book *book, const struct meta *m)
{
	want(book, m->subtitle);
	want_blocks(book, m->editor_note);
	want_blocks(book, m->summary);
}

static void want_all(struct book *book)
{
	const struct interview *in = book->interview;
	struct interview_people p = { 0 };
	want_meta(book, &in->meta);
	want_blocks(book, in->body);
	for (const struct block *b = in->body; b; b = b->next)
		if (b->chapter)
			want_meta(book, &b->chapter->meta);
	while (interview_next_person(in, &p))
		want_blocks(book, p.person->bio);
}

struct str epub_id(struct book *book, struct str name, struct str href)
{
	struct str id = name;
	for (int i = 2; map_get(&book->ids, id); i++)
		id = arena_printf(book->arena, "%.*s-%d", STR_ARG(name), i);
	take(book, id, href);
	return id;
}

static void add(struct book *book, struct chapter c)
{
	if (c.first == c.stop && !c.section && !c.begins)
		return;
	c.href = arena_printf(book->arena, "chapter-%zu.xhtml", book->chapters.n + 1);
	if (c.section && c.opens && c.section->slug.n)
		take(book, c.section->slug, c.href);
	if (c.begins) {
		const struct meta *m = &c.interview->chapter->meta;
		take(book, c.interview->slug, c.href);
		for (const struct block *b = m->editor_note; b; b = b->next)
			take_ids(book, b, c.href);
		for (const struct block *b = m->summary; b; b = b->next)
			take_ids(book, b, c.href);
	}
	for (const struct block *b = c.first; b != c.stop; b = b->next)
		take_ids(book, b, c.href);
	*VEC_PUSH(book->arena, &book->chapters) = c;
}

/* Cuts the stretch c where it grows long. */
static void add_parts(struct book *book, struct chapter c)
{
	const struct block *stop = c.stop;
	size_t held = 0;
	for (const struct block *b = c.first; b != stop; b = b->next) {
		size_t n = weight(b);
		bool fit = is_place(b->kind) || held > 4 * PART_BYTES;
		if (held && fit && held + n > PART_BYTES) {
			c.stop = b;
			add(book, c);
			c.first = b;
			c.opens = c.begins = false;
			held = 0;
		}
		held += n;
	}
	c.stop = stop;
	add(book, c);
}

/* Pages are looked up by the address of the span or block they begin at; of several at one address
 * the first is kept, the others follow it. */
static void find_pages(struct book *book)
{
	const struct epub_query *q = book->query;
	for (size_t i = q->pages; i-- > 0;) {
		const struct edition_page *p = &q->page[i];
		const void *const *at = p->span ? (const void *)&p->span : (const void *)&p->block;
		struct str key = { (const char *)at, sizeof *at };
		map_put(&book->page_at, key, (void *)(uintptr_t)p);
	}
}

/* A body: the book's, or that of an interview in a collection. */
static void plan_body(struct book *book, const struct block *b, const struct block *interview)
{
	bool opens = true, begins = interview != NULL;
	if (begins && (!b || b->kind == BLOCK_SECTION)) {
		add(book, (struct chapter){
				  .interview = interview, .first = b, .stop = b, .begins = true });
		begins = false;
	}
	while (b) {
		struct chapter c = {
			.interview = interview, .first = b, .opens = true, .begins = begins
		};
		if (b->kind == BLOCK_SECTION) {
			c.section = b;
			c.first = b->first;
			b = b->next;
		} else {
			c.opens = opens;
			opens = false;
			while (b && b->kind != BLOCK_SECTION)
				b = b->next;
			c.stop = b;
		}
		begins = false;
		add_parts(book, c);
	}
}

void epub_plan(struct book *book)
{
	const struct interview *in = book->interview;
	want_all(book);
	plan_outside(book);
	if (!in->collection)
		plan_body(book, in->body, NULL);
	for (const struct block *b = in->body; b && in->collection; b = b->next)
		plan_body(book, b->first, b);
	find_pages(book);
}
