/* DOCX (Office Open XML, transitional and strict): the archive and its parts. */
#include "read/docx.h"

#include "read/language.h"

#include "interview/interview.h"

bool read_docx_is(const struct docx *k, const struct xml_node *n, const char *name)
{
	return n && n->name.s && str_is(n->name, name) && str_eq(n->space, k->space);
}

struct str read_docx_attr(const struct xml_node *n, const char *local)
{
	return tree_local(n, local);
}

struct str read_docx_val(const struct xml_node *parent, const char *name)
{
	return read_docx_attr(tree_child(parent, name), "val");
}

struct loc read_docx_loc(const struct docx *k)
{
	return (struct loc){ .line = k->paragraph, .file = k->file };
}

/* Places inside of a part name the part. */
static struct xml_node *parse(struct docx *k, struct str name)
{
	struct str bytes, path;
	if (!archive_get(k->zip, k->a, name, XML_BYTES, &bytes))
		return NULL;
	path = arena_printf(
		k->a, "%.*s(%.*s)", STR_ARG(diag_name(k->diag, k->file)), STR_ARG(name));
	return xml_parse(k->a, k->diag, diag_file(k->diag, path), bytes);
}

/* word/document.xml -> word/_rels/document.xml.rels */
static struct str links_of(struct arena *a, struct str part)
{
	size_t n = part.n;
	while (n && part.s[n - 1] != '/')
		n--;
	return arena_printf(
		a, "%.*s_rels/%.*s.rels", (int)n, part.s, (int)(part.n - n), part.s + n);
}

void read_docx_links(struct docx *k, struct str part)
{
	const struct xml_node *root = parse(k, links_of(k->a, part));
	k->all = NULL;
	k->links = (struct map){ .a = k->a };
	for (const struct xml_node *n = tree_child(root, "Relationship"); n;
		n = tree_next(n, "Relationship")) {
		struct docx_link *l = ARENA_NEW(k->a, struct docx_link);
		struct str type = tree_attr(n, "Type"), target = tree_attr(n, "Target");
		const char *slash = type.n ? memrchr(type.s, '/', type.n) : NULL;
		l->outside = str_is(tree_attr(n, "TargetMode"), "External");
		l->target = l->outside ? target : archive_path(k->a, part, target);
		if (slash)
			type = (struct str){ slash + 1, type.n - (size_t)(slash + 1 - type.s) };
		l->type = type;
		l->next = k->all;
		k->all = l;
		map_put(&k->links, tree_attr(n, "Id"), l);
	}
}

static const struct docx_link *linked(const struct docx *k, const char *type)
{
	const struct docx_link *l = k->all;
	while (l && !(str_is(l->type, type) && !l->outside))
		l = l->next;
	return l;
}

struct xml_node *read_docx_part(struct docx *k, const char *type)
{
	const struct docx_link *l = linked(k, type);
	return l ? parse(k, l->target) : NULL;
}

/* --- the parts beside the text */

static void collect(struct map *to, const struct xml_node *root, const char *name)
{
	for (const struct xml_node *n = tree_child(root, name); n; n = tree_next(n, name)) {
		struct str type = read_docx_attr(n, "type");
		if (!type.n || str_is(type, "normal"))
			map_put(to, read_docx_attr(n, "id"), (void *)n);
	}
}

static void properties(struct docx *k)
{
	static const struct {
		const char *name;
		enum fact_kind kind;
	} facts[] = { { "title", FACT_TITLE }, { "creator", FACT_AUTHOR }, { "created", FACT_DATE },
		{ "subject", FACT_SUBTITLE }, { "description", FACT_SUMMARY },
		{ "keywords", FACT_SUBJECT } };
	const struct xml_node *root = read_docx_part(k, "core-properties");
	struct str lang = tree_text(k->a, tree_child(root, "language"));
	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
		const struct xml_node *n = tree_child(root, facts[i].name);
		struct str value = tree_text(k->a, n);
		tree_property(k->t, (struct fact){ .kind = facts[i].kind,
					    .value = value,
					    .key = str_of(facts[i].name),
					    .loc = { .file = k->file } });
	}
	if (lang.n)
		k->t->lang = read_language(k->t->arena, lang);
}

