/* Owns the dates and ranges that a user types, for every program that takes one.
 *
 * leg(7) has the table of words. No clock is asked: `now` is a parameter, and only the zone (TZ) is
 * looked at. A day begins `day_start` seconds after midnight; a clock time ("9:00", "yesterday
 * 18:30") belongs to the day of the calendar. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/fault.h"
#include "base/stamp.h"

/* The moments that a word covers, both ends included. */
struct date_range {
	int64_t first;
	int64_t last;
	bool exact; /* one moment, given with its offset from UTC */
	/* Unless exact: both ends as a clock shows them, those that it skips too, in seconds. */
	int64_t clock_first;
	int64_t clock_last;
};

/* A date: RFC 3339, "2026-11-22", "2026-11-22 9:00", "2026-11-22T9:00", "9:00", "today",
 * "yesterday", "tomorrow", "yesterday 18:30". It covers a second, a minute or a day. FAULT_USAGE
 * quotes the word. */
bool date_parse(const char *word, struct stamp now, int day_start, struct date_range *range,
		struct fault *fault) __attribute__((nonnull, warn_unused_result));

/* Which way weekdays and days without a sign count: a log looks back, reminders look ahead. */
enum date_side { DATE_PAST, DATE_AHEAD };

/* A date, or "-7d", "30d", "monday", "last-week", "this-week", "last-month", "this-month",
 * "2026-W40", "2026-10". */
bool date_range_parse(const char *word, struct stamp now, int day_start, enum date_side side,
		      struct date_range *range, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
