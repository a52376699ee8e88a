/* All that is known while one transcript is worked on. */
#ifndef FIND_STATE_H
#define FIND_STATE_H

#include "find/inside.h"

struct find {
	const struct transcript *t;
	const struct find_rules *rules; /* never NULL */
	struct diag *diag;
	struct interview *iv;
	struct arena *a, *s; /* the interview's; scratch */
	struct map vocabulary;
	struct find_tape tape;
	const struct find_tongues *tongues;
	struct str lang;
	uint32_t width; /* that lines were broken at; 0: none */
	VEC(struct find_unit) units;
	VEC(struct find_label) labels; /* [0] is none */
	VEC(struct find_key) keys;
	VEC(struct find_name) names;
	struct find_reading *reading;
	enum find_certainty certainty; /* of it */
	VEC(struct find_who) who;
	int32_t *who_of; /* by voice of the reading */
	VEC(struct find_para) paras;
	VEC(struct find_piece) pieces;
	VEC(struct find_left) left;
	VEC(struct find_remark) remarks;
	VEC(struct find_guess) guesses;
	bool untitled;
	struct map ruled, plain; /* folded labels that rules speak of; to struct find_voice * */
	struct doubt **doubt_tail;
};

#endif
