/* Owns the composition of a plan: what is asked for and the limits in, steps out. Pure: the same
 * request and limits give the same steps.
 *
 * One algorithm for every routine and every number of minutes:
 *   1. apply_limits.h holds each part of the routine, on each leg, against the limits. A wide
 * stroke shrinks; what may not be done falls out.
 *   2. allocate_time.h lets what is left come in by rank and share the time by weight, in whole
 *      strokes and seconds.
 *   3. lay_steps.h turns parts into steps, foot before thigh, one leg before the other.
 * The same is done under open limits. What that plan has and this one has not, or has in a lesser
 * form, is what the limits took away: it goes into `omitted`, each with its effect as the reason,
 * as does what belongs to the routine but does not fit into the minutes. A request that even open
 * limits cannot fill to the second is refused. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "doc/plan.h"
#include "request.h"

/* Called for each thing as it is put into plan->omitted: the limit behind it, for --explain.
 * `modality` is MODALITIES where it was not a limit but the time. */
typedef void compose_note(enum modality modality, enum leg leg, void *context);

/* Fills routine, outcome, seconds, needs, limits, omitted and steps of an initialised plan.
 * A plan that stops has none of them but the first two and the limits. FAULT_USAGE where
 * the request makes no sense: too few minutes for the parts asked for, or too many for the zones.
 */
bool compose(const struct request *request, const struct limits *limits, struct plan *plan,
	     compose_note *note, void *context, struct fault *fault)
	__attribute__((nonnull(1, 2, 3, 6), warn_unused_result));

/* Whether and how the routine goes on under these limits, before time is looked at: an
 * emergency ends everything; a routine with massage stops when massage is allowed on no leg asked
 * for, another when none of the modalities that it is about is left. */
enum outcome compose_outcome(const struct request *request, const struct limits *limits)
	__attribute__((nonnull));
