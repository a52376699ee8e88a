/* What a word begins and ends with, so that its likeness to a word stacked over it is told by two
 * comparisons. Capitals are like small letters; points, quotes and spaces are left out. */
#include "text/inside.h"

/* A letter or figure as a byte; 0 for what is none. Of other scripts than ours two letters may have
 * the same byte, which does no harm. */
static uint8_t byte_of(uint32_t c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z'                               ? (uint8_t)(c | 32)
		       : (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? (uint8_t)c
									  : 0;
	if (c < 0xc0 || (c >= 0x2000 && c < 0x2c00))
		return 0;
	if ((c < 0xdf && c != 0xd7) || (c >= 0x391 && c < 0x3aa) || (c >= 0x410 && c < 0x430))
		c += 32;
	return (uint8_t)(c ^ c >> 8) ? (uint8_t)(c ^ c >> 8) : 1;
}

uint64_t edge_head(struct str t)
{
	uint64_t h = 0;
	int shift = 0;
	for (size_t i = 0; i < t.n && shift < 64;) {
		uint8_t c = byte_of(str_next(t, &i));
		h |= (uint64_t)c << shift;
		shift += c ? 8 : 0;
	}
	return h;
}

uint64_t edge_tail(struct str t)
{
	uint64_t h = 0;
	int shift = 0;
	for (size_t i = t.n; i > 0 && shift < 64;) {
		do
			i--;
		while (i > 0 && ((unsigned char)t.s[i] & 0xc0) == 0x80);
		size_t at = i;
		uint8_t c = byte_of(str_next(t, &at));
		h |= (uint64_t)c << shift;
		shift += c ? 8 : 0;
	}
	return h;
}
