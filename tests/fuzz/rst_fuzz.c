/* Any bytes as reStructuredText. */
#include "transcript.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	fuzz_read((struct str){ (const char *)bytes, n }, "f.rst", "reStructuredText");
	return 0;
}
