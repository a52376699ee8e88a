/* An interview as data: what every reader makes and every back end reads.
 *
 * The product `struct interview` owns an arena with all that hangs from it; after the reader and
 * the passes (interview_check) are done it is const. Strings are UTF-8 without control characters,
 * white space as written in the source but collapsed: one space for a run of XML white space, none
 * at the ends of a block's text.
 *
 * Text is a list of spans, a tree: SPAN_TEXT leaves carry characters, all other kinds hold spans.
 * The body is a tree of blocks. Each block and span knows its place in the source and, where it
 * differs from its parent's, its language (BCP 47).
 *
 * Add a kind to an enum and -Wswitch-enum lists every place that has to learn it. */
#ifndef INTERVIEW_INTERVIEW_H
#define INTERVIEW_INTERVIEW_H

#include "base/diag.h"

enum span_kind {
	SPAN_TEXT,    /* text */
	SPAN_EM,      /* <em> stress */
	SPAN_STRONG,  /* <strong> */
	SPAN_CITE,    /* <cite> title of a work */
	SPAN_FOREIGN, /* <foreign xml:lang> */
	SPAN_ABBR,    /* <abbr title>: value = the expansion */
	SPAN_LINK,    /* <a href>: value = URI, or "#id": then target is set. Neither after a
			  diagnostic: plain words */
	SPAN_NOTE, /* <note id>: blocks = the note's paragraphs; number from 1 in document order */
	SPAN_PERSON, /* <person ref>: person is set, or NULL after a diagnostic */
	SPAN_INSERT, /* <insert by>: editorial insertion, set in brackets; value = initials, may be
			empty */
	SPAN_SUP,    /* <sup> */
	SPAN_SUB,    /* <sub> */
	SPAN_SMALLCAPS, /* <sc> */
	SPAN_BREAK,     /* <br/> line break */
	SPAN_DIRECTION, /* <stage> "laughs", set in brackets */
	SPAN_INDEX, /* <index term>: value = what the words are listed by in the index: the term, or
		       the words; sort = how it is sorted, may be empty. May hold nothing */
	SPAN_TIME,  /* <time at>: time code; value = as written ("00:04:10"), number = milliseconds
		     */
	SPAN_N
};

/* Whether a link into the document says on which page of an edition on paper that is. */
enum link_page {
	LINK_WORDS,   /* no */
	LINK_ADD,     /* behind its words */
	LINK_INSTEAD, /* instead of them */
};

struct span {
	enum span_kind kind;
	struct loc loc;
	struct str lang;     /* empty: the parent's */
	struct str text;     /* SPAN_TEXT */
	struct str value;    /* as listed above */
	struct str sort;     /* SPAN_INDEX */
	enum link_page page; /* SPAN_LINK */
	struct str id;
	int64_t number;
	const struct person *person;
	const struct block
		*target; /* SPAN_LINK into the document (block or note holder); NULL otherwise */
	struct span *first, *next;
	struct block *blocks; /* SPAN_NOTE */
};

enum block_kind {
	BLOCK_PARA,     /* <p>: text */
	BLOCK_SECTION,  /* <section>: title; kids */
	BLOCK_EXCHANGE, /* <exchange>: kids are turns (and directions, breaks, figures between them)
			 */
	BLOCK_QUESTION, /* <question who>: kids. An element with text alone has one BLOCK_PARA kid
			 */
	BLOCK_ANSWER,   /* <answer who>: kids */
	BLOCK_REMARK,   /* <remark who>: kids */
	BLOCK_LIST,     /* <list type="bullet|number">: kids are items; ordered */
	BLOCK_ITEM,     /* <item>: title = the run-in head of the item ("Topic:", its mark in it),
			   may be NULL; kids, none when the item is a head alone */
	BLOCK_QUOTE,    /* <quote>: kids; text = the attribution line, may be NULL */
	BLOCK_FIGURE, /* <figure src alt>: image; title = caption, text = credit, either may be NULL
		       */
	BLOCK_PULLQUOTE, /* <pullquote of>: text = the words; repeats words of the body and is
			    hidden from readers */
	BLOCK_SIDEBAR,   /* <sidebar>: title; kids */
	BLOCK_TABLE,     /* <table>: title = caption; kids are rows */
	BLOCK_ROW,       /* <row head="yes">: kids are cells; head */
	BLOCK_CELL,      /* <cell>: text; head = this cell is a heading */
	BLOCK_BREAK,     /* <break/>: a change of topic without a title */
	BLOCK_CHAPTER, /* <include href>: an interview in a collection: chapter; title and kids are
			  its own. At the top of the body only, and then nothing else is */
	BLOCK_DIRECTION, /* <stage>: text, "The minister takes a call." */
	BLOCK_N
};

