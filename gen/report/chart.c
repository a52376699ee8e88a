/* The head of the report: what it is about, how much was found, how word spaces are spread, where
 * on which pages, and of what kinds. */
#include "report/html.h"

enum { BAR = 12, BARS_HIGH = 96, BARS_LEFT = 8, BARS_BELOW = 26 };

static void tile(struct html *h, enum report_severity severity)
{
	static const char *const more[] = {
		[REPORT_NOTE] = "notes", [REPORT_BLEMISH] = "blemishes", [REPORT_FAULT] = "faults"
	};
	size_t n = h->r->summary.severity[severity];
	const char *name = report_severity_name(severity);
	report_open(h, "li");
	report_attr(h, "class", str_of(name));
	report_open(h, "label");
	report_open(h, "input");
	report_attr(h, "type", STR("checkbox"));
	report_attrf(h, "id", "show-%s", name);
	report_attr(h, "checked", STR("checked"));
	report_close(h);
	report_open(h, "b");
	report_putf(h, "%zu", n);
	report_close(h);
	report_putf(h, " %s", n == 1 ? name : more[severity]);
	report_close(h);
	report_close(h);
}

static void tiles(struct html *h)
{
	report_open(h, "ul");
	report_attr(h, "class", STR("tiles"));
	report_attr(h, "aria-label", STR("What was found; unticked, it is not shown"));
	tile(h, REPORT_FAULT);
	tile(h, REPORT_BLEMISH);
	tile(h, REPORT_NOTE);
	report_close(h);
}

/* --- word spaces */

static void bar(struct html *h, int i, size_t most)
{
	const struct report_summary *m = &h->r->summary;
	int space = REPORT_BIN_FIRST + i * REPORT_BIN_STEP;
	bool outside = space < REPORT_TIGHT_SPACE || space >= REPORT_LOOSE_SPACE;
	int high = (int)(m->bin[i] * BARS_HIGH / most);
	if (m->bin[i] == 0)
		return;
	high = high < 2 ? 2 : high;
	report_open(h, "rect");
	report_attr(h, "class", outside ? STR("outside") : STR("inside"));
	report_attrf(h, "x", "%d", BARS_LEFT + i * BAR + 1);
	report_attrf(h, "y", "%d", BARS_HIGH - high);
	report_attrf(h, "width", "%d", BAR - 2);
	report_attrf(h, "height", "%d", high);
	report_close(h);
}

static void tick(struct html *h, int space, const char *label)
{
	int x = BARS_LEFT + (space - REPORT_BIN_FIRST) * BAR / REPORT_BIN_STEP;
	report_open(h, "path");
	report_attrf(h, "d", "M%d %dv5", x, BARS_HIGH);
	report_close(h);
	report_open(h, "text");
	report_attrf(h, "x", "%d", x);
	report_attrf(h, "y", "%d", BARS_HIGH + 18);
	report_put(h, str_of(label));
	report_close(h);
}

static void bars(struct html *h)
{
	const struct report_summary *m = &h->r->summary;
	size_t most = 1;
	int wide = REPORT_BINS * BAR + 2 * BARS_LEFT;
	for (int i = 0; i < REPORT_BINS; i++)
		most = m->bin[i] > most ? m->bin[i] : most;
	report_open(h, "svg");
	report_attr(h, "class", STR("bars"));
	report_attrf(h, "viewBox", "0 -4 %d %d", wide, BARS_HIGH + BARS_BELOW + 4);
	report_attr(h, "role", STR("img"));
	report_attr(h, "aria-label",
		STR("Lines by their word space, from 0.6 to 2.1 times the natural one"));
	for (int i = 0; i < REPORT_BINS; i++)
		bar(h, i, most);
	report_open(h, "path");
	report_attrf(h, "d", "M0 %dh%d", BARS_HIGH, wide);
	report_close(h);
	tick(h, REPORT_TIGHT_SPACE, "0.8");
	tick(h, 1000, "1");
	tick(h, REPORT_LOOSE_SPACE, "1.5");
	tick(h, REPORT_LOOSEST_SPACE, "2");
	report_close(h);
}

static void spaces(struct html *h)
{
	const struct report_summary *m = &h->r->summary;
	struct arena *a = h->b.a;
	if (m->set == 0)
		return;
	report_open(h, "figure");
	bars(h);
	report_open(h, "figcaption");
	report_putf(h,
		"Word spaces of the %zu lines that fill the measure: mean %s of the natural one, "
		"deviation %s, from %s to %s.",
		m->set, report_decimal(a, m->mean, 2).s, report_decimal(a, m->deviation, 2).s,
		report_decimal(a, m->least, 2).s, report_decimal(a, m->most, 2).s);
	report_close(h);
	report_close(h);
}

