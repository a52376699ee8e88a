/* What the files of the reader of wikitext tell each other: wiki.c cuts a page into blocks,
 * wiki_text.c reads what stands in a line, wiki_template.c what stands between double braces. */
#ifndef READ_WIKI_H
#define READ_WIKI_H

#include "read/formats.h"
#include "read/pen.h"

enum {
	WIKI_DEPTH = 12,      /* templates in notes in links ... */
	WIKI_REACH = 1 << 16, /* bytes from where something opens to where it ends */
};

struct wiki {
	struct transcript *t;
	struct arena *a;
	struct read_pen pen;
	struct loc loc; /* of the line at hand */
	int depth;
	bool in_note;
	unsigned tables;
};

/* Text with its markup, by the pen. */
void read_wiki_text(struct wiki *, struct str);
/* The same as a block of its own. */
void read_wiki_block(struct wiki *, struct str, struct passage like);
void read_wiki_template(struct wiki *, struct str inner);
void read_wiki_leave(struct wiki *, struct str, const char *why);

/* The length of what opens at s[i] with `open` and is closed, those inside counted; 0: it is not.
 */
size_t read_wiki_pair(struct str s, size_t i, const char *open, const char *close);
/* The next part of *rest up to a bar that is in no link and no template; false when there is none.
 */
bool read_wiki_part(struct str *rest, struct str *part);

#endif
