/* Turns, stage directions, lists, tables, figures and notes. */
#include "read/talk.h"
#include "read/tei.h"

/* "#ann #bob" -> "ann bob": what the lists of the header call them. */
static struct str without_hash(struct arena *a, struct str s)
{
	struct buf b = { .a = a };
	struct str w;
	while ((w = str_word(&s)).n) {
		if (b.n)
			buf_char(&b, ' ');
		buf_str(&b, *w.s == '#' ? (struct str){ w.s + 1, w.n - 1 } : w);
	}
	return b.n ? buf_get(&b) : (struct str){ 0 };
}

void read_tei_note(struct tei *k, const struct xml_node *n)
{
	struct read_pen outer = k->pen;
	struct tei was = *k;
	struct passage *list;
	struct stretch *s;
	bool inside = outer.passage && outer.any && !outer.into;
	if (str_is(tree_attr(n, "type"), "speaker")) {
		transcript_leave(k->t, tree_text(k->a, n), "the speaker as printed", n->loc);
		return;
	}
	if (!inside) {
		read_tei_open(k, PASSAGE_NOTE, "note");
		read_tei_kids(k, n);
		read_pen_end(&k->pen);
		k->pen.like = outer.like;
		return;
	}
	k->pen = read_pen_aside(&outer, &list);
	k->speaker = k->label = (struct str){ 0 };
	k->list = k->quote = 0;
	k->start = k->end = -1;
	k->turn = false;
	read_tei_open(k, PASSAGE_TEXT, "");
	read_tei_kids(k, n);
	read_pen_end(&k->pen);
	*k = was;
	k->pen = outer;
	if (!list)
		return;
	s = read_pen_apart(&k->pen, (struct str){ 0 }, n->loc);
	s->note = list;
	s->text = arena_str(k->t->arena, tree_attr(n, "n"));
}

void read_tei_cells(struct tei *k, const struct xml_node *n)
{
	struct read_pen outer;
	struct passage row = { .kind = PASSAGE_ROW, .start = -1, .end = -1, .number = k->tables };
	struct passage *r, *list, **tail;
	unsigned column = 0;
	read_pen_end(&k->pen);
	outer = k->pen;
	r = transcript_passage(k->t, PASSAGE_ROW, n->loc);
	row.loc = n->loc;
	row.level = str_is(tree_attr(n, "role"), "label");
	*r = row;
	tail = &r->cell;
	for (const struct xml_node *c = n->first; c; c = c->next) {
		if (!c->name.s)
			continue;
		k->pen = read_pen_aside(&outer, &list);
		read_tei_open(k, PASSAGE_TEXT, "");
		read_tei_kids(k, c);
		read_pen_end(&k->pen);
		read_cell(k->t, &tail, list, ++column, c->loc);
	}
	k->pen = outer;
}

void read_tei_figure(struct tei *k, const struct xml_node *n)
{
	const struct xml_node *g = str_is(n->name, "graphic") ? n : tree_child(n, "graphic");
	struct passage p = { .kind = PASSAGE_IMAGE, .start = -1, .end = -1, .blank = 1 };
	struct arena *a = k->t->arena;
	struct passage *made, *list;
	struct read_pen outer = k->pen;
	p.src = arena_str(a, tree_attr(g, "url"));
	p.alt = tree_text(a, tree_child(n, "figDesc"));
	if (!g && !p.alt.n) {
		read_tei_open(k, PASSAGE_TEXT, "");
		read_tei_kids(k, n);
		return;
	}
	made = transcript_loose(k->t, PASSAGE_IMAGE, n->loc);
	p.loc = n->loc;
	*made = p;
	k->pen = read_pen_aside(&outer, &list);
	read_pen_begin(&k->pen, made);
	k->pen.cell = true;
	for (const struct xml_node *c = n->first; c; c = c->next) {
		if (tree_is(c, "head") || tree_is(c, "p") || tree_is(c, "ab"))
			read_tei_kids(k, c);
	}
	read_pen_end(&k->pen);
	k->pen = outer;
	read_pen_later(&k->pen, made);
	read_pen_later(&k->pen, list);
}

static int64_t moment(const struct tei *k, struct str ref)
{
	const int64_t *ms;
	if (ref.n && *ref.s == '#')
		ref = (struct str){ ref.s + 1, ref.n - 1 };
	ms = map_get(&k->times, ref);
	return ms ? *ms : -1;
}

void read_tei_turn(struct tei *k, const struct xml_node *n)
{
	struct tei was = *k;
	struct str who = tree_attr(n, "who");
	const struct xml_node *label = tree_child(n, "speaker");
	int64_t start = moment(k, tree_attr(n, "start")), end = moment(k, tree_attr(n, "end"));
	k->label = tree_text(k->t->arena, label);
	k->speaker = without_hash(k->t->arena, who);
	if (!who.n)
		k->speaker = k->label.n ? k->label : was.speaker;
	if (!label)
		k->label = was.label;
	k->start = start >= 0 ? start : k->start;
	k->end = end >= 0 ? end : k->end;
	k->turn = k->turn || str_is(n->name, "u");
	read_tei_open(k, PASSAGE_TEXT, "");
	for (const struct xml_node *c = n->first; c; c = c->next) {
		if (c != label)
			read_tei_node(k, c);
	}
	read_pen_end(&k->pen);
	was.pen = k->pen;
	*k = was;
	read_tei_open(k, PASSAGE_TEXT, "");
}

void read_tei_block(
	struct tei *k, const struct xml_node *n, enum passage_kind kind, const char *role)
{
	struct str lang = k->lang;
	if (tree_attr(n, "xml:lang").n)
		k->lang = arena_str(k->t->arena, tree_attr(n, "xml:lang"));
	read_tei_open(k, kind, role);
	read_tei_kids(k, n);
	read_pen_end(&k->pen);
	k->lang = lang;
	read_tei_open(k, PASSAGE_TEXT, "");
}

/* A direction between turns is a passage; inside of words it stands in brackets. */
void read_tei_stage(struct tei *k, const struct xml_node *n)
{
	if (k->pen.passage && k->pen.any) {
		read_pen_space(&k->pen);
		read_tei_bracketed(k, n);
		read_pen_space(&k->pen);
	} else if (k->speaker.n && n->parent && !tree_is(n->parent, "sp")) {
		read_tei_bracketed(k, n);
		read_pen_space(&k->pen);
	} else {
		read_tei_block(k, n, PASSAGE_TEXT, "stage");
	}
}

void read_tei_quote(struct tei *k, const struct xml_node *n)
{
	bool inside = k->pen.passage && k->pen.any;
	if (inside) {
		read_tei_kids(k, n);
		return;
	}
	k->quote++;
	read_tei_block(k, n, PASSAGE_TEXT, "");
	k->quote--;
	read_tei_open(k, PASSAGE_TEXT, "");
}

void read_tei_list(struct tei *k, const struct xml_node *n)
{
	bool ordered = k->ordered;
	struct str type = tree_attr(n, "type"), rend = tree_attr(n, "rend");
	k->ordered = str_is(type, "ordered") || str_is(rend, "numbered");
	k->list++;
	read_tei_open(k, PASSAGE_TEXT, "");
	read_tei_kids(k, n);
	k->list--;
	k->ordered = ordered;
	read_tei_open(k, PASSAGE_TEXT, "");
}
