/* Values of attributes: what each type takes. */
#include "read/inside.h"

#include <ctype.h>
#include <strings.h>

struct str read_keep(struct reader *r, struct str s)
{
	return s.n ? arena_str(r->a, s) : (struct str){ 0 };
}

static bool uri(struct str s)
{
	static const char *const schemes[] = {
		"http:", "https:", "mailto:", "tel:", "ftp:", "urn:", "doi:"
	};
	for (size_t i = 0; i < s.n; i++) {
		if ((unsigned char)s.s[i] <= ' ' || s.s[i] == 0x7f || strchr("<>\"\\^`{}|", s.s[i]))
			return false;
	}
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
		size_t n = strlen(schemes[i]);
		if (s.n > n && strncasecmp(s.s, schemes[i], n) == 0)
			return true;
	}
	return false;
}

/* A path below the interview's own folder. */
static bool inside(struct str s)
{
	struct str rest = s;
	if (!s.n || s.s[0] == '/' || memchr(s.s, '\\', s.n) || memchr(s.s, ':', s.n))
		return false;
	while (rest.n) {
		const char *slash = memchr(rest.s, '/', rest.n);
		struct str part = { rest.s, slash ? (size_t)(slash - rest.s) : rest.n };
		if (str_is(part, ".."))
			return false;
		rest.s += part.n + (slash != NULL);
		rest.n -= part.n + (slash != NULL);
	}
	return s.s[s.n - 1] != '/';
}

static int choice(const char *values, struct str value)
{
	struct str rest = str_of(values), word;
	for (int i = 0; (word = str_word(&rest)).n; i++) {
		if (str_eq(word, value))
			return i;
	}
	return -1;
}

bool read_attr_valid(const struct read_attr *x, struct str v)
{
	int64_t ms;
	switch (x->type) {
	case ATTR_TEXT:
		return v.n > 0;
	case ATTR_ALT:
		return true;
	case ATTR_ID:
	case ATTR_REF:
		return interview_is_id(v);
	case ATTR_LINK:
		if (v.n && v.s[0] == '#')
			return interview_is_id((struct str){ v.s + 1, v.n - 1 });
		return uri(v);
	case ATTR_URI:
		return uri(v);
	case ATTR_LANG:
		return interview_is_lang(v);
	case ATTR_DATE:
		return interview_is_date(v);
	case ATTR_TIME:
		return interview_time(v, &ms);
	case ATTR_CHOICE:
		return choice(x->values, v) >= 0;
	case ATTR_FILE:
		return inside(v);
	}
	return false;
}

const char *read_attr_example(enum read_type t)
{
	static const char *const examples[] = {
		[ATTR_TEXT] = "some text",
		[ATTR_ALT] = "some text",
		[ATTR_ID] = "a name that begins with a letter and has no spaces",
		[ATTR_REF] = "the id of something in this file",
		[ATTR_LINK] = "an address such as https://example.org/ or #id",
		[ATTR_URI] = "an address such as https://example.org/",
		[ATTR_LANG] = "a language tag such as en or kk-Cyrl",
		[ATTR_DATE] = "a date such as 2025-04-16, 2025-04 or 2025",
		[ATTR_TIME] = "a time code such as 04:10 or 00:04:10.5",
		[ATTR_CHOICE] = "one of the words it takes",
		[ATTR_FILE] = "the path of a file in the interview's folder or below",
	};
	return examples[t];
}

static const struct read_attr *attr(const struct read_element *e, const char *name)
{
	for (const struct read_attr *x = e->attr; x && x->name; x++) {
		if (strcmp(x->name, name) == 0)
			return x;
	}
	return NULL;
}

struct str read_value(const struct read_element *e, const struct xml_node *n, const char *name)
{
	const struct read_attr *x = attr(e, name);
	struct str v = xml_attr(n, name);
	if (v.s && x && x->type != ATTR_ALT && x->type != ATTR_TEXT)
		v = str_trim(v);
	return v.s && x && read_attr_valid(x, v) ? v : (struct str){ 0 };
}

int read_choice(
	const struct read_element *e, const struct xml_node *n, const char *name, int otherwise)
{
	struct str v = read_value(e, n, name);
	return v.n ? choice(attr(e, name)->values, v) : otherwise;
}

/* The weighted sum of the digits of an ISSN or ISBN-10 (11 divides it; X is ten) or ISBN-13. */
static bool check_digits(struct str s, size_t length)
{
	int sum = 0;
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		int d = isdigit((unsigned char)s.s[i]) ? s.s[i] - '0' : 10;
		if (s.s[i] == '-' || s.s[i] == ' ')
			continue;
		if (n == length || (d == 10 && (length == 13 || n + 1 != length || s.s[i] != 'X')))
			return false;
		sum += d * (length == 13 ? (n % 2 ? 3 : 1) : (int)(length - n));
		n++;
	}
	return n == length && sum % (length == 13 ? 10 : 11) == 0;
}

static bool uuid(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		bool dash = i == 8 || i == 13 || i == 18 || i == 23;
		if (dash ? s.s[i] != '-' : !isxdigit((unsigned char)s.s[i]))
			return false;
	}
	return s.n == 36;
}

bool read_is_identifier(enum identifier_kind k, struct str s)
{
	switch (k) {
	case ID_URL:
		return uri(s);
	case ID_DOI:
		return s.n > 7 && str_starts(s, "10.") && memchr(s.s, '/', s.n) &&
		       !memchr(s.s, ' ', s.n);
	case ID_ISSN:
		return check_digits(s, 8);
	case ID_ISBN:
		return check_digits(s, 10) || check_digits(s, 13);
	case ID_UUID:
		return uuid(s);
	case ID_N:
		break;
	}
	return false;
}
