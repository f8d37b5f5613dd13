/* Reads the words of `leg-remind set`: lists of times, days, ranges and dates. Faults are
 * FAULT_USAGE and quote the word. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "doc/policy.h"

/* "9:30" */
bool words_minute(const char *word, int *minute, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* "mon-fri", "sat,sun", "daily" */
bool words_days(const char *word, weekday_set *days, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* "10:30,15:30": added to the reminder's times. */
bool words_times(const char *word, struct policy_reminder *reminder, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* "9:00-12:30,13:30-17:00" or "mon-thu 9:00-17:00,fri 9:00-13:00"; `days` if no day is named. */
bool words_ranges(const char *word, weekday_set days, struct policy_range ranges[], size_t *count,
		  struct fault *fault) __attribute__((nonnull, warn_unused_result));

/* "2026-12-24..2027-01-03,2027-05-01" replaces the exceptions; "none" takes them all away. */
bool words_dates(const char *word, struct policy_reminder *reminder, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
