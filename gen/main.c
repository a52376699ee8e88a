/* The program: options, and the calls that turn an interview into its editions.
 *
 *	input ─read─▶ interview ─┬───────────────────────▶ epub_write ─▶ x.epub
 *	layout ─────▶ style ─────┤                             ▲ page labels
 *	fonts ──────▶ fonts ─────┴─▶ page_make ─▶ pages ─┬─────┴▶ pdf_write ─▶ x.pdf
 *	                                                 ├──────▶ page_trace ─▶ text
 *	                                                 └──────▶ report_make ─▶ x.html
 *
 * The commands that write other formats (import, export) are in cli/. */
#include "base/task.h"
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
	struct making *book;      /* NULL: no e-book is wanted */
	bool progress;
};

/* What the e-book takes from the typesetter, made beside the pages, of which it needs none. */
struct making {
	struct cli_work work;
	struct arena *arena;
	struct diag *diag;
	struct cli_clock clock;
	struct cli_book book;
	struct task *task;
};

static void make_book(void *user)
{
	struct making *m = user;
	cli_book(m->arena, m->diag, &m->work, &m->book);
	cli_clock_stage(&m->clock, "book");
}

static struct making *begin_book(struct job *j, const struct cli_target *t, size_t n)
{
	const struct program *r = j->program;
	struct making *m = NULL;
	for (size_t i = 0; i < n && !m; i++)
		if (t[i].format == CLI_EPUB)
			m = ARENA_NEW(j->arena, struct making);
	if (!m)
		return NULL;
	m->work = (struct cli_work){ j->interview, r->style, r->data.fonts };
	m->arena = arena_new();
	m->diag = diag_aside(r->diag);
	cli_clock_start(&m->clock, r->clock.on);
	m->task = task_start(j->arena, make_book, m);
	return m;
}

static void end_book(struct job *j)
{
	struct making *m = j->book;
	if (!m)
		return;
	task_wait(m->task);
	diag_merge(j->program->diag, m->diag);
	cli_clock_take(&j->program->clock, &m->clock);
	diag_drop(m->diag);
}

/* A file that is made of the interview, written beside the others. */
struct edition {
	struct job *job;
	const struct cli_target *target;
	struct arena *arena;
	struct diag *diag;
	struct cli_clock clock;
	struct out *out;
	struct task *task;
	bool good;
};

static bool write_pdf(struct edition *e)
{
	const struct job *j = e->job;
	struct pdf_query q = { .pages = j->pages,
		.interview = j->interview,
		.fonts = j->fonts,
		.producer = cli_version(),
		.date = j->program->date };
	return pdf_write(e->diag, &q, e->out);
}

static bool write_epub(struct edition *e)
{
	const struct job *j = e->job;
	const struct cli_book *book = &j->book->book;
	struct edition_page *page = ARENA_ARRAY(e->arena, j->pages->n, struct edition_page);
	struct epub_query q = { .interview = j->interview,
		.style = j->program->style,
		.font = book->font.v,
		.fonts = book->font.n,
		.page = page,
		.cover = book->cover,
		.generator = cli_version(),
		.date = j->program->date };
	for (size_t i = 0; i < j->pages->n; i++) {
		struct edition_page start = j->pages->page[i].start;
		if (i == 0 || start.span || start.block) /* not those without its words */
			page[q.pages++] = start;
	}
	return epub_write(e->diag, &q, e->out);
}

static bool write_report(struct edition *e)
{
	struct job *j = e->job;
	struct program *r = j->program;
	enum cli_format format = e->target->format;
	struct report_query q = { .interview = j->interview,
		.style = r->style,
		.pages = j->pages,
		.diag = r->diag,
		.said = j->said,
		.program = str_of(cli_version()) };
	j->report = j->report ? j->report : report_make(&q);
	struct str text = format == CLI_REPORT_TEXT   ? report_text(e->arena, j->report)
			  : format == CLI_REPORT_JSON ? report_json(e->arena, j->report)
						      : report_html(e->arena, j->report);
	r->faults = r->faults || j->report->summary.severity[REPORT_FAULT] > 0;
	return out_write(e->out, text.s, text.n);
}

static void write_edition(void *user)
{
	struct edition *e = user;
	enum cli_format format = e->target->format;
	e->out = out_open(e->arena, e->diag, e->target->path);
	e->good = (cli_format_is_report(format) ? write_report
			  : format == CLI_PDF   ? write_pdf
						: write_epub)(e) &&
		  out_sync(e->out);
	cli_clock_stage(&e->clock, cli_format_name(format));
}

