/* Inside page/: how a document becomes a vertical list, and the list pages.
 *
 * A *flow* collects the text of one paragraph: spans of the interview (flow.c) and words of ours
 * (labels, bullets, brackets), each with its look, its node and its place in the reading order.
 * Set, it is lines (lines.c).
 *
 * A *slab* is what a box of the vertical list draws: marks with positions of their own, from the
 * left of the text area and the slab's upper edge. Where an interview is written from right to left
 * all is built as if it were not, and turned over as it comes into the slab: what was to hang on
 * the left hangs on the right. The lines of footnotes are slabs too, outside of the list; they hang
 * from the slab their reference stands in.
 *
 * list.c keeps what stands between two boxes until the second is there: white space (the larger of
 * the two that meet), what it costs to end the page there, what may stretch.
 *
 * place.c moves the marks of every slab to their page; furniture.c adds what repeats. */
#ifndef PAGE_INSIDE_H
#define PAGE_INSIDE_H

#include "page/fill.h"
#include "page/page.h"

enum { PAGE_NOTCH = 10 };
enum { PAGE_LABELS = 6, PAGE_FLOW_DEPTH = 24, PAGE_FURNITURE = 2, PAGE_AGAIN = 4 };

struct slab {
	uint32_t mark, marks; /* marks [mark, mark + marks) of builder.mark */
	uint32_t note, notes; /* notes [note, note + notes) hang from it */
	uint32_t context;     /* what running heads say here */
	uint32_t table;       /* node of the table it is a row of; NODE_NONE */
	bool line;            /* a line of text, that is counted where lines are */
	bool opening;         /* a part begins here: its page has no running head */
	bool bare;            /* its page has no folio either */
	sp width, height;
	uint32_t page; /* set by page_place */
	sp x, y;
};

struct page_repeat { /* slabs that are set again at the head of a column */
	uint32_t slab, slabs;
	sp height;
};

struct page_note {
	uint32_t slab, slabs; /* its lines */
	uint32_t span;        /* it hangs from the line that has this span of its paragraph */
	uint32_t dest;        /* where its reference stands */
};

struct page_later { /* a note inside a note, set behind it; endnotes */
	const struct span *note;
	uint32_t node; /* of endnotes not there yet */
	uint32_t dest;
	struct str lang, label;
};

enum { PAGE_LATER = UINT32_MAX - 1 }; /* the slab of a dest inside a paragraph, until it is put */

struct page_dest {
	struct str name;
	uint32_t slab; /* at its upper edge; NODE_NONE: the next */
};

struct page_context {
	struct str chapter, section, speaker;
	const struct style_text *turn; /* the style of the turn it is in; NULL outside of turns */
	struct str again;              /* how the speaker is named when the turn goes on */
	uint32_t first;                /* its first slab; NODE_NONE: none yet */
};

/* Where a place was found by the attempt before. */
struct page_place_known {
	struct str label; /* of its page; of a place not known as yet one that is about as wide */
	uint32_t page;
	bool known;
};

struct page_ask {        /* who was told what */
	struct str name; /* a dest's */
	struct loc loc;
	struct page_place_known told;
};

struct page_settling { /* lives longer than attempts */
	struct arena *arena;
	struct map at;     /* by name of dest: struct page_place_known */
	struct map blanks; /* by name of a part: how many blank pages came before it, uint32_t */
	int passes;        /* so far */
};

struct page_index_mark {
	struct str sort, term, name; /* name: of its dest */
	struct loc loc;
};

/* A place in a paragraph: where its text goes on with that span, there is the dest. */
struct page_spot {
	uint32_t span, dest;
};

struct page_setting { /* what para_set is asked */
	const struct text_span *text;
	size_t n;
	struct str lang;
	enum style_kind block;
	sp width, indent; /* of the first `notch` lines */
	size_t notch;
};

struct set_para { /* a flow, set */
	struct para para;
	const struct page_span *span;
	const struct page_para *of; /* what the marks of its lines say */
	const uint32_t *link; /* node of the link a span belongs to, or NODE_NONE; NULL: no links */
	uint32_t notes_end;   /* notes of this flow and those before it end here */
	sp leading, base;     /* line to line, and upper edge of a line to its baseline */
	sp width;             /* of the paragraph */
	const struct page_spot *spot; /* by span, ascending */
	size_t spots;
	const struct page_setting *again;   /* to set it once more; NULL */
	bool question;                      /* of a question */
	size_t together;                    /* so many lines at its head are not parted */
	const struct page_initial *initial; /* a drop capital beside them; NULL */
	bool artifact;
};

struct page_line_end { /* what it costs to end a page behind a line */
	int penalty, recto;
	uint32_t faults;
};

