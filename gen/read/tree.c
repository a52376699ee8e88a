#include "read/tree.h"

#include "read/pen.h"

bool tree_is(const struct xml_node *n, const char *name)
{
	return n && n->name.s && str_is(n->name, name);
}

const struct xml_node *tree_next(const struct xml_node *n, const char *name)
{
	do
		n = n ? n->next : NULL;
	while (n && !tree_is(n, name));
	return n;
}

const struct xml_node *tree_child(const struct xml_node *n, const char *path)
{
	while (n && *path) {
		size_t len = strcspn(path, "/");
		struct str step = { path, len };
		for (n = n->first; n && !(n->name.s && str_eq(n->name, step));)
			n = n->next;
		path += len + (path[len] == '/');
	}
	return n;
}

struct str tree_attr(const struct xml_node *n, const char *name)
{
	struct str v = n ? xml_attr(n, name) : (struct str){ 0 };
	return v.s ? str_trim(v) : v;
}

struct str tree_local(const struct xml_node *n, const char *local)
{
	size_t len = strlen(local);
	for (const struct xml_attr *x = n ? n->attr : NULL; x; x = x->next) {
		if (x->name.n >= len && !memcmp(x->name.s + x->name.n - len, local, len) &&
			(x->name.n == len || x->name.s[x->name.n - len - 1] == ':'))
			return x->value;
	}
	return (struct str){ 0 };
}

/* Elements inside of words; all others part what is in them from what is beside them. */
static bool inline_of(struct str name)
{
	static const char *const names[] = { "a", "b", "i", "u", "em", "strong", "span", "sup",
		"sub", "small", "font", "code", "hi", "emph", "c", "seg", "g", "ex", "abbr",
		"expan", "rs", "name", "persName", "placeName", "orgName", "foreign", "unclear",
		"supplied", "corr", "sic", "r", "t" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (str_is(name, names[i]))
			return true;
	}
	return false;
}

static void gather(struct buf *b, const struct xml_node *n)
{
	for (const struct xml_node *k = n->first; k; k = k->next) {
		if (k->name.s) {
			bool apart = !inline_of(k->name);
			if (apart)
				buf_char(b, ' ');
			gather(b, k);
			if (apart)
				buf_char(b, ' ');
		} else
			buf_str(b, k->text);
	}
}

struct str tree_text(struct arena *a, const struct xml_node *n)
{
	struct buf b = { .a = a };
	if (!n)
		return (struct str){ 0 };
	if (!n->name.s)
		return read_squeeze(a, n->text);
	gather(&b, n);
	return read_squeeze(a, buf_get(&b));
}

void tree_leave(struct transcript *t, const struct xml_node *n, const char *why)
{
	struct arena *a = arena_new();
	struct str text = tree_text(a, n);
	if (text.n)
		transcript_leave(t, text, why, n->loc);
	arena_drop(a);
}

void tree_property(struct transcript *t, struct fact like)
{
	const char *marks = like.kind == FACT_AUTHOR ? ";" : like.kind == FACT_SUBJECT ? ",;" : "";
	size_t from = 0;
	for (size_t i = 0; i <= like.value.n; i++) {
		struct str one = { like.value.s + from, i - from };
		if (i < like.value.n && (!like.value.s[i] || !strchr(marks, like.value.s[i])))
			continue;
		from = i + 1;
		one = str_trim(one);
		if (!one.n)
			continue;
		transcript_fact(t, like.kind, one, like.loc)->key = like.key;
		t->last_fact->weak = true;
	}
}