static void begin_edition(struct edition *e, struct job *j, const struct cli_target *t, bool beside)
{
	e->job = j;
	e->target = t;
	e->arena = arena_new();
	e->diag = diag_aside(j->program->diag);
	cli_clock_start(&e->clock, j->program->clock.on);
	if (beside)
		e->task = task_start(j->arena, write_edition, e);
	else
		write_edition(e);
}

static void end_edition(struct edition *e)
{
	struct program *r = e->job->program;
	task_wait(e->task);
	diag_merge(r->diag, e->diag);
	cli_clock_take(&r->clock, &e->clock);
}

static void drop_edition(struct edition *e)
{
	diag_merge(e->job->program->diag, e->diag);
	diag_drop(e->diag);
	arena_drop(e->arena);
}

static bool commit(struct edition *e)
{
	const struct job *j = e->job;
	uint64_t size = out_size(e->out);
	bool good = out_commit(e->out);
	if (good && !str_is(e->target->path, "-"))
		diag_say(j->program->diag, DIAG_NOTE, "%.*s: %zu pages, %llu bytes\n",
			STR_ARG(e->target->path), j->pages->n, (unsigned long long)size);
	return good;
}

/* Long work is shown to who watches it on a terminal, and taken away again. */
static void progress(const struct job *j, const char *what)
{
	if (j->progress)
		diag_say(j->program->diag, DIAG_WORLD, "\r\033[K%s%s", what, *what ? " ..." : "");
}

/* The files side by side; when what they had to say is known, the reports, one by one. */
static void write_editions(struct job *j, struct edition *e, const struct cli_target *t, size_t n)
{
	size_t files = 0, begun = 0;
	for (size_t i = 0; i < n; i++)
		files += !cli_format_is_report(t[i].format);
	for (size_t i = 0; i < n; i++)
		if (!cli_format_is_report(t[i].format))
			begin_edition(&e[i], j, &t[i], ++begun < files);
	for (size_t i = 0; i < n; i++)
		if (e[i].job)
			end_edition(&e[i]);
	for (size_t i = 0; i < n; i++)
		if (cli_format_is_report(t[i].format)) {
			begin_edition(&e[i], j, &t[i], false);
			end_edition(&e[i]);
		}
}

/* All editions of one interview are written before the first of them takes its name. */
static void write_all(struct job *j, const struct cli_target *t, size_t n)
{
	struct edition *e = ARENA_ARRAY(j->arena, n, struct edition);
	bool good = true;
	progress(j, "writing the files");
	write_editions(j, e, t, n);
	for (size_t i = 0; i < n; i++)
		good = good && e[i].good;
	for (size_t i = 0; i < n; i++) {
		if (good)
			good = commit(&e[i]);
		else
			out_abort(e[i].out);
		drop_edition(&e[i]);
	}
	cli_clock_stage(&j->program->clock, "commit");
}

static void make(struct job *j, const struct cli_target *t, size_t n)
{
	struct program *r = j->program;
	struct pages *pages;
	j->book = begin_book(j, t, n);
	j->fonts = fonts_new(r->diag, r->data.fonts);
	progress(j, "setting the pages");
	pages = (j->said ? page_make_why : page_make)(r->diag, j->interview, r->style, j->fonts);
	j->pages = pages;
	cli_clock_stage(&r->clock, "pages");
	end_book(j);
	if (r->options.on[OPTION_TRACE])
		cli_print(j->arena, r->diag, page_trace(j->arena, pages));
	else if (!diag_count(r->diag, DIAG_WORLD))
		write_all(j, t, n);
	progress(j, "");
	report_drop(j->report);
	if (r->options.on[OPTION_TIMES])
		diag_say(r->diag, DIAG_WORLD, "%.*s",
			STR_ARG(cli_clock_report(j->arena, &r->clock, pages->n)));
	if (j->book)
		arena_drop(j->book->arena);
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
		if (r->style->paragraph.tidy)
			interview_tidy(interview);
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
	       (o->command == CLI_IMPORT && !o->on[OPTION_PROVE]) || o->command == CLI_EXPORT;
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
	if (o->on[OPTION_INTERACTIVE] && !o->on[OPTION_ANSWERS] && !isatty(STDIN_FILENO))
		return usage(r, STR("--interactive asks at a terminal, and there is none"));
	if (writes(o) && !cli_plan(r->arena, o, &r->targets, &why))
		return usage(r, why);
	if (o->on[OPTION_QUIET] || o->command == CLI_REPORT) /* the report says the rest */
		diag_verbosity(r->diag, DIAG_ERROR);
	if (o->on[OPTION_VERBOSE])
		diag_verbosity(r->diag, DIAG_NOTE);
	if (cli_rules(r->arena, r->diag, o, &r->reading))
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
