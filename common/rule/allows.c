#include "rule/allows.h"

#include "base/units.h"
#include "body/stretch.h"
#include "rule/reach.h"
#include "rule/stroke_span.h"

/* ---- massage --------------------------------------------------------------------------------- */

static enum why massage_closed(const struct massage_limit *limit)
{
	if (limit->level < LEVEL_NOT_ALLOWED)
		return WHY_NONE;
	return limit->cues & CUE_BIT(CUE_AS_TAUGHT) ? WHY_AS_TAUGHT : WHY_NO_MASSAGE;
}

static bool can_end(zone_set zones)
{
	return stroke_span_shrink(zones, ZONE_WHOLE_LEG, TECHNIQUE_FINISHING) != SPAN_NONE;
}

enum why allows_massage(const struct limits *limits, enum leg leg, zone_set zones, enum mode mode)
{
	struct massage_limit limit = limits_on(limits, leg).massage;
	enum why closed = massage_closed(&limit);
	if (closed)
		return closed;
	if (limit.seconds * MS_IN_SECOND < technique_row(TECHNIQUE_FINISHING)->rep_ms)
		return WHY_NO_MASSAGE;
	zone_set reached = reach_zones(limits, leg, mode);
	if (!(limit.techniques & TECHNIQUE_BIT(TECHNIQUE_FINISHING)) ||
	    !can_end(limit.zones & zones))
		return WHY_ZONE;
	return can_end(limit.zones & zones & reached) ? WHY_NONE : WHY_CANNOT_REACH;
}

enum why allows_technique(const struct limits *limits, enum leg leg, enum technique technique)
{
	struct massage_limit limit = limits_on(limits, leg).massage;
	enum why closed = massage_closed(&limit);
	if (closed)
		return closed;
	if (limit.techniques & TECHNIQUE_BIT(technique))
		return WHY_NONE;
	if (technique == TECHNIQUE_LYMPH)
		return WHY_NO_LYMPH;
	bool kneads = limit.techniques & TECHNIQUE_BIT(TECHNIQUE_KNEADING);
	return technique == TECHNIQUE_PERCUSSION && kneads ? WHY_NO_TAPS : WHY_LIGHT_ONLY;
}

enum why allows_stroke(const struct limits *limits, enum leg leg, enum zone zone,
		       enum technique technique, enum mode mode)
{
	enum why why = allows_technique(limits, leg, technique);
	if (why)
		return why;
	if (!zone_pressure(zone, technique))
		return WHY_NEVER_THERE;
	zone_set zones = limits_on(limits, leg).massage.zones;
	if (!stroke_span_fits(zones, zone, technique))
		return WHY_ZONE;
	bool reached = !(zone_row(zone)->covers & ~reach_zones(limits, leg, mode));
	return reached ? WHY_NONE : WHY_CANNOT_REACH;
}

enum why allows_brush(const struct limits *limits, enum leg leg)
{
	struct massage_limit limit = limits_on(limits, leg).massage;
	bool brush = limit.level == LEVEL_ALLOWED && !(limit.cues & CUE_BIT(CUE_NO_BRUSH));
	return brush ? WHY_NONE : WHY_NO_BRUSH;
}

/* ---- elevation, socks, sleeves --------------------------------------------------------------- */

enum why allows_elevation(const struct limits *limits, enum leg leg)
{
	return limits_on(limits, leg).elevation.level < LEVEL_NOT_ALLOWED ? WHY_NONE
									  : WHY_NOT_RAISED;
}

enum why allows_raising(const struct limits *limits, enum leg leg)
{
	struct elevation_limit limit = limits_on(limits, leg).elevation;
	bool up = limit.level < LEVEL_NOT_ALLOWED && limit.feet >= FEET_RAISED;
	return up ? WHY_NONE : WHY_NOT_RAISED;
}

static bool is_movement(enum step_kind kind)
{
	return kind == STEP_STRETCH || kind == STEP_WALKING || kind == STEP_PUMPS;
}

