/* What is inside of a paragraph: runs and their text, fields, links, changes, notes, pictures. */
#include "read/docx.h"

static void run_kids(struct docx *k, const struct xml_node *n);

/* --- changes */

bool read_docx_change(struct docx *k, const struct xml_node *n)
{
	bool in = read_docx_is(k, n, "ins") || read_docx_is(k, n, "moveTo");
	bool out = read_docx_is(k, n, "del") || read_docx_is(k, n, "moveFrom");
	struct arena_mark m = arena_mark(k->a);
	if ((in && k->refuse) || (out && !k->refuse)) {
		struct str who = read_docx_attr(n, "author");
		tree_leave(k->t, n,
			arena_printf(k->a, "%s%s%.*s, a tracked change that is %s",
				out ? "deleted" : "inserted", who.n ? " by " : "", STR_ARG(who),
				out ? "taken" : "refused")
				.s);
		arena_reset(k->a, m);
		return false;
	}
	arena_reset(k->a, m);
	return true;
}

/* --- fields */

/* HYPERLINK "target" \l "anchor" */
static struct str leads_to(struct str code)
{
	struct str word = str_word(&code);
	const char *end;
	if (word.n != 9 || strncasecmp(word.s, "HYPERLINK", 9) != 0)
		return (struct str){ 0 };
	code = str_trim(code);
	if (!str_starts(code, "\""))
		return (struct str){ 0 };
	end = memchr(code.s + 1, '"', code.n - 1);
	return end ? (struct str){ code.s + 1, (size_t)(end - code.s) - 1 } : (struct str){ 0 };
}

static void field(struct docx *k, const struct xml_node *n)
{
	struct str type = read_docx_attr(n, "fldCharType");
	if (str_is(type, "begin")) {
		*VEC_PUSH(k->a, &k->field) = (struct docx_field){ 0 };
	} else if (k->field.n && str_is(type, "separate")) {
		struct docx_field *f = &k->field.v[k->field.n - 1];
		struct str to = leads_to(f->code);
		f->result = true;
		if (to.n)
			k->pen.style.link = to;
	} else if (k->field.n && str_is(type, "end")) {
		k->field.n--;
		if (leads_to(k->field.v[k->field.n].code).n)
			k->pen.style.link = (struct str){ 0 };
	}
	k->quiet = k->field.n && !k->field.v[k->field.n - 1].result;
}

static void instruction(struct docx *k, const struct xml_node *n)
{
	struct docx_field *f = k->field.n ? &k->field.v[k->field.n - 1] : NULL;
	struct buf b = { .a = k->a };
	if (!f || f->result || !n->first)
		return;
	buf_str(&b, f->code);
	buf_str(&b, n->first->text);
	f->code = buf_get(&b);
}

static void simple_field(struct docx *k, const struct xml_node *n)
{
	struct str was = k->pen.style.link, to = leads_to(read_docx_attr(n, "instr"));
	if (to.n)
		k->pen.style.link = to;
	read_docx_inside(k, n);
	k->pen.style.link = was;
}

static void hyperlink(struct docx *k, const struct xml_node *n)
{
	struct str was = k->pen.style.link;
	const struct docx_link *l = map_get(&k->links, read_docx_attr(n, "id"));
	if (l && l->outside)
		k->pen.style.link = l->target;
	read_docx_inside(k, n);
	k->pen.style.link = was;
}

/* --- characters */

static void text(struct docx *k, struct str s)
{
	if (!k->quiet)
		read_pen_text(&k->pen, s, read_docx_loc(k));
}

