/* Markdown: CommonMark with front matter, footnotes [^1] and tables, as Pandoc and GitHub have
 * them.
 *
 * A paragraph is a line. A turn begins with its label in bold: **Name:** words. Brackets hold what
 * nobody says: *[laughs]*, [put in by the editors], [00:04:10]. Doubts are comments. Pull quotes
 * repeat words and are left out. */
#include "write/md.h"

static void blocks(struct md *, const struct block *, struct str lead);

static void edges(struct md *m, bool blank)
{
	size_t from = m->out.n;
	for (size_t i = 0; i < m->edge.n; i++) {
		struct md_edge *e = &m->edge.v[i];
		buf_cstr(&m->out, e->used ? e->rest : e->first);
		e->used |= !blank;
	}
	while (blank && m->out.n > from && m->out.s[m->out.n - 1] == ' ')
		m->out.n--;
}

static void blank(struct md *m)
{
	edges(m, true);
	buf_char(&m->out, '\n');
}

/* Lines that already are Markdown, parted from what is above. */
static void lines(struct md *m, struct str s)
{
	if (m->any && !m->tight)
		blank(m);
	m->any = true;
	while (s.n) {
		const char *end = memchr(s.s, '\n', s.n);
		size_t n = end ? (size_t)(end - s.s) : s.n;
		edges(m, false);
		buf_put(&m->out, s.s, n);
		buf_char(&m->out, '\n');
		n += end != NULL;
		s = (struct str){ s.s + n, s.n - n };
	}
}

static void enter(struct md *m, const char *first, const char *rest)
{
	if (m->any && !m->tight)
		blank(m);
	m->any = false;
	*VEC_PUSH(m->a, &m->edge) = (struct md_edge){ .first = first, .rest = rest };
}

static void leave(struct md *m)
{
	m->edge.n--;
	m->any = true;
}

static void doubts(struct md *m, const void *about)
{
	for (const struct doubt *d = write_at(&m->doubts, about); d; d = write_doubt_next(d)) {
		struct buf b = { .a = m->a };
		for (size_t i = 0; i < d->text.n; i++) { /* "--" would end it for some */
			bool twice = i && d->text.s[i] == '-' && d->text.s[i - 1] == '-';
			buf_printf(&b, "%s%c", twice ? " " : "", d->text.s[i]);
		}
		lines(m, arena_printf(m->a, "<!-- doubt: %.*s -->", STR_ARG(buf_get(&b))));
	}
}

static void para(struct md *m, struct str lead, const struct span *s)
{
	lines(m, write_md_text(m, lead, s, MD_PARA));
}

static void heading(struct md *m, const struct span *title, int depth)
{
	static const char *const marks[] = { "## ", "### ", "#### ", "##### ", "###### " };
	if (interview_has_text(title))
		lines(m, write_md_text(
				 m, str_of(marks[depth < 5 ? depth - 1 : 4]), title, MD_HEADING));
}

/* "**Name:** ", with the time code of the turn behind it. */
static struct str label(struct md *m, const struct block *b)
{
	struct str name = write_md_words(m, write_label(m->iv, b), MD_HEADING);
	struct str time = { 0 };
	if (b->time.n)
		time = arena_printf(m->a, "[%.*s] ", STR_ARG(b->time));
	return arena_printf(m->a, "**%.*s:** %.*s", STR_ARG(name), STR_ARG(time));
}

static bool is_text(const struct block *b)
{
	return b && b->kind == BLOCK_PARA;
}

/* A label or head whose first block is no paragraph stands alone. */
static void led(struct md *m, struct str lead, const struct block *first)
{
	if (!is_text(first)) {
		lines(m, str_trim(lead));
		lead = (struct str){ 0 };
	}
	blocks(m, first, lead);
}

static struct str bold(struct md *m, const struct span *title)
{
	struct span strong = { .kind = SPAN_STRONG, .first = (struct span *)title };
	return write_md_text(m, (struct str){ 0 }, &strong, MD_HEADING);
}

