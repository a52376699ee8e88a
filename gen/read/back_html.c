/* HTML as gen/write/html.c writes it: its classes say what an element is, data- attributes what
 * cannot be seen. */
#include "read/back.h"

#include "read/media.h"

typedef void take(struct back *, const struct xml_node *, struct back_into *);

static void run(struct back *, const struct xml_node *from, struct back_into *, bool trim);

static bool classed(const struct xml_node *n, const char *class)
{
	struct str rest = xml_attr(n, "class"), w;
	while ((w = str_word(&rest)).n)
		if (str_is(w, class))
			return true;
	return false;
}

static const struct xml_node *child(const struct xml_node *n, const char *name, const char *class)
{
	const struct xml_node *k = n ? n->first : NULL;
	while (k && !(k->name.s && str_is(k->name, name) && (!class || classed(k, class))))
		k = k->next;
	return k;
}

static void kids(struct back *b, const struct xml_node *n, struct back_into *into)
{
	run(b, n->first, into, false);
}

/* An element without the id that every page needs, but with the author's. */
static struct back_into opened(
	struct back *b, const struct xml_node *n, struct back_into *into, const char *name)
{
	struct back_into x = back_open(b, into, name, n);
	struct xml_attr **a = &x.node->attr;
	while (*a && !str_is((*a)->name, "id"))
		a = &(*a)->next;
	if (*a)
		*a = (*a)->next;
	back_attr(b, &x, "id", xml_attr(n, "data-id"));
	return x;
}

static struct back_into renamed(
	struct back *b, const struct xml_node *n, struct back_into *into, const char *name)
{
	struct back_into x = opened(b, n, into, name);
	kids(b, n, &x);
	return x;
}

/* --- text */

/* The words between the brackets that the page puts around them, and before the initials. */
static void bracketed(
	struct back *b, const struct xml_node *n, struct back_into *into, const char *name)
{
	struct str by = xml_attr(n, "data-by");
	struct back_into x = opened(b, n, into, name);
	back_attr(b, &x, "by", by);
	for (const struct xml_node *k = n->first; k; k = k->next) {
		struct xml_node part = *k;
		if (!k->name.s && k == n->first && str_starts(part.text, "["))
			part.text = (struct str){ part.text.s + 1, part.text.n - 1 };
		if (!k->name.s && !k->next && str_ends(part.text, "]"))
			part.text.n--;
		if (!k->name.s && !k->next && by.n && part.text.n >= by.n + 5)
			part.text.n -= by.n + 5; /* " – " */
		part.next = NULL;
		run(b, &part, &x, false);
	}
}

static void stage(struct back *b, const struct xml_node *n, struct back_into *into)
{
	bracketed(b, n, into, "stage");
}

/* In the language of what surrounds it, which has to be said of foreign words. */
static void foreign(struct back *b, const struct xml_node *n, struct back_into *into)
{
	struct back_into x = renamed(b, n, into, "foreign");
	const struct xml_node *up = n;
	while (up && !xml_attr(up, "lang").n)
		up = up->parent;
	if (up && up != n)
		back_attr(b, &x, "xml:lang", xml_attr(up, "lang"));
}

static void italic(struct back *b, const struct xml_node *n, struct back_into *into)
{
	if (classed(n, "stage"))
		stage(b, n, into);
	else if (classed(n, "foreign"))
		foreign(b, n, into);
	else
		renamed(b, n, into, "em");
}

static void entry(struct back *b, const struct xml_node *n, struct back_into *into)
{
	struct back_into x = renamed(b, n, into, "index");
	back_attr(b, &x, "term", xml_attr(n, "data-term"));
	back_attr(b, &x, "sort", xml_attr(n, "data-sort"));
}

static void span(struct back *b, const struct xml_node *n, struct back_into *into)
{
	struct back_into x;
	if (classed(n, "sc")) {
		renamed(b, n, into, "sc");
	} else if (classed(n, "insert")) {
		bracketed(b, n, into, "insert");
	} else if (classed(n, "index")) {
		entry(b, n, into);
	} else if (classed(n, "person") && !xml_attr(n, "data-ref").n) {
		kids(b, n, into);
	} else if (classed(n, "person")) {
		x = renamed(b, n, into, "person");
		back_attr(b, &x, "ref", xml_attr(n, "data-ref"));
	} else {
		renamed(b, n, into, "foreign");
	}
}

static void link(struct back *b, const struct xml_node *n, struct back_into *into)
{
	struct back_into x = renamed(b, n, into, "a");
	back_attr(b, &x, "href", xml_attr(n, xml_attr(n, "data-to").n ? "data-to" : "href"));
	back_attr(b, &x, "page", xml_attr(n, "data-page"));
}

static void abbreviation(struct back *b, const struct xml_node *n, struct back_into *into)
{
	struct back_into x = renamed(b, n, into, "abbr");
	back_attr(b, &x, "title", xml_attr(n, "title"));
}

