#include "read/odt.h"

#include <stdlib.h>

enum { DEPTH = 20 };

static int8_t whether(struct str v, const char *yes)
{
	return v.n ? (int8_t)(memmem(v.s, v.n, yes, strlen(yes)) != NULL) : -1;
}

/* "0.212cm" in thousandths of an inch; -1 when it is no length. */
static int length(struct str v)
{
	long n = 0, unit = 0;
	int places = 0;
	bool point = false;
	size_t i = 0;
	for (; i < v.n && n < 1000000; i++) {
		if (v.s[i] == '.') {
			point = true;
		} else if (v.s[i] >= '0' && v.s[i] <= '9') {
			if (places == 3)
				continue;
			n = n * 10 + (v.s[i] - '0');
			places += point;
		} else {
			break;
		}
	}
	for (; places < 3; places++)
		n *= 10;
	v = (struct str){ v.s + i, v.n - i };
	unit = str_is(v, "in")   ? 1000
	       : str_is(v, "cm") ? 394
	       : str_is(v, "mm") ? 39
	       : str_is(v, "pt") ? 14
				 : 0;
	return unit ? (int)(n * unit / 1000) : -1;
}

static void letters(struct odt_style *s, const struct xml_node *t)
{
	struct str weight = tree_local(t, "font-weight"), at = tree_local(t, "text-position");
	struct str line = tree_local(t, "text-underline-style");
	s->bold = whether(weight, "bold");
	if (weight.n == 3 && weight.s[0] >= '6')
		s->bold = 1;
	s->italic = whether(tree_local(t, "font-style"), "italic");
	s->underline = line.n ? !str_is(line, "none") : -1;
	s->smallcaps = whether(tree_local(t, "font-variant"), "small-caps");
	if (s->smallcaps < 0)
		s->smallcaps = whether(tree_local(t, "text-transform"), "uppercase");
	s->hidden = whether(tree_local(t, "display"), "none");
	s->raised = at.n ? (str_starts(at, "super") || (at.s[0] >= '1' && at.s[0] <= '9')) ? 1
			    : (str_starts(at, "sub") || at.s[0] == '-')                    ? 2
											   : 0
			 : -1;
	s->lang = tree_local(t, "language");
}

/* "Text_20_body" */
static struct str decoded(struct arena *a, struct str s)
{
	struct buf b = { .a = a };
	for (size_t i = 0; i < s.n; i++) {
		struct str rest = { s.s + i, s.n - i };
		if (str_starts(rest, "_20_")) {
			buf_char(&b, ' ');
			i += 3;
		} else {
			buf_put(&b, rest.s, 1);
		}
	}
	return b.n ? buf_get(&b) : (struct str){ "", 0 };
}

static void style(struct odt *k, const struct xml_node *n, bool automatic)
{
	struct str family = tree_local(n, "family"),
		   outline = tree_local(n, "default-outline-level");
	struct odt_style *s = ARENA_NEW(k->a, struct odt_style);
	const struct xml_node *p = tree_child(n, "paragraph-properties");
	struct map *to = str_is(family, "paragraph") ? &k->paragraphs : &k->texts;
	s->name = tree_local(n, "display-name");
	if (!s->name.n)
		s->name = decoded(k->a, tree_local(n, "name"));
	s->parent = tree_local(n, "parent-style-name");
	s->automatic = automatic;
	s->list = tree_local(n, "list-style-name");
	s->outline = outline.n == 1 ? outline.s[0] - '0' : 0;
	s->above = length(tree_local(p, "margin-top"));
	s->below = length(tree_local(p, "margin-bottom"));
	letters(s, tree_child(n, "text-properties"));
	if (tree_is(n, "default-style") && str_is(family, "paragraph"))
		k->plain = *s;
	else if (str_is(family, "paragraph") || str_is(family, "text"))
		map_put(to, tree_local(n, "name"), s);
}

static bool has_letters(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if ((s.s[i] | 32) >= 'a' && (s.s[i] | 32) <= 'z')
			return true;
	}
	return false;
}

