/* Front matter: what sites keep above a text, in the part of YAML, TOML or JSON that they use: a
 * key and a value a line, lists in brackets or one a line, texts of several lines behind a bar, and
 * people as our own export lists them, each a name and what is known of it. Keys that mean nothing
 * here are left, with the reason; nothing is guessed from values. */
#include "read/json.h"
#include "read/md.h"

static const struct row {
	enum fact_kind kind;
	const char *keys;
} rows[] = {
	{ FACT_TITLE, "title post_title headline name" },
	{ FACT_SUBTITLE, "subtitle subheadline subhead deck dek tagline" },
	{ FACT_KICKER, "kicker rubric eyebrow" },
	{ FACT_SUMMARY, "summary description excerpt abstract teaser standfirst lede lead" },
	{ FACT_AUTHOR, "author authors byline by writer" },
	{ FACT_INTERVIEWER, "interviewer interviewers host hosts moderator" },
	{ FACT_INTERVIEWEE, "interviewee interviewees guest guests speaker speakers subject_name" },
	{ FACT_DATE, "date published pubdate publishdate published_at publication_date "
		     "interview_date recorded "
		     "date_published datepublished created" },
	{ FACT_PLACE, "place location venue city" },
	{ FACT_PUBLICATION,
		"publication journal magazine newspaper series site show podcast source_name" },
	{ FACT_PUBLISHER, "publisher" },
	{ FACT_URL, "url link permalink canonical canonical_url canonicalurl source original" },
	{ FACT_IDENTIFIER, "doi isbn issn uuid identifier" },
	{ FACT_RIGHTS, "rights copyright" },
	{ FACT_LICENCE, "license licence" },
	{ FACT_REVISED, "revised updated lastmod modified" },
	{ FACT_OCCASION, "occasion event" },
	{ FACT_CREDIT, "credits" },
	{ FACT_EDITOR_NOTE, "editor_note editors_note" },
	{ FACT_SUBJECT, "tags tag categories category keywords keyword topics subjects" },
};

struct front {
	struct transcript *t;
	char joint;          /* between key and value */
	enum fact_kind kind; /* of the key at hand; FACT_N: none */
	struct str key;
	/* A text of several lines, while it is read: of which voice's field or of the key at hand.
	 */
	struct buf text;
	bool open, people;
	size_t depth;  /* columns before its key */
	size_t column; /* of the line at hand */
	struct loc at;
	struct voice *person, **people_end; /* where the next is hung */
	struct str *field;
};

static struct str lower(struct arena *a, struct str s)
{
	char *p = arena_cstr(a, s);
	for (size_t i = 0; i < s.n; i++)
		p[i] = p[i] >= 'A' && p[i] <= 'Z' ? (char)(p[i] | 32) : p[i] == '-' ? '_' : p[i];
	return (struct str){ p, s.n };
}

static enum fact_kind kind_of(struct str key)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str rest = str_of(rows[i].keys);
		for (struct str w = str_word(&rest); w.n; w = str_word(&rest)) {
			if (str_eq(w, key))
				return rows[i].kind;
		}
	}
	return FACT_N;
}

/* A scalar without quotation marks and what they escape. */
static struct str scalar(struct arena *a, struct str s)
{
	struct buf b = { .a = a };
	char quote;
	s = str_trim(s);
	quote = s.n > 1 && (s.s[0] == '"' || s.s[0] == '\'') && s.s[s.n - 1] == s.s[0] ? s.s[0] : 0;
	if (!quote)
		return s;
	for (size_t i = 1; i + 1 < s.n; i++) {
		if ((quote == '"' && s.s[i] == '\\') ||
			(quote == '\'' && s.s[i] == '\'' && s.s[i + 1] == '\''))
			i++;
		if (i + 1 < s.n)
			buf_put(&b, s.s + i, 1);
	}
	return buf_get(&b);
}

static void value(struct front *f, struct str s, struct loc loc)
{
	s = scalar(f->t->arena, s);
	if (!s.n || str_is(s, "null") || str_is(s, "[]") ||
		(f->kind == FACT_DATE && (str_is(s, "true") || str_is(s, "false"))))
		return; /* "published: true" is no day */
	transcript_fact(f->t, f->kind, s, loc)->key = f->key;
}

