/* Colours that stay legible.
 *
 * A layout's colours are chosen for paper. On a screen the same book is white, sepia or black, as
 * its reader likes, and WCAG asks 4.5 to 1 of text (1.4.3). So each colour is used as it is where
 * it has that contrast, else moved towards black (light screens) or white (dark ones) until it has.
 * Mixing keeps the hue well enough for an accent; a walk through a perceptual space would need
 * floating point, which may differ in the last bit from machine to machine, and the bytes with it.
 *
 * Linear light from sRGB is Hejl's and Chilliant's cubic, within 0.002 of the standard's piecewise
 * curve, in whole numbers. */
#include "epub/book.h"

enum { LIGHT = 0xFFFFFF, DARK = 0x1C1C1C };

static int channel(uint32_t colour, int shift)
{
	return (int)(colour >> shift & 0xFF);
}

/* Relative luminance in millionths. */
static int64_t luminance(uint32_t colour)
{
	static const int weight[] = { 2126, 7152, 722 };
	int64_t sum = 0;
	for (int i = 0; i < 3; i++) {
		int64_t c = channel(colour, 16 - 8 * i);
		int64_t linear = 305306 * c * c * c / (255 * 255 * 255) +
				 682171 * c * c / (255 * 255) + 12523 * c / 255;
		sum += linear * weight[i];
	}
	return sum / 10000;
}

static bool legible(uint32_t a, uint32_t b)
{
	int64_t x = luminance(a) + 50000, y = luminance(b) + 50000;
	return (x > y ? x : y) * 10 >= (x > y ? y : x) * 45;
}

/* step/32 of the way from colour to black or white. */
static uint32_t mix(uint32_t colour, bool white, int step)
{
	uint32_t out = 0;
	for (int shift = 16; shift >= 0; shift -= 8) {
		int c = channel(colour, shift), to = white ? 255 : 0;
		out |= (uint32_t)(c + (to - c) * step / 32) << shift;
	}
	return out;
}

uint32_t epub_legible(uint32_t colour, bool dark)
{
	for (int step = 0; step < 32; step++) {
		uint32_t c = mix(colour, dark, step);
		if (legible(c, dark ? DARK : LIGHT))
			return c;
	}
	return dark ? 0xFFFFFF : 0x000000;
}
