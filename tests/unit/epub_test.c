/* epub: the file as a reading system opens it: container, markup, links, lists, sheets. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <zip.h>

#include "epub/book.h"

/* An interview by hand. */

struct maker {
	struct arena *a;
	struct interview *iv;
};

static struct span *text(struct arena *a, const char *s)
{
	struct span *x = ARENA_NEW(a, struct span);
	x->kind = SPAN_TEXT;
	x->text = arena_str(a, str_of(s));
	return x;
}

static struct span *spanned(struct arena *a, enum span_kind k, const char *s)
{
	struct span *x = ARENA_NEW(a, struct span);
	x->kind = k;
	x->first = text(a, s);
	return x;
}

static void join(struct span **list, struct span *s)
{
	while (*list)
		list = &(*list)->next;
	*list = s;
}

static void put(struct block **list, struct block *b)
{
	while (*list)
		list = &(*list)->next;
	*list = b;
}

static struct block *block(struct arena *a, enum block_kind k, const char *s)
{
	struct block *b = ARENA_NEW(a, struct block);
	b->kind = k;
	b->time_ms = -1;
	if (s)
		b->text = text(a, s);
	return b;
}

static struct block *holding(struct arena *a, enum block_kind k, struct block *kids)
{
	struct block *b = block(a, k, NULL);
	b->first = kids;
	return b;
}

static struct person *person(struct arena *a, enum person_role role, const char *name)
{
	struct person *p = ARENA_NEW(a, struct person);
	p->name = ARENA_NEW(a, struct name);
	p->id = p->name->text = arena_str(a, str_of(name));
	p->role = role;
	return p;
}

static struct block *turn(
	struct arena *a, enum block_kind k, const struct person *who, const char *s)
{
	struct block *b = holding(a, k, block(a, BLOCK_PARA, s));
	b->who = who;
	return b;
}

static struct block *exchange(struct interview *iv, const char *q, const char *r)
{
	struct arena *a = iv->arena;
	struct block *x = holding(a, BLOCK_EXCHANGE, turn(a, BLOCK_QUESTION, iv->people, q));
	put(&x->first, turn(a, BLOCK_ANSWER, iv->people->next, r));
	return x;
}

/* A picture of one pixel. */
static const unsigned char png[] = { 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H',
	'D', 'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 0x3A, 0x7E, 0x9B, 0x55, 0, 0, 0, 10, 'I',
	'D', 'A', 'T', 0x78, 0x9C, 0x63, 0x60, 0, 0, 0, 2, 0, 1, 0x48, 0xAF, 0xA4, 0x71, 0, 0, 0, 0,
	'I', 'E', 'N', 'D', 0xAE, 0x42, 0x60, 0x82 };

static struct image *image(struct arena *a, const char *alt)
{
	struct image *i = ARENA_NEW(a, struct image);
	i->src = i->path = STR("a.png");
	i->bytes = (struct str){ (const char *)png, sizeof png };
	i->type = IMAGE_PNG;
	i->width = i->height = 1;
	i->alt = str_of(alt);
	return i;
}

static struct interview *small(void)
{
	struct interview *iv = interview_new(STR("small.xml"));
	struct arena *a = iv->arena;
	iv->lang = STR("en");
	iv->source = STR("small");
	iv->meta.title = text(a, "Bread & salt");
	iv->people = person(a, PERSON_INTERVIEWER, "Derya Soysal");
	iv->people->next = person(a, PERSON_INTERVIEWEE, "Roman Vassilenko");
	return iv;
}

static void check(struct interview *iv)
{
	struct diag *d = diag_new(NULL, NULL);
	diag_verbosity(d, DIAG_WORLD);
	interview_check(iv, d, NULL);
	diag_drop(d);
}

/* Every kind of block and of span. */
static struct block *every_block(struct arena *a)
{
	struct block *first = NULL, *b;
	struct block *items = holding(a, BLOCK_ITEM, block(a, BLOCK_PARA, "Ports."));
	items->title = text(a, "Transport:");
	put(&items, holding(a, BLOCK_ITEM, block(a, BLOCK_PARA, "Rails")));
	put(&items->next->first, block(a, BLOCK_PARA, "and roads."));
	put(&first, b = holding(a, BLOCK_LIST, items));
	b->ordered = true;
	put(&first, b = holding(a, BLOCK_QUOTE, block(a, BLOCK_PARA, "Words of others.")));
	b->text = text(a, "A poet");
	put(&first, b = block(a, BLOCK_FIGURE, NULL));
	b->image = image(a, "a point");
	b->title = text(a, "One pixel.");
	b->text = text(a, "By nobody");
	put(&first, block(a, BLOCK_BREAK, NULL));
	put(&first, block(a, BLOCK_DIRECTION, "A bell rings."));
	put(&first, b = holding(a, BLOCK_SIDEBAR, block(a, BLOCK_PARA, "Aside.")));
	b->title = text(a, "By the way");
	struct block *rows = holding(a, BLOCK_ROW, block(a, BLOCK_CELL, "Year"));
	rows->head = true;
	put(&rows->first, block(a, BLOCK_CELL, "Sum"));
	put(&rows, holding(a, BLOCK_ROW, block(a, BLOCK_CELL, "2024")));
	rows->next->first->head = true;
	put(&rows->next->first, block(a, BLOCK_CELL, "12"));
	put(&first, b = holding(a, BLOCK_TABLE, rows));
	b->title = text(a, "Money");
	return first;
}

