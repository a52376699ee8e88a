/* What properties that are a choice may say. */
#include "style/inside.h"

_Static_assert(sizeof(enum style_align) == sizeof(int) &&
		       sizeof(enum style_labels) == sizeof(int) &&
		       sizeof(enum style_label_text) == sizeof(int) &&
		       sizeof(enum style_label_first) == sizeof(int) &&
		       sizeof(enum style_times) == sizeof(int) &&
		       sizeof(enum style_dropcap_at) == sizeof(int) &&
		       sizeof(enum style_start) == sizeof(int) &&
		       sizeof(enum style_portrait) == sizeof(int) &&
		       sizeof(enum style_notes_at) == sizeof(int) &&
		       sizeof(enum style_figures_place) == sizeof(int) &&
		       sizeof(enum style_notes_numbers) == sizeof(int) &&
		       sizeof(enum style_colophon) == sizeof(int),
	"choices are stored as int");

const struct style_word style_align_words[] = {
	{ "justify", ALIGN_JUSTIFY },
	{ "start", ALIGN_START },
	{ "centre", ALIGN_CENTRE },
	{ "end", ALIGN_END },
	{ NULL, 0 },
};

const struct style_word style_labels_words[] = {
	{ "hung", LABEL_HUNG },
	{ "run-in", LABEL_RUN_IN },
	{ "above", LABEL_ABOVE },
	{ "none", LABEL_NONE },
	{ NULL, 0 },
};

const struct style_word style_label_text_words[] = {
	{ "name", LABEL_NAME },
	{ "short", LABEL_SHORT },
	{ "initials", LABEL_INITIALS },
	{ "qa", LABEL_QA },
	{ NULL, 0 },
};

const struct style_word style_label_first_words[] = {
	{ "same", FIRST_SAME },
	{ "name", FIRST_NAME },
	{ "short", FIRST_SHORT },
	{ NULL, 0 },
};

const struct style_word style_times_words[] = {
	{ "run-in", TIMES_RUN_IN },
	{ "margin", TIMES_MARGIN },
	{ "none", TIMES_NONE },
	{ NULL, 0 },
};

const struct style_word style_dropcap_words[] = {
	{ "none", DROPCAP_NONE },
	{ "opening", DROPCAP_OPENING },
	{ "sections", DROPCAP_SECTIONS },
	{ "answers", DROPCAP_ANSWERS },
	{ NULL, 0 },
};

const struct style_word style_start_words[] = {
	{ "anywhere", START_ANYWHERE },
	{ "page", START_PAGE },
	{ "recto", START_RECTO },
	{ NULL, 0 },
};

const struct style_word style_colophon_words[] = {
	{ "end", COLOPHON_END },
	{ "imprint", COLOPHON_IMPRINT },
	{ "none", COLOPHON_NONE },
	{ NULL, 0 },
};

const struct style_word style_portrait_words[] = {
	{ "people", PORTRAIT_PEOPLE },
	{ "head", PORTRAIT_HEAD },
	{ NULL, 0 },
};

const struct style_word style_notes_at_words[] = {
	{ "column", NOTES_COLUMN },
	{ "page", NOTES_PAGE },
	{ "end", NOTES_END },
	{ NULL, 0 },
};

const struct style_word style_notes_numbers_words[] = {
	{ "document", NUMBERS_DOCUMENT },
	{ "page", NUMBERS_PAGE },
	{ NULL, 0 },
};

const struct style_word style_figures_place_words[] = {
	{ "near", FIGURES_NEAR },
	{ "edges", FIGURES_EDGES },
	{ "here", FIGURES_HERE },
	{ NULL, 0 },
};

const struct style_word style_caps_words[] = {
	{ "normal", 0 },
	{ "small", LOOK_SMALL_CAPS },
	{ "all-small", LOOK_ALL_SMALL_CAPS },
	{ "upper", LOOK_UPPERCASE },
	{ NULL, 0 },
};

const struct style_word style_figures_words[] = {
	{ "lining", 0 },
	{ "old-style", LOOK_OLDSTYLE },
	{ NULL, 0 },
};

const struct style_word style_spacing_words[] = {
	{ "proportional", 0 },
	{ "tabular", LOOK_TABULAR },
	{ NULL, 0 },
};

const struct style_word style_position_words[] = {
	{ "normal", 0 },
	{ "superior", LOOK_SUPERIOR },
	{ "inferior", LOOK_INFERIOR },
	{ NULL, 0 },
};

const struct style_word style_punctuation_words[] = {
	{ "text", 0 },
	{ "capital", LOOK_CASE },
	{ NULL, 0 },
};

const struct style_word style_ligatures_words[] = {
	{ "yes", 0 },
	{ "no", LOOK_NO_LIGATURES },
	{ NULL, 0 },
};

const struct style_word style_hyphenate_words[] = {
	{ "yes", 0 },
	{ "no", LOOK_NO_HYPHENS },
	{ NULL, 0 },
};

const struct style_word style_italic_else_words[] = {
	{ "upright", 0 },
	{ "bold", LOOK_ELSE_BOLD },
	{ NULL, 0 },
};
