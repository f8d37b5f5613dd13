/* One reminder by itself, whatever the others do: its latest time, what was done since, and when it
 * speaks next. due.h decides among all. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/stamp.h"
#include "base/units.h"
#include "doc/policy.h"
#include "remind_state.h"
#include "reminder_times.h"

enum {
	DUE_LATEST = SLOT_OF_USE * MINUTE, /* a slot older than this is dropped */
	DUE_ANSWERED = 2 * HOUR, /* an answer is about a reminder that was said within this time */
	DUE_YESTERDAY = DUE_ANSWERED + POLICY_MOST_SNOOZE * MINUTE + DUE_LATEST,
	DUE_TICK = 5 * MINUTE,	/* the ticker's step */
	DUE_APART = 4 * MINUTE, /* seconds between two things said: less than the ticker's step */
	DUE_MOST_PAUSE = 31 * DAY, /* longer is a clock that was wrong */
	DUE_TRUST_AHEAD =
		2 * HOUR,    /* memories further ahead of the clock than this are not believed */
	DUE_DAYS_AHEAD = 60, /* days off are looked for so far ahead */
	DUE_IDLE_UNKNOWN = -1
};

/* Today and the hours before, and the days off to come, from the log. */
struct due_log {
	int64_t ended[NEEDS]; /* the newest end of something of that kind, 0 for never */
	uint64_t days_off;    /* bit n: the day in n days is logged as one */
	int day_start;	      /* seconds after midnight at which a day off begins and ends */
};

struct due_screening;
struct due_facts {
	const struct policy *policy;
	const struct remind_state *state;
	const struct due_log *log;
	const struct due_screening *screening;
	int64_t idle; /* seconds since the last key, or DUE_IDLE_UNKNOWN */
	struct stamp now;
};

/* The slots of the days of the week, made on first use, and the clock of the last day of each kind.
 */
struct week {
	const struct policy *policy;
	struct day_slots slots[WEEKDAYS];
	struct slot_day clock[WEEKDAYS];
	bool made[WEEKDAYS];
};

/* The latest slot at or before `moment`, of that day or, as long as it may be answered and put off,
 * the one before; 0 if there is none. */
int64_t latest_slot(struct week *week, enum reminder which, int64_t moment)
	__attribute__((nonnull));

/* A moment that is not so far ahead of the clock that the clock must have been wrong. */
bool is_believable(int64_t at, int64_t now) __attribute__((const));

int64_t half_period(const struct due_facts *facts, enum reminder which) __attribute__((nonnull));
bool was_done(const struct due_facts *facts, enum reminder which, int64_t since)
	__attribute__((nonnull));
bool was_rested(const struct due_facts *facts, enum reminder which, int64_t since)
	__attribute__((nonnull));

/* True during a pause; one set by a wrong clock does not count. */
bool due_paused(const struct remind_state *state, int64_t now) __attribute__((nonnull));

/* Whether it was put off after it was said: `said` is then the moment when that was done. */
bool memory_waits(const struct remind_memory *memory) __attribute__((nonnull, pure));

/* When the slot at `at` will be said; 0 if it is past, or will be silent for what is known now. */
int64_t slot_speaks(const struct due_facts *facts, enum reminder which, int64_t at)
	__attribute__((nonnull));

/* When the end of a snooze speaks, whatever the other reminders do; 0 if it does not. */
int64_t again_alone(const struct due_facts *facts, struct week *week, enum reminder which)
	__attribute__((nonnull));

/* The first moment after `after` at which it speaks if the other reminders are silent. */
int64_t next_alone(const struct due_facts *facts, struct week *week, enum reminder which,
		   int64_t after) __attribute__((nonnull));
