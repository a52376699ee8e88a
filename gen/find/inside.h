/* What the files of this folder tell each other: the steps of find_interview in their order, and
 * the tape, the one thing all of them point into. */
#ifndef FIND_INSIDE_H
#define FIND_INSIDE_H

#include "find/find.h"

/* --- char.c: what characters are, in any script --- */

bool find_letter(uint32_t c); /* letters and the marks that belong to them */
bool find_upper(uint32_t c);
bool find_lower(uint32_t c);
bool find_digit(uint32_t c);
bool find_space(uint32_t c); /* of any width */
bool find_dash(uint32_t c);  /* hyphen, en, em, horizontal bar ... */
bool find_colon(uint32_t c); /* of any width */
bool find_mark(uint32_t c);  /* a question mark of any script */
bool find_stop(uint32_t c);  /* ends a sentence */
bool find_quote(uint32_t c); /* opens or closes a quotation */
bool find_dense(uint32_t c); /* of a script without spaces between words: Han, kana, Thai ... */
bool find_cased(uint32_t c); /* has capitals */
uint32_t find_before(struct str, size_t at); /* the character that ends at `at`; 0 at 0 */
struct str find_strip(struct str);           /* without spaces of any width at both ends */

/* In lower case, without full stops and other marks, one space between words: for comparing. */
struct str find_fold(struct arena *, struct str);

/* How many words; of scripts without spaces, about how many a translation would have. */
unsigned find_words(struct str);

/* --- vocabulary.c: words that labels are made of, by what they mean, in one table --- */

enum find_sense {
	SENSE_NONE,
	SENSE_QUESTION, /* "Q": what is said */
	SENSE_ANSWER,
	SENSE_ASKER, /* "Interviewer": who says it */
	SENSE_HOST,  /* "Moderator" */
	SENSE_ANSWERER,
	SENSE_AUDIENCE,
	SENSE_INTERPRETER,
	SENSE_ALL,   /* "Both": several at once */
	SENSE_VOICE, /* "Speaker", "Unidentified": a person, no more is known */
	SENSE_TITLE, /* "Dr", "Senator": a name follows */
	SENSE_THING, /* "Photo", "Note": what stands before a colon and does not speak */
	SENSE_STAGE, /* "laughs": what happens, in brackets */
	SENSE_BREAK, /* "Advertisement" */
	SENSE_N
};
enum find_sense find_sense(const struct map *vocabulary, struct str folded);
struct map find_vocabulary(struct arena *);

/* Single letters mean something as a pair only: Q and A, В and О, 問 and 答. */
bool find_pair(struct str asks, struct str answers);

/* --- tape.c: all text of a transcript in one piece --- */

struct find_run { /* of one look; runs are in order and do not overlap */
	uint32_t from, to;
	const struct stretch *stretch;
	uint32_t note, note_end; /* the places of its note; note 0: none */
};
struct find_place { /* a passage, a cell or a paragraph of a note */
	const struct passage *passage;
	uint32_t from, to, run, end; /* runs run ... end-1 */
	uint32_t parent;             /* of cells and notes: the passage they belong to */
	bool loose;                  /* a cell's or a note's */
	bool note;                   /* a note's */
};
struct find_tape {
	char *text;
	uint32_t n;
	struct find_run *run;
	uint32_t runs;
	struct find_place *place; /* 0 is none */
	uint32_t places;
};
void find_tape(struct find_tape *, struct arena *, const struct transcript *);
/* The run that holds or follows byte `at`, looked for from a run that is not behind it. */
uint32_t find_run(const struct find_tape *, uint32_t at, uint32_t from);
uint32_t find_run_at(const struct find_tape *, uint32_t at);
/* Whether a line end at `at` parts characters that no space stands between. */
bool find_dense_join(struct str, size_t at);
enum { FIND_GONE = 1 }; /* stands on the tape for such a line end */

/* --- unit.c: paragraphs, or lines while it is not known what they are --- */

