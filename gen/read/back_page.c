/* A whole page as gen/write/html.c writes it: what stands above and below the interview. */
#include "read/back.h"

static bool named(const struct xml_node *n, const char *name)
{
	return n->name.s && str_is(n->name, "meta") && back_has(n, "name", name);
}

static void line(struct back *b, const struct xml_node *n, struct back_into *into, const char *name)
{
	struct back_into x;
	if (!n)
		return;
	x = back_open(b, into, name, n);
	back_html_run(b, n->first, &x);
}

/* The first below, in the order of the page, of a class. */
static const struct xml_node *of_class(const struct xml_node *n, const char *class)
{
	for (const struct xml_node *k = n ? n->first : NULL; k; k = k->next) {
		const struct xml_node *inside = k->name.s && back_has(k, "class", class)
							? k
							: of_class(k, class);
		if (inside)
			return inside;
	}
	return NULL;
}

static void dates(struct back *b, const struct xml_node *head, struct back_into *meta)
{
	static const char *const kinds[][2] = { { "dcterms.created", "conducted" },
		{ "dcterms.issued", "published" }, { "dcterms.modified", "revised" } };
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		for (const struct xml_node *k = head->first; k; k = k->next)
			if (named(k, kinds[i][0])) {
				struct back_into x = back_open(b, meta, "date", k);
				back_attr(b, &x, "kind", str_of(kinds[i][1]));
				back_attr(b, &x, "when", xml_attr(k, "content"));
			}
}

static void identifier(struct back *b, const struct xml_node *n, struct back_into *meta)
{
	static const char *const schemes[][2] = { { "doi:", "doi" }, { "urn:issn:", "issn" },
		{ "urn:isbn:", "isbn" }, { "urn:uuid:", "uuid" }, { "", "url" } };
	struct str s = xml_attr(n, "content");
	struct back_into x = back_open(b, meta, "identifier", n);
	size_t i = 0, skip;
	while (!str_starts(s, schemes[i][0]))
		i++;
	skip = strlen(schemes[i][0]);
	back_attr(b, &x, "kind", str_of(schemes[i][1]));
	back_text(b, &x, (struct str){ s.s + skip, s.n - skip }, n->loc);
}

static void rights(struct back *b, const struct xml_node *n, const struct xml_node *head,
	struct back_into *meta)
{
	const struct xml_node *licence = head->first, *from;
	struct back_into x;
	while (licence && !(licence->name.s && back_has(licence, "rel", "license")))
		licence = licence->next;
	from = n ? n : licence;
	if (!from)
		return;
	x = back_open(b, meta, "rights", from);
	if (licence)
		back_attr(b, &x, "licence", xml_attr(licence, "href"));
	if (n)
		back_html_run(b, n->first, &x);
}

static void credits(struct back *b, const struct xml_node *header, struct back_into *meta)
{
	for (const struct xml_node *k = header->first; k; k = k->next) {
		struct back_into x;
		if (!k->name.s || !back_has(k, "class", "credit"))
			continue;
		x = back_open(b, meta, "credit", k);
		back_attr(b, &x, "role", xml_attr(k, "data-role"));
		back_attr(b, &x, "name", xml_attr(k, "data-name"));
		back_html_run(b, k->first, &x);
	}
}

static void editor_note(struct back *b, const struct xml_node *n, struct back_into *meta)
{
	struct back_into x;
	if (!n)
		return;
	x = back_open(b, meta, "editor-note", n);
	for (const struct xml_node *k = n->first; k; k = k->next) {
		struct xml_node one = *k;
		one.next = NULL;
		if (k->name.s && !str_is(k->name, "h2"))
			back_html_run(b, &one, &x);
	}
}

static void without_id(struct back_into *x)
{
	struct xml_attr **a = &x->node->attr;
	while (*a && !str_is((*a)->name, "id"))
		a = &(*a)->next;
	if (*a)
		*a = (*a)->next;
}

static void meta(struct back *b, const struct xml_node *head, const struct xml_node *body,
	struct back_into *top)
{
	const struct xml_node *header = back_child(body, "header");
	const struct xml_node *footer = back_child(body, "footer");
	const struct xml_node *dateline = of_class(header, "dateline");
	struct back_into x = back_open(b, top, "meta", header);
	line(b, of_class(header, "kicker"), &x, "kicker");
	line(b, back_child(header, "h1"), &x, "title");
	line(b, of_class(header, "subtitle"), &x, "subtitle");
	line(b, of_class(header, "summary"), &x, "summary");
	dates(b, head, &x);
	line(b, of_class(dateline, "place"), &x, "place");
	line(b, of_class(dateline, "occasion"), &x, "occasion");
	line(b, of_class(footer, "publication"), &x, "publication");
	line(b, of_class(footer, "publisher"), &x, "publisher");
	for (const struct xml_node *k = head->first; k; k = k->next)
		if (named(k, "dcterms.identifier"))
			identifier(b, k, &x);
	rights(b, of_class(footer, "rights"), head, &x);
	for (const struct xml_node *k = head->first; k; k = k->next)
		if (named(k, "dcterms.subject")) {
			struct back_into s = back_open(b, &x, "subject", k);
			back_text(b, &s, xml_attr(k, "content"), k->loc);
		}
	credits(b, header, &x);
	editor_note(b, of_class(body, "editor-note"), &x);
}

