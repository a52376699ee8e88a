/* Tables, figures, footnotes, lists of terms, and who speaks when. */
#include "read/cues.h"
#include "read/html.h"
#include "read/media.h"
#include "read/talk.h"

/* --- who, and when */

void read_html_speaker(struct html *k, const struct xml_node *n)
{
	struct arena *a = k->t->arena;
	k->label = tree_text(a, n);
	k->speaker = k->label;
	while (k->speaker.n && strchr(": ", k->speaker.s[k->speaker.n - 1]))
		k->speaker.n--;
	k->start = -1;
	k->time = (struct str){ 0 };
	if (tree_is(n, "cite"))
		read_pen_end(&k->pen);
	if (k->pen.passage) {
		k->pen.passage->speaker = k->speaker;
		k->pen.passage->label = k->label;
	} else {
		read_html_open(k, PASSAGE_TEXT, k->role);
	}
}

/* The first date in an article that says nothing of it elsewhere. */
static void date(struct html *k, const struct xml_node *n)
{
	struct str at = tree_attr(n, "datetime");
	for (const struct fact *f = k->t->fact; f; f = f->next) {
		if (f->kind == FACT_DATE)
			return;
	}
	if (at.n >= 7 && at.s[0] >= '0' && at.s[0] <= '9' && at.s[4] == '-')
		transcript_fact(k->t, FACT_DATE, at, n->loc)->key = STR("time");
}

void read_html_time(struct html *k, const struct xml_node *n)
{
	struct str s = tree_text(k->t->arena, n), code = s, rest;
	int64_t ms;
	if (code.n > 2 && strchr("[(", code.s[0]))
		code = (struct str){ code.s + 1, code.n - 2 };
	rest = code;
	ms = read_cues_time(&rest);
	if (ms < 0 || rest.n) {
		read_html_kids(k, n);
		date(k, n);
	} else if (!k->pen.any) {
		k->start = ms;
		k->time = code;
		read_html_open(k, PASSAGE_TEXT, k->role);
	} else {
		read_pen_apart(&k->pen, s, n->loc)->time = ms;
	}
}

/* --- lists of terms: a dialogue when terms come again */

static bool dialogue(struct html *k, const struct xml_node *n)
{
	struct map seen = { .a = k->a };
	size_t terms = 0;
	for (const struct xml_node *c = tree_child(n, "dt"); c; c = tree_next(c, "dt")) {
		struct str s = tree_text(k->a, c);
		if (s.n > 80)
			return false;
		if (s.n)
			map_put(&seen, s, n->first ? n->first : (void *)n);
		terms++;
	}
	return terms > seen.n;
}

void read_html_terms(struct html *k, const struct xml_node *n)
{
	bool talk = dialogue(k, n);
	struct str speaker = k->speaker, label = k->label;
	for (const struct xml_node *c = n->first; c; c = c->next) {
		if (talk && tree_is(c, "dt"))
			read_html_speaker(k, c);
		else if (tree_is(c, "dt") || tree_is(c, "dd"))
			read_html_block(
				k, c, PASSAGE_TEXT, tree_is(c, "dt") ? "term" : "definition");
		else
			read_html_node(k, c);
	}
	k->speaker = speaker;
	k->label = label;
	read_html_open(k, PASSAGE_TEXT, "");
}

/* --- tables */

struct plan {
	size_t rows, columns;
	bool nested; /* a table or a heading stands in a cell */
};

static void survey(const struct xml_node *n, struct plan *p)
{
	for (const struct xml_node *c = n->first; c; c = c->next) {
		size_t cells = 0;
		if (tree_is(c, "tbody") || tree_is(c, "thead") || tree_is(c, "tfoot"))
			survey(c, p);
		if (!tree_is(c, "tr"))
			continue;
		p->rows++;
		for (const struct xml_node *d = c->first; d; d = d->next) {
			cells += tree_is(d, "td") || tree_is(d, "th");
			p->nested = p->nested || tree_child(d, "table") || tree_child(d, "h1") ||
				    tree_child(d, "h2");
		}
		p->columns = cells > p->columns ? cells : p->columns;
	}
}

