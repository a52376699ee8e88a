/* What the files of the ODT reader tell each other (OpenDocument 1.3). */
#ifndef READ_ODT_H
#define READ_ODT_H

#include "read/archive.h"
#include "read/formats.h"
#include "read/pen.h"
#include "read/tree.h"

struct odt_style {
	struct str name, parent; /* name: as people see it */
	bool automatic;          /* made for one place: its name says nothing */
	int8_t bold, italic, underline, smallcaps, raised, hidden; /* -1: not said */
	struct str lang, list;
	int outline;      /* 1 for the first level of headings; 0: none */
	int above, below; /* thousandths of an inch; -1 */
	bool done;
};

struct odt_level { /* of a list style */
	bool ordered;
	struct str before, behind; /* what stands around the number; with letters it is words */
	int start;
};
enum { ODT_LEVELS = 10 };
struct odt_list {
	struct odt_level level[ODT_LEVELS];
};

struct odt {
	struct transcript *t;
	struct diag *diag;
	struct arena *a;
	struct archive *zip; /* NULL: all of it is one XML file */
	uint16_t file;
	bool refuse;
	struct map paragraphs, texts, lists; /* styles by family and name */
	struct map deleted;                  /* change id -> the element with what was deleted */
	struct map inserted;                 /* change id -> who inserted */
	struct map media;
	struct odt_style plain;

	struct read_pen pen;
	const struct odt_style *style; /* of the paragraph at hand */
	unsigned paragraph, empty, tables, column;
	int below, level; /* level: of lists */
	const struct odt_list *list;
	int count[ODT_LEVELS];
	bool item, inside; /* item: the next paragraph begins one; inside: an insertion */
	int notes;
	size_t pictures;
};

void read_odt_styles(struct odt *, const struct xml_node *root);
void read_odt_resolve(struct odt *);
/* Never NULL. */
const struct odt_style *read_odt_style(
	const struct odt *, const struct map *family, struct str name);
/* Of a paragraph's style and a text's. */
uint32_t read_odt_look(const struct odt_style *, const struct odt_style *);

void read_odt_blocks(struct odt *, const struct xml_node *);
void read_odt_inside(struct odt *, const struct xml_node *);
struct passage *read_odt_aside(struct odt *, const struct xml_node *, const char *as);
struct loc read_odt_loc(const struct odt *);

#endif
