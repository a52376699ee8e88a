/* Where the article is on a page, by the names that pages give their parts, weighed by how much of
 * the page's text they hold. What stands outside, and what inside is known by its name as something
 * else (navigation, sharing, cookies), is left out with that reason, unless it holds so much of the
 * text that its name must mean something else. */
#include "read/html.h"

static bool letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* "no" before the word at i: "no_toc". */
static bool denied(struct str s, size_t i)
{
	return i >= 3 && !letter(s.s[i - 1]) && !strncasecmp(s.s + i - 3, "no", 2) &&
	       (i == 3 || !letter(s.s[i - 4]));
}

static bool has_word(struct str s, const char *word)
{
	size_t n = strlen(word);
	for (size_t i = 0; i + n <= s.n; i++) {
		if (!denied(s, i) && (i == 0 || !letter(s.s[i - 1])) &&
			!strncasecmp(s.s + i, word, n) && (i + n == s.n || !letter(s.s[i + n])))
			return true;
	}
	return false;
}

bool read_html_class(const struct xml_node *n, const char *word)
{
	return has_word(tree_attr(n, "class"), word) || has_word(tree_attr(n, "id"), word);
}

static bool mute(const struct xml_node *n)
{
	return tree_is(n, "script") || tree_is(n, "style") || tree_is(n, "template") ||
	       tree_is(n, "noscript") || tree_is(n, "head");
}

/* Bytes of text, links for a quarter. */
static size_t weigh(const struct xml_node *n)
{
	size_t w = 0;
	if (!n->name.s)
		return str_trim(n->text).n;
	if (mute(n))
		return 0;
	for (const struct xml_node *k = n->first; k; k = k->next)
		w += weigh(k);
	return tree_is(n, "a") ? w / 4 : w;
}

static const struct {
	const char *name, *why;
} tags[] = {
	{ "nav", "navigation" },
	{ "menu", "navigation" },
	{ "footer", "footer of the page" },
	{ "aside", "beside the article" },
	{ "form", "form" },
	{ "button", "form" },
	{ "select", "form" },
	{ "textarea", "form" },
	{ "dialog", "dialog of the page" },
	{ "noscript", "for browsers without scripts" },
	{ "template", "template" },
	{ "iframe", "embedded page" },
	{ "object", "embedded object" },
	{ "audio", "player" },
	{ "video", "player" },
	{ "canvas", "drawing" },
	{ "svg", "drawing" },
	{ "math", "formula" },
};

static const struct {
	const char *role, *why;
} roles[] = {
	{ "navigation", "navigation" },
	{ "banner", "head of the page" },
	{ "contentinfo", "footer of the page" },
	{ "complementary", "beside the article" },
	{ "search", "form" },
	{ "dialog", "dialog of the page" },
	{ "alertdialog", "dialog of the page" },
};

static const struct {
	const char *word, *why;
} classes[] = {
	{ "cookie", "cookie notice" },
	{ "cookies", "cookie notice" },
	{ "consent", "cookie notice" },
	{ "gdpr", "cookie notice" },
	{ "newsletter", "newsletter" },
	{ "subscribe", "newsletter" },
	{ "share", "sharing" },
	{ "sharing", "sharing" },
	{ "sharedaddy", "sharing" },
	{ "social", "sharing" },
	{ "related", "related articles" },
	{ "relatedposts", "related articles" },
	{ "recommended", "related articles" },
	{ "breadcrumb", "navigation" },
	{ "breadcrumbs", "navigation" },
	{ "pagination", "navigation" },
	{ "navbar", "navigation" },
	{ "nav", "navigation" },
	{ "menu", "navigation" },
	{ "toc", "table of contents" },
	{ "sidebar", "beside the article" },
	{ "comments", "comments of readers" },
	{ "commentlist", "comments of readers" },
	{ "disqus", "comments of readers" },
	{ "ad", "advertisement" },
	{ "ads", "advertisement" },
	{ "advert", "advertisement" },
	{ "advertisement", "advertisement" },
	{ "promo", "advertisement" },
	{ "sponsored", "advertisement" },
	{ "popup", "dialog of the page" },
	{ "modal", "dialog of the page" },
	{ "paywall", "dialog of the page" },
	{ "editsection", "navigation" },
	{ "skip", "navigation" },
	{ "footer", "footer of the page" },
	{ "button", "form" },
	{ "buttons", "form" },
	{ "btn", "form" },
	{ "subscription", "newsletter" },
};

