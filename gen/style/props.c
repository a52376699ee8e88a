/* The table of properties: whatever a layout can say stands here once. A new property is a field in
 * style.h, a row here, its use where it matters, and a line of layouts/layout.rng. */
#include "style/inside.h"

_Static_assert(sizeof(enum style_align) == sizeof(int) &&
		       sizeof(enum style_labels) == sizeof(int) &&
		       sizeof(enum style_label_text) == sizeof(int) &&
		       sizeof(enum style_label_first) == sizeof(int) &&
		       sizeof(enum style_times) == sizeof(int) &&
		       sizeof(enum style_dropcap_at) == sizeof(int) &&
		       sizeof(enum style_start) == sizeof(int) &&
		       sizeof(enum style_portrait) == sizeof(int) &&
		       sizeof(enum style_colophon) == sizeof(int),
	"choices are stored as int");

static const struct style_word align_words[] = {
	{ "justify", ALIGN_JUSTIFY },
	{ "start", ALIGN_START },
	{ "centre", ALIGN_CENTRE },
	{ "end", ALIGN_END },
	{ NULL, 0 },
};

static const struct style_word labels_words[] = {
	{ "hung", LABEL_HUNG },
	{ "run-in", LABEL_RUN_IN },
	{ "above", LABEL_ABOVE },
	{ "none", LABEL_NONE },
	{ NULL, 0 },
};

static const struct style_word label_text_words[] = {
	{ "name", LABEL_NAME },
	{ "short", LABEL_SHORT },
	{ "initials", LABEL_INITIALS },
	{ "qa", LABEL_QA },
	{ NULL, 0 },
};

static const struct style_word label_first_words[] = {
	{ "same", FIRST_SAME },
	{ "name", FIRST_NAME },
	{ "short", FIRST_SHORT },
	{ NULL, 0 },
};

static const struct style_word times_words[] = {
	{ "run-in", TIMES_RUN_IN },
	{ "margin", TIMES_MARGIN },
	{ "none", TIMES_NONE },
	{ NULL, 0 },
};

static const struct style_word dropcap_words[] = {
	{ "none", DROPCAP_NONE },
	{ "opening", DROPCAP_OPENING },
	{ "sections", DROPCAP_SECTIONS },
	{ "answers", DROPCAP_ANSWERS },
	{ NULL, 0 },
};

static const struct style_word start_words[] = {
	{ "anywhere", START_ANYWHERE },
	{ "page", START_PAGE },
	{ "recto", START_RECTO },
	{ NULL, 0 },
};

static const struct style_word colophon_words[] = {
	{ "end", COLOPHON_END },
	{ "imprint", COLOPHON_IMPRINT },
	{ "none", COLOPHON_NONE },
	{ NULL, 0 },
};

static const struct style_word portrait_words[] = {
	{ "people", PORTRAIT_PEOPLE },
	{ "head", PORTRAIT_HEAD },
	{ NULL, 0 },
};

static const struct style_word caps_words[] = {
	{ "normal", 0 },
	{ "small", LOOK_SMALL_CAPS },
	{ "all-small", LOOK_ALL_SMALL_CAPS },
	{ "upper", LOOK_UPPERCASE },
	{ NULL, 0 },
};

static const struct style_word figures_words[] = {
	{ "lining", 0 },
	{ "old-style", LOOK_OLDSTYLE },
	{ NULL, 0 },
};

static const struct style_word spacing_words[] = {
	{ "proportional", 0 },
	{ "tabular", LOOK_TABULAR },
	{ NULL, 0 },
};

static const struct style_word position_words[] = {
	{ "normal", 0 },
	{ "superior", LOOK_SUPERIOR },
	{ "inferior", LOOK_INFERIOR },
	{ NULL, 0 },
};

static const struct style_word punctuation_words[] = {
	{ "text", 0 },
	{ "capital", LOOK_CASE },
	{ NULL, 0 },
};

static const struct style_word ligatures_words[] = {
	{ "yes", 0 },
	{ "no", LOOK_NO_LIGATURES },
	{ NULL, 0 },
};

static const struct style_word hyphenate_words[] = {
	{ "yes", 0 },
	{ "no", LOOK_NO_HYPHENS },
	{ NULL, 0 },
};

