/* Templates: those whose parameters are words of the text, as Wikinews, Wikipedia and Wikisource
 * have them; what any other says is left out with its name. */
#include "read/wiki.h"

enum act {
	ACT_FIRST,  /* the first parameter is shown */
	ACT_LAST,   /* the last is */
	ACT_SECOND, /* the second is, in the language that the first says */
	ACT_SIGN,
	ACT_QUESTION,
	ACT_ANSWER,
	ACT_BOTH,
	ACT_QUOTE,
	ACT_DATE,
	ACT_CITE,
	ACT_NOTE,
};

static const struct row {
	const char *names; /* a bar between */
	enum act act;
	const char *sign;
	uint32_t look;
} rows[] = {
	{ "w|wikipedia|l|link|ill", ACT_LAST, "", 0 },
	{ "nowrap|nobr|nobold|small|smaller|larger|big|center|centered|lc|uc|visible anchor|anchor",
		ACT_FIRST, "", 0 },
	{ "sc|smallcaps|small-caps|small caps", ACT_FIRST, "", STRETCH_SMALLCAPS },
	{ "em|i|italic", ACT_FIRST, "", STRETCH_ITALIC },
	{ "strong|bold|b", ACT_FIRST, "", STRETCH_BOLD },
	{ "abbr|tooltip", ACT_FIRST, "", 0 },
	{ "lang|langx|transl", ACT_SECOND, "", 0 },
	{ "ndash|endash|–", ACT_SIGN, "–", 0 },
	{ "snd|spnd|spaced ndash|dash", ACT_SIGN, " – ", 0 },
	{ "mdash|emdash|—", ACT_SIGN, "—", 0 },
	{ "'|apos", ACT_SIGN, "’", 0 },
	{ "nbsp|space|spaces", ACT_SIGN, "\xc2\xa0", 0 },
	{ "ellipsis|...", ACT_SIGN, "…", 0 },
	{ "br|-|clear left", ACT_SIGN, "\xe2\x80\xa8", 0 },
	{ "q|question|interview question|interviewer", ACT_QUESTION, "", 0 },
	{ "a|answer|interview answer|interviewee", ACT_ANSWER, "", 0 },
	{ "qa|q&a|interview", ACT_BOTH, "", 0 },
	{ "quote|cquote|blockquote|quotation|bquote|zitat|citation bloc|cita", ACT_QUOTE, "", 0 },
	{ "date|byline|dateline", ACT_DATE, "", 0 },
	{ "efn|refn|note|sfn", ACT_NOTE, "", 0 },
	{ "source|source-pr|cite|cite web|cite news|cite book|cite journal|cite magazine|citation|"
	  "internetquelle|literatur|ouvrage|article|lien web|cita web",
		ACT_CITE, "", 0 },
};

enum { PARTS = 40 };

struct call {
	struct str name;
	struct {
		struct str key, value, whole;
	} part[PARTS]; /* key: empty for one by its place */
	size_t n;
};

static bool named(struct str name, const char *list)
{
	while (*list) {
		size_t n = strcspn(list, "|");
		if (n == name.n && !strncasecmp(list, name.s, n))
			return true;
		list += n + (list[n] == '|');
	}
	return false;
}

/* "key=value", where the key is short and no markup stands in it. */
static size_t key(struct str s)
{
	const char *is = memchr(s.s, '=', s.n);
	size_t n = is ? (size_t)(is - s.s) : 0;
	for (size_t i = 0; i < n; i++)
		if (strchr("<[{/?\"'", s.s[i]))
			return 0;
	return n < 24 ? n : 0;
}

static struct call call(struct str inner)
{
	struct call c = { 0 };
	struct str part;
	read_wiki_part(&inner, &c.name);
	c.name = str_trim(c.name);
	while (c.n < PARTS && inner.s) {
		size_t n;
		if (c.n + 1 == PARTS) { /* the rest, as it is */
			c.part[c.n].whole = inner;
			c.part[c.n++].value = inner;
			break;
		}
		read_wiki_part(&inner, &part);
		n = key(part);
		c.part[c.n].whole = part;
		c.part[c.n].key = str_trim((struct str){ part.s, n });
		n += n > 0;
		c.part[c.n++].value = str_trim((struct str){ part.s + n, part.n - n });
	}
	return c;
}

/* The nth parameter by its place, or the one of these names; empty. */
static size_t find(const struct call *c, size_t nth, const char *names)
{
	size_t place = 0;
	for (size_t i = 0; i < c->n; i++) {
		struct str k = c->part[i].key;
		bool number = k.n == 1 && k.s[0] >= '1' && k.s[0] <= '9';
		place += !k.n;
		if (c->part[i].value.n &&
			((nth && ((!k.n && place == nth) ||
					 (number && (size_t)(k.s[0] - '0') == nth))) ||
				(k.n && named(k, names))))
			return i;
	}
	return c->n;
}

