#include "clamp_plan.h"

#include "clamp.h"
#include "handwritten.h"
#include "plan_things.h"
#include "rule/allows.h"
#include "rule/plan_notes.h"
#include "rule/step_cautions.h"
#include "wipe_off.h"

/* A switch stands only between two legs. */
static void drop_idle_switches(struct plan *plan)
{
	for (size_t i = plan->step_count; i-- > 0;) {
		if (plan->steps[i].kind != STEP_SWITCH)
			continue;
		bool before[LEGS] = {false, false}, after[LEGS] = {false, false};
		for (size_t j = 0; j < plan->step_count; j++)
			if (plan->steps[j].leg != LEG_BOTH && plan->steps[j].kind != STEP_REST &&
			    step_modality(plan->steps[j].kind) != MODALITIES)
				(j < i ? before : after)[plan->steps[j].leg] = true;
		if (!(before[LEG_LEFT] && after[LEG_RIGHT]) &&
		    !(before[LEG_RIGHT] && after[LEG_LEFT]))
			drop_step(plan, i);
	}
}

static bool has_kind(const struct plan *plan, enum step_kind kind)
{
	for (size_t i = 0; i < plan->step_count; i++)
		if (plan->steps[i].kind == kind)
			return true;
	return false;
}

/* Whose limit took the step away. */
static enum modality modality_behind(const struct step *step, enum why why)
{
	if (step->kind != STEP_SETUP || why == WHY_NO_USE)
		return step_modality(step->kind);
	return step->what == TASK_SIDE ? MODALITY_ELEVATION : MODALITY_MASSAGE;
}

static void clamp_steps(struct clamp *clamp)
{
	struct plan *plan = clamp->plan;
	int number = 0;
	for (size_t i = 0; i < plan->step_count;) {
		struct step *step = &plan->steps[i];
		step->number = ++number;
		enum why why = clamp_kind(clamp, step);
		if (why) {
			tell_step(clamp, step, OMIT_STEP, why, modality_behind(step, why));
			drop_step(plan, i);
			continue;
		}
		clamp_posture(clamp, step);
		step->cues |= step_cautions(clamp->limits, plan->mode, step);
		i++;
	}
}

/* The outcome follows from the steps of the plan, even if none had to change (leg-safety(7),
 * verdict). */
static bool is_limited(const struct plan *plan)
{
	for (size_t i = 0; i < plan->step_count; i++) {
		enum modality modality = step_modality(plan->steps[i].kind);
		if (modality != MODALITIES &&
		    limits_level(&plan->limits, modality, plan->steps[i].leg) > LEVEL_ALLOWED)
			return true;
	}
	return plan->omitted_count > 0;
}

/* The things of a step that is gone need not be at hand, nor a pillow for legs that stay level. */
static thing_set things_left(const struct clamp *clamp)
{
	static const thing_set oils = THING_BIT(THING_OIL) | THING_BIT(THING_LOTION);
	static const thing_set ours = THING_BIT(THING_DEVICE) - 1; /* the rest are devices */
	const struct plan *plan = clamp->plan;
	enum feet feet = clamp->both.elevation.feet;
	thing_set idle = THING_BIT(THING_BRUSH) | THING_BIT(THING_SOCKS) | ~ours;
	if (!has_kind(plan, STEP_MASSAGE))
		idle |= oils;
	if (feet < FEET_ABOVE_HEART)
		idle |= THING_BIT(THING_TWO_PILLOWS);
	if (feet < FEET_RAISED)
		idle |= THING_BIT(THING_PILLOW);
	return (plan->needs & ~idle) | plan_things(plan);
}

void clamp_plan(struct plan *plan, const struct limits *limits)
{
	struct clamp clamp = {.plan = plan,
			      .limits = limits,
			      .both = limits_on(limits, LEG_BOTH),
			      .first_leg = -1,
			      .massages = has_kind(plan, STEP_MASSAGE)};
	bool works = plan_does_work(plan, false), finished[LEGS];
	for (enum leg leg = LEG_LEFT; leg < LEG_BOTH; leg++)
		finished[leg] = finishing_stroke(plan, leg);
	plan->limits = *limits;
	plan_notes_drop(plan, true);
	clamp_steps(&clamp);
	for (enum leg leg = LEG_LEFT; leg < LEG_BOTH; leg++) {
		if (finished[leg] && !finishing_stroke(plan, leg))
			drop_massage(&clamp, leg);
		cut_massage(&clamp, leg);
	}
	cut_raised(&clamp);
	drop_idle_switches(plan);
	drop_unrested(&clamp);
	plan->needs = things_left(&clamp);
	wipe_off(plan);
	plan->outcome = is_limited(plan) ? OUTCOME_LIMITED : OUTCOME_GO;
	if ((clamp.massages && !has_kind(plan, STEP_MASSAGE)) ||
	    (works && !plan_does_work(plan, true)) || !plan->step_count)
		plan->outcome = OUTCOME_STOP;
	if (allows_nothing(limits))
		plan->outcome = OUTCOME_EMERGENCY;
	plan->seconds = 0;
	for (size_t i = 0; i < plan->step_count; i++)
		plan->seconds += plan->steps[i].seconds;
	if (plan->outcome >= OUTCOME_STOP)
		plan_drop_steps(plan);
}
