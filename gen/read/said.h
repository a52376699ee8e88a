/* What a file says of itself and nobody has to find. */
#ifndef READ_SAID_H
#define READ_SAID_H

#include "interview/interview.h"
#include "transcript/transcript.h"

/* Puts it into the head and the people of what was found. */
void read_said(struct interview *, const struct transcript *);

#endif
