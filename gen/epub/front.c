/* What stands round the interview: cover, title page, people, colophon. */
#include "epub/book.h"

static const char xhtml[] = "application/xhtml+xml";

static void spine(struct walk *w, const char *id)
{
	struct item *it = epub_item(w->book, w->href, str_of(id), xhtml);
	it->spine = true;
	it->bytes = epub_end(w);
}

static void add_heading(struct book *book, enum word word, struct str href)
{
	*VEC_PUSH(book->arena, &book->headings) = (struct heading){
		.text = epub_word(book, word), .href = href, .level = 1
	};
}

void epub_cover(struct book *book)
{
	struct str svg = book->query->cover;
	if (!svg.n)
		return;
	struct item *it = epub_item(book, STR("cover.svg"), STR("cover-image"), "image/svg+xml");
	it->properties = "cover-image";
	it->bytes = svg;
	struct str word = epub_word(book, WORD_COVER);
	struct walk w = epub_begin(book, STR("cover.xhtml"), word, "cover");
	markup_open(w.m, TAG("div", .class = "cover"));
	markup_open(w.m, TAG("img", .role = "doc-cover"));
	markup_attr(w.m, "src", STR("cover.svg"));
	markup_attr(w.m, "alt",
		arena_printf(book->arena, "%.*s: %.*s", STR_ARG(word), STR_ARG(book->title)));
	markup_leaf(w.m);
	markup_close(w.m);
	markup_newline(w.m);
	spine(&w, "cover");
}

static void line(struct walk *w, const struct tag *t, const struct span *s)
{
	if (!interview_has_text(s))
		return;
	markup_open(w->m, t);
	epub_inline(w, s);
	markup_close(w->m);
	markup_newline(w->m);
}

static void group(struct walk *w, const struct tag *t, enum word label, const struct block *b)
{
	if (!b)
		return;
	markup_open(w->m, t);
	if (label != WORD_N)
		markup_attr(w->m, "aria-label", epub_word(w->book, label));
	markup_newline(w->m);
	epub_blocks(w, b, NULL);
	markup_close(w->m);
	markup_newline(w->m);
}

static void comma(struct walk *w, bool *any)
{
	if (*any)
		markup_text(w->m, STR(", "));
	*any = true;
}

static void date(struct walk *w, struct str iso, struct str lang)
{
	markup_open(w->m, TAG("time"));
	markup_attr(w->m, "datetime", iso);
	markup_text(w->m, interview_date(w->book->arena, iso, lang));
	markup_close(w->m);
}

static void dateline(struct walk *w, const struct interview *in)
{
	const struct meta *meta = &in->meta;
	struct str iso = meta->date[DATE_CONDUCTED];
	const struct span *const parts[] = { meta->occasion, meta->place };
	bool any = false;
	if (!iso.n && !interview_has_text(meta->occasion) && !interview_has_text(meta->place))
		return;
	markup_open(w->m, TAG("p", .class = "dateline"));
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (!interview_has_text(parts[i]))
			continue;
		comma(w, &any);
		epub_inline(w, parts[i]);
	}
	if (iso.n) {
		comma(w, &any);
		date(w, iso, in->lang);
	}
	markup_close(w->m);
	markup_newline(w->m);
}

static void named(struct walk *w, const char *element, const struct name *n)
{
	markup_open(w->m, TAG(element, .class = "name"));
	markup_lang(w->m, n->lang, w->rtl);
	markup_text(w->m, n->text);
	markup_close(w->m);
}

static void described(struct walk *w, const struct person *p)
{
	const struct str parts[] = { p->job, p->affiliation };
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (!parts[i].n)
			continue;
		markup_text(w->m, STR(", "));
		markup_text(w->m, parts[i]);
	}
}

/* Who talks with whom; those who are only spoken of are not in it. */
static void speakers(struct walk *w, const struct interview *in)
{
	bool any = false;
	for (const struct person *p = in->people; p; p = p->next) {
		if (p->role == PERSON_MENTIONED || !p->name)
			continue;
		if (!any)
			markup_open(w->m, TAG("ul", .class = "people"));
		any = true;
		markup_open(w->m, TAG("li"));
		named(w, "b", p->name);
		described(w, p);
		markup_close(w->m);
		markup_newline(w->m);
	}
	if (any)
		markup_close(w->m);
	markup_newline(w->m);
}

static void below_title(struct walk *w, const struct interview *in)
{
	const struct meta *meta = &in->meta;
	line(w, TAG("p", .class = "subtitle", .type = "subtitle", .role = "doc-subtitle"),
		meta->subtitle);
	for (const struct credit *c = meta->credit; c; c = c->next)
		line(w, TAG("p", .class = "byline"), c->text);
	dateline(w, in);
	group(w, TAG("section", .class = "summary", .type = "abstract", .role = "doc-abstract"),
		WORD_N, meta->summary);
	group(w, TAG("div", .class = "editor-note", .role = "note"), WORD_EDITOR_NOTE,
		meta->editor_note);
	speakers(w, in);
}

void epub_chapter_head(struct walk *w, const struct block *interview)
{
	const struct interview *in = interview->chapter;
	struct book *book = w->book;
	*VEC_PUSH(book->arena, &book->headings) = (struct heading){
		.text = interview_plain(book->arena, in->meta.title),
		.lang = interview->lang,
		.level = 1,
		.href = arena_printf(
			book->arena, "%.*s#%.*s", STR_ARG(w->href), STR_ARG(interview->slug)),
	};
	line(w, TAG("p", .class = "kicker"), in->meta.kicker);
	line(w, TAG("h2", .class = "chapter-title", .type = "title"), in->meta.title);
	below_title(w, in);
	w->level++;
}

