#include "pdf/flate.h"
#include <assert.h>
#include <libdeflate.h>

/* Deflating is the better part of writing, and what the next levels gain on a short document, three
 * hundredths, costs them twice the time. */
enum { LEVEL = 1 };

struct flate {
	struct arena *arena;
	struct libdeflate_compressor *compressor;
	char *out;
	size_t cap;
};

struct flate *flate_new(struct arena *arena)
{
	struct flate *f = ARENA_NEW(arena, struct flate);
	f->arena = arena;
	f->compressor = libdeflate_alloc_compressor(LEVEL);
	return f->compressor ? f : NULL;
}

void flate_drop(struct flate *f)
{
	if (f)
		libdeflate_free_compressor(f->compressor);
}

struct str flate_bytes(struct flate *f, struct str in)
{
	size_t bound = libdeflate_zlib_compress_bound(f->compressor, in.n), n;

	if (bound > f->cap) {
		f->out = arena_alloc(f->arena, bound);
		f->cap = bound;
	}
	n = libdeflate_zlib_compress(f->compressor, in.n ? in.s : "", in.n, f->out, f->cap);
	assert(n > 0); /* the bound holds */
	return (struct str){ f->out, n };
}