/* --- figures */

static void row(struct html *h, const char *name, struct str value)
{
	report_open(h, "div");
	report_leaf(h, "dt", NULL, str_of(name));
	report_leaf(h, "dd", NULL, value);
	report_close(h);
}

static struct str share(struct html *h, size_t part, size_t all)
{
	return arena_printf(h->b.a, "%zu of %zu", part, all);
}

static void figures(struct html *h)
{
	const struct report_summary *m = &h->r->summary;
	struct arena *a = h->b.a;
	report_open(h, "dl");
	row(h, "pages", arena_printf(a, "%zu", m->pages));
	row(h, "lines", arena_printf(a, "%zu", m->lines));
	if (m->characters > 0)
		row(h, "characters a line", arena_printf(a, "%zu", m->characters));
	row(h, "lines that end divided", share(h, m->hyphens, m->lines));
	row(h, "longest row of hyphens", arena_printf(a, "%zu", m->ladder));
	if (m->feet > 0)
		row(h, "pages full to the foot", share(h, m->level, m->feet));
	report_close(h);
}

/* --- where, and what */

static enum report_severity worst(const struct report *r, size_t from, size_t to)
{
	enum report_severity w = REPORT_NOTE;
	for (size_t i = from; i < to; i++)
		w = r->finding[i].severity > w ? r->finding[i].severity : w;
	return w;
}

static void index_of_pages(struct html *h)
{
	const struct report *r = h->r;
	size_t at = 0;
	while (at < r->n && r->finding[at].page == REPORT_NOWHERE)
		at++;
	report_open(h, "nav");
	report_attr(h, "aria-label", STR("Pages"));
	report_open(h, "ul");
	report_attr(h, "class", STR("index"));
	for (uint32_t i = 0; i < r->pages->n; i++) {
		size_t from = at;
		while (at < r->n && r->finding[at].page == i)
			at++;
		report_open(h, "li");
		report_open(h, "a");
		report_attrf(h, "href", "#p%u", (unsigned)i + 1);
		if (at > from)
			report_attr(h, "class", str_of(report_severity_name(worst(r, from, at))));
		report_putf(h, "%.*s", STR_ARG(r->pages->page[i].label));
		if (at > from)
			report_leaf(h, "small", NULL, arena_printf(h->b.a, "%zu", at - from));
		report_close(h);
		report_close(h);
	}
	report_close(h);
	report_leaf(h, "p", NULL, STR("Pages, and how many spots are marked on each"));
	report_close(h);
}

static void kinds(struct html *h)
{
	const struct report *r = h->r;
	size_t first[REPORT_KINDS] = { 0 };
	if (r->n == 0)
		return;
	for (size_t i = r->n; i-- > 0;)
		first[r->finding[i].kind] = i + 1;
	report_open(h, "table");
	report_leaf(h, "caption", NULL, STR("Kinds"));
	for (int k = 0; k < REPORT_KINDS; k++) {
		if (r->summary.of[k] == 0 || first[k] == 0)
			continue;
		report_open(h, "tr");
		report_open(h, "th");
		report_attr(h, "scope", STR("row"));
		report_open(h, "a");
		report_attrf(h, "href", "#f%zu", first[k]);
		report_put(h, str_of(report_kind_row[k].title));
		report_close(h);
		report_close(h);
		report_leaf(h, "td", "number", arena_printf(h->b.a, "%zu", r->summary.of[k]));
		report_leaf(h, "td", NULL, str_of(report_kind_row[k].what));
		report_close(h);
	}
	report_close(h);
}

static void title(struct html *h)
{
	const struct report *r = h->r;
	report_leaf(h, "p", "what", STR("Editor’s report"));
	report_open(h, "h1");
	report_attr(h, "lang", r->interview->lang);
	report_attr(h, "dir", STR("auto"));
	report_put(h, r->title);
	report_close(h);
	report_open(h, "p");
	report_leaf(h, "code", NULL, r->interview->path);
	report_putf(h, ", layout %.*s", STR_ARG(r->style->name));
	report_close(h);
}

void report_head(struct html *h)
{
	report_open(h, "header");
	report_attr(h, "class", STR("top"));
	title(h);
	tiles(h);
	index_of_pages(h);
	report_open(h, "div");
	report_attr(h, "class", STR("measures"));
	spaces(h);
	figures(h);
	report_close(h);
	kinds(h);
	report_close(h);
}
