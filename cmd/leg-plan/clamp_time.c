#include "clamp.h"

#include <string.h>

#include "rule/plan_check.h"

static bool is_stroke_of(const struct step *step, enum leg leg)
{
	return step->kind == STEP_MASSAGE && step->leg == leg;
}

void drop_step(struct plan *plan, size_t at)
{
	step_release(&plan->steps[at]);
	memmove(&plan->steps[at], &plan->steps[at + 1],
		(plan->step_count - at - 1) * sizeof *plan->steps);
	plan->step_count--;
}

/* Takes `over` seconds from a step, or all of it. Returns the seconds still over. */
static int cut_step(const struct clamp *clamp, size_t at, int over, enum why why)
{
	struct step *step = &clamp->plan->steps[at];
	int was = step->seconds;
	enum modality modality = step_modality(step->kind);
	if (tell_shorter(clamp, step, was - over, why, modality))
		return 0;
	tell_step(clamp, step, OMIT_STEP, why, modality);
	drop_step(clamp->plan, at);
	return over - was;
}

/* Where the last stroke of a leg is that has one. */
static size_t last_stroke(const struct plan *plan, enum leg leg)
{
	size_t i = plan->step_count - 1;
	while (!is_stroke_of(&plan->steps[i], leg))
		i--;
	return i;
}

void cut_massage(const struct clamp *clamp, enum leg leg)
{
	struct plan *plan = clamp->plan;
	int limit = clamp->limits->leg[leg].massage.seconds;
	int over = plan_massage_seconds(plan, leg) - limit;
	if (!limit || over <= 0)
		return;
	for (size_t i = last_stroke(plan, leg); i-- > 0 && over > 0;)
		if (is_stroke_of(&plan->steps[i], leg))
			over = cut_step(clamp, i, over, WHY_LEG_LIMIT);
	if (over > 0)
		(void)cut_step(clamp, last_stroke(plan, leg), over, WHY_LEG_LIMIT);
}

void drop_massage(struct clamp *clamp, enum leg leg)
{
	bool any = false;
	for (size_t i = clamp->plan->step_count; i-- > 0;) {
		if (!is_stroke_of(&clamp->plan->steps[i], leg))
			continue;
		drop_step(clamp->plan, i);
		any = true;
	}
	struct omission omission = omission_of(OMIT_MASSAGE, WHY_ZONE);
	omission.leg = (int)leg;
	if (any)
		report_clamp(clamp, omission, MODALITY_MASSAGE, leg);
}

static int seconds_raised(const struct plan *plan, enum leg leg)
{
	int seconds = 0;
	for (size_t i = 0; i < plan->step_count; i++)
		if (step_raises(&plan->steps[i], leg))
			seconds += plan->steps[i].seconds;
	return seconds;
}

static void cut_rests(const struct clamp *clamp, enum leg leg)
{
	struct plan *plan = clamp->plan;
	int over = seconds_raised(plan, leg) - clamp->both.elevation.seconds;
	for (size_t i = plan->step_count; i-- > 0 && over > 0;)
		if (step_raises(&plan->steps[i], leg))
			over = cut_step(clamp, i, over, WHY_TOO_LONG);
}

void cut_raised(const struct clamp *clamp)
{
	int most = clamp->both.elevation.seconds;
	bool lowered = false;
	if (seconds_raised(clamp->plan, LEG_LEFT) <= most &&
	    seconds_raised(clamp->plan, LEG_RIGHT) <= most)
		return;
	for (size_t i = 0; i < clamp->plan->step_count; i++) {
		struct step *step = &clamp->plan->steps[i];
		if (step->kind == STEP_REST || step->kind == STEP_ELEVATION ||
		    step->feet == FEET_LEVEL)
			continue;
		step->feet = FEET_LEVEL;
		step->cues |= CUE_BIT(CUE_FEET_LOWERED);
		lowered = true;
	}
	if (lowered)
		report_clamp(clamp, omission_of(OMIT_RAISED_TIME, WHY_TOO_LONG), MODALITY_ELEVATION,
			     LEG_BOTH);
	for (enum leg leg = LEG_LEFT; leg < LEG_BOTH; leg++)
		cut_rests(clamp, leg);
}

void drop_unrested(const struct clamp *clamp)
{
	struct plan *plan = clamp->plan;
	bool walked = false;
	int rested = 0;
	for (size_t i = 0; i < plan->step_count;) {
		const struct step *step = &plan->steps[i];
		bool walks = step->kind == STEP_WALKING || step->kind == STEP_PUMPS;
		if (walks && walked && rested < clamp->both.walking.rest) {
			tell_step(clamp, step, OMIT_STEP, WHY_AFTER_REST, MODALITY_WALKING);
			drop_step(plan, i);
			continue;
		}
		walked |= walks;
		rested = walks ? 0 : rested + step->seconds;
		i++;
	}
}