static void item(struct md *m, const struct block *b, const char *first, const char *rest)
{
	struct str head = { 0 };
	enter(m, first, rest);
	if (b->title)
		head = arena_printf(m->a, "**%.*s** ",
			STR_ARG(str_trim(
				write_md_text(m, (struct str){ 0 }, b->title, MD_HEADING))));
	if (head.n)
		led(m, head, b->first);
	else
		blocks(m, b->first, head);
	leave(m);
}

/* Whether no item holds more than a paragraph and a list below it. */
static bool tight(const struct block *list)
{
	for (const struct block *i = list->first; i; i = i->next) {
		const struct block *k = i->first;
		if (is_text(k))
			k = k->next;
		for (; k; k = k->next)
			if (k->kind != BLOCK_LIST || !tight(k))
				return false;
	}
	return true;
}

static void list(struct md *m, const struct block *b)
{
	bool outer = m->tight, other = m->other, below = m->any;
	unsigned n = 0;
	if (m->any && !m->tight)
		blank(m);
	m->any = false;
	m->tight = tight(b);
	for (const struct block *i = b->first; i; i = i->next) {
		const char *first = other ? "* " : "- ", *rest = "  ";
		if (b->ordered) {
			first = arena_printf(m->a, "%u%c ", ++n, other ? ')' : '.').s;
			rest = arena_printf(m->a, "%*s", (int)strlen(first), "").s;
		}
		doubts(m, i);
		item(m, i, first, rest);
	}
	m->tight = outer;
	m->any |= below;
}

static void quote(struct md *m, const struct block *b)
{
	enter(m, "> ", "> ");
	blocks(m, b->first, (struct str){ 0 });
	if (b->text)
		para(m, STR("\u2014 "), b->text);
	leave(m);
}

static void sidebar(struct md *m, const struct block *b)
{
	enter(m, "> ", "> ");
	if (interview_has_text(b->title))
		lines(m, bold(m, b->title));
	blocks(m, b->first, (struct str){ 0 });
	leave(m);
}

static void picture(struct md *m, const struct image *i)
{
	struct str src = write_picture_src(&m->pictures, i);
	struct str alt = write_md_words(m, str_trim(i->alt), MD_HEADING);
	if (src.n)
		lines(m, arena_printf(m->a, "![%.*s](%.*s)", STR_ARG(alt),
				 STR_ARG(write_md_address(m->a, src))));
	else if (alt.n)
		lines(m, alt);
}

/* A line in italics; the spans become an em. */
static void italic(struct md *m, const struct span *s)
{
	struct span em = { .kind = SPAN_EM, .first = (struct span *)s };
	if (s)
		para(m, (struct str){ 0 }, &em);
}

static void figure(struct md *m, const struct block *b)
{
	picture(m, b->image);
	italic(m, b->title);
	italic(m, b->text);
}

static void row(struct md *m, struct buf *b, const struct block *r, unsigned columns)
{
	unsigned n = 0;
	buf_char(b, '|');
	for (const struct block *c = r ? r->first : NULL; c; c = c->next, n++) {
		struct str text = write_md_text(m, (struct str){ 0 }, c->text, MD_CELL);
		buf_printf(b, " %.*s |", STR_ARG(text));
	}
	for (; n < columns; n++)
		buf_cstr(b, "  |");
	buf_char(b, '\n');
}

/* The first row, when it is one of headings, heads the table; else an empty one does. */
static void table(struct md *m, const struct block *b)
{
	const struct block *r = b->first;
	struct buf out = { .a = m->a };
	unsigned columns = 0;
	italic(m, b->title);
	for (const struct block *k = r; k; k = k->next) {
		unsigned n = 0;
		for (const struct block *c = k->first; c; c = c->next)
			n++;
		columns = n > columns ? n : columns;
	}
	row(m, &out, r && r->head ? r : NULL, columns);
	for (unsigned i = 0; i < columns; i++)
		buf_cstr(&out, i ? " --- |" : "| --- |");
	buf_char(&out, '\n');
	for (r = r && r->head ? r->next : r; r; r = r->next)
		row(m, &out, r, columns);
	lines(m, buf_get(&out));
}

