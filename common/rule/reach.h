/* Owns how one sits for massaging one's own legs, and what the hands then reach (leg-safety(7),
 * posture). Lying on the back, the hands do not reach the calf; and no stroke may bend hip or back
 * more than the stretch limit lets them. A partner's hands reach everything. Pure. */
#pragma once
#include <stdbool.h>

#include "body/limits.h"
#include "doc/document.h"

/* The zones that the hands reach on this leg, whatever its massage limit. */
zone_set reach_zones(const struct limits *limits, enum leg leg, enum mode mode)
	__attribute__((nonnull));

/* True if one's own legs are massaged on a chair, and in no other position. */
bool reach_needs_chair(const struct limits *limits, enum mode mode) __attribute__((nonnull));

/* True if the knee is bent for that, because the back or a belly cannot. */
bool reach_bends_knee(const struct limits *limits, enum mode mode) __attribute__((nonnull));

/* True if a hip must not bend far: lean back, as reaching for one foot bends both hips. */
bool reach_leans_back(const struct limits *limits, enum mode mode) __attribute__((nonnull));

/* How one sits for the own legs: long-sitting if the limits admit it, else on a chair. */
enum position reach_position(const struct limits *limits) __attribute__((nonnull));
