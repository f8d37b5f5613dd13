/* Owns the review before the result: every answer shown and changeable, and with saved answers the
 * question whether anything is new. */
#pragma once

#include "base/stamp.h"
#include "prompt.h"

/* `since`: the date from which saved answers are used, NULL if none is. RESULT_AGAIN: something is
 * new, or may be, and a saved "no" no longer counts. */
enum prompt_result review_hold(struct interview *interview, const struct stamp *since)
	__attribute__((nonnull(1), warn_unused_result));