void epub_title_page(struct book *book)
{
	const struct meta *meta = &book->interview->meta;
	struct walk w = epub_begin(book, STR("title.xhtml"), book->title, "frontmatter");
	markup_open(w.m, TAG("section", .class = "titlepage", .type = "titlepage"));
	markup_newline(w.m);
	epub_pages_at(&w, NULL);
	line(&w, TAG("p", .class = "kicker"), meta->kicker);
	markup_open(w.m, TAG("h1", .type = "title"));
	if (interview_has_text(meta->title))
		epub_inline(&w, meta->title);
	else
		markup_text(w.m, book->title);
	markup_close(w.m);
	markup_newline(w.m);
	below_title(&w, book->interview);
	markup_close(w.m);
	markup_newline(w.m);
	add_heading(book, WORD_TITLE_PAGE, w.href);
	spine(&w, "title");
}

static void person(struct walk *w, const struct person *p)
{
	markup_open(w->m, TAG("section", .class = "bio"));
	markup_newline(w->m);
	named(w, "h3", p->name);
	for (const struct name *n = p->name->next; n; n = n->next) {
		markup_open(w->m, TAG("p", .class = "alternate"));
		named(w, "span", n);
		markup_close(w->m);
		markup_newline(w->m);
	}
	if (p->job.n || p->affiliation.n) {
		markup_open(w->m, TAG("p", .class = "job"));
		markup_text(w->m, p->job);
		markup_text(w->m, p->job.n && p->affiliation.n ? STR(", ") : STR(""));
		markup_text(w->m, p->affiliation);
		markup_close(w->m);
		markup_newline(w->m);
	}
	if (p->portrait) {
		markup_open(w->m, TAG("figure", .class = "portrait"));
		epub_image(w, p->portrait, NULL);
		line(w, TAG("figcaption", .class = "credit"), p->portrait_credit);
		markup_close(w->m);
	}
	epub_blocks(w, p->bio, NULL);
	markup_close(w->m);
	markup_newline(w->m);
}

/* A page of its own for those of whom there is more to tell than the title page does. */
void epub_people(struct book *book)
{
	struct interview_people any = { 0 }, p = { 0 };
	struct map seen = { .a = book->arena };
	while (interview_next_person(book->interview, &any))
		if (any.person->bio || any.person->portrait)
			break;
	if (!any.person)
		return;
	p.seen = &seen;
	struct str title = epub_word(book, WORD_PEOPLE);
	struct walk w = epub_begin(book, STR("people.xhtml"), title, "backmatter");
	markup_open(w.m, TAG("section", .class = "persons"));
	markup_newline(w.m);
	markup_line(w.m, TAG("h2", .class = "section1"), title);
	while (interview_next_person(book->interview, &p))
		if (p.person->name && (p.person->bio || p.person->portrait))
			person(&w, p.person);
	markup_close(w.m);
	markup_newline(w.m);
	add_heading(book, WORD_PEOPLE, w.href);
	spine(&w, "people");
}

static void address(struct walk *w, struct str uri, struct str text)
{
	struct str to = epub_uri(w->book->arena, uri);
	if (!text.n)
		return;
	markup_open(w->m, TAG("p"));
	if (to.n) {
		markup_open(w->m, TAG("a"));
		markup_attr(w->m, "href", to);
	}
	markup_text(w->m, text);
	if (to.n)
		markup_close(w->m);
	markup_close(w->m);
	markup_newline(w->m);
}

static void dates(struct walk *w)
{
	static const enum word words[DATE_N] = { WORD_CONDUCTED, WORD_PUBLISHED, WORD_REVISED };
	for (int i = DATE_PUBLISHED; i < DATE_N; i++) {
		struct str iso = w->book->interview->meta.date[i];
		if (!iso.n)
			continue;
		markup_open(w->m, TAG("p"));
		markup_text(w->m, epub_word(w->book, words[i]));
		markup_text(w->m, STR(" "));
		date(w, iso, w->book->lang);
		markup_close(w->m);
		markup_newline(w->m);
	}
}

static void identifiers(struct walk *w)
{
	const struct str *id = w->book->interview->meta.identifier;
	struct arena *a = w->book->arena;
	if (id[ID_DOI].n)
		address(w, epub_doi(a, id[ID_DOI]), epub_doi(a, id[ID_DOI]));
	address(w, id[ID_URL], id[ID_URL]);
	if (id[ID_ISBN].n)
		address(w, STR(""), arena_printf(a, "ISBN %.*s", STR_ARG(id[ID_ISBN])));
	if (id[ID_ISSN].n)
		address(w, STR(""), arena_printf(a, "ISSN %.*s", STR_ARG(id[ID_ISSN])));
}

void epub_colophon(struct book *book)
{
	const struct meta *meta = &book->interview->meta;
	struct walk w = epub_begin(book, STR("colophon.xhtml"), book->title, "backmatter");
	markup_open(w.m,
		TAG("section", .class = "colophon", .type = "colophon", .role = "doc-colophon"));
	markup_newline(w.m);
	markup_open(w.m, TAG("p"));
	markup_open(w.m, TAG("cite"));
	markup_text(w.m, book->title);
	markup_close(w.m);
	markup_close(w.m);
	markup_newline(w.m);
	line(&w, TAG("p"), meta->publication);
	line(&w, TAG("p"), meta->publisher);
	dates(&w);
	line(&w, TAG("p"), meta->rights);
	address(&w, meta->licence, meta->licence);
	identifiers(&w);
	if (book->query->generator)
		markup_line(w.m, TAG("p", .class = "generator"), str_of(book->query->generator));
	markup_close(w.m);
	markup_newline(w.m);
	spine(&w, "colophon");
}
