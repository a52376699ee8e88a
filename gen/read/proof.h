/* What a file's bytes say, looked at without its reader, and whether the transcript has it. */
#ifndef READ_PROOF_H
#define READ_PROOF_H

#include "read/formats.h"
#include "read/read.h"

/* The plain look of a kind: words with white space or signs between, PROOF_JOINT where markup alone
 * parts them. Empty when there is none. */
enum { PROOF_JOINT = 1 };
struct str proof_text(struct arena *, struct diag *, const struct read_source *, enum proof_kind);

void proof_make(struct arena *, struct str plain, enum proof_kind, const struct transcript *,
	struct read_proof *);

#endif
