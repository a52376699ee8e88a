/* Inside page_fill: walking the list (fill_scan.c), what a column costs (fill_cost.c), balanced
 * bands (fill_band.c), where pages end (fill_end.c), which ways are kept (fill_keep.c), the search
 * (fill.c) and the way back from its end (fill_trace.c). */
#ifndef PAGE_FILL_INSIDE_H
#define PAGE_FILL_INSIDE_H

#include "page/fill.h"

/* Three magnitudes that never mix: ordinary costs, breaks that must not be, columns that overflow.
 */
#define FILL_COST_NEVER    INT64_C(100000000)
#define FILL_COST_OVERFULL INT64_C(1000000000000)
enum { FILL_BAD_MOST = 1000000, FILL_UNEVEN_MOST = 4 };
enum {
	FILL_VARY = 6,    /* lines by which alternatives may lengthen or shorten a column */
	FILL_LEEWAY = 2,  /* lines by which a band may be higher than it must */
	FILL_DEAR = 4000, /* ways to a place are passed over that cost so much more than another, */
	FILL_WAIT = 5,    /* a figure that waits counting for so many times query.late */
	FILL_DOUBT = 4,   /* where a page of the answer costs less than this part of it. Else they
			     may be dearer by twice as many times what the page costs, */
	FILL_BEFORE = 5,  /* from so many pages before it */
	FILL_BEHIND = 4,  /* to so many behind it; this is looked at */
	FILL_ROUNDS = 8,  /* times at most */
	FILL_MOST = 256,  /* ways to a place that are kept */
	FILL_NOTE_LEAST = 2, /* lines of a divided footnote on either side */
	FILL_NOTES = 100,    /* lines of notes that begin on a page, across its columns */
	FILL_FIGURES = 3     /* in a column, of them at most so many of each place: */
};
enum { FILL_HEADS = 2, FILL_HERES = 2, FILL_FEET = 1 };

enum fill_turn { TURN_FIRST, TURN_VERSO, TURN_RECTO }; /* which page it is */

enum fill_how { /* what a state stands behind */
	HOW_START,
	HOW_COLUMN,  /* a column of text */
	HOW_ACROSS,  /* text across the columns */
	HOW_BAND,    /* a balanced band */
	HOW_FIGURES, /* a column of figures */
	HOW_HEAD,    /* a wide figure at the head of a page */
	HOW_FOOT,    /* the same at its foot */
	HOW_NOTES /* room for notes across the columns was set aside */,
	HOW_END /* a page ended between two bands */
};

enum {                   /* flags of a state */
	PAGE_NEW = 1,    /* nothing but figures is on the page */
	PAGE_CLOSED = 2, /* no more figures on it */
	PAGE_OPEN = 4,   /* the room for notes across is still to be set aside */
	PAGE_ENDED = 8   /* not part of the key: a page ended here */
};

struct fill_state { /* the text up to a place is set */
	int64_t cost;
	uint32_t prev;  /* state it goes on from */
	uint32_t next;  /* another state of the same place */
	uint32_t place; /* index of the penalty; n: the end */
	/* the key: what the rest depends on */
	uint32_t figure, carry; /* next figure; lines of notes still to be set */
	uint32_t due, last;   /* with notes across: lines of notes of this page, of the last one */
	uint16_t rest;        /* the same: lines of notes for which there is room */
	uint16_t top, bottom; /* lines of the grid taken at the head and at the foot of the page
			       */
	uint8_t turn, column, flags;
	bool gone, used; /* the search has gone on from it; it did, once */
	int32_t foot;    /* of the column beside the next; -1: nothing to match */
	/* how it came to be */
	uint8_t how, heads, heres, feet;
	int8_t vary;   /* lines by which alternatives changed the column */
	int16_t extra; /* of a band: its lines */
	int32_t white;
	uint32_t notes;
};

struct fill_plan { /* the figures of a column */
	uint32_t figure;
	uint8_t heads, heres, feet;
};

struct fill_content { /* what stands between two places */
	uint32_t end;
	sp height, stretch, shrink;
	sp need; /* the least `most` of fill_scan with which it is met */
	uint32_t notes, last_note;
	int cost;       /* of the alternative that it ends in */
	int16_t lo, hi; /* lines by which the alternatives within may change it */
	uint8_t heres;
	bool any; /* there is a box */
	bool wide;
	bool only;   /* there is no earlier place to end */
	bool stop;   /* the band ends here: */
	bool forced; /* and the page */
};

