#include "write/inside.h"

const struct write_format write_formats[] = {
	[WRITE_XML] = { "xml", ".xml", "an interview to go on with: our own format", .beside = true,
		.make = write_xml },
	[WRITE_MD] = { "md", ".md .markdown", "Markdown, for editors and websites",
		"of credits, parts that their words do not say; of persons, portraits, and names "
		"in "
		"other languages; languages of "
		"words, expansions of abbreviations, small capitals, ids and links to them, whose "
		"name a name is, titles of works as such, headings of table rows, pull "
		"quotes, what tells a sidebar from a quotation and captions from paragraphs",
		.beside = true, .make = write_md },
	[WRITE_TXT] = { "txt", ".txt", "plain text, to be pasted",
		"all that Markdown does not, emphasis, pictures, what is a heading, notes as "
		"such, the language, and of the people and the head what is not shown",
		.make = write_txt },
	[WRITE_VTT] = { "vtt", ".vtt", "WebVTT captions, where turns have time codes",
		"all but who speaks, the words and when: what is a question, where a turn ends "
		"that "
		"one of the same person follows, paragraphs; what is not spoken or before the "
		"first "
		"time is left out, and a NOTE says how much",
		.make = write_vtt },
	[WRITE_HTML] = { "html", ".html .htm", "one web page that needs nothing else",
		"that a collection is one", .make = write_html },
	[WRITE_TEI] = { "tei", ".tei.xml .tei", "TEI P5, for archives and corpora",
		"pull quotes, which words an entry of the index is about, that a collection is one",
		.beside = true, .make = write_tei },
	[WRITE_DOCX] = { "docx", ".docx", "a document to review in a word processor",
		"roles, the head beyond its titles, and as more than text what stands below the "
		"interview; expansions of abbreviations, whose name a name is, who inserted "
		"something, titles of works as such, ids and links to them, pull quotes, what "
		"tells "
		"a sidebar and captions from paragraphs",
		.make = write_docx },
};
_Static_assert(sizeof write_formats / sizeof *write_formats == WRITE_N, "a row for each format");
