/* Clamps one stroke of a handwritten plan: its zone, technique, pressure, and how one sits for it.
 */
#pragma once
#include "clamp_report.h"

/* The last stroke of the leg, if it is the finishing one. */
const struct step *finishing_stroke(const struct plan *plan, enum leg leg) __attribute__((nonnull));

/* Returns why the step must go, or WHY_NONE. */
enum why clamp_massage(struct clamp *clamp, struct step *step) __attribute__((nonnull));
