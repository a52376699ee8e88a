/* Questions to a tree of XML that the readers of such formats have in common. All take NULL. */
#ifndef READ_TREE_H
#define READ_TREE_H

#include "transcript/transcript.h"
#include "xml/xml.h"

bool tree_is(const struct xml_node *, const char *name); /* an element of that name */
/* The first child element of that name; the same for each step of "a/b/c". */
const struct xml_node *tree_child(const struct xml_node *, const char *path);
/* The next element of that name among those behind it. */
const struct xml_node *tree_next(const struct xml_node *, const char *name);
struct str tree_attr(const struct xml_node *, const char *name); /* trimmed; empty when absent */
/* The same by the name behind its prefix, as written: "style-name" of text:style-name. */
struct str tree_local(const struct xml_node *, const char *local);
/* All text inside, white space collapsed; in the arena. */
struct str tree_text(struct arena *, const struct xml_node *);
/* All text inside is left out for this reason; nothing when there is none. */
void tree_leave(struct transcript *, const struct xml_node *, const char *why);
/* A property of a document as weak facts like this one: "Ann Asker; Bo Reed" are two authors,
 * "ports, water" two subjects. */
void tree_property(struct transcript *, struct fact like);

#endif
