#include "pdf/pdf.h"
#include "pdf/attach.h"
#include "pdf/content.h"
#include "pdf/embed.h"
#include "pdf/link.h"
#include "pdf/meta.h"
#include "pdf/put.h"

struct job {
	struct arena *arena;
	struct diag *diag;
	const struct pdf_query *query;
	struct shim *shim;
	struct tree *tree;
	struct font_set *fonts;
	struct image_set *images;
	struct content *content;
	uint32_t resources;
};

/* Fonts and images of all pages: content can name glyphs only when the subsets are made. */
static bool collect(struct job *j)
{
	const struct pages *pages = j->query->pages;
	struct buf b = { .a = j->arena };

	for (size_t i = 0; i < pages->n; i++) {
		for (size_t k = 0; k < pages->page[i].n; k++) {
			const struct mark *m = &pages->page[i].mark[k];
			struct loc loc = { 0 };
			if (m->kind == MARK_IMAGE && m->node != NODE_NONE)
				loc = pages->node[m->node].loc;
			if (m->kind == MARK_IMAGE && m->image)
				image_use(j->images, m->image, loc);
			content_use(j->content, m);
		}
	}
	buf_cstr(&b, "/Font <<\n");
	if (!embed_fonts(j->fonts, j->diag, j->shim, &b))
		return false;
	buf_cstr(&b, ">>\n/XObject <<\n");
	image_resources(j->images, &b);
	buf_cstr(&b, ">>");
	j->resources = shim_object(j->shim);
	shim_entries(j->shim, j->resources, buf_get(&b));
	return true;
}

static uint32_t write_page(struct job *j, uint32_t index)
{
	const struct page *p = &j->query->pages->page[index];
	struct str content = content_page(j->content, p);
	uint32_t number = shim_page(j->shim, content);
	struct buf b = { .a = j->arena };

	buf_cstr(&b, "/MediaBox [0 0 ");
	put_milli(&b, len_mpt(p->width));
	buf_cstr(&b, " ");
	put_milli(&b, len_mpt(p->height));
	buf_cstr(&b, "]\n/Tabs /S\n/StructParents ");
	buf_int(&b, index);
	buf_cstr(&b, "\n/Resources ");
	put_ref(&b, j->resources);
	shim_entries(j->shim, number, buf_get(&b));
	return number;
}

static bool write(struct job *j, struct out *out)
{
	const struct pages *pages = j->query->pages;
	uint32_t *page = ARENA_ARRAY(j->arena, pages->n, uint32_t);
	struct link_job links = { j->arena, pages, j->tree, j->shim, page };
	struct shim_tail tail;
	const char *reason;

	if (!collect(j))
		return false;
	for (uint32_t i = 0; i < pages->n; i++)
		page[i] = write_page(j, i);
	link_annotations(&links);
	link_outline(&links);
	link_labels(&links);
	attach_source(j->arena, j->query, j->shim);
	meta_write(j->arena, j->query, j->shim);
	tree_write(j->tree, j->shim, page, &tail);
	if (shim_save(j->shim, &tail, out, &reason))
		return true;
	if (reason)
		diag_world(j->diag, STR("PDF"), 0, "%s; the file is not written", reason);
	return false;
}

bool pdf_write(struct diag *diag, const struct pdf_query *query, struct out *out)
{
	struct arena *arena = arena_new();
	struct flate *flate = flate_new(arena);
	struct shim *shim = flate ? shim_new(arena, flate) : NULL;
	bool good = false;

	if (shim) {
		struct job j = { .arena = arena, .diag = diag, .query = query, .shim = shim };
		j.tree = tree_new(arena, query->pages);
		j.fonts = font_set_new(arena);
		j.images = image_set_new(arena, diag, shim);
		j.content = content_new(arena, j.fonts, j.tree, j.images);
		good = write(&j, out);
	} else {
		diag_world(diag, STR("PDF"), 0, "out of memory; the file is not written");
	}
	shim_drop(shim);
	flate_drop(flate);
	arena_drop(arena);
	return good;
}