struct block {
	enum block_kind kind;
	struct loc loc;
	struct str lang; /* empty: the parent's */
	struct str id;   /* as written, or empty */
	struct str slug; /* always set by interview_check: unique, fit for an XML id, made from id,
			    title or position */
	struct span *title, *text;
	const struct person *who;   /* turns; NULL after a diagnostic, shown as unknown */
	const struct image *image;  /* figure */
	struct interview *chapter;  /* chapters; the collection drops it */
	const struct block *quoted; /* pull quote: the block it quotes, or NULL */
	struct str time;            /* turns: time code as written, or empty */
	int64_t time_ms;            /* -1 without */
	bool ordered, head;
	int depth;       /* sections: 1, 2, ... */
	unsigned number; /* exchanges, items: from 1 within their parent; tables' cells: column from
			    0 */
	struct block *first, *next, *parent;
};

struct image {
	struct str src;   /* as written, relative to the interview's file */
	struct str path;  /* where it was found; empty after a diagnostic */
	struct str bytes; /* the file, at most INTERVIEW_IMAGE_BYTES */
	enum image_type { IMAGE_NONE, IMAGE_PNG, IMAGE_JPEG } type; /* by content */
	uint32_t width, height; /* pixels, from the header, both > 0 unless IMAGE_NONE */
	struct str alt;
};

enum person_role {
	PERSON_INTERVIEWEE,
	PERSON_INTERVIEWER,
	PERSON_MODERATOR,
	PERSON_PANELLIST,
	PERSON_TRANSLATOR,
	PERSON_INTERPRETER,
	PERSON_AUDIENCE,
	PERSON_OTHER,
	PERSON_MENTIONED, /* spoken of, does not speak */
	PERSON_N
};

struct name {
	struct str text, lang;
	struct name *next;
};

struct person {
	struct str id;
	enum person_role role;
	struct loc loc;
	struct name *name; /* first: the one to show; then alternates in other languages and
			      scripts; never NULL */
	struct str sort; /* "Vassilenko, Roman"; set by interview_check when the author gave none */
	struct str label;    /* what stands before a turn: as given, or the name */
	struct str initials; /* as given, or empty */
	struct str job, affiliation;
	struct block *bio; /* paragraphs, may be NULL */
	const struct image *portrait;
	struct span *portrait_credit;
	struct person *next;
};

enum date_kind { DATE_CONDUCTED, DATE_PUBLISHED, DATE_REVISED, DATE_N };
enum identifier_kind { ID_URL, ID_DOI, ID_ISSN, ID_ISBN, ID_UUID, ID_N };

struct credit {
	struct str role;   /* a MARC relator code: aut, edt, trl, pht, ivr, ive ... */
	struct span *text; /* the line as it is to be shown: "By UN Journal Lee Kap-soo" */
	struct str name;   /* the person or body alone, for metadata */
	struct credit *next;
};

struct meta {
	struct span *kicker, *title, *subtitle; /* title is never NULL after interview_check */
	struct block *summary;                  /* standfirst: paragraphs */
	struct str date[DATE_N]; /* "2025-04-16", "2025-04" or "2025"; empty when not given */
	struct span *place, *occasion, *publication, *publisher;
	struct str identifier[ID_N];
	struct span *rights;
	struct str licence; /* URI */
	struct str *subject;
	size_t subjects;
	struct credit *credit;
	struct block *editor_note; /* paragraphs */
};

