/* Sheets that have a name. */
#include "style/inside.h"

enum {
	PAPER_A3,
	PAPER_A4,
	PAPER_A5,
	PAPER_A6,
	PAPER_B5,
	PAPER_LETTER,
	PAPER_LEGAL,
	PAPER_HALF,
	PAPER_5X8,
	PAPER_6X9,
	PAPER_7X10,
	PAPER_N
};

static const struct style_paper papers[] = {
	[PAPER_A3] = { "a3", "297mm", "420mm" },
	[PAPER_A4] = { "a4", "210mm", "297mm" },
	[PAPER_A5] = { "a5", "148mm", "210mm" },
	[PAPER_A6] = { "a6", "105mm", "148mm" },
	[PAPER_B5] = { "b5", "176mm", "250mm" },
	[PAPER_LETTER] = { "letter", "8.5in", "11in" },
	[PAPER_LEGAL] = { "legal", "8.5in", "14in" },
	[PAPER_HALF] = { "half-letter", "5.5in", "8.5in" },
	[PAPER_5X8] = { "5x8in", "5in", "8in" },
	[PAPER_6X9] = { "6x9in", "6in", "9in" },
	[PAPER_7X10] = { "7x10in", "7in", "10in" },
};
_Static_assert(sizeof papers / sizeof *papers == PAPER_N, "each sheet has its sides");

const struct style_word style_papers[] = {
	{ "a3", PAPER_A3 },
	{ "a4", PAPER_A4 },
	{ "a5", PAPER_A5 },
	{ "a6", PAPER_A6 },
	{ "b5", PAPER_B5 },
	{ "letter", PAPER_LETTER },
	{ "legal", PAPER_LEGAL },
	{ "half-letter", PAPER_HALF },
	{ "5x8in", PAPER_5X8 },
	{ "6x9in", PAPER_6X9 },
	{ "7x10in", PAPER_7X10 },
	{ NULL, 0 },
};

const struct style_paper *style_paper(struct str name)
{
	name = str_trim(name);
	for (size_t i = 0; i < PAPER_N; i++) {
		if (style_is(name, papers[i].name))
			return &papers[i];
	}
	return NULL;
}
