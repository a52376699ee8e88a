/* The manual page, in the man(7) macros that groff and mandoc both know. */
#include "cli/cli.h"

/* Text for roff: backslashes and hyphens are escaped, and no line begins with a control character;
 * words in backquotes are set bold. */
static void roff(struct buf *b, const char *text)
{
	bool bold = false;
	if (*text == '.' || *text == '\'')
		buf_cstr(b, "\\&");
	for (; *text; text++)
		switch (*text) {
		case '\\':
			buf_cstr(b, "\\e");
			break;
		case '-':
			buf_cstr(b, "\\-");
			break;
		case '`':
			bold = !bold;
			buf_cstr(b, bold ? "\\fB" : "\\fR");
			break;
		default:
			buf_put(b, text, 1);
		}
}

static void line(struct buf *b, const char *text)
{
	roff(b, text);
	buf_cstr(b, "\n");
}

static void option(struct buf *b, const struct cli_option_row *o)
{
	buf_cstr(b, ".TP\n");
	if (o->letter)
		buf_printf(b, "\\fB\\-%c\\fR, ", o->letter);
	buf_cstr(b, "\\fB\\-\\-");
	roff(b, o->name);
	buf_printf(b, "\\fR%s%s%s\n", o->value ? " \\fI" : "", o->value ? o->value : "",
		o->value ? "\\fR" : "");
	line(b, o->help);
}

static void pairs(struct buf *b, const char *title, const struct cli_pair *p)
{
	buf_printf(b, ".SH %s\n", title);
	for (; p->name; p++) {
		buf_cstr(b, ".TP\n.B ");
		line(b, p->name);
		line(b, p->text);
	}
}

static void synopsis(struct buf *b)
{
	buf_cstr(b, ".SH SYNOPSIS\n");
	for (int c = 0; c < CLI_COMMANDS; c++) {
		const char *operands = cli_command[c].operands;
		buf_printf(b, ".B entrevue %s\n.RI [ OPTION... \"] %s\"\n.br\n",
			cli_command[c].name, operands ? operands : "");
	}
	buf_cstr(b, ".B entrevue\n.BR \\-\\-help | \\-\\-version\n");
}

static void commands(struct buf *b)
{
	buf_cstr(b, ".SH COMMANDS\n");
	for (int c = 0; c < CLI_COMMANDS; c++) {
		buf_printf(b, ".SS entrevue %s\n", cli_command[c].name);
		line(b, cli_command[c].text);
		for (int i = 0; i < OPTION_N; i++)
			if (!cli_option[i].hidden && !cli_option[i].global &&
				cli_option[i].commands & 1U << c)
				option(b, &cli_option[i]);
	}
	buf_cstr(b, ".SH OPTIONS OF EVERY COMMAND\n");
	for (int i = 0; i < OPTION_N; i++)
		if (cli_option[i].global && !cli_option[i].hidden)
			option(b, &cli_option[i]);
}

static void formats(struct buf *b)
{
	buf_cstr(b, ".SH FORMATS\nWhat\n.B export\nwrites, and what of it\n.B import\ndoes not "
		    "bring back.\n");
	for (int i = 0; i < WRITE_N; i++) {
		const struct write_format *f = &write_formats[i];
		buf_printf(b, ".TP\n.BR %s \" (%s)\"\n", f->name, f->ends);
		roff(b, f->what);
		if (f->lost) {
			buf_cstr(b, ". Import does not bring back: ");
			roff(b, f->lost);
		}
		buf_cstr(b, ".\n");
	}
}

struct str cli_manual(struct arena *a)
{
	struct buf b = { .a = a };
	buf_printf(&b, ".TH ENTREVUE 1 \"\" \"%s\"\n.SH NAME\nentrevue \\- ", cli_version());
	line(&b, cli_summary);
	synopsis(&b);
	buf_cstr(&b, ".SH DESCRIPTION\n");
	for (const char *const *d = cli_description; *d; d++) {
		buf_cstr(&b, d == cli_description ? "" : ".PP\n");
		line(&b, *d);
	}
	commands(&b);
	formats(&b);
	pairs(&b, "ENVIRONMENT", cli_environment);
	pairs(&b, "EXIT STATUS", cli_exit_status);
	pairs(&b, "EXAMPLES", cli_examples);
	return buf_get(&b);
}
