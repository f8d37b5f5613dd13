#include "rule/stroke_span.h"

/* SAFETY 4, `lymph` order: inner thigh, front thigh, back of the thigh, knee, calf, shin, ankle,
 * foot. */
static const int near_first_rank[ZONES_NARROW] = {
	[ZONE_INNER_THIGH] = 0, [ZONE_FRONT_THIGH] = 1, [ZONE_HAMSTRING] = 2,
	[ZONE_BEHIND_KNEE] = 3, [ZONE_CALF] = 4,	[ZONE_SHIN] = 5,
	[ZONE_ANKLE] = 6,	[ZONE_FOOT] = 7,
};

bool reach_allows(zone_set allowed, enum zone zone, enum technique technique)
{
	return !(zone_row(zone)->covers & ~allowed) && zone_pressure(zone, technique) > 0;
}

/* The last zone in the order where this technique, and then the finishing stroke, may be used. */
static int last_narrow(zone_set allowed, enum technique technique)
{
	for (int zone = ZONES_NARROW - 1; zone >= 0; zone--)
		if (reach_allows(allowed, (enum zone)zone, technique) &&
		    reach_allows(allowed, (enum zone)zone, TECHNIQUE_FINISHING))
			return zone;
	return REACH_NONE;
}

int reach_shrink(zone_set allowed, enum zone wide, enum technique technique)
{
	if (reach_allows(allowed, wide, technique))
		return (int)wide;
	if (wide < ZONES_NARROW)
		return REACH_NONE;
	if (reach_allows(allowed, ZONE_LOWER_LEG, technique))
		return ZONE_LOWER_LEG;
	return last_narrow(allowed, technique);
}

int reach_rank(enum zone zone, bool near_first)
{
	if (zone >= ZONES_NARROW)
		return RANK_WIDE;
	return near_first ? near_first_rank[zone] : (int)zone;
}
