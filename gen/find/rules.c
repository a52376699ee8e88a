/* A newsroom's habits, written once: an XML file of which content/rules.rng is the manual. */
#include "base/file.h"

#include "find/find.h"
#include "xml/xml.h"

enum { RULES_BYTES = 1 << 20 };

struct reader {
	struct arena *a;
	struct diag *d;
	struct find_rules *rules;
	struct find_voice **tail;
	VEC(struct str) drop;
	VEC(struct str) stage, plain;
};

static struct str words(struct reader *r, const struct xml_node *n)
{
	struct buf b = { .a = r->a };
	struct str all, w;
	for (const struct xml_node *k = n->first; k; k = k->next) {
		if (!k->name.s)
			buf_str(&b, k->text);
		else
			diag_at(r->d, DIAG_ERROR, k->loc,
				"expected text alone in <%.*s>, found <%.*s>; it is left out",
				STR_ARG(n->name), STR_ARG(k->name));
	}
	all = buf_get(&b);
	b = (struct buf){ .a = r->a };
	for (w = str_word(&all); w.n; w = str_word(&all))
		buf_printf(&b, "%s%.*s", b.n ? " " : "", STR_ARG(w));
	if (!b.n)
		diag_at(r->d, DIAG_ERROR, n->loc,
			"expected text in <%.*s>, found none; it is left out", STR_ARG(n->name));
	return b.n ? buf_get(&b) : (struct str){ 0 };
}

static void drop(struct reader *r, const struct xml_node *n)
{
	struct str s = words(r, n);
	if (s.n)
		*VEC_PUSH(r->a, &r->drop) = s;
}

static void stage(struct reader *r, const struct xml_node *n)
{
	struct str s = words(r, n);
	if (s.n)
		*VEC_PUSH(r->a, &r->stage) = s;
}

static void plain(struct reader *r, const struct xml_node *n)
{
	struct str s = words(r, n);
	if (s.n)
		*VEC_PUSH(r->a, &r->plain) = s;
}

static void publication(struct reader *r, const struct xml_node *n)
{
	r->rules->publication = words(r, n);
}

static enum person_role role(struct reader *r, const struct xml_node *n)
{
	struct str s = xml_attr(n, "role");
	int i = 0;
	while (s.s && i < PERSON_N && !str_is(s, interview_role_name((enum person_role)i)))
		i++;
	if (s.s && i == PERSON_N)
		diag_at(r->d, DIAG_ERROR, n->loc,
			"\"%.*s\" is no role, expected one such as interviewer; it is left out",
			STR_ARG(s));
	return s.s ? (enum person_role)i : PERSON_N;
}

static void speaker(struct reader *r, const struct xml_node *n)
{
	struct find_voice *v = ARENA_NEW(r->a, struct find_voice);
	v->label = arena_str(r->a, xml_attr(n, "label"));
	v->name = arena_str(r->a, xml_attr(n, "name"));
	v->role = role(r, n);
	if (!str_trim(v->label).n) {
		diag_at(r->d, DIAG_ERROR, n->loc,
			"expected label=\"...\" on <speaker>, found none; it is left out");
		return;
	}
	*r->tail = v;
	r->tail = &v->next;
}

/* Elements of a rules file, and what they may bear. */
static const struct row {
	const char *name, *attrs;
	void (*make)(struct reader *, const struct xml_node *);
} rows[] = {
	{ "publication", "", publication },
	{ "speaker", "label name role", speaker },
	{ "drop", "", drop },
	{ "stage", "", stage },
	{ "plain", "", plain },
};

static bool listed(struct str name, const char *list)
{
	struct str rest = str_of(list);
	for (struct str w = str_word(&rest); w.n; w = str_word(&rest)) {
		if (str_eq(w, name))
			return true;
	}
	return false;
}

static void attributes(struct reader *r, const struct xml_node *n, const char *known)
{
	for (const struct xml_attr *x = n->attr; x; x = x->next) {
		if (!listed(x->name, known))
			diag_at(r->d, DIAG_ERROR, n->loc,
				"<%.*s> does not take \"%.*s\"; it is left out", STR_ARG(n->name),
				STR_ARG(x->name));
	}
}

static void element(struct reader *r, const struct xml_node *n)
{
	size_t i = 0, all = sizeof rows / sizeof *rows;
	while (i < all && !str_is(n->name, rows[i].name))
		i++;
	if (i == all) {
		diag_at(r->d, DIAG_ERROR, n->loc,
			"expected <publication>, <speaker>, <drop>, <stage> or <plain> in <rules>, "
			"found "
			"<%.*s>; it is left out",
			STR_ARG(n->name));
		return;
	}
	attributes(r, n, rows[i].attrs);
	rows[i].make(r, n);
}

static void language(struct reader *r, const struct xml_node *root)
{
	struct str lang = xml_attr(root, "xml:lang");
	if (!lang.s)
		return;
	if (interview_is_lang(lang))
		r->rules->lang = arena_str(r->a, lang);
	else
		diag_at(r->d, DIAG_ERROR, root->loc,
			"\"%.*s\" is no language tag such as en or kk-Cyrl; it is left out",
			STR_ARG(lang));
}

struct find_rules *find_rules_of(struct arena *a, struct diag *d, struct str path, struct str bytes)
{
	static const char space[] = "urn:entrevue:rules:1";
	struct reader r = { .a = a, .d = d, .rules = ARENA_NEW(a, struct find_rules) };
	struct xml_node *root = xml_parse(a, d, diag_file(d, path), bytes);
	if (!root)
		return NULL;
	if (!str_is(root->name, "rules") || !str_is(root->space, space)) {
		diag_at(d, DIAG_ERROR, root->loc,
			"expected <rules xmlns=\"%s\">, found <%.*s>; no rules are read from it",
			space, STR_ARG(root->name));
		return NULL;
	}
	r.tail = &r.rules->voice;
	attributes(&r, root, "xml:lang");
	language(&r, root);
	for (const struct xml_node *n = root->first; n; n = n->next) {
		if (n->name.s)
			element(&r, n);
		else if (str_trim(n->text).n)
			diag_at(d, DIAG_ERROR, n->loc,
				"expected elements in <rules>, found text; it is left out");
	}
	r.rules->drop = r.drop.v;
	r.rules->drops = r.drop.n;
	r.rules->stage = r.stage.v;
	r.rules->stages = r.stage.n;
	r.rules->plain = r.plain.v;
	r.rules->plains = r.plain.n;
	return r.rules;
}

struct find_rules *find_rules_read(struct arena *a, struct diag *d, struct str path)
{
	struct str bytes;
	return file_read(a, d, path, RULES_BYTES, &bytes) ? find_rules_of(a, d, path, bytes) : NULL;
}
