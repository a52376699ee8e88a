/* The tidy pass: punctuation and spaces as the text's language has them.
 *
 * Authors type what their keyboard has: straight quotes, three dots, a hyphen for a dash, plain
 * spaces everywhere. A compositor used to put that right by the rules of the house. Here the rules
 * are rows of tongue.c, one for each language whose customs are known, and text in any other is
 * left alone, as is whatever the author has set with care: typographic quotes, dashes, spaces that
 * do not break.
 *
 * What is promised: letters and figures stay as they are, in their order, only marks and spaces
 * between them change; and a text that was tidied is not changed by tidying it again. Tests hold
 * both against random text.
 *
 * A paragraph is looked at as one row of characters, whatever its spans, so that a quote may open
 * before a word in italics and close behind it; it is written back span by span, and those in which
 * nothing changed keep their text. The work is linear in the text. Refused: regular expressions,
 * which are as many walks as there are rules and see no spans. */
#include "interview/tidy.h"

struct leaves { /* texts of a paragraph, in order */
	struct arena *scratch;
	VEC(struct span *) span;
	VEC(const struct tongue *) tongue;
	uint32_t *c, *leaf; /* as in struct tidy */
	size_t n;
	bool known; /* some language is */
};

struct walk {
	struct arena *arena; /* of the interview */
	struct arena *scratch;
	struct str lang; /* whose customs were asked for last */
	const struct tongue *tongue;
};

static const struct tongue *find(struct walk *w, struct str lang)
{
	if (!str_eq(w->lang, lang)) {
		w->lang = lang;
		w->tongue = tongue_of(lang);
	}
	return w->tongue;
}

/* At least as many as its characters and what stands in for others. */
static size_t most(const struct span *s)
{
	size_t n = 0;
	for (; s; s = s->next)
		n += s->kind == SPAN_TEXT ? s->text.n : 2 + most(s->first);
	return n;
}

/* Stands for what is no text: a mark, a bracket, a line break. */
static void stand_in(struct leaves *l, uint32_t c)
{
	l->c[l->n] = c;
	l->leaf[l->n++] = TIDY_NO_LEAF;
}

static void gather_text(struct walk *w, struct leaves *l, struct span *s, struct str lang)
{
	uint32_t leaf = (uint32_t)l->span.n;
	*VEC_PUSH(l->scratch, &l->span) = s;
	*VEC_PUSH(l->scratch, &l->tongue) = find(w, lang);
	l->known = l->known || w->tongue;
	for (size_t i = 0; i < s->text.n; l->n++) {
		unsigned char plain = (unsigned char)s->text.s[i];
		l->leaf[l->n] = leaf;
		if (plain < 0x80) {
			l->c[l->n] = plain;
			i++;
		} else
			l->c[l->n] = str_next(s->text, &i);
	}
}

static void gather(struct walk *w, struct leaves *l, struct span *s, struct str lang)
{
	for (; s; s = s->next) {
		struct str own = s->lang.n ? s->lang : lang;
		bool bracket = s->kind == SPAN_INSERT || s->kind == SPAN_DIRECTION;
		if (s->kind == SPAN_TEXT)
			gather_text(w, l, s, own);
		else if (s->kind == SPAN_BREAK)
			stand_in(l, '\n');
		else if (s->kind == SPAN_TIME)
			stand_in(l, 0xfffc);
		else if (s->kind != SPAN_NOTE) {
			if (bracket)
				stand_in(l, '[');
			gather(w, l, s->first, own);
			if (bracket)
				stand_in(l, ']');
		}
	}
}

void tidy_put(struct tidy *t, size_t i, uint32_t c)
{
	if (t->leaf[i] == TIDY_NO_LEAF)
		return;
	t->c[i] = c;
	t->changed[t->leaf[i]] = t->touched = true;
	t->gone = t->gone || c == TIDY_GONE;
}

/* What is gone is taken out. */
static void close_up(struct tidy *t)
{
	size_t n = 0;
	for (size_t i = 0; i < t->n; i++) {
		if (t->c[i] == TIDY_GONE)
			continue;
		t->c[n] = t->c[i];
		t->leaf[n++] = t->leaf[i];
	}
	t->n = n;
	t->c[n] = 0;
}

