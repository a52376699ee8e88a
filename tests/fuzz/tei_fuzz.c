/* Any bytes as TEI, and as the body of a sound one, so that most of the time is spent inside. */
#include "transcript.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct arena *a = arena_new();
	struct buf b = { .a = a };
	fuzz_read((struct str){ (const char *)bytes, n }, "f.xml", "TEI");
	buf_cstr(&b, "<TEI><text><body>");
	buf_put(&b, bytes, n);
	buf_cstr(&b, "</body></text></TEI>");
	fuzz_read(buf_get(&b), "f.xml", "TEI");
	arena_drop(a);
	return 0;
}
