/* The style sheet: the layout's styles as CSS.
 *
 * The reader's own choices come first. Text size, page colour and text colour are theirs: all sizes
 * are in em of the size they set, no background and no body colour is given, and the colours there
 * are have a twin for dark screens. The typeface is named where it is embedded. Each row of `rules`
 * says which selector shows which style; what a style has in common with the body's is left to
 * inheritance. Margins are named left and right, by the direction of the book, because reading
 * systems that know no logical ones are still in use. */
#include "epub/book.h"

struct rule {
	enum style_kind kind;
	const char *selector;
	bool nested; /* stands inside another styled block: says even what the body says */
};

static const struct rule rules[] = {
	{ STYLE_KICKER, ".kicker", false },
	{ STYLE_TITLE, "h1", false },
	{ STYLE_SUBTITLE, ".subtitle", false },
	{ STYLE_SUMMARY, ".summary", false },
	{ STYLE_CREDIT, ".byline", false },
	{ STYLE_DATELINE, ".dateline", false },
	{ STYLE_EDITOR_NOTE, ".editor-note", false },
	{ STYLE_PARA, ".introduction, .chapter", false },
	{ STYLE_SECTION1, ".section1", false },
	{ STYLE_SECTION2, ".section2", false },
	{ STYLE_SECTION3, ".section3", false },
	{ STYLE_QUESTION, ".question", false },
	{ STYLE_ANSWER, ".answer", false },
	{ STYLE_REMARK, ".remark", false },
	{ STYLE_LABEL, ".speaker", true },
	{ STYLE_ITEM, "li", false },
	{ STYLE_ITEM_TITLE, ".item-title", true },
	{ STYLE_QUOTE, "blockquote", true },
	{ STYLE_ATTRIBUTION, ".attribution", true },
	{ STYLE_CAPTION, "figcaption", true },
	{ STYLE_FIGURE_CREDIT, ".credit", true },
	{ STYLE_PULLQUOTE, ".pullquote", true },
	{ STYLE_SIDEBAR, ".sidebar", true },
	{ STYLE_SIDEBAR_TITLE, ".sidebar-title", true },
	{ STYLE_TABLE, "table", true },
	{ STYLE_TABLE_HEAD, "th", true },
	{ STYLE_TABLE_CAPTION, "caption", true },
	{ STYLE_BREAK, ".break", true },
	{ STYLE_DIRECTION, "p.stage", true },
	{ STYLE_NOTE, ".note", true },
	{ STYLE_PEOPLE, ".people, .person", false },
	{ STYLE_COLOPHON, ".colophon", false },
	{ STYLE_EM, "em", false },
	{ STYLE_STRONG, "strong", false },
	{ STYLE_CITE, "cite", false },
	{ STYLE_FOREIGN, ".foreign", false },
	{ STYLE_ABBR, "abbr", false },
	{ STYLE_LINK, "a", false },
	{ STYLE_PERSON, ".person", false },
	{ STYLE_INSERT, ".insert", false },
	{ STYLE_SUP, "sup", false },
	{ STYLE_SUB, "sub", false },
	{ STYLE_SMALLCAPS, ".sc", false },
	{ STYLE_SPAN_DIRECTION, ".stage", false },
	{ STYLE_TIME, ".time", false },
	{ STYLE_NOTE_MARK, ".noteref", false },
};
enum { RULES = sizeof rules / sizeof *rules };

static bool is_span(enum style_kind k)
{
	return (int)k >= STYLE_FIRST_SPAN;
}

struct sheet {
	struct book *book;
	const struct style *style;
	const struct style_text *body;
	struct buf css, dark; /* dark: the rules for dark screens */
};

/* A number of thousandths without idle zeros: "1.25". */
static void number(struct buf *b, int64_t thousandths)
{
	if (thousandths < 0)
		buf_cstr(b, "-");
	int64_t n = thousandths < 0 ? -thousandths : thousandths;
	char frac[4] = { (char)('0' + n / 100 % 10), (char)('0' + n / 10 % 10),
		(char)('0' + n % 10), 0 };
	for (int i = 2; i >= 0 && frac[i] == '0'; i--)
		frac[i] = 0;
	buf_int(b, n / 1000);
	if (*frac)
		buf_printf(b, ".%s", frac);
}

static void property(struct sheet *s, const char *name, const char *value)
{
	buf_printf(&s->css, "\t%s: %s;\n", name, value);
}

static void ratio(struct sheet *s, const char *name, sp length, sp unit, const char *suffix)
{
	buf_printf(&s->css, "\t%s: ", name);
	number(&s->css, len_scale(length, 1000, unit));
	buf_printf(&s->css, "%s;\n", suffix);
}

