/* Owns the parts of the leg: their order, landmarks, caps and what may be done on each
 * (leg-safety(7), zones). */
#pragma once

#include "body/technique.h"

/* In the order of working: zones never go back. The wide zones stand
 * outside the order. */
enum zone {
	ZONE_FOOT,
	ZONE_ANKLE,
	ZONE_CALF,
	ZONE_SHIN,
	ZONE_BEHIND_KNEE,
	ZONE_HAMSTRING,
	ZONE_FRONT_THIGH,
	ZONE_INNER_THIGH,
	ZONE_WHOLE_LEG,
	ZONE_LOWER_LEG,
	ZONES,
	ZONES_NARROW = ZONE_WHOLE_LEG /* the zones that a limit can name */
};

typedef unsigned zone_set; /* bit 1 << zone */
#define ZONE_BIT(zone) (1U << (zone))
enum { ZONES_ALL = (1 << ZONES_NARROW) - 1 };

struct zone_row {
	const char *id;
	const char *words;	  /* "calf": in a sentence, after "left" */
	const char *landmark;	  /* where it is, in plain words */
	int cap;		  /* most pressure, 1-10 scale */
	technique_set techniques; /* what may be done here */
	zone_set covers;	  /* narrow: itself; wide: the zones one stroke passes over */
	const char *source;
};

const struct zone_row *zone_row(enum zone zone);

/* The most pressure for `technique` on `zone`: the lower of both caps (the sole takes 4 when
 * kneaded); 0 where the pair is never used. */
int zone_pressure(enum zone zone, enum technique technique);