enum find_trait {           /* bits */
	UNIT_BOLD = 1 << 0, /* all of it */
	UNIT_ITALIC = 1 << 1,
	UNIT_UNDERLINE = 1 << 2,
	UNIT_CAPS = 1 << 3,
	UNIT_ASKS = 1 << 4,   /* holds a question mark */
	UNIT_ENDS = 1 << 5,   /* with a question mark */
	UNIT_STOPS = 1 << 6,  /* as a sentence does */
	UNIT_DASH = 1 << 7,   /* begins with a dash and a space, a horizontal bar, or ">>" */
	UNIT_QUOTED = 1 << 8, /* stands in quotation marks from end to end */
	UNIT_BULLET = 1 << 9,
	UNIT_NUMBER = 1 << 10,  /* begins with a number and a stop */
	UNIT_RULE = 1 << 11,    /* neither letter nor digit */
	UNIT_WRAPS = 1 << 12,   /* goes on with the line above */
	UNIT_TIME = 1 << 13,    /* a time code alone */
	UNIT_HEAD = 1 << 14,    /* a heading of the format's */
	UNIT_BRACKET = 1 << 15, /* one pair of brackets around all of it */
	UNIT_WORDS = 1 << 16,   /* asks by its words: "Tell us ..." */
	UNIT_SIGN = 1 << 20,    /* UNIT_BULLET that is no list's: a square, a star */
	UNIT_MAY = 1 << 19,     /* begins as questions do: "Where ..." */
	UNIT_SMALL = 1 << 17,   /* small capitals */
	UNIT_NOTE = 1 << 18,    /* for find_spans: in a note, where no note is called */
	UNIT_LOOKS = UNIT_BOLD | UNIT_ITALIC | UNIT_UNDERLINE | UNIT_CAPS | UNIT_SMALL,
};
struct find_unit {
	uint32_t from, to; /* on the tape, without spaces at the ends */
	uint32_t run;
	uint32_t place;
	uint32_t traits;
	uint32_t letters, words;
	uint32_t text;      /* from, or behind a bullet, a number or a dash */
	uint32_t lead;      /* where the look that it begins with ends; from when it has none */
	uint32_t lead_look; /* STRETCH_* */
	uint32_t label;     /* its candidate, from 1; 0: none */
	int32_t number;     /* UNIT_NUMBER */
	uint16_t blank;     /* above */
	uint16_t indent;
	struct loc loc;
};

struct find;                                          /* below: all that is known */
void find_measure(struct find *, struct find_unit *); /* fills all but run, place, blank, loc */

/* --- lines.c --- */
void find_units(struct find *);

/* --- stamp.c: when something was said --- */

/* A time code at s[*i], in brackets or not: *i behind it, its figures in *code; the lengths of what
 * it stands in (brackets) are part of what is passed over. */
bool find_time(struct str, size_t *i, struct str *code);
/* Behind the hour of the day that s begins with: "3:31 p.m."; 0: with none. */
size_t find_hour(struct str);
/* The same as a time: "3:31 p.m." is 15:31:00. */
struct str find_of_day(struct arena *, struct str, size_t end);
/* The day and the hour of a message at s[*i]; the hour in *code. */
bool find_date_stamp(struct find *, struct str s, size_t *i, struct str *code);
size_t find_over_number(struct str, size_t i); /* behind "Anf. 12", which a name follows */

/* --- label.c: what may be a speaker's label at the beginning of a unit --- */

enum find_joint { /* what parts a label from the words */
	JOINT_COLON,
	JOINT_STOP,  /* "Q. Why?" */
	JOINT_DASH,  /* "Anna -- Yes." */
	JOINT_GAP,   /* a tab, a wide space */
	JOINT_LOOK,  /* the look ends */
	JOINT_FENCE, /* "[Anna] Yes", "<anna> Yes" */
	JOINT_TIME,  /* \"Anna (00:12) Yes\" */
	JOINT_SPACE, /* "Q Why?": one letter, and nothing but a space */
	JOINT_LINE,  /* the label stands on a line of its own */
	JOINT_N
};
struct find_label {
	uint32_t unit;
	uint32_t from, to; /* all of it: from the unit's beginning to where the words begin */
	struct str name;   /* "Frederico" */
	struct str extra;  /* in brackets or behind a comma: "FSM", "Besu", "CEO" */
	struct str inner;  /* a second label behind the first: "Answer: Vassilenko:" */
	uint32_t inner_to; /* where the words begin behind that */
	struct str time;   /* figures; empty */
	enum find_joint joint;
	enum find_sense sense, extra_sense;
	uint32_t look;  /* STRETCH_* that all of the name has */
	int32_t number; /* "Q12": 12; -1 */
	bool bare;      /* on a line of its own without a colon */
	bool header;    /* "Interviewer: Ann Lee" before it begins: a field, not a turn */
	uint8_t worth;  /* how much like a label it looks by itself: 1 a little, 2 well, 3 surely */
	bool caps;
	uint32_t key; /* which label it is an instance of */
};
/* called.c: fills what the words of a label say; false when they are none. */
bool find_called(struct find *, struct str, struct find_label *);
unsigned find_count_words(struct str); /* between spaces */
/* Behind the bracket that was opened before i; i when its close is not near. */
size_t find_over_bracket(struct str, size_t i, uint32_t open);
/* False when the unit begins with none. */
bool find_label(struct find *, const struct find_unit *, struct find_label *);

