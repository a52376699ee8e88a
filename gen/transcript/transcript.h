/* A transcript as it was found: what a file says, before anybody asks what it means.
 *
 * Every reader of a foreign format (gen/read/) makes one of these; find_interview (gen/find/) makes
 * an interview of it. The reader knows the format and judges nothing: what is bold stays bold, a
 * line "Anna: Yes." is text that begins with "Anna:". The finder knows interviews and no format.
 *
 * A transcript is a list of passages in the order of the file; a passage is a list of stretches,
 * each of one look. No word is lost between file and transcript: what is not content (cue numbers,
 * an advertisement's markup, navigation) stands in `dropped` with the reason.
 *
 * The product owns one arena with all that hangs from it. Text is UTF-8, as written, without
 * control characters; white space is one space, except
 *	U+000A where the source ends a line and the format cannot say whether that is a new
 *		paragraph;
 *	U+0009 where the source has a tab, or a gap of three spaces or more, inside a line: labels
 *		are parted from words so;
 *	U+2028 where the format says that a line ends and the paragraph does not;
 *	U+00A0, U+3000 and other spaces that Unicode does not call white space to be collapsed.
 * The finder makes one space of the first two when they turn out to mean nothing. */
#ifndef TRANSCRIPT_TRANSCRIPT_H
#define TRANSCRIPT_TRANSCRIPT_H

#include "base/diag.h"

enum stretch_look { /* bits */
	STRETCH_BOLD = 1,
	STRETCH_ITALIC = 2,
	STRETCH_UNDERLINE = 4,
	STRETCH_SMALLCAPS = 8,
	STRETCH_SUPER = 16,
	STRETCH_SUB = 32,
	STRETCH_INSERTED = 64, /* a tracked insertion that was taken, <ins> */
	STRETCH_CODE = 128,
};

struct stretch {
	struct str text; /* never empty, unless note, time or image says what stands here */
	uint32_t look;   /* STRETCH_* */
	struct str link; /* where it leads, as written; empty */
	struct str lang; /* BCP 47; empty: the passage's */
	struct passage
		*note;  /* a foot- or endnote that is called here; text is its mark or empty */
	int64_t time;   /* a time code stands here, text as written; ms, -1: none */
	struct loc loc; /* of its first character */
	struct stretch *next;
	size_t room; /* for transcript_stretch: bytes text may grow to where it lies */
};

enum passage_kind {
	PASSAGE_TEXT,    /* a paragraph, a run of lines, a cue */
	PASSAGE_HEADING, /* level */
	PASSAGE_ITEM,    /* of a list: level (nesting), ordered */
	PASSAGE_QUOTE,   /* level: nesting */
	PASSAGE_RULE,    /* a line drawn across: text as written ("* * *"), may have none */
	PASSAGE_IMAGE,   /* src, alt; text: the caption */
	PASSAGE_ROW,     /* of a table: cell; level 1: heads; number: which table, from 1 */
	PASSAGE_NOTE,    /* an editorial remark about the text around it: a comment in a word
			    processor's margin; not the interview's words */
	PASSAGE_N
};

struct passage {
	enum passage_kind kind;
	int level; /* of PASSAGE_TEXT: by how much it is indented, in columns */
	bool ordered;
	unsigned number;
	unsigned blank; /* how much stands between it and what is above: blank lines, or as many as
			   the format's own distance amounts to; 0: the very next line */
	struct str speaker; /* who speaks, where the format itself says it (a voice tag, an
			       attribute, a field): as written. Empty: only the text can tell */
	struct str label;   /* set with speaker, where the format says how the file shows it; else
			       empty */
	int64_t start, end; /* ms from the beginning; -1 where the format has none */
	struct str time;    /* start as written; empty */
	struct str lang;    /* BCP 47; empty: the transcript's */
	struct str
		role; /* what the format calls it, where it says more than the kinds do: "speaker",
			 "stage", "question", "answer", a paragraph style's name; lower case */
	struct str src, alt;          /* PASSAGE_IMAGE */
	struct stretch *first, *last; /* NULL: none */
	struct passage *cell;         /* PASSAGE_ROW: a list of PASSAGE_TEXT */
	struct loc loc;
	struct passage *next;
};

/* What the format says about the whole, outside of the text: front matter, properties of a
 * document, fields of a header. */
