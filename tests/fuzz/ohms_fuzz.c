/* Any bytes as OHMS, and as the inside of a sound record; the first line as marks of minutes, the
 * rest as text. */
#include "transcript.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct arena *a = arena_new();
	struct buf b = { .a = a };
	const uint8_t *line = n ? memchr(bytes, '\n', n) : NULL;
	size_t first = line ? (size_t)(line - bytes) : 0;
	fuzz_read((struct str){ (const char *)bytes, n }, "f.xml", "OHMS");
	buf_cstr(&b, "<ROOT><record><sync>");
	buf_put(&b, bytes, first);
	buf_cstr(&b, "</sync><transcript><![CDATA[");
	buf_put(&b, bytes + first, n - first);
	buf_cstr(&b, "]]></transcript></record></ROOT>");
	fuzz_read(buf_get(&b), "f.xml", "OHMS");
	arena_drop(a);
	return 0;
}
