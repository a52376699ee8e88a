/* Page numbers inside of pages: cross references, contents, an index.
 *
 * What a page says of other pages must be known before its lines are broken, and where things stand
 * is known only when all are broken. So pages are made again until they say what is so, as TeX has
 * it, in memory: whoever needs to know asks by name and is told what the attempt before found; when
 * all answers were right, it is done. Documents without references take one attempt; almost all
 * others two, for a number that changes rarely moves a page. Nothing makes sure that it ends (a
 * number that fits moves what it speaks of, which then does not fit), so the attempts are counted,
 * and what is wrong in the last is told.
 *
 * The alternative, to set numbers into room that was kept for them, would leave holes in the text
 * or break the lines with a width that is not theirs. */
#include "page/inside.h"

struct page_place_known page_known(struct builder *b, struct str name, struct loc loc)
{
	const struct page_place_known *known = map_get(&b->settling->at, name);
	struct page_ask *ask = VEC_PUSH(b->work, &b->ask);
	*ask = (struct page_ask){ .name = name, .loc = loc };
	if (known)
		ask->told = *known;
	ask->told.label = known ? arena_str(b->arena, known->label) : STR("00");
	return ask->told;
}

struct str page_phrase(struct builder *b, struct str name, struct str lang, struct loc loc)
{
	struct page_word w = { "page", page_known(b, name, loc).label };
	return page_words(b->arena, interview_word(lang, WORD_ON_PAGE), &w, 1);
}

static struct map dests_of(struct builder *b, const struct pages *out)
{
	struct map m = { .a = b->work };
	for (size_t i = 0; i < out->dests; i++)
		map_put(&m, out->dest[i].name, &out->dest[i]);
	return m;
}

static void learn(struct page_settling *s, struct str name, struct str label, uint32_t page)
{
	struct page_place_known *k = ARENA_NEW(s->arena, struct page_place_known);
	*k = (struct page_place_known){ arena_str(s->arena, label), page, true };
	map_put(&s->at, arena_str(s->arena, name), k);
}

bool page_settled(struct builder *b, const struct pages *out)
{
	struct page_settling *s = b->settling;
	struct map dests = dests_of(b, out);
	const struct page_ask *wrong = NULL;
	const struct page *is = NULL;
	s->passes++;
	for (size_t i = 0; i < b->ask.n; i++) {
		const struct page_ask *a = &b->ask.v[i];
		const struct dest *d = map_get(&dests, a->name);
		if (!d || d->page >= out->n)
			continue;
		struct str label = out->page[d->page].label;
		if (str_eq(label, a->told.label) && a->told.known && a->told.page == d->page)
			continue;
		learn(s, a->name, label, d->page);
		if (!wrong || !str_eq(label, a->told.label)) {
			wrong = a;
			is = &out->page[d->page];
		}
	}
	if (wrong && s->passes >= b->style->pagination.passes)
		diag_at(b->diag, DIAG_WARNING, wrong->loc,
			"page numbers do not settle in %d passes; page %.*s is named for what "
			"stands on page %.*s, and it is set so",
			s->passes, STR_ARG(wrong->told.label), STR_ARG(is->label));
	return !wrong || s->passes >= b->style->pagination.passes;
}
