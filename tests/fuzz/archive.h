/* A ZIP archive of stored files, so that fuzzing reaches what lies behind the checksums. */
#ifndef FUZZ_ARCHIVE_H
#define FUZZ_ARCHIVE_H

#include "base/arena.h"

struct fuzz_file {
	const char *name;
	struct str bytes;
};

static inline uint32_t fuzz_crc(struct str s)
{
	uint32_t c = 0xffffffff;
	for (size_t i = 0; i < s.n; i++) {
		c ^= (unsigned char)s.s[i];
		for (int k = 0; k < 8; k++)
			c = c >> 1 ^ (c & 1 ? 0xEDB88320 : 0);
	}
	return ~c;
}

static inline void fuzz_number(struct buf *b, uint32_t v, int bytes)
{
	for (int i = 0; i < bytes; i++, v >>= 8) {
		char c = (char)(v & 0xff);
		buf_put(b, &c, 1);
	}
}

/* From the version on, what local and central headers have in common. */
static inline void fuzz_header(struct buf *b, const struct fuzz_file *f)
{
	fuzz_number(b, 20, 2);
	fuzz_number(b, 0, 4);
	fuzz_number(b, 0x00210000, 4);
	fuzz_number(b, fuzz_crc(f->bytes), 4);
	fuzz_number(b, (uint32_t)f->bytes.n, 4);
	fuzz_number(b, (uint32_t)f->bytes.n, 4);
	fuzz_number(b, (uint32_t)strlen(f->name), 2);
	fuzz_number(b, 0, 2);
}

static inline struct str fuzz_archive(struct arena *a, const struct fuzz_file *f, unsigned n)
{
	struct buf b = { .a = a };
	uint32_t at[16], start;
	for (unsigned i = 0; i < n; i++) {
		at[i] = (uint32_t)b.n;
		buf_put(&b, "PK\3\4", 4);
		fuzz_header(&b, &f[i]);
		buf_cstr(&b, f[i].name);
		buf_str(&b, f[i].bytes);
	}
	start = (uint32_t)b.n;
	for (unsigned i = 0; i < n; i++) {
		buf_put(&b, "PK\1\2", 4);
		fuzz_number(&b, 20, 2);
		fuzz_header(&b, &f[i]);
		fuzz_number(&b, 0, 10);
		fuzz_number(&b, at[i], 4);
		buf_cstr(&b, f[i].name);
	}
	fuzz_number(&b, 0x06054b50, 4);
	fuzz_number(&b, 0, 4);
	fuzz_number(&b, n, 2);
	fuzz_number(&b, n, 2);
	fuzz_number(&b, (uint32_t)b.n - 12 - start, 4);
	fuzz_number(&b, start, 4);
	fuzz_number(&b, 0, 2);
	return buf_get(&b);
}

/* The next part of the input, up to a byte FF. */
static inline struct str fuzz_part(const uint8_t **bytes, size_t *n)
{
	const uint8_t *end = *n ? memchr(*bytes, 0xff, *n) : NULL;
	struct str part = { (const char *)*bytes, end ? (size_t)(end - *bytes) : *n };
	size_t skip = part.n + (end != NULL);
	*bytes += skip;
	*n -= skip;
	return part;
}

#endif
