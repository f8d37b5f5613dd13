/* Reports the parts that were left out or changed, and by which limit: the difference between the
 * draft under open limits and the one under these. Pure. */
#pragma once
#include "apply_limits.h"
#include "doc/plan.h"

/* Adds the differences to plan->omitted. Both drafts are of the same request. */
void report_omitted(const struct draft *ideal, const struct draft *draft, struct plan *plan)
	__attribute__((nonnull));
