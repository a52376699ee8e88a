/* Tables of text: records of fields (RFC 4180 and its neighbours). */
#ifndef READ_CSV_H
#define READ_CSV_H

#include "read/formats.h"

enum { CSV_FIELDS = 64 }; /* of a record; the rest is one field with the last */

struct csv {
	struct arena *a;
	struct str text; /* what is left */
	char separator;
	bool literal; /* quotation marks mean themselves */
	size_t most;  /* fields of a record, the last of which takes what is over; 0: any number */
	struct loc loc;
	bool unclosed; /* a quotation was never closed, from `open` on; it was read literally */
	struct loc open;
	struct str field[CSV_FIELDS]; /* of the record */
	struct loc place[CSV_FIELDS];
	size_t fields;
};

/* The next record; blank lines are passed over. */
bool read_csv_record(struct csv *);

/* What the columns of a table are: positions of fields, -1 where there is none. */
struct csv_columns {
	int speaker, text, start, end, length, question, answer;
	bool headed;    /* the first record says so; without it their content does */
	bool again;     /* names of speakers come again, or end in colons */
	int64_t factor; /* numbers of times without a colon are: 1000 seconds, 1 milliseconds */
	size_t columns; /* as many as the head has; 0 without one */
};
/* From the first records of a text; false when there is no column of text. */
bool read_csv_columns(const struct read_source *, char separator, struct csv_columns *);
/* A time in a cell in ms, -1 for none; the figures of the first in *code. */
int64_t read_csv_time(struct str cell, int64_t factor, struct str *code);

#endif
