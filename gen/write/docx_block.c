#include "write/docx.h"

static void block(struct docx *, const struct block *, const struct block *lead);

void write_docx_doubt(struct docx *d, const void *about, struct str name)
{
	const struct doubt *x = d->note ? NULL : write_at(&d->doubts, about);
	for (; x; x = write_doubt_next(x)) {
		struct str text = name.n ? arena_printf(d->a, "%.*s: %.*s", STR_ARG(name),
						   STR_ARG(x->text))
					 : x->text;
		*VEC_PUSH(d->a, &d->comment) = text;
		*VEC_PUSH(d->a, &d->waiting) = d->comment.n - 1;
	}
}

/* Who speaks and when, or the head of an item. */
static void lead_in(struct docx *d, const struct block *lead)
{
	struct docx_run bold = { .style = "Strong", .bold = true };
	if (lead->kind == BLOCK_ITEM) {
		write_docx_spans(d, lead->title, bold);
	} else {
		struct str label = write_label(d->iv, lead);
		write_docx_words(d, arena_printf(d->a, "%.*s:", STR_ARG(label)),
			(struct docx_run){ .style = "Speaker", .bold = true });
	}
	if (lead->time.n) {
		write_docx_words(d, STR(" "), (struct docx_run){ 0 });
		write_docx_words(d, arena_printf(d->a, "[%.*s]", STR_ARG(lead->time)),
			(struct docx_run){ .style = "TimeCode" });
	}
}

static void para(struct docx *d, const struct block *b, const struct block *lead)
{
	write_docx_open(d, &d->para, b);
	if (lead) {
		lead_in(d, lead);
		write_docx_words(d, STR(" "), (struct docx_run){ 0 });
	}
	write_docx_spans(d, b->text, (struct docx_run){ 0 });
	write_docx_close(d);
	d->para.below = d->para.num > 0;
}

/* A label or head whose first block is no paragraph stands alone. */
static void alone(struct docx *d, const struct block *lead)
{
	write_docx_open(d, &d->para, lead);
	lead_in(d, lead);
	write_docx_close(d);
	d->para.below = d->para.num > 0;
}

static void within(struct docx *d, const struct block *b, const char *style)
{
	struct docx_para outer = d->para;
	d->para.style = style;
	write_docx_blocks(d, b->first, interview_is_turn(b->kind) ? b : NULL);
	d->para = outer;
}

static void section(struct docx *d, const struct block *b)
{
	static const char *const styles[] = { "Heading1", "Heading2", "Heading3", "Heading4",
		"Heading5", "Heading6" };
	if (interview_has_text(b->title)) {
		int depth = b->depth + d->iv->collection;
		depth = depth < 1 ? 1 : depth > 6 ? 6 : depth;
		write_docx_open(d, &(struct docx_para){ .style = styles[depth - 1] }, b);
		write_docx_spans(d, b->title, (struct docx_run){ 0 });
		write_docx_close(d);
	}
	write_docx_blocks(d, b->first, NULL);
}

static void chapter(struct docx *d, const struct block *b)
{
	const struct meta *m = &b->chapter->meta;
	struct docx_para outer = d->para;
	write_docx_line(d, "Heading1", b->title);
	write_docx_line(d, "Subtitle", m->subtitle);
	d->para.style = "Summary";
	write_docx_blocks(d, m->summary, NULL);
	d->para = outer;
	for (const struct credit *c = m->credit; c; c = c->next)
		write_docx_line(d, "Credit", c->text);
	write_docx_blocks(d, b->first, NULL);
	write_docx_blocks(d, m->editor_note, NULL);
}

static void list(struct docx *d, const struct block *b)
{
	struct docx_para outer = d->para;
	*VEC_PUSH(d->a, &d->ordered) = b->ordered;
	d->para.level = outer.num ? outer.level + 1 : 0;
	d->para.num = ++d->nums;
	d->para.style = b->ordered ? "ListNumber" : "ListBullet";
	for (const struct block *i = b->first; i; i = i->next) {
		write_docx_doubt(d, i, (struct str){ 0 });
		d->para.below = false;
		write_docx_blocks(d, i->first, i->title ? i : NULL);
	}
	d->para = outer;
}

static void quote(struct docx *d, const struct block *b)
{
	within(d, b, "Quote");
	if (b->text) {
		write_docx_open(d, &(struct docx_para){ .style = "Attribution" }, NULL);
		write_docx_words(d, STR("\u2014 "), (struct docx_run){ 0 });
		write_docx_spans(d, b->text, (struct docx_run){ 0 });
		write_docx_close(d);
	}
}

static void sidebar(struct docx *d, const struct block *b)
{
	if (interview_has_text(b->title))
		write_docx_line(d, "SidebarTitle", b->title);
	within(d, b, "Sidebar");
}

static void attr_number(struct docx *d, const char *name, uint64_t n)
{
	markup_attr(d->m, name, arena_printf(d->a, "%llu", (unsigned long long)n));
}

