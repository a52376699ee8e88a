/* Chapters into their collection: slugs and notes of all of them apart, their blocks where walks
 * over the body find them. Each chapter stays an interview with its own people and meta data. */
#include "interview/inside.h"

struct join {
	struct arena *a;
	unsigned chapter;
	size_t notes; /* of the chapters before */
};

static void join_blocks(struct join *, struct block *);

static void join_spans(struct join *j, struct span *s)
{
	for (; s; s = s->next) {
		if (s->kind == SPAN_NOTE)
			s->number += (int64_t)j->notes;
		join_spans(j, s->first);
		join_blocks(j, s->blocks);
	}
}

static void join_blocks(struct join *j, struct block *b)
{
	for (; b; b = b->next) {
		b->slug = arena_printf(j->a, "c%u-%.*s", j->chapter, STR_ARG(b->slug));
		join_spans(j, b->title);
		join_spans(j, b->text);
		join_blocks(j, b->first);
	}
}

static void join_all(struct join *j, struct interview *iv)
{
	struct meta *m = &iv->meta;
	join_spans(j, m->kicker);
	join_spans(j, m->title);
	join_spans(j, m->subtitle);
	join_blocks(j, m->summary);
	join_blocks(j, m->editor_note);
	for (struct person *p = iv->people; p; p = p->next)
		join_blocks(j, p->bio);
	join_blocks(j, iv->body);
}

void interview_join(struct interview *iv)
{
	if (!iv->collection)
		return;
	struct join j = { .a = iv->arena, .notes = iv->notes };
	struct doubt **doubt = &iv->doubt;
	while (*doubt)
		doubt = &(*doubt)->next;
	for (struct block *k = iv->body; k; k = k->next) {
		struct interview *c = k->chapter;
		if (k->kind != BLOCK_CHAPTER || k->first)
			continue;
		j.chapter++;
		join_all(&j, c);
		j.notes += c->notes;
		iv->strange += c->strange;
		k->title = c->meta.title;
		k->lang = str_eq(c->lang, iv->lang) ? (struct str){ 0 } : c->lang;
		k->first = c->body;
		for (struct block *b = c->body; b; b = b->next)
			b->parent = k;
		*doubt = c->doubt;
		while (*doubt)
			doubt = &(*doubt)->next;
	}
	iv->notes = j.notes;
}
