/* Any bytes as an ODT; and, parted by FF, as the body and the styles of a flat one. */
#include "archive.h"
#include "transcript.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct arena *a = arena_new();
	struct buf b = { .a = a };
	fuzz_read((struct str){ (const char *)bytes, n }, "f.odt", "ODT");
	buf_cstr(&b, "<office:document xmlns:office='urn:o' xmlns:text='urn:t' xmlns:table='urn:b' "
		     "xmlns:draw='urn:d' xmlns:dc='urn:c' xmlns:style='urn:s' xmlns:fo='urn:f' "
		     "xmlns:xlink='urn:x'><office:body><office:text>");
	buf_str(&b, fuzz_part(&bytes, &n));
	buf_cstr(&b, "</office:text></office:body><office:automatic-styles>");
	buf_str(&b, fuzz_part(&bytes, &n));
	buf_cstr(&b, "</office:automatic-styles></office:document>");
	fuzz_read(buf_get(&b), "f.fodt", "ODT");
	arena_drop(a);
	return 0;
}