/* "[a, "b, c"]"; subjects are parted by commas without brackets too. */
static void values(struct front *f, struct str s, struct loc loc)
{
	bool list = s.n > 1 && s.s[0] == '[' && s.s[s.n - 1] == ']';
	char quote = 0;
	size_t from = 0;
	if (list)
		s = (struct str){ s.s + 1, s.n - 2 };
	for (size_t i = 0; i <= s.n; i++) {
		if (i < s.n && quote) {
			quote = s.s[i] == quote ? 0 : quote;
			continue;
		}
		if (i < s.n && list && (s.s[i] == '"' || s.s[i] == '\'') &&
			(i == from || s.s[i - 1] == ' ' || s.s[i - 1] == ','))
			quote = s.s[i];
		if (i < s.n && !((list || f->kind == FACT_SUBJECT) && s.s[i] == ','))
			continue;
		value(f, (struct str){ s.s + from, i - from }, loc);
		from = i + 1;
	}
}

static void language(struct front *f, struct str s)
{
	s = scalar(f->t->arena, s);
	if (!f->t->lang.n && s.n)
		f->t->lang = arena_str(f->t->arena, s);
}

/* --- texts of several lines */

static bool opens(struct front *f, struct str s, size_t depth, struct loc loc)
{
	if (!s.n || s.n > 2 || !strchr("|>", s.s[0]) || (s.n == 2 && !strchr("-+", s.s[1])))
		return false;
	f->text.n = 0;
	f->open = true;
	f->depth = depth;
	f->at = loc;
	return true;
}

static void shut(struct front *f)
{
	struct str s = f->text.n ? str_trim(buf_get(&f->text)) : (struct str){ 0 };
	f->open = false;
	if (f->field)
		*f->field = arena_str(f->t->arena, s);
	else if (s.n)
		transcript_fact(f->t, f->kind, s, f->at)->key = f->key;
	f->field = NULL;
}

/* Whether a line goes on with the text that is open. An empty one is a new paragraph, whatever YAML
 * makes of the others: lines are broken by hands. */
static bool goes_on(struct front *f, struct str line, size_t depth)
{
	struct str s = str_trim(line);
	char last = f->text.n ? f->text.s[f->text.n - 1] : 0;
	if (!f->open)
		return false;
	if (s.n && depth <= f->depth) {
		shut(f);
		return false;
	}
	if (!s.n) {
		if (last)
			buf_char(&f->text, '\n');
		return true;
	}
	if (last && last != '\n')
		buf_char(&f->text, ' ');
	buf_str(&f->text, s);
	return true;
}

/* --- people */

/* "- name: Ann", and below it "role: interviewer". False: the line is no person's. */
static bool person(struct front *f, struct str s, size_t depth, struct loc loc)
{
	static const struct {
		const char *key;
		size_t at;
	} fields[] = { { "name", offsetof(struct voice, name) },
		{ "role", offsetof(struct voice, role) },
		{ "label", offsetof(struct voice, label) },
		{ "initials", offsetof(struct voice, initials) },
		{ "job", offsetof(struct voice, job) },
		{ "affiliation", offsetof(struct voice, affiliation) },
		{ "bio", offsetof(struct voice, bio) } };
	const char *colon = memchr(s.s, ':', s.n);
	struct str key, value;
	if (!f->people || !colon)
		return false;
	if (str_starts(s, "- ")) {
		f->person = NULL;
		s = str_trim((struct str){ s.s + 2, s.n - 2 });
	}
	key = str_trim((struct str){ s.s, (size_t)(colon - s.s) });
	value = str_trim((struct str){ colon + 1, (size_t)(s.s + s.n - colon) - 1 });
	if (!f->person && !str_is(key, "name"))
		return false;
	if (!f->person) {
		*f->people_end = f->person = ARENA_NEW(f->t->arena, struct voice);
		f->people_end = &f->person->next;
		f->person->loc = loc;
	}
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		struct str *to = (struct str *)((char *)f->person + fields[i].at);
		if (!str_is(key, fields[i].key))
			continue;
		f->field = to;
		if (!opens(f, value, depth, loc)) {
			*to = arena_str(f->t->arena, scalar(f->t->arena, value));
			f->field = NULL;
		}
		return true;
	}
	return false;
}

