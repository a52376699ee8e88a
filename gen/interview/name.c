/* The names of kinds, as the format spells them. */
#include "interview/interview.h"

const char *interview_block_name(enum block_kind k)
{
	static const char *const names[] = {
		[BLOCK_PARA] = "p",
		[BLOCK_SECTION] = "section",
		[BLOCK_EXCHANGE] = "exchange",
		[BLOCK_QUESTION] = "question",
		[BLOCK_ANSWER] = "answer",
		[BLOCK_REMARK] = "remark",
		[BLOCK_LIST] = "list",
		[BLOCK_ITEM] = "item",
		[BLOCK_QUOTE] = "quote",
		[BLOCK_FIGURE] = "figure",
		[BLOCK_PULLQUOTE] = "pullquote",
		[BLOCK_SIDEBAR] = "sidebar",
		[BLOCK_TABLE] = "table",
		[BLOCK_ROW] = "row",
		[BLOCK_CELL] = "cell",
		[BLOCK_BREAK] = "break",
		[BLOCK_CHAPTER] = "include",
		[BLOCK_DIRECTION] = "stage",
	};
	_Static_assert(sizeof names / sizeof *names == BLOCK_N, "a name for each kind of block");
	return names[k];
}

const char *interview_span_name(enum span_kind k)
{
	static const char *const names[] = {
		[SPAN_TEXT] = "text",
		[SPAN_EM] = "em",
		[SPAN_STRONG] = "strong",
		[SPAN_CITE] = "cite",
		[SPAN_FOREIGN] = "foreign",
		[SPAN_ABBR] = "abbr",
		[SPAN_LINK] = "a",
		[SPAN_NOTE] = "note",
		[SPAN_PERSON] = "person",
		[SPAN_INSERT] = "insert",
		[SPAN_SUP] = "sup",
		[SPAN_SUB] = "sub",
		[SPAN_SMALLCAPS] = "sc",
		[SPAN_INDEX] = "index",
		[SPAN_BREAK] = "br",
		[SPAN_DIRECTION] = "stage",
		[SPAN_TIME] = "time",
	};
	_Static_assert(sizeof names / sizeof *names == SPAN_N, "a name for each kind of span");
	return names[k];
}

const char *interview_role_name(enum person_role r)
{
	static const char *const names[] = {
		[PERSON_INTERVIEWEE] = "interviewee",
		[PERSON_INTERVIEWER] = "interviewer",
		[PERSON_MODERATOR] = "moderator",
		[PERSON_PANELLIST] = "panellist",
		[PERSON_TRANSLATOR] = "translator",
		[PERSON_INTERPRETER] = "interpreter",
		[PERSON_AUDIENCE] = "audience",
		[PERSON_OTHER] = "other",
		[PERSON_MENTIONED] = "mentioned",
	};
	_Static_assert(sizeof names / sizeof *names == PERSON_N, "a name for each role");
	return names[r];
}
