/* The pages, drawn, each with its spots and its findings beside it.
 *
 * A spot is ringed where it is, and numbered in the margin, on the side it is nearer to; numbers
 * that would cover each other move down. Colour, stroke and the shape of the number all say how
 * grave it is, so that none of them has to be seen. Pages with nothing on them stand small, in
 * rows.
 */
#include "report/html.h"

enum {
	PICTURES = 8 << 20, /* bytes that the report's pictures may have */
	BADGE = 17,         /* pt: across */
	TALL = 20,          /* a spot so high is pointed at near its head */
	FAR = 90,           /* from it, words may stand between */
	STEP = 18,          /* from one number to the next below it, at least */
	PAD = 2,            /* of a ring around its spot */
	FIRST_WORDS = 60,   /* bytes of a page that name it */
};

struct sheets {
	struct html *h;
	struct page_art *art;
	const struct report *r;
};

struct margin { /* where the next number may stand, on each side */
	sp y[2];
};

static size_t end_of(const struct report *r, size_t from, uint32_t page)
{
	while (from < r->n && r->finding[from].page == page)
		from++;
	return from;
}

/* --- spots */

static void badge(struct html *h, enum report_severity severity, const sp at[2], size_t number)
{
	sp half = BADGE * SP_PT / 2, x = at[0], y = at[1];
	report_open(h, "g");
	report_attr(h, "class", STR("badge"));
	if (severity == REPORT_FAULT) {
		report_open(h, "rect");
		report_attr_sp(h, "x", x - half);
		report_attr_sp(h, "y", y - half);
		report_attr_sp(h, "width", 2 * half);
		report_attr_sp(h, "height", 2 * half);
		report_close(h);
	} else if (severity == REPORT_BLEMISH) {
		report_open(h, "circle");
		report_attr_sp(h, "cx", x);
		report_attr_sp(h, "cy", y);
		report_attr_sp(h, "r", half);
		report_close(h);
	} else {
		report_open(h, "path");
		report_attrf(h, "d", "M%lld %lldl9 9l-9 9l-9 -9z", (long long)(x / SP_PT),
			(long long)(y / SP_PT) - 9);
		report_close(h);
	}
	report_open(h, "text");
	if (number > 99)
		report_attr(h, "class", STR("long"));
	report_attr_sp(h, "x", x);
	report_attr_sp(h, "y", y + SP_PT * 13 / 4);
	report_putf(h, "%zu", number);
	report_close(h);
	report_close(h);
}

static bool is_far(sp x1, sp x2)
{
	return x1 - x2 > FAR * SP_PT || x2 - x1 > FAR * SP_PT;
}

/* Where a spot is pointed at. */
static sp height_of(const struct finding *f, bool far)
{
	if (f->h >= TALL * SP_PT)
		return f->y + 8 * SP_PT;
	return far ? f->y + f->h + PAD * SP_PT : f->y + f->h / 2;
}

/* From a number to its spot; below the words that stand between, where some do. */
static void lead(struct html *h, const struct finding *f, const sp from[2], bool left)
{
	sp half = BADGE * SP_PT / 2, pad = PAD * SP_PT;
	sp x1 = from[0] + (left ? half : -half), x2 = left ? f->x - pad : f->x + f->w + pad;
	if (f->w <= 0)
		return;
	report_open(h, "line");
	report_attr(h, "class", STR("lead"));
	report_attr_sp(h, "x1", x1);
	report_attr_sp(h, "y1", from[1]);
	report_attr_sp(h, "x2", is_far(x1, x2) ? (left ? f->x : f->x + f->w) : x2);
	report_attr_sp(h, "y2", height_of(f, is_far(x1, x2)));
	report_close(h);
}

static void ring(struct html *h, const struct finding *f)
{
	sp pad = f->kind == REPORT_FOOT ? 0 : PAD * SP_PT;
	sp least = f->w < f->h ? f->w : f->h;
	if (f->w <= 0)
		return;
	report_open(h, "rect");
	report_attr(h, "class", f->kind == REPORT_FOOT ? STR("ring white") : STR("ring"));
	report_attr_sp(h, "x", f->x - pad);
	report_attr_sp(h, "y", f->y - pad);
	report_attr_sp(h, "width", f->w + 2 * pad);
	report_attr_sp(h, "height", f->h + 2 * pad);
	if (pad > 0)
		report_attr_sp(h, "rx",
			(least + 2 * pad) / 2 < 6 * SP_PT ? (least + 2 * pad) / 2 : 6 * SP_PT);
	report_close(h);
}

static void spot(struct html *h, const struct page *g, size_t i, struct margin *m)
{
	const struct finding *f = &h->r->finding[i];
	bool left = f->w > 0 && f->x + f->w / 2 < g->width / 3;
	sp half = BADGE * SP_PT / 2, low = g->height - half - SP_PT;
	sp x = left ? half + 2 * SP_PT : g->width - half - 2 * SP_PT;
	sp y = f->w > 0 ? height_of(f, is_far(x, left ? f->x : f->x + f->w)) : half + SP_PT;
	y = y < m->y[left] ? m->y[left] : y;
	y = y > low ? low : y;
	m->y[left] = y + STEP * SP_PT;
	report_open(h, "a");
	report_attrf(h, "id", "s%zu", i + 1);
	report_attrf(h, "href", "#f%zu", i + 1);
	report_attrf(
		h, "class", "spot %s%s", report_severity_name(f->severity), left ? " left" : "");
	report_attrf(h, "aria-label", "%zu, %s", i + 1, report_kind_row[f->kind].title);
	sp at[2] = { x, y };
	lead(h, f, at, left);
	ring(h, f);
	badge(h, f->severity, at, i + 1);
	report_close(h);
}

