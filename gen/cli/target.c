#include "cli/cli.h"

#include <strings.h>
#include <sys/stat.h>

struct planner {
	struct arena *arena;
	const struct cli_options *o;
	struct cli_targets *t;
	struct str *error;
	enum cli_command as; /* whose formats: the command's own, of --report those of report */
};

static bool fail(struct planner *p, struct str why)
{
	*p->error = why;
	return false;
}

static bool is_folder(struct arena *a, struct str path)
{
	struct stat st;
	return str_ends(path, "/") || (stat(arena_cstr(a, path), &st) == 0 && S_ISDIR(st.st_mode));
}

/* The same file, by whatever names: a target that is an input would destroy it. */
static bool same_file(struct arena *a, struct str x, struct str y)
{
	struct stat s, t;
	if (str_eq(x, y))
		return true;
	return stat(arena_cstr(a, x), &s) == 0 && stat(arena_cstr(a, y), &t) == 0 &&
	       S_ISREG(s.st_mode) && s.st_dev == t.st_dev && s.st_ino == t.st_ino;
}

/* What a person may have worked on since it was written. */
static bool precious(struct planner *p, struct str path, enum cli_format format)
{
	struct stat st;
	return (int)format == CLI_WRITTEN + WRITE_XML && !p->o->on[OPTION_FORCE] &&
	       !str_is(path, "-") && stat(arena_cstr(p->arena, path), &st) == 0 &&
	       S_ISREG(st.st_mode);
}

static bool add(struct planner *p, struct str path, enum cli_format format, size_t input)
{
	const struct cli_options *o = p->o;
	for (size_t i = 0; i < o->input.n; i++)
		if (!str_is(path, "-") && same_file(p->arena, path, o->input.v[i]))
			return fail(p, arena_printf(p->arena,
					       "'%.*s' is an input and cannot be written over",
					       STR_ARG(path)));
	if (precious(p, path, format))
		return fail(p, arena_printf(p->arena,
				       "'%.*s' is there and may have been worked on; --force "
				       "writes over it",
				       STR_ARG(path)));
	for (size_t i = 0; i < p->t->list.n; i++)
		if (str_eq(p->t->list.v[i].path, path))
			return fail(p, arena_printf(p->arena,
					       "'%.*s' would be written twice; give the outputs "
					       "names or folders of their own",
					       STR_ARG(path)));
	*VEC_PUSH(p->arena, &p->t->list) = (struct cli_target){
		.path = path, .format = format, .input = input
	};
	return true;
}

/* What -t asks for; without it render writes all it can, and import its one. */
static bool wanted(const struct planner *p, int f)
{
	bool asked = p->o->on[OPTION_TO] && p->as == p->o->command;
	return cli_format_of((enum cli_format)f, p->as) && (p->o->to[f] || !asked);
}

/* The same of what goes into a folder, where a report is to be looked at. */
static bool wanted_there(const struct planner *p, int f)
{
	bool asked = p->o->on[OPTION_TO] && p->as == p->o->command;
	return wanted(p, f) && (p->as != CLI_REPORT || asked || f == CLI_REPORT_HTML);
}

/* FOLDER/STEM.pdf and FOLDER/STEM.epub */
static bool add_named(struct planner *p, struct str folder, size_t input)
{
	struct str in = p->o->input.v[input];
	if (str_is(in, "-"))
		return fail(p, STR("what comes from standard input needs a name: give -o FILE"));
	if (p->o->command == CLI_EXPORT && !p->o->on[OPTION_TO])
		return fail(p, arena_printf(p->arena,
				       "which format is wanted is not clear; give -t FORMAT (%.*s) "
				       "or -o FILE",
				       STR_ARG(cli_format_list(p->arena, CLI_EXPORT))));
	for (int f = 0; f < CLI_FORMATS; f++) {
		struct str ends = str_of(cli_format_ends((enum cli_format)f));
		struct str end = str_word(&ends), stem = cli_format_stem(in), name;
		if (!wanted_there(p, f))
			continue;
		name = arena_printf(p->arena, "%.*s%.*s", STR_ARG(stem), STR_ARG(end));
		if (!add(p, file_join(p->arena, folder, name), (enum cli_format)f, input))
			return false;
	}
	return true;
}

static bool ends_in(struct str path, struct str end)
{
	return path.n >= end.n && strncasecmp(path.s + path.n - end.n, end.s, end.n) == 0;
}

