/* The smallest plan there is: a minute of walking. */
#pragma once
#include "doc/plan.h"

static inline void small_plan(struct plan *plan)
{
	plan_init(plan);
	plan->envelope = envelope_new();
	plan->valid_until = plan->envelope.created;
	plan->routine = "walk";
	limits_open(&plan->limits);
	struct step step = step_empty(STEP_WALKING);
	step.move = MOVE_MARCHING;
	step.leg = LEG_BOTH;
	step.position = POSITION_STANDING;
	step.seconds = plan->seconds = 60;
	plan_add_step(plan, step);
}
