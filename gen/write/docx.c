/* A word processor's document (ECMA-376, WordprocessingML), for the interviewee's review.
 *
 * What a paragraph is, its style says: Title, Question, Answer, Speaker. Changes are recorded from
 * the first key on, so that the newsroom sees each of them, and import takes or refuses them.
 * Doubts are comments. Lists are numbered and notes are notes, headings can be walked, pictures
 * carry their descriptions, tables their head rows, and languages are marked: what the
 * accessibility checkers of word processors ask for. Pull quotes repeat words and are left out. */
#include "write/docx.h"

#define WORD "application/vnd.openxmlformats-officedocument.wordprocessingml."

static void mark(struct docx *d, const struct block *b)
{
	struct str *name;
	if (write_at(&d->marks, b))
		return;
	name = ARENA_NEW(d->a, struct str);
	*name = arena_printf(d->a, "place%zu", d->marks.n + 1);
	write_put(&d->marks, b, name);
}

/* A bookmark stands at a paragraph: the first there is in what is pointed at. */
static const struct block *first_para(const struct block *b)
{
	while (b && b->kind != BLOCK_PARA && b->kind != BLOCK_CELL && b->kind != BLOCK_DIRECTION &&
		!(b->kind == BLOCK_SECTION && interview_has_text(b->title)) && b->first)
		b = b->first;
	return b;
}

static void targets(struct docx *, const struct block *);

static void targets_in(struct docx *d, const struct span *s)
{
	for (; s; s = s->next) {
		const struct block *to = s->target ? first_para(s->target) : NULL;
		if (to) {
			mark(d, to);
			if (to != s->target && !write_at(&d->marks, s->target))
				write_put(&d->marks, s->target, write_at(&d->marks, to));
		}
		targets_in(d, s->first);
		targets(d, s->blocks);
	}
}

static void targets(struct docx *d, const struct block *b)
{
	for (; b; b = b->next) {
		targets_in(d, b->title);
		targets_in(d, b->text);
		targets(d, b->first);
	}
}

static void dateline(struct docx *d)
{
	const struct meta *m = &d->iv->meta;
	struct str when = m->date[m->date[DATE_CONDUCTED].n ? DATE_CONDUCTED : DATE_PUBLISHED];
	const struct docx_run plain = { 0 };
	if (!when.n && !m->place && !m->occasion)
		return;
	write_docx_open(d, &(struct docx_para){ .style = "Dateline" }, NULL);
	write_docx_spans(d, m->occasion, plain);
	write_docx_words(d, m->occasion && m->place ? STR(", ") : STR(""), plain);
	write_docx_spans(d, m->place, plain);
	if (when.n)
		write_docx_words(d, m->occasion || m->place ? STR(", ") : STR(""), plain);
	write_docx_words(d, interview_date(d->a, when, d->iv->lang), plain);
	write_docx_close(d);
}

static void head(struct docx *d)
{
	const struct meta *m = &d->iv->meta;
	write_docx_line(d, "Kicker", m->kicker);
	write_docx_doubt(d, NULL, (struct str){ 0 });
	for (const struct person *p = d->iv->people; p; p = p->next)
		write_docx_doubt(d, p, p->name->text);
	write_docx_line(d, "Title", m->title);
	write_docx_line(d, "Subtitle", m->subtitle);
	d->para.style = "Summary";
	write_docx_blocks(d, m->summary, NULL);
	for (const struct credit *c = m->credit; c; c = c->next)
		write_docx_line(d, "Credit", c->text);
	dateline(d);
	d->para.style = NULL;
}

static void heading(struct docx *d, enum word w)
{
	write_docx_open(d, &(struct docx_para){ .style = "Heading1" }, NULL);
	write_docx_words(d, interview_word(d->iv->lang, w), (struct docx_run){ 0 });
	write_docx_close(d);
}

static bool introduced(const struct person *p)
{
	return p->role != PERSON_MENTIONED &&
	       (p->job.n || p->affiliation.n || p->bio || p->portrait);
}

