/* What the files of the DOCX writer tell each other. */
#ifndef WRITE_DOCX_H
#define WRITE_DOCX_H

#include "write/inside.h"

struct docx_part {               /* a file of the package */
	const char *name, *type; /* type: of its content; NULL: by its ending */
	struct str bytes;
};

struct docx_link {        /* a relationship of a part */
	const char *type; /* the last word of its type's URI */
	struct str target;
	bool external;
};

/* How characters look. */
struct docx_run {
	const char *style; /* of characters; NULL: none */
	bool bold, italic, smallcaps, super, sub;
	struct str lang;
};

/* How a paragraph is set. */
struct docx_para {
	const char *style;
	unsigned num; /* of a list; 0: none */
	int level;    /* of the item, from 0; of what hangs below one too */
	bool below;   /* in an item, not its first paragraph */
};

struct docx {
	struct arena *a;
	struct diag *diag;
	const struct interview *iv;
	const struct write_query *query;
	struct markup *m;                    /* the part being written */
	VEC(struct docx_link) link, in_note; /* the document's; the footnotes' */
	bool note;                           /* a footnote is being written */
	VEC(const struct image *) image;
	struct map of_image; /* bytes to the number from 1, as size_t * */
	VEC(const struct span *) notes;
	VEC(struct str) comment;
	VEC(size_t) waiting;      /* of them, for a paragraph to stand at */
	struct map doubts, marks; /* marks: blocks that links lead to, to their bookmarks */
	size_t bookmarks, pictures;
	unsigned nums;         /* lists so far */
	VEC(bool) ordered;     /* of each */
	struct docx_para para; /* what paragraphs are, here */
	struct str lang;
	bool rtl;
};

/* docx_text.c */
void write_docx_spans(struct docx *, const struct span *, struct docx_run);
void write_docx_words(struct docx *, struct str, struct docx_run);
void write_docx_open(struct docx *, const struct docx_para *, const struct block *);
void write_docx_close(struct docx *);
void write_docx_line(struct docx *, const char *style, const struct span *);
void write_docx_empty(struct docx *, const char *element, const char *attr, struct str value);

/* docx_block.c */
void write_docx_blocks(struct docx *, const struct block *, const struct block *lead);
void write_docx_picture(struct docx *, const struct image *, bool small);
void write_docx_doubt(struct docx *, const void *about, struct str name);

/* docx_parts.c */
struct str write_docx_numbering(struct docx *);
struct str write_docx_footnotes(struct docx *);
struct str write_docx_comments(struct docx *);
struct str write_docx_settings(struct docx *);
struct str write_docx_header(struct docx *, struct str title);
struct str write_docx_core(struct docx *, struct str title);
struct str write_docx_app(struct docx *);
struct str write_docx_links(struct docx *, const struct docx_link *, size_t n);
struct markup *write_docx_begin(struct docx *, const char *root);

/* docx_style.c */
struct str write_docx_styles(struct docx *);

/* docx_zip.c: s == NULL after a diagnostic. */
struct str write_docx_zip(struct arena *, struct diag *, const struct docx_part *, size_t n);

#endif
