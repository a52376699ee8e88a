/* The text of a paragraph: the tree of spans flattened, each stretch with its look, its node, its
 * place in the reading order and where in the source it comes from. */
#include "page/inside.h"

#include <assert.h>

void page_flow(struct builder *b, struct flow *f, enum style_kind block, struct str lang)
{
	*f = (struct flow){ .b = b, .block = block, .lang = lang, .now = lang, .link = NODE_NONE };
}

static void push(struct flow *f, struct str text, uint32_t node, const struct span *src)
{
	if (text.n == 0)
		return;
	struct page_span *p = VEC_PUSH(f->b->scratch, &f->span);
	p->look = style_look(f->b->style, f->block, f->over, f->depth, &p->rise);
	p->look.lang = f->now;
	p->node = f->artifact ? NODE_NONE : node;
	p->order = ++f->b->order;
	if (f->b->initial)
		f->b->order += 2; /* a drop capital, its word, what follows */
	p->src = src;
	*VEC_PUSH(f->b->scratch, &f->text) = (struct text_span){ .text = text,
		.loc = src                 ? src->loc
		       : node != NODE_NONE ? f->b->node.v[node].loc
					   : (struct loc){ 0 } };
	*VEC_PUSH(f->b->scratch, &f->links_of) = f->link;
}

void page_flow_ours(struct flow *f, struct str text, uint32_t node)
{
	push(f, text, node, NULL);
}

void page_flow_style(struct flow *f, enum style_kind over, struct str text, uint32_t node)
{
	assert(f->depth < PAGE_FLOW_DEPTH);
	f->over[f->depth++] = over;
	push(f, text, node, NULL);
	f->depth--;
}

void page_flow_as(struct flow *f, enum style_kind block, struct str text, uint32_t node)
{
	const struct style_text *t = f->b->style->text, *own = &t[block];
	size_t at = f->span.n;
	push(f, text, node, NULL);
	for (; at < f->span.n; at++) {
		struct look *l = &f->span.v[at].look;
		struct str lang = l->lang;
		sp size = len_scale(l->size, own->size, t[STYLE_BODY].size);
		*l = style_look(f->b->style, block, NULL, 0, NULL);
		l->tracking = own->size ? len_scale(l->tracking, size, own->size) : 0;
		l->size = size;
		l->lang = lang;
	}
}

static void number_mark(struct flow *f, const struct span *s, uint32_t node)
{
	struct builder *b = f->b;
	if (f->artifact || f->no_notes)
		return;
	uint32_t ref = page_node(b, ROLE_NOTE_REF, node, s->loc);
	uint32_t link = page_node(b, ROLE_LINK, ref, s->loc);
	long long number = (long long)s->number;
	struct str mark = page_note_label(b, s);
	b->node.v[link].target = arena_printf(b->arena, "note:%lld", number);
	b->node.v[link].title = arena_printf(
		b->arena, "%.*s %.*s", STR_ARG(interview_word(f->lang, WORD_NOTE)), STR_ARG(mark));
	uint32_t before = f->link;
	f->link = link;
	f->links = true;
	if (b->style->notes.at == NOTES_END)
		page_flow_spot(f, page_note_ref(b, s));
	page_flow_style(f, STYLE_NOTE_MARK, mark, link);
	f->link = before;
	if (!b->in_note)
		b->outer_span = (uint32_t)f->span.n - 1;
	page_footnote(b,
		&(struct page_later){
			.note = s, .lang = s->lang.n ? s->lang : f->lang, .label = mark },
		node);
}

static struct str link_title(struct builder *b, const struct span *s)
{
	struct str t = interview_plain(b->arena, s->first);
	return t.n ? t : s->value;
}

