/* Notes that a text has without markup. */
#ifndef READ_NOTE_H
#define READ_NOTE_H

#include "transcript/transcript.h"

/* When all is read: "my boss*" and a line "* He died in 2009." below become a call and its note. */
void read_notes(struct transcript *);

#endif
