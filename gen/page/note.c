/* Footnotes: set where they are cited, their lines kept aside until their page is known. */
#include "page/inside.h"

sp page_note_leading(const struct builder *b)
{
	return page_leading(b, STYLE_NOTE);
}

/* The number before a note leads back to where it is cited. */
static void number(struct flow *f, const struct span *s, uint32_t note)
{
	struct builder *b = f->b;
	uint32_t label = page_node(b, ROLE_NOTE_LABEL, note, s->loc);
	uint32_t link = page_node(b, ROLE_LINK, label, s->loc);
	b->node.v[link].target = arena_printf(b->arena, "noteref:%lld", (long long)s->number);
	b->node.v[link].title = interview_word(f->lang, WORD_BACK_TO_TEXT);
	f->link = link;
	f->links = true;
	page_flow_ours(f, arena_printf(b->arena, "%lld", (long long)s->number), link);
	f->link = NODE_NONE;
	page_flow_ours(f, STR("\u2002"), label);
}

static void lines(struct builder *b, struct flow *f)
{
	struct set_para set;
	const struct style_text *st = &b->style->text[STYLE_NOTE];
	page_set(f, b->measure - st->start - st->end, 0, &set);
	for (size_t i = 0; i < set.para.n; i++) {
		page_slab(b, set.leading);
		page_put_line(b, &set, i, st->start, 0);
	}
}

/* Paragraphs of a note; of blocks of other kinds their paragraphs. */
static void paragraphs(struct builder *b, const struct block *first, const struct span *s,
	uint32_t note, bool *numbered)
{
	for (const struct block *k = first; k; k = k->next) {
		if (k->kind != BLOCK_PARA) {
			paragraphs(b, k->first, s, note, numbered);
			continue;
		}
		struct arena_mark m = arena_mark(b->scratch);
		struct flow f;
		page_flow(b, &f, STYLE_NOTE, k->lang.n ? k->lang : s->lang);
		f.now = f.lang;
		if (!*numbered)
			number(&f, s, note);
		*numbered = true;
		page_flow_spans(&f, k->text, page_node(b, ROLE_PARA, note, k->loc));
		lines(b, &f);
		arena_reset(b->scratch, m);
	}
}

static void set_note(struct builder *b, const struct page_later *n)
{
	uint32_t index = (uint32_t)b->note.n, first = (uint32_t)b->slab.n;
	bool numbered = false;
	struct span here = *n->note;
	here.lang = n->lang;
	VEC_PUSH(b->work, &b->note);
	paragraphs(b, n->note->blocks, &here, n->node, &numbered);
	b->note.v[index] = (struct page_note){ first, (uint32_t)b->slab.n - first, b->outer_span,
		n->dest };
	struct str id = b->node.v[n->node].id;
	page_dest_at(b, id, first < b->slab.n ? first : NODE_NONE);
}

void page_footnote(struct builder *b, const struct span *s, uint32_t node, struct str lang)
{
	struct page_later n = { s, page_node(b, ROLE_NOTE, node, s->loc), 0, lang };
	struct node *made = &b->node.v[n.node];
	made->id = arena_printf(b->arena, "note:%lld", (long long)s->number);
	made->lang = s->lang;
	n.lang = s->lang.n ? s->lang : lang;
	n.dest = page_dest_at(b, arena_printf(b->arena, "noteref:%lld", (long long)s->number), 0);
	if (b->in_note) {
		*VEC_PUSH(b->work, &b->later) = n;
		return;
	}
	b->in_note = true;
	set_note(b, &n);
	for (size_t i = 0; i < b->later.n; i++) {
		struct page_later inside = b->later.v[i];
		set_note(b, &inside);
	}
	b->later.n = 0;
	b->in_note = false;
}
