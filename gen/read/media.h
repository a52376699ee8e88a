/* Pictures of foreign formats. */
#ifndef READ_MEDIA_H
#define READ_MEDIA_H

#include "interview/interview.h"
#include "transcript/transcript.h"

/* The bytes of the pictures that an interview made of a transcript names: from inside of the
 * transcript's file, or from a file in its folder or below. What cannot be
 * had is told of; its words stay. */
void read_media(struct interview *, struct diag *, const struct transcript *);

/* What base 64 says, other characters passed over; in the arena. */
struct str read_base64(struct arena *, struct str);

#endif
