#include "cli/cli.h"

#include <assert.h>

struct parser {
	struct arena *arena;
	struct cli_options *o;
	struct str *error;
	int argc, at;
	char **argv;
};

static bool fail(struct parser *p, struct str why)
{
	*p->error = why;
	return false;
}

static const char *context(const struct parser *p)
{
	return p->o->command == CLI_COMMANDS ? "" : cli_command[p->o->command].name;
}

static bool set_format(struct parser *p, struct str name)
{
	for (int f = 0; f < CLI_FORMATS; f++)
		if (str_is(name, cli_format_name((enum cli_format)f)) &&
			cli_format_of((enum cli_format)f, p->o->command))
			return p->o->to[f] = true;
	return fail(
		p, arena_printf(p->arena, "unknown format '%.*s': %s writes %.*s", STR_ARG(name),
			   context(p), STR_ARG(cli_format_list(p->arena, p->o->command))));
}

static bool set_value(struct parser *p, enum cli_option id, struct str value)
{
	struct cli_options *o = p->o;
	switch (id) {
	case OPTION_LAYOUT:
		o->layout = value;
		return true;
	case OPTION_OUTPUT:
		*VEC_PUSH(p->arena, &o->output) = value;
		return true;
	case OPTION_TO:
		return set_format(p, value);
	case OPTION_SET:
		if (!memchr(value.s, '=', value.n))
			return fail(p, arena_printf(p->arena,
					       "--set takes PROPERTY=VALUE; '%.*s' has no '='",
					       STR_ARG(value)));
		*VEC_PUSH(p->arena, &o->set) = value;
		return true;
	case OPTION_REPORT:
		*VEC_PUSH(p->arena, &o->report) = value;
		return true;
	case OPTION_FROM:
		o->from = value;
		return true;
	case OPTION_SPEAKER:
		*VEC_PUSH(p->arena, &o->speaker) = value;
		return true;
	case OPTION_LANG:
		o->lang = value;
		return true;
	case OPTION_TITLE:
		o->title = value;
		return true;
	case OPTION_RULES:
		o->rules = value;
		return true;
	case OPTION_GENERATE:
		o->generate = value;
		return true;
	case OPTION_STRICT:
	case OPTION_REFUSE:
	case OPTION_PROVE:
	case OPTION_INTERACTIVE:
	case OPTION_ANSWERS:
	case OPTION_FORCE:
	case OPTION_DUMP:
	case OPTION_NAMES:
	case OPTION_TRACE:
	case OPTION_TIMES:
	case OPTION_QUIET:
	case OPTION_VERBOSE:
	case OPTION_HELP:
	case OPTION_VERSION:
	case OPTION_N:
		break;
	}
	assert(cli_option[id].value);
	return false;
}

/* One option as it was written, with the value behind '=' or the letter when there is one. */
static bool take(struct parser *p, enum cli_option id, const char *written, const char *value)
{
	const struct cli_option_row *row = &cli_option[id];
	if (row->value && !value) {
		if (p->at == p->argc)
			return fail(p, arena_printf(p->arena, "%s needs %s behind it", written,
					       row->value));
		value = p->argv[p->at++];
	}
	if (p->o->on[id] && row->value && !row->many)
		return fail(p, arena_printf(p->arena, "%s was given twice", written));
	p->o->on[id] = true;
	return row->value ? set_value(p, id, str_of(value)) : true;
}

static bool known_here(const struct parser *p, const struct cli_option_row *row)
{
	return row->global ||
	       (p->o->command != CLI_COMMANDS && row->commands & 1U << p->o->command);
}

static bool long_option(struct parser *p, const char *arg)
{
	const char *eq = strchr(arg, '=');
	struct str name = { arg + 2, eq ? (size_t)(eq - arg - 2) : strlen(arg + 2) };
	for (int i = 0; i < OPTION_N; i++) {
		if (!str_is(name, cli_option[i].name) || !known_here(p, &cli_option[i]))
			continue;
		if (eq && !cli_option[i].value)
			return fail(
				p, arena_printf(p->arena, "--%.*s takes no value", STR_ARG(name)));
		return take(p, (enum cli_option)i,
			arena_printf(p->arena, "--%.*s", STR_ARG(name)).s, eq ? eq + 1 : NULL);
	}
	return fail(p, arena_printf(p->arena, "unknown option --%.*s", STR_ARG(name)));
}

