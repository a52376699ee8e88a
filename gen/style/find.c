/* Where layouts are. */
#include "style/inside.h"

#include "base/file.h"

static struct str in(struct arena *a, struct str dir, struct str name)
{
	struct str path = file_join(a, dir, arena_printf(a, "%.*s.xml", STR_ARG(name)));
	return file_exists(path) ? path : (struct str){ 0 };
}

static void complain(struct style_reader *r, struct str name, struct loc loc)
{
	struct style_nearest x = { .word = name };
	struct style_entry *e;
	struct buf b = { .a = r->arena };
	size_t n;
	style_names(r->arena, r->dirs, &e, &n);
	for (size_t i = 0; i < n; i++) {
		style_near(&x, e[i].name.s);
		buf_printf(&b, "%s%.*s", i ? ", " : "; there are ", STR_ARG(e[i].name));
	}
	if (style_meant(&x))
		buf_printf(&b, " (%s was perhaps meant)", style_meant(&x));
	diag_at(r->diag, DIAG_ERROR, loc, "there is no layout called \"%.*s\"%.*s", STR_ARG(name),
		STR_ARG(b));
}

struct str style_find(struct style_reader *r, struct str name, struct loc loc)
{
	struct str found = { 0 }, beside = { 0 };
	if (r->depth > 0)
		beside = file_dir(r->path[r->depth - 1]);
	if (memchr(name.s, '/', name.n) || str_ends(name, ".xml"))
		return r->depth ? file_join(r->arena, beside, name) : arena_str(r->arena, name);
	if (beside.n)
		found = in(r->arena, beside, name);
	for (size_t i = 0; r->dirs[i] && !found.n; i++)
		found = in(r->arena, str_of(r->dirs[i]), name);
	if (!found.n)
		complain(r, name, loc);
	return found;
}
