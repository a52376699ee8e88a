/* Drop capitals.
 *
 * The letter stands on the baseline of its last line and reaches up to the ascenders of its first
 * (or to its capitals, as the layout says); its ink begins at the left edge, whatever the face's
 * side bearing. Quotes before it hang in the margin at the size of the text. The lines beside it
 * are shorter, and a line more where its tail hangs down; they stay together. The words behind it,
 * up to the end of the phrase, are set in a style of their own, small capitals mostly.
 *
 * Those who listen, search or copy must have one word of it: letter and rest are one stretch of
 * text that carries the word (page_span.joined). A paragraph that is not as high as the letter has
 * none, nor one that does not open with a capital. */
#include "page/inside.h"

enum { SHORT_WORD = 3, LEAST_EMS = 8 };

struct opening {
	struct flow *f;
	struct text_opening at;
	struct flow text; /* the flow without the letter */
	const struct run *run;
	sp size;         /* of the letter */
	sp left, width;  /* of its ink */
	size_t lines;    /* beside it */
	struct str word; /* with the quotes before it */
	uint32_t *first; /* of each stretch the first of what became of it */
	bool alone;      /* the letter is a word */
	bool accent;     /* it reaches into the line above */
};

void page_want_initial(struct builder *b, enum style_dropcap_at at)
{
	enum style_dropcap_at have = b->style->dropcap.at;
	if (have == DROPCAP_NONE || b->rtl)
		return;
	if (at == DROPCAP_ANSWERS && have == DROPCAP_ANSWERS)
		b->initial = INITIAL_ANSWER;
	else if (at != DROPCAP_ANSWERS && have != DROPCAP_ANSWERS && have >= at)
		b->initial = INITIAL_ANY;
}

/* Whether a paragraph of this style is one that could have what is due. */
static bool due(const struct builder *b, const struct flow *f)
{
	switch (b->initial) {
	case INITIAL_NONE:
		break;
	case INITIAL_ANY:
		return f->block == STYLE_PARA || f->block == STYLE_ANSWER;
	case INITIAL_ANSWER:
		return f->block == STYLE_ANSWER;
	}
	return false;
}

/* One run in one look; NULL: it takes several. */
static const struct run *shape_one(struct builder *b, struct str text, const struct look *look)
{
	struct text_span span = { .text = text, .look = look };
	struct text shaped;
	text_shape(b->fonts, b->scratch, &(struct text_query){ &span, 1, look->lang }, &shaped);
	return shaped.n == 1 ? shaped.piece[0].run : NULL;
}

/* Above the baseline, of text in that look. */
static sp height_of(struct builder *b, const struct look *look, bool low)
{
	const struct run *d = shape_one(b, STR("d"), look);
	int32_t ink[4];
	if (!d)
		return look->size * 7 / 10;
	if (low || !text_ink(d, ink))
		return len_scale(look->size, d->face->cap_height, d->face->upem);
	return len_scale(look->size, ink[3], d->face->upem);
}

/* The letter, shaped, as large as its lines ask for. */
static bool measure(struct opening *o)
{
	struct builder *b = o->f->b;
	const struct style_dropcap *c = &b->style->dropcap;
	struct look look = o->f->span.v[0].look, plain = look;
	sp leading = page_leading(b, o->f->block);
	struct str text = o->f->text.v[0].text;
	struct str letter = { text.s + o->at.quotes, o->at.letter - o->at.quotes };
	int32_t ink[4];
	style_lay_over(b->style, STYLE_INITIAL, &look);
	o->run = shape_one(b, letter, &look);
	if (!o->run || o->run->n == 0 || o->run->face->cap_height <= 0 || !text_ink(o->run, ink))
		return false;
	sp top = height_of(b, &plain, c->low);
	sp height = (c->lines - 1) * leading + top;
	o->size = len_scale(height, o->run->face->upem, o->run->face->cap_height);
	o->left = len_scale(o->size, ink[0], o->run->face->upem);
	o->width = len_scale(o->size, ink[2] - ink[0], o->run->face->upem);
	bool tail = len_scale(o->size, -ink[1], o->run->face->upem) > leading - top;
	o->accent = len_scale(o->size, ink[3], o->run->face->upem) - height > leading / 3;
	o->lines = (size_t)c->lines + tail;
	return o->lines <= PAGE_NOTCH;
}

