/* The styles: what each paragraph is, for those who review it and for what reads it again; how it
 * looks, plainly. */
#include "write/docx.h"

struct style {
	const char *id, *name, *based, *next;
	bool character, bold, italic, keep, centred, boxed, together;
	int size, before, after, start, level; /* half points; twips; outline level from 1 */
	const char *colour;
};

static const struct style styles[] = {
	{ "Title", "Title", "Normal", "Subtitle", .size = 48, .after = 120, .bold = true,
		.keep = true },
	{ "Subtitle", "Subtitle", "Normal", "Normal", .size = 28, .after = 160,
		.colour = "404040" },
	{ "Kicker", "Kicker", "Normal", "Title", .size = 20, .after = 60, .colour = "404040",
		.keep = true },
	{ "Summary", "Summary", "Normal", NULL, .bold = true, .after = 160 },
	{ "Credit", "Credit", "Normal", NULL, .size = 19, .colour = "404040" },
	{ "Dateline", "Dateline", "Normal", NULL, .size = 19, .after = 360, .colour = "404040" },
	{ "Heading1", "heading 1", "Normal", "Normal", .size = 30, .before = 400, .after = 120,
		.bold = true, .keep = true, .level = 1 },
	{ "Heading2", "heading 2", "Normal", "Normal", .size = 26, .before = 320, .after = 100,
		.bold = true, .keep = true, .level = 2 },
	{ "Heading3", "heading 3", "Normal", "Normal", .size = 23, .before = 260, .after = 80,
		.bold = true, .keep = true, .level = 3 },
	{ "Heading4", "heading 4", "Normal", "Normal", .size = 22, .before = 240, .after = 80,
		.bold = true, .italic = true, .keep = true, .level = 4 },
	{ "Heading5", "heading 5", "Normal", "Normal", .size = 22, .before = 240, .after = 80,
		.italic = true, .keep = true, .level = 5 },
	{ "Heading6", "heading 6", "Normal", "Normal", .size = 22, .before = 240, .after = 80,
		.italic = true, .keep = true, .level = 6 },
	{ "Question", "Question", "Normal", "Answer", .before = 280, .after = 120, .bold = true,
		.keep = true, .together = true },
	{ "Answer", "Answer", "Normal", NULL, .after = 120 },
	{ "Remark", "Remark", "Normal", NULL, .after = 120 },
	{ "ListBullet", "List Bullet", "Normal", NULL, .after = 60 },
	{ "ListNumber", "List Number", "Normal", NULL, .after = 60 },
	{ "Quote", "Quote", "Normal", NULL, .start = 567, .after = 120 },
	{ "Attribution", "Attribution", "Normal", "Normal", .start = 567, .after = 160, .size = 19,
		.colour = "404040" },
	{ "StageDirection", "Stage Direction", "Normal", NULL, .italic = true, .after = 120,
		.colour = "404040" },
	{ "TopicBreak", "Topic Break", "Normal", "Normal", .before = 240, .after = 240,
		.centred = true },
	{ "Figure", "Figure", "Normal", "Caption", .before = 200, .after = 60, .keep = true },
	{ "Caption", "caption", "Normal", "Normal", .size = 19, .after = 120, .colour = "404040" },
	{ "SidebarTitle", "Sidebar Title", "Normal", "Sidebar", .bold = true, .before = 240,
		.keep = true, .boxed = true },
	{ "Sidebar", "Sidebar", "Normal", NULL, .after = 60, .boxed = true },
	{ "TableText", "Table Text", "Normal", NULL, .size = 20 },
	{ "Header", "header", "Normal", NULL, .size = 18, .colour = "404040" },
	{ "FootnoteText", "footnote text", "Normal", NULL, .size = 18, .after = 40 },
	{ "CommentText", "annotation text", "Normal", NULL, .size = 20 },
	{ "Speaker", "Speaker", .character = true, .bold = true },
	{ "Emphasis", "Emphasis", .character = true, .italic = true },
	{ "Strong", "Strong", .character = true, .bold = true },
	{ "WorkTitle", "Work Title", .character = true, .italic = true },
	{ "Foreign", "Foreign Words", .character = true },
	{ "Insertion", "Insertion", .character = true, .colour = "404040" },
	{ "StageInline", "Stage Direction in Text", .character = true, .italic = true,
		.colour = "404040" },
	{ "TimeCode", "Time Code", .character = true, .size = 17, .colour = "404040" },
	{ "Hyperlink", "Hyperlink", .character = true, .colour = "0A4A82" },
	{ "CommentReference", "annotation reference", .character = true, .size = 16 },
};

