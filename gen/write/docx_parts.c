/* The parts of the package besides the text and the styles. */
#include "write/docx.h"

#define OFFICE  "http://schemas.openxmlformats.org/officeDocument/2006/"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define DRAWING "http://schemas.openxmlformats.org/drawingml/2006/"

struct markup *write_docx_begin(struct docx *d, const char *root)
{
	struct markup *m = markup_new(d->a);
	markup_open(m, TAG(root));
	markup_attr(
		m, "xmlns:w", STR("http://schemas.openxmlformats.org/wordprocessingml/2006/main"));
	markup_attr(m, "xmlns:r", STR(OFFICE "relationships"));
	markup_attr(m, "xmlns:wp", STR(DRAWING "wordprocessingDrawing"));
	markup_attr(m, "xmlns:a", STR(DRAWING "main"));
	markup_attr(m, "xmlns:pic", STR(DRAWING "picture"));
	markup_newline(m);
	return m;
}

static void number(struct docx *d, const char *element, const char *attr, size_t n)
{
	write_docx_empty(d, element, attr, arena_printf(d->a, "%zu", n));
}

/* Nine levels of bullets (0) or of numbers (1). */
static void levels(struct docx *d, size_t id)
{
	enum { STEP = 425, HANG = 283 };
	static const char *const bullets[] = { "\u2022", "\u2013", "\u2022" };
	markup_open(d->m, TAG("w:abstractNum"));
	markup_attr(d->m, "w:abstractNumId", arena_printf(d->a, "%zu", id));
	write_docx_empty(d, "w:multiLevelType", "w:val", STR("multilevel"));
	for (int i = 0; i < 9; i++) {
		markup_open(d->m, TAG("w:lvl"));
		markup_attr(d->m, "w:ilvl", arena_printf(d->a, "%d", i));
		number(d, "w:start", "w:val", 1);
		write_docx_empty(d, "w:numFmt", "w:val", id ? STR("decimal") : STR("bullet"));
		write_docx_empty(d, "w:lvlText", "w:val",
			id ? arena_printf(d->a, "%%%d.", i + 1) : str_of(bullets[i % 3]));
		write_docx_empty(d, "w:lvlJc", "w:val", STR("start"));
		markup_open(d->m, TAG("w:pPr"));
		markup_open(d->m, TAG("w:ind"));
		markup_attr(d->m, "w:left", arena_printf(d->a, "%d", STEP * (i + 1)));
		markup_attr(d->m, "w:hanging", arena_printf(d->a, "%d", HANG));
		markup_leaf(d->m);
		markup_close(d->m);
		markup_close(d->m);
	}
	markup_close(d->m);
	markup_newline(d->m);
}

/* A list that is numbered begins at one, whatever stood before. */
static void instance(struct docx *d, unsigned num, bool ordered)
{
	markup_open(d->m, TAG("w:num"));
	markup_attr(d->m, "w:numId", arena_printf(d->a, "%u", num));
	number(d, "w:abstractNumId", "w:val", ordered);
	for (int i = 0; ordered && i < 9; i++) {
		markup_open(d->m, TAG("w:lvlOverride"));
		markup_attr(d->m, "w:ilvl", arena_printf(d->a, "%d", i));
		number(d, "w:startOverride", "w:val", 1);
		markup_close(d->m);
	}
	markup_close(d->m);
	markup_newline(d->m);
}

static struct str finish(struct docx *d, struct markup *outer)
{
	struct str bytes = markup_end(d->m);
	d->m = outer;
	return bytes;
}

struct str write_docx_numbering(struct docx *d)
{
	struct markup *outer = d->m;
	d->m = write_docx_begin(d, "w:numbering");
	levels(d, 0);
	levels(d, 1);
	for (size_t i = 0; i < d->ordered.n; i++)
		instance(d, (unsigned)i + 1, d->ordered.v[i]);
	return finish(d, outer);
}

static void separator(struct docx *d, const char *type, const char *element, int id)
{
	markup_open(d->m, TAG("w:footnote"));
	markup_attr(d->m, "w:type", str_of(type));
	markup_attr(d->m, "w:id", arena_printf(d->a, "%d", id));
	markup_open(d->m, TAG("w:p"));
	markup_open(d->m, TAG("w:r"));
	write_docx_empty(d, element, NULL, (struct str){ 0 });
	markup_close(d->m);
	markup_close(d->m);
	markup_close(d->m);
	markup_newline(d->m);
}

