/* Readers: one file per input format, each told apart by its content, each giving an interview or
 * diagnostics. */
#ifndef READ_READ_H
#define READ_READ_H

#include "find/find.h"

/* What a plain look at the bytes of a file finds, and what of that its reader lost. */
struct read_proof {
	bool made;        /* false: this format cannot be looked at so */
	size_t words;     /* that were found in the bytes */
	size_t lost;      /* of these: neither in the transcript nor listed as left out */
	struct str first; /* where the first of these stands, with what is around it */
};

struct read_query {
	struct str path;     /* "-": standard input */
	struct str format;   /* how users call it ("WebVTT"), or an extension ("vtt"); empty: the
				content tells */
	bool refuse_changes; /* tracked changes of a word processor's file are undone; without it
				they are taken */
	const struct find_rules *rules; /* may be NULL */
	struct find_report *report;     /* filled for a foreign format; may be NULL */
	struct dropped **dropped;       /* likewise: what the reader of the format left out, in the
					   interview's memory */
	struct read_proof *proof;       /* likewise: the reader held against the bytes */
};

/* Reads the interview of a file, whatever its format, checked by interview_check. Images it names
 * are read too, only from the file's own folder and below, or from inside of a word processor's
 * file. NULL after a diagnostic when there is nothing to go on with; otherwise an interview, even
 * when errors were reported. The caller drops it. */
struct interview *read_file(struct diag *, const struct read_query *);

/* What a file of a foreign format says, from bytes; query's rules and report are not used. NULL
 * after a diagnostic. The caller drops it. */
struct transcript *read_transcript(struct diag *, const struct read_query *, struct str bytes);

/* The XML format of content/interview.rng (urn:entrevue:interview:1), from bytes. */
struct interview *read_xml(struct diag *, struct str path, struct str bytes);

/* What this program has exported as TEI or HTML, as it was, nothing having to be found. NULL
 * without a diagnostic when the bytes are nothing of the kind. */
struct interview *read_back(struct diag *, const struct read_query *, struct str bytes);

/* Whether the bytes look like XML at all. */
bool read_is_xml(struct str bytes);

/* The element table as text, a line each: "element: attributes | children", sorted. A test holds
 * the schema content/interview.rng against it. */
struct str read_xml_table(struct arena *);

#endif
