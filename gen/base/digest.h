/* Digests, for identifiers and checksums that depend on content alone (libmd). */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include "base/arena.h"

void digest_md5(struct str bytes, uint8_t out[16]);
void digest_sha256(struct str bytes, uint8_t out[32]);

/* A name-based UUID, version 5 (RFC 9562 §5.5), in its 36-character text form, in the arena. */
struct str digest_uuid(struct arena *, struct str space, struct str name);

/* Running MD5 for what is not in one piece. */
struct digest;
struct digest *digest_new(struct arena *);
void digest_add(struct digest *, const void *p, size_t n);
void digest_end(struct digest *, uint8_t out[16]);

#endif
