/* Questions at a terminal, a line each. The answers come from standard input, one byte at a time,
 * so that nothing behind a line is taken away from whoever reads next. */
#include "cli/cli.h"

#include <errno.h>
#include <unistd.h>

enum { ANSWER = 1000 };

static bool line(struct buf *b)
{
	bool any = false;
	for (;;) {
		char c;
		ssize_t n = read(STDIN_FILENO, &c, 1);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return any;
		any = true;
		if (c == '\n')
			return true;
		if (b->n < ANSWER)
			buf_put(b, &c, 1);
	}
}

bool cli_ask(struct cli_asker *q, struct str prompt, struct str *answer)
{
	struct buf b = { .a = q->arena };
	*answer = (struct str){ 0 };
	q->said = false;
	if (q->ended)
		return false;
	diag_say(q->diag, DIAG_WORLD, "%.*s", STR_ARG(prompt));
	if (!line(&b)) {
		q->ended = true;
		diag_say(q->diag, DIAG_WORLD, "\n");
		return false;
	}
	if (str_check(buf_get(&b)) == b.n)
		*answer = str_trim(buf_get(&b));
	q->said = answer->n > 0;
	return true;
}

/* Yes in the languages of the interface begins with one of these. */
static bool begins(struct str s, const char *const *list)
{
	for (; *list; list++)
		if (str_starts(s, *list))
			return true;
	return false;
}

bool cli_ask_whether(struct cli_asker *q, struct str prompt, bool otherwise)
{
	static const char *const yes[] = { "y", "Y", "j", "J", "o", "O", "s", "S", "д", "Д", "и",
		"И", "네", "예", "是", "は", "e", "E", "ن", NULL };
	static const char *const no[] = { "n", "N", "н", "Н", "ж", "Ж", "아", "不", "否", "い", "h",
		"H", "ل", NULL };
	struct str s;
	while (cli_ask(q,
		arena_printf(q->arena, "%.*s [%s] ", STR_ARG(prompt), otherwise ? "Y/n" : "y/N"),
		&s)) {
		if (!s.n)
			return otherwise;
		if (begins(s, yes) || begins(s, no))
			return begins(s, yes);
		diag_say(q->diag, DIAG_WORLD, "  please answer y or n\n");
	}
	return otherwise;
}

static int role_at(struct str s)
{
	int found = -1;
	for (int i = 0; i < PERSON_N; i++) {
		const char *name = interview_role_name((enum person_role)i);
		if (str_is(s, name))
			return i;
		if (strncmp(name, s.s, s.n) == 0)
			found = found < 0 ? i : PERSON_N; /* of two, neither */
	}
	if (s.n == 1 && s.s[0] >= '1' && s.s[0] < '1' + PERSON_N)
		found = s.s[0] - '1';
	return found < PERSON_N ? found : -1;
}

enum person_role cli_ask_role(struct cli_asker *q, struct str prompt, enum person_role otherwise)
{
	struct buf list = { .a = q->arena };
	struct str s;
	buf_str(&list, prompt);
	for (int i = 0; i < PERSON_N; i++)
		buf_printf(&list, "%s%d %s", i ? ", " : " (", i + 1,
			interview_role_name((enum person_role)i));
	buf_printf(&list, ") [%s] ", interview_role_name(otherwise));
	while (cli_ask(q, buf_get(&list), &s)) {
		if (!s.n)
			return otherwise;
		if (role_at(s) >= 0)
			return (enum person_role)role_at(s);
		diag_say(q->diag, DIAG_WORLD, "  \"%.*s\" is none of these\n", STR_ARG(s));
	}
	return otherwise;
}
