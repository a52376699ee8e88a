/* Two things in a well-meant file never happen, and cost time or safety when they do.
 *
 * libxml2 compares each attribute of a start tag with every other, so that a tag with a million of
 * them takes hours. And a document type may declare things inside the file (entities that grow,
 * attributes by default) that this reader has no use for. So, before the parser sees the bytes, one
 * walk over them counts the attributes of each tag and puts spaces over the declarations, line ends
 * kept, so that places stay true. An entity that was declared there is unknown when it is used, and
 * is reported at its use. The walk needs to be right only as far as the file is well-formed: the
 * parser stops at the first fault.
 *
 * Refused: to let libxml2 read the declarations and to bound what they do afterwards; each of its
 * versions bounds something else. */
#include "xml/inside.h"

static bool at(struct str b, size_t i, const char *what)
{
	return str_starts((struct str){ b.s + i, b.n - i }, what);
}

/* The byte behind the next `what`; the end of the file when there is none. */
static size_t find(struct str b, size_t from, const char *what)
{
	while (from < b.n) {
		const char *p = memchr(b.s + from, *what, b.n - from);
		if (!p)
			break;
		from = (size_t)(p - b.s);
		if (at(b, from, what))
			return from + strlen(what);
		from++;
	}
	return b.n;
}

/* The byte behind a comment, instruction, CDATA section or quoted string at i; i when there is
 * none.
 */
static size_t skip(struct str b, size_t i)
{
	if (at(b, i, "<!--"))
		return find(b, i + 4, "-->");
	if (at(b, i, "<?"))
		return find(b, i + 2, "?>");
	if (at(b, i, "<![CDATA["))
		return find(b, i + 9, "]]>");
	if (b.s[i] == '"')
		return find(b, i + 1, "\"");
	if (b.s[i] == '\'')
		return find(b, i + 1, "'");
	return i;
}

/* From "<!DOCTYPE" to behind its '>'; the declarations between brackets are noted. */
static size_t doctype(struct str b, size_t i, size_t *open, size_t *close)
{
	bool inside = false;
	while (i < b.n) {
		size_t next = b.s[i] == '<' && !inside ? i : skip(b, i);
		if (next > i) {
			i = next;
			continue;
		}
		if (b.s[i] == '[' && !inside) {
			inside = true;
			*open = i + 1;
		} else if (b.s[i] == ']' && inside) {
			inside = false;
			*close = i;
		} else if (b.s[i] == '>' && !inside) {
			return i + 1;
		}
		i++;
	}
	if (inside)
		*close = b.n;
	return b.n;
}

/* From the '<' of a tag to behind its '>'. */
static size_t tag(struct str b, size_t i, unsigned *attributes)
{
	*attributes = 0;
	for (i++; i < b.n && b.s[i] != '>' && b.s[i] != '<'; i++) {
		if (b.s[i] == '"' || b.s[i] == '\'')
			i = skip(b, i) - 1;
		else if (b.s[i] == '=')
			++*attributes;
	}
	return i;
}

static struct str blanked(struct arena *a, struct str b, size_t open, size_t close)
{
	struct str copy = arena_str(a, b);
	char *s = (char *)copy.s;
	for (size_t i = open; i < close; i++) {
		if (s[i] != '\n')
			s[i] = ' ';
	}
	return copy;
}

bool xml_guard(struct arena *a, struct xml_source *src)
{
	struct str b = src->bytes;
	size_t open = 0, close = 0;
	bool typed = false;
	for (size_t i = 0; i < b.n;) {
		const char *lt = memchr(b.s + i, '<', b.n - i);
		size_t start = lt ? (size_t)(lt - b.s) : b.n;
		unsigned attributes = 0;
		if (!lt)
			break;
		i = skip(b, start);
		if (i > start)
			continue;
		if (at(b, start, "<!DOCTYPE") && !typed) {
			typed = true;
			i = doctype(b, start + 9, &open, &close);
			continue;
		}
		i = tag(b, start, &attributes);
		if (attributes > XML_ATTRS) {
			diag_at(src->diag, DIAG_ERROR, xml_place(src, start),
				"expected at most %d attributes in a tag, found %u; the file is "
				"not read",
				XML_ATTRS, attributes);
			return false;
		}
	}
	if (close > open)
		src->bytes = blanked(a, b, open, close);
	return true;
}
