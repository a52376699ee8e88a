/* How pages end, and how their feet stand beside each other.
 *
 * What ending a page was charged for is told by the page itself; which line it was is looked up, to
 * show it. */
#include "report/inside.h"

struct sheet { /* of a page: its first and last line of the text */
	const struct survey_line *head, *foot;
};

struct ends {
	struct survey *s;
	struct sheet *sheet;
	size_t n;
};

static const struct page *page_of(const struct ends *e, size_t i)
{
	return &e->s->q->pages->page[i];
}

static const char *label_of(const struct ends *e, size_t i)
{
	return arena_cstr(e->s->arena, page_of(e, i < e->n ? i : e->n - 1)->label);
}

static void find_sheets(struct ends *e)
{
	for (size_t i = 0; i < e->s->line.n; i++) {
		const struct survey_line *l = &e->s->line.v[i];
		struct sheet *t = &e->sheet[l->page];
		if (!l->body)
			continue;
		t->head = t->head ? t->head : l;
		t->foot = l;
	}
}

/* --- what an end was charged for */

/* What there would be instead. */
static struct str otherwise(const struct ends *e, size_t i)
{
	static const struct {
		uint32_t fault;
		const char *what;
	} rows[] = {
		{ PAGE_WIDOW, "the last line of a paragraph would go over from" },
		{ PAGE_ORPHAN, "the first line of a paragraph would stay behind on" },
		{ PAGE_HEADING, "a heading would stay behind on" },
		{ PAGE_PARTED, "a question would be parted from its answer behind" },
		{ PAGE_SPLIT_QUESTION, "a question would go over from" },
		{ PAGE_KEPT, "what belongs together would be parted behind" },
		{ PAGE_HYPHEN, "a word would be divided at the foot of" },
	};
	const struct page_instead *n = &page_of(e, i)->end.instead;
	struct arena *a = e->s->arena;
	if (!page_of(e, i)->end.asked)
		return (struct str){ 0 };
	for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
		if (n->faults & rows[k].fault)
			return arena_printf(
				a, "otherwise %s page %s", rows[k].what, label_of(e, n->page));
	if (n->foot > 0)
		return arena_printf(a, "otherwise page %s would end %d line%s short",
			label_of(e, n->page), n->foot, n->foot == 1 ? "" : "s");
	return arena_printf(a, "otherwise white space would be less even (by %lld in penalties)",
		(long long)n->more);
}

static struct finding *at_foot(
	const struct ends *e, size_t i, enum report_kind kind, enum report_severity severity)
{
	const struct survey_line *l = e->sheet[i].foot;
	struct finding *f = l ? report_find(e->s, kind, severity, l, l->last)
			      : report_add(e->s, kind, severity);
	f->page = (uint32_t)i;
	f->why = otherwise(e, i);
	return f;
}

static void orphan(const struct ends *e, size_t i)
{
	const struct survey_line *l = e->sheet[i].foot;
	bool line = l && l->mark->para->n > 1 && l->at == 0;
	struct finding *f = at_foot(e, i, REPORT_ORPHAN, REPORT_FAULT);
	f->message = arena_printf(e->s->arena,
		"the first %s stands alone at the foot of page %s, the rest on page %s",
		line ? "line of the paragraph" : "row of the table", label_of(e, i),
		label_of(e, i + 1));
}

static void widow(const struct ends *e, size_t i)
{
	const struct survey_line *l = e->sheet[i + 1].head;
	bool line = l && l->mark->para->n > 1 && l->at + 1 == l->mark->para->n;
	struct finding *f = l ? report_find(e->s, REPORT_WIDOW, REPORT_FAULT, l, l->first)
			      : at_foot(e, i, REPORT_WIDOW, REPORT_FAULT);
	f->why = otherwise(e, i);
	f->message = arena_printf(e->s->arena, "the last %s stands alone at the head of page %s",
		line ? "line of the paragraph" : "row of the table", label_of(e, i + 1));
}

static void question(const struct ends *e, size_t i, uint32_t faults)
{
	bool split = faults & PAGE_SPLIT_QUESTION;
	const char *turn = faults & PAGE_RECTO_QUESTION ? ", and the leaf has to be turned" : "";
	struct finding *f = at_foot(e, i, split ? REPORT_QUESTION : REPORT_PARTED,
		split ? REPORT_BLEMISH : REPORT_FAULT);
	if (split)
		f->message = arena_printf(e->s->arena,
			"the question goes over from page %s to page %s%s", label_of(e, i),
			label_of(e, i + 1), turn);
	else
		f->message = arena_printf(e->s->arena,
			"the question ends page %s, and its answer begins page %s%s",
			label_of(e, i), label_of(e, i + 1), turn);
}

static void charged(const struct ends *e, size_t i)
{
	uint32_t faults = page_of(e, i)->end.faults;
	if (faults & PAGE_ORPHAN)
		orphan(e, i);
	if (faults & PAGE_WIDOW)
		widow(e, i);
	if (faults & (PAGE_SPLIT_QUESTION | PAGE_PARTED))
		question(e, i, faults);
	if (faults & PAGE_HYPHEN) {
		bool turned = !page_of(e, i)->verso;
		struct finding *f = at_foot(
			e, i, REPORT_HYPHEN, turned ? REPORT_BLEMISH : REPORT_NOTE);
		f->message = arena_printf(e->s->arena,
			"a word is divided between page %s and page %s", label_of(e, i),
			label_of(e, i + 1));
	}
	if (faults & PAGE_HEADING)
		at_foot(e, i, REPORT_HEADING, REPORT_FAULT)->message = arena_printf(e->s->arena,
			"a heading, or a change of topic, is parted from what belongs to it");
	if (faults & PAGE_KEPT && !(faults & PAGE_HEADING))
		at_foot(e, i, REPORT_KEPT, REPORT_BLEMISH)->message = arena_printf(e->s->arena,
			"what the layout keeps together is parted between page %s and page %s",
			label_of(e, i), label_of(e, i + 1));
}

