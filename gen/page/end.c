/* What stands behind the interview: the people who have a biography, and the colophon. */
#include "page/inside.h"

static bool is_shown(const struct person *p)
{
	return p->bio || (p->portrait && p->portrait->type != IMAGE_NONE);
}

static void put_name(struct builder *b, const struct where *w, const struct person *p)
{
	struct arena_mark m = arena_mark(b->scratch);
	struct str parts[] = { p->job, p->affiliation };
	struct flow f;
	struct set_para set;
	uint32_t node = page_node(b, ROLE_PARA, w->node, p->loc);
	page_flow(b, &f, STYLE_PEOPLE, w->lang);
	page_flow_style(&f, STYLE_STRONG, p->name->text, node);
	for (int i = 0; i < 2; i++)
		if (parts[i].n)
			page_flow_ours(
				&f, arena_printf(b->arena, ", %.*s", STR_ARG(parts[i])), node);
	page_set_in(&f, w, 0, &set);
	page_lines(b, w, STYLE_PEOPLE, &set);
	page_penalty(b, FILL_NEVER, 0);
	arena_reset(b->scratch, m);
}

const struct person *page_sitter(const struct builder *b, const struct interview *of)
{
	if (b->style->parts.portrait != PORTRAIT_HEAD)
		return NULL;
	for (const struct person *p = of->people; p; p = p->next)
		if (p->role == PERSON_INTERVIEWEE && p->portrait && p->portrait->type != IMAGE_NONE)
			return p;
	return NULL;
}

void page_beside(struct builder *b, size_t first, sp height)
{
	sp h = 0;
	for (size_t i = first; i < b->item.n; i++) {
		struct fill_item *it = &b->item.v[i];
		if (it->kind == FILL_PENALTY && h < height)
			it->penalty = FILL_NEVER;
		else if (it->kind == FILL_BOX)
			h += it->height;
	}
	if (h >= height)
		return;
	b->keep = true;
	page_box(b, height - h, -1);
}

/* Where a portrait stands: in the hang, if the layout has one, else beside what is written, which
 * makes room for it, else above; true: not above. */
static bool portrait_aside(const struct builder *b, struct where *text, struct where *aside)
{
	sp hang = b->style->page.hang, gap = b->grid, measure = text->right - text->left;
	*aside = *text;
	if (hang > 4 * gap) {
		aside->left = text->left - hang;
		aside->right = text->left - gap;
		return true;
	}
	if (measure < 16 * gap)
		return false;
	aside->right = text->left + measure / 4;
	text->left = aside->right + gap;
	return true;
}

static void person(struct builder *b, const struct where *outer, const struct interview_people *at)
{
	const struct person *p = at->person;
	bool wide = b->wide;
	struct where across = page_across(b, outer, STYLE_PEOPLE), *w = &across;
	struct where in = *w, text = *w, aside;
	struct page_plate portrait;
	sp top = b->grid / 4;
	bool beside_it = portrait_aside(b, &text, &aside);
	page_open(b, w, STYLE_PEOPLE);
	if (p == page_sitter(b, at->of))
		portrait = (struct page_plate){ 0 };
	else
		page_portrait(b, &aside, p, &portrait);
	if (portrait.width > 0)
		in = text;
	in.para = STYLE_PEOPLE;
	if (portrait.width > 0 && !beside_it) {
		page_box(b, portrait.all, portrait.all);
		page_put_plate(b, &portrait, 0);
		page_penalty(b, FILL_NEVER, 0);
		page_fault(b, PAGE_KEPT);
	}
	bool by = portrait.width > 0 && beside_it;
	if (by) {
		page_box(b, 0, -1);
		page_put_plate(b, &portrait, top);
		b->keep = true;
	}
	size_t first = b->item.n;
	put_name(b, &in, p);
	b->after_para = false;
	page_build(b, &in, p->bio);
	if (by)
		page_beside(b, first, portrait.all + top);
	page_close(b, w, STYLE_PEOPLE);
	page_narrow(b, wide);
}

bool page_has_people(const struct builder *b)
{
	struct interview_people p = { 0 };
	while (b->style->parts.people && interview_next_person(b->interview, &p))
		if (is_shown(p.person))
			return true;
	return false;
}

static void people(struct builder *b, const struct where *w)
{
	struct where in = *w;
	struct map seen = { .a = b->work };
	struct interview_people p = { .seen = &seen };
	if (!page_has_people(b))
		return;
	page_part(b, "people");
	in.node = page_node(b, ROLE_PEOPLE, w->node, (struct loc){ 0 });
	page_heading(b, &in, WORD_PEOPLE, "doc:people");
	while (interview_next_person(b->interview, &p)) {
		in.lang = p.of->lang;
		if (is_shown(p.person))
			person(b, &in, &p);
	}
}

static void join(struct flow *f, uint32_t node, const struct span *text, struct str ours_text)
{
	if (!interview_has_text(text) && ours_text.n == 0)
		return;
	if (f->text.n)
		page_flow_ours(f, STR("\u00a0· "), node);
	page_flow_spans(f, text, node);
	page_flow_ours(f, ours_text, node);
}