/* Something that an importer was not sure of, kept with the interview until somebody has looked and
 * taken it out: <?doubt TEXT?> in the file, before the block or the person in question or, where
 * both are NULL, at the head. */
struct doubt {
	struct loc loc;
	struct str text; /* a sentence, in the form of a diagnostic's */
	const struct block *block;
	const struct person *person;
	struct doubt *next;
};

struct interview {
	struct arena *arena;
	struct str path;   /* as given: "content/x.xml", "-" */
	struct str href;   /* of a chapter: how its collection names its file; else empty */
	bool collection;   /* the body is chapters, nobody speaks in it */
	struct str source; /* the bytes that were read, for archiving */
	struct str lang;   /* BCP 47, "und" after a diagnostic */
	struct meta meta;
	struct person *people;
	struct block *body;  /* first of the top-level blocks */
	size_t notes;        /* SPAN_NOTE are numbered 1 ... notes */
	size_t strange;      /* how often words stand in a script that is not their language's */
	struct doubt *doubt; /* in the order of the document */
};

/* Of one picture, and of all of an interview. */
enum { INTERVIEW_IMAGE_BYTES = 64 << 20, INTERVIEW_IMAGES_BYTES = 256 << 20 };

/* Of a collection. */
enum { INTERVIEW_CHAPTERS = 500, INTERVIEW_CHAPTERS_BYTES = 256 << 20 };

/* An empty interview with its arena. */
struct interview *interview_new(struct str path);
void interview_drop(struct interview *);

/* The chapters of a collection, each checked, and the collection checked, become one: slugs and
 * numbers of notes differ, blocks are found below their chapter. */
void interview_join(struct interview *);

/* The pass every reader ends with: fills what follows from the rest (slugs, sort names, labels,
 * numbers, depths, targets of links, pull quotes, speakers by id) and reports what contradicts
 * itself or is missing (a question that nobody answers is fine; an empty turn, two equal ids, a
 * reference to nothing, a figure without alt are not). Blocks that hold nothing are left out. A
 * question without a speaker is the only interviewer's, an answer the only interviewee's. Trees are
 * at most as deep as a reader lets them be (XML_DEPTH), so that walks may recurse. Readers leave
 * references in `pending`, which this resolves. */
enum pending_kind { PENDING_WHO, PENDING_PERSON, PENDING_LINK, PENDING_PULLQUOTE };
struct pending {
	enum pending_kind kind;
	struct block *block; /* WHO, PULLQUOTE */
	struct span *span;   /* PERSON, LINK */
	struct str ref;      /* the id, without '#' */
	struct loc loc;
	struct pending *next;
};
void interview_check(struct interview *, struct diag *, struct pending *);

/* Punctuation and spaces as the languages of the text have them: quotes, dashes, thin spaces and
 * those that do not break, in names, labels and terms of the index as well. Letters and figures
 * stay as they are, languages whose customs are not known too; doing it twice changes nothing more.
 * tidy.c says how. */
void interview_tidy(struct interview *);

/* A tree dump, stable, for tests: kinds, attributes, text in quotes, no places. */
struct str interview_dump(struct arena *, const struct interview *);

/* The text of spans without markup; notes left out, line breaks as one space. */
struct str interview_plain(struct arena *, const struct span *);
/* A person's initials: those given, or the first letters of the name; empty where somebody else has
 * the same or the name has none. */
struct str interview_initials(struct arena *, const struct interview *, const struct person *);
/* The words of a text without regard to case and points, a space before and behind each, added to
 * what is in the buffer; an ellipsis becomes a line end. */
void interview_fold(struct buf *, struct str);
/* Whether any character stands in them. */
bool interview_has_text(const struct span *);

/* Several words in a row in a script that their language is not written in; of a paragraph that has
 * next to no others, all of it. A name, or one or two words, are none. In the arena. */
struct interview_part { /* of a SPAN_TEXT */
	struct span *span;
	size_t from, to;
};
struct interview_strange {
	struct str words;
	bool whole; /* the paragraph */
	struct interview_part *part;
	size_t parts;
};
size_t interview_strange(
	struct arena *, struct span *text, struct str lang, struct interview_strange **);

