/* The catalogue in words, for somebody who chooses a face. */
#include "text/inside.h"

static void describe_file(struct fonts *f, struct buf *b, struct family *y, size_t i)
{
	static const char *const role[FACE_N] = {
		[FACE_REGULAR] = "regular",
		[FACE_ITALIC] = "italic",
		[FACE_BOLD] = "bold",
		[FACE_BOLD_ITALIC] = "bold-italic",
	};
	const struct family_file *file = &y->file[i];
	struct str path = catalogue_find(f, y, file);
	buf_printf(b, "  %-12s", role[file->role]);
	if (path.n > 0)
		buf_str(b, path);
	else
		buf_printf(b, "not installed: %.*s", STR_ARG(file->path));
	if (file->index > 0)
		buf_printf(b, " (%u)", file->index);
	if (file->language.n > 0)
		buf_printf(b, " for %.*s", STR_ARG(file->language));
	buf_char(b, '\n');
}

struct str fonts_describe(struct arena *a, struct fonts *f)
{
	struct buf b = { .a = a };
	size_t n;
	const struct str *name = catalogue_names(f, &n);
	for (size_t i = 0; i < n; i++) {
		struct family *y = catalogue_family(f, name[i]);
		if (!y)
			continue;
		buf_printf(&b, "%.*s: %.*s (%.*s; package %.*s)\n", STR_ARG(y->name),
			STR_ARG(y->title), STR_ARG(y->licence), STR_ARG(y->package));
		if (y->description.n > 0)
			buf_printf(&b, "  %.*s\n", STR_ARG(y->description));
		buf_printf(&b, "  scripts     %.*s\n", STR_ARG(y->scripts));
		for (size_t k = 0; k < y->files; k++)
			describe_file(f, &b, y, k);
	}
	return buf_get(&b);
}
