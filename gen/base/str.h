/* Slices of UTF-8.
 *
 * A `struct str` borrows its bytes: whoever made it (usually an arena) owns them. `s` may hold NULs
 * and need not end in one, unless the function that returned it says so; the empty slice may have s
 * == NULL. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct str {
	const char *s;
	size_t n;
};

#define STR(lit)   ((struct str){ "" lit, sizeof(lit) - 1 })
#define STR_ARG(x) (int)(x).n, (x).s ? (x).s : "" /* for "%.*s" */

static inline struct str str_of(const char *c)
{
	return (struct str){ c, c ? strlen(c) : 0 };
}

static inline bool str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.s, b.s, a.n) == 0);
}

static inline bool str_is(struct str a, const char *c)
{
	return str_eq(a, str_of(c));
}

/* Byte order, then length: the order every sorted list of ours is in, whatever the locale. */
int str_cmp(struct str a, struct str b);

bool str_starts(struct str a, const char *prefix);
bool str_ends(struct str a, const char *suffix);

/* Without XML white space (space, tab, CR, LF) at both ends. */
struct str str_trim(struct str a);

/* Its first n bytes at most; no character is cut. */
struct str str_head(struct str a, size_t n);

/* The next white-space separated word, which is cut from the front of *rest; empty at the end. */
struct str str_word(struct str *rest);

/* How many insertions, deletions, replacements and swaps of neighbouring bytes make b of a (optimal
 * string alignment: no byte is touched twice): for guessing what was meant. At most STR_NEAR bytes
 * each, which bounds the cost; STR_NEAR + 1 when one is longer. */
enum { STR_NEAR = 40 };
size_t str_distance(struct str a, struct str b);

/* 64 bits of FNV-1a: for tables and for names derived from content, not against an adversary. */
uint64_t str_hash(struct str a, uint64_t seed);

/* The character at s[*i] (i < n), *i moved behind it. A byte that begins no well-formed UTF-8
 * sequence (RFC 3629: no overlong form, no surrogate, nothing over U+10FFFF) is returned as U+FFFD,
 * one byte wide. */
uint32_t str_next(struct str a, size_t *i);

/* UTF-8 of one character into out[4]; returns its length, 1 to 4. U+FFFD for what is no scalar
 * value. */
size_t str_put(char out[4], uint32_t c);

/* Offset of the first byte that is not well-formed UTF-8; a.n when all of it is. */
size_t str_check(struct str a);

#endif
