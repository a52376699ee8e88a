/* What the files of the XML writer tell each other. */
#ifndef WRITE_XML_H
#define WRITE_XML_H

#include "write/inside.h"

struct write_xml {
	struct arena *a;
	struct diag *diag;
	const struct interview *iv;
	struct write_fold f;
	struct write_pictures pictures;
	struct map persons; /* to their ids, as struct str * */
	struct map pointed; /* blocks that are pointed at by their slug */
	struct map doubts;  /* blocks and persons to their first doubt */
	struct str nobody;  /* an id that nobody has */
	struct str lang;    /* that of the element being written */
};

/* xml_text.c */
/* An element of text; the language its spans were given is the element's. On a line of its own. */
void write_xml_run(struct write_xml *, struct write_element *, const struct span *);
void write_xml_line(struct write_xml *, struct write_element *, const struct span *, int level);
/* The pieces of a text, of paragraphs where only those may stand. */
void write_xml_spans(struct write_xml *, const struct span *);
void write_xml_doubts(struct write_xml *, const void *about, int level);
void write_xml_said(struct write_xml *, const void *about);
/* The text of a block that is the only one and has nothing else to say: it needs no <p>. */
const struct span *write_xml_alone(const struct write_xml *, const struct block *p);
/* The language of an element: its attribute where it differs; returns what is to be put back. */
struct str write_xml_lang(struct write_xml *, struct write_element *, struct str lang);
struct str write_xml_id(const struct write_xml *, const struct block *);
struct str write_xml_person(const struct write_xml *, const struct person *);

/* xml_block.c */
void write_xml_blocks(
	struct write_xml *, const struct block *parent, const struct block *first, int level);
/* Paragraphs, and those in what else there is. */
void write_xml_paras(struct write_xml *, const struct block *, int level);
void write_xml_picture(struct write_xml *, struct write_element *, const struct image *);

/* xml_head.c */
void write_xml_meta(struct write_xml *);
void write_xml_people(struct write_xml *);

#endif
