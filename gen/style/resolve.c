/* Settings into numbers. */
#include "style/inside.h"

struct resolver {
	const struct style_reader *reader;
	struct style *style;
	struct style_measure measure;
};

static void complain(const struct resolver *x, const struct style_row *row, enum style_kind kind,
	const struct style_setting *s, struct str stays)
{
	struct buf b = { .a = x->reader->arena };
	const char *group = kind == STYLE_N ? row->group : style_kind_name(kind);
	buf_printf(&b, "%s.%s is \"%.*s\", expected ", group, row->name,
		(int)(s->text.n < 60 ? s->text.n : 60), s->text.n ? s->text.s : "");
	style_expected(&b, row);
	if (stays.n || !row->inherits)
		buf_printf(&b, "; it stays \"%.*s\"", STR_ARG(stays));
	else
		buf_printf(&b, "; it stays as if not set");
	diag_at(x->reader->diag, DIAG_ERROR, s->loc, "%.*s", STR_ARG(buf_get(&b)));
}

/* The newest good value; false when none was set. */
static bool newest(const struct resolver *x, const struct style_row *row, enum style_kind kind,
	size_t index, struct style_value *out)
{
	bool span = kind >= STYLE_FIRST_SPAN && kind != STYLE_N;
	bool inherits = row->inherits && kind != STYLE_BODY;
	struct str stays = span || inherits ? (struct str){ 0 } : str_of(row->def);
	bool any = false;
	for (const struct style_setting *s = style_of(x->reader, kind, index)->first; s;
		s = s->next) {
		struct style_value v;
		if (style_value(row, s->text, &x->measure, &v) == VALUE_GOOD) {
			*out = v;
			stays = s->text;
			any = true;
		} else {
			complain(x, row, kind, s, stays);
		}
	}
	return any;
}

static void store(const struct style_row *row, void *base, struct style_value v)
{
	char *at = (char *)base + row->at;
	switch (row->type) {
	case TYPE_LENGTH:
	case TYPE_MEASURED:
		*(sp *)(void *)at = v.n;
		break;
	case TYPE_NUMBER:
	case TYPE_CHOICE:
		*(int *)(void *)at = (int)v.n;
		break;
	case TYPE_SWITCH:
		*(bool *)(void *)at = v.n != 0;
		break;
	case TYPE_FEATURE:
		*(uint32_t *)(void *)at = (*(uint32_t *)(void *)at & ~row->mask) | (uint32_t)v.n;
		break;
	case TYPE_COLOUR:
		*(uint32_t *)(void *)at = (uint32_t)v.n;
		break;
	case TYPE_STRING:
	case TYPE_NAME:
		*(struct str *)(void *)at = v.s;
		break;
	}
}

/* Of spans, what is set, and that it is. */
static void store_span(const struct style_row *row, struct style_text *t, struct style_value v)
{
	if (row->type == TYPE_FEATURE)
		t->features_off = (t->features_off & ~row->mask) | (row->mask & ~(uint32_t)v.n);
	t->has_colour = t->has_colour || row->type == TYPE_COLOUR;
	t->has_family = t->has_family || row->type == TYPE_NAME;
	if (v.in_em && row->em) {
		*(int *)(void *)((char *)t + row->em) = (int)v.em;
		return;
	}
	store(row, t, v);
}

static struct style_value fallback(const struct resolver *x, const struct style_row *row)
{
	struct style_value v;
	style_value(row, str_of(row->def), &x->measure, &v);
	return v;
}

static void keep(const struct resolver *x, struct style_value *v)
{
	v->s = arena_str(x->style->arena, v->s);
}

static size_t row_of(const char *group, const char *name)
{
	size_t n, i;
	const struct style_row *row = style_rows(&n);
	for (i = 0; i < n; i++) {
		if (strcmp(row[i].group, group) == 0 && strcmp(row[i].name, name) == 0)
			break;
	}
	return i;
}

/* The size of a kind's type, which the rest of its lengths may be measured in. */
static sp size_of(const struct resolver *x, enum style_kind kind, sp inherited)
{
	size_t n, i = row_of("style", "size");
	struct style_value v;
	return newest(x, &style_rows(&n)[i], kind, i, &v) ? v.n : inherited;
}

static void resolve_field(struct resolver *x, size_t i)
{
	size_t n;
	const struct style_row *row = &style_rows(&n)[i];
	struct style_value v;
	if (!newest(x, row, STYLE_N, i, &v))
		v = fallback(x, row);
	keep(x, &v);
	store(row, x->style, v);
}

static enum look_face face(const struct style_text *t)
{
	return t->bold ? (t->italic ? FACE_BOLD_ITALIC : FACE_BOLD)
		       : (t->italic ? FACE_ITALIC : FACE_REGULAR);
}

static void resolve_block(struct resolver *x, enum style_kind kind)
{
	size_t n;
	const struct style_row *row = style_rows(&n);
	struct style_text *t = &x->style->text[kind];
	if (kind != STYLE_BODY)
		*t = x->style->text[STYLE_BODY];
	for (size_t i = 0; i < n; i++) {
		struct style_value v;
		if (!(row[i].on & ON_BLOCKS) || row[i].at == offsetof(struct style_text, size))
			continue;
		if (newest(x, &row[i], kind, i, &v))
			keep(x, &v);
		else if (kind == STYLE_BODY || !row[i].inherits)
			v = fallback(x, &row[i]);
		else
			continue;
		store(&row[i], t, v);
	}
	t->size = x->measure.em;
	t->scale = 1000;
	t->face = face(t);
	t->hyphenate = !(t->features & LOOK_NO_HYPHENS);
}

static void resolve_span(struct resolver *x, enum style_kind kind)
{
	size_t n;
	const struct style_row *row = style_rows(&n);
	struct style_text *t = &x->style->text[kind];
	t->scale = 1000;
	for (size_t i = 0; i < n; i++) {
		struct style_value v;
		if (!(row[i].on & ON_SPANS) || !newest(x, &row[i], kind, i, &v))
			continue;
		keep(x, &v);
		store_span(&row[i], t, v);
	}
	t->face = face(t);
}

void style_resolve(const struct style_reader *reader, struct style *style)
{
	struct resolver x = { .reader = reader, .style = style };
	size_t n, accent = row_of("palette", "accent"), grid = row_of("page", "grid");
	const struct style_row *row = style_rows(&n);
	struct style_value size;
	sp body;
	resolve_field(&x, accent);
	x.measure.accent = style->accent;
	size = fallback(&x, &row[row_of("style", "size")]);
	body = size_of(&x, STYLE_BODY, size.n);
	x.measure.em = body;
	resolve_field(&x, grid);
	x.measure.grid = style->page.grid;
	for (size_t i = 0; i < n; i++) {
		x.measure.em = body;
		if (row[i].on == 0 && i != accent && i != grid)
			resolve_field(&x, i);
	}
	for (enum style_kind k = 0; k < STYLE_N; k++) {
		x.measure.em = body;
		if (k >= STYLE_FIRST_SPAN) {
			resolve_span(&x, k);
			continue;
		}
		if (k != STYLE_BODY)
			x.measure.em = size_of(&x, k, body);
		resolve_block(&x, k);
	}
}
