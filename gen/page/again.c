/* Where a turn runs on to a new page or column, its speaker is named again: in the hang beside the
 * first line, or in the running head, as the layout says. Those who listen have not left the turn,
 * so it is nobody's text: an artifact. */
#include "page/inside.h"

static const struct page_context *going_on(const struct builder *b, uint32_t slab)
{
	const struct page_context *c;
	if (slab == NODE_NONE)
		return NULL;
	c = &b->context.v[b->slab.v[slab].context];
	return c->turn && c->first != slab ? c : NULL;
}

struct str page_again(const struct builder *b, uint32_t slab)
{
	const struct page_context *c = going_on(b, slab);
	struct str lang = b->interview->lang;
	if (!c)
		return (struct str){ 0 };
	struct page_word w[] = {
		{ "speaker", c->again },
		{ "continued", interview_word(lang, WORD_CONTINUED) },
	};
	return page_words(b->work, b->style->text[STYLE_CONTINUED].text, w, 2);
}

size_t page_again_marks(struct builder *b, uint32_t slab, struct mark out[PAGE_AGAIN])
{
	const struct page_context *c = going_on(b, slab);
	sp hang = b->style->page.hang, gap = b->style->text[STYLE_LABEL].size / 3;
	struct arena_mark m = arena_mark(b->scratch);
	struct flow f;
	struct set_para set;
	size_t n = 0;
	if (!c || !c->turn->label_again || hang <= gap)
		return 0;
	page_flow(b, &f, STYLE_CONTINUED, b->interview->lang);
	f.artifact = true;
	page_flow_ours(&f, page_again(b, slab), NODE_NONE);
	page_set(&f, hang - gap, 0, &set);
	sp x = b->rtl ? b->measure + gap : -hang;
	sp base = page_base(b, b->grid);
	for (; n < set.para.n && n < PAGE_AGAIN; n++)
		out[n] = (struct mark){ .kind = MARK_TEXT,
			.artifact = ARTIFACT_LAYOUT,
			.node = NODE_NONE,
			.x = x,
			.y = base + (sp)n * set.leading,
			.line = &set.para.line[n],
			.span = set.span,
			.para = set.of };
	arena_reset(b->scratch, m);
	return n;
}
