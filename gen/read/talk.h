/* Tables, and talk that somebody has put into a table. */
#ifndef READ_TALK_H
#define READ_TALK_H

#include "transcript/transcript.h"

/* While a file is read, the cells of a row are a list of passages, one or more for each cell, that
 * have its column (from 1) as number. This hangs what was written in a cell (NULL: nothing) on the
 * list. */
void read_cell(struct transcript *, struct passage ***tail, struct passage *list, unsigned column,
	struct loc);

/* When all is read: rows of a table whose columns are a speaker, or a time, and words, become
 * passages of what was said; in all other tables the passages of a cell become one. */
void read_tables(struct transcript *);

#endif
