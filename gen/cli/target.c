#include "cli/cli.h"

#include <sys/stat.h>

struct planner {
	struct arena *arena;
	const struct cli_options *o;
	struct cli_targets *t;
	struct str *error;
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

static bool add(struct planner *p, struct str path, enum cli_format format, size_t input)
{
	const struct cli_options *o = p->o;
	for (size_t i = 0; i < o->input.n; i++)
		if (!str_is(path, "-") && same_file(p->arena, path, o->input.v[i]))
			return fail(p, arena_printf(p->arena,
					       "'%.*s' is an input and cannot be written over",
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

static bool wanted(const struct cli_options *o, enum cli_format f)
{
	return o->to[f] || !o->on[OPTION_TO];
}

/* FOLDER/STEM.pdf and FOLDER/STEM.epub */
static bool add_named(struct planner *p, struct str folder, size_t input)
{
	struct str in = p->o->input.v[input];
	if (str_is(in, "-"))
		return fail(p, STR("what comes from standard input needs a name: give -o FILE"));
	for (int f = 0; f < CLI_FORMATS; f++) {
		struct str name;
		if (!wanted(p->o, (enum cli_format)f))
			continue;
		name = arena_printf(
			p->arena, "%.*s.%s", STR_ARG(file_stem(in)), cli_format_name[f]);
		if (!add(p, file_join(p->arena, folder, name), (enum cli_format)f, input))
			return false;
	}
	return true;
}

/* The format of one named output: its extension's, and -t must agree; without one, the only -t. */
static bool format_of(struct planner *p, struct str path, enum cli_format *format)
{
	int given = 0;
	for (int f = 0; f < CLI_FORMATS; f++) {
		struct str end = arena_printf(p->arena, ".%s", cli_format_name[f]);
		if (!str_ends(path, end.s))
			continue;
		*format = (enum cli_format)f;
		return wanted(p->o, *format) ||
		       fail(p, arena_printf(
				       p->arena, "'%.*s' is not what -t asks for", STR_ARG(path)));
	}
	for (int f = 0; f < CLI_FORMATS; f++)
		if (p->o->to[f]) {
			*format = (enum cli_format)f;
			given++;
		}
	if (given == 1)
		return true;
	return fail(p, arena_printf(p->arena,
			       "which format '%.*s' is to have is not clear; end it in .pdf or "
			       ".epub, or give one -t",
			       STR_ARG(path)));
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

bool cli_plan(
	struct arena *a, const struct cli_options *o, struct cli_targets *t, struct str *error)
{
	struct planner p = { a, o, t, error };
	*t = (struct cli_targets){ 0 };
	for (size_t i = 0; i < o->output.n; i++)
		if (!add_output(&p, o->output.v[i]))
			return false;
	for (size_t i = 0; !o->output.n && i < o->input.n; i++)
		if (!add_named(&p, STR("."), i))
			return false;
	return true;
}
