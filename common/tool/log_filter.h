/* Which records a reader of the log is about. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/stamp.h"
#include "store/journal.h"

/* One end of a range. Dates are compared with the clock time that a record was written with, so
 * that a report is the same in every zone; a whole RFC 3339 time is compared as the moment it is.
 */
struct log_bound {
	bool given;
	bool exact;    /* `value` is seconds since 1970 */
	int64_t value; /* else seconds of the local calendar since 1970-01-01 00:00 */
};

/* Which records a command is about, and how it counts days. */
struct log_filter {
	struct log_bound since;
	struct log_bound until; /* inclusive */
	const char *kind;	/* NULL = any */
	const char *routine;
	int day_start; /* seconds after midnight */
	struct stamp now;
	int64_t today; /* the civil day of `now` */
};

/* The months that the range can touch; none if it is empty. */
void log_filter_months(const struct log_filter *filter, journal_month *first, journal_month *last)
	__attribute__((nonnull));
