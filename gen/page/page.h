/* Pages: an interview and a style into marks at their final positions, with their structure.
 *
 * page_make (make.c) writes the vertical list of the document (lines of set paragraphs, white
 * space, penalties, notes that hang from lines), asks page_fill (fill.h, pure: list in, cuts out,
 * held against exhaustive search) for the best pages, and places everything. The tag tree and the
 * reading order come from the interview, never from geometry: each page's marks are in reading
 * order, and each carries its node.
 *
 * Lines are not copied: a text mark borrows the line_marks that para_set made; `pages` owns them
 * all. */
#ifndef PAGE_PAGE_H
#define PAGE_PAGE_H

#include "interview/interview.h"
#include "para/para.h"
#include "style/style.h"

/* What an element is. The first group are roles of our own, that a back end maps to standard ones.
 */
enum page_role {
	ROLE_EXCHANGE,
	ROLE_QUESTION,
	ROLE_ANSWER,
	ROLE_REMARK,
	ROLE_SPEAKER,
	ROLE_KICKER,
	ROLE_SUBTITLE,
	ROLE_SUMMARY,
	ROLE_CREDIT,
	ROLE_DATELINE,
	ROLE_EDITOR_NOTE,
	ROLE_DIRECTION,
	ROLE_TIME,
	ROLE_INSERT,
	ROLE_SIDEBAR,
	ROLE_PEOPLE,
	ROLE_COLOPHON,
	ROLE_BREAK,
	ROLE_CHAPTER,
	/* standard structure types */
	ROLE_DOCUMENT,
	ROLE_TITLE /* H1 */,
	ROLE_SECTION /* Sect */,
	ROLE_HEADING /* H2 and on, by level */,
	ROLE_PARA,
	ROLE_LIST,
	ROLE_ITEM,
	ROLE_ITEM_LABEL,
	ROLE_ITEM_BODY,
	ROLE_BLOCKQUOTE,
	ROLE_ATTRIBUTION,
	ROLE_FIGURE,
	ROLE_CAPTION,
	ROLE_TABLE,
	ROLE_ROW,
	ROLE_HEAD_CELL,
	ROLE_CELL,
	ROLE_SPAN,
	ROLE_EM,
	ROLE_STRONG,
	ROLE_CITE,
	ROLE_ABBR,
	ROLE_LINK,
	ROLE_NOTE,
	ROLE_NOTE_REF,
	ROLE_NOTE_LABEL,
	ROLE_REFERENCE,
	ROLE_CONTENTS /* TOC */,
	ROLE_CONTENTS_ITEM /* TOCI */,
	ROLE_INDEX,
	ROLE_N
};

enum { NODE_NONE = UINT32_MAX }; /* artifacts: running heads, folios, rules, pull quotes */

struct node {
	enum page_role role;
	uint32_t parent; /* nodes[0] is the document; parent < own index */
	uint32_t order;  /* place among its siblings and its parent's text: ascending in reading
			    order */
	int level;       /* headings: 2 ...; tables' heading cells: 1 column, 2 row */
	bool ordered;    /* lists */
	struct str lang; /* empty: the parent's */
	struct str alt;  /* figures */
	struct str expansion; /* abbreviations */
	struct str id;        /* unique; empty for most */
	struct str uri;       /* links out; empty when target is set */
	struct str target;    /* links within: a dest's name */
	struct str
		title; /* links: what they lead to, in words, never empty; sections: their title */
	struct loc loc;
	sp bbox[4]; /* figures, tables: x y w h on the page of their first mark */
};

/* What one text_span of a set paragraph is. */
struct page_span {
	struct look look;       /* look.lang is the language of the text */
	uint32_t node, order;   /* order: against the node's other text and kids */
	sp rise;                /* baseline shift, up */
	const struct span *src; /* the SPAN_TEXT the text comes from, byte for byte; NULL for text
				   of ours (labels, bullets) */
	size_t src_offset;      /* where in it the text_span's text begins */
	struct str joined;      /* of spans that are one word though not of one line (a drop capital
				   and the rest): the word. They follow one another and have the
				   same order; the space behind them has the next */
};

/* A paragraph that was set; its lines follow each other in line[0 .. n). */
struct page_para {
	const struct line *line;
	size_t n;
	enum style_kind style;
	sp width, leading;
};

enum mark_kind { MARK_TEXT, MARK_RULE, MARK_IMAGE, MARK_LINK };
enum mark_artifact {
	ARTIFACT_NONE,
	ARTIFACT_HEADER,
	ARTIFACT_FOOTER,
	ARTIFACT_LAYOUT /* rules, ornaments */
};

