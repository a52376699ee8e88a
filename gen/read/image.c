/* Pictures: only files below the interview's own folder, found by their real path, so that no
 * symbolic link leads out of it; the type by content, the size from the header. What is hopeless is
 * said here, with the place in the interview, instead of in a back end. */
#include "read/inside.h"

#include "base/file.h"

#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>

bool read_below(struct reader *r, struct str src, char *real, bool *there)
{
	struct str dir = str_is(r->iv->path, "-") ? STR(".") : file_dir(r->iv->path);
	char base[PATH_MAX];
	size_t n;
	*there = false;
	if (!realpath(arena_cstr(r->scratch, dir), base) ||
		!realpath(file_join(r->scratch, dir, src).s, real))
		return false;
	*there = true;
	n = strlen(base);
	if (n == 1)
		n = 0;
	return strncmp(base, real, n) == 0 && real[n] == '/';
}

static bool fits(struct reader *r, const struct stat *st)
{
	return st->st_size <= INTERVIEW_IMAGE_BYTES &&
	       r->image_bytes + (size_t)st->st_size <= INTERVIEW_IMAGES_BYTES;
}

/* Why the file at src cannot be shown; NULL when it was read. */
static const char *load(struct reader *r, struct str src, struct image *m)
{
	char real[PATH_MAX];
	struct stat st;
	bool there;
	if (!read_below(r, src, real, &there))
		return there ? "is outside the interview's folder" : "is not there";
	if (stat(real, &st) != 0 || !S_ISREG(st.st_mode))
		return "is not a file";
	if (!fits(r, &st))
		return "is too large (a picture may have 64 MB, all of them 256 MB)";
	m->path = file_join(r->a, str_is(r->iv->path, "-") ? STR(".") : file_dir(r->iv->path), src);
	if (!file_read(r->a, r->diag, m->path, INTERVIEW_IMAGE_BYTES, &m->bytes))
		return "cannot be read";
	r->image_bytes += m->bytes.n;
	if (!read_image_header(m))
		return "is neither a sound PNG nor a sound JPEG of at most 32,768 pixels a side "
		       "and "
		       "100 million in all";
	return NULL;
}

struct image *read_picture(struct reader *r, struct str src, struct loc loc)
{
	struct image *m = ARENA_NEW(r->a, struct image);
	const struct image *had = map_get(&r->images, src);
	const char *why = NULL;
	m->src = read_keep(r, src);
	if (had)
		*m = *had;
	else if (src.n)
		why = load(r, src, m);
	if (why) {
		diag_at(diag_about(r->diag, "picture"), r->doubtful ? DIAG_WARNING : DIAG_ERROR,
			loc, "the picture \"%.*s\" %s; its words are kept, without it",
			STR_ARG(src), why);
		*m = (struct image){ .src = m->src };
	}
	if (src.n && !had) {
		struct image *kept = ARENA_NEW(r->scratch, struct image);
		*kept = *m;
		map_put(&r->images, m->src, kept);
	}
	return m;
}

struct image *read_image(struct reader *r, const struct read_element *e, const struct xml_node *n)
{
	struct image *m = read_picture(r, read_value(e, n, "src"), n->loc);
	m->alt = read_keep(r, str_trim(xml_attr(n, "alt")));
	return m;
}
