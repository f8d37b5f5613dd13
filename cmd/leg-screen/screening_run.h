/* Owns the work of leg-screen: where the answers come from, and everything that is no screening
 * (the list of questions, forgetting). */
#pragma once
#include "screening_options.h"

/* Does it and returns the exit status; what went wrong has been said. */
int screening_run(const struct screening_options *options) __attribute__((nonnull));
