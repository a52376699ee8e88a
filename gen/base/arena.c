/* An arena is a list of chunks that small allocations are cut from, and a list of large blocks that
 * stand alone, so that a growing array can be moved by the system's realloc instead of leaving its
 * old self behind. Everything that is allocated after a mark is in front of it in both lists, which
 * is what makes a reset a walk. The alternative refused: a malloc for each thing, whose frees are
 * then most of a module's lines and all of its leaks. */
#include "base/arena.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { CHUNK = 64 << 10, LARGE = 16 << 10, ALIGN = 16 };

struct chunk {
	struct chunk *next;
	size_t size;
	_Alignas(ALIGN) char data[];
};

struct large {
	struct large *next, *prev;
	size_t size;
	_Alignas(ALIGN) char data[];
};

struct arena {
	struct chunk *chunk;
	struct large *large;
	size_t used; /* of the first chunk */
	size_t larges, total;
};

/* The one place where the program ends for want of memory: nothing above could do better. */
static void *or_die(void *p)
{
	static const char said[] = "entrevue: error: out of memory\n";
	if (!p) {
		ssize_t n = write(2, said, sizeof said - 1);
		_exit(n < 0 ? 3 : 2);
	}
	return p;
}

struct arena *arena_new(void)
{
	return or_die(calloc(1, sizeof(struct arena)));
}

static void drop_to(struct arena *a, const struct chunk *chunk, size_t larges)
{
	while (a->chunk != chunk) {
		struct chunk *next = a->chunk->next;
		a->total -= a->chunk->size;
		free(a->chunk);
		a->chunk = next;
	}
	while (a->larges > larges) {
		struct large *next = a->large->next;
		a->total -= a->large->size;
		free(a->large);
		a->large = next;
		a->larges--;
	}
	if (a->large)
		a->large->prev = NULL;
}

void arena_drop(struct arena *a)
{
	if (!a)
		return;
	drop_to(a, NULL, 0);
	free(a);
}

static void *large_new(struct arena *a, size_t n)
{
	struct large *l = or_die(n > SIZE_MAX / 2 ? NULL : calloc(1, sizeof *l + n));
	*l = (struct large){ .next = a->large, .size = n };
	if (a->large)
		a->large->prev = l;
	a->large = l;
	a->larges++;
	a->total += n;
	return l->data;
}

void *arena_alloc(struct arena *a, size_t n)
{
	void *p;
	if (n >= LARGE)
		return large_new(a, n);
	n = (n + (n == 0) + ALIGN - 1) & ~(size_t)(ALIGN - 1);
	if (!a->chunk || a->used + n > a->chunk->size) {
		struct chunk *c = or_die(malloc(sizeof *c + CHUNK));
		*c = (struct chunk){ .next = a->chunk, .size = CHUNK };
		a->chunk = c;
		a->used = 0;
		a->total += CHUNK;
	}
	p = a->chunk->data + a->used;
	a->used += n;
	return memset(p, 0, n);
}

void *arena_array(struct arena *a, size_t n, size_t size)
{
	return arena_alloc(a, size && n > SIZE_MAX / 2 / size ? SIZE_MAX : n * size);
}

static void *large_grow(struct arena *a, void *p, size_t old, size_t n)
{
	struct large *l = (struct large *)((char *)p - offsetof(struct large, data));
	size_t had = l->size;
	assert(old <= had);
	if (n <= had)
		return p;
	l = or_die(n > SIZE_MAX / 2 ? NULL : realloc(l, sizeof *l + n));
	memset(l->data + old, 0, n - old);
	l->size = n;
	a->total += n - had;
	*(l->prev ? &l->prev->next : &a->large) = l;
	if (l->next)
		l->next->prev = l;
	return l->data;
}

void *arena_grow(struct arena *a, void *p, size_t old, size_t n)
{
	size_t o = (old + (old == 0) + ALIGN - 1) & ~(size_t)(ALIGN - 1);
	void *q;
	if (p && old >= LARGE)
		return large_grow(a, p, old, n);
	if (p && n < LARGE && (char *)p + o == a->chunk->data + a->used) {
		size_t more = ((n + ALIGN - 1) & ~(size_t)(ALIGN - 1)) - o;
		if (a->used + more <= a->chunk->size) {
			memset((char *)p + old, 0, o - old + more);
			a->used += more;
			return p;
		}
	}
	q = arena_alloc(a, n);
	return p ? memcpy(q, p, old) : q;
}

void *arena_more_(struct arena *a, void *v, size_t *cap, size_t size)
{
	size_t n = *cap ? *cap * 2 : 8;
	if (n > SIZE_MAX / 2 / size)
		or_die(NULL);
	v = arena_grow(a, v, *cap * size, n * size);
	*cap = n;
	return v;
}

struct str arena_str(struct arena *a, struct str s)
{
	char *p = arena_alloc(a, s.n + 1);
	if (s.n)
		memcpy(p, s.s, s.n);
	return (struct str){ p, s.n };
}

char *arena_cstr(struct arena *a, struct str s)
{
	char *p = arena_alloc(a, s.n + 1);
	return s.n ? memcpy(p, s.s, s.n) : p;
}

struct str arena_vprintf(struct arena *a, const char *fmt, va_list ap)
{
	va_list again;
	int n;
	char *p;
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	assert(n >= 0);
	p = arena_alloc(a, (size_t)n + 1);
	vsnprintf(p, (size_t)n + 1, fmt, again);
	va_end(again);
	return (struct str){ p, (size_t)n };
}

struct str arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap;
	struct str s;
	va_start(ap, fmt);
	s = arena_vprintf(a, fmt, ap);
	va_end(ap);
	return s;
}

size_t arena_size(const struct arena *a)
{
	return a->total;
}

struct arena_mark arena_mark(const struct arena *a)
{
	return (struct arena_mark){ a->chunk, a->used, a->larges };
}

void arena_reset(struct arena *a, struct arena_mark m)
{
	drop_to(a, m.chunk, m.larges);
	a->used = m.used;
}