/* What is left of the pictures that symbol fonts have at U+F000: what people mean by them. */
static void symbol(struct docx *k, const struct xml_node *n)
{
	static const struct {
		unsigned code;
		const char *font, *means;
	} table[] = { { 0xB7, "Symbol", "•" }, { 0xA7, "Wingdings", "▪" },
		{ 0x6C, "Wingdings", "●" }, { 0x6E, "Wingdings", "■" }, { 0x76, "Wingdings", "❖" },
		{ 0xD8, "Wingdings", "➢" }, { 0xE0, "Wingdings", "→" }, { 0xDF, "Wingdings", "←" },
		{ 0xFC, "Wingdings", "✓" }, { 0x4A, "Wingdings", "☺" }, { 0x4C, "Wingdings", "☹" },
		{ 0xAE, "Symbol", "→" }, { 0xB0, "Symbol", "°" }, { 0xB1, "Symbol", "±" },
		{ 0xB4, "Symbol", "×" }, { 0xD7, "Symbol", "⋅" }, { 0xA3, "Symbol", "≤" },
		{ 0xB3, "Symbol", "≥" }, { 0xB9, "Symbol", "≠" }, { 0xA5, "Symbol", "∞" } };
	struct str font = read_docx_attr(n, "font"), code = read_docx_attr(n, "char");
	unsigned c = 0;
	char utf8[4];
	for (size_t i = 0; i < code.n && i < 6; i++) {
		char d = code.s[i] | 32;
		c = c * 16 + (unsigned)(d >= 'a' ? d - 'a' + 10 : code.s[i] - '0');
	}
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		if ((c & 0xff) == table[i].code && c >= 0xF000 && str_is(font, table[i].font)) {
			text(k, str_of(table[i].means));
			return;
		}
	}
	if (c >= 0xF000 && c < 0xF100)
		diag_at(k->diag, DIAG_WARNING, read_docx_loc(k),
			"the sign %02X of the font \"%.*s\" has no character known here; U+FFFD "
			"stands there",
			c & 0xff, STR_ARG(font));
	text(k, (struct str){ utf8, str_put(utf8, c >= 0xF000 && c < 0xF100 ? 0xFFFD : c) });
}

/* A font's own characters, U+F000 and up, in text. */
static void break_of(struct docx *k, const struct xml_node *n)
{
	struct str type = read_docx_attr(n, "type");
	if (str_is(type, "page") || str_is(type, "column"))
		read_pen_space(&k->pen);
	else
		read_pen_break(&k->pen);
}

/* --- notes and comments */

static void note(struct docx *k, const struct xml_node *n, const struct map *from)
{
	const struct xml_node *body = map_get(from, read_docx_attr(n, "id"));
	struct passage *list = body && !k->notes ? read_docx_aside(k, body, "") : NULL;
	if (!list)
		return;
	read_pen_apart(&k->pen, (struct str){ 0 }, read_docx_loc(k))->note = list;
}

/* Comments of our own export are the doubts that they were. */
static void comment(struct docx *k, const struct xml_node *n)
{
	const struct xml_node *body = map_get(&k->comments, read_docx_attr(n, "id"));
	struct passage *list;
	struct str author;
	if (!body || k->notes)
		return;
	author = read_docx_attr(body, "author");
	list = read_docx_aside(k, body, str_is(author, "entrevue") ? "doubt" : "comment");
	for (struct passage *p = list; p; p = p->next) {
		p->kind = PASSAGE_NOTE;
		p->speaker = arena_str(k->t->arena, author);
		p->blank = 0;
	}
	read_pen_later(&k->pen, list);
}

/* --- pictures and boxes */

static void picture(struct docx *k, struct str id, struct str alt)
{
	const struct docx_link *l = map_get(&k->links, id);
	struct passage *p;
	if (!l)
		return;
	p = transcript_loose(k->t, PASSAGE_IMAGE, read_docx_loc(k));
	p->src = arena_str(k->t->arena, l->target);
	p->alt = read_squeeze(k->t->arena, alt);
	if (!l->outside && !map_get(&k->media, l->target))
		map_put(&k->media, l->target, p);
	read_pen_later(&k->pen, p);
}

/* Whatever shapes are nested in: a picture's relation, its description, text in boxes. */
static void drawing(struct docx *k, const struct xml_node *n, struct str alt)
{
	for (; n; n = n->next) {
		struct str said = tree_attr(n, "descr");
		if (!n->name.s)
			continue;
		if (tree_is(n, "docPr"))
			alt = said.n ? said : tree_attr(n, "title");
		if (tree_is(n, "blip") && read_docx_attr(n, "embed").n)
			picture(k, read_docx_attr(n, "embed"), alt);
		else if (tree_is(n, "blip") && read_docx_attr(n, "link").n)
			picture(k, read_docx_attr(n, "link"), alt);
		else if (tree_is(n, "imagedata"))
			picture(k, read_docx_attr(n, "id"),
				alt.n ? alt : read_docx_attr(n, "title"));
		else if (tree_is(n, "shape") && tree_attr(n, "alt").n)
			drawing(k, n->first, tree_attr(n, "alt"));
		else if (tree_is(n, "txbxContent"))
			read_pen_later(
				&k->pen, k->notes ? NULL : read_docx_aside(k, n, "text box"));
		else
			drawing(k, n->first, alt);
	}
}

static void alternatives(struct docx *k, const struct xml_node *n)
{
	const struct xml_node *best = tree_child(n, "Choice");
	if (!best)
		best = tree_child(n, "Fallback");
	if (best)
		run_kids(k, best);
}

