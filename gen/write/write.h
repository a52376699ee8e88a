/* Ways out of an interview other than the PDF and the EPUB: formats that people edit, archives keep
 * and newsrooms paste.
 *
 * Each writer takes an interview (const, as a reader and interview_check left it) and gives the
 * bytes of one file, in memory, whole. A row of write_formats says what the format is called, how
 * its files end and what of an interview is lost on the way out and back in: what TEI and HTML do
 * not lose is the same XML again; Markdown, text, captions and documents bring back who says what
 * (tests/write holds each format to it). The same interview gives the same
 * bytes.
 *
 *	formats.c   the table
 *	xml.c       our own format, canonical: what is read again is equal, byte for byte
 *	md.c        Markdown
 *	txt.c       plain text
 *	vtt.c       captions
 *	html.c      a page, with what stands above the interview; html_foot.c what stands below
 *	tei.c       TEI P5
 *	docx.c      a word processor's document, for review
 *	fold.c      elements and text in lines of about 100 columns, for those who read the source
 *	picture.c   where pictures go */
#ifndef WRITE_WRITE_H
#define WRITE_WRITE_H

#include "interview/interview.h"

struct write_query {
	const struct interview *interview;
	const char *generator; /* "entrevue 0.1.0" */
	int64_t date;          /* of making, in seconds since 1970; -1: not said */
	/* The folder, as it is named from the file that is written, that pictures are to be put
	 * into; empty: they stay where they are, and are named as the interview names them. */
	struct str pictures;
};

struct write_picture {   /* a file to be put beside the one that is written */
	struct str path; /* below write_query.pictures, which it begins with */
	struct str bytes;
};
struct write_result { /* in the arena; pictures' bytes are the interview's */
	struct str bytes;
	struct write_picture *picture;
	size_t pictures;
};

/* False after a diagnostic when nothing could be written. */
typedef bool write_make(
	struct arena *, struct diag *, const struct write_query *, struct write_result *);

enum write_kind {
	WRITE_XML,
	WRITE_MD,
	WRITE_TXT,
	WRITE_VTT,
	WRITE_HTML,
	WRITE_TEI,
	WRITE_DOCX,
	WRITE_N
};

struct write_format {
	const char *name; /* as -t takes it */
	const char *ends; /* how its files end, each with its dot: ".html .htm" */
	const char *what; /* a line for help: what it is for */
	const char *lost; /* what import does not bring back; NULL: nothing is lost */
	bool beside;      /* pictures are files of their own */
	write_make *make;
};
extern const struct write_format write_formats[WRITE_N];

write_make write_xml, write_md, write_txt, write_vtt, write_html, write_tei, write_docx;

#endif
