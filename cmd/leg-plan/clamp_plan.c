#include "clamp_plan.h"

#include <string.h>

#include "apply_limits.h"
#include "base/units.h"
#include "body/routine.h"
#include "body/stretch.h"
#include "handwritten.h"
#include "rule/allows.h"
#include "rule/plan_check.h"
#include "rule/plan_notes.h"
#include "rule/reach.h"
#include "rule/step_cautions.h"
#include "rule/stroke_span.h"
#include "wipe_off.h"

struct clamp {
	struct plan *plan;
	const struct limits *limits;
	struct leg_limits both;
	int first_leg; /* the leg that was massaged first, -1 = none yet */
	int sleeve[LEGS];
	bool told_feet, told_trunk, told_chair;
	bool massages;
};

static void report_clamp(const struct clamp *clamp, struct omission omission,
			 enum modality modality, enum leg leg)
{
	omission.cause = modality;
	omission.cause_leg = leg;
	plan_omit(clamp->plan, &omission);
}

static struct omission omission_of_step(const struct step *step, enum omit_what what, enum why why)
{
	struct omission omission = omission_of(what, why);
	omission.kind = (int)step->kind;
	omission.technique = step->technique;
	omission.zone = step->zone;
	omission.leg = (int)step->leg;
	omission.part = step->move == STEP_WITHOUT ? NULL : move_id((enum move)step->move);
	omission.step = step->number;
	return omission;
}

/* No answer is behind what is never done. */
static void tell_step(const struct clamp *clamp, const struct step *step, enum omit_what what,
		      enum why why, enum modality modality)
{
	report_clamp(clamp, omission_of_step(step, what, why),
		     why == WHY_NEVER_THERE ? MODALITIES : modality, step->leg);
}

/* Shortens a step to the whole repetitions that fit into `seconds`. */
static void shorten_step(struct step *step, int seconds)
{
	if (step->reps) {
		step->reps = (int)((long long)seconds * MS_IN_SECOND / step->rep_ms);
		seconds = step_seconds(step->reps, step->rep_ms);
	}
	step->seconds = seconds;
}

/* False if not one repetition fits: the step has to go. */
static bool tell_shorter(const struct clamp *clamp, struct step *step, int seconds, enum why why,
			 enum modality modality)
{
	struct omission omission = omission_of_step(step, OMIT_TIME, why);
	struct step cut = *step;
	shorten_step(&cut, seconds);
	if (cut.seconds <= 0)
		return false;
	omission.seconds = step->seconds - cut.seconds;
	*step = cut;
	report_clamp(clamp, omission, modality, step->leg);
	return true;
}

/* Each clamp of a kind returns why the step must go, or WHY_NONE. */

/* ---- massage --------------------------------------------------------------------------------- */

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

/* The last stroke of the leg, if it is the finishing one. */
static const struct step *finishing_stroke(const struct plan *plan, enum leg leg)
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

/* No stroke bends hip or back more than the stretch limit lets them. */
static void clamp_bending(struct clamp *clamp, struct step *step)
{
	enum mode mode = clamp->plan->mode;
	if (reach_leans_back(clamp->limits, mode))
		step->cues |= CUE_BIT(CUE_LEAN_BACK);
	if (reach_bends_knee(clamp->limits, mode))
		step->cues |= CUE_BIT(CUE_KNEES_BENT);
	if (!reach_needs_chair(clamp->limits, mode) || step->position == POSITION_SITTING)
		return;
	step->position = POSITION_SITTING;
	step->feet = FEET_LEVEL;
	struct omission omission = omission_of(OMIT_MASSAGE, WHY_ON_A_CHAIR);
	omission.leg = LEG_BOTH;
	if (!clamp->told_chair)
		report_clamp(clamp, omission, MODALITY_ELEVATION, LEG_BOTH);
	clamp->told_chair = true;
}

static enum why clamp_massage(struct clamp *clamp, struct step *step)
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
	clamp_bending(clamp, step);
	step->clock = CLOCK_HOLD; /* as rule/plan_check.h wants it */
	clamp->first_leg = clamp->first_leg < 0 ? (int)step->leg : clamp->first_leg;
	return WHY_NONE;
}

/* ---- everything else ------------------------------------------------------------------------- */

