/* What the files of this folder tell each other. */
#ifndef WRITE_INSIDE_H
#define WRITE_INSIDE_H

#include "write/write.h"
#include "xml/markup.h"

/* An element with its attributes, in the order they are written; those without a value are not. */
enum { WRITE_ATTRS = 6 };
struct write_element {
	const char *name;
	struct write_attr {
		const char *name;
		struct str value;
	} attr[WRITE_ATTRS];
	size_t attrs;
};
/* value.s == NULL is no attribute; an empty one is. */
void write_attr(struct write_element *, const char *name, struct str value);

/* fold.c: markup in lines. Pieces are gathered and then set, each line as full as it can be; a line
 * is only ended where white space says nothing: at a space of the text, behind a line break, at a
 * seam between elements. */
struct write_fold {
	struct arena *arena;
	struct markup *m;
	VEC(struct piece) piece;
	VEC(const char *) open; /* names of the elements that are */
	bool begun;             /* there is a line already */
};
void write_fold_open(struct write_fold *, const struct write_element *);
void write_fold_close(struct write_fold *);
void write_fold_leaf(struct write_fold *, const struct write_element *);
void write_fold_text(struct write_fold *, struct str);
void write_fold_said(struct write_fold *, const char *target, struct str);
void write_fold_line(struct write_fold *); /* a line ends here */
void write_fold_seam(struct write_fold *); /* a line may end here */
/* Sets what was gathered, on a new line; its level of indentation. */
void write_fold_set(struct write_fold *, int level);
/* An element that holds lines: its tags stand on lines of their own. */
void write_fold_begin(struct write_fold *, const struct write_element *, int level);
void write_fold_end(struct write_fold *, int level);

/* address.c: an address as xs:anyURI and everybody else takes it: what may not stand in one is
 * percent-encoded, the scheme in small letters. s == NULL when it cannot be made one. */
struct str write_address(struct arena *, struct str);

/* picture.c: how the picture is to be named in what is written, and the list of those that are to
 * be put there. */
struct write_pictures {
	struct arena *arena;
	struct str folder;
	struct map named; /* bytes and paths to the path */
	struct map stems; /* to how many were made from each */
	VEC(struct write_picture) list;
};
struct str write_picture_src(struct write_pictures *, const struct image *);

/* plain.c: paragraphs without markup, an empty line between them; what stands before a turn; a
 * warning for each note in the head of an interview that a format cannot carry. */
struct str write_paras_plain(struct arena *, const struct block *);
struct str write_label(const struct interview *, const struct block *turn);
/* The language that all words of a text were given; empty: none, or several. */
struct str write_common_lang(const struct span *);
/* Whether words are among them: a direction that none stand beside is not a paragraph's text but
 * would be taken for a block of its own. */
bool write_is_text(const struct span *);
void write_no_notes(struct diag *, const struct interview *, const char *format);

/* A map whose keys are addresses. */
void *write_at(const struct map *, const void *address);
void write_put(struct map *, const void *address, void *value);

/* doubt.c: blocks and persons to their first doubt, NULL to the first of the whole; the next about
 * the same. */
void write_doubts(struct map *, const struct interview *);
const struct doubt *write_doubt_next(const struct doubt *);

#endif
