/* Colours that stay legible.
 *
 * A layout's colours are chosen for paper. On a screen the same book is white, sepia or black, as
 * its reader likes, and WCAG asks 4.5 to 1 of text (1.4.3). A reading system that says it is dark
 * (prefers-color-scheme) gets a colour for that; but many turn the page black and say nothing, so
 * the colour for light pages must still be made out on a dark one, at 3 to 1. Both hold for
 * luminances between 0.14 and 0.18: a colour in that band is used as it is, a darker one made
 * lighter, a lighter one darker, just so far. Scaling the channels keeps hue and saturation; where
 * one is full, white is mixed in. A walk through a perceptual space would need floating point,
 * which may differ in the last bit from machine to machine, and the bytes with it.
 *
 * Linear light from sRGB is Hejl's and Chilliant's cubic, within 0.002 of the standard's piecewise
 * curve, in whole numbers. */
#include "epub/book.h"

enum { LIGHT = 0xFFFFFF, DARK = 0x1C1C1C };

/* Contrasts in tenths, with something to spare for the cubic. */
enum { READ = 47, MADE_OUT = 32 };

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

/* Contrast of at least tenths/10 to 1. */
static bool legible(uint32_t a, uint32_t b, int tenths)
{
	int64_t x = luminance(a) + 50000, y = luminance(b) + 50000;
	return (x > y ? x : y) * 10 >= (x > y ? y : x) * tenths;
}

enum { STEPS = 64 };

/* step of STEPS on the way up to where the strongest channel is full; from there as many to white.
 */
static uint32_t lighter(uint32_t colour, int step)
{
	int full = step < STEPS ? step : STEPS, white = step - full, most = 0;
	uint32_t out = 0;
	for (int shift = 0; shift <= 16; shift += 8)
		most = channel(colour, shift) > most ? channel(colour, shift) : most;
	for (int shift = 0; shift <= 16; shift += 8) {
		int to = most + (255 - most) * full / STEPS;
		int c = most ? channel(colour, shift) * to / most : to;
		out |= (uint32_t)(c + (255 - c) * white / STEPS) << shift;
	}
	return out;
}

static uint32_t darker(uint32_t colour, int step)
{
	uint32_t out = 0;
	for (int shift = 0; shift <= 16; shift += 8)
		out |= (uint32_t)(channel(colour, shift) * (STEPS - step) / STEPS) << shift;
	return out;
}

uint32_t epub_legible(uint32_t colour, bool dark)
{
	uint32_t light = colour, c;
	for (int i = 1; i <= 2 * STEPS && !legible(light, DARK, dark ? READ : MADE_OUT); i++)
		light = lighter(colour, i);
	c = light;
	for (int i = 1; i <= STEPS && !dark && !legible(c, LIGHT, READ); i++)
		c = darker(light, i);
	return c;
}
