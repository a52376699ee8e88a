#include "report/inside.h"

#include <stdlib.h>

struct report_said {
	struct arena *arena;
	VEC(struct diag_message) v;
	struct map known;
	size_t more;
};

static void hear(void *user, const struct diag_message *m)
{
	struct report_said *s = user;
	struct arena_mark mark = arena_mark(s->arena);
	struct str key = arena_printf(s->arena, "%u:%u:%u:%d:%.*s", (unsigned)m->loc.file,
		(unsigned)m->loc.line, (unsigned)m->loc.column, (int)m->level, STR_ARG(m->text));
	if (map_get(&s->known, key) || s->v.n == REPORT_MOST) {
		s->more += !map_get(&s->known, key);
		arena_reset(s->arena, mark);
		return;
	}
	struct diag_message *own = ARENA_NEW(s->arena, struct diag_message);
	*own = *m;
	own->text = arena_str(s->arena, m->text);
	map_put(&s->known, key, own);
	*VEC_PUSH(s->arena, &s->v) = *own;
}

struct report_said *report_listen(struct diag *d)
{
	struct arena *a = arena_new();
	struct report_said *s = ARENA_NEW(a, struct report_said);
	s->arena = s->known.a = a;
	diag_watch(d, hear, s);
	return s;
}

void report_unlisten(struct diag *d, struct report_said *s)
{
	diag_watch(d, NULL, NULL);
	if (s)
		arena_drop(s->arena);
}

const struct diag_message *report_said_list(const struct report_said *s, size_t *n, size_t *more)
{
	*n = s ? s->v.n : 0;
	*more = s ? s->more : 0;
	return s ? s->v.v : NULL;
}
