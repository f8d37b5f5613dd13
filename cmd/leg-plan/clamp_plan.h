/* Brings a plan written by hand (by a physiotherapist, say) within the limits of a screening:
 * leg-plan --from (leg-safety(7), handwritten-plans). Pure.
 *
 * Steps are only ever dropped, shortened, made lighter or laid lower; each change is named in
 * plan->omitted. Faults of the plan itself, in its order or direction, are not mended here:
 * rule/plan_check.h refuses it. */
#pragma once
#include "doc/plan.h"

/* Replaces the plan's limits by these, clamps its steps, and sets outcome and seconds. A plan that
 * has no step left stops. */
void clamp_plan(struct plan *plan, const struct limits *limits) __attribute__((nonnull));
