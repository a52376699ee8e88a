#include "cli/cli.h"

#include <assert.h>

enum {
	RENDER = 1 << CLI_RENDER,
	REPORT = 1 << CLI_REPORT,
	IMPORT = 1 << CLI_IMPORT,
	EXPORT = 1 << CLI_EXPORT,
	CHECK = 1 << CLI_CHECK,
	LAYOUTS = 1 << CLI_LAYOUTS,
	FONTS = 1 << CLI_FONTS,
	PROPERTIES = 1 << CLI_PROPERTIES,
	SETS = RENDER | REPORT,
	READS = SETS | IMPORT | EXPORT | CHECK,
	WRITES = SETS | IMPORT | EXPORT,
};

const char *const cli_summary = "typeset an interview as a PDF and an EPUB";

const char *const cli_description[] = {
	"entrevue reads an interview written down in XML (who speaks, what is a question, what is "
	"an answer) and makes a typeset, tagged PDF for print and archive, and an accessible EPUB "
	"for reading. How it looks is said by a layout, a file of numbers.",
	"What is wrong in an interview is reported with its file, line and column, together with "
	"what was expected and what was done instead; all of it in one run.",
	NULL,
};

const struct cli_command_row cli_command[] = {
	[CLI_RENDER] = { "render", "INPUT...", "make a PDF and an EPUB of each interview",
		"Each output is written whole or not at all: a failure or an interruption leaves "
		"what was there before. An interview with errors is repaired as far as that goes, "
		"written, and the exit status is 1. Without -o, INPUT.pdf and INPUT.epub are "
		"written to the working folder. The EPUB's page list gives the pages of the PDF, "
		"also when it is made alone. An INPUT of - is standard input." },
	[CLI_REPORT] = { "report", "INPUT...", "say what a careful typographer would circle",
		"Sets each interview and reports, page by page and each with its place in the "
		"source: loose, tight and overfull lines, stacked hyphens and words, rivers, "
		"runts, "
		"widows and orphans, questions parted from their answers, uneven feet, missing "
		"glyphs, speakers that cannot be told apart, missing descriptions. As text on "
		"standard output; with -o, as text, as JSON, or as one HTML file with each page "
		"drawn and the spots marked. What is found is a fault, a blemish or a note. An "
		"INPUT of - is standard input." },
	[CLI_IMPORT] = { "import", "INPUT...", "make an interview of a transcript",
		"Finds the interview in what people have: who speaks, who asks, where each turn "
		"begins. Every word is kept, or is listed as left out with the reason. What was "
		"not "
		"sure stands in the result as <?doubt WHAT?>, and `entrevue check` lists it until "
		"somebody has looked and taken it out. Without -o, INPUT.xml is written to the "
		"working folder; a file that is there already may have been worked on, and is only "
		"written over with --force. An INPUT of - is standard input." },
	[CLI_EXPORT] = { "export", "INPUT...", "write an interview in another format",
		"The format is what the name behind -o ends in, or -t says. With -t alone, files "
		"named after the inputs are written to the working folder. Pictures go where the "
		"format has a place for them; else into a folder beside the file, when they are "
		"not there already. An INPUT of - is standard input." },
	[CLI_CHECK] = { "check", "INPUT...", "report what is wrong in an interview, write nothing",
		"Reads each interview, with the images it names, and reports all that contradicts "
		"the format or itself. An INPUT of - is standard input." },
	[CLI_LAYOUTS] = { "layouts", NULL, "list the layouts",
		"A line for each layout: its name, a tab, what it is for." },
	[CLI_FONTS] = { "fonts", NULL, "list the families of type and where their files are",
		"For each family its faces, the files found or missing, the package that has them, "
		"and the licence." },
	[CLI_PROPERTIES] = { "properties", NULL, "list what a layout, or --set, may change",
		"For each property its name, type, range, default, and what it does." },
};
static_assert(sizeof cli_command / sizeof *cli_command == CLI_COMMANDS, "a row per command");

