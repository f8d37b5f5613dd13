/* Owns how a moment to come is said to people: "Mon 2026-11-23 10:00", or "10:00" where that is
 * today. */
#pragma once
#include "base/stamp.h"
#include "base/text.h"

/* Adds the local time of `at` to `text`, with its day unless that is the day of `now`. */
void moment_add(struct text *text, int64_t at, struct stamp now) __attribute__((nonnull));
