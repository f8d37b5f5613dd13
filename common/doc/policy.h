/* Owns the reminder policy (leg-reminders, reminders.json in the config folder): what to remind of,
 * when, and when to be quiet. Written by `leg-remind set`, and by hand.
 *
 * One reminder for each thing, so a policy is a plain value that owns no memory; `of[r].on` says
 * which are set. A reminder has a period inside ranges of hours (its times are counted from the
 * beginning of each range, which is not one of them), or clock times. Times are civil, local and in
 * whole minutes; days are those of base/civil.h. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/civil.h"
#include "base/fault.h"
#include "base/units.h"
#include "body/reminder.h"
#include "doc/document.h"

enum {
	POLICY_VERSION = 1,
	POLICY_LEAST_EVERY = 5, /* minutes: the ticker's own step */
	POLICY_MOST_EVERY = MINUTES_IN_DAY,
	POLICY_MOST_TIMES = 24,
	POLICY_MOST_RANGES = 16,
	POLICY_MOST_EXCEPT = 64,
	POLICY_TEXT_SIZE = 201, /* with its NUL */
	POLICY_SNOOZE = 10,	/* minutes, by default */
	POLICY_MOST_SNOOZE = 60,
	POLICY_SNOOZES = 2, /* times, by default */
	POLICY_MOST_SNOOZES = 5
};

struct policy_range {
	weekday_set days;
	int from, to; /* minutes after midnight; both belong to it. Quiet hours may run past
			 midnight */
};

struct policy_dates {
	int64_t first, last; /* civil days, both belong to it */
};

struct policy_reminder {
	bool on;
	int every;				       /* minutes; 0: at `times` */
	struct policy_range hours[POLICY_MOST_RANGES]; /* with `every` */
	size_t hour_count;
	int times[POLICY_MOST_TIMES]; /* rising, with `days` */
	size_t time_count;
	weekday_set days;
	struct policy_dates except[POLICY_MOST_EXCEPT];
	size_t except_count;
	char text[POLICY_TEXT_SIZE]; /* "" = ours */
	int snooze;		     /* minutes */
	int snoozes;		     /* how often one reminder may be put off */
};

struct policy {
	struct policy_reminder of[REMINDERS];
	struct policy_range quiet[POLICY_MOST_RANGES];
	size_t quiet_count;
};

bool policy_empty(const struct policy *policy) __attribute__((nonnull, pure));

/* Puts `minute` in its place among the times; a second one changes nothing. False if full. */
bool policy_add_time(struct policy_reminder *reminder, int minute) __attribute__((nonnull));

/* Checks one reminder beyond its shape: there is a time at all, ranges run forward.
 * FAULT_USAGE, with the words for a user. */
bool policy_check(const struct policy_reminder *reminder, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Strict: an unknown member is a fault too, because a misspelt one would be silently without
 * effect. FAULT_DATA with the member. */
bool policy_read(const struct doc_place *root, void *policy, struct fault *fault)
	__attribute__((nonnull, warn_unused_result)); /* a doc_visitor */
