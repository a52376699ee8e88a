#include "base/arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

void buf_put(struct buf *b, const void *p, size_t n)
{
	if (b->n + n + 1 > b->cap) {
		size_t cap = (b->n + n + 1) * 2 + 48;
		b->s = arena_grow(b->a, b->s, b->cap, cap);
		b->cap = cap;
	}
	if (n)
		memcpy(b->s + b->n, p, n);
	b->n += n;
	b->s[b->n] = 0;
}

void buf_str(struct buf *b, struct str s)
{
	buf_put(b, s.s, s.n);
}

void buf_cstr(struct buf *b, const char *s)
{
	buf_put(b, s, strlen(s));
}

void buf_char(struct buf *b, uint32_t c)
{
	char t[4] = { (char)c };
	buf_put(b, t, c < 0x80 ? 1 : str_put(t, c));
}

void buf_int(struct buf *b, int64_t v)
{
	char t[24], *p = t + sizeof t;
	uint64_t u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
	do
		*--p = (char)('0' + u % 10);
	while (u /= 10);
	if (v < 0)
		*--p = '-';
	buf_put(b, p, (size_t)(t + sizeof t - p));
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
	char t[256];
	va_list ap, again;
	int n;
	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(t, sizeof t, fmt, ap);
	va_end(ap);
	assert(n >= 0);
	if ((size_t)n < sizeof t) {
		buf_put(b, t, (size_t)n);
	} else {
		struct arena *a = arena_new();
		char *long_text = arena_alloc(a, (size_t)n + 1);
		vsnprintf(long_text, (size_t)n + 1, fmt, again);
		buf_put(b, long_text, (size_t)n);
		arena_drop(a);
	}
	va_end(again);
}
