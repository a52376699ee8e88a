/* What the files of the TEI reader tell each other. */
#ifndef READ_TEI_H
#define READ_TEI_H

#include "read/formats.h"
#include "read/pen.h"
#include "read/tree.h"

struct tei {
	struct transcript *t;
	struct diag *diag;
	struct arena *a;
	struct read_pen pen;
	struct map times; /* id of a point of the timeline -> int64_t ms */
	struct str speaker, label, lang;
	int64_t start, end;
	int depth, list, quote; /* nesting of div, list, quote */
	bool ordered, turn;     /* in an utterance */
	unsigned tables;
};

void read_tei_node(struct tei *, const struct xml_node *); /* of the text */
void read_tei_header(struct tei *, const struct xml_node *root);

/* tei.c: a passage of this kind begins; an element's kids; text in brackets unless it brings its
 * own */
void read_tei_open(struct tei *, enum passage_kind, const char *role);
void read_tei_kids(struct tei *, const struct xml_node *);
void read_tei_put(struct tei *, struct str, struct loc);
void read_tei_bracketed(struct tei *, const struct xml_node *);

/* tei_block.c */
void read_tei_block(struct tei *, const struct xml_node *, enum passage_kind, const char *role);
void read_tei_turn(struct tei *, const struct xml_node *);
void read_tei_stage(struct tei *, const struct xml_node *);
void read_tei_list(struct tei *, const struct xml_node *);
void read_tei_quote(struct tei *, const struct xml_node *);
void read_tei_cells(struct tei *, const struct xml_node *);
void read_tei_figure(struct tei *, const struct xml_node *);
void read_tei_note(struct tei *, const struct xml_node *);

#endif
