#include "read/inside.h"

static struct block *append(
	struct read_kids *kids, struct reader *r, enum block_kind kind, struct loc loc)
{
	struct block *b = ARENA_NEW(r->a, struct block);
	b->kind = kind;
	b->loc = loc;
	b->time_ms = -1;
	b->parent = kids->block;
	*kids->tail = b;
	kids->tail = &b->next;
	return b;
}

static const struct read_element *paragraph(void)
{
	bool known;
	return read_element(IN_PARAS, STR("p"), &known);
}

/* What a child of an element with blocks or text is. */
enum place { PLACE_BLANK, PLACE_TEXT, PLACE_BLOCK, PLACE_EITHER, PLACE_UNKNOWN };

static enum place place(const struct read_element *e, const struct xml_node *n)
{
	bool known, block, text;
	if (!n->name.s)
		return read_blank(n) ? PLACE_BLANK : PLACE_TEXT;
	block = read_element(e->holds & ~(uint32_t)IN_TEXT, n->name, &known) != NULL;
	text = (e->holds & IN_TEXT) && read_element(IN_TEXT, n->name, &known) != NULL;
	if (block && text)
		return PLACE_EITHER;
	return block ? PLACE_BLOCK : text ? PLACE_TEXT : PLACE_UNKNOWN;
}

static bool has_text(const struct read_element *e, const struct xml_node *first)
{
	for (const struct xml_node *n = first; n; n = n->next) {
		if (place(e, n) == PLACE_TEXT)
			return true;
	}
	return false;
}

/* Something that is a block of its own, not text and not a part such as <head>. */
static bool has_blocks(const struct read_element *e, const struct xml_node *first)
{
	for (const struct xml_node *n = first; n; n = n->next) {
		bool known;
		const struct read_element *row = n->name.s ? read_element(
								     e->holds & ~(uint32_t)IN_TEXT,
								     n->name, &known)
							   : NULL;
		if (row && row->make == read_block && place(e, n) == PLACE_BLOCK)
			return true;
	}
	return false;
}

struct mixed {
	struct reader *r;
	const struct read_element *e;
	struct read_kids *kids;
	struct read_seen seen;
	bool text, blocks, unwrapped;
};

static bool in_run(const struct mixed *m, const struct xml_node *n)
{
	switch (place(m->e, n)) {
	case PLACE_BLANK:
	case PLACE_TEXT:
		return true;
	case PLACE_BLOCK:
		return false;
	case PLACE_EITHER:
	case PLACE_UNKNOWN:
		return m->text && (m->e->holds & IN_TEXT);
	}
	return false;
}

/* The nodes of a run, as a paragraph; nothing for white space alone. */
static void run(struct mixed *m, const struct xml_node *first, const struct xml_node *end)
{
	const struct xml_node *n = first;
	struct block *b;
	while (n != end && read_blank(n))
		n = n->next;
	if (n == end)
		return;
	if (m->e->content == CONTENT_PARTS && !m->unwrapped)
		diag_at(m->r->diag, DIAG_ERROR, n->loc,
			"text does not belong directly in <%s>, expected <p> around it; it is set "
			"as "
			"a paragraph",
			m->e->name);
	else if (m->blocks && !m->unwrapped)
		diag_at(m->r->diag, DIAG_ERROR, n->loc,
			"text stands beside paragraphs in <%s>, expected <p> around it; it is set "
			"as "
			"a paragraph",
			m->e->name);
	b = append(m->kids, m->r, BLOCK_PARA, n->loc);
	b->text = read_run(m->r, m->e->holds & IN_TEXT ? m->e : paragraph(), first, end);
}

static void mixed(struct mixed *m, const struct xml_node *first);

static void unwrap(struct mixed *m, const struct xml_node *n)
{
	struct mixed in = { .r = m->r, .e = m->e, .kids = m->kids, .unwrapped = true };
	read_doubts(m->r, n, m->r->block, NULL);
	mixed(&in, n->first);
}

