/* What kinds of findings there are, in the words of the trade. */
#include "report/report.h"

#include <assert.h>

const struct report_kind_row report_kind_row[] = {
	[REPORT_OVERFULL] = { "overfull-line", "overfull line",
		"the line sticks out of its measure", "pt/1000" },
	[REPORT_LOOSE] = { "loose-line", "loose line",
		"its words stand so far apart that it falls to pieces", "word space/1000" },
	[REPORT_TIGHT] = { "tight-line", "tight line",
		"its words stand so close that they run together", "word space/1000" },
	[REPORT_SHORT] = { "short-line", "line left short", "the line does not reach the margin",
		"pt/1000" },
	[REPORT_SPACED] = { "spaced-letters", "letters set apart",
		"letters that are not as far apart as elsewhere make a line grey, or dark",
		"em/1000" },
	[REPORT_NAME] = { "divided-name", "divided name",
		"a name is known by its shape, and the reader meets half of it", NULL },
	[REPORT_BROKEN] = { "broken-word", "broken word",
		"a word was broken between letters, for no other place would do", NULL },
	[REPORT_LADDER] = { "stacked-hyphens", "stacked hyphens",
		"hyphens in a row make a ladder at the margin", "lines" },
	[REPORT_STACK] = { "stacked-words", "stacked words",
		"the same word under itself draws the eye, and makes it lose the line", "lines" },
	[REPORT_RIVER] = { "river", "river",
		"white that runs through the lines is seen before the words", "lines" },
	[REPORT_RUNT] = { "runt", "runt",
		"the last line is so short that the next paragraph seems to float", "pt/1000" },
	[REPORT_WIDOW] = { "widow", "widow",
		"the last line of a paragraph is alone at the head of a page", NULL },
	[REPORT_ORPHAN] = { "orphan", "orphan",
		"the first line of a paragraph is alone at the foot of a page", NULL },
	[REPORT_HYPHEN] = { "hyphen-at-foot", "hyphen at the foot",
		"a word goes over to the next page", NULL },
	[REPORT_QUESTION] = { "split-question", "split question",
		"a question goes over to the next page", NULL },
	[REPORT_PARTED] = { "parted-question", "question without its answer",
		"the question is at the foot of a page, the answer on the next", NULL },
	[REPORT_HEADING] = { "heading-at-foot", "heading at the foot",
		"a heading is parted from what it is about", NULL },
	[REPORT_KEPT] = { "parted", "parted", "what belongs together is on two pages", NULL },
	[REPORT_FOOT] = { "uneven-foot", "uneven foot", "the page ends above the others", "lines" },
	[REPORT_LAST] = { "short-last-page", "short last page",
		"the last page holds next to nothing", "lines" },
	[REPORT_GLYPH] = { "missing-glyph", "missing glyph", "no font has the character", NULL },
	[REPORT_FALLBACK] = { "fallback", "other family",
		"a family lends what the text’s own does not have", "places" },
	[REPORT_SCALED] = { "scaled", "scaled type",
		"letters made by scaling are thinner than those beside them", "places" },
	[REPORT_FONT] = { "font", "fonts and patterns",
		"something that the text is set with is not there", NULL },
	[REPORT_ALT] = { "missing-alt", "missing description",
		"who does not see the picture is not told what it shows", NULL },
	[REPORT_LABEL] = { "speaker-label", "speaker's label",
		"a reader cannot tell, or is not told, who speaks", NULL },
	[REPORT_LANGUAGE] = { "language", "language",
		"words are read aloud, hyphenated and quoted as in a language that they are not in",
		NULL },
	[REPORT_SOURCE] = { "source", "in the source", "the file says something else than it means",
		NULL },
};
static_assert(sizeof report_kind_row / sizeof *report_kind_row == REPORT_KINDS, "a row per kind");

const char *report_severity_name(enum report_severity s)
{
	static const char *const names[] = {
		[REPORT_NOTE] = "note",
		[REPORT_BLEMISH] = "blemish",
		[REPORT_FAULT] = "fault",
	};
	return names[s];
}
