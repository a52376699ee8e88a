/* What was reported on the way, as findings on the pages.
 *
 * A diagnostic names the place of an element or of a span; where one of these was set is looked up,
 * and nothing is guessed: what names another place is a finding on no page. What the lines say by
 * themselves (a line that does not fit) is not told twice. */
#include "report/inside.h"

#include <stdlib.h>

struct anchor { /* where what was written at a place first stands */
	struct loc loc;
	uint32_t order;
	uint32_t page;
	sp x, y, w, h;
	const struct survey_line *line; /* NULL: a picture */
	const struct line_mark *mark;
};

struct lack { /* a finding about a missing character */
	struct loc origin;
	uint32_t finding;
};

struct teller {
	struct survey *s;
	VEC(struct anchor) anchor;
	VEC(struct lack) lack;
	bool *node; /* of the pages: it has its anchor */
};

static int by_place(struct loc a, struct loc b)
{
	if (a.file != b.file)
		return a.file < b.file ? -1 : 1;
	if (a.line != b.line)
		return a.line < b.line ? -1 : 1;
	return a.column < b.column ? -1 : a.column > b.column;
}

static int by_loc(const void *a, const void *b)
{
	const struct anchor *x = a, *y = b;
	int c = by_place(x->loc, y->loc);
	return c ? c : x->order < y->order ? -1 : x->order > y->order;
}

static void add(struct teller *t, struct loc loc, const struct anchor *like)
{
	if (loc.line == 0)
		return;
	struct anchor *to = VEC_PUSH(t->s->work, &t->anchor);
	*to = *like;
	to->loc = loc;
	to->order = (uint32_t)t->anchor.n;
}

/* The node and those it is in, as far as they are new. */
static void add_nodes(struct teller *t, uint32_t node, const struct anchor *like)
{
	const struct pages *p = t->s->q->pages;
	while (node != NODE_NONE && node < p->nodes && !t->node[node]) {
		t->node[node] = true;
		add(t, p->node[node].loc, like);
		if (node == 0)
			return;
		node = p->node[node].parent;
	}
}

static void add_text(struct teller *t)
{
	const struct span *had = NULL;
	for (size_t i = 0; i < t->s->line.n; i++) {
		const struct survey_line *l = &t->s->line.v[i];
		struct anchor a = { .page = l->page,
			.x = l->left,
			.y = l->top,
			.w = l->right - l->left,
			.h = l->bottom - l->top,
			.line = l };
		for (size_t k = 0; k < l->line->n; k++) {
			const struct page_span *p = &l->mark->span[l->line->mark[k].span];
			a.mark = &l->line->mark[k];
			add_nodes(t, p->node, &a);
			if (p->src && p->src != had)
				add(t, p->src->loc, &a);
			had = p->src;
		}
	}
}

static void add_pictures(struct teller *t)
{
	const struct pages *p = t->s->q->pages;
	for (uint32_t i = 0; i < p->n; i++)
		for (size_t k = 0; k < p->page[i].n; k++) {
			const struct mark *m = &p->page[i].mark[k];
			if (m->kind != MARK_IMAGE || m->node == NODE_NONE)
				continue;
			struct anchor a = { .page = i, .x = m->x, .y = m->y, .w = m->w, .h = m->h };
			add(t, p->node[m->node].loc, &a);
		}
}

