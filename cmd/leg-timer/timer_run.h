/* Owns the work of leg-timer: read a plan, check it, pace it, write the record. */
#pragma once
#include "timer_options.h"

/* Returns the exit status. Ends the program by the signal that ended the session, after the record
 * is written. */
int timer_run(const struct timer_options *options) __attribute__((nonnull));
