/* Owns leg-plan --example: a plan to start from when writing one by hand. */
#pragma once
#include "base/fault.h"
#include "body/routine.h"
#include "doc/plan.h"

/* The steps of `routine` at its usual minutes; NULL: a short one with something of everything. */
bool example_make(const struct routine_row *routine, struct plan *plan, struct fault *fault)
	__attribute__((nonnull(2, 3), warn_unused_result));
