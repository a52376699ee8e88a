/* The structure tree: the interview's parts as tagged PDF (ISO 32000-1 §14.7, PDF/UA-1).
 *
 * While pages are drawn each stretch of content is announced and gets its marked-content number;
 * when all is drawn the tree knows which nodes have content, in which order, and writes itself.
 * Roles of our own (Question, Speaker ...) are mapped to standard types. Elements without content
 * are left out. */
#ifndef PDF_TREE_H
#define PDF_TREE_H

#include "page/page.h"
#include "pdf/role.h"
#include "pdf/shim.h"

enum kid_kind { KID_ELEMENT, KID_CONTENT, KID_ANNOTATION };

struct kid {
	uint32_t parent, order;
	uint32_t page;  /* index; content, annotation */
	uint32_t value; /* node, MCID or object */
	enum kid_kind kind;
};

struct element {
	struct role role;
	struct str lang;      /* its own or inherited */
	uint32_t first, last; /* its kids: [first, last) */
	uint32_t number;      /* its index in the tail */
	int level;            /* of headings */
	bool live, in_text;
};

struct tree {
	struct arena *arena;
	const struct pages *pages;
	struct element *element; /* by node */
	VEC(struct kid) kids;
	VEC(uint32_t) owner;      /* nodes of MCIDs, page after page */
	VEC(uint32_t) page_start; /* index in owner of each page's first */
	VEC(uint32_t) annotation; /* nodes of annotations in order of their StructParents */
	VEC(uint32_t) live;       /* nodes of elements, by number */
	const uint32_t *page_object;
	uint32_t root, first; /* objects */
	uint32_t elements, leaves, twigs;
};

struct tree *tree_new(struct arena *, const struct pages *);

/* Begins the next page. */
void tree_page(struct tree *);

/* A stretch of the page's content that is text (or image) of the node, at that place among the
 * node's kids: returns its MCID. */
uint32_t tree_content(struct tree *, uint32_t node, uint32_t order);

/* An annotation on the page of that index that belongs to the node: returns its StructParent. */
uint32_t tree_annotation(struct tree *, uint32_t node, uint32_t page, uint32_t object);

/* Whether a picture of the node has words for those who do not see it; without, it is decoration.
 */
bool tree_described(const struct tree *, uint32_t node);

/* The tag and the language of a node; its own or what it inherits. */
const char *tree_tag(const struct tree *, uint32_t node);
struct str tree_lang(const struct tree *, uint32_t node);

/* Writes the root; the elements follow as the shim's tail. `page` has the objects of the pages. */
void tree_write(struct tree *, struct shim *, const uint32_t *page, struct shim_tail *);

#endif
