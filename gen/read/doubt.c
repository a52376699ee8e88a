#include "read/inside.h"

/* The words of s with one space between them. */
static struct str collapsed(struct arena *a, struct str s)
{
	struct buf b = { .a = a };
	struct str word;
	while ((word = str_word(&s)).n) {
		if (b.n)
			buf_char(&b, ' ');
		buf_str(&b, word);
	}
	return buf_get(&b);
}

void read_doubts(struct reader *r, const struct xml_node *n, const struct block *block,
	const struct person *person)
{
	for (const struct xml_instruction *x = n->instruction; x; x = x->next) {
		struct doubt *d;
		if (!str_is(x->target, "doubt") || !x->text.n)
			continue;
		d = *r->doubt_tail = ARENA_NEW(r->a, struct doubt);
		r->doubt_tail = &d->next;
		d->loc = x->loc;
		d->text = collapsed(r->a, x->text);
		d->block = block;
		d->person = person;
	}
}