static void copy(struct flow *to, const struct flow *from, size_t i)
{
	struct arena *a = from->b->scratch;
	*VEC_PUSH(a, &to->text) = from->text.v[i];
	*VEC_PUSH(a, &to->span) = from->span.v[i];
	*VEC_PUSH(a, &to->links_of) = from->links_of.v[i];
}

/* Bytes [from, to) of stretch i; NULL for none. */
static struct page_span *part(
	struct flow *out, const struct flow *f, size_t i, size_t from, size_t to)
{
	if (from >= to)
		return NULL;
	copy(out, f, i);
	struct text_span *t = &out->text.v[out->text.n - 1];
	struct page_span *s = &out->span.v[out->span.n - 1];
	t->text = (struct str){ t->text.s + from, to - from };
	s->src_offset += from;
	return s;
}

/* Where the lead-in ends in a stretch, *left words being wanted still: at the end of a phrase, and
 * not in a short word that leads on. */
static size_t lead_end(struct str text, size_t from, int *left)
{
	size_t end = from, at = from, before = from;
	int words = 0;
	while (*left > 0) {
		size_t next = text_words(text, at, 1);
		if (next == at && at > from)
			break;
		words++;
		before = end;
		end = next;
		--*left;
		at = end + 1;
		if (end == text.n)
			return end;
		if (text.s[end] != ' ') {
			*left = 0;
			return end;
		}
	}
	if (words > 2 && end - before <= SHORT_WORD + 1)
		end = before;
	*left = 0;
	return end;
}

/* The flow without the letter: the rest of its word, the lead-in, what follows. */
static void divide(struct opening *o)
{
	const struct flow *f = o->f;
	struct builder *b = f->b;
	int left = b->style->dropcap.words;
	struct str text = f->text.v[0].text;
	size_t from = o->at.letter;
	o->alone = o->at.word == o->at.letter && from < text.n && text.s[from] == ' ';
	o->word = (struct str){ text.s, o->at.word };
	o->text = *f;
	memset(&o->text.text, 0, sizeof o->text.text);
	memset(&o->text.span, 0, sizeof o->text.span);
	memset(&o->text.links_of, 0, sizeof o->text.links_of);
	o->first = ARENA_ARRAY(b->scratch, f->text.n + 1, uint32_t);
	for (size_t i = 0; i < f->text.n; i++, from = 0) {
		o->first[i] = (uint32_t)o->text.text.n;
		text = f->text.v[i].text;
		size_t end = left > 0 && f->span.v[i].src ? lead_end(text, from, &left) : from;
		size_t first = i == 0 ? o->at.word : from;
		struct page_span *rest = part(&o->text, f, i, from, first);
		if (rest) {
			rest->joined = o->word;
			rest->look.features |= LOOK_NO_HYPHENS;
			if (end > from)
				style_lay_over(b->style, STYLE_LEAD_IN, &rest->look);
		}
		first += i == 0 && o->alone;
		struct page_span *lead = part(&o->text, f, i, first, end);
		if (lead)
			style_lay_over(b->style, STYLE_LEAD_IN, &lead->look);
		struct page_span *after = part(&o->text, f, i, end > first ? end : first, text.n);
		if (i > 0)
			continue;
		if (lead)
			lead->order += 2;
		if (after)
			after->order += 2;
	}
}

/* What is in a stretch goes where that went; */
static void move_spots(struct opening *o)
{
	struct flow *to = &o->text;
	memset(&to->spot, 0, sizeof to->spot);
	for (size_t i = 0; i < o->f->spot.n; i++) {
		struct page_spot *s = VEC_PUSH(to->b->scratch, &to->spot);
		*s = o->f->spot.v[i];
		s->span = s->span < o->f->text.n ? o->first[s->span] : (uint32_t)to->text.n;
	}
}

