#include "read/sniff.h"

static struct str cut(struct str s, size_t n)
{
	return n < s.n ? (struct str){ s.s + n, s.n - n } : (struct str){ s.s + s.n, 0 };
}

/* Behind the next `what`. */
static struct str behind(struct str s, const char *what)
{
	const char *p = memmem(s.s, s.n, what, strlen(what));
	return p ? cut(s, (size_t)(p - s.s) + strlen(what)) : cut(s, s.n);
}

/* Behind a document type, with what it declares between brackets. */
static struct str behind_type(struct str s)
{
	struct str end = behind(s, ">");
	return memchr(s.s, '[', s.n - end.n) ? behind(behind(s, "]"), ">") : end;
}

struct str read_root_name(struct str text, struct str *tag)
{
	struct str s = str_trim(text), name;
	while (str_starts(s, "<?") || str_starts(s, "<!")) {
		if (str_starts(s, "<!--"))
			s = behind(s, "-->");
		else if (str_starts(s, "<?"))
			s = behind(s, "?>");
		else
			s = behind_type(s);
		s = str_trim(s);
	}
	*tag = (struct str){ 0 };
	if (!str_starts(s, "<"))
		return *tag;
	*tag = (struct str){ s.s, s.n - behind(s, ">").n };
	name = cut(s, 1);
	for (size_t i = 0; i < name.n; i++) {
		if (strchr(" \t\n/>", name.s[i])) {
			name.n = i;
			break;
		}
		if (name.s[i] == ':') {
			name = cut(name, i + 1);
			i = (size_t)-1;
		}
	}
	return name;
}

const char *read_kind(struct str b)
{
	static const struct {
		struct str mark;
		size_t at;
		const char *kind;
	} kinds[] = {
		{ { "%PDF-", 5 }, 0,
			"a PDF; copy its text into a file, or take the document it was made from" },
		{ { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8 }, 0,
			"an old file of Word (.doc); save it as .docx" },
		{ { "{\\rtf", 5 }, 0, "rich text (.rtf); save it as .docx" },
		{ { "\x89PNG", 4 }, 0, "a picture" },
		{ { "\xff\xd8\xff", 3 }, 0, "a picture" },
		{ { "GIF8", 4 }, 0, "a picture" },
		{ { "ID3", 3 }, 0, "a recording; a transcript of it is needed" },
		{ { "\xff\xfb", 2 }, 0, "a recording; a transcript of it is needed" },
		{ { "OggS", 4 }, 0, "a recording; a transcript of it is needed" },
		{ { "fLaC", 4 }, 0, "a recording; a transcript of it is needed" },
		{ { "WAVEfmt", 7 }, 8, "a recording; a transcript of it is needed" },
		{ { "ftyp", 4 }, 4, "a recording; a transcript of it is needed" },
		{ { "\x1a\x45\xdf\xa3", 4 }, 0, "a recording; a transcript of it is needed" },
		{ { "\x1f\x8b", 2 }, 0, "a compressed file; unpack it first" },
		{ { "BZh", 3 }, 0, "a compressed file; unpack it first" },
		{ { "\xfd"
		    "7zXZ",
			  5 },
			0, "a compressed file; unpack it first" },
		{ { "7z\xbc\xaf", 4 }, 0, "a compressed file; unpack it first" },
		{ { "PK\3\4", 4 }, 0, "a ZIP archive that holds neither a DOCX nor an ODT" },
		{ { "\x7f"
		    "ELF",
			  4 },
			0, "a program" },
		{ { "SQLite format 3", 15 }, 0, "a database" },
	};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (b.n >= kinds[i].at + kinds[i].mark.n &&
			!memcmp(b.s + kinds[i].at, kinds[i].mark.s, kinds[i].mark.n))
			return kinds[i].kind;
	}
	return NULL;
}
