/* The walk through an article: a row says what an element does; one without a row gives its text.
 */
#include "read/cues.h"
#include "read/html.h"

struct row;
typedef void act(struct html *, const struct xml_node *, const struct row *);

struct row {
	const char *name;
	act *act;
	uint32_t look;
};

void read_html_open(struct html *k, enum passage_kind kind, const char *role)
{
	struct passage p = { .kind = kind,
		.speaker = k->speaker,
		.label = k->label,
		.start = k->start,
		.end = -1,
		.time = k->time,
		.lang = k->lang,
		.role = str_of(role),
		.blank = 1 };
	if (kind == PASSAGE_TEXT && k->list) {
		p.kind = PASSAGE_ITEM;
		p.level = k->list;
		p.ordered = k->ordered;
	} else if (kind == PASSAGE_TEXT && k->quote) {
		p.kind = PASSAGE_QUOTE;
		p.level = k->quote;
	} else if (kind == PASSAGE_HEADING) {
		p.level = k->level;
	}
	k->breaks = 0;
	read_pen_open(&k->pen, p);
}

/* A class that says what a paragraph is. */
static const char *role_of(const struct xml_node *n)
{
	static const char *const words[] = { "question", "answer", "interviewer", "interviewee",
		"moderator", "host", "guest", "stage", "kicker", "subtitle", "summary", "byline",
		"dateline", "standfirst", "lead", "credit", "caption", "pullquote" };
	for (size_t i = 0; n->attr && i < sizeof words / sizeof *words; i++) {
		if (read_html_class(n, words[i]))
			return words[i];
	}
	return "";
}

static void moment(struct html *k, const struct xml_node *n)
{
	int64_t ms;
	struct str s = n->attr ? tree_attr(n, "data-start") : (struct str){ 0 };
	if (!s.n && n->attr && (s = tree_attr(n, "data-m")).n) {
		ms = read_cues_seconds(s);
		k->start = ms >= 0 && k->start < 0 ? ms / 1000 : k->start;
	} else if (s.n) {
		ms = read_cues_seconds(s);
		k->start = ms >= 0 ? ms : k->start;
	}
}

void read_html_block(
	struct html *k, const struct xml_node *n, enum passage_kind kind, const char *role)
{
	struct str was = k->lang, lang = tree_attr(n, "lang");
	struct read_style style = k->pen.style;
	if (lang.n && !str_eq(lang, k->t->lang))
		k->lang = arena_str(k->t->arena, lang);
	k->pen.style.look |= read_html_look(k, n);
	moment(k, n);
	read_html_open(k, kind, role);
	read_html_kids(k, n);
	k->pen.style = style;
	if (k->pen.passage && !k->pen.cell) {
		k->start = -1;
		k->time = (struct str){ 0 };
	}
	k->lang = was;
	read_html_open(k, PASSAGE_TEXT, "");
}

static void styled(struct html *k, const struct xml_node *n, uint32_t look)
{
	struct read_style was = k->pen.style;
	struct str lang = tree_attr(n, "lang");
	k->pen.style.look |= look | (n->attr ? read_html_look(k, n) : 0);
	if (lang.n && !str_eq(lang, k->t->lang))
		k->pen.style.lang = lang;
	read_html_kids(k, n);
	k->pen.style = was;
}

static void list(struct html *k, const struct xml_node *n, const struct row *r)
{
	bool was = k->ordered;
	(void)r;
	k->ordered = str_is(n->name, "ol");
	k->list++;
	read_html_block(k, n, PASSAGE_TEXT, "");
	k->list--;
	k->ordered = was;
	read_html_open(k, PASSAGE_TEXT, "");
}

static void quote(struct html *k, const struct xml_node *n, const struct row *r)
{
	(void)r;
	k->quote++;
	read_html_block(k, n, PASSAGE_TEXT, role_of(n));
	k->quote--;
	read_html_open(k, PASSAGE_TEXT, "");
}

static void rule(struct html *k, const struct xml_node *n, const struct row *r)
{
	struct passage *p;
	(void)r;
	if (k->pen.into)
		return;
	read_pen_end(&k->pen);
	p = transcript_passage(k->t, PASSAGE_RULE, n->loc);
	p->blank = 1;
}

/* One ends a line, two a paragraph. */
static void line_end(struct html *k, const struct xml_node *n, const struct row *r)
{
	(void)n;
	(void)r;
	if (++k->breaks == 1) {
		read_pen_break(&k->pen);
	} else {
		read_html_open(k, k->pen.like.kind, "");
		k->breaks = 2;
	}
}

