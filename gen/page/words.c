/* Patterns: words of the layout with what they name put in. */
#include "page/inside.h"

static struct str value(struct str name, const struct page_word *w, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_is(name, w[i].name))
			return w[i].value;
	return (struct str){ 0 };
}

static struct str first_of(struct str names, const struct page_word *w, size_t n)
{
	struct str v = { 0 };
	while (v.n == 0 && names.n > 0) {
		const char *bar = memchr(names.s, '|', names.n);
		size_t end = bar ? (size_t)(bar - names.s) : names.n;
		v = value((struct str){ names.s, end }, w, n);
		end += bar != NULL;
		names = (struct str){ names.s + end, names.n - end };
	}
	return v;
}

struct str page_words(struct arena *a, struct str pattern, const struct page_word *w, size_t n)
{
	struct buf out = { .a = a };
	for (size_t i = 0; i < pattern.n; i++) {
		const char *end = pattern.s[i] == '{' ? memchr(pattern.s + i, '}', pattern.n - i)
						      : NULL;
		if (!end) {
			buf_put(&out, pattern.s + i, 1);
			continue;
		}
		struct str names = { pattern.s + i + 1, (size_t)(end - pattern.s) - i - 1 };
		buf_str(&out, first_of(names, w, n));
		i = (size_t)(end - pattern.s);
	}
	return str_trim(buf_get(&out));
}
