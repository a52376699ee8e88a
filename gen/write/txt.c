/* Plain text, to be pasted anywhere: a paragraph is a line, an empty line between them.
 *
 * A turn begins with its label in capitals, [00:04:10] NAME: words. Brackets hold what nobody says:
 * [laughs], [put in by the editors], [1] for the notes, which stand at the end. Lists have their
 * marks, quotations and sidebars are indented, cells of a table are parted by tabs, addresses stand
 * behind the words that lead there. Pull quotes repeat words and are left out. */
#include "write/inside.h"

#include <unicode/ustring.h>

enum { STEP = 4, DEEPEST = 10 };

struct txt {
	struct arena *a;
	const struct interview *iv;
	struct buf out;
	int indent;
	bool close; /* the next block follows without an empty line */
	VEC(const struct span *) notes;
};

static void block(struct txt *, const struct block *, struct str lead);
static void blocks(struct txt *, const struct block *, struct str lead);
static void head(struct txt *, const struct interview *);
static void spans(struct txt *, struct buf *, const struct span *);

static void bracketed(struct txt *t, struct buf *b, const struct span *s)
{
	buf_char(b, '[');
	spans(t, b, s->first);
	if (s->value.n)
		buf_printf(b, " \u2013 %.*s", STR_ARG(s->value));
	buf_char(b, ']');
}

/* The address behind the words, unless it is what they are. */
static void link(struct txt *t, struct buf *b, const struct span *s)
{
	struct str to = s->target ? (struct str){ 0 } : s->value;
	spans(t, b, s->first);
	if (to.n && !str_eq(to, interview_plain(t->a, s->first)))
		buf_printf(b, " (%.*s)", STR_ARG(to));
}

static void spans(struct txt *t, struct buf *b, const struct span *s)
{
	for (; s; s = s->next) {
		const struct span *next = s->next;
		switch (s->kind) {
		case SPAN_TEXT:
			buf_str(b, s->text);
			break;
		case SPAN_LINK:
			link(t, b, s);
			break;
		case SPAN_INSERT:
		case SPAN_DIRECTION:
			bracketed(t, b, s);
			break;
		case SPAN_NOTE:
			*VEC_PUSH(t->a, &t->notes) = s;
			buf_printf(b, "[%zu]", t->notes.n);
			break;
		case SPAN_BREAK:
			buf_char(b, '\n');
			break;
		case SPAN_TIME:
			buf_printf(b, "[%.*s]", STR_ARG(s->value));
			if (next && next->text.n && next->text.s[0] != ' ')
				buf_char(b, ' ');
			break;
		case SPAN_EM:
		case SPAN_STRONG:
		case SPAN_CITE:
		case SPAN_FOREIGN:
		case SPAN_ABBR:
		case SPAN_PERSON:
		case SPAN_SUP:
		case SPAN_SUB:
		case SPAN_SMALLCAPS:
		case SPAN_INDEX:
			spans(t, b, s->first);
			break;
		case SPAN_N:
			break;
		}
	}
}

static struct str text(struct txt *t, struct str lead, const struct span *s)
{
	struct buf b = { .a = t->a };
	buf_str(&b, lead);
	spans(t, &b, s);
	return str_trim(buf_get(&b));
}

/* A block: its lines, indented, below an empty one. */
static void lines(struct txt *t, struct str s)
{
	int indent = STEP * (t->indent < DEEPEST ? t->indent : DEEPEST);
	if (t->out.n && !t->close)
		buf_char(&t->out, '\n');
	t->close = false;
	while (s.n) {
		const char *end = memchr(s.s, '\n', s.n);
		size_t n = end ? (size_t)(end - s.s) : s.n;
		buf_printf(&t->out, "%*s%.*s\n", n ? indent : 0, "", (int)n, s.s);
		n += end != NULL;
		s = (struct str){ s.s + n, s.n - n };
	}
}

static void line(struct txt *t, const struct span *s)
{
	if (s)
		lines(t, text(t, (struct str){ 0 }, s));
}

