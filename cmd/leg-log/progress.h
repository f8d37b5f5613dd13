/* A bar on stderr for work of more than a second, on a terminal only; it is erased afterwards. */
#pragma once
#include <stdint.h>

#include "base/text.h"

/* Shows how much is done. The first call starts the clock; nothing is drawn in the first second,
 * and then at most ten times a second. The cursor stays before the bar: a message in between takes
 * its place. */
void progress_tick(int64_t done, int64_t total);

/* Erases the bar, before the result is written. */
void progress_end(void);

/* Adds "[######------------------]  25 %". */
void progress_words(int64_t done, int64_t total, struct text *out) __attribute__((nonnull));
