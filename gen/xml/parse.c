/* libxml2 tells what it reads through its event interface; the tree is ours, in our arena.
 *
 * The plain events (SAX 1: a name as written, and pairs of strings) are used and prefixes resolved
 * here, because then every callback is small, an unbound prefix is our own diagnostic, and no tree
 * of libxml2's is built. Places come from the parser's byte position: a start tag is reported
 * when the parser stands at its end, and no raw '<' can stand inside a tag, so its beginning is the
 * last '<' before; text begins where the event before it ended. The first fault ends the parse. */
#include "xml/inside.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#if LIBXML_VERSION < 21200
typedef xmlError *complaint;
#else
typedef const xmlError *complaint;
#endif

struct binding {
	struct str prefix, uri;
	int depth;
};

struct build {
	struct arena *arena, *scratch;
	struct xml_source src;
	xmlParserCtxt *ctxt;
	size_t mark; /* where the last event ended */
	struct buf text;
	struct loc text_loc;
	bool in_text, failed;
	struct xml_node *root, *open, *last[XML_DEPTH + 1];
	struct xml_instruction *waiting, **waiting_tail; /* for the element they belong to */
	int depth;
	unsigned nodes;
	VEC(struct binding) bound;
	struct map names; /* each name once */
};

static size_t here(const struct build *b)
{
	const xmlParserInput *in = b->ctxt->input;
	size_t at = (size_t)in->consumed + (size_t)(in->cur - in->base);
	return at < b->src.bytes.n ? at : b->src.bytes.n;
}

static void __attribute__((format(printf, 3, 4)))
fail(struct build *b, size_t at, const char *fmt, ...)
{
	va_list ap;
	char said[512];
	if (b->failed)
		return;
	va_start(ap, fmt);
	vsnprintf(said, sizeof said, fmt, ap);
	va_end(ap);
	diag_at(b->src.diag, DIAG_ERROR, xml_place(&b->src, at), "%s; the file is not read", said);
	b->failed = true;
	xmlStopParser(b->ctxt);
}

static struct str intern(struct build *b, const char *s, size_t n)
{
	struct str key = { s, n };
	struct str *had = map_get(&b->names, key);
	if (had)
		return *had;
	had = ARENA_NEW(b->scratch, struct str);
	*had = arena_str(b->arena, key);
	map_put(&b->names, *had, had);
	return *had;
}

static void count(struct build *b)
{
	if (++b->nodes > XML_NODES)
		fail(b, here(b), "expected at most %d elements and texts", XML_NODES);
}

static struct xml_node *append(struct build *b, struct loc loc)
{
	struct xml_node *n = ARENA_NEW(b->arena, struct xml_node);
	n->loc = loc;
	n->parent = b->open;
	if (b->last[b->depth])
		b->last[b->depth]->next = n;
	else if (b->open)
		b->open->first = n;
	b->last[b->depth] = n;
	count(b);
	return n;
}

/* Instructions that have waited for an element belong to this one. */
static void hang(struct build *b, struct xml_node *n)
{
	struct xml_instruction **tail = &n->instruction;
	while (*tail)
		tail = &(*tail)->next;
	*tail = b->waiting;
	b->waiting = NULL;
	b->waiting_tail = &b->waiting;
}

static void end_text(struct build *b)
{
	if (!b->in_text)
		return;
	b->in_text = false;
	append(b, b->text_loc)->text = arena_str(b->arena, buf_get(&b->text));
	b->text.n = 0;
}

static struct str bound_to(const struct build *b, struct str prefix)
{
	for (size_t i = b->bound.n; i-- > 0;) {
		if (str_eq(b->bound.v[i].prefix, prefix))
			return b->bound.v[i].uri;
	}
	return (struct str){ 0 };
}

static void bind(struct build *b, const char *name, const char *value)
{
	const char *colon = strchr(name, ':');
	*VEC_PUSH(b->scratch, &b->bound) = (struct binding){
		.prefix = arena_str(b->scratch, str_of(colon ? colon + 1 : "")),
		.uri = intern(b, value, strlen(value)),
		.depth = b->depth,
	};
}

