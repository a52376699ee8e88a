#include "write/inside.h"

enum { WIDTH = 100, STEP = 2, DEEPEST = 20 };

enum piece_kind {
	PIECE_WORD,
	PIECE_SPACE,
	PIECE_SEAM,
	PIECE_LINE,
	PIECE_OPEN,
	PIECE_CLOSE,
	PIECE_LEAF,
	PIECE_SAID
};

struct piece {
	enum piece_kind kind;
	struct str text;
	const char *name;                    /* of an element or an instruction */
	const struct write_element *element; /* OPEN, LEAF */
};

void write_attr(struct write_element *e, const char *name, struct str value)
{
	if (value.s && e->attrs < WRITE_ATTRS)
		e->attr[e->attrs++] = (struct write_attr){ name, value };
}

static struct piece *push(struct write_fold *f, enum piece_kind kind)
{
	struct piece *p = VEC_PUSH(f->arena, &f->piece);
	p->kind = kind;
	return p;
}

static void push_element(struct write_fold *f, enum piece_kind kind, const struct write_element *e)
{
	struct write_element *kept = ARENA_NEW(f->arena, struct write_element);
	struct piece *p = push(f, kind);
	*kept = *e;
	p->element = kept;
	p->name = e->name;
}

void write_fold_open(struct write_fold *f, const struct write_element *e)
{
	push_element(f, PIECE_OPEN, e);
	*VEC_PUSH(f->arena, &f->open) = e->name;
}

void write_fold_close(struct write_fold *f)
{
	push(f, PIECE_CLOSE)->name = f->open.v[--f->open.n];
}

void write_fold_leaf(struct write_fold *f, const struct write_element *e)
{
	push_element(f, PIECE_LEAF, e);
}

void write_fold_said(struct write_fold *f, const char *target, struct str text)
{
	struct piece *p = push(f, PIECE_SAID);
	p->name = target;
	p->text = text;
}

void write_fold_line(struct write_fold *f)
{
	push(f, PIECE_LINE);
}

void write_fold_seam(struct write_fold *f)
{
	push(f, PIECE_SEAM);
}

static bool white(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

void write_fold_text(struct write_fold *f, struct str text)
{
	for (size_t i = 0, from; i < text.n;) {
		if (white(text.s[i])) {
			push(f, PIECE_SPACE);
			while (i < text.n && white(text.s[i]))
				i++;
			continue;
		}
		for (from = i; i < text.n && !white(text.s[i]);)
			i++;
		push(f, PIECE_WORD)->text = (struct str){ text.s + from, i - from };
	}
}

/* Columns of text as it will be written. */
static size_t columns(struct str s, bool value)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.s[i];
		n += ((unsigned char)c & 0xc0) != 0x80;
		if (c == '&')
			n += strlen("amp;");
		else if (c == '<' || c == '>')
			n += strlen("lt;");
		else if (value && c == '"')
			n += strlen("quot;");
	}
	return n;
}

static size_t tag_columns(const struct write_element *e)
{
	size_t n = strlen(e->name) + strlen("<>");
	for (size_t i = 0; i < e->attrs; i++)
		n += strlen(e->attr[i].name) + columns(e->attr[i].value, true) + strlen(" =\"\"");
	return n;
}

static void tags(struct markup *m, const struct write_element *e)
{
	markup_open(m, TAG(e->name));
	for (size_t i = 0; i < e->attrs; i++)
		markup_attr(m, e->attr[i].name, e->attr[i].value);
}

struct line {
	struct write_fold *f;
	size_t indent, column;
};

static size_t indent(int level)
{
	return STEP * (size_t)(level < DEEPEST ? level : DEEPEST);
}

/* The first line of the file has no line before it. */
static void new_line(struct write_fold *f, size_t columns)
{
	if (f->begun)
		markup_indent(f->m, columns);
	f->begun = true;
}

