/* One file and the pictures beside it.
 *
 * A picture stays where it is when the file that is written lies in the interview's own folder, so
 * that its name leads there as before. Otherwise, and when it came out of a word processor's file,
 * it is written again, into a folder that is named after the file: talk.xml, talk-pictures/. All
 * files are written before the first of them takes its name, the pictures first of all. */
#include "cli/cli.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct delivery {
	const struct cli_run *run;
	struct arena *arena;
	const struct cli_target *target;
	struct write_result made;
	struct str folder; /* of the target */
	struct out **out;  /* the pictures', then the file's */
	size_t n;
};

static bool same_folder(struct arena *a, struct str x, struct str y)
{
	char p[PATH_MAX], q[PATH_MAX];
	return realpath(arena_cstr(a, x), p) && realpath(arena_cstr(a, y), q) && strcmp(p, q) == 0;
}

static bool elsewhere(const struct image *m)
{
	return m && m->bytes.n && !m->path.n;
}

static bool came_inside(const struct block *b)
{
	for (; b; b = b->next)
		if (elsewhere(b->image) || came_inside(b->first))
			return true;
	return false;
}

static bool any_inside(const struct interview *iv)
{
	for (const struct person *p = iv->people; p; p = p->next)
		if (elsewhere(p->portrait))
			return true;
	return came_inside(iv->body);
}

static struct str pictures(struct delivery *d, const struct interview *iv)
{
	struct str path = d->target->path, from = iv->path;
	if (!write_formats[d->target->format - CLI_WRITTEN].beside || str_is(path, "-"))
		return (struct str){ 0 };
	if (!any_inside(iv) &&
		same_folder(d->arena, str_is(from, "-") ? STR(".") : file_dir(from), d->folder))
		return (struct str){ 0 };
	return arena_printf(d->arena, "%.*s-pictures", STR_ARG(cli_format_stem(path)));
}

static bool put(struct delivery *d, struct str path, struct str bytes)
{
	struct out *out = out_open(d->arena, d->run->diag, path);
	d->out[d->n++] = out;
	return out_write(out, bytes.s, bytes.n);
}

static bool write_files(struct delivery *d)
{
	const struct write_result *w = &d->made;
	d->out = ARENA_ARRAY(d->arena, w->pictures + 1, struct out *);
	for (size_t i = 0; i < w->pictures; i++)
		if (!put(d, file_join(d->arena, d->folder, w->picture[i].path),
			    w->picture[i].bytes))
			return false;
	return put(d, d->target->path, w->bytes);
}

static bool commit(struct delivery *d)
{
	bool ok = write_files(d);
	for (size_t i = 0; i < d->n; i++) {
		if (ok)
			ok = out_commit(d->out[i]);
		else
			out_abort(d->out[i]);
	}
	return ok;
}

/* With the folder of the pictures, which goes again when they do not come. */
static bool deliver(struct delivery *d, struct str folder)
{
	char *path = arena_cstr(d->arena, file_join(d->arena, d->folder, folder));
	bool made = false, ok;
	if (d->made.pictures) {
		made = mkdir(path, 0777) == 0;
		if (!made && errno != EEXIST) {
			diag_world(d->run->diag, str_of(path), errno, "cannot be made");
			return false;
		}
	}
	ok = commit(d);
	if (!ok && made)
		rmdir(path);
	return ok;
}

bool cli_write(const struct cli_run *r, const struct interview *iv, const struct cli_target *t)
{
	struct delivery d = { .run = r, .arena = arena_new(), .target = t };
	struct write_query q = { .interview = iv, .generator = cli_version(), .date = r->date };
	const struct write_format *f = &write_formats[t->format - CLI_WRITTEN];
	bool ok;
	d.folder = file_dir(t->path);
	q.pictures = pictures(&d, iv);
	ok = f->make(d.arena, r->diag, &q, &d.made) && deliver(&d, q.pictures);
	if (ok && !str_is(t->path, "-"))
		diag_say(r->diag, DIAG_NOTE, "%.*s: %zu bytes%s\n", STR_ARG(t->path),
			d.made.bytes.n, d.made.pictures ? ", and its pictures" : "");
	arena_drop(d.arena);
	return ok;
}

void cli_export(const struct cli_run *r)
{
	const struct cli_options *o = r->options;
	size_t t = 0;
	for (size_t i = 0; i < o->input.n; i++) {
		struct read_query q = r->query;
		struct interview *iv;
		q.path = o->input.v[i];
		iv = read_file(r->diag, &q);
		if (iv)
			cli_doubts(r->diag, iv, false);
		for (; t < r->targets->list.n && r->targets->list.v[t].input == i; t++)
			if (iv)
				cli_write(r, iv, &r->targets->list.v[t]);
		interview_drop(iv);
		diag_flush(r->diag);
	}
}
