#include "interview/interview.h"

static void quoted(struct buf *b, struct str s)
{
	buf_char(b, '"');
	for (size_t i = 0; i < s.n; i++) {
		if (s.s[i] == '"' || s.s[i] == '\\')
			buf_char(b, '\\');
		buf_put(b, s.s + i, 1);
	}
	buf_char(b, '"');
}

static void field(struct buf *b, const char *name, struct str value)
{
	if (!value.n)
		return;
	buf_printf(b, " %s=", name);
	quoted(b, value);
}

static void line(struct buf *b, int depth, const char *name)
{
	buf_printf(b, "%*s%s", depth * 2, "", name);
}

static void blocks(struct buf *, int depth, const struct block *);

static void spans(struct buf *b, int depth, const struct span *s)
{
	for (; s; s = s->next) {
		buf_char(b, ' ');
		if (s->kind == SPAN_TEXT) {
			quoted(b, s->text);
			continue;
		}
		buf_cstr(b, interview_span_name(s->kind));
		buf_cstr(b, "[");
		field(b, "lang", s->lang);
		field(b, "id", s->id);
		field(b, "value", s->value);
		field(b, "sort", s->sort);
		if (s->page != LINK_WORDS)
			buf_cstr(b, s->page == LINK_ADD ? " page=add" : " page=instead");
		if (s->number)
			buf_printf(b, " number=%lld", (long long)s->number);
		if (s->person)
			field(b, "person", s->person->id);
		if (s->target)
			field(b, "target", s->target->slug);
		buf_cstr(b, "](");
		spans(b, depth, s->first);
		if (s->blocks) {
			buf_char(b, '\n');
			blocks(b, depth + 2, s->blocks);
			line(b, depth + 1, "");
		}
		buf_cstr(b, ")");
	}
}

static void text(struct buf *b, int depth, const char *name, const struct span *s)
{
	if (!s)
		return;
	line(b, depth, name);
	spans(b, depth, s);
	buf_char(b, '\n');
}

static void value(struct buf *b, int depth, const char *name, struct str s)
{
	if (!s.n)
		return;
	line(b, depth, name);
	buf_char(b, ' ');
	quoted(b, s);
	buf_char(b, '\n');
}

static void image(struct buf *b, const struct image *m)
{
	static const char *const types[] = {
		[IMAGE_NONE] = "none", [IMAGE_PNG] = "png", [IMAGE_JPEG] = "jpeg"
	};
	field(b, "src", m->src);
	field(b, "alt", m->alt);
	buf_printf(b, " %s %ux%u", types[m->type], m->width, m->height);
}

static void attributes(struct buf *b, const struct block *k)
{
	field(b, "lang", k->lang);
	field(b, "id", k->id);
	field(b, "slug", k->slug);
	if (k->who)
		field(b, "who", k->who->id);
	if (k->quoted)
		field(b, "quoted", k->quoted->slug);
	if (k->time.n) {
		field(b, "time", k->time);
		buf_printf(b, " ms=%lld", (long long)k->time_ms);
	}
	if (k->number)
		buf_printf(b, " number=%u", k->number);
	if (k->depth)
		buf_printf(b, " depth=%d", k->depth);
	buf_cstr(b, k->ordered ? " ordered" : "");
	buf_cstr(b, k->head ? " head" : "");
	if (k->image)
		image(b, k->image);
}

static void meta(struct buf *, int depth, const struct meta *);
static void person(struct buf *, int depth, const struct person *);

static void chapter(struct buf *b, int depth, const struct interview *iv)
{
	field(b, "href", iv->href);
	field(b, "lang", iv->lang);
	buf_char(b, '\n');
	meta(b, depth, &iv->meta);
	for (const struct person *p = iv->people; p; p = p->next)
		person(b, depth, p);
}

