/* Owns what the clamps of a handwritten plan share: the plan, its limits, and the naming of each
 * change in plan->omitted. */
#pragma once
#include "doc/plan.h"

struct clamp {
	struct plan *plan;
	const struct limits *limits;
	struct leg_limits both;
	int first_leg; /* the leg that was massaged first, -1 = none yet */
	int sleeve[LEGS];
	bool told_feet, told_trunk, told_chair;
	bool massages;
};

void report_clamp(const struct clamp *clamp, struct omission omission, enum modality modality,
		  enum leg leg) __attribute__((nonnull));
struct omission omission_of_step(const struct step *step, enum omit_what what, enum why why)
	__attribute__((nonnull));

/* No answer is behind what is never done. */
void tell_step(const struct clamp *clamp, const struct step *step, enum omit_what what,
	       enum why why, enum modality modality) __attribute__((nonnull));

/* Shortens a step to the whole repetitions that fit into `seconds`. False if not one fits: the step
 * has to go. */
bool tell_shorter(const struct clamp *clamp, struct step *step, int seconds, enum why why,
		  enum modality modality) __attribute__((nonnull));
