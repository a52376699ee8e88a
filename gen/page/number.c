/* Lines of text numbered in the margin, for those who correct or cite. Nobody's text: an artifact.
 *
 * A number is a line of as many runs as it has digits, taken from a set of ten that is shaped once;
 * figures of one width make that right. */
#include "page/inside.h"

enum { DIGITS = 10, LONGEST = 10 };

static const struct set_para *digits(struct builder *b)
{
	static const char *const names[DIGITS] = { "0", "1", "2", "3", "4", "5", "6", "7", "8",
		"9" };
	if (b->numbers)
		return b->numbers;
	struct set_para *set = ARENA_ARRAY(b->work, DIGITS, struct set_para);
	for (int i = 0; i < DIGITS; i++) {
		struct arena_mark m = arena_mark(b->scratch);
		struct flow f;
		page_flow(b, &f, STYLE_LINE_NUMBER, b->interview->lang);
		f.artifact = true;
		page_flow_ours(&f, str_of(names[i]), NODE_NONE);
		page_set(&f, b->measure, 0, &set[i]);
		arena_reset(b->scratch, m);
	}
	return b->numbers = set;
}

/* The baseline of the slab's words. */
static sp baseline(const struct builder *b, const struct slab *s)
{
	for (uint32_t i = s->mark; i < s->mark + s->marks; i++)
		if (b->mark.v[i].kind == MARK_TEXT)
			return b->mark.v[i].y;
	return page_base(b, s->height);
}

static struct line *number(struct builder *b, uint32_t n)
{
	const struct set_para *set = digits(b);
	struct line *l = ARENA_NEW(b->arena, struct line);
	uint8_t digit[LONGEST];
	size_t count = 0;
	for (; n > 0; n /= DIGITS)
		digit[count++] = (uint8_t)(n % DIGITS);
	l->mark = ARENA_ARRAY(b->arena, count, struct line_mark);
	while (count > 0) {
		const struct set_para *p = &set[digit[--count]];
		if (p->para.n == 0 || p->para.line[0].n != 1)
			continue;
		struct line_mark *m = &l->mark[l->n++];
		*m = p->para.line[0].mark[0];
		m->x = l->width;
		l->width += text_width(m->run, &p->span[0].look);
	}
	return l;
}

bool page_line_number(struct builder *b, uint32_t slab, uint32_t n, struct mark *out)
{
	const struct style_page *s = &b->style->page;
	sp gap = b->style->text[STYLE_LINE_NUMBER].size;
	if (s->number_lines == 0 || n % (uint32_t)s->number_lines != 0)
		return false;
	const struct line *l = number(b, n);
	*out = (struct mark){ .kind = MARK_TEXT,
		.artifact = ARTIFACT_LAYOUT,
		.node = NODE_NONE,
		.x = b->rtl ? b->measure + s->hang + gap : -s->hang - gap - l->width,
		.y = baseline(b, &b->slab.v[slab]),
		.line = l,
		.span = digits(b)[0].span };
	return l->n > 0;
}
