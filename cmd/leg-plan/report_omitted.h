/* Reports the parts that were left out or changed, and by which limit: the difference between the
 * draft under open limits and the one under these. Pure. */
#pragma once
#include "doc/plan.h"
#include "apply_limits.h"

/* Called after each omission with the limit that caused it (MODALITIES: the time). */
typedef void omitted_note(enum modality modality, enum leg leg, void *context);

/* Adds the differences to plan->omitted. Both drafts are of the same request. */
void report_omitted(const struct draft *ideal, const struct draft *draft, struct plan *plan,
		    omitted_note *note, void *context) __attribute__((nonnull(1, 2, 3)));
