#include "pdf/link.h"
#include "pdf/put.h"

/* --- destinations */

static int64_t from_foot(const struct page *p, sp y)
{
	return len_mpt(p->height - y);
}

static void put_dest(const struct link_job *j, const struct dest *d, struct buf *b)
{
	const struct page *p = &j->pages->page[d->page];

	buf_cstr(b, "/Dest [");
	put_ref(b, j->page[d->page]);
	buf_cstr(b, " /XYZ ");
	put_milli(b, len_mpt(d->x));
	buf_cstr(b, " ");
	put_milli(b, from_foot(p, d->y));
	buf_cstr(b, " null]");
}

/* Destinations by name. */
static struct map by_name(const struct link_job *j)
{
	struct map m = { .a = j->arena };

	for (size_t i = 0; i < j->pages->dests; i++)
		map_put(&m, j->pages->dest[i].name, &j->pages->dest[i]);
	return m;
}

/* --- annotations */

/* A URI is ASCII (RFC 3986): what is not is escaped, as RFC 3987 §3.1 has it. */
static struct str uri_of(struct arena *arena, struct str iri)
{
	static const char hex[] = "0123456789ABCDEF";
	struct buf b = { .a = arena };

	for (size_t i = 0; i < iri.n; i++) {
		unsigned char c = (unsigned char)iri.s[i];
		if (c > ' ' && c < 0x7F && !strchr("\"<>\\^`{|}", c))
			buf_put(&b, &c, 1);
		else
			buf_put(&b, (const char[]){ '%', hex[c >> 4], hex[c & 15] }, 3);
	}
	return buf_get(&b);
}

struct area {
	const struct mark *mark;
	const struct node *node;
	const struct dest *dest; /* NULL: node->uri */
	uint32_t page;
};

static void annotate(const struct link_job *j, const struct area *a)
{
	const struct mark *m = a->mark;
	const struct page *p = &j->pages->page[a->page];
	const int64_t rect[4] = { len_mpt(m->x), from_foot(p, m->y + m->h), len_mpt(m->x + m->w),
		from_foot(p, m->y) };
	struct str uri = a->dest ? (struct str){ NULL, 0 } : uri_of(j->arena, a->node->uri);
	uint32_t object = shim_link(j->shim, j->page[a->page], rect, uri.s);
	struct buf b = { .a = j->arena };

	buf_cstr(&b, "/F 4\n/StructParent ");
	buf_int(&b, tree_annotation(j->tree, m->node, a->page, object));
	buf_cstr(&b, "\n/Contents ");
	put_text(&b, a->node->title.n ? a->node->title : uri);
	if (a->dest) {
		buf_cstr(&b, "\n");
		put_dest(j, a->dest, &b);
	}
	shim_entries(j->shim, object, buf_get(&b));
}

void link_annotations(const struct link_job *j)
{
	struct map dests = by_name(j);

	for (uint32_t i = 0; i < j->pages->n; i++) {
		const struct page *p = &j->pages->page[i];
		for (size_t k = 0; k < p->n; k++) {
			const struct mark *m = &p->mark[k];
			if (m->kind != MARK_LINK || m->node == NODE_NONE)
				continue;
			const struct node *n = &j->pages->node[m->node];
			struct area a = { m, n, map_get(&dests, n->target), i };
			bool web = n->uri.n > 0 && n->uri.n < PUT_STRING_MAX / 3;
			if (a.dest || (web && n->target.n == 0))
				annotate(j, &a);
		}
	}
}

/* --- outline */