static struct str take(struct call *c, size_t nth, const char *names)
{
	size_t i = find(c, nth, names);
	struct str s = { 0 };
	if (i < c->n) {
		s = c->part[i].value;
		c->part[i].value = (struct str){ 0 };
	}
	return s;
}

static void left(struct wiki *k, const struct call *c)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->part[i].value.n)
			read_wiki_leave(k, c->part[i].whole,
				arena_printf(k->a, "template \"%.*s\"", STR_ARG(c->name)).s);
}

/* A turn of its own; the paragraph at hand ends. */
static void block(struct wiki *k, struct str s, enum passage_kind kind, const char *role)
{
	if (!s.n)
		return;
	if (k->in_note || k->pen.into || k->pen.cell) {
		read_wiki_text(k, s);
		return;
	}
	read_wiki_block(k, s,
		(struct passage){ .kind = kind,
			.level = kind == PASSAGE_QUOTE,
			.role = str_of(role),
			.blank = 1 });
	read_pen_open(&k->pen, (struct passage){ .start = -1, .end = -1, .blank = 1 });
}

static void styled(struct wiki *k, struct str s, uint32_t look, struct str lang)
{
	struct read_style was = k->pen.style;
	k->pen.style.look |= look;
	if (lang.n)
		k->pen.style.lang = arena_str(k->t->arena, lang);
	read_wiki_text(k, s);
	k->pen.style = was;
}

/* "M. Grant, The last ferry, Hull Post, March 1, 2025" */
static void cite(struct wiki *k, struct call *c)
{
	static const char *const names[] = { "author|authors|last|autor|auteur|nachname",
		"first|vorname|prénom", "title|titel|titre|título|titolo",
		"pub|work|newspaper|journal|magazine|website|werk|site|périodique",
		"publisher|verlag|hrsg|éditeur|editorial", "date|year|datum|jahr|fecha|année" };
	struct str was = k->pen.style.link, url = take(c, 0, "url|website-url|lire en ligne");
	bool any = false;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct str s = take(c, 0, names[i]);
		if (i == 2 && !s.n)
			s = url; /* an address alone */
		if (!s.n)
			continue;
		if (any)
			read_pen_text(&k->pen, STR(", "), k->loc);
		k->pen.style.link = i == 2 ? arena_str(k->a, url) : was;
		read_wiki_text(k, s);
		k->pen.style.link = was;
		any = true;
	}
}

static void dated(struct wiki *k, struct call *c)
{
	struct str when = take(c, 1, "date"), where = take(c, 0, "location|place");
	if (when.n)
		transcript_fact(k->t, FACT_DATE, when, k->loc)->key = STR("date");
	if (where.n)
		transcript_fact(k->t, FACT_PLACE, where, k->loc)->key = STR("location");
}

static void note(struct wiki *k, struct str s)
{
	read_wiki_text(k, arena_printf(k->a, "<ref>%.*s</ref>", STR_ARG(s)));
}

static void act(struct wiki *k, const struct row *r, struct call *c)
{
	struct str s, lang;
	switch (r->act) {
	case ACT_FIRST:
		styled(k, take(c, 1, "text"), r->look, (struct str){ 0 });
		break;
	case ACT_LAST:
		s = take(c, 2, "");
		styled(k, s.n ? s : take(c, 1, ""), 0, (struct str){ 0 });
		break;
	case ACT_SECOND:
		lang = take(c, 1, "");
		styled(k, take(c, 2, "text"), 0, lang);
		break;
	case ACT_SIGN:
		read_pen_text(&k->pen, str_of(r->sign), k->loc);
		break;
	case ACT_QUESTION:
		block(k, take(c, 1, "q|question|text"), PASSAGE_TEXT, "question");
		break;
	case ACT_ANSWER:
		block(k, take(c, 1, "a|answer|text"), PASSAGE_TEXT, "answer");
		break;
	case ACT_BOTH:
		block(k, take(c, 1, "q|question"), PASSAGE_TEXT, "question");
		block(k, take(c, 2, "a|answer"), PASSAGE_TEXT, "answer");
		break;
	case ACT_QUOTE:
		block(k, take(c, 1, "text|quote|zitat"), PASSAGE_QUOTE, "");
		block(k, take(c, 2, "author|source|sign|by"), PASSAGE_TEXT, "attribution");
		break;
	case ACT_DATE:
		dated(k, c);
		break;
	case ACT_CITE:
		cite(k, c);
		break;
	case ACT_NOTE:
		note(k, take(c, 1, "text"));
		break;
	}
}

void read_wiki_template(struct wiki *k, struct str inner)
{
	struct call c = call(inner);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (!named(c.name, rows[i].names))
			continue;
		act(k, &rows[i], &c);
		left(k, &c);
		return;
	}
	read_wiki_leave(k, inner, "template of the wiki");
}
