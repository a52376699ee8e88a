/* The pages as one list of lines, with what is measured of each.
 *
 * This is the one place that looks into a set line. Word spaces are not measured on the page but
 * told from the ratio at which the line's glue was set, which is exact; where they stand is, for
 * rivers. */
#include "report/inside.h"

#include <stdlib.h>

static sp right_edge(const struct mark *m, const struct line_mark *l)
{
	return m->x + l->x + para_mark_width(l, &m->span[l->span].look);
}

static bool is_before(const struct line_mark *a, const struct line_mark *b)
{
	return a->span < b->span || (a->span == b->span && a->offset < b->offset);
}

static bool space_between(const struct line_mark *left, const struct line_mark *right)
{
	return left->level % 2 == 0 ? left->space : right->level % 2 == 1 && right->space;
}

static void measure_runs(struct survey *s, struct survey_line *l)
{
	const struct line *line = l->line;
	const struct mark *m = l->mark;
	l->gap = (uint32_t)s->gap.n;
	l->first = l->last = line->n ? &line->mark[0] : NULL;
	l->left = line->n ? m->x + line->mark[0].x : m->x;
	for (size_t i = 0; i < line->n; i++) {
		const struct line_mark *now = &line->mark[i];
		sp right = right_edge(m, now);
		l->right = right;
		l->first = is_before(now, l->first) ? now : l->first;
		l->last = is_before(now, l->last) ? l->last : now;
		if (i + 1 < line->n && space_between(now, now + 1) && m->x + now[1].x > right)
			*VEC_PUSH(s->work, &s->gap) = (struct gap){ right, m->x + now[1].x };
	}
	l->gaps = (uint32_t)s->gap.n - l->gap;
}

static bool is_set(const struct survey *s, const struct survey_line *l)
{
	const struct line *line = l->line;
	return s->q->style->text[l->mark->para->style].align == ALIGN_JUSTIFY && !line->filled &&
	       !line->left_short && line->overfull <= 0;
}

static int space_of(const struct survey *s, const struct survey_line *l)
{
	const struct style_paragraph *p = &s->q->style->paragraph;
	int64_t natural = p->space > 0 ? p->space : 1000;
	int64_t give = l->line->ratio > 0 ? p->stretch : p->shrink;
	return (int)(1000 + len_scale(l->line->ratio, give, natural * 10) * 10);
}

static struct survey_para *para_of(struct survey *s, struct map *known, const struct page_para *p)
{
	struct survey_para *last = s->para.n ? s->para.v[s->para.n - 1] : NULL;
	struct str key = { (const char *)&p, sizeof p };
	struct survey_para *found = last && last->para == p ? last : map_get(known, key);
	if (found)
		return found;
	found = ARENA_NEW(s->work, struct survey_para);
	found->para = p;
	found->index = (uint32_t)s->para.n;
	found->line = ARENA_ARRAY(s->work, p->n, uint32_t);
	for (size_t i = 0; i < p->n; i++)
		found->line[i] = SURVEY_NONE;
	*VEC_PUSH(s->work, &s->para) = found;
	map_put(known, (struct str){ (const char *)&found->para, sizeof found->para }, found);
	return found;
}

static void add_line(struct survey *s, struct map *known, const struct mark *m, uint32_t page)
{
	struct survey_para *p = para_of(s, known, m->para);
	uint32_t at = (uint32_t)(m->line - m->para->line);
	enum style_kind style = m->para->style;
	sp up = m->para->leading * 3 / 4, down = m->para->leading / 4;
	if (p->line[at] != SURVEY_NONE)
		return; /* the head of a table, again */
	p->line[at] = (uint32_t)s->line.n;
	struct survey_line *l = VEC_PUSH(s->work, &s->line);
	*l = (struct survey_line){ .mark = m,
		.line = m->line,
		.page = page,
		.para = p->index,
		.at = at,
		.body = m->artifact == ARTIFACT_NONE && style != STYLE_NOTE && style != STYLE_LABEL,
		.space = 1000,
		.top = m->y - (m->line->ascent < up ? m->line->ascent : up),
		.bottom = m->y + (m->line->descent < down ? m->line->descent : down) };
	measure_runs(s, l);
	l->set = l->gaps > 0 && is_set(s, l);
	if (l->set)
		l->space = space_of(s, l);
}

