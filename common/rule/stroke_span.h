/* Owns how far a stroke may reach and in which order a leg is worked: the geometry that composing
 * and checking share. Pure (leg-safety(7), zones). */
#pragma once
#include <stdbool.h>

#include "body/zone.h"

enum { SPAN_NONE = -1, RANK_WIDE = -1 };

/* True if `technique` may pass over `zone` and all of what it covers is in `allowed`. */
bool stroke_span_fits(zone_set allowed, enum zone zone, enum technique technique);

/* Where a stroke over `wide` ends up when only `allowed` may be touched: whole-leg, else
 * lower-leg, else the last zone in the order that takes both this technique and the finishing
 * stroke; SPAN_NONE if there is none. A narrow zone stays itself or is SPAN_NONE. */
int stroke_span_shrink(zone_set allowed, enum zone wide, enum technique technique);

/* The rank of a zone in the order of working: flow (foot to inner thigh) or, for lymph strokes,
 * from near the groin downward [SLD1]. RANK_WIDE: wide zones stand outside. */
int stroke_span_rank(enum zone zone, bool near_first);
