/* The command line as a function: words in, options and targets or a refusal out. */
#include "cli/cli.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

enum { WORDS = 12 };

struct line {
	const char *argv[WORDS];
	const char *error;   /* part of the refusal; NULL: accepted */
	const char *targets; /* "FORMAT INPUT PATH; ..." */
};

static const struct line line[] = {
	{ { "render", "a.xml" }, NULL, "pdf 0 a.pdf; epub 0 a.epub; " },
	{ { "render", "x/a.b.xml", "-t", "pdf" }, NULL, "pdf 0 a.b.pdf; " },
	{ { "render", "-tepub", "a.xml", "b.xml" }, NULL, "epub 0 a.epub; epub 1 b.epub; " },
	{ { "render", "a.xml", "-o", "x.epub", "--output=y.pdf" }, NULL,
		"epub 0 x.epub; pdf 0 y.pdf; " },
	{ { "render", "a.xml", "b.xml", "-o", "/" }, NULL,
		"pdf 0 /a.pdf; epub 0 /a.epub; pdf 1 /b.pdf; epub 1 /b.epub; " },
	{ { "render", "a.xml", "-o", "new/", "-t", "pdf" }, NULL, "pdf 0 new/a.pdf; " },
	{ { "render", "-", "-o", "-", "-t", "epub" }, NULL, "epub 0 -; " },
	{ { "render", "--", "-a.xml" }, NULL, "pdf 0 -a.pdf; epub 0 -a.epub; " },
	{ { "render", ".xml" }, NULL, "pdf 0 .xml.pdf; epub 0 .xml.epub; " },
	{ { "render", "a.xml", "b.xml", "-t", "pdf", "-o", "/", "-o", "new/" }, NULL,
		"pdf 0 /a.pdf; pdf 0 new/a.pdf; pdf 1 /b.pdf; pdf 1 new/b.pdf; " },
	{ { "render", "a.xml", "--report", "b.html", "-o", "c.pdf" }, NULL,
		"pdf 0 c.pdf; html 0 b.html; " },
	{ { "render", "a.xml", "b.xml", "-t", "pdf", "--report", "/", "-o", "/" }, NULL,
		"pdf 0 /a.pdf; html 0 /a.report.html; pdf 1 /b.pdf; html 1 /b.report.html; " },
	{ { "render", "a.xml", "--report", "b.txt", "--report=c.json" }, NULL,
		"pdf 0 a.pdf; epub 0 a.epub; txt 0 b.txt; json 0 c.json; " },
	{ { "render", "a.xml", "-t", "pdf", "--report", "b" }, NULL, "!which format 'b'" },
	{ { "render", "a.xml", "--report", "a.pdf" }, NULL, "!which format 'a.pdf'" },
	{ { "render", "a.xml", "b.xml", "--report", "c.html" }, NULL, "!cannot become one" },
	{ { "render", "a.xml", "-o", "a.html" }, NULL, "!which format 'a.html'" },
	{ { "report", "a.xml" }, NULL, "txt 0 -; " },
	{ { "report", "a.xml", "b.xml" }, NULL, "txt 0 -; txt 1 -; " },
	{ { "report", "a.xml", "b.xml", "-t", "json" }, NULL, "json 0 -; json 1 -; " },
	{ { "report", "a.xml", "-t", "html" }, NULL, "html 0 -; " },
	{ { "report", "a.xml", "b.xml", "-t", "html" }, NULL, "!cannot be one" },
	{ { "report", "a.xml", "-t", "html", "-t", "txt" }, NULL, "!one format" },
	{ { "report", "a.xml", "-o", "b.html", "-o", "b.json" }, NULL,
		"html 0 b.html; json 0 b.json; " },
	{ { "report", "a.xml", "b.xml", "-o", "/" }, NULL,
		"html 0 /a.report.html; html 1 /b.report.html; " },
	{ { "report", "a.xml", "-o", "/", "-t", "txt" }, NULL, "txt 0 /a.report.txt; " },
	{ { "report", "a.xml", "-o", "b", "-t", "txt" }, NULL, "txt 0 b; " },
	{ { "report", "a.xml", "-o", "b" }, NULL, "!which format 'b'" },
	{ { "report", "a.xml", "-t", "pdf" }, "unknown format 'pdf'", NULL },
	{ { "report", "a.xml", "--report", "b.html" }, "unknown option --report", NULL },
	{ { "import", "x/a.txt" }, NULL, "xml 0 a.xml; " },
	{ { "import", "a.txt", "b.docx", "-o", "/" }, NULL, "xml 0 /a.xml; xml 1 /b.xml; " },
	{ { "import", "a.txt", "-o", "b.interview" }, NULL, "xml 0 b.interview; " },
	{ { "import", "-", "-o", "-" }, NULL, "xml 0 -; " },
	{ { "import", "a.xml" }, NULL, "!is an input" },
	{ { "import", "a.txt", "-t", "pdf" }, "unknown format 'pdf': import writes xml", NULL },
	{ { "import", "a.txt", "-o", "README.md" }, NULL, "!worked on; --force" },
	{ { "import", "a.txt", "-o", "content/sampler.xml" }, NULL, "!worked on; --force" },
	{ { "import", "a.txt", "--force", "-o", "content/sampler.xml" }, NULL,
		"xml 0 content/sampler.xml; " },
	{ { "export", "a.xml" }, NULL, "!which format is wanted" },
	{ { "export", "a.xml", "-o", "/" }, NULL, "!which format is wanted" },
	{ { "export", "a.xml", "-t", "xml", "-o", "/" }, NULL, "xml 0 /a.xml; " },
	{ { "export", "x/a.b.docx", "-t", "xml" }, NULL, "xml 0 a.b.xml; " },
	{ { "export", "x/a.tei.xml", "-t", "xml", "-t", "tei" }, NULL,
		"xml 0 a.xml; tei 0 a.tei.xml; " },
	{ { "export", "a.xml", "-o", "b.tei.xml", "-o", "b.HTM", "-t", "md" }, NULL,
		"!not what -t asks" },
	{ { "export", "a.xml", "-o", "b.tei.xml", "-o", "c.htm", "-o", "d.markdown" }, NULL,
		"tei 0 b.tei.xml; html 0 c.htm; md 0 d.markdown; " },
	{ { "export", "-", "-o", "-", "-t", "txt" }, NULL, "txt 0 -; " },
	{ { "export", "a.xml", "-o", "a.pdf" }, NULL, "!which format 'a.pdf'" },
	{ { "check", "a.xml", "--dump", "-v" }, NULL, NULL },
	{ { "--help" }, NULL, NULL },
	{ { "render", "--help", "--layout", "x" }, NULL, NULL },
	{ { "--version", "--generate", "man" }, NULL, NULL },
	{ { NULL }, "a command is needed", NULL },
	{ { "" }, "unknown command ''", NULL },
	{ { "render" }, "render needs an INPUT", NULL },
	{ { "render", "" }, "empty word", NULL },
	{ { "render", "a.xml", "-o", "" }, NULL, "!empty word" },
	{ { "render", "a.xml", "-o" }, "-o needs FILE", NULL },
	{ { "render", "a.xml", "--output" }, "--output needs FILE", NULL },
	{ { "render", "a.xml", "-qo" }, "-o needs FILE", NULL },
	{ { "render", "a.xml", "--outpu", "x" }, "unknown option --outpu", NULL },
	{ { "render", "a.xml", "--strict=" }, "takes no value", NULL },
	{ { "render", "a.xml", "-qz" }, "unknown option -z", NULL },
	{ { "-l", "x", "render", "a.xml" }, "unknown option -l", NULL },
	{ { "render", "a.xml", "-t", "PDF" }, "unknown format 'PDF'", NULL },
	{ { "render", "-", "-" }, "once only", NULL },
	{ { "render", "-" }, NULL, "!needs a name" },
	{ { "render", "a.xml", "b.xml", "-o", "c.pdf" }, NULL, "!cannot become one" },
	{ { "render", "a.xml", "x/a.xml" }, NULL, "!written twice" },
	{ { "render", "a.pdf", "-o", "a.pdf" }, NULL, "!is an input" },
	{ { "render", "a.xml", "-o", "a.txt" }, NULL, "!which format" },
	{ { "render", "a.xml", "-o", "-" }, NULL, "!which format" },
	{ { "render", "a.xml", "-o", "x", "-t", "pdf", "-t", "epub" }, NULL, "!which format" },
	{ { "render", "a.xml", "-o", "x.pdf", "-t", "epub" }, NULL, "!not what -t asks" },
};

