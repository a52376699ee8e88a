/* OHMS, the Oral History Metadata Synchronizer: one record with what is known of an interview, an
 * index of its parts, and the transcript as lines of text with a list of the lines at which each
 * minute begins; or, since version 6, as WebVTT inside of the XML. */
#include "read/cues.h"
#include "read/formats.h"
#include "read/language.h"
#include "read/pen.h"
#include "read/sniff.h"
#include "read/tree.h"

struct ohms {
	struct transcript *t;
	struct diag *diag;
	struct arena *a;
	const struct read_source *source;
	struct read_pen pen;
	VEC(struct str) note;     /* the texts of footnotes, from 1 */
	struct str sync;          /* what is left of the list */
	int64_t minute, step;     /* of the next mark; step 0: none */
	unsigned long line, word; /* where it stands, from 1; line 0: nowhere any more */
	struct passage **headed;  /* where the last heading was put in */
};

static const struct {
	const char *name;
	enum fact_kind kind;
} facts[] = {
	{ "title", FACT_TITLE },
	{ "interviewee", FACT_INTERVIEWEE },
	{ "interviewer", FACT_INTERVIEWER },
	{ "description", FACT_SUMMARY },
	{ "repository", FACT_PUBLISHER },
	{ "collection_name", FACT_PUBLICATION },
	{ "accession", FACT_IDENTIFIER },
	{ "subject", FACT_SUBJECT },
	{ "keyword", FACT_SUBJECT },
	{ "rights", FACT_RIGHTS },
	{ "usage", FACT_RIGHTS },
	{ "date", FACT_DATE },
	{ "language", FACT_N },
};

static bool fact(struct ohms *o, const struct xml_node *n)
{
	struct str value = tree_text(o->a, n);
	if (!value.n)
		value = tree_attr(n, "value");
	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
		if (!tree_is(n, facts[i].name))
			continue;
		if (value.n && facts[i].kind == FACT_N)
			o->t->lang = read_language(o->t->arena, value);
		else if (value.n)
			transcript_fact(o->t, facts[i].kind, value, n->loc)->key = arena_str(
				o->t->arena, n->name);
		return true;
	}
	return false;
}

/* --- the transcript as lines */

static unsigned long number(struct str *s)
{
	unsigned long n = 0;
	for (; s->n && *s->s >= '0' && *s->s <= '9'; s->s++, s->n--)
		n = n < 100000000 ? n * 10 + (unsigned long)(*s->s - '0') : n;
	return n;
}

/* "1:|19(3)|37(9)|": minutes from mark to mark, then line and word of each. */
static void next_mark(struct ohms *o)
{
	o->line = 0;
	while (o->step && o->sync.n && !o->line) {
		const char *bar = memchr(o->sync.s, '|', o->sync.n);
		struct str s = { o->sync.s, bar ? (size_t)(bar - o->sync.s) : o->sync.n };
		size_t skip = s.n + (bar != NULL);
		o->sync = (struct str){ o->sync.s + skip, o->sync.n - skip };
		o->line = number(&s);
		o->word = 0;
		if (s.n > 1 && *s.s == '(') {
			s = (struct str){ s.s + 1, s.n - 1 };
			o->word = number(&s);
		}
		o->minute += o->step;
	}
}

static void begin_marks(struct ohms *o, struct str sync)
{
	o->sync = sync;
	o->step = (int64_t)number(&o->sync);
	o->minute = 0;
	if (o->sync.n && *o->sync.s == ':')
		o->sync = (struct str){ o->sync.s + 1, o->sync.n - 1 };
	if (o->sync.n && *o->sync.s == '|')
		o->sync = (struct str){ o->sync.s + 1, o->sync.n - 1 };
	next_mark(o);
}

static void mark(struct ohms *o, struct loc loc)
{
	struct stretch *s;
	if (!o->pen.passage)
		read_pen_text(&o->pen, (struct str){ 0 }, loc);
	s = read_pen_apart(&o->pen, (struct str){ 0 }, loc);
	s->time = o->minute * 60000;
	next_mark(o);
}

