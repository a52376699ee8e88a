#include "pdf/cff.h"

/* A cursor that goes bad at the end of the table, and reads zeros from there. */
struct cff {
	struct str t;
	size_t at;
	bool bad;
};

static uint32_t number(struct cff *c, int bytes)
{
	uint32_t v = 0;

	for (int i = 0; i < bytes; i++) {
		if (c->at >= c->t.n) {
			c->bad = true;
			return 0;
		}
		v = v << 8 | (unsigned char)c->t.s[c->at++];
	}
	return v;
}

/* Reads an INDEX and stands behind it; *first gets its first element. */
static void read_index(struct cff *c, struct str *first)
{
	uint32_t count = number(c, 2), size, one, two, last;
	size_t offsets, data;

	*first = (struct str){ NULL, 0 };
	if (count == 0 || c->bad)
		return;
	size = number(c, 1);
	if (size < 1 || size > 4) {
		c->bad = true;
		return;
	}
	offsets = c->at;
	one = number(c, (int)size);
	two = number(c, (int)size);
	c->at = offsets + (size_t)count * size;
	last = number(c, (int)size);
	data = c->at - 1; /* offsets count from the byte before the data */
	if (c->bad || one < 1 || two < one || last < two || c->t.n - data < last) {
		c->bad = true;
		return;
	}
	*first = (struct str){ c->t.s + data + one, two - one };
	c->at = data + last;
}

/* One operand of a DICT whose first byte is b0 (table 3 of the note); reals are skipped. */
static int64_t operand(struct cff *d, uint32_t b0)
{
	if (b0 == 28)
		return (int16_t)number(d, 2);
	if (b0 == 29)
		return (int32_t)number(d, 4);
	if (b0 == 30) {
		while (!d->bad && (number(d, 1) & 15) != 15)
			;
		return 0;
	}
	if (b0 <= 246)
		return (int64_t)b0 - 139;
	if (b0 <= 250)
		return ((int64_t)b0 - 247) * 256 + number(d, 1) + 108;
	return -((int64_t)b0 - 251) * 256 - number(d, 1) - 108;
}

/* Offset of the charset from a Top DICT; CID-keyed ones begin with the operator ROS. */
static int64_t charset_at(struct str dict)
{
	struct cff d = { .t = dict };
	int64_t value = 0, charset = -1;
	bool ros = false;

	while (!d.bad && d.at < dict.n) {
		uint32_t b = number(&d, 1);
		if (b == 12)
			ros = number(&d, 1) == 30 || ros;
		else if (b == 15)
			charset = value;
		else if (b >= 28)
			value = operand(&d, b);
	}
	return ros && !d.bad ? charset : -1;
}

bool cff_cids(struct str table, uint16_t *cid, uint32_t glyphs)
{
	struct cff c = { .t = table, .at = 2 };
	struct str ignored, top;
	int64_t charset;
	uint32_t format, n = 1;

	c.at = number(&c, 1); /* header size */
	read_index(&c, &ignored);
	read_index(&c, &top);
	charset = c.bad ? -1 : charset_at(top);
	if (charset <= 2) /* the predefined ones are not for CIDs */
		return false;
	c.at = (size_t)charset;
	format = number(&c, 1);
	if (glyphs > 0)
		cid[0] = 0;
	while (n < glyphs && !c.bad && format <= 2) {
		uint32_t first = number(&c, 2), left = format ? number(&c, (int)format) : 0;
		for (uint32_t i = 0; i <= left && n < glyphs; i++)
			cid[n++] = (uint16_t)(first + i);
	}
	return !c.bad && n >= glyphs;
}
