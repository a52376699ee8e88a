/* Fountain (fountain.io, 1.1): a screenplay as plain text. A name in capitals above lines is who
 * speaks them; a line between brackets below it is how; INT. and EXT. begin scenes. */
#include "read/formats.h"
#include "read/pen.h"

#include <unicode/uchar.h>

struct script {
	struct transcript *t;
	struct arena *a;
	struct read_pen pen;
	struct read_lines l;
	struct read_lines next; /* behind the line at hand */
	unsigned blank;         /* lines above the line at hand */
	struct str speaker;     /* whose lines these are; empty: nobody's */
	bool first;             /* nothing has been read */
};

static struct str cut(struct str s, size_t n)
{
	return n < s.n ? (struct str){ s.s + n, s.n - n } : (struct str){ s.s + s.n, 0 };
}

static bool shown(struct str s)
{
	return str_trim(s).n > 0;
}

static bool scene(struct str s)
{
	static const char *const words[] = { "int.", "ext.", "est.", "int ", "ext ", "est ",
		"int./ext", "int/ext", "i/e." };
	s = str_trim(s);
	if (s.n > 1 && s.s[0] == '.' && s.s[1] != '.')
		return true;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (s.n > strlen(words[i]) && !strncasecmp(s.s, words[i], strlen(words[i])))
			return true;
	}
	return false;
}

/* Letters, all of them capitals, but for what stands in brackets. */
static bool capitals(struct str s)
{
	bool any = false;
	int depth = 0;
	for (size_t i = 0; i < s.n;) {
		uint32_t c = str_next(s, &i);
		depth += (c == '(') - (c == ')');
		if (depth > 0 || !u_isalpha((UChar32)c))
			continue;
		if ((uint32_t)u_toupper((UChar32)c) != c || (uint32_t)u_tolower((UChar32)c) == c)
			return false;
		any = true;
	}
	return any;
}

static bool cue(struct str line, struct str below)
{
	struct str s = str_trim(line);
	if (!shown(below))
		return false;
	if (str_starts(s, "@"))
		return s.n > 1;
	return s.n <= 60 && capitals(s) && !scene(s) && !str_ends(s, "TO:") &&
	       !strchr("!~>#=", s.s[0]);
}

static struct str below(const struct read_lines *l)
{
	struct read_lines next = *l;
	return read_line(&next) ? next.line : (struct str){ 0 };
}

static int fits(const struct read_source *s)
{
	struct read_lines l = read_lines(s);
	int scenes = 0, cues = 0;
	bool gap = true;
	for (int i = 0; i < 2000 && read_line(&l); i++) {
		if (gap && shown(l.line)) {
			scenes += scene(l.line) && capitals(l.line);
			cues += cue(l.line, below(&l));
		}
		gap = !shown(l.line);
	}
	if (scenes && cues >= 2)
		return 70;
	return scenes + cues > 0 ? 9 : 0;
}

/* --- text with *emphasis* */

/* A mark at the front of s, n characters of c, that opens or closes. */
static bool turns(struct str before, struct str s, size_t n, bool open)
{
	char left = before.n ? before.s[before.n - 1] : ' ', right = s.n > n ? s.s[n] : ' ';
	return open ? right != ' ' && right != '\t' : left != ' ' && left != '\t';
}

static void emphasised(struct script *k, struct str line, struct loc loc)
{
	static const struct {
		const char *mark;
		uint32_t look;
	} marks[] = { { "***", STRETCH_BOLD | STRETCH_ITALIC }, { "**", STRETCH_BOLD },
		{ "*", STRETCH_ITALIC }, { "_", STRETCH_UNDERLINE } };
	size_t from = 0;
	for (size_t i = 0; i < line.n;) {
		struct str rest = cut(line, i), before = { line.s, i };
		size_t n = 0, m = 0, skip = 0;
		uint32_t look = k->pen.style.look;
		if (*rest.s == '\\' && rest.n > 1 && strchr("*_\\", rest.s[1])) {
			n = skip = 1;
		} else {
			while (m < 4 && !str_starts(rest, marks[m].mark))
				m++;
			if (m < 4) {
				bool open = !(look & marks[m].look);
				size_t len = strlen(marks[m].mark);
				bool later = memmem(rest.s + len, rest.n - len, marks[m].mark,
						     len) != NULL;
				if (turns(before, rest, len, open) && (!open || later)) {
					n = len;
					look ^= marks[m].look;
				}
			}
		}
		if (!n) {
			i++;
			continue;
		}
		read_pen_text(
			&k->pen, (struct str){ line.s + from, i - from }, read_at(loc, line, from));
		k->pen.style.look = look;
		i += n + skip;
		from = i - skip;
	}
	read_pen_text(&k->pen, cut(line, from), read_at(loc, line, from));
}

