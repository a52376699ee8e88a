/* What several writers say in plain words. */
#include "write/inside.h"

static void paras(struct buf *b, const struct block *k)
{
	for (; k; k = k->next) {
		struct str text = interview_plain(b->a, k->text);
		if (text.n && b->n)
			buf_cstr(b, "\n\n");
		buf_str(b, text);
		paras(b, k->first);
	}
}

struct str write_paras_plain(struct arena *a, const struct block *k)
{
	struct buf b = { .a = a };
	paras(&b, k);
	return buf_get(&b);
}

struct str write_label(const struct interview *iv, const struct block *turn)
{
	return turn->who ? turn->who->label : interview_word(iv->lang, WORD_UNKNOWN_SPEAKER);
}

struct str write_common_lang(const struct span *s)
{
	const struct span *first = NULL;
	for (; s; s = s->next) {
		if (s->kind != SPAN_TEXT)
			continue;
		if (!first)
			first = s;
		else if (!str_eq(s->lang, first->lang))
			return (struct str){ 0 };
	}
	return first ? first->lang : (struct str){ 0 };
}

static void notes(struct diag *d, const struct span *s, const char *format)
{
	for (; s; s = s->next) {
		if (s->kind == SPAN_NOTE)
			diag_at(d, DIAG_WARNING, s->loc,
				"%s has no place for a note here; it is left out", format);
		notes(d, s->first, format);
	}
}

static void notes_in(struct diag *d, const struct block *b, const char *format)
{
	for (; b; b = b->next) {
		notes(d, b->text, format);
		notes_in(d, b->first, format);
	}
}

void write_no_notes(struct diag *d, const struct interview *iv, const char *format)
{
	const struct meta *m = &iv->meta;
	const struct span *texts[] = { m->kicker, m->title, m->subtitle, m->place, m->occasion,
		m->publication, m->publisher, m->rights };
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		notes(d, texts[i], format);
	for (const struct credit *c = m->credit; c; c = c->next)
		notes(d, c->text, format);
	notes_in(d, m->summary, format);
	notes_in(d, m->editor_note, format);
	for (const struct person *p = iv->people; p; p = p->next) {
		notes_in(d, p->bio, format);
		notes(d, p->portrait_credit, format);
	}
}
