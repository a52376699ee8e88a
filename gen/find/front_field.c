/* Fields, dates and the format's own facts to where they belong in <meta>. */
#include "find/front.h"

static struct str text(const struct find *f, const struct find_para *q)
{
	return (struct str){ f->tape.text + q->from, q->to - q->from };
}

struct span *find_front_words(struct find *f, struct str s, struct loc loc)
{
	struct span *t = ARENA_NEW(f->a, struct span);
	t->text = arena_str(f->a, s);
	t->loc = loc;
	return t;
}

struct span *find_front_take(struct find *f, const struct find_para *q)
{
	const struct find_unit *u = &f->units.v[q->unit];
	find_leave(f, q->from, q->to, LEFT_META, "");
	return find_spans(f, q->from, q->to, (u->traits & UNIT_LOOKS) | UNIT_BRACKET);
}

struct block *find_front_para(struct find *f, struct span *s, struct loc loc)
{
	struct block *b = ARENA_NEW(f->a, struct block);
	b->kind = BLOCK_PARA;
	b->time_ms = -1;
	b->loc = loc;
	b->text = s;
	return b;
}

void find_front_credit(struct front *x, const char *role, struct span *line, struct str name)
{
	struct credit *c = ARENA_NEW(x->f->a, struct credit);
	c->role = str_of(role);
	c->text = line;
	c->name = arena_str(x->f->a, name);
	*x->credit = c;
	x->credit = &c->next;
}

static void set_date(struct find *f, enum date_kind kind, struct str iso)
{
	if (!f->iv->meta.date[kind].n)
		f->iv->meta.date[kind] = arena_str(f->a, iso);
}

/* A date line says itself what date it is, or is taken for that of the conversation; a place before
 * it is where that was. */
void find_front_date(struct front *x, struct find_para *q)
{
	struct find *f = x->f;
	bool alone;
	struct str s = text(f, q), iso = find_date(f->a, s, &alone), folded = find_fold(f->s, s);
	enum date_kind kind =
		find_front_begins(folded,
			"published|posted|date published|опубликовано|veröffentlicht|publié")
			? DATE_PUBLISHED
		: find_front_begins(folded, "updated|revised|обновлено") ? DATE_REVISED
									 : DATE_CONDUCTED;
	size_t place = alone ? 0 : find_front_place(f, s);
	if ((f->iv->meta.date[kind].n && !str_eq(f->iv->meta.date[kind], iso)) ||
		(place && f->iv->meta.place))
		return;
	set_date(f, kind, iso);
	if (place) {
		f->iv->meta.place = find_front_words(
			f, (struct str){ s.s, place }, f->units.v[q->unit].loc);
		find_leave(f, q->from, q->from + (uint32_t)place, LEFT_META, "");
	}
	find_leave(f, q->from + (uint32_t)place, q->to, LEFT_META, "the date, in figures");
	q->gone = true;
}

void find_front_rights(struct front *x, struct find_para *q)
{
	struct find *f = x->f;
	if (f->iv->meta.rights)
		return;
	f->iv->meta.rights = find_front_take(f, q);
	q->gone = true;
}

