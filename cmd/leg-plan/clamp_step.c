#include "clamp.h"

#include "base/units.h"
#include "body/stretch.h"
#include "rule/allows.h"

/* The first position of the movement that is allowed; standing only if it was written so. */
static enum position other_position(const struct clamp *clamp, const struct step *step,
				    enum move move)
{
	const struct stretch_way *ways = stretch_row(move)->ways;
	for (int i = 0; i < STRETCH_WAYS; i++) {
		bool harder = ways[i].position == POSITION_STANDING &&
			      step->position != POSITION_STANDING;
		if (!harder && !allows_move_in(clamp->limits, step->leg, move, ways[i].position))
			return ways[i].position;
	}
	return step->position;
}

/* Tries another position if the written one is not allowed. Returns why the step must go if none
 * is. */
static enum why clamp_position(const struct clamp *clamp, struct step *step, enum move move,
			       enum modality modality)
{
	enum why why = allows_move_in(clamp->limits, step->leg, move, step->position);
	if (!why)
		return WHY_NONE;
	enum position position = other_position(clamp, step, move);
	if (position == step->position)
		return why;
	step->position = position;
	tell_step(clamp, step, OMIT_POSITION, why, modality);
	return WHY_NONE;
}

static enum why clamp_stretch(const struct clamp *clamp, struct step *step)
{
	struct leg_limits on = limits_on(clamp->limits, step->leg);
	const struct stretch_limit *limit = &on.stretch;
	if (step->move == STEP_WITHOUT ||
	    stretch_row((enum move)step->move)->exercise != EXERCISE_STRETCH)
		return WHY_NONE; /* rule/plan_check.h refuses it */
	enum why why = allows_move(clamp->limits, step->leg, (enum move)step->move);
	if (why)
		return why;
	const struct stretch_row *row = stretch_row((enum move)step->move);
	why = clamp_position(clamp, step, (enum move)step->move, MODALITY_STRETCH);
	if (why)
		return why;
	int hold_ms = step_hold_ms(step);
	if (row->held && hold_ms > limit->hold * MS_IN_SECOND) {
		struct omission omission = omission_of_step(step, OMIT_HOLD, WHY_SHORTER_HOLD);
		omission.seconds = limit->hold;
		report_clamp(clamp, omission, MODALITY_STRETCH, step->leg);
		step->cues |= CUE_BIT(CUE_SHORTER_HOLD);
		if (step->reps) {
			step->rep_ms -= hold_ms - limit->hold * MS_IN_SECOND;
			step->stroke_ms = limit->hold * MS_IN_SECOND;
		}
		step->seconds = step->reps ? step_seconds(step->reps, step->rep_ms) : limit->hold;
	}
	if (step->pressure > limit->pull) {
		tell_step(clamp, step, OMIT_PULL, WHY_LIGHT_PULL, MODALITY_STRETCH);
		step->pressure = limit->pull;
	}
	return WHY_NONE;
}

static enum why clamp_walking(struct clamp *clamp, struct step *step)
{
	const struct walking_limit *limit = &clamp->both.walking;
	enum why why = allows_walking(clamp->limits, LEG_BOTH);
	if (!why)
		why = clamp_position(clamp, step, step_move(step), MODALITY_WALKING);
	if (why)
		return why;
	if (step->seconds > limit->block &&
	    !tell_shorter(clamp, step, limit->block, WHY_SHORTER_BLOCK, MODALITY_WALKING))
		return WHY_SHORTER_BLOCK;
	return WHY_NONE;
}

static enum why clamp_sleeve(struct clamp *clamp, struct step *step)
{
	struct leg_limits on = limits_on(clamp->limits, step->leg);
	enum why why = allows_sleeve(clamp->limits, step->leg);
	if (why)
		return why;
	int left = on.sleeve.seconds;
	for (int leg = 0; leg < LEGS; leg++)
		if (leg_includes(step->leg, (enum leg)leg) &&
		    on.sleeve.seconds - clamp->sleeve[leg] < left)
			left = on.sleeve.seconds - clamp->sleeve[leg];
	if (step->seconds > left && !tell_shorter(clamp, step, left, WHY_TOO_LONG, MODALITY_SLEEVE))
		return WHY_TOO_LONG;
	if (step->heat && !on.sleeve.heat) {
		tell_step(clamp, step, OMIT_HEAT, WHY_NO_HEAT, MODALITY_SLEEVE);
		step->heat = false;
	}
	for (int leg = 0; leg < LEGS; leg++)
		if (leg_includes(step->leg, (enum leg)leg))
			clamp->sleeve[leg] += step->seconds;
	return WHY_NONE;
}

/* Steps before this one that are not allowed are gone already. */
static bool has_sleeve(const struct clamp *clamp)
{
	for (size_t i = 0; i < clamp->plan->step_count; i++) {
		const struct step *step = &clamp->plan->steps[i];
		if (step->kind == STEP_SLEEVE && !allows_sleeve(clamp->limits, step->leg))
			return true;
	}
	return false;
}

/* Getting ready and clearing up: the words of two tasks are about air sleeves. */
static enum why clamp_preparation(const struct clamp *clamp, struct step *step)
{
	bool for_sleeves = step->what == TASK_SKIN_CHECK || step->what == TASK_TAKE_OFF;
	if (for_sleeves && !has_sleeve(clamp))
		return WHY_NO_USE;
	if (step->what == TASK_OIL || step->what == TASK_LOTION)
		step->cues |= CUE_BIT(CUE_OIL_THERE_ONLY) |
			      (massage_cues(clamp->limits) & CUE_BIT(CUE_NO_OIL));
	return allows_task(clamp->limits, step->what);
}

enum why clamp_kind(struct clamp *clamp, struct step *step)
{
	switch (step->kind) {
	case STEP_MASSAGE: return clamp_massage(clamp, step);
	case STEP_STRETCH: return clamp_stretch(clamp, step);
	case STEP_WALKING:
	case STEP_PUMPS: return clamp_walking(clamp, step);
	case STEP_SLEEVE: return clamp_sleeve(clamp, step);
	case STEP_SOCKS: return allows_socks(clamp->limits, step->leg);
	case STEP_ELEVATION: return allows_elevation(clamp->limits, LEG_BOTH);
	case STEP_SETUP:
	case STEP_AFTERCARE: return clamp_preparation(clamp, step);
	case STEP_REST:
	case STEP_SWITCH:
	case STEP_KINDS: break;
	}
	return WHY_NONE;
}
