/* ODT (OpenDocument text), in its archive or flat: blocks, and the parts beside the text. */
#include "read/odt.h"

#include "interview/interview.h"
#include "read/language.h"
#include "read/sniff.h"
#include "read/talk.h"

static struct str role(struct odt *k, struct str name)
{
	static const char *const usual[] = { "standard", "text body", "default paragraph style",
		"normal", "body text", "list contents", "table contents", "preformatted text" };
	char *c = arena_cstr(k->t->arena, name);
	for (size_t i = 0; i < name.n; i++)
		c[i] = c[i] >= 'A' && c[i] <= 'Z' ? (char)(c[i] | 32) : c[i];
	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) {
		if (strcmp(c, usual[i]) == 0)
			return (struct str){ 0 };
	}
	return str_starts(str_of(c), "heading") ? (struct str){ 0 } : str_of(c);
}

enum { HALF_A_LINE = 70 }; /* thousandths of an inch */

static struct passage kind_of(struct odt *k, const struct xml_node *n)
{
	struct passage p = { .kind = PASSAGE_TEXT, .start = -1, .end = -1 };
	struct str outline = tree_local(n, "outline-level");
	int gap = k->style->above > k->below ? k->style->above : k->below;
	p.role = role(k, k->style->name);
	if (tree_is(n, "h") || k->style->outline > 0) {
		p.kind = PASSAGE_HEADING;
		p.level = outline.n == 1 ? outline.s[0] - '0' : k->style->outline;
		p.level = p.level > 0 ? p.level : 1;
	} else if (str_is(p.role, "title") || str_is(p.role, "subtitle")) {
		p.kind = PASSAGE_HEADING;
		p.level = str_is(p.role, "title") ? 1 : 2;
	} else if (str_is(p.role, "quotations") || str_is(p.role, "quote") ||
		   str_is(p.role, "block quotation")) {
		p.kind = PASSAGE_QUOTE;
		p.level = 1;
	} else if (k->level) {
		p.kind = PASSAGE_ITEM;
		p.level = k->level;
		p.ordered = k->list && k->level <= ODT_LEVELS &&
			    k->list->level[k->level - 1].ordered;
	}
	p.blank = k->t->first ? k->empty + (gap >= HALF_A_LINE) : 0;
	k->below = k->style->below;
	return p;
}

/* The label of an item, where it has letters. */
static void label(struct odt *k, struct passage *p)
{
	int i = k->level - 1;
	const struct odt_level *l = k->list && i >= 0 && i < ODT_LEVELS ? &k->list->level[i] : NULL;
	if (!k->item || !l)
		return;
	k->item = false;
	k->count[i] = k->count[i] ? k->count[i] + 1 : l->start;
	for (int j = i + 1; j < ODT_LEVELS; j++)
		k->count[j] = 0;
	if (!l->before.n)
		return;
	p->kind = PASSAGE_TEXT;
	p->level = 0;
	p->ordered = false;
	read_pen_open(&k->pen, *p);
	read_pen_text(&k->pen,
		arena_printf(
			k->a, "%.*s%d%.*s", STR_ARG(l->before), k->count[i], STR_ARG(l->behind)),
		read_odt_loc(k));
	read_pen_tab(&k->pen);
}

static void paragraph(struct odt *k, const struct xml_node *n, const char *as)
{
	struct passage like;
	k->paragraph += !k->notes;
	k->style = read_odt_style(k, &k->paragraphs, tree_local(n, "style-name"));
	if (k->style->hidden == 1) {
		tree_leave(k->t, n, "hidden text");
		return;
	}
	like = kind_of(k, n);
	if (str_starts(like.role, "contents ")) {
		tree_leave(k->t, n, "table of contents");
		return;
	}
	if (*as)
		like.role = str_of(as);
	read_pen_open(&k->pen, like);
	label(k, &like);
	k->pen.style = (struct read_style){ .look = read_odt_look(k->style, &k->plain) };
	read_odt_inside(k, n);
	k->empty = k->pen.any || k->pen.later ? 0 : k->empty + 1;
	read_pen_end(&k->pen);
}

struct passage *read_odt_aside(struct odt *k, const struct xml_node *n, const char *as)
{
	struct odt was = *k;
	struct passage *list;
	k->pen = read_pen_aside(&was.pen, &list);
	k->notes++;
	k->inside = k->item = false;
	k->level = 0;
	for (const struct xml_node *c = n ? n->first : NULL; c; c = c->next) {
		if (tree_is(c, "p") || tree_is(c, "h"))
			paragraph(k, c, as);
		else if (!tree_is(c, "creator") && !tree_is(c, "date") &&
			 !tree_is(c, "creator-initials"))
			tree_leave(k->t, c, "table or list in a note");
	}
	read_pen_end(&k->pen);
	was.media = k->media;
	was.pictures = k->pictures;
	*k = was;
	return list;
}

