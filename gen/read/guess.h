/* Which of the encodings before Unicode bytes are in, when nothing says so. */
#ifndef READ_GUESS_H
#define READ_GUESS_H

#include "base/arena.h"

/* The name of the encoding (ICU knows it, and so do people: "windows-1251") in which the bytes make
 * the likeliest text; bytes that are not ASCII must be among them. *sure: no other reading of them
 * comes near. At most the first GUESS_BYTES bytes over 7F are weighed. Static. */
enum { GUESS_BYTES = 4096 };
const char *read_guess(struct arena *, struct str bytes, bool *sure);

#endif
