#include "cli/cli.h"

enum { WIDTH = 80, INDENT = 26 };

/* Words of text in lines from column `at` on, further lines indented. */
static void wrap(struct buf *b, struct str text, size_t indent, size_t at)
{
	struct str word;
	bool first = true;
	while ((word = str_word(&text)).n) {
		if (!first && at + 1 + word.n > WIDTH) {
			buf_printf(b, "\n%*s", (int)indent, "");
			at = indent;
		} else if (!first) {
			buf_cstr(b, " ");
			at++;
		}
		buf_str(b, word);
		at += word.n;
		first = false;
	}
	buf_cstr(b, "\n");
}

static void row(struct buf *b, struct str left, const char *right)
{
	buf_printf(b, "  %.*s", STR_ARG(left));
	if (left.n + 4 > INDENT)
		buf_printf(b, "\n%*s", INDENT, "");
	else
		buf_printf(b, "%*s", (int)(INDENT - 2 - left.n), "");
	wrap(b, str_of(right), INDENT, INDENT);
}

static void options(struct buf *b, enum cli_command c)
{
	for (int i = 0; i < OPTION_N; i++) {
		const struct cli_option_row *o = &cli_option[i];
		struct str left;
		if (o->hidden || (c == CLI_COMMANDS ? !o->global : !(o->commands & 1U << c)))
			continue;
		left = o->letter ? arena_printf(b->a, "-%c, ", o->letter) : STR("    ");
		left = arena_printf(b->a, "%.*s--%s%s%s", STR_ARG(left), o->name,
			o->value ? " " : "", o->value ? o->value : "");
		row(b, left, o->help);
	}
}

static void pairs(struct buf *b, const char *title, const struct cli_pair *p)
{
	buf_printf(b, "\n%s:\n", title);
	for (; p->name; p++)
		row(b, str_of(p->name), p->text);
}

static void program(struct buf *b)
{
	buf_printf(b, "%s: %s\n\nusage: entrevue COMMAND [OPTION...] [INPUT...]\n\n", cli_version(),
		cli_summary);
	for (const char *const *d = cli_description; *d; d++) {
		wrap(b, str_of(*d), 0, 0);
		buf_cstr(b, "\n");
	}
	buf_cstr(b, "commands:\n");
	for (int c = 0; c < CLI_COMMANDS; c++)
		row(b, str_of(cli_command[c].name), cli_command[c].summary);
	buf_cstr(b, "\noptions of every command:\n");
	options(b, CLI_COMMANDS);
	pairs(b, "environment", cli_environment);
	pairs(b, "exit status", cli_exit_status);
	buf_cstr(b, "\nexamples:\n");
	for (const struct cli_pair *e = cli_examples; e->name; e++)
		buf_printf(b, "  %s\n      %s\n", e->name, e->text);
}

static void formats(struct buf *b)
{
	buf_cstr(b, "\nformats:\n");
	for (int i = 0; i < WRITE_N; i++) {
		const struct write_format *f = &write_formats[i];
		row(b, arena_printf(b->a, "%s (%s)", f->name, f->ends),
			arena_printf(b->a, "%s%s%s", f->what,
				f->lost ? ". Import does not bring back: " : "",
				f->lost ? f->lost : "")
				.s);
	}
}

static void command(struct buf *b, enum cli_command c)
{
	const struct cli_command_row *row = &cli_command[c];
	buf_printf(b, "usage: entrevue %s [OPTION...]%s%s\n\n", row->name, row->operands ? " " : "",
		row->operands ? row->operands : "");
	wrap(b, str_of(row->text), 0, 0);
	buf_cstr(b, "\noptions:\n");
	options(b, c);
	if (c == CLI_EXPORT)
		formats(b);
}

struct str cli_help(struct arena *a, enum cli_command c)
{
	struct buf b = { .a = a };
	if (c == CLI_COMMANDS)
		program(&b);
	else
		command(&b, c);
	return buf_get(&b);
}
