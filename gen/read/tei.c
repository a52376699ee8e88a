/* TEI (P5, and P4 without a namespace): transcriptions of speech (`u who`), of plays (`sp`,
 * `speaker`) and of print. A row says what an element does; an element without a row gives its
 * text.
 *
 * Of two readings of one place (choice, app) one is taken, the regular one, and the other left out
 * with the reason. What is heard and not said (`vocal`, `incident`) stands in brackets, as it does
 * in transcripts without markup. */
#include "read/tei.h"

#include "read/sniff.h"
#include "read/talk.h"

/* --- small things */

static uint32_t rendered(const struct xml_node *n, uint32_t otherwise)
{
	static const struct {
		const char *part;
		uint32_t look;
	} looks[] = { { "bold", STRETCH_BOLD }, { "ital", STRETCH_ITALIC },
		{ "underl", STRETCH_UNDERLINE }, { "smallcap", STRETCH_SMALLCAPS },
		{ "small-cap", STRETCH_SMALLCAPS }, { "sup", STRETCH_SUPER },
		{ "sub", STRETCH_SUB }, { "code", STRETCH_CODE } };
	struct str r = tree_attr(n, "rend");
	uint32_t look = 0;
	if (!r.n)
		r = tree_attr(n, "rendition");
	if (!r.n)
		r = tree_attr(n, "style");
	for (size_t i = 0; i < sizeof looks / sizeof *looks && r.n; i++) {
		if (memmem(r.s, r.n, looks[i].part, strlen(looks[i].part)))
			look |= looks[i].look;
	}
	if (str_is(r, "b"))
		look = STRETCH_BOLD;
	return look || r.n ? look : otherwise;
}

void read_tei_open(struct tei *k, enum passage_kind kind, const char *role)
{
	struct passage p = { .kind = kind,
		.speaker = k->speaker,
		.label = k->label,
		.start = k->start,
		.end = k->end,
		.lang = k->lang,
		.role = str_of(role),
		.blank = 1 };
	if (k->list && kind == PASSAGE_TEXT) {
		p.kind = PASSAGE_ITEM;
		p.level = k->list;
		p.ordered = k->ordered;
	} else if (k->quote && kind == PASSAGE_TEXT) {
		p.kind = PASSAGE_QUOTE;
		p.level = k->quote;
	}
	if (kind == PASSAGE_HEADING)
		p.level = k->depth ? k->depth : 1;
	read_pen_open(&k->pen, p);
}

/* In an utterance a blank line is a paragraph, whatever XML thinks of white space. */
static void words(struct tei *k, const struct xml_node *n)
{
	struct str s = n->text;
	struct loc loc = n->loc;
	while (k->turn && s.n) {
		const char *gap = memmem(s.s, s.n, "\n\n", 2);
		size_t len = gap ? (size_t)(gap - s.s) : s.n;
		if (!gap)
			break;
		read_pen_text(&k->pen, (struct str){ s.s, len }, loc);
		read_pen_end(&k->pen);
		for (size_t i = 0; i < len + 2; i++)
			loc.line += s.s[i] == '\n';
		loc.column = 1;
		s = (struct str){ s.s + len + 2, s.n - len - 2 };
	}
	read_pen_text(&k->pen, s, loc);
}

void read_tei_put(struct tei *k, struct str s, struct loc loc)
{
	if (s.n)
		read_pen_text(&k->pen, s, loc);
}

/* Text in brackets, unless it brings its own. */
void read_tei_bracketed(struct tei *k, const struct xml_node *n)
{
	struct str s = tree_text(k->a, n);
	bool own = s.n && (*s.s == '[' || *s.s == '(');
	if (!s.n)
		return;
	read_tei_put(k, own ? (struct str){ 0 } : STR("["), n->loc);
	read_tei_kids(k, n);
	k->pen.space = own ? k->pen.space : 0;
	read_tei_put(k, own ? (struct str){ 0 } : STR("]"), n->loc);
}

static void event(struct tei *k, const struct xml_node *n)
{
	struct str desc = tree_attr(n, "desc");
	if (!desc.n && str_is(n->name, "gap"))
		desc = tree_attr(n, "reason");
	read_pen_space(&k->pen);
	if (tree_text(k->a, n).n)
		read_tei_bracketed(k, n);
	else if (desc.n)
		read_tei_put(k, arena_printf(k->a, "[%.*s]", STR_ARG(desc)), n->loc);
	else if (str_is(n->name, "gap"))
		read_tei_put(k, STR("[\xe2\x80\xa6]"), n->loc);
	read_pen_space(&k->pen);
}