/* Elements that nobody marks a page's furniture up with. */
static bool telling(const struct xml_node *n)
{
	static const char *const names[] = { "h1", "h2", "h3", "h4", "h5", "h6", "blockquote",
		"article", "main", "body", "dl", "table" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (tree_is(n, names[i]))
			return true;
	}
	return false;
}

static const char *named(const struct xml_node *n)
{
	struct str role = tree_attr(n, "role");
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
		if (tree_is(n, tags[i].name))
			return tags[i].why;
	}
	for (size_t i = 0; role.n && i < sizeof roles / sizeof *roles; i++) {
		if (str_is(role, roles[i].role))
			return roles[i].why;
	}
	if (read_html_hidden(n))
		return "hidden";
	for (size_t i = 0; n->attr && !telling(n) && i < sizeof classes / sizeof *classes; i++) {
		if (read_html_class(n, classes[i].word))
			return classes[i].why;
	}
	return NULL;
}

enum { PULLED = 100 };

static struct str letters(struct arena *a, const struct xml_node *n)
{
	struct str s = tree_text(a, n);
	struct buf b = { .a = a };
	for (size_t i = 0; i < s.n; i++) {
		bool quotes = s.n - i > 2 && !memcmp(s.s + i, "\xe2\x80", 2);
		if (quotes)
			i += 2;
		else if (letter(s.s[i]) || (unsigned char)s.s[i] >= 0x80)
			buf_put(&b, s.s + i, 1);
	}
	return b.n ? buf_get(&b) : (struct str){ 0 };
}

/* A quotation pulled out of the text into large type, which says what the text says anyway. */
static bool pulled(struct html *k, const struct xml_node *n)
{
	struct str class = tree_attr(n, "class"), s;
	const char *once;
	if (!n->attr || !(memmem(class.s ? class.s : "", class.n, "pullquote", 9) ||
				memmem(class.s ? class.s : "", class.n, "pull-quote", 10)))
		return false;
	s = letters(k->a, n);
	if (s.n < 8 || ++k->pulled > PULLED)
		return false;
	once = memmem(k->plain.s, k->plain.n, s.s, s.n);
	return once && memmem(once + s.n, k->plain.n - (size_t)(once + s.n - k->plain.s), s.s, s.n);
}

const char *read_html_waste(struct html *k, const struct xml_node *n)
{
	const char *why = named(n);
	if (pulled(k, n))
		return "a pull quote, which the text says";
	return why && weigh(n) * 5 <= k->weight * 2 ? why : NULL;
}

/* --- candidates */

enum hope { HOPE_NONE, HOPE_NAME, HOPE_MAIN, HOPE_ARTICLE, HOPE_BODY };

static enum hope hope(const struct xml_node *n)
{
	static const char *const words[] = { "article", "post", "entry", "content", "transcript",
		"interview", "story", "main", "narrative" };
	if (str_is(tree_attr(n, "itemprop"), "articleBody"))
		return HOPE_BODY;
	if (tree_is(n, "article"))
		return HOPE_ARTICLE;
	if (tree_is(n, "main") || str_is(tree_attr(n, "role"), "main"))
		return HOPE_MAIN;
	if (tree_is(n, "td"))
		return HOPE_NAME;
	if (!tree_is(n, "div") && !tree_is(n, "section"))
		return HOPE_NONE;
	for (size_t i = 0; n->attr && i < sizeof words / sizeof *words; i++) {
		if (read_html_class(n, words[i]))
			return HOPE_NAME;
	}
	return HOPE_NONE;
}

struct search {
	const struct xml_node *best[HOPE_BODY + 1];
	size_t most[HOPE_BODY + 1], second[HOPE_BODY + 1];
};

