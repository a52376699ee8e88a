#include "pdf/tree.h"
#include "pdf/element.h"
#include "pdf/put.h"
#include <assert.h>
#include <stdlib.h>

enum {
	FAN = 64,         /* keys and kids of a node of the number tree */
	LAST = UINT32_MAX /* order of what comes after all text */
};

struct id {
	struct str id;
	uint32_t number;
};

/* Headings in document order may go down one level at a time (PDF/UA-1 §7.4.2). */
static void roles(struct tree *t)
{
	int last = 0;

	for (size_t i = 0; i < t->pages->nodes; i++) {
		const struct node *n = &t->pages->node[i];
		const struct element *parent = i ? &t->element[n->parent] : NULL;
		struct element *e = &t->element[i];

		e->level = n->role == ROLE_HEADING ? n->level : 1;
		if (n->role == ROLE_HEADING || n->role == ROLE_TITLE) {
			e->level = e->level > last + 1 ? last + 1 : e->level;
			last = e->level;
		}
		e->in_text = parent &&
			     (parent->in_text || role_holds_text(t->pages->node[n->parent].role));
		e->lang = n->lang.n || !parent ? n->lang : parent->lang;
		e->role = role_of(n, e->in_text, e->level);
	}
}

struct tree *tree_new(struct arena *arena, const struct pages *pages)
{
	struct tree *t = ARENA_NEW(arena, struct tree);

	t->arena = arena;
	t->pages = pages;
	t->element = ARENA_ARRAY(arena, pages->nodes, struct element);
	roles(t);
	return t;
}

void tree_page(struct tree *t)
{
	*VEC_PUSH(t->arena, &t->page_start) = (uint32_t)t->owner.n;
}

uint32_t tree_content(struct tree *t, uint32_t node, uint32_t order)
{
	uint32_t page = (uint32_t)t->page_start.n - 1;
	uint32_t mcid = (uint32_t)t->owner.n - t->page_start.v[page];

	assert(node < t->pages->nodes);
	*VEC_PUSH(t->arena, &t->owner) = node;
	*VEC_PUSH(t->arena, &t->kids) = (struct kid){ node, order, page, mcid, KID_CONTENT };
	t->element[node].live = true;
	return mcid;
}

uint32_t tree_annotation(struct tree *t, uint32_t node, uint32_t page, uint32_t object)
{
	assert(node < t->pages->nodes);
	*VEC_PUSH(t->arena, &t->kids) = (struct kid){ node, LAST, page, object, KID_ANNOTATION };
	*VEC_PUSH(t->arena, &t->annotation) = node;
	t->element[node].live = true;
	return (uint32_t)(t->pages->n + t->annotation.n - 1);
}

bool tree_described(const struct tree *t, uint32_t node)
{
	return str_trim(t->pages->node[node].alt).n > 0;
}

const char *tree_tag(const struct tree *t, uint32_t node)
{
	return t->element[node].role.name;
}

struct str tree_lang(const struct tree *t, uint32_t node)
{
	return t->element[node].lang;
}

/* What has content, and what that lies in; and the empty cells of a table that has some, without
 * which its rows would be ragged. */
static void find_live(struct tree *t)
{
	const struct node *node = t->pages->node;

	for (size_t i = t->pages->nodes; i-- > 1;)
		if (t->element[i].live)
			t->element[node[i].parent].live = true;
	for (size_t i = 1; i < t->pages->nodes; i++) {
		enum page_role role = node[i].role;
		if (role == ROLE_ROW || role == ROLE_CELL || role == ROLE_HEAD_CELL)
			t->element[i].live = t->element[node[i].parent].live;
	}
}

static int by_order(const void *a, const void *b)
{
	const struct kid *x = a, *y = b;

	if (x->order != y->order)
		return x->order < y->order ? -1 : 1;
	if (x->page != y->page)
		return x->page < y->page ? -1 : 1;
	return (x->value > y->value) - (x->value < y->value);
}

static void sort_kids(struct kid *kid, uint32_t n)
{
	for (uint32_t i = 1; i < n; i++) {
		if (by_order(&kid[i - 1], &kid[i]) > 0) {
			qsort(kid, n, sizeof *kid, by_order);
			return;
		}
	}
}

/* All kids, gathered by parent, each parent's in reading order. */
static void gather(struct tree *t)
{
	struct kid *sorted;
	size_t nodes = t->pages->nodes;
	uint32_t at = 0;

	for (uint32_t i = 1; i < nodes; i++) {
		const struct node *n = &t->pages->node[i];
		if (t->element[i].live)
			*VEC_PUSH(t->arena, &t->kids) = (struct kid){ n->parent, n->order, 0, i,
				KID_ELEMENT };
	}
	sorted = ARENA_ARRAY(t->arena, t->kids.n, struct kid);
	for (size_t i = 0; i < t->kids.n; i++)
		t->element[t->kids.v[i].parent].last++;
	for (size_t i = 0; i < nodes; i++) {
		struct element *e = &t->element[i];
		e->first = at;
		at += e->last;
		e->last = e->first;
	}
	for (size_t i = 0; i < t->kids.n; i++)
		sorted[t->element[t->kids.v[i].parent].last++] = t->kids.v[i];
	t->kids.v = sorted;
	for (size_t i = 0; i < nodes; i++)
		sort_kids(sorted + t->element[i].first, t->element[i].last - t->element[i].first);
}

/* The value of a key of the parent tree: of a page, the elements of its MCIDs; of an annotation,
 * its element. */
