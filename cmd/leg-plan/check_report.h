/* Owns leg-plan --check, which lists every fault of a plan, composed or handwritten. */
#pragma once
#include "base/fault.h"
#include "plan_options.h"

/* One fault a line on stdout, or as JSON; with --format=text a plan without a fault is shown as its
 * card. Returns the exit status: FAULT_NOTHING if there are faults. */
int plan_check_run(const struct plan_options *options, struct fault *fault)
	__attribute__((nonnull));
