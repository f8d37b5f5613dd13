/* Cuts the time of a handwritten plan to what the limits leave, once each step is clamped. */
#pragma once
#include "clamp_report.h"

void drop_step(struct plan *plan, size_t at) __attribute__((nonnull));

/* From the last stroke but one back, and the last one at the end: a leg ends with it. */
void cut_massage(const struct clamp *clamp, enum leg leg) __attribute__((nonnull));

/* A leg that cannot be finished with the finishing stroke is not begun. */
void drop_massage(struct clamp *clamp, enum leg leg) __attribute__((nonnull));

/* First the legs come down while something else is done, then the rests get shorter. */
void cut_raised(const struct clamp *clamp) __attribute__((nonnull));

/* Blocks without the rest before them that the limit wants, once all that is between is cut. */
void drop_unrested(const struct clamp *clamp) __attribute__((nonnull));
