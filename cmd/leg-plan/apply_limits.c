#include "apply_limits.h"

#include <string.h>

#include "base/units.h"
#include "body/stretch.h"
#include "doc/plan.h"
#include "rule/allows.h"
#include "rule/reach.h"
#include "rule/stroke_span.h"

enum step_kind part_kind(const struct part *part)
{
	static const enum step_kind of[] = {
		[WORK_SETUP] = STEP_SETUP,   [WORK_STROKE] = STEP_MASSAGE,
		[WORK_SWITCH] = STEP_SWITCH, [WORK_RAISE] = STEP_ELEVATION,
		[WORK_REST] = STEP_REST,     [WORK_SLEEVE] = STEP_SLEEVE,
		[WORK_SOCKS] = STEP_SOCKS,   [WORK_AFTERCARE] = STEP_AFTERCARE,
	};
	static const enum step_kind of_move[] = {
		[EXERCISE_STRETCH] = STEP_STRETCH,
		[EXERCISE_PUMPS] = STEP_PUMPS,
		[EXERCISE_WALK] = STEP_WALKING,
	};
	if (part->work == WORK_MOVE)
		return of_move[stretch_row(part->move)->exercise];
	return of[part->work];
}

enum modality part_modality(const struct part *part)
{
	if (part->task == TASK_TAKE_OFF)
		return MODALITY_SLEEVE;
	return part->work == WORK_REST ? MODALITIES : step_modality(part_kind(part));
}

enum modality routine_modality(const struct routine_row *routine)
{
	enum modality modality = MODALITIES;
	for (size_t i = 0; i < routine->part_count && modality == MODALITIES; i++)
		if (routine->parts[i].rank == 1)
			modality = part_modality(&routine->parts[i]);
	return modality;
}

/* ---- which legs, which zones ---- */

enum leg slot_legs(const struct slot *slot)
{
	if (slot->on[LEG_LEFT] && slot->on[LEG_RIGHT])
		return LEG_BOTH;
	return slot->on[LEG_LEFT] ? LEG_LEFT : LEG_RIGHT;
}

zone_set zones_on(const struct draft *draft, enum leg leg)
{
	return draft->limits->leg[leg].massage.zones & draft->request->zones &
	       reach_zones(draft->limits, leg, draft->request->mode);
}

static void close_legs(struct draft *draft)
{
	for (int leg = 0; leg < LEGS; leg++)
		draft->closed[leg] = allows_massage(draft->limits, (enum leg)leg,
						    draft->request->zones, draft->request->mode);
	bool one_leg = massage_cues(draft->limits) & CUE_BIT(CUE_ONE_LEG);
	/* the left one unless asked (leg-safety(7), masks) */
	if (one_leg && draft->request->legs == LEG_BOTH && !draft->closed[LEG_LEFT] &&
	    !draft->closed[LEG_RIGHT])
		draft->closed[LEG_RIGHT] = WHY_ONE_LEG;
}

/* Nothing may be worked above the zone where a finishing stroke that is not wide has to end, or the
 * leg's zones would go back. */
static bool is_beyond_finish(const struct draft *draft, int leg, int zone)
{
	int finish = stroke_span_shrink(zones_on(draft, (enum leg)leg), ZONE_WHOLE_LEG,
					TECHNIQUE_FINISHING);
	return !draft->request->routine->near_first && zone < ZONES_NARROW && zone > finish;
}

/* Left alone, or out of reach. */
static enum why why_no_span(const struct draft *draft, const struct part *part, int leg)
{
	zone_set zones = draft->limits->leg[leg].massage.zones & draft->request->zones;
	return stroke_span_shrink(zones, part->zone, part->technique) == SPAN_NONE
		       ? WHY_ZONE
		       : WHY_CANNOT_REACH;
}

