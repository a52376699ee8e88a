/* Paragraphs, tables, and what stands behind a paragraph because it hung on a place inside of it.
 */
#include "read/docx.h"
#include "read/talk.h"

#include <stdlib.h>

static int whole(struct str s, int otherwise)
{
	return s.n && s.n < 9 ? atoi(s.s) : otherwise;
}

static struct str lower(struct arena *a, struct str s)
{
	char *c = arena_cstr(a, s);
	for (size_t i = 0; i < s.n; i++)
		c[i] = c[i] >= 'A' && c[i] <= 'Z' ? (char)(c[i] | 32) : c[i];
	return (struct str){ c, s.n };
}

/* Names that say nothing. */
static bool usual(struct str name)
{
	static const char *const names[] = { "normal", "default", "standard", "body text",
		"list paragraph", "normal (web)", "no spacing", "plain text", "text body" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (str_is(name, names[i]))
			return true;
	}
	return str_starts(name, "heading ");
}

enum { HALF_A_LINE = 100 }; /* twentieths of a point */

static unsigned distance(struct docx *k, const struct xml_node *pPr)
{
	const struct xml_node *s = tree_child(pPr, "spacing");
	int before = whole(read_docx_attr(s, "before"), k->style->before);
	int after = whole(read_docx_attr(s, "after"), k->style->after), gap = k->after;
	if (read_docx_attr(s, "beforeAutospacing").n &&
		!str_is(read_docx_attr(s, "beforeAutospacing"), "0"))
		before = 240;
	gap = before > gap ? before : gap;
	k->after = after;
	return k->t->first ? k->empty + (gap >= HALF_A_LINE) : 0;
}

static void as_item(
	struct docx *k, const struct xml_node *pPr, struct passage *p, struct str *label)
{
	const struct xml_node *list = tree_child(pPr, "numPr");
	int id = whole(read_docx_val(list, "numId"), k->style->list);
	int level = whole(read_docx_val(list, "ilvl"), k->style->level);
	const struct docx_level *l = read_docx_item(k, id, level, label);
	if (!l || label->n || p->kind == PASSAGE_HEADING)
		return;
	p->kind = PASSAGE_ITEM;
	p->level = level + 1;
	p->ordered = l->ordered;
}

static struct passage kind_of(struct docx *k, const struct xml_node *pPr, struct str *label)
{
	struct passage p = { .kind = PASSAGE_TEXT, .start = -1, .end = -1 };
	int outline = whole(read_docx_val(pPr, "outlineLvl"), k->style->outline);
	struct str name = lower(k->t->arena, k->style->name);
	if (!usual(name))
		p.role = name;
	if (outline >= 0 && outline < 9) {
		p.kind = PASSAGE_HEADING;
		p.level = outline + 1;
	} else if (str_is(name, "title") || str_is(name, "subtitle")) {
		p.kind = PASSAGE_HEADING;
		p.level = str_is(name, "title") ? 1 : 2;
	} else if (str_is(name, "quote") || str_is(name, "intense quote") ||
		   str_is(name, "block text")) {
		p.kind = PASSAGE_QUOTE;
		p.level = 1;
	}
	as_item(k, pPr, &p, label);
	p.blank = distance(k, pPr);
	return p;
}

/* The mark that ends a paragraph was deleted, or inserted and is refused. */
static bool ends_in_change(const struct docx *k, const struct xml_node *pPr)
{
	const struct xml_node *rPr = tree_child(pPr, "rPr");
	return tree_child(rPr, k->refuse ? "ins" : "del") != NULL;
}

/* A line drawn by the border of an empty paragraph. */
static void rule(struct docx *k, const struct xml_node *pPr)
{
	const struct xml_node *b = tree_child(pPr, "pBdr/bottom");
	if (!b)
		b = tree_child(pPr, "pBdr/top");
	if (!b || str_is(read_docx_val(tree_child(pPr, "pBdr"), "bottom"), "nil") || k->pen.into)
		return;
	read_pen_end(&k->pen);
	transcript_passage(k->t, PASSAGE_RULE, read_docx_loc(k))->blank = k->empty;
	k->empty = 0;
}

static void paragraph(struct docx *k, const struct xml_node *n, const char *role)
{
	const struct xml_node *pPr = tree_child(n, "pPr");
	struct str label;
	struct passage like;
	k->paragraph += !k->notes;
	k->style = read_docx_style(k, read_docx_val(pPr, "pStyle"));
	if (str_starts(k->style->name, "toc ") || str_starts(k->style->name, "TOC ")) {
		tree_leave(k->t, n, "table of contents");
		return;
	}
	like = kind_of(k, pPr, &label);
	if (*role)
		like.role = str_of(role);
	if (k->join)
		k->join = false;
	else
		read_pen_open(&k->pen, like);
	if (label.n) {
		read_pen_text(&k->pen, label, read_docx_loc(k));
		read_pen_tab(&k->pen);
	}
	read_docx_inside(k, n);
	k->join = ends_in_change(k, pPr);
	if (k->join)
		return;
	if (k->pen.any || k->pen.later) {
		k->empty = 0;
	} else {
		k->empty++;
		rule(k, pPr);
	}
	read_pen_end(&k->pen);
}