void link_outline(const struct link_job *j)
{
	VEC(uint32_t) above = { 0 }; /* the last item of each level */

	for (size_t i = 0; i < j->pages->outlines; i++) {
		const struct outline *o = &j->pages->outline[i];
		size_t level = o->level < 1 ? 1 : (size_t)o->level;
		struct buf b = { .a = j->arena };
		uint32_t item;

		if (level > above.n + 1)
			level = above.n + 1;
		above.n = level - 1;
		item = shim_outline(j->shim, level > 1 ? above.v[level - 2] : 0);
		*VEC_PUSH(j->arena, &above) = item;
		buf_cstr(&b, "/Title ");
		put_text(&b, o->title);
		buf_cstr(&b, "\n");
		put_dest(j, &j->pages->dest[o->dest], &b);
		shim_entries(j->shim, item, buf_get(&b));
	}
	if (j->pages->outlines)
		shim_entries(j->shim, shim_catalog(j->shim), STR("/PageMode /UseOutlines"));
}

/* --- page labels */

enum numbering { NUMBER_NONE, NUMBER_DECIMAL, NUMBER_ROMAN };

struct label {
	enum numbering numbering;
	struct str prefix;
	uint32_t number;
};

/* Lower-case roman numerals as they are written; 0 for what is not one. */
static uint32_t roman(struct str s)
{
	static const struct {
		char text[3];
		uint32_t value;
	} part[] = { { "m", 1000 }, { "cm", 900 }, { "d", 500 }, { "cd", 400 }, { "c", 100 },
		{ "xc", 90 }, { "l", 50 }, { "xl", 40 }, { "x", 10 }, { "ix", 9 }, { "v", 5 },
		{ "iv", 4 }, { "i", 1 } };
	uint32_t n = 0;

	for (size_t i = 0; i < sizeof part / sizeof *part;) {
		size_t k = strlen(part[i].text);
		if (s.n >= k && memcmp(s.s, part[i].text, k) == 0 && n < 4000) {
			n += part[i].value;
			s = (struct str){ s.s + k, s.n - k };
		} else {
			i++;
		}
	}
	return s.n == 0 ? n : 0;
}

static uint32_t decimal(struct str s)
{
	uint32_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.s[i] < '0' || s.s[i] > '9' || s.n > 8 || s.s[0] == '0')
			return 0;
		n = n * 10 + (uint32_t)(s.s[i] - '0');
	}
	return n;
}

static struct label read_label(struct str text, struct str prefix)
{
	struct label l = { .prefix = text };
	struct str rest = text;

	if (prefix.n && prefix.n <= text.n && memcmp(text.s, prefix.s, prefix.n) == 0)
		rest = (struct str){ text.s + prefix.n, text.n - prefix.n };
	l.number = decimal(rest);
	if (l.number) {
		l.numbering = NUMBER_DECIMAL;
	} else {
		l.number = roman(rest);
		l.numbering = l.number ? NUMBER_ROMAN : NUMBER_NONE;
	}
	if (l.numbering != NUMBER_NONE)
		l.prefix = (struct str){ text.s, text.n - rest.n };
	return l;
}

static bool goes_on(const struct label *a, const struct label *b)
{
	return a->numbering == b->numbering && a->numbering != NUMBER_NONE &&
	       a->number + 1 == b->number && str_eq(a->prefix, b->prefix);
}

static void put_label(struct buf *b, size_t page, const struct label *l)
{
	buf_int(b, (int64_t)page);
	buf_cstr(b, " <<");
	if (l->numbering != NUMBER_NONE) {
		buf_cstr(b, l->numbering == NUMBER_ROMAN ? "/S/r/St " : "/S/D/St ");
		buf_int(b, l->number);
	}
	if (l->prefix.n) {
		buf_cstr(b, "/P");
		put_text(b, l->prefix);
	}
	buf_cstr(b, ">>\n");
}

void link_labels(const struct link_job *j)
{
	struct buf b = { .a = j->arena };
	struct label last = { 0 };

	buf_cstr(&b, "/PageLabels <</Nums [");
	for (size_t i = 0; i < j->pages->n; i++) {
		struct label l = read_label(j->pages->page[i].label, j->pages->label_prefix);
		if (i == 0 || !goes_on(&last, &l))
			put_label(&b, i, &l);
		last = l;
	}
	buf_cstr(&b, "]>>");
	if (j->pages->n)
		shim_entries(j->shim, shim_catalog(j->shim), buf_get(&b));
}