/* --- feet */

static int64_t short_by(const struct ends *e, size_t i)
{
	sp grid = e->s->q->style->page.grid, slack = page_of(e, i)->slack;
	return grid > 0 && slack > 0 ? (slack + grid / 8) / grid : 0;
}

static sp width_of(const struct style_page *p)
{
	return p->width - p->inner - p->outer;
}

/* The white at the foot. */
static void foot_box(const struct ends *e, size_t i, struct finding *f)
{
	const struct style_page *p = &e->s->q->style->page;
	const struct page *g = page_of(e, i);
	bool turned = (p->duplex && g->verso) != text_leftward(e->s->q->interview->lang);
	sp grid = p->grid > SP_PT ? p->grid : SP_PT, h = p->height - p->top - p->bottom;
	f->page = (uint32_t)i;
	f->x = turned ? p->outer : p->inner;
	f->w = width_of(p);
	f->h = g->slack;
	f->y = p->top + (h > grid ? h / grid * grid : grid) - g->slack;
	if (e->sheet[i].foot) {
		const struct survey_line *l = e->sheet[i].foot;
		f->loc = report_place(e->s, l, l->last);
	}
}

/* What follows, where that could not stand at the foot; else what there would be instead. */
static struct str because(const struct ends *e, size_t i)
{
	const struct page *next = page_of(e, i + 1);
	const struct survey_line *l = e->sheet[i + 1].head;
	for (size_t k = 0; k < next->n; k++) {
		if (next->mark[k].kind == MARK_IMAGE && next->mark[k].node != NODE_NONE)
			return STR("a picture follows that does not fit below");
		if (next->mark[k].kind == MARK_TEXT && !next->mark[k].artifact)
			break;
	}
	enum style_kind style = l ? l->mark->para->style : STYLE_BODY;
	if (style == STYLE_QUESTION && l->at == 0)
		return STR("a question follows, which stays with its answer");
	if (style == STYLE_SECTION1 || style == STYLE_SECTION2 || style == STYLE_SECTION3)
		return STR("a heading follows, which stays with its text");
	return otherwise(e, i);
}

static void uneven(const struct ends *e, size_t i, int64_t lines, size_t facing)
{
	struct finding *f = report_add(
		e->s, REPORT_FOOT, lines >= REPORT_FOOT_MOST ? REPORT_BLEMISH : REPORT_NOTE);
	const char *s = lines == 1 ? "" : "s";
	f->value = lines;
	f->why = because(e, i);
	foot_box(e, i, f);
	if (facing != i)
		f->message = arena_printf(e->s->arena,
			"the page ends %lld line%s above page %s, which faces it", (long long)lines,
			s, label_of(e, facing));
	else
		f->message = arena_printf(
			e->s->arena, "the page ends %lld line%s short", (long long)lines, s);
}

/* A page beside the one it faces, and by itself only where none faces it. */
static void foot(const struct ends *e, size_t i)
{
	const struct page *g = page_of(e, i);
	bool spread = e->s->q->style->page.duplex;
	size_t facing = i;
	if (g->end.forced)
		return;
	if (spread && g->verso && i + 1 < e->n && !page_of(e, i + 1)->end.forced)
		facing = i + 1;
	else if (spread && !g->verso && i > 0 && !page_of(e, i - 1)->end.forced)
		facing = i - 1;
	int64_t lines = short_by(e, i) - (facing == i ? 0 : short_by(e, facing));
	if (lines >= REPORT_FOOT_LINES)
		uneven(e, i, lines, facing);
	else if (facing != i && short_by(e, i) >= REPORT_FOOT_MOST)
		uneven(e, i, short_by(e, i), i);
	e->s->report->summary.feet++;
	e->s->report->summary.level += short_by(e, i) == 0;
}

static void last_page(const struct ends *e)
{
	size_t i = e->n - 1, lines = 0;
	sp y = -1;
	if (e->n < 2)
		return;
	for (size_t k = e->s->line.n; k-- > 0 && e->s->line.v[k].page == i;)
		if (e->s->line.v[k].mark->y != y) {
			y = e->s->line.v[k].mark->y;
			lines++;
		}
	for (size_t k = 0; k < page_of(e, i)->n; k++)
		if (page_of(e, i)->mark[k].kind == MARK_IMAGE)
			return;
	if (lines >= REPORT_LAST_LINES || !e->sheet[i].head)
		return;
	struct finding *f = report_find(
		e->s, REPORT_LAST, REPORT_NOTE, e->sheet[i].head, e->sheet[i].head->first);
	f->value = (int64_t)lines;
	f->message = arena_printf(
		e->s->arena, "the last page holds %zu line%s", lines, lines == 1 ? "" : "s");
}

void report_ends(struct survey *s)
{
	struct ends e = { .s = s, .n = s->q->pages->n };
	e.sheet = ARENA_ARRAY(s->work, e.n, struct sheet);
	find_sheets(&e);
	for (size_t i = 0; i + 1 < e.n; i++) {
		charged(&e, i);
		foot(&e, i);
	}
	last_page(&e);
}