static void quoted(struct buf *b, struct str text)
{
	buf_cstr(b, "\"");
	for (size_t i = 0; i < text.n; i++) {
		if (text.s[i] == '"' || text.s[i] == '\\')
			buf_cstr(b, "\\");
		if ((unsigned char)text.s[i] >= 0x20)
			buf_put(b, &text.s[i], 1);
	}
	buf_cstr(b, "\"");
}

static bool embedded(const struct sheet *s, struct str family)
{
	const struct epub_query *q = s->book->query;
	for (size_t i = 0; i < q->fonts; i++)
		if (str_eq(q->font[i].family, family))
			return true;
	return false;
}

static void family(struct sheet *s, const struct style_text *t)
{
	if (!embedded(s, t->family))
		return;
	buf_cstr(&s->css, "\tfont-family: ");
	quoted(&s->css, t->family);
	buf_cstr(&s->css, ";\n");
}

static void colour(struct sheet *s, const char *selector, uint32_t c)
{
	buf_printf(&s->css, "\tcolor: #%06x;\n", (unsigned)epub_legible(c, false));
	buf_printf(&s->dark, "\t%s { color: #%06x; }\n", selector, (unsigned)epub_legible(c, true));
}

static void caps(struct sheet *s, uint32_t f, uint32_t was)
{
	const uint32_t mask = LOOK_SMALL_CAPS | LOOK_ALL_SMALL_CAPS;
	if ((f & mask) != (was & mask))
		property(s, "font-variant-caps",
			f & LOOK_ALL_SMALL_CAPS ? "all-small-caps"
			: f & LOOK_SMALL_CAPS   ? "small-caps"
						: "normal");
	if ((f ^ was) & LOOK_UPPERCASE)
		property(s, "text-transform", f & LOOK_UPPERCASE ? "uppercase" : "none");
	if ((f ^ was) & LOOK_NO_LIGATURES)
		property(s, "font-variant-ligatures", f & LOOK_NO_LIGATURES ? "none" : "normal");
	if ((f ^ was) & (LOOK_OLDSTYLE | LOOK_TABULAR))
		buf_printf(&s->css, "\tfont-variant-numeric: %s %s;\n",
			f & LOOK_OLDSTYLE ? "oldstyle-nums" : "lining-nums",
			f & LOOK_TABULAR ? "tabular-nums" : "proportional-nums");
}

static void alignment(struct sheet *s, const struct style_text *t)
{
	const char *start = s->book->rtl ? "right" : "left", *end = s->book->rtl ? "left" : "right";
	switch (t->align) {
	case ALIGN_JUSTIFY:
		if (s->style->book.justify)
			property(s, "text-align", "justify");
		break;
	case ALIGN_START:
		property(s, "text-align", start);
		break;
	case ALIGN_CENTRE:
		property(s, "text-align", "center");
		break;
	case ALIGN_END:
		property(s, "text-align", end);
		break;
	}
}

static void hyphens(struct sheet *s, const struct style_text *t)
{
	const char *value = t->hyphenate ? "auto" : "manual";
	property(s, "-webkit-hyphens", value);
	property(s, "-epub-hyphens", value);
	property(s, "adobe-hyphenate", t->hyphenate ? "auto" : "none");
	property(s, "hyphens", value);
}

static void margins(struct sheet *s, const struct style_text *t)
{
	bool rtl = s->book->rtl;
	if (t->before)
		ratio(s, "margin-top", t->before, t->size, "em");
	if (t->after)
		ratio(s, "margin-bottom", t->after, t->size, "em");
	if (t->start > 0) /* what begins before the measure of a page has no place here */
		ratio(s, rtl ? "margin-right" : "margin-left", t->start, t->size, "em");
	if (t->end)
		ratio(s, rtl ? "margin-left" : "margin-right", t->end, t->size, "em");
	if (t->rule_above) {
		property(s, "border-top", "1px solid");
		property(s, "padding-top", "0.4em");
	}
	if (t->rule_below) {
		property(s, "border-bottom", "1px solid");
		property(s, "padding-bottom", "0.4em");
	}
}

static void breaks(struct sheet *s, const struct style_text *t)
{
	if (t->keep_next) {
		property(s, "page-break-after", "avoid");
		property(s, "break-after", "avoid");
	}
	if (t->keep_lines) {
		property(s, "page-break-inside", "avoid");
		property(s, "break-inside", "avoid");
	}
}

