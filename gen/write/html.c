/* One page that needs nothing else: no script, no font, no picture from elsewhere.
 *
 * A turn is a <div> with the speaker's name as a <b> at the beginning of its first paragraph, as
 * the HTML standard proposes for conversations (§4.13.5, "Conversations"; it says that <dl> is not
 * for dialogue); the name is in the text, so that every reader says it. Around it stand landmarks
 * (header, nav, main, footer), a link that skips to the interview, headings in their order without
 * gaps, and the roles of DPUB-ARIA 1.1 for questions and answers, notes and their ways back.
 * Languages and directions are marked where they change. Metadata are Dublin Core's, in <meta>. */
#include "write/html.h"

static void meta_line(struct html *h, const char *name, struct str content)
{
	if (!content.n)
		return;
	markup_open(h->m, TAG("meta"));
	markup_attr(h->m, "name", str_of(name));
	markup_attr(h->m, "content", content);
	markup_leaf(h->m);
	markup_newline(h->m);
}

static void link_line(struct html *h, const char *rel, struct str href)
{
	if (!href.n)
		return;
	markup_open(h->m, TAG("link"));
	markup_attr(h->m, "rel", str_of(rel));
	markup_attr(h->m, "href", href);
	markup_leaf(h->m);
	markup_newline(h->m);
}

static struct str plain(struct html *h, const struct span *s)
{
	return str_trim(interview_plain(h->a, s));
}

static void hidden(struct html *h, const char *name, struct str value)
{
	if (value.n)
		markup_attr(h->m, name, value);
}

/* All of a person that the page does not show, or not apart, is with the name: what is seen on the
 * page is not all that comes back from it (gen/read/back_page.c). */
static void person_meta(struct html *h, const struct person *p, const char *term)
{
	for (const struct name *n = p->name; n; n = n->next) {
		markup_open(h->m, TAG("meta"));
		markup_attr(h->m, "name", str_of(term));
		hidden(h, "lang", n->lang);
		markup_attr(h->m, "content", n->text);
		if (n == p->name) {
			bool sorted = str_eq(p->sort, interview_sort_name(h->a, n->text));
			hidden(h, "data-id", p->id);
			hidden(h, "data-role", str_of(interview_role_name(p->role)));
			hidden(h, "data-sort", sorted ? (struct str){ 0 } : p->sort);
			hidden(h, "data-label",
				str_eq(p->label, n->text) ? (struct str){ 0 } : p->label);
			hidden(h, "data-initials", p->initials);
			hidden(h, "data-job", p->job);
			hidden(h, "data-affiliation", p->affiliation);
		} else {
			hidden(h, "data-of", p->id);
		}
		markup_leaf(h->m);
		markup_newline(h->m);
	}
}

static void people_meta(struct html *h)
{
	struct map seen = { .a = h->a };
	struct interview_people at = { .seen = &seen };
	while (interview_next_person(h->iv, &at)) {
		write_html_doubts(h, at.person);
		person_meta(h, at.person,
			at.person->role == PERSON_INTERVIEWER ? "dcterms.creator"
			: at.person->role == PERSON_MENTIONED ? "dcterms.references"
							      : "dcterms.contributor");
	}
}

static void dublin_core(struct html *h)
{
	static const char *const dates[DATE_N] = { "dcterms.created", "dcterms.issued",
		"dcterms.modified" };
	static const char *const schemes[ID_N] = { "",
		"doi:", "urn:issn:", "urn:isbn:", "urn:uuid:" };
	const struct meta *m = &h->iv->meta;
	link_line(h, "schema.dcterms", STR("http://purl.org/dc/terms/"));
	meta_line(h, "dcterms.title", h->title);
	meta_line(h, "dcterms.language", h->iv->lang);
	people_meta(h);
	for (int i = 0; i < DATE_N; i++)
		meta_line(h, dates[i], m->date[i]);
	meta_line(h, "dcterms.spatial", plain(h, m->place));
	meta_line(h, "dcterms.isPartOf", plain(h, m->publication));
	meta_line(h, "dcterms.publisher", plain(h, m->publisher));
	for (int i = 0; i < ID_N; i++)
		if (m->identifier[i].n)
			meta_line(h, "dcterms.identifier",
				arena_printf(
					h->a, "%s%.*s", schemes[i], STR_ARG(m->identifier[i])));
	meta_line(h, "dcterms.rights", plain(h, m->rights));
	for (size_t i = 0; i < m->subjects; i++)
		meta_line(h, "dcterms.subject", m->subject[i]);
}

static void head(struct html *h, const struct write_query *q)
{
	const struct meta *m = &h->iv->meta;
	markup_open(h->m, TAG("head"));
	markup_newline(h->m);
	markup_open(h->m, TAG("meta"));
	markup_attr(h->m, "charset", STR("utf-8"));
	markup_leaf(h->m);
	markup_newline(h->m);
	meta_line(h, "viewport", STR("width=device-width, initial-scale=1"));
	markup_line(h->m, TAG("title"), h->title);
	meta_line(h, "generator", str_of(q->generator));
	meta_line(
		h, "description", m->summary ? plain(h, m->summary->text) : plain(h, m->subtitle));
	dublin_core(h);
	link_line(h, "canonical", write_address(h->a, m->identifier[ID_URL]));
	link_line(h, "license", write_address(h->a, m->licence));
	markup_line(h->m, TAG("style"), str_of(write_html_style));
	markup_close(h->m);
	markup_newline(h->m);
}

static void phrase(struct html *h, const char *class, const struct span *s)
{
	if (!s)
		return;
	markup_open(h->m, TAG("span", .class = class));
	write_html_words(h, "", s);
	markup_close(h->m);
}

