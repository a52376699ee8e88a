/* What the files of the Markdown reader tell each other: md_block.c cuts a file into blocks,
 * md_inline.c makes stretches of a block's text, front_matter.c reads what stands above it all. */
#ifndef READ_MD_H
#define READ_MD_H

#include "read/formats.h"
#include "read/pen.h"

enum { MD_LEVELS = 12 }; /* lists in lists */

/* The text of a block: its lines without what makes them lines of it (quotation marks, indents). */
struct md_text {
	struct buf text; /* U+000A between lines */
	VEC(struct md_line {
		size_t at;
		struct loc loc;
	})
	lines;
};
void read_md_text_clear(struct md_text *);
void read_md_text_add(struct md_text *, struct arena *, struct str line, struct loc);
struct loc read_md_text_loc(const struct md_text *, size_t at);

struct md_target { /* of "[label]: address "title"" */
	struct str url, title;
};
struct md_note { /* of "[^label]: text" */
	struct md_text text;
	bool called;
};

struct md {
	struct transcript *t;
	const struct read_source *source;
	struct arena *a, *s; /* the transcript's; scratch */
	struct map targets, notes;
	struct read_pen pen;
	struct md_text para;
	struct passage like; /* what the block at hand is to be */
	unsigned blank;
	int list[MD_LEVELS]; /* the columns at which the items' text begins, of lists that are open
			      */
	int depth;
	bool in_note, linked; /* linked: a link around a picture is open */
	unsigned tables;
	VEC(struct passage) image; /* that wait for the end of the block */
};

/* Folded as labels of links are compared: in lower case (ASCII), white space one space. */
struct str read_md_label(struct md *, struct str);

/* The text as passages like `like`, by the pen given; pictures in it follow as passages. */
void read_md_inline(struct md *, struct read_pen *, const struct md_text *, struct passage like);

/* YAML between "---", TOML between "+++": facts of the transcript. The bytes it takes, 0 when the
 * text begins with none; *lines: how many lines these are. */
size_t read_md_front_matter(struct transcript *, struct str text, uint16_t file, uint32_t *lines);

/* md_site.c: what of a line's beginning a site or a converter added, left with the reason; s and
 * loc are then what is behind it. What remains of a heading without its attributes. */
bool read_md_site(struct md *, const struct read_lines *, struct str *s, struct loc *);
struct str read_md_unnamed(struct md *, struct str heading, struct loc);
/* How long the mark of a box is that s begins with: "[!NOTE]", "[!tip]-"; 0: none. */
size_t read_md_alert(struct str);
/* How long attributes are that s begins with: "{#name}", "{: .note}", "{width="9"}"; 0: none. */
size_t read_md_attributes(struct str);

/* Line by line. */
void read_md_blocks(struct md *);

/* md_define.c: all definitions, before the text; the one that a line is, passed over; notes that
 * nothing called. */
void read_md_definitions(struct md *);
bool read_md_definition(struct md *, struct read_lines *);
void read_md_uncalled(struct md *);

/* A tag of HTML at s[i]; 0: none is there, else behind it. name: in lower case; empty for a
 * comment, whose text is `inner` then. */
struct md_tag {
	struct str name, inner; /* inner: its attributes */
	bool closes;
};
size_t read_md_tag(struct str s, size_t i, struct arena *, struct md_tag *);
struct str read_md_attribute(struct arena *, const struct md_tag *, const char *name);

#endif
