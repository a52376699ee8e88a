/* HTML, however broken, through libxml2's HTML parser into our tree.
 *
 * The parser repairs what it reads and never gives up, so what is bounded is bounded here. It
 * compares each attribute of a tag with every other and walks its stack of open elements at each
 * end tag; so tags with more attributes than anybody writes end the reading before it begins,
 * elements deeper than XML_DEPTH are seen through (their text stays), and at ten times that depth
 * the reading ends. Places come from the parser's position in the bytes, as in parse.c. */
#include "xml/inside.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#if LIBXML_VERSION < 21200
typedef xmlError *complaint;
#else
typedef const xmlError *complaint;
#endif

enum { DEEP = 10 * XML_DEPTH, ATTRS = 4 * XML_ATTRS };

struct build {
	struct arena *arena, *scratch;
	struct xml_source src;
	xmlParserCtxt *ctxt;
	size_t mark; /* where the last event ended */
	struct buf text;
	struct loc text_loc;
	bool in_text, failed;
	struct xml_node *root, *open, *last[XML_DEPTH + 2];
	int depth, beyond; /* of ours; how many more the parser holds open */
	unsigned nodes;
	struct map names;
};

static size_t here(const struct build *b)
{
	const xmlParserInput *in = b->ctxt->input;
	size_t at = in ? (size_t)in->consumed + (size_t)(in->cur - in->base) : 0;
	return at < b->src.bytes.n ? at : b->src.bytes.n;
}

static void fail(struct build *b, const char *what)
{
	if (b->failed)
		return;
	diag_at(b->src.diag, DIAG_ERROR, xml_place(&b->src, here(b)),
		"expected %s, found more; the file is not read", what);
	b->failed = true;
	xmlStopParser(b->ctxt);
}

static struct str intern(struct build *b, const char *s)
{
	struct str key = str_of(s), *had = map_get(&b->names, key);
	if (had)
		return *had;
	had = ARENA_NEW(b->scratch, struct str);
	*had = arena_str(b->arena, key);
	map_put(&b->names, *had, had);
	return *had;
}

static struct xml_node *append(struct build *b, struct loc loc)
{
	struct xml_node *n = ARENA_NEW(b->arena, struct xml_node);
	n->loc = loc;
	n->parent = b->open;
	*(b->last[b->depth] ? &b->last[b->depth]->next : &b->open->first) = n;
	b->last[b->depth] = n;
	if (++b->nodes > XML_NODES)
		fail(b, "at most 2 million elements and texts");
	return n;
}

/* What references to the controls of C1 mean: the characters of Windows-1252 (HTML 13.2.5.80). */
static struct str mended(struct arena *a, struct str s)
{
	static const uint16_t table[32] = { 0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020,
		0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019,
		0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,
		0x017E, 0x0178 };
	struct buf b = { .a = a };
	for (size_t i = 0; i < s.n;) {
		uint32_t c = str_next(s, &i);
		if (c >= 0x80 && c < 0xA0)
			c = table[c - 0x80] ? table[c - 0x80] : 0xFFFD;
		else if ((c < ' ' && c != '\t' && c != '\n') || c == 0x7f || c == 0xFFFE ||
			 c == 0xFFFF)
			c = c == '\r' || c == '\f' ? ' ' : 0xFFFD;
		buf_char(&b, c);
	}
	return b.n ? buf_get(&b) : (struct str){ "", 0 };
}

static void end_text(struct build *b)
{
	if (!b->in_text)
		return;
	b->in_text = false;
	append(b, b->text_loc)->text = mended(b->arena, buf_get(&b->text));
	b->text.n = 0;
}

static void on_start(void *user, const xmlChar *name, const xmlChar **atts)
{
	struct build *b = user;
	size_t end = here(b);
	struct xml_node *n;
	struct xml_attr **tail;
	if (b->failed)
		return;
	end_text(b);
	b->mark = end + 1;
	if (b->depth == XML_DEPTH) {
		if (++b->beyond > DEEP)
			fail(b, "elements at most 2,000 levels deep");
		return;
	}
	n = append(b, xml_place(&b->src, xml_back(b->src.bytes, end, '<')));
	n->name = intern(b, (const char *)name);
	b->open = n;
	b->last[++b->depth] = NULL;
	tail = &n->attr;
	for (; atts && *atts; atts += 2) {
		*tail = ARENA_NEW(b->arena, struct xml_attr);
		(*tail)->name = intern(b, (const char *)atts[0]);
		(*tail)->value = mended(b->arena, str_of(atts[1] ? (const char *)atts[1] : ""));
		tail = &(*tail)->next;
	}
}

static void on_end(void *user, const xmlChar *name)
{
	struct build *b = user;
	(void)name;
	if (b->failed)
		return;
	end_text(b);
	b->mark = here(b);
	if (b->beyond) {
		b->beyond--;
	} else if (b->depth > 1) {
		b->depth--;
		b->open = b->open->parent;
	}
}

static void on_text(void *user, const xmlChar *s, int n)
{
	struct build *b = user;
	if (b->failed || n <= 0)
		return;
	if (!b->in_text) {
		b->in_text = true;
		b->text_loc = xml_place(&b->src, b->mark);
	}
	buf_put(&b->text, s, (size_t)n);
}