static void time_code(struct back *b, const struct xml_node *n, struct back_into *into)
{
	struct str s = back_words(b, n);
	struct back_into x = back_open(b, into, "time", n);
	if (s.n > 2 && s.s[0] == '[')
		s = (struct str){ s.s + 1, s.n - 2 };
	back_attr(b, &x, "at", s);
}

/* The mark of a note stands where the note does; its words are below. */
static void raised(struct back *b, const struct xml_node *n, struct back_into *into)
{
	const struct xml_node *a = child(n, "a", NULL), *note = NULL;
	struct str to = a && back_has(a, "role", "doc-noteref") ? xml_attr(a, "href")
								: (struct str){ 0 };
	struct back_into x;
	if (to.n > 1)
		note = map_get(&b->named, (struct str){ to.s + 1, to.n - 1 });
	if (!note) {
		renamed(b, n, into, "sup");
		return;
	}
	map_put(&b->named, (struct str){ to.s + 1, to.n - 1 }, NULL); /* once */
	x = opened(b, note, into, "note");
	kids(b, note, &x);
}

/* --- blocks */

/* Where the words of a paragraph begin, behind the name of the speaker and the time. */
static const struct xml_node *behind_lead(const struct xml_node *p, bool time)
{
	const struct xml_node *k = p->first;
	if (!k || !k->name.s || !str_is(k->name, "b"))
		return k;
	k = k->next;
	if (time && k && !k->name.s && k->next && str_is(k->next->name, "time"))
		k = k->next->next;
	return k;
}

/* A paragraph that begins with what belongs to the whole: without that. */
static void led(struct back *b, const struct xml_node *p, struct back_into *into,
	const struct xml_node *from)
{
	struct back_into x;
	if (!from || (!from->next && !from->name.s && !str_trim(from->text).n)) {
		back_pass_doubts(b, p);
		return;
	}
	x = opened(b, p, into, "p");
	run(b, from, &x, from != p->first);
}

static void turn(struct back *b, const struct xml_node *n, struct back_into *into)
{
	const char *name = classed(n, "question") ? "question"
			   : classed(n, "answer") ? "answer"
						  : "remark";
	struct str time = xml_attr(n, "data-time");
	const struct xml_node *p = child(n, "p", NULL);
	struct back_into x = opened(b, n, into, name);
	back_attr(b, &x, "who", xml_attr(n, "data-who"));
	back_attr(b, &x, "time", time);
	if (p && (p == n->first || (p == n->first->next && !n->first->name.s))) {
		led(b, p, &x, behind_lead(p, time.n > 0));
		run(b, p->next, &x, false);
	} else {
		kids(b, n, &x);
	}
}

static void division(struct back *b, const struct xml_node *n, struct back_into *into)
{
	struct back_into x;
	if (classed(n, "turn")) {
		turn(b, n, into);
	} else if (classed(n, "pullquote")) {
		x = renamed(b, n, into, "pullquote");
		back_attr(b, &x, "of", xml_attr(n, "data-of"));
	} else if (classed(n, "exchange")) {
		renamed(b, n, into, "exchange");
	} else { /* around a wide table */
		back_pass_doubts(b, n);
		kids(b, n, into);
	}
}

static void list(struct back *b, const struct xml_node *n, struct back_into *into)
{
	struct back_into x = renamed(b, n, into, "list");
	if (str_is(n->name, "ol"))
		back_attr(b, &x, "type", STR("number"));
}

static void item(struct back *b, const struct xml_node *n, struct back_into *into)
{
	const struct xml_node *k = n->first, *p, *head;
	struct back_into x = opened(b, n, into, "item");
	while (k && !k->name.s && !str_trim(k->text).n)
		k = k->next;
	p = k && str_is(k->name, "p") ? k : NULL;
	head = p ? p->first : k;
	if (!head || !head->name.s || !str_is(head->name, "b")) {
		kids(b, n, &x);
		return;
	}
	renamed(b, head, &x, "head");
	if (p) {
		led(b, p, &x, head->next);
		run(b, p->next, &x, false);
	} else {
		run(b, head->next, &x, true);
	}
}

static void para(struct back *b, const struct xml_node *n, struct back_into *into)
{
	bool caption = str_is(n->parent->name, "figcaption");
	if (classed(n, "stage"))
		stage(b, n, into);
	else if (classed(n, "attribution") && n->first && !n->first->name.s) {
		struct back_into x = opened(b, n, into, "by");
		struct xml_node first = *n->first;
		if (str_starts(first.text, "\u2014 "))
			first.text = (struct str){ first.text.s + 4, first.text.n - 4 };
		run(b, &first, &x, false);
	} else
		renamed(b, n, into,
			caption && classed(n, "credit") ? "credit"
			: caption                       ? "caption"
							: "p");
}

