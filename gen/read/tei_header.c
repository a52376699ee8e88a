/* The header of TEI: facts, voices, the timeline, and the row of the format. */
#include "read/cues.h"
#include "read/language.h"
#include "read/sniff.h"
#include "read/tei.h"

static void fact(struct tei *k, enum fact_kind kind, const struct xml_node *n)
{
	struct str value = tree_text(k->a, n);
	if (!value.n)
		value = tree_attr(n, "when");
	if (!value.n)
		value = tree_attr(n, "when-iso");
	if (value.n)
		transcript_fact(k->t, kind, value, n->loc)->key = arena_str(k->t->arena, n->name);
}

/* A person who is responsible, and for what. */
static void responsible(struct tei *k, const struct xml_node *n)
{
	struct str resp = tree_text(k->a, tree_child(n, "resp"));
	char *low = arena_cstr(k->a, resp);
	enum fact_kind kind = FACT_AUTHOR;
	for (size_t i = 0; i < resp.n; i++)
		low[i] = low[i] >= 'A' && low[i] <= 'Z' ? (char)(low[i] + 32) : low[i];
	if (strstr(low, "interviewee") || strstr(low, "narrator") || strstr(low, "informant"))
		kind = FACT_INTERVIEWEE;
	else if (strstr(low, "interview"))
		kind = FACT_INTERVIEWER;
	for (const struct xml_node *c = n->first; c; c = c->next) {
		struct str name = tree_text(k->a, c);
		if (c->name.s && !tree_is(c, "resp") && name.n)
			transcript_fact(k->t, kind, name, c->loc)->key = arena_str(
				k->t->arena, (struct str){ low, resp.n });
	}
}

static const struct {
	const char *in, *name; /* in: its parent */
	enum fact_kind kind;
} facts[] = {
	{ "titleStmt", "author", FACT_AUTHOR },
	{ "titleStmt", "principal", FACT_AUTHOR },
	{ "publicationStmt", "publisher", FACT_PUBLISHER },
	{ "publicationStmt", "authority", FACT_PUBLISHER },
	{ "publicationStmt", "distributor", FACT_PUBLISHER },
	{ "publicationStmt", "date", FACT_DATE },
	{ "publicationStmt", "idno", FACT_IDENTIFIER },
	{ "availability", "p", FACT_RIGHTS },
	{ "availability", "licence", FACT_RIGHTS },
	{ "recording", "date", FACT_DATE },
	{ "setting", "date", FACT_DATE },
	{ "setting", "placeName", FACT_PLACE },
	{ "setting", "name", FACT_PLACE },
	{ "setting", "locale", FACT_PLACE },
	{ "creation", "date", FACT_DATE },
	{ "keywords", "term", FACT_SUBJECT },
	{ "abstract", "p", FACT_SUMMARY },
};

static void title(struct tei *k, const struct xml_node *n)
{
	struct str type = tree_attr(n, "type");
	fact(k, str_is(type, "sub") ? FACT_SUBTITLE : FACT_TITLE, n);
}

static void voice(struct tei *k, const struct xml_node *n)
{
	static const char *const names[] = { "persName", "name", "p" };
	struct arena *a = k->t->arena;
	struct str key = tree_attr(n, "xml:id"), name = { 0 }, role = tree_attr(n, "role");
	struct voice *v;
	if (!key.n)
		key = tree_attr(n, "id");
	for (size_t i = 0; i < sizeof names / sizeof *names && !name.n; i++)
		name = tree_text(a, tree_child(n, names[i]));
	if (!key.n && !name.n)
		return;
	v = transcript_voice(k->t, key.n ? key : name, n->loc);
	v->name = name.n ? name : v->name;
	v->role = arena_str(a, role);
	for (const struct xml_node *c = n->first; c; c = c->next) {
		if (!tree_is(c, "persName") && !tree_is(c, "name") && !tree_is(c, "p"))
			tree_leave(k->t, c, "TEI header");
	}
}

static void header(struct tei *k, const struct xml_node *n)
{
	struct str in = n->parent ? n->parent->name : (struct str){ 0 };
	if (!n->name.s) {
		tree_leave(k->t, n, "TEI header");
		return;
	}
	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
		if (tree_is(n, facts[i].name) && str_is(in, facts[i].in)) {
			fact(k, facts[i].kind, n);
			return;
		}
	}
	if (tree_is(n, "title") && str_is(in, "titleStmt")) {
		title(k, n);
	} else if (tree_is(n, "respStmt") && str_is(in, "titleStmt")) {
		responsible(k, n);
	} else if (tree_is(n, "person") && !str_is(in, "standOff")) {
		voice(k, n);
	} else if (tree_is(n, "language") && !k->t->lang.n && tree_attr(n, "ident").n) {
		k->t->lang = read_language(k->t->arena, tree_attr(n, "ident"));
		tree_leave(k->t, n, "TEI header");
	} else {
		for (const struct xml_node *c = n->first; c; c = c->next)
			header(k, c);
	}
}

/* absolute="00:00:05", or interval="1.5" since="#T0". */
static void timeline(struct tei *k, const struct xml_node *when)
{
	for (; when; when = tree_next(when, "when")) {
		struct str id = tree_attr(when, "xml:id"), at = tree_attr(when, "absolute");
		struct str since = tree_attr(when, "since");
		const int64_t *base = NULL;
		int64_t *ms = ARENA_NEW(k->a, int64_t);
		if (since.n > 1)
			base = map_get(&k->times, (struct str){ since.s + 1, since.n - 1 });
		*ms = at.n ? read_cues_time(&at) : read_cues_seconds(tree_attr(when, "interval"));
		if (*ms >= 0 && base && !at.n)
			*ms += *base;
		if (id.n && *ms >= 0)
			map_put(&k->times, id, ms);
	}
}

static void text(struct tei *k, const struct xml_node *n)
{
	for (const struct xml_node *c = n->first; c; c = c->next) {
		if (tree_is(c, "teiHeader"))
			header(k, c);
		else if (tree_is(c, "TEI") || tree_is(c, "TEI.2") || tree_is(c, "text"))
			text(k, c);
		else if (tree_is(c, "timeline"))
			timeline(k, tree_child(c, "when"));
		else
			read_tei_node(k, c);
	}
}

static int fits(const struct read_source *s)
{
	static const char *const roots[] = { "TEI", "TEI.2", "teiCorpus", "teiCorpus.2" };
	struct str tag, root = read_root_name(s->text, &tag);
	for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
		if (root.n && str_is(root, roots[i]))
			return 100;
	}
	return 0;
}

static bool read(struct transcript *t, struct diag *d, const struct read_source *s)
{
	struct tei k = {
		.t = t, .diag = d, .a = arena_new(), .pen = read_pen(t), .start = -1, .end = -1
	};
	struct xml_node *root = xml_parse(k.a, d, s->file, s->bytes);
	k.times.a = k.a;
	if (root)
		text(&k, root);
	read_pen_end(&k.pen);
	arena_drop(k.a);
	return root != NULL;
}

const struct read_format read_tei = { "TEI", "xml tei", true, fits, read, PROOF_TAGS };
