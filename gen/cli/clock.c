#include "cli/cli.h"

#include <sys/resource.h>
#include <time.h>

static int64_t now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

void cli_clock_start(struct cli_clock *c, bool on)
{
	*c = (struct cli_clock){ .on = on, .first = on ? now() : 0 };
	c->last = c->first;
}

void cli_clock_stage(struct cli_clock *c, const char *name)
{
	int64_t t;
	if (!c->on || c->n == CLI_STAGES)
		return;
	t = now();
	c->stage[c->n].name = name;
	c->stage[c->n++].ns = t - c->last;
	c->last = t;
}

void cli_clock_take(struct cli_clock *c, const struct cli_clock *task)
{
	for (size_t i = 0; i < task->n && c->n < CLI_STAGES; i++)
		c->stage[c->n++] = task->stage[i];
	c->last = c->on ? now() : 0;
}

struct str cli_clock_report(struct arena *a, const struct cli_clock *c, size_t pages)
{
	struct buf b = { .a = a };
	struct rusage u;
	for (size_t i = 0; i < c->n; i++)
		buf_printf(&b, "%s %.3f ms\n", c->stage[i].name, (double)c->stage[i].ns / 1e6);
	buf_printf(&b, "all %.3f ms\n", (double)(c->last - c->first) / 1e6);
	getrusage(RUSAGE_SELF, &u);
	buf_printf(&b, "pages %zu\nmemory %ld KiB\n", pages, u.ru_maxrss);
	return buf_get(&b);
}