static void write_back(const struct walk *w, const struct leaves *l, const struct tidy *t)
{
	for (size_t i = 0; i < t->n;) {
		uint32_t leaf = t->leaf[i];
		if (leaf == TIDY_NO_LEAF || !t->changed[leaf]) {
			i++;
			continue;
		}
		struct buf b = { .a = w->arena };
		for (; i < t->n && t->leaf[i] == leaf; i++) {
			if (t->before[i])
				buf_char(&b, t->before[i]);
			if (t->c[i] != TIDY_GONE)
				buf_char(&b, t->c[i]);
		}
		l->span.v[leaf]->text = buf_get(&b);
	}
}

static void tidy(struct walk *w, struct leaves *l)
{
	struct tidy t = { .c = l->c, .leaf = l->leaf, .n = l->n, .tongue = l->tongue.v };
	l->c[l->n] = 0;
	t.changed = ARENA_ARRAY(w->scratch, l->span.n, bool);
	tidy_marks(&t);
	if (t.gone)
		close_up(&t);
	t.before = ARENA_ARRAY(w->scratch, t.n + 1, uint32_t);
	tidy_spaces(&t);
	if (t.touched)
		write_back(w, l, &t);
}

static void tidy_blocks(struct walk *, struct block *, struct str lang);

static void tidy_words(struct walk *, struct str *, struct str lang);

/* What stands within spans and is no text of the paragraph: notes, and terms of the index. */
static void tidy_within(struct walk *w, struct span *s, struct str lang)
{
	for (; s; s = s->next) {
		struct str own = s->lang.n ? s->lang : lang;
		if (s->kind == SPAN_INDEX) {
			tidy_words(w, &s->value, own);
			tidy_words(w, &s->sort, own);
		}
		tidy_within(w, s->first, own);
		tidy_blocks(w, s->blocks, own);
	}
}

static void tidy_text(struct walk *w, struct span *s, struct str lang)
{
	struct arena_mark m = arena_mark(w->scratch);
	struct leaves l = { .scratch = w->scratch };
	size_t n = s ? most(s) : 0;
	if (n > 0) {
		l.c = ARENA_ARRAY(w->scratch, n + 2, uint32_t) + 1;
		l.leaf = ARENA_ARRAY(w->scratch, n + 1, uint32_t);
		gather(w, &l, s, lang);
	}
	if (l.known)
		tidy(w, &l);
	arena_reset(w->scratch, m);
	tidy_within(w, s, lang);
}

/* Words that are no spans: a name, a label, an office. */
static void tidy_words(struct walk *w, struct str *words, struct str lang)
{
	struct span s = { .kind = SPAN_TEXT, .text = *words };
	tidy_text(w, &s, lang);
	*words = s.text;
}

static void tidy_person(struct walk *w, struct person *p, struct str lang)
{
	struct str *const shown[] = { &p->label, &p->sort, &p->initials, &p->job, &p->affiliation };
	for (struct name *n = p->name; n; n = n->next)
		tidy_words(w, &n->text, n->lang.n ? n->lang : lang);
	for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
		tidy_words(w, shown[i], lang);
	tidy_blocks(w, p->bio, lang);
	tidy_text(w, p->portrait_credit, lang);
}

static void tidy_interview(struct walk *w, struct interview *iv)
{
	struct meta *m = &iv->meta;
	struct span *const text[] = { m->kicker, m->title, m->subtitle, m->place, m->occasion,
		m->publication, m->publisher, m->rights };
	for (size_t i = 0; i < sizeof text / sizeof *text; i++)
		tidy_text(w, text[i], iv->lang);
	tidy_blocks(w, m->summary, iv->lang);
	tidy_blocks(w, m->editor_note, iv->lang);
	for (struct credit *c = m->credit; c; c = c->next) {
		tidy_text(w, c->text, iv->lang);
		tidy_words(w, &c->name, iv->lang);
	}
	for (struct person *p = iv->people; p; p = p->next)
		tidy_person(w, p, iv->lang);
}

static void tidy_blocks(struct walk *w, struct block *b, struct str lang)
{
	for (; b; b = b->next) {
		struct str own = b->lang.n ? b->lang : lang;
		if (b->chapter)
			tidy_interview(w, b->chapter);
		else
			tidy_text(w, b->title, own);
		tidy_text(w, b->text, own);
		tidy_blocks(w, b->first, own);
	}
}

void interview_tidy(struct interview *iv)
{
	struct walk w = { .arena = iv->arena, .scratch = arena_new() };
	tidy_interview(&w, iv);
	tidy_blocks(&w, iv->body, iv->lang);
	arena_drop(w.scratch);
}
