/* libharu at arm's length: shim.c alone sees hpdf*.h, and knows what differs between its versions.
 *
 * libharu keeps the document: catalogue, page tree, outline, link annotations, Info, streams
 * and object numbers, and serialises each of them. Its text interface goes through encoders
 * and cannot draw shaped glyphs, so all that this folder knows better travels as PDF text: the
 * entries of an object's dictionary, added behind those that libharu made, printed when the file
 * is saved. Objects are told by their numbers.
 *
 * Errors are sticky, as libharu's are: calls after the first do nothing that matters, and shim_save
 * returns false. Texts given are borrowed until then. */
#ifndef PDF_SHIM_H
#define PDF_SHIM_H

#include "base/file.h"
#include "pdf/flate.h"

struct shim;

/* NULL when memory is short. */
struct shim *shim_new(struct arena *, struct flate *);
void shim_drop(struct shim *); /* NULL is allowed */

/* Numbers of what is always there. */
uint32_t shim_catalog(const struct shim *);
uint32_t shim_info(const struct shim *);

/* A new dictionary object. */
uint32_t shim_object(struct shim *);

/* Adds entries to an object: "/Key value /Key value". */
void shim_entries(struct shim *, uint32_t object, struct str);

/* A new stream object; entries say all but Length and, for SHIM_FLATE, the filter. */
enum shim_filter { SHIM_PLAIN, SHIM_FLATE };
uint32_t shim_stream(struct shim *, enum shim_filter, struct str entries, struct str bytes);

/* A new last page with its content; its media box and resources are entries the caller adds. */
uint32_t shim_page(struct shim *, struct str content);

/* A new last item of the outline under parent (0: at the top); Title and Dest are added by the
 * caller. */
uint32_t shim_outline(struct shim *, uint32_t parent);

/* A link annotation: x0 y0 x1 y1 in millipoints from the lower left; with a URI its action, else
 * Dest is added by the caller. */
uint32_t shim_link(struct shim *, uint32_t page, const int64_t rect[4], const char *uri);

/* Objects too many to be held: numbered behind all others, made one at a time while saving. */
struct shim_tail {
	uint32_t n;
	void (*body)(void *user, uint32_t i, struct buf *); /* the whole value */
	void *user;
};

/* The number that the first object of the tail will have; no object may be made after it was
 * asked for. */
uint32_t shim_tail_number(struct shim *);

/* Writes the file. False after an error: reported by the out, or, when it was libharu's, in
 * *reason, which is else NULL. */
bool shim_save(struct shim *, const struct shim_tail *, struct out *, const char **reason);

#endif