struct page_varied {          /* a paragraph that might have another number of lines: vary.c */
	uint32_t first, last; /* its boxes in the list */
	uint32_t hung;        /* notes before it */
	sp left;
	struct set_para *set;
	struct set_para *other[2]; /* in a line more, a line fewer; NULL: no */
	int price[2];
	bool tried;
};

struct builder {
	struct diag *diag;
	const struct interview *interview;
	const struct style *style;
	struct fonts *fonts;
	struct arena *arena;   /* the product's */
	struct arena *work;    /* lives as long as the builder */
	struct arena *scratch; /* given back after each paragraph */
	VEC(struct node) node;
	VEC(struct outline) outline; /* dest: index in dest */
	VEC(struct page_dest) dest;
	VEC(struct fill_item) item;
	VEC(struct fill_float) figure;
	VEC(struct page_varied) varied;
	VEC(struct fill_item) list;  /* item, with alternatives in it */
	VEC(uint32_t) origin, group; /* of each of its items that of item; of each group varied */
	bool varies;                 /* paragraphs may have alternatives */
	VEC(struct page_repeat) repeat;
	VEC(struct slab) slab;
	VEC(struct mark) mark;
	VEC(struct page_note) note;
	VEC(struct page_later) later;
	VEC(uint32_t) counted; /* by page: notes, where each page counts its own */
	VEC(struct page_context) context;
	enum { INITIAL_NONE, INITIAL_ANY, INITIAL_ANSWER } initial; /* a drop capital is due */
	struct page_settling *settling;
	VEC(struct page_ask) ask;
	VEC(struct page_index_mark) index;
	uint32_t parts, blanks;         /* so far */
	uint32_t body;                  /* the interview begins with that slab */
	bool opening, bare;             /* the next slab is */
	const struct set_para *numbers; /* of lines: one for each digit; NULL: not set yet */
	struct map spoken;              /* ids of those who have had a word so far */
	struct map dests;               /* names taken */
	sp measure;                     /* of what is being built: a column's, or */
	sp full;                        /* the text area's */
	sp pitch;                       /* from the left of a column to that of the next */
	sp height, grid;
	int columns;
	bool wide; /* what is being built stands across the columns */
	uint32_t order;
	uint32_t hung; /* notes that have found their slab */
	bool rtl;      /* the document is written from right to left: pages are turned over */
	bool in_note;
	bool why;            /* ends are asked for their reasons */
	uint32_t outer_span; /* in a note: span of the text it hangs from */
	/* between the last box and the next */
	sp space, stretch, shrink;
	int64_t penalty, recto;
	uint32_t faults;  /* what the penalty is for */
	uint32_t repeats; /* of repeat, from 1: set again where a column ends there; 0: nothing */
	bool keep, force;
	bool was_wide;    /* the last box */
	bool off_grid;    /* smaller lines stand right above: what goes on with them does too */
	bool heading;     /* a heading stands right above: its own space is all */
	struct mark rule; /* goes above the next box; w 0: none */
	bool after_para;  /* the next paragraph is indented */
	uint32_t anchors; /* dests from here on wait for the next slab */
	/* set beside the first line of what comes next */
	struct {
		struct set_para set;
		sp x;
	} label[PAGE_LABELS];
	size_t labels;
};

/* A drop capital: marks beside the first lines of a paragraph, from its left edge and the upper
 * edge of the first. */
struct page_initial {
	struct mark mark[2]; /* quotes, the letter */
	size_t n;
};

struct page_plate { /* a picture with what is written below it */
	const struct image *image;
	uint32_t node;
	sp x, width, height;      /* of the picture; width 0: none */
	sp left, gap;             /* of what is written below; between the two */
	sp all;                   /* height of the whole */
	struct set_para alt;      /* instead of a picture that is not there */
	struct set_para under[2]; /* caption, credit */
};

/* Where a block goes and what it inherits. The measure begins page.hang inside the text area; a
 * style's start and end are set off from what the block stands in. */
struct where {
	sp left, right; /* from the left of the text area */
	uint32_t node;  /* parent of its nodes */
	struct str lang;
	enum style_kind para; /* style of paragraphs */
	enum style_kind box;  /* style whose margins left and right have in them; STYLE_N: none */
	bool question;        /* inside of one: its lines should stay together */
	int level;            /* of the section around it, chapters counted; 0 outside of all */
};

struct flow {
	struct builder *b;
	enum style_kind block;
	struct str lang; /* of the paragraph */
	struct str now;  /* of the span that is being written */
	bool artifact, links;
	bool no_notes; /* nor links of the text's own */
	size_t notch;  /* so many lines at the paragraph's head are shorter */
	sp notched;    /* by so much, at their start */
	enum style_kind over[PAGE_FLOW_DEPTH]; /* span styles, outermost first */
	size_t depth;
	uint32_t link;
	VEC(struct page_spot) spot;
	VEC(struct text_span) text;
	VEC(struct page_span) span;
	VEC(uint32_t) links_of;
};

