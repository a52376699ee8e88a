#include "transcript/transcript.h"

struct transcript *transcript_new(struct str path, const char *format)
{
	struct arena *a = arena_new();
	struct transcript *t = ARENA_NEW(a, struct transcript);
	t->arena = a;
	t->path = arena_str(a, path);
	t->format = arena_str(a, str_of(format));
	return t;
}

void transcript_drop(struct transcript *t)
{
	if (t)
		arena_drop(t->arena);
}

struct passage *transcript_loose(struct transcript *t, enum passage_kind kind, struct loc loc)
{
	struct passage *p = ARENA_NEW(t->arena, struct passage);
	p->kind = kind;
	p->start = p->end = -1;
	p->loc = loc;
	return p;
}

struct passage *transcript_passage(struct transcript *t, enum passage_kind kind, struct loc loc)
{
	struct passage *p = transcript_loose(t, kind, loc);
	*(t->last ? &t->last->next : &t->first) = p;
	t->last = p;
	return p;
}

struct fact *transcript_fact(
	struct transcript *t, enum fact_kind kind, struct str value, struct loc loc)
{
	struct fact *f = ARENA_NEW(t->arena, struct fact);
	f->kind = kind;
	f->value = arena_str(t->arena, value);
	f->loc = loc;
	*(t->last_fact ? &t->last_fact->next : &t->fact) = f;
	t->last_fact = f;
	return f;
}

struct voice *transcript_voice(struct transcript *t, struct str key, struct loc loc)
{
	struct voice *v = ARENA_NEW(t->arena, struct voice);
	v->key = v->name = arena_str(t->arena, key);
	v->loc = loc;
	*(t->last_voice ? &t->last_voice->next : &t->voice) = v;
	t->last_voice = v;
	return v;
}

void transcript_leave(struct transcript *t, struct str text, const char *why, struct loc loc)
{
	struct dropped *d = ARENA_NEW(t->arena, struct dropped);
	d->text = arena_str(t->arena, text);
	d->why = arena_str(t->arena, str_of(why));
	d->loc = loc;
	*(t->last_dropped ? &t->last_dropped->next : &t->dropped) = d;
	t->last_dropped = d;
}

void transcript_medium(struct transcript *t, struct str src, struct str bytes)
{
	struct medium *m = ARENA_NEW(t->arena, struct medium);
	m->src = arena_str(t->arena, src);
	m->bytes = bytes;
	m->next = t->medium;
	t->medium = m;
}

struct stretch *transcript_apart(
	struct transcript *t, struct passage *p, struct str text, uint32_t look, struct loc loc)
{
	struct stretch *s = ARENA_NEW(t->arena, struct stretch);
	s->text = arena_str(t->arena, text);
	s->room = text.n;
	s->look = look;
	s->time = -1;
	s->loc = loc;
	*(p->last ? &p->last->next : &p->first) = s;
	p->last = s;
	return s;
}

static bool plain(const struct stretch *s)
{
	return s->text.n && !s->link.n && !s->lang.n && !s->note && s->time < 0;
}

static void lengthen(struct arena *a, struct stretch *s, struct str text)
{
	size_t n = s->text.n + text.n;
	char *p = (char *)s->text.s;
	if (n > s->room) {
		s->room = 2 * n;
		p = arena_alloc(a, s->room);
		memcpy(p, s->text.s, s->text.n);
	}
	memcpy(p + s->text.n, text.s, text.n);
	s->text = (struct str){ p, n };
}

struct stretch *transcript_stretch(
	struct transcript *t, struct passage *p, struct str text, uint32_t look, struct loc loc)
{
	struct stretch *s = p->last;
	if (!text.n)
		return NULL;
	if (!s || s->look != look || !plain(s))
		return transcript_apart(t, p, text, look, loc);
	lengthen(t->arena, s, text);
	return s;
}

struct str transcript_plain(struct arena *a, const struct passage *p)
{
	struct buf b = { .a = a };
	for (const struct stretch *s = p->first; s; s = s->next)
		buf_str(&b, s->text);
	return buf_get(&b);
}
