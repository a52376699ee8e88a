/* The elements of the format: one row each, sorted by name; a name with two meanings has two rows
 * that differ in where they may stand. content/interview.rng says the same to validating editors,
 * and a test holds the two against each other. */
#include "read/inside.h"

enum { IN_BLOCKS = IN_BODY | IN_EXCHANGE | IN_TURN | IN_SIDEBAR };

/* clang-format off */
#define NAME(n) .name = n
#define ATTRS(...) .attr = (const struct read_attr[]){ __VA_ARGS__, { .name = NULL } }
#define ID { "id", ATTR_ID, false, NULL }
#define WHO { "who", ATTR_REF, false, NULL }
#define TIME { "time", ATTR_TIME, false, NULL }
#define SRC { "src", ATTR_FILE, true, NULL }
#define ALT { "alt", ATTR_ALT, true, NULL }
#define HEAD { "head", ATTR_CHOICE, false, "no yes" }
#define SPAN(n, k) \
	NAME(n), .in = IN_TEXT, .holds = IN_TEXT, .content = CONTENT_TEXT, .kind = SPAN_##k
#define TURN(n, k) \
	NAME(n), .in = IN_BODY | IN_EXCHANGE, .holds = IN_TURN | IN_TEXT, \
	.content = CONTENT_MIXED, .kind = BLOCK_##k, .make = read_block, ATTRS(ID, WHO, TIME)
#define META(n, f) \
	NAME(n), .in = IN_META, .holds = IN_TEXT, .content = CONTENT_TEXT, .once = true, \
	.at = offsetof(struct meta, f), .make = read_meta_text
#define PERSON(n, f) \
	NAME(n), .in = IN_PERSON, .content = CONTENT_TEXT, .once = true, \
	.at = offsetof(struct person, f), .make = read_person_text

