#include "write/xml.h"

#define BIT(k) (1U << BLOCK_##k)

/* What the schema lets stand in what; the body's own kids are those of a section. */
enum {
	PARAS = BIT(PARA),
	TURNS = BIT(QUESTION) | BIT(ANSWER) | BIT(REMARK),
	BODY = PARAS | TURNS | BIT(SECTION) | BIT(EXCHANGE) | BIT(LIST) | BIT(QUOTE) | BIT(FIGURE) |
	       BIT(PULLQUOTE) | BIT(SIDEBAR) | BIT(TABLE) | BIT(BREAK) | BIT(DIRECTION),
	TURN = PARAS | BIT(LIST) | BIT(QUOTE) | BIT(FIGURE) | BIT(PULLQUOTE) | BIT(TABLE) |
	       BIT(DIRECTION),
};

static const uint32_t may[BLOCK_N] = {
	[BLOCK_SECTION] = BODY,
	[BLOCK_EXCHANGE] = TURNS | BIT(DIRECTION) | BIT(BREAK) | BIT(FIGURE) | BIT(PULLQUOTE),
	[BLOCK_QUESTION] = TURN,
	[BLOCK_ANSWER] = TURN,
	[BLOCK_REMARK] = TURN,
	[BLOCK_LIST] = BIT(ITEM),
	[BLOCK_ITEM] = PARAS | BIT(LIST) | BIT(QUOTE),
	[BLOCK_QUOTE] = PARAS | BIT(LIST),
	[BLOCK_SIDEBAR] = PARAS | BIT(LIST) | BIT(QUOTE) | BIT(FIGURE) | BIT(PULLQUOTE) |
			  BIT(TABLE),
	[BLOCK_TABLE] = BIT(ROW),
	[BLOCK_ROW] = BIT(CELL),
};

static void block(struct write_xml *, const struct block *, int level);

static struct str value(struct str s)
{
	return s.n ? s : (struct str){ 0 };
}

/* Gaps that the schema does not allow are filled with a space, which the reader takes for nothing:
 * they stay gaps, and are reported. */
static struct str filled(struct str s)
{
	return str_trim(s).n ? s : STR(" ");
}

void write_xml_picture(struct write_xml *x, struct write_element *e, const struct image *m)
{
	write_attr(e, "src", filled(write_picture_src(&x->pictures, m)));
	write_attr(e, "alt", filled(m->alt));
}

static struct str who(struct write_xml *x, const struct block *b)
{
	return interview_is_turn(b->kind) ? write_xml_person(x, b->who) : (struct str){ 0 };
}

/* Returns the language to be put back. */
static struct str start(struct write_xml *x, struct write_element *e, const struct block *b)
{
	bool inherited = b->kind == BLOCK_CELL && b->parent && b->parent->head;
	*e = (struct write_element){ .name = interview_block_name(b->kind) };
	write_attr(e, "id", value(write_xml_id(x, b)));
	write_attr(e, "who", who(x, b));
	write_attr(e, "time", value(b->time));
	if (b->kind == BLOCK_LIST && b->ordered)
		write_attr(e, "type", STR("number"));
	if (b->kind == BLOCK_PULLQUOTE && b->quoted)
		write_attr(e, "of", write_xml_id(x, b->quoted));
	if (b->kind == BLOCK_FIGURE)
		write_xml_picture(x, e, b->image);
	if (b->head && !inherited)
		write_attr(e, "head", STR("yes"));
	return write_xml_lang(x, e, b->lang);
}

static void line(struct write_xml *x, const char *name, const struct span *s, int level)
{
	struct write_element e = { .name = name };
	if (s)
		write_xml_line(x, &e, s, level);
}

static void container(struct write_xml *x, const struct block *b, int level)
{
	struct write_element e;
	struct str outer = start(x, &e, b);
	const char *title = b->kind == BLOCK_ITEM    ? "head"
			    : b->kind == BLOCK_TABLE ? "caption"
						     : "title";
	struct write_element empty = { .name = title };
	write_fold_begin(&x->f, &e, level);
	if (b->title)
		line(x, title, b->title, level + 1);
	else if (b->kind == BLOCK_SECTION)
		write_xml_line(x, &empty, NULL, level + 1);
	if (b->title && b->kind == BLOCK_SECTION)
		markup_newline(x->f.m);
	write_xml_blocks(x, b, b->first, level + 1);
	line(x, "by", b->kind == BLOCK_QUOTE ? b->text : NULL, level + 1);
	write_fold_end(&x->f, level);
	x->lang = outer;
}

