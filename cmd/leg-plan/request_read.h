/* Owns what the options of leg-plan ask for: their defaults, and the refusal of what makes no sense
 * for the routine. run/ may include it. Neighbour: plan. */
#pragma once
#include "request.h"
#include "plan_run.h"

/* FAULT_USAGE says why not. */
bool plan_wish(const struct plan_options *options, struct wish *wish, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
