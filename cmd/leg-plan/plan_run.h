/* Owns the work of leg-plan: a screening (or the saved answers) and the options in, a plan out. */
#pragma once
#include "plan_options.h"

/* Writes the plan, or does what else was asked for, and returns the exit status. */
int plan_run(const struct plan_options *options) __attribute__((nonnull));
