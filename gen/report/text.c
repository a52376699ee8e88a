/* The report as text: a summary of one screen, then the findings as diagnostics. */
#include "report/inside.h"

struct writer {
	struct buf b;
	const struct report *r;
	bool advised[REPORT_KINDS];
};

/* What a hostile file says must not reach a terminal as a command to it. */
static void put(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n;) {
		uint32_t c = str_next(s, &i);
		if (c < 0x20 || c == 0x7F || (c >= 0x80 && c < 0xA0) ||
			(c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))
			buf_printf(b, "\\u%04X", (unsigned)c);
		else
			buf_char(b, c);
	}
}

static void row(struct writer *w, const char *name)
{
	buf_printf(&w->b, "  %-30s", name);
}

static void share(struct writer *w, const char *name, size_t part, size_t all, const char *of)
{
	row(w, name);
	buf_printf(&w->b, "%zu of %zu %s", part, all, of);
	if (all > 0)
		buf_printf(&w->b, ", %s %%",
			report_decimal(
				w->b.a, len_scale((int64_t)part * 1000, 100, (int64_t)all), 1)
				.s);
	buf_cstr(&w->b, "\n");
}

static void spaces(struct writer *w)
{
	const struct report_summary *m = &w->r->summary;
	struct arena *a = w->b.a;
	if (m->set == 0)
		return;
	row(w, "word space");
	buf_printf(&w->b, "mean %s, deviation %s, from %s to %s of the natural one\n",
		report_decimal(a, m->mean, 2).s, report_decimal(a, m->deviation, 2).s,
		report_decimal(a, m->least, 2).s, report_decimal(a, m->most, 2).s);
}

static void summary(struct writer *w)
{
	const struct report_summary *m = &w->r->summary;
	buf_printf(&w->b, ": %zu page%s, %zu lines, layout ", m->pages, m->pages == 1 ? "" : "s",
		m->lines);
	put(&w->b, w->r->style->name);
	buf_printf(&w->b, "\n");
	share(w, "lines set to the measure", m->set, m->lines, "lines");
	spaces(w);
	share(w, "lines that end divided", m->hyphens, m->lines, "lines");
	if (m->characters > 0) {
		row(w, "characters a line");
		buf_printf(&w->b, "%zu\n", m->characters);
	}
	row(w, "longest row of hyphens");
	buf_printf(&w->b, "%zu\n", m->ladder);
	if (m->feet > 0)
		share(w, "pages full to the foot", m->level, m->feet, "pages");
	for (int k = 0; k < REPORT_KINDS; k++)
		if (m->of[k] > 0) {
			row(w, report_kind_row[k].title);
			buf_printf(&w->b, "%zu\n", m->of[k]);
		}
	row(w, "found");
	const size_t *n = m->severity;
	buf_printf(&w->b, "%zu fault%s, %zu blemish%s, %zu note%s\n", n[REPORT_FAULT],
		n[REPORT_FAULT] == 1 ? "" : "s", n[REPORT_BLEMISH],
		n[REPORT_BLEMISH] == 1 ? "" : "es", n[REPORT_NOTE], n[REPORT_NOTE] == 1 ? "" : "s");
}

static void finding(struct writer *w, const struct finding *f)
{
	put(&w->b, report_where(w->b.a, w->r, f));
	buf_printf(&w->b, ": %s: %s: ", report_severity_name(f->severity),
		report_kind_row[f->kind].title);
	put(&w->b, f->message);
	if (f->why.n) {
		buf_cstr(&w->b, "; ");
		put(&w->b, f->why);
	}
	if (f->advice.n && !w->advised[f->kind]) { /* once is enough */
		w->advised[f->kind] = true;
		buf_cstr(&w->b, "; ");
		put(&w->b, f->advice);
	}
	buf_cstr(&w->b, "\n");
	if (!f->text.n)
		return;
	buf_cstr(&w->b, "    ");
	put(&w->b, f->text);
	buf_cstr(&w->b, "\n");
}

struct str report_text(struct arena *a, const struct report *r)
{
	struct writer w = { .b = { .a = a }, .r = r };
	put(&w.b, r->interview->path);
	summary(&w);
	for (size_t i = 0; i < r->n; i++) {
		const struct finding *f = &r->finding[i];
		if (i == 0 || r->finding[i - 1].page != f->page) {
			buf_cstr(&w.b, "\n");
			if (f->page == REPORT_NOWHERE)
				buf_cstr(&w.b, "on no page");
			else
				buf_cstr(&w.b, "page ");
			if (f->page != REPORT_NOWHERE)
				put(&w.b, r->pages->page[f->page].label);
			buf_cstr(&w.b, "\n");
		}
		finding(&w, f);
	}
	if (r->more)
		buf_printf(&w.b, "\n%zu more are left out\n", r->more);
	return buf_get(&w.b);
}
