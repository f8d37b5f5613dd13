/* Owns the composition of a plan: what is asked for and the limits in, steps out. Pure: the same
 * request and limits give the same steps.
 *
 * One algorithm for every routine and every number of minutes:
 * 1. apply_limits.h applies the limits to each part of the routine, on each leg: a wide stroke is
 *    narrowed, a part that is not allowed is dropped.
 * 2. allocate_time.h admits the remaining parts by rank and shares the time by weight, in whole
 *    strokes and seconds.
 * 3. plan_steps.h turns parts into steps, foot before thigh, one leg before the other.
 *
 * The same is done under open limits. Each difference between the two plans was made by a limit: it
 * goes into `omitted` with its effect as the reason, as does each part that does not fit into the
 * minutes. A request that cannot be filled to the second even under open limits is refused. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "doc/plan.h"
#include "request.h"

/* Fills routine, outcome, seconds, needs, limits, omitted and steps of an initialised plan. A plan
 * that stops has none of them but the first two and the limits. FAULT_USAGE if the request makes no
 * sense: too few minutes for the parts asked for, or too many for the zones. */
bool compose(const struct request *request, const struct limits *limits, struct plan *plan,
	     struct fault *fault) __attribute__((nonnull, warn_unused_result));

/* Whether and how the routine goes on under these limits, before time is considered: an emergency
 * ends everything; a routine with massage stops when massage is allowed on no leg asked for,
 * another when none of the modalities that it is about is left. */
enum outcome compose_outcome(const struct request *request, const struct limits *limits)
	__attribute__((nonnull));
