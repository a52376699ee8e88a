/* What stands below the interview: notes, people, and where it comes from. */
#include "write/html.h"

static void end(struct html *h)
{
	markup_close(h->m);
	markup_newline(h->m);
}

/* A titled section; the title is its name. */
static void begin(struct html *h, const struct tag *t, enum word title)
{
	struct str id = write_html_id(h, title == WORD_NOTES    ? "notes"
					 : title == WORD_PEOPLE ? "people"
								: "editor-note");
	markup_open(h->m, t);
	markup_attr(h->m, "aria-labelledby", id);
	markup_newline(h->m);
	markup_open(h->m, TAG("h2"));
	markup_attr(h->m, "id", id);
	markup_text(h->m, interview_word(h->iv->lang, title));
	end(h);
}

static void back(struct html *h, size_t i)
{
	markup_text(h->m, STR(" "));
	markup_open(h->m, TAG("a", .role = "doc-backlink"));
	markup_attr(h->m, "href", arena_printf(h->a, "#%.*s", STR_ARG(h->note_ids.v[2 * i])));
	markup_attr(h->m, "aria-label", interview_word(h->iv->lang, WORD_BACK_TO_TEXT));
	markup_text(h->m, STR("\u21a9\ufe0e"));
	markup_close(h->m);
}

static void note(struct html *h, size_t i)
{
	const struct span *s = h->notes.v[i];
	bool outer;
	markup_open(h->m, TAG("li"));
	markup_attr(h->m, "id", h->note_ids.v[2 * i + 1]);
	if (s->id.n)
		markup_attr(h->m, "data-id", s->id);
	outer = write_html_lang(h, s->lang);
	markup_newline(h->m);
	for (const struct block *b = s->blocks; b; b = b->next) {
		bool side;
		write_html_doubts(h, b);
		markup_open(h->m, TAG("p"));
		if (b->id.n || write_at(&h->targets, b))
			markup_attr(h->m, "id", b->slug);
		if (b->id.n)
			markup_attr(h->m, "data-id", b->id);
		side = write_html_lang(h, b->lang);
		write_html_spans(h, b->text);
		if (!b->next)
			back(h, i);
		h->rtl = side;
		end(h);
	}
	h->rtl = outer;
	end(h);
}

static void notes(struct html *h)
{
	if (!h->notes.n)
		return;
	begin(h, TAG("section", .class = "endnotes", .role = "doc-endnotes"), WORD_NOTES);
	markup_open(h->m, TAG("ol"));
	markup_newline(h->m);
	for (size_t i = 0; i < h->notes.n; i++)
		note(h, i);
	end(h);
	end(h);
}

static bool introduced(const struct person *p)
{
	return p->role != PERSON_MENTIONED &&
	       (p->job.n || p->affiliation.n || p->bio || p->portrait);
}

static void person(struct html *h, const struct person *p)
{
	markup_open(h->m, TAG("div", .class = "person"));
	if (p->id.n)
		markup_attr(h->m, "data-id", p->id);
	markup_newline(h->m);
	if (p->portrait)
		write_html_image(h, p->portrait, "portrait");
	markup_open(h->m, TAG("h3"));
	for (const struct name *n = p->name; n; n = n->next) {
		bool outer;
		markup_text(h->m, n == p->name ? STR("") : STR(" / "));
		if (n->lang.n)
			markup_open(h->m, TAG("span"));
		outer = write_html_lang(h, n->lang);
		markup_text(h->m, n->text);
		if (n->lang.n)
			markup_close(h->m);
		h->rtl = outer;
	}
	end(h);
	if (p->job.n || p->affiliation.n) {
		markup_open(h->m, TAG("p", .class = "job"));
		markup_text(h->m, p->job);
		markup_text(h->m, p->job.n && p->affiliation.n ? STR(", ") : STR(""));
		markup_text(h->m, p->affiliation);
		end(h);
	}
	write_html_blocks(h, p->bio, NULL);
	write_html_line(h, "p", "credit", p->portrait_credit);
	end(h);
}

static void people(struct html *h)
{
	struct map seen = { .a = h->a };
	struct interview_people at = { .seen = &seen };
	bool any = false;
	while (interview_next_person(h->iv, &at)) {
		if (!introduced(at.person))
			continue;
		if (!any)
			begin(h, TAG("section", .class = "people"), WORD_PEOPLE);
		any = true;
		person(h, at.person);
	}
	if (any)
		end(h);
}

static void address(struct html *h, struct str words, struct str href)
{
	if (!words.n)
		return;
	markup_open(h->m, TAG("p"));
	if (href.n) {
		markup_open(h->m, TAG("a"));
		markup_attr(h->m, "href", href);
	}
	markup_text(h->m, words);
	if (href.n)
		markup_close(h->m);
	end(h);
}

static void date(struct html *h, enum word word, struct str iso)
{
	if (!iso.n)
		return;
	markup_open(h->m, TAG("p"));
	markup_text(h->m, interview_word(h->iv->lang, word));
	markup_text(h->m, STR(": "));
	markup_open(h->m, TAG("time"));
	markup_attr(h->m, "datetime", iso);
	markup_text(h->m, interview_date(h->a, iso, h->iv->lang));
	markup_close(h->m);
	end(h);
}

static void colophon(struct html *h)
{
	const struct meta *m = &h->iv->meta;
	struct str doi = m->identifier[ID_DOI];
	write_html_line(h, "p", "publication", m->publication);
	write_html_line(h, "p", "publisher", m->publisher);
	date(h, WORD_CONDUCTED, m->date[DATE_CONDUCTED]);
	date(h, WORD_PUBLISHED, m->date[DATE_PUBLISHED]);
	date(h, WORD_REVISED, m->date[DATE_REVISED]);
	if (doi.n)
		address(h, arena_printf(h->a, "doi:%.*s", STR_ARG(doi)),
			write_address(
				h->a, arena_printf(h->a, "https://doi.org/%.*s", STR_ARG(doi))));
	address(h, m->identifier[ID_URL], write_address(h->a, m->identifier[ID_URL]));
	if (m->identifier[ID_ISSN].n)
		address(h, arena_printf(h->a, "ISSN %.*s", STR_ARG(m->identifier[ID_ISSN])),
			(struct str){ 0 });
	if (m->identifier[ID_ISBN].n)
		address(h, arena_printf(h->a, "ISBN %.*s", STR_ARG(m->identifier[ID_ISBN])),
			(struct str){ 0 });
	write_html_line(h, "p", "rights", m->rights);
	address(h, m->licence, write_address(h->a, m->licence));
}

void write_html_foot(struct html *h)
{
	people(h);
	if (h->iv->meta.editor_note) {
		begin(h, TAG("section", .class = "editor-note"), WORD_EDITOR_NOTE);
		write_html_blocks(h, h->iv->meta.editor_note, NULL);
		end(h);
	}
	notes(h);
	markup_close(h->m); /* main */
	markup_newline(h->m);
	markup_open(h->m, TAG("footer"));
	markup_newline(h->m);
	colophon(h);
	end(h);
}