static struct span *every_span(struct arena *a)
{
	struct span *first = text(a, "Plain, ");
	for (int k = SPAN_EM; k < SPAN_N; k++) {
		struct span *s = spanned(a, (enum span_kind)k, "word");
		join(&first, s);
		join(&first, text(a, " "));
		if (k == SPAN_NOTE || k == SPAN_BREAK || k == SPAN_TIME)
			s->first = NULL;
		if (k == SPAN_FOREIGN)
			s->lang = STR("ar");
		if (k == SPAN_ABBR)
			s->value = STR("expanded");
		if (k == SPAN_LINK)
			s->value = STR("https://example.org/a b?q=\"ü\"#x");
		if (k == SPAN_INSERT)
			s->value = STR("Ed.");
		if (k == SPAN_NOTE)
			s->blocks = block(a, BLOCK_PARA, "A footnote.");
		if (k == SPAN_TIME) {
			s->value = STR("00:04:10.5");
			s->number = 250500;
		}
	}
	return first;
}

static struct interview *full(void)
{
	struct interview *iv = small();
	struct arena *a = iv->arena;
	struct block *x = exchange(iv, "What is \x01 new?\xEF\xBF\xBE", "A lot.");
	struct block *section = holding(a, BLOCK_SECTION, block(a, BLOCK_PARA, "Before."));
	struct block *inner = holding(a, BLOCK_SECTION, exchange(iv, "Within?", "Within."));
	struct block *pull = block(a, BLOCK_PULLQUOTE, "A lot.");
	struct credit *c = iv->meta.credit = ARENA_NEW(a, struct credit);
	*c = (struct credit){ STR("aut"), text(a, "By A. Writer"), STR("A. Writer"), NULL };
	iv->meta.subtitle = text(a, "An evening");
	iv->meta.kicker = text(a, "Tables");
	iv->meta.place = text(a, "Astana");
	iv->meta.date[DATE_CONDUCTED] = STR("2025-04-16");
	iv->meta.date[DATE_PUBLISHED] = STR("2025-05");
	iv->meta.summary = block(a, BLOCK_PARA, "In short.");
	iv->meta.editor_note = block(a, BLOCK_PARA, "From the editor.");
	iv->meta.rights = text(a, "© The table");
	iv->meta.identifier[ID_URL] = STR("https://example.org/x");
	iv->meta.identifier[ID_DOI] = STR("doi:10.1000/182");
	iv->meta.identifier[ID_ISSN] = STR("1234-5679");
	iv->people->bio = block(a, BLOCK_PARA, "She writes.");
	iv->people->portrait = image(a, "Derya Soysal, smiling");
	iv->body = block(a, BLOCK_PARA, "On the occasion.");
	put(&iv->body, x);
	put(&x->first->next->first, block(a, BLOCK_PARA, NULL));
	x->first->next->first->next->text = every_span(a);
	put(&x->first->next->first, every_block(a));
	x->first->next->time = STR("00:01:00");
	x->first->next->time_ms = 60000;
	pull->quoted = x->first->next->first;
	put(&iv->body, pull);
	section->title = text(a, "Section <one>");
	inner->title = text(a, "Inner");
	put(&section->first, inner);
	put(&iv->body, section);
	put(&iv->body, exchange(iv, "And last?", "Nothing."));
	check(iv);
	return iv;
}

static void plain_style(struct style *s)
{
	*s = (struct style){ .book = { .measure = 500 * SP_PT, .justify = true } };
	for (int k = 0; k < STYLE_N; k++) {
		struct style_text *t = &s->text[k];
		t->size = k < STYLE_FIRST_SPAN ? 10 * SP_PT : 0;
		t->scale = 1000;
		t->family = STR("Face");
		t->labels = LABEL_RUN_IN;
	}
	s->page.grid = 14 * SP_PT;
	s->text[STYLE_TITLE].size = 24 * SP_PT;
	s->text[STYLE_LABEL].bold = true;
	s->text[STYLE_LABEL].text = STR(":");
	s->text[STYLE_QUESTION].italic = s->text[STYLE_EM].italic = true;
	s->text[STYLE_KICKER].colour = 0xFF8800;
	s->text[STYLE_BREAK].text = STR("* \"*\" *");
}

