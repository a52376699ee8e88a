/* XML into memory: libxml2's writer with our strings, sticky failure and the rules of XHTML.
 *
 *	struct markup *m = markup_new(arena);
 *	markup_open(m, TAG("p", .class = "kicker"));
 *	markup_text(m, text);
 *	markup_close(m);
 *	struct str xml = markup_end(m);        whole, in the arena; s == NULL: memory ran out
 *
 * Characters that XML 1.0 does not allow are left out, so that no input can make the file
 * ill-formed. Elements are closed with an end tag even when empty (`<span></span>`): readers that
 * take XHTML for HTML would leave `<span/>` open. markup_leaf makes the void ones. */
#ifndef XML_MARKUP_H
#define XML_MARKUP_H

#include "base/arena.h"

struct markup;

struct tag {
	const char *name;
	const char *class, *type, *role; /* class, epub:type, role; NULL for none */
};

/* TAG("p", .class = "kicker") */
#define TAG(...) (&(struct tag){ .name = __VA_ARGS__ })

struct markup *markup_new(struct arena *);
/* Without an XML declaration: HTML, which takes what is written so. */
struct markup *markup_new_html(struct arena *);
/* What was written; closes what is open and ends the markup. */
struct str markup_end(struct markup *);

void markup_doctype_html(struct markup *);
void markup_open(struct markup *, const struct tag *);
void markup_attr(struct markup *, const char *name, struct str value); /* before any content */
void markup_text(struct markup *, struct str);
void markup_close(struct markup *);
/* The void element just opened: `<br/>`. */
void markup_leaf(struct markup *);
/* A line end between elements, for people who read the source; with spaces behind it. */
void markup_newline(struct markup *);
void markup_indent(struct markup *, size_t columns);
/* "--" in the text is parted. */
void markup_comment(struct markup *, struct str text);
/* <?target text?>; the text does not hold "?>". */
void markup_instruction(struct markup *, const char *target, struct str text);

/* <name>text</name> and a line end. */
void markup_line(struct markup *, const struct tag *, struct str text);

/* xml:lang and lang, and dir where the script's direction differs from what surrounds it (rtl).
 * Returns the direction inside: true for right to left. An empty language writes nothing. */
bool markup_lang(struct markup *, struct str lang, bool rtl);
/* Whether text in this language (BCP 47) runs from right to left. */
bool markup_is_rtl(struct str lang);

#endif
