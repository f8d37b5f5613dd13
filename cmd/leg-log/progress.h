/* A bar on stderr for what takes longer than a second, on a terminal alone; it is gone afterwards.
 */
#pragma once
#include <stdint.h>

#include "base/text.h"

/* Says how much is done. The first call starts the clock; nothing is drawn before a second has
 * passed, and then not more often than ten times a second. */
void progress_tick(int64_t done, int64_t total);

/* Takes the bar away. Call it before anything else is written to the terminal. */
void progress_end(void);

/* Adds "[######------------------]  25 %". */
void progress_words(int64_t done, int64_t total, struct text *out) __attribute__((nonnull));
