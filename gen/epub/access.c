/* What the package promises to readers who do not see the page as drawn (EPUB Accessibility 1.1,
 * schema.org's vocabulary). Each promise is kept by the markup of this folder or looked up in the
 * book; conformance is claimed only when nothing is known to be missing. Nobody is named as having
 * certified it: that takes a person who read the book. */
#include "epub/book.h"

static void meta(struct markup *m, const char *property, struct str text)
{
	markup_open(m, TAG("meta"));
	markup_attr(m, "property", str_of(property));
	markup_text(m, text);
	markup_close(m);
	markup_newline(m);
}

static void features(const struct book *book, struct markup *m)
{
	static const char *const always[] = { "structuralNavigation", "tableOfContents",
		"readingOrder", "displayTransformability", "ARIA" };
	for (size_t i = 0; i < sizeof always / sizeof *always; i++)
		meta(m, "schema:accessibilityFeature", str_of(always[i]));
	if (book->landings.n) {
		meta(m, "schema:accessibilityFeature", STR("pageNavigation"));
		meta(m, "schema:accessibilityFeature", STR("pageBreakMarkers"));
	}
	if (book->described && (book->shots.n || book->query->cover.n))
		meta(m, "schema:accessibilityFeature", STR("alternativeText"));
}

/* Said the way that EPUB has said it since 3.0: validators of 3.2 refuse pageBreakSource, those of
 * 3.3 take both. */
static void page_source(const struct book *book, struct markup *m)
{
	struct str source = arena_printf(book->arena, "%.*s (PDF)", STR_ARG(book->title));
	if (!book->landings.n)
		return;
	markup_open(m, TAG("dc:source"));
	markup_attr(m, "id", STR("pages"));
	markup_text(m, source);
	markup_close(m);
	markup_newline(m);
	markup_open(m, TAG("meta"));
	markup_attr(m, "refines", STR("#pages"));
	markup_attr(m, "property", STR("source-of"));
	markup_text(m, STR("pagination"));
	markup_close(m);
	markup_newline(m);
}

static void summary(const struct book *book, struct markup *m)
{
	markup_open(m, TAG("meta"));
	markup_attr(m, "property", STR("schema:accessibilitySummary"));
	markup_attr(m, "xml:lang", STR("en"));
	markup_text(m, STR("Questions and answers are marked as such and each names its speaker; "
			   "contents, reading order and notes are marked up; "));
	markup_text(m, book->interview->strange
			       ? STR("some words in other languages are not marked as such; ")
			       : STR("languages are marked where the text says them; "));
	markup_text(m, book->described ? STR("pictures are described in words.")
				       : STR("some pictures are not described in words."));
	markup_close(m);
	markup_newline(m);
}

void epub_accessibility(struct book *book, struct markup *m)
{
	bool pictures = book->shots.n || book->query->cover.n;
	meta(m, "schema:accessMode", STR("textual"));
	if (pictures)
		meta(m, "schema:accessMode", STR("visual"));
	if (book->described)
		meta(m, "schema:accessModeSufficient", STR("textual"));
	if (pictures)
		meta(m, "schema:accessModeSufficient", STR("textual,visual"));
	features(book, m);
	meta(m, "schema:accessibilityHazard", STR("none"));
	summary(book, m);
	page_source(book, m);
	if (book->described && !str_is(book->lang, "und") && !book->interview->strange)
		meta(m, "dcterms:conformsTo", STR("EPUB Accessibility 1.1 - WCAG 2.1 Level AA"));
}
