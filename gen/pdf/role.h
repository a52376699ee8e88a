/* What our roles are called in the file, and which standard types they stand for. */
#ifndef PDF_ROLE_H
#define PDF_ROLE_H

#include "page/page.h"

struct role {
	const char *name;
	const char *standard; /* NULL: the name is a standard type itself */
};

/* The role of a node. in_text: it lies in a line of text (a direction among words), not between
 * blocks. level: of headings, 1 to 6. */
struct role role_of(const struct node *, bool in_text, int level);

/* Whether text flows directly in elements of that role, so that what lies in them is inline. */
bool role_holds_text(enum page_role);

#endif
