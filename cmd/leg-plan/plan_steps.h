/* Turns the parts of a draft into steps: their order, pressure, posture and cautions. Pure. The
 * last of three stages of composition.
 *
 * Both legs share one posture, that of the stricter leg (leg-safety(7), merging and posture). A leg
 * is raised if all the time that it would be raised stays within the limit; otherwise only in the
 * rest at the end. */
#pragma once
#include "apply_limits.h"
#include "doc/plan.h"

/* Adds the steps of the admitted slots to the plan, and the things to have at hand to its needs. */
void plan_steps_add(const struct draft *draft, struct plan *plan) __attribute__((nonnull));

/* True if the legs would be up for longer than the limit allows. */
bool raises_too_long(const struct draft *draft) __attribute__((nonnull));

/* The zone of a stroke on a leg as it is laid: a finishing stroke that is not wide ends on the last
 * zone that is worked. */
int slot_zone(const struct draft *draft, const struct slot *slot, enum leg leg)
	__attribute__((nonnull));

int slot_pressure(const struct draft *draft, const struct slot *slot, enum leg leg)
	__attribute__((nonnull));

/* The same if the limit on pressure were open. */
int slot_pressure_open(const struct draft *draft, const struct slot *slot, enum leg leg)
	__attribute__((nonnull));

/* The first position of the movement's row that is allowed, or the first. */
enum position allows_position(const struct limits *limits, enum leg leg, enum move move)
	__attribute__((nonnull));

/* How high the feet lie in a part if nothing is limited. */
enum feet part_feet(const struct part *part) __attribute__((nonnull));

struct stance {
	enum position position;
	enum feet feet;
};
struct stance slot_stance(const struct draft *draft, const struct slot *slot, enum leg leg)
	__attribute__((nonnull));
