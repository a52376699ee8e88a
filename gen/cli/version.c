#include "cli/cli.h"

const char *cli_version(void)
{
	return "entrevue " ENTREVUE_VERSION;
}