static enum why apply_to_stroke(const struct draft *draft, struct slot *slot, int leg)
{
	const struct part *part = slot->part;
	if (draft->closed[leg])
		return draft->closed[leg];
	enum why why = part->brush ? allows_brush(draft->limits, (enum leg)leg) : WHY_NONE;
	if (!why)
		why = allows_technique(draft->limits, (enum leg)leg, part->technique);
	if (why)
		return why;
	slot->zone[leg] =
		stroke_span_shrink(zones_on(draft, (enum leg)leg), part->zone, part->technique);
	if (slot->zone[leg] == SPAN_NONE)
		return why_no_span(draft, part, leg);
	return is_beyond_finish(draft, leg, slot->zone[leg]) ? WHY_BEYOND : WHY_NONE;
}

/* A movement of both legs takes the stricter leg; the rest is asked leg by leg. */
static void apply_to_legs(const struct draft *draft, struct slot *slot)
{
	const struct part *part = slot->part;
	enum modality modality = part_modality(part);
	bool together = part->work == WORK_MOVE && !part_on_each_leg(part);
	for (int leg = 0; leg < LEGS; leg++) {
		enum leg on = together ? LEG_BOTH : (enum leg)leg;
		bool whole_body = together || modality == MODALITIES;
		if (!whole_body && !leg_includes(draft->request->legs, (enum leg)leg))
			continue;
		if (part->work == WORK_STROKE)
			slot->why[leg] = apply_to_stroke(draft, slot, leg);
		else if (part->work == WORK_MOVE)
			slot->why[leg] = allows_move(draft->limits, on, part->move);
		else if (part->posture == POSTURE_SIDE)
			slot->why[leg] = allows_posture(draft->limits, LEG_BOTH, STEP_SETUP,
							POSITION_SIDE, FEET_LEVEL);
		else
			slot->why[leg] = allows_modality(draft->limits, on, modality);
		slot->on[leg] = !slot->why[leg];
	}
}

/* ---- how long ---- */

/* A held stretch keeps its number of repetitions when a limit shortens the hold. */
static void dose_move(const struct draft *draft, struct slot *slot)
{
	const struct stretch_row *row = stretch_row(slot->part->move);
	slot->rep_ms = row->rep_ms;
	slot->stroke_ms = row->stroke_ms;
	slot->unit = row->rep_ms ? row->rep_ms / MS_IN_SECOND : 1;
	if (!row->held)
		return;
	int hold_ms = row->stroke_ms;
	for (int leg = 0; leg < LEGS; leg++)
		if (slot->on[leg] && draft->limits->leg[leg].stretch.hold * MS_IN_SECOND < hold_ms)
			hold_ms = draft->limits->leg[leg].stretch.hold * MS_IN_SECOND;
	slot->rep_ms -= row->stroke_ms - hold_ms;
	slot->stroke_ms = hold_ms;
	int unit = slot->rep_ms / MS_IN_SECOND;
	slot->least = slot->least / slot->unit * unit;
	slot->usual = slot->usual / slot->unit * unit;
	slot->most = slot->most / slot->unit * unit;
	slot->unit = unit;
}

/* Taps come in whole passes of as many as the least time holds (leg-safety(7), techniques: 5 to 8 a
 * pass). */
static void dose_stroke(struct slot *slot)
{
	const struct technique_row *row = technique_row(slot->part->technique);
	slot->rep_ms = row->rep_ms;
	slot->stroke_ms = row->stroke_ms;
	slot->unit = row->rep_ms % MS_IN_SECOND ? slot->part->least : row->rep_ms / MS_IN_SECOND;
}

/* The most seconds that the limits allow: of lying, on both legs, whichever of them is asked for.
 */
static int most_allowed(const struct draft *draft, const struct slot *slot)
{
	const struct part *part = slot->part;
	const struct elevation_limit *lying = &draft->both.elevation;
	int most = slot->most;
	bool lies = part->work == WORK_RAISE ||
		    (part->work == WORK_REST && part->posture != POSTURE_SEATED);
	if (lies && lying->level < LEVEL_NOT_ALLOWED && lying->seconds < most)
		most = lying->seconds;
	if (part->work != WORK_SLEEVE)
		return most;
	if (draft->request->device->seconds < most)
		most = draft->request->device->seconds;
	for (int leg = 0; leg < LEGS; leg++)
		if (slot->on[leg] && draft->limits->leg[leg].sleeve.seconds < most)
			most = draft->limits->leg[leg].sleeve.seconds;
	return most;
}