/* How many letters the runs of a tree say to be of which language. */
static void count_languages(struct docx *k, const struct xml_node *n, struct map *counts)
{
	for (; n; n = n->next) {
		struct str lang;
		if (!n->name.s)
			continue;
		if (!read_docx_is(k, n, "r")) {
			count_languages(k, n->first, counts);
			continue;
		}
		lang = read_docx_val(tree_child(n, "rPr"), "lang");
		if (!lang.n)
			lang = k->plain.letters.lang;
		if (lang.n) {
			size_t *c = map_get(counts, lang);
			const struct xml_node *t = tree_child(n, "t");
			if (!c) {
				c = ARENA_NEW(k->a, size_t);
				map_put(counts, lang, c);
			}
			*c += t && t->first ? t->first->text.n : 0;
		}
	}
}

static void language(struct docx *k, const struct xml_node *body)
{
	struct map counts = { .a = k->a };
	size_t most = 0;
	if (k->t->lang.n)
		return;
	count_languages(k, body, &counts);
	for (size_t i = 0; i < counts.n; i++) {
		if (*(size_t *)counts.val[i] > most) {
			most = *(size_t *)counts.val[i];
			k->t->lang = arena_str(k->t->arena, counts.key[i]);
		}
	}
}

static void margins(struct docx *k)
{
	for (const struct docx_link *l = k->all; l; l = l->next) {
		if ((str_is(l->type, "header") || str_is(l->type, "footer")) && !l->outside)
			tree_leave(k->t, parse(k, l->target), "header or footer of the page");
	}
}

/* Bytes of the pictures that were met. */
static void media(struct docx *k)
{
	for (size_t i = 0; i < k->media.n; i++) {
		struct str bytes;
		if (archive_get(
			    k->zip, k->t->arena, k->media.key[i], INTERVIEW_IMAGE_BYTES, &bytes))
			transcript_medium(k->t, k->media.key[i], bytes);
	}
}

static bool document(struct docx *k)
{
	const struct docx_link *main;
	struct xml_node *root;
	read_docx_links(k, STR(""));
	properties(k);
	main = linked(k, "officeDocument");
	k->part = main ? main->target : STR("word/document.xml");
	root = parse(k, k->part);
	if (!root || !tree_is(root, "document")) {
		diag_at(k->diag, DIAG_ERROR, (struct loc){ .file = k->file },
			"expected the text of a Word document in the archive, found none; the file "
			"is not read");
		return false;
	}
	k->space = root->space;
	read_docx_links(k, k->part);
	read_docx_styles(k, read_docx_part(k, "styles"));
	read_docx_lists(k, read_docx_part(k, "numbering"));
	collect(&k->footnotes, read_docx_part(k, "footnotes"), "footnote");
	collect(&k->endnotes, read_docx_part(k, "endnotes"), "endnote");
	collect(&k->comments, read_docx_part(k, "comments"), "comment");
	language(k, root->first);
	k->style = &k->plain;
	read_docx_blocks(k, tree_child(root, "body"));
	read_pen_end(&k->pen);
	read_docx_talk(k);
	margins(k);
	media(k);
	return true;
}

static bool read(struct transcript *t, struct diag *d, const struct read_source *s)
{
	struct docx k = { .t = t,
		.diag = d,
		.a = arena_new(),
		.file = s->file,
		.refuse = s->refuse,
		.pen = read_pen(t) };
	bool good;
	k.styles.a = k.links.a = k.lists.a = k.footnotes.a = k.endnotes.a = k.comments.a =
		k.media.a = k.a;
	k.plain = (struct docx_style){ .outline = -1, .list = -1, .before = -1, .after = -1 };
	k.zip = archive_open(k.a, d, s->file, s->bytes);
	good = k.zip && document(&k);
	archive_close(k.zip);
	arena_drop(k.a);
	return good;
}

static int fits(const struct read_source *s)
{
	return str_starts(s->bytes, "PK\3\4") &&
			       (memmem(s->bytes.s, s->bytes.n, "word/", 5) != NULL)
		       ? 100
		       : 0;
}

const struct read_format read_docx = { "DOCX", "docx docm dotx", true, fits, read, PROOF_DOCX };