/* The EPUB of it, unpacked. */

struct entry {
	struct str name, bytes;
	xmlDocPtr doc;
};

struct made {
	struct arena *a;
	struct str bytes;
	struct entry *entry;
	size_t n;
};

static struct str written(struct arena *a, const struct epub_query *q)
{
	char dir[] = "/tmp/epub_test.XXXXXX";
	struct diag *d = diag_new(NULL, NULL);
	struct str path, bytes = { 0 };
	diag_verbosity(d, DIAG_WORLD);
	assert_non_null(mkdtemp(dir));
	path = file_join(a, str_of(dir), STR("x.epub"));
	struct out *out = out_open(a, d, path);
	assert_non_null(out);
	assert_true(epub_write(d, q, out));
	assert_true(out_commit(out));
	assert_true(file_read(a, d, path, (size_t)1 << 30, &bytes));
	assert_int_equal(diag_count(d, DIAG_WORLD), 0);
	assert_int_equal(unlink(path.s), 0);
	assert_int_equal(rmdir(dir), 0);
	diag_drop(d);
	return bytes;
}

static bool is_xml(struct str name)
{
	return str_ends(name, ".xhtml") || str_ends(name, ".xml") || str_ends(name, ".opf") ||
	       str_ends(name, ".ncx");
}

static struct made make(const struct epub_query *q)
{
	struct made m = { .a = arena_new() };
	zip_error_t e;
	m.bytes = written(m.a, q);
	zip_source_t *s = zip_source_buffer_create(m.bytes.s, m.bytes.n, 0, &e);
	zip_t *z = zip_open_from_source(s, ZIP_RDONLY | ZIP_CHECKCONS, &e);
	assert_non_null(z);
	m.n = (size_t)zip_get_num_entries(z, 0);
	m.entry = ARENA_ARRAY(m.a, m.n, struct entry);
	for (size_t i = 0; i < m.n; i++) {
		zip_stat_t st;
		assert_int_equal(zip_stat_index(z, i, 0, &st), 0);
		zip_file_t *f = zip_fopen_index(z, i, 0);
		char *p = arena_alloc(m.a, st.size + 1);
		assert_int_equal(zip_fread(f, p, st.size), st.size);
		zip_fclose(f);
		m.entry[i].name = arena_str(m.a, str_of(st.name));
		m.entry[i].bytes = (struct str){ p, st.size };
		if (!is_xml(m.entry[i].name))
			continue;
		m.entry[i].doc = xmlReadMemory(p, (int)st.size, NULL, NULL, XML_PARSE_NONET);
		assert_non_null(m.entry[i].doc);
	}
	zip_discard(z);
	return m;
}

static void drop(struct made *m)
{
	for (size_t i = 0; i < m->n; i++)
		xmlFreeDoc(m->entry[i].doc);
	arena_drop(m->a);
}

static const struct entry *find(const struct made *m, struct str name)
{
	for (size_t i = 0; i < m->n; i++)
		if (str_eq(m->entry[i].name, name))
			return &m->entry[i];
	return NULL;
}

static const struct entry *named(const struct made *m, const char *name)
{
	const struct entry *e = find(m, str_of(name));
	assert_non_null(e);
	return e;
}

/* How many nodes an XPath finds; h: XHTML, e: epub, o: package, d: Dublin Core, n: NCX. */
static int count(const struct entry *e, const char *path)
{
	static const char *const spaces[][2] = { { "h", "http://www.w3.org/1999/xhtml" },
		{ "e", "http://www.idpf.org/2007/ops" }, { "o", "http://www.idpf.org/2007/opf" },
		{ "d", "http://purl.org/dc/elements/1.1/" },
		{ "n", "http://www.daisy.org/z3986/2005/ncx/" } };
	xmlXPathContextPtr c = xmlXPathNewContext(e->doc);
	for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
		xmlXPathRegisterNs(c, (const xmlChar *)spaces[i][0], (const xmlChar *)spaces[i][1]);
	xmlXPathObjectPtr o = xmlXPathEvalExpression((const xmlChar *)path, c);
	assert_non_null(o);
	int n = o->nodesetval ? o->nodesetval->nodeNr : 0;
	xmlXPathFreeObject(o);
	xmlXPathFreeContext(c);
	return n;
}