/* The first of these that is there; what the others say is left out. */
static void choose(struct tei *k, const struct xml_node *n, const char *const *order)
{
	const struct xml_node *best = NULL;
	for (size_t i = 0; order[i] && !best; i++)
		best = tree_child(n, order[i]);
	for (const struct xml_node *c = n->first; c && !best; c = c->next)
		best = c->name.s ? c : NULL;
	for (const struct xml_node *c = n->first; c; c = c->next) {
		if (c == best)
			read_tei_kids(k, c);
		else if (c->name.s)
			tree_leave(k->t, c, "the other reading of this place is taken");
	}
}

static void styled(struct tei *k, const struct xml_node *n, uint32_t look)
{
	struct read_style was = k->pen.style;
	struct str lang = tree_attr(n, "xml:lang");
	k->pen.style.look |= look;
	if (lang.n)
		k->pen.style.lang = arena_str(k->t->arena, lang);
	read_tei_kids(k, n);
	k->pen.style = was;
}

static void reference(struct tei *k, const struct xml_node *n)
{
	struct str was = k->pen.style.link, to = tree_attr(n, "target");
	if (to.n && *to.s != '#')
		k->pen.style.link = to;
	if (tree_is(n, "ptr"))
		read_tei_put(k, to, n->loc);
	read_tei_kids(k, n);
	k->pen.style.link = was;
}

/* --- the rows */

struct row;
typedef void act(struct tei *, const struct xml_node *, const struct row *);

struct row {
	const char *name;
	act *act;
	uint32_t look;
	const char *word; /* role, or why it is left out */
};

static void act_pass(struct tei *k, const struct xml_node *n, const struct row *r)
{
	styled(k, n, r->look ? rendered(n, r->look) : 0);
}

static void act_block(struct tei *k, const struct xml_node *n, const struct row *r)
{
	read_tei_block(k, n, PASSAGE_TEXT, r->word);
}

static void act_div(struct tei *k, const struct xml_node *n, const struct row *r)
{
	(void)r;
	k->depth++;
	read_tei_block(k, n, PASSAGE_TEXT, "");
	k->depth--;
}

static void act_head(struct tei *k, const struct xml_node *n, const struct row *r)
{
	(void)r;
	read_tei_block(k, n, PASSAGE_HEADING, "");
}

static void act_turn(struct tei *k, const struct xml_node *n, const struct row *r)
{
	(void)r;
	read_tei_turn(k, n);
}

static void act_stage(struct tei *k, const struct xml_node *n, const struct row *r)
{
	(void)r;
	read_tei_stage(k, n);
}

static void act_list(struct tei *k, const struct xml_node *n, const struct row *r)
{
	(void)r;
	read_tei_list(k, n);
}

static void act_quote(struct tei *k, const struct xml_node *n, const struct row *r)
{
	(void)r;
	read_tei_quote(k, n);
}

static void act_figure(struct tei *k, const struct xml_node *n, const struct row *r)
{
	(void)r;
	read_tei_figure(k, n);
}

static void act_note(struct tei *k, const struct xml_node *n, const struct row *r)
{
	(void)r;
	read_tei_note(k, n);
}

static void act_row(struct tei *k, const struct xml_node *n, const struct row *r)
{
	(void)r;
	k->tables += tree_child(n->parent, "row") == n;
	read_tei_cells(k, n);
}

static void act_ref(struct tei *k, const struct xml_node *n, const struct row *r)
{
	(void)r;
	reference(k, n);
}

static void act_choice(struct tei *k, const struct xml_node *n, const struct row *r)
{
	static const char *const regular[] = { "corr", "reg", "expan", NULL };
	(void)r;
	choose(k, n, regular);
}

static void act_app(struct tei *k, const struct xml_node *n, const struct row *r)
{
	static const char *const lemma[] = { "lem", NULL };
	(void)r;
	choose(k, n, lemma);
}

static void act_supplied(struct tei *k, const struct xml_node *n, const struct row *r)
{
	(void)r;
	read_tei_bracketed(k, n);
}

static void act_event(struct tei *k, const struct xml_node *n, const struct row *r)
{
	(void)r;
	event(k, n);
}

