#include "cli/cli.h"

static void count(struct diag *d, const struct interview *iv)
{
	struct loc whole = { .file = diag_file(d, iv->path) };
	size_t n = 0;
	for (const struct doubt *x = iv->doubt; x; x = x->next)
		n++;
	if (n == 1)
		diag_at(d, DIAG_WARNING, iv->doubt->loc, "in doubt: %.*s",
			STR_ARG(iv->doubt->text));
	else if (n)
		diag_at(d, DIAG_WARNING, whole,
			"%zu doubts are left from its import; `entrevue check` lists them", n);
}

void cli_doubts(struct diag *d, const struct interview *iv, bool each)
{
	if (!each)
		count(d, iv);
	for (const struct doubt *x = each ? iv->doubt : NULL; x; x = x->next)
		diag_at(d, DIAG_WARNING, x->loc, "in doubt: %.*s", STR_ARG(x->text));
}
