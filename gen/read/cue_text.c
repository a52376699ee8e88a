/* The text of cues: tags and entities as WebVTT has them, and what SRT files borrow of HTML. A tag
 * that neither knows is somebody's words ("<laughs>") and stays.
 *
 * Captions made by machines roll up: a cue shows the line of the cue before again, above its own.
 * One such repeat may be meant ("No." - "No."); when a good part of a file's cues begin with the
 * line that the cue before ended with, none is, and each repeated line is left out as such. */
#include "read/cues.h"
#include "read/entity.h"
#include "read/pen.h"

struct speech {
	struct cues *c;
	struct read_pen pen;
	const struct cue *cue;
	struct str voice;
};

static struct str cut(struct str s, size_t n)
{
	return (struct str){ s.s + n, s.n - n };
}

static bool bare(struct str s)
{
	for (size_t i = 0; i < s.n;) {
		uint32_t c = str_next(s, &i);
		if (c > ' ' && c != 0xA0 && c != 0x200B)
			return false;
	}
	return true;
}

static void begin(struct speech *s, struct loc loc)
{
	struct transcript *t = s->c->t;
	struct passage *p = transcript_passage(t, PASSAGE_TEXT, loc);
	p->start = s->cue->start;
	p->end = s->cue->end;
	p->time = arena_str(t->arena, s->cue->time);
	p->speaker = s->voice;
	read_pen_begin(&s->pen, p);
}

static void text(struct speech *s, struct str piece, struct loc loc)
{
	struct arena_mark m = arena_mark(s->c->a);
	struct str words = read_entities(s->c->a, piece);
	if (!bare(words) && !s->pen.passage)
		begin(s, loc);
	if (s->pen.passage)
		read_pen_text(&s->pen, words, loc);
	arena_reset(s->c->a, m);
}

static void voice(struct speech *s, struct str annotation)
{
	struct arena *a = s->c->t->arena;
	read_pen_end(&s->pen);
	s->voice = annotation.s ? read_squeeze(a, read_entities(a, annotation)) : (struct str){ 0 };
}

enum { LOOK_NOTHING, LOOK_VOICE, LOOK_LANG, LOOK_READING };
static const struct {
	const char *name;
	uint32_t look;
	int act;
} tags[] = {
	{ "b", STRETCH_BOLD, LOOK_NOTHING },
	{ "i", STRETCH_ITALIC, LOOK_NOTHING },
	{ "u", STRETCH_UNDERLINE, LOOK_NOTHING },
	{ "c", 0, LOOK_NOTHING },
	{ "font", 0, LOOK_NOTHING },
	{ "ruby", 0, LOOK_NOTHING },
	{ "rt", 0, LOOK_READING },
	{ "v", 0, LOOK_VOICE },
	{ "lang", 0, LOOK_LANG },
};

/* What stands between < and >; false when it is no tag. */
static bool tag(struct speech *s, struct str inside, struct loc loc)
{
	bool end = str_starts(inside, "/");
	struct str rest = end ? cut(inside, 1) : inside, name = rest, time = rest;
	if (read_cues_time(&time) >= 0 && !time.n)
		return true;
	for (name.n = 0; name.n < rest.n && !strchr(". \t", rest.s[name.n]);)
		name.n++;
	rest = cut(rest, name.n);
	while (rest.n && *rest.s == '.') { /* classes */
		while (rest.n && *rest.s != ' ' && *rest.s != '\t')
			rest = cut(rest, 1);
	}
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
		if (name.n != strlen(tags[i].name) ||
			strncasecmp(name.s, tags[i].name, name.n) != 0)
			continue;
		if (end)
			s->pen.style.look &= ~tags[i].look;
		else
			s->pen.style.look |= tags[i].look;
		if (tags[i].act == LOOK_VOICE)
			voice(s, end ? (struct str){ 0 } : str_trim(rest));
		else if (tags[i].act == LOOK_LANG)
			s->pen.style.lang = end ? (struct str){ 0 } : str_trim(rest);
		else if (tags[i].act == LOOK_READING && s->pen.passage)
			read_pen_text(&s->pen, end ? STR(")") : STR("("), loc);
		return true;
	}
	return false;
}

/* "{\an8}" and the like, in linear time: to the next brace. */
static size_t code(struct speech *s, struct str rest, struct loc loc)
{
	const char *close = memchr(rest.s, '}', rest.n);
	struct str all = { rest.s, close ? (size_t)(close + 1 - rest.s) : 0 };
	if (all.n)
		transcript_leave(s->c->t, all, "position of a cue", loc);
	return all.n;
}

