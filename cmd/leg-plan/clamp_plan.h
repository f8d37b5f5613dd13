/* Owns how a plan written by hand (by a physiotherapist, say) is brought within the limits
 * of a screening: leg-plan --from (leg-safety(7), handwritten-plans). Pure.
 *
 * Steps are only ever dropped, shortened, made lighter or laid lower; each change is named in
 * plan->omitted. What is wrong with the plan itself, its order or direction, is not mended here:
 * rule/plan_check.h refuses it. */
#pragma once
#include "doc/plan.h"

/* Called behind each omission: the limit behind it. MODALITIES: anatomy, no limit. */
typedef void clamp_note(enum modality modality, enum leg leg, void *context);

/* Replaces the plan's limits by these, clamps its steps, and sets outcome and seconds. A plan of
 * which nothing is left stops: it has no steps then. */
void clamp_plan(struct plan *plan, const struct limits *limits, clamp_note *note, void *context)
	__attribute__((nonnull(1, 2)));