/* --- key.c: equal labels taken together, and what speaks for their being speakers --- */

struct find_key {
	struct str folded, name; /* name: as first written */
	struct str extra;        /* the first there is */
	enum find_sense extra_sense;
	enum find_sense sense;
	uint8_t worth;
	uint32_t n, first;       /* instances; the first, in f->labels */
	uint32_t joint[JOINT_N]; /* of them */
	uint32_t bold, caps, item, head, empty, small, other, front, inner, bare, timed, wraps;
	uint32_t lower; /* how often its (only) word stands in the text in lower case */
	bool known;     /* the file names such a person elsewhere */
	int points;
	bool taken;
};
void find_keys(struct find *);
void find_fields(struct find *);  /* field.c: which labels are fields' (header), and none */
void find_letters(struct find *); /* letters.c: which letters ask and answer */
/* vote.c: which shape labels have here. */
enum { FIND_SHAPES = JOINT_N * 4 };
struct find_votes { /* of letters ("Q"), and of all */
	uint32_t letters[FIND_SHAPES], all[FIND_SHAPES];
	uint32_t n, timed; /* all instances; those with a time */
};
bool find_role(enum find_sense);              /* a word for a part somebody has */
bool find_carries(const struct find_key *);   /* a speaker, whatever the others are */
unsigned find_shape(const struct find_key *); /* its joint * 4, + 2 bold, + 1 capitals */
void find_vote(const struct find *, struct find_votes *);
int find_agrees(const struct find_votes *, const struct find_key *); /* 1, 0, -1: differs */
unsigned find_doublings(uint32_t n); /* of 1, to n; by these repetition counts */
/* The speaker that a label is taken for: its key when that is taken, else -1. */
int32_t find_taken(const struct find *, const struct find_unit *);

/* Whether two folded names are one, misspelt: a letter of five, two of nine. */
bool find_misspelt(struct str, struct str);
/* Whether the first is the surname of the second, in Han or Hangul, where it comes first and no
 * space stands between. */
bool find_surname(struct str, struct str whole);
/* Whether the first is the second's initials; both folded. */
bool find_initials(struct str, struct str name);

/* Whether one is the other with a first name cut short: "V. Pozner"; both folded. */
bool find_first_initial(struct str, struct str);

/* --- lang.c, foreign.c, ask.c --- */

struct find;

/* What the languages sound and look like. */
struct find_tongues;
struct find_tongues *find_tongues(struct arena *);
/* The language of text, "und" when that is too close to tell. */
struct str find_lang(const struct find_tongues *, struct str text, bool *close);
/* That of these (the keys) which more speaks for than for any other; "und". */
struct str find_lang_among(const struct find_tongues *, struct str text, struct map *langs);
/* foreign.c: what is in another script than the interview's gets its language. */
void find_foreign(struct find *);
/* Whether words ask by what they are, a question mark aside: UNIT_WORDS, UNIT_MAY, or 0. */
uint32_t find_asks(struct find *, struct str);
/* Whether it says "you": of what is set like a question and does not ask. */
bool find_addresses(const struct find *, struct str);

/* --- reading.c: what the document may be, each tried on all of it --- */