void report_survey(struct survey *s)
{
	struct map known = { .a = s->work };
	for (uint32_t i = 0; i < s->q->pages->n; i++) {
		const struct page *g = &s->q->pages->page[i];
		for (size_t k = 0; k < g->n; k++) {
			const struct mark *m = &g->mark[k];
			if (m->kind == MARK_TEXT && m->para && m->line->n > 0 &&
				(m->artifact == ARTIFACT_NONE || m->para->style == STYLE_PULLQUOTE))
				add_line(s, &known, m, i);
		}
	}
}

const struct survey_line *report_line_of(const struct survey *s, uint32_t para, uint32_t i)
{
	const struct survey_para *p = s->para.v[para];
	return i < p->para->n && p->line[i] != SURVEY_NONE ? &s->line.v[p->line[i]] : NULL;
}

static int by_offset(const void *a, const void *b)
{
	const struct line_mark *const *x = a, *const *y = b;
	return is_before(*x, *y) ? -1 : is_before(*y, *x);
}

const struct line_mark **report_order(struct arena *a, const struct survey_line *l)
{
	const struct line_mark **v = ARENA_ARRAY(a, l->line->n, const struct line_mark *);
	for (size_t i = 0; i < l->line->n; i++)
		v[i] = &l->line->mark[i];
	qsort(v, l->line->n, sizeof *v, by_offset);
	return v;
}

struct str report_words(struct arena *a, const struct line_mark *const *v, size_t n)
{
	struct buf b = { .a = a };
	for (size_t i = 0; i < n && b.n < REPORT_WORDS; i++) {
		for (size_t at = 0; at < v[i]->run->text.n && b.n < REPORT_WORDS;)
			buf_char(&b, str_next(v[i]->run->text, &at));
		if (v[i]->run->hyphen)
			buf_cstr(&b, "-");
		else if (v[i]->space && i + 1 < n)
			buf_cstr(&b, " ");
	}
	if (b.n >= REPORT_WORDS)
		buf_cstr(&b, "…");
	return b.n ? buf_get(&b) : (struct str){ 0 };
}

bool report_hyphen(const struct survey_line *l)
{
	return l->line->hyphen || str_ends(l->last->run->text, "-") ||
	       str_ends(l->last->run->text, "\u2010");
}

struct loc report_place(struct survey *s, const struct survey_line *l, const struct line_mark *m)
{
	const struct page_span *span = &l->mark->span[m->span];
	const struct pages *p = s->q->pages;
	if (!span->src)
		return span->node < p->nodes ? p->node[span->node].loc : l->line->loc;
	return interview_place(s->places, span->src, span->src_offset + m->offset);
}

struct finding *report_add(struct survey *s, enum report_kind kind, enum report_severity severity)
{
	bool beyond = ++s->report->summary.of[kind] > REPORT_MOST;
	struct survey_finding *f = beyond ? &s->beyond : VEC_PUSH(s->work, &s->finding);
	s->report->summary.severity[severity]++;
	s->report->more += beyond;
	*f = (struct survey_finding){ 0 };
	f->f = (struct finding){ .kind = kind, .severity = severity, .page = REPORT_NOWHERE };
	return &f->f;
}

struct finding *report_find(struct survey *s, enum report_kind kind, enum report_severity severity,
	const struct survey_line *l, const struct line_mark *at)
{
	struct finding *f = report_add(s, kind, severity);
	const struct page_span *span = &l->mark->span[at->span];
	((struct survey_finding *)f)->origin = span->src ? span->src->loc : l->line->loc;
	f->page = l->page;
	f->x = l->left;
	f->y = l->top;
	f->w = l->right - l->left;
	f->h = l->bottom - l->top;
	f->loc = report_place(s, l, at);
	struct arena_mark m = arena_mark(s->scratch);
	f->text = report_words(s->arena, report_order(s->scratch, l), l->line->n);
	arena_reset(s->scratch, m);
	return f;
}
