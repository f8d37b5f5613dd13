/* The arithmetic of sessions over civil days: how many, how long, of what, and runs of days. Pure.
 *
 * Records are given in the order they started, each with the civil day it fell on; weeks begin on
 * Monday and months on the first. A day off (illness, holiday) is no session and no day.
 *
 * A run counts days with a session of a kind that the user chose, one after the other. Days off in
 * between, and days on which the user's own reminders ask for nothing, do not break it; they are
 * counted only if there was a session. Today breaks nothing before it is over.
 *
 * A goal is for movement alone (leg-safety(7), goals): so many days a week. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/civil.h"
#include "body/leg.h"
#include "doc/fact.h"
#include "doc/plan.h"
#include "doc/policy.h"

struct tally_span {
	int64_t from; /* the first civil day of a week (a Monday) or a month */
	long sessions;
	int64_t active_seconds;
	long days;
	long movement_days; /* of a week: with walking, pumps or stretching */
};

/* Which days make a run. */
struct tally_runs {
	unsigned kinds;		     /* 1 << enum step_kind; 0: any session */
	const struct policy *policy; /* its days without a reminder break no run; NULL: none */
};

struct tally {
	struct tally_runs runs;
	long sessions;
	int64_t active_seconds;
	long days; /* with a session */
	long days_off;
	long longest_run;
	int64_t by_kind[STEP_KINDS];
	int64_t by_leg[LEG_BOTH + 1];
	struct tally_span *weeks; /* those with a session, in order */
	size_t week_count, week_room;
	struct tally_span *months;
	size_t month_count, month_room;
	int64_t first, last; /* the days of the first and the last session */
	/* the run that is being counted */
	long run;
	int64_t reach;	 /* the last day that it takes in, off or not */
	int64_t run_day; /* the last day that was counted */
	int64_t off_day; /* the last day off */
	int64_t movement_day;
};

void tally_init(struct tally *tally) __attribute__((nonnull));
void tally_release(struct tally *tally) __attribute__((nonnull));

/* Counts one record. `facts` has its parts and words. */
void tally_add(struct tally *tally, const struct facts *facts, const struct fact *fact, int64_t day)
	__attribute__((nonnull));

/* The run that goes on, as seen on the day `today`; 0 where none does. */
long tally_current_run(const struct tally *tally, int64_t today) __attribute__((nonnull));

/* How a record counts. */
enum tally_sort {
	TALLY_SESSION,
	TALLY_EMPTY, /* a session of 0 seconds: it is listed, and counts as nothing */
	TALLY_DAY_OFF,
	TALLY_RATING
};
enum tally_sort tally_sort_of(const struct fact *fact) __attribute__((nonnull));

/* The Monday of a day's week, and the first of its month. */
int64_t tally_week_of(int64_t day);
int64_t tally_month_of(int64_t day);

/* "2026-W47" (ISO 8601) or "2026-11". */
char *tally_span_name(const struct tally_span *span, bool week, char out[CIVIL_DATE_SIZE])
	__attribute__((nonnull));

/* The weeks with at least `goal` days of movement. */
long tally_goal_weeks(const struct tally *tally, long goal) __attribute__((nonnull));
