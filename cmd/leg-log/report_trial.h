/* Owns what a report says of a trial on oneself (leg-trial). */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/fault.h"
#include "base/text.h"

/* Adds a paragraph a line about the newest trial, if one of its days is in `first` to `last` (civil
 * days). What it has found is said only when it is over: a report is no early look at it. */
bool log_trial_words(int64_t first, int64_t last, struct text *out, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
