/* The report as one HTML file: styles, glyphs and pictures are inside, nothing is fetched, and a
 * policy in it tells the browser so. It needs no script: what is shown is chosen by checkboxes that
 * the style sheet looks at, spots and findings are links to each other. */
#include "report/html.h"

static void meta(struct html *h, const char *name, const char *value, struct str content)
{
	report_open(h, "meta");
	report_attr(h, name, str_of(value));
	report_attr(h, "content", content);
	report_close(h);
}

static void head(struct html *h)
{
	report_open(h, "head");
	report_open(h, "meta");
	report_attr(h, "charset", STR("utf-8"));
	report_close(h);
	report_open(h, "title");
	report_putf(h, "%.*s: editor’s report", STR_ARG(h->r->title));
	report_close(h);
	meta(h, "name", "viewport", STR("width=device-width, initial-scale=1"));
	meta(h, "name", "color-scheme", STR("light dark"));
	meta(h, "name", "generator", h->r->program);
	meta(h, "http-equiv", "Content-Security-Policy",
		STR("default-src 'none'; style-src 'unsafe-inline'; img-src data:"));
	report_open(h, "style");
	buf_cstr(report_inside(h), report_style_sheet);
	report_close(h);
	report_close(h);
}

/* What is on no page. */
static void nowhere(struct html *h)
{
	size_t n = 0;
	while (n < h->r->n && h->r->finding[n].page == REPORT_NOWHERE)
		n++;
	if (n == 0)
		return;
	report_open(h, "section");
	report_attr(h, "class", STR("nowhere"));
	report_leaf(h, "h2", NULL, STR("On no page"));
	report_items(h, 0, n);
	report_close(h);
}

struct str report_html(struct arena *a, const struct report *r)
{
	struct html h = { .b = { .a = a }, .r = r };
	buf_cstr(&h.b, "<!DOCTYPE html>\n");
	report_open(&h, "html");
	report_attr(&h, "lang", STR("en"));
	head(&h);
	report_open(&h, "body");
	report_head(&h);
	report_open(&h, "main");
	report_attrf(&h, "style", "--wide:%d;--high:%d", (int)(r->style->page.width / SP_PT),
		(int)(r->style->page.height / SP_PT));
	nowhere(&h);
	report_sheets(&h);
	report_close(&h);
	if (r->more) {
		report_open(&h, "footer");
		report_putf(&h, "%zu more are left out", r->more);
		report_close(&h);
	}
	report_close(&h);
	report_close(&h);
	buf_cstr(&h.b, "\n");
	return buf_get(&h.b);
}