static void start_line(struct line *l)
{
	new_line(l->f, l->indent);
	l->column = l->indent;
}

static void tag(struct line *l, const struct write_element *e)
{
	tags(l->f->m, e);
	l->column += tag_columns(e);
}

/* An instruction's text is folded like any other, between its own ends. */
static void said(struct line *l, const struct piece *p)
{
	struct buf b = { .a = l->f->arena };
	struct str rest = p->text, word;
	size_t column = l->column + strlen(p->name) + strlen("<? ");
	while ((word = str_word(&rest)).n) {
		size_t n = columns(word, false) + 1;
		if (b.n && column + n > WIDTH) {
			buf_printf(&b, "\n%*s", (int)(l->indent + STEP), "");
			column = l->indent + STEP;
		} else if (b.n) {
			buf_char(&b, ' ');
		}
		/* "?>" would end it. */
		for (size_t i = 0; i < word.n; i++) {
			bool end = i > 0 && word.s[i - 1] == '?' && word.s[i] == '>';
			buf_printf(&b, "%s%c", end ? " " : "", word.s[i]);
		}
		column += n;
	}
	markup_instruction(l->f->m, p->name, buf_get(&b));
	l->column = column;
}

static void set(struct line *l, const struct piece *p)
{
	struct markup *m = l->f->m;
	switch (p->kind) {
	case PIECE_WORD:
		markup_text(m, p->text);
		l->column += columns(p->text, false);
		break;
	case PIECE_SPACE:
		markup_text(m, STR(" "));
		l->column++;
		break;
	case PIECE_LINE:
		start_line(l);
		break;
	case PIECE_OPEN:
		tag(l, p->element);
		break;
	case PIECE_CLOSE:
		markup_close(m);
		l->column += strlen(p->name) + strlen("</>");
		break;
	case PIECE_LEAF:
		tag(l, p->element);
		markup_leaf(m);
		l->column++;
		break;
	case PIECE_SAID:
		said(l, p);
		break;
	case PIECE_SEAM:
		break;
	}
}

/* Columns from piece i on to where the line may end next. */
static size_t ahead(const struct line *l, size_t i)
{
	size_t n = 0;
	for (; i < l->f->piece.n; i++) {
		const struct piece *p = &l->f->piece.v[i];
		switch (p->kind) {
		case PIECE_SPACE:
		case PIECE_SEAM:
		case PIECE_LINE:
			return n;
		case PIECE_WORD:
			n += columns(p->text, false);
			break;
		case PIECE_OPEN:
		case PIECE_LEAF:
			n += tag_columns(p->element) + (p->kind == PIECE_LEAF);
			break;
		case PIECE_CLOSE:
			n += strlen(p->name) + strlen("</>");
			break;
		case PIECE_SAID:
			return n;
		}
	}
	return n;
}

void write_fold_set(struct write_fold *f, int level)
{
	struct line l = { .f = f, .indent = indent(level) };
	start_line(&l);
	for (size_t i = 0; i < f->piece.n; i++) {
		const struct piece *p = &f->piece.v[i];
		bool may = p->kind == PIECE_SPACE || p->kind == PIECE_SEAM;
		size_t own = p->kind == PIECE_SPACE;
		if (p->kind == PIECE_OPEN && i + 1 < f->piece.n && p[1].kind == PIECE_CLOSE) {
			set(&l, &(struct piece){ .kind = PIECE_LEAF, .element = p->element });
			i++;
		} else if (may && l.column > l.indent && l.column + own + ahead(&l, i + 1) > WIDTH)
			start_line(&l);
		else
			set(&l, p);
	}
	f->piece.n = 0;
}

void write_fold_begin(struct write_fold *f, const struct write_element *e, int level)
{
	new_line(f, indent(level));
	tags(f->m, e);
}

void write_fold_end(struct write_fold *f, int level)
{
	new_line(f, indent(level));
	markup_close(f->m);
}
