/* Owns the times that a reminder policy asks for: which minutes of a day, and which moment a minute
 * is on a given day, through changes of the clock. Pure but for the zone (TZ), which base/stamp.h
 * reads.
 *
 * Two reminders never have the same minute. The one that comes later in enum reminder waits five
 * minutes (a walk at 11:00 is over when the legs go up at 11:05). A clock time waits no longer than
 * it is of use: then a frequent reminder gives its minute up and moves on, or leaves one time out.
 */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "doc/policy.h"

enum {
	SLOT_WORDS = (MINUTES_IN_DAY + 63) / 64,
	SLOT_OF_USE = 10 /* minutes: a reminder that is later than this is dropped */
};

struct slots {
	uint64_t bits[SLOT_WORDS]; /* bit m: something at minute m */
};

struct day_slots {
	struct slots of[REMINDERS];
	struct slots taken; /* by any of them */
};

/* The times that the policy asks for on a weekday (base/civil.h), exceptions by date left aside. */
void slots_of_weekday(const struct policy *policy, int weekday, struct day_slots *slots)
	__attribute__((nonnull));

/* The first minute from `minute` on that is set, or -1. */
int slots_from(const struct slots *slots, int minute) __attribute__((nonnull, pure));

/* Minutes from one time to the next: the period, the least distance between two clock times, or a
 * day if there is but one. */
int slots_period(const struct policy_reminder *reminder) __attribute__((nonnull, pure));

/* A civil day, and whether the clock is not changed on it (looked up once for all of its slots). */
struct slot_day {
	int64_t day, midnight;
	bool even;
};
struct slot_day slot_day(int64_t day);

/* The moment of `minute` on that day. False if the clock skips that minute and the reminder has a
 * period (its next time is near); a clock time is moved to the next that exists. A minute that
 * comes twice is the first of the two. */
bool slot_moment(const struct policy_reminder *reminder, const struct slot_day *day, int minute,
		 int64_t *at) __attribute__((nonnull));

/* Whether the reminder is off on that civil day. */
bool slots_excepted(const struct policy_reminder *reminder, int64_t day)
	__attribute__((nonnull, pure));

/* Whether `at` is in the quiet hours; *until is then the moment when they end. */
bool slots_quiet(const struct policy *policy, int64_t at, int64_t *until) __attribute__((nonnull));
