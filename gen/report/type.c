/* Glyphs and faces: what no font has, what another family lent, what was made by scaling.
 *
 * Runs that follow each other for the same reason are one place. A character that is missing is
 * told at each of its places. What another family lends is told once a page for each family, with
 * the number of places; what is scaled once for each face: it is the same everywhere. */
#include "report/inside.h"

enum sort { SORT_NONE, SORT_MISSING, SORT_LENT, SORT_SCALED };

struct stretch { /* runs of a line that stand side by side */
	const struct survey_line *line;
	size_t from, to;
};

struct seen { /* findings of one sort, counted */
	size_t finding, places;
	const char *message;
};

struct typist {
	struct survey *s;
	struct map seen;
	VEC(struct seen *) all;
};

static const struct line_mark *first_of(const struct stretch *t)
{
	return &t->line->line->mark[t->from];
}

static const struct look *look_of(const struct survey_line *l, const struct line_mark *m)
{
	return &l->mark->span[m->span].look;
}

static enum sort sort_of(const struct survey_line *l, const struct line_mark *m)
{
	if (m->run->missing)
		return SORT_MISSING;
	if (!str_eq(m->run->face->family, look_of(l, m)->family))
		return SORT_LENT;
	return m->run->scale != 1000 ? SORT_SCALED : SORT_NONE;
}

static bool goes_on(
	const struct survey_line *l, const struct line_mark *a, const struct line_mark *b)
{
	return sort_of(l, a) == sort_of(l, b) && a->span == b->span && a->level == b->level &&
	       a->run->face == b->run->face && a->run->missing == b->run->missing &&
	       (sort_of(l, a) != SORT_MISSING || !a->space);
}

static struct finding *at_stretch(struct survey *s, enum report_kind kind,
	enum report_severity severity, const struct stretch *t)
{
	size_t n = t->to - t->from;
	const struct survey_line *l = t->line;
	const struct line_mark *first = first_of(t), *last = first + n - 1, **v;
	bool rtl = first->level % 2;
	sp w = para_mark_width(last, look_of(l, last));
	struct finding *f = report_find(s, kind, severity, l, rtl ? last : first);
	struct arena_mark mark = arena_mark(s->scratch);
	v = ARENA_ARRAY(s->scratch, n, const struct line_mark *);
	for (size_t i = 0; i < n; i++)
		v[i] = rtl ? last - i : first + i;
	f->text = report_words(s->arena, v, n);
	arena_reset(s->scratch, mark);
	f->x = l->mark->x + first->x;
	f->w = last->x + w - first->x;
	f->w = f->w > SP_PT ? f->w : SP_PT;
	return f;
}

/* The diagnostic, where the character was met first, says the same and more: see said.c. */
static void missing(struct survey *s, const struct stretch *t)
{
	at_stretch(s, REPORT_GLYPH, REPORT_FAULT, t)->message = arena_printf(
		s->arena, "no font has U+%04X", (unsigned)first_of(t)->run->missing);
}

static void counted(struct typist *t, struct str key, const struct stretch *at,
	enum report_kind kind, struct str message)
{
	struct survey *s = t->s;
	struct seen *had = map_get(&t->seen, key);
	if (had) {
		had->places++;
		return;
	}
	had = ARENA_NEW(s->work, struct seen);
	had->finding = s->finding.n;
	had->places = 1;
	had->message = arena_cstr(s->work, message);
	map_put(&t->seen, arena_str(s->work, key), had);
	at_stretch(s, kind, REPORT_NOTE, at);
	if (s->finding.n > had->finding) /* else there are too many */
		*VEC_PUSH(s->work, &t->all) = had;
}

static void lent(struct typist *t, const struct stretch *at)
{
	struct arena *a = t->s->scratch;
	const struct line_mark *m = first_of(at);
	struct str asked = look_of(at->line, m)->family, used = m->run->face->family;
	counted(t,
		arena_printf(a, "f %u %.*s %.*s", (unsigned)at->line->page, STR_ARG(asked),
			STR_ARG(used)),
		at, REPORT_FALLBACK,
		arena_printf(a, "set in %.*s, for %.*s does not have its characters", STR_ARG(used),
			STR_ARG(asked)));
}

static void scaled(struct typist *t, const struct stretch *at)
{
	struct arena *a = t->s->scratch;
	const struct line_mark *m = first_of(at);
	uint32_t features = look_of(at->line, m)->features;
	const char *what = features & (LOOK_SMALL_CAPS | LOOK_ALL_SMALL_CAPS) ? "small capitals"
			   : features & LOOK_SUPERIOR                         ? "superiors"
									      : "inferiors";
	counted(t, arena_printf(a, "s %u %s", (unsigned)m->run->face->id, what), at, REPORT_SCALED,
		arena_printf(a,
			"its %s are made by scaling: %.*s has none of its own for all of it", what,
			STR_ARG(m->run->face->family)));
}

static void tell(struct typist *t, const struct stretch *at)
{
	struct arena_mark mark = arena_mark(t->s->scratch);
	switch (sort_of(at->line, first_of(at))) {
	case SORT_MISSING:
		missing(t->s, at);
		break;
	case SORT_LENT:
		lent(t, at);
		break;
	case SORT_SCALED:
		scaled(t, at);
		break;
	case SORT_NONE:
		break;
	}
	arena_reset(t->s->scratch, mark);
}

static void in_line(struct typist *t, const struct survey_line *l)
{
	struct stretch at = { .line = l };
	const struct line_mark *m = l->line->mark;
	for (size_t i = 1; i <= l->line->n; i++) {
		if (i < l->line->n && goes_on(l, &m[i - 1], &m[i]))
			continue;
		at.to = i;
		tell(t, &at);
		at.from = i;
	}
}

void report_type(struct survey *s)
{
	struct typist t = { .s = s, .seen = { .a = s->work } };
	for (size_t i = 0; i < s->line.n; i++)
		in_line(&t, &s->line.v[i]);
	for (size_t i = 0; i < t.all.n; i++) {
		const struct seen *n = t.all.v[i];
		struct finding *f = &s->finding.v[n->finding].f;
		f->value = (int64_t)n->places;
		f->message = n->places == 1
				     ? arena_printf(s->arena, "%s", n->message)
				     : arena_printf(s->arena, "%s (in %zu places%s)", n->message,
					       n->places,
					       f->kind == REPORT_FALLBACK ? " of this page" : "");
	}
}
