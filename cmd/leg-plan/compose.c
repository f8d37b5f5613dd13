#include "compose.h"

#include "allocate_time.h"
#include "apply_limits.h"
#include "base/units.h"
#include "plan_steps.h"
#include "report_omitted.h"
#include "rule/allows.h"
#include "rule/reach.h"

/* ---- may it be done at all ---- */

static bool concerns(const struct draft *draft, const struct slot *slot, int leg)
{
	bool together = slot->part->work == WORK_MOVE && !part_on_each_leg(slot->part);
	return together || leg_includes(draft->request->legs, (enum leg)leg);
}

/* A person who has not agreed is not to be kept sitting either. */
static bool all_closed(const struct limits *limits)
{
	for (int modality = 0; modality < MODALITIES; modality++)
		for (int leg = 0; leg < LEGS; leg++)
			if (limits_level(limits, (enum modality)modality, (enum leg)leg) <
			    LEVEL_NOT_ALLOWED)
				return false;
	return true;
}

/* Self massage that a stretch limit seats on a chair, or keeps from a part of the leg. */
static bool is_cramped(const struct draft *draft)
{
	if (routine_modality(draft->request->routine) != MODALITY_MASSAGE)
		return false;
	for (int leg = 0; leg < LEGS; leg++)
		if (leg_includes(draft->request->legs, (enum leg)leg) &&
		    reach_zones(draft->limits, (enum leg)leg, draft->request->mode) != ZONES_ALL)
			return true;
	return false;
}

static bool stops(const struct draft *draft)
{
	enum modality modality = routine_modality(draft->request->routine);
	if (modality == MODALITIES)
		return draft->request->mode == MODE_PARTNER && all_closed(draft->limits);
	for (enum leg leg = LEG_LEFT; leg < LEG_BOTH; leg++)
		if (leg_includes(draft->request->legs, leg) &&
		    !(modality == MODALITY_MASSAGE ? draft->closed[leg]
						   : allows_modality(draft->limits, leg, modality)))
			return false;
	return true;
}

/* True if a limit bears on what the routine does: on a part of it, or on how the legs lie. */
static bool is_limited(const struct draft *draft)
{
	if (is_cramped(draft))
		return true;
	for (size_t i = 0; i < draft->count; i++) {
		const struct slot *slot = &draft->slots[i];
		enum modality modality = part_modality(slot->part);
		if (part_feet(slot->part) > FEET_LEVEL &&
		    limits_level(draft->limits, MODALITY_ELEVATION, LEG_BOTH) > LEVEL_ALLOWED)
			return true;
		if (modality == MODALITIES)
			continue;
		for (int leg = 0; leg < LEGS; leg++)
			if (concerns(draft, slot, leg) &&
			    limits_level(draft->limits, modality, (enum leg)leg) > LEVEL_ALLOWED)
				return true;
	}
	return false;
}

static enum outcome outcome_of(const struct draft *draft)
{
	if (allows_nothing(draft->limits))
		return OUTCOME_EMERGENCY;
	if (stops(draft))
		return OUTCOME_STOP;
	return is_limited(draft) ? OUTCOME_LIMITED : OUTCOME_GO;
}

enum outcome compose_outcome(const struct request *request, const struct limits *limits)
{
	struct draft draft;
	apply_limits(&draft, request, limits);
	return outcome_of(&draft);
}

/* ---- the plan ---- */

static bool refuse_short(const struct draft *ideal, struct fault *fault)
{
	int least = 0;
	for (size_t i = 0; i < ideal->count; i++)
		if (ideal->slots[i].must)
			least += ideal->slots[i].least * ideal->slots[i].times;
	return fault_set(fault, FAULT_USAGE,
			 "too short: the parts asked for take at least %d:%02d minutes",
			 least / MINUTE, least % MINUTE);
}

/* The plan without any limit, to compare with. */
static bool compose_ideal(struct draft *ideal, const struct request *request,
			  const struct limits *open, struct fault *fault)
{
	apply_limits(ideal, request, open);
	if (!allocate_time(ideal))
		return refuse_short(ideal, fault);
	if (ideal->total < request->seconds)
		return fault_set(fault, FAULT_USAGE,
				 "too long: the parts asked for take at most %d:%02d minutes",
				 ideal->total / MINUTE, ideal->total % MINUTE);
	return true;
}

bool compose(const struct request *request, const struct limits *limits, struct plan *plan,
	     struct fault *fault)
{
	struct limits open;
	limits_open(&open);
	struct draft ideal, draft;
	if (!compose_ideal(&ideal, request, &open, fault))
		return false;
	plan->routine = request->routine->id;
	plan->limits = *limits;
	plan->mode = request->mode;
	apply_limits(&draft, request, limits);
	plan->outcome = outcome_of(&draft);
	if (plan->outcome >= OUTCOME_STOP)
		return true;
	allocate_time(&draft);
	plan_steps_add(&draft, plan);
	report_omitted(&ideal, &draft, plan);
	return true;
}