/* "Derya Soysal" as "Soysal, Derya"; one word, or a script in which the family name comes first
 * (Chinese, Japanese, Korean), stays as it is. */
struct str interview_sort_name(struct arena *, struct str name);

/* Where in its file the character at `offset` of a SPAN_TEXT stands, as near as the source tells:
 * never behind it, and in no other paragraph, whether it was tidied or not. Rising questions are
 * cheapest. The arena keeps the places of lines; it, the interview and the names of files must
 * outlive them. */
struct interview_places;
struct interview_places *interview_places(
	struct arena *, const struct interview *, const struct diag *names);
struct loc interview_place(struct interview_places *, const struct span *, size_t offset);

/* The name of a kind as the format spells it ("question"); never NULL. */
const char *interview_block_name(enum block_kind);
const char *interview_span_name(enum span_kind);
const char *interview_role_name(enum person_role);

static inline bool interview_is_turn(enum block_kind k)
{
	return k == BLOCK_QUESTION || k == BLOCK_ANSWER || k == BLOCK_REMARK;
}

/* Words of the interface in the document's language (question, answer, notes, contents, page ...):
 * English for languages that have no table yet. The text is static. */
enum word {
	WORD_QUESTION,
	WORD_ANSWER,
	WORD_QUESTION_SHORT,
	WORD_ANSWER_SHORT, /* "Q" and "A" */
	WORD_UNKNOWN_SPEAKER,
	WORD_CONTENTS,
	WORD_NOTES,
	WORD_PAGES,
	WORD_PAGE,
	WORD_TITLE_PAGE,
	WORD_COVER,
	WORD_PEOPLE,
	WORD_EDITOR_NOTE,
	WORD_INTERVIEW,
	WORD_CONTINUED,
	WORD_CONDUCTED,
	WORD_PUBLISHED,
	WORD_REVISED,
	WORD_BACK_TO_TEXT,
	WORD_NOTE,
	WORD_ON_PAGE, /* "page {page}" */
	WORD_INDEX,
	WORD_SKIP, /* "Skip to the interview" */
	WORD_N
};
struct str interview_word(struct str lang, enum word);
bool interview_is_word(struct str, enum word); /* in any of the languages */

/* "16 April 2025", "April 2025", "2025" in the language given (ICU), from the ISO form. In the
 * arena. */
struct str interview_date(struct arena *, struct str iso, struct str lang);

/* The people of an interview, or those of a collection's chapters, one after another: start with
 * zeroes; false at the end. Of two chapters' people with one name and one biography (or none) the
 * later is left out. */
struct interview_people {
	const struct person *person;
	const struct interview *of; /* the interview or chapter */
	const struct block *chapter;
	struct map *seen; /* given by the caller, empty; NULL: all are wanted */
};
bool interview_next_person(const struct interview *, struct interview_people *);

/* Words in the order in which a dictionary of the language has them (ICU), equal ones as they came.
 */
struct interview_words {
	const struct str *word;
	size_t n;
};
struct interview_order { /* in the arena */
	uint32_t *index; /* of the i-th */
	bool *begins;    /* the i-th begins with another letter than the one before */
};
void interview_sort(
	struct arena *, struct str lang, const struct interview_words *, struct interview_order *);

/* Small notations inside values. A time code is "04:10", "00:04:10" or "00:04:10.5"; a date is
 * "2025-04-16", "2025-04" or "2025" and exists; a language tag has the form of BCP 47; an id is a
 * name as XML has it, without a colon. */
bool interview_time(struct str, int64_t *ms);
bool interview_is_date(struct str);
bool interview_is_lang(struct str);
bool interview_is_id(struct str);

/* What a misspelt word was probably meant to be, of n candidates; s == NULL when none is near. */
struct str interview_near(struct str word, const struct str *among, size_t n);

/* Where one edition (the PDF) breaks its pages, told to another (the EPUB's page list): the page
 * `label` begins at byte `offset` of SPAN_TEXT `span`; or, when span is NULL, before `block`; both
 * NULL: at the very beginning. */
struct edition_page {
	struct str label;
	const struct block *block;
	const struct span *span;
	size_t offset;
};

#endif
