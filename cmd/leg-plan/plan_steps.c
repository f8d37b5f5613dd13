#include "plan_steps.h"

#include "allocate_time.h"
#include "base/units.h"
#include "body/stretch.h"
#include "plan_things.h"
#include "rule/allows.h"
#include "rule/reach.h"
#include "rule/step_cautions.h"
#include "rule/stroke_span.h"
#include "wipe_off.h"

/* ---- how the body is held ---- */

static const struct stance seated = {POSITION_SITTING, FEET_LEVEL};

enum feet part_feet(const struct part *part)
{
	if (part->posture == POSTURE_HIGH)
		return FEET_ABOVE_HEART;
	return part->posture == POSTURE_PILLOW ? FEET_RAISED : FEET_LEVEL;
}

/* The own legs are massaged sitting up, the leg in hand on the pillow; a partner lies. */
static bool sits_up(const struct draft *draft, const struct part *part)
{
	bool hands =
		part->work == WORK_STROKE || part->work == WORK_SETUP || part->work == WORK_SWITCH;
	return draft->request->mode == MODE_SELF && hands;
}

/* Seconds for which a leg would be up if it were wherever the routine likes it: while it is in
 * hand, or, lying, all the time. */
static int seconds_raised(const struct draft *draft)
{
	int seconds[LEGS] = {0, 0};
	for (size_t i = 0; i < draft->count; i++) {
		const struct slot *slot = &draft->slots[i];
		if (!slot->in || part_feet(slot->part) == FEET_LEVEL)
			continue;
		for (int leg = 0; leg < LEGS; leg++)
			if (!sits_up(draft, slot->part))
				seconds[leg] += slot->given * slot->times;
			else if (slot->on[leg])
				seconds[leg] += slot->given;
	}
	return seconds[LEG_LEFT] > seconds[LEG_RIGHT] ? seconds[LEG_LEFT] : seconds[LEG_RIGHT];
}

bool raises_too_long(const struct draft *draft)
{
	return seconds_raised(draft) > draft->both.elevation.seconds;
}

static enum feet requested_feet(const struct draft *draft, const struct slot *slot)
{
	const struct elevation_limit *limit = &draft->both.elevation;
	bool rest = slot->part->work == WORK_REST || slot->part->work == WORK_RAISE;
	if (!rest && raises_too_long(draft))
		return FEET_LEVEL;
	enum feet usual = part_feet(slot->part);
	return usual < limit->feet ? usual : limit->feet;
}

static bool is_on_the_side(const struct draft *draft)
{
	for (size_t i = 0; i < draft->count; i++)
		if (draft->slots[i].in && draft->slots[i].part->posture == POSTURE_SIDE)
			return true;
	return false;
}

/* The first way of lying that the limit admits, or sitting. */
static struct stance reclined(const struct draft *draft, const struct slot *slot)
{
	static const enum position ways[] = {POSITION_SIDE, POSITION_LYING, POSITION_PROPPED,
					     POSITION_SIDE};
	enum feet feet = requested_feet(draft, slot);
	for (size_t i = is_on_the_side(draft) ? 0 : 1; i < sizeof ways / sizeof *ways; i++)
		if (elevation_admits(&draft->both.elevation, ways[i], feet))
			return (struct stance){ways[i], feet};
	return seated;
}

/* A person who may not lie flat does not change from a chair to the bed and back in one plan. */
static bool stays_on_the_chair(const struct draft *draft)
{
	return draft->both.elevation.cues & CUE_BIT(CUE_LEFT_SIDE) &&
	       draft->request->mode == MODE_SELF &&
	       (allocated_massage(draft, LEG_LEFT) || allocated_massage(draft, LEG_RIGHT));
}

enum position allows_position(const struct limits *limits, enum leg leg, enum move move)
{
	const struct stretch_way *ways = stretch_row(move)->ways;
	for (int i = 0; i < STRETCH_WAYS && ways[i].cue; i++)
		if (!allows_move_in(limits, leg, move, ways[i].position))
			return ways[i].position;
	return ways[0].position;
}

struct stance slot_stance(const struct draft *draft, const struct slot *slot, enum leg leg)
{
	const struct part *part = slot->part;
	if (part->work == WORK_MOVE)
		return (struct stance){allows_position(draft->limits, leg, part->move), FEET_LEVEL};
	if (part->posture == POSTURE_SEATED || part->posture == POSTURE_STANDING)
		return seated;
	if (!sits_up(draft, part))
		return stays_on_the_chair(draft) ? seated : reclined(draft, slot);
	if (reach_position(draft->limits) == POSITION_SITTING)
		return seated;
	return (struct stance){POSITION_LONG_SITTING, requested_feet(draft, slot)};
}

