/* Whether a plan may be paced now: its age, the locks, its screening, its steps, and what is left
 * of the day. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/fault.h"
#include "doc/lock.h"
#include "doc/plan.h"
#include "timer_state.h"

/* FAULT_RESCREEN or FAULT_DATA if it may not; FAULT_UNFINISHED if it is resumed, its screening has
 * run out, and more than rest is left. Sets `since` of `start`. */
bool plan_admitted(const struct plan *plan, int day_start, struct timer_start *start,
		   struct fault *fault) __attribute__((nonnull, warn_unused_result));

/* True if a lock of its mode stands, or came after its screening and was lifted by another. */
bool plan_locked(const struct plan *plan, const struct locks *locks) __attribute__((nonnull));

/* True if its screening has not expired, or only rest is left from `step` on. */
bool plan_goes_on(const struct plan *plan, size_t step) __attribute__((nonnull));

/* When its screening runs out, in seconds since 1970. */
int64_t plan_valid_until(const struct plan *plan) __attribute__((nonnull));
