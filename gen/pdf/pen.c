/* The pen.
 *
 * The problem: glyphs must stand where the page says, to a thousandth of a point over a whole line,
 * in few bytes.
 *
 * The method: the viewer's pen is simulated. Inside a TJ array all is counted in 1/10000 em, the
 * precision in which W states widths and in which moves are printed, so the simulation is exact;
 * where the glyph wanted stands elsewhere than the pen, the difference is one number in the array.
 * Between arrays (another font, size, rise or scaling) the pen is kept in 1/65536000 pt. Each line
 * begins with a Td relative to the last line's beginning, both rounded to millipoints from the true
 * position, so nothing adds up.
 *
 * Letters that a justified line sets apart are Tc, one number for the line, which the simulation
 * adds behind each glyph. It is in points, so it follows the size.
 *
 * Refused: a text matrix for each word (three times the bytes), Tw (it does not apply to two-byte
 * codes), and Tc for tracking (it counts glyphs where tracking counts clusters). */
#include "pdf/pen.h"
#include "pdf/put.h"

enum {
	UNITS = 10000,    /* of an array in an em */
	FINE_MPT = 65536, /* fine units in a millipoint */
	SLACK = 1,        /* units that the pen may be off */
};

static void put(struct pen *p, const char *s)
{
	buf_cstr(&p->b, s);
}

/* The array's units as fine ones; Th scales both glyphs and adjustments. */
static int64_t to_fine(const struct pen *p, int64_t units)
{
	return len_scale(units, p->size * (1000 + p->expand), UNITS);
}

int64_t pen_units(const struct pen *p, int64_t fine)
{
	return len_scale(fine, UNITS, p->size * (1000 + p->expand));
}

void pen_end_array(struct pen *p)
{
	if (!p->in_array)
		return;
	put(p, p->in_string ? ")]TJ\n" : "]TJ\n");
	p->in_array = p->in_string = false;
	p->x += to_fine(p, p->units);
	p->units = 0;
}

void pen_begin_text(struct pen *p)
{
	if (p->in_text)
		return;
	put(p, "BT\n");
	p->in_text = true;
	p->line_x = p->line_y = 0;
}

void pen_end_text(struct pen *p)
{
	pen_end_array(p);
	if (p->in_text)
		put(p, "ET\n");
	p->in_text = false;
}

/* A line of it is right to a ten-thousandth of a point. */
static void put_spacing(struct pen *p)
{
	put_micro(&p->b, len_scale(p->size, p->letters * INT64_C(1000), SP_PT));
	put(p, " Tc\n");
}

void pen_font(struct pen *p, uint32_t resource, sp size)
{
	if (p->resource == resource && p->size == size)
		return;
	pen_end_array(p);
	put(p, "/F");
	buf_int(&p->b, resource);
	put(p, " ");
	put_milli(&p->b, len_mpt(size));
	put(p, " Tf\n");
	p->resource = resource;
	p->size = size;
	if (p->letters)
		put_spacing(p);
}

void pen_rise(struct pen *p, sp rise)
{
	if (p->rise == rise)
		return;
	pen_end_array(p);
	put_milli(&p->b, len_mpt(rise));
	put(p, " Ts\n");
	p->rise = rise;
}

void pen_expand(struct pen *p, int expand)
{
	if (p->expand == expand)
		return;
	pen_end_array(p);
	put_tenth(&p->b, 1000 + expand);
	put(p, " Tz\n");
	p->expand = expand;
}

void pen_letters(struct pen *p, int letters)
{
	if (p->letters == letters)
		return;
	pen_end_array(p);
	p->letters = letters;
	put_spacing(p);
}

void pen_colour(struct pen *p, uint32_t colour)
{
	const uint32_t part[3] = { colour >> 16 & 255, colour >> 8 & 255, colour & 255 };
	bool grey = part[0] == part[1] && part[1] == part[2];

	if (p->colour == colour)
		return;
	pen_end_array(p);
	for (int i = 0; i < (grey ? 1 : 3); i++) {
		put_milli(&p->b, (part[i] * 1000 + 127) / 255);
		put(p, " ");
	}
	put(p, grey ? "g\n" : "rg\n");
	p->colour = colour;
}

void pen_move(struct pen *p, int64_t fine, sp y)
{
	int64_t x = len_scale(fine, 1, FINE_MPT), down = len_mpt(p->height - y);

	pen_end_array(p);
	put_milli(&p->b, x - p->line_x);
	put(p, " ");
	put_milli(&p->b, down - p->line_y);
	put(p, " Td\n");
	p->line_x = x;
	p->line_y = down;
	p->x = x * FINE_MPT;
}

int64_t pen_gap(struct pen *p, int64_t want)
{
	int64_t by = p->units - want;

	if (by >= -SLACK && by <= SLACK)
		return 0;
	if (by - p->gap < -SLACK || by - p->gap > SLACK)
		p->gap = by;
	return p->gap;
}

void pen_code(struct buf *b, const struct font_glyph *g, int64_t left)
{
	char t[4];
	size_t n = 0;

	if (left) {
		buf_put(b, ")", 1);
		put_tenth(b, left);
		buf_put(b, "(", 1);
	}
	for (int shift = 8; shift >= 0; shift -= 8) {
		char byte = (char)(g->code >> shift & 255);
		if (byte == '(' || byte == ')' || byte == '\\' || byte == '\r')
			t[n++] = '\\';
		if (byte == '\r')
			byte = 'r';
		t[n++] = byte;
	}
	buf_put(b, t, n);
}

/* Into a string, behind a move: what is shown next may follow. */
static void open_string(struct pen *p, int64_t left)
{
	if (!p->in_array)
		buf_put(&p->b, "[", 1);
	else if (p->in_string && left)
		buf_put(&p->b, ")", 1);
	if (left)
		put_tenth(&p->b, left);
	if (!p->in_string || left)
		buf_put(&p->b, "(", 1);
	p->in_array = p->in_string = true;
	p->units -= left;
}

void pen_show(struct pen *p, const struct font_glyph *g, int64_t left)
{
	open_string(p, left);
	pen_code(&p->b, g, 0);
	p->units += g->width + PEN_LETTER * p->letters;
}

void pen_word(struct pen *p, const struct font_run *run, size_t glyphs, int64_t left)
{
	open_string(p, left);
	buf_str(&p->b, run->codes);
	p->units += run->units + PEN_LETTER * p->letters * (int64_t)glyphs;
}
