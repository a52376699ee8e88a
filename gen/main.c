/* The program: options, and the calls that turn an interview into its editions.
 *
 *	input ─read─▶ interview ─┬───────────────────────▶ epub_write ─▶ x.epub
 *	layout ─────▶ style ─────┤                             ▲ page labels
 *	fonts ──────▶ fonts ─────┴─▶ page_make ─▶ pages ─┬─────┴▶ pdf_write ─▶ x.pdf
 *	                                                 ├──────▶ page_trace ─▶ text
 *	                                                 └──────▶ report_make ─▶ x.html
 *
 * The commands that write other formats (import, export) are in cli/. */
#include "cli/cli.h"
#include "page/page.h"
#include "pdf/pdf.h"
#include "report/report.h"

#include <unistd.h>

struct program {
	struct arena *arena;
	struct diag *diag;
	struct cli_options options;
	struct cli_targets targets;
	struct cli_data data;
	struct read_query reading; /* all but the path */
	struct style *style;
	int64_t date;
	struct cli_clock clock;
	bool faults; /* a report has some */
};

/* One interview on its way: products, and what is done with them. */
struct job {
	struct program *program;
	struct arena *arena;
	const struct interview *interview;
	struct fonts *fonts;
	const struct pages *pages;
	struct report_said *said; /* NULL: no report is wanted */
	struct report *report;    /* once one was written */
	bool progress;
};

static bool write_pdf(struct job *j, struct out *out)
{
	struct pdf_query q = { .pages = j->pages,
		.interview = j->interview,
		.fonts = j->fonts,
		.producer = cli_version(),
		.date = j->program->date };
	return pdf_write(j->program->diag, &q, out);
}

static bool write_epub(struct job *j, struct out *out)
{
	struct program *r = j->program;
	struct cli_work work = { j->interview, r->style, j->fonts };
	struct cli_book book;
	struct edition_page *page = ARENA_ARRAY(j->arena, j->pages->n, struct edition_page);
	struct epub_query q = { .interview = j->interview,
		.style = r->style,
		.page = page,
		.pages = j->pages->n,
		.generator = cli_version(),
		.date = r->date };
	for (size_t i = 0; i < j->pages->n; i++)
		page[i] = j->pages->page[i].start;
	cli_book(j->arena, r->diag, &work, &book);
	cli_clock_stage(&j->program->clock, "book");
	q.font = book.font.v;
	q.fonts = book.font.n;
	q.cover = book.cover;
	return epub_write(r->diag, &q, out);
}

/* What was reported up to here is in it: reports are written last. */
static bool write_report(struct job *j, struct out *out, enum cli_format format)
{
	struct program *r = j->program;
	struct report_query q = { .interview = j->interview,
		.style = r->style,
		.pages = j->pages,
		.diag = r->diag,
		.said = j->said,
		.program = str_of(cli_version()) };
	j->report = j->report ? j->report : report_make(&q);
	struct str text = format == CLI_REPORT_TEXT   ? report_text(j->arena, j->report)
			  : format == CLI_REPORT_JSON ? report_json(j->arena, j->report)
						      : report_html(j->arena, j->report);
	r->faults = r->faults || j->report->summary.severity[REPORT_FAULT] > 0;
	return out_write(out, text.s, text.n);
}

static bool write_one(struct job *j, struct out *out, enum cli_format format)
{
	if (cli_format_is_report(format))
		return write_report(j, out, format);
	return (format == CLI_PDF ? write_pdf : write_epub)(j, out);
}

/* Long work is shown to who watches it on a terminal, and taken away again. */
static void progress(const struct job *j, const char *what)
{
	if (j->progress)
		diag_say(j->program->diag, DIAG_WORLD, "\r\033[K%s%s", what, *what ? " ..." : "");
}

/* All editions of one interview are written before the first of them takes its name. */
static void write_all(struct job *j, const struct cli_target *t, size_t n)
{
	struct out **out = ARENA_ARRAY(j->arena, n, struct out *);
	bool ok = true;
	for (size_t i = 0; i < n && ok; i++) {
		progress(j, t[i].format == CLI_PDF    ? "writing the PDF"
			    : t[i].format == CLI_EPUB ? "writing the EPUB"
						      : "writing the report");
		out[i] = out_open(j->arena, j->program->diag, t[i].path);
		ok = out[i] && write_one(j, out[i], t[i].format);
		cli_clock_stage(&j->program->clock, cli_format_name(t[i].format));
	}
	for (size_t i = 0; i < n && out[i]; i++) {
		uint64_t size = out_size(out[i]);
		if (!ok) {
			out_abort(out[i]);
			continue;
		}
		ok = out_commit(out[i]);
		if (ok && !str_is(t[i].path, "-"))
			diag_say(j->program->diag, DIAG_NOTE, "%.*s: %zu pages, %llu bytes\n",
				STR_ARG(t[i].path), j->pages->n, (unsigned long long)size);
	}
	cli_clock_stage(&j->program->clock, "commit");
}

static void make(struct job *j, const struct cli_target *t, size_t n)
{
	struct program *r = j->program;
	struct pages *pages;
	j->fonts = fonts_new(r->diag, r->data.fonts);
	progress(j, "setting the pages");
	pages = page_make(r->diag, j->interview, r->style, j->fonts);
	j->pages = pages;
	cli_clock_stage(&j->program->clock, "pages");
	if (r->options.on[OPTION_TRACE])
		cli_print(j->arena, r->diag, page_trace(j->arena, pages));
	else if (!diag_count(r->diag, DIAG_WORLD))
		write_all(j, t, n);
	progress(j, "");
	report_drop(j->report);
	if (r->options.on[OPTION_TIMES])
		diag_say(r->diag, DIAG_WORLD, "%.*s",
			STR_ARG(cli_clock_report(j->arena, &j->program->clock, pages->n)));
	page_drop(pages);
	fonts_drop(j->fonts);
}