static void on_comment(void *user, const xmlChar *text)
{
	struct build *b = user;
	(void)text;
	b->mark = here(b);
}

static void hushed(void *user, complaint e)
{
	(void)user;
	(void)e;
}

static bool run(struct build *b)
{
	const xmlSAXHandler sax = {
		.startElement = on_start,
		.endElement = on_end,
		.characters = on_text,
		.cdataBlock = on_text,
		.ignorableWhitespace = on_text,
		.comment = on_comment,
	};
	b->ctxt = htmlCreateMemoryParserCtxt(b->src.bytes.s, (int)b->src.bytes.n);
	if (!b->ctxt)
		return false;
	xmlSetStructuredErrorFunc(NULL, hushed);
	*b->ctxt->sax = sax;
	b->ctxt->userData = b;
	htmlCtxtUseOptions(b->ctxt, HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC |
					    HTML_PARSE_NOIMPLIED | HTML_PARSE_NOERROR |
					    HTML_PARSE_NOWARNING);
	xmlSwitchEncoding(b->ctxt, XML_CHAR_ENCODING_UTF8);
	htmlParseDocument(b->ctxt);
	xmlSetStructuredErrorFunc(NULL, NULL);
	end_text(b);
	xmlFreeDoc(b->ctxt->myDoc);
	htmlFreeParserCtxt(b->ctxt);
	return !b->failed;
}

static bool named(struct str s, const char *name)
{
	size_t n = strlen(name);
	return s.n > n && !strncasecmp(s.s, name, n);
}

/* What is no markup, at the front of s: a comment, or the contents of a script or style. */
static size_t opaque(struct str s)
{
	static const char *const pairs[][2] = { { "<!--", "-->" }, { "<script", "</script" },
		{ "<style", "</style" } };
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		const char *end;
		size_t n = strlen(pairs[i][1]);
		if (!named(s, pairs[i][0]))
			continue;
		for (end = s.s + 4; (end = memchr(end, *pairs[i][1], s.n - (size_t)(end - s.s)));
			end++) {
			size_t left = s.n - (size_t)(end - s.s);
			if (left >= n && !strncasecmp(end, pairs[i][1], n))
				return (size_t)(end - s.s) + n;
		}
		return s.n;
	}
	return 0;
}

/* The length of the tag at the front of s, and how many words are in it outside of quotes. */
static size_t tag(struct str s, unsigned *words)
{
	char quote = 0, before = 0;
	size_t i = 1;
	*words = 0;
	for (; i < s.n && (quote || s.s[i] != '>'); i++) {
		char c = s.s[i];
		bool blank = c == ' ' || c == '\t' || c == '\n' || c == '/';
		if (quote) {
			quote = c == quote ? 0 : quote;
			continue;
		}
		if ((c == '"' || c == '\'') && before == '=')
			quote = c;
		*words += !blank && (s.s[i - 1] == ' ' || s.s[i - 1] == '\t' ||
					    s.s[i - 1] == '\n' || s.s[i - 1] == '/');
		before = blank ? before : c;
	}
	return i;
}

/* The first tag with too many attributes; bytes.n when there is none. */
static size_t crowded(struct str s)
{
	for (size_t i = 0; i < s.n;) {
		const char *lt = memchr(s.s + i, '<', s.n - i);
		struct str rest;
		unsigned words;
		size_t skip;
		if (!lt)
			break;
		i = (size_t)(lt - s.s);
		rest = (struct str){ lt, s.n - i };
		skip = opaque(rest);
		if (skip) {
			i += skip;
			continue;
		}
		i++;
		if (i < s.n && (s.s[i] | 32) >= 'a' && (s.s[i] | 32) <= 'z') {
			skip = tag(rest, &words);
			if (words > ATTRS)
				return (size_t)(lt - s.s);
			i += skip - 1;
		}
	}
	return s.n;
}

struct xml_node *xml_html(struct arena *a, struct diag *d, uint16_t file, struct str text)
{
	struct build b = { .arena = a, .scratch = arena_new(), .src = { .diag = d, .file = file } };
	size_t bad;
	bool good = false;
	b.src.bytes = text;
	b.text.a = b.names.a = b.scratch;
	b.root = b.open = ARENA_NEW(a, struct xml_node);
	b.root->name = STR("#document");
	b.root->loc = (struct loc){ .line = 1, .column = 1, .file = file };
	b.depth = 1;
	bad = text.n > XML_BYTES ? text.n : crowded(text);
	if (text.n > XML_BYTES)
		diag_at(d, DIAG_ERROR, (struct loc){ .file = file },
			"expected at most %d MB, found %zu bytes; the file is not read",
			XML_BYTES >> 20, text.n);
	else if (bad < text.n)
		diag_at(d, DIAG_ERROR, xml_place(&b.src, bad),
			"expected at most %d attributes in a tag, found more; the file is not read",
			ATTRS);
	else
		good = text.n && run(&b);
	arena_drop(b.scratch);
	return good ? b.root : NULL;
}
