/* Output that appears whole or not at all. The file is written without a name (O_TMPFILE), so that
 * a crash or a kill leaves nothing; it gets a hidden name only when it is whole and synced, and
 * that name is renamed over the target at once. Where the file system knows no nameless files, the
 * hidden name is there from the beginning, and a signal that kills the program can leave it behind:
 * the alternative, a signal handler, would need global state. */
#include "base/file.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { OUT_BUFFER = 64 << 10 };

struct out {
	struct arena *a;
	struct diag *d;
	struct str path;
	char *target, *dir, *temp; /* temp: NULL while the file has no name */
	struct buf held;           /* standard output: all of it; else what is not yet written */
	uint64_t size;
	int fd;
	bool direct, standard, synced, failed;
};

static bool fail(struct out *o, int err, const char *what)
{
	if (!o->failed)
		diag_world(o->d, o->path, err, "%s; nothing was left behind", what);
	o->failed = true;
	return false;
}

static char *temp_name(struct out *o, unsigned attempt)
{
	struct str base = file_base(o->path);
	struct str t = arena_printf(o->a, ".%.*s.%ld.%u.part", (int)(base.n > 200 ? 200 : base.n),
		base.s, (long)getpid(), attempt);
	return arena_cstr(o->a, file_join(o->a, str_of(o->dir), t));
}

static void open_named(struct out *o)
{
	for (unsigned i = 0; i < 100; i++) {
		o->temp = temp_name(o, i);
		o->fd = open(o->temp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
		if (o->fd >= 0 || errno != EEXIST)
			break;
	}
	if (o->fd < 0) {
		o->temp = NULL;
		fail(o, errno, "cannot be written");
	}
}

static void open_nameless(struct out *o)
{
	o->fd = open(o->dir, O_WRONLY | O_TMPFILE | O_CLOEXEC, 0666);
	if (o->fd < 0)
		open_named(o);
}

/* A link stays a link: its file is what is replaced. */
static char *resolve(struct out *o)
{
	char *given = arena_cstr(o->a, o->path), real[PATH_MAX];
	return realpath(given, real) ? arena_cstr(o->a, str_of(real)) : given;
}

struct out *out_open(struct arena *a, struct diag *d, struct str path)
{
	struct out *o = ARENA_NEW(a, struct out);
	struct stat st;
	*o = (struct out){ .a = a, .d = d, .path = path, .fd = -1 };
	o->held.a = a;
	o->target = resolve(o);
	o->dir = arena_cstr(a, file_dir(str_of(o->target)));
	if (str_is(path, "-")) {
		o->standard = true;
		o->fd = STDOUT_FILENO;
	} else if (stat(o->target, &st) == 0 && S_ISDIR(st.st_mode)) {
		fail(o, EISDIR, "cannot be written");
	} else if (stat(o->target, &st) == 0 && !S_ISREG(st.st_mode)) {
		o->direct = true;
		o->fd = open(o->target, O_WRONLY | O_CLOEXEC);
		if (o->fd < 0)
			fail(o, errno, "cannot be written");
	} else if (lstat(o->target, &st) == 0 && access(o->target, W_OK) != 0) {
		fail(o, errno, "cannot be written");
	} else {
		open_nameless(o);
	}
	return o;
}

static bool flush(struct out *o)
{
	size_t done = 0;
	while (!o->failed && done < o->held.n) {
		ssize_t n = write(o->fd, o->held.s + done, o->held.n - done);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return fail(o, n < 0 ? errno : EIO, "cannot be written");
		done += (size_t)n;
	}
	o->held.n = 0;
	return !o->failed;
}

bool out_write(struct out *o, const void *p, size_t n)
{
	if (o->failed)
		return false;
	assert(!o->synced);
	buf_put(&o->held, p, n);
	o->size += n;
	if (!o->standard && !o->direct && o->held.n >= OUT_BUFFER)
		return flush(o);
	return true;
}

uint64_t out_size(const struct out *o)
{
	return o->size;
}

static void forget(struct out *o)
{
	if (o->fd > STDERR_FILENO)
		close(o->fd);
	o->fd = -1;
	if (o->temp)
		unlink(o->temp);
	o->temp = NULL;
}

/* The nameless file gets a name; linkat cannot replace, so the last step is always a rename. */
static bool name(struct out *o)
{
	char self[64];
	snprintf(self, sizeof self, "/proc/self/fd/%d", o->fd);
	for (unsigned i = 0; i < 100; i++) {
		char *t = temp_name(o, i);
		if (linkat(AT_FDCWD, self, AT_FDCWD, t, AT_SYMLINK_FOLLOW) == 0) {
			o->temp = t;
			return true;
		}
		if (errno != EEXIST)
			break;
	}
	return fail(o, errno, "cannot be named");
}

/* The folder is not synced: should the machine fail now, the old file is there or the new one is,
 * and both are whole. */
static bool put_in_place(struct out *o)
{
	if (rename(o->temp, o->target) != 0)
		return fail(o, errno, "cannot be put in place");
	o->temp = NULL;
	return true;
}

static bool is_regular(const struct out *o)
{
	return !o->standard && !o->direct;
}

bool out_sync(struct out *o)
{
	if (!is_regular(o) || o->synced)
		return !o->failed;
	if (flush(o) && fsync(o->fd) != 0)
		fail(o, errno, "cannot be synced to disk");
	o->synced = true;
	return !o->failed;
}

bool out_commit(struct out *o)
{
	bool regular = is_regular(o), ok = regular ? out_sync(o) : flush(o);
	if (ok && regular && !o->temp)
		ok = name(o);
	if (ok && regular)
		ok = put_in_place(o);
	if (ok && !o->standard && close(o->fd) != 0)
		ok = fail(o, errno, "cannot be closed");
	if (ok && !o->standard)
		o->fd = -1;
	forget(o);
	return ok;
}

void out_abort(struct out *o)
{
	o->failed = true;
	forget(o);
}
