/* Limits by the saved answers, without a screening: the limits for walk, pumps and the reminders
 * (leg-safety(7), answers). Pure. */
#pragma once
#include "base/stamp.h"
#include "body/limits.h"
#include "doc/profile.h"

/* The limits by the standing answers alone, as they count at `now`: every acute answer is taken as
 * no, so plans made by them carry a caution. If nothing was ever saved, only walking seated or
 * holding on (W-L1) is allowed. */
void saved_limits(const struct profile *profile, struct stamp now, struct limits *limits)
	__attribute__((nonnull));