/* --- lists and tables */

static void items(struct odt *k, const struct xml_node *n)
{
	const struct odt_list *was = k->list,
			      *own = map_get(&k->lists, tree_local(n, "style-name"));
	if (own && !k->level && own != k->list)
		memset(k->count, 0, sizeof k->count);
	k->list = own ? own : k->list;
	k->level++;
	for (const struct xml_node *c = n->first; c; c = c->next) {
		if (!tree_is(c, "list-item") && !tree_is(c, "list-header"))
			continue;
		k->item = tree_is(c, "list-item");
		read_odt_blocks(k, c);
	}
	k->level--;
	k->list = k->level ? was : own ? own : was;
}

static size_t columns(const struct xml_node *n)
{
	size_t most = 0;
	for (const struct xml_node *c = n->first; c; c = c->next) {
		size_t cells = 0;
		if (tree_is(c, "table-rows") || tree_is(c, "table-header-rows"))
			cells = columns(c);
		for (const struct xml_node *d = tree_is(c, "table-row") ? c->first : NULL; d;
			d = d->next)
			cells += tree_is(d, "table-cell");
		most = cells > most ? cells : most;
	}
	return most;
}

static void row(struct odt *k, const struct xml_node *n, bool head)
{
	struct read_pen outer = k->pen;
	struct passage *r = transcript_passage(k->t, PASSAGE_ROW, read_odt_loc(k)),
		       **tail = &r->cell;
	unsigned column = 0;
	r->loc.line++;
	r->number = k->tables;
	r->level = head;
	for (const struct xml_node *c = n->first; c; c = c->next) {
		struct passage *list = NULL;
		if (!tree_is(c, "table-cell") && !tree_is(c, "covered-table-cell"))
			continue;
		k->pen = read_pen_aside(&outer, &list);
		read_odt_blocks(k, c);
		read_pen_end(&k->pen);
		read_cell(k->t, &tail, list, ++column, read_odt_loc(k));
	}
	k->pen = outer;
}

static void rows(struct odt *k, const struct xml_node *n, bool head)
{
	for (const struct xml_node *c = n->first; c; c = c->next) {
		if (tree_is(c, "table-row"))
			row(k, c, head);
		else if (tree_is(c, "table-rows") || tree_is(c, "table-header-rows") ||
			 tree_is(c, "table-row-group"))
			rows(k, c, tree_is(c, "table-header-rows"));
	}
}

static void table(struct odt *k, const struct xml_node *n)
{
	if (k->pen.into || columns(n) < 2) {
		for (const struct xml_node *c = n->first; c; c = c->next)
			read_odt_blocks(k, c);
		return;
	}
	read_pen_end(&k->pen);
	k->tables++;
	rows(k, n, false);
	k->empty = 0;
}

static void index_of_changes(struct odt *k, const struct xml_node *n)
{
	for (const struct xml_node *c = tree_child(n, "changed-region"); c;
		c = tree_next(c, "changed-region")) {
		struct str id = tree_local(c, "id");
		const struct xml_node *d = tree_child(c, "deletion");
		if (d)
			map_put(&k->deleted, id, (void *)d);
		if (tree_child(c, "insertion"))
			map_put(&k->inserted, id, (void *)c);
		for (const struct xml_node *p = d && !k->refuse ? d->first : NULL; p; p = p->next) {
			if (!tree_is(p, "change-info"))
				tree_leave(k->t, p, "deleted, a tracked change that is taken");
		}
	}
}

void read_odt_blocks(struct odt *k, const struct xml_node *n)
{
	for (const struct xml_node *c = n->first; c; c = c->next) {
		if (!c->name.s)
			continue;
		if (tree_is(c, "p") || tree_is(c, "h"))
			paragraph(k, c, "");
		else if (tree_is(c, "list"))
			items(k, c);
		else if (tree_is(c, "table"))
			table(k, c);
		else if (tree_is(c, "tracked-changes"))
			index_of_changes(k, c);
		else if (tree_is(c, "table-of-content") || tree_is(c, "alphabetical-index"))
			tree_leave(k->t, c, "table of contents");
		else if (tree_is(c, "change-start") || tree_is(c, "change-end") ||
			 tree_is(c, "change") || tree_is(c, "frame"))
			read_odt_inside(k, &(struct xml_node){ .name = STR("p"),
						   .first = &(struct xml_node){ .name = c->name,
							   .attr = c->attr,
							   .first = c->first } });
		else if (!tree_is(c, "forms") && !tree_is(c, "sequence-decls") &&
			 !tree_is(c, "variable-decls") && !tree_is(c, "user-field-decls"))
			read_odt_blocks(k, c);
	}
}

