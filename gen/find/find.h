/* Finding the interview in a transcript: who speaks, who asks, where each turn begins, what stands
 * before and behind.
 *
 * Evidence of the whole document decides, not the line at hand: several readings of the file
 * (labels before turns, names on lines of their own, bold questions, headings that ask, dashes, the
 * format's own speakers) are each tried on all of it and scored; the best is taken, and how sure
 * that is follows from its distance to the next. Every word of the transcript is in the interview,
 * in order, or in the report as left out, with the reason. */
#ifndef FIND_FIND_H
#define FIND_FIND_H

#include "interview/interview.h"
#include "transcript/transcript.h"

/* What a newsroom knows beforehand: from --speaker and from a file given with --rules. */
struct find_voice {
	struct str label;      /* as it stands in the file: "SPEAKER_00", "Q"; of those who have
				  none, what the report calls them: "Answer" */
	struct str name;       /* in full; empty: keep */
	enum person_role role; /* PERSON_N: not said */
	struct find_voice *next;
	bool here; /* said of this transcript: a label that does not occur is a mistake */
};
struct find_rules {
	struct find_voice *voice;
	struct str lang;        /* of the interview; empty: what the file or its words say */
	struct str title;       /* of this one, where the file has none */
	struct str publication; /* where the file names none */
	struct str *drop;       /* lines that begin so are left out: "Advertisement" */
	size_t drops;
	struct str *stage; /* words in brackets that are stage directions besides the known ones */
	size_t stages;
	struct str *plain; /* what looks like a label and is none: "Transport" */
	size_t plains;
};

/* What was done, for the person who asked for it. */
enum find_certainty { FIND_SURE, FIND_LIKELY, FIND_DOUBT };
struct find_person {
	const struct person *person;
	struct str labels; /* all that stand for it, separated by ", " */
	unsigned turns, words;
	enum find_certainty role; /* how sure its role is */
	bool nameless;            /* a label or a word for its part stands for the name */
};
struct find_remark { /* something guessed, joined, left out or doubted */
	enum find_certainty certainty;
	struct loc loc; /* in the transcript's file */
	struct str text;
};
/* What of the transcript's text is not in the body, and where it is. */
enum find_left_kind {
	LEFT_LABEL,   /* a speaker's label: in <people>, and in the report */
	LEFT_META,    /* in <meta>: word for word when why is empty, else as why says */
	LEFT_TIME,    /* a time code: in <time>, or in a turn's time */
	LEFT_MARK,    /* signs that the layout sets: brackets, bullets, dashes before turns */
	LEFT_DROPPED, /* nowhere; why says why */
};
struct find_left {
	enum find_left_kind kind;
	uint32_t from, to; /* for find_check */
	struct str text, why;
	struct loc loc;
};
/* What somebody could settle; rules made of the answer settle it. */
enum find_guess_kind {
	GUESS_LABEL, /* is `label`, which stands n times, a speaker's? No: rules.plain; yes: a voice
		      */
	GUESS_SAME,  /* are `label` and `other` one person? A voice each, with one name or two */
};
struct find_guess {
	enum find_guess_kind kind;
	bool taken; /* it was held to be so */
	unsigned n;
	struct str label, other;
	struct str text; /* where label stands first, the whole paragraph; of GUESS_LABEL */
	struct loc loc;
};
struct find_report {
	struct str reading; /* the reading that was taken, in words */
	enum find_certainty certainty;
	struct find_person *person;
	size_t persons;
	unsigned questions, answers, remarks, sections, notes;
	bool untitled;              /* the file has no title, and nobody gave one */
	struct find_remark *remark; /* in the order of the file */
	size_t n;
	struct find_guess *guess;
	size_t guesses;
	struct find_left *left; /* likewise; what the reader dropped is not here but in the
				   transcript */
	size_t lefts;
};

/* The interview, checked by interview_check; never NULL. Doubts hang from it too (interview.h), at
 * the blocks in question, so that they are written down with it. rules and report may be NULL; the
 * report's memory is the interview's. The transcript may be dropped afterwards. */
struct interview *find_interview(
	struct diag *, const struct transcript *, const struct find_rules *, struct find_report *);

/* Holds the interview against the transcript it was made of: whether every character of text, white
 * space aside, is in the body, in order, or is listed in the report's `left`. False when not; then
 * *lost says where the first difference is and what stands on either side, in the interview's
 * arena. Made of other parts than find_interview is, and run by it. */
struct find_lost {
	struct loc loc;
	struct str expected, found; /* some words from there on */
};
bool find_check(const struct transcript *, const struct interview *, const struct find_report *,
	struct find_lost *);

/* A rules file: XML, described in the manual; NULL after a diagnostic. In the arena. */
struct find_rules *find_rules_read(struct arena *, struct diag *, struct str path);
struct find_rules *find_rules_of(
	struct arena *, struct diag *, struct str path, struct str bytes); /* from bytes */

#endif
