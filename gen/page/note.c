/* Notes: footnotes are set where they are cited, their lines kept aside until their page is known;
 * endnotes wait, and are text like other text behind the interview. */
#include "page/inside.h"

sp page_note_leading(const struct builder *b)
{
	return page_leading(b, STYLE_NOTE);
}

/* Notes below several columns are as wide as those are together. */
sp page_note_measure(const struct builder *b)
{
	return b->style->notes.at == NOTES_PAGE ? b->full : b->measure;
}

struct str page_note_ref(struct builder *b, const struct span *s)
{
	return arena_printf(b->arena, "noteref:%lld", (long long)s->number);
}

/* On which page a note is cited the attempt before knows; until all is settled, it may be wrong. */
struct str page_note_label(struct builder *b, const struct span *s)
{
	const struct style_notes *n = &b->style->notes;
	if (n->numbers != NUMBERS_PAGE || n->at == NOTES_END)
		return arena_printf(b->arena, "%lld", (long long)s->number);
	struct page_place_known at = page_known(b, page_note_ref(b, s), s->loc);
	while (b->counted.n <= at.page)
		*VEC_PUSH(b->work, &b->counted) = 0;
	return arena_printf(b->arena, "%u", ++b->counted.v[at.page]);
}

/* The number before a note leads back to where it is cited. */
static void number(struct flow *f, const struct page_later *n)
{
	struct builder *b = f->b;
	uint32_t label = page_node(b, ROLE_NOTE_LABEL, n->node, n->note->loc);
	uint32_t link = page_node(b, ROLE_LINK, label, n->note->loc);
	b->node.v[link].target = page_note_ref(b, n->note);
	b->node.v[link].title = interview_word(f->lang, WORD_BACK_TO_TEXT);
	f->link = link;
	f->links = true;
	page_flow_ours(f, n->label, link);
	f->link = NODE_NONE;
	page_flow_ours(f, STR("\u2002"), label);
}

/* Into slabs of their own, or, w being given, into the list. */
static void lines(struct flow *f, const struct where *w)
{
	struct builder *b = f->b;
	struct set_para set;
	const struct style_text *st = &b->style->text[STYLE_NOTE];
	if (w) {
		page_set_in(f, w, 0, &set);
		page_lines(b, w, STYLE_NOTE, &set);
		return;
	}
	page_set(f, b->measure - st->start - st->end, 0, &set);
	for (size_t i = 0; i < set.para.n; i++) {
		page_slab(b, set.leading);
		page_put_line(b, &set, i, st->start, 0);
	}
}

/* Paragraphs of a note; of blocks of other kinds their paragraphs. */
static void paragraphs(struct builder *b, const struct where *w, const struct block *first,
	const struct page_later *n, bool *numbered)
{
	for (const struct block *k = first; k; k = k->next) {
		if (k->kind != BLOCK_PARA) {
			paragraphs(b, w, k->first, n, numbered);
			continue;
		}
		struct arena_mark m = arena_mark(b->scratch);
		struct flow f;
		page_flow(b, &f, STYLE_NOTE, k->lang.n ? k->lang : n->lang);
		f.now = f.lang;
		if (!*numbered)
			number(&f, n);
		*numbered = true;
		page_flow_spans(&f, k->text, page_node(b, ROLE_PARA, n->node, k->loc));
		lines(&f, w);
		arena_reset(b->scratch, m);
	}
}

static uint32_t node_of(struct builder *b, const struct span *s, uint32_t parent)
{
	uint32_t n = page_node(b, ROLE_NOTE, parent, s->loc);
	b->node.v[n].id = arena_printf(b->arena, "note:%lld", (long long)s->number);
	b->node.v[n].lang = s->lang;
	return n;
}

static void set_note(struct builder *b, const struct page_later *n)
{
	uint32_t index = (uint32_t)b->note.n, first = (uint32_t)b->slab.n;
	sp measure = b->measure;
	bool numbered = false;
	VEC_PUSH(b->work, &b->note);
	b->measure = page_note_measure(b);
	paragraphs(b, NULL, n->note->blocks, n, &numbered);
	b->measure = measure;
	b->note.v[index] = (struct page_note){ first, (uint32_t)b->slab.n - first, b->outer_span,
		n->dest };
	if ((sp)b->note.v[index].slabs * page_note_leading(b) > b->height / 2)
		diag_at(b->diag, DIAG_NOTE, n->note->loc,
			"this note takes more than half of a page; it runs on");
	struct str id = b->node.v[n->node].id;
	page_dest_at(b, id, first < b->slab.n ? first : NODE_NONE);
}

void page_footnote(struct builder *b, const struct page_later *note, uint32_t parent)
{
	struct page_later n = *note;
	if (b->style->notes.at == NOTES_END) {
		*VEC_PUSH(b->work, &b->later) = n;
		return;
	}
	n.node = node_of(b, n.note, parent);
	n.dest = page_dest_at(b, page_note_ref(b, n.note), 0);
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

bool page_has_endnotes(const struct builder *b)
{
	return b->style->notes.at == NOTES_END && b->interview->notes > 0;
}

/* Those that are cited inside of others follow behind the last. */
void page_endnotes(struct builder *b, const struct where *w)
{
	struct where in = *w;
	if (b->later.n == 0)
		return;
	page_part(b, "notes");
	in.node = page_node(b, ROLE_SECTION, w->node, (struct loc){ 0 });
	b->node.v[in.node].title = interview_word(w->lang, WORD_NOTES);
	page_heading(b, &in, WORD_NOTES, "doc:notes");
	for (size_t i = 0; i < b->later.n; i++) {
		struct page_later n = b->later.v[i];
		bool numbered = false;
		n.node = node_of(b, n.note, in.node);
		page_anchor(b, b->node.v[n.node].id);
		paragraphs(b, &in, n.note->blocks, &n, &numbered);
	}
}
