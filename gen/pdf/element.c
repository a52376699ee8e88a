#include "pdf/element.h"
#include "pdf/put.h"

static void put_kid(const struct tree *t, const struct kid *k, uint32_t page, struct buf *b)
{
	switch (k->kind) {
	case KID_ELEMENT:
		put_ref(b, t->first + t->element[k->value].number);
		return;
	case KID_CONTENT:
		if (k->page == page) {
			buf_int(b, k->value);
			return;
		}
		buf_cstr(b, "<</Type/MCR/Pg ");
		put_ref(b, t->page_object[k->page]);
		buf_cstr(b, "/MCID ");
		buf_int(b, k->value);
		buf_cstr(b, ">>");
		return;
	case KID_ANNOTATION:
		buf_cstr(b, "<</Type/OBJR/Pg ");
		put_ref(b, t->page_object[k->page]);
		buf_cstr(b, "/Obj ");
		put_ref(b, k->value);
		buf_cstr(b, ">>");
		return;
	}
}

/* The page of an element's first content of its own; pages.n without any. */
static uint32_t page_of(const struct tree *t, const struct element *e)
{
	for (uint32_t i = e->first; i < e->last; i++)
		if (t->kids.v[i].kind != KID_ELEMENT)
			return t->kids.v[i].page;
	return (uint32_t)t->pages->n;
}

static void put_kids(const struct tree *t, const struct element *e, struct buf *b)
{
	uint32_t page = page_of(t, e);

	if (page < t->pages->n) {
		buf_cstr(b, "/Pg ");
		put_ref(b, t->page_object[page]);
	}
	buf_cstr(b, "/K[");
	for (uint32_t i = e->first; i < e->last; i++) {
		if (i > e->first)
			buf_cstr(b, " ");
		put_kid(t, &t->kids.v[i], page, b);
	}
	buf_cstr(b, "]");
}

/* The page on which anything of the element stands first. */
static uint32_t first_page(const struct tree *t, const struct element *e)
{
	for (uint32_t i = e->first; i < e->last; i++) {
		const struct kid *k = &t->kids.v[i];
		uint32_t page = k->kind == KID_ELEMENT ? first_page(t, &t->element[k->value])
						       : k->page;
		if (page < t->pages->n)
			return page;
	}
	return (uint32_t)t->pages->n;
}

/* The box in the page's coordinates, which begin at the foot. */
static void put_box(const struct tree *t, const struct node *n, struct buf *b)
{
	const struct element *e = &t->element[n - t->pages->node];
	uint32_t page = first_page(t, e);
	sp height = page < t->pages->n ? t->pages->page[page].height : 0;
	const sp edge[4] = { n->bbox[0], height - n->bbox[1] - n->bbox[3], n->bbox[0] + n->bbox[2],
		height - n->bbox[1] };

	buf_cstr(b, "/BBox[");
	for (int i = 0; i < 4; i++) {
		if (i)
			buf_cstr(b, " ");
		put_milli(b, len_mpt(edge[i]));
	}
	buf_cstr(b, "]");
}

static void put_attributes(const struct tree *t, const struct node *n, struct buf *b)
{
	if (n->role == ROLE_FIGURE) {
		buf_cstr(b, "/A<</O/Layout/Placement/Block");
		put_box(t, n, b);
		buf_cstr(b, ">>");
	} else if (n->role == ROLE_LIST) {
		buf_cstr(b, n->ordered ? "/A<</O/List/ListNumbering/Decimal>>"
				       : "/A<</O/List/ListNumbering/Disc>>");
	} else if (n->role == ROLE_HEAD_CELL) {
		buf_cstr(b,
			n->level == 2 ? "/A<</O/Table/Scope/Row>>" : "/A<</O/Table/Scope/Column>>");
	}
}

static void put_text_entry(struct buf *b, const char *key, struct str text)
{
	if (text.n) {
		buf_cstr(b, key);
		put_text(b, text);
	}
}

/* A note has to have an identifier (PDF/UA-1 §7.9). */
struct str element_id(struct tree *t, uint32_t node)
{
	const struct node *n = &t->pages->node[node];

	if (n->id.n || n->role != ROLE_NOTE)
		return n->id;
	return arena_printf(t->arena, "note-element-%u", node);
}

void element_put(struct tree *t, uint32_t node, struct buf *b)
{
	const struct node *n = &t->pages->node[node];
	const struct element *e = &t->element[node];

	buf_cstr(b, "<</Type/StructElem/S/");
	buf_cstr(b, e->role.name);
	buf_cstr(b, "/P ");
	put_ref(b, node ? t->first + t->element[n->parent].number : t->root);
	put_kids(t, e, b);
	put_attributes(t, n, b);
	put_text_entry(b, "/Lang", n->lang);
	put_text_entry(b, "/Alt", n->alt);
	put_text_entry(b, "/E", n->expansion);
	put_text_entry(b, "/ID", element_id(t, node));
	if (n->role == ROLE_SECTION || n->role == ROLE_EXCHANGE)
		put_text_entry(b, "/T", n->title);
	buf_cstr(b, ">>");
}