/* The format that the end of a name says; CLI_FORMATS when none. */
static int by_end(struct planner *p, struct str path)
{
	int found = CLI_FORMATS;
	size_t longest = 0;
	for (int f = 0; f < CLI_FORMATS; f++) {
		struct str rest = str_of(cli_format_ends((enum cli_format)f)), end;
		while (cli_format_of((enum cli_format)f, p->as) && (end = str_word(&rest)).n)
			if (end.n > longest && ends_in(path, end)) {
				found = f;
				longest = end.n;
			}
	}
	return found;
}

/* The format of one named output: its end's, and -t must agree; without one, the only -t. */
static bool format_of(struct planner *p, struct str path, enum cli_format *format)
{
	int given = 0, f = by_end(p, path);
	*format = (enum cli_format)f;
	if (f < CLI_FORMATS && wanted(p, f))
		return true;
	if (f < CLI_FORMATS)
		return fail(
			p, arena_printf(p->arena, "'%.*s' is not what -t asks for", STR_ARG(path)));
	for (f = 0; f < CLI_FORMATS; f++)
		if (p->as == p->o->command &&
			(p->o->to[f] || (p->as == CLI_IMPORT && wanted(p, f)))) {
			*format = (enum cli_format)f;
			given++;
		}
	if (given == 1)
		return true;
	return fail(p, arena_printf(p->arena,
			       "which format '%.*s' is to have is not clear; end its name in one "
			       "of %.*s, or give one -t",
			       STR_ARG(path), STR_ARG(cli_format_list(p->arena, p->as))));
}

static bool add_output(struct planner *p, struct str path)
{
	enum cli_format format = CLI_PDF;
	if (!path.n)
		return fail(p, STR("an empty word is not the name of a file"));
	if (is_folder(p->arena, path)) {
		for (size_t i = 0; i < p->o->input.n; i++)
			if (!add_named(p, path, i))
				return false;
		return true;
	}
	if (p->o->input.n > 1)
		return fail(p, arena_printf(p->arena,
				       "%zu inputs cannot become one '%.*s'; give -o a folder that "
				       "exists",
				       p->o->input.n, STR_ARG(path)));
	return format_of(p, path, &format) && add(p, path, format, 0);
}

/* A report that nobody gave a name goes to standard output, after those before it. */
static bool add_printed(struct planner *p, size_t input)
{
	int format = CLI_REPORT_TEXT, given = 0;
	for (int f = 0; f < CLI_FORMATS; f++)
		if (p->o->on[OPTION_TO] && wanted(p, f)) {
			format = f;
			given++;
		}
	if (given > 1)
		return fail(p, STR("one format goes to standard output; give -o FILE for more"));
	if (format == CLI_REPORT_HTML && p->o->input.n > 1)
		return fail(p, STR("several HTML files cannot be one; give -o a folder that "
				   "exists"));
	*VEC_PUSH(p->arena, &p->t->list) = (struct cli_target){ STR("-"), (enum cli_format)format,
		input };
	return true;
}

/* Those of an input together, in the order they were asked for. */
static void by_input(struct planner *p)
{
	size_t n = p->t->list.n, *to = ARENA_ARRAY(p->arena, p->o->input.n + 1, size_t);
	struct cli_target *v = ARENA_ARRAY(p->arena, n, struct cli_target);
	for (size_t i = 0; i < n; i++)
		to[p->t->list.v[i].input + 1]++;
	for (size_t i = 1; i < p->o->input.n; i++)
		to[i] += to[i - 1];
	for (size_t i = 0; i < n; i++)
		v[to[p->t->list.v[i].input]++] = p->t->list.v[i];
	p->t->list.v = v;
	p->t->list.cap = n;
}

bool cli_plan(
	struct arena *a, const struct cli_options *o, struct cli_targets *t, struct str *error)
{
	struct planner p = { a, o, t, error, o->command };
	*t = (struct cli_targets){ 0 };
	for (size_t i = 0; i < o->output.n; i++)
		if (!add_output(&p, o->output.v[i]))
			return false;
	for (size_t i = 0; !o->output.n && i < o->input.n; i++)
		if (!(o->command == CLI_REPORT ? add_printed(&p, i) : add_named(&p, STR("."), i)))
			return false;
	p.as = CLI_REPORT;
	for (size_t i = 0; i < o->report.n; i++)
		if (!add_output(&p, o->report.v[i]))
			return false;
	by_input(&p);
	return true;
}