static void row(struct html *k, const struct xml_node *n)
{
	struct read_pen outer = k->pen;
	struct passage *r = transcript_passage(k->t, PASSAGE_ROW, n->loc), *cell, **tail = &r->cell;
	bool head = true;
	unsigned column = 0;
	r->number = k->tables;
	for (const struct xml_node *c = n->first; c; c = c->next) {
		if (!tree_is(c, "td") && !tree_is(c, "th"))
			continue;
		head = head && tree_is(c, "th");
		k->pen = read_pen_aside(&outer, &cell);
		read_html_open(k, PASSAGE_TEXT, "");
		read_html_kids(k, c);
		read_pen_end(&k->pen);
		read_cell(k->t, &tail, cell, ++column, c->loc);
	}
	r->level = head && r->cell;
	k->pen = outer;
}

static void rows(struct html *k, const struct xml_node *n)
{
	for (const struct xml_node *c = n->first; c; c = c->next) {
		if (tree_is(c, "tr"))
			row(k, c);
		else if (tree_is(c, "tbody") || tree_is(c, "thead") || tree_is(c, "tfoot"))
			rows(k, c);
		else
			read_html_node(k, c);
	}
}

/* Some tables only put things into their places: of one column or one row, or with whole articles
 * in their cells. */
void read_html_table(struct html *k, const struct xml_node *n)
{
	struct plan p = { 0 };
	survey(n, &p);
	if (k->pen.into || str_is(tree_attr(n, "role"), "presentation") || p.nested ||
		p.columns < 2 || p.rows < 2) {
		read_html_block(k, n, PASSAGE_TEXT, "");
		return;
	}
	read_pen_end(&k->pen);
	k->tables++;
	rows(k, n);
	read_html_open(k, PASSAGE_TEXT, "");
}

/* --- pictures */

static const struct xml_node *picture(const struct xml_node *n)
{
	const struct xml_node *found = NULL;
	for (const struct xml_node *c = n->first; c && !found; c = c->next)
		found = tree_is(c, "img") ? c : picture(c);
	return found;
}

/* "data:image/png;base64,...": the picture is put beside the transcript and gets a name. */
static struct str spelled_out(struct html *k, struct str src)
{
	const char *comma = memchr(src.s ? src.s : "", ',', src.n);
	struct str head = { src.s, comma ? (size_t)(comma - src.s) : 0 }, name = { 0 };
	if (!str_starts(head, "data:") || !str_ends(head, ";base64"))
		return name;
	name = arena_printf(k->t->arena, "picture-%u.%s", ++k->pictures,
		str_starts(head, "data:image/png") ? "png" : "jpg");
	transcript_medium(k->t, name,
		read_base64(k->t->arena, (struct str){ comma + 1, src.n - head.n - 1 }));
	return name;
}

static struct passage *image(struct html *k, const struct xml_node *n)
{
	struct arena *a = k->t->arena;
	struct str src = tree_attr(n, "src");
	struct passage *p;
	if (!src.n || str_starts(src, "data:image/gif") || str_starts(src, "data:image/svg"))
		src = tree_attr(n, "data-src").n ? tree_attr(n, "data-src") : src;
	p = transcript_loose(k->t, PASSAGE_IMAGE, n->loc);
	p->blank = 1;
	p->src = spelled_out(k, src);
	if (!p->src.n)
		p->src = arena_str(a, src);
	p->alt = read_squeeze(a, tree_attr(n, "alt"));
	return p;
}

/* A picture of a pixel counts readers. */
static bool pixel(const struct xml_node *n)
{
	struct str w = tree_attr(n, "width"), h = tree_attr(n, "height");
	return (str_is(w, "1") || str_is(w, "0")) && (str_is(h, "1") || str_is(h, "0"));
}

/* A picture that is a character: its description is that character. */
static bool character(const struct xml_node *n, struct str alt)
{
	return alt.n && alt.n <= 16 &&
	       (read_html_class(n, "emoji") || (alt.n > 1 && (unsigned char)alt.s[0] >= 0xf0));
}

void read_html_image(struct html *k, const struct xml_node *n)
{
	struct str alt = tree_attr(n, "alt");
	if (character(n, alt))
		read_pen_text(&k->pen, alt, n->loc);
	else if (pixel(n) || !(tree_attr(n, "src").n || tree_attr(n, "data-src").n))
		transcript_leave(k->t, alt, "picture of a pixel", n->loc);
	else
		read_pen_later(&k->pen, image(k, n));
}

