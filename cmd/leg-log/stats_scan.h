/* The walk over the log that stats, calendar, trend and report share: which records count.
 *
 * Simulated sessions and a partner's are kept and listed, but counted only when asked for. */
#pragma once
#include <stdbool.h>

#include "chart.h"
#include "day_stats.h"
#include "log_options.h"
#include "tool/log_read.h"
#include "trend_stats.h"

struct log_counted {
	struct day_stats stats;
	bool rates; /* count ratings too */
	struct trend trend;
	struct chart_weeks weeks;	  /* without days: not asked for */
	long by_status[SESSION_STATUSES]; /* of the sessions that leg-timer paced */
	long stopped_at_once;		  /* by a symptom, in no time: none of the sessions */
	long simulated, partner;	  /* records left out */
	long simulated_too, partner_too;  /* records counted because they were asked for */
	long seen;			  /* records in the range, counted or not */
	long bad;			  /* lines that are no records */
	const struct log_options *options;
	const struct log_filter *filter;
	struct policy policy; /* whose days without a reminder break no run */
	log_visitor *visit;   /* NULL, or also called with each record that counts */
	void *context;	      /* of `visit` */
};

void log_counted_init(struct log_counted *counted, const struct log_options *options)
	__attribute__((nonnull));
void log_counted_release(struct log_counted *counted) __attribute__((nonnull));

/* Reads which days make a run: --runs or the setting, and the reminder policy. */
bool log_counted_runs(struct log_counted *counted, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Also keeps the days of the weeks from `from` to `to`. */
void log_counted_days(struct log_counted *counted, int64_t from, int64_t to)
	__attribute__((nonnull));

/* Reads the log and counts the records that the filter passes. */
bool log_count(struct log_counted *counted, const struct log_filter *filter, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* The days of the range: to today at the latest, and without --since from the Monday `weeks` weeks
 * before the last one's. The filter then lets no other day through, such as a day off to come.
 * FAULT_NOTHING if there is no such day. */
bool log_days_of(struct log_filter *filter, int weeks, int64_t *first, int64_t *last,
		 struct fault *fault) __attribute__((nonnull, warn_unused_result));

/* The day that "now" is for alarms: today, or the end of the range if that is earlier. */
int64_t log_last_day(const struct log_filter *filter) __attribute__((nonnull));

/* The day that cannot break a run yet, because it is not over: the same, but the day after a range
 * that ends with its day. */
int64_t log_open_day(const struct log_filter *filter) __attribute__((nonnull));

/* Adds "Left out: 2 simulated (--simulated counts them)", "Counted too: 1 for a partner" and so on;
 * nothing if none was. */
void log_left_out(const struct log_counted *counted, struct text *out) __attribute__((nonnull));

/* Writes and releases `out`. Returns `status`, or FAULT_NOTHING, and says so, if no record was in
 * the range. */
int log_counted_print(const struct log_counted *counted, int status, struct text *out)
	__attribute__((nonnull));

/* The JSON of `leg-log stats` (leg-stats). `goal`: days with movement a week, or 0. Runs are as
 * seen on the day `today`, which is not over. */
void stats_encode(const struct log_counted *counted, long goal, int64_t today, struct text *out)
	__attribute__((nonnull));
