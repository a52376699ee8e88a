#include "pdf/role.h"

static const struct role roles[] = {
	[ROLE_EXCHANGE] = { "Exchange", "Sect" },
	[ROLE_QUESTION] = { "Question", "Div" },
	[ROLE_ANSWER] = { "Answer", "Div" },
	[ROLE_REMARK] = { "Remark", "Div" },
	[ROLE_SPEAKER] = { "Speaker", "Span" },
	[ROLE_KICKER] = { "Kicker", "P" },
	[ROLE_SUBTITLE] = { "Subtitle", "P" },
	[ROLE_SUMMARY] = { "Summary", "Div" },
	[ROLE_CREDIT] = { "Credit", "P" },
	[ROLE_DATELINE] = { "Dateline", "P" },
	[ROLE_EDITOR_NOTE] = { "EditorNote", "Div" },
	[ROLE_DIRECTION] = { "StageDirection", "P" },
	[ROLE_TIME] = { "TimeCode", "Span" },
	[ROLE_INSERT] = { "Insertion", "Span" },
	[ROLE_SIDEBAR] = { "Sidebar", "Sect" },
	[ROLE_PEOPLE] = { "People", "Sect" },
	[ROLE_COLOPHON] = { "Colophon", "Sect" },
	[ROLE_BREAK] = { "TopicBreak", "P" },
	[ROLE_CHAPTER] = { "Chapter", "Part" },
	[ROLE_DOCUMENT] = { "Document", NULL },
	[ROLE_TITLE] = { "H1", NULL },
	[ROLE_SECTION] = { "Sect", NULL },
	[ROLE_HEADING] = { "H", NULL },
	[ROLE_PARA] = { "P", NULL },
	[ROLE_LIST] = { "L", NULL },
	[ROLE_ITEM] = { "LI", NULL },
	[ROLE_ITEM_LABEL] = { "Lbl", NULL },
	[ROLE_ITEM_BODY] = { "LBody", NULL },
	[ROLE_BLOCKQUOTE] = { "BlockQuote", NULL },
	[ROLE_ATTRIBUTION] = { "Attribution", "P" },
	[ROLE_FIGURE] = { "Figure", NULL },
	[ROLE_CAPTION] = { "Caption", NULL },
	[ROLE_TABLE] = { "Table", NULL },
	[ROLE_ROW] = { "TR", NULL },
	[ROLE_HEAD_CELL] = { "TH", NULL },
	[ROLE_CELL] = { "TD", NULL },
	[ROLE_SPAN] = { "Span", NULL },
	[ROLE_EM] = { "Em", "Span" },
	[ROLE_STRONG] = { "Strong", "Span" },
	[ROLE_CITE] = { "Cite", "Span" },
	[ROLE_ABBR] = { "Abbreviation", "Span" },
	[ROLE_LINK] = { "Link", NULL },
	[ROLE_NOTE] = { "Note", NULL },
	[ROLE_NOTE_REF] = { "Reference", NULL },
	[ROLE_NOTE_LABEL] = { "Lbl", NULL },
	[ROLE_REFERENCE] = { "Reference", NULL },
	[ROLE_CONTENTS] = { "TOC", NULL },
	[ROLE_CONTENTS_ITEM] = { "TOCI", NULL },
	[ROLE_INDEX] = { "Index", NULL },
};
_Static_assert(sizeof roles / sizeof *roles == ROLE_N, "a role lacks its name");

/* Roles that are blocks between blocks and spans among words. */
static const struct role inline_direction = { "Direction", "Span" };
static const struct role inline_credit = { "CreditLine", "Span" };

static const char *const headings[] = { "H1", "H2", "H3", "H4", "H5", "H6" };

struct role role_of(const struct node *node, bool in_text, int level)
{
	if (node->role == ROLE_HEADING)
		return (struct role){ headings[level < 1 ? 0 : level > 6 ? 5 : level - 1], NULL };
	if (node->role == ROLE_DIRECTION && in_text)
		return inline_direction;
	if (node->role == ROLE_CREDIT && in_text)
		return inline_credit;
	return roles[node->role];
}

bool role_holds_text(enum page_role role)
{
	const char *type = roles[role].standard ? roles[role].standard : roles[role].name;

	return role == ROLE_HEADING || role == ROLE_TITLE || role == ROLE_CAPTION ||
	       strcmp(type, "P") == 0 || strcmp(type, "Span") == 0;
}