enum { MARK_ON = -1, MARK_TOLD = -2, MARK_HEAD = -3 };
struct find_mark {     /* what a reading says of a unit */
	int32_t voice; /* >= 0: this voice begins to speak; MARK_ON: it goes on with what is
			  above; MARK_TOLD: nobody speaks; MARK_HEAD: a heading */
	uint32_t text; /* where its words begin */
	uint32_t cut;  /* 0, or where in it the next voice begins: `then` */
	int32_t then;
};
struct find_voice_of {        /* a voice of a reading */
	struct str name;      /* as the file has it; empty: it has none */
	struct str extra;     /* what stood in brackets behind it: "FSM" */
	struct str outer;     /* the label before it: the "A" of "A: Vassilenko" */
	enum find_sense part; /* what the words behind the name say: \"Terry Hall, host\" */
	uint32_t n;           /* how often it begins to speak */
	struct loc loc;       /* where first */
	uint32_t first, last; /* units that it begins */
	enum find_sense sense;
	int32_t key; /* -1 */
	const struct voice *given;
	bool called; /* name is a name, though sense says a part */
};
struct find_reading {
	const char *name; /* in words */
	int score;        /* 0 ... 100 */
	struct find_mark *mark;
	VEC(struct find_voice_of) voice;
	bool asks;      /* voice 0 asks and voice 1 answers, by the shape alone */
	bool apart;     /* one side needs no label, and who bears one and does not ask answers */
	uint32_t strip; /* UNIT_LOOKS that mark the turns of the voice `asker` and say nothing else
			 */
	int32_t asker;
};
typedef void find_try(struct find *, struct find_reading *);
find_try find_given, find_labels, find_classes, find_dashes;
/* Where turns of a voice that is told by its look bear a label, once or always the same ("Wired:
 * Why?"), that is the voice's name, and is not of the words. */
void find_bearer(struct find *, struct find_reading *, int32_t voice);
/* mixed.c: turns without a label among those of the reading by labels; whether somebody asks. bare:
 * no answer bears one. */
bool find_mixed(struct find *, struct find_reading *, bool bare);
void find_choose(struct find *);

/* --- names.c: full names that the file mentions outside of turns --- */

struct find_name {
	struct str text, folded; /* "Roman Vassilenko" */
	uint32_t n;              /* how often */
	enum find_sense sense;   /* SENSE_ASKER, SENSE_ANSWERER where words around it say so */
	bool titled;             /* it stands in the title */
	bool spoken;             /* it stands in the first turns only */
};
/* In the facts, and among the first units: `front` of them before anybody speaks. */
void find_names(struct find *, size_t front);
/* The only name before the first turn that has this folded word or words in it; or, in the first
 * turns, that ends with it. NULL. */
const struct find_name *find_name_of(const struct find *, struct str folded);
/* The only name before the first turn that has these initials; NULL. */
const struct find_name *find_name_initials(const struct find *, struct str folded);
/* Whether a line begins as "Interview with" does. */
bool find_name_whole(struct find *, struct str line);
/* cue.c: what the words before a name, behind it, and at its own beginning ("Entretien avec") say
 * of it; of these the length. titled: it stands in the title. */
enum find_sense find_cue_before(struct find *, struct str before, bool titled);
enum find_sense find_cue_behind(struct find *, struct str behind);
size_t find_cue_within(struct find *, struct str name, enum find_sense *);
/* The name of who asks or who answers, where nobody is called so in the turns; NULL. */
const struct find_name *find_name_cued(struct find *, enum find_sense);

/* --- people.c, join.c, shown.c: voices into persons --- */

