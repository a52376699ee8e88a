#include "cli/cli.h"

#include <strings.h>

static const struct {
	const char *name, *ends;
} ours[] = {
	[CLI_PDF] = { "pdf", ".pdf" },
	[CLI_EPUB] = { "epub", ".epub" },
	[CLI_REPORT_TEXT] = { "txt", ".report.txt .txt" },
	[CLI_REPORT_JSON] = { "json", ".report.json .json" },
	[CLI_REPORT_HTML] = { "html", ".report.html .html .htm" },
};

const char *cli_format_name(enum cli_format f)
{
	return f < CLI_WRITTEN ? ours[f].name : write_formats[f - CLI_WRITTEN].name;
}

const char *cli_format_ends(enum cli_format f)
{
	return f < CLI_WRITTEN ? ours[f].ends : write_formats[f - CLI_WRITTEN].ends;
}

bool cli_format_is_report(enum cli_format f)
{
	return f >= CLI_REPORT_TEXT && f < CLI_WRITTEN;
}

bool cli_format_of(enum cli_format f, enum cli_command c)
{
	return c == CLI_RENDER   ? f < CLI_REPORT_TEXT
	       : c == CLI_REPORT ? cli_format_is_report(f)
	       : c == CLI_EXPORT ? f >= CLI_WRITTEN
	       : c == CLI_IMPORT ? (int)f == CLI_WRITTEN + WRITE_XML
				 : false;
}

struct str cli_format_list(struct arena *a, enum cli_command c)
{
	struct buf b = { .a = a };
	int last = CLI_FORMATS;
	while (last-- && !cli_format_of((enum cli_format)last, c))
		;
	for (int f = 0; f <= last; f++)
		if (cli_format_of((enum cli_format)f, c))
			buf_printf(&b, "%s%s",
				!b.n        ? ""
				: f == last ? " or "
					    : ", ",
				cli_format_name((enum cli_format)f));
	return buf_get(&b);
}

struct str cli_format_stem(struct str path)
{
	struct str base = file_base(path), stem = file_stem(path);
	for (int f = 0; f < CLI_FORMATS; f++) {
		struct str rest = str_of(cli_format_ends((enum cli_format)f)), end;
		while ((end = str_word(&rest)).n)
			if (base.n > end.n && base.n - end.n < stem.n &&
				strncasecmp(base.s + base.n - end.n, end.s, end.n) == 0)
				stem.n = base.n - end.n;
	}
	return stem;
}
