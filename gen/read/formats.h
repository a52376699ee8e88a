/* What the readers of foreign formats have in common: the row that each of them is, and what it is
 * given.
 *
 * A reader is one file gen/read/NAME.c (with helpers beside it when it is large) that exports one
 * row `read_NAME`; file.c lists the rows. The reader that fits best reads. It makes passages of
 * what stands in the file and judges nothing (transcript/transcript.h); whatever is not content it
 * hands to transcript_leave with the reason, so that no word is lost without a trace. */
#ifndef READ_FORMATS_H
#define READ_FORMATS_H

#include "transcript/transcript.h"

/* A file that is to be read. */
struct read_source {
	struct str path;  /* as given */
	struct str bytes; /* as they are in the file */
	struct str text;  /* the same as text (encode.c): well-formed UTF-8 without a byte order
			     mark, each line ended by U+000A alone, the tab the only other control
			     character, line for line as in the file; empty when it is no text */
	uint16_t file;    /* for places */
	bool refuse;      /* tracked changes are undone; without it they are taken */
};

/* How the words of a format are found without its reader (proof.h). */
enum proof_kind {
	PROOF_NONE,  /* markup and words cannot be told apart without reading the format */
	PROOF_TEXT,  /* every word of the file */
	PROOF_CUES,  /* every word but lines of times; numbers aside */
	PROOF_CELLS, /* every word; numbers aside */
	PROOF_TAGS,  /* what stands outside of tags, comments, scripts */
	PROOF_JSON,  /* strings of more than a word that are no names of fields, each once */
	PROOF_DOCX,  /* what stands in w:t and w:delText, in all parts */
	PROOF_ODT,   /* what stands outside of tags in the body of content.xml */
};

struct read_format {
	const char *name;       /* as users call it: "WebVTT" */
	const char *extensions; /* in lower case, a space between: "md markdown"; never NULL */
	bool binary; /* reads the bytes and knows their encoding; without it, the text: a guessed
			encoding and invalid bytes have then been told of */
	/* How well the content fits: 0 not at all, 100 beyond doubt; a name that ends in one of the
	 * extensions adds READ_EXTENSION to what is not 0. In linear time; no diagnostics.
	 *	100 a signature; 80 a structure that nothing else has; 60 many signs of it and none
	 *	against; 30 a few signs; 10 nothing against it (plain text: always) */
	int (*fits)(const struct read_source *);
	/* Fills an empty transcript. False after a diagnostic when nothing can be made of it. */
	bool (*read)(struct transcript *, struct diag *, const struct read_source *);
	enum proof_kind proof;
};

enum { READ_EXTENSION = 15 };

extern const struct read_format read_plain, read_markdown, read_vtt, read_srt, read_json, read_tei,
	read_docx, read_odt, read_html, read_ohms, read_fountain, read_csv, read_aozora, read_zoom,
	read_wiki, read_chat, read_ttml, read_ass, read_asciidoc, read_rst;

/* The lines of a text one after another: `line` without its end, `loc` of its first character.
 *
 *	struct read_lines l = read_lines(source);
 *	while (read_line(&l))
 *		... l.line, l.loc ... */
struct read_lines {
	struct str rest, line;
	struct loc loc;
};
struct read_lines read_lines(const struct read_source *);
bool read_line(struct read_lines *);
/* The place of byte `at` of a line that begins at loc. */
struct loc read_at(struct loc, struct str line, size_t at);

#endif
