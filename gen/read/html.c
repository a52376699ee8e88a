#include "read/html.h"

#include "read/encode.h"
#include "read/sniff.h"

static void identify(struct html *k, const struct xml_node *n)
{
	for (; n; n = n->next) {
		struct str id = n->name.s ? tree_attr(n, "id") : (struct str){ 0 };
		if (!id.n && tree_is(n, "a"))
			id = tree_attr(n, "name");
		if (id.n && !map_get(&k->id, id))
			map_put(&k->id, id, (void *)n);
		identify(k, n->first);
	}
}

/* Tags of a fragment, which has neither <html> nor a document type. */
static int fragment(struct str root)
{
	static const char *const tags[] = { "p", "div", "section", "article", "main", "cite", "h1",
		"h2", "h3", "ul", "ol", "dl", "table", "blockquote", "figure", "body", "head",
		"title", "meta", "header", "nav", "center", "font", "span", "pre", "hr", "time",
		"strong", "b", "i", "em", "a", "img" };
	for (size_t i = 0; i < sizeof tags / sizeof *tags && root.n; i++) {
		if (root.n == strlen(tags[i]) && !strncasecmp(root.s, tags[i], root.n))
			return 50;
	}
	return 0;
}

static int fits(const struct read_source *s)
{
	struct str start = str_trim(s->text), tag, root = read_root_name(s->text, &tag);
	if (start.n > 14 && !strncasecmp(start.s, "<!doctype html", 14))
		return 95;
	if (root.n == 4 && !strncasecmp(root.s, "html", 4))
		return 95;
	return fragment(root);
}

static bool read(struct transcript *t, struct diag *d, const struct read_source *s)
{
	struct html k = { .t = t,
		.diag = d,
		.a = arena_new(),
		.pen = read_pen(t),
		.start = -1,
		.role = "",
		.refuse = s->refuse };
	struct read_encoding e;
	struct xml_node *root = NULL;
	k.id.a = k.look.a = k.taken.a = k.a;
	read_encode(k.a, s->bytes, read_html_charset(s->bytes), &e);
	if (e.name && e.text.n) {
		read_encode_tell(d, s->file, &e);
		root = xml_html(k.a, d, s->file, e.text);
	} else {
		diag_at(d, DIAG_ERROR, (struct loc){ .file = s->file },
			"expected a page in HTML, found %s; the file is not read",
			e.name ? "an empty file" : "bytes that are no text");
	}
	if (root) {
		read_html_head(&k, root);
		read_html_styles(&k, root->first);
		identify(&k, root->first);
		read_html_main(&k, root);
		read_html_open(&k, PASSAGE_TEXT, "");
		if (k.intro)
			read_html_node(&k, k.intro);
		read_html_kids(&k, k.main);
		read_pen_end(&k.pen);
	}
	arena_drop(k.a);
	return root != NULL;
}

const struct read_format read_html = { "HTML", "html htm xhtml", true, fits, read, PROOF_TAGS };
