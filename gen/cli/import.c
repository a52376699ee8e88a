#include "cli/cli.h"

void cli_import(const struct cli_run *r)
{
	const struct cli_options *o = r->options;
	for (size_t i = 0; i < o->input.n; i++) {
		struct read_query q = r->query;
		struct find_report report = { 0 };
		struct interview *iv;
		q.path = o->input.v[i];
		q.report = &report;
		iv = read_file(r->diag, &q);
		for (size_t t = 0; t < r->targets->list.n; t++)
			if (iv && r->targets->list.v[t].input == i)
				cli_write(r, iv, &r->targets->list.v[t]);
		interview_drop(iv);
		diag_flush(r->diag);
	}
}
