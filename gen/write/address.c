#include "write/inside.h"

#include <ctype.h>
#include <libxml/uri.h>

/* RFC 3986 §2.2 and §2.3, and what is not ASCII, which an xs:anyURI may hold. */
static bool plain(char c)
{
	return (unsigned char)c >= 0x80 || isalnum((unsigned char)c) ||
	       (c > ' ' && c < 0x7f && !strchr("<>\"{}|\\^`[]%#", c));
}

static bool escape(struct str s, size_t i)
{
	return s.s[i] == '%' && i + 2 < s.n && isxdigit((unsigned char)s.s[i + 1]) &&
	       isxdigit((unsigned char)s.s[i + 2]);
}

/* Whether libxml2, which validators are built on, takes it: it looks at ASCII only. */
static bool accepted(struct arena *a, struct str s)
{
	char *c = arena_cstr(a, s);
	xmlURI *uri;
	for (size_t i = 0; i < s.n; i++)
		c[i] = (unsigned char)c[i] < 0x80 ? c[i] : '_';
	uri = xmlParseURI(c);
	xmlFreeURI(uri);
	return uri != NULL;
}

struct str write_address(struct arena *a, struct str s)
{
	struct buf b = { .a = a };
	bool scheme = true, fragment = false;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.s[i];
		if (scheme)
			c = (char)tolower((unsigned char)c);
		scheme &= c != ':';
		if (plain(c) || escape(s, i) || (c == '#' && !fragment))
			buf_put(&b, &c, 1);
		else
			buf_printf(&b, "%%%02X", (unsigned)(unsigned char)c);
		fragment |= c == '#';
	}
	return b.n && accepted(a, buf_get(&b)) ? buf_get(&b) : (struct str){ 0 };
}
