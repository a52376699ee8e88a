/* The package: a ZIP, made by libzip in memory. The same parts give the same bytes: their order,
 * one time for all of them (the earliest that ZIP can say, at noon, which no time zone's clock
 * skips), the same attributes on every machine. */
#include "write/docx.h"

#include <errno.h>
#include <sys/stat.h>
#include <zip.h>

enum { DOS_NOON = 12 << 11, DOS_FIRST_DAY = 1 << 5 | 1 };

static bool add(zip_t *z, const struct docx_part *p)
{
	zip_source_t *s = zip_source_buffer(z, p->bytes.s ? p->bytes.s : "", p->bytes.n, 0);
	zip_int64_t i = s ? zip_file_add(z, p->name, s, ZIP_FL_ENC_UTF_8) : -1;
	if (i < 0) {
		zip_source_free(s);
		return false;
	}
	return !zip_set_file_compression(z, (zip_uint64_t)i, ZIP_CM_DEFLATE, 9) &&
	       !zip_file_set_dostime(z, (zip_uint64_t)i, DOS_NOON, DOS_FIRST_DAY, 0) &&
	       !zip_file_set_external_attributes(
		       z, (zip_uint64_t)i, 0, ZIP_OPSYS_UNIX, (zip_uint32_t)(S_IFREG | 0644) << 16);
}

/* Fills `whole`; what libzip holds is given up in any case. */
static bool fill(zip_source_t *whole, const struct docx_part *p, size_t n)
{
	zip_error_t e;
	zip_t *z;
	bool good;
	zip_error_init(&e);
	z = zip_open_from_source(whole, ZIP_CREATE | ZIP_TRUNCATE, &e);
	if (z)
		zip_source_keep(whole);
	good = z != NULL;
	for (size_t i = 0; good && i < n; i++)
		good = add(z, &p[i]);
	good = good && zip_close(z) == 0;
	if (z && !good)
		zip_discard(z);
	zip_error_fini(&e);
	return good;
}

static bool copy(zip_source_t *s, struct buf *b)
{
	char chunk[1 << 14];
	zip_int64_t n;
	if (zip_source_open(s))
		return false;
	while ((n = zip_source_read(s, chunk, sizeof chunk)) > 0)
		buf_put(b, chunk, (size_t)n);
	zip_source_close(s);
	return n == 0;
}

struct str write_docx_zip(struct arena *a, struct diag *d, const struct docx_part *p, size_t n)
{
	struct buf b = { .a = a };
	zip_source_t *whole = zip_source_buffer_create(NULL, 0, 0, NULL);
	bool good = whole && fill(whole, p, n) && copy(whole, &b);
	zip_source_free(whole);
	if (!good)
		diag_world(d, STR("DOCX"), ENOMEM, "the package could not be made");
	return good ? buf_get(&b) : (struct str){ 0 };
}
