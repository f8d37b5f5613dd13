/* Prevents slips by oil on the skin (leg-safety(7), slips): steps that sit or stand with oil on the
 * soles, and the wiping at the end. Pure. Composing and fitting a hand-written plan share it. */
#pragma once
#include "doc/plan.h"

/* Adds the cues: wipe the soles first, and, unless the plan ends with a step for it, wipe off what
 * is left. Under the limit of an allergy oil becomes a lotion that the person knows, in steps and
 * needs. */
void wipe_off(struct plan *plan) __attribute__((nonnull));