const struct cli_option_row cli_option[] = {
	[OPTION_LAYOUT] = { "layout", 'l', "LAYOUT", OFFER_LAYOUTS, SETS,
		.help = "the layout: a name that `entrevue layouts` lists, or the path of a file; "
			"`handout` without it" },
	[OPTION_OUTPUT] = { "output", 'o', "FILE", OFFER_FILES, WRITES, .many = true,
		.help = "a file to write; its extension says the format, or -t does. A folder: all "
			"formats go there, named after the input. With -, standard output" },
	[OPTION_TO] = { "to", 't', "FORMAT", OFFER_FORMATS, WRITES, .many = true,
		.help = "the format to write. render: pdf or epub, both without it; report: txt, "
			"json "
			"or html; import: xml; export: one of those listed there" },
	[OPTION_SET] = { "set", 0, "PROPERTY=VALUE", OFFER_PROPERTIES, SETS, .many = true,
		.help = "change a property of the layout for this run: --set page.width=148mm" },
	[OPTION_REPORT] = { "report", 0, "FILE", OFFER_FILES, RENDER, .many = true,
		.help = "write the report of `entrevue report` too: to a file that ends in .html, "
			".json or .txt, or into a folder" },
	[OPTION_STRICT] = { "strict", 0, NULL, OFFER_NOTHING, SETS,
		.help = "render: write nothing for an interview that has errors; report: exit with "
			"1 when faults are found" },
	[OPTION_FROM] = { "from", 'f', "FORMAT", OFFER_NOTHING, READS,
		.help = "the format of the inputs, by its name or the end of its files' names; "
			"without it, their content tells" },
	[OPTION_SPEAKER] = { "speaker", 's', "LABEL=NAME:ROLE", OFFER_NOTHING, READS, .many = true,
		.help = "who is meant by a label of a transcript: --speaker \"SPEAKER_00=Roman "
			"Vassilenko:interviewee\". The name or the role may be left out" },
	[OPTION_LANG] = { "lang", 0, "LANGUAGE", OFFER_NOTHING, READS,
		.help = "the language of a transcript, such as en or kk-Cyrl, where it does not "
			"say its own" },
	[OPTION_TITLE] = { "title", 0, "TITLE", OFFER_NOTHING, READS,
		.help = "the title of a transcript that has none" },
	[OPTION_RULES] = { "rules", 0, "FILE", OFFER_FILES, READS,
		.help = "what a newsroom knows of its transcripts, written once: who is meant by "
			"which label, what is to be left out. The manual is rules.rng" },
	[OPTION_REFUSE] = { "refuse-changes", 0, NULL, OFFER_NOTHING, READS,
		.help = "undo the tracked changes of a word processor's file; without it they are "
			"taken" },
	[OPTION_PROVE] = { "check", 0, NULL, OFFER_NOTHING, IMPORT,
		.help = "write nothing; prove that every word is kept in its order or listed as "
			"left out, and list those. Three things are proved: that each word which a "
			"plain look at the file's bytes finds is read, or listed, as often (not "
			"where markup is text: Markdown and its kin, wikitext, CHAT, OHMS, "
			"SubStation Alpha, Aozora Bunko; in JSON, once, and of texts of more than "
			"a word); that what is "
			"read stands in the interview in its "
			"order; and that what would be written is read back the same" },
	[OPTION_INTERACTIVE] = { "interactive", 'i', NULL, OFFER_NOTHING, IMPORT,
		.help = "ask at the terminal what is not sure: who speaks, which two are one, "
			"names and roles. The answers can be kept as rules" },
	[OPTION_ANSWERS] = { "answers", 0, NULL, OFFER_NOTHING, IMPORT, .hidden = true,
		.help = "take the answers from standard input even if it is no terminal" },
	[OPTION_FORCE] = { "force", 0, NULL, OFFER_NOTHING, IMPORT | EXPORT,
		.help = "write over an XML file that is there already" },
	[OPTION_DUMP] = { "dump", 0, NULL, OFFER_NOTHING, CHECK,
		.help = "print what was understood, as an indented tree" },
	[OPTION_NAMES] = { "names", 0, NULL, OFFER_NOTHING, LAYOUTS | PROPERTIES,
		.help = "print the names alone" },
	[OPTION_TRACE] = { "trace", 0, NULL, OFFER_NOTHING, RENDER, .hidden = true,
		.help = "print every mark of every page, write no file" },
	[OPTION_TIMES] = { "times", 0, NULL, OFFER_NOTHING, RENDER, .hidden = true,
		.help = "print the time each stage took, and the greatest memory" },
	[OPTION_QUIET] = { "quiet", 'q', NULL, OFFER_NOTHING, CLI_ALL, .global = true,
		.help = "report errors only" },
	[OPTION_VERBOSE] = { "verbose", 'v', NULL, OFFER_NOTHING, CLI_ALL, .global = true,
		.help = "report notes too, and what was written" },
	[OPTION_HELP] = { "help", 'h', NULL, OFFER_NOTHING, CLI_ALL, .global = true,
		.help = "print help; after a command, help on that" },
	[OPTION_VERSION] = { "version", 0, NULL, OFFER_NOTHING, 0, .global = true,
		.help = "print the version" },
	[OPTION_GENERATE] = { "generate", 0, "WHAT", OFFER_NOTHING, 0, .global = true,
		.hidden = true, .help = "print the manual page (man) or completions (bash, zsh)" },
};
static_assert(sizeof cli_option / sizeof *cli_option == OPTION_N, "a row per option");

const struct cli_pair cli_exit_status[] = {
	{ "0", "all went well; there may have been warnings" },
	{ "1", "an interview or a layout has errors; they were reported and, unless --strict is "
	       "given or nothing could be made of it, repaired. Of report --strict: there are "
	       "faults" },
	{ "2", "the world failed: a file cannot be read or written, a font is missing" },
	{ "64", "the command line was not understood; nothing was done" },
	{ NULL, NULL },
};

const struct cli_pair cli_environment[] = {
	{ "ENTREVUE_DATA", "the folder that holds layouts/ and fonts/, instead of the installed "
			   "one" },
	{ "ENTREVUE_FONT_PATH", "folders of font files, separated by colons, instead of the "
				"system's" },
	{ "SOURCE_DATE_EPOCH", "seconds since 1970: the date of making that is written into the "
			       "files, instead of one taken from the interview" },
	{ NULL, NULL },
};

const struct cli_pair cli_examples[] = {
	{ "entrevue render talk.xml", "writes talk.pdf and talk.epub" },
	{ "entrevue render talk.xml -l handout --set page.width=148mm -o small.pdf",
		"a narrower page, PDF only" },
	{ "entrevue report talk.xml -o talk.html", "the pages, and what is not well on them" },
	{ "entrevue check -v *.xml", "all problems of all interviews" },
	{ "entrevue import talk.docx -i --speaker \"Q=Ann Lee:interviewer\"",
		"an interview of a transcript; asks what is not sure" },
	{ "entrevue export talk.xml -o talk.docx", "for the interviewee to go through" },
	{ NULL, NULL },
};
