#include "read/archive.h"

#include <zip.h>

struct archive {
	zip_t *zip;
	struct diag *diag;
	uint16_t file;
	size_t taken;
};

static struct loc whole(const struct archive *z)
{
	return (struct loc){ .file = z->file };
}

struct archive *archive_open(struct arena *a, struct diag *d, uint16_t file, struct str bytes)
{
	struct archive *z = ARENA_NEW(a, struct archive);
	zip_error_t e;
	zip_source_t *s;
	z->diag = d;
	z->file = file;
	zip_error_init(&e);
	s = zip_source_buffer_create(bytes.s, bytes.n, 0, &e);
	if (s)
		z->zip = zip_open_from_source(s, ZIP_RDONLY, &e);
	if (s && !z->zip)
		zip_source_free(s);
	if (!z->zip) {
		diag_at(d, DIAG_ERROR, whole(z),
			"expected a ZIP archive, found a broken one (%s); the file is not read",
			zip_error_strerror(&e));
	} else if (zip_get_num_entries(z->zip, 0) > ARCHIVE_ENTRIES) {
		diag_at(d, DIAG_ERROR, whole(z),
			"expected at most %d files in the archive, found %lld; the file is not "
			"read",
			ARCHIVE_ENTRIES, (long long)zip_get_num_entries(z->zip, 0));
		archive_close(z);
		z->zip = NULL;
	}
	zip_error_fini(&e);
	return z->zip ? z : NULL;
}

void archive_close(struct archive *z)
{
	if (z && z->zip)
		zip_discard(z->zip);
}

/* Why an entry is not taken; NULL when it may be. Its own words on its size are only a first look.
 */
static const char *unfit(const struct archive *z, const zip_stat_t *st, size_t max)
{
	if (st->valid & ZIP_STAT_ENCRYPTION_METHOD && st->encryption_method != ZIP_EM_NONE)
		return "is locked with a password";
	if (!(st->valid & ZIP_STAT_SIZE))
		return "does not say how large it is";
	if (st->size > max)
		return "is too large";
	if (st->size > ARCHIVE_TOTAL - z->taken)
		return "is too large together with the others";
	if (st->size > ARCHIVE_SMALL && st->valid & ZIP_STAT_COMP_SIZE &&
		st->size / ARCHIVE_SWELL > st->comp_size)
		return "swells more than two hundred times";
	return NULL;
}

/* At most `want` bytes, whatever comes. */
static bool inflate(struct archive *z, zip_uint64_t i, size_t want, char *to)
{
	zip_file_t *f = zip_fopen_index(z->zip, i, 0);
	size_t n = 0;
	char more;
	bool good;
	while (f && n < want) {
		zip_int64_t got = zip_fread(f, to + n, want - n);
		if (got <= 0)
			break;
		n += (size_t)got;
	}
	/* The checksum is looked at where the data ends. */
	good = f && n == want && zip_fread(f, &more, 1) == 0;
	if (f)
		zip_fclose(f);
	return good;
}

bool archive_get(struct archive *z, struct arena *a, struct str name, size_t max, struct str *bytes)
{
	struct arena_mark mark = arena_mark(a);
	zip_int64_t i = zip_name_locate(z->zip, arena_cstr(a, name), 0);
	zip_stat_t st;
	const char *why;
	char *to;
	arena_reset(a, mark);
	*bytes = (struct str){ "", 0 };
	if (i < 0 || zip_stat_index(z->zip, (zip_uint64_t)i, 0, &st) != 0)
		return false;
	why = unfit(z, &st, max);
	if (!why) {
		to = arena_alloc(a, (size_t)st.size + 1);
		z->taken += (size_t)st.size;
		if (inflate(z, (zip_uint64_t)i, (size_t)st.size, to))
			*bytes = (struct str){ to, (size_t)st.size };
		else
			why = "is broken";
	}
	if (why)
		diag_at(z->diag, DIAG_ERROR, whole(z),
			"the file \"%.*s\" inside of the archive %s; it is left out", STR_ARG(name),
			why);
	return !why;
}

struct str archive_path(struct arena *a, struct str part, struct str target)
{
	struct buf b = { .a = a };
	size_t folder = part.n;
	if (target.n && *target.s == '/')
		folder = 0;
	while (folder && part.s[folder - 1] != '/')
		folder--;
	buf_put(&b, part.s, folder);
	while (target.n) {
		const char *slash = memchr(target.s, '/', target.n);
		size_t n = slash ? (size_t)(slash - target.s) : target.n;
		struct str step = { target.s, n };
		if (str_is(step, "..")) {
			if (!b.n)
				return (struct str){ 0 };
			b.n--;
			while (b.n && b.s[b.n - 1] != '/')
				b.n--;
		} else if (n && !str_is(step, ".")) {
			buf_str(&b, step);
			if (slash)
				buf_char(&b, '/');
		}
		n += slash != NULL;
		target = (struct str){ target.s + n, target.n - n };
	}
	return b.n ? buf_get(&b) : (struct str){ 0 };
}