/* node.c */
uint32_t page_node(struct builder *, enum page_role, uint32_t parent, struct loc);
uint32_t page_block_node(
	struct builder *, enum page_role, const struct where *, const struct block *);
/* A dest at the next slab; its index. A name that is taken gets a number behind it. */
uint32_t page_anchor(struct builder *, struct str name);
uint32_t page_dest_at(struct builder *, struct str name, uint32_t slab);
void page_outline(struct builder *, const struct span *title, int level, uint32_t dest);
/* Not more than max bytes, cut at a word, with an ellipsis. */
struct str page_shorten(struct arena *, struct str text, size_t max);

/* list.c */
struct slab *page_slab(struct builder *, sp height); /* outside of the list */
void page_slab_mark(struct builder *, const struct mark *);
void page_space(struct builder *, sp space);
void page_penalty(struct builder *, int64_t any, int64_t recto);
int page_clamp(int64_t penalty);                     /* neither forced nor beyond an int */
void page_fault(struct builder *, uint32_t faults);  /* what the next penalty is for, added up */
void page_box(struct builder *, sp height, sp snap); /* a slab in the list */

/* flow.c */
void page_flow(struct builder *, struct flow *, enum style_kind block, struct str lang);
void page_flow_ours(struct flow *, struct str text, uint32_t node);
void page_flow_style(struct flow *, enum style_kind over, struct str text, uint32_t node);
/* In the style of another kind of block, its size against the body's kept. */
void page_flow_as(struct flow *, enum style_kind block, struct str text, uint32_t node);
void page_flow_spans(struct flow *, const struct span *, uint32_t node);
/* A dest where the next text of the flow stands. */
void page_flow_spot(struct flow *, struct str name);

/* lines.c */
struct where page_inside(const struct builder *, const struct where *, enum style_kind);
/* The style of the paragraphs in a block of a kind; that of a sidebar holds for all within. */
enum style_kind page_para_in(const struct where *, enum style_kind);
sp page_leading(const struct builder *, enum style_kind);
sp page_base(const struct builder *, sp leading); /* upper edge of a line to its baseline */
/* Where a block of a kind stands: as it was, or across the columns if the style has it so and it is
 * inside of nothing that would keep it. What is built from then on is as wide, until page_narrow
 * with what b->wide was before. */
struct where page_across(struct builder *, const struct where *, enum style_kind);
void page_narrow(struct builder *, bool wide);
void page_set(struct flow *, sp width, sp indent, struct set_para *);
/* Between the edges that the flow's style has in this place. */
void page_set_in(struct flow *, const struct where *, sp indent, struct set_para *);
/* The same once more, in so many lines more. */
void page_set_again(struct builder *, struct diag *, int more, struct set_para *);
uint32_t page_last_span(const struct line *);
/* Between line i and the next. */
struct page_line_end page_line_end(const struct builder *, const struct set_para *, size_t i);
/* Line i at (x, y of the line's upper edge) of the slab that was made last. */
void page_put_line(struct builder *, const struct set_para *, size_t i, sp x, sp y);
/* White space and rules around a block of a kind, which may have several paragraphs. */
void page_open(struct builder *, const struct where *, enum style_kind);
void page_close(struct builder *, const struct where *, enum style_kind);
/* All lines into the list, with the penalties of their style. */
void page_lines(struct builder *, const struct where *, enum style_kind, const struct set_para *);
/* A block of one paragraph. */
void page_text(struct builder *, const struct where *, enum style_kind, const struct span *,
	uint32_t node);
void page_label(struct builder *, const struct set_para *, sp x);
void page_flush_labels(struct builder *);

/* build.c */
void page_build(struct builder *, const struct where *, const struct block *first);
/* What running heads say from the next slab on. */
void page_context(struct builder *, const struct page_context *);
void page_paragraph(struct builder *, const struct where *, const struct block *,
	const struct span *head, uint32_t head_node);

/* front.c, end.c */
/* All that comes before the interview, up to where it begins. */
void page_front(struct builder *, const struct where *);
void page_end(struct builder *, const struct where *);
/* The head of a chapter, whose interview b->interview is. */
void page_chapter_head(struct builder *, const struct where *, const struct block *);
bool page_has_people(const struct builder *);
/* Whose portrait stands beside the title of an interview; NULL: nobody's. */
const struct person *page_sitter(const struct builder *, const struct interview *);
/* What was built from that item on stands beside a plate: it stays together; when it is less high,
 * white makes up for it. */
void page_beside(struct builder *, size_t first, sp height);
/* Publisher, dates, identifiers, rights, if there are any. */
void page_colophon(struct builder *, const struct where *);

