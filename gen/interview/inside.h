/* What the files of this folder tell each other: the steps of interview_check, in their order. */
#ifndef INTERVIEW_INSIDE_H
#define INTERVIEW_INSIDE_H

#include "interview/interview.h"

struct check {
	struct interview *iv;
	struct diag *diag;
	struct arena *scratch;
	struct map ids;    /* id -> struct interview_holder */
	struct str *known; /* the ids, for suggestions: of people, then of the rest */
	size_t people, others;
};

/* What bears an id: one of these. */
struct interview_holder {
	const struct person *person;
	const struct block *block; /* the block itself, or the one that a note stands in */
	struct loc loc;
};

/* Stands for a speaker that was asked for and is not there, between the steps. */
extern const struct person interview_nobody;

/* Leaves out what holds nothing, says so, and describes figures that nobody described. */
void interview_prune(struct check *);

/* Doubts about what was left out become doubts about what held it, and all stand in the order of
 * the document. */
void interview_doubts(struct check *);

/* Ids, depths, numbers, parents, notes, slugs. */
void interview_number(struct check *);

/* References by id, and who speaks where nobody is named. */
void interview_refer(struct check *, struct pending *);

/* People whom a reader cannot tell apart, or never hears. */
void interview_labels(struct check *);

/* Words that cannot be in the language they are said to be in. */
void interview_languages(struct check *);

/* Pull quotes whose words the body does not have. */
void interview_compare(struct check *);

bool interview_is_relator(struct str code);

#endif
