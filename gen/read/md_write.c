/* Tokens of a Markdown block as stretches: looks and links as they open and close. */
#include "read/entity.h"
#include "read/md_token.h"

void read_md_picture(struct md_inline *x, struct passage like, size_t at)
{
	struct passage *p = VEC_PUSH(x->m->s, &x->m->image);
	*p = like;
	p->loc = read_md_text_loc(x->block, at);
}

static void put(struct md_inline *x, size_t from, size_t to, bool literal)
{
	struct str s = { x->s.s + from, to - from };
	uint32_t look = (x->strong || x->bold ? STRETCH_BOLD : 0U) |
			(x->em || x->italic ? STRETCH_ITALIC : 0U) |
			(x->under ? STRETCH_UNDERLINE : 0U) | (x->super ? STRETCH_SUPER : 0U) |
			(x->sub ? STRETCH_SUB : 0U) | (literal || x->tt ? STRETCH_CODE : 0U);
	if (from >= to)
		return;
	x->pen->style = (struct read_style){ .look = look, .link = x->link };
	read_pen_text(
		x->pen, literal ? s : read_entities(x->m->a, s), read_md_text_loc(x->block, from));
}

static void toggle(unsigned *n, bool closes)
{
	*n = closes ? *n - (*n > 0) : *n + 1;
}

/* Tags that end a paragraph; the kind that begins. */
static bool blocks(struct md_inline *x, const struct md_tag *tag)
{
	static const struct {
		const char *name;
		enum passage_kind kind;
	} rows[] = { { "p", PASSAGE_TEXT }, { "div", PASSAGE_TEXT }, { "li", PASSAGE_ITEM },
		{ "blockquote", PASSAGE_QUOTE }, { "h1", PASSAGE_HEADING },
		{ "h2", PASSAGE_HEADING }, { "h3", PASSAGE_HEADING }, { "h4", PASSAGE_HEADING },
		{ "h5", PASSAGE_HEADING }, { "h6", PASSAGE_HEADING }, { "section", PASSAGE_TEXT },
		{ "details", PASSAGE_TEXT }, { "summary", PASSAGE_TEXT },
		{ "figcaption", PASSAGE_TEXT }, { "figure", PASSAGE_TEXT },
		{ "center", PASSAGE_TEXT }, { "hr", PASSAGE_TEXT }, { "ul", PASSAGE_TEXT },
		{ "ol", PASSAGE_TEXT }, { "td", PASSAGE_TEXT }, { "tr", PASSAGE_TEXT } };
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct passage like = x->like;
		if (!str_is(tag->name, rows[i].name))
			continue;
		if (!tag->closes && rows[i].kind != PASSAGE_TEXT)
			like.kind = rows[i].kind;
		like.level = like.kind == PASSAGE_HEADING && tag->name.n == 2 ? tag->name.s[1] - '0'
									      : like.level;
		like.blank = 1;
		read_pen_open(x->pen, like);
		return true;
	}
	return false;
}

static void put_tag(struct md_inline *x, const struct md_token *t)
{
	const struct md_tag *tag = &t->tag;
	static const struct {
		const char *names;
		size_t at;
	} looks[] = { { "b strong", offsetof(struct md_inline, bold) },
		{ "i em cite", offsetof(struct md_inline, italic) },
		{ "u", offsetof(struct md_inline, under) },
		{ "sup", offsetof(struct md_inline, super) },
		{ "sub", offsetof(struct md_inline, sub) },
		{ "code kbd tt samp", offsetof(struct md_inline, tt) } };
	if (!tag->name.n) {
		transcript_leave(x->m->t, str_trim(tag->inner), "a comment",
			read_md_text_loc(x->block, t->from));
		return;
	}
	for (size_t i = 0; i < sizeof looks / sizeof *looks; i++) {
		struct str rest = str_of(looks[i].names);
		for (struct str w = str_word(&rest); w.n; w = str_word(&rest)) {
			if (str_eq(w, tag->name))
				toggle((unsigned *)((char *)x + looks[i].at), tag->closes);
		}
	}
	if (str_is(tag->name, "br"))
		read_pen_break(x->pen);
	else if (str_is(tag->name, "img"))
		read_md_picture(x,
			(struct passage){ .src = read_md_attribute(x->m->s, tag, "src"),
				.alt = read_md_attribute(x->m->s, tag, "alt") },
			t->from);
	else if (str_is(tag->name, "a"))
		x->link = tag->closes ? (struct str){ 0 }
				      : arena_str(x->m->a, read_md_attribute(x->m->s, tag, "href"));
	else
		blocks(x, tag);
}

