#include "transcript/transcript.h"

static void quoted(struct buf *b, struct str s)
{
	buf_char(b, '"');
	for (size_t i = 0; i < s.n; i++) {
		bool line = s.s[i] == '\n';
		if (line || s.s[i] == '"' || s.s[i] == '\\')
			buf_char(b, '\\');
		buf_put(b, line ? "n" : s.s + i, 1);
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

static void number(struct buf *b, const char *name, int64_t n)
{
	if (n)
		buf_printf(b, " %s=%lld", name, (long long)n);
}

static void time(struct buf *b, const char *name, int64_t ms)
{
	if (ms >= 0)
		buf_printf(b, " %s=%lld", name, (long long)ms);
}

static void looks(struct buf *b, uint32_t look)
{
	static const char *const names[] = { "bold", "italic", "underline", "smallcaps", "super",
		"sub", "inserted", "code" };
	for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
		if (look >> i & 1)
			buf_printf(b, " %s", names[i]);
	}
}

static void passages(struct buf *, int depth, const struct passage *);

static void stretch(struct buf *b, int depth, const struct stretch *s)
{
	looks(b, s->look);
	field(b, "link", s->link);
	field(b, "lang", s->lang);
	time(b, "time", s->time);
	buf_char(b, ' ');
	quoted(b, s->text);
	if (s->note) {
		buf_cstr(b, " note(\n");
		passages(b, depth + 2, s->note);
		buf_printf(b, "%*s)", (depth + 1) * 2, "");
	}
}

static void passages(struct buf *b, int depth, const struct passage *p)
{
	static const char *const names[] = {
		[PASSAGE_TEXT] = "text",
		[PASSAGE_HEADING] = "heading",
		[PASSAGE_ITEM] = "item",
		[PASSAGE_QUOTE] = "quote",
		[PASSAGE_RULE] = "rule",
		[PASSAGE_IMAGE] = "image",
		[PASSAGE_ROW] = "row",
		[PASSAGE_NOTE] = "note",
	};
	_Static_assert(sizeof names / sizeof *names == PASSAGE_N, "a name for each kind");
	for (; p; p = p->next) {
		buf_printf(b, "%*s%s", depth * 2, "", names[p->kind]);
		number(b, "level", p->level);
		buf_cstr(b, p->ordered ? " ordered" : "");
		number(b, "number", p->number);
		number(b, "blank", p->blank);
		field(b, "speaker", p->speaker);
		field(b, "label", p->label);
		time(b, "start", p->start);
		time(b, "end", p->end);
		field(b, "time", p->time);
		field(b, "lang", p->lang);
		field(b, "role", p->role);
		field(b, "src", p->src);
		field(b, "alt", p->alt);
		for (const struct stretch *s = p->first; s; s = s->next)
			stretch(b, depth, s);
		buf_char(b, '\n');
		passages(b, depth + 1, p->cell);
	}
}

static void facts(struct buf *b, const struct fact *f)
{
	static const char *const names[] = {
		[FACT_TITLE] = "title",
		[FACT_SUBTITLE] = "subtitle",
		[FACT_KICKER] = "kicker",
		[FACT_SUMMARY] = "summary",
		[FACT_AUTHOR] = "author",
		[FACT_INTERVIEWER] = "interviewer",
		[FACT_INTERVIEWEE] = "interviewee",
		[FACT_DATE] = "date",
		[FACT_PLACE] = "place",
		[FACT_PUBLICATION] = "publication",
		[FACT_PUBLISHER] = "publisher",
		[FACT_URL] = "url",
		[FACT_IDENTIFIER] = "identifier",
		[FACT_RIGHTS] = "rights",
		[FACT_SUBJECT] = "subject",
		[FACT_REVISED] = "revised",
		[FACT_OCCASION] = "occasion",
		[FACT_LICENCE] = "licence",
		[FACT_CREDIT] = "credit",
		[FACT_EDITOR_NOTE] = "editor-note",
	};
	_Static_assert(sizeof names / sizeof *names == FACT_N, "a name for each kind");
	for (; f; f = f->next) {
		buf_printf(b, "  fact %s", names[f->kind]);
		field(b, "key", f->key);
		buf_cstr(b, f->weak ? " weak" : "");
		buf_char(b, ' ');
		quoted(b, f->value);
		buf_char(b, '\n');
	}
}

static void voices(struct buf *b, const char *what, const struct voice *v)
{
	for (; v; v = v->next) {
		buf_printf(b, "  %s", what);
		field(b, "key", v->key);
		field(b, "name", v->name);
		field(b, "role", v->role);
		field(b, "label", v->label);
		field(b, "initials", v->initials);
		field(b, "job", v->job);
		field(b, "affiliation", v->affiliation);
		field(b, "bio", v->bio);
		buf_char(b, '\n');
	}
}

struct str transcript_dump(struct arena *a, const struct transcript *t)
{
	struct buf b = { .a = a };
	buf_cstr(&b, "transcript");
	field(&b, "format", t->format);
	field(&b, "lang", t->lang);
	buf_cstr(&b, t->lines ? " lines" : "");
	buf_cstr(&b, t->soft ? " soft" : "");
	buf_cstr(&b, t->cues ? " cues" : "");
	buf_char(&b, '\n');
	facts(&b, t->fact);
	voices(&b, "voice", t->voice);
	voices(&b, "person", t->person);
	passages(&b, 1, t->first);
	for (const struct dropped *d = t->dropped; d; d = d->next) {
		buf_cstr(&b, "  dropped ");
		quoted(&b, d->text);
		field(&b, "why", d->why);
		buf_char(&b, '\n');
	}
	return buf_get(&b);
}
