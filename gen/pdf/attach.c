#include "pdf/attach.h"
#include "base/digest.h"
#include "pdf/meta.h"
#include "pdf/put.h"

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

static uint32_t embed(struct arena *arena, const struct pdf_query *q, struct shim *shim)
{
	struct str source = q->interview->source, date = meta_date(arena, q);
	struct buf b = { .a = arena };
	uint8_t sum[16];

	digest_md5(source, sum);
	buf_printf(&b, "/Type /EmbeddedFile\n/Subtype %s\n/Params <</Size %zu /CheckSum <",
		media_type(name_of(q->interview)), source.n);
	put_hex(&b, sum, 16);
	buf_cstr(&b, ">");
	if (date.n) {
		buf_cstr(&b, " /ModDate ");
		put_text(&b, date);
	}
	buf_cstr(&b, ">>");
	return shim_stream(shim, SHIM_FLATE, buf_get(&b), source);
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

void attach_source(struct arena *arena, const struct pdf_query *q, struct shim *shim)
{
	struct str name = name_of(q->interview);
	struct buf b = { .a = arena };
	uint32_t spec;

	if (q->interview->source.n == 0)
		return;
	spec = file_spec(arena, name, embed(arena, q, shim), shim);
	buf_cstr(&b, "/AF [");
	put_ref(&b, spec);
	buf_cstr(&b, "]\n/Names <</EmbeddedFiles <</Names [");
	put_text(&b, name);
	buf_cstr(&b, " ");
	put_ref(&b, spec);
	buf_cstr(&b, "]>>>>");
	shim_entries(shim, shim_catalog(shim), buf_get(&b));
}
