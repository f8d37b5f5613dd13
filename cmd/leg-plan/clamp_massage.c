#include "clamp.h"

#include "body/routine.h"
#include "rule/allows.h"
#include "rule/reach.h"
#include "rule/stroke_span.h"

static void keep_to_zone(const struct clamp *clamp, struct step *step, int zone)
{
	struct omission omission = omission_of_step(step, OMIT_REACH, WHY_KEPT_TO);
	omission.zone = zone;
	report_clamp(clamp, omission, MODALITY_MASSAGE, step->leg);
	step->zone = zone;
}

static void lighten_step(const struct clamp *clamp, struct step *step, int limit)
{
	int cap = zone_pressure((enum zone)step->zone, (enum technique)step->technique);
	bool by_limit = limit < cap;
	int most = by_limit ? limit : cap;
	if (step->pressure <= most)
		return;
	step->pressure = most;
	tell_step(clamp, step, OMIT_PRESSURE, by_limit ? WHY_LIGHT_PRESSURE : WHY_ZONE_CAP,
		  by_limit ? MODALITY_MASSAGE : MODALITIES);
}

static zone_set zones_left(const struct clamp *clamp, enum leg leg)
{
	return clamp->limits->leg[leg].massage.zones &
	       reach_zones(clamp->limits, leg, clamp->plan->mode);
}

const struct step *finishing_stroke(const struct plan *plan, enum leg leg)
{
	for (size_t i = plan->step_count; i-- > 0;) {
		const struct step *step = &plan->steps[i];
		if (step->kind != STEP_MASSAGE || step->leg != leg)
			continue;
		bool finishes =
			step->technique == TECHNIQUE_FINISHING && step->zone != STEP_WITHOUT;
		return finishes ? step : NULL;
	}
	return NULL;
}

/* True if the finishing stroke of the leg shrinks to a zone before that of the step. */
static bool is_beyond_finish(const struct clamp *clamp, const struct step *step)
{
	const struct step *last = finishing_stroke(clamp->plan, step->leg);
	if (!last || routine_near_first(clamp->plan->routine))
		return false;
	int finish = stroke_span_shrink(zones_left(clamp, step->leg), (enum zone)last->zone,
					TECHNIQUE_FINISHING);
	return finish != SPAN_NONE && finish != last->zone && step->zone > finish;
}

/* A stroke that is no longer wide may only come last, or the zones would run backwards. */
static enum why clamp_zone(const struct clamp *clamp, struct step *step)
{
	zone_set allowed = clamp->limits->leg[step->leg].massage.zones;
	zone_set zones = zones_left(clamp, step->leg);
	int zone =
		stroke_span_shrink(zones, (enum zone)step->zone, (enum technique)step->technique);
	bool narrower = zone != step->zone && zone < ZONES_NARROW;
	bool last = step == finishing_stroke(clamp->plan, step->leg);
	if (zone == SPAN_NONE || (narrower && !last))
		return zone_row((enum zone)step->zone)->covers & ~allowed ? WHY_ZONE
									  : WHY_CANNOT_REACH;
	if (zone != step->zone)
		keep_to_zone(clamp, step, zone);
	return is_beyond_finish(clamp, step) ? WHY_BEYOND : WHY_NONE;
}

static void sit_on_chair(struct clamp *clamp, struct step *step)
{
	if (!reach_needs_chair(clamp->limits, clamp->plan->mode) ||
	    step->position == POSITION_SITTING)
		return;
	step->position = POSITION_SITTING;
	step->feet = FEET_LEVEL;
	struct omission omission = omission_of(OMIT_MASSAGE, WHY_ON_A_CHAIR);
	omission.leg = LEG_BOTH;
	if (!clamp->told_chair)
		report_clamp(clamp, omission, MODALITY_ELEVATION, LEG_BOTH);
	clamp->told_chair = true;
}

enum why clamp_massage(struct clamp *clamp, struct step *step)
{
	if (step->leg == LEG_BOTH || step->zone == STEP_WITHOUT || step->technique == STEP_WITHOUT)
		return WHY_NONE; /* rule/plan_check.h refuses it */
	const struct massage_limit *limit = &clamp->limits->leg[step->leg].massage;
	if (limit->cues & CUE_BIT(CUE_ONE_LEG) && clamp->first_leg >= 0 &&
	    clamp->first_leg != (int)step->leg)
		return WHY_ONE_LEG;
	if (!zone_pressure((enum zone)step->zone, (enum technique)step->technique))
		return WHY_NEVER_THERE;
	if (step->what == TASK_BRUSH && allows_brush(clamp->limits, step->leg))
		return WHY_NO_BRUSH;
	enum why why = allows_technique(clamp->limits, step->leg, (enum technique)step->technique);
	if (!why)
		why = clamp_zone(clamp, step);
	if (why)
		return why;
	lighten_step(clamp, step, limit->pressure);
	step->cues |= limit->cues & ~CUE_BIT(CUE_WIPE_SOLES); /* wipe_off says it where it helps */
	sit_on_chair(clamp, step);
	step->clock = CLOCK_HOLD; /* as rule/plan_check.h wants it */
	clamp->first_leg = clamp->first_leg < 0 ? (int)step->leg : clamp->first_leg;
	return WHY_NONE;
}
