/* The command line.
 *
 * One table of commands and one of options (table.c) say everything: the parser, --help, the manual
 * page and the shells' completions are made from them, so none of them can tell another story.
 *
 *	options.c   arguments → struct cli_options, or a usage message
 *	format.c    the formats that can be written, and by which command
 *	target.c    which files a run writes: one struct cli_target per format, input and name
 *	reading.c   what --speaker, --rules and their like say to the readers
 *	export.c    the command that writes an interview in other formats; files and their pictures
 *	import.c    the command that makes an interview of what people have; told.c what it did
 *	settle.c    --interactive: what is asked; ask.c how; rules.c the answers, kept
 *	help.c      --help; manual.c the man page; complete.c completions for bash and zsh
 *	data.c      where layouts and fonts lie; SOURCE_DATE_EPOCH
 *	lists.c     the commands that print lists: layouts, fonts, properties
 *	book.c      what the EPUB takes from the typesetter: fonts subset to its characters, a cover
 *	doubt.c     what an import left in doubt
 *	clock.c     how long stages take, for --times
 *
 * The calls that make an interview into its editions are in main.c. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "base/file.h"
#include "epub/epub.h"
#include "read/read.h"
#include "text/text.h"
#include "write/write.h"

enum cli_command {
	CLI_RENDER,
	CLI_REPORT,
	CLI_IMPORT,
	CLI_EXPORT,
	CLI_CHECK,
	CLI_LAYOUTS,
	CLI_FONTS,
	CLI_PROPERTIES,
	CLI_COMMANDS
};
enum { CLI_ALL = (1 << CLI_COMMANDS) - 1 };

/* Editions, the editor's report, then what gen/write/ writes: CLI_WRITTEN + enum write_kind. */
enum cli_format {
	CLI_PDF,
	CLI_EPUB,
	CLI_REPORT_TEXT,
	CLI_REPORT_JSON,
	CLI_REPORT_HTML,
	CLI_WRITTEN,
	CLI_FORMATS = CLI_WRITTEN + WRITE_N
};

/* Exit statuses, as sysexits(3) and the error table of the README have them. */
enum { CLI_OK = 0, CLI_INPUT = 1, CLI_WORLD = 2, CLI_USAGE = 64 };

enum cli_option {
	OPTION_LAYOUT,
	OPTION_OUTPUT,
	OPTION_TO,
	OPTION_SET,
	OPTION_REPORT,
	OPTION_STRICT,
	OPTION_FROM,
	OPTION_SPEAKER,
	OPTION_LANG,
	OPTION_TITLE,
	OPTION_RULES,
	OPTION_REFUSE,
	OPTION_PROVE,
	OPTION_INTERACTIVE,
	OPTION_ANSWERS,
	OPTION_FORCE,
	OPTION_DUMP,
	OPTION_NAMES,
	OPTION_TRACE,
	OPTION_TIMES,
	OPTION_QUIET,
	OPTION_VERBOSE,
	OPTION_HELP,
	OPTION_VERSION,
	OPTION_GENERATE,
	OPTION_N
};

/* What a shell may offer for an argument. */
enum cli_offer { OFFER_NOTHING, OFFER_FILES, OFFER_LAYOUTS, OFFER_FORMATS, OFFER_PROPERTIES };

struct cli_option_row {
	const char *name;  /* --name */
	char letter;       /* -l, or 0 */
	const char *value; /* what stands for the argument in help; NULL: takes none */
	enum cli_offer offer;
	unsigned commands; /* bits: 1 << enum cli_command */
	bool global;       /* may stand before a command, or without one */
	bool many;         /* may be given more than once */
	bool hidden;       /* for our own tests and build: not in help, manual and completions */
	const char *help;  /* one sentence or a few, without a full stop */
};

struct cli_command_row {
	const char *name;
	const char *operands; /* as in the synopsis; NULL: takes none */
	const char *summary;  /* one line */
	const char *text;     /* a paragraph for help and manual */
};

struct cli_pair {
	const char *name, *text;
};

extern const struct cli_command_row cli_command[CLI_COMMANDS];
extern const struct cli_option_row cli_option[OPTION_N];
/* Ended by a NULL name; for help and manual. */
extern const struct cli_pair cli_exit_status[], cli_environment[], cli_examples[];
extern const char *const cli_summary, *const cli_description[]; /* the latter NULL-ended */

struct cli_options {
	enum cli_command command; /* CLI_COMMANDS: none was given */
	bool on[OPTION_N];        /* flags that were given */
	struct str layout;        /* the name or path; "handout" when not given */
	struct str generate;      /* "man", "bash", "zsh" */
	struct str from, lang, title, rules;
	VEC(struct str) input, output, set, speaker, report;
	bool to[CLI_FORMATS]; /* -t; none: all */
};

/* Formats: their names for -t, how their files end (".html .htm"), whether a command writes them;
 * the names of those that it writes, "xml, md or txt"; what the name of an input is without an
 * ending that we know. */
const char *cli_format_name(enum cli_format);
const char *cli_format_ends(enum cli_format);
bool cli_format_of(enum cli_format, enum cli_command);
bool cli_format_is_report(enum cli_format);
struct str cli_format_list(struct arena *, enum cli_command);
struct str cli_format_stem(struct str path);

