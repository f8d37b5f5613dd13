#include "rule/stroke_span.h"

/* The order of lymph strokes [SLD1]: from the inner thigh down to the foot. */
static const int near_first_rank[ZONES_NARROW] = {
	[ZONE_INNER_THIGH] = 0, [ZONE_FRONT_THIGH] = 1, [ZONE_HAMSTRING] = 2,
	[ZONE_BEHIND_KNEE] = 3, [ZONE_CALF] = 4,	[ZONE_SHIN] = 5,
	[ZONE_ANKLE] = 6,	[ZONE_FOOT] = 7,
};

bool stroke_span_fits(zone_set allowed, enum zone zone, enum technique technique)
{
	return !(zone_row(zone)->covers & ~allowed) && zone_pressure(zone, technique) > 0;
}

/* The last zone in the order where this technique, and then the finishing stroke, may be used. */
static int last_narrow(zone_set allowed, enum technique technique)
{
	for (int zone = ZONES_NARROW - 1; zone >= 0; zone--)
		if (stroke_span_fits(allowed, (enum zone)zone, technique) &&
		    stroke_span_fits(allowed, (enum zone)zone, TECHNIQUE_FINISHING))
			return zone;
	return SPAN_NONE;
}

int stroke_span_shrink(zone_set allowed, enum zone wide, enum technique technique)
{
	if (stroke_span_fits(allowed, wide, technique))
		return (int)wide;
	if (wide < ZONES_NARROW)
		return SPAN_NONE;
	if (stroke_span_fits(allowed, ZONE_LOWER_LEG, technique))
		return ZONE_LOWER_LEG;
	return last_narrow(allowed, technique);
}

int stroke_span_rank(enum zone zone, bool near_first)
{
	if (zone >= ZONES_NARROW)
		return RANK_WIDE;
	return near_first ? near_first_rank[zone] : (int)zone;
}