enum why allows_posture(const struct limits *limits, enum leg leg, enum step_kind kind,
			enum position position, enum feet feet)
{
	if (position == POSITION_STANDING && !is_movement(kind) &&
	    !limits_on(limits, LEG_BOTH).walking.standing)
		return WHY_NOT_STANDING; /* no hand is free to hold on */
	struct elevation_limit limit = limits_on(limits, leg).elevation;
	const struct position_row *row = position_row(position);
	bool rests = kind == STEP_REST || kind == STEP_ELEVATION;
	bool legs_out = position == POSITION_LONG_SITTING;
	bool within = limit.level < LEVEL_NOT_ALLOWED && limit.trunk_min <= row->trunk_max &&
		      row->trunk_min <= limit.trunk_max;
	if (elevation_admits(&limit, position, feet) && (!rests || !legs_out || within))
		return WHY_NONE;
	bool too_high = limit.level >= LEVEL_NOT_ALLOWED || feet > limit.feet;
	return too_high ? WHY_NOT_RAISED : WHY_HEAD_UP;
}

cue_set massage_cues(const struct limits *limits)
{
	return limits->leg[LEG_LEFT].massage.cues | limits->leg[LEG_RIGHT].massage.cues;
}

bool allows_oil(const struct limits *limits)
{
	return !(massage_cues(limits) & CUE_BIT(CUE_PLAIN_LOTION));
}

enum why allows_task(const struct limits *limits, enum task task)
{
	if (task == TASK_OIL || task == TASK_LOTION) {
		enum why left = massage_closed(&limits->leg[LEG_LEFT].massage);
		return left ? massage_closed(&limits->leg[LEG_RIGHT].massage) : WHY_NONE;
	}
	struct elevation_limit limit = limits_on(limits, LEG_BOTH).elevation;
	bool aside = task != TASK_SIDE || elevation_admits(&limit, POSITION_SIDE, FEET_LEVEL);
	return aside ? WHY_NONE : WHY_HEAD_UP;
}

enum why allows_socks(const struct limits *limits, enum leg leg)
{
	struct socks_limit limit = limits_on(limits, leg).socks;
	if (limit.cues & CUE_BIT(CUE_ASK_FIRST))
		return WHY_ASK_SOCKS;
	return limit.level < LEVEL_NOT_ALLOWED && limit.mmhg > 0 ? WHY_NONE : WHY_NO_SOCKS;
}

enum why allows_sleeve(const struct limits *limits, enum leg leg)
{
	struct sleeve_limit limit = limits_on(limits, leg).sleeve;
	if (limit.cues & CUE_BIT(CUE_ASK_FIRST))
		return WHY_ASK_SLEEVE;
	return limit.level < LEVEL_NOT_ALLOWED && limit.seconds > 0 ? WHY_NONE : WHY_NO_SLEEVE;
}

/* ---- movements ------------------------------------------------------------------------------- */

static enum why allows_stretch(const struct limits *limits, enum leg leg, enum move move)
{
	const struct stretch_row *row = stretch_row(move);
	struct stretch_limit limit = limits_on(limits, leg).stretch;
	move_set moves = limits_on(limits, row->both_legs ? LEG_BOTH : leg).stretch.moves;
	bool left_out = limit.level >= LEVEL_NOT_ALLOWED || !(moves & MOVE_BIT(move)) ||
			(row->held && limit.hold == 0);
	return left_out ? WHY_NO_STRETCH : WHY_NONE;
}

enum why allows_walking(const struct limits *limits, enum leg leg)
{
	struct walking_limit limit = limits_on(limits, leg).walking;
	bool exercise = limit.level < LEVEL_NOT_ALLOWED && limit.block >= ALLOWS_SHORTEST_BLOCK &&
			!(limit.cues & CUE_BIT(CUE_NO_EXERCISE));
	return exercise ? WHY_NONE : WHY_NO_EXERCISE;
}