static void dateline(struct html *h)
{
	const struct meta *m = &h->iv->meta;
	int d = m->date[DATE_CONDUCTED].n ? DATE_CONDUCTED : DATE_PUBLISHED;
	if (!m->place && !m->date[d].n && !m->occasion)
		return;
	markup_open(h->m, TAG("p", .class = "dateline"));
	phrase(h, "occasion", m->occasion);
	markup_text(h->m, m->occasion && m->place ? STR(", ") : STR(""));
	phrase(h, "place", m->place);
	if (m->date[d].n) {
		markup_text(h->m, m->occasion || m->place ? STR(", ") : STR(""));
		markup_open(h->m, TAG("time"));
		markup_attr(h->m, "datetime", m->date[d]);
		markup_text(h->m, interview_date(h->a, m->date[d], h->iv->lang));
		markup_close(h->m);
	}
	markup_close(h->m);
	markup_newline(h->m);
}

static void masthead(struct html *h)
{
	const struct meta *m = &h->iv->meta;
	markup_open(h->m, TAG("header"));
	markup_newline(h->m);
	write_html_line(h, "p", "kicker", m->kicker);
	write_html_line(h, "h1", NULL, m->title);
	write_html_line(h, "p", "subtitle", m->subtitle);
	if (m->summary) {
		markup_open(h->m, TAG("div", .class = "summary"));
		markup_newline(h->m);
		write_html_blocks(h, m->summary, NULL);
		markup_close(h->m);
		markup_newline(h->m);
	}
	for (const struct credit *c = m->credit; c; c = c->next) {
		markup_open(h->m, TAG("p", .class = "credit"));
		hidden(h, "data-role", c->role);
		hidden(h, "data-name", c->name);
		write_html_words(h, "", c->text);
		markup_close(h->m);
		markup_newline(h->m);
	}
	dateline(h);
	markup_close(h->m);
	markup_newline(h->m);
}

static bool divides(const struct block *b)
{
	return (b->kind == BLOCK_SECTION || b->kind == BLOCK_CHAPTER) &&
	       interview_has_text(b->title);
}

/* Sections of the first level, when there is more than one. */
static void contents(struct html *h)
{
	size_t n = 0;
	for (const struct block *b = h->iv->body; b; b = b->next)
		n += divides(b);
	if (n < 2)
		return;
	markup_open(h->m, TAG("nav", .role = "doc-toc"));
	markup_attr(h->m, "aria-label", interview_word(h->iv->lang, WORD_CONTENTS));
	markup_newline(h->m);
	markup_open(h->m, TAG("ol"));
	markup_newline(h->m);
	h->quiet = true;
	for (const struct block *b = h->iv->body; b; b = b->next) {
		if (!divides(b))
			continue;
		markup_open(h->m, TAG("li"));
		markup_open(h->m, TAG("a"));
		markup_attr(h->m, "href", arena_printf(h->a, "#%.*s", STR_ARG(b->slug)));
		write_html_spans(h, b->title);
		markup_close(h->m);
		markup_close(h->m);
		markup_newline(h->m);
	}
	h->quiet = false;
	markup_close(h->m);
	markup_newline(h->m);
	markup_close(h->m);
	markup_newline(h->m);
}

static void body(struct html *h)
{
	struct str id = write_html_id(h, "interview");
	markup_open(h->m, TAG("body"));
	markup_newline(h->m);
	write_html_doubts(h, NULL);
	markup_open(h->m, TAG("a", .class = "skip"));
	markup_attr(h->m, "href", arena_printf(h->a, "#%.*s", STR_ARG(id)));
	markup_text(h->m, interview_word(h->iv->lang, WORD_SKIP));
	markup_close(h->m);
	markup_newline(h->m);
	masthead(h);
	contents(h);
	markup_open(h->m, TAG("main"));
	markup_attr(h->m, "id", id);
	markup_newline(h->m);
	markup_open(h->m, TAG("section", .role = "doc-qna"));
	markup_attr(h->m, "aria-label", h->title);
	markup_newline(h->m);
	write_html_blocks(h, h->iv->body, NULL);
	markup_close(h->m);
	markup_newline(h->m);
	write_html_foot(h);
	markup_close(h->m);
	markup_newline(h->m);
}

static void take(struct html *, const struct block *);

static void take_spans(struct html *h, const struct span *s)
{
	for (; s; s = s->next) {
		if (s->target)
			write_put(&h->targets, s->target, h);
		take_spans(h, s->first);
		take(h, s->blocks);
	}
}

static void take(struct html *h, const struct block *b)
{
	for (; b; b = b->next) {
		map_put(&h->ids, b->slug, h);
		take_spans(h, b->title);
		take_spans(h, b->text);
		take(h, b->first);
	}
}

bool write_html(
	struct arena *a, struct diag *d, const struct write_query *q, struct write_result *r)
{
	struct arena *scratch = arena_new();
	struct html h = { .a = scratch, .diag = d, .iv = q->interview, .level = 2 };
	h.m = markup_new_html(scratch);
	h.doubts.a = h.ids.a = h.targets.a = scratch;
	h.title = plain(&h, q->interview->meta.title);
	write_doubts(&h.doubts, q->interview);
	take(&h, q->interview->meta.summary);
	take(&h, q->interview->meta.editor_note);
	take(&h, q->interview->body);
	markup_doctype_html(h.m);
	markup_open(h.m, TAG("html"));
	write_html_lang(&h, q->interview->lang);
	markup_newline(h.m);
	head(&h, q);
	body(&h);
	markup_close(h.m);
	r->bytes = arena_str(a, markup_end(h.m));
	arena_drop(scratch);
	return r->bytes.n > 0;
}
