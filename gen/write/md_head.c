/* The front matter: YAML between two lines of dashes, as Pandoc, Hugo and Jekyll read it, plain
 * words in quotation marks. What is emphasised in a title is not, there. */
#include "write/md.h"

static void quoted(struct buf *b, struct str s)
{
	buf_char(b, '"');
	for (size_t i = 0; i < s.n;) {
		uint32_t c = str_next(s, &i);
		if (c == '"' || c == '\\')
			buf_char(b, '\\');
		if (c == 0x85 || c == 0x2028 || c == 0x2029 || c == 0xfeff)
			buf_printf(b, "\\u%04X", (unsigned)c);
		else
			buf_char(b, c);
	}
	buf_char(b, '"');
}

static void value(struct md *m, const char *key, struct str s)
{
	if (!s.n)
		return;
	buf_printf(&m->out, "%s: ", key);
	quoted(&m->out, s);
	buf_char(&m->out, '\n');
}

static void text(struct md *m, const char *key, const struct span *s)
{
	value(m, key, interview_plain(m->a, s));
}

/* Paragraphs as a block of YAML, each a line, with an empty one between. */
static void paras(struct md *m, const char *key, int depth, const struct block *b)
{
	struct str plain = b ? write_paras_plain(m->a, b) : (struct str){ 0 };
	if (!plain.n)
		return;
	if (!memchr(plain.s, '\n', plain.n)) {
		value(m, key, plain);
		return;
	}
	buf_printf(&m->out, "%s: |\n", key);
	while (plain.n) {
		const char *end = memchr(plain.s, '\n', plain.n);
		size_t n = end ? (size_t)(end - plain.s) : plain.n;
		if (n)
			buf_printf(&m->out, "%*s%.*s", depth + 2, "", (int)n, plain.s);
		buf_char(&m->out, '\n');
		n += end != NULL;
		plain = (struct str){ plain.s + n, plain.n - n };
	}
}

static void people(struct md *m)
{
	struct map seen = { .a = m->a };
	struct interview_people at = { .seen = &seen };
	bool any = false;
	while (interview_next_person(m->iv, &at)) {
		const struct person *p = at.person;
		buf_cstr(&m->out, any ? "  - " : "people:\n  - ");
		any = true;
		value(m, "name", p->name->text);
		value(m, "    role", str_of(interview_role_name(p->role)));
		if (!str_eq(p->label, p->name->text))
			value(m, "    label", p->label);
		value(m, "    initials", p->initials);
		value(m, "    job", p->job);
		value(m, "    affiliation", p->affiliation);
		paras(m, "    bio", 4, p->bio);
	}
}

static void list(struct md *m, const char *key, const struct str *s, size_t n)
{
	if (n)
		buf_printf(&m->out, "%s:\n", key);
	for (size_t i = 0; i < n; i++) {
		buf_cstr(&m->out, "  - ");
		quoted(&m->out, s[i]);
		buf_char(&m->out, '\n');
	}
}

static void credits(struct md *m)
{
	VEC(struct str) v = { 0 };
	for (const struct credit *c = m->iv->meta.credit; c; c = c->next)
		*VEC_PUSH(m->a, &v) = interview_plain(m->a, c->text);
	list(m, "credits", v.v, v.n);
}

void write_md_head(struct md *m)
{
	static const char *const dates[DATE_N] = { "date", "published", "revised" };
	static const char *const ids[ID_N] = { "url", "doi", "issn", "isbn", "uuid" };
	const struct meta *t = &m->iv->meta;
	buf_cstr(&m->out, "---\n");
	text(m, "kicker", t->kicker);
	text(m, "title", t->title);
	text(m, "subtitle", t->subtitle);
	paras(m, "summary", 0, t->summary);
	value(m, "lang", m->iv->lang);
	for (int i = 0; i < DATE_N; i++)
		value(m, dates[i], t->date[i]);
	text(m, "place", t->place);
	text(m, "occasion", t->occasion);
	text(m, "publication", t->publication);
	text(m, "publisher", t->publisher);
	for (int i = 0; i < ID_N; i++)
		value(m, ids[i], t->identifier[i]);
	text(m, "rights", t->rights);
	value(m, "license", t->licence);
	list(m, "keywords", t->subject, t->subjects);
	credits(m);
	people(m);
	paras(m, "editor-note", 0, t->editor_note);
	buf_cstr(&m->out, "---\n");
}
