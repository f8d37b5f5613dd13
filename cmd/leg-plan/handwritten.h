/* Owns reading a plan written by hand, for leg-plan --from. */
#pragma once
#include "doc/plan.h"
#include "plan_options.h"

/* Reads options->from into an initialised plan; its limits, advice and omissions are dropped.
 * FAULT_USAGE if screening and plan would both come from standard input. */
bool plan_from_read(const struct plan_options *options, struct plan *plan, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* True if the plan does anything but set up, change legs and rest. With `lowered` a rest counts if
 * it stands for raised legs that must stay level. */
bool plan_does_work(const struct plan *plan, bool lowered) __attribute__((nonnull));

/* The same, or resting is what its routine is; lowered legs count in a plan of a screening. */
bool plan_has_work(const struct plan *plan) __attribute__((nonnull));
extern const char plan_without_work[]; /* the fault otherwise */

/* Makes "steps[3].zone: …" in a fault of a plan by hand "step 4, zone: …". Of a clamped plan it
 * takes the numbers as which the steps were written; NULL: none is gone. */
void plan_count_from_one(const struct plan *clamped, struct fault *fault)
	__attribute__((nonnull(2)));
