#include "write/docx.h"

void write_docx_empty(struct docx *d, const char *element, const char *attr, struct str value)
{
	markup_open(d->m, TAG(element));
	if (attr)
		markup_attr(d->m, attr, value);
	markup_leaf(d->m);
}

/* Properties in the order of the schema (ECMA-376, 17.3.2.28). */
static void properties(struct docx *d, const struct docx_run *r)
{
	struct str lang = r->lang.n ? r->lang : d->lang;
	bool other = !str_eq(lang, d->iv->lang), rtl = markup_is_rtl(lang);
	if (!r->style && !r->bold && !r->italic && !r->smallcaps && !r->super && !r->sub &&
		!other && !rtl)
		return;
	markup_open(d->m, TAG("w:rPr"));
	if (r->style)
		write_docx_empty(d, "w:rStyle", "w:val", str_of(r->style));
	if (r->bold) {
		write_docx_empty(d, "w:b", NULL, (struct str){ 0 });
		write_docx_empty(d, "w:bCs", NULL, (struct str){ 0 });
	}
	if (r->italic) {
		write_docx_empty(d, "w:i", NULL, (struct str){ 0 });
		write_docx_empty(d, "w:iCs", NULL, (struct str){ 0 });
	}
	if (r->smallcaps)
		write_docx_empty(d, "w:smallCaps", NULL, (struct str){ 0 });
	if (r->super || r->sub)
		write_docx_empty(d, "w:vertAlign", "w:val",
			r->super ? STR("superscript") : STR("subscript"));
	if (rtl)
		write_docx_empty(d, "w:rtl", NULL, (struct str){ 0 });
	if (other) {
		markup_open(d->m, TAG("w:lang"));
		markup_attr(d->m, "w:val", lang);
		markup_attr(d->m, "w:eastAsia", lang);
		markup_attr(d->m, "w:bidi", lang);
		markup_leaf(d->m);
	}
	markup_close(d->m);
}

static void open_run(struct docx *d, const struct docx_run *r)
{
	markup_open(d->m, TAG("w:r"));
	properties(d, r);
}

void write_docx_words(struct docx *d, struct str s, struct docx_run r)
{
	if (!s.n)
		return;
	open_run(d, &r);
	markup_open(d->m, TAG("w:t"));
	markup_attr(d->m, "xml:space", STR("preserve"));
	markup_text(d->m, s);
	markup_close(d->m);
	markup_close(d->m);
}

static struct str relation(struct docx *d, const char *type, struct str target)
{
	size_t n;
	const struct docx_link link = { type, target, true };
	if (d->note) {
		*VEC_PUSH(d->a, &d->in_note) = link;
		n = d->in_note.n;
	} else {
		*VEC_PUSH(d->a, &d->link) = link;
		n = d->link.n;
	}
	return arena_printf(d->a, "rId%zu", n);
}

static void link(struct docx *d, const struct span *s, struct docx_run r)
{
	const struct str *mark = s->target ? write_at(&d->marks, s->target) : NULL;
	struct str to = s->target ? (struct str){ 0 } : write_address(d->a, s->value);
	if (!mark && !to.n) {
		write_docx_spans(d, s->first, r);
		return;
	}
	markup_open(d->m, TAG("w:hyperlink"));
	if (mark)
		markup_attr(d->m, "w:anchor", *mark);
	else
		markup_attr(d->m, "r:id", relation(d, "hyperlink", to));
	r.style = "Hyperlink";
	write_docx_spans(d, s->first, r);
	markup_close(d->m);
}

static void comment_mark(struct docx *d, size_t id)
{
	open_run(d, &(struct docx_run){ .style = "CommentReference" });
	write_docx_empty(d, "w:commentReference", "w:id", arena_printf(d->a, "%zu", id));
	markup_close(d->m);
}