enum fact_kind {
	FACT_TITLE,
	FACT_SUBTITLE,
	FACT_KICKER,
	FACT_SUMMARY,
	FACT_AUTHOR,      /* who wrote or made it, one each */
	FACT_INTERVIEWER, /* named as such by a field of the format, one each */
	FACT_INTERVIEWEE,
	FACT_DATE, /* as written; the finder makes 2025-04-16 of it, or asks */
	FACT_PLACE,
	FACT_PUBLICATION,
	FACT_PUBLISHER,
	FACT_URL,
	FACT_IDENTIFIER,
	FACT_RIGHTS,
	FACT_SUBJECT, /* one each */
	FACT_REVISED, /* a date */
	FACT_OCCASION,
	FACT_LICENCE,     /* a URI */
	FACT_CREDIT,      /* a line as it is shown, one each */
	FACT_EDITOR_NOTE, /* U+000A between paragraphs */
	FACT_N
};

struct fact {
	enum fact_kind kind;
	struct str value, key; /* key: as the file calls it */
	bool weak; /* programs write it and people seldom look at it (a document's property, the
		      title of a page): what the text itself says stands above it */
	struct loc loc;
	struct fact *next;
};

/* Somebody whom a list of the format declares: TEI's particDesc, the speakers of a JSON export. */
struct voice {
	struct str key;  /* what passage.speaker says */
	struct str name; /* in full; may be the same */
	struct str role; /* "interviewer", "host", "guest" ..., as written, lower case; empty */
	/* What else is said of them; empty where nothing is. bio: U+000A between paragraphs */
	struct str label, initials, job, affiliation, bio;
	struct loc loc;
	struct voice *next;
};

struct dropped {              /* words of the file that are not content */
	struct str text, why; /* why: "cue number", "advertising break": no capital, no full stop */
	struct loc loc;
	struct dropped *next;
};

struct medium {         /* a picture that lies inside of the file, as archives have them */
	struct str src; /* what PASSAGE_IMAGE says */
	struct str bytes;
	struct medium *next;
};

struct transcript {
	struct arena *arena;
	struct str path;   /* as given */
	struct str format; /* "Markdown", as users call it */
	struct str lang;   /* BCP 47 where the format says it; empty */
	struct str source; /* the bytes that were read */
	bool lines; /* U+000A stands in text, or passages with blank == 0 are lines: the finder
		       decides what line ends mean */
	bool soft;  /* by the format's own rules a line end is a space (Markdown): the finder
		       holds otherwise only where a label begins the line */
	bool cues;  /* passages are cues of captions: sentences run on from one to the next */
	struct passage *first;
	struct fact *fact;
	struct voice *voice;
	struct voice *person; /* those whom the file describes, whether they speak or not; key:
				 empty. In the order of the file, hung on by the reader */
	struct dropped *dropped;
	struct medium *medium; /* in no order */
	/* Last of each list, for the functions below. */
	struct passage *last;
	struct fact *last_fact;
	struct voice *last_voice;
	struct dropped *last_dropped;
};

struct transcript *transcript_new(struct str path, const char *format);
void transcript_drop(struct transcript *); /* NULL is allowed */

/* A new one at the end of its list; start, end -1. Strings are copied. */
struct passage *transcript_passage(struct transcript *, enum passage_kind, struct loc);
struct fact *transcript_fact(struct transcript *, enum fact_kind, struct str value, struct loc);
struct voice *transcript_voice(struct transcript *, struct str key, struct loc);
void transcript_leave(struct transcript *, struct str text, const char *why, struct loc);

/* The same in no list yet: a note's (stretch.note) or a cell's (passage.cell). */
struct passage *transcript_loose(struct transcript *, enum passage_kind, struct loc);

/* bytes: in the transcript's arena. */
void transcript_medium(struct transcript *, struct str src, struct str bytes);

/* Text at the end of a passage: joined with the last stretch when they differ in nothing, which is
 * returned then. NULL when text is empty. Time -1. White space is the reader's business. */
struct stretch *transcript_stretch(
	struct transcript *, struct passage *, struct str text, uint32_t look, struct loc);

/* The same, always a stretch of its own, for those that get a link, a language, a note or a time;
 * text may be empty. Text that comes behind it is not joined to it once one of these is set. */
struct stretch *transcript_apart(
	struct transcript *, struct passage *, struct str text, uint32_t look, struct loc);

/* The text of a passage without its looks, notes left out; in the arena. */
struct str transcript_plain(struct arena *, const struct passage *);

/* A dump, stable, for tests: a line a passage with what is set, its stretches in quotes. */
struct str transcript_dump(struct arena *, const struct transcript *);

#endif
