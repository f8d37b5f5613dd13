#include "report_omitted.h"

#include "allocate_time.h"
#include "base/units.h"
#include "body/stretch.h"
#include "plan_steps.h"
#include "rule/allows.h"

struct telling {
	const struct draft *ideal, *draft;
	struct plan *plan;
};

static void report_omission(const struct telling *telling, struct omission omission,
			    enum modality modality, enum leg leg)
{
	omission.cause = modality;
	omission.cause_leg = leg;
	plan_omit(telling->plan, &omission);
}

/* Of a leg, or of the whole body: OMIT_ABSENT. */
static void tell_limit(const struct telling *telling, enum omit_what what, int leg, enum why why,
		       enum modality modality)
{
	struct omission omission = omission_of(what, why);
	omission.leg = leg;
	report_omission(telling, omission, modality, leg == OMIT_ABSENT ? LEG_BOTH : (enum leg)leg);
}

/* A stroke is named by its technique and zone, anything else by its part; with the leg where the
 * part is done on each leg. */
static struct omission omission_of_part(const struct slot *ideal, enum leg leg, enum omit_what what,
					enum why why)
{
	const struct part *part = ideal->part;
	struct omission omission = omission_of(what, why);
	omission.kind = (int)part_kind(part);
	bool stroke = part->work == WORK_STROKE;
	if (stroke) {
		omission.technique = (int)part->technique;
		omission.zone = ideal->zone[leg == LEG_BOTH ? LEG_LEFT : leg];
	}
	if (part->work == WORK_MOVE)
		omission.part = move_id(part->move);
	else if (!stroke || part->task != TASK_STROKE)
		omission.part = *part->id ? part->id : NULL;
	if (stroke || part_on_each_leg(part) || leg != LEG_BOTH)
		omission.leg = (int)leg;
	return omission;
}

static void tell_part(const struct telling *telling, const struct slot *ideal, enum leg leg,
		      enum why why)
{
	report_omission(telling, omission_of_part(ideal, leg, OMIT_STEP, why),
			why == WHY_NO_TIME ? MODALITIES : part_modality(ideal->part), leg);
}

/* Why a part is not done on a leg as expected; WHY_NONE if it is, or was not expected. */
typedef enum why why_on_leg(const struct telling *telling, size_t i, enum leg leg);

/* Both legs at once where the reason is the same. */
static void tell_part_on(const struct telling *telling, size_t i, why_on_leg *why)
{
	const struct slot *ideal = &telling->ideal->slots[i];
	enum why left = why(telling, i, LEG_LEFT), right = why(telling, i, LEG_RIGHT);
	if (left)
		tell_part(telling, ideal, left == right ? LEG_BOTH : LEG_LEFT, left);
	if (right && right != left)
		tell_part(telling, ideal, LEG_RIGHT, right);
}

/* ---- parts that are not there ---- */

/* It is not allowed; or there is no time for it, perhaps even if all were allowed. */
static enum why why_missing(const struct telling *telling, size_t i, enum leg leg)
{
	const struct slot *ideal = &telling->ideal->slots[i], *slot = &telling->draft->slots[i];
	if (ideal->in && ideal->part->work == WORK_STROKE && telling->draft->closed[leg])
		return WHY_NONE; /* the whole leg is told of */
	if (ideal->in && slot->why[leg])
		return slot->why[leg];
	bool expected = ideal->in ? slot->on[leg] : ideal->on[leg];
	return expected && !slot->in && ideal->rank <= PART_CORE_RANK ? WHY_NO_TIME : WHY_NONE;
}

/* True if it is told already that this leg was massaged today or has to wait. If its minutes are
 * not over, there is another reason to leave it out. */
static bool is_told(const struct telling *telling, int leg)
{
	for (size_t i = 0; i < telling->plan->omitted_count; i++)
		if (telling->plan->omitted[i].what == OMIT_MASSAGE &&
		    telling->plan->omitted[i].leg == leg)
			return true;
	return false;
}

static void tell_closed(const struct telling *telling)
{
	for (int leg = 0; leg < LEGS; leg++) {
		enum why why = telling->draft->closed[leg];
		if (!why || (why == WHY_NO_MASSAGE && is_told(telling, leg)) ||
		    !leg_includes(telling->draft->request->legs, (enum leg)leg) ||
		    !allocated_massage(telling->ideal, (enum leg)leg))
			continue;
		tell_limit(telling, OMIT_MASSAGE, leg, why, MODALITY_MASSAGE);
	}
}

/* ---- parts that are there in a lesser form ---- */

