/* Styles. A style says only how it differs from the one it is based on. Bold, italic and the like
 * are toggles (ECMA-376, 17.7.3): a run that says nothing is bold when one of its two styles, the
 * paragraph's and its own, is, and not when both are. */
#include "read/docx.h"

#include <stdlib.h>

enum { DEPTH = 20 };

static int8_t on_off(const struct xml_node *rPr, const char *name)
{
	const struct xml_node *n = tree_child(rPr, name);
	struct str v = read_docx_attr(n, "val");
	if (!n)
		return -1;
	return !(str_is(v, "0") || str_is(v, "false") || str_is(v, "off"));
}

struct docx_letters read_docx_letters(const struct xml_node *rPr)
{
	const struct xml_node *u = tree_child(rPr, "u");
	struct str raised = read_docx_val(rPr, "vertAlign");
	bool complex = on_off(rPr, "rtl") == 1 || on_off(rPr, "cs") == 1;
	struct docx_letters l = {
		.bold = on_off(rPr, complex && tree_child(rPr, "bCs") ? "bCs" : "b"),
		.italic = on_off(rPr, complex && tree_child(rPr, "iCs") ? "iCs" : "i"),
		.caps = on_off(rPr, "caps"),
		.smallcaps = on_off(rPr, "smallCaps"),
		.hidden = on_off(rPr, "vanish"),
		.underline = u ? !str_is(read_docx_attr(u, "val"), "none") : -1,
		.raised = -1,
		.lang = read_docx_val(rPr, "lang"),
	};
	if (raised.n)
		l.raised = str_is(raised, "superscript") ? 1 : str_is(raised, "subscript") ? 2 : 0;
	return l;
}

static int whole(struct str s, int otherwise)
{
	return s.n && s.n < 9 ? atoi(s.s) : otherwise;
}

static void inherit(int8_t *mine, int8_t theirs)
{
	if (*mine < 0)
		*mine = theirs;
}

static void take(struct docx_style *s, const struct docx_style *base)
{
	inherit(&s->letters.bold, base->letters.bold);
	inherit(&s->letters.italic, base->letters.italic);
	inherit(&s->letters.caps, base->letters.caps);
	inherit(&s->letters.smallcaps, base->letters.smallcaps);
	inherit(&s->letters.hidden, base->letters.hidden);
	inherit(&s->letters.underline, base->letters.underline);
	inherit(&s->letters.raised, base->letters.raised);
	if (!s->letters.lang.n)
		s->letters.lang = base->letters.lang;
	s->outline = s->outline < 0 ? base->outline : s->outline;
	if (s->list < 0) {
		s->list = base->list;
		s->level = base->level;
	}
	s->before = s->before < 0 ? base->before : s->before;
	s->after = s->after < 0 ? base->after : s->after;
}

static void resolve(struct docx *k, struct docx_style *s, int depth)
{
	struct docx_style *base = s->based.n ? map_get(&k->styles, s->based) : NULL;
	if (s->done || depth > DEPTH)
		return;
	s->done = true;
	if (base && base != s) {
		resolve(k, base, depth + 1);
		take(s, base);
	}
}

static int spacing(const struct xml_node *pPr, const char *which, const char *automatic)
{
	const struct xml_node *n = tree_child(pPr, "spacing");
	struct str self = read_docx_attr(n, automatic);
	if (str_is(self, "1") || str_is(self, "true"))
		return 240;
	return whole(read_docx_attr(n, which), -1);
}

static void paragraph(struct docx_style *s, const struct xml_node *pPr)
{
	const struct xml_node *list = tree_child(pPr, "numPr");
	s->outline = whole(read_docx_val(pPr, "outlineLvl"), -1);
	s->list = list ? whole(read_docx_val(list, "numId"), -1) : -1;
	s->level = list ? whole(read_docx_val(list, "ilvl"), 0) : 0;
	s->before = spacing(pPr, "before", "beforeAutospacing");
	s->after = spacing(pPr, "after", "afterAutospacing");
}

