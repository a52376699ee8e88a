#include "epub/sheet.h"

/* A number of thousandths without idle zeros: "1.25". */
static void number(struct buf *b, int64_t thousandths)
{
	if (thousandths < 0)
		buf_cstr(b, "-");
	int64_t n = thousandths < 0 ? -thousandths : thousandths;
	char frac[4] = { (char)('0' + n / 100 % 10), (char)('0' + n / 10 % 10),
		(char)('0' + n % 10), 0 };
	for (int i = 2; i >= 0 && frac[i] == '0'; i--)
		frac[i] = 0;
	buf_int(b, n / 1000);
	if (*frac)
		buf_printf(b, ".%s", frac);
}

void epub_property(struct sheet *s, const char *name, const char *value)
{
	buf_printf(&s->css, "\t%s: %s;\n", name, value);
}

void epub_ratio(struct sheet *s, const char *name, sp length, sp unit, const char *suffix)
{
	buf_printf(&s->css, "\t%s: ", name);
	number(&s->css, len_scale(length, 1000, unit));
	buf_printf(&s->css, "%s;\n", suffix);
}

void epub_quoted(struct buf *b, struct str text)
{
	buf_cstr(b, "\"");
	for (size_t i = 0; i < text.n; i++) {
		if (text.s[i] == '"' || text.s[i] == '\\')
			buf_cstr(b, "\\");
		if ((unsigned char)text.s[i] >= 0x20)
			buf_put(b, &text.s[i], 1);
	}
	buf_cstr(b, "\"");
}

static bool embedded(const struct sheet *s, struct str family)
{
	const struct epub_query *q = s->book->query;
	for (size_t i = 0; i < q->fonts; i++)
		if (str_eq(q->font[i].family, family))
			return true;
	return false;
}

static void family(struct sheet *s, const struct style_text *t)
{
	if (!embedded(s, t->family))
		return;
	buf_cstr(&s->css, "\tfont-family: ");
	epub_quoted(&s->css, t->family);
	buf_cstr(&s->css, ";\n");
}

static void colour(struct sheet *s, const char *selector, uint32_t c)
{
	buf_printf(&s->css, "\tcolor: #%06x;\n", (unsigned)epub_legible(c, false));
	buf_printf(&s->dark, "\t%s { color: #%06x; }\n", selector, (unsigned)epub_legible(c, true));
}

static void caps(struct sheet *s, uint32_t f, uint32_t was)
{
	const uint32_t mask = LOOK_SMALL_CAPS | LOOK_ALL_SMALL_CAPS;
	if ((f & mask) != (was & mask))
		epub_property(s, "font-variant-caps",
			f & LOOK_ALL_SMALL_CAPS ? "all-small-caps"
			: f & LOOK_SMALL_CAPS   ? "small-caps"
						: "normal");
	if ((f ^ was) & LOOK_UPPERCASE)
		epub_property(s, "text-transform", f & LOOK_UPPERCASE ? "uppercase" : "none");
	if ((f ^ was) & LOOK_NO_LIGATURES)
		epub_property(
			s, "font-variant-ligatures", f & LOOK_NO_LIGATURES ? "none" : "normal");
	if ((f ^ was) & (LOOK_OLDSTYLE | LOOK_TABULAR))
		buf_printf(&s->css, "\tfont-variant-numeric: %s %s;\n",
			f & LOOK_OLDSTYLE ? "oldstyle-nums" : "lining-nums",
			f & LOOK_TABULAR ? "tabular-nums" : "proportional-nums");
}

static void alignment(struct sheet *s, const struct style_text *t)
{
	const char *start = s->book->rtl ? "right" : "left", *end = s->book->rtl ? "left" : "right";
	switch (t->align) {
	case ALIGN_JUSTIFY:
		if (s->style->book.justify)
			epub_property(s, "text-align", "justify");
		break;
	case ALIGN_START:
		epub_property(s, "text-align", start);
		break;
	case ALIGN_CENTRE:
		epub_property(s, "text-align", "center");
		break;
	case ALIGN_END:
		epub_property(s, "text-align", end);
		break;
	}
}

static void hyphens(struct sheet *s, const struct style_text *t)
{
	const char *value = t->hyphenate ? "auto" : "manual";
	epub_property(s, "-webkit-hyphens", value);
	epub_property(s, "-epub-hyphens", value);
	epub_property(s, "adobe-hyphenate", t->hyphenate ? "auto" : "none");
	epub_property(s, "hyphens", value);
}