static void note_paras(struct docx *d, const struct span *s)
{
	for (const struct block *b = s->blocks; b; b = b->next) {
		struct str outer = d->lang;
		if (b->lang.n)
			d->lang = b->lang;
		write_docx_open(d, &(struct docx_para){ .style = "FootnoteText" }, b);
		if (b == s->blocks) {
			markup_open(d->m, TAG("w:r"));
			markup_open(d->m, TAG("w:rPr"));
			write_docx_empty(d, "w:rStyle", "w:val", STR("FootnoteReference"));
			markup_close(d->m);
			write_docx_empty(d, "w:footnoteRef", NULL, (struct str){ 0 });
			markup_close(d->m);
			write_docx_words(d, STR(" "), (struct docx_run){ 0 });
		}
		write_docx_spans(d, b->text, (struct docx_run){ 0 });
		write_docx_close(d);
		d->lang = outer;
	}
}

struct str write_docx_footnotes(struct docx *d)
{
	struct markup *outer = d->m;
	struct str lang = d->lang;
	d->m = write_docx_begin(d, "w:footnotes");
	d->note = true;
	separator(d, "separator", "w:separator", -1);
	separator(d, "continuationSeparator", "w:continuationSeparator", 0);
	for (size_t i = 0; i < d->notes.n; i++) {
		const struct span *s = d->notes.v[i];
		if (s->lang.n)
			d->lang = s->lang;
		markup_open(d->m, TAG("w:footnote"));
		markup_attr(d->m, "w:id", arena_printf(d->a, "%zu", i + 1));
		note_paras(d, s);
		markup_close(d->m);
		markup_newline(d->m);
		d->lang = lang;
	}
	d->note = false;
	return finish(d, outer);
}

struct str write_docx_comments(struct docx *d)
{
	struct markup *outer = d->m;
	d->m = write_docx_begin(d, "w:comments");
	d->note = true; /* no comments on comments */
	for (size_t i = 0; i < d->comment.n; i++) {
		markup_open(d->m, TAG("w:comment"));
		markup_attr(d->m, "w:id", arena_printf(d->a, "%zu", i));
		markup_attr(d->m, "w:author", STR("entrevue"));
		markup_attr(d->m, "w:initials", STR("e"));
		write_docx_open(d, &(struct docx_para){ .style = "CommentText" }, NULL);
		write_docx_words(d, d->comment.v[i], (struct docx_run){ 0 });
		write_docx_close(d);
		markup_close(d->m);
		markup_newline(d->m);
	}
	d->note = false;
	return finish(d, outer);
}

struct str write_docx_settings(struct docx *d)
{
	struct markup *outer = d->m;
	d->m = write_docx_begin(d, "w:settings");
	write_docx_empty(d, "w:trackRevisions", NULL, (struct str){ 0 });
	number(d, "w:defaultTabStop", "w:val", 708);
	if (d->notes.n) {
		markup_open(d->m, TAG("w:footnotePr"));
		write_docx_empty(d, "w:footnote", "w:id", STR("-1"));
		write_docx_empty(d, "w:footnote", "w:id", STR("0"));
		markup_close(d->m);
	}
	markup_open(d->m, TAG("w:compat"));
	markup_open(d->m, TAG("w:compatSetting"));
	markup_attr(d->m, "w:name", STR("compatibilityMode"));
	markup_attr(d->m, "w:uri", STR("http://schemas.microsoft.com/office/word"));
	markup_attr(d->m, "w:val", STR("15"));
	markup_leaf(d->m);
	markup_close(d->m);
	return finish(d, outer);
}

static void field(struct docx *d, const char *instruction)
{
	markup_open(d->m, TAG("w:fldSimple"));
	markup_attr(d->m, "w:instr", str_of(instruction));
	write_docx_words(d, STR("1"), (struct docx_run){ 0 });
	markup_close(d->m);
}

/* The title, and the page at the other side. */
struct str write_docx_header(struct docx *d, struct str title)
{
	struct markup *outer = d->m;
	d->m = write_docx_begin(d, "w:hdr");
	markup_open(d->m, TAG("w:p"));
	markup_open(d->m, TAG("w:pPr"));
	write_docx_empty(d, "w:pStyle", "w:val", STR("Header"));
	markup_open(d->m, TAG("w:tabs"));
	markup_open(d->m, TAG("w:tab"));
	markup_attr(d->m, "w:val", STR("right"));
	markup_attr(d->m, "w:pos", STR("9070"));
	markup_leaf(d->m);
	markup_close(d->m);
	markup_close(d->m);
	write_docx_words(d, title, (struct docx_run){ 0 });
	markup_open(d->m, TAG("w:r"));
	write_docx_empty(d, "w:tab", NULL, (struct str){ 0 });
	markup_close(d->m);
	field(d, " PAGE ");
	write_docx_words(d, STR(" / "), (struct docx_run){ 0 });
	field(d, " NUMPAGES ");
	markup_close(d->m);
	return finish(d, outer);
}