struct mark {
	enum mark_kind kind;
	uint8_t artifact; /* enum mark_artifact; other than NONE: node is NODE_NONE */
	uint32_t node;    /* rule, image, link; of text the spans say it */
	sp x, y; /* text: left end of the baseline; else the upper left corner. From the page's
		    upper left */
	union {
		struct { /* MARK_TEXT */
			const struct line *line;
			const struct page_span *span; /* indexed by line_mark.span */
			const struct page_para *para; /* line is one of its; NULL: it is by
							 itself, a line's number */
		};
		struct { /* MARK_RULE, MARK_IMAGE, MARK_LINK (the area to be clicked) */
			sp w, h;
			uint32_t colour;
			const struct image *image;
		};
	};
};

/* What ending a page in a place may be charged for: bits. */
enum page_fault {
	PAGE_WIDOW = 1,           /* the last line of a paragraph, or row of a table, goes over */
	PAGE_ORPHAN = 2,          /* the first line, or row, stays behind */
	PAGE_HYPHEN = 4,          /* a word is divided */
	PAGE_SPLIT_QUESTION = 8,  /* a question goes over */
	PAGE_RECTO_QUESTION = 16, /* a leaf is turned in a question, or behind it */
	PAGE_PARTED = 32,         /* a question stays behind, its answer goes over */
	PAGE_HEADING = 64,        /* a heading stays behind, or a change of topic goes over */
	PAGE_KEPT = 128,          /* what the layout, or sense, keeps together is parted */
};

/* What costs most about the best pages there are if one must not end where it does. */
struct page_instead {
	int64_t more;    /* in penalties, all in all, than these */
	uint32_t page;   /* index of the page whose end it is */
	uint32_t faults; /* enum page_fault: that is charged for these */
	int foot;        /* or is so many lines short of its foot; neither: it is white space */
};

struct page_end {
	uint32_t faults; /* enum page_fault */
	bool forced;     /* it was not to be chosen */
	bool asked;      /* page_make_why has asked: */
	struct page_instead instead;
};

struct page {
	struct mark *mark;
	size_t n;
	struct str label; /* "1", "iv" */
	sp width, height;
	bool verso;
	sp slack; /* white left at the foot of the text area */
	struct page_end end;
	struct edition_page start; /* where in the interview it begins */
};

struct dest {            /* a place that links and outline lead to */
	struct str name; /* unique */
	uint32_t page;   /* index */
	sp x, y;
};

struct outline {
	struct str title;
	int level;     /* from 1; goes down by one at most */
	uint32_t dest; /* index of the dest */
};

struct pages {
	struct arena *arena;
	struct page *page;
	size_t n;
	struct node *node;
	size_t nodes;
	struct dest *dest;
	size_t dests;
	struct outline *outline;
	size_t outlines;
	struct str label_prefix; /* of page labels; empty */
	int first_number;
	uint32_t last_order;
};

/* Never NULL. Interview and style must outlive the pages; fonts too. */
struct pages *page_make(
	struct diag *, const struct interview *, const struct style *, struct fonts *);
/* The same, and asks of ends that were charged for something, or are short of their foot, what
 * there would be instead: of all of them in a document of a hundred pages, of the first in longer
 * ones. */
struct pages *page_make_why(
	struct diag *, const struct interview *, const struct style *, struct fonts *);
void page_drop(struct pages *);

struct page_size {
	sp width, height;
};

/* One page of the given size with kicker, title, deck, people and publication, for an e-book's
 * cover. */
struct pages *page_cover(struct diag *, const struct interview *, const struct style *,
	struct fonts *, struct page_size);

/* Everything on the pages as text, a line per mark, positions in millipoints: what golden tests
 * compare. */
struct str page_trace(struct arena *, const struct pages *);

/* Pages as SVG elements, lengths in points, to be put inside of <svg viewBox="0 0 WIDTH HEIGHT">.
 * All that are drawn share their glyphs and words, which the document defines once, before or
 * behind them: page_art_defs when all are drawn. Ids begin with g and w, and a digit. The arena
 * keeps it all. */
struct page_art_how {
	bool xlink;      /* links are written as SVG 1.1 has them, for readers of e-books */
	size_t pictures; /* bytes that pictures may have, all in all; instead of others stands a
			    grey box */
};
struct page_art;
struct page_art *page_art(struct arena *, const struct pages *, struct page_art_how);
void page_art_draw(struct page_art *, size_t index, struct buf *);
void page_art_defs(const struct page_art *, struct buf *);

/* One page as a self-contained SVG image, glyphs as outlines; title and desc for those who do not
 * see it. */
struct str page_svg(struct arena *, const struct pages *, size_t index, struct str title);

#endif