static void leading(struct sheet *s, const struct style_text *t)
{
	sp grid = s->style->page.grid;
	if (t->leading)
		ratio(s, "line-height", t->leading, t->size, "");
	else if (t == s->body && grid)
		ratio(s, "line-height", grid, t->size, "");
	else if (t->size * 4 > s->body->size * 5)
		property(s, "line-height", "1.2");
}

static void block(struct sheet *s, const struct rule *r)
{
	const struct style_text *t = &s->style->text[r->kind], *body = s->body;
	if (!str_eq(t->family, body->family))
		family(s, t);
	if (t->size != body->size)
		ratio(s, "font-size", t->size, body->size, "em");
	leading(s, t);
	if (r->nested || t->bold != body->bold)
		property(s, "font-weight", t->bold ? "bold" : "normal");
	if (r->nested || t->italic != body->italic)
		property(s, "font-style", t->italic ? "italic" : "normal");
	caps(s, t->features, body->features);
	if (t->tracking)
		ratio(s, "letter-spacing", t->tracking, t->size, "em");
	if (t->colour != body->colour)
		colour(s, r->selector, t->colour);
	if (t->align != body->align)
		alignment(s, t);
	if (t->hyphenate != body->hyphenate)
		hyphens(s, t);
	if (t->balance)
		property(s, "text-wrap", "balance");
	margins(s, t);
	breaks(s, t);
}

static void span(struct sheet *s, const struct rule *r)
{
	const struct style_text *t = &s->style->text[r->kind];
	uint32_t body = s->body->features;
	if (t->has_family)
		family(s, t);
	if (t->bold)
		property(s, "font-weight", s->body->bold ? "normal" : "bold");
	if (t->italic)
		property(s, "font-style", s->body->italic ? "normal" : "italic");
	caps(s, (body | t->features) & ~t->features_off, body);
	if (t->scale && t->scale != 1000)
		ratio(s, "font-size", t->scale, 1000, "em");
	if (t->tracking || t->tracking_em)
		ratio(s, "letter-spacing",
			t->tracking + len_scale(s->body->size, t->tracking_em, 1000), s->body->size,
			"em");
	if (t->has_colour)
		colour(s, r->selector, t->colour);
}

/* A span that slants or thickens turns upright or light where its block slants or is bold. */
static void toggles(struct sheet *s, const struct rule *outer, bool bold)
{
	const struct style_text *o = &s->style->text[outer->kind];
	const char *comma = "";
	if (bold ? !o->bold : !o->italic)
		return;
	for (const struct rule *r = rules; r < rules + RULES; r++) {
		const struct style_text *t = &s->style->text[r->kind];
		if (!is_span(r->kind) || (bold ? !t->bold : !t->italic))
			continue;
		buf_printf(&s->css, "%s%s %s", comma, outer->selector, r->selector);
		comma = ",\n";
	}
	if (*comma)
		buf_printf(&s->css, " {\n\t%s: normal;\n}\n", bold ? "font-weight" : "font-style");
}

/* "selector {" ... "}"; a rule without declarations is taken back. */
static void rule(struct sheet *s, const struct rule *r)
{
	size_t before = s->css.n;
	buf_printf(&s->css, "%s {\n", r->selector);
	size_t empty = s->css.n;
	if (!is_span(r->kind))
		block(s, r);
	else
		span(s, r);
	if (s->css.n == empty)
		s->css.n = before;
	else
		buf_cstr(&s->css, "}\n");
	if (!is_span(r->kind)) {
		toggles(s, r, false);
		toggles(s, r, true);
	}
}

static void indents(struct sheet *s, enum style_kind kind, const char *selector)
{
	const struct style_text *t = &s->style->text[kind];
	buf_printf(&s->css, "%s {\n", selector);
	ratio(s, "text-indent", t->indent, t->size, "em");
	buf_cstr(&s->css, "}\n");
}

static void labels(struct sheet *s, enum style_kind kind, const char *selector)
{
	const struct style_text *t = &s->style->text[kind];
	const char *side = s->book->rtl ? "right" : "left";
	bool short_text = t->label_text == LABEL_QA || t->label_text == LABEL_INITIALS;
	if (t->labels != LABEL_HUNG || !short_text || !t->label_width)
		return;
	sp width = t->label_width < 3 * t->size ? t->label_width : 3 * t->size;
	buf_printf(&s->css, "%s {\n\tpadding-%s: ", selector, side);
	number(&s->css, len_scale(width, 1000, t->size));
	buf_printf(&s->css, "em;\n}\n%s .speaker {\n\tdisplay: inline-block;\n", selector);
	ratio(s, "min-width", width - t->size / 4, t->size, "em");
	buf_printf(&s->css, "\tmargin-%s: ", side);
	number(&s->css, -len_scale(width, 1000, t->size));
	buf_cstr(&s->css, "em;\n\ttext-indent: 0;\n}\n");
}