/* A line with its notes, [[...]], which become passages of their own behind it. */
static void line(struct script *k, struct str s, struct loc loc)
{
	struct passage *p = k->pen.passage;
	for (size_t i = 0; i <= s.n;) {
		const char *open = memmem(s.s + i, s.n - i, "[[", 2);
		const char *close = open ? memmem(open, s.n - (size_t)(open - s.s), "]]", 2) : NULL;
		size_t end = close ? (size_t)(open - s.s) : s.n;
		emphasised(k, (struct str){ s.s + i, end - i }, read_at(loc, s, i));
		if (!close)
			break;
		i = (size_t)(close - s.s) + 2;
		read_pen_end(&k->pen);
		read_pen_begin(
			&k->pen, transcript_passage(k->t, PASSAGE_NOTE, read_at(loc, s, end)));
		read_pen_text(&k->pen, (struct str){ open + 2, (size_t)(close - open) - 2 },
			read_at(loc, s, end + 2));
		read_pen_end(&k->pen);
		if (!shown(cut(s, i)))
			break;
		p = transcript_passage(k->t, p->kind, read_at(loc, s, i));
		p->speaker = k->speaker;
		read_pen_begin(&k->pen, p);
	}
}

static struct passage *begin(struct script *k, enum passage_kind kind, const char *role)
{
	struct passage *p = transcript_passage(k->t, kind, k->l.loc);
	p->blank = k->t->first == p ? 0 : k->blank;
	p->role = str_of(role);
	read_pen_begin(&k->pen, p);
	k->pen.style.look = 0;
	return p;
}

/* Empty when only a note stood there. */
static void end(struct script *k)
{
	read_pen_end(&k->pen);
}

/* --- what lines are */

static void title_page(struct script *k)
{
	static const struct {
		const char *key;
		enum fact_kind kind;
	} keys[] = { { "title", FACT_TITLE }, { "author", FACT_AUTHOR }, { "authors", FACT_AUTHOR },
		{ "draft date", FACT_DATE }, { "date", FACT_DATE }, { "copyright", FACT_RIGHTS } };
	enum fact_kind kind = FACT_N;
	struct read_lines l = k->l;
	struct str key = { 0 };
	bool any = false;
	while (read_line(&l) && shown(l.line)) {
		const char *colon = memchr(l.line.s, ':', l.line.n);
		bool inner = *l.line.s == ' ' || *l.line.s == '\t';
		struct str value = str_trim(l.line);
		if (!inner) {
			if (!colon || (!any && colon - l.line.s > 20))
				return;
			key = (struct str){ l.line.s, (size_t)(colon - l.line.s) };
			value = str_trim(cut(l.line, key.n + 1));
			kind = FACT_N;
			for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
				if (key.n == strlen(keys[i].key) &&
					!strncasecmp(key.s, keys[i].key, key.n))
					kind = keys[i].kind;
			}
			if (!any && kind == FACT_N)
				return;
		}
		any = true;
		if (value.n > 2 && strchr("*_", *value.s)) { /* **_title_** */
			while (value.n > 2 && strchr("*_", *value.s) &&
				value.s[value.n - 1] == *value.s)
				value = (struct str){ value.s + 1, value.n - 2 };
		}
		if (kind != FACT_N && value.n)
			transcript_fact(k->t, kind, value, l.loc)->key = arena_str(
				k->t->arena, key);
		else if (kind == FACT_N)
			transcript_leave(k->t, str_trim(l.line), "title page", l.loc);
		k->l = l;
	}
}

static struct str character(struct script *k, struct str s)
{
	static const char *const again[] = { "(CONT'D)", "(CONT’D)", "(cont'd)", "(CONT)",
		"(cont’d)" };
	s = str_trim(s);
	if (str_starts(s, "@"))
		s = cut(s, 1);
	if (s.n && s.s[s.n - 1] == '^')
		s = str_trim((struct str){ s.s, s.n - 1 });
	for (size_t i = 0; i < sizeof again / sizeof *again; i++) {
		if (!str_ends(s, again[i]))
			continue;
		transcript_leave(k->t, str_of(again[i]), "the same character goes on", k->l.loc);
		s = str_trim((struct str){ s.s, s.n - strlen(again[i]) });
	}
	return arena_str(k->t->arena, s);
}

