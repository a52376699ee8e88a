#include "xml/markup.h"

#include <libxml/xmlwriter.h>

struct markup {
	struct arena *arena;
	xmlTextWriterPtr writer;
	struct buf out;  /* what libxml2 has handed over */
	struct buf text; /* the string under way, ended by NUL as libxml2 wants it */
	bool failed, html;
};

static int receive(void *user, const char *bytes, int n)
{
	struct markup *m = user;
	buf_put(&m->out, bytes, (size_t)n);
	return n;
}

static void note(struct markup *m, int status)
{
	m->failed |= status < 0;
}

/* XML 1.0 §2.2, production 2. */
static bool allowed(uint32_t c)
{
	return c >= 0x20 ? c != 0xFFFE && c != 0xFFFF : c == '\t' || c == '\n' || c == '\r';
}

/* A run without control bytes and without bytes over 0xEE, which most text is, needs no look at its
 * characters: U+FFFE and U+FFFF begin with 0xEF, the controls over U+007F with 0xC2. */
static bool plain(struct str s, bool html)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.s[i];
		if (c < 0x20 || c == 0xEF || (html && (c == 0xC2 || c == 0x7F)))
			return false;
	}
	return true;
}

static const xmlChar *clean(struct markup *m, struct str s)
{
	m->text.n = 0;
	if (plain(s, m->html)) {
		buf_str(&m->text, s);
	} else {
		for (size_t i = 0; i < s.n;) {
			uint32_t c = str_next(s, &i);
			if (m->html && c >= 0x7F && c < 0xA0) /* controls, which HTML has not */
				c = c == 0x85 ? ' ' : 0;
			if (allowed(c))
				buf_char(&m->text, c);
		}
	}
	buf_put(&m->text, "", 1);
	return (const xmlChar *)m->text.s;
}

struct markup *markup_new(struct arena *a)
{
	struct markup *m = ARENA_NEW(a, struct markup);
	xmlOutputBufferPtr out = xmlOutputBufferCreateIO(receive, NULL, m, NULL);
	m->arena = a;
	m->out.a = m->text.a = a;
	m->writer = out ? xmlNewTextWriter(out) : NULL;
	if (out && !m->writer)
		xmlOutputBufferClose(out);
	m->failed = !m->writer;
	if (m->writer)
		note(m, xmlTextWriterStartDocument(m->writer, NULL, "UTF-8", NULL));
	return m;
}

/* libxml2 learns only from a declaration that it is to write UTF-8; it is taken away at the end. */
struct markup *markup_new_html(struct arena *a)
{
	struct markup *m = markup_new(a);
	m->html = true;
	return m;
}

struct str markup_end(struct markup *m)
{
	if (m->writer) {
		note(m, xmlTextWriterEndDocument(m->writer));
		xmlFreeTextWriter(m->writer);
		m->writer = NULL;
	}
	if (m->failed)
		return (struct str){ 0 };
	if (m->html) {
		size_t n = (size_t)((char *)memchr(m->out.s, '\n', m->out.n) + 1 - m->out.s);
		return (struct str){ m->out.s + n, m->out.n - n };
	}
	return buf_get(&m->out);
}

void markup_doctype_html(struct markup *m)
{
	if (m->failed)
		return;
	note(m, xmlTextWriterWriteDTD(m->writer, (const xmlChar *)"html", NULL, NULL, NULL));
	markup_newline(m);
}

void markup_open(struct markup *m, const struct tag *t)
{
	if (m->failed)
		return;
	note(m, xmlTextWriterStartElement(m->writer, (const xmlChar *)t->name));
	if (t->class)
		markup_attr(m, "class", str_of(t->class));
	if (t->type)
		markup_attr(m, "epub:type", str_of(t->type));
	if (t->role)
		markup_attr(m, "role", str_of(t->role));
}

void markup_attr(struct markup *m, const char *name, struct str value)
{
	if (!m->failed)
		note(m, xmlTextWriterWriteAttribute(
				m->writer, (const xmlChar *)name, clean(m, value)));
}

