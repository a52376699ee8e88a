/* The file itself: header, objects, object streams, cross-reference stream, identifier.
 *
 * Objects that are no streams are gathered by the hundred into compressed object streams
 * (ISO 32000-1 §7.5.7), which makes a tagged file a third smaller; the cross-reference is a stream
 * then (§7.5.8). The file's ID is the MD5 of all bytes before it, so equal documents are equal
 * files. Bytes go to the out as they come; nothing is kept but 20 bytes an object. */
#ifndef PDF_SAVE_H
#define PDF_SAVE_H

#include "base/file.h"
#include "pdf/flate.h"

struct save;

/* objects: numbers 1 ... objects - 1 are the caller's, each to be given once. */
struct save *save_begin(struct arena *, struct flate *, struct out *, uint32_t objects);

/* An object of any kind but stream. */
void save_object(struct save *, uint32_t number, struct str value);

/* A stream object: its dictionary and data, from << to endstream, in as many parts as wanted. */
void save_stream_begin(struct save *, uint32_t number);
void save_part(struct save *, const void *, size_t n);
void save_stream_end(struct save *);

/* Numbers of the catalogue and of the Info dictionary. True when the out took every byte. */
bool save_end(struct save *, uint32_t root, uint32_t info);

/* False after the first failed write; then the rest may be spared. */
bool save_good(const struct save *);

#endif