/* [[footnote]]3[[/footnote]] at the front of s: what is behind it, and the note is set. */
static struct str footnote(struct ohms *o, struct str s, struct loc loc)
{
	static const char open[] = "[[footnote]]", close[] = "[[/footnote]]";
	struct str rest = { s.s + sizeof open - 1, s.n - (sizeof open - 1) };
	const char *end = memmem(rest.s, rest.n, close, sizeof close - 1);
	struct str digits = { rest.s, end ? (size_t)(end - rest.s) : 0 }, left = digits;
	unsigned long n = number(&left);
	struct stretch *at;
	struct read_pen aside;
	struct passage *list;
	if (!end || left.n || !n || n > o->note.n)
		return s;
	aside = read_pen_aside(&o->pen, &list);
	read_pen_text(&aside, o->note.v[n - 1], loc);
	read_pen_end(&aside);
	at = read_pen_apart(&o->pen, digits, loc);
	at->note = list;
	if (!list)
		at->text = STR("[?]");
	end += sizeof close - 1;
	return (struct str){ end, s.n - (size_t)(end - s.s) };
}

static void words(struct ohms *o, struct str line, struct loc loc, unsigned long nth)
{
	unsigned long word = 0;
	while (line.n) {
		const char *call = memmem(line.s, line.n, "[[footnote]]", 12);
		size_t n = 0;
		struct str after;
		if (call == line.s) {
			after = footnote(o, line, loc);
			if (after.s != line.s) {
				line = after;
				continue;
			}
			call = NULL;
		}
		while (n < line.n && line.s + n != call && (line.s[n] == ' ' || line.s[n] == '\t'))
			n++;
		if (n == 0) {
			while (o->line == nth && word >= o->word)
				mark(o, loc);
			while (n < line.n && (line.s + n != call || !n) && line.s[n] != ' ' &&
				line.s[n] != '\t')
				n++;
			word++;
		}
		read_pen_text(&o->pen, (struct str){ line.s, n }, loc);
		line = (struct str){ line.s + n, line.n - n };
	}
	while (o->line && o->line <= nth)
		mark(o, loc);
}

static void notes(struct ohms *o, struct str *text)
{
	const char *from = memmem(text->s, text->n, "[[footnotes]]", 13);
	struct str s;
	if (!from)
		return;
	s = (struct str){ from, text->n - (size_t)(from - text->s) };
	text->n = (size_t)(from - text->s);
	for (;;) {
		const char *open = memmem(s.s, s.n, "[[note]]", 8);
		const char *close = open ? memmem(open, s.n - (size_t)(open - s.s), "[[/note]]", 9)
					 : NULL;
		if (!close)
			return;
		*VEC_PUSH(o->a, &o->note) = (struct str){ open + 8, (size_t)(close - open) - 8 };
		s = (struct str){ close + 9, s.n - (size_t)(close + 9 - s.s) };
	}
}

static void lines(struct ohms *o, const struct xml_node *n, struct str sync)
{
	struct read_source inner = *o->source;
	struct read_lines l;
	unsigned blank = 0;
	struct str text = n->first->text;
	notes(o, &text);
	inner.text = text;
	begin_marks(o, sync);
	l = read_lines(&inner);
	while (read_line(&l)) {
		struct loc loc = l.loc;
		loc.line += n->first->loc.line - 1;
		if (!str_trim(l.line).n) {
			blank++;
			continue;
		}
		if (blank || !o->pen.passage)
			read_pen_open(&o->pen,
				(struct passage){
					.start = -1, .end = -1, .blank = o->t->first ? blank : 0 });
		else
			read_pen_line(&o->pen);
		blank = 0;
		words(o, l.line, loc, l.loc.line);
	}
	read_pen_end(&o->pen);
	o->t->lines = true;
}

/* --- WebVTT inside, and the index, which it lets us place */

