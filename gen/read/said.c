/* What a file says of itself in fields whose meaning is beyond doubt, and that nobody has to find:
 * dates by their names, identifiers, licence, credits, what is known of people. It is put where it
 * belongs once the interview is found; what the finder has put there stays. */
#include "read/said.h"

#include "find/find.h"
#include "find/front.h"
#include "read/inside.h"

struct said {
	struct interview *iv;
	struct arena *a;
	struct map name, id; /* of people */
	unsigned people;
	struct person **person;
	struct credit **credit; /* where the next is hung */
};

static struct span *words(struct arena *a, struct str s, struct loc loc)
{
	struct span *x = ARENA_NEW(a, struct span);
	x->text = arena_str(a, s);
	x->loc = loc;
	return x;
}

/* A paragraph a line. */
static struct block *paras(struct arena *a, struct str s, struct loc loc)
{
	struct block *first = NULL, **tail = &first;
	while (s.n) {
		const char *end = memchr(s.s, '\n', s.n);
		size_t n = end ? (size_t)(end - s.s) : s.n;
		struct str one = str_trim((struct str){ s.s, n });
		s = (struct str){ s.s + n + (end != NULL), s.n - n - (end != NULL) };
		if (!one.n)
			continue;
		*tail = ARENA_NEW(a, struct block);
		(*tail)->kind = BLOCK_PARA;
		(*tail)->loc = loc;
		(*tail)->text = words(a, one, loc);
		tail = &(*tail)->next;
	}
	return first;
}

static void date(struct interview *iv, enum date_kind kind, struct str s)
{
	struct str *to = &iv->meta.date[kind];
	if (!to->n && interview_is_date(s))
		*to = arena_str(iv->arena, s);
}

/* "date" beside "published" is when it took place, as our own export has it. */
static void dates(struct interview *iv, const struct transcript *t)
{
	const struct fact *day = NULL, *published = NULL;
	for (const struct fact *f = t->fact; f; f = f->next) {
		if (f->kind == FACT_REVISED)
			date(iv, DATE_REVISED, f->value);
		day = f->kind == FACT_DATE && str_is(f->key, "date") ? f : day;
		published = f->kind == FACT_DATE && str_is(f->key, "published") ? f : published;
	}
	if (day && published && interview_is_date(day->value) &&
		interview_is_date(published->value) &&
		str_eq(iv->meta.date[DATE_PUBLISHED], day->value)) {
		iv->meta.date[DATE_PUBLISHED] = arena_str(iv->arena, published->value);
		date(iv, DATE_CONDUCTED, day->value);
	}
}

static void identifier(struct interview *iv, const struct fact *f)
{
	static const char *const keys[ID_N] = { [ID_URL] = "url",
		[ID_DOI] = "doi",
		[ID_ISSN] = "issn",
		[ID_ISBN] = "isbn",
		[ID_UUID] = "uuid" };
	for (int i = 0; i < ID_N; i++)
		if (str_is(f->key, keys[i]) && !iv->meta.identifier[i].n &&
			read_is_identifier((enum identifier_kind)i, f->value))
			iv->meta.identifier[i] = arena_str(iv->arena, f->value);
}

static void credit(struct said *k, const struct fact *f)
{
	struct interview *iv = k->iv;
	struct credit *c = ARENA_NEW(iv->arena, struct credit);
	char *low = arena_cstr(iv->arena, f->value);
	const char *role;
	for (size_t i = 0; i < f->value.n; i++)
		low[i] = low[i] >= 'A' && low[i] <= 'Z' ? (char)(low[i] | 32) : low[i];
	role = find_front_relator((struct str){ low, f->value.n });
	c->role = str_of(role ? role : "ctb");
	c->text = words(iv->arena, f->value, f->loc);
	c->name = c->text->text;
	*k->credit = c;
	k->credit = &c->next;
}

static void fact(struct said *k, const struct fact *f)
{
	struct interview *iv = k->iv;
	struct meta *m = &iv->meta;
	if (f->kind == FACT_IDENTIFIER || f->kind == FACT_URL)
		identifier(iv, f);
	else if (f->kind == FACT_CREDIT)
		credit(k, f);
	else if (f->kind == FACT_OCCASION && !m->occasion)
		m->occasion = words(iv->arena, f->value, f->loc);
	else if (f->kind == FACT_EDITOR_NOTE && !m->editor_note)
		m->editor_note = paras(iv->arena, f->value, f->loc);
	else if (f->kind == FACT_LICENCE && memmem(f->value.s, f->value.n, "://", 3))
		m->licence = m->licence.n ? m->licence : arena_str(iv->arena, f->value);
	else if (f->kind == FACT_LICENCE && !m->rights)
		m->rights = words(iv->arena, f->value, f->loc);
}

/* --- people */

static void known(struct said *k, struct person *p)
{
	if (!map_get(&k->name, p->name->text))
		map_put(&k->name, p->name->text, p);
	map_put(&k->id, p->id, p);
	k->person = &p->next;
	k->people++;
}

/* By the name, or by the label that stood for it until now. */
static struct person *named(struct said *k, const struct voice *v)
{
	struct arena *a = k->iv->arena;
	struct person *p = map_get(&k->name, v->name);
	if (p || !v->label.n)
		return p;
	p = map_get(&k->name, v->label);
	if (p) {
		map_put(&k->name, p->name->text, NULL);
		p->name->text = arena_str(a, v->name);
		map_put(&k->name, p->name->text, p);
		p->sort = interview_sort_name(a, p->name->text);
	}
	return p;
}

static struct person *added(struct said *k, const struct voice *v)
{
	struct arena *a = k->iv->arena;
	struct person *p = *k->person = ARENA_NEW(a, struct person);
	unsigned n = k->people + 1;
	do
		p->id = arena_printf(a, "person-%u", n++);
	while (map_get(&k->id, p->id));
	p->name = ARENA_NEW(a, struct name);
	p->name->text = p->label = arena_str(a, v->name);
	p->sort = interview_sort_name(a, p->name->text);
	p->role = PERSON_MENTIONED;
	p->loc = v->loc;
	known(k, p);
	return p;
}

static void put(struct interview *iv, struct str *to, struct str s)
{
	if (s.n)
		*to = arena_str(iv->arena, s);
}

static void person(struct said *k, const struct voice *v)
{
	struct interview *iv = k->iv;
	struct person *p = v->name.n ? named(k, v) : NULL;
	if (!v->name.n)
		return;
	p = p ? p : added(k, v);
	for (int r = 0; r < PERSON_N; r++)
		if (str_is(v->role, interview_role_name((enum person_role)r)))
			p->role = (enum person_role)r;
	put(iv, &p->label, v->label);
	put(iv, &p->initials, v->initials);
	put(iv, &p->job, v->job);
	put(iv, &p->affiliation, v->affiliation);
	p->bio = v->bio.n ? paras(iv->arena, v->bio, v->loc) : p->bio;
}

void read_said(struct interview *iv, const struct transcript *t)
{
	struct said k = { .iv = iv, .a = arena_new() };
	k.name.a = k.id.a = k.a;
	k.person = &iv->people;
	k.credit = &iv->meta.credit;
	for (struct person *p = iv->people; p; p = p->next)
		known(&k, p);
	while (*k.credit)
		k.credit = &(*k.credit)->next;
	dates(iv, t);
	for (const struct fact *f = t->fact; f; f = f->next)
		fact(&k, f);
	for (const struct voice *v = t->person; v; v = v->next)
		person(&k, v);
	arena_drop(k.a);
}
