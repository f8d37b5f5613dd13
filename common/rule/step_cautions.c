#include "rule/step_cautions.h"

#include "rule/reach.h"

/* Of massage: what is said once. */
static const cue_set once = CUE_BIT(CUE_NO_OIL) | CUE_BIT(CUE_PLAIN_LOTION) |
			    CUE_BIT(CUE_CHECK_SKIN) | CUE_BIT(CUE_RISE_SLOWLY) |
			    CUE_BIT(CUE_WIPE_SOLES);

/* The stretch limit of either leg binds the hip and back of the person who massages it. */
static cue_set cautions_of_massage(const struct limits *limits, enum mode mode, enum leg leg)
{
	cue_set cues = limits_on(limits, leg).massage.cues & ~once;
	if (reach_bends_knee(limits, mode))
		cues |= CUE_BIT(CUE_KNEES_BENT);
	return cues;
}

/* With the legs up a step is not upright, even if a plan by hand calls it sitting. */
static bool sits(const struct step *step)
{
	return step->position == POSITION_SITTING && step->feet == FEET_LEVEL;
}

/* On the side, or with the head up: the words of the step leave both open. */
static cue_set cautions_of_lying(const struct elevation_limit *limit, const struct step *step)
{
	cue_set left_side = limit->cues & CUE_BIT(CUE_LEFT_SIDE);
	bool flat = step->position == POSITION_LYING || step->position == POSITION_SIDE;
	if (left_side && flat)
		return left_side;
	return left_side || limit->trunk_min > 0 ? CUE_BIT(CUE_HEAD_UP) : 0;
}

/* A rest is bound by both legs, as it is lying. */
static cue_set cautions_of_rest(const struct limits *limits, const struct step *step)
{
	struct elevation_limit limit = limits_on(limits, LEG_BOTH).elevation;
	if (sits(step))
		return 0;
	return (limit.cues & ~CUE_BIT(CUE_LEFT_SIDE)) | cautions_of_lying(&limit, step);
}

/* A plan by hand gets pillows ready without a word of how high they may be. */
static cue_set cautions_of_setup(const struct limits *limits, const struct step *step)
{
	struct elevation_limit limit = limits_on(limits, LEG_BOTH).elevation;
	bool settles = step->what == TASK_PILLOW || step->what == TASK_DRY_PILLOW;
	if (settles && !sits(step))
		return cautions_of_lying(&limit, step);
	if (step->what != TASK_PILLOWS)
		return 0;
	cue_set height = limit.feet == FEET_ABOVE_HEART ? 0
			 : limit.feet == FEET_RAISED	? CUE_BIT(CUE_ONE_PILLOW)
							: CUE_BIT(CUE_FEET_LOWERED);
	return height | cautions_of_lying(&limit, step);
}

/* Bound by both; holding on is no way for who may not stretch standing. */
static cue_set cautions_of_heel_raises(const struct leg_limits *on)
{
	cue_set cues = on->walking.cues | on->stretch.cues;
	return on->stretch.standing ? cues : cues & ~CUE_BIT(CUE_SIT_OR_HOLD);
}

cue_set step_cautions(const struct limits *limits, enum mode mode, const struct step *step)
{
	struct leg_limits on = limits_on(limits, step->leg);
	bool leans = task_reaches(step->what) && reach_leans_back(limits, mode);
	cue_set cues = leans ? CUE_BIT(CUE_LEAN_BACK) : 0;
	switch (step->kind) {
	case STEP_MASSAGE: return cues | cautions_of_massage(limits, mode, step->leg);
	case STEP_STRETCH: return on.stretch.cues;
	case STEP_WALKING: return on.walking.cues;
	case STEP_PUMPS:
		if (step_move(step) == MOVE_HEEL_RAISES)
			return cautions_of_heel_raises(&on);
		return on.walking.cues;
	case STEP_ELEVATION:
	case STEP_REST: return cautions_of_rest(limits, step);
	case STEP_SLEEVE: return on.sleeve.cues | CUE_BIT(CUE_DAYTIME_ONLY);
	case STEP_SOCKS: return cues | on.socks.cues;
	case STEP_SETUP: return cues | cautions_of_setup(limits, step);
	case STEP_SWITCH:
	case STEP_AFTERCARE:
	case STEP_KINDS: break;
	}
	return cues;
}

void plan_add_cautions(struct plan *plan)
{
	for (size_t i = 0; i < plan->step_count; i++)
		plan->steps[i].cues |= step_cautions(&plan->limits, plan->mode, &plan->steps[i]);
}
