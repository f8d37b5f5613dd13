/* Clamps one step of a handwritten plan to the limits of its kind. */
#pragma once
#include "clamp_report.h"

/* Returns why the step must go, or WHY_NONE. */
enum why clamp_kind(struct clamp *clamp, struct step *step) __attribute__((nonnull));