static void act_space(struct tei *k, const struct xml_node *n, const struct row *r)
{
	(void)r;
	if (!str_is(tree_attr(n, "break"), "no"))
		read_pen_space(&k->pen);
	read_tei_kids(k, n);
}

static void act_leave(struct tei *k, const struct xml_node *n, const struct row *r)
{
	tree_leave(k->t, n, r->word);
}

static const struct row rows[] = {
	{ "p", act_block, 0, "" },
	{ "ab", act_block, 0, "" },
	{ "l", act_block, 0, "verse" },
	{ "salute", act_block, 0, "" },
	{ "signed", act_block, 0, "" },
	{ "dateline", act_block, 0, "" },
	{ "byline", act_block, 0, "byline" },
	{ "docAuthor", act_block, 0, "byline" },
	{ "docDate", act_block, 0, "date" },
	{ "trailer", act_block, 0, "" },
	{ "epigraph", act_quote, 0, "" },
	{ "div", act_div, 0, "" },
	{ "div1", act_div, 0, "" },
	{ "div2", act_div, 0, "" },
	{ "div3", act_div, 0, "" },
	{ "div4", act_div, 0, "" },
	{ "front", act_div, 0, "" },
	{ "back", act_div, 0, "" },
	{ "head", act_head, 0, "" },
	{ "titlePart", act_head, 0, "" },
	{ "docTitle", act_pass, 0, "" },
	{ "u", act_turn, 0, "" },
	{ "annotationBlock", act_turn, 0, "" },
	{ "sp", act_turn, 0, "" },
	{ "said", act_pass, 0, "" },
	{ "speaker", act_block, 0, "speaker" },
	{ "stage", act_stage, 0, "stage" },
	{ "list", act_list, 0, "" },
	{ "item", act_block, 0, "" },
	{ "label", act_pass, STRETCH_BOLD, "" },
	{ "quote", act_quote, 0, "" },
	{ "cit", act_pass, 0, "" },
	{ "row", act_row, 0, "" },
	{ "figure", act_figure, 0, "" },
	{ "graphic", act_figure, 0, "" },
	{ "note", act_note, 0, "" },
	{ "ref", act_ref, 0, "" },
	{ "ptr", act_ref, 0, "" },
	{ "choice", act_choice, 0, "" },
	{ "app", act_app, 0, "" },
	{ "supplied", act_supplied, 0, "" },
	{ "incident", act_event, 0, "" },
	{ "vocal", act_event, 0, "" },
	{ "kinesic", act_event, 0, "" },
	{ "writing", act_event, 0, "" },
	{ "event", act_event, 0, "" },
	{ "pause", act_event, 0, "" },
	{ "gap", act_event, 0, "" },
	{ "lb", act_space, 0, "" },
	{ "pb", act_space, 0, "" },
	{ "cb", act_space, 0, "" },
	{ "space", act_space, 0, "" },
	{ "w", act_space, 0, "" },
	{ "hi", act_pass, STRETCH_ITALIC, "" },
	{ "emph", act_pass, STRETCH_ITALIC, "" },
	{ "mentioned", act_pass, STRETCH_ITALIC, "" },
	{ "title", act_pass, STRETCH_ITALIC, "" },
	{ "foreign", act_pass, STRETCH_ITALIC, "" },
	{ "code", act_pass, STRETCH_CODE, "" },
	{ "del", act_leave, 0, "deleted in the source" },
	{ "surplus", act_leave, 0, "surplus in the source" },
	{ "fw", act_leave, 0, "running head or folio" },
	{ "spanGrp", act_leave, 0, "annotation" },
	{ "timeline", act_leave, 0, "timeline" },
	{ "teiHeader", act_leave, 0, "TEI header" },
	{ "standOff", act_leave, 0, "list beside the text" },
	{ "facsimile", act_leave, 0, "facsimile" },
	{ "sourceDoc", act_leave, 0, "facsimile" },
};

static const struct row *row_of(struct str name)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (str_is(name, rows[i].name))
			return &rows[i];
	}
	return NULL;
}

void read_tei_node(struct tei *k, const struct xml_node *n)
{
	const struct row *r;
	if (!n->name.s) {
		words(k, n);
		return;
	}
	r = row_of(n->name);
	if (r)
		r->act(k, n, r);
	else
		styled(k, n, 0);
}

void read_tei_kids(struct tei *k, const struct xml_node *n)
{
	for (const struct xml_node *c = n->first; c; c = c->next)
		read_tei_node(k, c);
}
