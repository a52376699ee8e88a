/* As much of CSS as says how letters look: rules for one class (".c3{font-weight:700}", which word
 * processors write when they save as HTML) and style attributes. */
#include "read/html.h"

static bool has(struct str s, const char *what)
{
	size_t n = strlen(what);
	for (size_t i = 0; i + n <= s.n; i++) {
		if (!strncasecmp(s.s + i, what, n))
			return true;
	}
	return false;
}

/* The value of a property among declarations; empty. */
static struct str declared(struct str s, const char *property)
{
	size_t n = strlen(property);
	for (size_t i = 0; i + n < s.n; i++) {
		struct str v;
		if (strncasecmp(s.s + i, property, n) != 0 ||
			(i && strchr("-abcdefghijklmnopqrstuvwxyz", s.s[i - 1] | 32)))
			continue;
		v = str_trim((struct str){ s.s + i + n, s.n - i - n });
		if (!v.n || *v.s != ':')
			continue;
		v = (struct str){ v.s + 1, v.n - 1 };
		for (size_t k = 0; k < v.n; k++) {
			if (v.s[k] == ';')
				v.n = k;
		}
		return str_trim(v);
	}
	return (struct str){ 0 };
}

static uint32_t looks(struct str s)
{
	struct str weight = declared(s, "font-weight"), align = declared(s, "vertical-align");
	uint32_t look = 0;
	if (!s.n)
		return 0;
	if (has(weight, "bold") || (weight.n == 3 && weight.s[0] >= '6'))
		look |= STRETCH_BOLD;
	if (has(declared(s, "font-style"), "italic") || has(declared(s, "font-style"), "oblique"))
		look |= STRETCH_ITALIC;
	if (has(declared(s, "text-decoration"), "underline"))
		look |= STRETCH_UNDERLINE;
	if (has(declared(s, "font-variant"), "small-caps"))
		look |= STRETCH_SMALLCAPS;
	if (str_is(align, "super"))
		look |= STRETCH_SUPER;
	if (str_is(align, "sub"))
		look |= STRETCH_SUB;
	return look;
}

/* ".name" alone before the brace. */
static void rule(struct html *k, struct str selector, struct str declarations)
{
	struct str name = str_trim(selector);
	uint32_t look = looks(declarations), *kept;
	const char *dot = name.n ? memrchr(name.s, '.', name.n) : NULL;
	if (!look || !dot || memchr(name.s, ' ', name.n) || memchr(name.s, ':', name.n) ||
		memchr(name.s, ',', name.n))
		return;
	name = (struct str){ dot + 1, name.n - (size_t)(dot + 1 - name.s) };
	kept = ARENA_NEW(k->a, uint32_t);
	*kept = look;
	map_put(&k->look, name, kept);
}

static void sheet(struct html *k, struct str s)
{
	while (s.n) {
		const char *open = memchr(s.s, '{', s.n);
		const char *close = open ? memchr(open, '}', s.n - (size_t)(open - s.s)) : NULL;
		size_t from = 0, n;
		if (!close)
			return;
		n = (size_t)(open - s.s);
		for (size_t i = 0; i < n; i++) {
			if (s.s[i] == ';' || s.s[i] == '/')
				from = i + 1;
		}
		rule(k, (struct str){ s.s + from, n - from },
			(struct str){ open + 1, (size_t)(close - open) - 1 });
		n = (size_t)(close + 1 - s.s);
		s = (struct str){ s.s + n, s.n - n };
	}
}

void read_html_styles(struct html *k, const struct xml_node *n)
{
	for (; n; n = n->next) {
		if (tree_is(n, "style") && n->first)
			sheet(k, n->first->text);
		read_html_styles(k, n->first);
	}
}

uint32_t read_html_look(const struct html *k, const struct xml_node *n)
{
	struct str names = tree_attr(n, "class"), word;
	uint32_t look = looks(tree_attr(n, "style"));
	while (k->look.n && (word = str_word(&names)).n) {
		const uint32_t *of = map_get(&k->look, word);
		look |= of ? *of : 0;
	}
	return look;
}

bool read_html_hidden(const struct xml_node *n)
{
	static const char *const words[] = { "sr-only", "visually-hidden", "screen-reader-text",
		"visuallyhidden" };
	struct str class = tree_attr(n, "class");
	if (!n->attr)
		return false;
	for (size_t i = 0; class.n && i < sizeof words / sizeof *words; i++) {
		if (has(class, words[i]))
			return true;
	}
	return xml_attr(n, "hidden").s || str_is(tree_attr(n, "aria-hidden"), "true") ||
	       str_is(declared(tree_attr(n, "style"), "display"), "none");
}