static const struct anchor *find(const struct teller *t, struct loc loc)
{
	size_t low = 0, high = t->anchor.n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (by_place(t->anchor.v[mid].loc, loc) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	if (low == t->anchor.n || by_place(t->anchor.v[low].loc, loc) != 0)
		return NULL;
	return &t->anchor.v[low];
}

static enum report_kind kind_of(const struct diag_message *m)
{
	static const struct {
		const char *about;
		enum report_kind kind;
	} rows[] = {
		{ "overfull", REPORT_OVERFULL },
		{ "broken", REPORT_BROKEN },
		{ "glyph", REPORT_GLYPH },
		{ "font", REPORT_FONT },
		{ "patterns", REPORT_FONT },
		{ "alt", REPORT_ALT },
		{ "label", REPORT_LABEL },
		{ "language", REPORT_LANGUAGE },
		{ "speaker", REPORT_LABEL },
	};
	for (size_t i = 0; m->about && i < sizeof rows / sizeof *rows; i++)
		if (strcmp(m->about, rows[i].about) == 0)
			return rows[i].kind;
	return REPORT_SOURCE;
}

static enum report_severity severity_of(enum diag_level level)
{
	switch (level) {
	case DIAG_NOTE:
		return REPORT_NOTE;
	case DIAG_WARNING:
		return REPORT_BLEMISH;
	case DIAG_ERROR:
	case DIAG_WORLD:
		break;
	}
	return REPORT_FAULT;
}

static int by_origin(const void *a, const void *b)
{
	const struct lack *x = a, *y = b;
	int c = by_place(x->origin, y->origin);
	return c ? c : x->finding < y->finding ? -1 : x->finding > y->finding;
}

static void find_lacks(struct teller *t)
{
	for (size_t i = 0; i < t->s->finding.n; i++)
		if (t->s->finding.v[i].f.kind == REPORT_GLYPH)
			*VEC_PUSH(t->s->work, &t->lack) = (struct lack){ t->s->finding.v[i].origin,
				(uint32_t)i };
	if (t->lack.n > 1)
		qsort(t->lack.v, t->lack.n, sizeof *t->lack.v, by_origin);
}

/* Whether both are about the same character: a finding says "no font has U+2603", a diagnostic says
 * more behind it. */
static bool same_character(struct str finding, struct str told)
{
	return told.n > finding.n && told.s[finding.n] == ' ' &&
	       memcmp(told.s, finding.s, finding.n) == 0;
}

/* The first place of a character that a diagnostic names, which is told once for each character. */
static struct survey_finding *first_lack(const struct teller *t, struct loc origin, struct str told)
{
	size_t low = 0, high = t->lack.n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (by_place(t->lack.v[mid].origin, origin) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < t->lack.n && by_place(t->lack.v[low].origin, origin) == 0; low++) {
		struct survey_finding *f = &t->s->finding.v[t->lack.v[low].finding];
		if (same_character(f->f.message, told))
			return f;
	}
	return NULL;
}

static void place(struct teller *t, struct finding *f, struct loc loc)
{
	const struct anchor *a = find(t, loc);
	if (!a)
		return;
	f->page = a->page;
	f->x = a->x;
	f->y = a->y;
	f->w = a->w;
	f->h = a->h;
	if (!a->line)
		return;
	struct arena_mark m = arena_mark(t->s->scratch);
	f->text = report_words(t->s->arena, report_order(t->s->scratch, a->line), a->line->line->n);
	arena_reset(t->s->scratch, m);
}

static void tell(struct teller *t, const struct diag_message *m)
{
	struct survey *s = t->s;
	enum report_kind kind = kind_of(m);
	struct survey_finding *lack = kind == REPORT_GLYPH ? first_lack(t, m->loc, m->text) : NULL;
	if (kind == REPORT_OVERFULL || kind == REPORT_BROKEN)
		return; /* the lines say it, those that were set and then not used do not */
	if (lack) {
		lack->f.message = arena_str(s->arena, m->text);
		return;
	}
	struct finding *f = report_add(s, kind, severity_of(m->level));
	f->loc = m->loc;
	place(t, f, m->loc);
	f->message = arena_str(s->arena, m->text);
}

void report_told(struct survey *s)
{
	struct teller t = { .s = s };
	size_t n, more;
	const struct diag_message *v = report_said_list(s->q->said, &n, &more);
	s->report->more += more;
	if (n == 0)
		return;
	t.node = ARENA_ARRAY(s->work, s->q->pages->nodes, bool);
	add_text(&t);
	add_pictures(&t);
	if (t.anchor.n > 1)
		qsort(t.anchor.v, t.anchor.n, sizeof *t.anchor.v, by_loc);
	find_lacks(&t);
	for (size_t i = 0; i < n; i++)
		tell(&t, &v[i]);
}
