#include "write/xml.h"

struct str write_xml_lang(struct write_xml *x, struct write_element *e, struct str lang)
{
	struct str outer = x->lang;
	if (lang.n && !str_eq(lang, outer)) {
		write_attr(e, "xml:lang", lang);
		x->lang = lang;
	}
	return outer;
}

struct str write_xml_id(const struct write_xml *x, const struct block *b)
{
	return b->id.n ? b->id : write_at(&x->pointed, b) ? b->slug : (struct str){ 0 };
}

struct str write_xml_person(const struct write_xml *x, const struct person *p)
{
	const struct str *id = p ? write_at(&x->persons, p) : NULL;
	return id ? *id : x->nobody;
}

static struct str value(struct str s)
{
	return s.n ? s : (struct str){ 0 };
}

void write_xml_said(struct write_xml *x, const void *about)
{
	for (const struct doubt *d = write_at(&x->doubts, about); d; d = write_doubt_next(d))
		write_fold_said(&x->f, "doubt", d->text);
}

void write_xml_doubts(struct write_xml *x, const void *about, int level)
{
	for (const struct doubt *d = write_at(&x->doubts, about); d; d = write_doubt_next(d)) {
		write_fold_said(&x->f, "doubt", d->text);
		write_fold_set(&x->f, level);
	}
}

/* Where a link leads; s == NULL: nowhere, and its words are plain words. */
static struct str address(struct write_xml *x, const struct span *s)
{
	struct str to;
	if (s->target && s->value.n && s->value.s[0] == '#')
		return s->value;
	if (s->target)
		return arena_printf(x->a, "#%.*s", STR_ARG(write_xml_id(x, s->target)));
	if (!s->value.n)
		return (struct str){ 0 };
	to = write_address(x->a, s->value);
	if (!to.s)
		diag_at(x->diag, DIAG_WARNING, s->loc,
			"\"%.*s\" is no address that the schema takes; its words are written "
			"without a link",
			STR_ARG(s->value));
	return to;
}

/* Whether the time code has the form that the format asks for. */
static struct str time_code(struct write_xml *x, const struct span *s)
{
	int64_t ms, n = s->number;
	if (interview_time(s->value, &ms))
		return s->value;
	return arena_printf(x->a, "%02d:%02d:%02d.%03d", (int)(n / 3600000), (int)(n / 60000 % 60),
		(int)(n / 1000 % 60), (int)(n % 1000));
}

/* Whether the span is an element; its own attributes. */
static bool attributes(struct write_xml *x, const struct span *s, struct write_element *e)
{
	switch (s->kind) {
	case SPAN_ABBR:
		write_attr(e, "title", value(s->value));
		return s->value.n > 0;
	case SPAN_LINK:
		write_attr(e, "href", address(x, s));
		if (e->attrs > 0 && s->page != LINK_WORDS)
			write_attr(e, "page", s->page == LINK_ADD ? STR("add") : STR("instead"));
		return e->attrs > 0;
	case SPAN_INDEX:
		if (!str_eq(s->value, str_trim(interview_plain(x->a, s->first))))
			write_attr(e, "term", s->value);
		write_attr(e, "sort", value(s->sort));
		return true;
	case SPAN_NOTE:
		write_attr(e, "id", value(s->id));
		return true;
	case SPAN_PERSON:
		if (s->person)
			write_attr(e, "ref", write_xml_person(x, s->person));
		return s->person != NULL;
	case SPAN_INSERT:
		write_attr(e, "by", value(s->value));
		return true;
	case SPAN_TIME:
		write_attr(e, "at", time_code(x, s));
		return true;
	case SPAN_FOREIGN:
		if (!s->lang.n || str_eq(s->lang, x->lang))
			write_attr(e, "xml:lang", x->lang);
		return true;
	case SPAN_TEXT:
	case SPAN_EM:
	case SPAN_STRONG:
	case SPAN_CITE:
	case SPAN_SUP:
	case SPAN_SUB:
	case SPAN_SMALLCAPS:
	case SPAN_BREAK:
	case SPAN_DIRECTION:
	case SPAN_N:
		break;
	}
	return true;
}

/* Text in another language than what it stands in is foreign, whoever made the span. */
static void leaf(struct write_xml *x, const struct span *s)
{
	struct write_element e = { .name = "foreign" };
	bool foreign = s->lang.n && !str_eq(s->lang, x->lang);
	if (foreign) {
		write_attr(&e, "xml:lang", s->lang);
		write_fold_open(&x->f, &e);
	}
	write_fold_text(&x->f, s->text);
	if (foreign)
		write_fold_close(&x->f);
}

bool write_is_text(const struct span *s)
{
	while (s && (s->kind == SPAN_DIRECTION || (s->kind == SPAN_TEXT && !str_trim(s->text).n)))
		s = s->next;
	return s != NULL;
}

const struct span *write_xml_alone(const struct write_xml *x, const struct block *p)
{
	bool plain = p && !p->next && p->kind == BLOCK_PARA && !p->lang.n &&
		     !write_xml_id(x, p).n && !write_at(&x->doubts, p);
	return plain && write_is_text(p->text) ? p->text : NULL;
}

static void note_paras(struct write_xml *x, const struct block *b)
{
	for (; b; b = b->next) {
		struct write_element e = { .name = "p" };
		struct str outer;
		if (b->kind != BLOCK_PARA) {
			note_paras(x, b->first);
			continue;
		}
		write_xml_said(x, b);
		write_attr(&e, "id", value(write_xml_id(x, b)));
		outer = write_xml_lang(x, &e, b->lang);
		write_fold_seam(&x->f);
		write_fold_open(&x->f, &e);
		write_xml_spans(x, b->text);
		write_fold_close(&x->f);
		x->lang = outer;
	}
	write_fold_seam(&x->f);
}

static void inside(struct write_xml *x, const struct span *s)
{
	const struct span *text = write_xml_alone(x, s->blocks);
	if (s->kind != SPAN_NOTE || text)
		write_xml_spans(x, text ? text : s->first);
	else
		note_paras(x, s->blocks);
}

static void element(struct write_xml *x, const struct span *s)
{
	struct write_element e = { .name = interview_span_name(s->kind) };
	struct str outer = x->lang;
	bool alone = s->kind == SPAN_BREAK || s->kind == SPAN_TIME ||
		     (s->kind == SPAN_INDEX && !s->first);
	if (!alone && !s->first && !s->blocks)
		return;
	if (!attributes(x, s, &e)) {
		write_xml_spans(x, s->first);
		return;
	}
	write_xml_lang(x, &e, s->lang);
	if (alone) {
		write_fold_leaf(&x->f, &e);
	} else {
		write_fold_open(&x->f, &e);
		inside(x, s);
		write_fold_close(&x->f);
	}
	if (s->kind == SPAN_BREAK && s->next)
		write_fold_line(&x->f);
	x->lang = outer;
}

void write_xml_spans(struct write_xml *x, const struct span *s)
{
	for (; s; s = s->next) {
		if (s->kind == SPAN_TEXT)
			leaf(x, s);
		else
			element(x, s);
	}
}

void write_xml_run(struct write_xml *x, struct write_element *e, const struct span *s)
{
	struct str outer = write_xml_lang(x, e, write_common_lang(s));
	write_fold_open(&x->f, e);
	write_xml_spans(x, s);
	write_fold_close(&x->f);
	x->lang = outer;
}

void write_xml_line(struct write_xml *x, struct write_element *e, const struct span *s, int level)
{
	write_xml_run(x, e, s);
	write_fold_set(&x->f, level);
}
