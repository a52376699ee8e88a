/* What the files of the Markdown writer tell each other. */
#ifndef WRITE_MD_H
#define WRITE_MD_H

#include "write/inside.h"

/* What each line of a container begins with: "> ", "- " and then spaces. */
struct md_edge {
	const char *first, *rest;
	bool used; /* the first line is written */
};

struct md {
	struct arena *a;
	struct diag *diag;
	const struct interview *iv;
	struct buf out;
	struct write_pictures pictures;
	struct map doubts; /* blocks and persons to their first doubt */
	VEC(struct md_edge) edge;
	VEC(const struct span *) notes; /* called, to be defined at the end */
	bool any;                       /* something stands in the container already */
	bool other;                     /* a list stands directly above that has the usual mark */
	bool tight;                     /* no blank lines between the blocks of this list */
};

/* Where a text stands: what must be escaped there. */
enum md_place { MD_PARA, MD_HEADING, MD_CELL };

/* md_text.c: the text of spans as Markdown, on one line but for the lines that <br/> ends; `before`
 * is already Markdown and stands at its beginning. */
struct str write_md_text(struct md *, struct str before, const struct span *, enum md_place);
/* An address as the destination of a link. */
struct str write_md_address(struct arena *, struct str);
/* Plain words likewise. */
struct str write_md_words(struct md *, struct str, enum md_place);

/* md_pair.c: emphasis as delimiters where CommonMark takes them for such, else as elements. */
enum md_piece_kind { MD_TEXT, MD_RAW, MD_OPEN, MD_CLOSE };
struct md_piece {
	enum md_piece_kind kind;
	struct str text; /* TEXT: not yet escaped; RAW: Markdown */
	bool strong;     /* OPEN, CLOSE: <strong>, else <em> */
	bool linked;     /* TEXT: inside of a link */
	size_t partner;  /* OPEN, CLOSE: index of the other end */
};
struct str write_md_pieces(struct arena *, struct md_piece *, size_t n, enum md_place);

/* md_head.c: the front matter. */
void write_md_head(struct md *);

#endif
