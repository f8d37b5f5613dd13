#include "rule/step_cautions.h"

/* Of massage: what is said once. */
static const cue_set once = CUE_BIT(CUE_NO_OIL) | CUE_BIT(CUE_PLAIN_LOTION) |
			    CUE_BIT(CUE_CHECK_SKIN) | CUE_BIT(CUE_RISE_SLOWLY) |
			    CUE_BIT(CUE_WIPE_SOLES);

/* With the legs up a step is not upright, even if a plan by hand calls it sitting. */
static bool is_upright(const struct step *step)
{
	bool up = step->position == POSITION_SITTING || step->position == POSITION_STANDING;
	return up && step->feet == FEET_LEVEL;
}

/* A rest is bound by both legs, as it is lying; with the head up it need not be on the side. */
static cue_set cautions_of_rest(const struct limits *limits, const struct step *step)
{
	cue_set cues = limits_on(limits, LEG_BOTH).elevation.cues;
	if (is_upright(step))
		return 0;
	bool flat = step->position == POSITION_LYING || step->position == POSITION_SIDE;
	if (cues & CUE_BIT(CUE_LEFT_SIDE) && !flat)
		return (cues & ~CUE_BIT(CUE_LEFT_SIDE)) | CUE_BIT(CUE_HEAD_UP);
	return cues;
}

cue_set step_cautions(const struct limits *limits, const struct step *step)
{
	struct leg_limits on = limits_on(limits, step->leg);
	switch (step->kind) {
	case STEP_MASSAGE: return on.massage.cues & ~once;
	case STEP_STRETCH: return on.stretch.cues;
	case STEP_WALKING: return on.walking.cues;
	case STEP_PUMPS: /* heel raises are bound by both */
		return on.walking.cues |
		       (step_move(step) == MOVE_HEEL_RAISES ? on.stretch.cues : 0);
	case STEP_ELEVATION:
	case STEP_REST: return cautions_of_rest(limits, step);
	case STEP_SLEEVE: return on.sleeve.cues;
	case STEP_SOCKS: return on.socks.cues;
	case STEP_SETUP:
	case STEP_SWITCH:
	case STEP_AFTERCARE:
	case STEP_KINDS: break;
	}
	return 0;
}

void plan_add_cautions(struct plan *plan)
{
	for (size_t i = 0; i < plan->step_count; i++)
		plan->steps[i].cues |= step_cautions(&plan->limits, &plan->steps[i]);
}
