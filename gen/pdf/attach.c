#include "pdf/attach.h"
#include "base/digest.h"
#include "pdf/meta.h"
#include "pdf/put.h"

#include <stdlib.h>

static struct str name_of(const struct interview *interview)
{
	struct str base = file_base(interview->path);

	return base.n == 0 || str_is(base, "-") ? STR("interview.xml") : base;
}

static const char *media_type(struct str name)
{
	if (str_ends(name, ".xml"))
		return "/application#2Fxml";
	if (str_ends(name, ".txt") || str_ends(name, ".md"))
		return "/text#2Fplain";
	return "/application#2Foctet-stream";
}

struct source { /* a file that the document was made from */
	struct str name, bytes;
};

static uint32_t embed(
	struct arena *arena, const struct source *s, struct str date, struct shim *shim)
{
	struct buf b = { .a = arena };
	uint8_t sum[16];

	digest_md5(s->bytes, sum);
	buf_printf(&b, "/Type /EmbeddedFile\n/Subtype %s\n/Params <</Size %zu /CheckSum <",
		media_type(s->name), s->bytes.n);
	put_hex(&b, sum, 16);
	buf_cstr(&b, ">");
	if (date.n) {
		buf_cstr(&b, " /ModDate ");
		put_text(&b, date);
	}
	buf_cstr(&b, ">>");
	return shim_stream(shim, SHIM_FLATE, buf_get(&b), s->bytes);
}

static uint32_t file_spec(struct arena *arena, struct str name, uint32_t file, struct shim *shim)
{
	struct buf b = { .a = arena };
	uint32_t number = shim_object(shim);

	buf_cstr(&b, "/Type /Filespec\n/F ");
	put_text(&b, name);
	buf_cstr(&b, "\n/UF ");
	put_text(&b, name);
	buf_cstr(&b, "\n/EF <</F ");
	put_ref(&b, file);
	buf_cstr(&b, " /UF ");
	put_ref(&b, file);
	buf_cstr(&b,
		">>\n/AFRelationship /Source\n/Desc (The interview this document was made from)");
	shim_entries(shim, number, buf_get(&b));
	return number;
}

static int by_name(const void *a, const void *b)
{
	return str_cmp(((const struct source *)a)->name, ((const struct source *)b)->name);
}

/* The interview's file, or the collection's and those of its chapters, which it names; by name, as
 * a name tree has them. */
static struct source *sources(struct arena *arena, const struct interview *iv, size_t *n)
{
	VEC(struct source) v = { 0 };

	if (iv->source.n)
		*VEC_PUSH(arena, &v) = (struct source){ name_of(iv), iv->source };
	for (const struct block *b = iv->body; b; b = b->next)
		if (b->chapter && b->chapter->source.n && !str_eq(b->chapter->href, name_of(iv)))
			*VEC_PUSH(arena, &v) = (struct source){ b->chapter->href,
				b->chapter->source };
	if (v.n)
		qsort(v.v, v.n, sizeof *v.v, by_name);
	*n = v.n;
	return v.v;
}

void attach_source(struct arena *arena, const struct pdf_query *q, struct shim *shim)
{
	struct buf refs = { .a = arena }, names = { .a = arena }, b = { .a = arena };
	struct str date = meta_date(arena, q);
	size_t n;
	const struct source *s = sources(arena, q->interview, &n);

	if (n == 0)
		return;
	for (size_t i = 0; i < n; i++) {
		uint32_t spec = file_spec(arena, s[i].name, embed(arena, &s[i], date, shim), shim);
		buf_cstr(&refs, i ? " " : "");
		put_ref(&refs, spec);
		buf_cstr(&names, i ? " " : "");
		put_text(&names, s[i].name);
		buf_cstr(&names, " ");
		put_ref(&names, spec);
	}
	buf_printf(&b, "/AF [%.*s]\n/Names <</EmbeddedFiles <</Names [", STR_ARG(buf_get(&refs)));
	buf_str(&b, buf_get(&names));
	buf_cstr(&b, "]>>>>");
	shim_entries(shim, shim_catalog(shim), buf_get(&b));
}