static void field(struct front *f, struct str key, struct str s, struct str line, struct loc loc)
{
	s = str_trim(s);
	f->key = lower(f->t->arena, str_trim(key));
	f->kind = kind_of(f->key);
	f->people = str_is(f->key, "people") && !s.n;
	if (f->people || (f->kind != FACT_N && opens(f, s, f->column, loc)))
		return;
	if (str_is(f->key, "lang") || str_is(f->key, "language") || str_is(f->key, "locale"))
		language(f, s);
	else if (f->kind == FACT_N)
		transcript_leave(f->t, str_trim(line), "front matter", loc);
	else
		values(f, s, loc);
}

static void line(struct front *f, struct str line, struct loc loc)
{
	struct str s = str_trim(line);
	const char *joint;
	bool indented = line.n && (line.s[0] == ' ' || line.s[0] == '\t');
	f->column = line.n ? (size_t)(s.s - line.s) : 0;
	if (goes_on(f, line, f->column) || !s.n || s.s[0] == '#')
		return;
	if (indented && person(f, s, f->column, loc))
		return;
	if (s.s[0] == '-' && s.n > 1 && s.s[1] == ' ') {
		struct str inner = str_trim((struct str){ s.s + 1, s.n - 1 });
		if (f->kind == FACT_N)
			transcript_leave(f->t, s, "front matter", loc);
		else
			value(f,
				str_starts(inner, "name:")
					? str_trim((struct str){ inner.s + 5, inner.n - 5 })
					: inner,
				loc);
		return;
	}
	joint = memchr(s.s, f->joint, s.n);
	if (indented || s.s[0] == '[' || !joint) {
		transcript_leave(f->t, s, "front matter", loc);
		return;
	}
	field(f, (struct str){ s.s, (size_t)(joint - s.s) },
		(struct str){ joint + 1, s.n - (size_t)(joint + 1 - s.s) }, line, loc);
}

static struct str behind(struct str s, size_t n)
{
	return (struct str){ s.s + n, s.n - n };
}

/* Where an object of JSON ends that stands above a text: behind the line of its last brace. */
static size_t object_end(struct str text)
{
	unsigned depth = 0;
	bool quoted = false;
	for (size_t i = 0; i < text.n; i++) {
		char c = text.s[i];
		if (quoted) {
			i += c == '\\';
			quoted = c != '"';
			continue;
		}
		quoted = c == '"';
		depth += c == '{';
		if (c != '}' || !depth || --depth)
			continue;
		return i + 1 < text.n && text.s[i + 1] == '\n' ? i + 2 : 0;
	}
	return 0;
}

static void quiet(void *user, struct str text)
{
	(void)user;
	(void)text;
}

/* What a field of JSON's holds; of an object that stands for somebody or something, its name is
 * taken. */
static void given(struct front *f, const struct json *n)
{
	static const char *const words[] = {
		[JSON_NULL] = "null", [JSON_FALSE] = "false", [JSON_TRUE] = "true"
	};
	struct arena *a = f->t->arena;
	struct loc loc = { .line = n->line, .column = 1, .file = f->at.file };
	bool lang = str_is(f->key, "lang") || str_is(f->key, "language") ||
		    str_is(f->key, "locale");
	enum fact_kind kind = f->kind;
	struct str key = f->key, s = n->text;
	if (n->kind == JSON_LIST || n->kind == JSON_OBJECT) {
		if (kind == FACT_N && n->key.n)
			transcript_leave(f->t, n->key, "front matter", loc);
		for (const struct json *c = n->first; c; c = c->next) {
			bool same = n->kind == JSON_LIST || str_is(c->key, "name");
			f->kind = same ? kind : FACT_N;
			f->key = same ? key : lower(a, c->key);
			given(f, c);
		}
	} else if (n->kind == JSON_STRING && lang && !f->t->lang.n)
		f->t->lang = s;
	else if (n->kind == JSON_STRING && kind == FACT_SUBJECT &&
		 !memchr("[\"'", s.n ? *s.s : 0, 3))
		values(f, s, loc);
	else if (n->kind >= JSON_NUMBER && kind != FACT_N && str_trim(s).n)
		transcript_fact(f->t, kind, str_trim(s), loc)->key = key;
	else if (n->kind != JSON_STRING || s.n) {
		s = n->kind < JSON_NUMBER ? str_of(words[n->kind]) : s;
		if (n->key.n)
			s = arena_printf(a, "%.*s: %.*s", STR_ARG(n->key), STR_ARG(s));
		transcript_leave(f->t, s, "front matter", loc);
	}
}