/* ---- where and how hard ---- */

/* The last zone that is worked on the leg, as a rank; RANK_WIDE where all strokes are wide. */
static int last_rank(const struct draft *draft, enum leg leg)
{
	int last = RANK_WIDE;
	for (size_t i = 0; i < draft->count; i++) {
		const struct slot *slot = &draft->slots[i];
		if (!slot->in || !slot->on[leg] || slot->part->work != WORK_STROKE ||
		    slot->part->technique == TECHNIQUE_FINISHING)
			continue;
		int rank = stroke_span_rank((enum zone)slot->zone[leg], false);
		last = rank > last ? rank : last;
	}
	return last;
}

int slot_zone(const struct draft *draft, const struct slot *slot, enum leg leg)
{
	int zone = slot->zone[leg];
	if (slot->part->technique != TECHNIQUE_FINISHING || zone >= ZONES_NARROW ||
	    draft->request->routine->near_first)
		return zone;
	zone_set allowed = zones_on(draft, leg);
	int last = last_rank(draft, leg);
	for (int at = last; at >= 0 && at < zone; at++)
		if (stroke_span_fits(allowed, (enum zone)at, TECHNIQUE_FINISHING))
			return at;
	return zone;
}

int slot_pressure_open(const struct draft *draft, const struct slot *slot, enum leg leg)
{
	int zone = slot_zone(draft, slot, leg);
	int pressure = zone_pressure((enum zone)zone, slot->part->technique);
	pressure = draft->request->pressure < pressure ? draft->request->pressure : pressure;
	if (slot->part->pressure && slot->part->pressure < pressure)
		pressure = slot->part->pressure;
	return pressure;
}

int slot_pressure(const struct draft *draft, const struct slot *slot, enum leg leg)
{
	int pressure = slot_pressure_open(draft, slot, leg);
	int limit = draft->limits->leg[leg].massage.pressure;
	return limit < pressure ? limit : pressure;
}

/* ---- cautions ---- */

/* Cues of massage that belong to its beginning, and to its end: not to every stroke. */
static const cue_set oil_cues = CUE_BIT(CUE_NO_OIL) | CUE_BIT(CUE_PLAIN_LOTION);
static const cue_set first_cues = CUE_BIT(CUE_CHECK_SKIN);
static const cue_set last_cues = CUE_BIT(CUE_CHECK_SKIN) | CUE_BIT(CUE_RISE_SLOWLY);

/* Cues of lying: a step done sitting has no use for them. */
static const cue_set lying_cues =
	CUE_BIT(CUE_LEFT_SIDE) | CUE_BIT(CUE_HEELS_FREE) | CUE_BIT(CUE_WATCH_BREATH);

/* The words of the oil send the hands from the ankle to mid-thigh: too far for a back that must
 * stay straight. */
static bool oils_whole_legs(const struct draft *draft)
{
	for (int leg = 0; leg < LEGS; leg++)
		if (draft->closed[leg] || zones_on(draft, (enum leg)leg) != ZONES_ALL)
			return false;
	return draft->request->legs == LEG_BOTH;
}

static cue_set cues_of_setup(const struct draft *draft, const struct slot *slot)
{
	cue_set massage = massage_cues(draft->limits);
	if (slot->part->oil)
		return (massage & oil_cues) |
		       (oils_whole_legs(draft) ? 0 : CUE_BIT(CUE_OIL_THERE_ONLY));
	cue_set cues = massage & first_cues;
	return part_feet(slot->part) > FEET_LEVEL ? cues | draft->both.elevation.cues : cues;
}

/* The cues of its place in the plan, beside the step's own cautions. */
static cue_set cues_of_place(const struct draft *draft, const struct slot *slot, enum leg leg)
{
	switch (slot->part->work) {
	case WORK_STROKE:
		return slot->part->technique == TECHNIQUE_FINISHING
			       ? limits_on(draft->limits, leg).massage.cues & last_cues
			       : 0;
	case WORK_RAISE:
	case WORK_REST: return draft->both.elevation.cues;
	case WORK_SETUP: return cues_of_setup(draft, slot);
	case WORK_AFTERCARE: return massage_cues(draft->limits) & last_cues;
	case WORK_MOVE:
	case WORK_SLEEVE:
	case WORK_SOCKS:
	case WORK_SWITCH: break;
	}
	return 0;
}

