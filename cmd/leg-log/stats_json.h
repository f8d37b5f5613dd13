/* The JSON of `leg-log stats` (leg-stats). */
#pragma once
#include <stdint.h>

#include "base/text.h"
#include "stats_scan.h"

enum { STATS_VERSION = 1 };

/* `goal`: days with movement a week, or 0. Runs are as seen on the day `today`. */
void stats_encode(const struct log_counted *counted, long goal, int64_t today, struct text *out)
	__attribute__((nonnull));
