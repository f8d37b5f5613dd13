/* Owns how a plan is written for a hand to change: leg-plan --example. */
#pragma once
#include "doc/plan.h"

/* Adds a plan as one would write it by hand: without what is filled in. */
void plan_encode_draft(const struct plan *plan, struct text *out) __attribute__((nonnull));
