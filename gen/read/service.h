/* Lines that services write around a transcript. */
#ifndef READ_SERVICE_H
#define READ_SERVICE_H

#include "transcript/transcript.h"

/* When all is read: they are left out, and times on lines of their own become those of what follows
 * them. */
void read_services(struct transcript *);

#endif