/* English Metric Units, at 96 dots to the inch unless it would be wider than the text. */
static void extent(struct docx *d, const char *name, const struct image *m, bool small)
{
	enum { PIXEL = 9525, WIDE = 5760000, HIGH = 6480000, SMALL = 1800000 };
	const uint64_t high = small ? SMALL : HIGH;
	uint64_t w = (uint64_t)m->width * PIXEL, h = (uint64_t)m->height * PIXEL;
	if (w > WIDE) {
		h = h * WIDE / w;
		w = WIDE;
	}
	if (h > high) {
		w = w * high / h;
		h = high;
	}
	markup_open(d->m, TAG(name));
	attr_number(d, "cx", w ? w : 1);
	attr_number(d, "cy", h ? h : 1);
	markup_leaf(d->m);
}

static size_t picture_number(struct docx *d, const struct image *m)
{
	size_t *n = map_get(&d->of_image, m->bytes);
	if (!n) {
		*VEC_PUSH(d->a, &d->image) = m;
		n = ARENA_NEW(d->a, size_t);
		*n = d->image.n;
		map_put(&d->of_image, m->bytes, n);
	}
	return *n;
}

static struct str picture_link(struct docx *d, const struct image *m)
{
	struct str target = arena_printf(d->a, "media/image%zu.%s", picture_number(d, m),
		m->type == IMAGE_PNG ? "png" : "jpeg");
	*VEC_PUSH(d->a, &d->link) = (struct docx_link){ "image", target, false };
	return arena_printf(d->a, "rId%zu", d->link.n);
}

static void graphic(struct docx *d, const struct image *m, struct str name, bool small)
{
	markup_open(d->m, TAG("a:graphic"));
	markup_open(d->m, TAG("a:graphicData"));
	markup_attr(d->m, "uri", STR("http://schemas.openxmlformats.org/drawingml/2006/picture"));
	markup_open(d->m, TAG("pic:pic"));
	markup_open(d->m, TAG("pic:nvPicPr"));
	markup_open(d->m, TAG("pic:cNvPr"));
	attr_number(d, "id", d->pictures);
	markup_attr(d->m, "name", name);
	markup_leaf(d->m);
	write_docx_empty(d, "pic:cNvPicPr", NULL, (struct str){ 0 });
	markup_close(d->m);
	markup_open(d->m, TAG("pic:blipFill"));
	write_docx_empty(d, "a:blip", "r:embed", picture_link(d, m));
	markup_open(d->m, TAG("a:stretch"));
	write_docx_empty(d, "a:fillRect", NULL, (struct str){ 0 });
	markup_close(d->m);
	markup_close(d->m);
	markup_open(d->m, TAG("pic:spPr"));
	markup_open(d->m, TAG("a:xfrm"));
	markup_open(d->m, TAG("a:off"));
	attr_number(d, "x", 0);
	attr_number(d, "y", 0);
	markup_leaf(d->m);
	extent(d, "a:ext", m, small);
	markup_close(d->m);
	markup_open(d->m, TAG("a:prstGeom"));
	markup_attr(d->m, "prst", STR("rect"));
	write_docx_empty(d, "a:avLst", NULL, (struct str){ 0 });
	markup_close(d->m);
	markup_close(d->m);
	markup_close(d->m);
	markup_close(d->m);
	markup_close(d->m);
}

void write_docx_picture(struct docx *d, const struct image *m, bool small)
{
	struct str name = arena_printf(d->a, "Picture %zu", ++d->pictures);
	write_docx_open(d, &(struct docx_para){ .style = "Figure" }, NULL);
	if (m->type == IMAGE_NONE || !m->bytes.n) {
		write_docx_words(d, m->alt, (struct docx_run){ 0 });
		write_docx_close(d);
		return;
	}
	markup_open(d->m, TAG("w:r"));
	markup_open(d->m, TAG("w:drawing"));
	markup_open(d->m, TAG("wp:inline"));
	extent(d, "wp:extent", m, small);
	markup_open(d->m, TAG("wp:docPr"));
	attr_number(d, "id", d->pictures);
	markup_attr(d->m, "name", name);
	markup_attr(d->m, "descr", m->alt);
	markup_leaf(d->m);
	graphic(d, m, name, small);
	markup_close(d->m);
	markup_close(d->m);
	markup_close(d->m);
	write_docx_close(d);
}

static void figure(struct docx *d, const struct block *b)
{
	write_docx_picture(d, b->image, false);
	write_docx_line(d, "Caption", b->title);
	write_docx_line(d, "Caption", b->text);
}

static void cell(struct docx *d, const struct block *c)
{
	struct str outer = d->lang;
	if (c->lang.n)
		d->lang = c->lang;
	markup_open(d->m, TAG("w:tc"));
	markup_open(d->m, TAG("w:tcPr"));
	markup_open(d->m, TAG("w:tcW"));
	markup_attr(d->m, "w:w", STR("0"));
	markup_attr(d->m, "w:type", STR("auto"));
	markup_leaf(d->m);
	markup_close(d->m);
	write_docx_open(d, &(struct docx_para){ .style = "TableText" }, c);
	write_docx_spans(d, c->text, (struct docx_run){ .bold = c->head });
	write_docx_close(d);
	markup_close(d->m);
	d->lang = outer;
}