static void attributes(struct build *b, struct xml_node *n, const xmlChar **atts)
{
	struct xml_attr **tail = &n->attr;
	for (; atts && *atts; atts += 2) {
		const char *name = (const char *)atts[0];
		const char *value = atts[1] ? (const char *)atts[1] : "";
		if (strcmp(name, "xmlns") == 0 || strncmp(name, "xmlns:", 6) == 0) {
			bind(b, name, value);
			continue;
		}
		*tail = ARENA_NEW(b->arena, struct xml_attr);
		(*tail)->name = intern(b, name, strlen(name));
		(*tail)->value = arena_str(b->arena, str_of(value));
		tail = &(*tail)->next;
	}
}

/* Prefixes of the element and its attributes, once all bindings of the tag are known. */
static void resolve(struct build *b, struct xml_node *n, const char *name, size_t at)
{
	const char *colon = strchr(name, ':');
	struct str prefix = { name, colon ? (size_t)(colon - name) : 0 };
	n->space = bound_to(b, prefix);
	n->name = colon ? intern(b, colon + 1, strlen(colon + 1)) : intern(b, name, strlen(name));
	if (prefix.n && !n->space.n)
		fail(b, at, "the prefix \"%.*s\" of <%.60s> is bound to no namespace",
			(int)(prefix.n > 60 ? 60 : prefix.n), prefix.s, name);
	for (struct xml_attr *x = n->attr; x; x = x->next) {
		const char *c = memchr(x->name.s, ':', x->name.n);
		prefix = (struct str){ x->name.s, c ? (size_t)(c - x->name.s) : 0 };
		if (prefix.n && !str_is(prefix, "xml") && !bound_to(b, prefix).n)
			fail(b, at, "the prefix \"%.*s\" of an attribute is bound to no namespace",
				(int)(prefix.n > 60 ? 60 : prefix.n), prefix.s);
	}
}

static void on_start(void *user, const xmlChar *name, const xmlChar **atts)
{
	struct build *b = user;
	size_t end = here(b), start;
	struct xml_node *n;
	if (b->failed)
		return;
	start = xml_back(b->src.bytes, end, '<');
	end_text(b);
	if (b->depth == XML_DEPTH) {
		fail(b, start, "expected elements at most %d levels deep", XML_DEPTH);
		return;
	}
	n = append(b, xml_place(&b->src, start));
	if (!b->root)
		b->root = n;
	b->open = n;
	b->last[++b->depth] = NULL;
	hang(b, n);
	attributes(b, n, atts);
	resolve(b, n, (const char *)name, start);
	b->mark = end + 1;
}

static void on_end(void *user, const xmlChar *name)
{
	struct build *b = user;
	(void)name;
	if (b->failed)
		return;
	end_text(b);
	while (b->bound.n && b->bound.v[b->bound.n - 1].depth == b->depth)
		b->bound.n--;
	b->depth--;
	hang(b, b->open);
	b->open = b->open->parent;
	b->mark = here(b);
}

static void on_text(void *user, const xmlChar *s, int n)
{
	struct build *b = user;
	struct str rest;
	if (b->failed || n <= 0)
		return;
	if (!b->in_text) {
		b->in_text = true;
		rest = (struct str){ b->src.bytes.s + b->mark, b->src.bytes.n - b->mark };
		for (; str_starts(rest, "<![CDATA[]]>"); rest.n -= 12)
			rest.s += 12;
		if (str_starts(rest, "<![CDATA["))
			rest.s += 9;
		b->text_loc = xml_place(&b->src, (size_t)(rest.s - b->src.bytes.s));
	}
	buf_put(&b->text, s, (size_t)n);
}

static void on_comment(void *user, const xmlChar *text)
{
	struct build *b = user;
	(void)text;
	if (!b->failed)
		b->mark = here(b);
}

/* Where the instruction that ends at `end` begins. Its text may hold '<' and "<?", but is as long
 * as it was written, line ends aside. */