struct find_who {
	struct person *person;
	struct block **bio; /* its end, once something is in it */
	VEC(struct str) labels;
	struct str folded; /* of its best label */
	enum find_sense sense;
	uint32_t turns, words, longest, asks, ends,
		answers;               /* answers: turns behind somebody else's question */
	bool named;                    /* a name stands beside the label for a role */
	bool said;                     /* its role is given: by the format, a label, a rule */
	bool several;                  /* "Ben and Paco" */
	bool nameless;                 /* a label or a word for its part stands for the name */
	enum find_certainty certainty; /* of the role */
	struct loc loc;
};
struct find_shown { /* of a person */
	struct str name, label, initials;
	const struct find_voice_of *voice; /* the one most turns begin with */
};
struct find_shown find_shown(struct find *, int32_t who);
bool find_abbreviated(struct str); /* "FSM": what stands for a name and is none */
enum { FIND_JOINED_MOST = 200 };   /* of so many voices pairs are looked at */
void find_people(struct find *);
void find_join(struct find *); /* which voices are one person */
/* Whether two voices are one person, by their names alone. */
enum find_same {
	SAME_NOT,
	SAME_SURE,     /* the same words, a label for the same role */
	SAME_INITIALS, /* "XY", or "X. Yang", and "Xing Yang" */
	SAME_SURNAME,  /* the same, as last word, or alone and behind Mr or Ms */
	SAME_PART,     /* "Roman" and "Roman Vassilenko" */
	SAME_MISSPELT,
	SAME_N
};
enum find_same find_same(struct find *, const struct find_voice_of *, const struct find_voice_of *);
/* A folded name without titles before it: "mr smith" is "smith". */
struct str find_untitled(struct find *, struct str folded);
/* By the title before a folded name, -1: a man, 1: a woman, 0: none or one that both bear. */
int find_courtesy(struct find *, struct str folded);
void find_dialogue(struct find *); /* dialogue.c: letters and names for the same two */
void find_roles(struct find *);

/* --- pieces.c: the chosen reading as a list of what stands one below the other --- */

enum find_piece_kind { PIECE_TOLD, PIECE_HEAD, PIECE_RULE, PIECE_TURN };
struct find_para {                     /* of a piece: on the tape */
	uint32_t from, to, unit, last; /* units: the first or the one at hand; the last */
	uint32_t start;                /* the first */
	bool gone;                     /* to <meta> */
};
struct find_piece {
	enum find_piece_kind kind;
	uint32_t first, n; /* paragraphs */
	int32_t voice;     /* of the reading; PIECE_TURN */
	int32_t who;       /* in f->who; -1 */
	enum block_kind turn;
	bool asks, ends; /* holds a question; ends with one */
	bool goes_on;    /* with the turn above, behind a rule or a heading */
};
void find_pieces(struct find *);
void find_tail(struct find *); /* tail.c */

/* --- left.c: what of the tape is not in the body, and why --- */

/* The text must not be on its way to the body too. What is nowhere takes the notes that it calls
 * with it. */
void find_leave(struct find *, uint32_t from, uint32_t to, enum find_left_kind, const char *why);
void find_leave_notes(struct find *, uint32_t from, uint32_t to);
/* A remark for the report; with FIND_DOUBT a doubt too, at a block or at the head. */
void find_remark(
	struct find *, enum find_certainty, struct loc, const struct block *, struct str text);

/* --- front.c: titles, by-lines, dates; what is left of the first pieces --- */
void find_front(struct find *);

/* A date as written, as "2025-04-16"; empty when there is none or it may be two. *alone: nothing
 * else stands there. */
struct str find_date(struct arena *, struct str, bool *alone);

/* --- span.c, body.c --- */
/* strip: UNIT_LOOKS that say nothing here; UNIT_BRACKET: brackets are text. */
struct span *find_spans(struct find *, uint32_t from, uint32_t to, uint32_t strip);
/* The notes that a stretch of the tape calls, as paragraphs; NULL: none. */
struct block *find_notes(struct find *f, uint32_t from, uint32_t to);
/* Whether a line in brackets says where a tape begins or ends. */
bool find_reel(struct find *, const struct find_unit *);
/* The paragraphs of a piece as blocks: paragraphs, lists, quotations, figures, tables, directions.
 */
struct block *find_blocks(struct find *, const struct find_piece *, uint32_t strip);
/* A list that begins at paragraph *k of a piece, *k behind it; NULL: none does. */
struct block *find_list(struct find *, const struct find_piece *, uint32_t *k, uint32_t strip);
struct block *find_block(struct find *, enum block_kind, struct loc);
void find_body(struct find *);

/* --- ruled.c: what rules say of a label --- */
void find_index_rules(struct find *);
const struct find_voice *find_rule(struct find *, struct str label); /* NULL: nothing */
bool find_is_plain(struct find *, struct str label);

/* --- report.c --- */
void find_reports(struct find *, struct find_report *);

#endif
