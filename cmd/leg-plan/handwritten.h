/* Owns reading a plan written by hand, for leg-plan --from. */
#pragma once
#include "doc/plan.h"
#include "plan_options.h"

/* Reads options->from into an initialised plan; its limits, advice and omissions are dropped.
 * FAULT_USAGE if screening and plan would both come from standard input. */
bool plan_from_read(const struct plan_options *options, struct plan *plan, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* True if the plan does anything but set up, change legs and rest. */
bool plan_does_work(const struct plan *plan) __attribute__((nonnull));

/* The same, or resting is what its routine is. */
bool plan_has_work(const struct plan *plan) __attribute__((nonnull));
extern const char plan_without_work[]; /* the fault otherwise */
