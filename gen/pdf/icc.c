#include "pdf/icc.h"

/* Big-endian numbers as ICC.1:2010 has them; s15Fixed16 is a number of 65536ths. */
static void put32(struct buf *b, uint32_t v)
{
	buf_put(b,
		(uint8_t[]){
			(uint8_t)(v >> 24), (uint8_t)(v >> 16), (uint8_t)(v >> 8), (uint8_t)v },
		4);
}

static void put_all(struct buf *b, const uint32_t *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		put32(b, v[i]);
}

static void put_tag(struct buf *b, const char *four)
{
	buf_put(b, four, 4);
}

/* multiLocalizedUnicodeType with one record, enUS, of ASCII text. */
static void put_text(struct buf *b, const char *text)
{
	uint32_t n = (uint32_t)strlen(text);

	put_tag(b, "mluc");
	put_all(b, (const uint32_t[]){ 0, 1, 12 }, 3);
	put_tag(b, "enUS");
	put_all(b, (const uint32_t[]){ 2 * n, 28 }, 2);
	for (uint32_t i = 0; i < n; i++)
		buf_put(b, (const char[]){ 0, text[i] }, 2);
	while (b->n % 4)
		buf_put(b, "", 1);
}

static void put_xyz(struct buf *b, uint32_t x, uint32_t y, uint32_t z)
{
	put_tag(b, "XYZ ");
	put_all(b, (const uint32_t[]){ 0, x, y, z }, 4);
}

/* The parts in the order of the tag table; each tag's data begins at a multiple of four. */
enum part { DESC, INKS, CPRT, WTPT, CHAD, RED, GREEN, BLUE, CURVE, TABLE, PARTS };

static void put16(struct buf *b, uint32_t v)
{
	buf_put(b, (uint8_t[]){ (uint8_t)(v >> 8), (uint8_t)v }, 2);
}

/* Light let through by an ink of 8 bits, as 16: sRGB's curve of what is left of white, by the
 * cubic 0.3053 s³ + 0.6822 s² + 0.0125 s, which stays within 0.3 % of it. */
static uint32_t light(uint32_t ink)
{
	uint64_t s = 255 - ink, cube = s * s * s * 3053, square = s * s * 255 * 6822;
	uint64_t line = s * 255 * 255 * 125, one = UINT64_C(255) * 255 * 255 * 10000;

	return (uint32_t)(((cube + square + line) * 65535 + one / 2) / one);
}

/* lut16Type: four curves from ink to light, then the sixteen corners of inks on or off. Red light
 * is what cyan and black let through, and so on: linear in each, which is what a CMM does between
 * corners. */
static void put_table(struct buf *b)
{
	static const uint32_t colour[3][3] = { { 0x6FA2, 0x38F5, 0x390 },
		{ 0x6299, 0xB785, 0x18DA }, { 0x24A0, 0xF84, 0xB6CF } };

	put_tag(b, "mft2");
	put_all(b, (const uint32_t[]){ 0, 0x04030200, 65536, 0, 0, 0, 65536, 0, 0, 0, 65536 }, 11);
	put16(b, 256);
	put16(b, 2);
	for (uint32_t i = 0; i < 4 * 256; i++)
		put16(b, light(i % 256));
	for (unsigned corner = 0; corner < 16; corner++) {
		for (int axis = 0; axis < 3; axis++) {
			uint32_t sum = 0;
			for (int ink = 0; ink < 3; ink++)
				if (corner & 1 && corner >> (3 - ink) & 1)
					sum += colour[ink][axis];
			put16(b, sum / 2); /* u1Fixed15 */
		}
	}
	for (int i = 0; i < 3; i++)
		put32(b, 0xFFFF);
}

