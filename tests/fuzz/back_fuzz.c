/* Any bytes as TEI and as HTML that this program wrote: what is read is written and read again. */
#include "read/read.h"
#include "write/write.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void quiet(void *user, struct str text)
{
	(void)user;
	(void)text;
}

static void use(struct arena *a, const char *path, struct str bytes)
{
	struct diag *d = diag_new(quiet, NULL);
	struct read_query q = { .path = str_of(path) };
	struct interview *iv = read_back(d, &q, bytes), *again;
	struct write_query w = { .interview = iv, .generator = "fuzz 0", .date = -1 };
	struct write_result r = { 0 };
	if (iv && write_xml(a, d, &w, &r)) {
		again = read_xml(d, q.path, r.bytes);
		interview_drop(again);
	}
	interview_drop(iv);
	diag_drop(d);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct arena *a = arena_new();
	struct buf b = { .a = a };
	use(a, "f.xml", (struct str){ (const char *)bytes, n });
	buf_cstr(&b, "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\" xml:lang=\"en\"><teiHeader>"
		     "<application ident=\"entrevue\"/><category xml:id=\"q\">question</category>"
		     "<particDesc><person xml:id=\"a\" role=\"other\"><persName>A</persName>"
		     "</person></particDesc></teiHeader><text><body>");
	buf_put(&b, bytes, n);
	buf_cstr(&b, "</body></text></TEI>");
	use(a, "f.tei", buf_get(&b));
	b = (struct buf){ .a = a };
	buf_cstr(&b, "<html lang=\"en\"><head><meta name=\"generator\" content=\"entrevue 0\"/>"
		     "<meta name=\"x\" content=\"A\" data-id=\"a\" data-role=\"other\"/></head>"
		     "<body><header><h1>T</h1></header><main><section role=\"doc-qna\">");
	buf_put(&b, bytes, n);
	buf_cstr(&b, "</section></main></body></html>");
	use(a, "f.html", buf_get(&b));
	arena_drop(a);
	return 0;
}
