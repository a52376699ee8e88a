/* Whether what is said of the languages of the text can be so: each paragraph in turn, notes, and
 * what is said of people. */
#include "interview/inside.h"

enum { SHOWN = 60 };

static void tell(struct check *c, const struct interview_strange *s, struct str lang)
{
	struct str shown = str_head(s->words, SHOWN);
	c->iv->strange++;
	diag_at(diag_about(c->diag, "language"), DIAG_NOTE, s->part[0].span->loc,
		"\"%.*s%s\" is in a script that the language \"%.*s\" is not written in, and is "
		"kept as it is; %s",
		STR_ARG(shown), shown.n < s->words.n ? "…" : "", STR_ARG(lang),
		s->whole ? "xml:lang on the paragraph says its language"
			 : "<foreign xml:lang=\"…\"> says its language");
}

static void blocks(struct check *, struct block *, struct str lang);

static void notes(struct check *c, struct span *s, struct str lang)
{
	for (; s; s = s->next) {
		struct str own = s->lang.n ? s->lang : lang;
		notes(c, s->first, own);
		blocks(c, s->blocks, own);
	}
}

static void text(struct check *c, struct span *s, struct str lang)
{
	struct arena_mark m = arena_mark(c->scratch);
	struct interview_strange *v;
	size_t n = interview_strange(c->scratch, s, lang, &v);
	for (size_t i = 0; i < n; i++)
		tell(c, &v[i], lang);
	arena_reset(c->scratch, m);
	notes(c, s, lang);
}

static void blocks(struct check *c, struct block *b, struct str lang)
{
	for (; b; b = b->next) {
		struct str own = b->lang.n ? b->lang : lang;
		if (b->chapter)
			continue; /* which was looked at by itself */
		text(c, b->title, own);
		text(c, b->text, own);
		blocks(c, b->first, own);
	}
}

void interview_languages(struct check *c)
{
	struct interview *iv = c->iv;
	iv->strange = 0;
	text(c, iv->meta.title, iv->lang);
	text(c, iv->meta.subtitle, iv->lang);
	blocks(c, iv->meta.summary, iv->lang);
	blocks(c, iv->meta.editor_note, iv->lang);
	for (struct person *p = iv->people; p; p = p->next)
		blocks(c, p->bio, iv->lang);
	blocks(c, iv->body, iv->lang);
}
