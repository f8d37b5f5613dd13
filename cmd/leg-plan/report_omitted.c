#include "report_omitted.h"

#include "body/stretch.h"
#include "lay_steps.h"
#include "allocate_time.h"

enum { MINUTE = 60, MS = 1000 };

struct telling {
	const struct draft *ideal, *draft;
	struct plan *plan;
	omit_note *note;
	void *context;
};

static void tell(const struct telling *telling, const char *what, const char *why,
		 enum modality modality, enum leg leg)
{
	plan_omit(telling->plan, what, why);
	if (telling->note)
		telling->note(modality, leg, telling->context);
}

static const char *part_words(const struct part *part)
{
	if (part->words)
		return part->words;
	if (part->work == WORK_STROKE)
		return technique_row(part->technique)->words;
	if (part->work == WORK_MOVE)
		return move_words(part->move);
	return part->title;
}

/* "kneading, left calf"; without a place where it concerns the whole body. */
static void add_what(struct text *out, const struct slot *ideal, enum leg leg)
{
	const struct part *part = ideal->part;
	text_add(out, part_words(part));
	if (part->work == WORK_STROKE) {
		text_add(out, ", ");
		lay_place(out, ideal->zone[leg == LEG_BOTH ? LEG_LEFT : leg], leg);
	} else if (part->turn == TURN_EACH_LEG || leg != LEG_BOTH) {
		text_addf(out, ", %s", leg_words(leg));
	}
}

static void tell_part(const struct telling *telling, const struct slot *ideal, enum leg leg,
		      const char *why, bool by_time)
{
	struct text what = TEXT_EMPTY;
	add_what(&what, ideal, leg);
	tell(telling, what.bytes, why, by_time ? MODALITIES : part_modality(ideal->part), leg);
	text_release(&what);
}

/* ---- parts that are not there ---- */

static const char no_time[] = "not enough time";

/* Why a part that would be there is not, on one leg; NULL where it is, or nothing is missed. */
static const char *missing(const struct telling *telling, size_t i, int leg, bool *by_time)
{
	const struct slot *ideal = &telling->ideal->slots[i], *slot = &telling->draft->slots[i];
	*by_time = false;
	if (!ideal->in || !ideal->on[leg] || ideal->part->work == WORK_SWITCH)
		return NULL;
	if (ideal->part->work == WORK_STROKE && telling->draft->closed[leg])
		return NULL; /* the whole leg is told of */
	if (slot->why[leg])
		return why_words(slot->why[leg]);
	*by_time = true;
	bool dropped = slot->on[leg] && !slot->in && ideal->rank <= PART_CORE_RANK;
	return dropped ? no_time : NULL;
}

static void tell_missing(const struct telling *telling, size_t i)
{
	const struct slot *ideal = &telling->ideal->slots[i];
	const char *why[LEGS];
	bool by_time[LEGS];
	for (int leg = 0; leg < LEGS; leg++)
		why[leg] = missing(telling, i, leg, &by_time[leg]);
	if (why[LEG_LEFT] && why[LEG_LEFT] == why[LEG_RIGHT]) {
		tell_part(telling, ideal, LEG_BOTH, why[LEG_LEFT], by_time[LEG_LEFT]);
		return;
	}
	for (int leg = 0; leg < LEGS; leg++)
		if (why[leg])
			tell_part(telling, ideal, (enum leg)leg, why[leg], by_time[leg]);
}

static enum leg legs_on(const struct slot *slot)
{
	if (slot->on[LEG_LEFT] && slot->on[LEG_RIGHT])
		return LEG_BOTH;
	return slot->on[LEG_LEFT] ? LEG_LEFT : LEG_RIGHT;
}

/* What belongs to the routine and does not fit into the minutes even where all is allowed. */
static void tell_untimely(const struct telling *telling, size_t i)
{
	const struct slot *ideal = &telling->ideal->slots[i];
	const struct slot *slot = &telling->draft->slots[i];
	if (!ideal->in && !slot->in && ideal->rank <= PART_CORE_RANK &&
	    (ideal->on[LEG_LEFT] || ideal->on[LEG_RIGHT]))
		tell_part(telling, ideal, legs_on(ideal), no_time, true);
}

