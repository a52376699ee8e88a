/* Any interview that can be read can be written in every format; and what is read from our own is
 * the same interview, and is written the same again. Where errors were told the first reading
 * repaired something; then the second is the one that must stay. */
#include <assert.h>

#include "read/read.h"
#include "write/write.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static const char before[] =
	"<interview xmlns='urn:entrevue:interview:1' xml:lang='en'><meta><title>T</title></meta>"
	"<people><person id='a' role='interviewer'><name>A</name></person>"
	"<person id='b' role='interviewee'><name>B</name></person></people><body>";
static const char after[] = "</body></interview>";

static void quiet(void *user, struct str text)
{
	(void)user;
	(void)text;
}

struct turn {
	struct str xml, dump;
	bool repaired;
};

static bool pass(struct arena *a, struct str bytes, struct turn *t)
{
	struct diag *d = diag_new(quiet, NULL);
	struct interview *iv = read_xml(d, STR("/nonexistent/f"), bytes);
	struct write_query q = { .interview = iv, .date = -1 };
	struct write_result r = { 0 };
	if (iv) {
		t->dump = interview_dump(a, iv);
		t->repaired = diag_count(d, DIAG_WARNING) > 0;
		assert(write_xml(a, d, &q, &r));
		t->xml = r.bytes;
	}
	interview_drop(iv);
	diag_drop(d);
	return iv != NULL;
}

/* All formats; captions alone may refuse. */
static void others(struct arena *a, struct str bytes)
{
	struct diag *d = diag_new(quiet, NULL);
	struct interview *iv = read_xml(d, STR("/nonexistent/f"), bytes);
	struct write_query q = { .interview = iv, .generator = "entrevue 1", .date = -1 };
	for (int i = 0; iv && i < WRITE_N; i++) {
		struct write_result r = { 0 };
		bool made = write_formats[i].make(a, d, &q, &r);
		assert(made ? r.bytes.n > 0 : i == WRITE_VTT);
		assert(i == WRITE_DOCX || str_check(r.bytes) == r.bytes.n);
	}
	interview_drop(iv);
	diag_drop(d);
}

static void try(struct str bytes)
{
	struct arena *a = arena_new();
	struct turn one, two, three;
	if (pass(a, bytes, &one)) {
		assert(pass(a, one.xml, &two));
		if (!one.repaired)
			assert(str_eq(one.dump, two.dump) && str_eq(one.xml, two.xml));
		assert(pass(a, two.xml, &three));
		assert(str_eq(two.dump, three.dump) && str_eq(two.xml, three.xml));
		others(a, one.xml);
	}
	arena_drop(a);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct arena *a = arena_new();
	struct buf b = { .a = a };
	try((struct str){ (const char *)bytes, n });
	buf_cstr(&b, before);
	buf_put(&b, bytes, n);
	buf_cstr(&b, after);
	try(buf_get(&b));
	arena_drop(a);
	return 0;
}
