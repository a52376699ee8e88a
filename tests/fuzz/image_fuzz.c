/* Any bytes are a picture or a reason why not, in bounded memory. */
#include <assert.h>

#include "pdf/cff.h"
#include "pdf/icc.h"
#include "pdf/image.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void check_png(struct arena *arena, struct str bytes)
{
	struct image_pixels p;

	if (pdf_png(arena, bytes, &p))
		return;
	assert(image_fits(p.width, p.height));
	assert(p.channels == 1 || p.channels == 3);
	assert(p.colour.n == (size_t)p.width * p.height * (size_t)p.channels);
	assert(p.alpha.n == 0 || p.alpha.n == (size_t)p.width * p.height);
}

static void check_jpeg(struct arena *arena, struct str bytes)
{
	struct image_jpeg j;

	if (pdf_jpeg(arena, bytes, &j))
		return;
	assert(j.width > 0 && j.height > 0 && image_fits(j.width, j.height));
	assert(j.orientation >= 1 && j.orientation <= 8);
	assert(j.size <= bytes.n);
	assert(j.icc.n == 0 || icc_usable(j.icc, j.channels));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct arena *arena = arena_new();
	struct str s = { (const char *)bytes, n };
	uint16_t cid[64];

	check_png(arena, s);
	check_jpeg(arena, s);
	cff_cids(s, cid, 64);
	arena_drop(arena);
	return 0;
}
