/* Documents whose styles say what their paragraphs are, as gen/write/docx.c writes them and a word
 * processor keeps them: who speaks, and what stands above the text. The name at the beginning of a
 * turn holds for all that follows in the turn, lists and quotations too, up to a paragraph of no
 * such style. */
#include "read/docx.h"

static bool has_style(const struct docx *k, const char *name)
{
	for (size_t i = 0; i < k->styles.n; i++) {
		const struct docx_style *s = k->styles.val[i];
		if (str_is(s->name, name))
			return true;
	}
	return false;
}

bool read_docx_talks(const struct docx *k)
{
	return has_style(k, "Question") && has_style(k, "Answer") && has_style(k, "Speaker");
}

void read_docx_plain(struct docx_style *s)
{
	static const char *const bold[] = { "Question", "Summary", "Sidebar Title" };
	for (size_t i = 0; i < sizeof bold / sizeof *bold; i++)
		if (str_is(s->name, bold[i]))
			s->letters.bold = -1;
	if (str_is(s->name, "Stage Direction"))
		s->letters.italic = -1;
}

static bool one_of(struct str s, const char *list)
{
	struct str rest = str_of(list), w;
	while ((w = str_word(&rest)).n)
		if (str_eq(w, s))
			return true;
	return false;
}

/* The bold name before a colon that a paragraph begins with. */
static struct str named(const struct passage *p)
{
	const struct stretch *s = p->first;
	struct str text = s ? str_trim(s->text) : (struct str){ 0 };
	const char *colon = s && s->look & STRETCH_BOLD ? memchr(text.s, ':', text.n) : NULL;
	return colon ? (struct str){ text.s, (size_t)(colon - text.s) } : (struct str){ 0 };
}

/* What stands above the text is a fact of it, and no paragraph. */
static bool is_fact(struct docx *k, const struct passage *p, struct str *summary)
{
	struct str text;
	bool kicker = str_is(p->role, "kicker"), subtitle = str_is(p->role, "subtitle");
	if (!kicker && !subtitle && !str_is(p->role, "summary"))
		return false;
	for (const struct stretch *x = p->first; x; x = x->next)
		if (x->note)
			return false; /* facts have none */
	text = transcript_plain(k->t->arena, p);
	if (kicker || subtitle)
		transcript_fact(k->t, kicker ? FACT_KICKER : FACT_SUBTITLE, text, p->loc);
	else
		*summary = summary->n ? arena_printf(k->t->arena, "%.*s %.*s", STR_ARG(*summary),
						STR_ARG(text))
				      : text;
	return true;
}

static struct passage *facts(struct docx *k)
{
	struct passage **at = &k->t->first, *last = NULL;
	struct str summary = { 0 };
	struct loc loc = k->t->first ? k->t->first->loc : (struct loc){ 0 };
	bool before = true;
	while (*at) {
		before = before && !one_of((*at)->role, "question answer remark");
		if (before && is_fact(k, *at, &summary)) {
			*at = (*at)->next;
			continue;
		}
		last = *at;
		at = &(*at)->next;
	}
	if (summary.n)
		transcript_fact(k->t, FACT_SUMMARY, summary, loc);
	return last;
}

static bool may_belong(const struct passage *p)
{
	return p->kind == PASSAGE_ITEM || p->kind == PASSAGE_QUOTE || p->kind == PASSAGE_ROW ||
	       (p->kind == PASSAGE_TEXT && one_of(p->role, "attribution"));
}

void read_docx_talk(struct docx *k)
{
	struct str now = { 0 }, role = { 0 }, last = { 0 };
	if (!read_docx_talks(k))
		return;
	k->t->last = facts(k);
	for (struct passage *p = k->t->first; p; p = p->next) {
		struct str name = { 0 };
		if (one_of(p->role, "question answer remark")) {
			name = named(p);
			role = p->role;
			last = name.n ? name : last;
			now = last;
		} else if (!may_belong(p)) {
			now = (struct str){ 0 };
		}
		if (now.n) {
			p->speaker = now;
			p->role = role;
		}
	}
}
