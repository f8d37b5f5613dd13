#include "clamp.h"

#include "rule/allows.h"
#include "rule/reach.h"

/* Who may not stand without holding on sits. */
static void sit_down(const struct clamp *clamp, struct step *step)
{
	if (allows_posture(clamp->limits, LEG_BOTH, step->kind, step->position, step->feet) !=
	    WHY_NOT_STANDING)
		return;
	step->position = POSITION_SITTING;
	tell_step(clamp, step, OMIT_POSITION, WHY_NOT_STANDING, MODALITY_WALKING);
}

/* The nearest posture that the limit admits: the feet lower, then the back higher, then sitting. */
static void lower_posture(const struct clamp *clamp, struct step *step)
{
	enum position request = step->position;
	enum feet feet = step->feet;
	const enum position ways[] = {request, POSITION_PROPPED, POSITION_SIDE};
	if (request == POSITION_STANDING)
		feet = FEET_LEVEL;
	for (int height = (int)feet; height >= FEET_LEVEL; height--)
		for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
			step->position = ways[i];
			step->feet = (enum feet)height;
			if (!allows_posture(clamp->limits, LEG_BOTH, step->kind, step->position,
					    step->feet))
				return;
		}
	step->position = POSITION_SITTING; /* the feet are level by now */
}

/* Reported once for the plan, since it concerns the whole body; a position other than lying flat is
 * named with its step. */
static void tell_posture(struct clamp *clamp, const struct step *was, struct step *is)
{
	bool level = is->feet == FEET_LEVEL;
	if (was->feet > is->feet) {
		is->cues |= level ? CUE_BIT(CUE_FEET_LOWERED) : CUE_BIT(CUE_ONE_PILLOW);
		if (!clamp->told_feet)
			report_clamp(
				clamp,
				omission_of(OMIT_FEET, level ? WHY_NOT_RAISED : WHY_ONE_PILLOW),
				MODALITY_ELEVATION, LEG_BOTH);
		clamp->told_feet = true;
	}
	if (was->position != is->position) {
		is->cues |= CUE_BIT(CUE_HEAD_UP);
		if (was->position != POSITION_LYING) {
			tell_step(clamp, is, OMIT_POSITION, WHY_HEAD_UP, MODALITY_ELEVATION);
		} else if (!clamp->told_trunk) {
			report_clamp(clamp, omission_of(OMIT_LYING, WHY_HEAD_UP),
				     MODALITY_ELEVATION, LEG_BOTH);
			clamp->told_trunk = true;
		}
	}
}

void clamp_posture(struct clamp *clamp, struct step *step)
{
	bool hands = step->kind == STEP_SETUP || step->kind == STEP_SWITCH;
	if (hands && clamp->massages && reach_needs_chair(clamp->limits, clamp->plan->mode)) {
		step->position = POSITION_SITTING;
		step->feet = FEET_LEVEL;
	}
	sit_down(clamp, step);
	struct step was = *step;
	lower_posture(clamp, step);
	tell_posture(clamp, &was, step);
	if (step->kind == STEP_ELEVATION && step->feet == FEET_LEVEL)
		step->kind = STEP_REST; /* E-L1, E-L2 */
}
