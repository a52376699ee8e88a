/* TEI P5, for archives and corpora: chapter 8, Transcriptions of Speech.
 *
 * A turn is an utterance, <u who="#id" ana="#question">, since the speakers are declared in
 * <particDesc> and it is speech; <sp>, which is for drama, could hold paragraphs, but would say
 * that it is none. An utterance holds no paragraphs: several are <seg type="p">, and a list or a
 * table stands in a <seg>. What a turn is (question, answer, remark) is a category of the header's
 * taxonomy. Time codes are points of a <timeline>. Directions are <vocal>, <kinesic> or <incident>.
 * Exchanges and sections are divisions. Pull quotes repeat words and are left out. */
#include "write/tei.h"

static void blocks(struct tei *, const struct block *);

static void take(struct tei *t, struct str id)
{
	if (id.n)
		map_put(&t->ids, id, t);
}

/* base, or base-2, base-3 ... */
static struct str fresh(struct tei *t, struct str base)
{
	struct str id = base;
	unsigned *n = map_get(&t->made, base);
	if (!n) {
		n = ARENA_NEW(t->a, unsigned);
		*n = 1;
		map_put(&t->made, base, n);
	}
	while (map_get(&t->ids, id))
		id = arena_printf(t->a, "%.*s-%u", STR_ARG(base), ++*n);
	take(t, id);
	return id;
}

static void spans(struct tei *t, const struct span *s)
{
	for (; s; s = s->next) {
		if (!t->iv->collection)
			take(t, s->id);
		if (s->target && (t->iv->collection || !(s->value.n && s->value.s[0] == '#'))) {
			write_put(&t->pointed, s->target, t);
			take(t, s->target->slug);
		}
		spans(t, s->first);
		blocks(t, s->blocks);
	}
}

static void blocks(struct tei *t, const struct block *b)
{
	for (; b; b = b->next) {
		if (b->id.n)
			take(t, b->slug);
		spans(t, b->title);
		spans(t, b->text);
		blocks(t, b->first);
	}
}

static void persons(struct tei *t)
{
	static const char *const kinds[TEI_TURNS] = { "question", "answer", "remark" };
	struct interview_people at = { 0 };
	while (interview_next_person(t->iv, &at)) {
		struct str *id = ARENA_NEW(t->a, struct str);
		*id = fresh(t, at.person->id.n ? at.person->id : STR("person"));
		write_put(&t->persons, at.person, id);
	}
	for (int i = 0; i < TEI_TURNS; i++)
		t->turn[i] = fresh(t, str_of(kinds[i]));
}

static void point(struct tei *t, const void *at, struct str written, int64_t ms)
{
	struct str *id = ARENA_NEW(t->a, struct str);
	if (!t->time.n)
		*VEC_PUSH(t->a, &t->time) = (struct tei_time){ .id = fresh(t, STR("time-0")) };
	*id = fresh(t, arena_printf(t->a, "time-%zu", t->time.n));
	write_put(&t->points, at, id);
	*VEC_PUSH(t->a, &t->time) = (struct tei_time){ *id, written, ms };
}

static void times(struct tei *, const struct block *);

static void times_in(struct tei *t, const struct span *s)
{
	for (; s; s = s->next) {
		if (s->kind == SPAN_TIME)
			point(t, s, s->value, s->number);
		times_in(t, s->first);
		times(t, s->blocks);
	}
}

static void times(struct tei *t, const struct block *b)
{
	for (; b; b = b->next) {
		if (interview_is_turn(b->kind) && b->time.n)
			point(t, b, b->time, b->time_ms);
		times_in(t, b->title);
		times_in(t, b->text);
		times(t, b->first);
	}
}

/* Every id that is used, before the first one is made; the head's texts may have times, too. */
static void prepare(struct tei *t)
{
	const struct meta *m = &t->iv->meta;
	const struct span *texts[] = { m->kicker, m->title, m->subtitle, m->place, m->occasion,
		m->publication, m->publisher, m->rights };
	const struct block *trees[] = { m->summary, m->editor_note, t->iv->body };
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
			pass ? times_in(t, texts[i]) : spans(t, texts[i]);
		for (size_t i = 0; i < sizeof trees / sizeof *trees; i++)
			pass ? times(t, trees[i]) : blocks(t, trees[i]);
		for (const struct person *p = t->iv->people; p; p = p->next) {
			pass ? times(t, p->bio) : blocks(t, p->bio);
			pass ? times_in(t, p->portrait_credit) : spans(t, p->portrait_credit);
		}
		if (!pass)
			persons(t);
	}
	write_doubts(&t->doubts, t->iv);
}

static void root(struct tei *t)
{
	struct write_element tei = { .name = "TEI" }, text = { .name = "text" };
	struct write_element body = { .name = "body" };
	write_tei_doubts(t, NULL, 0);
	write_attr(&tei, "xmlns", STR("http://www.tei-c.org/ns/1.0"));
	write_attr(&tei, "xml:lang", t->iv->lang);
	write_fold_begin(&t->f, &tei, 0);
	write_tei_header(t);
	write_fold_begin(&t->f, &text, 1);
	write_tei_timeline(t, 2);
	write_fold_begin(&t->f, &body, 2);
	write_tei_body(t, t->iv->body, 3);
	write_fold_end(&t->f, 2);
	write_fold_end(&t->f, 1);
	write_fold_end(&t->f, 0);
}

bool write_tei(struct arena *a, struct diag *d, const struct write_query *q, struct write_result *r)
{
	struct arena *scratch = arena_new();
	struct tei t = { .a = scratch, .iv = q->interview, .generator = q->generator };
	(void)d;
	t.f = (struct write_fold){ .arena = scratch, .m = markup_new(scratch) };
	t.ids.a = t.made.a = t.persons.a = t.pointed.a = t.doubts.a = t.points.a = scratch;
	t.pictures = (struct write_pictures){ .arena = a, .folder = q->pictures };
	t.pictures.named.a = t.pictures.stems.a = a;
	t.lang = q->interview->lang;
	prepare(&t);
	root(&t);
	r->bytes = arena_str(a, markup_end(t.f.m));
	r->picture = t.pictures.list.v;
	r->pictures = t.pictures.list.n;
	arena_drop(scratch);
	return r->bytes.n > 0;
}