const struct read_element read_elements[] = {
	{ SPAN("a", LINK), ATTRS({ "href", ATTR_LINK, true, NULL },
		{ "page", ATTR_CHOICE, false, "no add instead" }) },
	{ SPAN("abbr", ABBR), ATTRS({ "title", ATTR_TEXT, true, NULL }) },
	{ PERSON("affiliation", affiliation) },
	{ TURN("answer", ANSWER) },
	{ NAME("bio"), .in = IN_PERSON, .holds = IN_PARAS | IN_TEXT, .content = CONTENT_MIXED,
		.once = true, .make = read_person_bio },
	{ NAME("body"), .in = IN_INTERVIEW, .holds = IN_BODY, .content = CONTENT_PARTS,
		.once = true, .make = read_body },
	{ NAME("br"), .in = IN_TEXT, .content = CONTENT_NONE, .kind = SPAN_BREAK },
	{ NAME("break"), .in = IN_BODY | IN_EXCHANGE, .content = CONTENT_NONE,
		.kind = BLOCK_BREAK, .make = read_block },
	{ NAME("by"), .in = IN_QUOTE, .holds = IN_TEXT, .content = CONTENT_TEXT, .once = true,
		.make = read_block_text },
	{ NAME("caption"), .in = IN_FIGURE | IN_TABLE, .holds = IN_TEXT, .content = CONTENT_TEXT,
		.once = true, .make = read_block_title },
	{ NAME("cell"), .in = IN_ROW, .holds = IN_TEXT, .content = CONTENT_TEXT,
		.kind = BLOCK_CELL, .make = read_block, ATTRS(ID, HEAD) },
	{ SPAN("cite", CITE) },
	{ NAME("collection"), .in = IN_FILE, .holds = IN_COLLECTION, .content = CONTENT_PARTS,
		.once = true, .make = read_root, ATTRS({ "xml:lang", ATTR_LANG, true, NULL }) },
	{ NAME("credit"), .in = IN_META, .holds = IN_TEXT, .content = CONTENT_TEXT,
		.make = read_meta_credit,
		ATTRS({ "role", ATTR_TEXT, true, NULL }, { "name", ATTR_TEXT, false, NULL }) },
	{ NAME("credit"), .in = IN_FIGURE, .holds = IN_TEXT, .content = CONTENT_TEXT, .once = true,
		.make = read_block_text },
	{ NAME("date"), .in = IN_META, .content = CONTENT_NONE, .make = read_meta_date,
		ATTRS({ "kind", ATTR_CHOICE, true, "conducted published revised" },
			{ "when", ATTR_DATE, true, NULL }) },
	{ NAME("editor-note"), .in = IN_META, .holds = IN_PARAS | IN_TEXT, .content = CONTENT_MIXED,
		.once = true, .at = offsetof(struct meta, editor_note), .make = read_meta_paras },
	{ SPAN("em", EM) },
	{ NAME("exchange"), .in = IN_BODY, .holds = IN_EXCHANGE, .content = CONTENT_PARTS,
		.kind = BLOCK_EXCHANGE, .make = read_block, ATTRS(ID) },
	{ NAME("figure"), .in = IN_BLOCKS, .holds = IN_FIGURE, .content = CONTENT_PARTS,
		.kind = BLOCK_FIGURE, .make = read_block, ATTRS(ID, SRC, ALT) },
	{ SPAN("foreign", FOREIGN), ATTRS({ "xml:lang", ATTR_LANG, true, NULL }) },
	{ NAME("head"), .in = IN_ITEM, .holds = IN_TEXT, .content = CONTENT_TEXT, .once = true,
		.make = read_block_title },
	{ NAME("identifier"), .in = IN_META, .content = CONTENT_TEXT, .make = read_meta_identifier,
		ATTRS({ "kind", ATTR_CHOICE, true, "url doi issn isbn uuid" }) },
	{ NAME("include"), .in = IN_COLLECTION, .content = CONTENT_NONE, .make = read_include,
		ATTRS({ "href", ATTR_FILE, true, NULL }) },
	{ SPAN("index", INDEX), ATTRS({ "term", ATTR_TEXT, false, NULL },
		{ "sort", ATTR_TEXT, false, NULL }) },
	{ PERSON("initials", initials) },
	{ SPAN("insert", INSERT), ATTRS({ "by", ATTR_TEXT, false, NULL }) },
	{ NAME("interview"), .in = IN_FILE, .holds = IN_INTERVIEW, .content = CONTENT_PARTS,
		.once = true, .make = read_root, ATTRS({ "xml:lang", ATTR_LANG, true, NULL }) },
	{ NAME("item"), .in = IN_LIST, .holds = IN_ITEM | IN_TEXT, .content = CONTENT_MIXED,
		.kind = BLOCK_ITEM, .make = read_block, ATTRS(ID) },
	{ PERSON("job", job) },
	{ META("kicker", kicker) },
	{ PERSON("label", label) },
	{ NAME("list"), .in = IN_BODY | IN_TURN | IN_ITEM | IN_QUOTE | IN_SIDEBAR,
		.holds = IN_LIST, .content = CONTENT_PARTS,
		.kind = BLOCK_LIST, .make = read_block,
		ATTRS(ID, { "type", ATTR_CHOICE, false, "bullet number" }) },
	{ NAME("meta"), .in = IN_INTERVIEW | IN_COLLECTION, .holds = IN_META,
		.content = CONTENT_PARTS, .once = true, .make = read_meta },
	{ NAME("name"), .in = IN_PERSON, .content = CONTENT_TEXT, .make = read_person_name },
	{ NAME("note"), .in = IN_TEXT, .holds = IN_PARAS | IN_TEXT, .content = CONTENT_MIXED,
		.kind = SPAN_NOTE, ATTRS(ID) },
	{ META("occasion", occasion) },
	{ NAME("p"), .in = IN_BODY | IN_TURN | IN_ITEM | IN_QUOTE | IN_SIDEBAR | IN_PARAS,
		.holds = IN_TEXT, .content = CONTENT_TEXT,
		.kind = BLOCK_PARA, .make = read_block, ATTRS(ID) },
	{ NAME("people"), .in = IN_INTERVIEW, .holds = IN_PEOPLE, .content = CONTENT_PARTS,
		.once = true, .make = read_people },
	{ NAME("person"), .in = IN_PEOPLE, .holds = IN_PERSON, .content = CONTENT_PARTS,
		.make = read_person,
		ATTRS({ "id", ATTR_ID, true, NULL },
			{ "role", ATTR_CHOICE, true,
				"interviewee interviewer moderator panellist translator "
				"interpreter "
				"audience other mentioned" }) },
	{ SPAN("person", PERSON), ATTRS({ "ref", ATTR_REF, true, NULL }) },
	{ META("place", place) },
	{ NAME("portrait"), .in = IN_PERSON, .holds = IN_TEXT, .content = CONTENT_TEXT,
		.once = true, .make = read_person_portrait, ATTRS(SRC, ALT) },
	{ META("publication", publication) },
	{ META("publisher", publisher) },
	{ NAME("pullquote"), .in = IN_BLOCKS, .holds = IN_TEXT, .content = CONTENT_TEXT,
		.kind = BLOCK_PULLQUOTE, .make = read_block,
		ATTRS(ID, { "of", ATTR_REF, false, NULL }) },
	{ TURN("question", QUESTION) },
	{ NAME("quote"), .in = IN_BODY | IN_TURN | IN_ITEM | IN_SIDEBAR,
		.holds = IN_QUOTE | IN_TEXT, .content = CONTENT_MIXED,
		.kind = BLOCK_QUOTE, .make = read_block, ATTRS(ID) },
	{ TURN("remark", REMARK) },
	{ NAME("rights"), .in = IN_META, .holds = IN_TEXT, .content = CONTENT_TEXT, .once = true,
		.make = read_meta_rights, ATTRS({ "licence", ATTR_URI, false, NULL }) },
	{ NAME("row"), .in = IN_TABLE, .holds = IN_ROW, .content = CONTENT_PARTS,
		.kind = BLOCK_ROW, .make = read_block, ATTRS(ID, HEAD) },
	{ SPAN("sc", SMALLCAPS) },
	{ NAME("section"), .in = IN_BODY, .holds = IN_BODY | IN_TITLED, .content = CONTENT_PARTS,
		.kind = BLOCK_SECTION, .make = read_block, ATTRS(ID) },
	{ NAME("sidebar"), .in = IN_BODY, .holds = IN_SIDEBAR | IN_TITLED, .content = CONTENT_PARTS,
		.kind = BLOCK_SIDEBAR, .make = read_block, ATTRS(ID) },
	{ PERSON("sort", sort) },
	{ NAME("stage"), .in = IN_BODY | IN_EXCHANGE | IN_TURN, .holds = IN_TEXT,
		.content = CONTENT_TEXT, .kind = BLOCK_DIRECTION, .make = read_block, ATTRS(ID) },
	{ SPAN("stage", DIRECTION) },
	{ SPAN("strong", STRONG) },
	{ SPAN("sub", SUB) },
	{ NAME("subject"), .in = IN_META, .content = CONTENT_TEXT, .make = read_meta_subject },
	{ META("subtitle", subtitle) },
	{ NAME("summary"), .in = IN_META, .holds = IN_PARAS | IN_TEXT, .content = CONTENT_MIXED,
		.once = true, .at = offsetof(struct meta, summary), .make = read_meta_paras },
	{ SPAN("sup", SUP) },
	{ NAME("table"), .in = IN_BODY | IN_TURN | IN_SIDEBAR, .holds = IN_TABLE,
		.content = CONTENT_PARTS, .kind = BLOCK_TABLE, .make = read_block, ATTRS(ID) },
	{ NAME("time"), .in = IN_TEXT, .content = CONTENT_NONE, .kind = SPAN_TIME,
		ATTRS({ "at", ATTR_TIME, true, NULL }) },
	{ META("title", title) },
	{ NAME("title"), .in = IN_TITLED, .holds = IN_TEXT, .content = CONTENT_TEXT, .once = true,
		.make = read_block_title },
};
/* clang-format on */
_Static_assert(sizeof read_elements / sizeof *read_elements <= READ_ROWS, "seen holds all rows");
const size_t read_elements_n = sizeof read_elements / sizeof *read_elements;

