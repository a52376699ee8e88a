/* What entrevue has written in another format, read back as it was.
 *
 * A foreign file is evidence, of which the finder makes an interview. A file that this program has
 * written says itself what each of its elements is, so nothing has to be found: its tree is made
 * over into the tree of our own format, element by element and each with its place, and read as
 * that. What somebody has added since, and our format does not know, is complained about where it
 * stands. Refused: the interview's XML hidden inside of the file, which would bring back what was
 * there before somebody worked on it. */
#ifndef READ_BACK_H
#define READ_BACK_H

#include "read/inside.h"
#include "transcript/transcript.h"

struct back {
	struct arena *a;
	struct xml_instruction *waiting; /* doubts about what comes next */
	struct map named;                /* what ids stand for, as each format needs it */
	struct medium *medium;           /* pictures that were in the file */
	size_t pictures;
};

/* Where elements and text are hung: a node and the end of its list. */
struct back_into {
	struct xml_node *node, **tail;
};

/* A new element at the end of `into`, which stands for `from`: with its place, language and
 * doubts. An xml:id or id becomes its id. */
struct back_into back_open(
	struct back *, struct back_into *into, const char *name, const struct xml_node *from);
void back_attr(struct back *, struct back_into *, const char *name, struct str value);
void back_text(struct back *, struct back_into *, struct str, struct loc);
/* Doubts about an element that has no other in our tree: they are about what comes next. */
void back_pass_doubts(struct back *, const struct xml_node *from);
/* Those that wait, about an element that is open. */
void back_doubt(struct back *, struct back_into *);

/* Without markup, white space collapsed; the first child, or the first below, of a name. */
struct str back_words(struct back *, const struct xml_node *);
const struct xml_node *back_child(const struct xml_node *, const char *name);
const struct xml_node *back_below(const struct xml_node *, const char *name);
bool back_has(const struct xml_node *, const char *attr, const char *value);
/* What an address says, without its %20. */
struct str back_path(struct back *, struct str);

/* The tree of our format, or NULL when the tree is not what this program writes. */
struct xml_node *back_tei(struct back *, const struct xml_node *);
struct xml_node *back_page(struct back *, const struct xml_node *);
/* back_html.c: what is inside of the page; a picture's attributes */
void back_html_run(struct back *, const struct xml_node *from, struct back_into *);
void back_html_picture(struct back *, const struct xml_node *, struct back_into *);

#endif
