#include "cli/cli.h"

static bool role_named(struct str name, enum person_role *role)
{
	int i = 0;
	while (i < PERSON_N && !str_is(name, interview_role_name((enum person_role)i)))
		i++;
	*role = (enum person_role)i;
	return i < PERSON_N;
}

static struct str roles(struct arena *a)
{
	struct buf b = { .a = a };
	for (int i = 0; i < PERSON_N; i++)
		buf_printf(&b, "%s%s", i ? ", " : "", interview_role_name((enum person_role)i));
	return buf_get(&b);
}

/* LABEL=NAME:ROLE; the name or the role may be left out. */
static bool voice(struct arena *a, struct str s, struct find_voice *v, struct str *error)
{
	const char *eq = memchr(s.s, '=', s.n), *colon;
	struct str rest;
	v->role = PERSON_N;
	v->label = str_trim((struct str){ s.s, eq ? (size_t)(eq - s.s) : 0 });
	if (!eq || !v->label.n) {
		*error = arena_printf(a, "--speaker takes LABEL=NAME:ROLE, not '%.*s'", STR_ARG(s));
		return false;
	}
	rest = (struct str){ eq + 1, s.n - (size_t)(eq - s.s) - 1 };
	colon = memrchr(rest.s, ':', rest.n);
	v->name = str_trim((struct str){ rest.s, colon ? (size_t)(colon - rest.s) : rest.n });
	if (colon) {
		struct str role = str_trim(
			(struct str){ colon + 1, rest.n - (size_t)(colon - rest.s) - 1 });
		if (!role_named(role, &v->role)) {
			*error = arena_printf(a, "'%.*s' in --speaker is no role: %.*s",
				STR_ARG(role), STR_ARG(roles(a)));
			return false;
		}
	}
	return true;
}

/* Options go before the file. */
bool cli_rules(struct arena *a, struct diag *d, const struct cli_options *o, struct read_query *q)
{
	struct find_rules *file = o->rules.n ? find_rules_read(a, d, o->rules) : NULL;
	struct find_voice **tail;
	if (!o->rules.n)
		return true;
	if (!file)
		return false;
	if (q->rules->lang.n)
		file->lang = q->rules->lang;
	file->title = q->rules->title;
	if (q->rules->voice) {
		struct find_voice *theirs = file->voice;
		file->voice = q->rules->voice;
		for (tail = &file->voice; *tail; tail = &(*tail)->next)
			;
		*tail = theirs;
	}
	q->rules = file;
	return true;
}

bool cli_reading(
	struct arena *a, const struct cli_options *o, struct read_query *q, struct str *error)
{
	struct find_rules *rules = ARENA_NEW(a, struct find_rules);
	struct find_voice **tail = &rules->voice;
	*q = (struct read_query){ .format = o->from, .refuse_changes = o->on[OPTION_REFUSE] };
	q->rules = rules;
	rules->lang = o->lang;
	rules->title = str_trim(o->title);
	if (o->lang.n && !interview_is_lang(o->lang)) {
		*error = arena_printf(
			a, "'%.*s' is no language tag such as en or kk-Cyrl", STR_ARG(o->lang));
		return false;
	}
	for (size_t i = 0; i < o->speaker.n; i++) {
		*tail = ARENA_NEW(a, struct find_voice);
		if (!voice(a, o->speaker.v[i], *tail, error))
			return false;
		(*tail)->here = true;
		tail = &(*tail)->next;
	}
	return true;
}
