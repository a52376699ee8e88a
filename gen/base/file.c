#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static bool read_all(struct buf *b, int fd, size_t max)
{
	char t[65536];
	for (;;) {
		ssize_t n = read(fd, t, sizeof t);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0 || b->n + (size_t)n > max) {
			if (n > 0)
				errno = EFBIG;
			return n == 0;
		}
		buf_put(b, t, (size_t)n);
	}
}

/* A regular file's size is known: one allocation, one read. */
static bool read_sized(struct buf *b, int fd, const struct stat *st, size_t max)
{
	if ((uint64_t)st->st_size > max) {
		errno = EFBIG;
		return false;
	}
	b->cap = (size_t)st->st_size + 1;
	b->s = arena_alloc(b->a, b->cap);
	while (b->n < (size_t)st->st_size) {
		ssize_t n = read(fd, b->s + b->n, (size_t)st->st_size - b->n);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		if (n == 0)
			break;
		b->n += (size_t)n;
	}
	return true;
}

bool file_read(struct arena *a, struct diag *d, struct str path, size_t max, struct str *out)
{
	struct buf b = { .a = a };
	struct stat st;
	int fd = str_is(path, "-") ? STDIN_FILENO : open(arena_cstr(a, path), O_RDONLY | O_CLOEXEC);
	bool ok = fd >= 0 && fstat(fd, &st) == 0;
	if (ok && S_ISDIR(st.st_mode)) {
		errno = EISDIR;
		ok = false;
	}
	if (ok && S_ISREG(st.st_mode) && fd != STDIN_FILENO)
		ok = read_sized(&b, fd, &st, max);
	else if (ok)
		ok = read_all(&b, fd, max);
	if (!ok && errno == EFBIG)
		diag_world(d, path, 0, "cannot be read: it is longer than the limit of %zu MiB",
			max >> 20);
	else if (!ok)
		diag_world(d, path, errno, "cannot be read");
	if (fd > STDIN_FILENO)
		close(fd);
	if (ok && !b.s)
		buf_put(&b, "", 0);
	*out = ok ? buf_get(&b) : (struct str){ 0 };
	return ok;
}

bool file_exists(struct str path)
{
	struct arena *a = arena_new();
	bool yes = access(arena_cstr(a, path), F_OK) == 0;
	arena_drop(a);
	return yes;
}

struct str file_dir(struct str path)
{
	size_t n = path.n;
	while (n && path.s[n - 1] != '/')
		n--;
	if (n > 1)
		n--;
	return n ? (struct str){ path.s, n } : STR(".");
}

struct str file_base(struct str path)
{
	size_t n = path.n;
	while (n && path.s[n - 1] != '/')
		n--;
	return (struct str){ path.s + n, path.n - n };
}

struct str file_stem(struct str path)
{
	struct str b = file_base(path);
	size_t n = b.n;
	while (n && b.s[n - 1] != '.')
		n--;
	return n > 1 ? (struct str){ b.s, n - 1 } : b;
}

struct str file_join(struct arena *a, struct str dir, struct str name)
{
	struct buf b = { .a = a };
	if (name.n && name.s[0] == '/')
		return arena_str(a, name);
	while (str_starts(name, "./"))
		name = (struct str){ name.s + 2, name.n - 2 };
	while (dir.n > 1 && dir.s[dir.n - 1] == '/')
		dir.n--;
	if (dir.n && !str_is(dir, ".")) {
		buf_str(&b, dir);
		if (dir.s[dir.n - 1] != '/')
			buf_cstr(&b, "/");
	}
	buf_str(&b, name);
	return buf_get(&b);
}

static int by_name(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

bool file_list(struct arena *a, struct str dir, struct str **names, size_t *n)
{
	VEC(struct str) v = { 0 };
	DIR *h = opendir(arena_cstr(a, dir));
	struct dirent *e;
	*names = NULL;
	*n = 0;
	if (!h)
		return false;
	while ((e = readdir(h)))
		if (e->d_name[0] != '.')
			*VEC_PUSH(a, &v) = arena_str(a, str_of(e->d_name));
	closedir(h);
	if (v.n)
		qsort(v.v, v.n, sizeof *v.v, by_name);
	*names = v.v;
	*n = v.n;
	return true;
}
