/* TEI as gen/write/tei.c writes it. */
#include "read/back.h"

typedef void take(struct back *, const struct xml_node *, struct back_into *);

static void kids(struct back *b, const struct xml_node *n, struct back_into *into);

/* The element that a reference leads to, as it was noted. */
static struct str named(struct back *b, struct str ref)
{
	const struct str *s = ref.n > 1 && ref.s[0] == '#'
				      ? map_get(&b->named, (struct str){ ref.s + 1, ref.n - 1 })
				      : NULL;
	return s ? *s : (struct str){ 0 };
}

static struct str behind_mark(struct str ref)
{
	return ref.n > 1 && ref.s[0] == '#' ? (struct str){ ref.s + 1, ref.n - 1 }
					    : (struct str){ 0 };
}

/* What the header and the timeline give ids: kinds of turns, and times. */
static void note_names(struct back *b, const struct xml_node *n)
{
	for (const struct xml_node *k = n->first; k; k = k->next) {
		bool kind = str_is(k->name, "category"), time = str_is(k->name, "when");
		if (kind || time) {
			struct str *s = ARENA_NEW(b->a, struct str);
			*s = kind ? back_words(b, k) : xml_attr(k, "n");
			map_put(&b->named, xml_attr(k, "xml:id"), s);
		}
		note_names(b, k);
	}
}

static struct back_into renamed(
	struct back *b, const struct xml_node *n, struct back_into *into, const char *name)
{
	struct back_into x = back_open(b, into, name, n);
	kids(b, n, &x);
	return x;
}

static void hi(struct back *b, const struct xml_node *n, struct back_into *into)
{
	static const char *const rends[][2] = { { "bold", "strong" }, { "sup", "sup" },
		{ "sub", "sub" }, { "smallcaps", "sc" } };
	for (size_t i = 0; i < sizeof rends / sizeof *rends; i++)
		if (back_has(n, "rend", rends[i][0])) {
			renamed(b, n, into, rends[i][1]);
			return;
		}
	renamed(b, n, into, "em");
}

static void choice(struct back *b, const struct xml_node *n, struct back_into *into)
{
	const struct xml_node *abbr = back_child(n, "abbr"), *expan = back_child(n, "expan");
	struct back_into x;
	if (!abbr) {
		kids(b, n, into);
		return;
	}
	x = back_open(b, into, "abbr", abbr);
	back_attr(b, &x, "title", back_words(b, expan));
	kids(b, abbr, &x);
}

static void ref(struct back *b, const struct xml_node *n, struct back_into *into)
{
	struct back_into x = renamed(b, n, into, "a");
	back_attr(b, &x, "href", xml_attr(n, "target"));
	back_attr(b, &x, "page", xml_attr(n, "rend"));
}

static void pers_name(struct back *b, const struct xml_node *n, struct back_into *into)
{
	struct back_into x = renamed(b, n, into, "person");
	back_attr(b, &x, "ref", behind_mark(xml_attr(n, "ref")));
}

static void supplied(struct back *b, const struct xml_node *n, struct back_into *into)
{
	struct back_into x = renamed(b, n, into, "insert");
	back_attr(b, &x, "by", xml_attr(n, "n"));
}

static void entry(struct back *b, const struct xml_node *n, struct back_into *into)
{
	const struct xml_node *term = back_child(n, "term");
	struct back_into x = back_open(b, into, "index", n);
	back_attr(b, &x, "term", back_words(b, term));
	if (term)
		back_attr(b, &x, "sort", xml_attr(term, "sortKey"));
}

static void anchor(struct back *b, const struct xml_node *n, struct back_into *into)
{
	struct back_into x = back_open(b, into, "time", n);
	back_attr(b, &x, "at", named(b, xml_attr(n, "synch")));
}

static void happening(struct back *b, const struct xml_node *n, struct back_into *into)
{
	const struct xml_node *desc = back_child(n, "desc");
	struct back_into x = back_open(b, into, "stage", n);
	if (desc && xml_attr(desc, "xml:lang").n)
		back_attr(b, &x, "xml:lang", xml_attr(desc, "xml:lang"));
	kids(b, desc ? desc : n, &x);
}

static void utterance(struct back *b, const struct xml_node *n, struct back_into *into)
{
	struct str kind = named(b, xml_attr(n, "ana"));
	struct back_into x = renamed(b, n, into,
		str_is(kind, "question") ? "question"
		: str_is(kind, "answer") ? "answer"
					 : "remark");
	back_attr(b, &x, "who", behind_mark(xml_attr(n, "who")));
	back_attr(b, &x, "time", named(b, xml_attr(n, "start")));
}

static void segment(struct back *b, const struct xml_node *n, struct back_into *into)
{
	if (back_has(n, "type", "p")) {
		renamed(b, n, into, "p");
	} else {
		back_pass_doubts(b, n);
		kids(b, n, into);
	}
}

