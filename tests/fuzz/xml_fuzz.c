/* Any bytes as XML: a tree with sound places, or exactly one error and no tree. */
#include <assert.h>

#include "xml/xml.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void quiet(void *user, struct str text)
{
	(void)user;
	(void)text;
}

static void check(const struct xml_node *n, const struct xml_node *parent, int depth)
{
	assert(depth <= XML_DEPTH);
	for (bool text = false; n; n = n->next) {
		assert(n->parent == parent && n->loc.line > 0);
		assert(n->name.s ? n->name.n > 0 : n->text.n > 0 && !n->first && !n->attr);
		assert(!(text && !n->name.s)); /* adjacent texts are one */
		text = !n->name.s;
		assert(str_check(n->text) == n->text.n && str_check(n->name) == n->name.n);
		for (const struct xml_attr *x = n->attr; x; x = x->next)
			assert(x->name.n > 0 && str_check(x->value) == x->value.n);
		check(n->first, n, depth + 1);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(quiet, NULL);
	struct xml_node *root = xml_parse(
		a, d, diag_file(d, STR("f")), (struct str){ (const char *)bytes, n });
	assert(diag_count(d, DIAG_ERROR) == (root ? 0 : 1));
	check(root, NULL, 1);
	diag_drop(d);
	arena_drop(a);
	return 0;
}
