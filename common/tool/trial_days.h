/* Owns what the log says of the days of a trial (leg-trial(1)): on which the session was done, with
 * which rating, and why a day is missing. The log is the only data; nothing is guessed.
 *
 * The session of a day is the first of either routine that lasted at least 80 % of the minutes. It
 * counts as what was drawn for the day, whichever of the two it was. Simulated sessions and a
 * partner's are none. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/fault.h"
#include "doc/trial.h"
#include "rule/paired_test.h"

enum day_state {
	DAY_AHEAD,   /* has not come, or may still get its session */
	DAY_DONE,    /* with its rating */
	DAY_NONE,    /* no session of either routine */
	DAY_SHORT,   /* less than 80 % of the minutes */
	DAY_UNRATED, /* not rated on each leg that counts */
	DAY_STOPPED, /* a symptom ended a session */
	DAY_LOCKED,  /* a screening or a symptom locked it */
	DAY_STATES
};
const char *day_state_id(enum day_state state);
const char *day_state_words(enum day_state state); /* "no session" */

struct trial_day {
	enum day_state state;
	enum arm drawn;
	enum arm done; /* differs from `drawn` where the other routine was done */
	bool other;    /* it differs */
	int value;     /* half points, 0-20, if DAY_DONE */
};

struct trial_course {
	int days;
	struct trial_day day[2 * TRIAL_MOST_PAIRS];
	long bad; /* lines of the log that could not be read */
};

/* `today` is the civil day of now, as the trial counts days. */
bool trial_course(const struct trial *trial, int64_t today, struct trial_course *course,
		  struct fault *fault) __attribute__((nonnull, warn_unused_result));

/* The complete pairs: the rating on A's day less that on B's. */
void trial_pairs(const struct trial_course *course, struct paired *paired) __attribute__((nonnull));