static void picture(struct back *b, const struct xml_node *n, struct back_into *x)
{
	const struct xml_node *img = back_child(n, "img");
	struct str src = img ? xml_attr(img, "src") : (struct str){ 0 };
	const char *comma = memchr(src.s, ',', src.n);
	struct medium *m;
	back_attr(
		b, x, "alt", img ? xml_attr(img, "alt") : back_words(b, child(n, "p", "missing")));
	if (!str_starts(src, "data:image/") || !comma)
		return;
	m = ARENA_NEW(b->a, struct medium);
	m->bytes = read_base64(
		b->a, (struct str){ comma + 1, src.n - (size_t)(comma + 1 - src.s) });
	m->src = arena_printf(b->a, "picture-%zu.%s", ++b->pictures,
		str_starts(src, "data:image/png") ? "png" : "jpg");
	m->next = b->medium;
	b->medium = m;
	back_attr(b, x, "src", m->src);
}

static void figure(struct back *b, const struct xml_node *n, struct back_into *into)
{
	const struct xml_node *caption = back_child(n, "figcaption");
	struct back_into x = opened(b, n, into, "figure");
	picture(b, n, &x);
	if (caption)
		kids(b, caption, &x);
}

static void sidebar(struct back *b, const struct xml_node *n, struct back_into *into)
{
	renamed(b, n, into, "sidebar");
}

static void row(struct back *b, const struct xml_node *n, struct back_into *into)
{
	struct back_into x = renamed(b, n, into, "row");
	if (child(n, "th", NULL) && back_has(child(n, "th", NULL), "scope", "col"))
		back_attr(b, &x, "head", STR("yes"));
}

static void cell(struct back *b, const struct xml_node *n, struct back_into *into)
{
	struct back_into x = renamed(b, n, into, "cell");
	if (back_has(n, "scope", "row"))
		back_attr(b, &x, "head", STR("yes"));
}

static void through(struct back *b, const struct xml_node *n, struct back_into *into)
{
	kids(b, n, into);
}

static const struct row {
	const char *name, *as;
	take *take;
} rows[] = {
	{ "em", "em", NULL },
	{ "strong", "strong", NULL },
	{ "cite", "cite", NULL },
	{ "sub", "sub", NULL },
	{ "br", "br", NULL },
	{ "section", "section", NULL },
	{ "blockquote", "quote", NULL },
	{ "table", "table", NULL },
	{ "caption", "caption", NULL },
	{ "hr", "break", NULL },
	{ "h2", "title", NULL },
	{ "h3", "title", NULL },
	{ "h4", "title", NULL },
	{ "h5", "title", NULL },
	{ "h6", "title", NULL },
	{ "i", NULL, italic },
	{ "span", NULL, span },
	{ "a", NULL, link },
	{ "abbr", NULL, abbreviation },
	{ "time", NULL, time_code },
	{ "sup", NULL, raised },
	{ "p", NULL, para },
	{ "div", NULL, division },
	{ "ul", NULL, list },
	{ "ol", NULL, list },
	{ "li", NULL, item },
	{ "figure", NULL, figure },
	{ "aside", NULL, sidebar },
	{ "tr", NULL, row },
	{ "th", NULL, cell },
	{ "td", NULL, cell },
	{ "thead", NULL, through },
	{ "tbody", NULL, through },
};

static void element(struct back *b, const struct xml_node *n, struct back_into *into)
{
	size_t i = 0, all = sizeof rows / sizeof *rows;
	while (i < all && !str_is(n->name, rows[i].name))
		i++;
	if (i == all)
		renamed(b, n, into, arena_cstr(b->a, n->name));
	else if (rows[i].as)
		renamed(b, n, into, rows[i].as);
	else
		rows[i].take(b, n, into);
}

/* From a node on, the space that parts it from what stood before trimmed or not. */
static void run(struct back *b, const struct xml_node *from, struct back_into *into, bool trim)
{
	bool close = false; /* the space behind a time code is the page's */
	for (const struct xml_node *k = from; k; k = k->next) {
		struct str s = k->text;
		if (k->name.s && back_has(k, "role", "doc-backlink"))
			continue;
		if (k->name.s) {
			element(b, k, into);
			close = back_has(k, "data-close", "yes");
			continue;
		}
		if (((trim && k == from) || close) && str_starts(s, " "))
			s = (struct str){ s.s + 1, s.n - 1 };
		if (k->next && back_has(k->next, "role", "doc-backlink") && str_ends(s, " "))
			s.n--;
		back_text(b, into, s, k->loc);
		close = false;
	}
}

void back_html_run(struct back *b, const struct xml_node *from, struct back_into *into)
{
	run(b, from, into, false);
}

void back_html_picture(struct back *b, const struct xml_node *n, struct back_into *x)
{
	picture(b, n, x);
}