static void dialogue(struct script *k)
{
	bool more = false;
	k->speaker = character(k, k->l.line);
	while (shown(below(&k->l)) || str_is(below(&k->l), "  ")) {
		struct str s;
		read_line(&k->l);
		if (more && k->pen.passage)
			read_pen_break(&k->pen);
		else
			begin(k, PASSAGE_TEXT, "dialogue")->speaker = k->speaker;
		more = true;
		s = str_trim(k->l.line);
		line(k, str_starts(s, "~") ? cut(s, 1) : s, k->l.loc);
	}
	end(k);
	k->speaker = (struct str){ 0 };
}

static void action(struct script *k)
{
	struct str s = k->l.line;
	begin(k, PASSAGE_TEXT, "action");
	line(k, str_starts(s, "!") ? cut(s, 1) : s, k->l.loc);
	while (shown(below(&k->l)) && !scene(below(&k->l))) {
		read_line(&k->l);
		if (!k->pen.passage)
			begin(k, PASSAGE_TEXT, "action");
		read_pen_break(&k->pen);
		line(k, k->l.line, k->l.loc);
	}
	end(k);
}

static void heading(struct script *k, struct str s, int level, const char *role)
{
	begin(k, PASSAGE_HEADING, role)->level = level;
	line(k, str_trim(s), k->l.loc);
	end(k);
}

static size_t run(struct str s, char c)
{
	size_t n = 0;
	while (n < s.n && s.s[n] == c)
		n++;
	return n;
}

static void block(struct script *k)
{
	struct str s = str_trim(k->l.line);
	size_t n = run(s, '#');
	if (n && n <= 6) {
		heading(k, cut(s, n), (int)n, "section");
	} else if (run(s, '=') >= 3 && run(s, '=') == s.n) {
		begin(k, PASSAGE_RULE, "");
		read_pen_text(&k->pen, s, k->l.loc);
		end(k);
	} else if (str_starts(s, "=")) {
		transcript_leave(k->t, str_trim(cut(s, 1)), "synopsis", k->l.loc);
	} else if (scene(s)) {
		heading(k, str_starts(s, ".") ? cut(s, 1) : s, 3, "scene");
	} else if (str_starts(s, ">") && str_ends(s, "<") && s.n > 1) {
		begin(k, PASSAGE_TEXT, "centred");
		line(k, str_trim((struct str){ s.s + 1, s.n - 2 }), k->l.loc);
		end(k);
	} else if (str_starts(s, ">") || (capitals(s) && str_ends(s, "TO:"))) {
		begin(k, PASSAGE_TEXT, "stage");
		line(k, str_trim(cut(s, *s.s == '>')), k->l.loc);
		end(k);
	} else if (cue(k->l.line, below(&k->l))) {
		dialogue(k);
	} else {
		action(k);
	}
}

/* What is struck out, between slash and star, becomes spaces. */
static struct str living(struct script *k, const struct read_source *s)
{
	struct str text = arena_str(k->a, s->text);
	struct loc loc = { .line = 1, .column = 1, .file = s->file };
	char *p = (char *)text.s;
	size_t done = 0;
	for (;;) {
		const char *open = memmem(p + done, text.n - done, "/*", 2);
		const char *close = open ? memmem(open + 2, text.n - (size_t)(open + 2 - p), "*/",
						   2)
					 : NULL;
		if (!close)
			return text;
		for (; p + done < open; done++)
			loc.line += p[done] == '\n';
		loc.column = 0;
		transcript_leave(k->t,
			str_trim((struct str){ open + 2, (size_t)(close - open) - 2 }), "boneyard",
			loc);
		for (; p + done < close + 2; done++) {
			loc.line += p[done] == '\n';
			p[done] = p[done] == '\n' ? '\n' : ' ';
		}
	}
}

static bool read(struct transcript *t, struct diag *d, const struct read_source *s)
{
	struct script k = { .t = t, .a = arena_new(), .pen = read_pen(t) };
	struct read_source alive = *s;
	(void)d;
	alive.text = living(&k, s);
	k.l = read_lines(&alive);
	title_page(&k);
	while (read_line(&k.l)) {
		if (!shown(k.l.line)) {
			k.blank++;
			continue;
		}
		block(&k);
		k.blank = 0;
	}
	arena_drop(k.a);
	return true;
}

const struct read_format read_fountain = { "Fountain", "fountain spmd", false, fits, read,
	PROOF_TEXT };
