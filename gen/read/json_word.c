#include "read/json_inside.h"
#include "read/pen.h"

enum { PAUSE = 2000 }; /* ms */

static bool white(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

bool read_json_spaced(struct json *list)
{
	size_t n = 0, spaced = 0;
	for (struct json *k = list ? list->first : NULL; k; k = k->next) {
		struct str s = read_json_words(k, NULL);
		n += s.n > 0;
		spaced += s.n > 1 && (white(s.s[0]) || white(s.s[s.n - 1]));
	}
	return spaced * 4 > n;
}

/* Of a script that puts no spaces between words. */
static bool dense(uint32_t c)
{
	return (c >= 0x0E00 && c < 0x0F00) || (c >= 0x1000 && c < 0x10A0) ||
	       (c >= 0x1780 && c < 0x1800) || (c >= 0x2E80 && c < 0xA000) ||
	       (c >= 0xF900 && c < 0xFB00) || (c >= 0xFF00 && c < 0xFF61) || c >= 0x20000;
}

static uint32_t last(struct str s)
{
	size_t i = s.n;
	if (!s.n)
		return 0;
	do
		i--;
	while (i && ((unsigned char)s.s[i] & 0xc0) == 0x80);
	return str_next(s, &i);
}

static uint32_t first(struct str s)
{
	size_t i = 0;
	return s.n ? str_next(s, &i) : 0;
}

static bool closes(uint32_t c)
{
	return c == '.' || c == '?' || c == '!' || c == 0x3002 || c == 0xFF1F || c == 0xFF01 ||
	       c == 0x061F || c == 0x0964;
}

/* A speaker that is a mere number gets a name. */
static void introduce(struct json_reader *r, struct str speaker, struct loc loc)
{
	struct voice *v;
	if (!speaker.n || strspn(arena_cstr(r->scratch, speaker), "0123456789") < speaker.n ||
		map_get(&r->voices, speaker))
		return;
	v = transcript_voice(r->t, speaker, loc);
	v->name = arena_printf(r->t->arena, "Speaker %.*s", STR_ARG(speaker));
	map_put(&r->voices, v->key, v);
}

static void begin(struct json_joiner *j, const struct json_word *w)
{
	struct arena *a = j->r->t->arena;
	j->loc = read_json_loc(j->r, w->where);
	j->p = transcript_passage(j->r->t, PASSAGE_TEXT, j->loc);
	j->p->start = w->start >= 0 ? w->start : j->since;
	j->p->speaker = arena_str(a, w->speaker);
	j->p->role = str_of(j->role);
	introduce(j->r, j->p->speaker, j->loc);
	j->text = (struct buf){ .a = j->r->scratch };
}

void read_json_joined(struct json_joiner *j)
{
	struct read_pen pen = read_pen(j->r->t);
	if (!j->p)
		return;
	j->p->end = j->last;
	read_pen_begin(&pen, j->p);
	read_pen_lines(&pen, buf_get(&j->text), j->loc);
	read_pen_end(&pen);
	j->p = NULL;
}

static bool over(const struct json_joiner *j, const struct json_word *w)
{
	struct str so_far = str_trim(buf_get(&j->text));
	bool piece = j->as_is && w->text.n && !white(w->text.s[0]) &&
		     !(so_far.n < j->text.n); /* goes on with the word before */
	if (!str_eq(j->p->speaker, w->speaker))
		return !piece || w->speaker.n;
	if (j->whole || piece || w->close)
		return false;
	return closes(last(so_far)) ||
	       (w->start >= 0 && j->last >= 0 && w->start - j->last >= PAUSE);
}

void read_json_join(struct json_joiner *j, const struct json_word *w)
{
	struct str text = j->as_is ? w->text : str_trim(w->text);
	if (!str_trim(text).n && !(j->as_is && j->p))
		return;
	if (j->p && str_trim(text).n && over(j, w))
		read_json_joined(j);
	if (!j->p)
		begin(j, w);
	else if (!j->as_is && !w->close && !(dense(last(buf_get(&j->text))) && dense(first(text))))
		buf_char(&j->text, ' ');
	buf_str(&j->text, text);
	if (w->end >= 0 || w->start >= 0)
		j->last = w->end >= 0 ? w->end : w->start;
}