static void mixed(struct mixed *m, const struct xml_node *first)
{
	const struct xml_node *n = first;
	m->text = has_text(m->e, first);
	m->blocks = has_blocks(m->e, first);
	while (n) {
		const struct xml_node *from = n;
		const struct read_element *row;
		while (n && in_run(m, n))
			n = n->next;
		run(m, from, n);
		if (!n)
			break;
		row = read_lookup(m->r, m->e, n);
		if (!row || row->make == NULL)
			unwrap(m, n);
		else if (!read_again(m->r, &m->seen, row, n))
			read_as(m->r, row, n, m->kids);
		n = n->next;
	}
}

static bool holds_paras(const struct read_element *e)
{
	return e->content == CONTENT_MIXED || (paragraph()->in & e->holds);
}

static void kids_of(
	struct reader *r, const struct read_element *e, const struct xml_node *n, struct block *b)
{
	struct read_kids kids = { .block = b, .tail = &b->first };
	struct mixed m = { .r = r, .e = e, .kids = &kids };
	if (holds_paras(e))
		mixed(&m, n->first);
	else
		read_parts(r, e, n, &kids);
}

static void particulars(
	struct reader *r, const struct read_element *e, const struct xml_node *n, struct block *b)
{
	struct str who = read_value(e, n, "who"), of = read_value(e, n, "of");
	b->id = read_keep(r, read_value(e, n, "id"));
	b->time = read_keep(r, read_value(e, n, "time"));
	if (b->time.n)
		interview_time(b->time, &b->time_ms);
	if (who.n)
		read_pending(r, PENDING_WHO, who, n->loc)->block = b;
	if (of.n)
		read_pending(r, PENDING_PULLQUOTE, of, n->loc)->block = b;
	if (b->kind == BLOCK_LIST)
		b->ordered = read_choice(e, n, "type", 0) == 1;
	if (b->kind == BLOCK_ROW || b->kind == BLOCK_CELL)
		b->head = read_choice(e, n, "head", 0) == 1;
	if (b->kind == BLOCK_CELL && b->parent)
		b->head |= b->parent->head;
	if (b->kind == BLOCK_FIGURE)
		b->image = read_image(r, e, n);
}

void read_block(
	struct reader *r, const struct read_element *e, const struct xml_node *n, void *into)
{
	struct block *b = append(into, r, (enum block_kind)e->kind, n->loc);
	const struct block *outer = r->block;
	read_doubts(r, n, b, NULL);
	r->block = b;
	if (!str_eq(r->lang, r->outer_lang))
		b->lang = r->lang;
	particulars(r, e, n, b);
	switch (e->content) {
	case CONTENT_NONE:
		read_nothing(r, e, n);
		break;
	case CONTENT_TEXT:
		b->text = read_run(r, e, n->first, NULL);
		break;
	case CONTENT_PARTS:
	case CONTENT_MIXED:
		kids_of(r, e, n, b);
		break;
	}
	r->block = outer;
}

void read_block_title(
	struct reader *r, const struct read_element *e, const struct xml_node *n, void *into)
{
	struct read_kids *kids = into;
	kids->block->title = read_text(r, e, n);
}

void read_block_text(
	struct reader *r, const struct read_element *e, const struct xml_node *n, void *into)
{
	struct read_kids *kids = into;
	kids->block->text = read_text(r, e, n);
}

struct block *read_paras(struct reader *r, const struct read_element *e, const struct xml_node *n)
{
	struct block holder = { 0 };
	bool differs = !str_eq(r->lang, r->outer_lang);
	kids_of(r, e, n, &holder);
	for (struct block *b = holder.first; b; b = b->next) {
		b->parent = NULL;
		if (differs && !b->lang.n && e->kind != SPAN_NOTE)
			b->lang = r->lang;
	}
	return holder.first;
}

void read_body(struct reader *r, const struct read_element *e, const struct xml_node *n, void *into)
{
	struct interview *iv = into;
	iv->body = read_paras(r, e, n);
}
