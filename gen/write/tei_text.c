#include "write/tei.h"

struct str write_tei_lang(struct tei *t, struct write_element *e, struct str lang)
{
	struct str outer = t->lang;
	if (lang.n && !str_eq(lang, outer)) {
		write_attr(e, "xml:lang", lang);
		t->lang = lang;
	}
	return outer;
}

struct str write_tei_ref(struct tei *t, const struct person *p)
{
	const struct str *id = p ? write_at(&t->persons, p) : NULL;
	return id ? arena_printf(t->a, "#%.*s", STR_ARG(*id)) : (struct str){ 0 };
}

struct str write_tei_point(struct tei *t, const void *at)
{
	const struct str *id = write_at(&t->points, at);
	return arena_printf(t->a, "#%.*s", STR_ARG(*id));
}

void write_tei_doubts(struct tei *t, const void *about, int level)
{
	for (const struct doubt *d = write_at(&t->doubts, about); d; d = write_doubt_next(d)) {
		write_fold_said(&t->f, "doubt", d->text);
		write_fold_set(&t->f, level);
	}
}

/* What is heard of a person, what is seen, and what else happens (TEI P5, 8.3.3), as far as English
 * words tell. */
static const char *happening(struct str words)
{
	static const char *const heard[] = { "laugh", "chuckl", "giggl", "cough", "sigh", "sob",
		"cries", "crying", "groan", "whistl", "hum", "clears", NULL };
	static const char *const seen[] = { "nod", "shrug", "smil", "points", "gestur", "shakes",
		"frown", "waves", "winks", NULL };
	for (size_t i = 0; heard[i]; i++)
		if (str_starts(words, heard[i]))
			return "vocal";
	for (size_t i = 0; seen[i]; i++)
		if (str_starts(words, seen[i]))
			return "kinesic";
	return "incident";
}

static void late_notes(struct tei *t);

/* A description holds no notes; they stand behind it. */
void write_tei_happening(struct tei *t, const struct span *s)
{
	struct write_element e = { .name = happening(interview_plain(t->a, s)) };
	struct write_element desc = { .name = "desc" };
	bool wait = t->wait;
	write_fold_open(&t->f, &e);
	write_fold_open(&t->f, &desc);
	t->wait = true;
	write_tei_spans(t, s);
	t->wait = wait;
	write_fold_close(&t->f);
	write_fold_close(&t->f);
	if (!wait)
		late_notes(t);
}

static void note(struct tei *t, const struct span *s)
{
	struct write_element e = { .name = "note" };
	struct str outer = t->lang;
	if (t->wait) {
		*VEC_PUSH(t->a, &t->late) = s;
		return;
	}
	if (s->id.n && !t->iv->collection)
		write_attr(&e, "xml:id", s->id);
	write_attr(&e, "place", STR("bottom"));
	write_attr(&e, "n", arena_printf(t->a, "%zu", ++t->notes));
	write_tei_lang(t, &e, s->lang);
	write_fold_open(&t->f, &e);
	for (const struct block *b = s->blocks; b; b = b->next) {
		struct write_element p = { .name = "p" };
		struct str side = write_tei_lang(t, &p, b->lang);
		for (const struct doubt *d = write_at(&t->doubts, b); d; d = write_doubt_next(d))
			write_fold_said(&t->f, "doubt", d->text);
		if (b->id.n)
			write_attr(&p, "xml:id", b->slug);
		write_fold_seam(&t->f);
		write_fold_open(&t->f, &p);
		write_tei_spans(t, b->text);
		write_fold_close(&t->f);
		t->lang = side;
	}
	write_fold_close(&t->f);
	t->lang = outer;
}

static void late_notes(struct tei *t)
{
	for (size_t i = 0; i < t->late.n; i++)
		note(t, t->late.v[i]);
	t->late.n = 0;
}

static void around(struct tei *t, struct write_element *e, const struct span *s)
{
	struct str outer = write_tei_lang(t, e, s->lang);
	write_fold_open(&t->f, e);
	write_tei_spans(t, s->first);
	write_fold_close(&t->f);
	t->lang = outer;
}

static void simple(struct tei *t, const char *name, const char *rend, const struct span *s)
{
	struct write_element e = { .name = name };
	if (rend)
		write_attr(&e, "rend", str_of(rend));
	around(t, &e, s);
}

static void foreign(struct tei *t, const struct span *s)
{
	struct write_element e = { .name = "foreign" };
	if (!s->lang.n || str_eq(s->lang, t->lang))
		write_attr(&e, "xml:lang", t->lang);
	around(t, &e, s);
}

static void abbreviation(struct tei *t, const struct span *s)
{
	struct write_element choice = { .name = "choice" }, expan = { .name = "expan" };
	if (s->value.n)
		write_fold_open(&t->f, &choice);
	simple(t, "abbr", NULL, s);
	if (!s->value.n)
		return;
	write_fold_open(&t->f, &expan);
	write_fold_text(&t->f, s->value);
	write_fold_close(&t->f);
	write_fold_close(&t->f);
}

