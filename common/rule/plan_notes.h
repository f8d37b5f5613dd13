/* Owns which notes of a plan may be shown (leg-safety(7), whose-words): none without a screening,
 * and none of a step that touches a leg whose massage is not allowed. Pure. */
#pragma once
#include "doc/plan.h"

/* Drops every other note and names it in plan->omitted. */
void plan_notes_drop(struct plan *plan, bool screened) __attribute__((nonnull));
