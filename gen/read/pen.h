/* Writes passages run by run, for formats with markup.
 *
 * Text comes in pieces with the looks they have; the pen collapses white space over the seams,
 *drops it at both ends, and joins what differs in nothing. A space between two runs goes to the
 *plainer of them. A passage comes into being with its first visible text, so that empty elements
 *leave none.
 *
 *	struct read_pen pen = read_pen(t);
 *	read_pen_open(&pen, (struct passage){ .kind = PASSAGE_TEXT });
 *	pen.style.look |= STRETCH_BOLD;
 *	read_pen_text(&pen, STR("Anna:"), loc);
 *	read_pen_end(&pen); */
#ifndef READ_PEN_H
#define READ_PEN_H

#include "transcript/transcript.h"

struct read_style {
	uint32_t look;
	struct str link, lang; /* must live until the passage is ended */
};

struct read_pen {
	struct transcript *t;
	struct passage *passage; /* at hand; NULL: none yet */
	struct passage like;     /* what the next one is to be */
	struct passage **into;   /* the tail of the list that passages are hung on; NULL: the
				    transcript's */
	bool cell; /* all goes into one passage, blocks parted by line ends (U+2028) */
	struct read_style style; /* of what comes next; set it freely */
	struct read_style of;    /* of the run at hand */
	struct buf run;
	struct loc loc;        /* of the run */
	uint32_t space;        /* what white space is due; 0: none */
	bool any;              /* something stands in the passage */
	bool owed;             /* a space stood before a note: it comes before a word behind it */
	struct passage *later; /* to come behind the passage: read_pen_later */
};

struct read_pen read_pen(struct transcript *);
/* Another one for a note or a cell that is met inside of a passage; *list becomes what it writes.
 */
struct read_pen read_pen_aside(const struct read_pen *, struct passage **list);

/* Ends the passage at hand; the next text begins one like this (kind and all but its place, its
 * stretches and what it is linked to; start and end as given; strings must live as long as the
 * transcript). */
void read_pen_open(struct read_pen *, struct passage like);
void read_pen_begin(struct read_pen *, struct passage *); /* one that is there already */
void read_pen_text(struct read_pen *, struct str, struct loc);
/* What parts words, as transcript.h has it: of several in a row the strongest is written, at the
 * ends of a passage none. In rising order: a space, a tab that may part a name from words, a line
 * end that may be a paragraph's (U+000A), one that is not (U+2028). */
void read_pen_lines(struct read_pen *, struct str, struct loc); /* text whose line ends count */
void read_pen_space(struct read_pen *);
void read_pen_tab(struct read_pen *);
void read_pen_line(struct read_pen *);
void read_pen_break(struct read_pen *);
/* A stretch of its own, for a note or a time code; text may be empty. */
struct stretch *read_pen_apart(struct read_pen *, struct str text, struct loc);
/* The same for the mark of a note, which stands at its word: a space before it goes behind it. */
struct stretch *read_pen_note(struct read_pen *, struct str text, struct loc);
/* Loose passages that hang on a place inside of the passage at hand (a picture, a comment): they
 * come behind it, or at once where none is at hand. */
void read_pen_later(struct read_pen *, struct passage *list);
void read_pen_end(struct read_pen *); /* style stays; text that comes now begins a like passage */

/* The characters of text with white space collapsed, none at the ends; in the arena. */
struct str read_squeeze(struct arena *, struct str);

#endif