static void value(struct docx *d, const char *name, const char *attr, int n)
{
	write_docx_empty(d, name, attr, arena_printf(d->a, "%d", n));
}

static void flag(struct docx *d, const char *name)
{
	write_docx_empty(d, name, NULL, (struct str){ 0 });
}

static void look(struct docx *d, const struct style *s)
{
	markup_open(d->m, TAG("w:rPr"));
	if (s->bold) {
		flag(d, "w:b");
		flag(d, "w:bCs");
	}
	if (s->italic) {
		flag(d, "w:i");
		flag(d, "w:iCs");
	}
	if (s->colour)
		write_docx_empty(d, "w:color", "w:val", str_of(s->colour));
	if (s->size) {
		value(d, "w:sz", "w:val", s->size);
		value(d, "w:szCs", "w:val", s->size);
	}
	if (strcmp(s->id, "Hyperlink") == 0)
		write_docx_empty(d, "w:u", "w:val", STR("single"));
	markup_close(d->m);
}

static void box(struct docx *d)
{
	static const char *const sides[] = { "w:top", "w:left", "w:bottom", "w:right" };
	markup_open(d->m, TAG("w:pBdr"));
	for (int i = 0; i < 4; i++) {
		markup_open(d->m, TAG(sides[i]));
		markup_attr(d->m, "w:val", STR("single"));
		markup_attr(d->m, "w:sz", STR("4"));
		markup_attr(d->m, "w:space", STR("6"));
		markup_attr(d->m, "w:color", STR("808080"));
		markup_leaf(d->m);
	}
	markup_close(d->m);
}

static void setting(struct docx *d, const struct style *s)
{
	markup_open(d->m, TAG("w:pPr"));
	if (s->keep)
		flag(d, "w:keepNext");
	if (s->boxed)
		box(d);
	markup_open(d->m, TAG("w:spacing"));
	markup_attr(d->m, "w:before", arena_printf(d->a, "%d", s->before));
	markup_attr(d->m, "w:after", arena_printf(d->a, "%d", s->after));
	markup_leaf(d->m);
	if (s->start || s->boxed)
		value(d, "w:ind", "w:left", s->boxed ? 142 : s->start);
	if (s->together)
		flag(d, "w:contextualSpacing");
	if (s->centred)
		write_docx_empty(d, "w:jc", "w:val", STR("center"));
	if (s->level)
		value(d, "w:outlineLvl", "w:val", s->level - 1);
	markup_close(d->m);
}

static void one(struct docx *d, const struct style *s)
{
	markup_open(d->m, TAG("w:style"));
	markup_attr(d->m, "w:type", s->character ? STR("character") : STR("paragraph"));
	markup_attr(d->m, "w:styleId", str_of(s->id));
	write_docx_empty(d, "w:name", "w:val", str_of(s->name));
	if (s->based)
		write_docx_empty(d, "w:basedOn", "w:val", str_of(s->based));
	if (s->next)
		write_docx_empty(d, "w:next", "w:val", str_of(s->next));
	flag(d, "w:qFormat");
	if (!s->character)
		setting(d, s);
	look(d, s);
	markup_close(d->m);
	markup_newline(d->m);
}

