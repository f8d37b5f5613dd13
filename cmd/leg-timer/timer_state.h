/* Owns the pacing of a plan: a pure state machine that is told the time and the keys, and reports
 * events. Pure: no clock, no I/O, no allocation.
 *
 * The same machine runs in real time, at --speed, in --simulate and with --keys: only the source of
 * the time differs. Time is milliseconds since the start of the count-in; it goes on while the
 * computer sleeps or the program is stopped. Such a gap shows as a tick that comes more than
 * `gap_ms` after timer_due. Steps with the clock `hold` stop in a gap, those with `keep` go on, and
 * missed bells are not rung later.
 *
 * At every moment: now == counted + active + paused + suspended. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "doc/plan.h"
#include "doc/session.h"
#include "event.h"
#include "limit_budget.h"
#include "step_marks.h"

enum timer_input {
	TIMER_TICK,  /* time has passed */
	TIMER_PAUSE, /* and on again */
	TIMER_NEXT,
	TIMER_BACK,
	TIMER_LONGER,
	TIMER_SHORTER,
	TIMER_LIGHTER, /* "that was too hard" */
	TIMER_SYMPTOM,
	TIMER_QUIT
};

enum timer_state { TIMER_COUNTING, TIMER_RUNNING, TIMER_ENDED };

enum {
	TIMER_ADJUST_MS = 10000, /* of + and -; strokes are added whole */
	TIMER_RESTART_MS = 3000, /* back goes to the step before until then */
	TIMER_GAP_MS = 2000,	 /* after a tick later than this the time was slept through */
	TIMER_MOST_COUNT_IN = 60
};
#define TIMER_NEVER INT64_MAX

/* Where to begin: all zero at the beginning, or where an earlier session was broken off. */
struct timer_start {
	bool resumed;
	struct stamp kept; /* when it was broken off */
	struct progress at;
	int since[LEGS]; /* seconds of massage that count toward a limit too: of other sessions */
};

struct timer_setup {
	int count_in;	  /* seconds */
	int64_t gap_ms;	  /* TIMER_GAP_MS, times the speed */
	int64_t valid_ms; /* when the plan's screening runs out, TIMER_NEVER without */
	bool strokes;	  /* report strokes and returns */
	struct timer_start start;
};

typedef void timer_report(const struct event *event, void *context);

struct timer {
	const struct plan *plan;
	struct timer_setup setup;
	timer_report *report;
	void *context;

	enum timer_state state;
	bool started; /* the first step */
	bool paused;
	bool over;		    /* its steps are over */
	bool expired;		    /* it ended because the screening ran out */
	enum session_status status; /* once ended */
	int64_t now;
	size_t step;
	int64_t begun;	       /* when this step began */
	int64_t done;	       /* of this step */
	int64_t length;	       /* of this step, as adjusted */
	struct step_mark last; /* the mark reached last in this step */
	bool halfway;	       /* was said */
	int64_t waiting;       /* milliseconds of pause before the step goes on by itself */
	int lighter;	       /* how much lower the pressure is to be */

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
 * outlive the timer. */
void timer_begin(struct timer *timer, const struct plan *plan, const struct timer_setup *setup,
		 timer_report *report, void *context) __attribute__((nonnull(1, 2, 3, 4)));

/* Takes an input at `now`. A time before the last one counts as the last one. */
void timer_step(struct timer *timer, enum timer_input input, int64_t now) __attribute__((nonnull));

/* Holds the running step back for `ms`, as a pause that ends by itself, for words that the step is
 * too short for. */
void timer_wait(struct timer *timer, int64_t ms) __attribute__((nonnull));

/* When it wants the next tick: the next mark, and each second while time counts; TIMER_NEVER while
 * paused and at the end. */
int64_t timer_due(const struct timer *timer) __attribute__((nonnull));

/* Fills all but ids, times, ratings, symptom and note. Seconds are whole, and the parts add up to
 * the total. What is left over is owed to the record of the session that goes on. */
void timer_record(const struct timer *timer, struct session *session) __attribute__((nonnull));
int64_t timer_owed_ms(const struct timer *timer) __attribute__((nonnull));

int64_t timer_active_ms(const struct timer *timer) __attribute__((nonnull));

/* The pressure of the step, less the reduction asked for; 0 if it has none. */
int timer_pressure(const struct timer *timer, const struct step *step) __attribute__((nonnull));

/* True if the plan, from `step` on, has a step that must not be done on an old screening. */
bool timer_holds_from(const struct plan *plan, size_t step) __attribute__((nonnull));

/* The milliseconds left of the whole plan. */
int64_t timer_left_ms(const struct timer *timer) __attribute__((nonnull));

/* The current repetition, from 1; 0 if the step has none. */
int timer_repetition(const struct timer *timer) __attribute__((nonnull));
int timer_repetitions(const struct timer *timer) __attribute__((nonnull));
