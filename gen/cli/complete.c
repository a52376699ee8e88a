/* Completions for bash and zsh. Names of layouts and properties are asked of the program itself
 * when they are wanted, so that a layout added later is offered too. */
#include "cli/cli.h"

static bool offered(const struct cli_option_row *o, int command)
{
	return !o->hidden && (o->global || (command < CLI_COMMANDS && o->commands & 1U << command));
}

/* The formats that a command writes; all of them for CLI_COMMANDS. */
static struct str formats(struct arena *a, int command)
{
	struct buf b = { .a = a };
	for (int f = 0; f < CLI_FORMATS; f++)
		if (command == CLI_COMMANDS ||
			cli_format_of((enum cli_format)f, (enum cli_command)command))
			buf_printf(&b, "%s%s", b.n ? " " : "", cli_format_name((enum cli_format)f));
	return buf_get(&b);
}

static const char *bash_offer(struct arena *a, enum cli_offer offer)
{
	switch (offer) {
	case OFFER_LAYOUTS:
		return "$(compgen -W \"$(entrevue layouts --names 2>/dev/null)\" -- \"$cur\")";
	case OFFER_FORMATS:
		return arena_printf(
			a, "$(compgen -W \"%.*s\" -- \"$cur\")", STR_ARG(formats(a, CLI_COMMANDS)))
			.s;
	case OFFER_PROPERTIES:
		return "$(compgen -S = -W \"$(entrevue properties --names 2>/dev/null)\" -- "
		       "\"$cur\")";
	case OFFER_FILES:
	case OFFER_NOTHING:
		break;
	}
	return "$(compgen -f -- \"$cur\")";
}

static void bash_words(struct buf *b, int command)
{
	for (int i = 0; i < OPTION_N; i++) {
		if (!offered(&cli_option[i], command))
			continue;
		if (cli_option[i].letter)
			buf_printf(b, " -%c", cli_option[i].letter);
		buf_printf(b, " --%s", cli_option[i].name);
	}
}

struct str cli_bash(struct arena *a)
{
	struct buf b = { .a = a };
	buf_cstr(&b, "_entrevue() {\n"
		     "\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}\n"
		     "\tlocal command= words= i\n"
		     "\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
		     "\t\tcase ${COMP_WORDS[i]} in\n\t\t");
	for (int c = 0; c < CLI_COMMANDS; c++)
		buf_printf(&b, "%s%s", c ? "|" : "", cli_command[c].name);
	buf_cstr(&b, ") command=${COMP_WORDS[i]}; break ;;\n\t\tesac\n\tdone\n"
		     "\tcase $prev in\n");
	for (int i = 0; i < OPTION_N; i++) {
		const struct cli_option_row *o = &cli_option[i];
		if (o->hidden || !o->value)
			continue;
		buf_cstr(&b, "\t");
		if (o->letter)
			buf_printf(&b, "-%c|", o->letter);
		buf_printf(
			&b, "--%s) COMPREPLY=(%s); return ;;\n", o->name, bash_offer(a, o->offer));
	}
	buf_cstr(&b, "\tesac\n\tcase $command in\n");
	for (int c = 0; c < CLI_COMMANDS; c++) {
		buf_printf(&b, "\t%s) words=\"", cli_command[c].name);
		bash_words(&b, c);
		buf_cstr(&b, "\" ;;\n");
	}
	buf_cstr(&b, "\t*) words=\"");
	for (int c = 0; c < CLI_COMMANDS; c++)
		buf_printf(&b, "%s ", cli_command[c].name);
	bash_words(&b, CLI_COMMANDS);
	buf_cstr(&b, "\" ;;\n\tesac\n"
		     "\tif [[ $cur == -* || -z $command ]]; then\n"
		     "\t\tCOMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
		     "\telse\n\t\tCOMPREPLY=($(compgen -f -- \"$cur\"))\n\tfi\n}\n"
		     "complete -o filenames -F _entrevue entrevue\n");
	return buf_get(&b);
}

static const char *zsh_offer(struct arena *a, enum cli_offer offer, int command)
{
	switch (offer) {
	case OFFER_LAYOUTS:
		return "{compadd -- ${(f)\"$(entrevue layouts --names 2>/dev/null)\"}}";
	case OFFER_FORMATS:
		return arena_printf(a, "(%.*s)", STR_ARG(formats(a, command))).s;
	case OFFER_PROPERTIES:
		return "{compadd -S = -- ${(f)\"$(entrevue properties --names 2>/dev/null)\"}}";
	case OFFER_FILES:
		return "_files";
	case OFFER_NOTHING:
		break;
	}
	return " ";
}

/* Text inside '...[...]': quotes, brackets and colons mean something there. */
static void zsh_text(struct buf *b, const char *text)
{
	for (; *text; text++) {
		if (*text == '\'')
			buf_cstr(b, "'\\'");
		else if (*text == '[' || *text == ']' || *text == ':')
			buf_cstr(b, "\\");
		buf_put(b, text, 1);
	}
}

static void zsh_option(struct buf *b, const struct cli_option_row *o, const char *name, int command)
{
	buf_printf(b, " \\\n\t\t\t'%s%s[", o->many ? "*" : "", name);
	zsh_text(b, o->help);
	buf_cstr(b, "]");
	if (o->value)
		buf_printf(b, ":%s:%s", o->value, zsh_offer(b->a, o->offer, command));
	buf_cstr(b, "'");
}

static void zsh_options(struct buf *b, int command)
{
	for (int i = 0; i < OPTION_N; i++) {
		const struct cli_option_row *o = &cli_option[i];
		if (!offered(o, command))
			continue;
		if (o->letter)
			zsh_option(b, o, arena_printf(b->a, "-%c", o->letter).s, command);
		zsh_option(b, o, arena_printf(b->a, "--%s", o->name).s, command);
	}
}

struct str cli_zsh(struct arena *a)
{
	struct buf b = { .a = a };
	buf_cstr(&b, "#compdef entrevue\n_entrevue() {\n\tlocal -a commands=(\n");
	for (int c = 0; c < CLI_COMMANDS; c++) {
		buf_printf(&b, "\t\t'%s:", cli_command[c].name);
		zsh_text(&b, cli_command[c].summary);
		buf_cstr(&b, "'\n");
	}
	buf_cstr(&b, "\t)\n\tif (( CURRENT == 2 )); then\n"
		     "\t\t_describe command commands\n\t\t_arguments");
	zsh_options(&b, CLI_COMMANDS);
	buf_cstr(&b, "\n\t\treturn\n\tfi\n\tcase $words[2] in\n");
	for (int c = 0; c < CLI_COMMANDS; c++) {
		buf_printf(&b, "\t%s)\n\t\tshift words; (( CURRENT-- ))\n\t\t_arguments",
			cli_command[c].name);
		zsh_options(&b, c);
		if (cli_command[c].operands)
			buf_cstr(&b, " \\\n\t\t\t'*:INPUT:_files'");
		buf_cstr(&b, " ;;\n");
	}
	buf_cstr(&b, "\tesac\n}\n_entrevue \"$@\"\n");
	return buf_get(&b);
}