static void tell_closed(const struct telling *telling)
{
	for (int leg = 0; leg < LEGS; leg++) {
		enum why why = telling->draft->closed[leg];
		if (!why || !leg_includes(telling->draft->wish->legs, (enum leg)leg) ||
		    !allocated_massage(telling->ideal, (enum leg)leg))
			continue;
		struct text what = TEXT_EMPTY;
		text_addf(&what, "massage, %s", leg_words((enum leg)leg));
		tell(telling, what.bytes, why_words(why), MODALITY_MASSAGE, (enum leg)leg);
		text_release(&what);
	}
}

/* ---- parts that are there in a lesser form ---- */

static bool both_in(const struct telling *telling, size_t i, int leg)
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
		if (!both_in(telling, i, leg))
			continue;
		int was = lay_zone(telling->ideal, ideal, (enum leg)leg);
		int is = lay_zone(telling->draft, slot, (enum leg)leg);
		if (was == is)
			continue;
		struct text what = TEXT_EMPTY, why = TEXT_EMPTY;
		text_addf(&what, "%s over the %s, %s", part_words(ideal->part),
			  zone_row((enum zone)was)->words, leg_words((enum leg)leg));
		text_addf(&why, "kept to the %s", zone_row((enum zone)is)->words);
		tell(telling, what.bytes, why.bytes, MODALITY_MASSAGE, (enum leg)leg);
		text_release(&what);
		text_release(&why);
	}
}

static void tell_pressure(const struct telling *telling)
{
	for (int leg = 0; leg < LEGS; leg++) {
		int most = 0;
		bool lighter = false;
		for (size_t i = 0; i < telling->draft->count; i++) {
			const struct slot *slot = &telling->draft->slots[i];
			if (slot->part->work != WORK_STROKE || !both_in(telling, i, leg))
				continue;
			int is = lay_pressure(telling->draft, slot, (enum leg)leg);
			int was = lay_pressure(telling->ideal, &telling->ideal->slots[i],
					       (enum leg)leg);
			lighter = lighter || was > is;
			most = is > most ? is : most;
		}
		if (!lighter)
			continue;
		struct text what = TEXT_EMPTY;
		text_addf(&what, "pressure above %d of 10, %s", most, leg_words((enum leg)leg));
		tell(telling, what.bytes, "light pressure only", MODALITY_MASSAGE, (enum leg)leg);
		text_release(&what);
	}
}

/* How the legs and the trunk lie; told once, for the first part where it differs. */
static void tell_stance(const struct telling *telling)
{
	bool told_feet = false, told_trunk = false;
	for (size_t i = 0; i < telling->draft->count; i++) {
		const struct slot *slot = &telling->draft->slots[i];
		if (!slot->in || !telling->ideal->slots[i].in || slot->part->work == WORK_MOVE)
			continue;
		struct stance was = lay_stance(telling->ideal, &telling->ideal->slots[i], LEG_BOTH);
		struct stance is = lay_stance(telling->draft, slot, LEG_BOTH);
		if (was.feet > is.feet && !told_feet) {
			tell(telling, feet_words(was.feet),
			     is.feet == FEET_LEVEL ? "the legs stay level" : "one pillow at most",
			     MODALITY_ELEVATION, LEG_BOTH);
			told_feet = true;
		}
		if (was.position == POSITION_LYING && is.position != POSITION_LYING &&
		    !told_trunk) {
			tell(telling, "lying flat on the back", "head and chest stay up",
			     MODALITY_ELEVATION, LEG_BOTH);
			told_trunk = true;
		}
	}
}

static void tell_hold(const struct telling *telling)
{
	for (size_t i = 0; i < telling->draft->count; i++) {
		const struct slot *was = &telling->ideal->slots[i], *is = &telling->draft->slots[i];
		if (!was->in || !is->in || was->stroke_ms <= is->stroke_ms)
			continue;
		struct text what = TEXT_EMPTY, why = TEXT_EMPTY;
		text_addf(&what, "holding a stretch for %d s", was->stroke_ms / MS);
		text_addf(&why, "no longer than %d s", is->stroke_ms / MS);
		tell(telling, what.bytes, why.bytes, MODALITY_STRETCH, LEG_BOTH);
		text_release(&what);
		text_release(&why);
		return;
	}
}

