/* The headers of PNG (ISO/IEC 15948) and JPEG (ITU-T T.81), read as far as a back end relies on
 * them. */
#include "read/inside.h"

enum { SIDE_MAX = 32768, PIXELS_MAX = 100000000 };

static uint32_t big(const unsigned char *p, int n)
{
	uint32_t v = 0;
	for (int i = 0; i < n; i++)
		v = v << 8 | p[i];
	return v;
}

static bool sized(struct image *m, uint32_t w, uint32_t h)
{
	m->width = w;
	m->height = h;
	return w && h && w <= SIDE_MAX && h <= SIDE_MAX && (uint64_t)w * h <= PIXELS_MAX;
}

/* Bit depths that each colour type allows, a bit for each. */
static bool png_colours(unsigned type, unsigned depth)
{
	static const uint32_t depths[7] = {
		[0] = 0x10116, [2] = 0x10100, [3] = 0x116, [4] = 0x10100, [6] = 0x10100
	};
	return type < 7 && depth <= 16 && (depths[type] >> depth & 1);
}

/* The chunks must follow each other up to IEND, with picture data among them. */
static bool png_chunks(const unsigned char *p, size_t n)
{
	bool data = false;
	for (size_t i = 8; i + 12 <= n;) {
		size_t length = big(p + i, 4);
		if (length > n - i - 12)
			return false;
		if (memcmp(p + i + 4, "IDAT", 4) == 0)
			data = true;
		if (memcmp(p + i + 4, "IEND", 4) == 0)
			return data;
		i += length + 12;
	}
	return false;
}

static bool png(struct image *m, const unsigned char *p, size_t n)
{
	if (n < 33 || memcmp(p + 8, "\0\0\0\rIHDR", 8) != 0)
		return false;
	m->type = IMAGE_PNG;
	return sized(m, big(p + 16, 4), big(p + 20, 4)) && png_colours(p[25], p[24]) &&
	       p[26] == 0 && p[27] == 0 && p[28] <= 1 && png_chunks(p, n);
}

/* SOF0 to SOF15 except DHT, JPG and DAC; arithmetic coding (9 to 15) is not for PDF. */
static bool jpeg_frame(unsigned marker)
{
	return marker >= 0xc0 && marker <= 0xc2;
}

static bool jpeg(struct image *m, const unsigned char *p, size_t n)
{
	bool framed = false;
	m->type = IMAGE_JPEG;
	for (size_t i = 2; i + 4 <= n;) {
		unsigned marker = p[i + 1];
		size_t length = big(p + i + 2, 2);
		if (p[i] != 0xff)
			return false;
		if (marker == 0xff) {
			i++;
			continue;
		}
		if (length < 2 || length > n - i - 2)
			return false;
		if (jpeg_frame(marker)) {
			const unsigned char *f = p + i + 4;
			if (framed || length < 8 || f[0] != 8 ||
				!(f[5] == 1 || f[5] == 3 || f[5] == 4) ||
				length != 8u + 3u * f[5] || !sized(m, big(f + 3, 2), big(f + 1, 2)))
				return false;
			framed = true;
		} else if (marker == 0xda) {
			return framed;
		}
		i += length + 2;
	}
	return false;
}

bool read_image_header(struct image *m)
{
	const unsigned char *p = (const unsigned char *)m->bytes.s;
	if (m->bytes.n >= 8 && memcmp(p, "\x89PNG\r\n\x1a\n", 8) == 0)
		return png(m, p, m->bytes.n);
	if (m->bytes.n >= 4 && memcmp(p, "\xff\xd8\xff", 3) == 0)
		return jpeg(m, p, m->bytes.n);
	return false;
}