static bool both_in(const struct telling *telling, size_t i, enum leg leg)
{
	const struct slot *ideal = &telling->ideal->slots[i], *slot = &telling->draft->slots[i];
	return ideal->in && slot->in && ideal->on[leg] && slot->on[leg];
}

static void tell_shrunk(const struct telling *telling, size_t i)
{
	const struct slot *ideal = &telling->ideal->slots[i], *slot = &telling->draft->slots[i];
	if (ideal->part->work != WORK_STROKE)
		return;
	for (int leg = 0; leg < LEGS; leg++) {
		if (!both_in(telling, i, (enum leg)leg))
			continue;
		int was = slot_zone(telling->ideal, ideal, (enum leg)leg);
		int is = slot_zone(telling->draft, slot, (enum leg)leg);
		if (was == is)
			continue;
		struct omission omission =
			omission_of_part(ideal, (enum leg)leg, OMIT_REACH, WHY_KEPT_TO);
		omission.zone = is;
		report_omission(telling, omission, MODALITY_MASSAGE, (enum leg)leg);
	}
}

/* True if the limit on pressure bears on a stroke of the leg. */
static bool is_lighter(const struct draft *draft, enum leg leg)
{
	for (size_t i = 0; i < draft->count; i++) {
		const struct slot *slot = &draft->slots[i];
		if (slot->in && slot->on[leg] && slot->part->work == WORK_STROKE &&
		    slot_pressure(draft, slot, leg) < slot_pressure_open(draft, slot, leg))
			return true;
	}
	return false;
}

static void tell_pressure(const struct telling *telling)
{
	for (int leg = 0; leg < LEGS; leg++)
		if (is_lighter(telling->draft, (enum leg)leg))
			tell_limit(telling, OMIT_PRESSURE, leg, WHY_LIGHT_PRESSURE,
				   MODALITY_MASSAGE);
}

/* Why the feet are lower than usual. */
static struct omission omission_of_feet(const struct telling *telling, struct stance was,
					struct stance is)
{
	bool sits = is.position == POSITION_SITTING;
	bool higher = is.feet < telling->draft->both.elevation.feet; /* the limit admits it */
	if (sits && (higher || was.position == POSITION_LONG_SITTING))
		return omission_of(OMIT_FEET, WHY_ON_A_CHAIR);
	if (higher && raises_too_long(telling->draft))
		return omission_of(OMIT_RAISED_TIME, WHY_TOO_LONG);
	return omission_of(OMIT_FEET, is.feet == FEET_LEVEL ? WHY_NOT_RAISED : WHY_ONE_PILLOW);
}

static void tell_once(const struct telling *telling, struct omission omission, bool told[WHYS])
{
	if (!told[omission.why])
		report_omission(telling, omission, MODALITY_ELEVATION, LEG_BOTH);
	told[omission.why] = true;
}

/* How the legs and the trunk lie; each reason is told once. */
static void tell_stance(const struct telling *telling)
{
	bool told[WHYS] = {false};
	for (size_t i = 0; i < telling->draft->count; i++) {
		const struct slot *slot = &telling->draft->slots[i];
		const struct slot *ideal = &telling->ideal->slots[i];
		if (!slot->in || !ideal->in || slot->part->work == WORK_MOVE)
			continue;
		struct stance was = slot_stance(telling->ideal, ideal, LEG_BOTH);
		struct stance is = slot_stance(telling->draft, slot, LEG_BOTH);
		if (was.feet > is.feet)
			tell_once(telling, omission_of_feet(telling, was, is), told);
		if (was.position == POSITION_LYING && is.position != POSITION_LYING)
			tell_once(telling, omission_of(OMIT_LYING, WHY_HEAD_UP), told);
	}
}

/* A march that is not done standing is told by itself. */
static enum why why_not_standing(const struct telling *telling, size_t i, enum leg leg)
{
	const struct slot *ideal = &telling->ideal->slots[i];
	const struct slot *slot = &telling->draft->slots[i];
	enum move move = ideal->part->move;
	if (ideal->part->work != WORK_MOVE || move == MOVE_MARCHING || !both_in(telling, i, leg) ||
	    slot_stance(telling->ideal, ideal, leg).position != POSITION_STANDING)
		return WHY_NONE;
	enum leg on = part_on_each_leg(slot->part) ? leg : LEG_BOTH;
	return allows_move_in(telling->draft->limits, on, move, POSITION_STANDING);
}

static void tell_hold(const struct telling *telling)
{
	for (size_t i = 0; i < telling->draft->count; i++) {
		const struct slot *was = &telling->ideal->slots[i], *is = &telling->draft->slots[i];
		if (!was->in || !is->in || was->stroke_ms <= is->stroke_ms)
			continue;
		struct omission omission = omission_of(OMIT_HOLD, WHY_SHORTER_HOLD);
		omission.seconds = is->stroke_ms / MS_IN_SECOND;
		report_omission(telling, omission, MODALITY_STRETCH, LEG_BOTH);
		return;
	}
}

