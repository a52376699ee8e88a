/* The text of a Markdown block as tokens: md_inline.c makes them, md_write.c writes them down. */
#ifndef READ_MD_TOKEN_H
#define READ_MD_TOKEN_H

#include "read/md.h"

enum md_kind {
	MD_TEXT,
	MD_CODE,
	MD_RUN,  /* of * or _ */
	MD_OPEN, /* [ of a link, or a text when nothing comes of it */
	MD_SHUT,
	MD_SOFT,
	MD_HARD,
	MD_TAG,
	MD_NOTE,
};

struct md_token {
	enum md_kind kind;
	char c;
	size_t from, to;
	unsigned n; /* MD_RUN: marks that are not used up */
	bool opens, closes;
	unsigned strong_on, strong_off, em_on, em_off;
	struct str link; /* MD_OPEN that begins one */
	bool linked;
	struct md_tag tag;
	struct md_note *note;
	size_t below; /* the opener below this one in its stack, + 1 */
};

struct md_inline {
	struct md *m;
	struct read_pen *pen;
	const struct md_text *block;
	struct str s;
	VEC(struct md_token) t;
	size_t open[2], bracket; /* tops of the stacks, + 1: '*', '_', '[' */
	/* What does not follow any more: closing backquotes of a length, '>', "-->", "}}", "%}". */
	bool no_code[16], no_angle, no_comment, no_brace, no_percent;
	bool marked; /* between == and == */
	unsigned strong, em;
	unsigned bold, italic, under, super, sub, tt; /* by tags */
	struct passage like;
	size_t images; /* that wait for others */
	struct str link;
};

struct md_token *read_md_push(struct md_inline *, enum md_kind, size_t from, size_t to);
/* md_vault.c: the length of a mark that programs for notes have, whose tokens are pushed; 0: none
 * is at i. */
size_t read_md_vault(struct md_inline *, size_t i);
/* Writes the tokens by the pen. */
void read_md_write(struct md_inline *);
/* A picture that waits for the end of the block. */
void read_md_picture(struct md_inline *, struct passage, size_t at);

#endif
