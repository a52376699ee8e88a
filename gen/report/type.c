/* Glyphs and faces: what no font has, what another family lent, what was made by scaling.
 *
 * A character that is missing is told at each of its places. What another family lends is told once
 * a page for each family, with the number of words; what is scaled once for each face: it is the
 * same everywhere. */
#include "report/inside.h"

struct seen { /* findings of one sort, counted */
	size_t finding, words;
	const char *message; /* a format of one %s, the words */
};

struct typist {
	struct survey *s;
	struct map seen;
	VEC(struct seen *) all;
};

/* The box of one run. */
static void around(struct finding *f, const struct survey_line *l, const struct line_mark *m)
{
	sp w = text_width(m->run, &l->mark->span[m->span].look);
	f->x = l->mark->x + m->x;
	f->w = w + len_scale(w, m->expand, 1000);
	f->w = f->w > SP_PT ? f->w : SP_PT;
}

static struct finding *at_run(struct survey *s, enum report_kind kind,
	enum report_severity severity, const struct survey_line *l, const struct line_mark *m)
{
	struct finding *f = report_find(s, kind, severity, l, m);
	around(f, l, m);
	f->text = report_words(s->arena, &m, 1);
	return f;
}

static void missing(struct survey *s, const struct survey_line *l, const struct line_mark *m)
{
	struct finding *f = at_run(s, REPORT_GLYPH, REPORT_FAULT, l, m);
	f->message = arena_printf(s->arena,
		"no font has every character of “%.*s”; a replacement character, or nothing, "
		"stands "
		"there",
		STR_ARG(f->text));
}

static void counted(struct typist *t, struct str key, const struct survey_line *l,
	const struct line_mark *m, struct str message)
{
	struct survey *s = t->s;
	struct seen *had = map_get(&t->seen, key);
	bool scaled = m->run->scale != 1000;
	if (had) {
		had->words++;
		return;
	}
	had = ARENA_NEW(s->work, struct seen);
	had->finding = s->finding.n;
	had->words = 1;
	had->message = arena_cstr(s->work, message);
	*VEC_PUSH(s->work, &t->all) = had;
	map_put(&t->seen, arena_str(s->work, key), had);
	at_run(s, scaled ? REPORT_SCALED : REPORT_FALLBACK, REPORT_NOTE, l, m);
}

static void fallback(struct typist *t, const struct survey_line *l, const struct line_mark *m)
{
	struct arena *a = t->s->scratch;
	struct str asked = l->mark->span[m->span].look.family, used = m->run->face->family;
	counted(t,
		arena_printf(a, "f %u %.*s %.*s", (unsigned)l->page, STR_ARG(asked), STR_ARG(used)),
		l, m,
		arena_printf(a, "set in %.*s, for %.*s does not have its characters", STR_ARG(used),
			STR_ARG(asked)));
}

static void scaled(struct typist *t, const struct survey_line *l, const struct line_mark *m)
{
	struct arena *a = t->s->scratch;
	const struct look *k = &l->mark->span[m->span].look;
	bool caps = k->features & (LOOK_SMALL_CAPS | LOOK_ALL_SMALL_CAPS);
	const char *what = caps                          ? "small capitals"
			   : k->features & LOOK_SUPERIOR ? "superiors"
							 : "inferiors";
	counted(t, arena_printf(a, "s %u %s", (unsigned)m->run->face->id, what), l, m,
		arena_printf(a,
			"its %s are made by scaling: %.*s has none of its own for all of it", what,
			STR_ARG(m->run->face->family)));
}

static void run(struct typist *t, const struct survey_line *l, const struct line_mark *m)
{
	const struct look *k = &l->mark->span[m->span].look;
	struct arena_mark mark = arena_mark(t->s->scratch);
	if (m->run->missing)
		missing(t->s, l, m);
	else if (!str_eq(m->run->face->family, k->family))
		fallback(t, l, m);
	else if (m->run->scale != 1000)
		scaled(t, l, m);
	arena_reset(t->s->scratch, mark);
}

void report_type(struct survey *s)
{
	struct typist t = { .s = s, .seen = { .a = s->work } };
	for (size_t i = 0; i < s->line.n; i++)
		for (size_t k = 0; k < s->line.v[i].line->n; k++)
			run(&t, &s->line.v[i], &s->line.v[i].line->mark[k]);
	for (size_t i = 0; i < t.all.n; i++) {
		const struct seen *n = t.all.v[i];
		struct finding *f = &s->finding.v[n->finding].f;
		f->value = (int64_t)n->words;
		f->message = n->words == 1
				     ? arena_printf(s->arena, "%s", n->message)
				     : arena_printf(s->arena, "%s (%zu words%s)", n->message,
					       n->words,
					       f->kind == REPORT_FALLBACK ? " on this page" : "");
	}
}