static void vtt(struct ohms *o, const struct xml_node *n)
{
	struct read_source inner = *o->source;
	inner.text = str_trim(n->first->text);
	read_vtt.read(o->t, o->diag, &inner);
	for (struct passage *p = o->t->first; p; p = p->next)
		p->loc.line += n->first->loc.line - 1;
}

/* Points come in order. */
static bool heading(struct ohms *o, const struct xml_node *point)
{
	int64_t at = read_cues_seconds(tree_text(o->a, tree_child(point, "time")));
	struct str title = tree_text(o->a, tree_child(point, "title"));
	struct passage **p = o->headed ? o->headed : &o->t->first, *h;
	struct read_pen pen;
	struct passage *list;
	if (at < 0 || !title.n || (o->headed && at < (*o->headed)->start))
		return false;
	while (*p && ((*p)->kind == PASSAGE_HEADING || (*p)->start < at))
		p = &(*p)->next;
	if (!*p)
		return false;
	pen = read_pen_aside(&o->pen, &list);
	read_pen_open(&pen,
		(struct passage){
			.kind = PASSAGE_HEADING, .level = 1, .blank = 1, .start = at, .end = -1 });
	read_pen_text(&pen, title, point->loc);
	read_pen_end(&pen);
	h = list;
	h->next = *p;
	*p = h;
	o->headed = p;
	return true;
}

static void index_of(struct ohms *o, const struct xml_node *n, bool placed)
{
	for (const struct xml_node *p = tree_child(n, "point"); p; p = tree_next(p, "point")) {
		bool headed = placed && heading(o, p);
		for (const struct xml_node *c = p->first; c; c = c->next) {
			if (!(headed && tree_is(c, "title")))
				tree_leave(o->t, c, "index of the recording");
		}
	}
}

static bool has_text(const struct xml_node *n)
{
	return n && n->first && !n->first->name.s && str_trim(n->first->text).n;
}

static bool record(struct ohms *o, const struct xml_node *r)
{
	const struct xml_node *v = tree_child(r, "vtt_transcript");
	const struct xml_node *main = tree_child(r, "transcript"), *chosen;
	const struct xml_node *alt = tree_child(r, "transcript_alt");
	const struct xml_node *sync = tree_child(r, "sync");
	chosen = has_text(v) ? v : has_text(main) ? main : has_text(alt) ? alt : NULL;
	if (chosen == v && v)
		vtt(o, v);
	else if (chosen)
		lines(o, chosen, tree_text(o->a, chosen == alt ? tree_child(r, "sync_alt") : sync));
	for (const struct xml_node *c = r->first; c; c = c->next) {
		if (c == chosen || fact(o, c) || tree_is(c, "sync") || tree_is(c, "sync_alt"))
			continue;
		if (tree_is(c, "index"))
			index_of(o, c, chosen && chosen == v);
		else
			tree_leave(o->t, c,
				tree_is(c, "transcript_alt") || tree_is(c, "vtt_transcript_alt")
					? "the same in another language"
					: "OHMS record");
	}
	return true;
}

static int fits(const struct read_source *s)
{
	struct str tag, root = read_root_name(s->text, &tag);
	return root.n && (str_is(root, "ROOT") || str_is(root, "root")) &&
			       memmem(s->text.s, s->text.n, "<record", 7) &&
			       memmem(s->text.s, s->text.n, "transcript", 10)
		       ? 100
		       : 0;
}

static bool read(struct transcript *t, struct diag *d, const struct read_source *s)
{
	struct ohms o = { .t = t, .diag = d, .a = arena_new(), .source = s, .pen = read_pen(t) };
	struct xml_node *root = xml_parse(o.a, d, s->file, s->bytes);
	const struct xml_node *r = tree_child(root, "record");
	bool good = root && r && record(&o, r);
	if (root && !r)
		diag_at(d, DIAG_ERROR, root->loc,
			"expected <record> in <ROOT>, found none; the file is not read");
	arena_drop(o.a);
	return good;
}

const struct read_format read_ohms = { "OHMS", "xml", true, fits, read, PROOF_NONE };
