/* What the files of the DOCX reader tell each other (ECMA-376; names of elements are those of
 * WordprocessingML). */
#ifndef READ_DOCX_H
#define READ_DOCX_H

#include "read/archive.h"
#include "read/formats.h"
#include "read/pen.h"
#include "read/tree.h"

/* What a style or a run says of letters: -1 where it says nothing. */
struct docx_letters {
	int8_t bold, italic, caps, smallcaps, hidden, underline, raised; /* raised: 1 up, 2 down */
	struct str lang;
};

struct docx_style {
	struct str name, based;
	struct docx_letters letters;
	int outline;       /* 0 for the first level of headings; -1 */
	int list, level;   /* numId, -1: not said; 0: none */
	int before, after; /* twentieths of a point; -1 */
	bool done;         /* what it is based on is in it */
};

/* A relation of a part: where its ids lead. */
struct docx_link {
	struct str target; /* an entry of the archive, or a URI */
	bool outside;
	struct docx_link *next; /* all of one type, see docx_part */
	struct str type;
};

struct docx_level {                /* of a list */
	bool ordered, none, words; /* words: its label has letters, which are part of the text */
	struct str label;          /* "Q%1:" */
	int start;
	struct str format;
};
enum { DOCX_LEVELS = 9 };
struct docx_list {
	struct docx_level level[DOCX_LEVELS];
	int count[DOCX_LEVELS];
};

struct docx {
	struct transcript *t;
	struct diag *diag;
	struct arena *a;
	struct archive *zip;
	uint16_t file;
	bool refuse;
	struct str space; /* of the elements; others are DrawingML's and the like */
	struct str part;  /* the entry being read */
	struct map styles, links, lists, footnotes, endnotes, comments, media;
	struct docx_style plain; /* of paragraphs that name none */
	struct docx_link *all;   /* links of the document */

	struct read_pen pen;
	unsigned paragraph;             /* the number of the one at hand, from 1 */
	unsigned empty;                 /* how many without text stand before it */
	int after;                      /* distance that the one before asks for */
	bool join;                      /* its end was deleted: the next goes on with it */
	bool quiet;                     /* what comes is left out (a field's instruction) */
	int notes;                      /* depth of notes and text boxes */
	const struct docx_style *style; /* of the paragraph at hand */
	struct str changed;             /* who inserted what is being read */
	unsigned tables, column;
	VEC(struct docx_field {
		struct str code;
		bool result;
	})
	field;
};

bool read_docx_is(const struct docx *, const struct xml_node *, const char *name);
struct str read_docx_attr(const struct xml_node *, const char *local);
struct str read_docx_val(const struct xml_node *parent, const char *name); /* @val of a child */
struct loc read_docx_loc(const struct docx *);
/* The first part of a type ("styles"), parsed; NULL when there is none. */
struct xml_node *read_docx_part(struct docx *, const char *type);
/* The links of a part are read into k->links. */
void read_docx_links(struct docx *, struct str part);

/* docx_style.c */
void read_docx_styles(struct docx *, const struct xml_node *root);
const struct docx_style *read_docx_style(struct docx *, struct str id); /* never NULL */
struct docx_letters read_docx_letters(const struct xml_node *rPr);
/* How a run looks: what it says itself, or else its style and its paragraph's. */
uint32_t read_docx_look(struct docx *, const struct xml_node *rPr, bool *hidden, struct str *lang);

/* docx_list.c */
void read_docx_lists(struct docx *, const struct xml_node *root);
/* Level `level` of list id; NULL when there is none. Counts. *label: what is shown, where it has
 * letters. */
const struct docx_level *read_docx_item(struct docx *, int id, int level, struct str *label);

/* docx_talk.c: speakers and facts, where styles say which paragraphs are */
bool read_docx_talks(const struct docx *);
void read_docx_plain(struct docx_style *); /* the look that is the style's says nothing else */
void read_docx_talk(struct docx *);

/* docx_body.c: paragraphs and tables; docx_run.c: what is inside of paragraphs */
void read_docx_blocks(struct docx *, const struct xml_node *);
void read_docx_inside(struct docx *, const struct xml_node *);
/* Blocks as a list of loose passages. */
struct passage *read_docx_aside(struct docx *, const struct xml_node *, const char *role);
bool read_docx_change(struct docx *, const struct xml_node *); /* whether to go into ins, del ... */

#endif