/* Headings are known by the names of the built-in styles too, which are English in every Word. */
static void by_name(struct docx_style *s)
{
	if (s->outline < 0 && s->name.n == 9 && !strncasecmp(s->name.s, "heading ", 8) &&
		s->name.s[8] >= '1' && s->name.s[8] <= '9')
		s->outline = s->name.s[8] - '1';
}

void read_docx_styles(struct docx *k, const struct xml_node *root)
{
	const struct xml_node *defaults = tree_child(root, "docDefaults");
	struct docx_style *normal = NULL;
	paragraph(&k->plain, tree_child(defaults, "pPrDefault/pPr"));
	k->plain.letters = read_docx_letters(tree_child(defaults, "rPrDefault/rPr"));
	k->plain.done = true;
	for (const struct xml_node *n = tree_child(root, "style"); n; n = tree_next(n, "style")) {
		struct docx_style *s = ARENA_NEW(k->a, struct docx_style);
		struct str usual = read_docx_attr(n, "default");
		s->name = read_docx_val(n, "name");
		s->based = read_docx_val(n, "basedOn");
		s->letters = read_docx_letters(tree_child(n, "rPr"));
		paragraph(s, tree_child(n, "pPr"));
		by_name(s);
		map_put(&k->styles, read_docx_attr(n, "styleId"), s);
		if (str_is(read_docx_attr(n, "type"), "paragraph") &&
			(str_is(usual, "1") || str_is(usual, "true")))
			normal = s;
	}
	for (size_t i = 0; i < k->styles.n; i++)
		resolve(k, k->styles.val[i], 0);
	for (size_t i = 0; i < k->styles.n; i++) {
		struct docx_style *s = k->styles.val[i];
		s->before = s->before < 0 ? k->plain.before : s->before;
		s->after = s->after < 0 ? k->plain.after : s->after;
	}
	for (size_t i = 0; i < k->styles.n && read_docx_talks(k); i++)
		read_docx_plain(k->styles.val[i]);
	if (normal) {
		struct docx_style all = *normal;
		take(&all, &k->plain);
		k->plain = all;
	}
}

const struct docx_style *read_docx_style(struct docx *k, struct str id)
{
	const struct docx_style *s = id.n ? map_get(&k->styles, id) : NULL;
	return s ? s : &k->plain;
}

static bool toggled(int8_t own, int8_t of_style, int8_t of_paragraph)
{
	return own >= 0 ? own : (of_style == 1) != (of_paragraph == 1);
}

static int8_t said(int8_t own, int8_t of_style, int8_t of_paragraph)
{
	return own >= 0 ? own : of_style >= 0 ? of_style : of_paragraph;
}

uint32_t read_docx_look(struct docx *k, const struct xml_node *rPr, bool *hidden, struct str *lang)
{
	static const struct docx_letters none = { -1, -1, -1, -1, -1, -1, -1, { 0 } };
	struct docx_letters own = read_docx_letters(rPr);
	const struct docx_style *named = map_get(&k->styles, read_docx_val(rPr, "rStyle"));
	const struct docx_letters *of = named ? &named->letters : &none, *p = &k->style->letters;
	uint32_t look = 0;
	if (toggled(own.bold, of->bold, p->bold))
		look |= STRETCH_BOLD;
	if (toggled(own.italic, of->italic, p->italic))
		look |= STRETCH_ITALIC;
	if (toggled(own.caps, of->caps, p->caps) ||
		toggled(own.smallcaps, of->smallcaps, p->smallcaps))
		look |= STRETCH_SMALLCAPS;
	if (said(own.underline, of->underline, p->underline) == 1)
		look |= STRETCH_UNDERLINE;
	switch (said(own.raised, of->raised, p->raised)) {
	case 1:
		look |= STRETCH_SUPER;
		break;
	case 2:
		look |= STRETCH_SUB;
		break;
	default: /* a number */
		break;
	}
	*hidden = toggled(own.hidden, of->hidden, p->hidden);
	*lang = own.lang.n ? own.lang : of->lang;
	return look;
}