/* False: what is wrong, as a sentence, is in *error. */
bool cli_parse(struct arena *, int argc, char **argv, struct cli_options *, struct str *error);

struct cli_target {
	struct str path;
	enum cli_format format;
	size_t input; /* index of its input */
};
struct cli_targets {
	VEC(struct cli_target) list; /* those of one input follow each other */
};
/* False: likewise. */
bool cli_plan(struct arena *, const struct cli_options *, struct cli_targets *, struct str *error);

/* Text for standard output. command CLI_COMMANDS: the program's own help. */
struct str cli_help(struct arena *, enum cli_command);
struct str cli_manual(struct arena *);
struct str cli_bash(struct arena *);
struct str cli_zsh(struct arena *);
const char *cli_version(void); /* "entrevue 0.1.0" */
/* Whether the options ask for text only (--help, --version, --generate): that text. */
bool cli_text(struct arena *, const struct cli_options *, struct str *text);

/* Where the program's data lies: $ENTREVUE_DATA; else beside the executable (installed:
 * ../share/entrevue; in a checkout: the folder above build/); else where it was configured to be.
 * False and a diagnostic when there is none. */
struct cli_data {
	const char *layouts[2], *fonts[2]; /* NULL-terminated lists of folders */
};
bool cli_data(struct arena *, struct diag *, struct cli_data *);

/* $SOURCE_DATE_EPOCH; -1 when it is not set. False when it is not a number of seconds that a date
 * can have. */
bool cli_epoch(int64_t *seconds);

/* Stages and how long they took; all zero is a clock that was not asked for. */
enum { CLI_STAGES = 8 };
struct cli_clock {
	bool on;
	int64_t first, last; /* ns */
	size_t n;
	struct {
		const char *name;
		int64_t ns;
	} stage[CLI_STAGES];
};
void cli_clock_start(struct cli_clock *, bool on);
void cli_clock_stage(struct cli_clock *, const char *name); /* the stage that ends now */
/* What a task's own clock measured; the next stage begins now. */
void cli_clock_take(struct cli_clock *, const struct cli_clock *task);
/* "read 0.41 ms" and so on, then "all", since the clock was started, which is less where stages
 * went side by side; pages and the process's greatest memory, a line each. */
struct str cli_clock_report(struct arena *, const struct cli_clock *, size_t pages);

/* What the options say to the readers: a query without a path. False: what is wrong is in *error.
 */
bool cli_reading(
	struct arena *, const struct cli_options *, struct read_query *, struct str *error);
/* Adds what the file of --rules says. False after a diagnostic. */
bool cli_rules(struct arena *, struct diag *, const struct cli_options *, struct read_query *);

/* What a command does with its inputs. */
struct cli_run {
	struct arena *arena;
	struct diag *diag;
	const struct cli_options *options;
	const struct cli_targets *targets;
	struct read_query query; /* without a path */
	int64_t date;            /* SOURCE_DATE_EPOCH or -1 */
};
void cli_export(const struct cli_run *);
void cli_import(const struct cli_run *);

/* What an import made, and how. */
struct cli_imported {
	struct str path;
	struct interview *interview;
	struct find_report report; /* reading empty: the input was ours, nothing was to be found */
	struct dropped *dropped;
	struct read_proof proof; /* with --check */
	bool lost;               /* an error was reported of it */
};
/* All that a person wants to know of it, as lines; all: each thing that was left out. */
struct str cli_told(struct arena *, const struct diag *, const struct cli_imported *, bool all);

/* Questions on standard error, answers from standard input; ended: there are no more; said: the
 * last was more than Enter. */
struct cli_asker {
	struct arena *arena;
	struct diag *diag;
	bool ended, said;
};
bool cli_ask(struct cli_asker *, struct str prompt, struct str *answer);
bool cli_ask_whether(struct cli_asker *, struct str prompt, bool otherwise);
enum person_role cli_ask_role(struct cli_asker *, struct str prompt, enum person_role otherwise);
/* Asks what can be settled of an input, and gives the rules that settle it. */
const struct find_rules *cli_settle(
	struct arena *, struct diag *, const struct read_query *, bool *ended);
bool cli_write_rules(struct arena *, struct diag *, const struct find_rules *, struct str path);
/* An interview as one of the files that gen/write/ writes, with its pictures beside it: all of them
 * whole, or none and a diagnostic. */
bool cli_write(const struct cli_run *, const struct interview *, const struct cli_target *);

/* What the EPUB takes from the typesetter. It needs no page: it may be a task of its own. */
struct cli_work {
	const struct interview *interview;
	const struct style *style;
	const char *const *fonts; /* folders of families; what is opened there is its own */
};
struct cli_book {
	VEC(struct epub_font) font;
	struct str cover;
};
void cli_book(struct arena *, struct diag *, const struct cli_work *, struct cli_book *);

/* What an import left in doubt, as warnings: one each with its place, or one that counts them. */
void cli_doubts(struct diag *, const struct interview *, bool each);

/* The whole of text to standard output. */
bool cli_print(struct arena *, struct diag *, struct str text);

/* One of the commands that list. */
void cli_list(struct arena *, struct diag *, const struct cli_options *, const struct cli_data *);

#endif
