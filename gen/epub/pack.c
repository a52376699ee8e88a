/* The container: OCF's ZIP, made by libzip in memory, then written in one piece.
 *
 * libzip fills in sizes behind the data it has written and so needs to seek, which an out does
 * not; and a container that is whole before its first byte leaves can fail in no half-written
 * state. The same bytes everywhere: entries in the order of the items, one time for all (the
 * earliest that ZIP can say; at noon, which no time zone's clock skips: libzip goes through local
 * time), Unix attributes 0644 whatever the platform and umask.
 *
 * Deflating is most of the work of a short book, fonts above all. libdeflate does it in a third of
 * the time that zlib, which libzip would use, takes for the same size; libzip takes data that is
 * already deflated as it is from a source that says so. */
#include "epub/book.h"

#include <errno.h>
#include <libdeflate.h>
#include <sys/stat.h>
#include <zip.h>

enum { LEVEL = 1, DOS_NOON = 12 << 11, DOS_FIRST_DAY = 1 << 5 | 1 };

struct pack {
	struct arena *arena, *scratch;
	zip_t *zip;
	struct libdeflate_compressor *deflate;
};

/* Deflated data under libzip's reading eyes. */
struct source {
	struct str bytes;
	size_t size, done; /* size: before it was deflated */
	uint32_t crc;
};

static zip_int64_t serve_stat(const struct source *s, zip_stat_t *st)
{
	zip_stat_init(st);
	st->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC;
	st->size = s->size;
	st->comp_size = s->bytes.n;
	st->comp_method = ZIP_CM_DEFLATE;
	st->crc = s->crc;
	return sizeof *st;
}

static zip_int64_t serve(void *user, void *data, zip_uint64_t n, zip_source_cmd_t command)
{
	struct source *s = user;
	size_t left = s->bytes.n - s->done, take = n < left ? (size_t)n : left;
	switch ((int)command) {
	case ZIP_SOURCE_OPEN:
		s->done = 0;
		return 0;
	case ZIP_SOURCE_READ:
		memcpy(data, s->bytes.s + s->done, take);
		s->done += take;
		return (zip_int64_t)take;
	case ZIP_SOURCE_STAT:
		return serve_stat(s, data);
	case ZIP_SOURCE_CLOSE:
	case ZIP_SOURCE_FREE:
		return 0;
	case ZIP_SOURCE_ERROR:
		memset(data, 0, 2 * sizeof(int));
		return 2 * sizeof(int);
	case ZIP_SOURCE_SUPPORTS:
		return ZIP_SOURCE_SUPPORTS_READABLE;
	default:
		return -1;
	}
}

/* NULL when deflating saves nothing. */
static struct source *deflated(struct pack *p, struct str bytes)
{
	struct source *s = NULL;
	struct arena_mark mark = arena_mark(p->scratch);
	char *to = arena_alloc(p->scratch, bytes.n + 1);
	size_t n = libdeflate_deflate_compress(p->deflate, bytes.s, bytes.n, to, bytes.n);
	if (n) {
		s = ARENA_NEW(p->arena, struct source);
		s->bytes = arena_str(p->arena, (struct str){ to, n });
		s->size = bytes.n;
		s->crc = libdeflate_crc32(0, bytes.s, bytes.n);
	}
	arena_reset(p->scratch, mark);
	return s;
}

static bool add(struct pack *p, struct str name, struct str bytes, bool stored)
{
	struct source *d = stored ? NULL : deflated(p, bytes);
	zip_source_t *s = d ? zip_source_function(p->zip, serve, d)
			    : zip_source_buffer(p->zip, bytes.s ? bytes.s : "", bytes.n, 0);
	const char *entry_name = arena_cstr(p->arena, name);
	zip_int64_t i = s ? zip_file_add(p->zip, entry_name, s, ZIP_FL_ENC_UTF_8) : -1;
	if (i < 0) {
		zip_source_free(s);
		return false;
	}
	zip_uint64_t entry = (zip_uint64_t)i;
	zip_int32_t method = d ? ZIP_CM_DEFLATE : ZIP_CM_STORE;
	return !zip_set_file_compression(p->zip, entry, method, 0) &&
	       !zip_file_set_dostime(p->zip, entry, DOS_NOON, DOS_FIRST_DAY, 0) &&
	       !zip_file_set_external_attributes(
		       p->zip, entry, 0, ZIP_OPSYS_UNIX, (zip_uint32_t)(S_IFREG | 0644) << 16);
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

static bool add_all(const struct book *book, struct pack *p)
{
	struct arena *a = book->arena;
	bool good = add(p, STR("mimetype"), STR("application/epub+zip"), true) &&
		    add(p, STR("META-INF/container.xml"), container(a), false);
	for (size_t i = 0; good && i < book->items.n; i++) {
		const struct item *it = &book->items.v[i];
		struct str name = arena_printf(a, "EPUB/%.*s", STR_ARG(it->href));
		good = add(p, name, it->bytes, it->stored);
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

/* Fills `whole`; what libzip holds is given up in any case. */
static bool fill(struct book *book, zip_source_t *whole)
{
	zip_error_t e;
	zip_error_init(&e);
	struct pack p = { .arena = book->arena, .scratch = arena_new() };
	p.deflate = libdeflate_alloc_compressor(LEVEL);
	if (p.deflate)
		p.zip = zip_open_from_source(whole, ZIP_CREATE | ZIP_TRUNCATE, &e);
	if (p.zip)
		zip_source_keep(whole);
	bool good = p.zip && add_all(book, &p) && zip_close(p.zip) == 0;
	if (p.zip && !good)
		zip_discard(p.zip);
	libdeflate_free_compressor(p.deflate);
	arena_drop(p.scratch);
	zip_error_fini(&e);
	return good;
}

bool epub_pack(struct book *book, struct out *out)
{
	zip_source_t *whole = zip_source_buffer_create(NULL, 0, 0, NULL);
	bool made = whole && fill(book, whole);
	if (!made)
		diag_world(book->diag, STR("EPUB"), ENOMEM, "the container could not be made");
	bool good = made && copy(whole, out);
	zip_source_free(whole);
	return good;
}