/* libxml2 would write &quot; where a quotation mark needs no help. */
void markup_text(struct markup *m, struct str s)
{
	while (!m->failed) {
		const char *quote = s.n ? memchr(s.s, '"', s.n) : NULL;
		size_t n = quote ? (size_t)(quote - s.s) : s.n;
		if (n || !quote)
			note(m, xmlTextWriterWriteString(
					m->writer, clean(m, (struct str){ s.s, n })));
		if (!quote)
			break;
		note(m, xmlTextWriterWriteRaw(m->writer, (const xmlChar *)"\""));
		s = (struct str){ quote + 1, s.n - n - 1 };
	}
}

void markup_close(struct markup *m)
{
	if (!m->failed)
		note(m, xmlTextWriterFullEndElement(m->writer));
}

void markup_leaf(struct markup *m)
{
	if (!m->failed)
		note(m, xmlTextWriterEndElement(m->writer));
}

void markup_newline(struct markup *m)
{
	if (!m->failed)
		note(m, xmlTextWriterWriteRaw(m->writer, (const xmlChar *)"\n"));
}

void markup_indent(struct markup *m, size_t columns)
{
	static const char spaces[] = "        ";
	markup_newline(m);
	for (size_t n = sizeof spaces - 1; columns && !m->failed; columns -= n) {
		n = columns < n ? columns : n;
		note(m, xmlTextWriterWriteRawLen(m->writer, (const xmlChar *)spaces, (int)n));
	}
}

void markup_instruction(struct markup *m, const char *target, struct str text)
{
	if (!m->failed)
		note(m, xmlTextWriterWritePI(m->writer, (const xmlChar *)target, clean(m, text)));
}

void markup_comment(struct markup *m, struct str text)
{
	struct buf b = { .a = m->arena };
	for (size_t i = 0; i < text.n; i++) {
		if (i && text.s[i] == '-' && text.s[i - 1] == '-')
			buf_char(&b, ' ');
		buf_put(&b, text.s + i, 1);
	}
	if (!m->failed)
		note(m, xmlTextWriterWriteComment(m->writer, clean(m, buf_get(&b))));
}

void markup_line(struct markup *m, const struct tag *t, struct str text)
{
	markup_open(m, t);
	markup_text(m, text);
	markup_close(m);
	markup_newline(m);
}

static bool among(const char *const *list, struct str word)
{
	for (; *list; list++)
		if (str_is(word, *list))
			return true;
	return false;
}

static struct str subtag(struct str *rest)
{
	size_t n = 0;
	while (n < rest->n && rest->s[n] != '-')
		n++;
	struct str tag = { rest->s, n };
	*rest = (struct str){ rest->s + n, rest->n - n };
	if (rest->n)
		*rest = (struct str){ rest->s + 1, rest->n - 1 };
	return tag;
}

bool markup_is_rtl(struct str lang)
{
	/* A script subtag decides; else the script the language is usually written in (IANA's
	 * Suppress-Script and CLDR's likely subtags). */
	static const char *const languages[] = { "ar", "arc", "arz", "azb", "bal", "ckb", "dv",
		"fa", "glk", "he", "iw", "ji", "ks", "lrc", "mzn", "nqo", "pnb", "prs", "ps", "sd",
		"sdh", "skr", "syr", "ug", "ur", "yi", NULL };
	static const char *const scripts[] = { "Adlm", "Arab", "Hebr", "Mand", "Mend", "Nkoo",
		"Rohg", "Samr", "Syrc", "Thaa", NULL };
	struct str primary = subtag(&lang);
	while (lang.n) {
		struct str t = subtag(&lang);
		if (t.n == 4 && !(t.s[0] >= '0' && t.s[0] <= '9'))
			return among(scripts, t);
	}
	return among(languages, primary);
}

bool markup_lang(struct markup *m, struct str lang, bool rtl)
{
	if (!lang.n)
		return rtl;
	bool inside = markup_is_rtl(lang);
	markup_attr(m, "xml:lang", lang);
	markup_attr(m, "lang", lang);
	if (inside != rtl)
		markup_attr(m, "dir", inside ? STR("rtl") : STR("ltr"));
	return inside;
}