/* --- pages */

static struct str first_words(struct arena *a, const struct page *g)
{
	struct buf b = { .a = a };
	for (size_t i = 0; i < g->n && b.n < FIRST_WORDS; i++) {
		const struct mark *m = &g->mark[i];
		if (m->kind != MARK_TEXT || m->artifact)
			continue;
		for (size_t k = 0; k < m->line->n && b.n < FIRST_WORDS; k++) {
			buf_str(&b, m->line->mark[k].run->text);
			if (m->line->mark[k].space || k + 1 == m->line->n)
				buf_cstr(&b, " ");
		}
	}
	return b.n ? str_trim(buf_get(&b)) : (struct str){ 0 };
}

static void drawing(struct sheets *s, uint32_t page, size_t from, size_t to)
{
	struct html *h = s->h;
	const struct page *g = &s->r->pages->page[page];
	struct arena *a = arena_new();
	struct str words = first_words(a, g);
	struct margin m = { { 0, 0 } };
	report_open(h, "svg");
	report_attr(h, "class", STR("page"));
	report_attrf(h, "viewBox", "0 0 %s %s", report_decimal(a, len_mpt(g->width), 1).s,
		report_decimal(a, len_mpt(g->height), 1).s);
	report_attr(h, "role", STR("group"));
	report_attrf(h, "aria-label", "Page %.*s", STR_ARG(g->label));
	report_open(h, "g");
	report_attr(h, "role", STR("img"));
	report_attrf(h, "aria-label", "Page %.*s%s%.*s%s", STR_ARG(g->label),
		words.n ? ", which begins “" : "", STR_ARG(words), words.n ? "…”" : "");
	page_art_draw(s->art, page, report_inside(h));
	report_close(h);
	for (size_t i = from; i < to; i++)
		spot(h, g, i, &m);
	report_close(h);
	arena_drop(a);
}

static void counts(struct html *h, size_t from, size_t to)
{
	size_t n[REPORT_SEVERITIES] = { 0 };
	for (size_t i = from; i < to; i++)
		n[h->r->finding[i].severity]++;
	report_open(h, "p");
	report_attr(h, "class", STR("counts"));
	for (int k = REPORT_SEVERITIES; k-- > 0;) {
		const char *name = report_severity_name((enum report_severity)k);
		const char *more = k == REPORT_BLEMISH ? "es" : "s";
		if (n[k] == 0)
			continue;
		report_open(h, "span");
		report_attr(h, "class", str_of(name));
		report_putf(h, "%zu %s%s", n[k], name, n[k] == 1 ? "" : more);
		report_close(h);
		report_put(h, STR(" "));
	}
	report_close(h);
}

static void sheet(struct sheets *s, uint32_t page, size_t from, size_t to)
{
	struct html *h = s->h;
	const struct page *g = &s->r->pages->page[page];
	report_open(h, "section");
	report_attrf(h, "id", "p%u", (unsigned)page + 1);
	report_attr(h, "class", STR("sheet"));
	report_attrf(h, "aria-labelledby", "h%u", (unsigned)page + 1);
	report_open(h, "header");
	report_open(h, "h2");
	report_attrf(h, "id", "h%u", (unsigned)page + 1);
	report_putf(h, "Page %.*s", STR_ARG(g->label));
	report_close(h);
	counts(h, from, to);
	report_close(h);
	drawing(s, page, from, to);
	report_items(h, from, to);
	report_close(h);
}

/* Pages [from, to) on which nothing was found. */
static void clean(struct sheets *s, uint32_t from, uint32_t to, size_t finding)
{
	struct html *h = s->h;
	const struct page *g = s->r->pages->page;
	report_open(h, "section");
	report_attr(h, "class", STR("clean"));
	if (to - from == 1)
		report_leaf(h, "h2", NULL,
			arena_printf(h->b.a, "Page %.*s: nothing to mark", STR_ARG(g[from].label)));
	else
		report_leaf(h, "h2", NULL,
			arena_printf(h->b.a, "Pages %.*s to %.*s: nothing to mark",
				STR_ARG(g[from].label), STR_ARG(g[to - 1].label)));
	report_open(h, "ul");
	for (uint32_t i = from; i < to; i++) {
		report_open(h, "li");
		report_attrf(h, "id", "p%u", (unsigned)i + 1);
		drawing(s, i, finding, finding);
		report_putf(h, "%.*s", STR_ARG(g[i].label));
		report_close(h);
	}
	report_close(h);
	report_close(h);
}

void report_sheets(struct html *h)
{
	const struct report *r = h->r;
	struct sheets s = { .h = h, .r = r };
	size_t at = end_of(r, 0, REPORT_NOWHERE);
	uint32_t n = (uint32_t)r->pages->n;
	s.art = page_art(h->b.a, r->pages, (struct page_art_how){ .pictures = PICTURES });
	for (uint32_t i = 0; i < n;) {
		size_t to = end_of(r, at, i);
		uint32_t first = i++;
		if (to > at) {
			sheet(&s, first, at, to);
			at = to;
			continue;
		}
		while (i < n && end_of(r, at, i) == at)
			i++;
		clean(&s, first, i, at);
	}
	report_open(h, "svg");
	report_attr(h, "class", STR("glyphs"));
	report_attr(h, "aria-hidden", STR("true"));
	page_art_defs(s.art, report_inside(h));
	report_close(h);
}