static bool holds(struct str s, const char *what)
{
	return memmem(s.s, s.n, what, strlen(what)) != NULL;
}

static struct epub_query query(const struct interview *iv, const struct style *style)
{
	return (struct epub_query){
		.interview = iv, .style = style, .generator = "entrevue", .date = -1
	};
}

/* The tests. */

static struct interview *whole;
static struct style style;

static struct made whole_book(void)
{
	struct epub_query q = query(whole, &style);
	return make(&q);
}

static void container_begins_as_it_must(void **state)
{
	struct made m = whole_book();
	const unsigned char *p = (const unsigned char *)m.bytes.s;
	(void)state;
	assert_memory_equal(p, "PK\3\4", 4);
	assert_int_equal(p[8] | p[9], 0);   /* stored */
	assert_int_equal(p[28] | p[29], 0); /* no extra field */
	assert_memory_equal(p + 30, "mimetypeapplication/epub+zip", 28);
	assert_true(str_is(m.entry[0].name, "mimetype"));
	assert_true(str_is(m.entry[1].name, "META-INF/container.xml"));
	assert_true(str_is(m.entry[2].name, "EPUB/package.opf"));
	drop(&m);
}

static void manifest_lists_each_file_once(void **state)
{
	struct made m = whole_book();
	const struct entry *opf = named(&m, "EPUB/package.opf");
	(void)state;
	for (size_t i = 3; i < m.n; i++) {
		struct str href = { m.entry[i].name.s + 5, m.entry[i].name.n - 5 };
		struct str path = arena_printf(
			m.a, "//o:item[@href='%.*s' and @media-type and @id]", STR_ARG(href));
		assert_int_equal(count(opf, path.s), 1);
	}
	assert_int_equal(count(opf, "//o:item"), m.n - 3);
	assert_int_equal(count(opf, "//o:itemref[not(@idref=//o:item/@id)]"), 0);
	drop(&m);
}

static void each_attr(const struct made *m, xmlNodePtr n, const char *name,
	void (*f)(const struct made *, const struct entry *, struct str), const struct entry *e)
{
	for (; n; n = n->next) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		xmlChar *v = xmlGetNoNsProp(n, (const xmlChar *)name);
		if (v)
			f(m, e, arena_str(m->a, str_of((const char *)v)));
		xmlFree(v);
		each_attr(m, n->children, name, f, e);
	}
}

static void resolves(const struct made *m, const struct entry *e, struct str href)
{
	struct str file = href, fragment = { 0 };
	if (str_starts(href, "https:") || str_starts(href, "http:"))
		return;
	for (size_t i = 0; i < href.n; i++) {
		if (href.s[i] != '#')
			continue;
		file.n = i;
		fragment = (struct str){ href.s + i + 1, href.n - i - 1 };
		break;
	}
	struct str path = arena_printf(m->a, "EPUB/%.*s", STR_ARG(file));
	const struct entry *to = file.n ? find(m, path) : e;
	if (!to)
		fail_msg("%.*s: %.*s leads nowhere", STR_ARG(e->name), STR_ARG(href));
	if (!fragment.n)
		return;
	path = arena_printf(m->a, "//*[@id='%.*s']", STR_ARG(fragment));
	if (count(to, path.s) != 1)
		fail_msg("%.*s: no target for %.*s", STR_ARG(e->name), STR_ARG(href));
}

static void links_lead_somewhere(void **state)
{
	struct made m = whole_book();
	(void)state;
	for (size_t i = 2; i < m.n; i++) {
		if (!m.entry[i].doc)
			continue;
		xmlNodePtr root = xmlDocGetRootElement(m.entry[i].doc);
		each_attr(&m, root, "href", resolves, &m.entry[i]);
		each_attr(&m, root, "src", resolves, &m.entry[i]);
	}
	drop(&m);
}

static void one_id(const struct made *m, const struct entry *e, struct str id)
{
	struct str path = arena_printf(m->a, "//*[@id='%.*s']", STR_ARG(id));
	assert_int_equal(count(e, path.s), 1);
}

static void ids_are_unique(void **state)
{
	struct made m = whole_book();
	(void)state;
	for (size_t i = 0; i < m.n; i++)
		if (m.entry[i].doc)
			each_attr(&m, xmlDocGetRootElement(m.entry[i].doc), "id", one_id,
				&m.entry[i]);
	drop(&m);
}

