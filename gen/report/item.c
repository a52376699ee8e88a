/* Findings as a list. */
#include "report/html.h"

static void number(struct html *h, size_t i)
{
	const struct finding *f = &h->r->finding[i];
	bool shown = f->page != REPORT_NOWHERE;
	report_open(h, shown ? "a" : "span");
	report_attr(h, "class", STR("badge"));
	if (shown)
		report_attrf(h, "href", "#s%zu", i + 1);
	if (shown)
		report_attrf(h, "aria-label", "%zu, show on the page", i + 1);
	report_putf(h, "%zu", i + 1);
	report_close(h);
}

static void item(struct html *h, size_t i)
{
	const struct finding *f = &h->r->finding[i];
	struct arena *a = arena_new();
	const char *severity = report_severity_name(f->severity);
	report_open(h, "li");
	report_attrf(h, "id", "f%zu", i + 1);
	report_attr(h, "class", str_of(severity));
	number(h, i);
	report_open(h, "div");
	report_open(h, "p");
	report_leaf(h, "strong", NULL, str_of(report_kind_row[f->kind].title));
	report_put(h, STR(" "));
	report_leaf(h, "span", "severity", str_of(severity));
	report_close(h);
	report_leaf(h, "p", NULL, f->message);
	if (f->why.n)
		report_leaf(h, "p", NULL, f->why);
	if (f->text.n) {
		report_open(h, "p");
		report_attr(h, "class", STR("words"));
		report_attr(h, "lang", h->r->interview->lang);
		report_attr(h, "dir", STR("auto"));
		report_put(h, f->text);
		report_close(h);
	}
	if (f->advice.n)
		report_leaf(h, "p", "advice", f->advice);
	report_leaf(h, "code", NULL, report_where(a, h->r, f));
	report_close(h);
	report_close(h);
	arena_drop(a);
}

void report_items(struct html *h, size_t from, size_t to)
{
	report_open(h, "ol");
	report_attr(h, "class", STR("findings"));
	for (size_t i = from; i < to; i++)
		item(h, i);
	report_close(h);
}
