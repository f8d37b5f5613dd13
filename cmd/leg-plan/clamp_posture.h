/* Clamps how the body is held in a step of a handwritten plan. */
#pragma once
#include "clamp_report.h"

/* Lays the step as near to what was written as the limits admit. */
void clamp_posture(struct clamp *clamp, struct step *step) __attribute__((nonnull));
