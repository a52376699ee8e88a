/* Layout files into settings. */
#include "style/inside.h"

#include "base/file.h"
#include "xml/xml.h"

static const char space[] = "urn:entrevue:layout:1";

struct style_settings *style_of(const struct style_reader *r, enum style_kind kind, size_t row)
{
	size_t n;
	style_rows(&n);
	return &r->settings[(size_t)kind * n + row];
}

/* What a group's properties belong to: a kind, or STYLE_N for those of the layout as a whole. */
static bool group_of(struct str group, enum style_kind *kind)
{
	size_t n;
	const struct style_row *row = style_rows(&n);
	*kind = style_kind_of(group);
	for (size_t i = 0; i < n && *kind == STYLE_N; i++) {
		if (row[i].on == 0 && str_is(group, row[i].group))
			return true;
	}
	return *kind != STYLE_N;
}

static bool suits(const struct style_row *row, enum style_kind kind, struct str group)
{
	if (kind == STYLE_N)
		return row->on == 0 && str_is(group, row->group);
	if (row->on == ON_TURNS)
		return kind == STYLE_BODY || kind == STYLE_QUESTION || kind == STYLE_ANSWER ||
		       kind == STYLE_REMARK;
	return (row->on & (kind < STYLE_FIRST_SPAN ? ON_BLOCKS : ON_SPANS)) != 0;
}

static void suggest(struct buf *b, const struct style_nearest *x)
{
	const char *meant = style_meant(x);
	if (meant)
		buf_printf(b, " (%s was perhaps meant)", meant);
}

static void complain_group(struct style_reader *r, struct str group, struct loc loc)
{
	size_t n;
	const struct style_row *row = style_rows(&n);
	struct style_nearest x = { .word = group };
	struct buf b = { .a = r->arena };
	for (size_t i = 0; i < n; i++) {
		if (row[i].on == 0)
			style_near(&x, row[i].group);
	}
	for (enum style_kind k = 0; k < STYLE_N; k++)
		style_near(&x, style_kind_name(k));
	suggest(&b, &x);
	diag_at(r->diag, DIAG_ERROR, loc,
		"there are no properties of \"%.*s\"%.*s; what is said of it is left out",
		STR_ARG(group), STR_ARG(b));
}

static void complain_name(struct style_reader *r, enum style_kind kind, struct str group,
	struct str name, struct loc loc)
{
	size_t n;
	const struct style_row *row = style_rows(&n);
	struct style_nearest x = { .word = name };
	struct buf b = { .a = r->arena };
	for (size_t i = 0; i < n; i++) {
		if (suits(&row[i], kind, group)) {
			style_near(&x, row[i].name);
		} else if (kind != STYLE_N && row[i].on && str_is(name, row[i].name)) {
			diag_at(r->diag, DIAG_ERROR, loc,
				"\"%.*s\" is a property of %s, and %.*s is not one; it is left out",
				STR_ARG(name),
				row[i].on == ON_TURNS   ? "turns and body"
				: row[i].on & ON_BLOCKS ? "blocks"
							: "spans",
				STR_ARG(group));
			return;
		}
	}
	suggest(&b, &x);
	diag_at(r->diag, DIAG_ERROR, loc, "%.*s has no property \"%.*s\"%.*s; it is left out",
		STR_ARG(group), STR_ARG(name), STR_ARG(b));
}

static void record(
	struct style_reader *r, struct style_settings *list, struct style_setting setting)
{
	struct style_setting *s = ARENA_NEW(r->arena, struct style_setting);
	*s = setting;
	s->order = ++r->order;
	if (list->last)
		list->last->next = s;
	else
		list->first = s;
	list->last = s;
}

/* A sheet by name is a width and a height: of these and of those written as lengths the newest
 * counts. */
static void set_paper(struct style_reader *r, struct style_setting s)
{
	const struct style_paper *p = style_paper(s.text);
	if (!p)
		return;
	s.text = str_of(p->width);
	style_set(r, STR("page"), STR("width"), s);
	s.text = str_of(p->height);
	style_set(r, STR("page"), STR("height"), s);
}

/* The row of a property; n when there is none. */
static size_t row_of(enum style_kind kind, struct str group, struct str name, size_t *n)
{
	const struct style_row *row = style_rows(n);
	size_t i = 0;
	while (i < *n && !(style_is(name, row[i].name) && suits(&row[i], kind, group)))
		i++;
	return i;
}

struct loc style_where(const struct style_reader *r, struct str properties)
{
	struct loc loc = { .file = diag_file(r->diag, r->outermost) };
	struct str word;
	uint32_t newest = 0;
	while ((word = str_word(&properties)).n) {
		const char *dot = memchr(word.s, '.', word.n);
		struct str group = { word.s, dot ? (size_t)(dot - word.s) : word.n };
		struct str name = { word.s + group.n + 1, dot ? word.n - group.n - 1 : 0 };
		enum style_kind kind;
		size_t n, i;
		if (!group_of(group, &kind) || (i = row_of(kind, group, name, &n)) == n)
			continue;
		const struct style_setting *s = style_of(r, kind, i)->last;
		if (s && s->order > newest) {
			newest = s->order;
			loc = s->loc;
		}
	}
	return loc;
}