static void search(struct search *s, const struct xml_node *n)
{
	enum hope h;
	if (!n->name.s || mute(n))
		return;
	h = hope(n);
	if (h != HOPE_NONE && !named(n)) {
		size_t w = weigh(n);
		if (w > s->most[h]) {
			s->second[h] = s->most[h];
			s->most[h] = w;
			s->best[h] = n;
		} else if (w > s->second[h]) {
			s->second[h] = w;
		}
	}
	for (const struct xml_node *k = n->first; k; k = k->next)
		search(s, k);
}

static bool within(const struct xml_node *n, const char *name)
{
	for (const struct xml_node *c = n->first; c; c = c->next) {
		if (tree_is(c, name) || within(c, name))
			return true;
	}
	return false;
}

/* Bytes of text in paragraphs. */
static size_t prose(const struct xml_node *n)
{
	size_t w = 0;
	if (!n->name.s || mute(n) || named(n))
		return 0;
	if (tree_is(n, "p"))
		return weigh(n);
	for (const struct xml_node *k = n->first; k; k = k->next)
		w += prose(k);
	return w;
}

/* Pages whose names say nothing, as programs make them up: the innermost element that holds nearly
 * all paragraphs, and the title where there is one. */
static const struct xml_node *densest(const struct xml_node *body, size_t all)
{
	size_t paras = prose(body);
	const struct xml_node *n = body, *next = body;
	bool titled = within(body, "h1");
	if (paras * 2 < all)
		return body;
	while (next) {
		n = next;
		next = NULL;
		for (const struct xml_node *k = n->first; k && !next; k = k->next)
			if (k->name.s && !tree_is(k, "p") && !telling(k) &&
				prose(k) * 5 >= paras * 4 && within(k, "h1") == titled)
				next = k;
	}
	return n;
}

/* One that stands out among its kind and holds a good part of all; of those, the most telling. */
static const struct xml_node *choose(const struct xml_node *body, size_t all)
{
	struct search s = { 0 };
	search(&s, body);
	for (int h = HOPE_BODY; h > HOPE_NONE; h--) {
		size_t part = h == HOPE_NAME ? 60 : 25;
		if (h == HOPE_NAME && s.most[h] * 100 >= all * 90)
			continue; /* what little stands around it is likelier a title than clutter
				   */
		if (s.best[h] && s.most[h] * 100 >= all * part && s.second[h] * 2 <= s.most[h])
			return s.best[h];
	}
	return densest(body, all);
}

static bool holds(const struct xml_node *n, const struct xml_node *what)
{
	while (what && what != n)
		what = what->parent;
	return what != NULL;
}

/* What stands above the article with the page's title in it, and no way elsewhere, is its head. */
static bool heads(const struct html *k, const struct xml_node *n)
{
	return n->name.s && !k->intro && (tree_is(n, "h1") || within(n, "h1")) &&
	       !within(n, "nav") && !within(n, "form") && weigh(n) * 3 < k->weight;
}

static void outside(struct html *k, const struct xml_node *n, bool *above)
{
	for (const struct xml_node *c = n->first; c; c = c->next) {
		const char *why = c->name.s && !mute(c) ? named(c) : NULL;
		bool around = c->name.s && holds(c, k->main);
		if (c == k->main)
			*above = false;
		if (tree_is(c, "noscript"))
			tree_leave(k->t, c, "for browsers without scripts");
		if (c == k->main || mute(c))
			continue;
		if (*above && !why && !around && heads(k, c))
			k->intro = c;
		else if (around || (*above && c->name.s && !why && !k->intro && within(c, "h1")))
			outside(k, c, above);
		else
			tree_leave(k->t, c, why ? why : "outside of the article");
	}
}

void read_html_main(struct html *k, const struct xml_node *root)
{
	const struct xml_node *html = tree_child(root, "html");
	const struct xml_node *body = tree_child(html, "body");
	bool above = true;
	if (!body)
		body = html ? html : root;
	k->main = choose(body, weigh(body));
	k->weight = weigh(k->main);
	k->plain = letters(k->a, k->main);
	if (k->main != body)
		outside(k, body, &above);
}
