/* Owns --resume: a session that was broken off is kept, offered once, on the same day. run/ may
 * include it. */
#pragma once
#include <stdbool.h>

#include "interrupted.h"
#include "timer_state.h"

/* Keeps what is left after an early end; after any other end forgets what was kept. */
bool resuming_keep(const struct pace *pace, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Takes what was kept, for good: `plan` and where to begin. FAULT_NO_INPUT where there is nothing
 * of this day (days begin at `day_start` seconds after midnight), FAULT_UNFINISHED where its
 * screening has run out and more than rest is left (SAFETY D16). */
bool resuming_take(int day_start, struct plan *plan, struct pace_start *start, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