static void defaults(struct docx *d)
{
	markup_open(d->m, TAG("w:docDefaults"));
	markup_open(d->m, TAG("w:rPrDefault"));
	markup_open(d->m, TAG("w:rPr"));
	markup_open(d->m, TAG("w:rFonts"));
	markup_attr(d->m, "w:ascii", STR("Cambria"));
	markup_attr(d->m, "w:hAnsi", STR("Cambria"));
	markup_attr(d->m, "w:cs", STR("Times New Roman"));
	markup_leaf(d->m);
	value(d, "w:sz", "w:val", 22);
	value(d, "w:szCs", "w:val", 24);
	markup_open(d->m, TAG("w:lang"));
	markup_attr(d->m, "w:val", d->iv->lang);
	markup_attr(d->m, "w:eastAsia", d->iv->lang);
	markup_attr(d->m, "w:bidi", d->iv->lang);
	markup_leaf(d->m);
	markup_close(d->m);
	markup_close(d->m);
	flag(d, "w:pPrDefault");
	markup_close(d->m);
	markup_newline(d->m);
}

static void normal(struct docx *d)
{
	markup_open(d->m, TAG("w:style"));
	markup_attr(d->m, "w:type", STR("paragraph"));
	markup_attr(d->m, "w:default", STR("1"));
	markup_attr(d->m, "w:styleId", STR("Normal"));
	write_docx_empty(d, "w:name", "w:val", STR("Normal"));
	flag(d, "w:qFormat");
	markup_open(d->m, TAG("w:pPr"));
	flag(d, "w:widowControl");
	if (d->rtl)
		flag(d, "w:bidi");
	markup_open(d->m, TAG("w:spacing"));
	markup_attr(d->m, "w:after", STR("120"));
	markup_attr(d->m, "w:line", STR("288"));
	markup_attr(d->m, "w:lineRule", STR("auto"));
	markup_leaf(d->m);
	markup_close(d->m);
	markup_close(d->m);
	markup_newline(d->m);
}

static void note_mark(struct docx *d)
{
	markup_open(d->m, TAG("w:style"));
	markup_attr(d->m, "w:type", STR("character"));
	markup_attr(d->m, "w:styleId", STR("FootnoteReference"));
	write_docx_empty(d, "w:name", "w:val", STR("footnote reference"));
	markup_open(d->m, TAG("w:rPr"));
	write_docx_empty(d, "w:vertAlign", "w:val", STR("superscript"));
	markup_close(d->m);
	markup_close(d->m);
	markup_newline(d->m);
}

static void grid(struct docx *d)
{
	static const char *const sides[] = { "w:top", "w:left", "w:bottom", "w:right", "w:insideH",
		"w:insideV" };
	markup_open(d->m, TAG("w:style"));
	markup_attr(d->m, "w:type", STR("table"));
	markup_attr(d->m, "w:styleId", STR("TableGrid"));
	write_docx_empty(d, "w:name", "w:val", STR("Table Grid"));
	markup_open(d->m, TAG("w:tblPr"));
	markup_open(d->m, TAG("w:tblBorders"));
	for (int i = 0; i < 6; i++) {
		markup_open(d->m, TAG(sides[i]));
		markup_attr(d->m, "w:val", STR("single"));
		markup_attr(d->m, "w:sz", STR("4"));
		markup_attr(d->m, "w:space", STR("0"));
		markup_attr(d->m, "w:color", STR("808080"));
		markup_leaf(d->m);
	}
	markup_close(d->m);
	markup_close(d->m);
	markup_close(d->m);
	markup_newline(d->m);
}

struct str write_docx_styles(struct docx *d)
{
	struct markup *outer = d->m;
	struct str bytes;
	d->m = write_docx_begin(d, "w:styles");
	defaults(d);
	normal(d);
	for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
		one(d, &styles[i]);
	note_mark(d);
	grid(d);
	bytes = markup_end(d->m);
	d->m = outer;
	return bytes;
}