/* --- people: in the head, all of them; below the interview, those who are introduced */

static void word(struct back *b, const struct xml_node *n, struct back_into *into, const char *attr,
	const char *name)
{
	struct back_into x;
	struct str s = xml_attr(n, attr);
	if (!s.n)
		return;
	x = back_open(b, into, name, n);
	without_id(&x);
	x.node->instruction = NULL; /* a doubt is the person's */
	if (strcmp(name, "name") != 0)
		x.node->attr = NULL; /* the language is the name's */
	back_text(b, &x, s, n->loc);
}

static void introduction(struct back *b, const struct xml_node *n, struct back_into *person)
{
	const struct xml_node *credit = of_class(n, "credit"), *img = back_child(n, "img");
	struct back_into bio = { 0 }, x;
	for (const struct xml_node *k = n->first; k; k = k->next) {
		struct xml_node one = *k;
		one.next = NULL;
		if (!k->name.s || k == credit || str_is(k->name, "img") || str_is(k->name, "h3") ||
			back_has(k, "class", "job") || back_has(k, "class", "missing"))
			continue;
		if (!bio.node)
			bio = back_open(b, person, "bio", k);
		without_id(&bio);
		back_html_run(b, &one, &bio);
	}
	if (!img)
		return;
	x = back_open(b, person, "portrait", img);
	back_html_picture(b, n, &x);
	if (credit)
		back_html_run(b, credit->first, &x);
}

static void person(struct back *b, const struct xml_node *n, struct back_into *people,
	const struct xml_node *introduced)
{
	struct str id = xml_attr(n, "data-id");
	struct back_into x = back_open(b, people, "person", n);
	x.node->attr = NULL;
	back_attr(b, &x, "id", id);
	back_attr(b, &x, "role", xml_attr(n, "data-role"));
	word(b, n, &x, "content", "name");
	for (const struct xml_node *k = n->next; k; k = k->next)
		if (k->name.s && str_eq(xml_attr(k, "data-of"), id))
			word(b, k, &x, "content", "name");
	word(b, n, &x, "data-sort", "sort");
	word(b, n, &x, "data-label", "label");
	word(b, n, &x, "data-initials", "initials");
	word(b, n, &x, "data-job", "job");
	word(b, n, &x, "data-affiliation", "affiliation");
	for (const struct xml_node *k = introduced ? introduced->first : NULL; k; k = k->next)
		if (k->name.s && str_eq(xml_attr(k, "data-id"), id))
			introduction(b, k, &x);
}

static void people(struct back *b, const struct xml_node *head, const struct xml_node *body,
	struct back_into *top)
{
	const struct xml_node *introduced = of_class(body, "people");
	struct back_into x = { 0 };
	for (const struct xml_node *k = head->first; k; k = k->next) {
		if (!k->name.s || !xml_attr(k, "data-id").n)
			continue;
		if (!x.node)
			x = back_open(b, top, "people", head);
		person(b, k, &x, introduced);
	}
}

static void note_notes(struct back *b, const struct xml_node *endnotes)
{
	const struct xml_node *list = back_child(endnotes, "ol");
	for (struct xml_node *k = list ? list->first : NULL; k; k = k->next)
		if (k->name.s)
			map_put(&b->named, xml_attr(k, "id"), k);
}

struct xml_node *back_page(struct back *b, const struct xml_node *root)
{
	const struct xml_node *head = back_child(root, "head"), *body = back_child(root, "body");
	const struct xml_node *main = back_child(body, "main");
	const struct xml_node *talk = back_child(main, "section");
	struct back_into top, x;
	if (!str_is(root->name, "html") || !head || !talk || !back_has(talk, "role", "doc-qna") ||
		!back_child(body, "header") || of_class(talk, "chapter"))
		return NULL;
	note_notes(b, of_class(main, "endnotes"));
	top = back_open(b, NULL, "interview", root);
	if (back_child(body, "a"))
		back_pass_doubts(b, back_child(body, "a"));
	back_doubt(b, &top);
	meta(b, head, body, &top);
	people(b, head, body, &top);
	x = back_open(b, &top, "body", talk);
	back_html_run(b, talk->first, &x);
	return top.node;
}
