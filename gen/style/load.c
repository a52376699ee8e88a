#include "style/inside.h"

#include "base/file.h"

/* --set group.name=value */
static void override(struct style_reader *r, struct str set)
{
	struct loc loc = { .file = diag_file(r->diag, STR("--set")) };
	const char *eq = memchr(set.s ? set.s : "", '=', set.n);
	const char *dot = eq ? memchr(set.s, '.', (size_t)(eq - set.s)) : NULL;
	struct str group, name, value;
	if (!dot) {
		diag_at(r->diag, DIAG_ERROR, loc,
			"expected group.name=value such as title.size=20pt, found \"%.*s\"; it is "
			"left out",
			STR_ARG(set));
		return;
	}
	group = (struct str){ set.s, (size_t)(dot - set.s) };
	name = (struct str){ dot + 1, (size_t)(eq - dot - 1) };
	value = (struct str){ eq + 1, set.n - (size_t)(eq + 1 - set.s) };
	style_set(r, str_trim(group), str_trim(name),
		(struct style_setting){ .text = value, .loc = loc });
}

/* A page has room for text, or gets the margins back that the table begins with. */
static void check_page(struct diag *d, struct style *s, struct loc loc)
{
	struct style_page *p = &s->page;
	sp gutters = p->gutter * (p->columns - 1);
	sp least = 4 * s->text[STYLE_BODY].size;
	if (p->width - p->inner - p->outer - p->hang - gutters < least * p->columns) {
		diag_at(d, DIAG_ERROR, loc,
			"the margins leave no room for text between them; they are a tenth of the "
			"paper's width, and there is one column without a hang");
		p->inner = p->outer = p->width / 10;
		p->columns = 1;
		p->hang = 0;
	}
	if (p->height - p->top - p->bottom < 3 * p->grid) {
		diag_at(d, DIAG_ERROR, loc,
			"the margins leave no room for three lines of text; they are a tenth of "
			"the paper's height");
		p->top = p->bottom = p->height / 10;
		if (p->grid > p->height / 10)
			p->grid = p->height / 10;
	}
}

/* Lines far enough apart for their type. What inherits from the body is not told again; display
 * type in capitals may stand a little closer than its size. */
static void check_lines(struct diag *d, const struct style *s, struct loc loc)
{
	for (enum style_kind k = STYLE_BODY; k < STYLE_FIRST_SPAN; k++) {
		const struct style_text *t = &s->text[k];
		sp leading = t->leading > 0 ? t->leading : s->page.grid;
		if (leading >= (k == STYLE_BODY ? t->size : t->size * 4 / 5))
			continue;
		diag_at(d, DIAG_WARNING, loc,
			"the lines of %s run into each other: type of %lld.%03lld pt stands "
			"%lld.%03lld pt apart; it is set so (%s.leading or page.grid is perhaps to "
			"be larger)",
			style_kind_name(k), (long long)(len_mpt(t->size) / 1000),
			(long long)(len_mpt(t->size) % 1000), (long long)(len_mpt(leading) / 1000),
			(long long)(len_mpt(leading) % 1000), style_kind_name(k));
		if (k == STYLE_BODY)
			return;
	}
}

struct style *style_load(struct diag *d, const char *const *dirs, struct str name,
	const struct str *set, size_t sets)
{
	struct arena *work = arena_new(), *a;
	struct style_reader r = { .arena = work, .diag = d, .dirs = dirs };
	struct style *style = NULL;
	size_t n;
	struct str path = style_find(&r, name, (struct loc){ 0 });
	style_rows(&n);
	r.settings = ARENA_ARRAY(work, (STYLE_N + 1) * n, struct style_settings);
	if (path.n && style_read(&r, path)) {
		for (size_t i = 0; i < sets; i++)
			override(&r, set[i]);
		a = arena_new();
		style = ARENA_NEW(a, struct style);
		style->arena = a;
		style->path = arena_str(a, path);
		style->name = arena_str(a, r.name.n ? r.name : file_stem(path));
		style->description = arena_str(a, r.description);
		style_resolve(&r, style);
		check_page(d, style, (struct loc){ .file = diag_file(d, path) });
		check_lines(d, style, (struct loc){ .file = diag_file(d, path) });
	}
	arena_drop(work);
	return style;
}

void style_drop(struct style *s)
{
	if (s)
		arena_drop(s->arena);
}
