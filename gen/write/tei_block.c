#include "write/tei.h"

static void block(struct tei *, const struct block *, int level);

/* An element for a block; returns the language to be put back. */
static struct str start(
	struct tei *t, struct write_element *e, const struct block *b, const char *name)
{
	*e = (struct write_element){ .name = name };
	if (b->id.n || write_at(&t->pointed, b))
		write_attr(e, "xml:id", b->slug);
	return write_tei_lang(t, e, b->lang);
}

static void text(struct tei *t, const struct block *b, const char *name, int level)
{
	struct write_element e;
	struct str outer = start(t, &e, b, name);
	write_fold_open(&t->f, &e);
	write_tei_spans(t, b->text);
	write_fold_close(&t->f);
	write_fold_set(&t->f, level);
	t->lang = outer;
}

/* What is a paragraph elsewhere is a segment in an utterance, and so is what holds a list. */
static void segment(struct tei *t, const struct block *b, int level)
{
	struct write_element e;
	struct str outer;
	bool para = b->kind == BLOCK_PARA;
	if (b->kind == BLOCK_DIRECTION || b->kind == BLOCK_FIGURE) {
		block(t, b, level);
		return;
	}
	if (b->kind == BLOCK_PULLQUOTE)
		return;
	if (para)
		write_tei_doubts(t, b, level);
	outer = start(t, &e, b, "seg");
	if (!para) {
		e = (struct write_element){ .name = "seg" };
		t->lang = outer;
	}
	write_attr(&e, "type", para ? STR("p") : STR("block"));
	if (para) {
		write_fold_open(&t->f, &e);
		write_tei_spans(t, b->text);
		write_fold_close(&t->f);
		write_fold_set(&t->f, level);
	} else {
		write_fold_begin(&t->f, &e, level);
		block(t, b, level + 1);
		write_fold_end(&t->f, level);
	}
	t->lang = outer;
}

static void turn(struct tei *t, const struct block *b, int level)
{
	enum tei_turn kind = b->kind == BLOCK_QUESTION ? TEI_QUESTION
			     : b->kind == BLOCK_ANSWER ? TEI_ANSWER
						       : TEI_REMARK;
	const struct block *p = b->first;
	struct write_element e;
	struct str outer = start(t, &e, b, "u");
	write_attr(&e, "who", write_tei_ref(t, b->who));
	write_attr(&e, "ana", arena_printf(t->a, "#%.*s", STR_ARG(t->turn[kind])));
	if (b->time.n)
		write_attr(&e, "start", write_tei_point(t, b));
	if (p && !p->next && p->kind == BLOCK_PARA && !p->id.n && !p->lang.n &&
		!write_at(&t->pointed, p) && !write_at(&t->doubts, p) && write_is_text(p->text)) {
		write_fold_open(&t->f, &e);
		write_tei_spans(t, p->text);
		write_fold_close(&t->f);
		write_fold_set(&t->f, level);
	} else {
		write_fold_begin(&t->f, &e, level);
		for (; p; p = p->next)
			segment(t, p, level + 1);
		write_fold_end(&t->f, level);
	}
	t->lang = outer;
}

static void list(struct tei *t, const struct block *b, int level)
{
	struct write_element e;
	struct str outer = start(t, &e, b, "list");
	write_attr(&e, "rend", b->ordered ? STR("numbered") : STR("bulleted"));
	write_fold_begin(&t->f, &e, level);
	write_tei_blocks(t, b->first, level + 1);
	write_fold_end(&t->f, level);
	t->lang = outer;
}

static void item(struct tei *t, const struct block *b, int level)
{
	const struct block *p = b->first;
	struct write_element e, label = { .name = "label" };
	struct str outer = start(t, &e, b, "item");
	bool plain = !p || (!p->next && p->kind == BLOCK_PARA && !p->id.n && !p->lang.n &&
				   !write_at(&t->pointed, p) && !write_at(&t->doubts, p));
	if (plain) {
		write_fold_open(&t->f, &e);
		if (b->title)
			write_tei_run(t, &label, b->title);
		if (b->title && p)
			write_fold_text(&t->f, STR(" "));
		write_tei_spans(t, p ? p->text : NULL);
		write_fold_close(&t->f);
		write_fold_set(&t->f, level);
	} else {
		write_fold_begin(&t->f, &e, level);
		write_tei_line(t, "label", b->title, level + 1);
		write_tei_blocks(t, p, level + 1);
		write_fold_end(&t->f, level);
	}
	t->lang = outer;
}

static void quote(struct tei *t, const struct block *b, int level)
{
	struct write_element e, cit = { .name = "cit" };
	struct str outer;
	int inner = level + (b->text != NULL);
	if (b->text)
		write_fold_begin(&t->f, &cit, level);
	outer = start(t, &e, b, "quote");
	write_fold_begin(&t->f, &e, inner);
	write_tei_blocks(t, b->first, inner + 1);
	write_fold_end(&t->f, inner);
	write_tei_line(t, "bibl", b->text, inner);
	t->lang = outer;
	if (b->text)
		write_fold_end(&t->f, level);
}

static void figure(struct tei *t, const struct block *b, int level)
{
	struct write_element e, graphic = { .name = "graphic" }, desc = { .name = "figDesc" };
	struct write_element credit = { .name = "note" };
	struct str outer = start(t, &e, b, "figure");
	struct str src = write_picture_src(&t->pictures, b->image);
	write_fold_begin(&t->f, &e, level);
	if (src.n) {
		write_attr(&graphic, "url", write_address(t->a, src));
		write_fold_leaf(&t->f, &graphic);
		write_fold_set(&t->f, level + 1);
	}
	write_tei_line(t, "head", b->title, level + 1);
	write_tei_words(t, &desc, str_trim(b->image->alt), level + 1);
	if (b->text) {
		write_attr(&credit, "type", STR("credit"));
		write_tei_run(t, &credit, b->text);
		write_fold_set(&t->f, level + 1);
	}
	write_fold_end(&t->f, level);
	t->lang = outer;
}

