/* Places and diagnostics: the one part of the program that prints to standard error.
 *
 * A diagnostic has a place, says what was expected and what was done instead:
 *
 *	content/x.xml:41:7: error: speaker "JM" is not declared in <people>; the turn is kept, set
 *as unknown
 *
 * Three kinds (see the error table in the README): the author's (diag_at: reported with its place,
 *the program repairs and goes on, exit 1), the world's (diag_world: path and reason, the stage
 *stops, exit 2), ours (assert). Diagnostics are kept and printed by diag_flush, sorted by file,
 *line and column, equal ones once; of more than DIAG_KEEP the rest is counted. Messages are one
 *sentence without a capital and without a full stop. */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/arena.h"

/* Where something was written. 8 bytes, so that it can travel from the reader to the glyph run.
 * file: from diag_file, 0 = no place. line from 1, 0 = the whole file. column from 1 in characters,
 * 0 = unknown. */
struct loc {
	uint32_t line;
	uint16_t column, file;
};

enum diag_level {
	DIAG_NOTE,    /* shown with -v */
	DIAG_WARNING, /* the result is sound, the author may want to know; exit stays 0 */
	DIAG_ERROR,   /* something of the author's was repaired or left out; exit 1 */
	DIAG_WORLD,   /* the world failed; exit 2 */
};

enum { DIAG_KEEP = 200, DIAG_FILES = 65535 };

struct diag;

/* Where flushed text goes; NULL means standard error. */
typedef void diag_sink(void *user, struct str text);

struct diag *diag_new(diag_sink *, void *user);
void diag_drop(struct diag *); /* flushes */

/* The lowest level that is printed (default DIAG_WARNING). Counting is not affected. */
void diag_verbosity(struct diag *, enum diag_level lowest);

/* A number for a file name as the user gave it; the same name gives the same number. */
uint16_t diag_file(struct diag *, struct str name);
struct str diag_name(const struct diag *, uint16_t file);

void diag_at(struct diag *, enum diag_level, struct loc, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));
/* "PATH: fmt: strerror(err)"; err 0 leaves the reason out. */
void diag_world(struct diag *, struct str path, int err, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));
/* A line of progress or of -v information, printed at once and as it is. */
void diag_say(struct diag *, enum diag_level, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/* What the next message is about, a word for who sorts messages: diag_at(diag_about(d, "alt"),
 * ...). The word is static; messages about nothing in particular have none. */
struct diag *diag_about(struct diag *, const char *about);

/* Who watches is told of every message as it is reported: of those that are not printed too, and of
 * some more than once. The message lives as long as the call, which must not report itself. NULL
 * ends it. */
struct diag_message {
	enum diag_level level;
	struct loc loc;
	const char *about; /* NULL: nothing in particular */
	struct str text;
};
typedef void diag_watcher(void *user, const struct diag_message *);
void diag_watch(struct diag *, diag_watcher *, void *user);

/* How many of this level or worse were reported so far. */
size_t diag_count(const struct diag *, enum diag_level);

/* A diag for a task (base/task.h): it knows the files of the other, prints nothing, and is given up
 * after diag_merge, which reports to `into` what was reported to `from`, in that order. The task
 * may go where others have been, with fonts of its own: what was said in the same words, wherever,
 * is not said again. */
struct diag *diag_aside(const struct diag *);
void diag_merge(struct diag *into, struct diag *from);

void diag_flush(struct diag *);

/* 0, 1 or 2 by the worst level reported. */
int diag_status(const struct diag *);

#endif