/* About half a second of work for one core, in bytes of source. */
enum { LONG_SOURCE = 1 << 20 };

static void render(struct program *r, struct str input, const struct cli_target *t, size_t n)
{
	struct job j = { .program = r, .arena = arena_new() };
	size_t before = diag_count(r->diag, DIAG_ERROR);
	struct interview *interview;
	bool refused;
	struct read_query q = r->reading;
	q.path = input;
	for (size_t i = 0; i < n && !j.said; i++)
		j.said = cli_format_is_report(t[i].format) ? report_listen(r->diag) : NULL;
	interview = read_file(r->diag, &q);
	cli_clock_stage(&r->clock, "read");
	refused = r->options.command == CLI_RENDER && r->options.on[OPTION_STRICT] &&
		  diag_count(r->diag, DIAG_ERROR) > before;
	j.interview = interview;
	j.progress = interview && interview->source.n > LONG_SOURCE && isatty(STDERR_FILENO) &&
		     !r->options.on[OPTION_QUIET];
	if (interview && !refused) {
		cli_doubts(r->diag, interview, false);
		make(&j, t, n);
	}
	report_unlisten(r->diag, j.said);
	interview_drop(interview);
	arena_drop(j.arena);
	diag_flush(r->diag);
}

static void render_all(struct program *r)
{
	const struct cli_options *o = &r->options;
	size_t from = 0;
	if (!cli_data(r->arena, r->diag, &r->data))
		return;
	cli_clock_start(&r->clock, o->on[OPTION_TIMES]);
	r->style = style_load(r->diag, r->data.layouts, o->layout, o->set.v, o->set.n);
	cli_clock_stage(&r->clock, "style");
	diag_flush(r->diag);
	for (size_t i = 0; i < o->input.n && r->style; i++) {
		size_t n = 0;
		while (from + n < r->targets.list.n && r->targets.list.v[from + n].input == i)
			n++;
		render(r, o->input.v[i], r->targets.list.v + from, n);
		from += n;
	}
	style_drop(r->style);
}

static void check_all(struct program *r)
{
	for (size_t i = 0; i < r->options.input.n; i++) {
		struct read_query q = r->reading;
		struct interview *interview;
		q.path = r->options.input.v[i];
		interview = read_file(r->diag, &q);
		if (interview && r->options.on[OPTION_DUMP])
			cli_print(r->arena, r->diag, interview_dump(r->arena, interview));
		if (interview)
			cli_doubts(r->diag, interview, true);
		interview_drop(interview);
		diag_flush(r->diag);
	}
}

static void list(struct program *r)
{
	if (cli_data(r->arena, r->diag, &r->data))
		cli_list(r->arena, r->diag, &r->options, &r->data);
}

static void dispatch(struct program *r)
{
	const struct cli_run run = { .arena = r->arena,
		.diag = r->diag,
		.options = &r->options,
		.targets = &r->targets,
		.query = r->reading,
		.date = r->date };
	switch (r->options.command) {
	case CLI_RENDER:
	case CLI_REPORT:
		render_all(r);
		break;
	case CLI_IMPORT:
		cli_import(&run);
		break;
	case CLI_EXPORT:
		cli_export(&run);
		break;
	case CLI_CHECK:
		check_all(r);
		break;
	case CLI_LAYOUTS:
	case CLI_FONTS:
	case CLI_PROPERTIES:
		list(r);
		break;
	case CLI_COMMANDS:
		break;
	}
}

static int usage(struct program *r, struct str why)
{
	enum cli_command c = r->options.command;
	const char *name = c == CLI_COMMANDS ? "" : cli_command[c].name;
	diag_say(r->diag, DIAG_WORLD, "entrevue: %.*s (see: entrevue %s%s--help)\n", STR_ARG(why),
		name, *name ? " " : "");
	return CLI_USAGE;
}

static bool writes(const struct cli_options *o)
{
	return (o->command == CLI_RENDER && !o->on[OPTION_TRACE]) || o->command == CLI_REPORT ||
	       o->command == CLI_IMPORT || o->command == CLI_EXPORT;
}

static int start(struct program *r, int argc, char **argv)
{
	const struct cli_options *o = &r->options;
	struct str why, text;
	if (!cli_parse(r->arena, argc, argv, &r->options, &why))
		return usage(r, why);
	if (cli_text(r->arena, o, &text)) {
		cli_print(r->arena, r->diag, text);
		return diag_status(r->diag);
	}
	if (!cli_epoch(&r->date))
		return usage(r, STR("SOURCE_DATE_EPOCH is not a number of seconds since 1970"));
	if (!cli_reading(r->arena, o, &r->reading, &why))
		return usage(r, why);
	if (writes(o) && !cli_plan(r->arena, o, &r->targets, &why))
		return usage(r, why);
	if (o->on[OPTION_QUIET] || o->command == CLI_REPORT) /* the report says the rest */
		diag_verbosity(r->diag, DIAG_ERROR);
	if (o->on[OPTION_VERBOSE])
		diag_verbosity(r->diag, DIAG_NOTE);
	dispatch(r);
	if (o->command == CLI_REPORT && o->on[OPTION_STRICT] && r->faults &&
		diag_status(r->diag) == CLI_OK)
		return CLI_INPUT;
	return diag_status(r->diag);
}

int main(int argc, char **argv)
{
	struct program r = { .arena = arena_new(), .diag = diag_new(NULL, NULL) };
	int status = start(&r, argc, argv);
	diag_drop(r.diag);
	arena_drop(r.arena);
	return status;
}