static void line(struct speech *s, const struct cue_line *l)
{
	struct str all = l->text;
	size_t from = 0, i = 0;
	const char *last = all.n ? memrchr(all.s, '>', all.n) : NULL;
	while (i < all.n) {
		struct str rest = cut(all, i);
		struct loc loc;
		const char *close = NULL;
		size_t n = 0;
		if (*rest.s != '<' && !str_starts(rest, "{\\")) {
			i++;
			continue;
		}
		loc = read_at(l->loc, all, i);
		if (from < i)
			text(s, (struct str){ all.s + from, i - from }, read_at(l->loc, all, from));
		from = i;
		if (*rest.s == '{')
			n = code(s, rest, loc);
		else if (last && last > rest.s)
			close = memchr(rest.s, '>', rest.n);
		if (close && tag(s, (struct str){ rest.s + 1, (size_t)(close - rest.s) - 1 }, loc))
			n = (size_t)(close + 1 - rest.s);
		from += n;
		i += n ? n : 1;
	}
	if (from < all.n)
		text(s, cut(all, from), read_at(l->loc, all, from));
}

static void write(struct speech *s, const struct cue *cue)
{
	s->cue = cue;
	s->voice = (struct str){ 0 };
	s->pen.style = (struct read_style){ 0 };
	for (size_t i = cue->line; i < cue->line + cue->lines; i++) {
		const struct cue_line *l = &s->c->line.v[i];
		if (l->repeat) {
			transcript_leave(s->c->t, str_trim(l->text),
				"line of rolling captions, shown before", l->loc);
			continue;
		}
		if (s->pen.passage)
			read_pen_line(&s->pen);
		line(s, l);
	}
	read_pen_end(&s->pen);
}

/* The words of a line, without tags, to compare. */
static struct str shown(struct arena *a, struct str s)
{
	struct buf b = { .a = a };
	bool inside = false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.s[i] == '<')
			inside = true;
		else if (s.s[i] == '>' && inside)
			inside = false;
		else if (!inside)
			buf_put(&b, s.s + i, 1);
	}
	return str_trim(buf_get(&b));
}

/* How many lines at the head of cue i repeat what the cue before ended with. */
static size_t repeats(struct cues *c, size_t i, struct str last)
{
	const struct cue *cue = &c->cue.v[i];
	size_t n = 0, skipped = 0;
	for (size_t k = 0; k < cue->lines && !n; k++) {
		struct str words = shown(c->a, c->line.v[cue->line + k].text);
		if (bare(words))
			skipped++;
		else if (str_eq(words, last))
			n = skipped + 1;
		else
			break;
	}
	return last.n ? n : 0;
}

static void roll(struct cues *c)
{
	struct arena_mark m;
	struct str last = { 0 };
	size_t rolled = 0, *n = ARENA_ARRAY(c->a, c->cue.n + 1, size_t);
	for (size_t i = 0; i < c->cue.n; i++) {
		const struct cue *cue = &c->cue.v[i];
		n[i] = repeats(c, i, last);
		rolled += n[i] > 0;
		for (size_t k = 0; k < cue->lines; k++) {
			struct str words = shown(c->a, c->line.v[cue->line + k].text);
			if (!bare(words))
				last = words;
		}
	}
	m = arena_mark(c->a);
	for (size_t i = 0; rolled >= 3 && rolled * 4 >= c->cue.n && i < c->cue.n; i++) {
		for (size_t k = 0; k < n[i]; k++)
			c->line.v[c->cue.v[i].line + k].repeat = true;
	}
	arena_reset(c->a, m);
}

/* Times that contradict each other: the first of a kind is shown, the rest counted. */
static void doubt(struct cues *c)
{
	const struct cue *back = NULL, *over = NULL, *wrong = NULL;
	size_t backs = 0, overs = 0, wrongs = 0;
	for (size_t i = 0; i < c->cue.n; i++) {
		const struct cue *cue = &c->cue.v[i], *before = i ? cue - 1 : NULL;
		if (cue->end < cue->start && !wrongs++)
			wrong = cue;
		if (before && cue->start < before->start && !backs++)
			back = cue;
		else if (before && cue->start >= before->start && cue->start < before->end &&
			 !overs++)
			over = cue;
	}
	if (back)
		diag_at(c->diag, DIAG_WARNING, back->loc,
			"expected a time not before the cue above, found %.*s (%zu such); cues "
			"stay in "
			"the order of the file",
			STR_ARG(back->time), backs);
	if (wrong)
		diag_at(c->diag, DIAG_WARNING, wrong->loc,
			"the cue at %.*s ends before it begins (%zu such); its words are kept",
			STR_ARG(wrong->time), wrongs);
	if (over)
		diag_at(c->diag, DIAG_NOTE, over->loc,
			"the cue at %.*s begins before the one above has ended (%zu such); both "
			"are "
			"kept as they stand",
			STR_ARG(over->time), overs);
}

void read_cues_write(struct cues *c)
{
	struct speech s = { .c = c, .pen = read_pen(c->t) };
	roll(c);
	doubt(c);
	for (size_t i = 0; i < c->cue.n; i++)
		write(&s, &c->cue.v[i]);
	c->t->cues = c->t->lines = true;
}
