/* Bytes as text. */
#ifndef READ_ENCODE_H
#define READ_ENCODE_H

#include "base/diag.h"

enum { ENCODE_FAULTS = 10 }; /* that many are named; the rest are counted */

struct read_fault {
	size_t at;    /* in the text */
	uint8_t b[4]; /* the bytes that mean nothing */
	unsigned n;
	uint32_t control; /* n == 0: a control character that text does not have */
};

struct read_encoding {
	const char *name; /* "UTF-8", "windows-1251"; NULL: the bytes are no text */
	bool guessed, sure;
	struct str text; /* as struct read_source says (formats.h); borrows the bytes where it can
			  */
	struct read_fault fault[ENCODE_FAULTS];
	size_t faults;
	size_t mended; /* controls of C1 read as the characters of Windows-1252 they were once */
};

/* The text of bytes. A byte order mark decides, then `declared` (a name that the file itself gives,
 * empty for none, held against the bytes: what is well-formed UTF-8 is that), then the bytes alone.
 * Bytes without a meaning become U+FFFD. Text is what has few of these and hardly a control
 * character. */
void read_encode(struct arena *, struct str bytes, struct str declared, struct read_encoding *);

/* Tells of a guess, and of bytes that mean nothing, with their places. */
void read_encode_tell(struct diag *, uint16_t file, const struct read_encoding *);

#endif
