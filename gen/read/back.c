#include "read/back.h"

#include "base/file.h"
#include "read/read.h"

static const char space[] = "urn:entrevue:interview:1";

static void append(
	struct xml_instruction **to, const struct back *b, const struct xml_instruction *x)
{
	while (*to)
		to = &(*to)->next;
	for (; x; x = x->next) {
		*to = ARENA_NEW(b->a, struct xml_instruction);
		**to = *x;
		(*to)->next = NULL;
		to = &(*to)->next;
	}
}

void back_attr(struct back *b, struct back_into *x, const char *name, struct str value)
{
	struct xml_attr *attr;
	if (!value.n)
		return;
	attr = ARENA_NEW(b->a, struct xml_attr);
	*attr = (struct xml_attr){ str_of(name), value, x->node->attr };
	x->node->attr = attr;
}

struct back_into back_open(
	struct back *b, struct back_into *into, const char *name, const struct xml_node *from)
{
	struct xml_node *n = ARENA_NEW(b->a, struct xml_node);
	struct back_into x = { n, &n->first };
	struct str id = xml_attr(from, "xml:id"), lang = xml_attr(from, "xml:lang");
	*n = (struct xml_node){ .name = str_of(name), .space = str_of(space), .loc = from->loc };
	n->instruction = b->waiting;
	b->waiting = NULL;
	append(&n->instruction, b, from->instruction);
	back_attr(b, &x, "id", id.n ? id : xml_attr(from, "id"));
	back_attr(b, &x, "xml:lang", lang.n ? lang : xml_attr(from, "lang"));
	if (into) {
		n->parent = into->node;
		*into->tail = n;
		into->tail = &n->next;
	}
	return x;
}

void back_text(struct back *b, struct back_into *into, struct str text, struct loc loc)
{
	struct xml_node *n;
	if (!text.n)
		return;
	n = ARENA_NEW(b->a, struct xml_node);
	*n = (struct xml_node){ .text = text, .loc = loc, .parent = into->node };
	*into->tail = n;
	into->tail = &n->next;
}

void back_doubt(struct back *b, struct back_into *x)
{
	append(&x->node->instruction, b, b->waiting);
	b->waiting = NULL;
}

void back_pass_doubts(struct back *b, const struct xml_node *from)
{
	append(&b->waiting, b, from->instruction);
}

static void words(struct buf *b, const struct xml_node *n)
{
	for (const struct xml_node *k = n ? n->first : NULL; k; k = k->next) {
		if (k->name.s)
			words(b, k);
		else
			buf_str(b, k->text);
	}
}

struct str back_words(struct back *b, const struct xml_node *n)
{
	struct buf all = { .a = b->a }, out = { .a = b->a };
	struct str rest, word;
	words(&all, n);
	rest = buf_get(&all);
	while ((word = str_word(&rest)).n)
		buf_printf(&out, "%s%.*s", out.n ? " " : "", STR_ARG(word));
	return buf_get(&out);
}

const struct xml_node *back_child(const struct xml_node *n, const char *name)
{
	const struct xml_node *k = n ? n->first : NULL;
	while (k && !(k->name.s && str_is(k->name, name)))
		k = k->next;
	return k;
}

const struct xml_node *back_below(const struct xml_node *n, const char *name)
{
	for (const struct xml_node *k = n ? n->first : NULL; k; k = k->next) {
		const struct xml_node *inside = k->name.s && str_is(k->name, name)
							? k
							: back_below(k, name);
		if (inside)
			return inside;
	}
	return NULL;
}

bool back_has(const struct xml_node *n, const char *attr, const char *value)
{
	return str_is(xml_attr(n, attr), value);
}

static int digit(char c)
{
	return c >= '0' && c <= '9'   ? c - '0'
	       : c >= 'A' && c <= 'F' ? c - 'A' + 10
	       : c >= 'a' && c <= 'f' ? c - 'a' + 10
				      : -1;
}

struct str back_path(struct back *b, struct str s)
{
	struct buf out = { .a = b->a };
	for (size_t i = 0; i < s.n; i++) {
		bool coded = s.s[i] == '%' && i + 2 < s.n && digit(s.s[i + 1]) >= 0 &&
			     digit(s.s[i + 2]) >= 0;
		char c = coded ? (char)(digit(s.s[i + 1]) * 16 + digit(s.s[i + 2])) : s.s[i];
		i += coded ? 2 : 0;
		buf_put(&out, &c, 1);
	}
	return str_check(buf_get(&out)) == out.n ? buf_get(&out) : s;
}

/* The formats, by what a file of this program's says of itself. */
static const struct row {
	const char *names, *sign;
	struct xml_node *(*make)(struct back *, const struct xml_node *);
} rows[] = {
	{ "tei tei.xml", "<application ident=\"entrevue\"", back_tei },
	{ "html htm", "<meta name=\"generator\" content=\"entrevue ", back_page },
};

static bool asked(const struct read_query *q, const char *names)
{
	struct str rest = str_of(names), w;
	while (q->format.n && (w = str_word(&rest)).n)
		if (w.n == q->format.n && strncasecmp(w.s, q->format.s, w.n) == 0)
			return true;
	return !q->format.n;
}

static void quiet(void *user, struct str text)
{
	(void)user;
	(void)text;
}

/* Doubts are comments in HTML, which has nothing else for them, and comments are dropped: made what
 * they are in our format, in the same place. */
static struct str with_doubts(struct back *b, struct str bytes)
{
	static const char open[] = "<!-- doubt: ", close[] = " -->";
	char *s = arena_cstr(b->a, bytes), *end = s + bytes.n;
	for (char *p = s, *q; (p = memmem(p, (size_t)(end - p), open, strlen(open))); p = q) {
		q = memmem(p, (size_t)(end - p), close, strlen(close));
		if (!q)
			break;
		memcpy(p, "<?doubt     ", strlen(open));
		memcpy(q, "  ?>", strlen(close));
	}
	return (struct str){ s, bytes.n };
}

static struct xml_node *made(struct back *b, const struct row *row, uint16_t file, struct str bytes)
{
	struct diag *own = diag_new(quiet, NULL);
	struct xml_node *root = xml_parse(b->a, own, file, with_doubts(b, bytes));
	diag_drop(own);
	return root ? row->make(b, root) : NULL;
}

struct interview *read_back(struct diag *d, const struct read_query *q, struct str bytes)
{
	struct arena *a = arena_new();
	struct interview *iv = NULL;
	for (size_t i = 0; i < sizeof rows / sizeof *rows && !iv; i++) {
		struct back b = { .a = a, .named = { .a = a } };
		struct xml_node *root = NULL;
		if (asked(q, rows[i].names) &&
			memmem(bytes.s, bytes.n, rows[i].sign, strlen(rows[i].sign)))
			root = made(&b, &rows[i], diag_file(d, q->path), bytes);
		if (root)
			iv = read_xml_made(
				d, q->path, bytes, &(struct read_made){ root, b.medium });
	}
	arena_drop(a);
	return iv;
}
