#include "write/tei.h"

static void begin(struct tei *t, const char *name, int level)
{
	struct write_element e = { .name = name };
	write_fold_begin(&t->f, &e, level);
}

static void end(struct tei *t, int level)
{
	write_fold_end(&t->f, level);
}

static void words(struct tei *t, const char *name, struct str s, int level)
{
	struct write_element e = { .name = name };
	write_tei_words(t, &e, s, level);
}

static void typed(
	struct tei *t, const char *name, const char *type, const struct span *s, int level)
{
	struct write_element e = { .name = name };
	if (!s)
		return;
	write_attr(&e, "type", str_of(type));
	write_tei_run(t, &e, s);
	write_fold_set(&t->f, level);
}

static void typed_words(struct tei *t, const char *name, const char *type, struct str s, int level)
{
	struct write_element e = { .name = name };
	write_attr(&e, "type", str_of(type));
	write_tei_words(t, &e, s, level);
}

static void when(struct tei *t, const char *name, const char *type, struct str date, int level)
{
	struct write_element e = { .name = name };
	if (!date.n)
		return;
	if (type)
		write_attr(&e, "type", str_of(type));
	write_attr(&e, "when", date);
	write_fold_leaf(&t->f, &e);
	write_fold_set(&t->f, level);
}

/* A credit line, with its MARC relator and the name for catalogues. */
static void credits(struct tei *t, const struct credit *c, int level)
{
	for (; c; c = c->next) {
		struct write_element e = { .name = "resp" };
		begin(t, "respStmt", level);
		if (c->role.n == 3)
			write_attr(&e, "ref",
				write_address(
					t->a, arena_printf(t->a,
						      "http://id.loc.gov/vocabulary/relators/%.*s",
						      STR_ARG(c->role))));
		write_tei_run(t, &e, c->text);
		write_fold_set(&t->f, level + 1);
		words(t, "name", c->name, level + 1);
		end(t, level);
	}
}

static void title_statement(struct tei *t)
{
	const struct meta *m = &t->iv->meta;
	begin(t, "titleStmt", 3);
	typed(t, "title", "main", m->title, 4);
	typed(t, "title", "sub", m->subtitle, 4);
	typed(t, "title", "kicker", m->kicker, 4);
	credits(t, m->credit, 4);
	end(t, 3);
}

static void availability(struct tei *t)
{
	const struct meta *m = &t->iv->meta;
	struct write_element licence = { .name = "licence" };
	if (!m->rights && !m->licence.n)
		return;
	begin(t, "availability", 4);
	if (m->licence.n) {
		write_attr(&licence, "target", write_address(t->a, m->licence));
		write_tei_run(t, &licence, m->rights);
		write_fold_set(&t->f, 5);
	} else {
		write_tei_line(t, "p", m->rights, 5);
	}
	end(t, 4);
}

static void publication(struct tei *t)
{
	static const char *const kinds[ID_N] = { "url", "DOI", "ISSN", "ISBN", "UUID" };
	const struct meta *m = &t->iv->meta;
	struct write_element publisher = { .name = "publisher" };
	begin(t, "publicationStmt", 3);
	write_tei_run(t, &publisher, m->publisher);
	write_fold_set(&t->f, 4);
	when(t, "date", "published", m->date[DATE_PUBLISHED], 4);
	for (int i = 0; i < ID_N; i++)
		typed_words(t, "idno", kinds[i], m->identifier[i], 4);
	availability(t);
	end(t, 3);
	if (!m->publication)
		return;
	begin(t, "seriesStmt", 3);
	write_tei_line(t, "title", m->publication, 4);
	end(t, 3);
}

static void notes(struct tei *t)
{
	struct write_element e = { .name = "note" };
	if (!t->iv->meta.editor_note)
		return;
	begin(t, "notesStmt", 3);
	write_attr(&e, "type", STR("editor"));
	write_fold_begin(&t->f, &e, 4);
	write_tei_blocks(t, t->iv->meta.editor_note, 5);
	end(t, 4);
	end(t, 3);
}

static void file(struct tei *t)
{
	struct write_element p = { .name = "p" };
	begin(t, "fileDesc", 2);
	title_statement(t);
	publication(t);
	notes(t);
	begin(t, "sourceDesc", 3);
	write_fold_leaf(&t->f, &p);
	write_fold_set(&t->f, 4);
	end(t, 3);
	end(t, 2);
}

/* "entrevue 0.1.0" */
static void application(struct tei *t)
{
	struct write_element e = { .name = "application" };
	struct str rest = str_of(t->generator), name = str_word(&rest), version = str_trim(rest);
	begin(t, "appInfo", 3);
	write_attr(&e, "ident", name);
	write_attr(&e, "version", version);
	write_fold_begin(&t->f, &e, 4);
	words(t, "label", name, 5);
	end(t, 4);
	end(t, 3);
}

static void encoding(struct tei *t)
{
	static const char *const kinds[TEI_TURNS] = { "question", "answer", "remark" };
	begin(t, "encodingDesc", 2);
	begin(t, "classDecl", 3);
	begin(t, "taxonomy", 4);
	for (int i = 0; i < TEI_TURNS; i++) {
		struct write_element e = { .name = "category" };
		write_attr(&e, "xml:id", t->turn[i]);
		write_fold_begin(&t->f, &e, 5);
		words(t, "catDesc", str_of(kinds[i]), 6);
		end(t, 5);
	}
	end(t, 4);
	end(t, 3);
	application(t);
	end(t, 2);
}