static const struct style_word italic_else_words[] = {
	{ "upright", 0 },
	{ "bold", LOOK_ELSE_BOLD },
	{ NULL, 0 },
};

#define FIELD(f) offsetof(struct style, f)
#define TEXT(f)  offsetof(struct style_text, f)
#define RULE     "0pt", "100pt"
#define COST     "-10000", "10000"
#define DEMERITS "-1000000", "1000000"
#define FEATURE(w, m)                                                                   \
	.words = w, .mask = (m), .on = ON_TEXT, .inherits = true, .at = TEXT(features), \
	.type = TYPE_FEATURE, .group = "style"
#define LENGTH TYPE_LENGTH
#define NUMBER TYPE_NUMBER
#define SWITCH TYPE_SWITCH
#define STRING TYPE_STRING
#define BLOCKS ON_BLOCKS

/* clang-format off */
static const struct style_row rows[] = {
	{ "palette", "accent", TYPE_COLOUR, 0, FIELD(accent), "#000000", NULL, NULL,
	  .help = "the second colour; wherever a colour is asked for, accent stands for it" },

	{ "page", "size", TYPE_CHOICE, 0, FIELD(page.size), "a4", NULL, NULL,
	  .words = style_papers,
	  .help = "the paper: width and height by name" },
	{ "page", "width", LENGTH, 0, FIELD(page.width), "210mm", "20mm", "5000mm",
	  .help = "width of the paper" },
	{ "page", "height", LENGTH, 0, FIELD(page.height), "297mm", "20mm", "5000mm",
	  .help = "height of the paper" },
	{ "page", "top", LENGTH, 0, FIELD(page.top), "25mm", "0mm", "2000mm",
	  .help = "margin above the text area" },
	{ "page", "bottom", LENGTH, 0, FIELD(page.bottom), "30mm", "0mm", "2000mm",
	  .help = "least margin below the text area, which is a whole number of lines high" },
	{ "page", "inner", LENGTH, 0, FIELD(page.inner), "30mm", "0mm", "2000mm",
	  .help = "margin on the side of the spine; without duplex, the left one" },
	{ "page", "outer", LENGTH, 0, FIELD(page.outer), "30mm", "0mm", "2000mm",
	  .help = "margin on the side of the fore-edge; without duplex, the right one" },
	{ "page", "duplex", SWITCH, 0, FIELD(page.duplex), "no", NULL, NULL,
	  .help = "printed on both sides: inner and outer change sides on versos" },
	{ "page", "hang", LENGTH, 0, FIELD(page.hang), "0mm", "0mm", "1000mm",
	  .help = "column before the measure, inside the text area, where hung labels stand" },
	{ "page", "columns", NUMBER, 0, FIELD(page.columns), "1", "1", "3",
	  .help = "columns of the text area" },
	{ "page", "gutter", LENGTH, 0, FIELD(page.gutter), "6mm", "0mm", "200mm",
	  .help = "white between two columns" },
	{ "page", "column-rule", LENGTH, 0, FIELD(page.column_rule), "0pt", RULE,
	  .help = "thickness of a rule between two columns; 0pt for none" },
	{ "page", "measure", LENGTH, 0, FIELD(page.measure), "0mm", "0mm", "2000mm",
	  .help = "length of the lines, which inner and outer then share what is left by as they "
		  "are to each other; 0mm for what they leave" },
	{ "page", "grid", TYPE_MEASURED, 0, FIELD(page.grid), "14pt", "1pt", "200pt",
	  .help = "from baseline to baseline of the text; 1ln elsewhere. In em it follows the size "
		  "of the type" },
	{ "page", "head", LENGTH, 0, FIELD(page.head), "0pt", "0pt", "2000mm",
	  .help = "baseline of the running head below the upper edge of the paper; 0pt "
		  "for no head" },
	{ "page", "folio", LENGTH, 0, FIELD(page.folio), "0pt", "0pt", "2000mm",
	  .help = "baseline of the folio above the lower edge of the paper; 0pt for no folio" },
	{ "page", "head-recto", STRING, 0, FIELD(page.head_recto), "", NULL, NULL,
	  .help = "running head of a recto; {title}, {chapter}, {section}, {speaker}, {continued} "
		  "and {publication} are replaced, {continued|title} by the first that says "
		  "something" },
	{ "page", "head-verso", STRING, 0, FIELD(page.head_verso), "", NULL, NULL,
	  .help = "running head of a verso, likewise" },
	{ "page", "folio-text", STRING, 0, FIELD(page.folio_text), "{page}", NULL, NULL,
	  .help = "the folio; {page} and {pages} are replaced" },
	{ "page", "head-on-first", SWITCH, 0, FIELD(page.head_on_first), "no", NULL, NULL,
	  .help = "the first page has a running head too" },
	{ "page", "number-lines", NUMBER, 0, FIELD(page.number_lines), "0", "0", "1000",
	  .help = "each so-many-th line has its number before it, in the style line-number; 0 "
		  "for none" },
	{ "page", "count-on", SWITCH, 0, FIELD(page.count_on), "no", NULL, NULL,
	  .help = "lines are counted through the document and not from the head of each page" },
	{ "page", "first-number", NUMBER, 0, FIELD(page.first_number), "1", "1", "100000",
	  .help = "folio of the first page; an even one is a verso" },

	{ "paragraph", "tolerance", NUMBER, 0, FIELD(paragraph.tolerance), "200", "0", "10000",
	  .help = "the worst badness a line may have, hyphenation allowed" },
	{ "paragraph", "pretolerance", NUMBER, 0, FIELD(paragraph.pretolerance), "100", "-1",
	  "10000",
	  .help = "the same in the first attempt, without hyphenation; -1 for no such attempt" },
	{ "paragraph", "line-penalty", NUMBER, 0, FIELD(paragraph.line_penalty), "10", "0", "10000",
	  .help = "cost of each line" },
	{ "paragraph", "hyphen-penalty", NUMBER, 0, FIELD(paragraph.hyphen_penalty), "50", COST,
	  .help = "cost of a line that ends inside a word" },
	{ "paragraph", "explicit-hyphen-penalty", NUMBER, 0,
	  FIELD(paragraph.explicit_hyphen_penalty), "50", COST,
	  .help = "cost of a line that ends in a hyphen of the text's own" },
	{ "paragraph", "capital-hyphen-penalty", NUMBER, 0,
	  FIELD(paragraph.capital_hyphen_penalty), "10000", COST,
	  .help = "cost of a line that ends inside a word with a capital, which may be a name, but "
		  "for languages that write all nouns so; 10000 is never" },
	{ "paragraph", "compound-hyphen-penalty", NUMBER, 0,
	  FIELD(paragraph.compound_hyphen_penalty), "10000", COST,
	  .help = "cost of a line that ends inside a part of a word with a hyphen of the text's "
		  "own; 10000 is never" },
	{ "paragraph", "consecutive-hyphens", NUMBER, 0, FIELD(paragraph.consecutive_hyphens),
	  "10000", DEMERITS, .help = "demerits of two lines running that end in hyphens" },
	{ "paragraph", "ladder", NUMBER, 0, FIELD(paragraph.ladder), "200000", DEMERITS,
	  .help = "demerits, added, of a third line running that ends in a hyphen, and of each "
		  "further one" },
	{ "paragraph", "fitness", NUMBER, 0, FIELD(paragraph.fitness), "10000", DEMERITS,
	  .help = "demerits of a tight line beside a loose one" },
	{ "paragraph", "last-line-hyphen", NUMBER, 0, FIELD(paragraph.last_line_hyphen), "5000",
	  DEMERITS, .help = "demerits of a hyphen at the end of the last line but one" },
	{ "paragraph", "similar", NUMBER, 0, FIELD(paragraph.similar), "5000", DEMERITS,
	  .help = "demerits of two lines running that begin or end with the same word; less for "
		  "words that share three letters or more" },
	{ "paragraph", "lone-word", NUMBER, 0, FIELD(paragraph.lone_word), "8000", DEMERITS,
	  .help = "demerits of a last line of one word" },
	{ "paragraph", "runt", NUMBER, 0, FIELD(paragraph.runt), "10000", DEMERITS,
	  .help = "demerits of a last line shorter than runt-width" },
	{ "paragraph", "runt-width", LENGTH, 0, FIELD(paragraph.runt_width), "2em", "0pt", "1000pt",
	  .help = "what a last line should measure at least; em is the body's" },
	{ "paragraph", "space", NUMBER, 0, FIELD(paragraph.space), "1000", "200", "3000",
	  .help = "space between words, in thousandths of the face's own" },
	{ "paragraph", "stretch", NUMBER, 0, FIELD(paragraph.stretch), "500", "0", "3000",
	  .help = "how far it stretches, likewise" },
	{ "paragraph", "shrink", NUMBER, 0, FIELD(paragraph.shrink), "333", "0", "900",
	  .help = "how far it shrinks, likewise" },
	{ "paragraph", "protrusion", NUMBER, 0, FIELD(paragraph.protrusion), "0", "0", "3000",
	  .help = "hanging punctuation, in thousandths of what suits the face; 0 for none" },
	{ "paragraph", "expansion", NUMBER, 0, FIELD(paragraph.expansion), "0", "0", "50",
	  .help = "glyphs of a line may be wider or narrower by so many thousandths; 0 for none" },
	{ "paragraph", "letterspace", NUMBER, 0, FIELD(paragraph.letterspace), "0", "0", "50",
	  .help = "as a last resort, letters of a line are set apart or closer by so many "
		  "thousandths of an em; 0 for none" },
	{ "paragraph", "letterspace-penalty", NUMBER, 0, FIELD(paragraph.letterspace_penalty),
	  "50", "0", "10000",
	  .help = "what letterspacing to the full adds to the badness of a line" },
	{ "paragraph", "emergency-stretch", LENGTH, 0, FIELD(paragraph.emergency_stretch), "3em",
	  "0pt", "1000pt", .help = "stretch added to each line when no good lines are found" },
	{ "paragraph", "hyphen-min-before", NUMBER, 0, FIELD(paragraph.hyphen_min_before), "0", "0",
	  "20", .help = "letters before a hyphen, at least; 0 for what is usual in the language" },
	{ "paragraph", "hyphen-min-after", NUMBER, 0, FIELD(paragraph.hyphen_min_after), "0", "0",
	  "20", .help = "letters after a hyphen, at least; 0 for what is usual in the language" },
	{ "paragraph", "hyphen-min-word", NUMBER, 0, FIELD(paragraph.hyphen_min_word), "5", "2",
	  "40", .help = "letters of a word that is divided, at least" },

	{ "parts", "title-page", SWITCH, 0, FIELD(parts.title_page), "no", NULL, NULL,
	  .help = "kicker, title, subtitle and credits have a page of their own" },
	{ "parts", "title-drop", LENGTH, 0, FIELD(parts.title_drop), "0mm", "0mm", "2000mm",
	  .help = "white above them on it" },
	{ "parts", "chapter-drop", LENGTH, 0, FIELD(parts.chapter_drop), "0mm", "0mm", "2000mm",
	  .help = "white above the head of a chapter" },
	{ "parts", "contents", SWITCH, 0, FIELD(parts.contents), "no", NULL, NULL,
	  .help = "contents with page numbers stand before the interview" },
	{ "parts", "contents-levels", NUMBER, 0, FIELD(parts.contents_levels), "2", "1", "6",
	  .help = "levels of headings in the contents" },
	{ "parts", "contents-questions", SWITCH, 0, FIELD(parts.contents_questions), "no", NULL,
	  NULL, .help = "questions are in the contents too" },
	{ "parts", "people", SWITCH, 0, FIELD(parts.people), "yes", NULL, NULL,
	  .help = "people who have a biography or a portrait are introduced behind the interview" },
	{ "parts", "portrait", TYPE_CHOICE, 0, FIELD(parts.portrait), "people", NULL, NULL,
	  .words = portrait_words,
	  .help = "where the portrait of who is asked stands: with the other people, or beside the "
		  "title" },
	{ "parts", "index", SWITCH, 0, FIELD(parts.index), "no", NULL, NULL,
	  .help = "an index of people and terms stands at the end, if there are any" },
	{ "parts", "colophon", TYPE_CHOICE, 0, FIELD(parts.colophon), "end", NULL, NULL,
	  .words = colophon_words,
	  .help = "where publisher, dates, identifiers and rights stand: at the end, or behind "
		  "the title page" },
	{ "parts", "start", TYPE_CHOICE, 0, FIELD(parts.start), "anywhere", NULL, NULL,
	  .words = start_words,
	  .help = "where contents, interview, people and index begin: anywhere, on a new page, or "
		  "on a recto" },
	{ "parts", "roman", SWITCH, 0, FIELD(parts.roman), "no", NULL, NULL,
	  .help = "pages before the interview have Roman numbers, and the interview begins with "
		  "page.first-number" },

	{ "dropcap", "at", TYPE_CHOICE, 0, FIELD(dropcap.at), "none", NULL, NULL,
	  .words = dropcap_words,
	  .help = "which paragraphs begin with a drop capital, in the style initial: that which "
		  "opens the interview; those that open sections too; those that open answers" },
	{ "dropcap", "lines", NUMBER, 0, FIELD(dropcap.lines), "3", "2", "9",
	  .help = "lines it is high; shorter paragraphs have none" },
	{ "dropcap", "low", SWITCH, 0, FIELD(dropcap.low), "no", NULL, NULL,
	  .help = "its top is level with the capitals of its first line, not with the ascenders" },
	{ "dropcap", "gap", LENGTH, 0, FIELD(dropcap.gap), "0.2em", "0pt", "100pt",
	  .help = "white between it and the lines beside it; em is the body's" },
	{ "dropcap", "words", NUMBER, 0, FIELD(dropcap.words), "3", "0", "30",
	  .help = "words behind it that are set in the style lead-in, at most; they end with the "
		  "phrase" },

	{ "pagination", "passes", NUMBER, 0, FIELD(pagination.passes), "5", "1", "20",
	  .help = "how often pages are made until the page numbers said in them are right" },
	{ "pagination", "widow", NUMBER, 0, FIELD(pagination.widow), "10000", COST,
	  .help = "cost of the last line of a paragraph alone at the head of a page; "
		  "10000 is never" },
	{ "pagination", "orphan", NUMBER, 0, FIELD(pagination.orphan), "10000", COST,
	  .help = "cost of the first line of a paragraph alone at the foot of a page" },
	{ "pagination", "split-question", NUMBER, 0, FIELD(pagination.split_question), "1000", COST,
	  .help = "cost of a question that runs on to the next page" },
	{ "pagination", "question-answer", NUMBER, 0, FIELD(pagination.question_answer), "10000",
	  COST, .help = "cost of a question parted from its answer" },
	{ "pagination", "recto-foot-question", NUMBER, 0, FIELD(pagination.recto_foot_question),
	  "500", COST,
	  .help = "cost of a question parted from its answer by the turning of a leaf, added" },
	{ "pagination", "heading", NUMBER, 0, FIELD(pagination.heading), "10000", COST,
	  .help = "cost of a heading parted from its text" },
	{ "pagination", "hyphen-foot", NUMBER, 0, FIELD(pagination.hyphen_foot), "500", COST,
	  .help = "cost of a page that ends inside a word" },
	{ "pagination", "short-last-page", NUMBER, 0, FIELD(pagination.short_last_page), "500",
	  COST,
	  .help = "cost of a last page that holds next to nothing" },
	{ "pagination", "uneven-spread", NUMBER, 0, FIELD(pagination.uneven_spread), "50", COST,
	  .help = "cost of each line by which the feet of facing pages differ" },
	{ "pagination", "uneven-columns", NUMBER, 0, FIELD(pagination.uneven_columns), "50", COST,
	  .help = "cost of each line by which the feet of neighbouring columns differ" },
	{ "pagination", "balance", SWITCH, 0, FIELD(pagination.balance), "yes", NULL, NULL,
	  .help = "columns are of one length where the text ends; before what stands across them "
		  "they are in any case" },
	{ "pagination", "ragged", LENGTH, 0, FIELD(pagination.ragged), "1ln", "0pt", "2000mm",
	  .help = "white at the foot of a page that costs 100" },
	{ "pagination", "figure", NUMBER, 0, FIELD(pagination.figure), "700", "50", "1000",
	  .help = "greatest height of a figure, in thousandths of the text area's" },

	{ "book", "embed-fonts", SWITCH, 0, FIELD(book.embed_fonts), "yes", NULL, NULL,
	  .help = "the e-book carries the fonts of the layout" },
	{ "book", "cover", SWITCH, 0, FIELD(book.cover), "yes", NULL, NULL,
	  .help = "the e-book has a cover page" },
	{ "book", "justify", SWITCH, 0, FIELD(book.justify), "no", NULL, NULL,
	  .help = "the e-book asks for justified text" },
	{ "book", "measure", LENGTH, 0, FIELD(book.measure), "34em", "10em", "100em",
	  .help = "greatest length of a line on wide screens; em is the reader's" },
	{ "book", "accent", TYPE_COLOUR, 0, FIELD(book.accent), "accent", NULL, NULL,
	  .help = "the e-book's second colour" },

	{ "style", "family", TYPE_NAME, ON_TEXT, TEXT(family), "vollkorn", NULL, NULL,
	  .help = "the typeface: a name that entrevue fonts lists", .inherits = true },
	{ "style", "size", LENGTH, ON_TEXT, TEXT(size), "10.5pt", "1pt", "500pt",
	  .help = "size of the type; em is the body's. Spans keep the size of what they stand in",
	  .inherits = true },
	{ "style", "scale", NUMBER, ON_SPANS, TEXT(scale), "1000", "100", "3000",
	  .help = "size in thousandths of that of the text around" },
	{ "style", "italic", SWITCH, ON_TEXT, TEXT(italic), "no", NULL, NULL,
	  .help = "italic; a span is italic in upright text and upright in italic text",
	  .inherits = true },
	{ .name = "italic-else", .def = "upright", FEATURE(italic_else_words, LOOK_ELSE_BOLD),
	  .help = "what stands for italic where a family has none" },
	{ "style", "bold", SWITCH, ON_TEXT, TEXT(bold), "no", NULL, NULL,
	  .help = "bold; spans likewise change it", .inherits = true },
	{ .name = "caps", .def = "normal", FEATURE(caps_words,
	  LOOK_SMALL_CAPS | LOOK_ALL_SMALL_CAPS | LOOK_UPPERCASE),
	  .help = "small capitals, for capitals too (all-small), or capitals (upper)" },
	{ .name = "figures", .def = "lining", FEATURE(figures_words, LOOK_OLDSTYLE),
	  .help = "the shape of figures" },
	{ .name = "figure-widths", .def = "proportional", FEATURE(spacing_words, LOOK_TABULAR),
	  .help = "whether all figures are of one width" },
	{ .name = "position", .def = "normal", FEATURE(position_words,
	  LOOK_SUPERIOR | LOOK_INFERIOR),
	  .help = "superior or inferior figures and letters" },
	{ .name = "punctuation", .def = "text", FEATURE(punctuation_words, LOOK_CASE),
	  .help = "forms of punctuation that suit capitals" },
	{ .name = "ligatures", .def = "yes", FEATURE(ligatures_words, LOOK_NO_LIGATURES),
	  .help = "ligatures, where the face has them" },
	{ .name = "hyphenate", .def = "yes", FEATURE(hyphenate_words, LOOK_NO_HYPHENS),
	  .help = "words may be divided at line ends" },
	{ "style", "tracking", LENGTH, ON_TEXT, TEXT(tracking), "0pt", "-50pt", "50pt",
	  .help = "white added between letters; in spans to that of the text around",
	  .inherits = true, .em = TEXT(tracking_em) },
	{ "style", "rise", LENGTH, ON_SPANS, TEXT(rise), "0pt", "-100pt", "100pt",
	  .help = "baseline above that of the text around; em is that text's",
	  .em = TEXT(rise_em) },
	{ "style", "colour", TYPE_COLOUR, ON_TEXT, TEXT(colour), "#000000", NULL, NULL,
	  .help = "colour of the type and of its rules", .inherits = true },
	{ "style", "leading", LENGTH, BLOCKS, TEXT(leading), "0pt", "0pt", "600pt",
	  .help = "from line to line; 0pt is the grid's", .inherits = true },
	{ "style", "align", TYPE_CHOICE, BLOCKS, TEXT(align), "start", NULL, NULL,
	  .help = "where lines begin and end", .words = align_words, .inherits = true },
	{ "style", "balance", SWITCH, BLOCKS, TEXT(balance), "no", NULL, NULL,
	  .help = "lines that are not justified are of nearly one length, and no word "
		  "stands alone" },
	{ "style", "indent", LENGTH, BLOCKS, TEXT(indent), "0pt", "-500pt", "500pt",
	  .help = "indent of the first line of a paragraph that follows a paragraph" },
	{ "style", "start", LENGTH, BLOCKS, TEXT(start), "0pt", "-500pt", "2000mm",
	  .help = "white before the lines, inside the measure" },
	{ "style", "end", LENGTH, BLOCKS, TEXT(end), "0pt", "-500pt", "2000mm",
	  .help = "white behind the lines, inside the measure" },
	{ "style", "before", LENGTH, BLOCKS, TEXT(before), "0pt", "0pt", "2000mm",
	  .help = "white above; of two that meet the larger counts" },
	{ "style", "after", LENGTH, BLOCKS, TEXT(after), "0pt", "0pt", "2000mm",
	  .help = "white below" },
	{ "style", "keep-next", SWITCH, BLOCKS, TEXT(keep_next), "no", NULL, NULL,
	  .help = "no page ends between this and what follows" },
	{ "style", "keep-lines", SWITCH, BLOCKS, TEXT(keep_lines), "no", NULL, NULL,
	  .help = "no page ends inside" },
	{ "style", "span", SWITCH, BLOCKS, TEXT(span), "no", NULL, NULL,
	  .help = "across all columns, where there are several" },
	{ "style", "rule-above", LENGTH, BLOCKS, TEXT(rule_above), "0pt", RULE,
	  .help = "thickness of a rule above; 0pt for none" },
	{ "style", "rule-below", LENGTH, BLOCKS, TEXT(rule_below), "0pt", RULE,
	  .help = "thickness of a rule below; 0pt for none" },
	{ "style", "ground", TYPE_COLOUR, BLOCKS, TEXT(ground), "#ffffff", NULL, NULL,
	  .help = "colour behind a sidebar or a portrait of people; #ffffff for none" },
	{ "style", "padding", LENGTH, BLOCKS, TEXT(padding), "0pt", "0pt", "500pt",
	  .help = "white between the edges of the ground and what stands on it" },
	{ "style", "labels", TYPE_CHOICE, BLOCKS, TEXT(labels), "run-in", NULL, NULL,
	  .help = "where the speaker of a turn is named", .words = labels_words, .inherits = true },
	{ "style", "label-text", TYPE_CHOICE, BLOCKS, TEXT(label_text), "short", NULL, NULL,
	  .help = "how: the whole name, the short label, initials, or the language's Q and A",
	  .words = label_text_words, .inherits = true },
	{ "style", "label-first", TYPE_CHOICE, BLOCKS, TEXT(label_first), "same", NULL, NULL,
	  .help = "and when somebody speaks for the first time: the same, the whole name, the "
		  "short label", .words = label_first_words, .inherits = true },
	{ "style", "times", TYPE_CHOICE, BLOCKS, TEXT(times), "run-in", NULL, NULL,
	  .help = "where the time code of a turn stands: before its words, or in the margin "
		  "behind its first line where there is room", .words = times_words,
	  .inherits = true },
	{ "style", "label-again", SWITCH, BLOCKS, TEXT(label_again), "no", NULL, NULL,
	  .help = "where the turn runs on to a new page the speaker is named again in page.hang, "
		  "in the style continued", .inherits = true },
	{ "style", "label-width", LENGTH, BLOCKS, TEXT(label_width), "0pt", "0pt", "1000pt",
	  .help = "from a hung label to the text of its turn; from a bullet to the text of its "
		  "item, where 0pt is 1.5em" },
	{ "style", "text", STRING, BLOCKS, TEXT(text), "", NULL, NULL,
	  .help = "of break the ornament, of item the bullet, of label what stands behind it; of "
		  "continued the words, {speaker} and {continued} replaced; of contents what "
		  "leads to the page number" },
};
/* clang-format on */

const struct style_row *style_rows(size_t *n)
{
	*n = sizeof rows / sizeof *rows;
	return rows;
}
