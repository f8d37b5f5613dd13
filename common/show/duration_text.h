/* Owns how long something took, in words. */
#pragma once
#include <stdint.h>

#include "base/text.h"

enum { SPAN_SIZE = 40 };

/* "45 s", "3 min", "3 min 20 s", "1 h 05 min" (an hour or more has no seconds). Returns `out`. */
char *span_words(int64_t seconds, char out[SPAN_SIZE]) __attribute__((nonnull));

/* "5 minutes 20 seconds": for reading aloud. */
void duration_words(int64_t seconds, struct text *out) __attribute__((nonnull));