static void portrait(struct tei *t, const struct person *p)
{
	struct write_element graphic = { .name = "graphic" }, desc = { .name = "figDesc" };
	struct str src;
	if (!p->portrait)
		return;
	src = write_picture_src(&t->pictures, p->portrait);
	begin(t, "figure", 5);
	if (src.n) {
		write_attr(&graphic, "url", write_address(t->a, src));
		write_fold_leaf(&t->f, &graphic);
		write_fold_set(&t->f, 6);
	}
	write_tei_words(t, &desc, str_trim(p->portrait->alt), 6);
	typed(t, "note", "credit", p->portrait_credit, 6);
	end(t, 5);
}

static void names(struct tei *t, const struct name *n)
{
	for (; n; n = n->next) {
		struct write_element e = { .name = "persName" };
		struct str outer = write_tei_lang(t, &e, n->lang);
		write_tei_words(t, &e, n->text, 5);
		t->lang = outer;
	}
}

static void person(struct tei *t, const struct person *p)
{
	struct write_element e = { .name = "person" };
	struct str ref = write_tei_ref(t, p);
	write_tei_doubts(t, p, 4);
	write_attr(&e, "xml:id", (struct str){ ref.s + 1, ref.n - 1 });
	write_attr(&e, "role", str_of(interview_role_name(p->role)));
	write_fold_begin(&t->f, &e, 4);
	names(t, p->name);
	if (!str_eq(p->sort, interview_sort_name(t->a, p->name->text)))
		typed_words(t, "persName", "sort", p->sort, 5);
	if (!str_eq(p->label, p->name->text))
		typed_words(t, "persName", "label", p->label, 5);
	typed_words(t, "persName", "initials", p->initials, 5);
	words(t, "occupation", p->job, 5);
	words(t, "affiliation", p->affiliation, 5);
	if (p->bio) {
		struct write_element note = { .name = "note" };
		write_attr(&note, "type", STR("bio"));
		write_fold_begin(&t->f, &note, 5);
		write_tei_blocks(t, p->bio, 6);
		end(t, 5);
	}
	portrait(t, p);
	end(t, 4);
}

static void participants(struct tei *t)
{
	struct interview_people at = { 0 };
	bool any = false;
	while (interview_next_person(t->iv, &at)) {
		if (!any)
			begin(t, "particDesc", 3);
		any = true;
		person(t, at.person);
	}
	if (any)
		end(t, 3);
}

static void setting(struct tei *t)
{
	const struct meta *m = &t->iv->meta;
	if (!m->place && !m->occasion && !m->date[DATE_CONDUCTED].n)
		return;
	begin(t, "settingDesc", 3);
	begin(t, "setting", 4);
	typed(t, "name", "place", m->place, 5);
	when(t, "date", NULL, m->date[DATE_CONDUCTED], 5);
	write_tei_line(t, "activity", m->occasion, 5);
	end(t, 4);
	end(t, 3);
}

static void profile(struct tei *t)
{
	const struct meta *m = &t->iv->meta;
	struct write_element language = { .name = "language" };
	begin(t, "profileDesc", 2);
	if (m->summary) {
		begin(t, "abstract", 3);
		write_tei_blocks(t, m->summary, 4);
		end(t, 3);
	}
	begin(t, "langUsage", 3);
	write_attr(&language, "ident", t->iv->lang);
	write_fold_leaf(&t->f, &language);
	write_fold_set(&t->f, 4);
	end(t, 3);
	if (m->subjects) {
		begin(t, "textClass", 3);
		begin(t, "keywords", 4);
		for (size_t i = 0; i < m->subjects; i++)
			words(t, "term", m->subject[i], 5);
		end(t, 4);
		end(t, 3);
	}
	participants(t);
	setting(t);
	end(t, 2);
}

void write_tei_header(struct tei *t)
{
	begin(t, "teiHeader", 1);
	file(t);
	encoding(t);
	profile(t);
	if (t->iv->meta.date[DATE_REVISED].n) {
		begin(t, "revisionDesc", 2);
		when(t, "change", NULL, t->iv->meta.date[DATE_REVISED], 3);
		end(t, 2);
	}
	end(t, 1);
}

static struct str seconds(struct arena *a, int64_t ms)
{
	return ms % 1000 ? arena_printf(a, "%lld.%03d", (long long)(ms / 1000), (int)(ms % 1000))
			 : arena_printf(a, "%lld", (long long)(ms / 1000));
}

/* Seconds since the recording began; as they were written, in n. */
void write_tei_timeline(struct tei *t, int level)
{
	struct write_element line = { .name = "timeline" }, zero = { .name = "when" };
	struct str origin;
	if (!t->time.n)
		return;
	origin = arena_printf(t->a, "#%.*s", STR_ARG(t->time.v[0].id));
	write_attr(&line, "unit", STR("s"));
	write_attr(&line, "origin", origin);
	write_fold_begin(&t->f, &line, level);
	write_attr(&zero, "xml:id", t->time.v[0].id);
	write_fold_leaf(&t->f, &zero);
	write_fold_set(&t->f, level + 1);
	for (size_t i = 1; i < t->time.n; i++) {
		struct write_element e = { .name = "when" };
		write_attr(&e, "xml:id", t->time.v[i].id);
		write_attr(&e, "interval", seconds(t->a, t->time.v[i].ms));
		write_attr(&e, "since", origin);
		write_attr(&e, "n", t->time.v[i].written);
		write_fold_leaf(&t->f, &e);
		write_fold_set(&t->f, level + 1);
	}
	write_fold_end(&t->f, level);
}