void read_html_figure(struct html *k, const struct xml_node *n)
{
	const struct xml_node *img = picture(n), *caption = tree_child(n, "figcaption");
	struct read_pen outer;
	struct passage *p, *list;
	if (!img || pixel(img)) {
		read_html_block(k, n, PASSAGE_TEXT, "");
		return;
	}
	read_pen_end(&k->pen);
	outer = k->pen;
	p = image(k, img);
	k->pen = read_pen_aside(&outer, &list);
	read_pen_begin(&k->pen, p);
	k->pen.cell = true;
	for (const struct xml_node *c = n->first; c; c = c->next) {
		if (c == caption || (!caption && c != img))
			read_html_kids(k, c);
		else if (c != img)
			tree_leave(k->t, c, "beside a picture");
	}
	read_pen_end(&k->pen);
	k->pen = outer;
	read_pen_later(&k->pen, p);
	read_pen_later(&k->pen, list);
	read_html_open(k, PASSAGE_TEXT, "");
}

/* --- footnotes */

static bool is_call(const struct xml_node *n, struct str to)
{
	static const char *const starts[] = { "#fn", "#_ftn", "#footnote", "#note", "#cite_note",
		"#endnote", "#_edn", "#ftnt", "#sdfootnote", "#sdendnote" };
	if (str_is(tree_attr(n, "role"), "doc-noteref"))
		return true;
	if (str_starts(to, "#fnref") || str_starts(to, "#_ftnref") || str_starts(to, "#_ednref") ||
		str_starts(to, "#ftnt_ref") || str_ends(to, "anc"))
		return false;
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
		if (str_starts(to, starts[i]))
			return true;
	}
	return false;
}

/* The element that holds the note: the target itself, or, of an anchor in it, the paragraph. */
static const struct xml_node *body(const struct xml_node *n)
{
	while (n && (tree_is(n, "a") || tree_is(n, "sup") || tree_is(n, "span")))
		n = n->parent;
	return n;
}

static struct str address(const struct xml_node *const *n)
{
	return (struct str){ (const char *)n, sizeof *n };
}

static void take(struct html *k, const struct xml_node *n)
{
	const struct xml_node **key = ARENA_NEW(k->a, const struct xml_node *);
	*key = n;
	map_put(&k->taken, address(key), (void *)n);
}

bool read_html_taken(const struct html *k, const struct xml_node *n)
{
	return k->taken.n && map_get(&k->taken, address(&n));
}

bool read_html_note(struct html *k, const struct xml_node *n)
{
	struct str to = tree_attr(n, "href"), key;
	const struct xml_node *target;
	struct read_pen outer = k->pen;
	struct passage *list;
	struct stretch *s;
	struct html was = *k;
	bool remark = str_starts(to, "#cmnt") && !str_starts(to, "#cmnt_ref");
	if (!(remark || is_call(n, to)) || outer.into)
		return false;
	key = (struct str){ to.s + 1, to.n - 1 };
	target = body(map_get(&k->id, key));
	if (!target || target == k->main || target == body(n) || tree_is(target, "body") ||
		read_html_taken(k, target))
		return false;
	k->pen = read_pen_aside(&outer, &list);
	k->speaker = k->label = (struct str){ 0 };
	k->list = k->quote = 0;
	k->start = -1;
	read_html_open(k, PASSAGE_TEXT, "");
	k->in_note = true;
	read_html_kids(k, target);
	read_pen_end(&k->pen);
	was.tables = k->tables;
	*k = was;
	k->pen = outer;
	if (!list)
		return false;
	take(k, target);
	if (remark) { /* as Google writes what stood in the margin */
		transcript_leave(
			k->t, tree_text(k->a, n), "mark of a remark in the margin", n->loc);
		for (struct passage *p = list; p; p = p->next)
			p->kind = PASSAGE_NOTE;
		read_pen_later(&k->pen, list);
		return true;
	}
	s = read_pen_note(&k->pen, tree_text(k->t->arena, n), n->loc);
	s->note = list;
	return true;
}
