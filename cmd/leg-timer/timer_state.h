/* Owns the pacing of a plan: a pure state machine that is told the time and the keys, and reports
 * events. Pure: no clock, no I/O, no allocation.
 *
 * The same machine runs in real time, at --speed, in --simulate and with --keys: only who tells it
 * the time differs. Time is milliseconds since the start of the count-in; it goes on while the
 * computer sleeps or the program is stopped, so that such a gap can be seen: a tick that comes more
 * than `gap_ms` after pace_due. Steps with the clock `hold` stop in a gap, those with `keep` go on,
 * and either way no bell is made up for.
 *
 * At every moment: now == counted + active + paused + suspended. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "event.h"
#include "doc/plan.h"
#include "doc/session.h"
#include "limit_budget.h"
#include "step_marks.h"

enum pace_input {
	PACE_TICK,  /* time has passed */
	PACE_PAUSE, /* and on again */
	PACE_NEXT,
	PACE_BACK,
	PACE_LONGER,
	PACE_SHORTER,
	PACE_LIGHTER, /* "that was too hard" */
	PACE_SYMPTOM,
	PACE_QUIT,
	PACE_INPUTS
};

enum pace_state { PACE_COUNTING, PACE_RUNNING, PACE_ENDED };

enum {
	PACE_ADJUST_MS = 10000, /* what + and - ask for; strokes are added whole */
	PACE_RESTART_MS = 3000, /* back goes to the step before until so much of this one is done */
	PACE_GAP_MS = 2000,	/* a tick later than that was slept through */
	PACE_MOST_COUNT_IN = 60
};
#define PACE_NEVER INT64_MAX

/* Where to begin: all zero at the beginning, or where an earlier session was broken off. */
struct pace_start {
	size_t step;
	int64_t done_ms; /* of that step */
	struct budget spent;
};

struct pace_options {
	int count_in;	  /* seconds */
	int64_t gap_ms;	  /* PACE_GAP_MS, times the speed */
	int64_t valid_ms; /* when the plan's screening runs out, PACE_NEVER without */
	bool strokes;	  /* report strokes and returns */
	struct pace_start start;
};

typedef void pace_report(const struct event *event, void *context);

struct pace {
	const struct plan *plan;
	struct pace_options options;
	pace_report *report;
	void *context;

	enum pace_state state;
	bool started; /* the first step */
	bool paused;
	bool over;		    /* it came to the end of its steps */
	bool expired;		    /* it ended because the screening ran out */
	enum session_status status; /* once ended */
	int64_t now;
	size_t step;
	int64_t done;	  /* of this step */
	int64_t length;	  /* of this step, as adjusted */
	struct mark last; /* the mark reached last in this step */
	bool halfway;	  /* was said */
	int64_t waiting;  /* milliseconds of pause before the step goes on by itself */
	int lighter;	  /* how much lower the pressure is to be */

	int64_t counted_ms;
	int64_t paused_ms;
	int64_t suspended_ms;
	int64_t active_ms[STEP_KINDS][LEG_BOTH + 1];
	struct budget budget;
	bool walked; /* a block was walked, `rested_ms` since */
	int64_t rested_ms;
	unsigned char finished[PLAN_MOST_STEPS];
	int steps_done;
};

/* At time 0, the count-in begun (or the first step, without one). `plan` must have steps and
 * outlive the pace. */
void pace_begin(struct pace *pace, const struct plan *plan, const struct pace_options *options,
		pace_report *report, void *context) __attribute__((nonnull(1, 2, 3, 4)));

/* Tells it that it is `now` and what came with that. A time before the last one counts as that. */
void pace_step(struct pace *pace, enum pace_input input, int64_t now) __attribute__((nonnull));

/* Holds the running step back for `ms`, as a pause that ends by itself: for words that it is too
 * short for. */
void pace_wait(struct pace *pace, int64_t ms) __attribute__((nonnull));

/* When it wants the next tick: the next mark, and each second while time counts; PACE_NEVER while
 * paused and at the end. */
int64_t pace_due(const struct pace *pace) __attribute__((nonnull));

/* Seconds are added up in milliseconds; in the record they are whole, and the parts still add up.
 * Fills all but ids, times, ratings, symptom and note. */
void pace_record(const struct pace *pace, struct session *session) __attribute__((nonnull));

int64_t pace_active_ms(const struct pace *pace) __attribute__((nonnull));

/* The pressure of the step, less what was asked for; 0 where it has none. */
int pace_pressure(const struct pace *pace, const struct step *step) __attribute__((nonnull));

/* The milliseconds left of the whole plan. */
int64_t pace_left_ms(const struct pace *pace) __attribute__((nonnull));

/* The repetition in hand, from 1; 0 where the step has none. */
int pace_repetition(const struct pace *pace) __attribute__((nonnull));
int pace_repetitions(const struct pace *pace) __attribute__((nonnull));
