/* The structure tree: the interview's parts as tagged PDF (ISO 32000-1 §14.7, PDF/UA-1).
 *
 * While pages are drawn each stretch of content is announced and gets its marked-content number;
 * when all is drawn the tree knows which nodes have content, in which order, and writes itself.
 * Roles of our own (Question, Speaker ...) are mapped to standard types. Elements without content
 * are left out. */
#ifndef PDF_TREE_H
#define PDF_TREE_H

#include "page/page.h"
#include "pdf/shim.h"

struct tree;

struct tree *tree_new(struct arena *, const struct pages *);

/* Begins the next page. */
void tree_page(struct tree *);

/* A stretch of the page's content that is text (or image) of the node, at that place among the
 * node's kids: returns its MCID. */
uint32_t tree_content(struct tree *, uint32_t node, uint32_t order);

/* An annotation on the page of that index that belongs to the node: returns its StructParent. */
uint32_t tree_annotation(struct tree *, uint32_t node, uint32_t page, uint32_t object);

/* The tag and the language of a node; its own or what it inherits. */
const char *tree_tag(const struct tree *, uint32_t node);
struct str tree_lang(const struct tree *, uint32_t node);

/* Writes the root; the elements follow as the shim's tail. `page` has the objects of the pages. */
void tree_write(struct tree *, struct shim *, const uint32_t *page, struct shim_tail *);

#endif
