/* What a page says of itself: meta elements (Open Graph, Dublin Core, Highwire), JSON-LD, <title>.
 */
#include "read/html.h"
#include "read/json.h"
#include "read/language.h"

static const struct {
	const char *name;
	enum fact_kind kind;
} metas[] = {
	{ "og:title", FACT_TITLE },
	{ "twitter:title", FACT_TITLE },
	{ "dc.title", FACT_TITLE },
	{ "dcterms.title", FACT_TITLE },
	{ "citation_title", FACT_TITLE },
	{ "author", FACT_AUTHOR },
	{ "dc.creator", FACT_AUTHOR },
	{ "dcterms.creator", FACT_AUTHOR },
	{ "citation_author", FACT_AUTHOR },
	{ "article:author", FACT_AUTHOR },
	{ "parsely-author", FACT_AUTHOR },
	{ "article:published_time", FACT_DATE },
	{ "date", FACT_DATE },
	{ "pubdate", FACT_DATE },
	{ "dc.date", FACT_DATE },
	{ "dcterms.date", FACT_DATE },
	{ "dcterms.created", FACT_DATE },
	{ "citation_publication_date", FACT_DATE },
	{ "datepublished", FACT_DATE },
	{ "og:description", FACT_SUMMARY },
	{ "description", FACT_SUMMARY },
	{ "dc.description", FACT_SUMMARY },
	{ "og:site_name", FACT_PUBLICATION },
	{ "application-name", FACT_PUBLICATION },
	{ "citation_journal_title", FACT_PUBLICATION },
	{ "publisher", FACT_PUBLISHER },
	{ "dc.publisher", FACT_PUBLISHER },
	{ "article:publisher", FACT_PUBLISHER },
	{ "copyright", FACT_RIGHTS },
	{ "dc.rights", FACT_RIGHTS },
	{ "dcterms.rights", FACT_RIGHTS },
	{ "og:url", FACT_URL },
	{ "dc.identifier", FACT_IDENTIFIER },
	{ "citation_doi", FACT_IDENTIFIER },
	{ "article:tag", FACT_SUBJECT },
	{ "keywords", FACT_SUBJECT },
	{ "dc.subject", FACT_SUBJECT },
};

/* The same fact is told once. */
static void fact(struct html *k, enum fact_kind kind, struct str value, const char *key)
{
	value = read_squeeze(k->a, value);
	for (const struct fact *f = k->t->fact; f; f = f->next) {
		if (f->kind == kind && str_eq(f->value, value))
			return;
	}
	if (value.n)
		transcript_fact(k->t, kind, value, (struct loc){ 0 })->key = str_of(key);
}

/* "rivers, boats" */
static void subjects(struct html *k, struct str s, const char *key)
{
	while (s.n) {
		const char *comma = memchr(s.s, ',', s.n);
		size_t n = comma ? (size_t)(comma - s.s) : s.n;
		fact(k, FACT_SUBJECT, (struct str){ s.s, n }, key);
		n += comma != NULL;
		s = (struct str){ s.s + n, s.n - n };
	}
}

static void meta(struct html *k, const struct xml_node *n)
{
	struct str name = tree_attr(n, "property"), value = tree_attr(n, "content");
	if (!name.n)
		name = tree_attr(n, "name");
	if (!name.n)
		name = tree_attr(n, "itemprop");
	for (size_t i = 0; i < sizeof metas / sizeof *metas && name.n; i++) {
		if (name.n != strlen(metas[i].name) ||
			strncasecmp(name.s, metas[i].name, name.n) != 0)
			continue;
		if (metas[i].kind == FACT_SUBJECT)
			subjects(k, value, metas[i].name);
		else if (metas[i].kind != FACT_AUTHOR || !str_starts(value, "http"))
			fact(k, metas[i].kind, value, metas[i].name);
		return;
	}
}

static void quiet(void *user, struct str text)
{
	(void)user;
	(void)text;
}