struct passage *read_docx_aside(struct docx *k, const struct xml_node *n, const char *role)
{
	struct docx was = *k;
	struct passage *list;
	k->pen = read_pen_aside(&was.pen, &list);
	k->notes++;
	k->join = k->quiet = false;
	k->changed = (struct str){ 0 };
	k->field.n = 0;
	k->field.v = NULL;
	k->field.cap = 0;
	for (const struct xml_node *c = n->first; c; c = c->next) {
		if (read_docx_is(k, c, "p"))
			paragraph(k, c, role);
		else if (read_docx_is(k, c, "tbl"))
			tree_leave(k->t, c, "table in a note");
	}
	read_pen_end(&k->pen);
	was.media = k->media;
	*k = was;
	return list;
}

/* --- tables */

static size_t columns(struct docx *k, const struct xml_node *n)
{
	size_t most = 0;
	for (const struct xml_node *r = n->first; r; r = r->next) {
		size_t cells = 0;
		for (const struct xml_node *c = read_docx_is(k, r, "tr") ? r->first : NULL; c;
			c = c->next)
			cells += read_docx_is(k, c, "tc") || read_docx_is(k, c, "sdt");
		most = cells > most ? cells : most;
	}
	return most;
}

static void cell(struct docx *k, const struct xml_node *n, struct passage ***tail)
{
	struct read_pen outer = k->pen;
	struct passage *list;
	k->pen = read_pen_aside(&outer, &list);
	read_docx_blocks(k, n);
	read_pen_end(&k->pen);
	read_cell(k->t, tail, list, ++k->column, read_docx_loc(k));
	k->pen = outer;
}

static void cells(struct docx *k, const struct xml_node *n, struct passage ***tail)
{
	for (const struct xml_node *c = n->first; c; c = c->next) {
		if (read_docx_is(k, c, "tc"))
			cell(k, c, tail);
		else if (read_docx_is(k, c, "sdt") || read_docx_is(k, c, "sdtContent") ||
			 read_docx_is(k, c, "customXml"))
			cells(k, c, tail);
	}
}

static void row(struct docx *k, const struct xml_node *n)
{
	const struct xml_node *trPr = tree_child(n, "trPr");
	struct passage *r, **tail;
	if (tree_child(trPr, k->refuse ? "ins" : "del")) {
		tree_leave(k->t, n, "row of a table, a tracked change");
		return;
	}
	r = transcript_passage(k->t, PASSAGE_ROW, read_docx_loc(k));
	r->loc.line++;
	r->number = k->tables;
	r->level = tree_child(trPr, "tblHeader") != NULL;
	tail = &r->cell;
	k->column = 0;
	cells(k, n, &tail);
}

static void rows(struct docx *k, const struct xml_node *n)
{
	for (const struct xml_node *c = n->first; c; c = c->next) {
		if (read_docx_is(k, c, "tr"))
			row(k, c);
		else if (read_docx_is(k, c, "sdt") || read_docx_is(k, c, "sdtContent") ||
			 read_docx_is(k, c, "customXml"))
			rows(k, c);
	}
}

/* One column only puts things in a box; a table in a cell becomes lines of it. */
static void flat(struct docx *k, const struct xml_node *n)
{
	for (const struct xml_node *c = n->first; c; c = c->next) {
		if (read_docx_is(k, c, "tr") || read_docx_is(k, c, "tc"))
			flat(k, c);
		else if (read_docx_is(k, c, "p") || read_docx_is(k, c, "tbl") ||
			 read_docx_is(k, c, "sdt")) {
			read_docx_blocks(k, n);
			return;
		}
	}
}

static void table(struct docx *k, const struct xml_node *n)
{
	if (k->pen.into || columns(k, n) < 2) {
		flat(k, n);
		return;
	}
	read_pen_end(&k->pen);
	k->tables++;
	rows(k, n);
	k->empty = 0;
}

static bool contents(const struct xml_node *n)
{
	return str_starts(read_docx_val(tree_child(n, "sdtPr/docPartObj"), "docPartGallery"),
		"Table of Contents");
}

void read_docx_blocks(struct docx *k, const struct xml_node *n)
{
	for (const struct xml_node *c = n ? n->first : NULL; c; c = c->next) {
		if (!c->name.s)
			continue;
		if (read_docx_is(k, c, "p"))
			paragraph(k, c, "");
		else if (read_docx_is(k, c, "tbl"))
			table(k, c);
		else if (read_docx_is(k, c, "sdt") && contents(c))
			tree_leave(k->t, c, "table of contents");
		else if (read_docx_is(k, c, "altChunk"))
			diag_at(k->diag, DIAG_WARNING, read_docx_loc(k),
				"a part of the document is a file of another format inside of it; "
				"it is left out");
		else if ((read_docx_is(k, c, "ins") || read_docx_is(k, c, "del") ||
				 read_docx_is(k, c, "moveTo") || read_docx_is(k, c, "moveFrom")) &&
			 !read_docx_change(k, c))
			continue;
		else if (read_docx_is(k, c, c->name.s) && !tree_is(c, "sectPr") &&
			 !tree_is(c, "sdtPr") && !tree_is(c, "tcPr"))
			read_docx_blocks(k, c);
	}
}
