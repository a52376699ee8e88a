/* Lengths.
 *
 * One unit everywhere: the scaled point of TeX, 1/65536 of a PostScript point (1/72 inch), in
 * 64-bit integers, so that line and page breaks are the same on every machine. Origin top left, x
 * right, y down; a back end that needs another origin flips once, when it prints. Floating point
 * appears only where a back end prints a number. */
#ifndef BASE_LEN_H
#define BASE_LEN_H

#include <stdint.h>

typedef int64_t sp;

#define SP_PT INT64_C(65536)
#define SP_MAX \
	(INT64_C(1) << 46) /* 2^30 pt, far beyond any paper; sums of lengths stay below 2^62 */

/* num/den of a length, rounded to nearest, halves away from zero; den > 0, |a·num| < 2^63. */
static inline sp len_scale(sp a, int64_t num, int64_t den)
{
	int64_t p = a * num;
	return p >= 0 ? (p + den / 2) / den : -((-p + den / 2) / den);
}

/* Whole millipoints of a length, rounded: what traces and diagnostics print. */
static inline int64_t len_mpt(sp a)
{
	return len_scale(a, 1000, SP_PT);
}

#endif
