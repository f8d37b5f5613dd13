/* Owns how the parts of a draft become steps: their order, words, pressure, posture and cautions.
 * Pure. Other rules may include it. Neighbours: fit, reach, wish.
 *
 * Last half of the composition (rule/compose.h). Both legs share one posture, that of the stricter
 * leg (D15). Legs are raised where all the time that they would be raised stays within the limit;
 * otherwise only in the rest at the end. */
#pragma once
#include "doc/plan.h"
#include "apply_limits.h"

/* Adds the steps of what is in to the plan, and what has to be at hand to its needs. */
void lay_steps(const struct draft *draft, struct plan *plan) __attribute__((nonnull));

/* The zone of a stroke on a leg as it is laid: a finishing stroke that is not wide ends on the last
 * zone that is worked. */
int lay_zone(const struct draft *draft, const struct slot *slot, enum leg leg)
	__attribute__((nonnull));

int lay_pressure(const struct draft *draft, const struct slot *slot, enum leg leg)
	__attribute__((nonnull));

struct stance {
	enum position position;
	enum feet feet;
};
struct stance lay_stance(const struct draft *draft, const struct slot *slot, enum leg leg)
	__attribute__((nonnull));