/* and so does what hangs from it. */
static void move_notes(struct opening *o)
{
	struct builder *b = o->f->b;
	for (size_t i = b->hung; i < b->note.n; i++)
		if (b->note.v[i].span < o->f->text.n)
			b->note.v[i].span = o->first[b->note.v[i].span];
}

/* Bytes [from, to) of the first stretch as a mark of their own, in that look. */
static void mark(
	struct opening *o, size_t from, size_t to, const struct look *look, struct mark *out)
{
	struct flow one = *o->f;
	struct set_para set;
	memset(&one.text, 0, sizeof one.text);
	memset(&one.span, 0, sizeof one.span);
	memset(&one.links_of, 0, sizeof one.links_of);
	one.notch = 0;
	struct page_span *s = part(&one, o->f, 0, from, to);
	s->look = *look;
	if (o->at.quotes > 0 || o->at.word > o->at.letter)
		s->joined = o->word;
	page_set(&one, one.b->measure, 0, &set);
	struct line *l = &set.para.line[0];
	*out = (struct mark){ .kind = MARK_TEXT,
		.node = NODE_NONE,
		.x = l->n > 0 ? -l->mark[0].x : 0,
		.y = set.base,
		.line = l,
		.span = set.span,
		.para = set.of };
	if (l->n > 0 && to == o->at.letter && o->alone)
		l->mark[l->n - 1].space = true;
}

static struct page_initial *draw(struct opening *o)
{
	struct builder *b = o->f->b;
	struct page_initial *in = ARENA_NEW(b->work, struct page_initial);
	struct look look = o->f->span.v[0].look;
	struct mark *m;
	if (o->at.quotes > 0) {
		m = &in->mark[in->n++];
		mark(o, 0, o->at.quotes, &look, m);
		for (size_t i = 0; i < m->line->n; i++)
			m->x -= text_width(m->line->mark[i].run, &look);
		m->x -= look.size / 12;
	}
	style_lay_over(b->style, STYLE_INITIAL, &look);
	look.size = o->size;
	m = &in->mark[in->n++];
	mark(o, o->at.quotes, o->at.letter, &look, m);
	m->x -= o->left;
	m->y += (b->style->dropcap.lines - 1) * page_leading(b, o->f->block);
	return in;
}

bool page_set_initial(struct flow *f, const struct where *w, struct set_para *out)
{
	struct builder *b = f->b;
	struct where in = page_inside(b, w, f->block);
	struct opening o = { .f = f };
	sp gap = b->style->dropcap.gap, least = LEAST_EMS * b->style->text[f->block].size;
	if (!due(b, f) || f->artifact || f->text.n == 0)
		return false;
	bool any = b->initial == INITIAL_ANY && f->block == STYLE_PARA;
	b->initial = any ? INITIAL_ANSWER : INITIAL_NONE;
	if (!f->span.v[0].src || f->links_of.v[0] != NODE_NONE ||
		!text_opening(f->text.v[0].text, f->span.v[0].look.lang, &o.at) || !measure(&o))
		return false;
	divide(&o);
	move_spots(&o);
	o.text.notch = o.lines;
	o.text.notched = o.width + gap + (o.alone ? f->span.v[0].look.size / 5 : 0);
	if (in.right - in.left - o.text.notched < least || o.text.text.n == 0)
		return false;
	page_set(&o.text, in.right - in.left, 0, out);
	if (out->para.n < o.lines)
		return false;
	move_notes(&o);
	if (o.accent)
		page_space(b, b->grid);
	out->together = o.lines;
	out->initial = draw(&o);
	b->initial = INITIAL_NONE;
	return true;
}

void page_put_initial(struct builder *b, const struct page_initial *in, sp x)
{
	for (size_t i = 0; i < in->n; i++) {
		struct mark m = in->mark[i];
		m.x += x;
		page_slab_mark(b, &m);
	}
}