static void put_note(struct md_inline *x, const struct md_token *t)
{
	struct read_pen aside;
	struct stretch *s;
	x->pen->style = (struct read_style){ .look = STRETCH_SUPER };
	s = read_pen_note(x->pen, (struct str){ x->s.s + t->from, t->to - t->from },
		read_md_text_loc(x->block, t->from));
	if (t->note->called)
		return;
	t->note->called = true;
	aside = read_pen_aside(x->pen, &s->note);
	x->m->in_note = true;
	read_md_inline(x->m, &aside, &t->note->text,
		(struct passage){ .kind = PASSAGE_TEXT, .start = -1, .end = -1 });
	read_pen_end(&aside);
	x->m->in_note = false;
}

/* Marks that match nothing are text, but for a ** that begins the block: it holds to its end. */
static void put_run(struct md_inline *x, struct md_token *t)
{
	bool unclosed = t->n == 2 && t->c == '*' && t->opens && !t->strong_on && t->from == 0;
	if (unclosed) {
		transcript_leave(x->m->t, STR("**"), "a mark of emphasis that is not closed",
			read_md_text_loc(x->block, t->from));
		t->strong_on = 1;
		t->n = 0;
	}
	x->strong -= x->strong < t->strong_off ? x->strong : t->strong_off;
	x->em -= x->em < t->em_off ? x->em : t->em_off;
	put(x, t->from, t->from + t->n, false);
	x->strong += t->strong_on;
	x->em += t->em_on;
}

static void put_token(struct md_inline *x, struct md_token *t)
{
	switch (t->kind) {
	case MD_TEXT:
		put(x, t->from, t->to, false);
		break;
	case MD_CODE:
		put(x, t->from, t->to, true);
		break;
	case MD_RUN:
		put_run(x, t);
		break;
	case MD_OPEN:
		if (t->linked)
			x->link = arena_str(x->m->a, t->link);
		else
			put(x, t->from, t->to, false);
		break;
	case MD_SHUT:
		x->link = (struct str){ 0 };
		break;
	case MD_SOFT:
		read_pen_line(x->pen);
		break;
	case MD_HARD:
		read_pen_break(x->pen);
		break;
	case MD_TAG:
		put_tag(x, t);
		break;
	case MD_NOTE:
		put_note(x, t);
		break;
	}
}

static void put_pictures(struct md_inline *x, size_t first)
{
	struct md *m = x->m;
	for (size_t i = first; i < m->image.n; i++) {
		struct passage *from = &m->image.v[i];
		struct passage *p = transcript_passage(m->t, PASSAGE_IMAGE, from->loc);
		p->src = arena_str(m->a, from->src);
		p->alt = arena_str(m->a, read_squeeze(m->a, from->alt));
		p->blank = 1;
		transcript_stretch(m->t, p, from->role, 0, from->loc);
	}
	m->image.n = first;
}

void read_md_write(struct md_inline *x)
{
	size_t first = x->images;
	read_pen_open(x->pen, x->like);
	for (size_t i = 0; i < x->t.n; i++)
		put_token(x, &x->t.v[i]);
	read_pen_end(x->pen);
	put_pictures(x, first);
}
