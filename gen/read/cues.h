/* Captions, of whatever dialect: cues with times, lines of text between them. */
#ifndef READ_CUES_H
#define READ_CUES_H

#include "read/formats.h"

struct cue_line {
	struct str text;
	struct loc loc;
	bool repeat; /* shown by the cue before already */
};

struct cue {
	struct str id, time, settings; /* as written; time: the beginning alone */
	int64_t start, end;            /* ms */
	size_t line, lines;            /* of the vector below */
	struct loc loc;                /* of its times */
};

struct cues {
	struct arena *a;
	struct transcript *t;
	struct diag *diag;
	VEC(struct cue) cue;
	VEC(struct cue_line) line;
};

/* "00:04:43.290 --> 00:04:47.270 align:start" or "0:04:43.290,0:04:47.270": false when a line is
 * none. Hours may be left out, the comma may be a stop, digits may be missing. */
bool read_cues_timing(struct str line, struct cue *);
/* A time code at the front of *s, which is cut off; -1 when there is none. */
int64_t read_cues_time(struct str *s);
/* "12.5" seconds as milliseconds; -1 for anything else. */
int64_t read_cues_seconds(struct str);

/* All cues of a file, the lines behind a first one that says which format it is. Blocks that are no
 * cue are handed to `other` (may be NULL) with their first line, which says why they are left out,
 * or NULL: then they belong to the cue above. */
void read_cues_read(struct cues *, struct read_lines *, const char *(*other)(struct str first));

/* Passages of them, with what is doubtful told: order, overlaps, lines that roll up and are
 * repeated. */
void read_cues_write(struct cues *);

#endif
