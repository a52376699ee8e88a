/* What of the body is in another language, where its letters show it.
 *
 * A transcript in English may hold answers in Russian and a line of a Korean song; said to be
 * English they are hyphenated, quoted and read aloud as English. Which words those are is asked of
 * interview_strange, which language it is of their words (lang.c). A line is often too short to
 * tell, so that all are heard twice: first for the languages that some of them tell by themselves,
 * then by what speaks for one of these. What neither tells is a doubt.
 *
 * A paragraph gets the language itself, and is then looked at as one of that language; words within
 * one become SPAN_FOREIGN, in each span that has a part of them. */
#include "find/state.h"

struct ear {
	struct find *f;
	struct map told; /* languages, to themselves */
	bool marks;      /* the second time */
};

static struct str heard(struct ear *e, struct str words)
{
	bool close;
	struct str lang = find_lang(e->f->tongues, words, &close);
	if (close && e->marks)
		lang = find_lang_among(e->f->tongues, words, &e->told);
	if (!str_is(lang, "und"))
		map_put(&e->told, lang, e);
	return lang;
}

static void doubt(struct ear *e, const struct interview_strange *s, const struct block *b)
{
	enum { SHOWN = 60 };
	struct str shown = str_head(s->words, SHOWN);
	if (e->marks)
		find_remark(e->f, FIND_DOUBT, s->part[0].span->loc, b,
			arena_printf(e->f->a,
				"in which language \"%.*s%s\" is cannot be told; xml:lang says it",
				STR_ARG(shown), shown.n < s->words.n ? "…" : ""));
}

/* Text before, the words in their own span, text behind. */
static void wrap(struct find *f, struct span *s, size_t from, size_t to, struct str lang)
{
	struct span *word = ARENA_NEW(f->a, struct span), *behind;
	*word = (struct span){
		.kind = SPAN_TEXT, .loc = s->loc, .text = { s->text.s + from, to - from }
	};
	if (to < s->text.n) {
		behind = ARENA_NEW(f->a, struct span);
		*behind = *s;
		behind->text = (struct str){ s->text.s + to, s->text.n - to };
		s->next = behind;
	}
	if (from > 0) {
		struct span *foreign = ARENA_NEW(f->a, struct span);
		foreign->next = s->next;
		s->text.n = from;
		s->next = foreign;
		s = foreign;
	}
	*s = (struct span){
		.kind = SPAN_FOREIGN, .loc = word->loc, .lang = lang, .first = word, .next = s->next
	};
}

static bool is_paragraph(const struct block *b)
{
	return b->kind == BLOCK_PARA || b->kind == BLOCK_CELL || b->kind == BLOCK_DIRECTION;
}

/* From the last to the first, for what is split is then behind. */
static void mark(struct ear *e, struct block *b, struct span *text, struct str lang)
{
	struct interview_strange *v;
	size_t n = interview_strange(e->f->s, text, lang, &v);
	for (size_t i = n; i-- > 0;) {
		struct str is = heard(e, v[i].words);
		bool own = v[i].whole && is_paragraph(b);
		if (str_is(is, "und"))
			doubt(e, &v[i], b);
		else if (e->marks && own) {
			b->lang = arena_str(e->f->a, is);
			mark(e, b, text, b->lang);
		}
		for (size_t k = v[i].parts; e->marks && !own && !str_is(is, "und") && k-- > 0;)
			wrap(e->f, v[i].part[k].span, v[i].part[k].from, v[i].part[k].to,
				arena_str(e->f->a, is));
	}
}

static void blocks(struct ear *, struct block *, struct str lang);

static void notes(struct ear *e, struct span *s, struct str lang)
{
	for (; s; s = s->next) {
		struct str own = s->lang.n ? s->lang : lang;
		notes(e, s->first, own);
		blocks(e, s->blocks, own);
	}
}

static void blocks(struct ear *e, struct block *b, struct str lang)
{
	for (; b; b = b->next) {
		struct str own = b->lang.n ? b->lang : lang;
		mark(e, b, b->title, own);
		mark(e, b, b->text, own);
		own = b->lang.n ? b->lang : lang;
		notes(e, b->title, own);
		notes(e, b->text, own);
		blocks(e, b->first, own);
	}
}

void find_foreign(struct find *f)
{
	struct ear e = { .f = f, .told = { .a = f->s } };
	map_put(&e.told, f->lang, &e);
	for (int i = 0; i < 2; i++, e.marks = true) {
		blocks(&e, f->iv->meta.summary, f->lang);
		blocks(&e, f->iv->meta.editor_note, f->lang);
		blocks(&e, f->iv->body, f->lang);
	}
}
