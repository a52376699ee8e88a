/* Markdown, as people write interviews in it: the reader's row, and what makes a file look so. */
#include "read/md.h"
#include "read/talk.h"

static bool read(struct transcript *t, struct diag *d, const struct read_source *source)
{
	struct md m = { .t = t, .source = source, .a = t->arena, .s = arena_new() };
	(void)d;
	m.targets.a = m.notes.a = m.s;
	m.pen = read_pen(t);
	t->lines = t->soft = true;
	read_md_definitions(&m);
	read_md_blocks(&m);
	read_md_uncalled(&m);
	arena_drop(m.s);
	return true;
}

static bool pair(struct str s, const char *mark)
{
	size_t n = strlen(mark);
	const char *a = memmem(s.s, s.n, mark, n);
	return a && memmem(a + n, s.n - (size_t)(a - s.s) - n, mark, n);
}

static bool link(struct str s)
{
	const char *shut = memmem(s.s, s.n, "](", 2);
	return shut && memchr(shut, ')', s.n - (size_t)(shut - s.s)) &&
	       memchr(s.s, '[', (size_t)(shut - s.s));
}

/* Signs that plain text seldom has, counted by lines. */
static int fits(const struct read_source *source)
{
	struct read_lines l = read_lines(source);
	unsigned signs = 0, heads = 0;
	uint32_t lines;
	struct arena *a = arena_new();
	struct transcript *t = transcript_new(source->path, "");
	bool front = read_md_front_matter(t, source->text, source->file, &lines) > 0;
	transcript_drop(t);
	arena_drop(a);
	if (!source->text.n)
		return 0;
	while (read_line(&l)) {
		struct str s = str_trim(l.line);
		signs += pair(s, "**") || pair(s, "__") || link(s);
		heads += str_starts(s, "# ") || str_starts(s, "## ") || str_starts(s, "### ");
	}
	return front ? 70 : signs + heads >= 3 ? 40 : signs + heads ? 20 : 5;
}

const struct read_format read_markdown = { .name = "Markdown",
	.extensions = "md markdown mdown mkd mdx qmd rmd",
	.fits = fits,
	.read = read };
