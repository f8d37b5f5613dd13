/* Owns the review before the result: every answer shown and changeable, and with saved answers the
 * question whether anything is new. */
#pragma once

#include "base/stamp.h"
#include "prompt.h"

enum review_end {
	REVIEW_DONE,
	REVIEW_BACK,
	REVIEW_NEW, /* something is new, or may be: a saved "no" no longer counts */
	REVIEW_END,
	REVIEW_EMERGENCY
};

/* `since`: the date from which saved answers are used, NULL if none is. */
enum review_end review_hold(struct interview *interview, const struct stamp *since)
	__attribute__((nonnull(1), warn_unused_result));