static void tell_pull(const struct telling *telling)
{
	int allowed = telling->draft->both.stretch.pull;
	for (size_t i = 0; i < telling->draft->count; i++) {
		const struct slot *slot = &telling->draft->slots[i];
		if (!slot->in || part_modality(slot->part) != MODALITY_STRETCH ||
		    stretch_row(slot->part->move)->pull <= allowed)
			continue;
		struct text what = TEXT_EMPTY;
		text_addf(&what, "a pull above %d of 10", allowed);
		tell(telling, what.bytes, "a light pull only", MODALITY_STRETCH, LEG_BOTH);
		text_release(&what);
		return;
	}
}

/* Seconds of a movement in the plan, its rests apart. */
static int moved(const struct plan *plan, enum move move)
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
			tell(telling, "marching without a hold", "sitting, or holding on",
			     MODALITY_WALKING, LEG_BOTH);
		int seconds = moved(telling->plan, slot->part->move);
		if (!seconds)
			tell(telling, move_words(slot->part->move), "only after a rest",
			     MODALITY_WALKING, LEG_BOTH);
		else if (seconds < slot->given)
			tell(telling, "moving without a pause", "rests in between",
			     MODALITY_WALKING, LEG_BOTH);
	}
}

static void tell_heat(const struct telling *telling)
{
	for (size_t i = 0; i < telling->draft->count; i++) {
		const struct slot *slot = &telling->draft->slots[i];
		enum leg leg = legs_on(slot);
		if (slot->in && slot->part->work == WORK_SLEEVE &&
		    telling->draft->wish->device->heat &&
		    !limits_on(telling->draft->limits, leg).sleeve.heat)
			tell(telling, "the heat of the sleeves", "no heat on this leg",
			     MODALITY_SLEEVE, leg);
	}
}

/* ---- the time ---- */

static enum modality leading(const struct draft *draft)
{
	for (size_t i = 0; i < draft->count; i++)
		if (draft->slots[i].part->rank == 1 &&
		    part_modality(draft->slots[i].part) != MODALITIES)
			return part_modality(draft->slots[i].part);
	return MODALITIES;
}

/* The leg whose massage has come to the end of what its limit allows, or -1. */
static int exhausted(const struct draft *draft)
{
	enum { SHORTEST_UNIT = 6 };
	for (int leg = 0; leg < LEGS; leg++) {
		int allowed = draft->limits->leg[leg].massage.seconds;
		int given = allocated_massage(draft, (enum leg)leg);
		if (allowed < LIMIT_SECONDS && given && given > allowed - SHORTEST_UNIT)
			return leg;
	}
	return -1;
}

static void tell_time(const struct telling *telling)
{
	int less = telling->draft->wish->seconds - telling->draft->total;
	if (less <= 0)
		return;
	struct text what = TEXT_EMPTY, why = TEXT_EMPTY;
	int leg = exhausted(telling->draft);
	text_addf(&what, "%d min %d s of the time asked for", less / MINUTE, less % MINUTE);
	if (leg >= 0)
		text_addf(&why, "at most %d minutes of massage a leg",
			  telling->draft->limits->leg[leg].massage.seconds / MINUTE);
	else
		text_add(&why, "what is allowed takes no longer");
	tell(telling, what.bytes, why.bytes, leading(telling->draft),
	     leg >= 0 ? (enum leg)leg : telling->draft->wish->legs);
	text_release(&what);
	text_release(&why);
}

void omit_difference(const struct draft *ideal, const struct draft *draft, struct plan *plan,
		     omit_note *note, void *context)
{
	struct telling telling = {ideal, draft, plan, note, context};
	tell_closed(&telling);
	for (size_t i = 0; i < draft->count; i++) {
		tell_missing(&telling, i);
		tell_untimely(&telling, i);
		tell_shrunk(&telling, i);
	}
	tell_pressure(&telling);
	tell_stance(&telling);
	tell_hold(&telling);
	tell_pull(&telling);
	tell_march(&telling);
	tell_heat(&telling);
	tell_time(&telling);
}
