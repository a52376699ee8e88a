/* What is inside of paragraphs. */
#include "read/odt.h"

#include "read/media.h"

struct loc read_odt_loc(const struct odt *k)
{
	return (struct loc){ .line = k->paragraph, .file = k->file };
}

static void text(struct odt *k, struct str s)
{
	if (k->inside && k->refuse) {
		if (str_trim(s).n)
			transcript_leave(k->t, str_trim(s),
				"inserted, a tracked change that is refused", read_odt_loc(k));
		return;
	}
	if (k->inside)
		k->pen.style.look |= STRETCH_INSERTED;
	else
		k->pen.style.look &= ~(uint32_t)STRETCH_INSERTED;
	read_pen_text(&k->pen, s, read_odt_loc(k));
}

static void span(struct odt *k, const struct xml_node *n)
{
	struct read_style was = k->pen.style;
	const struct odt_style *s = map_get(&k->texts, tree_local(n, "style-name"));
	if (s && s->hidden == 1) {
		tree_leave(k->t, n, "hidden text");
		return;
	}
	if (s) {
		k->pen.style.look = read_odt_look(k->style, s);
		if (k->pen.style.link.n)
			k->pen.style.look &= ~(uint32_t)STRETCH_UNDERLINE;
		if (s->lang.n && k->t->lang.n && !str_is(s->lang, "none") &&
			!str_starts(k->t->lang, arena_cstr(k->a, s->lang)))
			k->pen.style.lang = s->lang;
	}
	read_odt_inside(k, n);
	k->pen.style = was;
}

static void link(struct odt *k, const struct xml_node *n)
{
	struct str was = k->pen.style.link, to = tree_local(n, "href");
	if (to.n && *to.s != '#')
		k->pen.style.link = to;
	read_odt_inside(k, n);
	k->pen.style.link = was;
}

static void note(struct odt *k, const struct xml_node *n)
{
	struct passage *list = k->notes ? NULL : read_odt_aside(k, tree_child(n, "note-body"), "");
	struct str mark = tree_text(k->t->arena, tree_child(n, "note-citation"));
	if (!list)
		return;
	read_pen_apart(&k->pen, mark, read_odt_loc(k))->note = list;
}

static void annotation(struct odt *k, const struct xml_node *n)
{
	struct passage *list = k->notes ? NULL : read_odt_aside(k, n, "comment");
	for (struct passage *p = list; p; p = p->next) {
		p->kind = PASSAGE_NOTE;
		p->speaker = tree_text(k->t->arena, tree_child(n, "creator"));
		p->blank = 0;
	}
	read_pen_later(&k->pen, list);
}

static void frame(struct odt *k, const struct xml_node *n)
{
	const struct xml_node *image = tree_child(n, "image"), *box = tree_child(n, "text-box");
	const struct xml_node *data;
	struct str src = tree_local(image, "href");
	struct passage *p;
	if (box && !k->notes)
		read_pen_later(&k->pen, read_odt_aside(k, box, "text box"));
	data = tree_child(image, "binary-data");
	if (!src.n && !data)
		return;
	p = transcript_loose(k->t, PASSAGE_IMAGE, read_odt_loc(k));
	p->src = arena_str(k->t->arena, src);
	if (data) { /* flat: the picture stands here */
		p->src = arena_printf(k->t->arena, "picture-%zu", ++k->pictures);
		transcript_medium(k->t, p->src, read_base64(k->t->arena, tree_text(k->a, data)));
	}
	p->alt = tree_text(k->t->arena, tree_child(n, "desc"));
	if (!p->alt.n)
		p->alt = tree_text(k->t->arena, tree_child(n, "title"));
	if (k->zip && !map_get(&k->media, p->src))
		map_put(&k->media, p->src, p);
	read_pen_later(&k->pen, p);
}

/* What was deleted at this place comes back when changes are refused. */
static void change(struct odt *k, const struct xml_node *n)
{
	const struct xml_node *d = map_get(&k->deleted, tree_local(n, "change-id"));
	bool first = true;
	if (!d || !k->refuse)
		return;
	for (const struct xml_node *p = d->first; p; p = p->next) {
		if (!tree_is(p, "p") && !tree_is(p, "h"))
			continue;
		if (!first)
			read_pen_open(&k->pen, k->pen.like);
		first = false;
		read_odt_inside(k, p);
	}
}

static void spaces(struct odt *k, const struct xml_node *n)
{
	struct str many = tree_local(n, "c");
	if (many.n && (many.n > 1 || many.s[0] >= '3'))
		read_pen_tab(&k->pen);
	else
		read_pen_space(&k->pen);
}

static void element(struct odt *k, const struct xml_node *n)
{
	if (tree_is(n, "span"))
		span(k, n);
	else if (tree_is(n, "a"))
		link(k, n);
	else if (tree_is(n, "line-break"))
		read_pen_break(&k->pen);
	else if (tree_is(n, "tab"))
		read_pen_tab(&k->pen);
	else if (tree_is(n, "s"))
		spaces(k, n);
	else if (tree_is(n, "note"))
		note(k, n);
	else if (tree_is(n, "annotation"))
		annotation(k, n);
	else if (tree_is(n, "frame"))
		frame(k, n);
	else if (tree_is(n, "change"))
		change(k, n);
	else if (tree_is(n, "change-start"))
		k->inside = map_get(&k->inserted, tree_local(n, "change-id")) != NULL;
	else if (tree_is(n, "change-end"))
		k->inside = false;
	else if (tree_is(n, "ruby-text"))
		text(k, arena_printf(k->a, "(%.*s)", STR_ARG(tree_text(k->a, n))));
	else if (tree_child(n, "p"))
		read_pen_later(&k->pen, k->notes ? NULL : read_odt_aside(k, n, "text box"));
	else if (tree_is(n, "soft-page-break"))
		read_pen_space(&k->pen);
	else
		read_odt_inside(k, n);
}

void read_odt_inside(struct odt *k, const struct xml_node *n)
{
	for (const struct xml_node *c = n->first; c; c = c->next) {
		if (c->name.s)
			element(k, c);
		else
			text(k, c->text);
	}
}
