/* What the files of the JSON reader tell each other. */
#ifndef READ_JSON_INSIDE_H
#define READ_JSON_INSIDE_H

#include "read/formats.h"
#include "read/json.h"

struct json_reader {
	struct transcript *t;
	struct diag *diag;
	struct arena *scratch;
	uint16_t file;
	const struct read_source *source;
	int64_t unit, per; /* of times, see json_ms; unit 0: to be found out */
	struct map voices; /* those that have been named */
};

struct loc read_json_loc(const struct json_reader *, const struct json *);

/* --- json_field.c: what things are called, whoever wrote the file */

/* Its text, white space and all; where: where it stands, and it counts as used; may be NULL. */
struct str read_json_words(struct json *row, struct json **where);
struct str read_json_speaker(struct json *row);
int64_t read_json_start(const struct json_reader *, struct json *row);
int64_t read_json_end(const struct json_reader *, struct json *row);
/* Times are seconds, or milliseconds when otherwise a word would take longer than anybody does. */
void read_json_unit(struct json_reader *, struct json *list);
/* The title, date, language and so on that the names of an object's fields say. */
void read_json_facts(struct json_reader *, struct json *object);
/* Speakers by id, from a list of objects, an object of names, or a list of names. */
void read_json_voices(struct json_reader *, struct json *);

/* --- json_word.c: words one by one, joined into passages */

struct json_word {
	struct str text, speaker;
	int64_t start, end; /* -1: unknown */
	bool close;         /* stands close behind the one before: punctuation */
	const struct json *where;
};
struct json_joiner {
	struct json_reader *r;
	struct passage *p;
	struct buf text;
	int64_t since;    /* when a word without a time begins, before the first that has one */
	int64_t last;     /* when the last word ended */
	bool as_is;       /* pieces bring their own spaces */
	const char *role; /* of the passages; NULL: none */
	bool whole;       /* a passage ends only where the caller says so */
	struct loc loc;
};
/* Whether the pieces of a list bring their own spaces. */
bool read_json_spaced(struct json *list);
/* A passage for each run of words of one speaker, up to the end of a sentence or a long pause. */
void read_json_join(struct json_joiner *, const struct json_word *);
void read_json_joined(struct json_joiner *); /* ends the passage at hand */

/* --- json_shape.c: a joiner for the words of a list (NULL: pieces without spaces); a word of it,
 * by the names of its fields, speaker where it names none. */
struct json_joiner read_json_joiner(struct json_reader *, struct json *list);
void read_json_word(struct json_joiner *, struct json *, struct str speaker);

/* json_shape.c, json_span.c: each gets the whole file, but for json_rows, which gets the list.
 * False after a diagnostic. */

bool read_json_rows(struct json_reader *, struct json *list); /* what was said, or words */
void read_json_word_list(struct json_reader *, struct json *list);
bool read_json_amazon(struct json_reader *, struct json *);
bool read_json_speechmatics(struct json_reader *, struct json *);
bool read_json_google(struct json_reader *, struct json *);
bool read_json_deepgram(struct json_reader *, struct json *);
bool read_json_rev(struct json_reader *, struct json *);
bool read_json_azure(struct json_reader *, struct json *);
bool read_json_kaldi(struct json_reader *, struct json *);
bool read_json_paper_edit(struct json_reader *, struct json *);
bool read_json_otr(struct json_reader *, struct json *);
bool read_json_watson(struct json_reader *, struct json *);
bool read_json_trint(struct json_reader *, struct json *);
bool read_json_parallel(struct json_reader *, struct json *);

#endif
