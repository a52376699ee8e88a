/* JSON (RFC 8259) as a tree that knows its places, in an arena.
 *
 * Taken besides: NaN and Infinity, which Python writes, as null; several values one after another
 * (JSON Lines), as a list of them. Bounded: JSON_DEPTH levels, JSON_NODES values. */
#ifndef READ_JSON_H
#define READ_JSON_H

#include "base/diag.h"

enum { JSON_DEPTH = 64, JSON_NODES = 4 << 20 };

enum json_kind {
	JSON_NULL,
	JSON_FALSE,
	JSON_TRUE,
	JSON_NUMBER,
	JSON_STRING,
	JSON_LIST,
	JSON_OBJECT
};

struct json {
	enum json_kind kind;
	uint32_t line;
	struct str key;  /* in an object */
	struct str text; /* of a string, well-formed; of a number, as written */
	struct json *first, *next;
	bool used; /* the reader's: what is left over is told of */
};

/* NULL after a diagnostic. Text borrows from what is read where nothing is escaped. */
struct json *read_json_parse(struct arena *, struct diag *, uint16_t file, struct str);

/* All of these take NULL. A path is keys and positions from 0 with stops between:
 * "results.0.words". json_text marks what it gives as used; of a string or number, empty otherwise.
 */
struct json *read_json_at(struct json *, const char *path);
struct str read_json_text(struct json *, const char *path);
bool read_json_is(const struct json *, enum json_kind);
size_t read_json_count(const struct json *); /* of a list or object */

/* A time in milliseconds: a number, or a string that holds one ("12.300s"), times `unit` divided by
 * `per`: 1000 and 1 for seconds, 1 and 1 for milliseconds, 1000 and 16000 for samples; or
 * "00:01:02,300", whatever the unit. -1 when it is none. */
int64_t read_json_ms(const struct json *, int64_t unit, int64_t per);

#endif
