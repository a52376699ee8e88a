/* Any bytes as an interview: what is read is whole (slugs, speakers, titles), or errors were told.
 * The bytes are tried as a file and as the body of one, so that most of the time is spent inside.
 */
#include <assert.h>

#include "read/read.h"

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

static void check_blocks(const struct block *, const struct diag *);

static void check_spans(const struct span *s, const struct diag *d)
{
	for (; s; s = s->next) {
		assert(s->kind == SPAN_TEXT ? s->text.n > 0 : !s->text.n);
		assert(s->kind != SPAN_PERSON || s->person || diag_count(d, DIAG_ERROR));
		assert(str_check(s->text) == s->text.n);
		check_spans(s->first, d);
		check_blocks(s->blocks, d);
	}
}

static void check_blocks(const struct block *b, const struct diag *d)
{
	for (; b; b = b->next) {
		assert(b->slug.n > 0);
		assert(!interview_is_turn(b->kind) || b->who || diag_count(d, DIAG_ERROR));
		assert(!interview_is_turn(b->kind) || b->first);
		assert(b->kind != BLOCK_PARA || interview_has_text(b->text));
		assert(b->kind != BLOCK_FIGURE || b->image);
		check_spans(b->title, d);
		check_spans(b->text, d);
		check_blocks(b->first, d);
	}
}

static void try(struct str bytes)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(quiet, NULL);
	struct interview *iv = read_xml(d, STR("/nonexistent/f"), bytes);
	assert(iv || diag_count(d, DIAG_ERROR) == 1);
	if (iv) {
		assert(interview_has_text(iv->meta.title));
		check_spans(iv->meta.title, d);
		check_blocks(iv->meta.summary, d);
		check_blocks(iv->meta.editor_note, d);
		check_blocks(iv->body, d);
		for (const struct person *p = iv->people; p; p = p->next) {
			assert(p->name && p->label.n && p->sort.n);
			check_blocks(p->bio, d);
		}
		interview_dump(a, iv);
	}
	interview_drop(iv);
	diag_drop(d);
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