/* The node of a span; its parent's where the span is only a look. */
static uint32_t span_node(struct flow *f, const struct span *s, uint32_t node)
{
	static const enum page_role roles[SPAN_N] = {
		[SPAN_TEXT] = ROLE_N,
		[SPAN_EM] = ROLE_EM,
		[SPAN_STRONG] = ROLE_STRONG,
		[SPAN_CITE] = ROLE_CITE,
		[SPAN_FOREIGN] = ROLE_SPAN,
		[SPAN_ABBR] = ROLE_ABBR,
		[SPAN_LINK] = ROLE_LINK,
		[SPAN_NOTE] = ROLE_N,
		[SPAN_PERSON] = ROLE_N,
		[SPAN_INSERT] = ROLE_INSERT,
		[SPAN_SUP] = ROLE_N,
		[SPAN_SUB] = ROLE_N,
		[SPAN_SMALLCAPS] = ROLE_N,
		[SPAN_INDEX] = ROLE_N,
		[SPAN_BREAK] = ROLE_N,
		[SPAN_DIRECTION] = ROLE_DIRECTION,
		[SPAN_TIME] = ROLE_TIME,
	};
	enum page_role role = roles[s->kind];
	if (role == ROLE_N && s->lang.n && !str_eq(s->lang, f->now))
		role = ROLE_SPAN;
	if (role == ROLE_N || f->artifact || (role == ROLE_LINK && f->no_notes))
		return node;
	uint32_t n = page_node(f->b, role, node, s->loc);
	if (n == NODE_NONE)
		return n;
	struct node *made = &f->b->node.v[n];
	made->lang = str_eq(s->lang, f->now) ? (struct str){ 0 } : s->lang;
	if (s->kind == SPAN_ABBR)
		made->expansion = s->value;
	if (s->kind == SPAN_LINK) {
		made->target = s->target ? s->target->slug : (struct str){ 0 };
		made->uri = s->target ? (struct str){ 0 } : s->value;
		made->title = link_title(f->b, s);
	}
	return n;
}

void page_flow_spot(struct flow *f, struct str name)
{
	struct builder *b = f->b;
	struct page_spot *s = VEC_PUSH(b->scratch, &f->spot);
	*s = (struct page_spot){ (uint32_t)f->span.n, page_dest_at(b, name, PAGE_LATER) };
}

/* "further up (page 3)", or "page 3" alone. */
static void say_page(struct flow *f, const struct span *s, uint32_t node)
{
	struct builder *b = f->b;
	struct str phrase = page_phrase(b, s->target->slug, f->now, s->loc);
	if (s->page == LINK_INSTEAD) {
		push(f, phrase, node, NULL);
		return;
	}
	push(f, arena_printf(b->arena, " (%.*s)", STR_ARG(phrase)), node, NULL);
}

static void open_bracket(struct flow *f, const struct span *s, uint32_t node)
{
	if (s->kind == SPAN_INSERT || s->kind == SPAN_DIRECTION)
		push(f, STR("["), node, NULL);
	else if (s->kind == SPAN_TIME && !interview_has_text(s->first))
		push(f, s->value, node, NULL);
}

static void close_bracket(struct flow *f, const struct span *s, uint32_t node)
{
	if (s->kind == SPAN_INSERT && s->value.n)
		push(f, arena_printf(f->b->arena, " – %.*s]", STR_ARG(s->value)), node, NULL);
	else if (s->kind == SPAN_INSERT || s->kind == SPAN_DIRECTION)
		push(f, STR("]"), node, NULL);
}

static void inner(struct flow *f, const struct span *s, uint32_t node)
{
	struct str lang = f->now;
	size_t depth = f->depth;
	uint32_t link = f->link, n = span_node(f, s, node);
	enum style_kind over = style_of_span(s->kind);
	if (over != STYLE_BODY && f->depth < PAGE_FLOW_DEPTH - 1)
		f->over[f->depth++] = over;
	if (s->lang.n)
		f->now = s->lang;
	if (s->kind == SPAN_LINK && !f->artifact && !f->no_notes) {
		f->link = n;
		f->links = true;
	}
	bool paged = s->kind == SPAN_LINK && s->target && s->page != LINK_WORDS && !f->artifact &&
		     !f->no_notes;
	if (s->kind == SPAN_INDEX || s->kind == SPAN_PERSON)
		page_index_spot(f, s);
	open_bracket(f, s, n);
	if (!paged || s->page == LINK_ADD)
		page_flow_spans(f, s->first, n);
	if (paged)
		say_page(f, s, n);
	close_bracket(f, s, n);
	f->depth = depth;
	f->now = lang;
	f->link = link;
}

void page_flow_spans(struct flow *f, const struct span *first, uint32_t node)
{
	for (const struct span *s = first; s; s = s->next) {
		switch (s->kind) {
		case SPAN_TEXT:
			push(f, s->text, node, s);
			break;
		case SPAN_BREAK:
			push(f, STR("\n"), node, NULL);
			break;
		case SPAN_NOTE:
			number_mark(f, s, node);
			break;
		case SPAN_EM:
		case SPAN_STRONG:
		case SPAN_CITE:
		case SPAN_FOREIGN:
		case SPAN_ABBR:
		case SPAN_LINK:
		case SPAN_PERSON:
		case SPAN_INSERT:
		case SPAN_SUP:
		case SPAN_SUB:
		case SPAN_SMALLCAPS:
		case SPAN_INDEX:
		case SPAN_DIRECTION:
		case SPAN_TIME:
		case SPAN_N:
			inner(f, s, node);
			break;
		}
	}
}