/* Which limits rule a movement: those before the pumps a stretch limit, those that are pumps or
 * walking the walking limit, the heel raises both. */
static bool is_stretch_ruled(enum move move)
{
	return move < MOVES_STRETCH;
}

static bool is_walking_ruled(enum move move)
{
	return stretch_row(move)->exercise != EXERCISE_STRETCH;
}

static enum why allows_standing(const struct limits *limits, enum move move)
{
	struct leg_limits both = limits_on(limits, LEG_BOTH);
	bool standing = both.walking.standing && (!is_stretch_ruled(move) || both.stretch.standing);
	return standing ? WHY_NONE : WHY_NOT_STANDING;
}

/* Who stretches the left leg lies on the right side. */
static enum why allows_lying(const struct limits *limits, enum leg leg, enum position position)
{
	struct elevation_limit limit = limits_on(limits, LEG_BOTH).elevation;
	bool left_side_alone = limit.cues & CUE_BIT(CUE_LEFT_SIDE);
	bool right_side = position == POSITION_SIDE && leg_includes(leg, LEG_LEFT);
	bool lies =
		elevation_admits(&limit, position, FEET_LEVEL) && !(left_side_alone && right_side);
	return lies ? WHY_NONE : WHY_HEAD_UP;
}

enum why allows_move_in(const struct limits *limits, enum leg leg, enum move move,
			enum position position)
{
	const struct stretch_way *way = stretch_way(move, position);
	enum why why = way ? WHY_NONE : WHY_NEVER_THERE;
	if (!why && is_stretch_ruled(move))
		why = allows_stretch(limits, leg, move);
	if (!why && is_walking_ruled(move))
		why = allows_walking(limits, leg);
	if (!why)
		why = position == POSITION_STANDING ? allows_standing(limits, move)
						    : allows_lying(limits, leg, position);
	if (why)
		return why;
	cue_set cues = limits_on(limits, leg).stretch.cues;
	if (way->straightens && cues & CUE_BIT(CUE_KNEES_BENT))
		return WHY_NO_STRETCH;
	return way->arches && cues & CUE_BIT(CUE_STRAIGHT_BACK) ? WHY_STRAIGHT_BACK : WHY_NONE;
}

/* The reason of the last position: "sitting or lying only" is none if those are not allowed. */
enum why allows_move(const struct limits *limits, enum leg leg, enum move move)
{
	const struct stretch_way *ways = stretch_row(move)->ways;
	enum why why = WHY_NONE;
	for (int i = 0; i < STRETCH_WAYS && ways[i].cue; i++) {
		why = allows_move_in(limits, leg, move, ways[i].position);
		if (!why)
			return WHY_NONE;
	}
	return why;
}

static enum why allows_any_stretch(const struct limits *limits, enum leg leg)
{
	for (int move = 0; move < MOVES_STRETCH; move++)
		if (!allows_move(limits, leg, (enum move)move))
			return WHY_NONE;
	return WHY_NO_STRETCH;
}

/* ---- all of them ----------------------------------------------------------------------------- */

enum why allows_modality(const struct limits *limits, enum leg leg, enum modality modality)
{
	switch (modality) {
	case MODALITY_MASSAGE: return allows_massage(limits, leg, ZONES_ALL, MODE_SELF);
	case MODALITY_ELEVATION: return allows_elevation(limits, leg);
	case MODALITY_SOCKS: return allows_socks(limits, leg);
	case MODALITY_SLEEVE: return allows_sleeve(limits, leg);
	case MODALITY_STRETCH: return allows_any_stretch(limits, leg);
	case MODALITY_WALKING: return allows_walking(limits, leg);
	case MODALITIES: break;
	}
	return WHY_NONE;
}

bool allows_nothing(const struct limits *limits)
{
	for (int modality = 0; modality < MODALITIES; modality++)
		if (limits_level(limits, (enum modality)modality, LEG_BOTH) == LEVEL_EMERGENCY)
			return true;
	return false;
}
