/* Memory: one arena per product.
 *
 * A stage makes an arena, allocates all of its product from it and gives both up at once.
 *Allocation cannot fail: running out of memory (or passing the limit below) says so and exits with
 *status 2, the one place where that happens. Nothing from an arena is freed by itself;
 *`arena_mark`/`arena_reset` give back a stretch of scratch work.
 *
 *	struct arena *a = arena_new();
 *	struct thing *t = ARENA_NEW(a, struct thing);      zeroed
 *	VEC(struct thing) v = { 0 };
 *	*VEC_PUSH(a, &v) = (struct thing){ ... };          v.v[0 .. v.n)
 *	arena_drop(a);
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/str.h"

#include <stdarg.h>

struct arena;

struct arena *arena_new(void);
void arena_drop(struct arena *); /* NULL is allowed */

/* n zeroed bytes aligned for any type; never NULL. arena_array guards n × size against overflow. */
void *arena_alloc(struct arena *, size_t n);
void *arena_array(struct arena *, size_t n, size_t size);

/* p (old bytes, from this arena, or NULL) with room for n >= old, the new part zeroed. In place
 * when p was the newest allocation or is large; p must not be used afterwards. */
void *arena_grow(struct arena *, void *p, size_t old, size_t n);

/* Copies, with a NUL behind them that n does not count. */
struct str arena_str(struct arena *, struct str);
char *arena_cstr(struct arena *, struct str);
struct str arena_vprintf(struct arena *, const char *fmt, va_list)
	__attribute__((format(printf, 2, 0), nonnull(2)));
struct str arena_printf(struct arena *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Bytes taken from the system by this arena now. */
size_t arena_size(const struct arena *);

/* Everything allocated after the mark is given back by the reset. Marks nest. What was allocated
 * before a mark must not grow (buf, VEC, map included) until its reset: give scratch work an arena
 * or marks of its own. */
struct arena_mark {
	void *chunk;
	size_t used, larges;
};
struct arena_mark arena_mark(const struct arena *);
void arena_reset(struct arena *, struct arena_mark);

#define ARENA_NEW(a, T)      ((T *)arena_alloc((a), sizeof(T)))
#define ARENA_ARRAY(a, n, T) ((T *)arena_array((a), (n), sizeof(T)))

/* A growing array of T in an arena. VEC_PUSH gives the address of a new zeroed last element;
 * addresses of elements do not survive a push. */
#define VEC(T)                 \
	struct {               \
		T *v;          \
		size_t n, cap; \
	}
#define VEC_PUSH(a, x)                                                                             \
	((x)->n == (x)->cap ? (void)((x)->v = arena_more_((a), (x)->v, &(x)->cap, sizeof *(x)->v)) \
			    : (void)0,                                                             \
		&(x)->v[(x)->n++])
void *arena_more_(struct arena *, void *v, size_t *cap, size_t size);

/* Growing bytes in an arena, for text that is built piece by piece. b->s is NUL-terminated after
 * each call. */
struct buf {
	struct arena *a;
	char *s;
	size_t n, cap;
};
void buf_put(struct buf *, const void *p, size_t n);
void buf_str(struct buf *, struct str);
void buf_cstr(struct buf *, const char *);
void buf_char(struct buf *, uint32_t c); /* as UTF-8 */
void buf_int(struct buf *, int64_t);
void buf_printf(struct buf *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
static inline struct str buf_get(const struct buf *b)
{
	return (struct str){ b->s, b->n };
}

/* A table from byte strings to pointers, in an arena; keys are borrowed and must outlive it.
 * Zero-initialise, set a. map_put replaces. Iteration is over map->key/val in the order of first
 * insertion: deterministic. */
struct map {
	struct arena *a;
	struct str *key;
	void **val;
	uint32_t *slot;
	size_t n, cap, nslot;
};
void *map_get(const struct map *, struct str key); /* NULL when absent */
void map_put(struct map *, struct str key, void *val);

#endif
