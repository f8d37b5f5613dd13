/* Shares the time asked for among the parts that the limits leave. Pure.
 *
 * The second of three stages of composition, in whole seconds:
 * 1. The parts that must be in are admitted with their least time. Then, rank by rank, a part is
 *    admitted if its least time fits while all earlier ranks have their usual time.
 * 2. Rank by rank, parts grow to their usual time; then all grow to their most. Each time the part
 *    that has had least for its weight gets its next unit (a stroke, a hold, a second), on every
 *    leg alike, if it still fits. Parts of weight 0 take only what no other can take.
 *
 * A leg's massage never exceeds what its limit allows; the total never exceeds what was asked for.
 */
#pragma once
#include <stdbool.h>

#include "apply_limits.h"

/* Fills `in`, `given` and `total`. False if something that must be in does not fit; the rest is
 * shared out all the same. */
bool allocate_time(struct draft *draft) __attribute__((nonnull));

/* Seconds of massage that the draft gives to a leg. */
int allocated_massage(const struct draft *draft, enum leg leg) __attribute__((nonnull));
