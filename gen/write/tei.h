/* What the files of the TEI writer tell each other. */
#ifndef WRITE_TEI_H
#define WRITE_TEI_H

#include "write/inside.h"

enum tei_turn { TEI_QUESTION, TEI_ANSWER, TEI_REMARK, TEI_TURNS };

struct tei_time { /* a point of the timeline */
	struct str id, written;
	int64_t ms;
};

struct tei {
	struct arena *a;
	const struct interview *iv;
	const char *generator;
	struct write_fold f;
	struct write_pictures pictures;
	struct map ids;     /* that are taken */
	struct map made;    /* of a base, how many */
	struct map persons; /* to their ids, as struct str * */
	struct map pointed; /* blocks that are pointed at */
	struct map doubts;
	struct str turn[TEI_TURNS]; /* ids of the categories */
	VEC(struct tei_time) time;  /* in the order of the document */
	struct map points;          /* turns and spans to the ids of theirs, as struct str * */
	struct str lang;
	size_t notes;
	VEC(const struct span *) late; /* notes that must wait until an element ends */
	bool wait;
};

/* tei_text.c */
void write_tei_spans(struct tei *, const struct span *);
void write_tei_run(struct tei *, struct write_element *, const struct span *);
void write_tei_line(struct tei *, const char *name, const struct span *, int level);
void write_tei_words(struct tei *, const struct write_element *, struct str, int level);
struct str write_tei_lang(struct tei *, struct write_element *, struct str lang);
struct str write_tei_ref(struct tei *, const struct person *); /* "#id"; s == NULL: nobody */
void write_tei_happening(struct tei *, const struct span *);
void write_tei_doubts(struct tei *, const void *about, int level);
/* A reference to the point of the timeline of a turn or span. */
struct str write_tei_point(struct tei *, const void *);

/* tei_block.c */
void write_tei_blocks(struct tei *, const struct block *, int level);
void write_tei_body(struct tei *, const struct block *, int level);

/* tei_head.c */
void write_tei_header(struct tei *);
void write_tei_timeline(struct tei *, int level);

#endif