static void row(struct tei *t, const struct block *r, int level)
{
	struct write_element e;
	struct str outer = start(t, &e, r, "row");
	if (r->head)
		write_attr(&e, "role", STR("label"));
	write_fold_open(&t->f, &e);
	for (const struct block *c = r->first; c; c = c->next) {
		struct str side = start(t, &e, c, "cell");
		if (c->head && !r->head)
			write_attr(&e, "role", STR("label"));
		write_fold_seam(&t->f);
		write_fold_open(&t->f, &e);
		write_tei_spans(t, c->text);
		write_fold_close(&t->f);
		t->lang = side;
	}
	write_fold_close(&t->f);
	write_fold_set(&t->f, level);
	t->lang = outer;
}

static void table(struct tei *t, const struct block *b, int level)
{
	struct write_element e;
	struct str outer = start(t, &e, b, "table");
	write_fold_begin(&t->f, &e, level);
	write_tei_line(t, "head", b->title, level + 1);
	for (const struct block *r = b->first; r; r = r->next)
		row(t, r, level + 1);
	write_fold_end(&t->f, level);
	t->lang = outer;
}

static void division(struct tei *t, const struct block *b, const char *type, int level)
{
	struct write_element e;
	struct str outer = start(t, &e, b, "div");
	write_attr(&e, "type", str_of(type));
	write_fold_begin(&t->f, &e, level);
	write_tei_line(t, "head", b->title, level + 1);
	if (b->chapter)
		write_tei_blocks(t, b->chapter->meta.summary, level + 1);
	write_tei_body(t, b->first, level + 1);
	write_fold_end(&t->f, level);
	t->lang = outer;
}

static void happening(struct tei *t, const struct block *b, int level)
{
	struct str outer = t->lang;
	if (b->lang.n)
		t->lang = b->lang;
	write_tei_happening(t, b->text);
	t->lang = outer;
	write_fold_set(&t->f, level);
}

static void topic(struct tei *t, int level)
{
	struct write_element e = { .name = "milestone" };
	write_attr(&e, "unit", STR("topic"));
	write_fold_leaf(&t->f, &e);
	write_fold_set(&t->f, level);
}

static void block(struct tei *t, const struct block *b, int level)
{
	write_tei_doubts(t, b, level);
	switch (b->kind) {
	case BLOCK_PARA:
		text(t, b, "p", level);
		break;
	case BLOCK_SECTION:
		division(t, b, "section", level);
		break;
	case BLOCK_EXCHANGE:
		division(t, b, "exchange", level);
		break;
	case BLOCK_SIDEBAR:
		division(t, b, "sidebar", level);
		break;
	case BLOCK_CHAPTER:
		division(t, b, "chapter", level);
		break;
	case BLOCK_QUESTION:
	case BLOCK_ANSWER:
	case BLOCK_REMARK:
		turn(t, b, level);
		break;
	case BLOCK_LIST:
		list(t, b, level);
		break;
	case BLOCK_ITEM:
		item(t, b, level);
		break;
	case BLOCK_QUOTE:
		quote(t, b, level);
		break;
	case BLOCK_FIGURE:
		figure(t, b, level);
		break;
	case BLOCK_TABLE:
		table(t, b, level);
		break;
	case BLOCK_BREAK:
		topic(t, level);
		break;
	case BLOCK_DIRECTION:
		happening(t, b, level);
		break;
	case BLOCK_PULLQUOTE:
	case BLOCK_ROW:
	case BLOCK_CELL:
	case BLOCK_N:
		break;
	}
}

void write_tei_blocks(struct tei *t, const struct block *b, int level)
{
	for (; b; b = b->next)
		block(t, b, level);
}

static bool divides(const struct block *b)
{
	return b->kind == BLOCK_SECTION || b->kind == BLOCK_EXCHANGE || b->kind == BLOCK_SIDEBAR ||
	       b->kind == BLOCK_CHAPTER;
}

/* What may stand anywhere, but does not fill a division. */
static bool floats(const struct block *b)
{
	return b->kind == BLOCK_BREAK || b->kind == BLOCK_DIRECTION || b->kind == BLOCK_FIGURE ||
	       b->kind == BLOCK_PULLQUOTE;
}

/* A division holds text and then divisions, never text behind them (TEI P5, 4.1): text there
 * becomes a division of its own. One that has nothing but what floats has an empty paragraph, too.
 */
void write_tei_body(struct tei *t, const struct block *b, int level)
{
	struct write_element part = { .name = "div" }, p = { .name = "p" };
	bool divided = false, filled = false;
	write_attr(&part, "type", STR("part"));
	while (b) {
		const struct block *end = b;
		bool light = true, apart;
		for (; end && !divides(end); end = end->next)
			light &= floats(end);
		apart = divided && !light;
		if (apart)
			write_fold_begin(&t->f, &part, level);
		for (; b != end; b = b->next)
			block(t, b, level + apart);
		if (apart)
			write_fold_end(&t->f, level);
		filled |= !light || end;
		for (; b && divides(b); b = b->next, divided = true)
			block(t, b, level);
	}
	if (!filled) {
		write_fold_leaf(&t->f, &p);
		write_fold_set(&t->f, level);
	}
}
