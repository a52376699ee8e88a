#include "cli/cli.h"

bool cli_print(struct arena *a, struct diag *d, struct str text)
{
	struct out *out = out_open(a, d, STR("-"));
	if (!out)
		return false;
	if (out_write(out, text.s, text.n))
		return out_commit(out);
	out_abort(out);
	return false;
}