static struct str targets(struct arena *a, const struct cli_options *o)
{
	struct cli_targets t;
	struct str why;
	struct buf b = { .a = a };
	buf_cstr(&b, "");
	if (!cli_plan(a, o, &t, &why))
		return arena_printf(a, "!%.*s", STR_ARG(why));
	for (size_t i = 0; i < t.list.n; i++)
		buf_printf(&b, "%s %zu %.*s; ", cli_format_name(t.list.v[i].format),
			t.list.v[i].input, STR_ARG(t.list.v[i].path));
	return buf_get(&b);
}

static void check(struct arena *a, const struct line *l)
{
	char *argv[WORDS + 1] = { (char[]){ "entrevue" } };
	struct cli_options o;
	struct str why = { 0 }, got;
	int n = 1;
	bool ok;
	while (n <= WORDS && l->argv[n - 1]) {
		argv[n] = arena_cstr(a, str_of(l->argv[n - 1]));
		n++;
	}
	ok = cli_parse(a, n, argv, &o, &why);
	assert_int_equal(ok, l->error == NULL);
	if (!ok)
		assert_non_null(strstr(why.s, l->error));
	if (!ok || !l->targets)
		return;
	got = targets(a, &o);
	if (l->targets[0] == '!')
		assert_true(got.s[0] == '!' && strstr(got.s, l->targets + 1));
	else
		assert_string_equal(got.s, l->targets);
}