static void put_parents(const struct tree *t, uint32_t key, struct buf *b)
{
	uint32_t pages = (uint32_t)t->page_start.n, from, to;

	if (key >= pages) {
		put_ref(b, t->first + t->element[t->annotation.v[key - pages]].number);
		return;
	}
	from = t->page_start.v[key];
	to = key + 1 < pages ? t->page_start.v[key + 1] : (uint32_t)t->owner.n;
	buf_cstr(b, "[");
	for (uint32_t i = from; i < to; i++) {
		if (i > from)
			buf_cstr(b, " ");
		put_ref(b, t->first + t->element[t->owner.v[i]].number);
	}
	buf_cstr(b, "]");
}

static uint32_t keys(const struct tree *t)
{
	return (uint32_t)(t->page_start.n + t->annotation.n);
}

static void put_limits(uint32_t from, uint32_t to, struct buf *b)
{
	buf_cstr(b, "<</Limits[");
	buf_int(b, from);
	buf_cstr(b, " ");
	buf_int(b, (int64_t)to - 1);
	buf_cstr(b, "]");
}

static uint32_t least(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

static void put_leaf(const struct tree *t, uint32_t leaf, struct buf *b)
{
	uint32_t from = leaf * FAN, to = least(from + FAN, keys(t));

	put_limits(from, to, b);
	buf_cstr(b, "/Nums[");
	for (uint32_t key = from; key < to; key++) {
		buf_int(b, key);
		buf_cstr(b, " ");
		put_parents(t, key, b);
		buf_cstr(b, "\n");
	}
	buf_cstr(b, "]>>");
}

/* References to a stretch of the tail. */
static void put_range(const struct tree *t, uint32_t from, uint32_t to, struct buf *b)
{
	buf_cstr(b, "/Kids[");
	for (uint32_t i = from; i < to; i++) {
		put_ref(b, t->first + i);
		buf_cstr(b, " ");
	}
	buf_cstr(b, "]");
}

static void put_twig(const struct tree *t, uint32_t twig, struct buf *b)
{
	uint32_t from = twig * FAN, to = least(from + FAN, t->leaves);

	put_limits(from * FAN, least(to * FAN, keys(t)), b);
	put_range(t, t->elements + from, t->elements + to, b);
	buf_cstr(b, ">>");
}

/* The tail: elements, then the parent tree's leaves, then the nodes above them. */
static void put_tail(void *user, uint32_t i, struct buf *b)
{
	struct tree *t = user;

	if (i < t->elements)
		element_put(t, t->live.v[i], b);
	else if (i < t->elements + t->leaves)
		put_leaf(t, i - t->elements, b);
	else
		put_twig(t, i - t->elements - t->leaves, b);
}

static void number(struct tree *t)
{
	t->element[0].live = true;
	for (uint32_t i = 0; i < t->pages->nodes; i++) {
		if (!t->element[i].live)
			continue;
		t->element[i].number = (uint32_t)t->live.n;
		*VEC_PUSH(t->arena, &t->live) = i;
	}
	t->elements = (uint32_t)t->live.n;
	t->leaves = (keys(t) + FAN - 1) / FAN;
	t->twigs = (t->leaves + FAN - 1) / FAN;
}

static void put_role_map(const struct tree *t, struct buf *b)
{
	struct map seen = { .a = t->arena };

	buf_cstr(b, "/RoleMap<<");
	for (size_t i = 0; i < t->live.n; i++) {
		const struct role *r = &t->element[t->live.v[i]].role;
		if (!r->standard || map_get(&seen, str_of(r->name)))
			continue;
		map_put(&seen, str_of(r->name), t->arena);
		buf_printf(b, "/%s/%s", r->name, r->standard);
	}
	buf_cstr(b, ">>\n");
}

static int by_id(const void *a, const void *b)
{
	const struct id *x = a, *y = b;
	return str_cmp(x->id, y->id);
}

static void put_ids(struct tree *t, struct buf *b)
{
	VEC(struct id) ids = { 0 };

	for (size_t i = 0; i < t->live.n; i++) {
		struct str id = element_id(t, t->live.v[i]);
		if (id.n)
			*VEC_PUSH(t->arena, &ids) = (struct id){ id, (uint32_t)i };
	}
	if (ids.n == 0)
		return;
	qsort(ids.v, ids.n, sizeof *ids.v, by_id);
	buf_cstr(b, "/IDTree<</Names[");
	for (size_t i = 0; i < ids.n; i++) {
		put_text(b, ids.v[i].id);
		buf_cstr(b, " ");
		put_ref(b, t->first + ids.v[i].number);
		buf_cstr(b, "\n");
	}
	buf_cstr(b, "]>>\n");
}

void tree_write(struct tree *t, struct shim *shim, const uint32_t *page, struct shim_tail *tail)
{
	struct buf root = { .a = t->arena }, entry = { .a = t->arena };

	t->page_object = page;
	find_live(t);
	gather(t);
	number(t);
	t->root = shim_object(shim);
	t->first = shim_tail_number(shim);
	buf_cstr(&root, "/Type /StructTreeRoot\n/K ");
	put_ref(&root, t->first);
	buf_cstr(&root, "\n/ParentTree <<");
	put_range(t, t->elements + t->leaves, t->elements + t->leaves + t->twigs, &root);
	buf_cstr(&root, ">>\n/ParentTreeNextKey ");
	buf_int(&root, keys(t));
	buf_cstr(&root, "\n");
	put_role_map(t, &root);
	put_ids(t, &root);
	shim_entries(shim, t->root, buf_get(&root));
	buf_cstr(&entry, "/MarkInfo <</Marked true>>\n/StructTreeRoot ");
	put_ref(&entry, t->root);
	shim_entries(shim, shim_catalog(shim), buf_get(&entry));
	*tail = (struct shim_tail){ t->elements + t->leaves + t->twigs, put_tail, t };
}
