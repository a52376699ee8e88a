/* Addresses fit to be an href.
 *
 * Authors type addresses as people read them: with spaces, quotation marks, letters of any script,
 * and sometimes none at all. A reading system follows absolute http, https, mailto and tel URIs and
 * nothing else, and validators refuse whatever RFC 3986 does. Bytes that a URI may not hold are
 * percent-encoded, which changes no address; what still is none (no host, a script, a path on
 * somebody's disk) is refused, and the words stay without a link. */
#include "epub/book.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_hex(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static bool is_alnum(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_among(char c, const char *set)
{
	return c && strchr(set, c);
}

/* RFC 3986 §3.3: pchar, and what parts path, query and fragment. */
static bool is_plain(char c)
{
	return is_alnum(c) || is_among(c, "-._~!$&'()*+,;=:@/?");
}

static void encode(struct buf *b, struct str s)
{
	static const char hex[] = "0123456789ABCDEF";
	bool fragment = false;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.s[i];
		bool coded = c == '%' && i + 2 < s.n && is_hex(s.s[i + 1]) && is_hex(s.s[i + 2]);
		bool hash = c == '#' && !fragment;
		fragment |= hash;
		if (is_plain(c) || coded || hash)
			buf_put(b, &c, 1);
		else
			buf_put(b,
				(char[]){ '%', hex[(unsigned char)c >> 4],
					hex[(unsigned char)c & 15] },
				3);
	}
}

/* The length of the authority when it is a host with at most a port: letters, digits, hyphens and
 * single dots; 0 when it is not. */
static size_t host(struct str s)
{
	size_t n = 0, labels = 0;
	while (n < s.n && !is_among(s.s[n], "/?#:")) {
		bool dot = s.s[n] == '.';
		if (dot ? !labels : !is_alnum(s.s[n]) && s.s[n] != '-' && s.s[n] != '_')
			return 0;
		labels = dot ? 0 : labels + 1;
		n++;
	}
	if (!n || n > 253 || !is_alnum(s.s[0]))
		return 0;
	if (n < s.n && s.s[n] == ':') {
		int port = 0, digits = 0;
		for (n++; n < s.n && is_digit(s.s[n]) && digits < 6; n++, digits++)
			port = port * 10 + (s.s[n] - '0');
		if (!digits || port > 65535 || (n < s.n && !is_among(s.s[n], "/?#")))
			return 0;
	}
	return n;
}

static bool starts_with(struct str s, const char *scheme)
{
	size_t n = strlen(scheme);
	if (s.n < n)
		return false;
	for (size_t i = 0; i < n; i++) {
		char c = s.s[i];
		if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != scheme[i])
			return false;
	}
	return true;
}

struct str epub_uri(struct arena *a, struct str s)
{
	static const char *const schemes[] = { "https://", "http://", "mailto:", "tel:" };
	enum { WITH_HOST = 2 };
	struct buf b = { .a = a };
	s = str_trim(s);
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
		if (!starts_with(s, schemes[i]))
			continue;
		size_t n = strlen(schemes[i]);
		struct str rest = { s.s + n, s.n - n };
		size_t authority = i < WITH_HOST ? host(rest) : 0;
		if (!rest.n || (i < WITH_HOST && !authority))
			break;
		buf_cstr(&b, schemes[i]);
		buf_put(&b, rest.s, authority);
		encode(&b, (struct str){ rest.s + authority, rest.n - authority });
		return buf_get(&b);
	}
	return (struct str){ 0 };
}