struct fill_end { /* a content, kept */
	struct fill_content at;
	int spread[2 * FILL_VARY + 1];
};

struct fill_list {
	struct fill_state *v;
	size_t n, cap;
};

struct fill_kept { /* a band that was set, for others that begin alike (fill_band.c) */
	struct fill_state from;
	int lines, room;
	bool defer;
	struct fill_list done;
};

struct fill {
	struct arena *arena; /* of the answer */
	struct arena *work, *scratch;
	struct arena *bands; /* of `kept` */
	VEC(struct fill_kept) kept;
	struct arena *scans;     /* of `ends` */
	struct fill_ends **ends; /* by place: what may end where; NULL with one column */
	const struct fill_query *q;
	VEC(struct fill_state) state;
	uint32_t *head;    /* by place: first state */
	uint32_t most;     /* states of a place that are kept */
	int64_t dear;      /* what they may cost more than the cheapest */
	int64_t *window;   /* by place: the same; NULL: it is so everywhere */
	int64_t *cheapest; /* by place: what the cheapest costs, figures that wait included */
	uint32_t now;      /* place that is gone on from: its states are others' way back */
	uint32_t *anchor;  /* by figure: its item */
	uint32_t *figures; /* by item: figures spoken of before it; NULL when there are none */
	uint32_t *stop;    /* by place: where its band ends; NULL with one column */
	bool *wide;        /* by item: the first box from it on is; likewise */
	sp *least;         /* by item: least height of the boxes before it; with columns or figures
			    */
	int64_t *notes;    /* by item: lines of notes before it; likewise */
};

/* fill_scan.c: all contents that begin at a place and, less what they may shrink, are not higher
 * than `most`, or have no earlier place to end.
 *
 *	struct fill_scan s = fill_scan(f, at, plan, most);
 *	while (fill_scan_next(&s)) ... s.at, s.spread ... */
struct fill_glue {
	sp height, stretch, shrink;
};

struct fill_scan {
	struct fill_content at;
	int spread[2 * FILL_VARY + 1]; /* least cost of alternatives that change it by -FILL_VARY
					  ... lines; INT_MAX: cannot be */
	const struct fill *f;
	struct fill_plan plan;
	sp most;
	uint32_t i;
	struct fill_glue glue; /* behind the last box */
	bool placed;           /* there was a place to end */
	sp past;               /* least height at the places that were passed */
	/* inside a group of alternatives */
	uint32_t alt, end; /* items: of the alternative; behind the group, or FILL_NONE */
	struct fill_content before, after;
	struct fill_glue glue_before;
	int spread_after[2 * FILL_VARY + 1];
	bool placed_before, places; /* before the group; in one of its alternatives */
};
struct fill_scan fill_scan(const struct fill *, uint32_t at, const struct fill_plan *, sp most);
bool fill_scan_next(struct fill_scan *);
/* The same, kept: bands of many heights begin their columns at the same places. */
struct fill_ends {
	struct fill_ends *next; /* of the same place */
	struct fill_plan plan;
	VEC(struct fill_end) v;
};
const struct fill_ends *fill_scan_kept(struct fill *, uint32_t at, const struct fill_plan *);
void fill_scan_forget(struct fill *);  /* when much is kept */
void fill_scan_prepare(struct fill *); /* the tables by place */

/* fill_cost.c */
enum fill_foot {
	FOOT_FULL, /* white costs, and should match what stands beside */
	FOOT_LAST, /* should match */
	FOOT_FREE
};

struct fill_frame { /* where a column goes */
	sp limit;   /* of text and figures */
	sp room;    /* with notes */
	int uneven; /* what it costs not to match */
	enum fill_foot foot;
	bool beside;   /* there is something to match */
	bool defer;    /* notes are not set here */
	bool overflow; /* when there is no other way */
};

/* A content, `vary` lines longer, behind a state; false: it does not go in. Sets cost, notes, place
 * and figures of `to`, a copy of the state but for what belongs to the page. */
