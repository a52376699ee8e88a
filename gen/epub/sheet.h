/* A style sheet under way: css.c says what is shown how, declare.c writes the declarations. */
#ifndef EPUB_SHEET_H
#define EPUB_SHEET_H

#include "epub/book.h"

struct rule {
	enum style_kind kind;
	const char *selector;
	bool nested; /* stands inside another styled block: says even what the body says */
};

struct sheet {
	struct book *book;
	const struct style *style;
	const struct style_text *body;
	struct buf css, dark; /* dark: the rules for dark screens */
};

static inline bool epub_is_span(enum style_kind k)
{
	return (int)k >= STYLE_FIRST_SPAN;
}

void epub_property(struct sheet *, const char *name, const char *value);
/* length / unit as a number of thousandths without idle zeros: "1.25em". */
void epub_ratio(struct sheet *, const char *name, sp length, sp unit, const char *suffix);
void epub_quoted(struct buf *, struct str);
/* The declarations of body, and of a rule. */
void epub_declare_body(struct sheet *);
void epub_declare(struct sheet *, const struct rule *);

#endif
