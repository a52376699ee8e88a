#include "base/file.h"

#include "write/inside.h"

/* The name of its file without what a path, a shell or an address could mislead: "press-1". */
static struct str stem(struct arena *a, const struct image *m)
{
	struct str s = file_stem(m->src);
	struct buf b = { .a = a };
	for (size_t i = 0; i < s.n && b.n < 60; i++) {
		char c = s.s[i];
		bool fit = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
			   (c >= 'a' && c <= 'z') || c == '_';
		if (fit || (b.n && b.s[b.n - 1] != '-'))
			buf_char(&b, fit ? (unsigned char)c : '-');
	}
	while (b.n && b.s[b.n - 1] == '-')
		b.n--;
	return b.n ? buf_get(&b) : STR("picture");
}

static struct str unused(struct write_pictures *p, const struct image *m)
{
	const char *end = m->type == IMAGE_PNG ? "png" : "jpg";
	struct str base = stem(p->arena, m), path;
	unsigned *n = map_get(&p->stems, base);
	if (!n) {
		n = ARENA_NEW(p->arena, unsigned);
		map_put(&p->stems, base, n);
	}
	do {
		struct str more = { 0 };
		if (++*n > 1)
			more = arena_printf(p->arena, "-%u", *n);
		path = arena_printf(p->arena, "%.*s/%.*s%.*s.%s", STR_ARG(p->folder), STR_ARG(base),
			STR_ARG(more), end);
	} while (map_get(&p->named, path));
	return path;
}

struct str write_picture_src(struct write_pictures *p, const struct image *m)
{
	struct str *had;
	if (!p->folder.n || m->type == IMAGE_NONE || !m->bytes.n)
		return m->src;
	had = map_get(&p->named, m->bytes);
	if (had)
		return *had;
	had = ARENA_NEW(p->arena, struct str);
	*had = unused(p, m);
	map_put(&p->named, m->bytes, had);
	map_put(&p->named, *had, had);
	*VEC_PUSH(p->arena, &p->list) = (struct write_picture){ *had, m->bytes };
	return *had;
}
