/* All findings, in the order of the pages and from top to bottom, and the summary. */
#include "report/inside.h"

#include <stdlib.h>

/* On no page first, then page by page downwards; then as they were found. */
static int by_page(const void *a, const void *b)
{
	const struct survey_finding *x = a, *y = b;
	if (x->f.page != y->f.page) /* REPORT_NOWHERE + 1 is 0 */
		return x->f.page + 1 < y->f.page + 1 ? -1 : 1;
	if (x->f.page == REPORT_NOWHERE && x->f.loc.line != y->f.loc.line)
		return x->f.loc.line < y->f.loc.line ? -1 : 1;
	if (x->f.y != y->f.y)
		return x->f.y < y->f.y ? -1 : 1;
	if (x->f.x != y->f.x)
		return x->f.x < y->f.x ? -1 : 1;
	if (x->f.kind != y->f.kind)
		return x->f.kind < y->f.kind ? -1 : 1;
	return x->found < y->found ? -1 : x->found > y->found;
}

static int by_severity(const void *a, const void *b)
{
	const struct survey_finding *x = a, *y = b;
	if (x->f.severity != y->f.severity)
		return x->f.severity > y->f.severity ? -1 : 1;
	return by_page(a, b);
}

static void sort(struct survey *s)
{
	struct report *r = s->report;
	size_t n = s->finding.n;
	for (size_t i = 0; i < n; i++)
		s->finding.v[i].found = (uint32_t)i;
	if (n > REPORT_MOST) {
		qsort(s->finding.v, n, sizeof *s->finding.v, by_severity);
		r->more += n - REPORT_MOST;
		n = REPORT_MOST;
	}
	if (n > 1)
		qsort(s->finding.v, n, sizeof *s->finding.v, by_page);
	r->n = n;
	r->finding = ARENA_ARRAY(r->arena, n, struct finding);
	for (size_t i = 0; i < n; i++)
		r->finding[i] = s->finding.v[i].f;
}

/* The greatest r with r² <= v. */
static int64_t root(int64_t v)
{
	int64_t r = 0;
	for (int64_t bit = INT64_C(1) << 30; bit > 0; bit >>= 1)
		if ((r + bit) * (r + bit) <= v)
			r += bit;
	return r;
}

static void count_space(struct report_summary *m, int space, int64_t *sum, int64_t *squares)
{
	int bin = (space - REPORT_BIN_FIRST) / REPORT_BIN_STEP;
	bin = space < REPORT_BIN_FIRST ? 0 : bin >= REPORT_BINS ? REPORT_BINS - 1 : bin;
	m->bin[bin]++;
	m->least = m->set == 0 || space < m->least ? space : m->least;
	m->most = m->set == 0 || space > m->most ? space : m->most;
	m->set++;
	*sum += space;
	*squares += (int64_t)space * space;
}

static int64_t characters_of(const struct line_mark *m)
{
	int64_t n = m->space;
	for (size_t i = 0; i < m->run->text.n; i++)
		n += ((unsigned char)m->run->text.s[i] & 0xC0) != 0x80;
	return n;
}

static void summarise(struct survey *s)
{
	struct report_summary *m = &s->report->summary;
	int64_t sum = 0, squares = 0, characters = 0, full = 0;
	m->pages = s->q->pages->n;
	for (size_t i = 0; i < s->para.n; i++)
		m->paragraphs += s->para.v[i]->para->n > 1;
	for (size_t i = 0; i < s->line.n; i++) {
		const struct survey_line *l = &s->line.v[i];
		m->lines++;
		m->hyphens += l->line->hyphen;
		if (l->set)
			count_space(m, l->space, &sum, &squares);
		if (!l->body || l->at + 1 == l->mark->para->n)
			continue;
		full++;
		for (size_t k = 0; k < l->line->n; k++)
			characters += characters_of(&l->line->mark[k]);
	}
	m->characters = full ? (size_t)len_scale(characters, 1, full) : 0;
	if (m->set == 0)
		return;
	int64_t n = (int64_t)m->set, mean = len_scale(sum, 1, n);
	m->mean = (int)mean;
	int64_t variance = squares / n - sum / n * (sum / n);
	m->deviation = (int)root(variance > 0 ? variance : 0);
}

struct report *report_make(const struct report_query *q)
{
	struct arena *a = arena_new();
	struct report *r = ARENA_NEW(a, struct report);
	struct survey s = {
		.q = q, .report = r, .arena = a, .work = arena_new(), .scratch = arena_new()
	};
	*r = (struct report){ .arena = a,
		.interview = q->interview,
		.style = q->style,
		.pages = q->pages,
		.names = q->diag,
		.program = arena_str(a, q->program),
		.title = interview_plain(a, q->interview->meta.title) };
	s.places = interview_places(s.work, q->interview, q->diag);
	report_survey(&s);
	report_lines(&s);
	report_stacks(&s);
	report_ends(&s);
	report_type(&s);
	report_told(&s);
	summarise(&s);
	sort(&s);
	arena_drop(s.scratch);
	arena_drop(s.work);
	return r;
}

void report_drop(struct report *r)
{
	if (r)
		arena_drop(r->arena);
}