struct fill_try {
	const struct fill_state *from;
	const struct fill_content *content;
	const int *spread; /* of fill_scan */
	struct fill_plan plan;
	struct fill_frame frame;
};
bool fill_cost(const struct fill_query *, const struct fill_try *, int vary, struct fill_state *to);
int64_t fill_cost_bad(sp t, sp s);
/* Of a penalty; 0 at the end of the list. */
int64_t fill_cost_place(const struct fill_query *, uint32_t place, bool recto);
/* Of figures that were spoken of and do not stand yet, where a column ends within the page. */
int64_t fill_cost_late(const struct fill *, const struct fill_state *);
/* What a column costs for each line by which it does not match the one beside it. */
int fill_cost_rate(const struct fill_query *, const struct fill_state *);
int64_t fill_cost_uneven(int rate, int64_t a, int64_t b);

sp fill_cost_last(const struct fill_query *);

/* A column, or a page, that holds nothing but figures and so much white. */
int64_t fill_cost_figures(const struct fill_query *, uint32_t place, sp white);

/* fill_band.c */
struct fill_band {
	struct fill *f;
	struct fill_state from;
	int lines, room;                       /* of the band; what is left on the page */
	uint32_t stop;                         /* where the band ends */
	bool defer;                            /* the page goes on below: notes are set there */
	struct fill_list column[FILL_COLUMNS]; /* that end before it; prev: index in the one before
						*/
	int64_t cheapest;                      /* of `done`; figures that wait included */
	int64_t window;                        /* what others may cost more */
	struct fill_list done; /* at its end; column: the last with text; foot: what is white there
				*/
};
/* All ways that matter to set what stands between a state and the end of its band in columns of so
 * many lines. */
void fill_band(struct fill_band *);
void fill_band_heights(struct fill *, uint32_t state);

/* fill_figure.c */
struct fill_plans {
	struct fill_plan v[32];
	size_t n;
};
/* Whether figures may stand at the head of a column: not where something else stands above it. */
bool fill_figure_above(const struct fill_state *);
/* The figures that a column that goes on from a state may have. */
void fill_figure_plans(const struct fill *, const struct fill_state *, struct fill_plans *);
void fill_figure_wide(struct fill *, uint32_t state);
void fill_figure_column(struct fill *, uint32_t state);
void fill_figure_aside(struct fill *, uint32_t state);

/* fill_end.c */
bool fill_end_forced(const struct fill_query *, uint32_t place);
sp fill_end_gap(
	const struct fill_query *, uint32_t place); /* white between it and the box behind it */
void fill_end_turn(const struct fill_query *, struct fill_state *to);
/* The page ends behind `to`. used: height of its text, < 0 when there is none; free: it need not
 * match the page beside it, else to->white should. */
void fill_end_page(struct fill *, struct fill_state *to, sp used, bool free);
/* It ends between two bands, or behind figures. */
void fill_end_between(struct fill *, uint32_t state);

/* fill.c */
bool fill_across(const struct fill_query *); /* notes stand across the columns */
sp fill_height(const struct fill_query *, const struct fill_state *); /* of the page */
/* What is left on it; with one column that need not be a whole number of lines. */
sp fill_left(const struct fill_query *, const struct fill_state *);
bool fill_recto(const struct fill_query *, const struct fill_state *);
/* Lines of the grid that are left on the page. */
int fill_room(const struct fill_query *, const struct fill_state *);
/* The page goes on below y in another band. */
void fill_next_band(struct fill *, struct fill_state *to, sp y);

/* fill_keep.c */
bool fill_keep_alike(const struct fill_state *, const struct fill_state *); /* of one key */
/* By another way, whatever follows. */
bool fill_keep_beaten(
	const struct fill_query *, const struct fill_state *, const struct fill_state *by);
/* What a way is judged by beside others to its place: figures that wait are still to be paid for.
 */
int64_t fill_keep_price(const struct fill *, const struct fill_state *);
/* What ways to a place may cost more than the cheapest, and whether one of this price does. */
int64_t fill_keep_window(const struct fill *, uint32_t place);
bool fill_keep_dear(const struct fill *, uint32_t place, int64_t price);
void fill_keep(struct fill *, const struct fill_state *);
/* What was passed over may be worth having where a page of the answer is dear: ways to it and to
 * the pages around it may be dearer in proportion. The first place where that is new. */
uint32_t fill_keep_widen(struct fill *, uint32_t last);

/* fill_trace.c */
void fill_trace(struct fill *, uint32_t last, struct fill_pages *);

#endif
