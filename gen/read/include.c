/* A collection's chapters: interviews of their own, in files of their own, each below the folder of
 * the collection, found by their real path as pictures are. A chapter is checked by itself, so that
 * its ids are its own, and joined when all are read. */
#include "read/inside.h"

#include "base/file.h"

#include <limits.h>

/* Why the file cannot be a chapter; NULL when it was read. */
static const char *load(struct reader *r, struct str href, struct interview **out)
{
	char real[PATH_MAX];
	bool there;
	struct str dir = str_is(r->iv->path, "-") ? STR(".") : file_dir(r->iv->path), bytes;
	if (r->chapters >= INTERVIEW_CHAPTERS)
		return "is one too many (a collection may have 500 chapters)";
	if (!read_below(r, href, real, &there))
		return there ? "is outside the collection's folder" : "is not there";
	if (map_get(&r->included, str_of(real)))
		return "is a chapter already";
	map_put(&r->included, arena_str(r->scratch, str_of(real)), r);
	struct str path = file_join(r->scratch, dir, href);
	if (!file_read(r->scratch, r->diag, path, XML_BYTES, &bytes))
		return "cannot be read";
	if (r->included_bytes + bytes.n > INTERVIEW_CHAPTERS_BYTES)
		return "is too large (all chapters together may have 256 MB)";
	r->included_bytes += bytes.n;
	*out = read_is_xml(bytes) ? read_xml_chapter(r->diag, path, bytes)
				  : read_file(r->diag, &(struct read_query){ .path = path });
	return *out ? NULL : "is no interview";
}

void read_include(
	struct reader *r, const struct read_element *e, const struct xml_node *n, void *into)
{
	struct str href = read_value(e, n, "href");
	struct interview *chapter = NULL, *iv = into;
	read_nothing(r, e, n);
	const char *why = href.n ? load(r, href, &chapter) : NULL;
	if (why)
		diag_at(r->diag, DIAG_ERROR, n->loc, "\"%.*s\" %s; the chapter is left out",
			STR_ARG(href), why);
	if (!chapter)
		return;
	chapter->href = arena_str(chapter->arena, href);
	struct block *b = ARENA_NEW(r->a, struct block);
	*b = (struct block){
		.kind = BLOCK_CHAPTER, .loc = n->loc, .chapter = chapter, .time_ms = -1
	};
	r->chapters++;
	if (!iv->body)
		iv->body = b;
	else
		r->last_chapter->next = b;
	r->last_chapter = b;
}
