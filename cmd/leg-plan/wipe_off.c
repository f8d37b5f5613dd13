#include "wipe_off.h"

#include "body/zone.h"
#include "rule/allows.h"

static bool spreads_oil(const struct step *step)
{
	return step->what == TASK_OIL || step->what == TASK_LOTION;
}

static bool wipes(const struct step *step)
{
	return step->what == TASK_WIPE || step->what == TASK_WIPE_LOTION;
}

static bool works_the_foot(const struct step *step)
{
	return step->kind == STEP_MASSAGE && step->zone != STEP_WITHOUT &&
	       zone_row((enum zone)step->zone)->covers & ZONE_BIT(ZONE_FOOT);
}

/* Massage on a chair is no risk of slipping; sitting down, standing and getting up are. */
static bool gets_up(const struct step *step)
{
	bool up = step->position == POSITION_SITTING || step->position == POSITION_STANDING;
	return up && step->kind != STEP_MASSAGE && step->kind != STEP_SWITCH;
}

static void add_wiping_cues(struct plan *plan)
{
	bool oil = false, soles = false;
	for (size_t i = 0; i < plan->step_count; i++) {
		struct step *step = &plan->steps[i];
		if (soles && gets_up(step) && !wipes(step))
			step->cues |= CUE_BIT(CUE_WIPE_SOLES);
		oil = (oil || spreads_oil(step)) && !wipes(step);
		soles = (soles || (oil && works_the_foot(step))) && !wipes(step);
		if (oil && i + 1 == plan->step_count)
			step->cues |= CUE_BIT(CUE_WIPE_OFF);
	}
}

static void take_lotion(struct plan *plan)
{
	for (size_t i = 0; i < plan->step_count; i++) {
		struct step *step = &plan->steps[i];
		if (step->what == TASK_OIL)
			step->what = TASK_LOTION;
		if (step->what == TASK_WIPE)
			step->what = TASK_WIPE_LOTION;
	}
	if (plan->needs & THING_BIT(THING_OIL))
		plan->needs = (plan->needs & ~THING_BIT(THING_OIL)) | THING_BIT(THING_LOTION);
}

void wipe_off(struct plan *plan)
{
	if (!allows_oil(&plan->limits))
		take_lotion(plan);
	add_wiping_cues(plan);
}