static void put_part(struct buf *b, enum part part)
{
	static const uint32_t adapt[] = { 0, 0x10C42, 0x5DE, 0xFFFFF325, 0x793, 0xFD90, 0xFFFFFBA2,
		0xFFFFFDA2, 0x3DC, 0xC06E }; /* D65 to D50, Bradford */
	static const uint32_t curve[] = { 0, 3u << 16, 0x26666, 0xF2A7, 0xD59, 0x13D0, 0xA5B };

	switch (part) {
	case DESC:
		put_text(b, "sRGB IEC61966-2.1");
		break;
	case INKS:
		put_text(b, "Ideal process inks");
		break;
	case CPRT:
		put_text(b, "No copyright, use freely");
		break;
	case WTPT:
		put_xyz(b, 0xF6D6, 0x10000, 0xD32D);
		break;
	case CHAD:
		put_tag(b, "sf32");
		put_all(b, adapt, 10);
		break;
	case RED:
		put_xyz(b, 0x6FA2, 0x38F5, 0x390);
		break;
	case GREEN:
		put_xyz(b, 0x6299, 0xB785, 0x18DA);
		break;
	case BLUE:
		put_xyz(b, 0x24A0, 0xF84, 0xB6CF);
		break;
	case CURVE:
		put_tag(b, "para");
		put_all(b, curve, 7);
		break;
	case TABLE:
		put_table(b);
		break;
	case PARTS:
		break;
	}
}

static void put_header(struct buf *b, uint32_t size, const char *class, const char *space)
{
	put_all(b, (const uint32_t[]){ size, 0, 0x04300000 }, 3);
	put_tag(b, class);
	put_tag(b, space);
	put_tag(b, "XYZ ");
	/* a date that stays: the day on which IEC 61966-2-1 came out */
	put_all(b, (const uint32_t[]){ 1999 << 16 | 10, 18 << 16, 0 }, 3);
	put_tag(b, "acsp");
	put_all(b, (const uint32_t[]){ 0, 0, 0, 0, 0, 0, 0 }, 7);
	put_all(b, (const uint32_t[]){ 0xF6D6, 0x10000, 0xD32D }, 3);
	for (int i = 0; i < 12; i++)
		put32(b, 0);
}

struct tag {
	char name[5];
	enum part part;
};

/* Header, tag table, and the parts in the order of their enum; tags may share one. */
static struct str profile(
	struct arena *arena, const char *kind, const struct tag *tag, uint32_t tags)
{
	struct buf data = { .a = arena }, all = { .a = arena };
	uint32_t at[PARTS + 1] = { 0 }, start = 128 + 4 + 12 * tags;
	bool wanted;

	for (int p = 0; p < PARTS; p++) {
		wanted = false;
		for (uint32_t i = 0; i < tags; i++)
			wanted = wanted || tag[i].part == (enum part)p;
		if (wanted)
			put_part(&data, (enum part)p);
		at[p + 1] = (uint32_t)data.n;
	}
	put_header(&all, start + (uint32_t)data.n, kind, kind + 4);
	put32(&all, tags);
	for (uint32_t i = 0; i < tags; i++) {
		put_tag(&all, tag[i].name);
		put32(&all, start + at[tag[i].part]);
		put32(&all, at[tag[i].part + 1] - at[tag[i].part]);
	}
	buf_str(&all, buf_get(&data));
	return buf_get(&all);
}

struct str icc_srgb(struct arena *arena)
{
	static const struct tag tags[] = { { "desc", DESC }, { "cprt", CPRT }, { "wtpt", WTPT },
		{ "chad", CHAD }, { "rXYZ", RED }, { "gXYZ", GREEN }, { "bXYZ", BLUE },
		{ "rTRC", CURVE }, { "gTRC", CURVE }, { "bTRC", CURVE } };

	return profile(arena, "mntrRGB ", tags, sizeof tags / sizeof *tags);
}

struct str icc_cmyk(struct arena *arena)
{
	static const struct tag tags[] = { { "desc", INKS }, { "cprt", CPRT }, { "wtpt", WTPT },
		{ "chad", CHAD }, { "A2B0", TABLE } };

	return profile(arena, "scnrCMYK", tags, sizeof tags / sizeof *tags);
}

bool icc_usable(struct str p, int components)
{
	const char *space = components == 1 ? "GRAY" : components == 3 ? "RGB " : "CMYK";
	const unsigned char *s = (const unsigned char *)p.s;
	static const char classes[][5] = { "mntr", "scnr", "prtr", "spac" };
	bool known = false;
	uint32_t size;

	if (p.n < 132 || memcmp(p.s + 36, "acsp", 4) != 0 || memcmp(p.s + 16, space, 4) != 0)
		return false;
	size = (uint32_t)s[0] << 24 | (uint32_t)s[1] << 16 | (uint32_t)s[2] << 8 | s[3];
	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
		known = known || memcmp(p.s + 12, classes[i], 4) == 0;
	return known && size == p.n && (s[8] == 2 || s[8] == 4);
}