static void division(struct back *b, const struct xml_node *n, struct back_into *into)
{
	static const char *const names[] = { "section", "exchange", "sidebar" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (back_has(n, "type", names[i])) {
			renamed(b, n, into, names[i]);
			return;
		}
	if (back_has(n, "type", "part")) { /* where the format wants a division around text */
		back_pass_doubts(b, n);
		kids(b, n, into);
	} else {
		renamed(b, n, into, "section");
	}
}

static void list(struct back *b, const struct xml_node *n, struct back_into *into)
{
	struct back_into x = renamed(b, n, into, "list");
	if (back_has(n, "rend", "numbered"))
		back_attr(b, &x, "type", STR("number"));
}

static void quotation(struct back *b, const struct xml_node *n, struct back_into *into)
{
	const struct xml_node *quote = back_child(n, "quote"), *bibl = back_child(n, "bibl");
	struct back_into x;
	if (!quote)
		return;
	back_pass_doubts(b, n);
	x = renamed(b, quote, into, "quote");
	if (bibl)
		renamed(b, bibl, &x, "by");
}

static void picture(struct back *b, const struct xml_node *n, struct back_into *x)
{
	const struct xml_node *graphic = back_child(n, "graphic");
	if (graphic)
		back_attr(b, x, "src", back_path(b, xml_attr(graphic, "url")));
	back_attr(b, x, "alt", back_words(b, back_child(n, "figDesc")));
}

static void figure(struct back *b, const struct xml_node *n, struct back_into *into)
{
	const struct xml_node *head = back_child(n, "head"), *note = back_child(n, "note");
	struct back_into x = back_open(b, into, "figure", n);
	picture(b, n, &x);
	if (head)
		renamed(b, head, &x, "caption");
	if (note)
		renamed(b, note, &x, "credit");
}

static void head(struct back *b, const struct xml_node *n, struct back_into *into)
{
	renamed(b, n, into, str_is(into->node->name, "table") ? "caption" : "title");
}

static void row(struct back *b, const struct xml_node *n, struct back_into *into)
{
	struct back_into x = renamed(b, n, into, str_is(n->name, "row") ? "row" : "cell");
	if (back_has(n, "role", "label"))
		back_attr(b, &x, "head", STR("yes"));
}

static void milestone(struct back *b, const struct xml_node *n, struct back_into *into)
{
	back_open(b, into, "break", n);
}

/* One that is empty stands where the format wants some. */
static void para(struct back *b, const struct xml_node *n, struct back_into *into)
{
	if (n->first)
		renamed(b, n, into, "p");
	else
		back_pass_doubts(b, n);
}

static const struct row {
	const char *name, *as;
	take *take;
} rows[] = {
	{ "emph", "em", NULL },
	{ "title", "cite", NULL },
	{ "foreign", "foreign", NULL },
	{ "abbr", "abbr", NULL },
	{ "lb", "br", NULL },
	{ "note", "note", NULL },
	{ "quote", "quote", NULL },
	{ "item", "item", NULL },
	{ "label", "head", NULL },
	{ "table", "table", NULL },
	{ "p", NULL, para },
	{ "hi", NULL, hi },
	{ "choice", NULL, choice },
	{ "ref", NULL, ref },
	{ "persName", NULL, pers_name },
	{ "supplied", NULL, supplied },
	{ "index", NULL, entry },
	{ "anchor", NULL, anchor },
	{ "vocal", NULL, happening },
	{ "kinesic", NULL, happening },
	{ "incident", NULL, happening },
	{ "u", NULL, utterance },
	{ "seg", NULL, segment },
	{ "div", NULL, division },
	{ "list", NULL, list },
	{ "cit", NULL, quotation },
	{ "figure", NULL, figure },
	{ "head", NULL, head },
	{ "row", NULL, row },
	{ "cell", NULL, row },
	{ "milestone", NULL, milestone },
};

static void kids(struct back *b, const struct xml_node *n, struct back_into *into)
{
	for (const struct xml_node *k = n->first; k; k = k->next) {
		size_t i = 0, all = sizeof rows / sizeof *rows;
		if (!k->name.s) {
			back_text(b, into, k->text, k->loc);
			continue;
		}
		while (i < all && !str_is(k->name, rows[i].name))
			i++;
		if (i == all)
			renamed(b, k, into, arena_cstr(b->a, k->name));
		else if (rows[i].as)
			renamed(b, k, into, rows[i].as);
		else
			rows[i].take(b, k, into);
	}
}

/* --- the header */

static void line(struct back *b, const struct xml_node *n, struct back_into *meta, const char *name)
{
	if (n && n->first)
		renamed(b, n, meta, name);
}

static void date(struct back *b, const struct xml_node *n, struct back_into *meta, const char *kind)
{
	struct back_into x;
	if (!n)
		return;
	x = back_open(b, meta, "date", n);
	back_attr(b, &x, "kind", str_of(kind));
	back_attr(b, &x, "when", xml_attr(n, "when"));
}

static void titles(struct back *b, const struct xml_node *stmt, struct back_into *meta)
{
	static const char *const types[][2] = { { "kicker", "kicker" }, { "main", "title" },
		{ "sub", "subtitle" } };
	for (const struct xml_node *k = stmt ? stmt->first : NULL; k; k = k->next) {
		const struct xml_node *resp = back_child(k, "resp");
		struct str role = resp ? xml_attr(resp, "ref") : (struct str){ 0 };
		struct back_into x;
		for (size_t i = 0; i < sizeof types / sizeof *types; i++)
			if (str_is(k->name, "title") && back_has(k, "type", types[i][0]))
				renamed(b, k, meta, types[i][1]);
		if (!resp)
			continue;
		x = renamed(b, resp, meta, "credit");
		back_attr(b, &x, "role",
			role.n > 3 ? (struct str){ role.s + role.n - 3, 3 } : STR("oth"));
		back_attr(b, &x, "name", back_words(b, back_child(k, "name")));
	}
}

static void identifiers(struct back *b, const struct xml_node *stmt, struct back_into *meta)
{
	static const char *const kinds[][2] = { { "url", "url" }, { "DOI", "doi" },
		{ "ISSN", "issn" }, { "ISBN", "isbn" }, { "UUID", "uuid" } };
	for (const struct xml_node *k = stmt ? stmt->first : NULL; k; k = k->next)
		for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
			if (str_is(k->name, "idno") && back_has(k, "type", kinds[i][0])) {
				struct back_into x = renamed(b, k, meta, "identifier");
				back_attr(b, &x, "kind", str_of(kinds[i][1]));
			}
}

static void rights(struct back *b, const struct xml_node *stmt, struct back_into *meta)
{
	const struct xml_node *n = back_child(stmt, "availability");
	const struct xml_node *licence = back_child(n, "licence");
	struct back_into x;
	if (!n)
		return;
	x = renamed(b,
		licence              ? licence
		: back_child(n, "p") ? back_child(n, "p")
				     : n,
		meta, "rights");
	if (licence)
		back_attr(b, &x, "licence", xml_attr(licence, "target"));
}

static void meta(struct back *b, const struct xml_node *header, struct back_into *into)
{
	const struct xml_node *stmt = back_below(header, "publicationStmt");
	const struct xml_node *setting = back_below(header, "setting");
	const struct xml_node *terms = back_below(header, "keywords");
	struct back_into x = back_open(b, into, "meta", header);
	titles(b, back_below(header, "titleStmt"), &x);
	line(b, back_below(header, "abstract"), &x, "summary");
	date(b, back_child(setting, "date"), &x, "conducted");
	date(b, back_child(stmt, "date"), &x, "published");
	date(b, back_below(back_child(header, "revisionDesc"), "change"), &x, "revised");
	line(b, back_child(setting, "name"), &x, "place");
	line(b, back_child(setting, "activity"), &x, "occasion");
	line(b, back_child(back_below(header, "seriesStmt"), "title"), &x, "publication");
	line(b, back_child(stmt, "publisher"), &x, "publisher");
	identifiers(b, stmt, &x);
	rights(b, stmt, &x);
	for (const struct xml_node *k = terms ? terms->first : NULL; k; k = k->next)
		if (k->name.s)
			renamed(b, k, &x, "subject");
	line(b, back_child(back_below(header, "notesStmt"), "note"), &x, "editor-note");
}

static void person(struct back *b, const struct xml_node *n, struct back_into *people)
{
	static const char *const kinds[] = { "sort", "label", "initials" };
	static const char *const parts[][2] = { { "occupation", "job" },
		{ "affiliation", "affiliation" }, { "note", "bio" } };
	struct back_into x = back_open(b, people, "person", n), portrait;
	back_attr(b, &x, "role", xml_attr(n, "role"));
	for (const struct xml_node *k = n->first; k; k = k->next) {
		const char *as = str_is(k->name, "persName") ? "name" : NULL;
		for (size_t i = 0; as && i < sizeof kinds / sizeof *kinds; i++)
			as = back_has(k, "type", kinds[i]) ? kinds[i] : as;
		for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
			as = str_is(k->name, parts[i][0]) ? parts[i][1] : as;
		if (as)
			renamed(b, k, &x, as);
		if (!str_is(k->name, "figure"))
			continue;
		portrait = back_open(b, &x, "portrait", k);
		picture(b, k, &portrait);
		if (back_child(k, "note"))
			kids(b, back_child(k, "note"), &portrait);
	}
}

struct xml_node *back_tei(struct back *b, const struct xml_node *root)
{
	const struct xml_node *header = back_child(root, "teiHeader");
	const struct xml_node *text = back_child(root, "text"), *body = back_child(text, "body");
	const struct xml_node *persons = back_below(header, "particDesc");
	struct back_into top, people;
	if (!str_is(root->name, "TEI") || !header || !body)
		return NULL;
	note_names(b, header);
	note_names(b, text);
	top = back_open(b, NULL, "interview", root);
	meta(b, header, &top);
	if (persons) {
		people = back_open(b, &top, "people", persons);
		for (const struct xml_node *k = persons->first; k; k = k->next)
			if (k->name.s)
				person(b, k, &people);
	}
	renamed(b, body, &top, "body");
	return top.node;
}
