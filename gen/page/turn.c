/* Turns: who speaks, and what is said. */
#include "page/inside.h"

enum { HUNG_LINES = 2 };

static enum style_kind style_of_turn(enum block_kind k)
{
	return k == BLOCK_QUESTION ? STYLE_QUESTION
	       : k == BLOCK_ANSWER ? STYLE_ANSWER
				   : STYLE_REMARK;
}

static enum page_role role_of_turn(enum block_kind k)
{
	return k == BLOCK_QUESTION ? ROLE_QUESTION : k == BLOCK_ANSWER ? ROLE_ANSWER : ROLE_REMARK;
}

static struct str speaker(const struct block *turn, struct str lang)
{
	return turn->who ? turn->who->name->text : interview_word(lang, WORD_UNKNOWN_SPEAKER);
}

static struct str named(
	struct builder *b, const struct block *turn, enum style_label_text how, struct str lang)
{
	const struct person *p = turn->who;
	struct str s = { 0 };
	switch (how) {
	case LABEL_NAME:
		s = speaker(turn, lang);
		break;
	case LABEL_SHORT:
		s = p ? p->label : s;
		break;
	case LABEL_INITIALS:
		s = p ? interview_initials(b->work, b->interview, p) : s;
		break;
	case LABEL_QA:
		if (turn->kind != BLOCK_REMARK)
			s = interview_word(lang, turn->kind == BLOCK_QUESTION ? WORD_QUESTION_SHORT
									      : WORD_ANSWER_SHORT);
		break;
	}
	if (s.n == 0)
		s = p && p->label.n ? p->label : speaker(turn, lang);
	return s;
}

/* Whether nobody of that name has spoken before; from now on somebody has. */
static bool first_time(struct builder *b, const struct person *p)
{
	struct str id = p ? p->id : (struct str){ 0 };
	if (map_get(&b->spoken, id))
		return false;
	map_put(&b->spoken, id, b);
	return true;
}

static struct str words(
	struct builder *b, const struct block *turn, const struct style_text *st, struct str lang)
{
	enum style_label_text how = st->label_text;
	bool first = first_time(b, turn->who);
	if (first && st->label_first == FIRST_NAME)
		how = LABEL_NAME;
	else if (first && st->label_first == FIRST_SHORT)
		how = LABEL_SHORT;
	return arena_printf(b->arena, "%.*s%.*s", STR_ARG(named(b, turn, how, lang)),
		STR_ARG(b->style->text[STYLE_LABEL].text));
}

/* From here on running heads know who speaks. */
static void begin(
	struct builder *b, const struct block *turn, const struct style_text *st, struct str lang)
{
	struct page_context here = b->context.v[b->context.n - 1];
	here.speaker = speaker(turn, lang);
	here.turn = st;
	here.again = st->labels == LABEL_HUNG ? named(b, turn, st->label_text, lang)
					      : named(b, turn, LABEL_SHORT, lang);
	page_context(b, &here);
}

static struct set_para set_label(
	struct builder *b, const struct where *w, struct str text, uint32_t node, sp width)
{
	struct flow f;
	struct set_para set;
	page_flow(b, &f, STYLE_LABEL, w->lang);
	page_flow_ours(&f, text, node);
	page_set(&f, width, 0, &set);
	return set;
}

/* What does not fit goes elsewhere, and nobody need know. */
static struct set_para try_label(
	struct builder *b, const struct where *w, struct str text, uint32_t node, sp width)
{
	struct diag *told = b->diag;
	b->diag = NULL;
	struct set_para set = set_label(b, w, text, node, width);
	b->diag = told;
	return set;
}

static bool fits(const struct set_para *set)
{
	for (size_t i = 0; i < set->para.n; i++)
		if (set->para.line[i].overfull > 0 || set->para.line[i].broken)
			return false;
	return set->para.n > 0 && set->para.n <= HUNG_LINES;
}

/* How far a line of the set begins behind the edge that the document's lines begin at. */
static sp set_off(const struct builder *b, const struct set_para *set)
{
	const struct line *l = &set->para.line[0];
	sp x = l->n ? l->mark[0].x : 0;
	return b->rtl ? set->width - x - l->width : x;
}

/* In the hang if it goes there, on two lines where it has to; else above. The hang is before the
 * measure as far as the page has room there; what is missing is taken from the measure. The height
 * that a turn should have, not to run into the label of the next. */
static sp hung(struct builder *b, struct where *w, struct str text, uint32_t node, sp hang)
{
	struct arena_mark m = arena_mark(b->scratch);
	sp gap = b->style->text[STYLE_LABEL].size / 3, room = b->style->page.hang;
	struct set_para set = { 0 };
	sp left = w->left, high = 0;
	w->left += hang > room ? hang - room : 0;
	if (hang > gap)
		set = try_label(b, w, text, node, hang - gap);
	if (fits(&set)) {
		page_label(b, &set, w->left - hang - (set.para.n == 1 ? set_off(b, &set) : 0));
		high = (sp)set.para.n * set.leading;
	} else {
		struct where above = *w;
		above.left = left - (hang < room ? hang : room);
		set = set_label(b, w, text, node, w->right - above.left);
		page_lines(b, &above, STYLE_LABEL, &set);
		page_penalty(b, FILL_NEVER, 0);
		page_fault(b, PAGE_KEPT);
	}
	arena_reset(b->scratch, m);
	return high;
}

