#include "read/inside.h"

#include "base/file.h"
#include "transcript/transcript.h"

void read_root(struct reader *r, const struct read_element *e, const struct xml_node *n, void *into)
{
	struct interview *iv = into;
	iv->lang = r->lang;
	iv->collection = strcmp(e->name, "collection") == 0;
	read_parts(r, e, n, iv);
}

bool read_is_xml(struct str b)
{
	if (str_starts(b, "\xff\xfe") || str_starts(b, "\xfe\xff"))
		return b.n >= 4 &&
		       (memcmp(b.s + 2, "<\0", 2) == 0 || memcmp(b.s + 2, "\0<", 2) == 0);
	if (b.n >= 4 && (memcmp(b.s, "<\0?\0", 4) == 0 || memcmp(b.s, "\0<\0?", 4) == 0))
		return true;
	if (str_starts(b, "\xef\xbb\xbf"))
		b = (struct str){ b.s + 3, b.n - 3 };
	b = str_trim(b);
	return b.n > 0 && b.s[0] == '<';
}

/* The root must be ours; with the right name and no or another namespace it is taken as if it were.
 * A chapter of a collection is no collection. */
static const struct read_element *root_element(struct reader *r, const struct xml_node *n)
{
	static const char space[] = "urn:entrevue:interview:1";
	bool collection = str_is(n->name, "collection"), known;
	if (r->chapter ? !str_is(n->name, "interview")
		       : !collection && !str_is(n->name, "interview")) {
		diag_at(r->diag, DIAG_ERROR, n->loc,
			"expected <interview xmlns=\"%s\">, found <%.*s>; the file is not read",
			space, STR_ARG(n->name));
		return NULL;
	}
	if (!str_is(n->space, space)) {
		diag_at(r->diag, DIAG_ERROR, n->loc,
			"expected xmlns=\"%s\" on <%.*s>, found \"%.*s\"; it is read as if it "
			"were there",
			space, STR_ARG(n->name), STR_ARG(n->space));
		r->any_space = true;
	}
	return read_element(IN_FILE, n->name, &known);
}

static bool read_tree(struct reader *r, const struct xml_node *root)
{
	const struct read_element *e = root ? root_element(r, root) : NULL;
	if (!e)
		return false;
	r->pending_tail = &r->pending;
	r->person_tail = &r->iv->people;
	r->credit_tail = &r->iv->meta.credit;
	r->doubt_tail = &r->iv->doubt;
	r->lang = r->iv->lang;
	read_as(r, e, root, r->iv);
	interview_check(r->iv, r->diag, r->pending);
	interview_join(r->iv);
	return true;
}

/* Pictures that were inside of the file are there before they are asked for. */
static void take_media(struct reader *r, const struct medium *m)
{
	for (; m; m = m->next) {
		struct image *image = ARENA_NEW(r->scratch, struct image);
		image->src = arena_str(r->a, m->src);
		image->bytes = arena_str(r->a, m->bytes);
		r->image_bytes += m->bytes.n;
		if (r->image_bytes > INTERVIEW_IMAGES_BYTES || !read_image_header(image))
			*image = (struct image){ .src = image->src };
		map_put(&r->images, image->src, image);
	}
}

static struct interview *read(
	struct reader *r, struct str path, struct str bytes, const struct read_made *made)
{
	struct interview *iv = interview_new(path);
	const struct xml_node *root;
	r->iv = iv;
	r->a = iv->arena;
	r->scratch = arena_new();
	r->images.a = r->included.a = r->scratch;
	iv->source = arena_str(iv->arena, bytes);
	if (made)
		take_media(r, made->medium);
	root = made ? made->root : xml_parse(r->scratch, r->diag, diag_file(r->diag, path), bytes);
	if (!read_tree(r, root)) {
		interview_drop(iv);
		iv = NULL;
	}
	arena_drop(r->scratch);
	return iv;
}

struct interview *read_xml_made(
	struct diag *d, struct str path, struct str bytes, const struct read_made *made)
{
	return read(&(struct reader){ .diag = d }, path, bytes, made);
}

struct interview *read_xml(struct diag *d, struct str path, struct str bytes)
{
	return read(&(struct reader){ .diag = d }, path, bytes, NULL);
}

struct interview *read_xml_chapter(struct diag *d, struct str path, struct str bytes)
{
	return read(&(struct reader){ .diag = d, .chapter = true }, path, bytes, NULL);
}