/* True if a leg that is stretched is pulled less than usual. */
static bool pulls_less(const struct draft *draft, const struct slot *slot)
{
	if (!slot->in || part_modality(slot->part) != MODALITY_STRETCH)
		return false;
	for (int leg = 0; leg < LEGS; leg++)
		if (slot->on[leg] &&
		    draft->limits->leg[leg].stretch.pull < stretch_row(slot->part->move)->pull)
			return true;
	return false;
}

static void tell_pull(const struct telling *telling)
{
	for (size_t i = 0; i < telling->draft->count; i++) {
		if (!pulls_less(telling->draft, &telling->draft->slots[i]))
			continue;
		tell_limit(telling, OMIT_PULL, OMIT_ABSENT, WHY_LIGHT_PULL, MODALITY_STRETCH);
		return;
	}
}

/* Seconds of a movement in the plan, its rests apart. */
static int move_seconds(const struct plan *plan, enum move move)
{
	int seconds = 0;
	for (size_t i = 0; i < plan->step_count; i++)
		if (plan->steps[i].move == (int)move)
			seconds += plan->steps[i].seconds;
	return seconds;
}

static void tell_march(const struct telling *telling)
{
	const struct walking_limit *limit = &telling->draft->both.walking;
	for (size_t i = 0; i < telling->draft->count; i++) {
		const struct slot *slot = &telling->draft->slots[i];
		if (!slot->in || part_modality(slot->part) != MODALITY_WALKING)
			continue;
		if (slot->part->posture == POSTURE_STANDING && !limit->standing)
			tell_limit(telling, OMIT_FREE_MARCH, OMIT_ABSENT, WHY_SIT_OR_HOLD,
				   MODALITY_WALKING);
		int seconds = move_seconds(telling->plan, slot->part->move);
		if (!seconds)
			tell_part(telling, slot, LEG_BOTH, WHY_AFTER_REST);
		else if (seconds < slot->given)
			tell_limit(telling, OMIT_UNBROKEN, OMIT_ABSENT, WHY_RESTS_BETWEEN,
				   MODALITY_WALKING);
	}
}

static void tell_heat(const struct telling *telling)
{
	for (size_t i = 0; i < telling->draft->count; i++) {
		const struct slot *slot = &telling->draft->slots[i];
		enum leg leg = slot_legs(slot);
		if (slot->in && slot->part->work == WORK_SLEEVE &&
		    telling->draft->request->device->heat &&
		    !limits_on(telling->draft->limits, leg).sleeve.heat)
			tell_limit(telling, OMIT_HEAT, (int)leg, WHY_NO_HEAT, MODALITY_SLEEVE);
	}
}

/* ---- the time ---- */

/* The leg whose limit keeps a stroke from taking another unit, or -1. */
static int leg_at_limit(const struct draft *draft)
{
	for (int leg = 0; leg < LEGS; leg++) {
		int left = draft->limits->leg[leg].massage.seconds -
			   allocated_massage(draft, (enum leg)leg);
		for (size_t i = 0; i < draft->count; i++) {
			const struct slot *slot = &draft->slots[i];
			bool stroke = slot->in && slot->part->work == WORK_STROKE && slot->on[leg];
			if (stroke && slot->given < slot->most && slot->unit > left)
				return leg;
		}
	}
	return -1;
}

static void tell_time(const struct telling *telling)
{
	int less = telling->draft->request->seconds - telling->draft->total;
	if (less <= 0)
		return;
	int leg = leg_at_limit(telling->draft);
	struct omission omission =
		omission_of(OMIT_TIME, leg >= 0 ? WHY_LEG_LIMIT : WHY_TAKES_NO_LONGER);
	omission.seconds = less;
	omission.leg = leg;
	report_omission(telling, omission, routine_modality(telling->draft->request->routine),
			leg >= 0 ? (enum leg)leg : telling->draft->request->legs);
}

void report_omitted(const struct draft *ideal, const struct draft *draft, struct plan *plan)
{
	struct telling telling = {ideal, draft, plan};
	tell_closed(&telling);
	for (size_t i = 0; i < draft->count; i++) {
		tell_part_on(&telling, i, why_missing);
		tell_shrunk(&telling, i);
		tell_part_on(&telling, i, why_not_standing);
	}
	tell_pressure(&telling);
	tell_stance(&telling);
	tell_hold(&telling);
	tell_pull(&telling);
	tell_march(&telling);
	tell_heat(&telling);
	tell_time(&telling);
}
