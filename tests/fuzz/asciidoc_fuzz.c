/* Any bytes as AsciiDoc. */
#include "transcript.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	fuzz_read((struct str){ (const char *)bytes, n }, "f.adoc", "AsciiDoc");
	return 0;
}
