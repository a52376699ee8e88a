/* JPEG files are passed through, so what must be known is found in their markers (ITU-T T.81
 * Annex B), read to the end of the image: a file that was cut short has no EOI. */
#include "pdf/icc.h"
#include "pdf/image.h"

enum {
	SOF0 = 0xC0,
	SOF2 = 0xC2,
	DHT = 0xC4,
	DAC = 0xCC,
	RST0 = 0xD0,
	SOI = 0xD8,
	EOI = 0xD9,
	SOS = 0xDA,
	DQT = 0xDB,
	APP1 = 0xE1,
	APP2 = 0xE2,
	APP14 = 0xEE,
};

struct jpeg {
	struct arena *arena;
	const uint8_t *s;
	size_t n, at;
	struct image_jpeg *out;
	struct buf icc;
	unsigned icc_next, icc_count; /* sequence number awaited; of how many */
	bool frame, scan, quantised, icc_bad;
	const char *why;
};

static uint32_t be16(const uint8_t *p)
{
	return (uint32_t)p[0] << 8 | p[1];
}

/* Numbers of a TIFF, in its own byte order. */
static uint32_t tiff(const uint8_t *p, int bytes, bool big)
{
	uint32_t v = 0;

	for (int i = 0; i < bytes; i++)
		v |= (uint32_t)p[i] << 8 * (big ? bytes - 1 - i : i);
	return v;
}

/* The orientation from the first directory of an Exif segment; 1 when there is none. */
static int orientation(const uint8_t *p, size_t n)
{
	uint32_t at, count;
	bool big;

	if (n < 14 || memcmp(p, "Exif\0", 6) != 0)
		return 1;
	p += 6;
	n -= 6;
	big = p[0] == 'M';
	at = tiff(p + 4, 4, big);
	if (at > n - 2)
		return 1;
	count = tiff(p + at, 2, big);
	at += 2;
	for (; count > 0 && n - at >= 12 && at <= n; count--, at += 12) {
		uint32_t value = tiff(p + at + 8, 2, big);
		if (tiff(p + at, 2, big) == 0x112)
			return value >= 1 && value <= 8 ? (int)value : 1;
	}
	return 1;
}

/* A profile may be spread over segments, numbered from 1. */
static void take_profile(struct jpeg *j, const uint8_t *p, size_t n)
{
	if (n < 14 || memcmp(p, "ICC_PROFILE", 12) != 0)
		return;
	if (p[12] != j->icc_next + 1 || (j->icc_count && p[13] != j->icc_count)) {
		j->icc_bad = true;
		return;
	}
	j->icc_next = p[12];
	j->icc_count = p[13];
	buf_put(&j->icc, p + 14, n - 14);
}

static void take_frame(struct jpeg *j, const uint8_t *p, size_t n)
{
	struct image_jpeg *o = j->out;

	if (j->frame)
		j->why = "it holds more than one frame";
	else if (n < 6 || n < 6 + 3 * (size_t)p[5])
		j->why = "its frame header is cut short";
	else if (p[0] != 8)
		j->why = "its samples are not 8 bits deep";
	else if (p[5] != 1 && p[5] != 3 && p[5] != 4)
		j->why = "it has neither 1, 3 nor 4 channels";
	if (j->why)
		return;
	j->frame = true;
	o->height = be16(p + 1);
	o->width = be16(p + 3);
	o->channels = p[5];
	o->rgb = p[5] == 3 && p[6] == 'R' && p[9] == 'G' && p[12] == 'B';
	if (o->width == 0 || o->height == 0)
		j->why = "it has no size";
	else if (!image_fits(o->width, o->height))
		j->why = "it is larger than pictures may be";
}

/* A marker segment without its length. */
static void take_segment(struct jpeg *j, uint8_t marker, const uint8_t *p, size_t n)
{
	if (marker >= SOF0 && marker <= SOF2)
		take_frame(j, p, n);
	else if (marker > SOF2 && marker < 0xD0 && marker != DHT && marker != 0xC8)
		j->why = "its coding is not one that PDF readers know";
	else if (marker == DQT)
		j->quantised = true;
	else if (marker == APP1 && j->out->orientation == 0 && n > 6 && memcmp(p, "Exif", 4) == 0)
		j->out->orientation = orientation(p, n);
	else if (marker == APP2)
		take_profile(j, p, n);
	else if (marker == APP14 && n >= 12 && memcmp(p, "Adobe", 5) == 0)
		j->out->adobe = true;
	else if (marker == SOS && (!j->frame || !j->quantised))
		j->why = "its image data comes before its tables";
	j->scan = j->scan || marker == SOS;
}

/* Over entropy-coded data, to the next marker that is neither stuffing nor a restart. */
static void skip_scan(struct jpeg *j)
{
	while (j->n - j->at >= 2) {
		const uint8_t *p = memchr(j->s + j->at, 0xFF, j->n - j->at - 1);
		if (!p) {
			j->at = j->n;
			return;
		}
		j->at = (size_t)(p - j->s);
		if (p[1] != 0 && p[1] != 0xFF && (p[1] < RST0 || p[1] >= SOI))
			return;
		j->at += p[1] == 0xFF ? 1 : 2;
	}
	j->at = j->n;
}

/* One marker and what belongs to it; false at the end. */
static bool step(struct jpeg *j)
{
	uint8_t marker;
	size_t n;

	while (j->at + 1 < j->n && j->s[j->at] == 0xFF && j->s[j->at + 1] == 0xFF)
		j->at++;
	if (j->n - j->at < 2 || j->s[j->at] != 0xFF) {
		j->why = "it is cut short or damaged";
		return false;
	}
	marker = j->s[j->at + 1];
	j->at += 2;
	if (marker == EOI)
		return false;
	n = j->n - j->at >= 2 ? be16(j->s + j->at) : 0;
	if (n < 2 || n > j->n - j->at) {
		j->why = "it is cut short or damaged";
		return false;
	}
	take_segment(j, marker, j->s + j->at + 2, n - 2);
	j->at += n;
	if (marker == SOS && !j->why)
		skip_scan(j);
	return !j->why;
}

const char *pdf_jpeg(struct arena *arena, struct str bytes, struct image_jpeg *out)
{
	struct jpeg j = { .arena = arena,
		.s = (const uint8_t *)bytes.s,
		.n = bytes.n,
		.at = 2,
		.out = out,
		.icc = { .a = arena } };

	*out = (struct image_jpeg){ 0 };
	if (bytes.n < 4 || j.s[0] != 0xFF || j.s[1] != SOI)
		return "it does not begin as a JPEG file";
	while (step(&j))
		;
	if (!j.why && !j.scan)
		j.why = "it holds no image data";
	if (out->orientation == 0)
		out->orientation = 1;
	if (!j.icc_bad && j.icc_next == j.icc_count && icc_usable(buf_get(&j.icc), out->channels))
		out->icc = buf_get(&j.icc);
	out->size = j.at;
	return j.why;
}