/* Comments that stand at a point, not at a stretch: about what is in a note. */
static void comment_here(struct docx *d, const struct block *b)
{
	for (const struct doubt *x = write_at(&d->doubts, b); x; x = write_doubt_next(x)) {
		*VEC_PUSH(d->a, &d->comment) = x->text;
		comment_mark(d, d->comment.n - 1);
	}
}

static void note(struct docx *d, const struct span *s)
{
	if (d->note)
		return;
	*VEC_PUSH(d->a, &d->notes) = s;
	open_run(d, &(struct docx_run){ .style = "FootnoteReference" });
	write_docx_empty(d, "w:footnoteReference", "w:id", arena_printf(d->a, "%zu", d->notes.n));
	markup_close(d->m);
	for (const struct block *b = s->blocks; b; b = b->next)
		comment_here(d, b);
}

static void bracketed(struct docx *d, const struct span *s, struct docx_run r)
{
	write_docx_words(d, STR("["), r);
	write_docx_spans(d, s->first, r);
	if (s->value.n)
		write_docx_words(d, arena_printf(d->a, " \u2013 %.*s", STR_ARG(s->value)), r);
	write_docx_words(d, STR("]"), r);
}

static void milestone(struct docx *d, const struct span *s, struct docx_run r)
{
	const struct span *next = s->next;
	r.style = "TimeCode";
	write_docx_words(d, arena_printf(d->a, "[%.*s]", STR_ARG(s->value)), r);
	r.style = NULL;
	if (next && next->text.n && next->text.s[0] != ' ')
		write_docx_words(d, STR(" "), r);
}

static void line_break(struct docx *d, struct docx_run r)
{
	open_run(d, &r);
	write_docx_empty(d, "w:br", NULL, (struct str){ 0 });
	markup_close(d->m);
}

static void field_mark(struct docx *d, const char *type)
{
	markup_open(d->m, TAG("w:r"));
	write_docx_empty(d, "w:fldChar", "w:fldCharType", str_of(type));
	markup_close(d->m);
}

/* An entry for the word processor's own index, behind the words it is about. */
static void index_entry(struct docx *d, struct str term)
{
	struct buf b = { .a = d->a };
	for (size_t i = 0; i < term.n; i++) { /* a colon would begin a subentry */
		if (strchr("\":\\", term.s[i]))
			buf_char(&b, '\\');
		buf_put(&b, term.s + i, 1);
	}
	field_mark(d, "begin");
	markup_open(d->m, TAG("w:r"));
	markup_open(d->m, TAG("w:instrText"));
	markup_attr(d->m, "xml:space", STR("preserve"));
	markup_text(d->m, arena_printf(d->a, " XE \"%.*s\" ", STR_ARG(buf_get(&b))));
	markup_close(d->m);
	markup_close(d->m);
	field_mark(d, "end");
}

/* What a span adds to the look of its words. */
static struct docx_run dressed(const struct span *s, struct docx_run r)
{
	static const char *const styles[SPAN_N] = { [SPAN_EM] = "Emphasis",
		[SPAN_STRONG] = "Strong",
		[SPAN_CITE] = "WorkTitle",
		[SPAN_FOREIGN] = "Foreign",
		[SPAN_INSERT] = "Insertion",
		[SPAN_DIRECTION] = "StageInline" };
	if (styles[s->kind])
		r.style = styles[s->kind];
	r.bold |= s->kind == SPAN_STRONG;
	r.italic |= s->kind == SPAN_EM || s->kind == SPAN_CITE || s->kind == SPAN_DIRECTION;
	r.smallcaps |= s->kind == SPAN_SMALLCAPS;
	r.super |= s->kind == SPAN_SUP;
	r.sub |= s->kind == SPAN_SUB;
	if (s->lang.n)
		r.lang = s->lang;
	return r;
}

