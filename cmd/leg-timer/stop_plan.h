/* Shows a plan that says stop, and passes it on instead of pacing it. */
#pragma once
#include "session_view.h"

/* Shows the stop, on the terminal or else on standard error, and writes the plan; returns the exit
 * status. What a small terminal cannot show at once comes in parts, each until a key; a signal that
 * comes then is in view->signal. */
int stop_pass_on(struct session_view *view) __attribute__((nonnull));