static size_t before(const struct build *b, size_t end, struct str target, struct str text)
{
	const char *s = b->src.bytes.s;
	size_t i = end - 2, j = text.n;
	while (j > 0 && i > 0) {
		bool two = text.s[--j] == '\n' && i > 1 && s[i - 1] == '\n' && s[i - 2] == '\r';
		i -= two ? 2 : 1;
	}
	while (i > 0 && strchr(" \t\r\n", s[i - 1]))
		i--;
	return i > target.n + 2 ? i - target.n - 2 : 0;
}

static void on_instruction(void *user, const xmlChar *target, const xmlChar *data)
{
	struct build *b = user;
	struct str name = str_of((const char *)target), text = str_of((const char *)data);
	struct xml_instruction *x;
	if (b->failed)
		return;
	x = *b->waiting_tail = ARENA_NEW(b->arena, struct xml_instruction);
	b->waiting_tail = &x->next;
	x->target = intern(b, name.s, name.n);
	x->text = arena_str(b->arena, str_trim(text));
	x->loc = xml_place(&b->src, before(b, here(b), name, text));
	b->mark = here(b);
	count(b);
}

/* Asked only for names that are not XML's own five. */
static xmlEntity *on_entity(void *user, const xmlChar *name)
{
	struct build *b = user;
	fail(b, xml_back(b->src.bytes, here(b), '&'),
		"the entity \"&%.60s;\" is not taken, expected one of &amp; &lt; &gt; &quot; "
		"&apos; "
		"or the character itself",
		(const char *)name);
	return NULL;
}

static void on_fault(void *user, complaint e)
{
	struct build *b = user;
	struct xml_fault f = { .code = e->code,
		.value = e->int1,
		.name = str_of(e->str1),
		.other = str_of(e->str2),
		.message = str_of(e->message),
		.open = b->open,
		.at = here(b) };
	struct str said;
	if (b->failed || e->level < XML_ERR_ERROR)
		return;
	said = xml_complain(b->scratch, &b->src, &f);
	fail(b, f.at, "%.*s", STR_ARG(said));
}

static bool run(struct build *b)
{
	const xmlSAXHandler sax = {
		.startElement = on_start,
		.endElement = on_end,
		.characters = on_text,
		.ignorableWhitespace = on_text,
		.comment = on_comment,
		.processingInstruction = on_instruction,
		.getEntity = on_entity,
		.getParameterEntity = on_entity,
	};
	bool good;
	b->ctxt = xmlCreateMemoryParserCtxt(b->src.bytes.s, (int)b->src.bytes.n);
	if (!b->ctxt)
		return false;
	*b->ctxt->sax = sax;
	b->ctxt->userData = b;
	/* Without NOENT an & in an attribute would come as &#38;. Nothing else is replaced:
	 * on_entity has no entities. */
	xmlCtxtUseOptions(
		b->ctxt, XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_IGNORE_ENC | XML_PARSE_NOENT);
	xmlSetStructuredErrorFunc(b, on_fault);
	xmlParseDocument(b->ctxt);
	xmlSetStructuredErrorFunc(NULL, NULL);
	good = !b->failed && b->ctxt->wellFormed && b->root;
	if (good)
		hang(b, b->root);
	else
		fail(b, 0, "this is not well-formed XML");
	xmlFreeDoc(b->ctxt->myDoc);
	xmlFreeParserCtxt(b->ctxt);
	return good;
}

struct xml_node *xml_parse(struct arena *a, struct diag *d, uint16_t file, struct str bytes)
{
	struct build b = { .arena = a, .scratch = arena_new(), .src = { .diag = d, .file = file } };
	bool good = false;
	b.text.a = b.names.a = b.scratch;
	b.waiting_tail = &b.waiting;
	if (bytes.n > XML_BYTES)
		diag_at(d, DIAG_ERROR, (struct loc){ .file = file },
			"expected at most %d MB, found %zu bytes; the file is not read",
			XML_BYTES >> 20, bytes.n);
	else
		good = xml_encode(b.scratch, &b.src, bytes) && xml_guard(b.scratch, &b.src) &&
		       run(&b);
	arena_drop(b.scratch);
	return good ? b.root : NULL;
}
