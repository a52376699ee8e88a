/* A plain look at a file for each kind, of a few lines each and with nothing of the readers' in it
 * but how an archive is opened and what "&eacute;" means: what these find is what the readers are
 * held against. */
#include "read/archive.h"
#include "read/encode.h"
#include "read/entity.h"
#include "read/html.h"
#include "read/proof.h"
#include "xml/xml.h"

static bool begins(struct str s, size_t i, const char *what)
{
	size_t n = strlen(what);
	return s.n - i >= n && strncasecmp(s.s + i, what, n) == 0;
}

/* Behind the next `end` from i on. */
static size_t behind(struct str s, size_t i, const char *end)
{
	size_t n = strlen(end);
	for (; i + n <= s.n; i++)
		if (s.s[i] == *end && begins(s, i, end))
			return i + n;
	return s.n;
}

static void joint(struct buf *b)
{
	char c = PROOF_JOINT;
	buf_put(b, &c, 1);
}

/* Elements whose inside nobody reads. */
static const char *const mute[][2] = { { "<!--", "-->" }, { "<?", "?>" }, { "<script", "</script" },
	{ "<style", "</style" }, { "<mc:Fallback", "</mc:Fallback" },
	{ "<office:change-info", "</office:change-info" }, { "<dc:creator", "</dc:creator" },
	{ "<dc:date", "</dc:date" } };

/* Tags that part words as white space does. */
static const char *const parts[] = { "</p", "</h", "<br", "<tr", "<td", "<th", "<li", "<div",
	"</div", "</text:p", "</text:h", "<text:tab", "<text:s", "<text:line-break", "</w:p",
	"<w:tab", "<w:br", "<w:cr", "<tt:br", "</tt:p", "</speaker", "</u>", "<lb" };

static size_t tag(struct str s, size_t i, struct buf *b)
{
	bool space = false;
	for (size_t k = 0; k < sizeof mute / sizeof *mute; k++) {
		if (begins(s, i, mute[k][0])) {
			buf_cstr(b, " ");
			i = behind(s, i, mute[k][1]);
			return mute[k][1][0] == '<' ? behind(s, i, ">") : i;
		}
	}
	if (begins(s, i, "<!DOCTYPE")) {
		size_t end = behind(s, i, ">");
		return memchr(s.s + i, '[', end - i) ? behind(s, behind(s, i, "]"), ">") : end;
	}
	for (size_t k = 0; k < sizeof parts / sizeof *parts; k++)
		space = space || begins(s, i, parts[k]);
	if (space)
		buf_cstr(b, " ");
	else
		joint(b);
	return behind(s, i, ">");
}

static struct str outside_tags(struct arena *a, struct str s)
{
	struct buf b = { .a = a };
	for (size_t i = 0; i < s.n;) {
		size_t from = i;
		if (begins(s, i, "<![CDATA[")) {
			size_t end = behind(s, i, "]]>");
			buf_put(&b, s.s + i + 9, end - i < 12 ? 0 : end - i - 12);
			i = end;
		} else if (s.s[i] == '<' && i + 1 < s.n &&
			   !strchr(" \n\t=<0123456789", s.s[i + 1])) {
			i = tag(s, i, &b);
		} else {
			while (i < s.n && (i == from || s.s[i] != '<'))
				i++;
			buf_put(&b, s.s + from, i - from);
		}
	}
	return b.n ? read_entities(a, buf_get(&b)) : (struct str){ 0 };
}

/* What stands in <w:t> and <w:delText>; what ends a paragraph or a line is kept. */
static struct str runs(struct arena *a, struct str s)
{
	struct buf b = { .a = a };
	for (size_t i = 0; i < s.n;) {
		bool run = begins(s, i, "<w:t>") || begins(s, i, "<w:t ") ||
			   begins(s, i, "<w:delText");
		size_t next;
		if (begins(s, i, "<mc:Fallback")) {
			i = behind(s, i, "</mc:Fallback");
			continue;
		}
		next = s.s[i] == '<' ? behind(s, i, ">") : i + 1;
		if (run && s.s[next - 2] != '/') {
			size_t end = next;
			while (end < s.n && s.s[end] != '<')
				end++;
			joint(&b);
			buf_put(&b, s.s + next, end - next);
			next = end;
		} else if (begins(s, i, "</w:p>") || begins(s, i, "<w:tab") ||
			   begins(s, i, "<w:br") || begins(s, i, "<w:cr")) {
			buf_cstr(&b, "\n");
		}
		i = next;
	}
	return b.n ? read_entities(a, buf_get(&b)) : (struct str){ 0 };
}