static void list(struct odt *k, const struct xml_node *n)
{
	struct odt_list *l = ARENA_NEW(k->a, struct odt_list);
	for (const struct xml_node *c = n->first; c; c = c->next) {
		struct str level = tree_local(c, "level"), start = tree_local(c, "start-value");
		int i = level.n && level.n < 3 ? atoi(level.s) : 0;
		struct odt_level *at;
		if (!tree_is(c, "list-level-style-number") || i < 1 || i > ODT_LEVELS)
			continue;
		at = &l->level[i - 1];
		at->ordered = tree_local(c, "num-format").n > 0;
		at->before = tree_local(c, "num-prefix");
		at->behind = tree_local(c, "num-suffix");
		at->start = start.n && start.n < 6 ? atoi(start.s) : 1;
		if (!has_letters(at->before))
			at->before.n = 0;
	}
	map_put(&k->lists, tree_local(n, "name"), l);
}

void read_odt_styles(struct odt *k, const struct xml_node *root)
{
	for (const struct xml_node *g = root ? root->first : NULL; g; g = g->next) {
		if (!tree_is(g, "styles") && !tree_is(g, "automatic-styles"))
			continue;
		for (const struct xml_node *n = g->first; n; n = n->next) {
			if (tree_is(n, "style") || tree_is(n, "default-style"))
				style(k, n, tree_is(g, "automatic-styles"));
			else if (tree_is(n, "list-style"))
				list(k, n);
		}
	}
}

static void inherit(int8_t *mine, int8_t theirs)
{
	*mine = *mine < 0 ? theirs : *mine;
}

static void take(struct odt_style *s, const struct odt_style *p)
{
	inherit(&s->bold, p->bold);
	inherit(&s->italic, p->italic);
	inherit(&s->underline, p->underline);
	inherit(&s->smallcaps, p->smallcaps);
	inherit(&s->hidden, p->hidden);
	inherit(&s->raised, p->raised);
	s->lang = s->lang.n ? s->lang : p->lang;
	s->list = s->list.n ? s->list : p->list;
	s->outline = s->outline ? s->outline : p->outline;
	s->above = s->above < 0 ? p->above : s->above;
	s->below = s->below < 0 ? p->below : s->below;
	if (s->automatic && p->name.n)
		s->name = p->name;
}

static void resolve(struct odt *k, const struct map *family, struct odt_style *s, int depth)
{
	struct odt_style *p = s->parent.n ? map_get(family, s->parent) : NULL;
	if (s->done || depth > DEPTH)
		return;
	s->done = true;
	if (p && p != s) {
		resolve(k, family, p, depth + 1);
		take(s, p);
	} else if (s->automatic) {
		s->name = (struct str){ 0 };
	}
}

void read_odt_resolve(struct odt *k)
{
	for (size_t i = 0; i < k->paragraphs.n; i++) {
		resolve(k, &k->paragraphs, k->paragraphs.val[i], 0);
		take(k->paragraphs.val[i], &k->plain);
	}
	for (size_t i = 0; i < k->texts.n; i++)
		resolve(k, &k->texts, k->texts.val[i], 0);
}

const struct odt_style *read_odt_style(
	const struct odt *k, const struct map *family, struct str name)
{
	const struct odt_style *s = name.n ? map_get(family, name) : NULL;
	return s ? s : &k->plain;
}

uint32_t read_odt_look(const struct odt_style *p, const struct odt_style *t)
{
	static const uint32_t looks[] = { STRETCH_BOLD, STRETCH_ITALIC, STRETCH_UNDERLINE,
		STRETCH_SMALLCAPS };
	int8_t of[] = { p->bold, p->italic, p->underline, p->smallcaps };
	int8_t own[] = { t->bold, t->italic, t->underline, t->smallcaps };
	int8_t raised = t->raised >= 0 ? t->raised : p->raised;
	uint32_t look = raised == 1 ? STRETCH_SUPER : raised == 2 ? STRETCH_SUB : 0;
	for (size_t i = 0; i < sizeof looks / sizeof *looks; i++) {
		if ((own[i] >= 0 ? own[i] : of[i]) == 1)
			look |= looks[i];
	}
	return look;
}