/* --- parts */

static struct xml_node *parse(struct odt *k, const char *name)
{
	struct str bytes, path;
	if (!archive_get(k->zip, k->a, str_of(name), XML_BYTES, &bytes))
		return NULL;
	path = arena_printf(k->a, "%.*s(%s)", STR_ARG(diag_name(k->diag, k->file)), name);
	return xml_parse(k->a, k->diag, diag_file(k->diag, path), bytes);
}

static void properties(struct odt *k, const struct xml_node *meta)
{
	static const struct {
		const char *name;
		enum fact_kind kind;
	} facts[] = { { "title", FACT_TITLE }, { "initial-creator", FACT_AUTHOR },
		{ "creator", FACT_AUTHOR }, { "creation-date", FACT_DATE },
		{ "subject", FACT_SUBTITLE }, { "description", FACT_SUMMARY },
		{ "keyword", FACT_SUBJECT } };
	struct str lang = tree_text(k->a, tree_child(meta, "language"));
	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
		struct str value = tree_text(k->a, tree_child(meta, facts[i].name));
		bool again = str_is(str_of(facts[i].name), "creator") &&
			     tree_child(meta, "initial-creator");
		if (!again)
			tree_property(k->t, (struct fact){ .kind = facts[i].kind,
						    .value = value,
						    .key = str_of(facts[i].name),
						    .loc = { .file = k->file } });
	}
	if (lang.n)
		k->t->lang = read_language(k->t->arena, lang);
}

static void media(struct odt *k)
{
	for (size_t i = 0; i < k->media.n; i++) {
		struct str bytes;
		if (archive_get(k->zip, k->t->arena, archive_path(k->a, STR(""), k->media.key[i]),
			    INTERVIEW_IMAGE_BYTES, &bytes))
			transcript_medium(k->t, k->media.key[i], bytes);
	}
}

static bool document(struct odt *k, const struct read_source *s)
{
	struct xml_node *flat = k->zip ? NULL : xml_parse(k->a, k->diag, s->file, s->bytes);
	struct xml_node *content = k->zip ? parse(k, "content.xml") : flat;
	const struct xml_node *text = tree_child(content, "body/text");
	if (!text) {
		if (k->zip || flat)
			diag_at(k->diag, DIAG_ERROR, (struct loc){ .file = k->file },
				"expected the text of an OpenDocument file, found none; the file "
				"is not read");
		return false;
	}
	properties(k, tree_child(k->zip ? parse(k, "meta.xml") : flat, "meta"));
	read_odt_styles(k, k->zip ? parse(k, "styles.xml") : NULL);
	read_odt_styles(k, content);
	read_odt_resolve(k);
	if (!k->t->lang.n && !str_is(k->plain.lang, "none"))
		k->t->lang = arena_str(k->t->arena, k->plain.lang);
	k->style = &k->plain;
	read_odt_blocks(k, text);
	read_pen_end(&k->pen);
	if (k->zip)
		media(k);
	return true;
}

static bool read(struct transcript *t, struct diag *d, const struct read_source *s)
{
	struct odt k = { .t = t,
		.diag = d,
		.a = arena_new(),
		.file = s->file,
		.refuse = s->refuse,
		.pen = read_pen(t) };
	bool good;
	k.paragraphs.a = k.texts.a = k.lists.a = k.deleted.a = k.inserted.a = k.media.a = k.a;
	k.plain = (struct odt_style){ .bold = -1,
		.italic = -1,
		.underline = -1,
		.smallcaps = -1,
		.raised = -1,
		.hidden = -1,
		.above = -1,
		.below = -1 };
	if (str_starts(s->bytes, "PK")) {
		k.zip = archive_open(k.a, d, s->file, s->bytes);
		good = k.zip && document(&k, s);
		archive_close(k.zip);
	} else {
		good = document(&k, s);
	}
	arena_drop(k.a);
	return good;
}

static int fits(const struct read_source *s)
{
	static const char type[] = "application/vnd.oasis.opendocument.text";
	struct str tag, root = read_root_name(s->text, &tag), head = s->bytes;
	head.n = head.n < 4096 ? head.n : 4096;
	if (str_starts(s->bytes, "PK\3\4"))
		return memmem(head.s, head.n, type, sizeof type - 1)       ? 100
		       : memmem(s->bytes.s, s->bytes.n, "content.xml", 11) ? 60
									   : 0;
	return root.n && str_is(root, "document") && memmem(head.s, head.n, "opendocument", 12)
		       ? 100
		       : 0;
}

const struct read_format read_odt = { "ODT", "odt fodt ott", true, fits, read, PROOF_ODT };