const struct read_element *read_element(uint32_t holds, struct str name, bool *known)
{
	size_t low = 0, high = read_elements_n;
	*known = false;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (str_cmp(str_of(read_elements[mid].name), name) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < read_elements_n && str_is(name, read_elements[low].name); low++) {
		*known = true;
		if (read_elements[low].in & holds)
			return &read_elements[low];
	}
	return NULL;
}

static void put_attr(struct buf *b, const struct read_attr *x)
{
	buf_printf(b, " %s", x->name);
	for (const char *v = x->values; v && *v; v += strcspn(v, " "), v += *v == ' ')
		buf_printf(b, "%c%.*s", v == x->values ? '=' : '|', (int)strcspn(v, " "), v);
	buf_cstr(b, x->required ? "!" : "?");
}

static bool has_lang(const struct read_element *e)
{
	for (const struct read_attr *x = e->attr; x && x->name; x++) {
		if (strcmp(x->name, "xml:lang") == 0)
			return true;
	}
	return false;
}

struct str read_xml_table(struct arena *a)
{
	struct buf b = { .a = a };
	for (size_t i = 0; i < read_elements_n; i++) {
		const struct read_element *e = &read_elements[i];
		const char *last = "";
		buf_printf(&b, "%s:", e->name);
		for (const struct read_attr *x = e->attr; x && x->name; x++)
			put_attr(&b, x);
		buf_cstr(&b, has_lang(e) ? " |" : " xml:lang? |");
		if (e->content == CONTENT_TEXT || e->content == CONTENT_MIXED)
			buf_cstr(&b, " #text");
		for (size_t k = 0; k < read_elements_n; k++) {
			if (!(read_elements[k].in & e->holds) ||
				strcmp(read_elements[k].name, last) == 0)
				continue;
			last = read_elements[k].name;
			buf_printf(&b, " %s", last);
		}
		buf_char(&b, '\n');
	}
	return buf_get(&b);
}
