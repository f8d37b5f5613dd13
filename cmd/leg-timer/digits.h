/* Owns the big digits of the countdown, readable from across a room. */
#pragma once
#include "base/text.h"

enum { DIGITS_ROWS = 5 }; /* at scale 1 */

/* Adds row `row` (0 to DIGITS_ROWS * scale - 1) of `time` ("12:05"), each dot 2 * scale columns
 * wide and `scale` rows high, drawn with `dot` (one column wide). */
void digits_row(const char *time, int row, int scale, const char *dot, struct text *out)
	__attribute__((nonnull));

/* The columns that takes. */
int digits_width(const char *time, int scale) __attribute__((nonnull));