static struct str dated(struct builder *b, enum word what, enum date_kind kind)
{
	const struct interview *i = b->interview;
	if (i->meta.date[kind].n == 0)
		return (struct str){ 0 };
	return arena_printf(b->arena, "%.*s %.*s", STR_ARG(interview_word(i->lang, what)),
		STR_ARG(interview_date(b->arena, i->meta.date[kind], i->lang)));
}

static struct str identifier(struct builder *b, enum identifier_kind kind)
{
	static const char *const before[ID_N] = {
		[ID_URL] = "",
		[ID_DOI] = "doi:",
		[ID_ISSN] = "ISSN\u00a0",
		[ID_ISBN] = "ISBN\u00a0",
		[ID_UUID] = "",
	};
	struct str s = b->interview->meta.identifier[kind];
	if (s.n == 0 || kind == ID_UUID)
		return (struct str){ 0 };
	return arena_printf(b->arena, "%s%.*s", before[kind], STR_ARG(s));
}

/* A licence's address as a link that leads there. */
static void licence(struct flow *f, uint32_t node)
{
	struct builder *b = f->b;
	struct str uri = b->interview->meta.licence;
	if (uri.n == 0)
		return;
	if (f->text.n)
		page_flow_ours(f, STR("\u00a0· "), node);
	uint32_t link = page_node(b, ROLE_LINK, node, (struct loc){ 0 });
	b->node.v[link].uri = b->node.v[link].title = uri;
	f->link = link;
	f->links = true;
	page_flow_style(f, STYLE_LINK, uri, link);
	f->link = NODE_NONE;
}

/* Who published it and when; where it is found; what one may do with it: each begins a line. */
enum { COLOPHON_LINES = 3 };

static void colophon_line(struct flow *f, int line, uint32_t node)
{
	struct builder *b = f->b;
	const struct meta *m = &b->interview->meta;
	switch (line) {
	case 0:
		join(f, node, m->publication, (struct str){ 0 });
		join(f, node, m->publisher, (struct str){ 0 });
		join(f, node, NULL, dated(b, WORD_PUBLISHED, DATE_PUBLISHED));
		join(f, node, NULL, dated(b, WORD_REVISED, DATE_REVISED));
		break;
	case 1:
		for (int i = 0; i < ID_N; i++)
			join(f, node, NULL, identifier(b, (enum identifier_kind)i));
		break;
	default:
		join(f, node, m->rights, (struct str){ 0 });
		licence(f, node);
		break;
	}
}

/* Behind the title page it stands at the foot. */
static void imprint(struct builder *b, const struct set_para *set)
{
	sp rest = b->height - b->grid;
	for (int i = 0; i < COLOPHON_LINES; i++)
		rest -= (sp)set[i].para.n * set[i].leading;
	if (rest < SP_PT)
		return;
	page_box(b, rest, -1);
	b->keep = true;
}

static void colophon(struct builder *b, const struct where *w)
{
	const struct style_parts *s = &b->style->parts;
	struct arena_mark mark = arena_mark(b->scratch);
	bool wide = b->wide, any = false;
	struct where out = page_across(b, w, STYLE_COLOPHON);
	struct set_para set[COLOPHON_LINES] = { 0 };
	out.node = page_node(b, ROLE_COLOPHON, w->node, (struct loc){ 0 });
	for (int i = 0; i < COLOPHON_LINES; i++) {
		struct flow f;
		page_flow(b, &f, STYLE_COLOPHON, w->lang);
		colophon_line(&f, i, page_node(b, ROLE_PARA, out.node, (struct loc){ 0 }));
		if (f.text.n)
			page_set_in(&f, &out, 0, &set[i]);
	}
	if (s->colophon == COLOPHON_IMPRINT && s->title_page)
		imprint(b, set);
	else
		page_open(b, &out, STYLE_COLOPHON);
	for (int i = 0; i < COLOPHON_LINES; i++) {
		if (set[i].para.n == 0)
			continue;
		if (any && b->style->text[STYLE_COLOPHON].keep_lines)
			page_penalty(b, FILL_NEVER, 0);
		page_lines(b, &out, STYLE_COLOPHON, &set[i]);
		any = true;
	}
	page_close(b, &out, STYLE_COLOPHON);
	page_narrow(b, wide);
	arena_reset(b->scratch, mark);
}

/* The name of the publication alone is in the running heads already. */
static bool has_colophon(const struct meta *m)
{
	bool ids = false;
	for (int i = 0; i < ID_N; i++)
		ids = ids || (i != ID_UUID && m->identifier[i].n);
	return ids || m->date[DATE_PUBLISHED].n || m->date[DATE_REVISED].n || m->licence.n ||
	       interview_has_text(m->rights) || interview_has_text(m->publisher);
}

void page_colophon(struct builder *b, const struct where *w)
{
	if (has_colophon(&b->interview->meta))
		colophon(b, w);
}

void page_end(struct builder *b, const struct where *w)
{
	const struct style_parts *s = &b->style->parts;
	people(b, w);
	page_endnotes(b, w);
	if (page_has_index(b))
		page_index(b, w);
	if (s->colophon == COLOPHON_END || (s->colophon == COLOPHON_IMPRINT && !s->title_page))
		page_colophon(b, w);
}
