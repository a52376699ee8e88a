/* Where the parts of a book begin, and how its pages are counted. */
#include "page/inside.h"

/* Whether the part has to begin on the page behind the next. The number of the next page is known
 * from the attempt before, but for blank pages that were put in since. */
static bool lands_on_verso(struct builder *b, struct str name)
{
	const struct style_page *s = &b->style->page;
	struct page_place_known at = page_known(b, name, (struct loc){ 0 });
	const uint32_t *then = map_get(&b->settling->blanks, name);
	if (!at.known || !s->duplex)
		return false;
	int64_t page = (int64_t)at.page - (then ? *then : 0) + b->blanks;
	return (s->first_number + page) % 2 == 0;
}

static void remember_blanks(struct builder *b, struct str name)
{
	struct page_settling *s = b->settling;
	uint32_t *n = ARENA_NEW(s->arena, uint32_t);
	*n = b->blanks;
	map_put(&s->blanks, arena_str(s->arena, name), n);
}

bool page_part(struct builder *b, const char *name)
{
	enum style_start start = b->style->parts.start;
	if (start == START_ANYWHERE || b->item.n == 0)
		return false;
	page_flush_labels(b);
	b->force = true;
	if (start == START_RECTO) {
		struct str before = arena_printf(b->arena, "part:%s:%u", name, ++b->parts);
		page_anchor(b, before);
		bool blank = lands_on_verso(b, before);
		remember_blanks(b, before);
		if (blank) {
			page_box(b, b->grid, -1);
			b->slab.v[b->slab.n - 1].bare = true;
			b->blanks++;
			b->force = true;
		}
	}
	b->space = 0;
	b->opening = true;
	return true;
}

void page_sink(struct builder *b, sp height)
{
	if (height < SP_PT)
		return;
	height = height < b->height / 2 ? height : b->height / 2;
	page_box(b, height, -1);
	b->keep = true;
}

/* A part that begins on a page of its own has the head of a chapter. */
void page_heading(struct builder *b, const struct where *w, enum word word, const char *name)
{
	struct span s = { .kind = SPAN_TEXT, .text = interview_word(w->lang, word) };
	uint32_t h = page_node(b, ROLE_HEADING, w->node, (struct loc){ 0 });
	enum style_kind style = b->opening ? STYLE_CHAPTER : STYLE_SECTION1;
	b->node.v[h].level = 2;
	if (b->opening)
		page_sink(b, b->style->parts.chapter_drop);
	else
		b->stretch = 2 * b->grid;
	page_outline(b, &s, 2, page_anchor(b, str_of(name)));
	struct arena_mark m = arena_mark(b->scratch);
	struct flow f;
	struct set_para set;
	page_flow(b, &f, style, w->lang);
	page_flow_ours(&f, s.text, h);
	bool wide = b->wide;
	struct where in = page_across(b, w, style);
	page_set_in(&f, &in, 0, &set);
	page_open(b, &in, style);
	page_lines(b, &in, style, &set);
	page_close(b, &in, style);
	page_narrow(b, wide);
	arena_reset(b->scratch, m);
}

/* Lower-case Roman, as front matter has it. */
static struct str roman(struct arena *a, unsigned n)
{
	static const struct {
		unsigned value;
		const char *letters;
	} step[] = { { 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" },
		{ 90, "xc" }, { 50, "l" }, { 40, "xl" }, { 10, "x" }, { 9, "ix" }, { 5, "v" },
		{ 4, "iv" }, { 1, "i" } };
	struct buf b = { .a = a };
	for (size_t i = 0; i < sizeof step / sizeof *step; i++)
		for (; n >= step[i].value; n -= step[i].value)
			buf_cstr(&b, step[i].letters);
	return buf_get(&b);
}

void page_number_pages(struct builder *b, struct pages *out, const uint32_t *first)
{
	size_t front = 0;
	if (b->style->parts.roman && b->body > 0)
		while (front < out->n && (first[front] == NODE_NONE || first[front] < b->body))
			front++;
	for (size_t i = 0; i < out->n; i++) {
		struct page *p = &out->page[i];
		p->label = i < front && i < 4000 ? roman(b->arena, (unsigned)i + 1)
						 : arena_printf(b->arena, "%lld",
							   (long long)b->style->page.first_number +
								   (long long)(i - front));
		p->start.label = p->label;
	}
}
