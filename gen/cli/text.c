#include "cli/cli.h"

bool cli_text(struct arena *a, const struct cli_options *o, struct str *text)
{
	if (o->on[OPTION_HELP])
		*text = cli_help(a, o->command);
	else if (o->on[OPTION_VERSION])
		*text = arena_printf(a, "%s\n", cli_version());
	else if (str_is(o->generate, "man"))
		*text = cli_manual(a);
	else if (str_is(o->generate, "bash"))
		*text = cli_bash(a);
	else if (str_is(o->generate, "zsh"))
		*text = cli_zsh(a);
	else
		return false;
	return true;
}
