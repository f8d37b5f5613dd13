/* The arithmetic of sessions over civil days: how many, how long, of what, and runs of days. Pure.
 *
 * Records are given in the order they started, each with the civil day it fell on; weeks begin on
 * Monday and months on the first. A day off (illness, holiday) is no session and no day.
 *
 * A run counts days with a session of a kind that the user chose, one after the other. Days off in
 * between, and days on which the user's own reminders ask for nothing, do not break it; they are
 * counted only if there was a session. Today breaks nothing before it is over.
 *
 * A goal is for movement alone (leg-safety(7), goals): so many days a week.
 *
 * A session that lies ahead, by a clock that was, is on a day that is not known: it makes no run
 * and meets no goal. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/civil.h"
#include "body/leg.h"
#include "doc/log_row.h"
#include "doc/policy.h"

struct stats_span {
	int64_t from; /* the first civil day of a week (a Monday) or a month */
	long sessions;
	int64_t active_seconds;
	long days;
	long movement_days; /* of a week: with walking, pumps or stretching */
};

struct stats_spans {
	struct stats_span *of; /* those with a session, in order */
	size_t count, room;
};

struct day_stats {
	unsigned run_kinds; /* those that make a run, 1 << enum step_kind; 0: any session */
	const struct policy *policy; /* its days without a reminder break no run; NULL: none */
	long sessions;
	int64_t active_seconds;
	long days; /* with a session */
	long days_off;
	long longest_run;
	int64_t by_kind[STEP_KINDS];
	int64_t by_leg[LEG_BOTH + 1];
	struct stats_spans weeks, months;
	int64_t last;	     /* the day of the last session */
	int64_t week, month; /* the beginnings of those of `last` */
	long run;	     /* that is being counted */
	int64_t run_day;     /* its last day with a session */
	int64_t reach;	     /* the last day that it takes in, off or not */
	int64_t off_day;     /* the last day off */
	int64_t movement_day;
};

void stats_init(struct day_stats *stats) __attribute__((nonnull));
void stats_release(struct day_stats *stats) __attribute__((nonnull));

/* How a record counts. */
enum stats_sort {
	STATS_SESSION,
	STATS_EMPTY, /* a session of 0 seconds: it is listed, and counts as nothing */
	STATS_DAY_OFF,
	STATS_RATING
};

/* Counts one record, and says how. `rows` has its cells; `ahead`: it is later than now. */
enum stats_sort stats_add(struct day_stats *stats, const struct log_rows *rows,
			  const struct log_row *row, int64_t day, bool ahead)
	__attribute__((nonnull));

/* The length of the current run, as seen on the day `today`; 0 if there is none. */
long stats_current_run(const struct day_stats *stats, int64_t today) __attribute__((nonnull));

/* The Monday of a day's week. */
int64_t stats_week_of(int64_t day);

/* "2026-W47" (ISO 8601) or "2026-11". */
char *stats_span_name(const struct stats_span *span, bool week, char out[CIVIL_DATE_SIZE])
	__attribute__((nonnull));

/* The weeks with at least `goal` days of movement. */
long stats_goal_weeks(const struct day_stats *stats, long goal) __attribute__((nonnull));