/* ---- steps ---- */

struct layout {
	const struct draft *draft;
	struct plan *plan;
};

/* Setting up and a rest say how high the feet lie now, if a limit changed it. */
static cue_set cues_of_height(const struct slot *slot, enum feet feet)
{
	bool settles = slot->part->work == WORK_SETUP || slot->part->work == WORK_REST ||
		       slot->part->work == WORK_RAISE;
	if (!settles || feet >= part_feet(slot->part))
		return 0;
	return feet == FEET_LEVEL ? CUE_BIT(CUE_FEET_LOWERED) : CUE_BIT(CUE_ONE_PILLOW);
}

static void put_cues(const struct layout *layout, struct step *step, const struct slot *slot)
{
	const struct draft *draft = layout->draft;
	step->cues |= slot->part->cues | cues_of_place(draft, slot, step->leg) |
		      step_cautions(draft->limits, draft->request->mode, step);
	if (!layout->plan->step_count)
		step->cues |= draft->request->routine->cues;
	if (step->position == POSITION_SITTING)
		step->cues &= ~lying_cues;
	else if (step->cues & CUE_BIT(CUE_LEFT_SIDE) && step->position == POSITION_PROPPED)
		step->cues = (step->cues & ~CUE_BIT(CUE_LEFT_SIDE)) | CUE_BIT(CUE_HEAD_UP);
	step->cues |= cues_of_height(slot, step->feet);
}

/* Adds a step of this part, once its kind, leg and work are set: its time, posture and cues. */
static void lay_step(struct layout *layout, const struct slot *slot, struct step step, int seconds)
{
	struct stance stance = slot_stance(layout->draft, slot, step.leg);
	step.position = stance.position;
	step.feet = stance.feet;
	step.seconds = seconds;
	if (slot->rep_ms) {
		step.reps = (int)((long long)seconds * MS_IN_SECOND / slot->rep_ms);
		step.rep_ms = slot->rep_ms;
		step.stroke_ms = slot->stroke_ms;
	}
	put_cues(layout, &step, slot);
	plan_add_step(layout->plan, step);
}

static void add_stroke(struct layout *layout, const struct slot *slot, enum leg leg)
{
	const struct part *part = slot->part;
	struct step step = step_empty(STEP_MASSAGE);
	step.what = part->task;
	step.leg = leg;
	step.zone = slot_zone(layout->draft, slot, leg);
	step.technique = (int)part->technique;
	step.direction = (int)technique_row(part->technique)->direction;
	step.pressure = slot_pressure(layout->draft, slot, leg);
	lay_step(layout, slot, step, slot->given);
}

static void add_stretch(struct layout *layout, const struct slot *slot, enum leg leg)
{
	const struct stretch_row *row = stretch_row(slot->part->move);
	int pull = limits_on(layout->draft->limits, leg).stretch.pull;
	struct step step = step_empty(STEP_STRETCH);
	step.leg = leg;
	step.move = (int)slot->part->move;
	step.pressure = row->pull < pull ? row->pull : pull;
	if (row->held && slot->stroke_ms < row->stroke_ms)
		step.cues = CUE_BIT(CUE_SHORTER_HOLD);
	lay_step(layout, slot, step, slot->given);
}

static void add_block(struct layout *layout, const struct slot *slot, int seconds)
{
	struct step step = step_empty(part_kind(slot->part));
	step.move = (int)slot->part->move;
	lay_step(layout, slot, step, seconds);
}

static void add_pause(struct layout *layout, int seconds)
{
	struct step step = step_empty(STEP_REST);
	step.what = TASK_PAUSE;
	step.seconds = seconds;
	step.position = POSITION_SITTING;
	plan_add_step(layout->plan, step);
}

/* Seconds missing of the rest that the limit wants after the last block, of any part. */
static int rest_due(const struct layout *layout)
{
	int rested = 0;
	for (size_t i = layout->plan->step_count; i-- > 0;) {
		const struct step *step = &layout->plan->steps[i];
		if (step->kind == STEP_WALKING || step->kind == STEP_PUMPS) {
			int due = layout->draft->both.walking.rest - rested;
			return due > 0 ? due : 0;
		}
		rested += step->seconds;
	}
	return 0;
}