static void property(struct docx *d, const char *name, struct str value)
{
	if (value.n)
		markup_line(d->m, TAG(name), value);
}

static void moment(struct docx *d, const char *name, struct str date)
{
	if (date.n != strlen("2025-04-16"))
		return;
	markup_open(d->m, TAG(name));
	markup_attr(d->m, "xsi:type", STR("dcterms:W3CDTF"));
	markup_text(d->m, arena_printf(d->a, "%.*sT00:00:00Z", STR_ARG(date)));
	markup_close(d->m);
	markup_newline(d->m);
}

static struct str joined(struct docx *d, const struct str *s, size_t n, const char *between)
{
	struct buf b = { .a = d->a };
	for (size_t i = 0; i < n; i++)
		buf_printf(&b, "%s%.*s", i ? between : "", STR_ARG(s[i]));
	return buf_get(&b);
}

struct str write_docx_core(struct docx *d, struct str title)
{
	const struct meta *m = &d->iv->meta;
	struct markup *outer = d->m;
	struct map seen = { .a = d->a };
	struct interview_people at = { .seen = &seen };
	VEC(struct str) makers = { 0 };
	d->m = markup_new(d->a);
	markup_open(d->m, TAG("cp:coreProperties"));
	markup_attr(d->m, "xmlns:cp", STR(PACKAGE "metadata/core-properties"));
	markup_attr(d->m, "xmlns:dc", STR("http://purl.org/dc/elements/1.1/"));
	markup_attr(d->m, "xmlns:dcterms", STR("http://purl.org/dc/terms/"));
	markup_attr(d->m, "xmlns:xsi", STR("http://www.w3.org/2001/XMLSchema-instance"));
	markup_newline(d->m);
	while (interview_next_person(d->iv, &at))
		if (at.person->role == PERSON_INTERVIEWER)
			*VEC_PUSH(d->a, &makers) = at.person->name->text;
	property(d, "dc:title", title);
	property(d, "dc:subject", str_trim(interview_plain(d->a, m->subtitle)));
	property(d, "dc:creator", joined(d, makers.v, makers.n, "; "));
	property(d, "cp:keywords", joined(d, m->subject, m->subjects, ", "));
	property(d, "dc:description", write_paras_plain(d->a, m->summary));
	property(d, "dc:language", d->iv->lang);
	moment(d, "dcterms:created", m->date[DATE_CONDUCTED]);
	moment(d, "dcterms:modified",
		m->date[DATE_REVISED].n == 10 ? m->date[DATE_REVISED] : m->date[DATE_CONDUCTED]);
	return finish(d, outer);
}

struct str write_docx_app(struct docx *d)
{
	struct markup *outer = d->m;
	d->m = markup_new(d->a);
	markup_open(d->m, TAG("Properties"));
	markup_attr(d->m, "xmlns", STR(OFFICE "extended-properties"));
	markup_line(d->m, TAG("Application"), str_of(d->query->generator));
	return finish(d, outer);
}

struct str write_docx_links(struct docx *d, const struct docx_link *link, size_t n)
{
	struct markup *m = markup_new(d->a);
	markup_open(m, TAG("Relationships"));
	markup_attr(m, "xmlns", STR(PACKAGE "relationships"));
	markup_newline(m);
	for (size_t i = 0; i < n; i++) {
		bool core = strcmp(link[i].type, "core-properties") == 0;
		markup_open(m, TAG("Relationship"));
		markup_attr(m, "Id", arena_printf(d->a, "rId%zu", i + 1));
		markup_attr(m, "Type",
			arena_printf(d->a, "%s%s",
				core ? PACKAGE "relationships/metadata/" : OFFICE "relationships/",
				link[i].type));
		markup_attr(m, "Target", link[i].target);
		if (link[i].external)
			markup_attr(m, "TargetMode", STR("External"));
		markup_leaf(m);
		markup_newline(m);
	}
	return markup_end(m);
}
