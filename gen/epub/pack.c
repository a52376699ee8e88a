/* The container: OCF's ZIP, made by libzip in memory, then written in one piece.
 *
 * libzip fills in sizes behind the data it has written and so needs to seek, which an out does
 * not; and a container that is whole before its first byte leaves can fail in no half-written
 * state. The same bytes everywhere: entries in the order of the items, one time for all (the
 * earliest that ZIP can say; at noon, which no time zone's clock skips: libzip goes through local
 * time), Unix attributes 0644 whatever the platform and umask. */
#include "epub/book.h"

#include <errno.h>
#include <sys/stat.h>
#include <zip.h>

enum { LEVEL = 6, DOS_NOON = 12 << 11, DOS_FIRST_DAY = 1 << 5 | 1 };

static bool add(zip_t *z, struct str name, struct str bytes, bool stored, struct arena *a)
{
	zip_source_t *s = zip_source_buffer(z, bytes.s ? bytes.s : "", bytes.n, 0);
	zip_int64_t i = s ? zip_file_add(z, arena_cstr(a, name), s, ZIP_FL_ENC_UTF_8) : -1;
	if (i < 0) {
		zip_source_free(s);
		return false;
	}
	zip_uint64_t entry = (zip_uint64_t)i;
	return !zip_set_file_compression(
		       z, entry, stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, stored ? 0 : LEVEL) &&
	       !zip_file_set_dostime(z, entry, DOS_NOON, DOS_FIRST_DAY, 0) &&
	       !zip_file_set_external_attributes(
		       z, entry, 0, ZIP_OPSYS_UNIX, (zip_uint32_t)(S_IFREG | 0644) << 16);
}

static struct str container(struct arena *a)
{
	struct markup *m = markup_new(a);
	markup_open(m, TAG("container"));
	markup_attr(m, "xmlns", STR("urn:oasis:names:tc:opendocument:xmlns:container"));
	markup_attr(m, "version", STR("1.0"));
	markup_open(m, TAG("rootfiles"));
	markup_open(m, TAG("rootfile"));
	markup_attr(m, "full-path", STR("EPUB/package.opf"));
	markup_attr(m, "media-type", STR("application/oebps-package+xml"));
	markup_leaf(m);
	return markup_end(m);
}

static bool add_all(const struct book *book, zip_t *z)
{
	struct arena *a = book->arena;
	bool good = add(z, STR("mimetype"), STR("application/epub+zip"), true, a) &&
		    add(z, STR("META-INF/container.xml"), container(a), false, a);
	for (size_t i = 0; good && i < book->items.n; i++) {
		const struct item *it = &book->items.v[i];
		struct str name = arena_printf(a, "EPUB/%.*s", STR_ARG(it->href));
		good = add(z, name, it->bytes, it->stored, a);
	}
	return good;
}

static bool copy(zip_source_t *s, struct out *out)
{
	char chunk[1 << 16];
	zip_int64_t n = 0;
	if (zip_source_open(s))
		return false;
	while ((n = zip_source_read(s, chunk, sizeof chunk)) > 0)
		if (!out_write(out, chunk, (size_t)n))
			break;
	zip_source_close(s);
	return n == 0;
}

bool epub_pack(struct book *book, struct out *out)
{
	zip_error_t e;
	zip_error_init(&e);
	zip_source_t *whole = zip_source_buffer_create(NULL, 0, 0, &e);
	zip_t *z = whole ? zip_open_from_source(whole, ZIP_CREATE | ZIP_TRUNCATE, &e) : NULL;
	bool good = z != NULL;
	if (whole && !z)
		zip_source_free(whole);
	if (good)
		zip_source_keep(whole);
	good = good && add_all(book, z);
	if (good && zip_close(z)) {
		good = false;
		zip_discard(z);
	} else if (z && !good) {
		zip_discard(z);
	}
	if (!good)
		diag_world(book->diag, STR("EPUB"), ENOMEM, "the container could not be made");
	if (z) {
		good = good && copy(whole, out);
		zip_source_free(whole);
	}
	zip_error_fini(&e);
	return good;
}
