#include "write/md.h"

struct text {
	struct md *md;
	VEC(struct md_piece) piece;
	enum md_place place;
	bool linked;
};

static const struct str hard = { "\\\n", 2 }; /* ends a line */

static void spans(struct text *, const struct span *);

static struct md_piece *push(struct text *t, enum md_piece_kind kind, struct str text)
{
	struct md_piece *p = VEC_PUSH(t->md->a, &t->piece);
	p->kind = kind;
	p->text = text;
	p->linked = t->linked;
	return p;
}

static void emphasis(struct text *t, const struct span *s, bool strong)
{
	size_t open = t->piece.n;
	push(t, MD_OPEN, (struct str){ 0 })->strong = strong;
	spans(t, s->first);
	t->piece.v[open].partner = t->piece.n;
	push(t, MD_CLOSE, (struct str){ 0 })->strong = strong;
	t->piece.v[t->piece.n - 1].partner = open;
}

static void tagged(struct text *t, const struct span *s, const char *tag)
{
	push(t, MD_RAW, arena_printf(t->md->a, "<%s>", tag));
	spans(t, s->first);
	push(t, MD_RAW, arena_printf(t->md->a, "</%s>", tag));
}

struct str write_md_address(struct arena *a, struct str to)
{
	struct buf b = { .a = a };
	bool plain = to.n > 0;
	for (size_t i = 0; i < to.n; i++) {
		plain &= to.s[i] > ' ' && !strchr("()<>\\", to.s[i]);
		if (strchr("<>\\", to.s[i]))
			buf_char(&b, '\\');
		buf_put(&b, to.s + i, 1);
	}
	return plain ? to : arena_printf(a, "<%.*s>", STR_ARG(buf_get(&b)));
}

static void link(struct text *t, const struct span *s)
{
	struct str to = s->target ? (struct str){ 0 } : write_address(t->md->a, s->value);
	if (!to.n) {
		spans(t, s->first);
		return;
	}
	if (str_eq(to, interview_plain(t->md->a, s->first))) {
		push(t, MD_RAW, arena_printf(t->md->a, "<%.*s>", STR_ARG(to)));
		return;
	}
	push(t, MD_RAW, STR("["));
	t->linked = true;
	spans(t, s->first);
	t->linked = false;
	push(t, MD_RAW, arena_printf(t->md->a, "](%.*s)", STR_ARG(write_md_address(t->md->a, to))));
}

/* Brackets, in italics where nobody says the words. */
static void bracketed(struct text *t, const struct span *s)
{
	bool stage = s->kind == SPAN_DIRECTION;
	size_t open = t->piece.n;
	if (stage)
		push(t, MD_OPEN, (struct str){ 0 });
	push(t, MD_TEXT, STR("["));
	spans(t, s->first);
	if (s->value.n) {
		push(t, MD_TEXT, STR(" \u2013 "));
		push(t, MD_TEXT, s->value);
	}
	push(t, MD_TEXT, STR("]"));
	if (!stage)
		return;
	t->piece.v[open].partner = t->piece.n;
	push(t, MD_CLOSE, (struct str){ 0 })->partner = open;
}

static void note(struct text *t, const struct span *s)
{
	*VEC_PUSH(t->md->a, &t->md->notes) = s;
	push(t, MD_RAW, arena_printf(t->md->a, "[^%zu]", t->md->notes.n));
}

static void span(struct text *t, const struct span *s)
{
	switch (s->kind) {
	case SPAN_TEXT:
		push(t, MD_TEXT, s->text);
		break;
	case SPAN_EM:
	case SPAN_CITE:
		emphasis(t, s, false);
		break;
	case SPAN_STRONG:
		emphasis(t, s, true);
		break;
	case SPAN_LINK:
		link(t, s);
		break;
	case SPAN_NOTE:
		note(t, s);
		break;
	case SPAN_INSERT:
	case SPAN_DIRECTION:
		bracketed(t, s);
		break;
	case SPAN_SUP:
		tagged(t, s, "sup");
		break;
	case SPAN_SUB:
		tagged(t, s, "sub");
		break;
	case SPAN_BREAK:
		push(t, MD_RAW, t->place == MD_PARA ? hard : STR("<br>"));
		break;
	case SPAN_TIME:
		push(t, MD_TEXT, arena_printf(t->md->a, "[%.*s]", STR_ARG(s->value)));
		if (s->next && s->next->text.n && s->next->text.s[0] != ' ')
			push(t, MD_TEXT, STR(" "));
		break;
	case SPAN_FOREIGN:
	case SPAN_ABBR:
	case SPAN_PERSON:
	case SPAN_INDEX:
	case SPAN_SMALLCAPS:
		spans(t, s->first);
		break;
	case SPAN_N:
		break;
	}
}

static void spans(struct text *t, const struct span *s)
{
	for (; s; s = s->next)
		span(t, s);
}

struct str write_md_text(struct md *m, struct str before, const struct span *s, enum md_place place)
{
	struct text t = { .md = m, .place = place };
	if (before.n)
		push(&t, MD_RAW, before);
	spans(&t, s);
	while (t.piece.n && str_eq(t.piece.v[t.piece.n - 1].text, hard))
		t.piece.n--;
	return write_md_pieces(m->a, t.piece.v, t.piece.n, place);
}

struct str write_md_words(struct md *m, struct str words, enum md_place place)
{
	struct md_piece p = { .kind = MD_TEXT, .text = words };
	return write_md_pieces(m->a, &p, 1, place);
}