static void blocks(struct buf *b, int depth, const struct block *k)
{
	for (; k; k = k->next) {
		line(b, depth, interview_block_name(k->kind));
		attributes(b, k);
		if (k->chapter)
			chapter(b, depth + 1, k->chapter);
		else
			buf_char(b, '\n');
		text(b, depth + 1, "title", k->chapter ? NULL : k->title);
		text(b, depth + 1, "text", k->text);
		blocks(b, depth + 1, k->first);
	}
}

static void holder(struct buf *b, int depth, const char *name, const struct block *k)
{
	if (!k)
		return;
	line(b, depth, name);
	buf_char(b, '\n');
	blocks(b, depth + 1, k);
}

static void credits(struct buf *b, int depth, const struct credit *c)
{
	for (; c; c = c->next) {
		line(b, depth, "credit");
		field(b, "role", c->role);
		field(b, "name", c->name);
		spans(b, depth, c->text);
		buf_char(b, '\n');
	}
}

static void meta(struct buf *b, int depth, const struct meta *m)
{
	static const char *const dates[DATE_N] = { "conducted", "published", "revised" };
	static const char *const ids[ID_N] = { "url", "doi", "issn", "isbn", "uuid" };
	line(b, depth, "meta\n");
	depth++;
	text(b, depth, "kicker", m->kicker);
	text(b, depth, "title", m->title);
	text(b, depth, "subtitle", m->subtitle);
	holder(b, depth, "summary", m->summary);
	for (int i = 0; i < DATE_N; i++)
		value(b, depth, dates[i], m->date[i]);
	text(b, depth, "place", m->place);
	text(b, depth, "occasion", m->occasion);
	text(b, depth, "publication", m->publication);
	text(b, depth, "publisher", m->publisher);
	for (int i = 0; i < ID_N; i++)
		value(b, depth, ids[i], m->identifier[i]);
	text(b, depth, "rights", m->rights);
	value(b, depth, "licence", m->licence);
	for (size_t i = 0; i < m->subjects; i++)
		value(b, depth, "subject", m->subject[i]);
	credits(b, depth, m->credit);
	holder(b, depth, "editor-note", m->editor_note);
}

static void person(struct buf *b, int depth, const struct person *p)
{
	line(b, depth, "person");
	field(b, "id", p->id);
	buf_printf(b, " %s", interview_role_name(p->role));
	field(b, "sort", p->sort);
	field(b, "label", p->label);
	field(b, "initials", p->initials);
	field(b, "job", p->job);
	field(b, "affiliation", p->affiliation);
	buf_char(b, '\n');
	for (const struct name *n = p->name; n; n = n->next) {
		line(b, depth + 1, "name");
		field(b, "lang", n->lang);
		buf_char(b, ' ');
		quoted(b, n->text);
		buf_char(b, '\n');
	}
	holder(b, depth + 1, "bio", p->bio);
	if (p->portrait) {
		line(b, depth + 1, "portrait");
		image(b, p->portrait);
		spans(b, depth + 1, p->portrait_credit);
		buf_char(b, '\n');
	}
}

static void doubts(struct buf *b, const struct doubt *d)
{
	for (; d; d = d->next) {
		line(b, 1, "doubt");
		if (d->person)
			field(b, "person", d->person->id);
		if (d->block)
			field(b, "block", d->block->slug);
		buf_char(b, ' ');
		quoted(b, d->text);
		buf_char(b, '\n');
	}
}

struct str interview_dump(struct arena *a, const struct interview *iv)
{
	struct buf b = { .a = a };
	buf_cstr(&b, iv->collection ? "collection" : "interview");
	field(&b, "lang", iv->lang);
	buf_printf(&b, " notes=%zu\n", iv->notes);
	meta(&b, 1, &iv->meta);
	buf_cstr(&b, "  people\n");
	for (const struct person *p = iv->people; p; p = p->next)
		person(&b, 2, p);
	buf_cstr(&b, "  body\n");
	blocks(&b, 2, iv->body);
	doubts(&b, iv->doubt);
	return buf_get(&b);
}