static void row(struct docx *d, const struct block *r, size_t columns)
{
	const struct block none = { .kind = BLOCK_CELL };
	size_t n = 0;
	markup_open(d->m, TAG("w:tr"));
	if (r->head) {
		markup_open(d->m, TAG("w:trPr"));
		write_docx_empty(d, "w:tblHeader", NULL, (struct str){ 0 });
		markup_close(d->m);
	}
	for (const struct block *c = r->first; c; c = c->next, n++)
		cell(d, c);
	for (; n < columns; n++)
		cell(d, &none);
	markup_close(d->m);
	markup_newline(d->m);
}

static void table_properties(struct docx *d, const struct block *b, struct str caption)
{
	bool head = b->first && b->first->head;
	markup_open(d->m, TAG("w:tblPr"));
	write_docx_empty(d, "w:tblStyle", "w:val", STR("TableGrid"));
	if (d->rtl)
		write_docx_empty(d, "w:bidiVisual", NULL, (struct str){ 0 });
	markup_open(d->m, TAG("w:tblW"));
	markup_attr(d->m, "w:w", STR("0"));
	markup_attr(d->m, "w:type", STR("auto"));
	markup_leaf(d->m);
	markup_open(d->m, TAG("w:tblLook"));
	markup_attr(d->m, "w:val", head ? STR("0020") : STR("0000"));
	markup_leaf(d->m);
	if (caption.n)
		write_docx_empty(d, "w:tblCaption", "w:val", caption);
	markup_close(d->m);
}

static void table(struct docx *d, const struct block *b)
{
	size_t columns = 0;
	write_docx_line(d, "Caption", b->title);
	for (const struct block *r = b->first; r; r = r->next) {
		size_t n = 0;
		for (const struct block *c = r->first; c; c = c->next)
			n++;
		columns = n > columns ? n : columns;
	}
	markup_open(d->m, TAG("w:tbl"));
	table_properties(d, b, str_trim(interview_plain(d->a, b->title)));
	markup_open(d->m, TAG("w:tblGrid"));
	for (size_t i = 0; i < columns; i++)
		write_docx_empty(d, "w:gridCol", NULL, (struct str){ 0 });
	markup_close(d->m);
	for (const struct block *r = b->first; r; r = r->next)
		row(d, r, columns);
	markup_close(d->m);
	markup_newline(d->m);
	/* A table must not touch the next one, nor end a part. */
	write_docx_open(d, &(struct docx_para){ .style = "TableText" }, NULL);
	write_docx_close(d);
}

static void stage(struct docx *d, const struct block *b)
{
	struct docx_run r = { .italic = true };
	write_docx_open(d, &(struct docx_para){ .style = "StageDirection" }, b);
	write_docx_words(d, STR("["), r);
	write_docx_spans(d, b->text, r);
	write_docx_words(d, STR("]"), r);
	write_docx_close(d);
}

static void topic(struct docx *d)
{
	write_docx_open(d, &(struct docx_para){ .style = "TopicBreak" }, NULL);
	write_docx_words(d, STR("* * *"), (struct docx_run){ 0 });
	write_docx_close(d);
}

static void block(struct docx *d, const struct block *b, const struct block *lead)
{
	switch (b->kind) {
	case BLOCK_PARA:
		para(d, b, lead);
		break;
	case BLOCK_SECTION:
		section(d, b);
		break;
	case BLOCK_EXCHANGE:
		write_docx_blocks(d, b->first, NULL);
		break;
	case BLOCK_CHAPTER:
		chapter(d, b);
		break;
	case BLOCK_QUESTION:
		within(d, b, "Question");
		break;
	case BLOCK_ANSWER:
		within(d, b, "Answer");
		break;
	case BLOCK_REMARK:
		within(d, b, "Remark");
		break;
	case BLOCK_LIST:
		list(d, b);
		break;
	case BLOCK_QUOTE:
		quote(d, b);
		break;
	case BLOCK_FIGURE:
		figure(d, b);
		break;
	case BLOCK_SIDEBAR:
		sidebar(d, b);
		break;
	case BLOCK_TABLE:
		table(d, b);
		break;
	case BLOCK_BREAK:
		topic(d);
		break;
	case BLOCK_DIRECTION:
		stage(d, b);
		break;
	case BLOCK_PULLQUOTE:
	case BLOCK_ITEM:
	case BLOCK_ROW:
	case BLOCK_CELL:
	case BLOCK_N:
		break;
	}
}

void write_docx_blocks(struct docx *d, const struct block *b, const struct block *lead)
{
	if (lead && (!b || b->kind != BLOCK_PARA)) {
		alone(d, lead);
		lead = NULL;
	}
	for (; b; b = b->next) {
		struct str outer = d->lang;
		if (b->lang.n)
			d->lang = b->lang;
		write_docx_doubt(d, b, (struct str){ 0 });
		block(d, b, lead);
		d->lang = outer;
		lead = NULL;
	}
}