static void margins(struct sheet *s, const struct style_text *t)
{
	bool rtl = s->book->rtl;
	/* The axis of the text is the measure's edge here: what begins before it on paper does not
	 * here. */
	sp start = t->start - s->style->text[STYLE_PARA].start;
	if (t == &s->style->text[STYLE_ITEM] && start * 10 < t->size * 14)
		start = t->size * 14 / 10; /* room for the bullet */
	if (t->before)
		epub_ratio(s, "margin-top", t->before, t->size, "em");
	if (t->after)
		epub_ratio(s, "margin-bottom", t->after, t->size, "em");
	if (start > 0)
		epub_ratio(s, rtl ? "margin-right" : "margin-left", start, t->size, "em");
	if (t->end)
		epub_ratio(s, rtl ? "margin-left" : "margin-right", t->end, t->size, "em");
	if (t->rule_above) {
		epub_property(s, "border-top", "1px solid");
		epub_property(s, "padding-top", "0.4em");
	}
	if (t->rule_below) {
		epub_property(s, "border-bottom", "1px solid");
		epub_property(s, "padding-bottom", "0.4em");
	}
}

static void breaks(struct sheet *s, const struct style_text *t)
{
	if (t->keep_next) {
		epub_property(s, "page-break-after", "avoid");
		epub_property(s, "break-after", "avoid");
	}
	if (t->keep_lines) {
		epub_property(s, "page-break-inside", "avoid");
		epub_property(s, "break-inside", "avoid");
	}
}

static void leading(struct sheet *s, const struct style_text *t)
{
	sp grid = s->style->page.grid;
	if (t->leading)
		epub_ratio(s, "line-height", t->leading, t->size, "");
	else if (t == s->body && grid)
		epub_ratio(s, "line-height", grid, t->size, "");
	else if (t->size * 4 > s->body->size * 5)
		epub_property(s, "line-height", "1.2");
}

static void block(struct sheet *s, const struct rule *r)
{
	const struct style_text *t = &s->style->text[r->kind], *body = s->body;
	if (!str_eq(t->family, body->family))
		family(s, t);
	if (t->size != body->size)
		epub_ratio(s, "font-size", t->size, body->size, "em");
	leading(s, t);
	if (r->nested || t->bold != body->bold)
		epub_property(s, "font-weight", t->bold ? "bold" : "normal");
	if (r->nested || t->italic != body->italic)
		epub_property(s, "font-style", t->italic ? "italic" : "normal");
	caps(s, t->features, body->features);
	if (t->tracking)
		epub_ratio(s, "letter-spacing", t->tracking, t->size, "em");
	if (t->colour != body->colour)
		colour(s, r->selector, t->colour);
	if (t->align != body->align)
		alignment(s, t);
	if (t->hyphenate != body->hyphenate)
		hyphens(s, t);
	if (t->balance)
		epub_property(s, "text-wrap", "balance");
	margins(s, t);
	breaks(s, t);
}

static void span(struct sheet *s, const struct rule *r)
{
	const struct style_text *t = &s->style->text[r->kind];
	uint32_t body = s->body->features;
	if (t->has_family)
		family(s, t);
	if (t->bold)
		epub_property(s, "font-weight", s->body->bold ? "normal" : "bold");
	if (t->italic)
		epub_property(s, "font-style", s->body->italic ? "normal" : "italic");
	caps(s, (body | t->features) & ~t->features_off, body);
	if (t->scale && t->scale != 1000)
		epub_ratio(s, "font-size", t->scale, 1000, "em");
	else if (t->features & (LOOK_SUPERIOR | LOOK_INFERIOR))
		epub_property(s, "font-size", "0.7em");
	if (t->tracking || t->tracking_em)
		epub_ratio(s, "letter-spacing",
			t->tracking + len_scale(s->body->size, t->tracking_em, 1000), s->body->size,
			"em");
	if (t->has_colour)
		colour(s, r->selector, t->colour);
}

void epub_declare_body(struct sheet *s)
{
	const struct style_text *b = s->body;
	family(s, b);
	leading(s, b);
	/* said in any case: a face may have either figures where nothing is asked of it */
	caps(s, b->features, ~b->features & (LOOK_OLDSTYLE | LOOK_TABULAR));
	alignment(s, b);
	hyphens(s, b);
	epub_property(s, "orphans", "2");
	epub_property(s, "widows", "2");
}

void epub_declare(struct sheet *s, const struct rule *r)
{
	if (epub_is_span(r->kind))
		span(s, r);
	else
		block(s, r);
}