static void stage(struct md *m, struct str lead, const struct block *b)
{
	struct span s = { .kind = SPAN_DIRECTION, .first = b->text };
	para(m, lead, &s);
}

/* With what stands above and below its text; the people are all in the front matter. */
static void chapter(struct md *m, const struct block *b)
{
	const struct meta *t = &b->chapter->meta;
	heading(m, b->title, 1);
	italic(m, t->subtitle);
	blocks(m, t->summary, (struct str){ 0 });
	for (const struct credit *c = t->credit; c; c = c->next)
		para(m, (struct str){ 0 }, c->text);
	blocks(m, b->first, (struct str){ 0 });
	blocks(m, t->editor_note, (struct str){ 0 });
}

static void block(struct md *m, const struct block *b, struct str lead)
{
	doubts(m, b);
	switch (b->kind) {
	case BLOCK_PARA:
		para(m, lead, b->text);
		break;
	case BLOCK_SECTION:
		heading(m, b->title, b->depth + m->iv->collection);
		blocks(m, b->first, lead);
		break;
	case BLOCK_CHAPTER:
		chapter(m, b);
		break;
	case BLOCK_EXCHANGE:
		blocks(m, b->first, lead);
		break;
	case BLOCK_QUESTION:
	case BLOCK_ANSWER:
	case BLOCK_REMARK:
		led(m, label(m, b), b->first);
		break;
	case BLOCK_LIST:
		list(m, b);
		break;
	case BLOCK_QUOTE:
		quote(m, b);
		break;
	case BLOCK_FIGURE:
		figure(m, b);
		break;
	case BLOCK_SIDEBAR:
		sidebar(m, b);
		break;
	case BLOCK_TABLE:
		table(m, b);
		break;
	case BLOCK_BREAK:
		lines(m, STR("* * *"));
		break;
	case BLOCK_DIRECTION:
		stage(m, lead, b);
		break;
	case BLOCK_PULLQUOTE:
	case BLOCK_ITEM:
	case BLOCK_ROW:
	case BLOCK_CELL:
	case BLOCK_N:
		break;
	}
}

/* The lead goes before the first. */
static void blocks(struct md *m, const struct block *b, struct str lead)
{
	bool other = false;
	for (const struct block *above = NULL; b; above = b, b = b->next) {
		bool again = above && above->kind == BLOCK_LIST && b->kind == BLOCK_LIST;
		other = again && above->ordered == b->ordered ? !other : false;
		m->other = other;
		block(m, b, lead);
		lead = (struct str){ 0 };
	}
}

/* Notes call no notes, so that none are added while these are written. */
static void notes(struct md *m)
{
	for (size_t i = 0; i < m->notes.n; i++) {
		const struct span *s = m->notes.v[i];
		enter(m, arena_printf(m->a, "[^%zu]: ", i + 1).s, "    ");
		blocks(m, s->blocks, (struct str){ 0 });
		leave(m);
	}
}

bool write_md(struct arena *a, struct diag *d, const struct write_query *q, struct write_result *r)
{
	struct arena *scratch = arena_new();
	struct md m = { .a = scratch, .diag = d, .iv = q->interview, .any = true };
	m.out.a = m.doubts.a = scratch;
	m.pictures = (struct write_pictures){ .arena = a, .folder = q->pictures };
	m.pictures.named.a = m.pictures.stems.a = a;
	write_doubts(&m.doubts, q->interview);
	write_no_notes(d, q->interview, "Markdown's front matter");
	write_md_head(&m);
	doubts(&m, NULL);
	for (const struct person *p = q->interview->people; p; p = p->next)
		doubts(&m, p);
	blocks(&m, q->interview->body, (struct str){ 0 });
	notes(&m);
	r->bytes = arena_str(a, buf_get(&m.out));
	r->picture = m.pictures.list.v;
	r->pictures = m.pictures.list.n;
	arena_drop(scratch);
	return true;
}
