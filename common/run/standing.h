/* Owns what the saved answers alone allow: reminders use them without asking anything (SAFETY D4, D9,
 * D18). run/ may include it.
 *
 * Acute questions count as "no": a reminder asks nothing of today, so each carries its "skip this
 * if". Saved answers past their days count as D9 says, and make the whole expired. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "base/stamp.h"
#include "doc/profile.h"
#include "rule/due.h"

/* Fills all but `locked` from a profile. With none, walking alone is allowed, seated (W-L1). */
void standing_judge(const struct profile *profile, struct stamp now,
		    struct due_screening *screening) __attribute__((nonnull));

/* The same, from the saved answers on disk. */
bool standing_screening(struct due_screening *screening, struct stamp now, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