/* "Place: Boston": the value goes where the key says; other fields stay as they are. */
void find_front_field(struct front *x, struct find_para *q)
{
	struct find *f = x->f;
	const struct find_label *l = &f->labels.v[f->units.v[q->unit].label];
	struct str key = find_fold(f->s, l->name), value = { f->tape.text + l->to, q->to - l->to };
	struct meta *m = &f->iv->meta;
	struct loc loc = f->units.v[q->unit].loc;
	const char *role;
	bool alone;
	struct str iso = find_front_begins(key, "date|date of interview|interview "
						"date|recorded|datum|fecha|data|дата|күні|tarih|"
						"วันที่|日時|日期|날짜|일시|تاريخ|التاريخ|תאריך")
				 ? find_date(f->a, value, &alone)
				 : (struct str){ 0 };
	if (iso.n && alone && !m->date[DATE_CONDUCTED].n) {
		set_date(f, DATE_CONDUCTED, iso);
		find_leave(f, q->from, q->to, LEFT_META, "the date, in figures");
	} else if (find_front_begins(key,
			   "place|location|venue|ort|lieu|lugar|luogo|место|орны|yer|場所|地点|"
			   "地點|장소|المكان|מקום|สถานที่") &&
		   !m->place) {
		find_leave(f, q->from, l->to, LEFT_META, "the key of a field");
		m->place = find_front_words(f, value, loc);
		find_leave(f, l->to, q->to, LEFT_META, "");
	} else if (l->sense == SENSE_ASKER || l->sense == SENSE_ANSWERER ||
		   l->sense == SENSE_HOST) {
		const struct find_name *n = find_name_of(f, find_fold(f->s, value));
		bool speaks = false;
		for (size_t i = 0; n && i < f->who.n; i++)
			speaks = speaks ||
				 str_eq(find_fold(f->s, f->who.v[i].person->name->text), n->folded);
		if (!speaks)
			return;
		find_leave(f, q->from, q->to, LEFT_META, "who takes part, in <people>");
	} else if ((role = find_front_relator(find_fold(f->s, text(f, q))))) {
		find_front_credit(x, role, find_front_take(f, q), find_front_name(f, text(f, q)));
	} else
		return;
	q->gone = true;
}

/* Where facts of a kind go that are a line each; NULL: elsewhere, or nowhere. */
static struct span **line_of(struct meta *m, enum fact_kind kind)
{
	struct span **const into[FACT_N] = {
		[FACT_TITLE] = &m->title,
		[FACT_SUBTITLE] = &m->subtitle,
		[FACT_KICKER] = &m->kicker,
		[FACT_PLACE] = &m->place,
		[FACT_PUBLICATION] = &m->publication,
		[FACT_PUBLISHER] = &m->publisher,
		[FACT_RIGHTS] = &m->rights,
	};
	return into[kind];
}

/* When it took place, where the key says so; else when it appeared. */
static void fact_date(struct find *f, const struct fact *k)
{
	static const char conducted[] =
		"interview|interviewed|recorded|recording|conducted|session";
	bool alone;
	struct str iso = find_date(f->a, k->value, &alone);
	if (iso.n)
		set_date(f,
			find_front_begins(find_fold(f->s, k->key), conducted) ? DATE_CONDUCTED
									      : DATE_PUBLISHED,
			iso);
	else
		find_remark(f, FIND_DOUBT, k->loc, NULL,
			arena_printf(f->a,
				"the date \"%.*s\" may mean more than one day; it is left out",
				STR_ARG(k->value)));
}

static void identifier(struct meta *m, struct arena *a, struct str s)
{
	if (str_starts(s, "http") && !m->identifier[ID_URL].n)
		m->identifier[ID_URL] = arena_str(a, s);
	else if (str_starts(s, "10.") && memchr(s.s, '/', s.n) && !m->identifier[ID_DOI].n)
		m->identifier[ID_DOI] = arena_str(a, s);
}

static void fact(struct front *x, const struct fact *k)
{
	struct find *f = x->f;
	struct meta *m = &f->iv->meta;
	struct span **line = line_of(m, k->kind);
	if (line && !*line)
		*line = find_front_words(f, k->value, k->loc);
	else if (k->kind == FACT_SUMMARY && !m->summary)
		m->summary = find_front_para(f, find_front_words(f, k->value, k->loc), k->loc);
	else if (k->weak && (k->kind == FACT_AUTHOR || k->kind == FACT_DATE))
		return; /* of the file, not of the interview */
	else if (k->kind == FACT_AUTHOR)
		find_front_credit(x, "aut", find_front_words(f, k->value, k->loc), k->value);
	else if (k->kind == FACT_DATE)
		fact_date(f, k);
	else if (k->kind == FACT_URL || k->kind == FACT_IDENTIFIER)
		identifier(m, f->a, k->value);
	else if (k->kind == FACT_SUBJECT)
		*VEC_PUSH(f->a, &x->subjects) = arena_str(f->a, k->value);
}

void find_front_facts(struct front *x)
{
	for (int weak = 0; weak < 2; weak++) {
		for (const struct fact *k = x->f->t->fact; k; k = k->next)
			if (k->weak == weak)
				fact(x, k);
	}
	x->f->iv->meta.subject = x->subjects.v;
	x->f->iv->meta.subjects = x->subjects.n;
}