/* The first position of the movement that is allowed; standing only if it was written so. */
static enum position other_position(const struct clamp *clamp, const struct step *step,
				    enum move move)
{
	const struct stretch_way *ways = stretch_row(move)->ways;
	for (int i = 0; i < STRETCH_WAYS && ways[i].cue; i++) {
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

static enum why clamp_kind(struct clamp *clamp, struct step *step)
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

/* ---- posture --------------------------------------------------------------------------------- */

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

static void clamp_posture(struct clamp *clamp, struct step *step)
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

/* ---- seconds --------------------------------------------------------------------------------- */

static bool is_stroke_of(const struct step *step, enum leg leg)
{
	return step->kind == STEP_MASSAGE && step->leg == leg;
}

typedef bool step_counts(const struct step *step, enum leg leg);

static int spent_seconds(const struct plan *plan, step_counts *counts, enum leg leg)
{
	int seconds = 0;
	for (size_t i = 0; i < plan->step_count; i++)
		if (counts(&plan->steps[i], leg))
			seconds += plan->steps[i].seconds;
	return seconds;
}

static void drop_step(struct plan *plan, size_t at)
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

/* From the last stroke but one back, and the last one at the end: a leg ends with it. */
static void cut_massage(const struct clamp *clamp, enum leg leg)
{
	int limit = clamp->limits->leg[leg].massage.seconds;
	int over = spent_seconds(clamp->plan, is_stroke_of, leg) - limit;
	if (!limit)
		return;
	for (int last = 0; last < 2; last++) {
		bool behind = last;
		for (size_t i = clamp->plan->step_count; i-- > 0 && over > 0;) {
			if (!is_stroke_of(&clamp->plan->steps[i], leg))
				continue;
			over = behind ? cut_step(clamp, i, over, WHY_LEG_LIMIT) : over;
			behind = true;
		}
	}
}

/* A leg that cannot be finished with the finishing stroke is not begun. */
static void drop_massage(struct clamp *clamp, enum leg leg)
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

static int seconds_raised(const struct plan *plan)
{
	int left = spent_seconds(plan, step_raises, LEG_LEFT);
	int right = spent_seconds(plan, step_raises, LEG_RIGHT);
	return left > right ? left : right;
}

static void cut_rests(const struct clamp *clamp, enum leg leg)
{
	struct plan *plan = clamp->plan;
	int over = spent_seconds(plan, step_raises, leg) - clamp->both.elevation.seconds;
	for (size_t i = plan->step_count; i-- > 0 && over > 0;)
		if (step_raises(&plan->steps[i], leg))
			over = cut_step(clamp, i, over, WHY_TOO_LONG);
}

/* First the legs come down while something else is done, then the rests get shorter. */
static void cut_raised(const struct clamp *clamp)
{
	bool lowered = false;
	if (seconds_raised(clamp->plan) <= clamp->both.elevation.seconds)
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

/* Blocks without the rest before them that the limit wants, once all that is between is cut. */
static void drop_unrested(const struct clamp *clamp)
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

/* ---- the plan -------------------------------------------------------------------------------- */

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
		step->cues |= step_cautions(clamp->limits, step);
		i++;
	}
}

static void drop_all_steps(struct plan *plan, enum outcome outcome)
{
	while (plan->step_count)
		drop_step(plan, plan->step_count - 1);
	plan->outcome = outcome;
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
static thing_set idle_things(const struct clamp *clamp)
{
	static const thing_set oils = THING_BIT(THING_OIL) | THING_BIT(THING_LOTION);
	static const thing_set ours = THING_BIT(THING_DEVICE) - 1; /* the rest are devices */
	const struct plan *plan = clamp->plan;
	enum feet feet = clamp->both.elevation.feet;
	thing_set idle = 0, used = 0;
	for (size_t i = 0; i < plan->step_count; i++) {
		enum task what = plan->steps[i].what;
		used |= what < TASK_DEVICE ? task_row(what)->needs
					   : THING_BIT(THING_DEVICE + what - TASK_DEVICE);
	}
	idle |= has_kind(plan, STEP_MASSAGE) ? 0 : oils;
	idle |= THING_BIT(THING_BRUSH) | THING_BIT(THING_SOCKS) | ~ours;
	idle &= ~used;
	if (feet < FEET_ABOVE_HEART)
		idle |= THING_BIT(THING_TWO_PILLOWS);
	if (feet < FEET_RAISED)
		idle |= THING_BIT(THING_PILLOW);
	return idle;
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
	drop_unrested(&clamp);
	drop_idle_switches(plan);
	plan->needs &= ~idle_things(&clamp);
	wipe_off(plan);
	plan->outcome = is_limited(plan) ? OUTCOME_LIMITED : OUTCOME_GO;
	if ((clamp.massages && !has_kind(plan, STEP_MASSAGE)) ||
	    (works && !plan_does_work(plan, true)) || !plan->step_count)
		drop_all_steps(plan, OUTCOME_STOP);
	if (allows_nothing(limits))
		drop_all_steps(plan, OUTCOME_EMERGENCY);
	plan->seconds = 0;
	for (size_t i = 0; i < plan->step_count; i++)
		plan->seconds += plan->steps[i].seconds;
}
