/* Shows a plan that says stop, and passes it on instead of pacing it. */
#pragma once
#include "doc/plan.h"
#include "timer_options.h"

/* Shows the stop, on the terminal or else on standard error, and writes the plan; returns the exit
 * status. `listening`: for a screen reader, a sentence a line and no colour. */
int stop_pass_on(const struct plan *plan, const struct timer_options *options, bool listening)
	__attribute__((nonnull));
