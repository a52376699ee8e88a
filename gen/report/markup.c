#include "report/html.h"

#include <assert.h>
#include <stdarg.h>

/* Not to be had in XML, or commands to whoever shows it. */
static bool is_unsafe(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
	       (c >= 0x2066 && c <= 0x2069) || (c & 0xFFFE) == 0xFFFE;
}

static void escaped(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n;) {
		size_t from = i;
		uint32_t c = str_next(s, &i);
		if (c == '<')
			buf_cstr(b, "&lt;");
		else if (c == '>')
			buf_cstr(b, "&gt;");
		else if (c == '&')
			buf_cstr(b, "&amp;");
		else if (c == '"')
			buf_cstr(b, "&quot;");
		else if (c == '\n' || c == '\t')
			buf_cstr(b, " ");
		else if (is_unsafe(c))
			buf_printf(b, "\\u%04X", (unsigned)c);
		else if (c == 0xFFFD)
			buf_char(b, c); /* of bytes that are no character, too */
		else
			buf_put(b, s.s + from, i - from);
	}
}

static void end_tag(struct html *h)
{
	if (h->in_tag)
		buf_cstr(&h->b, ">");
	h->in_tag = false;
}

/* Elements that begin a line, so that a report can be looked at, and compared, as text. */
static bool begins_line(const char *e)
{
	static const char *const rows[] = { "head", "body", "header", "main", "section", "h1", "h2",
		"p", "ol", "ul", "li", "dl", "table", "tr", "svg", "figure", "nav", "footer",
		"style", "meta", "title", "fieldset", "a" };
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (strcmp(rows[i], e) == 0)
			return true;
	return false;
}

static bool is_void(const char *e)
{
	return strcmp(e, "meta") == 0 || strcmp(e, "input") == 0 || strcmp(e, "rect") == 0 ||
	       strcmp(e, "circle") == 0 || strcmp(e, "path") == 0 || strcmp(e, "line") == 0;
}

void report_open(struct html *h, const char *element)
{
	assert(h->depth < HTML_DEPTH);
	end_tag(h);
	if (begins_line(element) && h->b.n)
		buf_cstr(&h->b, "\n");
	buf_printf(&h->b, "<%s", element);
	h->open[h->depth++] = element;
	h->in_tag = true;
}

void report_attr(struct html *h, const char *name, struct str value)
{
	assert(h->in_tag);
	buf_printf(&h->b, " %s=\"", name);
	escaped(&h->b, value);
	buf_cstr(&h->b, "\"");
}

void report_attrf(struct html *h, const char *name, const char *fmt, ...)
{
	struct arena *a = arena_new();
	va_list ap;
	va_start(ap, fmt);
	report_attr(h, name, arena_vprintf(a, fmt, ap));
	va_end(ap);
	arena_drop(a);
}

void report_attr_sp(struct html *h, const char *name, sp v)
{
	struct arena *a = arena_new();
	report_attr(h, name, report_decimal(a, len_mpt(v), 1));
	arena_drop(a);
}

void report_put(struct html *h, struct str text)
{
	end_tag(h);
	escaped(&h->b, text);
}

void report_putf(struct html *h, const char *fmt, ...)
{
	struct arena *a = arena_new();
	va_list ap;
	va_start(ap, fmt);
	report_put(h, arena_vprintf(a, fmt, ap));
	va_end(ap);
	arena_drop(a);
}

void report_close(struct html *h)
{
	assert(h->depth > 0);
	const char *element = h->open[--h->depth];
	if (h->in_tag && is_void(element))
		buf_cstr(&h->b, "/>");
	else {
		end_tag(h);
		buf_printf(&h->b, "</%s>", element);
	}
	h->in_tag = false;
}

void report_leaf(struct html *h, const char *element, const char *class, struct str text)
{
	report_open(h, element);
	if (class)
		report_attr(h, "class", str_of(class));
	report_put(h, text);
	report_close(h);
}

struct buf *report_inside(struct html *h)
{
	end_tag(h);
	return &h->b;
}