static void faces(struct sheet *s)
{
	const struct epub_query *q = s->book->query;
	for (size_t i = 0; i < q->fonts; i++) {
		const struct epub_font *f = &q->font[i];
		bool bold = f->face == FACE_BOLD || f->face == FACE_BOLD_ITALIC;
		bool italic = f->face == FACE_ITALIC || f->face == FACE_BOLD_ITALIC;
		buf_cstr(&s->css, "@font-face {\n\tfont-family: ");
		quoted(&s->css, f->family);
		buf_printf(&s->css, ";\n\tfont-weight: %s;\n\tfont-style: %s;\n\tsrc: url(",
			bold ? "bold" : "normal", italic ? "italic" : "normal");
		buf_str(&s->css, epub_font_href(s->book->arena, f));
		buf_cstr(&s->css, ");\n}\n");
	}
}

static void page(struct sheet *s)
{
	const struct style_text *b = s->body;
	buf_cstr(&s->css, "body {\n");
	family(s, b);
	leading(s, b);
	caps(s, b->features, 0);
	alignment(s, b);
	hyphens(s, b);
	property(s, "orphans", "2");
	property(s, "widows", "2");
	buf_cstr(&s->css, "}\n");
	if (s->style->book.measure > 0) {
		buf_cstr(&s->css, "section, nav {\n");
		ratio(s, "max-width", s->style->book.measure, b->size, "em");
		buf_cstr(&s->css, "\tmargin-left: auto;\n\tmargin-right: auto;\n}\n");
	}
}

static void ornament(struct sheet *s)
{
	struct str text = s->style->text[STYLE_BREAK].text;
	struct str bullet = s->style->text[STYLE_ITEM].text;
	if (text.n) {
		buf_cstr(&s->css, ".break::before {\n\tcontent: ");
		quoted(&s->css, text);
		buf_cstr(&s->css, ";\n}\n");
	} else {
		buf_cstr(&s->css, ".break {\n\tborder-top: 1px solid;\n\twidth: 25%;\n}\n");
	}
	if (bullet.n && !str_is(bullet, "•")) {
		buf_cstr(&s->css, "ul {\n\tlist-style-type: ");
		quoted(&s->css, arena_printf(s->book->arena, "%.*s ", STR_ARG(bullet)));
		buf_cstr(&s->css, ";\n}\n");
	}
}

struct str epub_font_href(struct arena *a, const struct epub_font *f)
{
	static const char *const face[FACE_N] = { "regular", "italic", "bold", "bold-italic" };
	struct buf b = { .a = a };
	buf_cstr(&b, "fonts/");
	for (size_t i = 0; i < f->family.n; i++) {
		char c = f->family.s[i];
		bool upper = c >= 'A' && c <= 'Z';
		bool fit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
		buf_put(&b, (char[]){ upper ? (char)(c + 32) : fit ? c : '-' }, 1);
	}
	buf_printf(&b, "-%s.%s", face[f->face], f->cff ? "otf" : "ttf");
	return buf_get(&b);
}

struct str epub_css(struct book *book)
{
	struct sheet s = { .book = book, .style = book->style };
	s.body = &book->style->text[STYLE_BODY];
	s.css.a = s.dark.a = book->arena;
	buf_cstr(&s.css, "@charset \"utf-8\";\n");
	faces(&s);
	page(&s);
	buf_str(&s.css, epub_frame(book->rtl));
	for (size_t i = 0; i < RULES; i++)
		rule(&s, &rules[i]);
	indents(&s, STYLE_PARA, "p + p");
	indents(&s, STYLE_QUESTION, ".question p + p");
	indents(&s, STYLE_ANSWER, ".answer p + p");
	indents(&s, STYLE_REMARK, ".remark p + p");
	indents(&s, STYLE_NOTE, ".note p + p");
	labels(&s, STYLE_QUESTION, ".question");
	labels(&s, STYLE_ANSWER, ".answer");
	labels(&s, STYLE_REMARK, ".remark");
	ornament(&s);
	if (s.dark.n) {
		buf_cstr(&s.css, "@media (prefers-color-scheme: dark) {\n");
		buf_str(&s.css, buf_get(&s.dark));
		buf_cstr(&s.css, "}\n");
	}
	return buf_get(&s.css);
}