/* Structure: what each part of an interview becomes. */
static void markup_says_what_it_is(void **state)
{
	static const struct {
		const char *file, *path;
		int n;
	} row[] = {
		{ "title.xhtml", "//h:h1[.='Bread & salt']", 1 },
		{ "title.xhtml", "//h:p[@role='doc-subtitle']", 1 },
		{ "title.xhtml", "//h:time[@datetime='2025-04-16']", 1 },
		{ "chapter-1.xhtml", "//h:section[@role='doc-introduction']/h:p", 1 },
		{ "chapter-1.xhtml", "//h:section[@role='doc-qna' and @e:type='qna']", 1 },
		{ "chapter-1.xhtml", "//h:div[@class='question']/h:p/h:b[.='Derya Soysal:']", 1 },
		{ "chapter-1.xhtml", "//h:time[@datetime='PT0H1M0S' and .='00:01:00']", 1 },
		{ "chapter-1.xhtml", "//h:time[@datetime='PT0H4M10.500S']", 1 },
		{ "chapter-1.xhtml", "//h:i[@dir='rtl' and @xml:lang='ar' and @lang='ar']", 1 },
		{ "chapter-1.xhtml", "//h:abbr[@title='expanded']", 1 },
		{ "chapter-1.xhtml", "//h:a[@role='doc-noteref' and @href='#note-1']", 1 },
		{ "chapter-1.xhtml", "//h:aside[@role='doc-footnote' and @id='note-1']", 1 },
		{ "chapter-1.xhtml", "//h:a[@role='doc-backlink' and @href='#noteref-1']", 1 },
		{ "chapter-1.xhtml", "//h:aside[@aria-hidden='true' and @class='pullquote']", 1 },
		{ "chapter-1.xhtml", "//h:ol/h:li[h:b='Transport:' and not(h:p)]", 1 },
		{ "chapter-1.xhtml", "//h:ol/h:li[count(h:p)=2]", 1 },
		{ "chapter-1.xhtml", "//h:figure/h:img[@alt='a point']", 1 },
		{ "chapter-1.xhtml", "//h:figure[h:blockquote]/h:figcaption[.='A poet']", 1 },
		{ "chapter-1.xhtml", "//h:thead//h:th[@scope='col']", 2 },
		{ "chapter-1.xhtml", "//h:tbody//h:th[@scope='row']", 1 },
		{ "chapter-1.xhtml", "//h:a[@href='https://example.org/a%20b?q=%22%C3%BC%22#x']",
			1 },
		{ "chapter-1.xhtml", "//h:span[@class='insert' and .='[word – Ed.]']", 1 },
		{ "chapter-2.xhtml", "//h:section/h:h2[.='Section <one>']", 1 },
		{ "chapter-2.xhtml", "//h:section/h:section/h:h3[.='Inner']", 1 },
		{ "nav.xhtml", "//h:nav[@e:type='toc']//h:a", 8 },
		{ "nav.xhtml", "//h:nav[@e:type='toc']/h:ol/h:li/h:ol/h:li/h:ol/h:li", 1 },
		{ "nav.xhtml", "//h:nav[@e:type='page-list']", 0 },
		{ "people.xhtml", "//h:figure/h:img[@alt]", 1 },
		{ "toc.ncx", "//n:navPoint", 8 },
		{ "package.opf", "//d:creator", 3 },
		{ "package.opf", "//o:meta[@property='role' and .='ive']", 1 },
		{ "package.opf", "//d:identifier[.='https://doi.org/10.1000/182']", 1 },
		{ "package.opf", "//d:identifier[@id=/o:package/@unique-identifier]", 1 },
		{ "package.opf",
			"//o:meta[@property='dcterms:modified' and "
			".='2025-05-01T00:00:00Z']",
			1 },
		{ "package.opf", "//o:meta[@property='schema:accessMode' and .='visual']", 1 },
	};
	struct made m = whole_book();
	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct str name = arena_printf(m.a, "EPUB/%s", row[i].file);
		int n = count(named(&m, name.s), row[i].path);
		if (n != row[i].n)
			fail_msg("%s %s: %d, not %d", row[i].file, row[i].path, n, row[i].n);
	}
	drop(&m);
}

