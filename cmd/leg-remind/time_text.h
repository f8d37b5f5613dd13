/* A moment to come in words: "Mon 2026-11-23 10:00", or "10:00" if that is today. */
#pragma once
#include <stdbool.h>

#include "base/stamp.h"

/* The local time of `at` in `out`, with its day (and its `date`) unless that is the day of `now`.
 * From a week ahead on the date is there in any case. The macros do the same in a buffer that lasts
 * as long as the block around it. */
enum { MOMENT_SIZE = 32 };
char *moment_format(int64_t at, struct stamp now, bool date, char out[MOMENT_SIZE])
	__attribute__((nonnull));
#define MOMENT(at, now)	      moment_format((at), (now), true, (char[MOMENT_SIZE]){0})
#define SHORT_MOMENT(at, now) moment_format((at), (now), false, (char[MOMENT_SIZE]){0})