/* In capitals, by the rules of the interview's language. */
static struct str capitals(struct txt *t, struct str s)
{
	size_t room = 3 * s.n + 1;
	UChar *from = ARENA_ARRAY(t->a, room, UChar), *to = ARENA_ARRAY(t->a, room, UChar);
	char *out = arena_alloc(t->a, 3 * room);
	UErrorCode e = U_ZERO_ERROR;
	int32_t n = 0;
	u_strFromUTF8(from, (int32_t)room, &n, s.s, (int32_t)s.n, &e);
	n = u_strToUpper(to, (int32_t)room, from, n, arena_cstr(t->a, t->iv->lang), &e);
	u_strToUTF8(out, (int32_t)(3 * room), &n, to, n, &e);
	return U_SUCCESS(e) ? (struct str){ out, (size_t)n } : s;
}

static struct str label(struct txt *t, const struct block *b)
{
	struct str name = capitals(t, write_label(t->iv, b)), time = { 0 };
	if (b->time.n)
		time = arena_printf(t->a, "[%.*s] ", STR_ARG(b->time));
	return arena_printf(t->a, "%.*s%.*s: ", STR_ARG(time), STR_ARG(name));
}

/* A label or head whose first block is no paragraph stands alone. */
static void led(struct txt *t, struct str lead, const struct block *first)
{
	if (!first || first->kind != BLOCK_PARA) {
		lines(t, str_trim(lead));
		lead = (struct str){ 0 };
	}
	blocks(t, first, lead);
}

/* Whether items follow each other without an empty line: none holds more than a paragraph and a
 * list below it. */
static bool tight(const struct block *list)
{
	for (const struct block *i = list->first; i; i = i->next) {
		const struct block *k = i->first;
		if (k && k->kind == BLOCK_PARA)
			k = k->next;
		for (; k; k = k->next)
			if (k->kind != BLOCK_LIST || !tight(k))
				return false;
	}
	return true;
}

static void item(struct txt *t, const struct block *i, struct str mark)
{
	const struct block *first = i->first;
	bool leads = first && first->kind == BLOCK_PARA;
	struct str head = text(t, (struct str){ 0 }, i->title);
	if (head.n)
		mark = arena_printf(t->a, "%.*s%.*s ", STR_ARG(mark), STR_ARG(head));
	lines(t, leads ? text(t, mark, first->text) : str_trim(mark));
	t->indent++;
	for (const struct block *k = leads ? first->next : first; k; k = k->next) {
		t->close = k->kind == BLOCK_LIST && tight(k);
		block(t, k, (struct str){ 0 });
	}
	t->indent--;
}

static void list(struct txt *t, const struct block *b)
{
	bool close = tight(b);
	unsigned n = 0;
	for (const struct block *i = b->first; i; i = i->next) {
		item(t, i, b->ordered ? arena_printf(t->a, "%u. ", ++n) : STR("- "));
		t->close = close && i->next;
	}
}

static void inset(struct txt *t, const struct block *b)
{
	t->indent++;
	line(t, b->kind == BLOCK_SIDEBAR ? b->title : NULL);
	blocks(t, b->first, (struct str){ 0 });
	if (b->kind == BLOCK_QUOTE && b->text)
		lines(t, text(t, STR("\u2014 "), b->text));
	t->indent--;
}

static void table(struct txt *t, const struct block *b)
{
	struct buf all = { .a = t->a };
	line(t, b->title);
	for (const struct block *r = b->first; r; r = r->next) {
		for (const struct block *c = r->first; c; c = c->next) {
			struct buf cell = { .a = t->a };
			spans(t, &cell, c->text);
			for (size_t i = 0; i < cell.n; i++)
				if (cell.s[i] == '\n')
					cell.s[i] = ' ';
			buf_printf(&all, "%s%.*s", c == r->first ? "" : "\t", (int)cell.n,
				cell.n ? cell.s : "");
		}
		buf_char(&all, '\n');
	}
	lines(t, buf_get(&all));
}