static struct str docx(struct arena *a, struct archive *z)
{
	static const char *const names[] = { "document", "footnotes", "endnotes", "comments",
		"header", "footer" };
	struct buf b = { .a = a };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		for (int n = 0; n < (i < 4 ? 1 : 20); n++) {
			struct str bytes,
				name = i < 4 ? arena_printf(a, "word/%s.xml", names[i])
					     : arena_printf(a, "word/%s%d.xml", names[i], n);
			if (archive_get(z, a, name, XML_BYTES, &bytes))
				buf_str(&b, runs(a, bytes));
			buf_cstr(&b, "\n");
		}
	}
	return buf_get(&b);
}

static struct str odt(struct arena *a, struct archive *z)
{
	struct str bytes = { 0 };
	size_t from;
	if (!archive_get(z, a, STR("content.xml"), XML_BYTES, &bytes))
		return bytes;
	from = behind(bytes, 0, "<office:body");
	from = behind(bytes, from, ">");
	return outside_tags(a, (struct str){ bytes.s + from, bytes.n - from });
}

/* --- text */

/* Lines of times, and the two that say what the file is, are not what anybody said. */
static struct str cues(struct arena *a, struct str s)
{
	struct buf b = { .a = a };
	for (size_t i = 0; i < s.n;) {
		size_t end = behind(s, i, "\n");
		struct str line = { s.s + i, end - i };
		bool times = memmem(line.s, line.n, "-->", 3) || begins(line, 0, "Language:");
		size_t skip = i == 0 && begins(line, 0, "WEBVTT") ? 6 : 0;
		if (!times)
			buf_put(&b, line.s + skip, line.n - skip);
		i = end;
	}
	return b.n ? outside_tags(a, buf_get(&b)) : (struct str){ 0 };
}

/* The string that begins behind the quotation mark at i; behind the one that ends it. */
static size_t string(struct str s, size_t i, struct buf *b)
{
	for (i++; i < s.n && s.s[i] != '"'; i++) {
		uint32_t c = 0;
		int digits = 0;
		if (s.s[i] != '\\') {
			buf_put(b, s.s + i, 1);
			continue;
		}
		if (++i >= s.n)
			break;
		if (s.s[i] != 'u') {
			buf_put(b, strchr("nrtbf", s.s[i]) ? " " : s.s + i, 1);
			continue;
		}
		for (; digits < 4 && i + 1 < s.n; digits++, i++) {
			int d = s.s[i + 1] | 32;
			c = c * 16 + (uint32_t)(d >= 'a' ? d - 'a' + 10 : s.s[i + 1] - '0');
		}
		if (c >= 32 && (c < 0xd800 || c > 0xdfff))
			buf_char(b, c & 0xffff);
		else
			buf_cstr(b, " ");
	}
	return i + (i < s.n);
}

static struct str strings(struct arena *a, struct str s)
{
	struct buf b = { .a = a }, one = { .a = a };
	for (size_t i = 0; i < s.n;) {
		struct str rest, words;
		if (s.s[i] != '"') {
			i++;
			continue;
		}
		one.n = 0;
		i = string(s, i, &one);
		rest = str_trim((struct str){ s.s + i, s.n - i < 16 ? s.n - i : 16 });
		words = one.n ? str_trim(buf_get(&one)) : (struct str){ 0 };
		if (!str_starts(rest, ":") && memchr(words.s ? words.s : "", ' ', words.n)) {
			buf_str(&b, words);
			buf_cstr(&b, "\n");
		}
	}
	return b.n ? buf_get(&b) : (struct str){ 0 };
}

struct str proof_text(
	struct arena *a, struct diag *d, const struct read_source *s, enum proof_kind kind)
{
	struct str text = { 0 };
	struct read_encoding e = { 0 };
	struct archive *z;
	switch (kind) {
	case PROOF_NONE:
		break;
	case PROOF_TEXT:
	case PROOF_CELLS:
		text = s->text;
		break;
	case PROOF_CUES:
		text = cues(a, s->text);
		break;
	case PROOF_TAGS:
		if (read_html_charset(s->bytes).n)
			read_encode(a, s->bytes, read_html_charset(s->bytes), &e);
		text = outside_tags(a, e.text.n ? e.text : s->text);
		break;
	case PROOF_JSON:
		text = outside_tags(a, strings(a, s->text));
		break;
	case PROOF_DOCX:
	case PROOF_ODT:
		z = archive_open(a, d, s->file, s->bytes);
		if (z)
			text = kind == PROOF_DOCX ? docx(a, z) : odt(a, z);
		archive_close(z);
		break;
	}
	return text;
}
