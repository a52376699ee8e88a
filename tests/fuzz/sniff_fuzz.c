/* Any bytes as whatever they are: encodings, and which reader takes them. */
#include "transcript.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	fuzz_read((struct str){ (const char *)bytes, n }, "f", "");
	return 0;
}