static void person(struct docx *d, const struct person *p)
{
	const struct docx_run plain = { 0 };
	write_docx_open(d, &(struct docx_para){ 0 }, NULL);
	write_docx_words(d, p->name->text, (struct docx_run){ .style = "Strong", .bold = true });
	write_docx_words(d, p->job.n ? STR(", ") : STR(""), plain);
	write_docx_words(d, p->job, plain);
	write_docx_words(d, p->affiliation.n ? STR(", ") : STR(""), plain);
	write_docx_words(d, p->affiliation, plain);
	write_docx_close(d);
	write_docx_blocks(d, p->bio, NULL);
	if (p->portrait)
		write_docx_picture(d, p->portrait, true);
	write_docx_line(d, "Caption", p->portrait_credit);
}

static void foot(struct docx *d)
{
	struct map seen = { .a = d->a };
	struct interview_people at = { .seen = &seen };
	bool any = false;
	while (interview_next_person(d->iv, &at)) {
		if (!introduced(at.person))
			continue;
		if (!any)
			heading(d, WORD_PEOPLE);
		any = true;
		person(d, at.person);
	}
	if (d->iv->meta.editor_note)
		heading(d, WORD_EDITOR_NOTE);
	write_docx_blocks(d, d->iv->meta.editor_note, NULL);
	write_docx_line(d, "Credit", d->iv->meta.rights);
}

/* A4 with margins of 25 mm, in twentieths of a point. */
static void page(struct docx *d)
{
	markup_open(d->m, TAG("w:sectPr"));
	markup_open(d->m, TAG("w:headerReference"));
	markup_attr(d->m, "w:type", STR("default"));
	markup_attr(d->m, "r:id", STR("rId4"));
	markup_leaf(d->m);
	markup_open(d->m, TAG("w:pgSz"));
	markup_attr(d->m, "w:w", STR("11906"));
	markup_attr(d->m, "w:h", STR("16838"));
	markup_leaf(d->m);
	markup_open(d->m, TAG("w:pgMar"));
	markup_attr(d->m, "w:top", STR("1418"));
	markup_attr(d->m, "w:right", STR("1418"));
	markup_attr(d->m, "w:bottom", STR("1418"));
	markup_attr(d->m, "w:left", STR("1418"));
	markup_attr(d->m, "w:header", STR("709"));
	markup_attr(d->m, "w:footer", STR("709"));
	markup_attr(d->m, "w:gutter", STR("0"));
	markup_leaf(d->m);
	if (d->rtl)
		write_docx_empty(d, "w:bidi", NULL, (struct str){ 0 });
	markup_close(d->m);
}

static struct str document(struct docx *d)
{
	static const struct docx_link first[] = {
		{ "styles", { "styles.xml", sizeof "styles.xml" - 1 }, false },
		{ "numbering", { "numbering.xml", sizeof "numbering.xml" - 1 }, false },
		{ "settings", { "settings.xml", sizeof "settings.xml" - 1 }, false },
		{ "header", { "header1.xml", sizeof "header1.xml" - 1 }, false }
	};
	for (size_t i = 0; i < sizeof first / sizeof *first; i++)
		*VEC_PUSH(d->a, &d->link) = first[i];
	d->m = write_docx_begin(d, "w:document");
	markup_open(d->m, TAG("w:body"));
	markup_newline(d->m);
	head(d);
	write_docx_blocks(d, d->iv->body, NULL);
	foot(d);
	if (d->notes.n)
		*VEC_PUSH(d->a, &d->link) = (struct docx_link){ "footnotes", STR("footnotes.xml"),
			false };
	if (d->comment.n)
		*VEC_PUSH(d->a, &d->link) = (struct docx_link){ "comments", STR("comments.xml"),
			false };
	page(d);
	return markup_end(d->m);
}