/* The seconds of every part are whole units (test_routine). */
static void dose(const struct draft *draft, struct slot *slot)
{
	const struct part *part = slot->part;
	slot->least = part->least;
	slot->usual = part->usual;
	slot->most = part->most;
	slot->unit = 1;
	slot->times = part_on_each_leg(part) ? slot->on[LEG_LEFT] + slot->on[LEG_RIGHT] : 1;
	if (part->work == WORK_STROKE)
		dose_stroke(slot);
	else if (part->work == WORK_MOVE)
		dose_move(draft, slot);
	slot->most = most_allowed(draft, slot);
	/* a limit may be shorter than the part */
	if (slot->most < slot->least)
		slot->least = slot->most;
	if (slot->usual > slot->most)
		slot->usual = slot->most;
}

/* ---- the routine ---- */

static bool is_wanted(const struct request *request, size_t index)
{
	const struct part *part = &request->routine->parts[index];
	bool named = request->with & PART_BIT(index);
	bool narrow = part->work == WORK_STROKE && part->zone < ZONES_NARROW;
	bool long_enough = part->from_minutes && request->seconds >= part->from_minutes * MINUTE;
	return !part->optional || named || long_enough || (narrow && request->zones != ZONES_ALL);
}

/* A wide stroke narrowed to one zone replaces the strokes of that zone. */
static void drop_doubles(struct draft *draft, const struct slot *wide)
{
	for (size_t i = 0; i < draft->count; i++) {
		struct slot *slot = &draft->slots[i];
		if (slot->part->work != WORK_STROKE || slot->part->zone >= ZONES_NARROW ||
		    slot->part->technique != wide->part->technique)
			continue;
		for (int leg = 0; leg < LEGS; leg++)
			if (wide->on[leg] && slot->on[leg] && slot->zone[leg] == wide->zone[leg])
				slot->on[leg] = false;
	}
}

bool legs_take_turns(const struct draft *draft, bool all)
{
	bool busy[LEGS] = {false, false};
	for (size_t i = 0; i < draft->count; i++) {
		const struct slot *slot = &draft->slots[i];
		for (int leg = 0; leg < LEGS; leg++)
			if (slot->part->turn == TURN_EACH_LEG && slot->on[leg] && (all || slot->in))
				busy[leg] = true;
	}
	return busy[LEG_LEFT] && busy[LEG_RIGHT];
}

void apply_limits(struct draft *draft, const struct request *request, const struct limits *limits)
{
	memset(draft, 0, sizeof *draft);
	draft->request = request;
	draft->limits = limits;
	draft->both = limits_on(limits, LEG_BOTH);
	close_legs(draft);
	for (size_t i = 0; i < request->routine->part_count; i++) {
		if (!is_wanted(request, i))
			continue;
		struct slot *slot = &draft->slots[draft->count++];
		slot->part = &request->routine->parts[i];
		bool named = request->with & PART_BIT(i);
		slot->rank = named ? 1 : slot->part->rank;
		slot->must = named || slot->part->must;
		apply_to_legs(draft, slot);
	}
	for (size_t i = 0; i < draft->count; i++) {
		struct slot *slot = &draft->slots[i];
		if (slot->part->work == WORK_STROKE && slot->part->zone >= ZONES_NARROW)
			drop_doubles(draft, slot);
		else if (slot->part->work == WORK_SWITCH)
			slot->on[LEG_LEFT] = slot->on[LEG_RIGHT] = legs_take_turns(draft, true);
	}
	for (size_t i = 0; i < draft->count; i++)
		dose(draft, &draft->slots[i]);
}