static void pages_begin_where_they_are_told(void **state)
{
	const struct block *x = whole->body->next, *answer = x->first->next;
	const struct block *list = answer->first->next->next;
	const struct edition_page page[] = {
		{ .label = STR("1") },
		{ .label = STR("ii"), .span = answer->first->text, .offset = 2 },
		{ .label = STR("3"), .span = answer->first->text, .offset = 5 },
		{ .label = STR("4"), .block = list },
		{ .label = STR("4"), .block = list->first->next },
		{ .label = STR("a b"), .block = whole->body->next->next->next },
	};
	struct epub_query q = query(whole, &style);
	struct made m;
	(void)state;
	q.page = page;
	q.pages = sizeof page / sizeof *page;
	m = make(&q);
	const struct entry *nav = named(&m, "EPUB/nav.xhtml");
	const struct entry *one = named(&m, "EPUB/chapter-1.xhtml");
	assert_int_equal(count(nav, "//h:nav[@e:type='page-list']//h:a"), 6);
	assert_int_equal(count(named(&m, "EPUB/toc.ncx"), "//n:pageTarget"), 6);
	assert_int_equal(count(named(&m, "EPUB/title.xhtml"), "//h:span[@e:type='pagebreak']"), 1);
	assert_true(holds(one->bytes, "A <span epub:type=\"pagebreak\" role=\"doc-pagebreak\" "
				      "id=\"page-ii\" aria-label=\"Page ii\"></span>lot<span "));
	assert_int_equal(
		count(one, "//h:span[@id='page-4']/following-sibling::*[1][self::h:ol]"), 1);
	assert_int_equal(count(one, "//h:li/h:span[@id='page-4-2']"), 1);
	assert_int_equal(count(named(&m, "EPUB/chapter-2.xhtml"), "//h:span[@id='page-a-b']"), 1);
	assert_int_equal(count(named(&m, "EPUB/package.opf"), "//d:source"), 1);
	for (size_t i = 2; i < m.n; i++)
		if (m.entry[i].doc)
			each_attr(&m, xmlDocGetRootElement(m.entry[i].doc), "href", resolves,
				&m.entry[i]);
	drop(&m);
}

static void same_bytes_in_any_zone(void **state)
{
	struct epub_query q = query(whole, &style);
	struct arena *a = arena_new();
	(void)state;
	setenv("TZ", "Asia/Almaty", 1);
	tzset();
	struct str one = written(a, &q);
	setenv("TZ", "America/St_Johns", 1);
	tzset();
	mode_t mask = umask(077);
	struct str two = written(a, &q);
	umask(mask);
	unsetenv("TZ");
	tzset();
	assert_true(str_eq(one, two));
	arena_drop(a);
}

static void quiet(void *user, struct str s)
{
	(void)user;
	(void)s;
}

static void full_disk_is_a_failure(void **state)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(quiet, NULL);
	struct epub_query q = query(whole, &style);
	struct out *out = out_open(a, d, STR("/dev/full"));
	(void)state;
	bool good = epub_write(d, &q, out);
	good = good ? out_commit(out) : (out_abort(out), false);
	assert_false(good);
	assert_int_equal(diag_status(d), 2);
	diag_drop(d);
	arena_drop(a);
}

static void empty_interview_is_a_book(void **state)
{
	struct interview *iv = interview_new(STR("-"));
	struct style s;
	(void)state;
	plain_style(&s);
	struct epub_query q = query(iv, &s);
	struct made m = make(&q);
	assert_int_equal(count(named(&m, "EPUB/package.opf"), "//o:itemref"), 3);
	assert_int_equal(count(named(&m, "EPUB/title.xhtml"), "//h:h1[.!='']"), 1);
	drop(&m);
	interview_drop(iv);
}

/* Nothing is claimed of languages while words are known that are not marked. */
static void claims_what_is_so(void **state)
{
	struct style s;
	(void)state;
	plain_style(&s);
	for (size_t strange = 0; strange < 2; strange++) {
		struct interview *iv = interview_new(STR("-"));
		iv->lang = STR("en");
		iv->strange = strange;
		struct epub_query q = query(iv, &s);
		struct made m = make(&q);
		const struct entry *opf = named(&m, "EPUB/package.opf");
		assert_int_equal(count(opf, "//o:meta[@property='dcterms:conformsTo']"), !strange);
		assert_int_equal(
			count(opf, "//o:meta[contains(., 'languages are not marked')]"), strange);
		drop(&m);
		interview_drop(iv);
	}
}

static void right_to_left(void **state)
{
	struct interview *iv = small();
	struct style s;
	(void)state;
	iv->lang = STR("ar");
	iv->body = exchange(iv, "سؤال", "جواب");
	iv->body->first->lang = STR("en");
	check(iv);
	plain_style(&s);
	s.text[STYLE_ANSWER].start = 20 * SP_PT;
	struct epub_query q = query(iv, &s);
	struct made m = make(&q);
	const struct entry *c = named(&m, "EPUB/chapter-1.xhtml");
	assert_int_equal(count(c, "/h:html[@dir='rtl' and @lang='ar']"), 1);
	assert_int_equal(count(c, "//h:div[@dir='ltr' and @lang='en']"), 1);
	assert_int_equal(count(named(&m, "EPUB/package.opf"),
				 "//o:spine[@page-progression-direction='rtl']"),
		1);
	assert_true(holds(named(&m, "EPUB/style.css")->bytes, "margin-right: 2em"));
	drop(&m);
	interview_drop(iv);
}