static void lines(void **state)
{
	struct arena *a = arena_new();
	(void)state;
	for (size_t i = 0; i < sizeof line / sizeof *line; i++)
		check(a, &line[i]);
	arena_drop(a);
}

/* Every option of the table can be given, long and short, where the table says. */
static void every_option(void **state)
{
	struct arena *a = arena_new();
	(void)state;
	for (int i = 0; i < OPTION_N; i++)
		for (int c = 0; c < CLI_COMMANDS; c++) {
			const struct cli_option_row *row = &cli_option[i];
			const char *value = i == OPTION_TO    ? c == CLI_RENDER   ? "pdf"
								: c == CLI_REPORT ? "txt"
										  : "xml"
					    : i == OPTION_SET ? "a=b"
							      : "x";
			char *words[] = { (char[]){ "entrevue" },
				arena_cstr(a, str_of(cli_command[c].name)),
				arena_cstr(a, arena_printf(a, "--%s", row->name)),
				arena_cstr(a, str_of(value)), (char[]){ "x" } };
			bool takes_operand = cli_command[c].operands;
			int n = takes_operand ? 5 : row->value ? 4 : 3;
			struct cli_options o;
			struct str why;
			bool ok = cli_parse(a, n, words, &o, &why);
			assert_int_equal(ok, row->global || row->commands & 1U << c);
			assert_true(!ok || o.on[i]);
		}
	arena_drop(a);
}

static void dates(void **state)
{
	static const char *const bad[] = { "x", "-1", "1x", " 1", "253402300800",
		"99999999999999999999" };
	int64_t t;
	(void)state;
	unsetenv("SOURCE_DATE_EPOCH");
	assert_true(cli_epoch(&t) && t == -1);
	setenv("SOURCE_DATE_EPOCH", "0", 1);
	assert_true(cli_epoch(&t) && t == 0);
	setenv("SOURCE_DATE_EPOCH", "253402300799", 1);
	assert_true(cli_epoch(&t) && t == 253402300799);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		setenv("SOURCE_DATE_EPOCH", bad[i], 1);
		assert_false(cli_epoch(&t));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines),
		cmocka_unit_test(every_option),
		cmocka_unit_test(dates),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