static struct str types(struct docx *d, const struct docx_part *p, size_t n)
{
	static const char *const ends[][2] = { { "rels", "application/"
							 "vnd.openxmlformats-package.relationships+"
							 "xml" },
		{ "xml", "application/xml" }, { "png", "image/png" }, { "jpeg", "image/jpeg" } };
	struct markup *m = markup_new(d->a);
	markup_open(m, TAG("Types"));
	markup_attr(
		m, "xmlns", STR("http://schemas.openxmlformats.org/package/2006/content-types"));
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		markup_open(m, TAG("Default"));
		markup_attr(m, "Extension", str_of(ends[i][0]));
		markup_attr(m, "ContentType", str_of(ends[i][1]));
		markup_leaf(m);
	}
	for (size_t i = 0; i < n; i++) {
		if (!p[i].type)
			continue;
		markup_open(m, TAG("Override"));
		markup_attr(m, "PartName", arena_printf(d->a, "/%s", p[i].name));
		markup_attr(m, "ContentType", str_of(p[i].type));
		markup_leaf(m);
	}
	return markup_end(m);
}

struct parts {
	VEC(struct docx_part) list;
};

static void add(
	struct docx *d, struct parts *p, const char *name, const char *type, struct str bytes)
{
	*VEC_PUSH(d->a, &p->list) = (struct docx_part){ name, type, bytes };
}

static void package(struct docx *d, struct parts *p, struct str title)
{
	static const struct docx_link top[] = {
		{ "officeDocument", { "word/document.xml", sizeof "word/document.xml" - 1 },
			false },
		{ "core-properties", { "docProps/core.xml", sizeof "docProps/core.xml" - 1 },
			false },
		{ "extended-properties", { "docProps/app.xml", sizeof "docProps/app.xml" - 1 },
			false },
	};
	struct str text = document(d);
	add(d, p, "[Content_Types].xml", NULL, (struct str){ 0 });
	add(d, p, "_rels/.rels", NULL, write_docx_links(d, top, 3));
	add(d, p, "word/document.xml", WORD "document.main+xml", text);
	add(d, p, "word/_rels/document.xml.rels", NULL, write_docx_links(d, d->link.v, d->link.n));
	add(d, p, "word/styles.xml", WORD "styles+xml", write_docx_styles(d));
	add(d, p, "word/numbering.xml", WORD "numbering+xml", write_docx_numbering(d));
	add(d, p, "word/settings.xml", WORD "settings+xml", write_docx_settings(d));
	add(d, p, "word/header1.xml", WORD "header+xml", write_docx_header(d, title));
	if (d->notes.n) {
		add(d, p, "word/footnotes.xml", WORD "footnotes+xml", write_docx_footnotes(d));
		add(d, p, "word/_rels/footnotes.xml.rels", NULL,
			write_docx_links(d, d->in_note.v, d->in_note.n));
	}
	if (d->comment.n)
		add(d, p, "word/comments.xml", WORD "comments+xml", write_docx_comments(d));
	add(d, p, "docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml",
		write_docx_core(d, title));
	add(d, p, "docProps/app.xml",
		"application/vnd.openxmlformats-officedocument.extended-properties+xml",
		write_docx_app(d));
	for (size_t i = 0; i < d->image.n; i++)
		add(d, p,
			arena_printf(d->a, "word/media/image%zu.%s", i + 1,
				d->image.v[i]->type == IMAGE_PNG ? "png" : "jpeg")
				.s,
			NULL, d->image.v[i]->bytes);
	p->list.v[0].bytes = types(d, p->list.v, p->list.n);
}

bool write_docx(
	struct arena *a, struct diag *diag, const struct write_query *q, struct write_result *r)
{
	struct arena *scratch = arena_new();
	const struct interview *iv = q->interview;
	struct docx d = { .a = scratch, .diag = diag, .iv = iv, .query = q, .lang = iv->lang };
	struct parts parts = { 0 };
	d.doubts.a = d.marks.a = d.of_image.a = scratch;
	d.rtl = markup_is_rtl(iv->lang);
	write_doubts(&d.doubts, iv);
	targets(&d, iv->meta.summary);
	targets(&d, iv->body);
	package(&d, &parts, str_trim(interview_plain(scratch, iv->meta.title)));
	r->bytes = write_docx_zip(a, diag, parts.list.v, parts.list.n);
	arena_drop(scratch);
	return r->bytes.n > 0;
}