/* parts.c: what comes next begins a part: where the layout says. Whether on a page of its own. */
bool page_part(struct builder *, const char *name);
/* White that a page begins with, where glue would vanish. */
void page_sink(struct builder *, sp height);
/* The heading of a part that the interview does not know of, a dest of that name at it. */
void page_heading(struct builder *, const struct where *, enum word, const char *name);
/* first: of each page its first slab, or NODE_NONE. */
void page_number_pages(struct builder *, struct pages *, const uint32_t *first);

/* contents.c, index.c */
bool page_has_contents(const struct builder *);
void page_contents(struct builder *, const struct where *);
void page_index_spot(struct flow *, const struct span *);
bool page_has_index(const struct builder *);
void page_index(struct builder *, const struct where *);

/* turn.c, list_block.c, figure.c, table.c, note.c */
void page_turn(struct builder *, const struct where *, const struct block *);
void page_list(struct builder *, const struct where *, const struct block *);
void page_figure(struct builder *, const struct where *, const struct block *);
/* Not put yet; width 0: there is none. */
void page_portrait(
	struct builder *, const struct where *, const struct person *, struct page_plate *);
/* Into the slab that was made last, `top` below its upper edge. */
void page_put_plate(struct builder *, const struct page_plate *, sp top);
void page_table(struct builder *, const struct where *, const struct block *);
/* What stands for a note where it is cited, and before it. */
struct str page_note_label(struct builder *, const struct span *);
void page_footnote(struct builder *, const struct page_later *, uint32_t parent);
struct str page_note_ref(struct builder *, const struct span *); /* name of the dest there */
bool page_has_endnotes(const struct builder *);
void page_endnotes(struct builder *, const struct where *);
sp page_note_measure(const struct builder *);
sp page_note_leading(const struct builder *);

/* words.c: "{title} · {continued|section}" with the names replaced by their values; of names with a
 * bar between them the first that has one. Unknown ones vanish. */
struct page_word {
	const char *name;
	struct str value;
};
struct str page_words(struct arena *, struct str pattern, const struct page_word *, size_t n);

/* group.c: what is built between page_group and page_group_end is one box, on a ground. False: it
 * is higher than a page and stays as it is. */
struct page_group {
	size_t item, dest, context; /* it begins behind these */
};
struct page_ground {
	uint32_t colour; /* white: none */
	sp left, right, padding;
};
struct page_group page_group(const struct builder *);
bool page_group_end(struct builder *, const struct page_group *, const struct page_ground *);

/* initial.c: a paragraph with a drop capital, if one is due and it can have it. false: it is to be
 * set as others are. */
bool page_set_initial(struct flow *, const struct where *, struct set_para *);
void page_put_initial(struct builder *, const struct page_initial *, sp x);
/* What is due from here on. */
void page_want_initial(struct builder *, enum style_dropcap_at);

/* settle.c: where the dest of that name is, as far as is known; who asks is noted. */
struct page_place_known page_known(struct builder *, struct str name, struct loc);
/* "page 3" in words of the language. */
struct str page_phrase(struct builder *, struct str name, struct str lang, struct loc);
/* Whether all were told right, or there is no use in trying on; what was found is kept for the next
 * attempt. */
bool page_settled(struct builder *, const struct pages *);

/* vary.c: a paragraph is in the list, from item `first` on; `hung` notes before it. */
void page_vary_note(
	struct builder *, const struct set_para *, sp left, uint32_t first, uint32_t hung);
/* Gives alternatives to a query where its pages are not good, and finds better ones. */
void page_vary(struct builder *, struct fill_query *, struct fill_pages *);
/* What was chosen has slabs. */
void page_vary_choose(struct builder *, const struct fill_pages *);

/* again.c: who goes on speaking. Empty when the slab begins a turn or stands outside of one. */
struct str page_again(const struct builder *, uint32_t slab);
/* The lines to be hung beside the first slab of a page or column; how many. Positions are the
 * slab's. */
size_t page_again_marks(struct builder *, uint32_t slab, struct mark out[PAGE_AGAIN]);

/* number.c: the number of line n of text, to be hung before the slab it is; false: it has none. */
bool page_line_number(struct builder *, uint32_t slab, uint32_t n, struct mark *out);

/* place.c, why.c, furniture.c */
void page_why(
	struct builder *, const struct fill_query *, const struct fill_pages *, struct pages *);
void page_place(
	struct builder *, const struct fill_query *, const struct fill_pages *, struct pages *);
/* first: of each page its first slab, or NODE_NONE. */
void page_furniture(struct builder *, struct pages *, const uint32_t *first);
sp page_left(const struct builder *, bool verso); /* of the measure */

#endif
