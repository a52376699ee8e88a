#include "base/digest.h"

#include <md5.h>
#include <sha1.h>
#include <sha2.h>

struct digest {
	MD5_CTX md5;
};

void digest_md5(struct str bytes, uint8_t out[16])
{
	MD5_CTX c;
	MD5Init(&c);
	MD5Update(&c, (const uint8_t *)bytes.s, bytes.n);
	MD5Final(out, &c);
}

void digest_sha256(struct str bytes, uint8_t out[32])
{
	SHA2_CTX c;
	SHA256Init(&c);
	SHA256Update(&c, (const uint8_t *)bytes.s, bytes.n);
	SHA256Final(out, &c);
}

struct str digest_uuid(struct arena *a, struct str space, struct str name)
{
	static const char hex[] = "0123456789abcdef";
	struct buf b = { .a = a };
	uint8_t h[SHA1_DIGEST_LENGTH];
	SHA1_CTX c;
	SHA1Init(&c);
	SHA1Update(&c, (const uint8_t *)space.s, space.n);
	SHA1Update(&c, (const uint8_t *)name.s, name.n);
	SHA1Final(h, &c);
	h[6] = (uint8_t)((h[6] & 0x0F) | 0x50);
	h[8] = (uint8_t)((h[8] & 0x3F) | 0x80);
	for (int i = 0; i < 16; i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			buf_cstr(&b, "-");
		buf_put(&b, (char[]){ hex[h[i] >> 4], hex[h[i] & 15] }, 2);
	}
	return buf_get(&b);
}

struct digest *digest_new(struct arena *a)
{
	struct digest *d = ARENA_NEW(a, struct digest);
	MD5Init(&d->md5);
	return d;
}

void digest_add(struct digest *d, const void *p, size_t n)
{
	MD5Update(&d->md5, p, n);
}

void digest_end(struct digest *d, uint8_t out[16])
{
	MD5Final(out, &d->md5);
}