static void link(struct html *k, const struct xml_node *n, const struct row *r)
{
	struct str was = k->pen.style.link, to = tree_attr(n, "href");
	(void)r;
	if (k->in_note && to.n && *to.s == '#') {
		tree_leave(k->t, n, "way back from a footnote");
		return;
	}
	if (to.n && *to.s == '#' && read_html_note(k, n))
		return;
	if (to.n && *to.s != '#' && !str_starts(to, "javascript:"))
		k->pen.style.link = to;
	styled(k, n, 0);
	k->pen.style.link = was;
}

static void around(struct html *k, const struct xml_node *n, const char *open, const char *close)
{
	if (!tree_text(k->a, n).n)
		return;
	read_pen_text(&k->pen, str_of(open), n->loc);
	read_html_kids(k, n);
	k->pen.space = 0;
	read_pen_text(&k->pen, str_of(close), n->loc);
}

/* At the top of a transcript, beside paragraphs, <cite> is who speaks. */
static bool speaks(const struct xml_node *n)
{
	const struct xml_node *next = n->next;
	while (next && !next->name.s && !str_trim(next->text).n)
		next = next->next;
	return !tree_is(n->parent, "p") && !tree_is(n->parent, "blockquote") &&
	       !tree_is(n->parent, "footer") && (tree_is(next, "time") || tree_is(next, "p"));
}

/* --- the rows */

static void act_time(struct html *k, const struct xml_node *n, const struct row *r)
{
	(void)r;
	read_html_time(k, n);
}
static void act_image(struct html *k, const struct xml_node *n, const struct row *r)
{
	(void)r;
	read_html_image(k, n);
}
static void act_figure(struct html *k, const struct xml_node *n, const struct row *r)
{
	(void)r;
	read_html_figure(k, n);
}
static void act_table(struct html *k, const struct xml_node *n, const struct row *r)
{
	(void)r;
	read_html_table(k, n);
}
static void act_terms(struct html *k, const struct xml_node *n, const struct row *r)
{
	(void)r;
	read_html_terms(k, n);
}

static void act_pass(struct html *k, const struct xml_node *n, const struct row *r)
{
	styled(k, n, r->look);
}

static void act_block(struct html *k, const struct xml_node *n, const struct row *r)
{
	const char *was = k->role, *own = role_of(n);
	(void)r;
	k->role = *own ? own : was;
	read_html_block(k, n, PASSAGE_TEXT, k->role);
	k->role = was;
}

static void act_head(struct html *k, const struct xml_node *n, const struct row *r)
{
	(void)r;
	k->speaker = k->label = (struct str){ 0 };
	k->level = n->name.s[1] - '0';
	read_html_block(k, n, PASSAGE_HEADING, "");
}

static void act_item(struct html *k, const struct xml_node *n, const struct row *r)
{
	bool astray = !k->list;
	(void)r;
	k->list += astray;
	read_html_block(k, n, PASSAGE_TEXT, role_of(n));
	k->list -= astray;
}

static void act_pre(struct html *k, const struct xml_node *n, const struct row *r)
{
	(void)r;
	k->pre = true;
	read_html_block(k, n, PASSAGE_TEXT, "");
	k->pre = false;
}

static void act_q(struct html *k, const struct xml_node *n, const struct row *r)
{
	(void)r;
	around(k, n, "\xe2\x80\x9c", "\xe2\x80\x9d");
}

static void act_reading(struct html *k, const struct xml_node *n, const struct row *r)
{
	(void)r;
	around(k, n, "(", ")");
}

static void act_cite(struct html *k, const struct xml_node *n, const struct row *r)
{
	if (speaks(n))
		read_html_speaker(k, n);
	else
		styled(k, n, r->look);
}

static void act_ins(struct html *k, const struct xml_node *n, const struct row *r)
{
	if (k->refuse)
		tree_leave(k->t, n, "inserted, and the insertion is refused");
	else
		styled(k, n, r->look);
}

static void act_del(struct html *k, const struct xml_node *n, const struct row *r)
{
	if (k->refuse)
		styled(k, n, r->look);
	else
		tree_leave(k->t, n, "deleted");
}

static void act_nothing(struct html *k, const struct xml_node *n, const struct row *r)
{
	(void)k;
	(void)n;
	(void)r;
}

