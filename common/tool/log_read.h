/* Reading the log as it is after its amendments and erasures, month by month.
 *
 * Unreadable lines are named on stderr by file and line, counted, and skipped; they never stop a
 * report. One month at a time is in memory. */
#pragma once
#include <stdbool.h>

#include "doc/log_row.h"
#include "rule/amendments_apply.h"
#include "store/journal.h"

/* One end of a range. Dates are compared with the clock time that a record was written with, so
 * that a report is the same in every zone; a whole RFC 3339 time, as the moment it is. */
struct log_bound {
	bool given;
	bool exact;    /* `value` is seconds since 1970 */
	int64_t value; /* else seconds of the local calendar since 1970-01-01 00:00 */
};

/* Which records a reader is about; the last three are for the commands of leg-log. */
struct log_filter {
	struct log_bound since;
	struct log_bound until; /* inclusive */
	const char *kind;	/* NULL = any */
	const char *routine;
	int day_start; /* seconds after midnight */
	struct stamp now;
	int64_t today; /* the civil day of `now` */
};

/* The records of civil days `first` to `last`, which begin `day_start` seconds after midnight. */
struct log_filter log_days(int64_t first, int64_t last, int day_start);

struct log {
	struct journal journal;
	struct log_rows rows; /* of the month that is loaded, in the order they started */
	struct text *guests;  /* records that a change moved here, as they are now */
	size_t guest_count, guest_room;
	struct history history; /* the month's amendments */
	journal_month month;
	long seen;  /* records that log_each has visited */
	long bad;   /* lines skipped so far */
	bool quiet; /* they are not named (check names them itself) */
	void (*tick)(int64_t done, int64_t total); /* told of each month that was read; or NULL */
};

/* Opens the months that `filter` is about, or all of them (NULL). */
bool log_open(struct log *log, const struct log_filter *filter, struct fault *fault)
	__attribute__((nonnull(1, 3), warn_unused_result));

/* Says how many lines were skipped, if any, and closes. */
void log_close(struct log *log) __attribute__((nonnull));

/* Loads a month: its records once each, amended, those taken back marked; and those of other months
 * that a change moved here. What is erased is not there. */
bool log_load(struct log *log, journal_month month, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Opens a log of its own for one month and loads it, without the records that were moved there. On
 * a fault it is closed. */
bool log_open_month(struct log *log, journal_month month, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* True if the filter lets the row through (kind, routine, range). */
bool log_passes(const struct log *log, const struct log_filter *filter, const struct log_row *row)
	__attribute__((nonnull));

/* The row of the record `id` in the month that is loaded, or NULL. */
const struct log_row *log_row_of(const struct log *log, const char *id)
	__attribute__((nonnull, pure));

/* True if the row is a record of this month that was not taken back. */
bool log_stands(const struct log_row *row) __attribute__((nonnull, pure));

/* True if the line and the changes of the record are in another month. */
bool log_is_guest(const struct log_row *row) __attribute__((nonnull, pure));

/* The month that a change moved its record from to the one that is loaded; -1 if it did not. */
journal_month log_moved_from(const struct log *log, const struct amendment *amendment)
	__attribute__((nonnull));

/* Visits the records that stand and pass `filter`, which the log was opened for, by start. */
typedef bool log_visitor(struct log *log, const struct log_row *row, void *context,
			 struct fault *fault);
bool log_each(struct log *log, const struct log_filter *filter, log_visitor *visit, void *context,
	      struct fault *fault) __attribute__((nonnull(1, 2, 3, 5), warn_unused_result));

/* The same of a log that is opened for it and closed. `quiet`: bad lines are not named. */
bool log_visit(const struct log_filter *filter, bool quiet, log_visitor *visit, void *context,
	       struct fault *fault) __attribute__((nonnull, warn_unused_result));

/* The whole session of a row of the month that is loaded, amended. The caller releases it. */
bool log_session(struct log *log, const struct log_row *row, struct session *session,
		 struct fault *fault) __attribute__((nonnull, warn_unused_result));
