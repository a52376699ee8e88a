/* The style sheet: the layout's styles as CSS.
 *
 * The reader's own choices come first. Text size, page colour and text colour are theirs: all sizes
 * are in em of the size they set, no background and no body colour is given, and the colours there
 * are have a twin for dark screens. The typeface is named where it is embedded. Each row of `rules`
 * says which selector shows which style; what a style has in common with the body's is left to
 * inheritance. Margins are named left and right, by the direction of the book, because reading
 * systems that know no logical ones are still in use. */
#include "epub/sheet.h"

static const struct rule rules[] = {
	{ STYLE_KICKER, ".kicker", false },
	{ STYLE_TITLE, "h1", false },
	{ STYLE_CHAPTER, ".chapter-title", false },
	{ STYLE_SUBTITLE, ".subtitle", false },
	{ STYLE_SUMMARY, ".summary", false },
	{ STYLE_CREDIT, ".byline", false },
	{ STYLE_DATELINE, ".dateline", false },
	{ STYLE_EDITOR_NOTE, ".editor-note", false },
	{ STYLE_PARA, ".introduction p, .chapter > p, .qna > p", false },
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
	{ STYLE_PEOPLE, ".people, .bio", false },
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

/* A span that slants or thickens turns upright or light where its block slants or is bold. */
static void toggles(struct sheet *s, const struct rule *outer, bool bold)
{
	const struct style_text *o = &s->style->text[outer->kind];
	const char *comma = "";
	if (bold ? !o->bold : !o->italic)
		return;
	for (const struct rule *r = rules; r < rules + RULES; r++) {
		const struct style_text *t = &s->style->text[r->kind];
		if (!epub_is_span(r->kind) || (bold ? !t->bold : !t->italic))
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
	epub_declare(s, r);
	if (s->css.n == empty)
		s->css.n = before;
	else
		buf_cstr(&s->css, "}\n");
	if (!epub_is_span(r->kind)) {
		toggles(s, r, false);
		toggles(s, r, true);
	}
}

/* Paragraphs that follow one another are told apart by an indent, or where there is none by
 * white. */
static void indents(struct sheet *s, enum style_kind kind, const char *selector)
{
	const struct style_text *t = &s->style->text[kind], *p = &s->style->text[STYLE_PARA];
	sp white = p->before > p->after ? p->before : p->after;
	if (!t->indent && !white)
		return;
	buf_printf(&s->css, "%s {\n", selector);
	if (t->indent)
		epub_ratio(s, "text-indent", t->indent, t->size, "em");
	else
		epub_ratio(s, "margin-top", white, t->size, "em");
	buf_cstr(&s->css, "}\n");
}

/* A screen has no margin to hang names in: they stand above their words, short signs before
 * them. */
static void labels(struct sheet *s, enum style_kind kind, const char *selector)
{
	const struct style_text *t = &s->style->text[kind];
	bool rtl = s->book->rtl;
	bool sign = t->label_text == LABEL_QA || t->label_text == LABEL_INITIALS;
	if (t->labels != LABEL_HUNG)
		return;
	if (!sign || !t->label_width) {
		buf_printf(&s->css, "%s .speaker {\n", selector);
		epub_property(s, "display", "block");
		epub_property(s, "margin-top", "0.5em");
		epub_property(s, "text-indent", "0");
		epub_property(s, "page-break-after", "avoid");
		epub_property(s, "break-after", "avoid");
		buf_cstr(&s->css, "}\n");
		return;
	}
	sp width = t->label_width < 3 * t->size ? t->label_width : 3 * t->size;
	buf_printf(&s->css, "%s {\n", selector);
	epub_ratio(s, rtl ? "padding-right" : "padding-left", width, t->size, "em");
	buf_printf(&s->css, "}\n%s .speaker {\n\tdisplay: inline-block;\n\ttext-indent: 0;\n",
		selector);
	epub_ratio(s, "min-width", width - t->size / 4, t->size, "em");
	epub_ratio(s, rtl ? "margin-right" : "margin-left", -width, t->size, "em");
	buf_cstr(&s->css, "}\n");
}

static void faces(struct sheet *s)
{
	const struct epub_query *q = s->book->query;
	for (size_t i = 0; i < q->fonts; i++) {
		const struct epub_font *f = &q->font[i];
		bool bold = f->face == FACE_BOLD || f->face == FACE_BOLD_ITALIC;
		bool italic = f->face == FACE_ITALIC || f->face == FACE_BOLD_ITALIC;
		buf_cstr(&s->css, "@font-face {\n\tfont-family: ");
		epub_quoted(&s->css, f->family);
		buf_printf(&s->css, ";\n\tfont-weight: %s;\n\tfont-style: %s;\n\tsrc: url(",
			bold ? "bold" : "normal", italic ? "italic" : "normal");
		buf_str(&s->css, epub_font_href(s->book->arena, f));
		buf_cstr(&s->css, ");\n}\n");
	}
}

static void page(struct sheet *s)
{
	buf_cstr(&s->css, "body {\n");
	epub_declare_body(s);
	buf_cstr(&s->css, "}\n");
	if (s->style->book.measure > 0) {
		buf_cstr(&s->css, "body > section, body > nav {\n");
		epub_ratio(s, "max-width", s->style->book.measure, s->body->size, "em");
		buf_cstr(&s->css, "\tmargin-left: auto;\n\tmargin-right: auto;\n}\n");
	}
}

static void ornament(struct sheet *s)
{
	struct str text = s->style->text[STYLE_BREAK].text;
	struct str bullet = s->style->text[STYLE_ITEM].text;
	if (text.n) {
		buf_cstr(&s->css, ".break::before {\n\tcontent: ");
		epub_quoted(&s->css, text);
		buf_cstr(&s->css, ";\n}\n");
	} else {
		buf_cstr(&s->css, ".break {\n\tborder-top: 1px solid;\n\twidth: 25%;\n"
				  "\tmargin: 1.4em auto;\n}\n");
	}
	if (bullet.n && !str_is(bullet, "•")) {
		buf_cstr(&s->css, "ul {\n\tlist-style-type: ");
		epub_quoted(&s->css, arena_printf(s->book->arena, "%.*s ", STR_ARG(bullet)));
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

/* A question that is italic where letters have an italic is bold where they have none. */
static void unslanted(struct sheet *s)
{
	static const char *const lang[] = { "ar", "fa", "he", "hi", "ja", "ko", "th", "ur", "zh" };
	const struct style_text *t = &s->style->text[STYLE_QUESTION];
	if (!t->italic)
		return;
	for (size_t i = 0; i < sizeof lang / sizeof *lang; i++)
		buf_printf(&s->css, "%s.question:lang(%s)", i ? ", " : "", lang[i]);
	buf_printf(&s->css, " {\n\tfont-style: normal;\n\tfont-weight: %s;\n}\n",
		t->features & LOOK_ELSE_BOLD ? "bold" : "normal");
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
	indents(&s, STYLE_PARA, ".introduction p + p, .chapter > p + p, .qna > p + p");
	indents(&s, STYLE_SUMMARY, ".summary p + p");
	indents(&s, STYLE_EDITOR_NOTE, ".editor-note p + p");
	indents(&s, STYLE_PEOPLE, ".bio p + p");
	indents(&s, STYLE_QUESTION, ".question p + p");
	indents(&s, STYLE_ANSWER, ".answer p + p");
	indents(&s, STYLE_REMARK, ".remark p + p");
	indents(&s, STYLE_NOTE, ".note p + p");
	indents(&s, STYLE_QUOTE, "blockquote p + p");
	indents(&s, STYLE_SIDEBAR, ".sidebar p + p");
	labels(&s, STYLE_QUESTION, ".question");
	labels(&s, STYLE_ANSWER, ".answer");
	labels(&s, STYLE_REMARK, ".remark");
	ornament(&s);
	unslanted(&s);
	if (s.dark.n) {
		buf_cstr(&s.css, "@media (prefers-color-scheme: dark) {\n");
		buf_str(&s.css, buf_get(&s.dark));
		buf_cstr(&s.css, "}\n");
	}
	return buf_get(&s.css);
}