void style_set(
	struct style_reader *r, struct str group, struct str name, struct style_setting setting)
{
	size_t n, i;
	enum style_kind kind;
	if (!group_of(group, &kind)) {
		complain_group(r, group, setting.loc);
		return;
	}
	i = row_of(kind, group, name, &n);
	if (i == n) {
		complain_name(r, kind, group, name, setting.loc);
		return;
	}
	record(r, style_of(r, kind, i), setting);
	if (style_rows(&n)[i].words == style_papers)
		set_paper(r, setting);
}

static void set_all(struct style_reader *r, const struct xml_node *e, struct str group)
{
	bool style = str_is(e->name, "style");
	for (const struct xml_attr *a = e->attr; a; a = a->next) {
		if (style && str_is(a->name, "for"))
			continue;
		style_set(r, group, a->name,
			(struct style_setting){ .text = a->value, .loc = e->loc });
	}
}

/* for="question answer": the same for each of them. */
static void read_style(struct style_reader *r, const struct xml_node *e)
{
	struct str kinds = xml_attr(e, "for"), kind;
	enum style_kind k;
	if (!str_trim(kinds).n) {
		diag_at(r->diag, DIAG_ERROR, e->loc,
			"expected for=\"...\", the kinds of text this style is for; it is left "
			"out");
		return;
	}
	while ((kind = str_word(&kinds)).n) {
		k = style_kind_of(kind);
		if (k == STYLE_N)
			complain_group(r, kind, e->loc);
		else
			set_all(r, e, kind);
	}
}

static struct str text_of(struct arena *a, const struct xml_node *e)
{
	struct buf b = { .a = a };
	for (const struct xml_node *t = e->first; t; t = t->next) {
		struct str rest = t->text, word;
		while ((word = str_word(&rest)).n) {
			if (b.n)
				buf_char(&b, ' ');
			buf_str(&b, word);
		}
	}
	return buf_get(&b);
}

static void read_element(struct style_reader *r, const struct xml_node *e)
{
	enum style_kind kind;
	if (!e->name.s) {
		if (str_trim(e->text).n)
			diag_at(r->diag, DIAG_ERROR, e->loc,
				"expected an element and found text; it is left out");
		return;
	}
	if (str_is(e->name, "description")) {
		r->description = text_of(r->arena, e);
		return;
	}
	if (e->first && str_trim(text_of(r->arena, e)).n + (e->first->name.s != NULL))
		diag_at(r->diag, DIAG_ERROR, e->loc,
			"expected <%.*s> to be empty; what is in it is left out", STR_ARG(e->name));
	if (str_is(e->name, "style"))
		read_style(r, e);
	else if (!group_of(e->name, &kind) || kind != STYLE_N)
		complain_group(r, e->name, e->loc);
	else
		set_all(r, e, e->name);
}

static bool begun(const struct style_reader *r, struct str path)
{
	for (size_t i = 0; i < r->depth; i++) {
		if (str_eq(r->path[i], path))
			return true;
	}
	return false;
}

static void read_base(struct style_reader *r, const struct xml_node *root)
{
	struct str name = str_trim(xml_attr(root, "based-on")), path;
	if (!name.n)
		return;
	path = style_find(r, name, root->loc);
	if (!path.n)
		return;
	if (begun(r, path))
		diag_at(r->diag, DIAG_ERROR, root->loc,
			"the layout \"%.*s\" is based on this one; it is not read again",
			STR_ARG(name));
	else if (r->depth == STYLE_DEPTH)
		diag_at(r->diag, DIAG_ERROR, root->loc,
			"expected at most %d layouts one based on the other; \"%.*s\" is left out",
			STYLE_DEPTH, STR_ARG(name));
	else
		style_read(r, path);
}

static void read_root(struct style_reader *r, const struct xml_node *root)
{
	struct str known[] = { STR("name"), STR("based-on") };
	for (const struct xml_attr *a = root->attr; a; a = a->next) {
		if (!str_eq(a->name, known[0]) && !str_eq(a->name, known[1]) &&
			!str_starts(a->name, "xml:") && !str_starts(a->name, "xsi:"))
			diag_at(r->diag, DIAG_ERROR, root->loc,
				"expected name or based-on and found \"%.*s\"; it is left out",
				STR_ARG(a->name));
	}
}

static const struct xml_node *open_layout(struct arena *a, struct diag *d, struct str path)
{
	struct str bytes;
	const struct xml_node *root;
	if (!file_read(a, d, path, STYLE_FILE_BYTES, &bytes))
		return NULL;
	root = xml_parse(a, d, diag_file(d, path), bytes);
	if (!root || (str_is(root->name, "layout") && str_is(root->space, space)))
		return root;
	diag_at(d, DIAG_ERROR, root->loc,
		"expected <layout xmlns=\"%s\"> and found <%.*s>; nothing of it is used", space,
		STR_ARG(root->name));
	return NULL;
}

struct str style_description(struct arena *a, struct diag *d, struct str path)
{
	const struct xml_node *root = open_layout(a, d, path);
	for (const struct xml_node *e = root ? root->first : NULL; e; e = e->next) {
		if (str_is(e->name, "description"))
			return text_of(a, e);
	}
	return (struct str){ 0 };
}

bool style_read(struct style_reader *r, struct str path)
{
	const struct xml_node *root = open_layout(r->arena, r->diag, path);
	if (!root)
		return false;
	r->path[r->depth++] = path;
	read_base(r, root);
	r->depth--;
	read_root(r, root);
	r->name = str_trim(xml_attr(root, "name"));
	r->description = (struct str){ 0 };
	for (const struct xml_node *e = root->first; e; e = e->next)
		read_element(r, e);
	return true;
}
