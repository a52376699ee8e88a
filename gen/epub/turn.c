/* Who speaks, and when. */
#include "epub/book.h"

#include <inttypes.h>

static const struct style_text *turn_style(const struct book *book, const struct block *b)
{
	return &book->style->text[style_of_block(b)];
}

static struct str full_name(const struct book *book, const struct block *b)
{
	return b->who && b->who->name ? b->who->name->text : epub_word(book, WORD_UNKNOWN_SPEAKER);
}

/* What the style says, and what it says the first time. */
static enum style_label_text label_text(struct book *book, const struct block *b)
{
	const struct style_text *t = turn_style(book, b);
	struct str id = b->who ? b->who->id : (struct str){ 0 };
	bool first = !map_get(&book->spoken, id);
	map_put(&book->spoken, id, book);
	if (!first || t->label_first == FIRST_SAME)
		return t->label_text;
	return t->label_first == FIRST_NAME ? LABEL_NAME : LABEL_SHORT;
}

static struct str label(struct book *book, const struct block *b)
{
	const struct person *who = b->who;
	struct str name = full_name(book, b), shown = { 0 };
	switch (label_text(book, b)) {
	case LABEL_NAME:
		return name;
	case LABEL_SHORT:
		return who && who->label.n ? who->label : name;
	case LABEL_INITIALS:
		if (who)
			shown = interview_initials(book->arena, book->interview, who);
		return shown.n ? shown : who && who->label.n ? who->label : name;
	case LABEL_QA:
		return b->kind == BLOCK_QUESTION ? epub_word(book, WORD_QUESTION_SHORT)
		       : b->kind == BLOCK_ANSWER ? epub_word(book, WORD_ANSWER_SHORT)
						 : name;
	}
	return name;
}

/* A label that shortens the name carries the name with it, for those who listen. */
static void speaker(struct walk *w, const struct block *b)
{
	struct book *book = w->book;
	struct str shown = label(book, b), name = full_name(book, b);
	bool unseen = turn_style(book, b)->labels == LABEL_NONE;
	markup_open(w->m, TAG("b", .class = unseen ? "unseen" : "speaker"));
	if (str_eq(shown, name) || w->quiet) {
		markup_text(w->m, shown);
	} else {
		markup_open(w->m, TAG("abbr"));
		markup_attr(w->m, "title", name);
		markup_text(w->m, shown);
		markup_close(w->m);
	}
	markup_text(w->m, book->style->text[STYLE_LABEL].text);
	markup_close(w->m);
	if (b->time.n && turn_style(book, b)->times != TIMES_NONE) {
		markup_text(w->m, STR(" "));
		epub_time(w, NULL, b->time, b->time_ms);
	}
}

static void lead(struct walk *w, const struct block *b)
{
	if (b->kind == BLOCK_ITEM) {
		markup_open(w->m, TAG("b", .class = "item-title"));
		epub_inline(w, b->title);
		markup_close(w->m);
	} else {
		speaker(w, b);
	}
}

static void lead_line(struct walk *w, const struct block *b)
{
	markup_open(w->m, TAG("p", .class = "label"));
	lead(w, b);
	markup_close(w->m);
	markup_newline(w->m);
}

void epub_label(struct walk *w, bool in_paragraph)
{
	const struct block *b = w->leads;
	if (!b)
		return;
	w->leads = NULL;
	if (in_paragraph || b->kind == BLOCK_ITEM) {
		lead(w, b);
		if (in_paragraph)
			markup_text(w->m, STR(" "));
	} else {
		lead_line(w, b);
	}
}

void epub_turn(struct walk *w, const struct block *b)
{
	if (turn_style(w->book, b)->labels == LABEL_ABOVE)
		lead_line(w, b);
	else
		w->leads = b;
}

void epub_time(struct walk *w, const struct span *words, struct str written, int64_t ms)
{
	markup_open(w->m, TAG("time", .class = "time"));
	if (ms >= 0) {
		int64_t s = ms / 1000;
		struct str frac = ms % 1000
					  ? arena_printf(w->book->arena, ".%03d", (int)(ms % 1000))
					  : (struct str){ 0 };
		markup_attr(w->m, "datetime",
			arena_printf(w->book->arena, "PT%" PRId64 "H%" PRId64 "M%" PRId64 "%.*sS",
				s / 3600, s / 60 % 60, s % 60, STR_ARG(frac)));
	}
	if (interview_has_text(words))
		epub_inline(w, words);
	else
		markup_text(w->m, written);
	markup_close(w->m);
}

/* Contents are glanced at: a long question is cut at a word, where the script has them. */
static struct str shorten(struct arena *a, struct str s)
{
	enum { CHARS = 120 };
	size_t i = 0, word = 0, n = 0;
	while (i < s.n && n < CHARS) {
		if (s.s[i] == ' ')
			word = i;
		str_next(s, &i);
		n++;
	}
	if (i >= s.n)
		return s;
	n = word ? word : i;
	while (n && memchr(" ,;:-", s.s[n - 1], 5))
		n--;
	return arena_printf(a, "%.*s…", (int)n, s.s);
}

static const struct block *first_para(const struct block *b)
{
	for (const struct block *k = b->first; k; k = k->next)
		if (k->kind == BLOCK_PARA && interview_has_text(k->text))
			return k;
	return NULL;
}

void epub_question_heading(struct walk *w, const struct block *exchange, int level)
{
	const struct block *q = exchange->first, *p = NULL;
	struct book *book = w->book;
	while (q && q->kind != BLOCK_QUESTION)
		q = q->next;
	p = q ? first_para(q) : NULL;
	if (!p || !exchange->slug.n || w->quiet)
		return;
	struct str lang = p->lang.n ? p->lang : q->lang.n ? q->lang : exchange->lang;
	*VEC_PUSH(book->arena, &book->headings) = (struct heading){
		.text = shorten(book->arena, interview_plain(book->arena, p->text)),
		.lang = lang,
		.href = arena_printf(
			book->arena, "%.*s#%.*s", STR_ARG(w->href), STR_ARG(exchange->slug)),
		.level = level,
	};
}