/* White for what a label is higher than the turn it stands beside. */
static void make_room(struct builder *b, size_t first, sp high)
{
	for (size_t i = first; i < b->item.n && high > 0; i++)
		high -= b->item.v[i].kind == FILL_BOX ? b->item.v[i].height : 0;
	if (high > 0)
		page_space(b, high);
}

/* The time code in the margin behind the first line; false: it is too wide for that. */
static bool time_aside(struct builder *b, const struct where *w, const struct block *turn)
{
	struct arena_mark m = arena_mark(b->scratch);
	const struct style_page *p = &b->style->page;
	sp gap = b->style->text[STYLE_BODY].size * 2 / 3;
	sp margin = p->duplex && p->inner < p->outer ? p->inner : p->outer;
	if (b->columns > 1 && !b->wide)
		margin = p->gutter < margin ? p->gutter : margin;
	sp room = b->measure + margin - w->right - 2 * gap;
	struct set_para set = { 0 };
	struct flow f;
	if (room <= gap)
		return false;
	page_flow(b, &f, STYLE_BODY, w->lang);
	page_flow_style(&f, STYLE_TIME, turn->time, page_node(b, ROLE_TIME, w->node, turn->loc));
	page_set(&f, room, 0, &set);
	bool goes = set.para.n == 1 && set.para.line[0].overfull <= 0;
	if (goes)
		page_label(b, &set, w->right + gap);
	arena_reset(b->scratch, m);
	return goes;
}

static void above(struct builder *b, const struct where *w, struct str text, uint32_t node)
{
	struct arena_mark m = arena_mark(b->scratch);
	struct set_para set = set_label(b, w, text, node, w->right - w->left);
	page_lines(b, w, STYLE_LABEL, &set);
	page_penalty(b, FILL_NEVER, 0);
	page_fault(b, PAGE_KEPT);
	arena_reset(b->scratch, m);
}

struct opening { /* what stands before the words of a turn */
	struct str label;
	uint32_t node; /* of the label */
	bool time;
};

/* The first paragraph with the label, the time code or both before its text. */
static void run_in(
	struct builder *b, const struct where *w, const struct block *turn, const struct opening *o)
{
	struct arena_mark m = arena_mark(b->scratch);
	const struct block *k = turn->first;
	struct flow f;
	struct set_para set;
	page_flow(b, &f, w->para, k->lang.n ? k->lang : w->lang);
	if (o->label.n) {
		page_flow_as(&f, STYLE_LABEL, o->label, o->node);
		page_flow_ours(&f, STR(" "), o->node);
	}
	if (o->time) {
		uint32_t time = page_node(b, ROLE_TIME, w->node, turn->loc);
		page_flow_style(&f, STYLE_TIME, turn->time, time);
		page_flow_ours(&f, STR(" "), time);
	}
	if (k->slug.n)
		page_anchor(b, k->slug);
	page_flow_spans(&f, k->text, page_block_node(b, ROLE_PARA, w, k));
	if (!page_set_initial(&f, w, &set))
		page_set_in(&f, w, 0, &set);
	page_lines(b, w, w->para, &set);
	arena_reset(b->scratch, m);
	b->after_para = true;
}

static void behind(struct builder *b, const struct block *turn)
{
	const struct style_pagination *c = &b->style->pagination;
	bool answered = turn->next && interview_is_turn(turn->next->kind);
	if (turn->kind != BLOCK_QUESTION || !answered)
		return;
	page_penalty(b, c->question_answer, c->recto_foot_question);
	page_fault(b, PAGE_PARTED | PAGE_RECTO_QUESTION);
}

void page_turn(struct builder *b, const struct where *w, const struct block *turn)
{
	enum style_kind style = style_of_turn(turn->kind);
	const struct style_text *st = &b->style->text[style];
	const struct block *k = turn->first;
	struct where in = *w;
	in.node = page_block_node(b, role_of_turn(turn->kind), w, turn);
	in.lang = turn->lang.n ? turn->lang : w->lang;
	in.para = style;
	in.question = turn->kind == BLOCK_QUESTION;
	struct page_context before = b->context.v[b->context.n - 1];
	begin(b, turn, st, in.lang);
	page_anchor(b, turn->slug);
	page_open(b, w, style);
	b->after_para = false;
	enum style_labels how = st->labels;
	if (how == LABEL_RUN_IN && !(k && k->kind == BLOCK_PARA))
		how = LABEL_ABOVE;
	uint32_t node = NODE_NONE;
	struct str text = { 0 };
	if (how != LABEL_NONE) {
		node = page_node(b, ROLE_SPEAKER, in.node, turn->loc);
		text = words(b, turn, st, in.lang);
	}
	sp high = 0;
	size_t first = b->item.n;
	if (how == LABEL_HUNG)
		high = hung(b, &in, text, node, st->label_width);
	else if (how == LABEL_ABOVE)
		above(b, &in, text, node);
	bool time = turn->time.n && st->times != TIMES_NONE;
	if (time && st->times == TIMES_MARGIN)
		time = !time_aside(b, &in, turn);
	bool own_first = k && k->kind == BLOCK_PARA && (how == LABEL_RUN_IN || time);
	if (turn->kind == BLOCK_ANSWER)
		page_want_initial(b, DROPCAP_ANSWERS);
	if (own_first)
		run_in(b, &in, turn,
			&(struct opening){
				how == LABEL_RUN_IN ? text : (struct str){ 0 }, node, time });
	page_build(b, &in, own_first ? k->next : k);
	page_flush_labels(b);
	page_close(b, w, style);
	make_room(b, first, high);
	page_context(b, &before);
	behind(b, turn);
}