static void turn(struct write_xml *x, const struct block *b, int level)
{
	const struct span *text = write_xml_alone(x, b->first);
	struct write_element e;
	struct str outer;
	if (!text) {
		container(x, b, level);
		return;
	}
	outer = start(x, &e, b);
	write_xml_line(x, &e, text, level);
	x->lang = outer;
}

static void item(struct write_xml *x, const struct block *b, int level)
{
	struct write_element e, head = { .name = "head" };
	const struct span *text = write_xml_alone(x, b->first);
	struct str outer;
	if (!text && b->first) {
		container(x, b, level);
		return;
	}
	outer = start(x, &e, b);
	write_fold_open(&x->f, &e);
	if (b->title)
		write_xml_run(x, &head, b->title);
	if (b->title && text)
		write_fold_text(&x->f, STR(" "));
	write_xml_spans(x, text);
	write_fold_close(&x->f);
	write_fold_set(&x->f, level);
	x->lang = outer;
}

static void figure(struct write_xml *x, const struct block *b, int level)
{
	struct write_element e;
	struct str outer = start(x, &e, b);
	if (b->title || b->text) {
		write_fold_begin(&x->f, &e, level);
		line(x, "caption", b->title, level + 1);
		line(x, "credit", b->text, level + 1);
		write_fold_end(&x->f, level);
	} else {
		write_fold_leaf(&x->f, &e);
		write_fold_set(&x->f, level);
	}
	x->lang = outer;
}

/* A row is set like text, its cells one behind the other. */
static void row(struct write_xml *x, const struct block *b, int level)
{
	struct write_element e;
	struct str outer = start(x, &e, b), inner = x->lang;
	write_fold_open(&x->f, &e);
	for (const struct block *c = b->first; c; c = c->next) {
		if (c != b->first)
			write_fold_seam(&x->f);
		write_xml_said(x, c);
		start(x, &e, c);
		write_fold_open(&x->f, &e);
		write_xml_spans(x, c->text);
		write_fold_close(&x->f);
		x->lang = inner;
	}
	write_fold_close(&x->f);
	write_fold_set(&x->f, level);
	x->lang = outer;
}

static void text(struct write_xml *x, const struct block *b, int level)
{
	struct write_element e;
	struct str outer = start(x, &e, b);
	write_xml_line(x, &e, b->text, level);
	x->lang = outer;
}

static void block(struct write_xml *x, const struct block *b, int level)
{
	write_xml_doubts(x, b, level);
	switch (b->kind) {
	case BLOCK_PARA:
	case BLOCK_PULLQUOTE:
	case BLOCK_DIRECTION:
	case BLOCK_BREAK:
		text(x, b, level);
		break;
	case BLOCK_QUESTION:
	case BLOCK_ANSWER:
	case BLOCK_REMARK:
		turn(x, b, level);
		break;
	case BLOCK_ITEM:
		item(x, b, level);
		break;
	case BLOCK_FIGURE:
		figure(x, b, level);
		break;
	case BLOCK_ROW:
		row(x, b, level);
		break;
	case BLOCK_SECTION:
	case BLOCK_EXCHANGE:
	case BLOCK_LIST:
	case BLOCK_QUOTE:
	case BLOCK_SIDEBAR:
	case BLOCK_TABLE:
		container(x, b, level);
		break;
	case BLOCK_CHAPTER:
	case BLOCK_CELL:
	case BLOCK_N:
		break;
	}
}

void write_xml_blocks(
	struct write_xml *x, const struct block *parent, const struct block *first, int level)
{
	enum block_kind in = parent ? parent->kind : BLOCK_SECTION;
	bool apart = in == BLOCK_SECTION;
	for (const struct block *b = first; b; b = b->next) {
		if (apart && b != first)
			markup_newline(x->f.m);
		if (may[in] >> b->kind & 1)
			block(x, b, level);
		else if (b->first)
			write_xml_blocks(x, parent, b->first, level);
		else
			line(x, in == BLOCK_EXCHANGE ? "stage" : "p", b->text, level);
	}
}

void write_xml_paras(struct write_xml *x, const struct block *b, int level)
{
	for (; b; b = b->next) {
		if (b->kind == BLOCK_PARA)
			block(x, b, level);
		else
			write_xml_paras(x, b->first, level);
	}
}
