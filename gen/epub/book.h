/* The book being made: what the files of this folder share.
 *
 * epub_plan cuts the body into chapters and knows where every id will be. The walkers (inline.c,
 * chapter.c, front.c) write one file after the other in reading order and leave behind, as they
 * pass, what the lists need: contents, page breaks, pictures. The lists (nav.c, package.c) come
 * last, though they stand first in the container. */
#ifndef EPUB_BOOK_H
#define EPUB_BOOK_H

#include "epub/epub.h"
#include "xml/markup.h"

/* One file of the container, in its order there. */
struct item {
	struct str href; /* inside EPUB/ */
	struct str id;   /* in the manifest */
	const char *type, *properties;
	struct str bytes;
	bool spine;  /* read in this order */
	bool stored; /* already compressed */
};

/* A stretch of the body that becomes one file. */
struct chapter {
	struct str href;
	const struct block *interview;    /* of a collection, that these are of; NULL */
	const struct block *section;      /* whose kids these are; NULL: the body's own */
	const struct block *first, *stop; /* the kids, stop left out */
	bool opens;                       /* the first of its section or of the body */
	bool begins;                      /* the first of its interview */
};

/* A line of the table of contents. */
struct heading {
	struct str text, lang, href; /* href with its fragment */
	int level;                   /* from 1 */
};

/* A page of the paged edition, where it was met. */
struct landing {
	struct str label, href;
};

struct shot {
	const struct image *image;
	struct str href;
};

struct book {
	struct arena *arena;
	struct diag *diag;
	const struct epub_query *query;
	const struct interview *interview;
	const struct style *style;
	struct str lang;       /* never empty */
	struct str title;      /* without markup */
	struct str identifier; /* the unique one */
	bool rtl;
	bool described; /* each picture says in words what it shows */
	VEC(struct chapter) chapters;
	VEC(struct heading) headings;
	VEC(struct landing) landings;
	VEC(struct shot) shots;
	VEC(struct item) items;
	struct map ids;     /* ids in use → the href of their file, as struct str * */
	struct map wanted;  /* slugs that links lead to */
	struct map spoken;  /* ids of those who have had a word so far */
	struct map page_at; /* address of a span or block → the first page that begins there */
};

/* A file under way. */
struct walk {
	struct book *book;
	struct markup *m;
	struct str href;
	bool rtl;
	bool quiet; /* words said elsewhere too: no ids, links, notes or pages among them */
	int level;  /* of the next heading: h2 ... h6 */
	const struct block *leads; /* the turn or item whose label or head is still to be written */
	VEC(const struct span *) notes;
};

/* plan.c */
void epub_plan(struct book *);
/* Name if it is free, else name-2, name-3 ...; then taken, in the file href. */
struct str epub_id(struct book *, struct str name, struct str href);

/* walk.c: what all files have in common. */
struct walk epub_begin(struct book *, struct str href, struct str title, const char *body_type);
/* Gives the file's markup; ends the walk. */
struct str epub_end(struct walk *);
struct item *epub_item(struct book *, struct str href, struct str id, const char *type);
/* The marks of the pages that begin at a block, or (NULL) at the very beginning. */
void epub_pages_at(struct walk *, const void *at); /* a block or a span */
/* Text of a leaf with the marks of the pages that begin in it. */
void epub_paged_text(struct walk *, const struct span *leaf);
void epub_block_id(struct walk *, const struct block *);
void epub_image(struct walk *, const struct image *, const char *class);
struct str epub_word(const struct book *, enum word);

/* inline.c, chapter.c */
void epub_inline(struct walk *, const struct span *);
void epub_blocks(struct walk *, const struct block *first, const struct block *stop);
void epub_notes(struct walk *);
void epub_chapter(struct book *, const struct chapter *);

/* turn.c */
/* Writes the label or head that waits: at the beginning of the paragraph just opened, or alone. */
void epub_label(struct walk *, bool in_paragraph);
void epub_turn(struct walk *, const struct block *);
/* words: what stands for the time code; without any the code as it was written. */
void epub_time(struct walk *, const struct span *words, struct str written, int64_t ms);
/* The question that opens an exchange as a line of the contents. */
void epub_question_heading(struct walk *, const struct block *exchange, int level);

/* table.c */
void epub_table(struct walk *, const struct block *);

/* link.c: a URI fit to be an href: percent-encoded, of a scheme that reading systems follow; empty
 * when it cannot be one. */
struct str epub_uri(struct arena *, struct str);

/* front.c */
void epub_cover(struct book *);
void epub_title_page(struct book *);
void epub_people(struct book *);
/* Title, credits, note, summary and speakers of an interview in a collection. */
void epub_chapter_head(struct walk *, const struct block *interview);
void epub_colophon(struct book *);

/* nav.c */
void epub_contents(struct book *, struct item *nav, struct item *ncx);

/* package.c, metadata.c, access.c */
void epub_package(struct book *, struct item *opf);
void epub_metadata(struct book *, struct markup *);
void epub_accessibility(struct book *, struct markup *);
/* "https://doi.org/10..." of a DOI however it is written; empty when it is none. */
struct str epub_doi(struct arena *, struct str);
struct str epub_identifier(struct book *);
struct str epub_modified(struct book *);

/* css.c, frame.c, colour.c */
struct str epub_css(struct book *);
struct str epub_frame(bool rtl);
/* A colour as near to the given one as can be read on a white or on a dark screen. */
uint32_t epub_legible(uint32_t colour, bool dark);
struct str epub_font_href(struct arena *, const struct epub_font *);

/* pack.c */
bool epub_pack(struct book *, struct out *);

#endif