static void figure(struct txt *t, const struct block *b)
{
	if (str_trim(b->image->alt).n)
		lines(t, arena_printf(t->a, "[%.*s]", STR_ARG(str_trim(b->image->alt))));
	line(t, b->title);
	line(t, b->text);
}

static void chapter(struct txt *t, const struct block *b)
{
	head(t, b->chapter);
	blocks(t, b->first, (struct str){ 0 });
	blocks(t, b->chapter->meta.editor_note, (struct str){ 0 });
}

static void block(struct txt *t, const struct block *b, struct str lead)
{
	struct span stage = { .kind = SPAN_DIRECTION, .first = b->text };
	switch (b->kind) {
	case BLOCK_PARA:
		lines(t, text(t, lead, b->text));
		break;
	case BLOCK_SECTION:
		line(t, b->title);
		blocks(t, b->first, lead);
		break;
	case BLOCK_EXCHANGE:
		blocks(t, b->first, lead);
		break;
	case BLOCK_CHAPTER:
		chapter(t, b);
		break;
	case BLOCK_QUESTION:
	case BLOCK_ANSWER:
	case BLOCK_REMARK:
		led(t, label(t, b), b->first);
		break;
	case BLOCK_LIST:
		list(t, b);
		break;
	case BLOCK_QUOTE:
	case BLOCK_SIDEBAR:
		inset(t, b);
		break;
	case BLOCK_FIGURE:
		figure(t, b);
		break;
	case BLOCK_TABLE:
		table(t, b);
		break;
	case BLOCK_BREAK:
		lines(t, STR("* * *"));
		break;
	case BLOCK_DIRECTION:
		lines(t, text(t, lead, &stage));
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
static void blocks(struct txt *t, const struct block *b, struct str lead)
{
	for (; b; b = b->next) {
		block(t, b, lead);
		lead = (struct str){ 0 };
	}
}

/* What stands above the text; the people are introduced by their turns. */
static void head(struct txt *t, const struct interview *iv)
{
	const struct meta *m = &iv->meta;
	struct str when = m->date[DATE_CONDUCTED].n ? m->date[DATE_CONDUCTED]
						    : m->date[DATE_PUBLISHED];
	struct buf where = { .a = t->a };
	line(t, m->kicker);
	line(t, m->title);
	line(t, m->subtitle);
	blocks(t, m->summary, (struct str){ 0 });
	for (const struct credit *c = m->credit; c; c = c->next) {
		line(t, c->text);
		t->close = c->next != NULL;
	}
	buf_str(&where, text(t, (struct str){ 0 }, m->place));
	if (when.n && where.n)
		buf_cstr(&where, ", ");
	if (when.n)
		buf_str(&where, interview_date(t->a, when, iv->lang));
	if (where.n)
		lines(t, buf_get(&where));
}

static void notes(struct txt *t)
{
	if (t->notes.n)
		lines(t, interview_word(t->iv->lang, WORD_NOTES));
	for (size_t i = 0; i < t->notes.n; i++)
		blocks(t, t->notes.v[i]->blocks, arena_printf(t->a, "[%zu] ", i + 1));
}

/* A line parts from the last answer what is not said. */
static void tail(struct txt *t)
{
	if (t->notes.n || t->iv->meta.editor_note || t->iv->meta.rights)
		lines(t, STR("--------------------"));
	notes(t);
	blocks(t, t->iv->meta.editor_note, (struct str){ 0 });
	line(t, t->iv->meta.rights);
}

bool write_txt(struct arena *a, struct diag *d, const struct write_query *q, struct write_result *r)
{
	struct arena *scratch = arena_new();
	struct txt t = { .a = scratch, .iv = q->interview };
	(void)d;
	t.out.a = scratch;
	head(&t, q->interview);
	blocks(&t, q->interview->body, (struct str){ 0 });
	tail(&t);
	r->bytes = arena_str(a, buf_get(&t.out));
	arena_drop(scratch);
	return true;
}
