/* What the files of this folder tell each other: the reader of the XML format is one table of
 * elements (table.c), one driver that walks by it and complains by it (walk.c), and a handler for
 * each family of elements (meta.c, people.c, block.c, text.c). */
#ifndef READ_INSIDE_H
#define READ_INSIDE_H

#include "read/read.h"
#include "xml/xml.h"

struct reader {
	struct interview *iv;
	struct diag *diag;
	struct arena *a, *scratch;
	struct pending *pending, **pending_tail;
	struct person **person_tail;
	struct credit **credit_tail;
	VEC(struct str) subjects;
	struct str lang;       /* that of the element being read */
	struct str outer_lang; /* that of its parent */
	struct name **name_tail;
	bool any_space; /* the root bears no or another namespace, so none is asked for */
	int in_note, in_link;
	const struct block *block; /* the innermost that is being read; NULL: none */
	struct doubt **doubt_tail;
	struct map images; /* src -> the image read, so that a file is read once */
	size_t image_bytes;
	bool doubtful;       /* what is amiss with pictures is worth a warning, no more */
	bool chapter;        /* the file is one of a collection: it cannot be a collection */
	struct map included; /* real paths of chapters */
	size_t included_bytes, chapters;
	struct block *last_chapter;
};

/* Places an element may stand in; an element's row says where it may stand and what it holds. */
enum read_place {
	IN_FILE = 1 << 0,
	IN_INTERVIEW = 1 << 1,
	IN_META = 1 << 2,
	IN_PEOPLE = 1 << 3,
	IN_PERSON = 1 << 4,
	IN_BODY = 1 << 5,
	IN_TITLED = 1 << 6, /* sections, sidebars */
	IN_EXCHANGE = 1 << 7,
	IN_TURN = 1 << 8,
	IN_LIST = 1 << 9,
	IN_ITEM = 1 << 10,
	IN_QUOTE = 1 << 11,
	IN_FIGURE = 1 << 12,
	IN_TABLE = 1 << 13,
	IN_ROW = 1 << 14,
	IN_SIDEBAR = 1 << 15,
	IN_PARAS = 1 << 16, /* what holds paragraphs alone: notes, summaries, biographies */
	IN_TEXT = 1 << 17,
	IN_COLLECTION = 1 << 18,
};

enum read_content {
	CONTENT_NONE,
	CONTENT_PARTS, /* elements */
	CONTENT_TEXT,  /* text and inline elements */
	CONTENT_MIXED, /* text and inline elements, which make one paragraph; or blocks */
};

enum read_type { /* of an attribute's value */
	ATTR_TEXT,
	ATTR_ALT, /* text; interview_check misses it */
	ATTR_ID,
	ATTR_REF,  /* the id of something */
	ATTR_LINK, /* a URI, or "#" and an id */
	ATTR_URI,
	ATTR_LANG,
	ATTR_DATE,
	ATTR_TIME,
	ATTR_CHOICE, /* one of `values` */
	ATTR_FILE,
};

struct read_attr {
	const char *name;
	enum read_type type;
	bool required;
	const char *values; /* "bullet number", in the order of an enum */
};

struct read_element;
/* Reads node n as element e and hangs the result on `into`, whose type the row's place decides. */
typedef void read_make(
	struct reader *, const struct read_element *, const struct xml_node *n, void *into);

struct read_element {
	const char *name;
	uint32_t in, holds; /* read_place */
	enum read_content content;
	bool once; /* at most one in its parent */
	int kind;  /* of block or span */
	size_t at; /* offset of what it fills in struct meta or struct person */
	read_make *make;
	const struct read_attr *attr; /* up to a row without name; besides, all take xml:lang */
};

/* table.c: rows in the order of their names; the row of a name in a parent; *known: whether the
 * name has a row at all. */
extern const struct read_element read_elements[];
extern const size_t read_elements_n;
const struct read_element *read_element(uint32_t holds, struct str name, bool *known);

/* value.c: the value of an attribute, empty when absent or not of its type; its position in
 * `values`, or `otherwise`. */
struct str read_keep(struct reader *, struct str); /* a copy in the interview's arena */
struct str read_value(const struct read_element *, const struct xml_node *, const char *name);
int read_choice(
	const struct read_element *, const struct xml_node *, const char *name, int otherwise);
bool read_attr_valid(const struct read_attr *, struct str value);
const char *read_attr_example(enum read_type);
bool read_is_identifier(enum identifier_kind, struct str);

/* walk.c: the driver. read_parts looks up, checks and reads all children of an element that holds
 * no text; read_lookup says what is wrong with an element that has no row there and gives the row
 * of what it was meant to be, or NULL: then its text is to be kept where text can stand; read_as
 * checks the attributes and calls the handler. */
enum { READ_ROWS = 88 };
struct read_seen {
	bool row[READ_ROWS];
};
void read_parts(struct reader *, const struct read_element *, const struct xml_node *, void *into);
const struct read_element *read_lookup(
	struct reader *, const struct read_element *parent, const struct xml_node *);
bool read_again(
	struct reader *, struct read_seen *, const struct read_element *, const struct xml_node *);
void read_as(struct reader *, const struct read_element *, const struct xml_node *, void *into);
void read_check_attrs(struct reader *, const struct read_element *, const struct xml_node *);
void read_nothing(struct reader *, const struct read_element *, const struct xml_node *);
bool read_blank(const struct xml_node *); /* text of white space alone */
struct pending *read_pending(struct reader *, enum pending_kind, struct str ref, struct loc);

/* text.c: the text of an element, or of the nodes from first up to end, as spans; plain text. */
struct span *read_text(struct reader *, const struct read_element *, const struct xml_node *);
struct span *read_run(struct reader *, const struct read_element *, const struct xml_node *first,
	const struct xml_node *end);
struct str read_bare(struct reader *, const struct read_element *, const struct xml_node *);

/* block.c: the kids of a block that is being read, and paragraphs that hang on something else. */
struct read_kids {
	struct block *block;
	struct block **tail;
};
struct block *read_paras(struct reader *, const struct read_element *, const struct xml_node *);

/* doubt.c: the <?doubt?> of an element, as those of a block, of a person, or of the whole. */
void read_doubts(
	struct reader *, const struct xml_node *, const struct block *, const struct person *);

/* xml.c: a tree of our format that was made of another's (back.c), in the place of a file's, and
 * the pictures that the other file had in it. */
struct medium;
struct read_made {
	const struct xml_node *root;
	const struct medium *medium;
};
struct interview *read_xml_made(
	struct diag *, struct str path, struct str bytes, const struct read_made *);

/* include.c */
read_make read_include;
struct interview *read_xml_chapter(struct diag *, struct str path, struct str bytes);

/* image.c */
/* The real path of a file below the interview's folder; there: it is, be it below or not. */
bool read_below(struct reader *, struct str src, char *real, bool *there);
struct image *read_image(struct reader *, const struct read_element *, const struct xml_node *);
struct image *read_picture(struct reader *, struct str src, struct loc); /* without alt */
bool read_image_header(struct image *); /* type and size from the bytes */

/* Handlers. */
read_make read_root, read_meta, read_people, read_person, read_body;
read_make read_meta_text, read_meta_paras, read_meta_date, read_meta_identifier, read_meta_rights,
	read_meta_subject, read_meta_credit;
read_make read_person_name, read_person_text, read_person_bio, read_person_portrait;
read_make read_block, read_block_title, read_block_text;

#endif
