/* Owns the event: one thing that happened while a plan was paced, and its JSON line (--events). */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "doc/plan.h"
#include "doc/session.h"

enum event_kind {
	EVENT_COUNT_IN, /* `n` seconds until the first step */
	EVENT_BEGIN,	/* a step, `ms` long; `side`: another leg than before */
	EVENT_CHECK,	/* the user is asked whether all is well */
	EVENT_STROKE,	/* repetition `n` of `of` begins */
	EVENT_RETURN,	/* its stroke is over, the hand goes back */
	EVENT_HALF,	/* half of the step is done */
	EVENT_LAST,	/* `n` seconds are left: 10, 3, 2, 1 */
	EVENT_DONE,	/* the step was done to its end */
	EVENT_SKIP,
	EVENT_BACK,   /* `step` is begun again; its EVENT_BEGIN follows */
	EVENT_LONGER, /* the step is `ms` long now */
	EVENT_SHORTER,
	EVENT_LIGHTER, /* pressure `n` lower from now on */
	EVENT_REFUSED, /* a key that would break a limit */
	EVENT_PAUSE,
	EVENT_RESUME,
	EVENT_SLEPT, /* the machine slept, or this program was stopped, for `ms` */
	EVENT_END,
	EVENT_KINDS
};
const char *event_id(enum event_kind kind);

/* Repetitions as long as this are holds: their beginnings and ends are reported even if strokes are
 * not, since they are too long to feel. */
enum { EVENT_HOLD_MS = 10000 };

enum { EVENT_NO_STEP = -1, EVENT_NO_TIME = -1 };

struct event {
	enum event_kind kind;
	int64_t at_ms;	 /* since the start of the count-in, on the clock of the plan */
	int64_t real_us; /* the same, measured; EVENT_NO_TIME when simulated */
	int step;	 /* index, or EVENT_NO_STEP */
	int n;
	int of;
	int64_t ms;
	bool side;
	enum session_status status; /* EVENT_END */
};

/* True if it is of a step with such repetitions. */
bool event_is_hold(const struct event *event, const struct plan *plan) __attribute__((nonnull));

/* Adds it as a JSON line; `plan` says what step it is. */
void event_encode(const struct event *event, const struct plan *plan, struct text *out)
	__attribute__((nonnull));