static void link(struct tei *t, const struct span *s)
{
	struct write_element e = { .name = "ref" };
	struct str to = { 0 };
	if (s->target && !t->iv->collection && s->value.n && s->value.s[0] == '#')
		to = s->value; /* the id of a note, too */
	else if (s->target)
		to = arena_printf(t->a, "#%.*s", STR_ARG(s->target->slug));
	else
		to = write_address(t->a, s->value);
	if (!to.n) {
		write_tei_spans(t, s->first);
		return;
	}
	write_attr(&e, "target", to);
	if (s->page != LINK_WORDS) /* whether an edition on paper says the page */
		write_attr(&e, "rend", s->page == LINK_ADD ? STR("add") : STR("instead"));
	around(t, &e, s);
}

static void person(struct tei *t, const struct span *s)
{
	struct write_element e = { .name = "persName" };
	if (!s->person) {
		write_tei_spans(t, s->first);
		return;
	}
	write_attr(&e, "ref", write_tei_ref(t, s->person));
	around(t, &e, s);
}

/* Words that the editors supplied; who did, in n. */
static void insert(struct tei *t, const struct span *s)
{
	struct write_element e = { .name = "supplied" };
	write_attr(&e, "reason", STR("editorial"));
	write_attr(&e, "n", s->value.n ? s->value : (struct str){ 0 });
	around(t, &e, s);
}

/* An entry for an index, behind the words it is about. */
static void entry(struct tei *t, const struct span *s)
{
	struct write_element index = { .name = "index" }, term = { .name = "term" };
	write_tei_spans(t, s->first);
	write_attr(&term, "sortKey", s->sort.n ? s->sort : (struct str){ 0 });
	write_fold_open(&t->f, &index);
	write_fold_open(&t->f, &term);
	write_fold_text(&t->f, s->value);
	write_fold_close(&t->f);
	write_fold_close(&t->f);
}

static void leaf(struct tei *t, const char *name, const char *attr, struct str value)
{
	struct write_element e = { .name = name };
	if (attr)
		write_attr(&e, attr, value);
	write_fold_leaf(&t->f, &e);
}

static void text(struct tei *t, const struct span *s)
{
	struct write_element e = { .name = "foreign" };
	bool other = s->lang.n && !str_eq(s->lang, t->lang);
	if (other) {
		write_attr(&e, "xml:lang", s->lang);
		write_fold_open(&t->f, &e);
	}
	write_fold_text(&t->f, s->text);
	if (other)
		write_fold_close(&t->f);
}

static void span(struct tei *t, const struct span *s)
{
	switch (s->kind) {
	case SPAN_TEXT:
		text(t, s);
		break;
	case SPAN_EM:
		simple(t, "emph", NULL, s);
		break;
	case SPAN_STRONG:
		simple(t, "hi", "bold", s);
		break;
	case SPAN_CITE:
		simple(t, "title", NULL, s);
		break;
	case SPAN_FOREIGN:
		foreign(t, s);
		break;
	case SPAN_ABBR:
		abbreviation(t, s);
		break;
	case SPAN_LINK:
		link(t, s);
		break;
	case SPAN_NOTE:
		note(t, s);
		break;
	case SPAN_PERSON:
		person(t, s);
		break;
	case SPAN_INSERT:
		insert(t, s);
		break;
	case SPAN_SUP:
		simple(t, "hi", "sup", s);
		break;
	case SPAN_SUB:
		simple(t, "hi", "sub", s);
		break;
	case SPAN_SMALLCAPS:
		simple(t, "hi", "smallcaps", s);
		break;
	case SPAN_BREAK:
		leaf(t, "lb", NULL, (struct str){ 0 });
		break;
	case SPAN_INDEX:
		entry(t, s);
		break;
	case SPAN_DIRECTION:
		write_tei_happening(t, s->first);
		break;
	case SPAN_TIME:
		leaf(t, "anchor", "synch", write_tei_point(t, s));
		break;
	case SPAN_N:
		break;
	}
}

void write_tei_spans(struct tei *t, const struct span *s)
{
	for (; s; s = s->next)
		span(t, s);
}

void write_tei_run(struct tei *t, struct write_element *e, const struct span *s)
{
	struct str outer = write_tei_lang(t, e, write_common_lang(s));
	write_fold_open(&t->f, e);
	write_tei_spans(t, s);
	write_fold_close(&t->f);
	t->lang = outer;
}

void write_tei_line(struct tei *t, const char *name, const struct span *s, int level)
{
	struct write_element e = { .name = name };
	if (!s)
		return;
	write_tei_run(t, &e, s);
	write_fold_set(&t->f, level);
}

void write_tei_words(struct tei *t, const struct write_element *e, struct str s, int level)
{
	if (!s.n)
		return;
	write_fold_open(&t->f, e);
	write_fold_text(&t->f, s);
	write_fold_close(&t->f);
	write_fold_set(&t->f, level);
}