static size_t object(struct front *f, struct str text, uint16_t file, uint32_t *lines)
{
	size_t end = object_end(text);
	struct str below = str_trim(behind(text, end));
	struct diag *d;
	const struct json *root;
	if (!end || !below.n || strchr("{[", below.s[0]))
		return 0;          /* nothing but JSON, or none */
	d = diag_new(quiet, NULL); /* what is not JSON is text */
	root = read_json_parse(f->t->arena, d, 0, (struct str){ text.s, end });
	diag_drop(d);
	if (!root || !root->first)
		return 0;
	f->at.file = file;
	for (const struct json *n = root->first; n; n = n->next) {
		f->key = lower(f->t->arena, n->key);
		f->kind = kind_of(f->key);
		given(f, n);
	}
	for (size_t i = 0; i < end; i++)
		*lines += text.s[i] == '\n';
	return end;
}

/* Fields with no fence around them, down to an empty line, as Pelican has them: a title first, and
 * among the rest one that only a site needs. */
static size_t bare(struct front *f, struct str text, uint16_t file, uint32_t *lines)
{
	static const char *const keys[] = {
		"slug:", "tags:", "category:", "status:", "modified:", "authors:", "summary:"
	};
	struct loc loc = { .line = 1, .column = 1, .file = file };
	size_t end = 0;
	bool site = false;
	for (int pass = 0; pass < 2; pass++) {
		for (end = 0; end < text.n;) {
			const char *stop = memchr(text.s + end, '\n', text.n - end);
			size_t n = stop ? (size_t)(stop - text.s) - end : text.n - end;
			struct str s = str_trim((struct str){ text.s + end, n });
			const char *colon = memchr(s.s, ':', s.n);
			struct str low = lower(f->t->arena, s);
			if (!s.n)
				break;
			if (!colon || memchr(s.s, ' ', (size_t)(colon - s.s)) ||
				(!end && !str_starts(low, "title:")))
				return 0;
			for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
				site = site || str_starts(low, keys[k]);
			if (pass)
				line(f, s, loc);
			loc.line += (uint32_t)pass;
			end += n + (stop != NULL);
		}
		if (!site)
			return 0;
	}
	*lines = loc.line - 1;
	return end;
}

size_t read_md_front_matter(struct transcript *t, struct str text, uint16_t file, uint32_t *lines)
{
	const char *fence = str_starts(text, "---\n")   ? "---"
			    : str_starts(text, "+++\n") ? "+++"
							: NULL;
	struct front f = { .t = t,
		.joint = fence && *fence == '+' ? '=' : ':',
		.kind = FACT_N,
		.people_end = &t->person,
		.text = { .a = t->arena } };
	struct loc loc = { .line = 1, .column = 1, .file = file };
	size_t at = 4, end = 0;
	*lines = 0;
	while (*f.people_end)
		f.people_end = &(*f.people_end)->next;
	if (str_starts(str_trim(text), "{"))
		return object(&f, text, file, lines);
	if (!fence)
		return bare(&f, text, file, lines);
	for (size_t i = 4; i < text.n && !end;) {
		const char *stop = memchr(text.s + i, '\n', text.n - i);
		size_t n = stop ? (size_t)(stop - text.s) - i : text.n - i;
		struct str s = str_trim((struct str){ text.s + i, n });
		if (i == 4 && !memchr(s.s, f.joint, s.n) && !str_is(s, fence) &&
			!(s.n && s.s[0] == '#'))
			return 0; /* a rule, and text below it */
		end = str_is(s, fence) || str_is(s, "...") ? i + n + (stop != NULL) : 0;
		i += n + 1;
	}
	while (end && at < end) {
		const char *stop = memchr(text.s + at, '\n', end - at);
		struct str s = { text.s + at, stop ? (size_t)(stop - text.s) - at : end - at };
		loc.line++;
		if (!str_is(str_trim(s), fence) && !str_is(str_trim(s), "..."))
			line(&f, s, loc);
		at += s.n + 1;
	}
	if (f.open)
		shut(&f);
	*lines = end ? loc.line : 0;
	return end;
}