static void ruby(struct docx *k, const struct xml_node *n)
{
	read_docx_inside(k, tree_child(n, "rubyBase"));
	text(k, STR("("));
	read_docx_inside(k, tree_child(n, "rt"));
	text(k, STR(")"));
}

/* --- runs */

static void run_kid(struct docx *k, const struct xml_node *n)
{
	if (tree_is(n, "AlternateContent"))
		alternatives(k, n);
	else if (tree_is(n, "drawing") || tree_is(n, "pict") || tree_is(n, "object"))
		drawing(k, n->first, (struct str){ 0 });
	else if (!read_docx_is(k, n, n->name.s))
		return;
	else if (tree_is(n, "t") || tree_is(n, "delText"))
		text(k, n->first ? n->first->text : (struct str){ 0 });
	else if (tree_is(n, "tab") || tree_is(n, "ptab"))
		read_pen_tab(&k->pen);
	else if (tree_is(n, "br"))
		break_of(k, n);
	else if (tree_is(n, "cr"))
		read_pen_break(&k->pen);
	else if (tree_is(n, "noBreakHyphen"))
		text(k, STR("\xe2\x80\x91"));
	else if (tree_is(n, "softHyphen"))
		text(k, STR("\xc2\xad"));
	else if (tree_is(n, "sym"))
		symbol(k, n);
	else if (tree_is(n, "fldChar"))
		field(k, n);
	else if (tree_is(n, "instrText") || tree_is(n, "delInstrText"))
		instruction(k, n);
	else if (tree_is(n, "footnoteReference"))
		note(k, n, &k->footnotes);
	else if (tree_is(n, "endnoteReference"))
		note(k, n, &k->endnotes);
	else if (tree_is(n, "commentReference"))
		comment(k, n);
	else if (tree_is(n, "ruby"))
		ruby(k, n);
}

static void run_kids(struct docx *k, const struct xml_node *n)
{
	for (const struct xml_node *c = n->first; c; c = c->next) {
		if (c->name.s)
			run_kid(k, c);
	}
}

/* The language is said only where it is another one, not another country's. */
static bool other_language(struct str a, struct str b)
{
	size_t n = 0;
	while (n < a.n && n < b.n && a.s[n] != '-' && (a.s[n] | 32) == (b.s[n] | 32))
		n++;
	return a.n && b.n && !((n == a.n || a.s[n] == '-') && (n == b.n || b.s[n] == '-'));
}

static void run(struct docx *k, const struct xml_node *n)
{
	struct read_style was = k->pen.style;
	bool hidden;
	struct str lang;
	uint32_t look = read_docx_look(k, tree_child(n, "rPr"), &hidden, &lang);
	if (hidden && !k->quiet) {
		tree_leave(k->t, n, "hidden text");
		return;
	}
	if (k->pen.style.link.n)
		look &= ~(uint32_t)STRETCH_UNDERLINE;
	k->pen.style.look = look | (k->changed.s ? STRETCH_INSERTED : 0);
	k->pen.style.lang = other_language(lang, k->t->lang) ? lang : (struct str){ 0 };
	run_kids(k, n);
	was.link = k->pen.style.link; /* a field may have begun or ended */
	k->pen.style = was;
}

static void inserted(struct docx *k, const struct xml_node *n)
{
	struct str was = k->changed;
	if (!read_docx_change(k, n))
		return;
	if (!k->refuse)
		k->changed = STR("");
	read_docx_inside(k, n);
	k->changed = was;
}

void read_docx_inside(struct docx *k, const struct xml_node *n)
{
	for (const struct xml_node *c = n ? n->first : NULL; c; c = c->next) {
		if (!c->name.s)
			continue;
		if (read_docx_is(k, c, "r"))
			run(k, c);
		else if (read_docx_is(k, c, "hyperlink"))
			hyperlink(k, c);
		else if (read_docx_is(k, c, "fldSimple"))
			simple_field(k, c);
		else if (read_docx_is(k, c, "ins") || read_docx_is(k, c, "moveTo") ||
			 read_docx_is(k, c, "del") || read_docx_is(k, c, "moveFrom"))
			inserted(k, c);
		else if (tree_is(c, "AlternateContent"))
			alternatives(k, c);
		else if (tree_is(c, "oMath") || tree_is(c, "oMathPara"))
			text(k, tree_text(k->a, c));
		else if (read_docx_is(k, c, c->name.s) && !tree_is(c, "pPr") &&
			 !tree_is(c, "rPr") && !tree_is(c, "sdtPr"))
			read_docx_inside(k, c);
	}
}
