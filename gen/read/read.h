/* Readers: one file per input format, each told apart by its content, each giving an interview or
 * diagnostics. */
#ifndef READ_READ_H
#define READ_READ_H

#include "interview/interview.h"

/* Reads the interview of a file ("-": standard input), whatever its format, checked by
 * interview_check. Images it names are read too, only from the file's own folder and below. NULL
 * after a diagnostic when there is nothing to go on with; otherwise an interview, even when errors
 * were reported. The caller drops it. */
struct interview *read_file(struct diag *, struct str path);

/* The XML format of content/interview.rng (urn:entrevue:interview:1), from bytes. */
struct interview *read_xml(struct diag *, struct str path, struct str bytes);

/* Whether the bytes look like XML at all. */
bool read_is_xml(struct str bytes);

/* The element table as text, a line each: "element: attributes | children", sorted. A test holds
 * the schema content/interview.rng against it. */
struct str read_xml_table(struct arena *);

#endif