void write_docx_spans(struct docx *d, const struct span *s, struct docx_run outer)
{
	for (; s; s = s->next) {
		struct docx_run r = dressed(s, outer);
		switch (s->kind) {
		case SPAN_TEXT:
			write_docx_words(d, s->text, r);
			break;
		case SPAN_LINK:
			link(d, s, r);
			break;
		case SPAN_NOTE:
			note(d, s);
			break;
		case SPAN_INSERT:
		case SPAN_DIRECTION:
			bracketed(d, s, r);
			break;
		case SPAN_BREAK:
			line_break(d, r);
			break;
		case SPAN_TIME:
			milestone(d, s, r);
			break;
		case SPAN_INDEX:
			write_docx_spans(d, s->first, r);
			index_entry(d, s->value);
			break;
		case SPAN_EM:
		case SPAN_STRONG:
		case SPAN_CITE:
		case SPAN_FOREIGN:
		case SPAN_ABBR:
		case SPAN_PERSON:
		case SPAN_SUP:
		case SPAN_SUB:
		case SPAN_SMALLCAPS:
			write_docx_spans(d, s->first, r);
			break;
		case SPAN_N:
			break;
		}
	}
}

static void numbered(struct docx *d, const struct docx_para *p)
{
	markup_open(d->m, TAG("w:numPr"));
	write_docx_empty(
		d, "w:ilvl", "w:val", arena_printf(d->a, "%d", p->level < 9 ? p->level : 8));
	write_docx_empty(d, "w:numId", "w:val", arena_printf(d->a, "%u", p->num));
	markup_close(d->m);
}

/* A paragraph in an item stands under its words. */
static void hang(struct docx *d, const struct docx_para *p)
{
	enum { STEP = 425 };
	markup_open(d->m, TAG("w:ind"));
	markup_attr(d->m, "w:left", arena_printf(d->a, "%d", STEP * (p->level + 1)));
	markup_leaf(d->m);
}

/* Comments that wait begin here. */
static void comments(struct docx *d)
{
	for (size_t i = 0; i < d->waiting.n; i++)
		write_docx_empty(d, "w:commentRangeStart", "w:id",
			arena_printf(d->a, "%zu", d->waiting.v[i]));
}

void write_docx_open(struct docx *d, const struct docx_para *p, const struct block *b)
{
	const struct str *mark = b ? write_at(&d->marks, b) : NULL;
	bool rtl = markup_is_rtl(d->lang);
	markup_open(d->m, TAG("w:p"));
	markup_open(d->m, TAG("w:pPr"));
	if (p->style)
		write_docx_empty(d, "w:pStyle", "w:val", str_of(p->style));
	if (p->num && !p->below)
		numbered(d, p);
	if (rtl != d->rtl)
		write_docx_empty(d, "w:bidi", "w:val", rtl ? STR("1") : STR("0"));
	if (p->num && p->below)
		hang(d, p);
	markup_close(d->m);
	if (mark) {
		markup_open(d->m, TAG("w:bookmarkStart"));
		markup_attr(d->m, "w:id", arena_printf(d->a, "%zu", ++d->bookmarks));
		markup_attr(d->m, "w:name", *mark);
		markup_leaf(d->m);
		write_docx_empty(
			d, "w:bookmarkEnd", "w:id", arena_printf(d->a, "%zu", d->bookmarks));
	}
	if (!d->note)
		comments(d);
}

void write_docx_close(struct docx *d)
{
	for (size_t i = 0; i < d->waiting.n && !d->note; i++) {
		write_docx_empty(
			d, "w:commentRangeEnd", "w:id", arena_printf(d->a, "%zu", d->waiting.v[i]));
		comment_mark(d, d->waiting.v[i]);
	}
	if (!d->note)
		d->waiting.n = 0;
	markup_close(d->m);
	markup_newline(d->m);
}

void write_docx_line(struct docx *d, const char *style, const struct span *s)
{
	struct str outer = d->lang, lang = write_common_lang(s);
	if (!s)
		return;
	if (lang.n)
		d->lang = lang;
	write_docx_open(d, &(struct docx_para){ .style = style }, NULL);
	write_docx_spans(d, s, (struct docx_run){ 0 });
	write_docx_close(d);
	d->lang = outer;
}