static const struct {
	const char *path;
	enum fact_kind kind;
} linked[] = {
	{ "headline", FACT_TITLE },
	{ "alternativeHeadline", FACT_SUBTITLE },
	{ "author.name", FACT_AUTHOR },
	{ "author.0.name", FACT_AUTHOR },
	{ "author.1.name", FACT_AUTHOR },
	{ "author.2.name", FACT_AUTHOR },
	{ "author", FACT_AUTHOR },
	{ "datePublished", FACT_DATE },
	{ "description", FACT_SUMMARY },
	{ "isPartOf.name", FACT_PUBLICATION },
	{ "partOfSeries.name", FACT_PUBLICATION },
	{ "publisher.name", FACT_PUBLISHER },
	{ "copyrightNotice", FACT_RIGHTS },
	{ "license", FACT_RIGHTS },
};

static void thing(struct html *k, struct json *n)
{
	struct str type = read_json_text(n, "@type"), lang = read_json_text(n, "inLanguage");
	if (!type.n)
		type = read_json_text(n, "@type.0");
	if (!type.n || !(str_ends(type, "Article") || str_ends(type, "Posting") ||
			       str_ends(type, "Episode") || str_is(type, "Interview") ||
			       str_ends(type, "Report") || str_ends(type, "CreativeWork")))
		return;
	for (size_t i = 0; i < sizeof linked / sizeof *linked; i++)
		fact(k, linked[i].kind, read_json_text(n, linked[i].path), linked[i].path);
	if (lang.n && !k->t->lang.n)
		k->t->lang = read_language(k->t->arena, lang);
}

/* JSON-LD that is broken says nothing. */
static void json_ld(struct html *k, const struct xml_node *n)
{
	struct diag *d = diag_new(quiet, NULL);
	struct arena *a = arena_new();
	struct json *root = n->first ? read_json_parse(a, d, 0, n->first->text) : NULL;
	struct json *graph = read_json_at(root, "@graph");
	thing(k, root);
	if (!graph && read_json_is(root, JSON_LIST))
		graph = root;
	for (struct json *c = graph ? graph->first : NULL; c; c = c->next)
		thing(k, c);
	arena_drop(a);
	diag_drop(d);
}

static void heads(struct html *k, const struct xml_node *n)
{
	for (; n; n = n->next) {
		if (tree_is(n, "meta"))
			meta(k, n);
		else if (tree_is(n, "script") &&
			 str_is(tree_attr(n, "type"), "application/ld+json"))
			json_ld(k, n);
		else if (tree_is(n, "link") && str_is(tree_attr(n, "rel"), "canonical"))
			fact(k, FACT_URL, tree_attr(n, "href"), "canonical");
		else if (n->name.s)
			heads(k, n->first);
	}
}

static const struct xml_node *find(const struct xml_node *n, const char *name)
{
	const struct xml_node *found = NULL;
	for (; n && !found; n = n->next)
		found = tree_is(n, name) ? n : tree_is(n, "body") ? NULL : find(n->first, name);
	return found;
}

void read_html_head(struct html *k, const struct xml_node *root)
{
	const struct xml_node *html = tree_child(root, "html");
	struct str lang = tree_attr(html, "lang");
	if (!lang.n)
		lang = tree_attr(html, "xml:lang");
	if (lang.n)
		k->t->lang = read_language(k->t->arena, lang);
	heads(k, root->first);
	fact(k, FACT_TITLE, tree_text(k->a, find(root->first, "title")), "title");
	if (k->t->last_fact && str_is(k->t->last_fact->key, "title"))
		k->t->last_fact->weak = true;
}

struct str read_html_charset(struct str b)
{
	static const char *const marks[] = { "charset=", "encoding=" };
	b.n = b.n < 4096 ? b.n : 4096;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		size_t n = strlen(marks[i]);
		for (size_t at = 0; at + n < b.n; at++) {
			struct str v = { b.s + at + n, 0 };
			if (strncasecmp(b.s + at, marks[i], n) != 0)
				continue;
			if (strchr("\"' ", *v.s))
				v.s++;
			while (v.s + v.n < b.s + b.n && !strchr("\"' />;?\n", v.s[v.n]))
				v.n++;
			return v;
		}
	}
	return (struct str){ 0 };
}