/* Blocks and the rests that the limit wants between them (W-L3), out of the time of the part. */
static void add_blocks(struct layout *layout, const struct slot *slot)
{
	const struct walking_limit *limit = &layout->draft->both.walking;
	int block = limit->block - limit->block % slot->unit;
	for (int left = slot->given; left > 0;) {
		int rest = rest_due(layout);
		if (left < rest + ALLOWS_SHORTEST_BLOCK)
			rest = left;
		rest += (left - rest) % slot->unit; /* whole repetitions are left */
		if (rest > 0)
			add_pause(layout, rest);
		left -= rest;
		int now = left < block ? left : block;
		if (now)
			add_block(layout, slot, now);
		left -= now;
	}
}

/* The task of the device in hand. */
static enum task device_task(const struct device_row *device)
{
	int index = 0;
	while (device_row(index) != device)
		index++;
	return (enum task)(TASK_DEVICE + index);
}

static void add_plain(struct layout *layout, const struct slot *slot)
{
	const struct part *part = slot->part;
	const struct device_row *device = layout->draft->request->device;
	enum leg leg = slot_legs(slot);
	bool level = slot_stance(layout->draft, slot, leg).feet == FEET_LEVEL;
	bool lowered = part->work == WORK_RAISE && level; /* E-L1, E-L2 */
	struct step step = step_empty(lowered ? STEP_REST : part_kind(part));
	step.what = part->work == WORK_SLEEVE ? device_task(device) : part->task;
	step.leg = leg;
	step.heat = part->work == WORK_SLEEVE && device->heat &&
		    limits_on(layout->draft->limits, leg).sleeve.heat;
	lay_step(layout, slot, step, slot->given);
}

/* ---- the order ---- */

static void add_slot(struct layout *layout, const struct slot *slot, enum leg leg)
{
	if (slot->part->work == WORK_STROKE)
		add_stroke(layout, slot, leg);
	else if (part_modality(slot->part) == MODALITY_WALKING)
		add_blocks(layout, slot);
	else if (slot->part->work == WORK_MOVE)
		add_stretch(layout, slot, leg);
	else
		add_plain(layout, slot);
}

static void add_turn(struct layout *layout, enum part_turn turn)
{
	for (size_t i = 0; i < layout->draft->count; i++) {
		const struct slot *slot = &layout->draft->slots[i];
		if (slot->in && slot->part->turn == turn)
			add_slot(layout, slot, slot_legs(slot));
		if (!slot->in || slot->part->turn != TURN_LAST_EACH_LEG || turn != TURN_LAST)
			continue;
		for (int leg = 0; leg < LEGS; leg++)
			if (slot->on[leg])
				add_slot(layout, slot, (enum leg)leg);
	}
}

/* The place of a part within its leg: strokes by zone, wide ones first, the finishing stroke after
 * them, then the parts that are no massage. Parts of the same place keep the order of the routine.
 */
static int order_of(const struct draft *draft, const struct slot *slot, enum leg leg)
{
	enum { AFTER_ZONES = ZONES, AFTER_STROKES };
	if (slot->part->work != WORK_STROKE)
		return AFTER_STROKES;
	if (slot->part->technique == TECHNIQUE_FINISHING)
		return AFTER_ZONES;
	return stroke_span_rank((enum zone)slot->zone[leg], draft->request->routine->near_first);
}

static void add_leg(struct layout *layout, enum leg leg)
{
	const struct draft *draft = layout->draft;
	for (int order = RANK_WIDE; order <= ZONES + 1; order++)
		for (size_t i = 0; i < draft->count; i++) {
			const struct slot *slot = &draft->slots[i];
			if (slot->in && slot->part->turn == TURN_EACH_LEG && slot->on[leg] &&
			    order_of(draft, slot, leg) == order)
				add_slot(layout, slot, leg);
		}
}

void plan_steps_add(const struct draft *draft, struct plan *plan)
{
	struct layout layout = {.draft = draft, .plan = plan};
	add_turn(&layout, TURN_FIRST);
	add_leg(&layout, LEG_LEFT);
	add_turn(&layout, TURN_BETWEEN);
	add_leg(&layout, LEG_RIGHT);
	add_turn(&layout, TURN_LAST);
	plan->needs = plan_things(plan);
	wipe_off(plan);
	for (size_t i = 0; i < plan->step_count; i++)
		plan->seconds += plan->steps[i].seconds;
}
