/* Samples made ready for deflate: each row as its difference from what stands left of and above it,
 * by PNG's filters (PNG, third edition, §9; ISO 32000-1 §7.4.4.4, Predictor 15). */
#ifndef PDF_PREDICT_H
#define PDF_PREDICT_H

#include "base/arena.h"

/* Whole rows of `row` bytes, pixels of `pixel` bytes; in the answer each row has its filter's
 * number in front. Empty when the samples deflate best as they are. */
struct str predict_rows(struct arena *, struct str samples, size_t row, size_t pixel);

#endif
