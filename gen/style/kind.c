/* What kinds of text are called in layouts. */
#include "style/inside.h"

static const char *const kinds[] = {
	[STYLE_BODY] = "body",
	[STYLE_KICKER] = "kicker",
	[STYLE_TITLE] = "title",
	[STYLE_CHAPTER] = "chapter",
	[STYLE_SUBTITLE] = "subtitle",
	[STYLE_SUMMARY] = "summary",
	[STYLE_CREDIT] = "credit",
	[STYLE_DATELINE] = "dateline",
	[STYLE_EDITOR_NOTE] = "editor-note",
	[STYLE_PARA] = "para",
	[STYLE_SECTION1] = "section1",
	[STYLE_SECTION2] = "section2",
	[STYLE_SECTION3] = "section3",
	[STYLE_QUESTION] = "question",
	[STYLE_ANSWER] = "answer",
	[STYLE_REMARK] = "remark",
	[STYLE_LABEL] = "label",
	[STYLE_CONTINUED] = "continued",
	[STYLE_ITEM] = "item",
	[STYLE_ITEM_TITLE] = "item-title",
	[STYLE_QUOTE] = "quote",
	[STYLE_ATTRIBUTION] = "attribution",
	[STYLE_CAPTION] = "caption",
	[STYLE_FIGURE_CREDIT] = "figure-credit",
	[STYLE_PULLQUOTE] = "pullquote",
	[STYLE_SIDEBAR] = "sidebar",
	[STYLE_SIDEBAR_TITLE] = "sidebar-title",
	[STYLE_TABLE] = "table",
	[STYLE_TABLE_HEAD] = "table-head",
	[STYLE_TABLE_CAPTION] = "table-caption",
	[STYLE_BREAK] = "break",
	[STYLE_DIRECTION] = "direction",
	[STYLE_NOTE] = "note",
	[STYLE_PEOPLE] = "people",
	[STYLE_COLOPHON] = "colophon",
	[STYLE_HEAD] = "head",
	[STYLE_FOLIO] = "folio",
	[STYLE_LINE_NUMBER] = "line-number",
	[STYLE_CONTENTS1] = "contents1",
	[STYLE_CONTENTS2] = "contents2",
	[STYLE_CONTENTS3] = "contents3",
	[STYLE_INDEX_ENTRY] = "index-entry",
	[STYLE_EM] = "em",
	[STYLE_STRONG] = "strong",
	[STYLE_CITE] = "cite",
	[STYLE_FOREIGN] = "foreign",
	[STYLE_ABBR] = "abbr",
	[STYLE_LINK] = "link",
	[STYLE_PERSON] = "person",
	[STYLE_INSERT] = "insert",
	[STYLE_SUP] = "sup",
	[STYLE_SUB] = "sub",
	[STYLE_SMALLCAPS] = "smallcaps",
	[STYLE_SPAN_DIRECTION] = "span-direction",
	[STYLE_TIME] = "time",
	[STYLE_NOTE_MARK] = "note-mark",
	[STYLE_INITIAL] = "initial",
	[STYLE_LEAD_IN] = "lead-in",
};
_Static_assert(sizeof kinds / sizeof *kinds == STYLE_N, "each kind has a name");

enum style_kind style_kind_of(struct str name)
{
	for (enum style_kind k = 0; k < STYLE_N; k++) {
		if (style_is(name, kinds[k]))
			return k;
	}
	return STYLE_N;
}

const char *style_kind_name(enum style_kind k)
{
	return kinds[k];
}