static void long_interviews_are_cut(void **state)
{
	enum { EXCHANGES = 5000 };
	struct interview *iv = small();
	struct block **last = &iv->body;
	struct style s;
	int questions = 0, files = 0;
	(void)state;
	for (int i = 0; i < EXCHANGES; i++) {
		*last = exchange(iv, "How is that, if one may ask?",
			"It is as it is, and it has been so for as long as anyone remembers.");
		last = &(*last)->next;
	}
	check(iv);
	plain_style(&s);
	struct epub_query q = query(iv, &s);
	struct made m = make(&q);
	for (size_t i = 0; i < m.n; i++) {
		if (!str_starts(m.entry[i].name, "EPUB/chapter-"))
			continue;
		files++;
		questions += count(&m.entry[i], "//h:div[@class='question']");
		assert_true(m.entry[i].bytes.n < 300000);
		assert_int_equal(count(&m.entry[i], "//h:section[@role='doc-qna']"), 1);
	}
	assert_int_equal(questions, EXCHANGES);
	assert_true(files > 1);
	assert_int_equal(count(named(&m, "EPUB/toc.ncx"), "//n:navPoint"), EXCHANGES + 2);
	drop(&m);
	interview_drop(iv);
}

static void deep_nesting_is_written(void **state)
{
	struct interview *iv = small();
	struct block *b = block(iv->arena, BLOCK_PARA, "deep");
	struct style s;
	(void)state;
	for (int i = 0; i < 190; i++)
		b = holding(iv->arena, i % 3 ? BLOCK_SECTION : BLOCK_QUOTE, b);
	iv->body = b;
	check(iv);
	plain_style(&s);
	struct epub_query q = query(iv, &s);
	struct made m = make(&q);
	assert_int_equal(count(named(&m, "EPUB/chapter-1.xhtml"), "//h:p[.='deep']"), 1);
	drop(&m);
	interview_drop(iv);
}

static void addresses_are_made_fit(void **state)
{
	static const char *const row[][2] = {
		{ "https://example.org", "https://example.org" },
		{ " HTTP://Example.org/a b ", "http://Example.org/a%20b" },
		{ "https://example.org:8080/?q=1#a#b", "https://example.org:8080/?q=1#a%23b" },
		{ "https://example.org/100%", "https://example.org/100%25" },
		{ "https://example.org/%C3%A9[1]", "https://example.org/%C3%A9%5B1%5D" },
		{ "mailto:a@b.kz", "mailto:a@b.kz" },
		{ "tel:+7 7172", "tel:+7%207172" },
		{ "https://", "" },
		{ "https://a..b/", "" },
		{ "https://exa mple.org/", "" },
		{ "https://user:pw@example.org/", "" },
		{ "https://example.org:99999/", "" },
		{ "javascript:alert(1)", "" },
		{ "file:///etc/passwd", "" },
		{ "www.example.org", "" },
		{ "../x.html", "" },
		{ "mailto:", "" },
		{ "", "" },
	};
	struct arena *a = arena_new();
	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct str got = epub_uri(a, str_of(row[i][0]));
		if (!str_is(got, row[i][1]))
			fail_msg("%s became %.*s", row[i][0], STR_ARG(got));
	}
	arena_drop(a);
}

/* Contrast by the standard's own formula, which the product approximates in whole numbers. */
static double linear(uint32_t c)
{
	double x = (double)(c & 0xFF) / 255;
	return x <= 0.04045 ? x / 12.92 : pow((x + 0.055) / 1.055, 2.4);
}

static double contrast(uint32_t a, uint32_t b)
{
	double x = 0.05 + 0.2126 * linear(a >> 16) + 0.7152 * linear(a >> 8) + 0.0722 * linear(a);
	double y = 0.05 + 0.2126 * linear(b >> 16) + 0.7152 * linear(b >> 8) + 0.0722 * linear(b);
	return x > y ? x / y : y / x;
}

static void colours_can_be_read(void **state)
{
	(void)state;
	for (uint32_t r = 0; r < 256; r += 15)
		for (uint32_t g = 0; g < 256; g += 15)
			for (uint32_t b = 0; b < 256; b += 15) {
				uint32_t c = r << 16 | g << 8 | b;
				uint32_t light = epub_legible(c, false),
					 dark = epub_legible(c, true);
				assert_true(contrast(light, 0xFFFFFF) >= 4.5);
				assert_true(contrast(light, 0x1C1C1C) >= 3.0);
				assert_true(contrast(dark, 0x1C1C1C) >= 4.5);
			}
	uint32_t once = epub_legible(0x7D2318, false);
	assert_int_equal(epub_legible(once, false), once);
	assert_int_equal(epub_legible(0xFFFFFF, true), 0xFFFFFF);
}

