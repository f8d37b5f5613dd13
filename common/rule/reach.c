#include "rule/reach.h"

#include "body/stretch.h"

static const zone_set thigh =
	ZONE_BIT(ZONE_HAMSTRING) | ZONE_BIT(ZONE_FRONT_THIGH) | ZONE_BIT(ZONE_INNER_THIGH);
static const zone_set foot = ZONE_BIT(ZONE_FOOT) | ZONE_BIT(ZONE_ANKLE);

/* No movement that takes the hip far is left: a new hip, an operation, a leg for a therapist. */
static bool spares_hip(const struct stretch_limit *limit)
{
	return !(limit->moves & ~stretch_moves_sparing_hips());
}

/* A straight back, or a belly in the way. Each leg is asked: merged with a leg that may not be
 * stretched at all, the cue of the other would be gone. */
static bool cannot_bend(const struct limits *limits)
{
	for (int leg = 0; leg < LEGS; leg++)
		if (limits->leg[leg].stretch.cues & CUE_BIT(CUE_STRAIGHT_BACK) ||
		    limits->leg[leg].elevation.cues & CUE_BIT(CUE_LEFT_SIDE))
			return true;
	return false;
}

zone_set reach_zones(const struct limits *limits, enum leg leg, enum mode mode)
{
	struct stretch_limit stretch = limits_on(limits, leg).stretch;
	if (mode == MODE_PARTNER)
		return ZONES_ALL;
	if (spares_hip(&stretch))
		return thigh;
	return cannot_bend(limits) ? ZONES_ALL & ~foot : ZONES_ALL;
}

bool reach_bends_knee(const struct limits *limits, enum mode mode)
{
	return mode == MODE_SELF && cannot_bend(limits);
}

bool reach_needs_chair(const struct limits *limits, enum mode mode)
{
	return mode == MODE_SELF && reach_position(limits) == POSITION_SITTING;
}

bool reach_leans_back(const struct limits *limits, enum mode mode)
{
	return mode == MODE_SELF && (spares_hip(&limits->leg[LEG_LEFT].stretch) ||
				     spares_hip(&limits->leg[LEG_RIGHT].stretch));
}

enum position reach_position(const struct limits *limits)
{
	const struct position_row *row = position_row(POSITION_LONG_SITTING);
	struct elevation_limit elevation = limits_on(limits, LEG_BOTH).elevation;
	/* no limit asks for more than upright */
	bool admitted =
		elevation.level >= LEVEL_NOT_ALLOWED || row->trunk_min <= elevation.trunk_max;
	return admitted && !cannot_bend(limits) ? POSITION_LONG_SITTING : POSITION_SITTING;
}