/* "-qv", "-l magazine", "-lmagazine" */
static bool short_options(struct parser *p, const char *arg)
{
	for (const char *c = arg + 1; *c; c++) {
		const char written[] = { '-', *c, 0 };
		int i = 0;
		while (i < OPTION_N &&
			(cli_option[i].letter != *c || !known_here(p, &cli_option[i])))
			i++;
		if (i == OPTION_N)
			return fail(p, arena_printf(p->arena, "unknown option %s", written));
		if (cli_option[i].value)
			return take(p, (enum cli_option)i, written, c[1] ? c + 1 : NULL);
		if (!take(p, (enum cli_option)i, written, NULL))
			return false;
	}
	return true;
}

static bool set_command(struct parser *p, struct str name)
{
	for (int c = 0; c < CLI_COMMANDS; c++)
		if (str_is(name, cli_command[c].name)) {
			p->o->command = (enum cli_command)c;
			return true;
		}
	if (str_ends(name, ".xml") || file_exists(name))
		return fail(p, arena_printf(p->arena,
				       "unknown command '%.*s'; did you mean: entrevue render %.*s",
				       STR_ARG(name), STR_ARG(name)));
	return fail(p, arena_printf(p->arena, "unknown command '%.*s'", STR_ARG(name)));
}

static bool operand(struct parser *p, struct str word)
{
	if (p->o->command == CLI_COMMANDS)
		return set_command(p, word);
	if (!cli_command[p->o->command].operands)
		return fail(p, arena_printf(p->arena, "%s takes no operand such as '%.*s'",
				       context(p), STR_ARG(word)));
	if (!word.n)
		return fail(p, STR("an empty word is not the name of a file"));
	*VEC_PUSH(p->arena, &p->o->input) = word;
	return true;
}

static bool complete(struct parser *p)
{
	const struct cli_options *o = p->o;
	size_t from_stdin = 0;
	if (o->on[OPTION_HELP] || o->on[OPTION_VERSION] || o->on[OPTION_GENERATE])
		return true;
	if (o->command == CLI_COMMANDS)
		return fail(p, STR("a command is needed"));
	if (cli_command[o->command].operands && !o->input.n)
		return fail(p, arena_printf(p->arena, "%s needs an INPUT", context(p)));
	for (size_t i = 0; i < o->input.n; i++)
		from_stdin += str_is(o->input.v[i], "-");
	if (from_stdin > 1)
		return fail(p, STR("standard input can be read once only"));
	if (from_stdin && o->on[OPTION_INTERACTIVE])
		return fail(p, STR("with --interactive standard input is for the answers"));
	if (o->on[OPTION_PROVE] && (o->on[OPTION_OUTPUT] || o->on[OPTION_TO]))
		return fail(p, STR("--check writes no file; leave out -o and -t"));
	if (o->on[OPTION_QUIET] && o->on[OPTION_VERBOSE])
		return fail(p, STR("-q and -v contradict each other"));
	return true;
}

bool cli_parse(struct arena *a, int argc, char **argv, struct cli_options *o, struct str *error)
{
	struct parser p = { .arena = a, .o = o, .error = error, .argc = argc, .argv = argv };
	bool options = true;
	*o = (struct cli_options){ .command = CLI_COMMANDS, .layout = STR("handout") };
	for (p.at = 1; p.at < argc;) {
		const char *arg = argv[p.at++];
		bool ok;
		if (options && strcmp(arg, "--") == 0) {
			options = false;
			continue;
		}
		if (options && strncmp(arg, "--", 2) == 0)
			ok = long_option(&p, arg);
		else if (options && arg[0] == '-' && arg[1])
			ok = short_options(&p, arg);
		else
			ok = operand(&p, str_of(arg));
		if (!ok)
			return false;
	}
	return complete(&p);
}
