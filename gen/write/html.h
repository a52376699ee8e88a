/* What the files of the HTML writer tell each other. */
#ifndef WRITE_HTML_H
#define WRITE_HTML_H

#include "write/inside.h"

struct html {
	struct arena *a;
	struct diag *diag;
	struct markup *m;
	const struct interview *iv;
	struct str title; /* without markup */
	struct map doubts;
	struct map ids;     /* that are taken */
	struct map targets; /* blocks that links lead to */
	VEC(const struct span *) notes;
	VEC(struct str) note_ids; /* of each note's mark, then of the note */
	bool rtl;                 /* the direction of what is being written */
	bool quiet;               /* words said elsewhere too: no ids, links or notes among them */
	int level;                /* of the next heading */
};

/* html_text.c */
void write_html_spans(struct html *, const struct span *);
/* The same in an element just opened, whose language is theirs; `before` stands before them. */
void write_html_words(struct html *, const char *before, const struct span *);
/* The language of the element just opened; returns the direction to be put back. */
bool write_html_lang(struct html *, struct str lang);
void write_html_line(struct html *, const char *name, const char *class, const struct span *);
/* "[00:04:10]"; close: the text goes on without a space, which the page puts there. */
void write_html_time(struct html *, struct str written, int64_t ms, bool close);
/* An id that no other element has. */
struct str write_html_id(struct html *, const char *name);

/* html_block.c; lead: the turn or item whose label or head begins the first of them, or NULL. */
void write_html_blocks(struct html *, const struct block *, const struct block *lead);
void write_html_image(struct html *, const struct image *, const char *class);
void write_html_doubts(struct html *, const void *about);

/* html_foot.c */
void write_html_foot(struct html *);

extern const char write_html_style[];

#endif
