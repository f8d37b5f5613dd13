/* The JSON of `leg-log stats` (leg-stats). */
#pragma once
#include <stddef.h>
#include <stdint.h>

#include "body/leg.h"
#include "doc/plan.h"

enum { STATS_VERSION = 1, STATS_NAME_SIZE = 16 };

/* A week ("2026-W47", from its Monday) or a month ("2026-11"). */
struct stats_span {
	char name[STATS_NAME_SIZE];
	int64_t from; /* civil day */
	long sessions;
	int64_t active_seconds;
	long days;
	long movement_days; /* of a week */
};

struct stats {
	long sessions;
	int64_t active_seconds;
	long days;
	long days_off;
	long current_run;
	long longest_run;
	int64_t by_kind[STEP_KINDS];
	int64_t by_leg[LEG_BOTH + 1];
	struct stats_span *weeks; /* those with a session, in order */
	size_t week_count;
	struct stats_span *months;
	size_t month_count;
	long simulated, partner; /* records left out */
	long bad_lines;
	long goal; /* days with movement a week, or 0 */
	long goal_weeks;
};

/* Makes room for the spans, which the caller fills. */
void stats_begin(struct stats *stats, size_t weeks, size_t months) __attribute__((nonnull));
void stats_release(struct stats *stats) __attribute__((nonnull));
void stats_encode(const struct stats *stats, struct text *out) __attribute__((nonnull));
