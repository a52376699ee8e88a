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

/* What the text has of the paper's width and height. */
#define ACROSS                                                                           \
	"page.size page.width page.inner page.outer page.hang page.columns page.gutter " \
	"page.measure "                                                                  \
	"body.size"
#define DOWN "page.size page.height page.top page.bottom page.grid body.size"

/* Margins that leave the measure asked for. */
static void set_measure(const struct style_reader *r, struct style *s)
{
	struct style_page *p = &s->page;
	sp all = p->columns * p->measure + (p->columns - 1) * (p->gutter + p->hang);
	sp rest = p->width - p->hang - all, both = p->inner + p->outer;
	if (p->measure == 0)
		return;
	if (rest < 0) {
		diag_at(r->diag, DIAG_ERROR, style_where(r, STR(ACROSS)),
			"page.measure is wider than the paper leaves room for; the margins stay");
		return;
	}
	p->inner = both > 0 ? len_scale(rest, p->inner, both) : rest / 2;
	p->outer = rest - p->inner;
}

/* A page has room for text, or gets the margins back that the table begins with. */
static void check_page(const struct style_reader *r, struct style *s)
{
	struct style_page *p = &s->page;
	sp gutters = (p->gutter + p->hang) * (p->columns - 1);
	sp least = 4 * s->text[STYLE_BODY].size;
	if (p->width - p->inner - p->outer - p->hang - gutters < least * p->columns) {
		diag_at(r->diag, DIAG_ERROR, style_where(r, STR(ACROSS)),
			"the margins leave no room for text between them; they are a tenth of the "
			"paper's width, and there is one column without a hang");
		p->inner = p->outer = p->width / 10;
		p->columns = 1;
		p->hang = 0;
	}
	if (p->height - p->top - p->bottom < 3 * p->grid) {
		diag_at(r->diag, DIAG_ERROR, style_where(r, STR(DOWN)),
			"the margins leave no room for three lines of text; they are a tenth of "
			"the paper's height");
		p->top = p->bottom = p->height / 10;
		if (p->grid > p->height / 10)
			p->grid = p->height / 10;
	}
}

/* Lines far enough apart for their type. What inherits from the body is not told again; display
 * type in capitals may stand a little closer than its size. */
static void check_lines(const struct style_reader *r, const struct style *s)
{
	for (enum style_kind k = STYLE_BODY; k < STYLE_FIRST_SPAN; k++) {
		const struct style_text *t = &s->text[k];
		sp leading = t->leading > 0 ? t->leading : s->page.grid;
		if (leading >= (k == STYLE_BODY ? t->size : t->size * 4 / 5))
			continue;
		struct str all = arena_printf(r->arena,
			"page.grid body.size body.leading %s.size %s.leading", style_kind_name(k),
			style_kind_name(k));
		diag_at(r->diag, DIAG_WARNING, style_where(r, all),
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
	r.outermost = path;
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
		set_measure(&r, style);
		check_page(&r, style);
		check_lines(&r, style);
	}
	arena_drop(work);
	return style;
}

void style_drop(struct style *s)
{
	if (s)
		arena_drop(s->arena);
}