static const struct row rows[] = {
	{ "p", act_block, 0 },
	{ "div", act_block, 0 },
	{ "section", act_block, 0 },
	{ "article", act_block, 0 },
	{ "main", act_block, 0 },
	{ "header", act_block, 0 },
	{ "footer", act_block, 0 },
	{ "aside", act_block, 0 },
	{ "address", act_block, 0 },
	{ "center", act_block, 0 },
	{ "details", act_block, 0 },
	{ "summary", act_block, 0 },
	{ "caption", act_block, 0 },
	{ "figcaption", act_block, 0 },
	{ "legend", act_block, 0 },
	{ "fieldset", act_block, 0 },
	{ "dt", act_block, 0 },
	{ "dd", act_block, 0 },
	{ "tr", act_block, 0 },
	{ "td", act_block, 0 },
	{ "th", act_block, 0 },
	{ "h1", act_head, 0 },
	{ "h2", act_head, 0 },
	{ "h3", act_head, 0 },
	{ "h4", act_head, 0 },
	{ "h5", act_head, 0 },
	{ "h6", act_head, 0 },
	{ "ul", list, 0 },
	{ "ol", list, 0 },
	{ "li", act_item, 0 },
	{ "dl", act_terms, 0 },
	{ "blockquote", quote, 0 },
	{ "pre", act_pre, 0 },
	{ "table", act_table, 0 },
	{ "figure", act_figure, 0 },
	{ "img", act_image, 0 },
	{ "hr", rule, 0 },
	{ "br", line_end, 0 },
	{ "a", link, 0 },
	{ "q", act_q, 0 },
	{ "cite", act_cite, STRETCH_ITALIC },
	{ "time", act_time, 0 },
	{ "ins", act_ins, STRETCH_INSERTED },
	{ "del", act_del, 0 },
	{ "rt", act_reading, 0 },
	{ "rp", act_nothing, 0 },
	{ "b", act_pass, STRETCH_BOLD },
	{ "strong", act_pass, STRETCH_BOLD },
	{ "i", act_pass, STRETCH_ITALIC },
	{ "em", act_pass, STRETCH_ITALIC },
	{ "dfn", act_pass, STRETCH_ITALIC },
	{ "var", act_pass, STRETCH_ITALIC },
	{ "u", act_pass, STRETCH_UNDERLINE },
	{ "sup", act_pass, STRETCH_SUPER },
	{ "sub", act_pass, STRETCH_SUB },
	{ "code", act_pass, STRETCH_CODE },
	{ "kbd", act_pass, STRETCH_CODE },
	{ "samp", act_pass, STRETCH_CODE },
	{ "tt", act_pass, STRETCH_CODE },
	{ "script", act_nothing, 0 },
	{ "style", act_nothing, 0 },
	{ "head", act_nothing, 0 },
	{ "title", act_nothing, 0 },
	{ "meta", act_nothing, 0 },
	{ "link", act_nothing, 0 },
	{ "input", act_nothing, 0 },
};

static const struct row *row_of(struct str name)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (str_is(name, rows[i].name))
			return &rows[i];
	}
	return NULL;
}

static bool names_speaker(const struct xml_node *n)
{
	return n->attr && (read_html_class(n, "speaker") || read_html_class(n, "speakername")) &&
	       !tree_is(n, "p") && !tree_is(n, "div");
}

/* A time code in an element that says so by its class. */
static bool stamps(struct html *k, const struct xml_node *n)
{
	struct str s;
	if (!n->attr || !(read_html_class(n, "timestamp") || read_html_class(n, "timecode")))
		return false;
	s = tree_text(k->a, n);
	return read_cues_time(&s) >= 0 && !s.n;
}

static void text(struct html *k, const struct xml_node *n)
{
	if (str_trim(n->text).n)
		k->breaks = 0;
	(k->pre ? read_pen_lines : read_pen_text)(&k->pen, n->text, n->loc);
}

void read_html_node(struct html *k, const struct xml_node *n)
{
	const struct row *r;
	const char *why;
	if (!n->name.s) {
		text(k, n);
		return;
	}
	if (read_html_taken(k, n))
		return;
	why = read_html_waste(k, n);
	if (why) {
		tree_leave(k->t, n, why);
		return;
	}
	if (names_speaker(n) && tree_text(k->a, n).n <= 80) {
		read_html_speaker(k, n);
		return;
	}
	r = row_of(n->name);
	if (stamps(k, n))
		read_html_time(k, n);
	else if (r)
		r->act(k, n, r);
	else
		styled(k, n, 0);
}

void read_html_kids(struct html *k, const struct xml_node *n)
{
	for (const struct xml_node *c = n->first; c; c = c->next)
		read_html_node(k, c);
}