static void direction_follows_script(void **state)
{
	static const struct {
		const char *lang;
		bool rtl;
	} row[] = { { "ar", true }, { "en", false }, { "fa-IR", true }, { "az-Arab", true },
		{ "ur-Latn-PK", false }, { "he", true }, { "", false }, { "ug", true },
		{ "kk", false }, { "kk-Arab-CN", true }, { "de-1901", false } };
	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		assert_int_equal(markup_is_rtl(str_of(row[i].lang)), row[i].rtl);
}

static void sheet_follows_the_style(void **state)
{
	static const struct epub_font font[] = {
		{ { "Face", sizeof("Face") - 1 }, FACE_REGULAR, { "OTTO", sizeof("OTTO") - 1 },
			true },
		{ { "Face", sizeof("Face") - 1 }, FACE_BOLD_ITALIC, { "OTTO", sizeof("OTTO") - 1 },
			false },
	};
	struct epub_query q = query(whole, &style);
	struct made m;
	(void)state;
	q.font = font;
	q.fonts = 2;
	m = make(&q);
	struct str css = named(&m, "EPUB/style.css")->bytes;
	named(&m, "EPUB/fonts/face-regular.otf");
	named(&m, "EPUB/fonts/face-bold-italic.ttf");
	assert_true(holds(css, "src: url(fonts/face-bold-italic.ttf)"));
	assert_true(holds(css, "h1 {\n\tfont-size: 2.4em;"));
	assert_true(holds(css, "line-height: 1.4;"));
	assert_true(holds(css, ".question em"));
	assert_true(holds(css, "content: \"* \\\"*\\\" *\""));
	assert_true(holds(css, "@media (prefers-color-scheme: dark) {\n\t.kicker"));
	assert_true(holds(css, "li {\n\tmargin-left: 1.4em;"));
	assert_false(holds(css, "background"));
	drop(&m);
}

/* Debian's command is a jar, which only a kernel with binfmt for jars runs by itself. */
static const char *epubcheck(void)
{
	static const char *const way[] = { "epubcheck", "java -jar /usr/share/java/epubcheck.jar" };
	for (size_t i = 0; i < sizeof way / sizeof *way; i++) {
		char command[100];
		snprintf(command, sizeof command, "%s --version 2>&1 | grep -q '^EPUBCheck v'",
			way[i]);
		if (!system(command))
			return way[i];
	}
	return NULL;
}

static void epubcheck_agrees(void **state)
{
	const char *checker = epubcheck();
	struct epub_query q = query(whole, &style);
	char path[] = "/tmp/epub_test.XXXXXX.epub";
	(void)state;
	if (!checker)
		skip();
	struct arena *a = arena_new();
	q.cover = STR("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 3 4\"/>");
	struct str bytes = written(a, &q);
	int fd = mkstemps(path, 5);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes.s, bytes.n), bytes.n);
	close(fd);
	struct str run = arena_printf(a,
		"%s --failonwarnings %s >%s.log 2>&1 || { cat %s.log >&2; false; }", checker, path,
		path, path);
	int status = system(run.s);
	unlink(path);
	unlink(arena_printf(a, "%s.log", path).s);
	arena_drop(a);
	assert_int_equal(status, 0);
}

static int set_up(void **state)
{
	(void)state;
	whole = full();
	plain_style(&style);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	interview_drop(whole);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(container_begins_as_it_must),
		cmocka_unit_test(manifest_lists_each_file_once),
		cmocka_unit_test(links_lead_somewhere),
		cmocka_unit_test(ids_are_unique),
		cmocka_unit_test(markup_says_what_it_is),
		cmocka_unit_test(pages_begin_where_they_are_told),
		cmocka_unit_test(same_bytes_in_any_zone),
		cmocka_unit_test(full_disk_is_a_failure),
		cmocka_unit_test(empty_interview_is_a_book),
		cmocka_unit_test(claims_what_is_so),
		cmocka_unit_test(right_to_left),
		cmocka_unit_test(long_interviews_are_cut),
		cmocka_unit_test(deep_nesting_is_written),
		cmocka_unit_test(addresses_are_made_fit),
		cmocka_unit_test(colours_can_be_read),
		cmocka_unit_test(direction_follows_script),
		cmocka_unit_test(sheet_follows_the_style),
		cmocka_unit_test(epubcheck_agrees),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
